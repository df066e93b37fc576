"""Turns a pasted draft, HTML from a clipboard or plain text, into the blocks of an article.

Nothing that is pasted reaches a block as it was: text is read out, and rich text is written anew from it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from articles.text.characters import clean_characters
from articles.text.html_tree import parse_html, without_spans
from articles.text.numbered_lists import mend_numbered_lists
from articles.text.pasted_html import read_parts
from articles.text.pasted_lines import (
    gathered_items,
    hash_headings,
    is_titlelike,
    parts_of_text,
    plain_numbers,
    written_headings,
)
from articles.text.pasted_losses import Losses
from articles.text.pasted_parts import (
    Heading,
    ItemList,
    Loss,
    Paragraph,
    Part,
    Picture,
    Quote,
    Table,
    allowed_html,
    list_html,
    plain,
    runs_html,
    without_prefix,
)
from articles.text.pasted_pictures import take_out_pictures
from articles.text.pasted_tables import table_value

MAX_CHARACTERS = 500_000
MAX_BLOCKS = 200
_LONGEST_TITLE = 100
_LONGEST_LEAD = 300
_LEAD_NAMES = ("导语：", "导语:", "【导语】", "摘要：", "摘要:", "【摘要】")
# How far down a line that names itself the lead is looked for.
_LEAD_WITHIN = 4

Block = tuple[str, Any]


class TooMuchPastedError(ValueError):
    """The draft is larger than what one article takes. `unit` is "characters" or "blocks"."""

    def __init__(self, *, unit: str, limit: int, found: int) -> None:
        super().__init__(f"{found} {unit}, at most {limit}")
        self.unit = unit
        self.limit = limit
        self.found = found


@dataclass(frozen=True)
class Dropped:
    """Something that did not come along, how often, and words that name single ones."""

    kind: Loss
    count: int
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class PastedDraft:
    """What a pasted draft holds.

    `blocks` are (type, value) in the raw shape of the body's blocks; in a figure's value, `image` is a
    Picture, which has to be put into the library first. `taken` counts what came along: heading, paragraph,
    list, table, quote, picture. `has_lost_looks` where fonts, colours and the like were given up.
    """

    title: str | None
    lead: str | None
    blocks: tuple[Block, ...]
    dropped: tuple[Dropped, ...]
    taken: tuple[tuple[str, int], ...]
    has_lost_looks: bool


def blocks_from_html(html: str, *, text: str = "", title: str = "") -> PastedDraft:
    """Return the blocks of a pasted draft. text is read where html shows nothing.

    Where title is given no title is looked for, and a first heading that repeats it is left out.
    Never fails on broken or hostile markup. Raises TooMuchPastedError above MAX_CHARACTERS (pictures that came
    along, style sheets and comments not counted) or MAX_BLOCKS.
    """
    losses = Losses()
    parts = _parts_of_html(html, losses) if html.strip() else []
    if not parts and text.strip():
        _check_size("characters", len(text), MAX_CHARACTERS)
        parts = parts_of_text(clean_characters(text))
    parts = hash_headings(parts)
    found_title, parts = _without_title(parts, title)
    lead, parts = _without_lead(parts)
    parts = plain_numbers(gathered_items(written_headings(parts)))
    blocks = _packed(_levelled(parts))
    _check_size("blocks", len(blocks), MAX_BLOCKS)
    return PastedDraft(
        title=found_title,
        lead=lead,
        blocks=tuple(blocks),
        dropped=tuple(
            Dropped(kind, losses.counts[kind], tuple(losses.details.get(kind, ())))
            for kind in Loss
            if losses.counts[kind]
        ),
        taken=_taken(blocks),
        has_lost_looks=losses.has_lost_looks,
    )


def _check_size(unit: str, found: int, limit: int) -> None:
    if found > limit:
        raise TooMuchPastedError(unit=unit, limit=limit, found=found)


def _parts_of_html(html: str, losses: Losses) -> list[Part]:
    html, pictures = take_out_pictures(html)
    html = without_spans(without_spans(html, "<!--", "-->"), "<style", "</style>")
    _check_size("characters", len(html), MAX_CHARACTERS)
    return read_parts(parse_html(html), pictures, losses)


def _without_title(parts: Sequence[Part], given: str) -> tuple[str | None, list[Part]]:
    """Return the title found and the parts without it."""
    rest = list(parts)
    index = _title_index(rest)
    part = rest[index] if index is not None else None
    if index is None or not isinstance(part, Heading | Paragraph):
        return None, rest
    words = plain(part.runs)
    if given and words != given.strip():
        return None, rest
    del rest[index]
    return (None if given else words), rest


def _title_index(parts: Sequence[Part]) -> int | None:
    for index, part in enumerate(parts):
        if isinstance(part, Heading) and part.level <= 1 and len(plain(part.runs)) <= _LONGEST_TITLE:
            return index
    for index, part in enumerate(parts):
        if isinstance(part, Picture):
            continue
        is_heading = isinstance(part, Heading) and len(plain(part.runs)) <= _LONGEST_TITLE
        return index if is_heading or (is_titlelike(part) and index + 1 < len(parts)) else None
    return None


def _without_lead(parts: Sequence[Part]) -> tuple[str | None, list[Part]]:
    rest = list(parts)
    for index, part in enumerate(rest[:_LEAD_WITHIN]):
        if not isinstance(part, Paragraph):
            continue
        words = plain(part.runs)
        name = next((name for name in _LEAD_NAMES if words.startswith(name)), "")
        if name and len(words) - len(name) <= _LONGEST_LEAD:
            del rest[index]
            return plain(without_prefix(part.runs, len(name))) or None, rest
    return None, rest


def _levelled(parts: Sequence[Part]) -> list[Part]:
    """Return parts whose headings are of levels 2 and 3, without a gap: the first is a 2."""
    levels = sorted({part.level for part in parts if isinstance(part, Heading)})
    made: list[Part] = []
    has_second = False
    for part in parts:
        if isinstance(part, Heading):
            level = 2 if levels.index(part.level) == 0 or not has_second else 3
            has_second = True
            made.append(Heading(level, part.runs))
        else:
            made.append(part)
    return made


def _packed(parts: Sequence[Part]) -> list[Block]:
    """Return blocks: running text gathers in one until something else comes."""
    blocks: list[Block] = []
    html: list[str] = []

    def close() -> None:
        if html:
            blocks.append(("paragraph", allowed_html(mend_numbered_lists("".join(html)))))
            html.clear()

    for part in parts:
        match part:
            case Heading():
                html.append(f"<h{part.level}>{runs_html(part.runs)}</h{part.level}>")
            case Paragraph():
                html.append(f"<p>{runs_html(part.runs)}</p>")
            case ItemList():
                html.append(list_html(part))
            case Table():
                close()
                blocks.append(("table", table_value(part)))
            case Quote():
                close()
                blocks.append(
                    ("quote", {"text": "\n".join(part.lines), "source": part.source, "url": part.url})
                )
            case Picture():
                close()
                blocks.append(("figure", {"image": part, "caption": part.caption, "credit": ""}))
    close()
    return blocks


def _taken(blocks: Sequence[Block]) -> tuple[tuple[str, int], ...]:
    html = "".join(value for kind, value in blocks if kind == "paragraph")
    kinds = Counter(kind for kind, _value in blocks)
    counts = (
        ("heading", html.count("<h2>") + html.count("<h3>")),
        ("paragraph", html.count("<p>")),
        ("list", html.count("<ol") + html.count("<ul>")),
        ("table", kinds["table"]),
        ("quote", kinds["quote"]),
        ("picture", kinds["figure"]),
    )
    return tuple((name, count) for name, count in counts if count)
