"""Dates as sources bear them: a day, a month, or only a year."""

import re
from datetime import date

_PARTS = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


def is_partial_date(text: str) -> bool:
    """Tell whether a text is YYYY, YYYY-MM or YYYY-MM-DD, and stands in the calendar."""
    if not _PARTS.fullmatch(text):
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True
