"""Reprints, forwarded papers and scraped copies: groups of papers with nearly the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from ipmine.themes import reading
from ipmine.themes.tokens import Tokens, tokenize

_PERMUTATIONS = 128
_SURE = 0.999  # how sure a pair at the threshold is to be looked at
_BATCH = 4_000  # papers whose runs of words are held at once
_NEIGHBOURS = 3  # papers of a bucket that each is compared with; groups are what hangs together
_MIX = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], np.uint64)  # odd, so none is lost


def near_duplicates(papers: Any, *, threshold: float = 0.8, terms: Sequence[str] = ()) -> list[list[int]]:
    """Groups of near-duplicate papers, as indices into `papers`; papers without a copy are left out.

    Two papers are copies if the Jaccard overlap of their runs of three words is estimated (MinHash, 128
    permutations) at `threshold` or more; groups are what hangs together so. The two scripts and damaged copies
    are alike once repaired. Empty papers are copies of nothing. Raises ValueError for a threshold outside 0..1.

    >>> near_duplicates(["知识产权质押融资扩面提质行动方案", "知識產權質押融資擴面提質行動方案", "专利导航"])
    [[0, 1]]
    """
    return groups_of(tokenize(reading.read_all(reading.papers_of(papers), terms)), threshold)


def groups_of(tokens: Tokens, threshold: float) -> list[list[int]]:
    """The groups of papers; see `near_duplicates`."""
    if not 0 < threshold <= 1:
        raise ValueError(f"threshold={threshold!r} is not above 0 and at most 1")
    parent = list(range(len(tokens)))

    def root(k: int) -> int:
        while parent[k] != k:
            parent[k] = parent[parent[k]]
            k = parent[k]
        return k

    says = tokens.where(str.isalnum)
    first: dict[str, int] = {}
    single: list[int] = []
    for k, r in enumerate(tokens.readings):
        if r.digest in first:
            parent[k] = first[r.digest]
        elif says[tokens.ids[tokens.ends[k] : tokens.ends[k + 1]]].any():
            first[r.digest] = k
            single.append(k)
    for a, b in _pairs(tokens, np.array(single, np.int64), says, threshold):
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    groups: dict[int, list[int]] = {}
    for k in range(len(tokens)):
        groups.setdefault(root(k), []).append(k)
    return [group for group in groups.values() if len(group) > 1]


def _pairs(tokens: Tokens, rows: Any, says: Any, threshold: float) -> Iterator[tuple[int, int]]:
    """Pairs of papers whose estimated overlap reaches the threshold."""
    if len(rows) < 2:
        return
    signatures = _signatures(tokens, rows, says)
    for left, right in _candidates(signatures, _band(threshold)):
        alike = (signatures[left] == signatures[right]).mean(axis=1) >= threshold
        yield from zip(rows[left[alike]].tolist(), rows[right[alike]].tolist(), strict=True)


def _signatures(tokens: Tokens, rows: Any, says: Any) -> Any:
    """The MinHash of each paper's runs of three words (of fewer where it has no three), uint32."""
    from rensa import RMinHash

    hashes = tokens.hashes()
    found = np.empty((len(rows), _PERMUTATIONS), np.uint32)
    for start in range(0, len(rows), _BATCH):
        batch = rows[start : start + _BATCH]
        papers = [tokens.ids[tokens.ends[row] : tokens.ends[row + 1]] for row in batch]
        ids = np.concatenate(papers)
        ends = np.concatenate([[0], np.cumsum([len(paper) for paper in papers])])
        kept = says[ids]
        ends = np.concatenate([[0], np.cumsum(kept)])[ends]
        runs, ends = _runs(hashes[ids[kept]], ends)
        made = RMinHash.digest_matrix_from_flat_token_hashes(runs, ends.astype(np.uint64), _PERMUTATIONS, 1)
        found[start : start + len(batch)] = made.to_rows()
    return found


def _runs(words: Any, ends: Any) -> tuple[Any, Any]:
    """A number for each run of three words, and where the papers' runs end."""
    place = np.arange(len(words))
    sizes = np.diff(ends)
    left = np.repeat(ends[1:], sizes) - place  # words from here to the end of the paper
    padded = np.concatenate([words, np.zeros(2, np.uint64)])
    run = words * _MIX[0]
    run ^= np.where(left > 1, padded[1:-1] * _MIX[1], 0)
    run *= _MIX[2]
    run ^= np.where(left > 2, padded[2:] * _MIX[0], 0)
    whole = (left > 2) | (place == np.repeat(ends[:-1], sizes))
    return run[whole], np.concatenate([[0], np.cumsum(whole)])[ends]


def _band(threshold: float) -> int:
    """The longest band at which two papers at the threshold are all but sure to agree in one."""
    sure = [r for r in (2, 4, 8, 16) if 1 - (1 - threshold**r) ** (_PERMUTATIONS // r) >= _SURE]
    return max(sure, default=1)


def _candidates(signatures: Any, size: int) -> Iterator[tuple[Any, Any]]:
    """Rows that agree in a band of their signatures, as two arrays a band."""
    for start in range(0, _PERMUTATIONS, size):
        keys = np.zeros(len(signatures), np.uint64)
        for column in range(start, start + size):
            keys = (keys ^ signatures[:, column]) * _MIX[0]
            keys ^= keys >> np.uint64(29)
        order = np.argsort(keys, kind="stable")
        turned = keys[order]
        for lag in range(1, min(_NEIGHBOURS, len(order) - 1) + 1):
            same = np.flatnonzero(turned[lag:] == turned[:-lag])
            yield order[same], order[same + lag]
