"""Dates that say a day, a month or a year."""

import pytest

from articles.text.partial_dates import is_partial_date


@pytest.mark.parametrize("text", ["2025", "2025-08", "2025-08-01", "2024-02-29"])
def test_a_day_a_month_or_a_year_of_the_calendar_is_a_date(text: str) -> None:
    assert is_partial_date(text)


@pytest.mark.parametrize(
    "text", ["", "25", "2025-13", "2025-00", "2025-02-29", "2025-8-1", "2025年8月", "0000", "2025-08-01T00"]
)
def test_nothing_else_is(text: str) -> None:
    assert not is_partial_date(text)
