"""Tables of a page: which of them hold data and which only lay the page out, and data as rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from ipmine.reading.box_labels import is_box_label, leading_label, squeeze
from ipmine.reading.dom import Line, Node

MAX_COLUMNS = 200
MAX_ROWS_SPANNED = 2_000


def tables_of_data(nodes: list[Node]) -> dict[int, bool]:
    """The tables whose rows are rows of data; the value tells a metadata box (labels beside values).

    A table lays the page out when it holds other tables, has one column, or keeps most of
    its text, in several paragraphs, in one cell.
    """
    shapes: dict[int, _Shape] = {}
    open_tables: list[int] = []
    open_cells: list[tuple[int, _Cell]] = []
    for index, node in enumerate(nodes):
        while open_tables and nodes[open_tables[-1]].end <= index:
            open_tables.pop()
        while open_cells and nodes[open_cells[-1][0]].end <= index:
            open_cells.pop()
        if node.tag == "table":
            if open_tables:
                shapes[open_tables[-1]].inner.append(index)
            shapes[index] = _Shape()
            open_tables.append(index)
        elif not open_tables:
            continue
        elif node.tag == "tr":
            shapes[open_tables[-1]].rows.append([])
        elif node.tag in ("td", "th"):
            rows = shapes[open_tables[-1]].rows or [[]]
            rows[-1].append(_Cell(below=_span(node.attributes.get("rowspan"), MAX_ROWS_SPANNED) - 1))
            open_cells.append((index, rows[-1][-1]))
        elif open_cells and open_cells[-1][0] > open_tables[-1]:
            cell = open_cells[-1][1]
            if node.tag in ("p", "div", "br", "h1", "h2", "h3", "h4"):
                cell.blocks += 1
            elif not node.tag:
                cell.add(node.text)
    data: dict[int, bool] = {}
    for index in reversed(shapes):  # inner tables first
        shape = shapes[index]
        inner = sum(shapes[k].size for k in shape.inner)
        own = sum(cell.size for row in shape.rows for cell in row)
        shape.size = own + inner
        if shape.has_columns() and not shape.has_prose(own) and inner * 3 < own:
            data[index] = shape.is_box()
            for k in shape.inner:
                data.pop(k, None)
    return data


@dataclass(slots=True)
class _Cell:
    size: int = 0  # characters without blanks
    blocks: int = 0  # paragraphs and line breaks
    head: str = ""  # its first characters
    below: int = 0  # further rows that it covers

    def add(self, text: str) -> None:
        self.size += len(squeeze(text))
        if len(self.head) < 80:
            self.head += text


@dataclass(slots=True)
class _Shape:
    """What a table looks like."""

    rows: list[list[_Cell]] = field(default_factory=list)
    inner: list[int] = field(default_factory=list)
    size: int = 0

    def has_columns(self) -> bool:
        filled = [row for row in self.rows if any(cell.size for cell in row)]
        covered = sum(max((cell.below for cell in row), default=0) for row in filled if len(row) > 1)
        return (sum(1 for row in filled if len(row) > 1) + covered) * 2 > len(filled)

    def has_prose(self, own: int) -> bool:
        return any(
            cell.size > 300 and cell.size * 2 > own and (cell.blocks > 2 or len(self.rows) < 3)
            for row in self.rows
            for cell in row
        )

    def is_box(self) -> bool:
        """Whether labels stand beside their values, and not over them."""
        pairs = 0
        for row in self.rows:
            labels = [is_box_label(cell.head) for cell in row]
            if len(row) > 2 and all(labels):
                return False
            pairs += sum(1 for a, b in pairwise(labels) if a and not b)
            pairs += sum(1 for cell in row if not is_box_label(cell.head) and leading_label(cell.head))
        return pairs >= 2


class Grid:
    """The rows of one table while they are set."""

    def __init__(self, *, box: bool) -> None:
        self.box = box
        self.cells: list[tuple[str, list[Line]]] = []  # what stands in the row's places, from left to right
        self.below: dict[int, int] = {}  # place -> further rows that a cell above covers

    def open_row(self) -> None:
        self.cells = []

    def add(self, inside: list[Line], attributes: dict[str, str]) -> None:
        """Take a cell's lines, and the places of the cells that it spans."""
        self._skip_covered()
        shown = [line for line in inside if not line.hidden] or inside
        text = " ".join(line.text.replace("\t", " ").strip() for line in shown)
        across = _span(attributes.get("colspan"), MAX_COLUMNS - len(self.cells))
        down = _span(attributes.get("rowspan"), MAX_ROWS_SPANNED)
        for k in range(across):
            if down > 1:
                self.below[len(self.cells)] = down - 1
            self.cells.append(("", []) if k else (text, shown))

    def close_row(self, block: int) -> list[Line]:
        """The row as a line; the row of a metadata box as a line for each label with its value."""
        self._skip_covered()
        cells, self.cells = self.cells, []
        if any(not line.hidden for _, lines in cells for line in lines):
            cells = [("", []) if lines and all(line.hidden for line in lines) else (t, lines) for t, lines in cells]
        if self.box:
            return _pairs([cell for cell in cells if cell[1]], block)
        text = "\t".join(t for t, _ in cells).rstrip("\t ")
        parts = [line for _, lines in cells for line in lines]
        return [_joined(text, parts, block)] if text.strip() else []

    def _skip_covered(self) -> None:
        while self.below.get(len(self.cells), 0):
            self.below[len(self.cells)] -= 1
            self.cells.append(("", []))


def _pairs(cells: list[tuple[str, list[Line]]], block: int) -> list[Line]:
    """A box's row: each label with the value in the cell behind it."""
    out: list[Line] = []
    k = 0
    while k < len(cells):
        text, parts = cells[k]
        k += 1
        if is_box_label(text):
            value = ""
            if k < len(cells) and not is_box_label(cells[k][0]):
                value, more = cells[k]
                parts = parts + more
                k += 1
            text = squeeze(text).rstrip("：:") + "：" + value
        line = _joined(text, parts, block)
        line.box = True
        out.append(line)
    return out


def _joined(text: str, parts: list[Line], block: int) -> Line:
    return Line(
        text,
        parts[0].node,
        block,
        sum(line.links for line in parts),
        all(line.hidden for line in parts),
        row=True,
        download=any(line.download for line in parts),
    )


def _span(text: str | None, most: int) -> int:
    digits = (text or "").strip()[:6]
    return max(1, min(int(digits), most)) if digits.isascii() and digits.isdigit() else 1
