"""From a PDF's glyphs to paragraphs: lines that only the page broke are joined again."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ipmine.reading.pdf_heads import without_running_heads
from ipmine.reading.pdf_rows import Glyph, Row, mark_tables, pieces_of, rows_of

INDENT = 1.2
"""How far a row starts to the right of the margin to be the first of its paragraph, in sizes of the type."""

PARAGRAPH_GAP = 1.6
"""How much more than the usual distance of rows lies between paragraphs that are set apart."""

WIDEST_LEADING = 2.5
"""The widest distance of rows within a paragraph, in sizes."""


def text_of_pages(pages: Sequence[list[Glyph]]) -> str:
    """The text of a document, a paragraph or a row of a table a line."""
    rows: list[Row] = []
    by_page = [rows_of(pieces_of(glyphs), number) for number, glyphs in enumerate(pages)]
    for page in without_running_heads(by_page):
        mark_tables(page)
        rows += page
    _set_margins(rows)
    for row in rows:
        gap = "\t" if row.cells else "\u3000"
        row.text = gap.join(piece.text for piece in row.pieces)
    return "\n".join(_paragraphs([row for row in rows if row.text.strip()]))


_SENTENCE_END = "。！？；：…”）"
_LABEL = re.compile(
    r"[（(][一二三四五六七八九十百]{1,4}[）)]|[一二三四五六七八九十百]{1,4}[、．.]|\d{1,3}[.．、](?!\d)|[（(]\d{1,3}[）)]"
    r"|第[一二三四五六七八九十百零〇\d]{1,6}[编章节条款]|[①-⑳]|附\s{0,2}件|抄送|主送|[（(]此件"
)
_CLOSING = "，。、；：？！）》」』〕】”’…％%,.;:?!)"


def _set_margins(rows: list[Row]) -> None:
    """The margins of each page's columns: the outermost places where several rows begin and end."""
    groups: dict[tuple[int, int], list[Row]] = {}
    for row in rows:
        groups.setdefault((row.page, row.column), []).append(row)
    lefts: dict[int, list[float]] = {}
    rights: dict[int, list[float]] = {}
    for (_, column), group in groups.items():
        prose = [row for row in group if not row.cells]
        if len(prose) >= 5:
            size = median(row.size for row in prose)
            lefts.setdefault(column, []).append(_outermost([row.x0 for row in prose], size))
            rights.setdefault(column, []).append(-_outermost([-row.x1 for row in prose], size))
    for (_, column), group in groups.items():
        prose = [row for row in group if not row.cells] or group
        size = median(row.size for row in prose)
        left = _outermost([row.x0 for row in prose], size)
        right = -_outermost([-row.x1 for row in prose], size)
        if lefts.get(column):  # a page of few rows has its margins from the others
            left = min(left, median(lefts[column])) if len(prose) >= 5 else median(lefts[column])
            right = max(right, median(rights[column])) if len(prose) >= 5 else median(rights[column])
        for row in group:
            row.left, row.right = left, right


def _outermost(places: list[float], size: float) -> float:
    """The outermost place that a tenth of the rows share, to within half a character."""
    places = sorted(places)
    need = max(1, len(places) // 10)
    for k, place in enumerate(places):
        end = bisect_left(places, place + 0.5 * size)
        if end - k >= need:
            return median(places[k:end])  # closing marks may hang over the margin
    return places[0]


def _paragraphs(rows: list[Row]) -> list[str]:
    distances = [
        above.y - below.y
        for above, below in pairwise(rows)
        if above.page == below.page and above.column == below.column and above.y > below.y
    ]
    leading = median(distances) if distances else 0.0
    out: list[list[str]] = []
    last: Row | None = None
    for row in rows:
        if last is not None and _goes_on(last, row, leading):
            out[-1] += [_joint(last.text, row.text), row.text]
        else:
            out.append([row.text])
        last = row
    return ["".join(parts) for parts in out]


def _goes_on(above: Row, below: Row, leading: float) -> bool:
    """Whether a row is the same paragraph's next: the one above was full, and nothing marks a beginning."""
    if above.cells or below.cells:
        return False
    size = above.size
    if abs(size - below.size) > 0.15 * size:
        return False
    if above.x1 + _first_word(below.text) * size < above.right - 0.3 * size:
        return False  # the next word would have fitted
    if below.x0 - below.left > INDENT * size:
        return False
    same_column = above.page == below.page and above.column == below.column
    usual = min(max(leading, size), WIDEST_LEADING * size)
    if same_column and above.y - below.y > PARAGRAPH_GAP * usual:
        return False
    return not (above.text.endswith(tuple(_SENTENCE_END)) and _LABEL.match(below.text))


def _first_word(text: str) -> float:
    """The width of what could not be parted at the head of a row, in sizes."""
    match = re.match(rf"[!-~]{{1,40}}|.[{re.escape(_CLOSING)}]{{0,3}}", text)
    word = match[0] if match else text[:1]
    return sum(0.5 if char < "\u2000" else 1.0 for char in word)


def _joint(before: str, after: str) -> str:
    """A blank between two Latin words that a line end parted; nothing between Chinese characters."""
    return (
        " " if before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalnum() else ""
    )
