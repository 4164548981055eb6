"""The ways to group papers in the theme space, under one call."""

from __future__ import annotations

import functools
import warnings
from typing import Any

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.preprocessing import normalize

from ipmine.themes.restarts import runs

METHODS = ("kmeans", "agglomerative", "hdbscan", "nmf", "lda")


def group(
    places: Any, k: int, *, method: str = "kmeans", seed: int = 0, restarts: int = 200, anchors: Any = None,
    counts: Any = None, weighted: Any = None,
) -> Any:  # fmt: skip
    """A label for each row, 0..k-1 (and -1 under hdbscan, which finds their number itself).

    `anchors` (m, dimensions) are the places of named themes: the first m groups stay tied to them.
    """
    if method not in METHODS:
        raise ValueError(f"method={method!r} is none of {', '.join(METHODS)}")
    if k == 1 or len(places) == 1:
        return np.zeros(len(places), dtype=np.int64)
    if method == "kmeans":
        return _kmeans(places, k, seed, restarts) if anchors is None else _anchored(places, k, anchors, seed)
    if method == "agglomerative":
        from sklearn.cluster import AgglomerativeClustering

        return AgglomerativeClustering(k).fit_predict(places)
    if method == "hdbscan":
        from sklearn.cluster import HDBSCAN

        size = max(2, min(round(len(places) / (3 * k)), 50))
        return HDBSCAN(min_cluster_size=size, min_samples=min(2, size), copy=True).fit_predict(places)
    if method == "nmf":
        from sklearn.decomposition import NMF

        init = "nndsvda" if k <= min(weighted.shape) else "random"
        return NMF(k, init=init, random_state=seed, max_iter=400).fit_transform(weighted).argmax(axis=1)
    from sklearn.decomposition import LatentDirichletAllocation

    return LatentDirichletAllocation(k, random_state=seed, max_iter=20).fit_transform(counts).argmax(axis=1)


_LEAST = 2  # papers that make a theme
_SAMPLE = 1_000  # papers that the runs vote on; all others follow the centres that come of it


def _kmeans(places: Any, k: int, seed: int, restarts: int) -> Any:
    """Consensus of many k-means runs: papers that the runs put together stay together.

    The runs start from other centres and ask for k to 1.5 k groups. What they agree on (average linkage over the
    share of runs that separate two papers) gives the centres for one last run over all papers. A single k-means
    of short papers ends elsewhere with every seed; the vote of two hundred does not.
    """
    from sklearn.cluster import KMeans

    part = np.asarray(
        places[:_SAMPLE], dtype=np.float32
    )  # rows come in the order of digests, so the first are a random sample
    if len(part) > 500:
        restarts = max(10, restarts // 2)
    rng = np.random.default_rng(seed)
    wanted = np.minimum(k + rng.integers(0, k // 2 + 1, size=restarts), len(part))
    with _threads().limit(limits=1), warnings.catch_warnings():  # a small run loses more by threads than it gains
        warnings.simplefilter("ignore", ConvergenceWarning)  # equal papers leave a centre over
        joined = _votes(runs(part, wanted.tolist(), rng))
        apart = np.clip(1 - joined @ joined.T / restarts, 0, 1)
        centres = centres_of(part, _cut(apart, k), k)
        last = KMeans(k, init=centres, n_init=1, max_iter=30 if len(places) <= 20_000 else 8)
        return last.fit_predict(places)


def _votes(labels: Any) -> Any:
    """A row for each paper, with a one for its group in each run: (papers, runs times groups)."""
    held = (labels[:, :, None] == np.arange(labels.max() + 1)).astype(np.float32)
    return held.transpose(1, 0, 2).reshape(labels.shape[1], -1)


@functools.cache
def _threads() -> Any:
    """The libraries with threads of their own; to look for them takes longer than a run does."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def _cut(apart: Any, k: int) -> Any:
    """Groups by average linkage over distances: k of them with papers enough to be a theme, -1 for the rest.

    A plain cut into k groups spends some of them on papers that are like no other. Where the papers do not make
    k groups of the least size, the plain cut is taken.
    """
    from scipy.cluster.hierarchy import linkage
    from scipy.spatial.distance import squareform

    tree = linkage(squareform(apart, checks=False), "average")
    plain = cut_into(tree, k)
    for wanted in range(k, min(3 * k, len(apart)) + 1):
        labels = cut_into(tree, wanted)
        sizes = np.bincount(labels)
        if (sizes >= _LEAST).sum() >= k:
            large = np.argsort(-sizes, kind="stable")[:k]
            renamed = np.full(wanted, -1)
            renamed[large] = np.arange(k)
            return renamed[labels]
    return plain


def cut_into(tree: Any, k: int) -> Any:
    """The k groups of a linkage, in order of their first members: `scipy.cluster.hierarchy.cut_tree`, much faster."""
    n = len(tree) + 1
    joins = max(n - k, 0)
    above = list(range(n + joins))
    for step, (left, right) in enumerate(tree[:joins, :2].astype(int).tolist()):
        above[left] = above[right] = n + step
    for node in range(n + joins - 1, -1, -1):
        above[node] = above[above[node]]
    _, first, group = np.unique(above[:n], return_index=True, return_inverse=True)
    return np.argsort(np.argsort(first))[group]


def _anchored(places: Any, k: int, anchors: Any, seed: int) -> Any:
    """Spherical k-means in which the first centres are drawn back to their anchors at each step."""
    from sklearn.cluster import kmeans_plusplus

    m = len(anchors)
    far = places
    if k > m:
        near = (places @ anchors.T).max(axis=1) if m else np.zeros(len(places))
        far = places[np.argsort(near, kind="stable")[: max(k - m, len(places) // 2)]]
        free, _ = kmeans_plusplus(far.astype(np.float64), k - m, random_state=seed)
        centres = normalize(np.vstack([anchors, free]))
    else:
        centres = normalize(anchors[:k])
    labels = np.full(len(places), -1)
    for _ in range(100):
        new = (places @ centres.T).argmax(axis=1)
        if np.array_equal(new, labels):
            break
        labels = new
        for j in range(k):
            own = places[labels == j]
            if len(own):
                mean = own.mean(axis=0)
                if j < m:
                    mean = mean / max(float(np.linalg.norm(mean)), 1e-9) + anchors[j]
                centres[j] = mean / max(float(np.linalg.norm(mean)), 1e-9)
    return labels


def centres_of(places: Any, labels: Any, k: int) -> Any:
    """The mean place of each group, of unit length."""
    found = np.zeros((k, places.shape[1]))
    for j in range(k):
        own = places[labels == j]
        if len(own):
            found[j] = own.mean(axis=0)
    return normalize(found)
