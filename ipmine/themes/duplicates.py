"""Reprints, forwarded papers and scraped copies: groups of papers with nearly the same words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from ipmine.segment import Segmenter
from ipmine.themes import reading
from ipmine.themes.reading import Reading

_PERMUTATIONS = 128
_SHINGLE = 3  # words


def near_duplicates(papers: Any, *, threshold: float = 0.8, terms: Sequence[str] = ()) -> list[list[int]]:
    """Groups of near-duplicate papers, as indices into `papers`; papers without a copy are left out.

    Two papers are copies if the Jaccard overlap of their runs of three words is estimated (MinHash, 128
    permutations) at `threshold` or more; groups are what hangs together so. The two scripts and damaged copies
    are alike once repaired. Empty papers are copies of nothing. Raises ValueError for a threshold outside 0..1.

    >>> near_duplicates(["知识产权质押融资扩面提质行动方案", "知識產權質押融資擴面提質行動方案", "专利导航"])
    [[0, 1]]
    """
    segmenter = Segmenter(tuple(terms))
    return groups_of([reading.read(paper, segmenter) for paper in reading.papers_of(papers)], threshold)


def groups_of(readings: Sequence[Reading], threshold: float) -> list[list[int]]:
    """The groups of readings; see `near_duplicates`."""
    if not 0 < threshold <= 1:
        raise ValueError(f"threshold={threshold!r} is not above 0 and at most 1")
    parent = list(range(len(readings)))

    def root(k: int) -> int:
        while parent[k] != k:
            parent[k] = parent[parent[k]]
            k = parent[k]
        return k

    first: dict[str, int] = {}
    single: list[int] = []
    for k, r in enumerate(readings):
        if not any(map(_says, r.words)):
            continue
        if r.digest in first:
            parent[k] = first[r.digest]
        else:
            first[r.digest] = k
            single.append(k)
    for a, b in _pairs(readings, single, threshold):
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    groups: dict[int, list[int]] = {}
    for k in range(len(readings)):
        groups.setdefault(root(k), []).append(k)
    return [group for group in groups.values() if len(group) > 1]


def _says(word: str) -> bool:
    return word.isalnum()


def _pairs(readings: Sequence[Reading], rows: list[int], threshold: float) -> list[tuple[int, int]]:
    """Pairs of papers whose estimated overlap reaches the threshold."""
    from rensa import RMinHash

    signatures = np.empty((len(rows), _PERMUTATIONS), np.uint32)
    for place, row in enumerate(rows):
        words = [word for word in readings[row].words if _says(word)]
        made = RMinHash(num_perm=_PERMUTATIONS, seed=1)
        made.update([" ".join(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1))])
        signatures[place] = made.digest()
    bands = 32 if threshold < 0.9 else 16
    width = _PERMUTATIONS // bands
    found: set[tuple[int, int]] = set()
    for band in range(bands):
        part = np.ascontiguousarray(signatures[:, band * width : (band + 1) * width])
        keys = part.view(np.dtype((np.void, part.dtype.itemsize * width))).ravel()
        order = np.argsort(keys, kind="stable")
        same = keys[order][1:] == keys[order][:-1]
        # neighbours in a bucket suffice: what is alike is chained, and each pair is checked
        for i in np.flatnonzero(same):
            a, b = int(order[i]), int(order[i + 1])
            if (a, b) not in found and float((signatures[a] == signatures[b]).mean()) >= threshold:
                found.add((a, b))
    return [(rows[a], rows[b]) for a, b in sorted(found)]
