"""Counts as Chinese readers expect them."""

import pytest

from articles.text.numbers import compact_count


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0"),
        (549, "549"),
        (9_999, "9999"),
        (10_000, "1万"),
        (10_999, "1万"),
        (11_000, "1.1万"),
        (12_345, "1.2万"),
        (19_999, "1.9万"),
        (1_000_000, "100万"),
        (99_999_999, "9999.9万"),
        (100_000_000, "1亿"),
        (129_999_999, "1.2亿"),
    ],
)
def test_a_count_is_compact_from_ten_thousand_on(count: int, text: str) -> None:
    assert compact_count(count) == text


@pytest.mark.parametrize("count", [10_000, 10_001, 15_555, 99_950, 99_999, 1_234_567])
def test_a_count_is_never_rounded_up(count: int) -> None:
    assert float(compact_count(count).removesuffix("万")) * 10_000 <= count + 1e-6
