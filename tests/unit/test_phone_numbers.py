"""What becomes a tel: link, and what stays words."""

import pytest

from articles.text.phone_numbers import dialable


@pytest.mark.parametrize(
    ("written", "dialled"),
    [
        ("10086", "10086"),
        (" 110 ", "110"),
        ("400-810-0000", "4008100000"),
        ("400–810–0000", "4008100000"),
        ("(010) 6666 0000", "01066660000"),
        ("（010）66660000", "01066660000"),
        ("+86 10 6666 0000", "+861066660000"),
        ("１００８６", "10086"),
    ],
)
def test_a_written_number_can_be_dialled(written: str, dialled: str) -> None:
    assert dialable(written) == dialled


@pytest.mark.parametrize(
    "written",
    [
        "",
        "12",
        "1" * 16,
        "10086 转 9",
        "10086、10010",
        "10086;ext=1",
        "10086,,1",
        "*#06#",
        "javascript:alert(1)",
        '10086" onclick="x',
        "10086\n10010",
        "1+10086",
        "【客服热线】",
        "()-",
    ],
)
def test_anything_else_cannot(written: str) -> None:
    assert dialable(written) == ""
