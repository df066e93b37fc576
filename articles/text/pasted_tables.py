"""Makes rectangles out of pasted tables: merged cells are taken apart, and what they say is repeated."""

import re
from dataclasses import dataclass, field

from articles.text.html_tree import Element
from articles.text.pasted_parts import Runs, Table, allowed_html, plain, runs_html

MAX_COLUMNS = 20
MAX_ROWS = 300


@dataclass
class Rows:
    """A table's cells as a rectangle; a merged cell stands in it as often as it covers a place."""

    grid: list[list[Element]] = field(default_factory=list)
    captions: list[Element] = field(default_factory=list)
    merged: int = 0
    cut: bool = False


def read_rows(table: Element) -> Rows:
    """Return a table's cells; at most MAX_ROWS rows and MAX_COLUMNS columns, `cut` where there were more."""
    rows = Rows(captions=[child for child in _own(table) if child.name == "caption"])
    hanging: dict[int, tuple[Element, int]] = {}
    for row in [child for child in _own(table) if child.name == "tr"]:
        if len(rows.grid) == MAX_ROWS:
            rows.cut = True
            break
        rows.grid.append(_row(row, hanging, rows))
    width = max((len(row) for row in rows.grid), default=0)
    for row_cells in rows.grid:
        row_cells += [Element("td") for _missing in range(width - len(row_cells))]
    rows.grid = [row_cells for row_cells in rows.grid if row_cells]
    return rows


def _own(table: Element) -> list[Element]:
    """Return the rows and captions of this table, not those of tables inside it."""
    found = []
    for child in table.children:
        if isinstance(child, Element):
            if child.name in {"thead", "tbody", "tfoot"}:
                found += _own(child)
            elif child.name in {"tr", "caption"}:
                found.append(child)
    return found


def _row(row: Element, hanging: dict[int, tuple[Element, int]], rows: Rows) -> list[Element]:
    cells: list[Element] = []

    def take_hanging() -> None:
        while len(cells) in hanging:
            cell, left = hanging.pop(len(cells))
            if left > 1:
                hanging[len(cells)] = (cell, left - 1)
            cells.append(cell)

    for cell in row.children:
        if not isinstance(cell, Element) or cell.name not in {"td", "th"}:
            continue
        take_hanging()
        across, down = _span(cell, "colspan"), _span(cell, "rowspan")
        rows.merged += across > 1 or down > 1
        for _place in range(across):
            if len(cells) == MAX_COLUMNS:
                rows.cut = True
                return cells
            if down > 1:
                hanging[len(cells)] = (cell, down - 1)
            cells.append(cell)
    take_hanging()
    return cells


def _span(cell: Element, name: str) -> int:
    written = cell.get(name).strip()
    return min(max(int(written), 1), MAX_ROWS) if re.fullmatch(r"\d{1,6}", written) else 1


def table_value(table: Table) -> dict[str, object]:
    """Return a table in the raw shape of the table block: the first row is the head.

    A column is plain text unless one of its cells is bold, linked or of several lines.
    """
    head, *body = table.rows
    kinds = [
        "rich_text" if any(_has_looks(row[column]) for row in body) else "text" for column in range(len(head))
    ]
    return {
        "columns": [
            {"type": kind, "heading": " ".join(plain(line) for line in cell)}
            for kind, cell in zip(kinds, head, strict=True)
        ],
        "rows": [
            {"values": [_cell_value(cell, kind) for cell, kind in zip(row, kinds, strict=True)]}
            for row in body
        ],
        "caption": table.caption[:120],
    }


def _has_looks(cell: tuple[Runs, ...]) -> bool:
    return len(cell) > 1 or any(run.is_bold or run.href for line in cell for run in line)


def _cell_value(cell: tuple[Runs, ...], kind: str) -> str:
    if kind == "text":
        return " ".join(plain(line) for line in cell)
    return allowed_html("".join(f"<p>{runs_html(line)}</p>" for line in cell))
