"""What word processors write in place of HTML: lists that are paragraphs, titles that are classes."""

import re

from articles.text.html_tree import Element

_LEVEL = re.compile(r"mso-list:\s*l\d+\s+level(\d+)", re.IGNORECASE)
_IGNORED = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
_NUMBER = re.compile(r"[（(]?(\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5}|[①-⑳])\s*[.．、)）]?$")
_HAN_NUMBER = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[、)）.．]?$")
_WRITTEN_MARK = re.compile(
    r"\s*(?:[·•●○▪■◆➢✓\uf0b7\uf06c\uf0a7\uf0d8]|(?:o|l|§|Ø|-|–)(?=\s{2})|\d{1,3}[.．、](?=\s))\s*"
)
_STYLE = re.compile(r"([a-z-]+)\s*:\s*([^;]*)")


def style_of(element: Element) -> dict[str, str]:
    """Return the element's inline style, names and values in lower case."""
    source = element.get("style")
    return {name: value.strip() for name, value in _STYLE.findall(source.lower())} if source else {}


def list_depth(element: Element) -> int | None:
    """Return how deep a paragraph that stands for a list item is (1 is outermost), None for any other."""
    match = _LEVEL.search(element.get("style"))
    return min(int(match[1]), 9) if match else None


def is_list_mark(element: Element) -> bool:
    """Tell whether an element holds a list item's printed number or bullet."""
    return bool(_IGNORED.search(element.get("style")))


def written_mark(element: Element) -> str:
    """Return the number or bullet that a word processor wrote into an item's text, empty where it wrote none."""
    for child in element.elements():
        if is_list_mark(child):
            return child.text().strip()
    return ""


def unmarked_prefix(text: str) -> str:
    """Return the bullet or number at the start of an item's text, with the spaces behind it."""
    match = _WRITTEN_MARK.match(text)
    return match[0] if match else ""


def is_number(mark: str) -> bool:
    """Tell whether a list mark counts ("1.", "a)", "（2）", "三、"); bullets don't."""
    mark = mark.strip()
    # Symbol fonts write bullets as the letters o, l and n without a stop.
    if mark in {"o", "l", "n", "v"}:
        return False
    return bool(_NUMBER.fullmatch(mark) or _HAN_NUMBER.fullmatch(mark))


def is_han_number(mark: str) -> bool:
    """Tell whether a list mark is how Chinese texts number their sections ("一、", "（二）")."""
    return bool(_HAN_NUMBER.fullmatch(mark.strip()))


def named_level(element: Element) -> int | None:
    """Return the level of a paragraph whose class names it a title (0) or a heading (1 to 6), else None."""
    for name in element.get("class").lower().split():
        if name == "msotitle":
            return 0
        if name == "msosubtitle":
            return 2
        match = re.fullmatch(r"(?:msoheading|heading|标题)(\d)", name)
        if match and match[1] in "123456":
            return int(match[1])
    return None
