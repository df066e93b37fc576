"""Pasted drafts: what comes along, what is left behind and counted, and what hostile markup may not do."""

from typing import Any

import pytest

from articles.text.pasted import blocks_from_html
from articles.text.pasted_parts import Loss, Picture
from tests.unit.pasted_drafts import PNG, WORD_ITEM, body, losses


class TestText:
    def test_bold_by_tag_or_weight_is_kept_and_looks_are_not(self) -> None:
        html = "<p style='color:red'>先<b>换绑</b>，<span style='font-weight:700'>再</span><i>办</i>理。</p>"
        assert body(html) == "<p>先<b>换绑</b>，<b>再</b>办理。</p>"
        assert blocks_from_html(html).has_lost_looks

    def test_a_bold_wrapper_that_its_style_takes_back_is_not_bold(self) -> None:
        assert body("<b style='font-weight:normal'><p>正文。</p></b>") == "<p>正文。</p>"

    def test_empty_paragraphs_and_invisible_characters_vanish(self) -> None:
        html = "<p>&nbsp;</p><p>一\u200b二\xad三&shy;四&#8203;五\ufeff&nbsp;六\x00</p><p><br></p>"
        assert body(html) == "<p>一二三四五 六</p>"

    def test_a_line_end_between_han_characters_is_no_space(self) -> None:
        assert body("<p>如何注销手机\n  号码。use  the\napp</p>") == "<p>如何注销手机号码。use the app</p>"

    def test_lone_surrogates_are_left_out(self) -> None:
        assert body("<p>\ud83d文字。\udfff</p>") == "<p>文字。</p>"

    def test_emoji_stay_whole(self) -> None:
        assert "👨‍👩‍👧" in body("<p>全家👨‍👩‍👧一起。</p>")

    def test_two_line_breaks_part_paragraphs_and_one_stays(self) -> None:
        assert body("<div>甲<br>乙<br><br>丙</div>") == "<p>甲<br/>乙</p><p>丙</p>"

    def test_nested_sections_of_wechat_become_plain_paragraphs(self) -> None:
        html = "<section><section><p><span>甲。</span></p></section><section>乙。<section></section></section></section>"
        assert body(html) == "<p>甲。</p><p>乙。</p>"

    def test_links_keep_only_addresses_that_readers_may_follow(self) -> None:
        html = (
            '<p><a href="https://a.cn/?a=1&amp;b=2">甲</a><a href="tel:10086">乙</a>'
            '<a href="javascript:alert(1)">丙</a><a href="/x">丁</a><a href="#note">戊</a></p>'
        )
        draft = blocks_from_html(html)
        assert (
            draft.blocks[0][1]
            == '<p><a href="https://a.cn/?a=1&amp;b=2">甲</a><a href="tel:10086">乙</a>丙丁戊</p>'
        )
        assert losses(draft) == {Loss.LINK: 2}


