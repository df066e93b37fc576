"""A small forgiving reader of HTML: linear in its input whatever is pasted, and never deeper than it says.

The standard library's parser needs quadratic time for some broken markup, and browsers' rules can make
a page many times larger than its source. A pasted draft needs neither: only elements, attributes and text.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from html import unescape

from articles.text.characters import clean_characters

MAX_DEPTH = 64
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# Everything up to the end tag is no markup.
_RAW = frozenset("iframe noembed noframes noscript script style textarea title xmp".split())
_CLOSES_PARAGRAPH = frozenset(
    "address article aside blockquote center dd details dir div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section summary table ul".split()
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_INLINE_IN_PARAGRAPH = frozenset(
    "a abbr b big cite code del em font i ins kbd mark q s small span strike strong sub sup u".split()
)
# An open element of the key's list is ended by the key's start tag, unless one of the bounds stands between.
_IMPLIED_ENDS: dict[str, tuple[Collection[str], Collection[str]]] = {
    "li": ({"li"}, {"ul", "ol", "menu", "dir"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    **{name: (_HEADINGS, {"table", "td", "th"}) for name in _HEADINGS},
    "tr": ({"tr"}, {"table"}),
    "td": ({"td", "th"}, {"table", "tr"}),
    "th": ({"td", "th"}, {"table", "tr"}),
    "tbody": ({"thead", "tbody", "tfoot", "caption"}, {"table"}),
    "tfoot": ({"thead", "tbody", "tfoot", "caption"}, {"table"}),
}
_CELLS = frozenset({"td", "th", "table"})
_TABLE_PARTS = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th"})
_NAME = re.compile(r"/?([A-Za-z][^\s/>]*)")
_STOP = re.compile(r"[\"'>]")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")


@dataclass(slots=True)
class Element:
    """An element with lower-case name, its attributes (lower-case names, first value wins), and children."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)

    def get(self, name: str) -> str:
        """Return an attribute's value, empty where it is missing."""
        return self.attributes.get(name, "")

    def elements(self) -> Iterator["Element"]:
        """Yield every element below this one, in document order."""
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.elements()

    def text(self) -> str:
        """Return all text below this element, as it was written."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)


def parse_html(html: str) -> Element:
    """Return the root of the tree for any text at all; comments, declarations and controls are left out.

    Elements nested deeper than MAX_DEPTH are taken apart: their content stays, at that depth.
    """
    builder = _Builder()
    for token in _tokens(html):
        if isinstance(token, str):
            builder.text(token)
        else:
            builder.tag(*token)
    return builder.root


def without_spans(text: str, start: str, end: str) -> str:
    """Return text without everything from start to the next end, both included; start and end are lower case.

    A start without an end is left alone. Letters match whatever their case.
    """
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters, such as İ, grow when lowered
        lowered = text
    kept = []
    position = 0
    while (begin := lowered.find(start, position)) >= 0:
        stop = lowered.find(end, begin + len(start))
        if stop < 0:
            break
        kept.append(text[position:begin])
        position = stop + len(end)
    return "".join(kept) + text[position:]


def _tokens(html: str) -> Iterator[str | tuple[str, str]]:
    """Yield texts, and tags as (name, rest of the tag); end tags bear a slash before the name."""
    position = 0
    while (begin := html.find("<", position)) >= 0:
        match = _NAME.match(html, begin + 1)
        if match is None and html[begin + 1 : begin + 2] not in {"!", "?", "/"}:
            yield html[position : begin + 1]
            position = begin + 1
            continue
        end = _tag_end(html, begin + 1) if match else html.find(">", begin)
        if end < 0:
            break
        if begin > position:
            yield html[position:begin]
        position = end + 1
        if match is None:
            continue
        name = match[1].lower()
        slash = "/" if html[begin + 1] == "/" else ""
        yield slash + name, html[match.end() : end]
        if name in _RAW and not slash:
            close = re.compile(f"</{re.escape(name)}", re.IGNORECASE).search(html, position)
            position = close.start() if close else len(html)
    if position < len(html):
        yield html[position:]


def _tag_end(html: str, position: int) -> int:
    """Return where the tag's > stands, -1 where there is none; a > inside quotes does not count."""
    start = position
    while (stop := _STOP.search(html, position)) is not None:
        if stop[0] == ">":
            return stop.start()
        closing = html.find(stop[0], stop.end())
        if closing < 0:
            return html.find(">", start)
        position = closing + 1
    return html.find(">", start)


def _attributes(source: str) -> dict[str, str]:
    attributes: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(source):
        attributes.setdefault(name.lower(), clean_characters(unescape(double or single or bare)))
    return attributes


class _Builder:
    def __init__(self) -> None:
        self.root = Element("")
        self.open = [self.root]

    def text(self, text: str) -> None:
        self.open[-1].children.append(clean_characters(unescape(text)))

    def tag(self, name: str, rest: str) -> None:
        if name.startswith("/"):
            self._end(name[1:])
            return
        self._imply_ends(name)
        if len(self.open) > MAX_DEPTH and name not in VOID:
            # Blocks still part their text from what follows.
            self.open[-1].children.append(Element("br") if name in _CLOSES_PARAGRAPH else "")
            return
        element = Element(name, _attributes(rest))
        self.open[-1].children.append(element)
        if name not in VOID:
            self.open.append(element)

    def _imply_ends(self, name: str) -> None:
        if name in _CLOSES_PARAGRAPH:
            for index in range(len(self.open) - 1, 0, -1):
                if self.open[index].name == "p":
                    del self.open[index:]
                    break
                if self.open[index].name not in _INLINE_IN_PARAGRAPH:
                    break
        ended, bounds = _IMPLIED_ENDS.get(name, ((), ()))
        for index in range(len(self.open) - 1, 0, -1) if ended else ():
            if self.open[index].name in ended:
                del self.open[index:]
                break
            if self.open[index].name in bounds:
                break

    def _end(self, name: str) -> None:
        if name == "br":
            self.open[-1].children.append(Element("br"))
            return
        for index in range(len(self.open) - 1, 0, -1):
            if self.open[index].name == name:
                del self.open[index:]
                return
            if self.open[index].name in _CELLS and name not in _TABLE_PARTS:
                return
