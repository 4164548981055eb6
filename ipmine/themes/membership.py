"""How far papers belong to themes, given their places and the themes' centres."""

from __future__ import annotations

from typing import Any

import numpy as np

_SHARP = 0.1  # how fast a paper's part in a theme falls with the distance from its centre


def of_papers(places: Any, centres: Any, owner: Any, n: int, lengths: Any) -> tuple[Any, Any]:
    """The parts of n papers in the themes, and how near each is to its nearest; -2 where nothing is known.

    Unit k (a paper, or one of its sections) belongs to paper `owner[k]` and counts by its length.
    """
    near = places @ centres.T
    empty = ~places.any(axis=1)
    sharp = np.exp((near - near.max(axis=1, keepdims=True)) / _SHARP) if len(near) else near
    sharp[empty] = 0
    parts = np.zeros((n, len(centres)))
    np.add.at(parts, owner, sharp / np.maximum(sharp.sum(axis=1, keepdims=True), 1e-12) * lengths[:, None])
    parts /= np.maximum(parts.sum(axis=1, keepdims=True), 1e-12)
    best = np.full(n, -2.0)
    np.maximum.at(best, owner, np.where(empty, -2.0, near.max(axis=1)) if len(near) else np.zeros(0))
    return parts, best


def spread(found: Any, owner: Any, n: int) -> Any:
    """The labels of n papers from those that were grouped, -1 for the others."""
    labels = np.full(n, -1, dtype=np.int64)
    labels[owner] = found
    return labels


def too_far(near: Any) -> float:
    """The nearness below which a paper belongs nowhere: far out of what is usual, and far from all centres."""
    if len(near) < 10:
        return -1.0
    middle = float(np.median(near))
    usual = 1.4826 * float(np.median(np.abs(near - middle)))
    return min(0.2, middle - 4 * usual)


def numbering(found: Any, k: int) -> Any:
    """The new number of each group, the largest first, at equal sizes the one met first; the last entry is for -1."""
    sizes = np.bincount(found[found >= 0], minlength=k)
    first = np.full(k, len(found))
    rows = np.flatnonzero(found >= 0)[::-1]
    first[found[rows]] = rows
    new = np.empty(k + 1, dtype=np.int64)
    new[np.lexsort((first, -sizes))] = np.arange(k)
    new[k] = -1
    return new
