"""Turns runs of paragraphs that begin "1、", "2、" into real ordered lists."""

import re

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

_MARK = re.compile(r"^\s*(\d{1,2})\s*[、.．]\s*")
_ANY_MARK = re.compile(r"[、.．]")


def list_mark(text: str) -> int | None:
    """Return the number that a paragraph's text begins with ("3、…" gives 3), or None."""
    match = _MARK.match(text)
    # "3.5 元" is a figure, not the third item.
    if match is None or re.match(r"^\s*\d{1,2}[.．]\d", text):
        return None
    return int(match.group(1))


def mend_numbered_lists(html: str) -> str:
    """Return an HTML fragment in which runs of two or more numbered paragraphs became <ol> lists.

    A run counts up by one from its first number, without anything between its paragraphs; a run that does
    not begin at 1 keeps its start. Single numbered paragraphs stay as they are, and so does a fragment
    without any: it is returned unchanged, to the letter.
    """
    # Parsing is for texts that may hold a run at all; a cleverer look ahead takes quadratic time on hostile ones.
    if html.count("<p") < 2 or not _ANY_MARK.search(html):
        return html
    soup = BeautifulSoup(html, "html.parser")
    changed = False
    for run in _runs(soup):
        changed = True
        _replace(soup, run)
    return str(soup) if changed else html


def _runs(soup: BeautifulSoup) -> list[list[Tag]]:
    runs: list[list[Tag]] = []
    current: list[Tag] = []
    expected = 0
    for node in list(soup.contents):
        if isinstance(node, NavigableString) and not node.strip():
            continue
        number = list_mark(node.get_text()) if isinstance(node, Tag) and node.name == "p" else None
        if current and number == expected and isinstance(node, Tag):
            current.append(node)
        else:
            runs.append(current)
            current = [node] if number is not None and isinstance(node, Tag) else []
        expected = (number or 0) + 1
    runs.append(current)
    return [run for run in runs if len(run) > 1]


def _replace(soup: BeautifulSoup, run: list[Tag]) -> None:
    ordered = soup.new_tag("ol")
    start = list_mark(run[0].get_text())
    if start is not None and start != 1:
        ordered["start"] = str(start)
    run[0].insert_before(ordered)
    for paragraph in run:
        item = paragraph.extract()
        item.name = "li"
        _strip_mark(item)
        ordered.append(item)


def _strip_mark(item: Tag) -> None:
    left = _MARK.match(item.get_text())
    if left is None:
        return
    remaining = left.end()
    for text in list(item.find_all(string=True)):
        if remaining <= 0:
            break
        cut = min(remaining, len(text))
        remaining -= cut
        if cut < len(text):
            text.replace_with(NavigableString(text[cut:]))
        else:
            _remove(text, item)


def _remove(text: NavigableString, item: Tag) -> None:
    """Take text out, and every tag below item that held nothing else."""
    parent = text.parent
    text.extract()
    while parent is not None and parent is not item and not parent.contents:
        emptied, parent = parent, parent.parent
        emptied.extract()
