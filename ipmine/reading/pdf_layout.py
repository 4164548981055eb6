"""From a PDF's glyphs to paragraphs: lines that only the page broke are joined again."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from ipmine.reading.pdf_heads import without_running_heads
from ipmine.reading.pdf_rows import Glyph, Row, first_word, mark_tables
from ipmine.reading.pdf_ruled import Line, with_tables

INDENT = 1.2
"""How far a row starts to the right of the margin to be the first of its paragraph, in sizes of the type."""

PARAGRAPH_GAP = 1.6
"""How much more than the usual distance of rows lies between paragraphs that are set apart."""

WIDEST_LEADING = 2.5
"""The widest distance of rows within a paragraph, in sizes."""

SHORTEST_MEASURE = 16
"""The least width of a page's text, in sizes, for its lines to be taken as broken by the page."""


@dataclass(slots=True)
class PageGlyphs:
    """What a page prints: its glyphs in the order of drawing, and its ruled lines."""

    glyphs: list[Glyph] = field(default_factory=list)
    across: list[Line] = field(default_factory=list)
    upright: list[Line] = field(default_factory=list)


def text_of_pages(pages: Sequence[PageGlyphs]) -> str:
    """The text of a document, a paragraph or a row of a table a line."""
    rows: list[Row] = []
    by_page = [with_tables(page.glyphs, page.across, page.upright, number) for number, page in enumerate(pages)]
    for page in without_running_heads(by_page):
        mark_tables(page)
        rows += page
    _set_margins(rows)
    for row in rows:
        gap = "\t" if row.cells else "\u3000"
        row.text = row.text or gap.join(piece.text for piece in row.pieces)
    return "\n".join(_paragraphs([row for row in rows if row.text.strip()]))


_SENTENCE_END = "。！？；：…”）"
_LABEL = re.compile(
    r"[（(][一二三四五六七八九十百]{1,4}[）)]|[一二三四五六七八九十百]{1,4}[、．.]|\d{1,3}[.．、](?!\d)|[（(]\d{1,3}[）)]"
    r"|第[一二三四五六七八九十百零〇\d]{1,6}[编章节条款]|[①-⑳]|附\s{0,2}件|抄送|主送|[（(]此件"
)


def _set_margins(rows: list[Row]) -> None:
    """The margins of each page's columns: where its own rows begin and end, or those of all pages where few do."""
    columns: dict[int, list[Row]] = {}
    pages: dict[tuple[int, int], list[Row]] = {}
    for row in rows:
        if not row.cells:
            columns.setdefault(row.column, []).append(row)
            pages.setdefault((row.page, row.column), []).append(row)
    everywhere = {column: _margins(group, share=0.03) for column, group in columns.items()}
    here = {place: _margins(group, share=0.1) for place, group in pages.items()}
    furthest = {place: max(row.x1 for row in group) for place, group in pages.items()}
    for row in rows:
        place = row.page, row.column
        left, right, _ = everywhere.get(row.column) or _margins([row], share=1)
        page_left, page_right, filling = here.get(place, (left, right, 0.0))
        # a page of another measure has many full rows of its own and none that goes further
        narrow = furthest.get(place, right) < right - row.size and filling > 0.3
        if narrow or abs(page_left - left) > 5 * row.size:
            right = page_right
        row.right = max(right, page_right)
        row.left = left if 0 < page_left - left < 5 * row.size else page_left
        # one short line alone does not show where lines break
        row.breaks = row.right - row.left > SHORTEST_MEASURE * row.size or row.column > 0


def _margins(rows: list[Row], share: float) -> tuple[float, float, float]:
    """Left and right margin of some rows, and the share of them that reach the right one."""
    size = median(row.size for row in rows)
    left = _outermost([row.x0 for row in rows], size, share)
    right = -_outermost([-row.x1 for row in rows], size, share)
    return left, right, sum(abs(row.x1 - right) < 0.6 * size for row in rows) / len(rows)


def _outermost(places: list[float], size: float, share: float) -> float:
    """The outermost place that this share of the rows have, and at least two, to within half a character."""
    places = sorted(places)
    need = max(2, int(len(places) * share))
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
    if above.cells or below.cells or not above.breaks:
        return False
    size = above.size
    if abs(size - below.size) > 0.15 * size:
        return False
    if above.x1 + first_word(below.text) * size < above.right - 0.3 * size:
        return False  # the next word would have fitted
    if below.x0 - below.left > INDENT * size:
        return False
    same_column = above.page == below.page and above.column == below.column
    usual = min(max(leading, size), WIDEST_LEADING * size)
    if same_column and above.y - below.y > PARAGRAPH_GAP * usual:
        return False
    return not (above.text.endswith(tuple(_SENTENCE_END)) and _LABEL.match(below.text))


def _joint(before: str, after: str) -> str:
    """A blank between two Latin words that a line end parted; nothing between Chinese characters."""
    return (
        " " if before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalnum() else ""
    )
