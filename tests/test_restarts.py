"""Runs of k-means at once: each is what a run alone would be, and no worse than scikit-learn's."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.cluster import KMeans
from sklearn.preprocessing import normalize

from ipmine.themes.restarts import runs


def papers(seed: int, n: int, k: int) -> Any:
    rng = np.random.default_rng(seed)
    return normalize(rng.normal(size=(k, 12))[rng.integers(k, size=n)] + rng.normal(size=(n, 12))).astype(np.float32)


def scatter(places: Any, labels: Any) -> float:
    return float(sum(((places[labels == j] - places[labels == j].mean(axis=0)) ** 2).sum() for j in set(labels)))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(6, 60), st.lists(st.integers(2, 6), min_size=1, max_size=6))
def test_each_run_has_come_to_rest(seed: int, n: int, wanted: list[int]) -> None:
    places = papers(seed, n, 4)
    found = runs(places, wanted, np.random.default_rng(seed))
    assert found.shape == (len(wanted), n)
    for labels, k in zip(found, wanted, strict=True):
        assert set(labels.tolist()) == set(range(k))
        means = np.stack([places[labels == j].mean(axis=0) for j in range(k)])
        apart = ((places[:, None, :] - means) ** 2).sum(axis=2)
        assert (apart[np.arange(n), labels] <= apart.min(axis=1) + 1e-4).all()


def test_runs_are_as_good_as_those_of_scikit_learn() -> None:
    places = papers(1, 200, 9)
    ours = [scatter(places, labels) for labels in runs(places, [9] * 40, np.random.default_rng(0))]
    theirs = [scatter(places, KMeans(9, n_init=1, random_state=seed).fit_predict(places)) for seed in range(40)]
    assert np.mean(ours) <= 1.01 * np.mean(theirs)
    assert min(ours) <= 1.002 * min(theirs)


def test_cut_of_the_work_leaves_each_run_whole(monkeypatch: Any) -> None:
    places = papers(2, 30, 3)
    monkeypatch.setattr("ipmine.themes.restarts._AT_ONCE", 1)
    assert runs(places, [3, 2, 4], np.random.default_rng(0)).shape == (3, 30)


def test_papers_that_do_not_differ() -> None:
    same = runs(np.ones((4, 2), dtype=np.float32), [3], np.random.default_rng(0))
    assert same.tolist() == [[0, 0, 0, 0]]
    threes = np.repeat(np.eye(3, dtype=np.float32), 4, axis=0)
    for labels in runs(threes, [5, 3], np.random.default_rng(0)):
        assert [len(set(labels[at : at + 4])) for at in (0, 4, 8)] == [1, 1, 1]
        assert len(set(labels)) == 3
