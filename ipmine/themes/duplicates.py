"""Reprints, forwarded papers and scraped copies: groups of papers with nearly the same words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from ipmine.themes import reading
from ipmine.themes.reading import Reading
from ipmine.themes.vectorizer import count_words

_PERMUTATIONS = 128
_SHINGLE = 3  # words
_SKETCH = 32  # hashes of the quick look at word sets


def near_duplicates(papers: Any, *, threshold: float = 0.8, terms: Sequence[str] = ()) -> list[list[int]]:
    """Groups of near-duplicate papers, as indices into `papers`; papers without a copy are left out.

    Two papers are copies if the Jaccard overlap of their runs of three words is estimated (MinHash, 128
    permutations) at `threshold` or more; groups are what hangs together so. The two scripts and damaged copies
    are alike once repaired. Empty papers are copies of nothing. Raises ValueError for a threshold outside 0..1.

    >>> near_duplicates(["知识产权质押融资扩面提质行动方案", "知識產權質押融資擴面提質行動方案", "专利导航"])
    [[0, 1]]
    """
    return groups_of(reading.read_all(reading.papers_of(papers), terms), threshold)


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
        if r.digest in first:
            parent[k] = first[r.digest]
        elif any(map(_says, r.words)):
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
    """Pairs of papers whose estimated overlap reaches the threshold.

    Papers that share few words cannot share many runs of them: a quick sketch of the words each paper holds finds
    the pairs that are worth a look.
    """
    from rensa import RMinHash

    @cache
    def signature(row: int) -> Any:
        words = [word for word in readings[row].words if _says(word)]
        made = RMinHash(num_perm=_PERMUTATIONS, seed=1)
        made.update([" ".join(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1))])
        return np.array(made.digest(), np.uint32)

    counts, _ = count_words([readings[row] for row in rows], frozenset())
    found = []
    for a, b in sorted(_candidates(counts, threshold)):
        if float((signature(rows[a]) == signature(rows[b])).mean()) >= threshold:
            found.append((rows[a], rows[b]))
    return found


def _candidates(counts: Any, threshold: float) -> set[tuple[int, int]]:
    """Pairs of rows whose sets of columns may overlap by the threshold: MinHash of sets, in bands of four."""
    filled = np.flatnonzero(np.diff(counts.indptr) > 0)
    if len(filled) < 2:
        return set()
    rng = np.random.default_rng(1)
    sketch = np.empty((_SKETCH, len(filled)), np.uint32)
    starts = counts.indptr[:-1][filled]
    for k in range(_SKETCH):
        turned = rng.permutation(counts.shape[1]).astype(np.uint32)
        sketch[k] = np.minimum.reduceat(turned[counts.indices], starts)
    found: set[tuple[int, int]] = set()
    for band in range(0, _SKETCH, 4):
        part = np.ascontiguousarray(sketch[band : band + 4].T)
        keys = part.view(np.dtype((np.void, part.dtype.itemsize * 4))).ravel()
        order = np.argsort(keys, kind="stable")
        # neighbours in a bucket suffice: groups are what hangs together
        same = np.flatnonzero(keys[order][1:] == keys[order][:-1])
        left, right = order[same], order[same + 1]
        alike = (sketch[:, left] == sketch[:, right]).mean(axis=0) >= threshold - 0.25
        found.update((int(filled[a]), int(filled[b])) for a, b in zip(left[alike], right[alike], strict=True))
    return found
