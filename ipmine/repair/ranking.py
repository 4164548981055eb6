"""Paths through a lattice, and the best of many of them without putting all together."""

from __future__ import annotations

import heapq
from typing import NamedTuple


class Path(NamedTuple):
    """A string of real characters: `string[:cut]` reaches from the left context to `end` of the text.

    `loners` counts the characters of the shifted run that make no word with their neighbours
    and are no words of their own either: a sign that bytes were put together wrongly.
    """

    weight: float
    string: str
    end: int
    cut: int
    loners: int = 0
    open: bool = False


# a word as a path of its own: a plain tuple of a path's fields, for very many are made
Word = tuple[float, str, int, int, int, bool]
# paths to where a word begins, best first, and the word; with the weight of the best
Way = tuple[float, list[Path], Word]


def best(ways: list[Way], keep: int) -> list[Path]:
    """The best strings of some ways, which come best first: not all are put together, only those that may be among them."""
    best: dict[str, Path] = {}
    least = 0.0
    coming = 0
    heap: list[tuple[float, int, int]] = []
    while True:
        while coming < len(ways) and (not heap or -ways[coming][0] <= heap[0][0]):
            heapq.heappush(heap, (-ways[coming][0], coming, 0))
            coming += 1
        if not heap:
            break
        negative, index, rank = heap[0]
        if len(best) >= keep and -negative < least:
            break
        _, paths, word = ways[index]
        path = paths[rank]
        own, written, end, cut, loners, opens = word
        string = path.string + written
        if string not in best:
            if path.end >= 0 or end < 0:
                end, cut = path.end, path.cut
            else:
                cut += len(path.string)
            best[string] = Path(-negative, string, end, cut, path.loners + loners, path.open or opens)
            least = -negative
        if rank + 1 < len(paths):
            heapq.heapreplace(heap, (-(paths[rank + 1].weight + own), index, rank + 1))
        else:
            heapq.heappop(heap)
    return heapq.nlargest(keep, best.values())


def top(paths: list[Path], keep: int) -> list[Path]:
    best: dict[str, Path] = {}
    for path in paths:
        known = best.get(path.string)
        if known is None or path.weight > known.weight:
            best[path.string] = path
    return heapq.nlargest(keep, best.values())
