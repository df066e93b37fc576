"""Runs of "1、" paragraphs become real lists, and nothing else does."""

import time

import pytest

from articles.text.numbered_lists import list_mark, mend_numbered_lists


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1、先换绑", 1),
        (" 3、 结清", 3),
        ("12、取消", 12),
        ("2.结清", 2),
        ("2. 结清", 2),
        ("４．结清", 4),
        ("3.5 元一个月", None),
        ("3．5 元", None),
        ("100、太大", None),
        ("一、先换绑", None),
        ("10086 打过去", None),
        ("", None),
        ("、", None),
    ],
)
def test_the_mark_of_a_paragraph(text: str, number: int | None) -> None:
    assert list_mark(text) == number


def test_a_run_becomes_an_ordered_list_without_its_marks() -> None:
    html = mend_numbered_lists("<p>1、先换绑</p><p>2、再结清</p><p>3、去办</p>")
    assert html == "<ol><li>先换绑</li><li>再结清</li><li>去办</li></ol>"


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<p>没有编号</p>",
        "<p>1、只有一条</p>",
        "<p>1、一</p><p>中间一句</p><p>2、二</p>",
        "<p>1、一</p><p>3、三</p>",
        "<p>2、二</p><p>1、一</p>",
        "<p>3.5 元</p><p>4.5 元</p>",
        "<h2>1、先换绑</h2><h2>2、再结清</h2>",
        "<ol><li>1、一</li><li>2、二</li></ol>",
        "1、纯文字 2、没有标签",
        "<p>套餐是 1、2 两档 &amp; 更多</p>",
    ],
)
def test_what_is_no_run_stays_to_the_letter(html: str) -> None:
    assert mend_numbered_lists(html) == html


def test_text_around_a_run_stays() -> None:
    html = mend_numbered_lists("<h2>步骤</h2><p>1、一</p><p>2、二</p><p>完了。</p>")
    assert html == "<h2>步骤</h2><ol><li>一</li><li>二</li></ol><p>完了。</p>"


def test_two_runs_after_each_other_become_two_lists() -> None:
    html = mend_numbered_lists("<p>1、一</p><p>2、二</p><p>1、甲</p><p>2、乙</p>")
    assert html == "<ol><li>一</li><li>二</li></ol><ol><li>甲</li><li>乙</li></ol>"


def test_a_run_that_begins_later_keeps_its_start() -> None:
    html = mend_numbered_lists("<p>3、三</p><p>4、四</p>")
    assert html == '<ol start="3"><li>三</li><li>四</li></ol>'


def test_mixed_marks_make_one_run() -> None:
    html = mend_numbered_lists("<p>1、一</p><p>2. 二</p><p>3．三</p>")
    assert html == "<ol><li>一</li><li>二</li><li>三</li></ol>"


def test_tags_inside_the_paragraph_stay_and_an_emptied_one_goes() -> None:
    html = mend_numbered_lists('<p><b>1、</b>先<a href="tel:10086">打</a></p><p><b><i>2</i>、再</b>办</p>')
    assert html == '<ol><li>先<a href="tel:10086">打</a></li><li><b>再</b>办</li></ol>'


def test_white_space_between_paragraphs_does_not_break_a_run() -> None:
    html = mend_numbered_lists('<p data-block-key="a1">1、一</p>\n <p data-block-key="a2">2、二</p>')
    assert html.replace("\n", "").replace(" <", "<") == (
        '<ol><li data-block-key="a1">一</li><li data-block-key="a2">二</li></ol>'
    )


def test_mending_twice_changes_nothing_more() -> None:
    once = mend_numbered_lists("<p>1、一 &lt;b&gt; &amp;</p><p>2、二</p>")
    assert "&lt;b&gt; &amp;" in once
    assert mend_numbered_lists(once) == once


@pytest.mark.parametrize(
    "html",
    [
        "<p>1、",
        "<p>1、<p>2、",
        "<p>1、</p><p>2、</p>",
        ">1、" * 2_000,
        "<p><b>" * 400 + "1、",
        "<" * 20_000 + ">1、",
        "<b>" * 8_000 + "x",
        "<p>" + " " * 50_000 + "1",
        "<p>９９、</p><p>100、</p>",
        "<p>٣、阿拉伯数字</p><p>٤、也是数字</p>",
    ],
)
def test_hostile_html_is_answered_soon(html: str) -> None:
    started = time.perf_counter()
    assert isinstance(mend_numbered_lists(html), str)
    assert time.perf_counter() - started < 0.5
