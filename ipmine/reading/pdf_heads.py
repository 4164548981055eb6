"""Page numbers and running heads: what comes again at the edges of pages is not the paper's text."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median

from ipmine.reading.pdf_rows import Row

EDGE_ROWS = 2
"""Rows at the head and the foot of a page that may be page numbers or running heads."""

LONGEST_HEAD = 60
"""Characters of a running head."""

_DASH = r"[-—–―－‐‑─~·•.．]"
_PAGE_NUMBER = re.compile(
    rf"(?:{_DASH}{{1,3}}\s{{0,4}}\d{{1,4}}\s{{0,4}}{_DASH}{{1,3}}"
    r"|第\s{0,3}[\d一二三四五六七八九十百]{1,5}\s{0,3}[页頁](?:[\s,，/、]{0,3}[（(]?共\s{0,3}\d{1,4}\s{0,3}[页頁][）)]?)?"
    r"|\d{1,4}\s{0,3}/\s{0,3}\d{1,4}|Page\s{0,3}\d{1,4}(?:\s{0,3}of\s{0,3}\d{1,4})?|[Pp]\s?\.?\s?\d{1,4}"
    r"|共\s{0,3}\d{1,4}\s{0,3}[页頁]\s{0,3}第\s{0,3}\d{1,4}\s{0,3}[页頁])"
)
_BARE_NUMBER = re.compile(r"\d{1,4}|[ivxlc]{1,6}")


def without_running_heads(pages: list[list[Row]]) -> list[list[Row]]:
    """Drop page numbers, and lines that come again at the same height of most pages, set apart from the text."""
    edges = [_edges(page) for page in pages]
    counts = Counter(_mark(side, row) for page in edges for side, rows in page.items() for row in rows[:EDGE_ROWS])
    filled = sum(1 for page in pages if page)
    need = 2 if filled == 2 else max(3, filled * 2 // 5)
    bare = _numbering(edges)
    out: list[list[Row]] = []
    for number, page in enumerate(pages):
        gone: set[int] = set()
        leading = _leading(page)
        for side, rows in edges[number].items():
            run: list[Row] = []
            for k, row in enumerate(rows[:EDGE_ROWS]):
                text = _flat(row)
                if _PAGE_NUMBER.fullmatch(text) or (_BARE_NUMBER.fullmatch(text) and (f"{side} {k}", number) in bare):
                    gone.add(id(row))
                elif counts[_mark(side, row)] >= need and len(text) <= LONGEST_HEAD:
                    run.append(row)
                else:
                    break
            while run:  # as much of it as is set apart from what follows
                place = next(k for k, row in enumerate(rows) if row is run[-1]) + 1
                if place == len(rows) or _set_apart(run[-1], rows[place], leading):
                    gone.update(map(id, run))
                    break
                run.pop()
        out.append([row for row in page if id(row) not in gone])
    return out


def _edges(page: list[Row]) -> dict[str, list[Row]]:
    """The rows of a page from its head and from its foot inwards; on a page of few rows, half of them each."""
    by_height = sorted(page, key=lambda row: -row.y)
    count = min(EDGE_ROWS + 1, (len(by_height) + 1) // 2)
    return {"head": by_height[:count], "foot": by_height[::-1][:count]}


def _mark(side: str, row: Row) -> tuple[str, str, int]:
    """What makes a row the same on several pages: where it stands and its text, numbers aside."""
    return side, re.sub(r"[\d一二三四五六七八九十]{1,400}", "#", _flat(row)), round(row.y)


def _leading(page: list[Row]) -> float:
    heights = sorted({row.y for row in page})
    return median(b - a for a, b in pairwise(heights)) if len(heights) > 1 else 0.0


def _set_apart(row: Row, inner: Row, leading: float) -> bool:
    return abs(row.y - inner.y) > 1.25 * leading or abs(row.size - inner.size) > 0.1 * inner.size


def _numbering(edges: list[dict[str, list[Row]]]) -> set[tuple[str, int]]:
    """Where bare numbers at the pages' edges count the pages: the number less the page's index is the same on two."""
    offsets: Counter[tuple[str, int]] = Counter()
    places: list[tuple[str, int, int]] = []
    for index, page in enumerate(edges):
        for place, row in ((f"{side} {k}", row) for side, rows in page.items() for k, row in enumerate(rows)):
            text = _flat(row)
            if text.isdigit() and text.isascii() and len(text) <= 4:
                offsets[place, int(text) - index] += 1
                places.append((place, index, int(text) - index))
    alone = len(edges) == 1
    return {
        (place, index)
        for place, index, offset in places
        if offsets[place, offset] >= 2 or (alone and offset == 1 and place == "foot 0")
    }


def _flat(row: Row) -> str:
    return " ".join(piece.text for piece in row.pieces).strip()
