"""Tables with ruled lines in a PDF: which text stands in which cell.

A table is lines that cross one another. Places between neighbouring lines are the
cells; where no line parts two of them they are one, which is printed once, at its first
place, so that columns stay in line.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from ipmine.reading.pdf_rows import Glyph, Piece, Row, first_word, pieces_of, rows_of

TOUCH = 2.0
"""How far, in points, lines may miss each other and still meet."""

MAX_LINES = 4_000
"""Lines of a page (drawings and maps have more) up to which tables are looked for."""

MAX_CELLS = 20_000
"""Cells of one table."""

PADDING = 0.35
"""The least blank between a cell's text and its line, in sizes of the type."""


@dataclass(frozen=True, slots=True)
class Line:
    """A ruled line: `at` is its height (or, upright, its place from the left), `a` to `b` its extent."""

    at: float
    a: float
    b: float


def with_tables(glyphs: list[Glyph], across: list[Line], upright: list[Line], page: int) -> list[Row]:
    """The rows of a page: those of its ruled tables, and of the text around them."""
    across, upright = _merged(across), _merged(upright)
    tables: list[list[Row]] = []
    if len(across) >= 2 and len(upright) >= 2 and len(across) + len(upright) <= MAX_LINES:
        for group_across, group_upright in _groups(across, upright):
            grid = _Grid(group_across, group_upright)
            if grid.columns < 2 or grid.columns * grid.rows > MAX_CELLS:
                continue
            inside = [glyph for glyph in glyphs if grid.holds(glyph)]
            found = grid.fill(inside, page)
            if sum(len(row.pieces) > 1 for row in found) >= 1 and len(found) >= 2:
                tables.append(found)
                taken = set(map(id, inside))
                glyphs = [glyph for glyph in glyphs if id(glyph) not in taken]
    rows = rows_of(pieces_of(glyphs), page)
    for table in tables:
        place = next((k for k, row in enumerate(rows) if row.y < table[0].y), len(rows))
        rows[place:place] = table
    return rows


def _merged(lines: list[Line]) -> list[Line]:
    """Pieces of one line as one: the border of each cell is often drawn by itself."""
    out: list[Line] = []
    for line in sorted(lines, key=lambda one: (round(one.at / TOUCH), one.a)):
        last = out[-1] if out else None
        if last is not None and abs(last.at - line.at) <= TOUCH and line.a <= last.b + TOUCH:
            out[-1] = Line(last.at, last.a, max(last.b, line.b))
        else:
            out.append(line)
    return out


def _groups(across: list[Line], upright: list[Line]) -> list[tuple[list[Line], list[Line]]]:
    """Lines that meet, directly or through others."""
    parents = list(range(len(across) + len(upright)))

    def root(k: int) -> int:
        while parents[k] != k:
            parents[k] = parents[parents[k]]
            k = parents[k]
        return k

    for k, flat in enumerate(across):
        for j, tall in enumerate(upright):
            if flat.a - TOUCH <= tall.at <= flat.b + TOUCH and tall.a - TOUCH <= flat.at <= tall.b + TOUCH:
                parents[root(len(across) + j)] = root(k)
    groups: dict[int, tuple[list[Line], list[Line]]] = {}
    for k in range(len(parents)):
        flat_lines, tall_lines = groups.setdefault(root(k), ([], []))
        if k < len(across):
            flat_lines.append(across[k])
        else:
            tall_lines.append(upright[k - len(across)])
    return [group for group in groups.values() if len(group[0]) > 1 and len(group[1]) > 1]


class _Grid:
    """The places between a table's lines, from the top left."""

    def __init__(self, across: list[Line], upright: list[Line]) -> None:
        self.across, self.upright = across, upright
        self.xs = _distinct(line.at for line in upright)
        self.ys = _distinct(-line.at for line in across)  # downwards
        self.columns, self.rows = len(self.xs) - 1, len(self.ys) - 1
        if self.columns >= 2 and self.columns * self.rows <= MAX_CELLS:
            self.owner = self._owners()

    def _owners(self) -> list[int]:
        """For each place the first place of its cell."""
        owner = list(range(self.rows * self.columns))
        by_x = [[line for line in self.upright if abs(line.at - x) <= TOUCH] for x in self.xs]
        by_y = [[line for line in self.across if abs(-line.at - y) <= TOUCH] for y in self.ys]
        for row in range(self.rows):
            height = -(self.ys[row] + self.ys[row + 1]) / 2
            for column in range(self.columns):
                place = row * self.columns + column
                middle = (self.xs[column] + self.xs[column + 1]) / 2
                if column and not _crosses(by_x[column], height):
                    owner[place] = owner[place - 1]
                elif row and not _crosses(by_y[row], middle):
                    owner[place] = owner[place - self.columns]
        return owner

    def _place(self, glyph: Glyph) -> int | None:
        column = bisect_right(self.xs, (glyph.x0 + glyph.x1) / 2) - 1
        row = bisect_right(self.ys, -(glyph.y + 0.35 * glyph.size)) - 1
        return row * self.columns + column if 0 <= column < self.columns and 0 <= row < self.rows else None

    def holds(self, glyph: Glyph) -> bool:
        return self._place(glyph) is not None

    def fill(self, glyphs: list[Glyph], page: int) -> list[Row]:
        """The table's rows with text, as rows that are set already."""
        cells: dict[int, list[Glyph]] = {}
        for glyph in glyphs:
            place = self._place(glyph)
            if place is not None:
                cells.setdefault(self.owner[place], []).append(glyph)
        out: list[Row] = []
        for row in range(self.rows):
            pieces: list[Piece] = []
            texts: list[str] = []
            for column in range(self.columns):
                place = row * self.columns + column
                inside = cells.get(place, [])
                right = self._right_of(place)
                lines = rows_of(pieces_of(inside), page, columns=False)
                text = _joined(lines, right)
                texts.append(text)
                if text:
                    first = lines[0]
                    pieces.append(Piece(text, first.x0, first.x1, -self.ys[row + 1], first.size))
            if pieces:
                out.append(Row(pieces, page, cells=True, text="\t".join(texts).rstrip("\t")))
        return out

    def _right_of(self, place: int) -> float:
        """The right border of the cell that begins at a place."""
        column = place % self.columns
        while column + 1 < self.columns and self.owner[place + column + 1 - place % self.columns] == self.owner[place]:
            column += 1
        return self.xs[column + 1]


def _joined(lines: list[Row], right: float) -> str:
    """A cell's lines: one word where the cell's width broke it, else with a blank between."""
    text = ""
    for k, line in enumerate(lines):
        own = " ".join(piece.text for piece in line.pieces)
        if k:
            full = lines[k - 1].x1 + first_word(own) * line.size > right - PADDING * line.size
            latin = text[-1:].isascii() and text[-1:].isalpha() and own[:1].isascii()
            text += "" if full and not latin else " "
        text += own
    return text


def _distinct(values: Iterable[float]) -> list[float]:
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > TOUCH:
            out.append(value)
    return out


def _crosses(lines: list[Line], place: float) -> bool:
    return any(line.a - TOUCH <= place <= line.b + TOUCH for line in lines)
