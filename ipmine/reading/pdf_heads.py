"""Page numbers and running heads: what comes again at the edges of pages is not the paper's text."""

from __future__ import annotations

import re
from collections import Counter

from ipmine.reading.pdf_rows import Row

EDGE_ROWS = 2
"""Rows at the head and the foot of a page that may be page numbers or running heads."""

_DASH = r"[-—–―－‐‑─~·•.．]"
_PAGE_NUMBER = re.compile(
    rf"(?:{_DASH}{{1,3}}\s{{0,4}}\d{{1,4}}\s{{0,4}}{_DASH}{{1,3}}"
    r"|第\s{0,3}[\d一二三四五六七八九十百]{1,5}\s{0,3}[页頁](?:[\s,，/、]{0,3}[（(]?共\s{0,3}\d{1,4}\s{0,3}[页頁][）)]?)?"
    r"|\d{1,4}\s{0,3}/\s{0,3}\d{1,4}|Page\s{0,3}\d{1,4}(?:\s{0,3}of\s{0,3}\d{1,4})?|[Pp]\s?\.?\s?\d{1,4}"
    r"|共\s{0,3}\d{1,4}\s{0,3}[页頁]\s{0,3}第\s{0,3}\d{1,4}\s{0,3}[页頁])"
)
_BARE_NUMBER = re.compile(r"\d{1,4}|[ivxlc]{1,6}")


def without_running_heads(pages: list[list[Row]]) -> list[list[Row]]:
    """Drop page numbers, and lines that come again at the head or foot of most pages."""
    edges = [_edge_rows(page) for page in pages]
    texts = [{(place, _without_digits(row)): row for place, row in edge} for edge in edges]
    counts = Counter(key for page in texts for key in page)
    filled = sum(1 for page in pages if page)
    bare = _numbering(edges)
    out: list[list[Row]] = []
    for number, page in enumerate(pages):
        gone: list[Row] = []
        for place, row in edges[number]:
            text = _flat(row)
            repeated = counts[place, _without_digits(row)]
            if (
                _PAGE_NUMBER.fullmatch(text)
                or (_BARE_NUMBER.fullmatch(text) and (place, number) in bare)
                or (filled >= 3 and repeated >= 3 and repeated * 5 >= filled * 2 and len(text) <= 60)
            ):
                gone.append(row)
        out.append([row for row in page if not any(row is g for g in gone)])
    return out


def _edge_rows(page: list[Row]) -> list[tuple[str, Row]]:
    """The rows at the head and the foot of a page, each with its place counted from the edge."""
    by_height = sorted(page, key=lambda row: -row.y)
    count = min(EDGE_ROWS, len(by_height) // 2 or len(by_height))
    head = [(f"head {k}", row) for k, row in enumerate(by_height[:count])]
    foot = [(f"foot {k}", row) for k, row in enumerate(reversed(by_height[-count:]))] if by_height else []
    return head + foot


def _numbering(edges: list[list[tuple[str, Row]]]) -> set[tuple[str, int]]:
    """Where bare numbers at the pages' edges count the pages: the number less the page's index is the same on two."""
    offsets: Counter[tuple[str, int]] = Counter()
    places: list[tuple[str, int, int]] = []
    for index, page in enumerate(edges):
        for place, row in page:
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


def _without_digits(row: Row) -> str:
    return re.sub(r"[\d一二三四五六七八九十]+", "#", _flat(row))
