"""What the beginnings of lines mean in drafts that know no HTML: "一、", "#", "（1）", "- "; and plain text."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from articles.text.pasted_parts import (
    HARD_BREAK,
    Heading,
    Item,
    ItemList,
    LooseItem,
    Paragraph,
    Part,
    Quote,
    Run,
    Runs,
    Table,
    plain,
    tidy,
    without_prefix,
)

_LONGEST_HEADING = 40
_LONGEST_BOLD_HEADING = 30
# Mail programs and terminals fold lines between these lengths.
_FOLDED_LENGTH, _LONGEST_FOLDED = 30, 90
_ENDS_A_SENTENCE = tuple("。；，、！;,!…")
_HASHES = re.compile(r"(#{1,4})\s+(?=\S)")
_SECTION = re.compile(r"[一二三四五六七八九十]{1,3}\s*[、.．]\s*(?=\S)")
_SUBSECTION = re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]\s*(?=\S)")
_BULLET = re.compile(r"(?:[-*+–](?=\s)|[·•●○▪■◆])\s*(?=\S)")
_LISTED = re.compile(r"\d{1,2}\s*[、.．]\s*\S")
_NUMBER = re.compile(r"(?:[（(](\d{1,2})[)）]|(\d{1,2})[)）](?=\D)|([①-⑳]))\s*[、.．]?\s*(?=\S)")


def parts_of_text(text: str) -> list[Part]:
    """Return the parts of a plain text: each line is a paragraph, unless a program folded it.

    Lines of two or more cells parted by tabs, as spreadsheets copy them, are a table; lines with > a quote.
    """
    parts: list[Part] = []
    for block in re.split(r"\n[^\S\n]*\n", text):
        for (tabs, is_quoted), group in groupby(block.split("\n"), key=_line_kind):
            lines = [line for line in group if line.strip()]
            if tabs and len(lines) > 1:
                parts.append(_table(lines))
            elif is_quoted:
                quoted = tuple(words for line in lines if (words := line.lstrip("> ").strip()))
                parts += [Quote(quoted)] if quoted else []
            else:
                parts += _paragraphs(lines)
    return parts


def _line_kind(line: str) -> tuple[int, bool]:
    return line.count("\t"), line.startswith(">")


def _table(lines: Sequence[str]) -> Table:
    return Table(tuple(tuple(tuple(tidy([Run(cell)])) for cell in line.split("\t")) for line in lines))


def _paragraphs(lines: Sequence[str]) -> list[Part]:
    gathered: list[list[str]] = []
    for line in lines:
        if gathered and _is_folded(gathered[-1][-1]) and not _starts_something(line):
            gathered[-1].append(line)
        else:
            gathered.append([line])
    return [Paragraph(runs) for folded in gathered for runs in tidy([Run("\n".join(folded))])]


def _is_folded(line: str) -> bool:
    """Tell whether a line looks like one that goes on in the next: long, and no sentence ends with it."""
    line = line.rstrip()
    return _FOLDED_LENGTH <= len(line) <= _LONGEST_FOLDED and not line.endswith(
        tuple("。！？：；…”」）.!?:;")
    )


def _starts_something(line: str) -> bool:
    line = line.strip()
    return any(pattern.match(line) for pattern in (_HASHES, _SECTION, _SUBSECTION, _BULLET, _NUMBER, _LISTED))


def hash_headings(parts: Sequence[Part]) -> list[Part]:
    """Return parts in which paragraphs that begin with # are headings."""
    made: list[Part] = []
    for part in parts:
        match = _HASHES.match(plain(part.runs)) if isinstance(part, Paragraph) else None
        if match and isinstance(part, Paragraph):
            made.append(Heading(len(match[1]), without_prefix(part.runs, match.end())))
        else:
            made.append(part)
    return made


def written_headings(parts: Sequence[Part]) -> list[Part]:
    """Return parts in which "一、" and "（一）" paragraphs are headings, short and each with text below it.

    Where a draft has no heading at all, its short bold paragraphs are taken for them.
    """
    parts = _headings_where(parts, _is_section, level=2)
    parts = _headings_where(parts, _is_subsection, level=3)
    if any(isinstance(part, Heading) for part in parts):
        return list(parts)
    return _headings_where(parts, _is_bold_line, level=2)


