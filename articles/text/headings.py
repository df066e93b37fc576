"""Gives headings ids that stay, and reads off a rendered text what a table of contents and a reading time need."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2s
from html import unescape

from articles.text.slugs import make_slug, make_unique

# A heading's id never takes the name of something else on the page, such as #main.
PREFIX = "h-"
MAX_ID_LENGTH = 40
# Characters a minute. Read aloud, Chinese goes at 255 a minute (IReST: Trauzettel-Klosinski and Dietz 2012); a guide
# is read silently, which is faster, but with care.
READING_SPEED = 300

# No heading stands inside another, which also keeps the search linear.
_HEADING = re.compile(r"<(h[23])\b([^>]*)>((?:(?!<h[1-6]\b).)*?)</\1>", re.DOTALL)
_ID = re.compile(r"""\sid=["']([^"']+)["']""")
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_OTHER_WORD = re.compile(r"[A-Za-z0-9]+")


@dataclass(frozen=True)
class Heading:
    """One heading of a text: its level (2, 3), its words, the id that a link to it names."""

    level: int
    text: str
    anchor: str


def mark_headings(html: str) -> tuple[str, list[Heading]]:
    """Return the HTML with an id on every h2 and h3, and those headings in their order.

    html is well-formed, as templates and sanitisers write it. An id that stands there already stays. A new one is
    made from the heading's own words, so that a link to it holds while the words do; the second heading with the
    same words gets a number. Headings without words are left out.
    """
    taken = set(_ID.findall(html))
    headings: list[Heading] = []

    def mark(match: re.Match[str]) -> str:
        name, attributes, inside = match.groups()
        text = words(inside)
        if not text:
            return match[0]
        own = _ID.search(attributes)
        anchor = own[1] if own else make_unique(_anchor(text), taken, max_length=MAX_ID_LENGTH)
        taken.add(anchor)
        headings.append(Heading(level=int(name[1]), text=text, anchor=unescape(anchor)))
        return match[0] if own else f'<{name} id="{anchor}"{attributes}>{inside}</{name}>'

    return _HEADING.sub(mark, html), headings


def words(html: str) -> str:
    """Return the words of an HTML fragment on one line."""
    return _SPACE.sub(" ", unescape(_TAG.sub("", html))).strip()


def reading_minutes(html: str) -> int:
    """Return how many minutes a text takes, at least 1. A Latin word or a number takes as long as two characters."""
    text = unescape(_TAG.sub(" ", html))
    characters = _count(_HAN.finditer(text)) + 2 * _count(_OTHER_WORD.finditer(text))
    return max(1, round(characters / READING_SPEED))


@lru_cache(maxsize=4096)
def _anchor(text: str) -> str:
    slug = make_slug(text, max_length=MAX_ID_LENGTH - len(PREFIX))
    return PREFIX + (slug or blake2s(text.encode(), digest_size=4).hexdigest())


def _count(found: Iterator[re.Match[str]]) -> int:
    return sum(1 for _match in found)
