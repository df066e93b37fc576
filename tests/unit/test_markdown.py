"""Markdown: what editors write, what readers get, and what attackers don't."""

import logging

import pytest

from articles.text import markdown as markdown_module
from articles.text.allow_list import sanitise
from articles.text.markdown import render_markdown, shows_foreign_pictures
from articles.text.markdown_extension import Picture, picture_ids
from articles.text.markdown_limits import MAX_LENGTH, find_problem


def test_tables_scroll_by_themselves_and_say_what_they_hold() -> None:
    html = render_markdown("| 运营商 | 热线 |\n| --- | ---: |\n| 移动 | 10086 |")
    assert '<section aria-label="表格：运营商、热线" class="table-scroll" tabindex="0">' in html
    assert 'tabindex="0"' in html
    assert 'aria-label="表格：运营商、热线"' in html
    assert '<th scope="col">运营商</th>' in html
    assert '<td class="align-right">10086</td>' in html
    assert "style=" not in html


def test_footnotes_link_both_ways() -> None:
    html = render_markdown("问清[^客服]。\n\n[^客服]: 记下工号。", prefix="ab12")
    assert '<sup id="fnref-ab12-1"><a class="footnote-ref" href="#fn-ab12-1">[1]</a></sup>' in html
    assert '<li id="fn-ab12-1">' in html
    assert 'href="#fnref-ab12-1"' in html


def test_footnotes_of_two_texts_do_not_clash() -> None:
    source = "一[^1]\n\n[^1]: 注"
    assert 'id="fn-a-1"' in render_markdown(source, prefix="a")
    assert 'id="fn-b-1"' in render_markdown(source, prefix="B!")


def test_a_footnote_used_twice_leads_back_to_both_places() -> None:
    html = render_markdown("一[^1]二[^1]\n\n[^1]: 注", prefix="a")
    for place in ("fnref-a-1", "fnref2-a-1"):
        assert f'id="{place}"' in html
        assert f'href="#{place}"' in html


def test_footnotes_stand_below_fenced_code_and_both_are_kept() -> None:
    html = render_markdown("一[^1]\n\n```\nUSSD *100#\n```\n\n[^1]: 注")
    assert "<pre><code>USSD *100#\n</code></pre>" in html
    assert 'class="footnote"' in html


def test_task_lists_are_read_out_and_hold_no_form_fields() -> None:
    html = render_markdown("- [ ] 银行卡\n- [x] 微信")
    assert '<ul class="task-list">' in html
    assert '<span class="task-list-mark" role="img" aria-label="未完成">☐</span> 银行卡' in html
    assert '<span class="task-list-mark" role="img" aria-label="已完成">☑</span> 微信' in html
    assert "<input" not in html


def test_fenced_code_keeps_its_language_and_its_text() -> None:
    html = render_markdown("```python\n1、不是列表\n2、也不是\n<b>\n```")
    assert html == '<pre><code class="language-python">1、不是列表\n2、也不是\n&lt;b&gt;\n</code></pre>'


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n"])
def test_typed_numbers_become_a_real_list(gap: str) -> None:
    html = render_markdown(f"步骤：\n1、换绑{gap}2、结清{gap}3、销户\n\n完。")
    assert html == ("<p>步骤：</p>\n<ol>\n<li>换绑</li>\n<li>结清</li>\n<li>销户</li>\n</ol>\n<p>完。</p>")


def test_a_typed_list_keeps_its_first_number() -> None:
    assert '<ol start="4">' in render_markdown("4、四\n5、五")


@pytest.mark.parametrize("source", ["1、只有一条。", "1、一\n\n隔开的一段\n\n2、二", "3、三\n3、三"])
def test_what_is_no_run_stays_text(source: str) -> None:
    assert "<ol" not in render_markdown(source)


def test_a_list_right_below_a_paragraph_is_a_list() -> None:
    assert render_markdown("要带：\n- 身份证\n- SIM 卡") == (
        "<p>要带：</p>\n<ul>\n<li>身份证</li>\n<li>SIM 卡</li>\n</ul>"
    )


def test_the_page_keeps_its_one_h1() -> None:
    html = render_markdown("# 一\n\n标题\n===\n\n<h1>三</h1>\n\n## 四")
    assert "<h1" not in html
    assert html.count("<h2>") == 4


def test_lines_that_end_between_chinese_characters_join_without_a_space() -> None:
    html = render_markdown("先**换绑**\n再销户，\n然后 call\nback")
    assert html == "<p>先<strong>换绑</strong>再销户，然后 call\nback</p>"


