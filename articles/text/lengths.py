"""Lengths as Chinese editors count them: a full-width character is one, a Latin letter or digit half of one."""

import unicodedata

from articles.text.excerpts import ELLIPSIS

# “ ” … — are drawn as wide as a character in Chinese text, though Unicode calls them ambiguous.
_FULL_WIDTH = {"W", "F", "A"}
_JOINER = "\u200d"


def chinese_length(text: str) -> float:
    """Return how many Chinese characters wide text is; marks that sit on another character count nothing."""
    return sum(_width(character) for character in text)


def cut_to_length(text: str, limit: float) -> str:
    """Return as much of text as a line of `limit` Chinese characters shows, … included where something is missing."""
    if chinese_length(text) <= limit:
        return text
    room, kept = limit - chinese_length(ELLIPSIS), ""
    for character in text:
        room -= _width(character)
        if room < 0:
            break
        kept += character
    return kept.rstrip() + ELLIPSIS


def _width(character: str) -> float:
    category = unicodedata.category(character)
    if character == _JOINER or category == "Mn":
        return 0
    width = unicodedata.east_asian_width(character)
    # é or Я are drawn as narrow as any letter.
    is_narrow = width == "A" and category.startswith("L")
    return 1 if width in _FULL_WIDTH and not is_narrow else 0.5
