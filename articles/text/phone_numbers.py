"""Tells which written numbers a phone can dial: a tel: link is made of nothing else."""

import re
import unicodedata

# As people write numbers: digits in groups, an area code in brackets, a country code.
_WRITTEN = re.compile(r"\+?[0-9(][0-9() -]{1,24}")
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_MIN_DIGITS, _MAX_DIGITS = 3, 15


def dialable(text: str) -> str:
    """Return what a tel: link dials for a written number, or "" where the text is anything else.

    Full-width digits and dashes count as plain ones; 3 to 15 digits (E.164's limit), with + in front at most.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES).strip()
    if not _WRITTEN.fullmatch(plain):
        return ""
    number = re.sub(r"[() -]", "", plain)
    return number if _MIN_DIGITS <= len(number.removeprefix("+")) <= _MAX_DIGITS else ""
