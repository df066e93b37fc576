"""Plain text and excerpts out of longer texts."""

import re

from bs4 import BeautifulSoup

ELLIPSIS = "…"
_SPACE = re.compile(r"\s+")
_CLOSING = "、，。：；！？）》」』”’… "


def plain_text(html: str) -> str:
    """Return the words of an HTML fragment on one line, single-spaced between blocks."""
    text = BeautifulSoup(html, "html.parser").get_text(" ")
    return _SPACE.sub(" ", text).strip()


def paragraphs_text(html: str) -> str:
    """Return the words of an HTML fragment's paragraphs, without its headings, lists and tables."""
    paragraphs = BeautifulSoup(html, "html.parser").find_all("p")
    return _SPACE.sub(" ", "".join(paragraph.get_text() for paragraph in paragraphs)).strip()


def excerpt(text: str, *, length: int = 90) -> str:
    """Return the first length characters of text, ended by … where something was left out.

    No punctuation stands before the …, and the ellipsis counts as one character of the length.
    """
    text = _SPACE.sub(" ", text).strip()
    if len(text) <= length:
        return text
    return text[: length - 1].rstrip(_CLOSING) + ELLIPSIS
