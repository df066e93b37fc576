"""Reads the HTML of a pasted draft into parts, and counts what does not come along.

Understands what clipboards hold: web pages, word processors, WeChat articles, online documents.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from articles.text.allow_list import safe_url
from articles.text.html_tree import Element
from articles.text.pasted_lines import parts_of_text
from articles.text.pasted_look import BLOCKS, FORM_TEXT_WORTH_KEEPING, HEADINGS, LOOK_STYLES, LOOKS, Look
from articles.text.pasted_losses import CONTROLS, Losses, is_left_out
from articles.text.pasted_parts import (
    HARD_BREAK,
    Heading,
    Item,
    ItemList,
    LooseItem,
    Loss,
    Paragraph,
    Part,
    Picture,
    Quote,
    Run,
    Runs,
    Table,
    item_lines,
    join_lines,
    plain,
    tidy,
    without_prefix,
)
from articles.text.pasted_pictures import read_picture
from articles.text.pasted_tables import read_rows
from articles.text.word_html import (
    is_han_number,
    is_number,
    list_depth,
    named_level,
    style_of,
    unmarked_prefix,
    written_mark,
)


def read_parts(root: Element, pictures: Sequence[tuple[str, str]], losses: Losses) -> list[Part]:
    """Return the parts in a tree, in order; losses grows by what is left out."""
    return _Reader(pictures, losses).inside(root, Look())


class _Reader:
    def __init__(self, pictures: Sequence[tuple[str, str]], losses: Losses) -> None:
        self.pictures = pictures
        self.losses = losses
        self.parts: list[Part] = []
        self.runs: list[Run] = []
        self.special: dict[str, Callable[[Element, Look], None]] = {
            "blockquote": self._quote,
            "br": self._break,
            "figure": self._figure,
            "form": self._form,
            "img": self._picture,
            "ol": self._list_and_more,
            "pasted-form": self._form,
            "pre": self._preformatted,
            "table": self._table,
            "ul": self._list_and_more,
        }

    def inside(self, element: Element, look: Look) -> list[Part]:
        """Return the parts of an element by itself."""
        reader = _Reader(self.pictures, self.losses)
        reader.children(element, look)
        reader.flush()
        return reader.parts

    def flush(self) -> None:
        """End the paragraph that is being gathered."""
        self.parts += [Paragraph(runs) for runs in tidy(self.runs)]
        self.runs = []

    def extend(self, parts: Iterable[Part]) -> None:
        self.flush()
        self.parts += parts

    def children(self, element: Element, look: Look) -> None:
        for child in element.children:
            if isinstance(child, Element):
                self.element(child, look)
            elif child:
                text = child.replace("\n", HARD_BREAK) if look.is_preformatted else child
                self.runs.append(Run(text, look.is_bold, look.href))

    def element(self, element: Element, look: Look) -> None:
        style = style_of(element)
        if is_left_out(element, style, self.losses):
            return
        look = self._look(element, style, look)
        name = element.name
        level = int(name[1]) if name in HEADINGS else named_level(element)
        if level is not None:
            self._heading(element, look, level)
        elif name in {"p", "div"} and list_depth(element):
            self._loose_item(element, look)
        elif name in self.special:
            self.special[name](element, look)
        elif name in BLOCKS:
            self.flush()
            self.children(element, look)
            self.flush()
        else:
            self.children(element, look)

    def _look(self, element: Element, style: dict[str, str], look: Look) -> Look:
        name = element.name
        if name in LOOKS or not LOOK_STYLES.isdisjoint(style):
            self.losses.has_lost_looks = True
        weight = style.get("font-weight", "")
        if name in {"b", "strong", "dt"}:
            look = replace(look, is_bold=True)
        if weight:
            look = replace(
                look, is_bold=weight.startswith("bold") or weight[:3] in {"600", "700", "800", "900"}
            )
        if name == "pre":
            look = replace(look, is_preformatted=True)
        if name == "a":
            look = replace(look, href=self._target(element))
        return look

    def _target(self, element: Element) -> str:
        written = element.get("href").strip()
        if not written or written.startswith("#"):
            return ""
        url = safe_url(written) or ""
        if re.match(r"(?:https?|mailto|tel):", url, re.IGNORECASE):
            return url
        self.losses.add(Loss.LINK, element.text())
        return ""

    def _heading(self, element: Element, look: Look, level: int) -> None:
        parts = self.inside(element, replace(look, is_bold=False))
        lines = [part.runs for part in parts if isinstance(part, Paragraph | LooseItem | Heading)]
        mark = written_mark(element)
        runs: Runs = tuple(
            replace(run, text=run.text.replace(HARD_BREAK, " "), is_bold=False) for run in join_lines(lines)
        )
        if mark and runs:
            runs = (Run(mark if is_han_number(mark) else f"{mark} "), *runs)
        others = [part for part in parts if not isinstance(part, Paragraph | LooseItem | Heading)]
        self.extend([Heading(level, runs)] if runs else [])
        self.extend(others)

    def _loose_item(self, element: Element, look: Look) -> None:
        mark = written_mark(element)
        parts = self.inside(element, look)
        runs = join_lines(part.runs for part in parts if isinstance(part, Paragraph))
        if not mark and (prefix := unmarked_prefix(plain(runs))):
            mark, runs = prefix.strip(), without_prefix(runs, len(prefix))
        self.flush()
        if runs and is_han_number(mark):
            self.parts.append(Paragraph((Run(mark, runs[0].is_bold), *runs)))
        elif runs:
            self.parts.append(LooseItem(list_depth(element) or 1, is_number(mark), runs))
        self.parts += [part for part in parts if not isinstance(part, Paragraph)]

    def _break(self, element: Element, look: Look) -> None:
        self.runs.append(Run(HARD_BREAK))

    def _list_and_more(self, element: Element, look: Look) -> None:
        self.extend(self._list(element, look))

    def _preformatted(self, element: Element, look: Look) -> None:
        # The paste box wraps plain text so, which has rules of its own.
        if "data-plain" in element.attributes:
            self.extend(parts_of_text(element.text()))
            return
        self.flush()
        self.children(element, look)
        self.flush()

    def _list(self, element: Element, look: Look) -> list[Part]:
        """Return the list, and behind it whatever its items held that no list can hold."""
        start = element.get("start")
        made = ItemList(element.name == "ol", [], int(start) if re.fullmatch(r"\d{1,4}", start) else 1)
        others: list[Part] = []
        for child in element.children:
            if isinstance(child, str):
                continue
            is_list = child.name in {"ul", "ol"}
            parts = self._list(child, look) if is_list else self.inside(Element("", {}, [child]), look)
            self._add_item(made, parts, others)
        return [made, *others] if made.items else others

    def _add_item(self, made: ItemList, parts: list[Part], others: list[Part]) -> None:
        lines = [part.runs for part in parts if isinstance(part, Paragraph | Heading | LooseItem)]
        lists = [part for part in parts if isinstance(part, ItemList)]
        others += [part for part in parts if isinstance(part, Table | Quote | Picture)]
        if lines:
            made.items.append(Item(join_lines(lines), lists))
        elif lists and made.items:
            made.items[-1].children += lists
        elif lists:
            # Nothing to hang the inner list on: its items move up.
            made.items += [item for inner in lists for item in inner.items]

    def _table(self, element: Element, look: Look) -> None:
        rows = read_rows(element)
        if rows.merged:
            self.losses.counts[Loss.MERGED_CELL] += rows.merged
        if rows.cut:
            self.losses.add(Loss.TABLE_CUT)
        captions = [caption.text() for caption in rows.captions]
        caption = " ".join(" ".join(captions).split())
        if len(rows.grid) <= 1:
            # One row is a layout, not a table: its cells follow each other.
            for cell in rows.grid[0] if rows.grid else ():
                self.extend(self.inside(Element("", {}, cell.children), look))
            self.extend([Paragraph((Run(caption),))] if caption else [])
            return
        others: list[Part] = []
        seen: dict[int, tuple[Runs, ...]] = {}
        made = []
        for row in rows.grid:
            cells = []
            for cell in row:
                if id(cell) not in seen:
                    seen[id(cell)] = self._cell(cell, look, others)
                cells.append(seen[id(cell)])
            if any(cells):
                made.append(tuple(cells))
        self.extend([Table(tuple(made), caption)] if made else [])
        self.extend(others)

    def _cell(self, cell: Element, look: Look, others: list[Part]) -> tuple[Runs, ...]:
        lines: list[Runs] = []
        for part in self.inside(Element("", {}, cell.children), look):
            if isinstance(part, Paragraph | Heading | LooseItem):
                lines.append(part.runs)
            elif isinstance(part, ItemList):
                lines += item_lines(part)
            elif isinstance(part, Table):
                self.losses.add(Loss.NESTED_TABLE)
                lines += [line for row in part.rows for inner in row for line in inner]
            elif isinstance(part, Quote):
                lines += [(Run(line),) for line in part.lines]
            else:
                others.append(part)
        return tuple(lines)

    def _quote(self, element: Element, look: Look) -> None:
        parts = self.inside(element, look)
        lines = [plain(part.runs) for part in parts if isinstance(part, Paragraph)]
        # Pages use <blockquote> as a box as well; only words of one kind are a quotation.
        if len(lines) != len(parts) or not lines:
            self.extend(parts)
            return
        source = ""
        if len(lines) > 1 and (match := re.match(r"(?:—{1,2}|-{2,}|出处[:：]|来源[:：])\s*(.+)", lines[-1])):
            source = match[1][:120]
            lines.pop()
        cite = safe_url(element.get("cite")) or ""
        url = cite if re.match(r"https?://", cite) and len(cite) <= 200 else ""
        self.extend([Quote(tuple(lines), source, url)])

    def _figure(self, element: Element, look: Look) -> None:
        captions = [child for child in element.elements() if child.name == "figcaption"]
        parts = self.inside(element, look)
        pictures = [part for part in parts if isinstance(part, Picture)]
        if len(pictures) == 1 and captions:
            words = " ".join(captions[0].text().split())
            parts = [replace(pictures[0], caption=words[:120])] + [
                part
                for part in parts
                if not isinstance(part, Picture)
                and not (isinstance(part, Paragraph) and plain(part.runs) == words)
            ]
        self.extend(parts)

    def _form(self, element: Element, look: Look) -> None:
        # Some programs put a form around a whole page.
        if len(element.text().strip()) < FORM_TEXT_WORTH_KEEPING:
            self.losses.add(Loss.FORM)
            return
        if element.name == "pasted-form" or any(child.name in CONTROLS for child in element.elements()):
            self.losses.add(Loss.FORM)
        self.extend(self.inside(element, look))

    def _picture(self, element: Element, look: Look) -> None:
        picture = read_picture(element, self.pictures, self.losses)
        self.extend([picture] if picture else [])
