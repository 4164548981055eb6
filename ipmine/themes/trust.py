"""How far to trust themes: the same themes on resamples, words that go together, groups that stand apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from scipy import sparse

_ROWS = 3_000  # papers that the measures look at, the first by digest


def resampled(
    n: int, labels: Any, k: int, regroup: Callable[[Any, int], Any], *, seed: int, rounds: int = 10
) -> tuple[float, Any]:
    """Mean adjusted Rand index of groupings of 80 % resamples against `labels`, and each theme's mean best Jaccard.

    `regroup(rows, seed)` groups the papers of those rows anew.
    """
    from sklearn.metrics import adjusted_rand_score

    n = min(n, _ROWS)
    rng = np.random.default_rng([seed, k])
    agreement, overlaps = [], []
    for _ in range(rounds):
        rows = np.sort(rng.choice(n, max(k, int(0.8 * n)), replace=False))
        again = regroup(rows, int(rng.integers(1 << 30)))
        before = labels[rows]
        agreement.append(adjusted_rand_score(before, again))
        kept = (before >= 0) & (again >= 0)
        both = np.zeros((k, max(k, int(again.max(initial=0)) + 1)))
        np.add.at(both, (before[kept], again[kept]), 1)
        either = both.sum(axis=1, keepdims=True) + both.sum(axis=0, keepdims=True) - both
        best = (both / np.maximum(either, 1)).max(axis=1)
        overlaps.append(np.where(both.sum(axis=1) > 0, best, 0.0))
    return float(np.mean(agreement)), np.mean(overlaps, axis=0)


def coherence(present: Any, columns: Sequence[int]) -> float:
    """Mean normalized pointwise mutual information of pairs of words over papers (-1 to 1).

    `present` is a sparse matrix (papers, words) whose stored entries are the words that a paper holds.
    """
    part = sparse.csc_matrix(present[:_ROWS][:, list(columns)])
    part.data = np.ones_like(part.data, dtype=np.float64)
    n = part.shape[0]
    together = np.asarray((part.T @ part).todense())
    alone = np.diag(together).copy()
    values = []
    for i in range(len(columns)):
        for j in range(i):
            if not alone[i] or not alone[j]:
                continue
            p = together[i, j] / n
            if p == 0:
                values.append(-1.0)
            elif p == 1:
                values.append(0.0)  # words of every paper tell nothing
            else:
                values.append(float(np.log(p * n * n / (alone[i] * alone[j])) / -np.log(p)))
    return float(np.mean(values)) if values else 0.0


def silhouette(places: Any, labels: Any) -> float:
    """Mean silhouette over cosine distance of at most 2,000 papers; 0 where there is only one group."""
    from sklearn.metrics import silhouette_score

    part, own = places[:2_000], labels[:2_000]
    part, own = part[own >= 0], own[own >= 0]
    found = len(set(own.tolist()))
    if found < 2 or found >= len(own):
        return 0.0
    return float(silhouette_score(part, own, metric="cosine"))
