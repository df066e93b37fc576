"""Characters that no reader sees and no database likes: controls, zero-width marks, halves of characters."""

import re

_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069"
    r"\ufeff\ufffe\uffff\ud800-\udfff]"
)


def clean_characters(text: str) -> str:
    """Return text with line ends as \\n, and without controls, zero-width characters, soft hyphens, marks of
    direction and lone surrogates. The joiner inside emoji stays.
    """
    return _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """Return text without invisible characters, on one line, each run of white space as one space."""
    return " ".join(clean_characters(text).split())
