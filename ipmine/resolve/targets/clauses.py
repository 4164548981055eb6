"""Clauses and sentences of the working text, looked up by position."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from operator import sub
from typing import NamedTuple

from ipmine import guard
from ipmine.scan.runs import Rows


class Range(NamedTuple):
    """`text[start:end]` without blanks at its ends."""

    start: int
    end: int


_CLAUSE = Rows("，。；！？：\n\t")
# of these, what ends more than a clause
_SENTENCE_ENDS = "。！？\n"
_SENTENCE = Rows(_SENTENCE_ENDS)
_HALF = Rows("。；！？\n")
# What is longer is cut: every quantity looks at its whole clause and sentence, so that a text
# without marks would take time that grows with its square. No paper has such sentences.
_LONGEST_CLAUSE = 500
_LONGEST_SENTENCE = 1500


class Breaks:
    """The clause and sentence breaks of a text, found once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._clauses = _short(text, _between(_outside_remarks(text, _CLAUSE.find(text)), len(text)), _LONGEST_CLAUSE)
        self._halves = _between(_HALF.find(text), len(text))
        self._sentences = _between(_SENTENCE.find(text), len(text))
        if _longest(self._sentences) > _LONGEST_SENTENCE:
            self._sentences = self._cut_sentences()

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
        starts, ends = self._clauses
        first, last = bisect_right(starts, whole.start) - 1, bisect_left(starts, whole.end)
        found = [self._strip(max(starts[k], whole.start), min(ends[k], whole.end)) for k in range(first, last)]
        return [r for r in found if r.start < r.end]

    def _cut_sentences(self) -> _Edges:
        """The sentences, those that are too long cut between their clauses."""
        starts, ends = [0], []
        for start, end in zip(*self._clauses, strict=True):
            closed = end == len(self.text) or self.text[end] in _SENTENCE_ENDS
            if end - starts[-1] > _LONGEST_SENTENCE and start > starts[-1]:
                ends.append(start)
                starts.append(start)
            if closed:
                ends.append(end)
                starts.append(end + 1)
        return starts[: len(ends)], ends

    def _range(self, edges: _Edges, position: int) -> Range:
        starts, ends = edges
        k = bisect_right(starts, position) - 1
        return self._strip(starts[k], ends[k])

    def _strip(self, start: int, end: int) -> Range:
        while start < end and self.text[start] in " 　":
            start += 1
        while end > start and self.text[end - 1] in " 　":
            end -= 1
        return Range(start, end)


# （含援建队伍，下同）: the marks in a short bracket part no clauses
_REMARK = re.compile(r"（[^（）。\n]{0,39}[，；：？！][^（）。\n]{0,39}）(?![，。；：\n])")


def _outside_remarks(text: str, marks: list[int]) -> list[int]:
    """The marks that stand in no bracket with which the clause goes on."""
    kept: list[int] = []
    done = 0
    for remark in guard.finditer(_REMARK, text):
        first = bisect_left(marks, remark.start(), done)
        kept += marks[done:first]
        done = bisect_left(marks, remark.end(), first)
    return kept + marks[done:] if done else marks


_Edges = tuple[list[int], list[int]]  # where each range starts, and where it ends


_BEHIND = (1).__add__  # where what stands behind a mark begins


def _between(marks: list[int], size: int) -> _Edges:
    """The ranges between one-character marks in a text of so many characters."""
    return [0, *map(_BEHIND, marks)], [*marks, size]


def _longest(edges: _Edges) -> int:
    starts, ends = edges
    sizes: Iterable[int] = map(sub, ends, starts)
    return max(sizes)


def _short(text: str, edges: _Edges, longest: int) -> _Edges:
    """The ranges, those that are longer cut in pieces, at blanks where there are any."""
    if _longest(edges) <= longest:
        return edges
    starts: list[int] = []
    ends: list[int] = []
    for start, end in zip(*edges, strict=True):
        while end - start > longest:
            blank = text.rfind(" ", start + longest // 2, start + longest)
            cut = blank if blank >= 0 else start + longest
            starts.append(start)
            ends.append(cut)
            start = cut
        starts.append(start)
        ends.append(end)
    return starts, ends
