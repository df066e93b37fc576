"""Plain text and excerpts out of longer texts."""

import re
from itertools import pairwise

from bs4 import BeautifulSoup

ELLIPSIS = "…"
_SPACE = re.compile(r"\s+")
_SENTENCE_END = re.compile(r"(?:[。！？!?…]+|\.(?=\s))[”’」』）》)]*")
_CLOSING = "、，。：；！？）》」』”’… "
_WORDLESS = re.compile(r"(?:<(?!img|embed|hr)[^>]*>|\s|&nbsp;|[\u200b\ufeff])*")


def is_wordless(html: str) -> bool:
    """Whether an HTML fragment shows nothing: empty paragraphs and spaces, no words, picture or rule."""
    return _WORDLESS.fullmatch(html) is not None


def plain_text(html: str) -> str:
    """Return the words of an HTML fragment on one line, single-spaced between blocks."""
    text = BeautifulSoup(html, "html.parser").get_text(" ")
    return _SPACE.sub(" ", text).strip()


def paragraphs_text(html: str) -> str:
    """Return the words of an HTML fragment's paragraphs, without its headings, lists, tables and footnotes."""
    tree = BeautifulSoup(html, "html.parser")
    for note in tree.select("a.footnote-ref, div.footnote"):
        note.decompose()
    paragraphs = tree.find_all("p")
    return _SPACE.sub(" ", "".join(paragraph.get_text() for paragraph in paragraphs)).strip()


def excerpt(text: str, *, length: int = 90) -> str:
    """Return the first length characters of text, ended by … where something was left out.

    No punctuation stands before the …, and the ellipsis counts as one character of the length.
    """
    text = _SPACE.sub(" ", text).strip()
    if len(text) <= length:
        return text
    return text[: length - 1].rstrip(_CLOSING) + ELLIPSIS


def sentences(text: str) -> list[str]:
    """Return the sentences of text in order, each with the marks and the space that end it."""
    text = _SPACE.sub(" ", text).strip()
    ends = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    return [text[start:end] for start, end in pairwise(ends) if start < end]


def first_sentences(text: str, *, length: int = 150, shortest: int = 80) -> str:
    """Return as many whole sentences of text as fit into length characters.

    Where they are fewer than `shortest` characters, because a long sentence follows, it is cut as by `excerpt`.
    """
    text = _SPACE.sub(" ", text).strip()
    if len(text) <= length:
        return text
    ends = [end for match in _SENTENCE_END.finditer(text) if (end := match.end()) <= length]
    if ends and ends[-1] >= shortest:
        return text[: ends[-1]]
    return excerpt(text, length=length)
