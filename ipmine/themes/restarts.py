"""Many runs of k-means over the same few papers, all at once.

A run over some hundred papers is little work, and most of what a single fit takes is the way into it and out of it.
Here the inner products of the papers are taken once, and all runs draw their first centres (greedy k-means++, Arthur
and Vassilvitskii 2007) and take their steps (Lloyd's) together, as arrays over runs, papers and groups.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

_STEPS = 60  # a run that has not come to rest by then has its vote as it stands
_AT_ONCE = 4_000_000  # numbers in one array over runs, papers and groups: 16 MB
_NOTHING = 1e-6  # a squared distance that only rounding makes


def runs(places: Any, wanted: Sequence[int], rng: np.random.Generator) -> Any:
    """Labels (runs, papers): one run of k-means for each number of groups in `wanted`, its labels below that number.

    `places` is (papers, dimensions), the numbers at most that of the papers. Where fewer papers differ than groups are
    wanted, some groups stay without papers.
    """
    products = places @ places.T
    each = max(1, _AT_ONCE // (len(places) * max(wanted)))
    numbers = np.asarray(wanted)
    return np.concatenate([_together(products, numbers[at : at + each], rng) for at in range(0, len(numbers), each)])


def _together(products: Any, wanted: Any, rng: np.random.Generator) -> Any:
    most = int(wanted.max())
    lengths = np.diag(products)
    apart = np.maximum(lengths[:, None] + lengths - 2 * products, 0)
    surplus = (np.arange(most) >= wanted[:, None])[:, None, :]
    labels = _nearest(apart[_first(apart, len(wanted), most, rng)].transpose(0, 2, 1), surplus)
    moving = np.arange(len(wanted))
    for _ in range(_STEPS):
        before = labels[moving]
        after = _nearest(_from_means(products, before, most, surplus[moving]), surplus[moving])
        labels[moving] = after
        moving = moving[(after != before).any(axis=1)]
        if not len(moving):
            break
    return labels


def _nearest(distances: Any, surplus: Any) -> Any:
    """The nearest group of each paper, (runs, papers), among those that the run wants."""
    return np.where(surplus, np.inf, distances).argmin(axis=2)


def _first(apart: Any, count: int, most: int, rng: np.random.Generator) -> Any:
    """Papers (runs, groups) to start from, each drawn by its squared distance to those before it, the best of a few.

    A run that wants fewer groups takes the first of them: the draws do not depend on how many are to come.
    """
    each = np.arange(count)
    tries = 2 + int(np.log(most))
    chosen = np.empty((count, most), dtype=np.intp)
    chosen[:, 0] = rng.integers(len(apart), size=count)
    closest = apart[chosen[:, 0]]
    for group in range(1, most):
        summed = closest.cumsum(axis=1)
        drawn = rng.random((count, tries)) * summed[:, -1:]
        tried = np.minimum((summed[:, None, :] < drawn[:, :, None]).sum(axis=2), len(apart) - 1)
        left = np.minimum(closest[:, None, :], apart[tried])
        best = left.sum(axis=2).argmin(axis=1)
        chosen[:, group], closest = tried[each, best], left[each, best]
    return chosen


def _from_means(products: Any, labels: Any, most: int, surplus: Any) -> Any:
    """Squared distances (runs, papers, groups) to the groups' means, each less the paper's own squared length."""
    count, n = labels.shape
    held = (labels[:, :, None] == np.arange(most)).astype(products.dtype)
    sizes = held.sum(axis=1, keepdims=True)
    flat = held.transpose(1, 0, 2).reshape(n, count * most)
    towards = (products @ flat).reshape(n, count, most).transpose(1, 0, 2) / np.maximum(sizes, 1)
    distances = (held * towards).sum(axis=1, keepdims=True) / np.maximum(sizes, 1) - 2 * towards
    for run in np.flatnonzero(((sizes == 0) & ~surplus).any(axis=(1, 2))):
        _fill(distances[run], products, labels[run], np.flatnonzero((sizes[run, 0] == 0) & ~surplus[run, 0]))
    return distances


def _fill(distances: Any, products: Any, labels: Any, empty: Any) -> None:
    """Let groups without papers begin anew at the papers that are farthest from their own."""
    lengths = np.diag(products)
    own = distances[np.arange(len(labels)), labels] + lengths
    distances[:, empty] = np.inf
    for group, paper in zip(empty, np.argsort(-own, kind="stable"), strict=False):
        if own[paper] > _NOTHING:
            distances[:, group] = lengths[paper] - 2 * products[paper]