class TestTitleAndHeadings:
    def test_the_first_h1_becomes_the_title_and_later_ones_become_h2(self) -> None:
        draft = blocks_from_html(
            "<h1>题目</h1><p>正文。</p><h1>小节</h1><p>正文。</p><h2>下一级</h2><p>正文。</p>"
        )
        assert draft.title == "题目"
        assert draft.blocks[0][1] == "<p>正文。</p><h2>小节</h2><p>正文。</p><h3>下一级</h3><p>正文。</p>"

    def test_words_title_style_is_the_title(self) -> None:
        draft = blocks_from_html("<p class=MsoTitle>题目</p><h1>小节</h1><p>正文。</p>")
        assert (draft.title, draft.blocks[0][1]) == ("题目", "<h2>小节</h2><p>正文。</p>")

    def test_a_short_first_line_is_taken_for_the_title(self) -> None:
        assert blocks_from_html("<p>如何注销手机号码</p><p>先换绑，再办理。</p>").title == "如何注销手机号码"

    def test_a_sentence_is_no_title(self) -> None:
        assert blocks_from_html("<p>先换绑。</p><p>再办理。</p>").title is None

    def test_a_given_title_stays_and_its_repetition_is_left_out(self) -> None:
        draft = blocks_from_html("<h1>题目</h1><p>正文。</p>", title="题目")
        assert (draft.title, draft.blocks[0][1]) == (None, "<p>正文。</p>")
        assert body("<h1>别的</h1><p>正文。</p>", title="题目") == "<h2>别的</h2><p>正文。</p>"

    def test_levels_have_no_gap_and_are_never_deeper_than_h3(self) -> None:
        html = "<h2>甲</h2><p>a。</p><h4>乙</h4><p>b。</p><h6>丙</h6><p>c。</p>"
        assert body(html) == "<h2>甲</h2><p>a。</p><h3>乙</h3><p>b。</p><h3>丙</h3><p>c。</p>"
        assert body("<p>开头。</p><h3>甲</h3><p>a。</p>") == "<p>开头。</p><h2>甲</h2><p>a。</p>"

    def test_a_heading_is_not_bold_by_itself(self) -> None:
        assert body("<p>开头。</p><h2><strong>小节</strong></h2><p>a。</p>").count("<b>") == 0

    def test_a_named_lead_becomes_the_lead(self) -> None:
        draft = blocks_from_html("<h1>题目</h1><p><b>导语：</b>写给要转网的人。</p><p>正文。</p>")
        assert (draft.lead, draft.blocks[0][1]) == ("写给要转网的人。", "<p>正文。</p>")

    def test_chinese_section_numbers_make_headings(self) -> None:
        html = "<p>开头。</p><p>一、先想清楚</p><p>正文。</p><p>（一）合约</p><p>正文。</p>"
        assert body(html) == "<p>开头。</p><h2>一、先想清楚</h2><p>正文。</p><h3>（一）合约</h3><p>正文。</p>"

    def test_chinese_numbers_one_after_another_are_no_headings(self) -> None:
        assert "<h2>" not in body("<p>要带：</p><p>一、身份证</p><p>二、手机</p><p>三、号卡</p>")

    def test_short_bold_lines_are_headings_only_where_there_are_no_others(self) -> None:
        assert "<h2>注意</h2>" in body("<p>开头。</p><p><b>注意</b></p><p>正文。</p>")
        assert "<p><b>注意</b></p>" in body("<h2>小节</h2><p><b>注意</b></p><p>正文。</p>")


class TestLists:
    def test_real_lists_keep_their_nesting(self) -> None:
        html = "<ul><li>甲<ol><li>一</li><li>二</li></ol></li><li><p>乙</p></li></ul>"
        assert body(html) == "<ul><li>甲<ol><li>一</li><li>二</li></ol></li><li>乙</li></ul>"

    def test_a_list_beside_its_item_hangs_below_it(self) -> None:
        assert body("<ul><li>甲</li><ul><li>一</li></ul></ul>") == "<ul><li>甲<ul><li>一</li></ul></li></ul>"

    def test_words_fake_lists_become_lists(self) -> None:
        html = "".join(
            WORD_ITEM.format(level=level, mark=mark, text=text)
            for level, mark, text in ((1, "1.", "身份证"), (2, "a)", "原件"), (1, "2.", "手机"))
        )
        assert body(html) == "<ol><li>身份证<ol><li>原件</li></ol></li><li>手机</li></ol>"

    def test_words_bullets_become_an_unordered_list(self) -> None:
        html = "".join(
            WORD_ITEM.format(level=1, mark=mark, text=text) for mark, text in (("·", "甲"), ("l", "乙"))
        )
        assert body(html) == "<ul><li>甲</li><li>乙</li></ul>"

    def test_a_word_list_whose_marks_came_as_text_loses_them(self) -> None:
        item = "<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'>·&nbsp;&nbsp; {}</p>"
        assert body(item.format("甲") + item.format("乙")) == "<ul><li>甲</li><li>乙</li></ul>"

    @pytest.mark.parametrize(
        "marks", [("1、", "2、"), ("1.", "2."), ("（1）", "（2）"), ("1)", "2)"), ("①", "②")]
    )
    def test_runs_of_numbered_paragraphs_become_an_ordered_list(self, marks: tuple[str, str]) -> None:
        html = "".join(f"<p><b>{mark}</b>第{mark}步。</p>" for mark in marks)
        assert body(html).startswith("<ol><li>")
        assert body(html).count("<li>") == 2

    def test_a_single_number_stays_as_it_was(self) -> None:
        assert body("<p>（1）只有一条。</p>") == "<p>（1）只有一条。</p>"

    def test_a_picture_in_an_item_stands_behind_the_list(self) -> None:
        draft = blocks_from_html(f"<ul><li>甲<img src='{PNG}'></li><li>乙</li></ul>")
        assert [kind for kind, _value in draft.blocks] == ["paragraph", "figure"]


