"""Reads the design's tokens out of their stylesheet, so that the style page shows every one of them."""

import re
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

TOKENS: Path = settings.BASE_DIR / "static" / "css" / "tokens.css"
_ROOT = re.compile(r":root \{(?P<inside>.*?)\n\}", re.DOTALL)
_PART = re.compile(r"/\*(?P<heading>.*?)\*/|--(?P<name>[\w-]+):(?P<value>[^;]*);", re.DOTALL)
_TWO_VALUES = re.compile(r"var\(--light, (?P<light>.*)\) var\(--dark, (?P<dark>.*)\)$")
# Not tokens: the two switches between light and dark.
_SWITCHES = {"light", "dark"}


@dataclass(frozen=True)
class Token:
    """One custom property: how it is shown, and its value in the light and in the dark (equal where one counts)."""

    name: str
    kind: str
    light: str
    dark: str


def read_tokens(text: str) -> dict[str, list[Token]]:
    """Return the tokens of the first :root of a stylesheet, by the comment they stand under."""
    root = _ROOT.search(text)
    groups: dict[str, list[Token]] = {}
    heading = ""
    for part in _PART.finditer(root["inside"] if root else ""):
        if part["heading"]:
            heading = " ".join(part["heading"].split())
        elif part["name"] not in _SWITCHES:
            groups.setdefault(heading, []).append(_token(part["name"], " ".join(part["value"].split())))
    return groups


def all_tokens() -> dict[str, list[Token]]:
    """Return the site's tokens."""
    return read_tokens(TOKENS.read_text("utf-8"))


def _token(name: str, value: str) -> Token:
    both = _TWO_VALUES.match(value)
    light, dark = (both["light"], both["dark"]) if both else (value, value)
    return Token(name=name, kind=_kind(name, light), light=light, dark=dark)


def _kind(name: str, value: str) -> str:
    if value.startswith("#"):
        return "colour"
    if name.startswith("size-"):
        return "size"
    if name.startswith("font-"):
        return "font"
    return "length" if re.fullmatch(r"[\d.]+(?:rem|em)", value) and name != "page-width" else "other"