def test_pictures_of_the_library_are_shown_as_they_are_now() -> None:
    pictures = {7: Picture("/media/a.webp", 800, 600, "营业厅")}
    html = render_markdown("![](image:7) ![柜台](image:7)", pictures=pictures)
    assert 'src="/media/a.webp"' in html
    assert 'width="800"' in html
    assert 'height="600"' in html
    assert 'alt="营业厅"' in html
    assert 'alt="柜台"' in html


def test_a_picture_that_is_gone_leaves_its_words() -> None:
    assert render_markdown("见![柜台](image:7)") == "<p>见柜台</p>"


def test_a_picture_from_elsewhere_leaves_its_words_and_is_noticed() -> None:
    source = "![外站](https://a.cn/x.png)"
    assert render_markdown(source) == "<p>外站</p>"
    assert shows_foreign_pictures(source)
    assert not shows_foreign_pictures(source, own_hosts={"a.cn"})
    assert not shows_foreign_pictures("![图](image:7) ![图](/media/a.webp) [链接](https://a.cn)")


def test_picture_ids_are_found_wherever_they_are_written() -> None:
    assert picture_ids("![a](image:7) ![b][x]\n\n[x]: image:12") == {7, 12}


@pytest.mark.parametrize(
    "source",
    [
        "[x](javascript:alert(1))",
        "[x](JAVASCRIPT:alert(1))",
        "[x](java&#10;script:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](<javascript:alert(1)>)",
        "[x]( javascript&colon;alert(1) )",
        "[x][y]\n\n[y]: javascript:alert(1)",
        "![x](javascript:alert(1))",
        '![x](/a.png "t\\" onerror=alert(1)")',
        '![x" onerror="alert(1)](/a.png)',
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "<javascript:alert(1)>",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "a <svg/onload=alert(1)> b",
        "<iframe src=//evil.example></iframe>",
        "<style>body{display:none}</style>",
        "| a |\n|--|\n| <img src=x onerror=alert(1)> |",
        "x[^1]\n\n[^1]: <img src=x onerror=alert(1)>",
        "```x onload=alert(1)\n</code><script>alert(1)</script>\n```",
        "<div markdown=1>\n<script>alert(1)</script>\n</div>",
        "<a href='/x' onclick=alert(1)><b><p></a></b>",
    ],
)
def test_hostile_markdown_is_harmless(source: str) -> None:
    html = render_markdown(source)
    bare = html.replace("&lt;", "").replace("&gt;", "")
    assert "<script" not in bare
    assert "<style" not in bare
    assert "<iframe" not in bare
    assert "<svg" not in bare
    assert 'href="java' not in html.lower()
    assert 'href="data' not in html
    for tag in html.split("<")[1:]:
        assert " onerror=" not in _without_values(tag)
        assert " onclick=" not in _without_values(tag)
    assert sanitise(html) == html


def _without_values(tag: str) -> str:
    return "".join(tag.split(">", 1)[0].split('"')[::2])


def test_line_ends_of_any_system_give_the_same_page() -> None:
    assert render_markdown("一\r\n\r\n- 二\r- 三") == render_markdown("一\n\n- 二\n- 三")


@pytest.mark.parametrize(
    "source",
    [
        "a" * (MAX_LENGTH + 1),
        "[" * 1000,
        "[a](" * 200 + "b" * 40_000,
        "> " * 200 + "a",
        "- " * 200 + "a",
        "<a " * 5000,
        "~~~a\n" * 5000,
        "|a" * 200 + "\n" + "|-" * 200 + "\n|b",
        "[^1]" * 1000 + "\n\n[^1]: x",
    ],
)
def test_what_would_keep_the_server_busy_comes_out_as_plain_text(source: str) -> None:
    assert find_problem(source)
    html = render_markdown(source)
    assert html.startswith("<p>")
    assert sanitise(html) == html


@pytest.mark.parametrize(
    "source", ["*" * 9_000, "`" * 9_000, "办理业务。" * 9_000, "\n" * 9_000, "_a" * 5_000]
)
def test_long_but_simple_texts_are_rendered(source: str) -> None:
    assert find_problem(source) is None
    render_markdown(source)


def test_a_fault_of_the_parser_leaves_the_words(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_arguments: object) -> None:
        raise RecursionError

    monkeypatch.setattr(markdown_module, "_parser", fail)
    with caplog.at_level(logging.CRITICAL, logger="articles.text.markdown"):
        assert render_markdown("一 <b>\n\n二") == "<p>一 &lt;b&gt;</p>\n<p>二</p>"


def test_an_empty_text_is_empty() -> None:
    assert render_markdown("") == ""
    assert render_markdown(" \n \n") == ""
