"""Clauses and sentences of the working text, looked up by position."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import NamedTuple


class Range(NamedTuple):
    """`text[start:end]` without blanks at its ends."""

    start: int
    end: int


_CLAUSE = re.compile(r"[，。；！？：\n\t]")
# of these, what ends more than a clause
_SENTENCE = "。！？\n"
_HALF = "。；！？\n"


class Breaks:
    """The clause and sentence breaks of a text, found once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._clauses = [m.start() for m in _CLAUSE.finditer(text)]
        self._halves = [at for at in self._clauses if text[at] in _HALF]
        self._sentences = [at for at in self._clauses if text[at] in _SENTENCE]

    def clause(self, position: int) -> Range:
        """The clause that holds `position`, between commas, semicolons, colons and full stops."""
        return self._range(self._clauses, position)

    def half(self, position: int) -> Range:
        """The part of a sentence between semicolons."""
        return self._range(self._halves, position)

    def sentence(self, position: int) -> Range:
        """The sentence that holds `position`; a line end closes one too."""
        return self._range(self._sentences, position)

    def clauses_of(self, whole: Range) -> list[Range]:
        """The clauses inside a sentence or half, in order."""
        first, last = bisect_left(self._clauses, whole.start), bisect_left(self._clauses, whole.end)
        edges = [whole.start - 1, *self._clauses[first:last], whole.end]
        found = [self._strip(a + 1, b) for a, b in pairwise(edges)]
        return [r for r in found if r.start < r.end]

    def _range(self, breaks: list[int], position: int) -> Range:
        k = bisect_right(breaks, position - 1) if position else 0
        start = breaks[k - 1] + 1 if k else 0
        end = breaks[k] if k < len(breaks) else len(self.text)
        return self._strip(start, end)

    def _strip(self, start: int, end: int) -> Range:
        while start < end and self.text[start] in " 　":
            start += 1
        while end > start and self.text[end - 1] in " 　":
            end -= 1
        return Range(start, end)
