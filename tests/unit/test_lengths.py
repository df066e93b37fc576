"""Lengths as Chinese editors count them."""

import pytest

from articles.text.lengths import chinese_length, cut_to_length


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("手机号", 3),
        ("eSIM", 2),
        ("换eSIM，要几天？", 8),
        ("“销户”——办完…", 9),
        ("é\u0301a", 1),
        ("🎉", 1),
    ],
)
def test_a_full_width_character_counts_one_and_a_latin_one_half(text: str, length: float) -> None:
    assert chinese_length(text) == length


def test_what_fits_stays_and_what_is_cut_ends_in_an_ellipsis_within_the_limit() -> None:
    assert cut_to_length("如何注销", 4) == "如何注销"
    assert cut_to_length("如何注销手机", 4) == "如何注…"
    assert cut_to_length("eSIM 怎么办", 4) == "eSIM…"
    assert chinese_length(cut_to_length("手机号5G套餐" * 9, 30)) <= 30
