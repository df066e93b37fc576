"""Turns text into characters that the fonts have, so that no picture shows an empty box.

Emoji and other drawings are left out. What has a plain form (½, ＡＢ, ñ, the spaces of typewriters) takes it. A rare
Han character is written in pinyin with its tone, as on train tickets, and a word of another script in Latin letters.
"""

import re
import unicodedata
from collections.abc import Callable

from anyascii import anyascii
from pypinyin import Style, lazy_pinyin

from articles.text.characters import clean_characters

_ALIKE = str.maketrans(
    {"–": "-", "‑": "-", "‒": "-", "―": "—", "•": "·", "‧": "·", "∙": "·", "⋯": "…", "‚": "，", "⁄": "/"}
)
_SPACES = re.compile(r"\s+")


def drawable(text: str, *, has: Callable[[str], bool]) -> str:
    """Return text on one line, in characters for which `has` is true."""
    kept = []
    for character in clean_characters(text).translate(_ALIKE):
        if character.isspace():
            kept.append(" ")
        elif has(character):
            kept.append(character)
        else:
            kept.append("".join(one for one in _instead(character, has) if one == " " or has(one)))
    return _SPACES.sub(" ", "".join(kept)).strip()


def _instead(character: str, has: Callable[[str], bool]) -> str:
    for form in ("NFKC", "NFKD"):
        parts = unicodedata.normalize(form, character).translate(_ALIKE)
        plain = "".join(one for one in parts if not unicodedata.combining(one))
        if plain and all(map(has, plain)):
            return plain
    category = unicodedata.category(character)
    if unicodedata.name(character, "").startswith("CJK "):
        sound = lazy_pinyin(character, style=Style.TONE, errors="ignore")
        return f" {sound[0]} " if sound else "〓"
    return anyascii(character) if category[0] == "L" or category in {"Nd", "Nl"} else ""