class TestTables:
    def table(self, html: str) -> dict[str, Any]:
        draft = blocks_from_html(html)
        assert [kind for kind, _value in draft.blocks] == ["table"]
        return draft.blocks[0][1]

    def test_the_first_row_is_the_head(self) -> None:
        value = self.table("<table><tr><th>运营商<th>热线<tr><td>移动<td>10086</table>")
        assert value["columns"] == [
            {"type": "text", "heading": "运营商"},
            {"type": "text", "heading": "热线"},
        ]
        assert value["rows"] == [{"values": ["移动", "10086"]}]

    def test_a_column_with_bold_or_links_is_rich_text(self) -> None:
        value = self.table("<table><tr><td>a<td>b</tr><tr><td>甲<td><b>乙</b></td></tr></table>")
        assert [column["type"] for column in value["columns"]] == ["text", "rich_text"]
        assert value["rows"] == [{"values": ["甲", "<p><b>乙</b></p>"]}]

    def test_merged_cells_are_taken_apart_and_named(self) -> None:
        html = (
            "<table><tr><td>a</td><td colspan=2>b</td></tr>"
            "<tr><td rowspan=2>甲</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>"
        )
        draft = blocks_from_html(html)
        assert [row["values"] for row in draft.blocks[0][1]["rows"]] == [["甲", "1", "2"], ["甲", "3", "4"]]
        assert losses(draft) == {Loss.MERGED_CELL: 2}

    def test_a_table_of_one_cell_is_a_frame_and_is_unwrapped(self) -> None:
        assert body("<table><tr><td><p>甲。</p><p>乙。</p></td></tr></table>") == "<p>甲。</p><p>乙。</p>"

    def test_a_table_inside_a_cell_becomes_its_text_and_is_named(self) -> None:
        draft = blocks_from_html(
            "<table><tr><td>a<td>b<tr><td>甲<td><table><tr><td>1<td>2<tr><td>3<td>4</table></table>"
        )
        assert losses(draft)[Loss.NESTED_TABLE] == 1

    def test_absurd_spans_are_cut_and_named(self) -> None:
        draft = blocks_from_html("<table><tr><td colspan=999999>甲<tr><td rowspan=999999>乙</table>")
        assert losses(draft)[Loss.TABLE_CUT] == 1
        assert len(draft.blocks[0][1]["columns"]) == 20


class TestQuotesAndPictures:
    def test_a_quotation_becomes_a_quote_with_its_source(self) -> None:
        draft = blocks_from_html(
            "<blockquote cite='https://a.cn/1'><p>原话。</p><p>——某办法</p></blockquote>"
        )
        assert draft.blocks == (("quote", {"text": "原话。", "source": "某办法", "url": "https://a.cn/1"}),)

    def test_a_blockquote_used_as_a_box_is_unwrapped(self) -> None:
        assert (
            body("<blockquote><h2>甲</h2><ul><li>乙</li></ul></blockquote>")
            == "<h2>甲</h2><ul><li>乙</li></ul>"
        )

    def test_a_picture_that_came_along_is_a_figure_with_alt_and_caption(self) -> None:
        draft = blocks_from_html(
            f"<figure><img src='{PNG}' alt='营业厅'><figcaption>门口</figcaption></figure>"
        )
        kind, value = draft.blocks[0]
        assert (kind, value["caption"], len(draft.blocks)) == ("figure", "门口", 1)
        assert value["image"] == Picture(b"\x89PNG\r\n\x1a\n" + bytes(300), "png", "营业厅", "门口")

    def test_pictures_that_did_not_come_along_are_counted_with_their_words(self) -> None:
        draft = blocks_from_html(
            "<p>文。<img src='https://a.b/c.png' alt='甲'><img data-src='https://mmbiz.qpic.cn/x'>"
            "<img src='file:///C:/a.png' alt='乙'><img src='data:image/svg+xml;base64,AAAA' alt='丙'></p>"
        )
        assert losses(draft) == {Loss.REMOTE_PICTURE: 2, Loss.LOCAL_PICTURE: 1, Loss.UNREADABLE_PICTURE: 1}
        assert [item.details for item in draft.dropped] == [("甲",), ("乙",), ("丙",)]

    def test_one_pixel_pictures_are_no_loss(self) -> None:
        assert (
            blocks_from_html("<p>文。<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='></p>").dropped
            == ()
        )
