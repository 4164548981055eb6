"""From glyphs with places to rows: words, cells, two columns of prose, tables.

All of it is geometry; units are points of the page, measured against the size of the type.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

SAME_ROW = 0.45
"""How far, in sizes of the type, baselines of one row may lie apart (raised and lowered figures)."""

WORD_GAP = 0.22
"""The gap between Latin words, in sizes."""

CHARACTER_GAP = 0.75
"""The gap between Chinese characters that is a blank, in sizes; justified lines stretch by less."""

CELL_GAP = 0.85
"""The gap from which on two pieces of a row are columns, in sizes."""

MAX_CELLS = 100
"""Pieces of a row that is still looked at as a row of a table."""


_BLANKS = " \u3000\xa0"


class Glyph(NamedTuple):
    """A character, its extent along the row, its baseline (upwards), its size."""

    char: str
    x0: float
    x1: float
    y: float
    size: float


@dataclass(slots=True)
class Piece:
    """Glyphs that touch one another."""

    text: str
    x0: float
    x1: float
    y: float
    size: float


@dataclass(slots=True)
class Row:
    """A printed line; `left` and `right` are the margins of its column.

    `cells` tells a row of a table, `breaks` whether the margins are wide enough to break lines of prose.
    """

    pieces: list[Piece]
    page: int
    left: float = 0.0
    right: float = 0.0
    column: int = 0
    cells: bool = False
    breaks: bool = True
    text: str = field(default="", compare=False)

    @property
    def x0(self) -> float:
        return self.pieces[0].x0

    @property
    def x1(self) -> float:
        return self.pieces[-1].x1

    @property
    def y(self) -> float:
        return max(self.pieces, key=lambda p: p.x1 - p.x0).y

    @property
    def size(self) -> float:
        return max(self.pieces, key=lambda p: p.x1 - p.x0).size


def pieces_of(glyphs: Iterable[Glyph]) -> list[Piece]:
    """Glyphs of one baseline that touch, blanks at the ends cut off."""
    out: list[Piece] = []
    chars: list[str] = []
    last: Glyph | None = None
    x0 = x1 = edge = y = size = 0.0  # `edge` is where the last glyph ended, `x1` where the last one that shows did

    def close() -> None:
        if chars:
            out.append(Piece("".join(chars).rstrip(_BLANKS), x0, x1, y, size))
        chars.clear()

    for glyph in glyphs:
        blank = glyph.char in _BLANKS
        if last is not None and chars:
            gap = glyph.x0 - edge
            if glyph.char == last.char and abs(glyph.x0 - last.x0) < 0.4 * (glyph.x1 - glyph.x0) and glyph.y == last.y:
                continue  # bold by printing twice
            raised = glyph.size < 0.8 * size and abs(glyph.y - y) < SAME_ROW * size
            if (abs(glyph.y - y) > 0.2 * size and not raised) or not -0.6 * size < gap < CELL_GAP * size:
                close()
            elif not blank and chars[-1] not in _BLANKS and gap > _word_gap(chars[-1], glyph.char) * size:
                chars.append(" ")
        if blank and not chars:
            continue
        if not chars:
            x0, y, size = glyph.x0, glyph.y, glyph.size
        chars.append(glyph.char)
        edge = max(glyph.x1, glyph.x0)
        if not blank:
            x1, size = edge, max(size, glyph.size)
        last = glyph
    close()
    return out


def _word_gap(before: str, after: str) -> float:
    """The least gap, in sizes, that is a blank: letters stand closer than characters of Chinese."""
    return WORD_GAP if before.isascii() and after.isascii() else CHARACTER_GAP


def rows_of(pieces: list[Piece], page: int, *, columns: bool = True) -> list[Row]:
    """The rows of a page in reading order: column by column between lines that span the page."""
    split = _gutter(pieces) if columns else None
    if split is None:
        return _rows(pieces, page, 0)
    rows: list[Row] = []
    sides: tuple[list[Piece], list[Piece]] = ([], [])
    for row in _rows(pieces, page, 0):
        crossing = any(piece.x0 < split < piece.x1 for piece in row.pieces)
        if crossing:
            rows += _rows(sides[0], page, 1) + _rows(sides[1], page, 2) + [row]
            sides = ([], [])
        else:
            for piece in row.pieces:
                sides[piece.x0 >= split].append(piece)
    return rows + _rows(sides[0], page, 1) + _rows(sides[1], page, 2)


def _rows(pieces: list[Piece], page: int, column: int) -> list[Row]:
    """Pieces by baseline, from the top; in each row from the left, what is printed twice once."""
    groups: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: -p.y):
        if groups:
            first = groups[-1][0]
            if abs(first.y - piece.y) < SAME_ROW * max(first.size, piece.size):
                groups[-1].append(piece)
                continue
        groups.append([piece])
    rows = []
    for group in groups:
        joined: list[Piece] = []
        for piece in sorted(group, key=lambda p: p.x0):
            last = joined[-1] if joined else None
            if last is not None and piece.text == last.text and abs(piece.x0 - last.x0) < 0.5 * piece.size:
                continue
            if last is not None and piece.x0 - last.x1 < CELL_GAP * max(last.size, piece.size):
                gap = piece.x0 - last.x1
                blank = " " if gap > _word_gap(last.text[-1], piece.text[0]) * last.size else ""
                joined[-1] = Piece(
                    last.text + blank + piece.text, last.x0, max(last.x1, piece.x1), last.y, max(last.size, piece.size)
                )
            else:
                joined.append(piece)
        rows.append(Row(joined, page, column=column))
    return rows


def _gutter(pieces: list[Piece]) -> float | None:
    """The place between two columns of prose; None on a page of one column, or of tables."""
    if len(pieces) < 16:
        return None
    left, right = min(p.x0 for p in pieces), max(p.x1 for p in pieces)
    middle = (left + right) / 2
    best: tuple[int, float] | None = None
    for step in range(-6, 7):
        x = middle + step * (right - left) / 60
        crossing = sum(p.x0 < x < p.x1 for p in pieces)
        if best is None or crossing < best[0] or (crossing == best[0] and abs(x - middle) < abs(best[1] - middle)):
            best = (crossing, x)
    assert best is not None
    crossing, x = best
    sides = [p for p in pieces if p.x1 <= x], [p for p in pieces if p.x0 >= x]
    if crossing > len(pieces) // 4 or min(map(len, sides)) < 8:
        return None
    for side in sides:
        spare = max(1, len(side) // 10)  # page numbers and the like stand where they want
        a, b = sorted(p.x0 for p in side)[spare], sorted(p.x1 for p in side)[-1 - spare]
        if b - a < (right - left) * 0.3 or sum(p.x1 - p.x0 > 0.8 * (b - a) for p in side) * 2 < len(side):
            return None
    return x


def mark_tables(rows: list[Row]) -> None:
    """Neighbouring rows of several pieces whose pieces stand under one another are rows of a table."""
    for above, below in pairwise(rows):
        if not (1 < len(above.pieces) <= MAX_CELLS and 1 < len(below.pieces) <= MAX_CELLS):
            continue
        size = max(above.size, below.size)
        aligned = sum(
            any(abs(p.x0 - q.x0) < size or abs(p.x0 + p.x1 - q.x0 - q.x1) < 2 * size for q in below.pieces)
            for p in above.pieces
        )
        if aligned >= 2:
            above.cells = below.cells = True


_CLOSING = "，。、；：？！）》」』〕】”’…％%,.;:?!)"
_FIRST_WORD = re.compile(rf"[!-~]{{1,40}}|.[{re.escape(_CLOSING)}]{{0,3}}")


def first_word(text: str) -> float:
    """The width of what could not be parted at the head of a row, in sizes."""
    match = _FIRST_WORD.match(text)
    word = match[0] if match else text[:1]
    return sum(0.5 if char < "\u2000" else 1.0 for char in word)
