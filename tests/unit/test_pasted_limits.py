"""Pasted drafts: what is left behind and counted, plain text, and what hostile or endless input may not do."""

import time

import nh3
import pytest

from articles.text.html_tree import MAX_DEPTH, parse_html, without_spans
from articles.text.pasted import MAX_BLOCKS, TooMuchPastedError, blocks_from_html
from articles.text.pasted_parts import Loss
from tests.unit.pasted_drafts import body, losses, text_body


def seconds(html: str) -> float:
    """How much of the processor's time a draft takes."""
    start = time.process_time()
    blocks_from_html(html, text=html)
    return time.process_time() - start


class TestWhatIsDropped:
    def test_what_readers_would_miss_is_counted(self) -> None:
        draft = blocks_from_html(
            "<nav><a href=/>首页</a></nav><p>正文。<del>旧价</del></p><iframe src=x>没有框架</iframe>"
            "<video src=x>没有视频</video><audio></audio><form><input><button>提交</button></form>"
        )
        assert losses(draft) == {
            Loss.VIDEO: 1, Loss.AUDIO: 1, Loss.EMBED: 1, Loss.FORM: 1, Loss.NAVIGATION: 1, Loss.STRUCK_TEXT: 1,
        }  # fmt: skip
        assert draft.blocks[0][1] == "<p>正文。</p>"

    def test_a_form_around_a_whole_page_is_unwrapped(self) -> None:
        draft = blocks_from_html(f"<form><p>{'长文。' * 100}</p><input></form>")
        assert draft.blocks[0][1].startswith("<p>长文。")
        assert losses(draft) == {Loss.FORM: 1}

    @pytest.mark.parametrize(
        "html",
        [
            "<p>文<script>alert(1)</script><style>p{}</style></p>",
            "<p onclick=alert(1) id=x class=y>文<svg onload=alert(1)><a xlink:href=javascript:1>x</a></svg></p>",
            "<p>文<img src=x onerror=alert(1)></p>",
            "<p>文</p><script>",
            "<p>文<a href='java\nscript:alert(1)'></a><a href='data:text/html,x'></a></p>",
            "<p>文&lt;script&gt;alert(1)&lt;/script&gt;</p>",
            "<math><mtext></mtext><p>文</p><annotation-xml><style><img src=x onerror=alert(1)>",
            "<![foo[<p>文<!-->-->",
            "<p>文<!doctype html><?php echo 1 ?></p></td></table></body></html>",
        ],
    )
    def test_hostile_markup_leaves_nothing_but_allowed_html(self, html: str) -> None:
        draft = blocks_from_html(html, title="题目")
        for _kind, value in draft.blocks:
            assert "文" in value
            clean = nh3.clean(value, tags={"p", "b", "a", "br"}, attributes={"a": {"href"}}, link_rel=None)
            assert value == clean
            assert "javascript" not in value

    def test_nothing_at_all_is_an_empty_draft(self) -> None:
        for html in ("", " ", "<p></p>", "<!-- x", "<", "\x00", "</p>"):
            draft = blocks_from_html(html)
            assert (draft.title, draft.dropped) == (None, ())

    def test_deep_nesting_is_flattened_and_its_text_stays(self) -> None:
        assert "底。" in body("<div>" * 5000 + "底。")
        deepest = parse_html("<div>" * 500 + "底")
        depth = 0
        while deepest.children and not isinstance(deepest.children[0], str):
            deepest = deepest.children[0]
            depth += 1
        assert depth <= MAX_DEPTH + 1


class TestPlainText:
    def test_a_blank_line_or_a_line_end_parts_paragraphs(self) -> None:
        assert text_body("甲。\n\n乙。\n丙。") == "<p>甲。</p><p>乙。</p><p>丙。</p>"

    def test_lines_that_a_mail_program_folded_are_joined(self) -> None:
        folded = "这一行很长" * 7
        assert text_body(f"{folded}\n还没说完。") == f"<p>{folded}还没说完。</p>"

    def test_marks_make_headings_and_lists(self) -> None:
        text = "开头。\n## 准备\n- 甲\n- 乙\n一、步骤\n1、先\n2、后\n"
        assert text_body(text) == (
            "<p>开头。</p><h2>准备</h2><ul><li>甲</li><li>乙</li></ul><h2>一、步骤</h2><ol><li>先</li><li>后</li></ol>"
        )

    def test_a_first_line_with_a_hash_is_the_title(self) -> None:
        assert blocks_from_html("", text="# 题目\n正文。").title == "题目"

    def test_cells_parted_by_tabs_are_a_table_and_quoted_lines_a_quote(self) -> None:
        draft = blocks_from_html("", text="甲\t乙\n1\t2\n> 原话。", title="题目")
        assert [kind for kind, _value in draft.blocks] == ["table", "quote"]

    def test_markup_in_plain_text_stays_text(self) -> None:
        assert text_body("<script>alert(1)</script>。") == "<p>&lt;script&gt;alert(1)&lt;/script&gt;。</p>"

    def test_plain_text_that_the_box_wrapped_has_the_same_rules(self) -> None:
        assert body("<pre data-plain>甲。\n- 一\n- 二</pre>") == "<p>甲。</p><ul><li>一</li><li>二</li></ul>"


class TestLimits:
    def test_half_a_million_characters_are_the_most(self) -> None:
        with pytest.raises(TooMuchPastedError) as raised:
            blocks_from_html("<p>" + "字" * 500_001)
        assert raised.value.unit == "characters"

    def test_pictures_and_style_sheets_do_not_count(self) -> None:
        picture = "data:image/png;base64," + "A" * 700_000
        style = f"<style>{'x' * 500_000}</style><!--{'x' * 500_000}-->"
        assert blocks_from_html(f"{style}<p>文。<img src='{picture}'></p>").blocks

    def test_more_blocks_than_an_article_takes_are_refused(self) -> None:
        with pytest.raises(TooMuchPastedError) as raised:
            blocks_from_html("<blockquote>甲。</blockquote><p>乙。</p>" * MAX_BLOCKS)
        assert raised.value.unit == "blocks"

    @pytest.mark.parametrize(
        "piece",
        [
            "<!--",
            "<a ",
            '<a b="',
            "<![x",
            "</",
            "<div>",
            "<b id=1>",
            "<h1>x",
            "<li>",
            "<td>",
            "&#",
            "<p>x",
            "1、\n",
            "<a =",
        ],
    )
    def test_the_time_grows_no_faster_than_the_text(self, piece: str) -> None:
        # Four times the text, well under sixteen times the time. What is quick needs no second look.
        quick = 0.2
        assert seconds(piece * 2000) < quick or (
            min(seconds(piece * 2000) for _attempt in range(2)) < 10 * max(seconds(piece * 500), quick / 10)
        )

    def test_ten_thousand_characters_take_less_than_half_a_second(self) -> None:
        look = "<p class=MsoNormal style='text-indent:21pt'><span style='font-size:12pt'>"
        html = f"{look}注销之前<b>先换绑</b>。</span></p>\n" * 1000
        assert any(seconds(html) < 0.5 for _attempt in range(3))


def test_a_start_without_an_end_is_left_alone() -> None:
    assert without_spans("a<!--b-->c<!--d", "<!--", "-->") == "ac<!--d"
    assert without_spans("a<STYLE>b</Style>c", "<style", "</style>") == "ac"
