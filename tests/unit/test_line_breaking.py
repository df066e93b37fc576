"""Where lines of Chinese may end, and where they end best."""

import re

import pytest

from articles.cards.line_breaking import (
    NO_END,
    NO_START,
    break_lines,
    clusters_of,
    is_lone,
    is_wide,
    line_text,
)

EM = 10
WIDTHS = range(6, 30, 3)
TEXTS = [
    "写给要停用号码的人：按顺序走七步，先查名下号卡、再换绑账号、结清费用，最后去办销户。",
    "客服说“系统里查不到”（其实查得到）——这时候怎么办？记下工号……再打《电信条例》里写的热线！",
    "拨打10085转人工，或在App里选“销户”；5G套餐要先改成8元保号套餐（约30天）。",
    "（《“一二三四五六七八”》）（《“一二三四五六七八”》）（《“一二三四五六七八”》）",
    "访问 https://www.example.com/a-very-long-path/that-never-ends/index.html 办理",
    "一二三四五六七八九十一二三四五六七八九十一。",
]


def width_of(text: str) -> float:
    return sum(EM if is_wide(character) else EM * 0.55 for character in text)


def lines_of(text: str, *, ems: float, is_balanced: bool = False) -> list[str]:
    lines = break_lines(clusters_of(text), width=ems * EM, em=EM, width_of=width_of, is_balanced=is_balanced)
    return [line_text(line) for line in lines]


@pytest.mark.parametrize("is_balanced", [False, True])
@pytest.mark.parametrize("text", TEXTS)
def test_no_line_begins_or_ends_with_a_mark_that_may_not_stand_there(text: str, is_balanced: bool) -> None:
    for ems in WIDTHS:
        lines = lines_of(text, ems=ems, is_balanced=is_balanced)
        if "http" not in text:  # an address longer than a line is cut inside
            assert [line for line in lines[1:] if line[0] in NO_START] == []
        assert [line for line in lines[:-1] if line[-1] in NO_END] == []


@pytest.mark.parametrize("is_balanced", [False, True])
@pytest.mark.parametrize("text", TEXTS)
def test_nothing_is_lost_and_no_line_is_wider_than_there_is_room(text: str, is_balanced: bool) -> None:
    for ems in WIDTHS:
        lines = break_lines(
            clusters_of(text), width=ems * EM, em=EM, width_of=width_of, is_balanced=is_balanced
        )
        told = "".join(cluster.text for line in lines for cluster in line)
        assert told == re.sub(r"\s", "", text)
        for line in lines:
            used = sum(width_of(cluster.text) for cluster in line) + sum(one.gap * EM for one in line[1:])
            assert used <= ems * EM or len(line) == 1


@pytest.mark.parametrize("word", ["10085", "iPhone", "5G", "3.5%", "haoka@example.com", "2026-11-24"])
def test_words_and_numbers_stay_whole(word: str) -> None:
    text = f"请先看清楚{word}再去营业厅办理，{word}不对的话{word}要重来。"
    for ems in range(10, 30):
        assert "".join(lines_of(text, ems=ems)).count(word) == 3


@pytest.mark.parametrize("text", TEXTS)
def test_the_last_line_holds_more_than_one_character(text: str) -> None:
    for ems in WIDTHS:
        lines = break_lines(clusters_of(text), width=ems * EM, em=EM, width_of=width_of)
        assert len(lines) == 1 or not is_lone(lines[-1])


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("办eSIM卡", "办 eSIM 卡"),
        ("办 eSIM 卡", "办 eSIM 卡"),
        ("打10085。", "打 10085。"),
        ("打 10085 ，按0", "打 10085，按 0"),
        ("（SIM卡）", "（SIM 卡）"),
        ("“5G”套餐", "“5G”套餐"),
        ("涨了20%吗", "涨了 20% 吗"),
        ("a b  c", "a b c"),
        ("你 好", "你好"),
    ],
)
def test_han_and_latin_stand_a_quarter_of_an_em_apart(written: str, shown: str) -> None:
    clusters = clusters_of(written)
    assert line_text(tuple(clusters)) == shown
    assert {cluster.gap for cluster in clusters} <= {0.0, 0.25}


def test_dashes_and_dots_of_two_characters_are_not_parted() -> None:
    for ems in range(4, 14):
        lines = lines_of("去办——还是不办……再想想看", ems=ems)
        assert "——" in "".join(lines)
        assert any("——" in line for line in lines)
        assert any("……" in line for line in lines)


def test_lines_of_a_title_are_about_as_long_as_each_other() -> None:
    lines = lines_of("如今换号之前应该先做的二十件大小事", ems=14, is_balanced=True)
    assert [len(line) for line in lines] in ([8, 9], [9, 8])


def test_a_title_ends_its_lines_where_its_clauses_end() -> None:
    assert lines_of("如何注销手机号码：四家运营商一步一步办成", ems=12, is_balanced=True) == [
        "如何注销手机号码：",
        "四家运营商一步一步办成",
    ]


def test_a_word_wider_than_a_line_is_cut_after_a_mark() -> None:
    lines = lines_of("https://example.com/banka/xiaohu", ems=12)
    assert lines[0] == "https://example.com/"


def test_no_text_makes_no_line() -> None:
    assert lines_of("", ems=10) == lines_of("   ", ems=10) == []
