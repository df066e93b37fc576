"""Titles are told where to break, and lose nothing by it."""

import pytest

from articles.text.phrases import phrases


def test_a_title_breaks_after_its_mark() -> None:
    assert phrases("注销后余额退费：哪些能退、怎么要回来") == [
        ("注销后余额退费：", True),
        ("哪些能退、怎么要回来", True),
    ]


@pytest.mark.parametrize("title", ["深入解析 10085 客服的工作职责与重要性", "短", "卡丢了怎么办？"])
def test_a_title_with_no_mark_inside_breaks_as_any_text(title: str) -> None:
    assert phrases(title) == [(title, False)]


def test_a_long_part_breaks_as_any_text() -> None:
    assert phrases("提醒：" + "很" * 12) == [("提醒：", True), ("很" * 12, False)]


def test_a_long_part_is_split_after_its_commas() -> None:
    title = "旧手机出手前：号码、账号、数据各清一遍"
    assert phrases(title) == [(part, True) for part in ("旧手机出手前：", "号码、", "账号、", "数据各清一遍")]


@pytest.mark.parametrize(
    "title",
    [
        "：头条：",
        "，、，先注销、再换卡，最后什么也不做",
        "真的吗？！”他问：“算吗”",
        "两个 空格： 照旧",
        "换行\n：也在",
        "",
    ],
)
def test_nothing_is_lost(title: str) -> None:
    assert "".join(part for part, _kept in phrases(title)) == title