def _headings_where(parts: Sequence[Part], test: Callable[[Part], bool], *, level: int) -> list[Part]:
    made: list[Part] = []
    for is_heading, group in groupby(parts, key=test):
        run = list(group)
        # Several in a row are a list that was written that way; one at the very end heads nothing.
        is_last = len(made) + len(run) == len(parts)
        if is_heading and len(run) == 1 and not is_last and isinstance(run[0], Paragraph):
            runs = tuple(replace(piece, is_bold=False) for piece in run[0].runs)
            made.append(Heading(level, runs))
        else:
            made += run
    return made


def _is_section(part: Part) -> bool:
    return isinstance(part, Paragraph) and bool(_SECTION.match(plain(part.runs))) and _is_short(part)


def _is_subsection(part: Part) -> bool:
    return isinstance(part, Paragraph) and bool(_SUBSECTION.match(plain(part.runs))) and _is_short(part)


def _is_bold_line(part: Part) -> bool:
    if not isinstance(part, Paragraph) or not all(run.is_bold and not run.href for run in part.runs):
        return False
    return _is_short(part, _LONGEST_BOLD_HEADING) and not plain(part.runs).endswith(("：", ":"))


def _is_short(part: Paragraph, longest: int = _LONGEST_HEADING) -> bool:
    text = plain(part.runs)
    is_one_line = not any(HARD_BREAK in run.text for run in part.runs)
    return is_one_line and len(text) <= longest and not text.endswith(_ENDS_A_SENTENCE)


def is_titlelike(part: Part) -> bool:
    """Tell whether a paragraph could be a draft's title: one short line that is no item, section or sentence."""
    return isinstance(part, Paragraph) and _is_short(part) and not _starts_something(plain(part.runs))


def gathered_items(parts: Sequence[Part]) -> list[Part]:
    """Return parts in which loose items, and runs of paragraphs with bullets, are lists."""
    made: list[Part] = []
    for kind, group in groupby(parts, key=_item_kind):
        run = list(group)
        if kind == "loose":
            made += _nested([part for part in run if isinstance(part, LooseItem)])
        elif kind == "bullet" and len(run) > 1:
            made.append(ItemList(False, [Item(_without_bullet(part)) for part in run]))
        else:
            made += run
    return made


def _item_kind(part: Part) -> str:
    if isinstance(part, LooseItem):
        return "loose"
    return "bullet" if isinstance(part, Paragraph) and _BULLET.match(plain(part.runs)) else ""


def _without_bullet(part: Part) -> Runs:
    runs = part.runs if isinstance(part, Paragraph) else ()
    match = _BULLET.match(plain(runs))
    return without_prefix(runs, match.end()) if match else runs


def _nested(items: Sequence[LooseItem]) -> list[ItemList]:
    """Return lists nested as deep as the items say, deeper by one at a time at the most."""
    outer: list[ItemList] = []
    open_lists: list[tuple[int, ItemList]] = []
    for item in items:
        while open_lists and open_lists[-1][0] > item.depth:
            open_lists.pop()
        if open_lists and open_lists[-1][0] == item.depth and open_lists[-1][1].is_ordered != item.is_ordered:
            open_lists.pop()
        if not open_lists or open_lists[-1][0] < item.depth:
            made = ItemList(item.is_ordered, [])
            (open_lists[-1][1].items[-1].children if open_lists else outer).append(made)
            open_lists.append((item.depth, made))
        open_lists[-1][1].items.append(Item(item.runs))
    return outer


def plain_numbers(parts: Sequence[Part]) -> list[Part]:
    """Return parts in which runs that count up as "（1）", "1)" or "①" are written "1、", as other lists are."""
    made = list(parts)
    index = 0
    while index < len(made):
        length = 0
        first = _number(made[index])
        while (
            first is not None
            and index + length < len(made)
            and _number(made[index + length]) == first + length
        ):
            length += 1
        if length > 1:
            for offset in range(length):
                made[index + offset] = _renumbered(made[index + offset])
        index += max(length, 1)
    return made


def _number(part: Part) -> int | None:
    match = _NUMBER.match(plain(part.runs)) if isinstance(part, Paragraph) else None
    if match is None:
        return None
    return int(match[1] or match[2]) if match[1] or match[2] else ord(match[3]) - ord("①") + 1


def _renumbered(part: Part) -> Part:
    number = _number(part)
    if not isinstance(part, Paragraph) or number is None:
        return part
    match = _NUMBER.match(plain(part.runs))
    rest = without_prefix(part.runs, match.end() if match else 0)
    return Paragraph((Run(f"{number}、"), *rest))
