"""Ranges of a text, asked whether they meet or hold something."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Covered:
    """Ranges that may overlap, asked whether one of them meets a range."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(ranges)
        self._starts = [start for start, _ in ordered]
        # the furthest end of all that start at or before
        self._reach = list(accumulate((end for _, end in ordered), max))

    def meets(self, start: int, end: int) -> bool:
        k = bisect_left(self._starts, end) - 1
        return k >= 0 and self._reach[k] > start


def inside(spans: list[tuple[int, int]], position: int) -> bool:
    k = bisect_right(spans, (position, 1 << 60)) - 1
    return k >= 0 and spans[k][1] > position
