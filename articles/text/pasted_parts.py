"""What a pasted draft is made of on its way to blocks: runs of text, and the parts that hold them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from html import escape

import nh3

HARD_BREAK = "\x1d"
_SPACE = re.compile(r"[\s\xa0\u3000\x1d]+")
_HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2014\u2018-\u201d\u2026]")
_TAGS = {"h2", "h3", "p", "b", "ol", "ul", "li", "a", "br"}
_LINK_SCHEMES = {"http", "https", "mailto", "tel"}


class Loss(StrEnum):
    """What could not come along, or not as it was."""

    REMOTE_PICTURE = "remote_picture"
    LOCAL_PICTURE = "local_picture"
    UNREADABLE_PICTURE = "unreadable_picture"
    FORBIDDEN_PICTURE = "forbidden_picture"
    VIDEO = "video"
    AUDIO = "audio"
    EMBED = "embed"
    FORM = "form"
    NAVIGATION = "navigation"
    STRUCK_TEXT = "struck_text"
    REMARK = "remark"
    LINK = "link"
    NESTED_TABLE = "nested_table"
    TABLE_CUT = "table_cut"
    MERGED_CELL = "merged_cell"


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one look. HARD_BREAK inside it is a line break."""

    text: str
    is_bold: bool = False
    href: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: Runs


@dataclass(frozen=True, slots=True)
class LooseItem:
    """A paragraph that a word processor shows as an item of a list."""

    depth: int
    is_ordered: bool
    runs: Runs


@dataclass(slots=True)
class Item:
    runs: Runs
    children: list["ItemList"] = field(default_factory=list)


@dataclass(slots=True)
class ItemList:
    is_ordered: bool
    items: list[Item]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A rectangle of cells, each with its lines; the first row is the head."""

    rows: tuple[tuple[tuple[Runs, ...], ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    lines: tuple[str, ...]
    source: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that came along as bytes, not yet known to be a sound one."""

    data: bytes
    extension: str
    alt: str = ""
    caption: str = ""


Part = Heading | Paragraph | LooseItem | ItemList | Table | Quote | Picture


def plain(runs: Iterable[Run]) -> str:
    """Return the words of runs on one line."""
    return "".join(run.text for run in runs).replace(HARD_BREAK, " ").strip()


def tidy(runs: Sequence[Run]) -> list[Runs]:
    """Return the paragraphs in a sequence of raw runs: white space as readers see it, empty ones left out.

    Two hard breaks in a row part paragraphs. A line end between two Han characters is how a program folded
    its source, not a space.
    """
    full = "".join(run.text for run in runs)
    paragraphs: list[list[Run]] = [[]]
    ends: list[int] = []
    for run in runs:
        ends.append((ends[-1] if ends else 0) + len(run.text))
    at = 0  # index of the run under the cursor

    def add(begin: int, end: int) -> None:
        nonlocal at
        while begin < end:
            while ends[at] <= begin:
                at += 1
            stop = min(end, ends[at])
            paragraphs[-1].append(Run(full[begin:stop], runs[at].is_bold, runs[at].href))
            begin = stop

    position = 0
    for match in _SPACE.finditer(full):
        add(position, match.start())
        position = match.end()
        if match[0].count(HARD_BREAK) > 1:
            paragraphs.append([])
        elif paragraphs[-1] and position < len(full):
            space = _space_for(match[0], full[match.start() - 1], full[position])
            last = paragraphs[-1][-1]
            paragraphs[-1][-1] = Run(last.text + space, last.is_bold, last.href)
    add(position, len(full))
    return [merged for paragraph in paragraphs if (merged := _merged(paragraph))]


def _space_for(space: str, before: str, after: str) -> str:
    if HARD_BREAK in space:
        return HARD_BREAK
    return "" if "\n" in space and _HAN.match(before) and _HAN.match(after) else " "


def _merged(runs: Iterable[Run]) -> Runs:
    merged: list[Run] = []
    for run in runs:
        if merged and (merged[-1].is_bold, merged[-1].href) == (run.is_bold, run.href):
            merged[-1] = Run(merged[-1].text + run.text, run.is_bold, run.href)
        elif run.text:
            merged.append(run)
    if merged:
        last = merged[-1]
        merged[-1] = Run(last.text.rstrip(" " + HARD_BREAK), last.is_bold, last.href)
    return tuple(run for run in merged if run.text)


def join_lines(lines: Iterable[Runs]) -> Runs:
    """Return several lines as one sequence of runs with hard breaks between them."""
    joined: list[Run] = []
    for line in lines:
        if joined and line:
            joined.append(Run(HARD_BREAK))
        joined.extend(line)
    return tuple(joined)


def without_prefix(runs: Runs, length: int) -> Runs:
    """Return runs without their first length characters, nor the spaces that follow them."""
    rest: list[Run] = []
    for run in runs:
        text = run.text[length:]
        length = max(0, length - len(run.text))
        if not rest and not length:
            text = text.lstrip()
        if text and not length:
            rest.append(Run(text, run.is_bold, run.href))
    return tuple(rest)


def runs_html(runs: Iterable[Run]) -> str:
    """Return runs as rich text: text, <b>, <a href>, <br/>."""
    html = ""
    for run in runs:
        text = escape(run.text, quote=False).replace(HARD_BREAK, "<br/>")
        if run.is_bold:
            text = f"<b>{text}</b>"
        html += f'<a href="{escape(run.href)}">{text}</a>' if run.href else text
    return html


def list_html(part: ItemList) -> str:
    """Return a list and the lists inside it as rich text."""
    name = "ol" if part.is_ordered else "ul"
    start = f' start="{part.start}"' if part.is_ordered and part.start != 1 else ""
    items = "".join(
        f"<li>{runs_html(item.runs)}{''.join(map(list_html, item.children))}</li>" for item in part.items
    )
    return f"<{name}{start}>{items}</{name}>"


def allowed_html(html: str) -> str:
    """Return rich text with nothing in it but what an article's rich text may hold: the last gate."""
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes=_LINK_SCHEMES,
        link_rel=None,
    ).replace("<br>", "<br/>")


def item_lines(part: ItemList, depth: int = 0) -> list[Runs]:
    """Return a list as lines of text, marked and indented, for places that hold no lists."""
    lines: list[Runs] = []
    for number, item in enumerate(part.items, start=part.start):
        mark = f"{number}. " if part.is_ordered else "· "
        lines.append((Run("  " * depth + mark), *item.runs))
        for inner in item.children:
            lines += item_lines(inner, depth + 1)
    return lines
