"""How many themes: a table over k, and the choice with its reason."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from ipmine.progress import PATIENCE, progress
from ipmine.themes import trust
from ipmine.themes.grouping import group

COLUMNS = ("k", "coherence", "silhouette", "stability", "score", "chosen", "why")


_AS_GOOD = 0.02
_FITS = 6  # fits that a number of themes is judged by, where the papers are few: one may be lucky
_APART = 1_000  # between their seeds, so that models of neighbouring seeds share no fit
_PAPERS = 600  # papers that the number is chosen on, the first by digest


def candidates(n: int) -> list[int]:
    """The numbers of themes that are tried for n papers: 2 to about 2 √n, at most 30, at least 3 papers a theme.

    They stand wider apart where they are large, and the wider where there are many papers.
    """
    top = int(max(2, min(30, n // 3, 2 * np.sqrt(n))))
    close, step = (16, 2) if n <= _PAPERS else (10, 3)
    numbers = list(range(2, min(top, close) + 1)) + list(range(close + step, top + 1, step))
    return [k for k in numbers if k < n] or [1]


def choose(
    places: Any, counts: Any, words_of: Callable[[Any, int], list[list[int]]], *, seed: int, quiet: bool = True
) -> tuple[int, list[dict[str, Any]]]:
    """The number of themes and the table it was chosen from.

    The score of k is the mean of its three measures over some fits, with the neighbours' scores counted in (1:2:1), so
    that one lucky fit does not decide. The smallest k within 0.02 of the best score wins: so much the scores move from
    seed to seed, and of two answers as good the simpler one is read more easily.
    It is chosen on at most 600 papers, which by digest are a random sample.
    """
    tried = candidates(len(places))
    few = len(places) <= _PAPERS
    places, counts = places[:_PAPERS], counts[:_PAPERS]
    if tried == [1]:
        only = dict(
            zip(COLUMNS, (1, None, None, None, None, True, "too few papers to compare numbers of themes"), strict=True)
        )
        return 1, [only]
    rows: list[dict[str, Any]] = []
    for k in progress(tried, total=len(tried), unit="number of themes", quiet=quiet, delay=PATIENCE):
        fits = [_measured(places, counts, words_of, k, seed + _APART * fit, few) for fit in range(_FITS if few else 1)]
        rows.append({"k": k, **{name: float(np.mean([fit[name] for fit in fits])) for name in COLUMNS[1:4]}})
    means = np.mean([[row[m] for row in rows] for m in ("coherence", "silhouette", "stability")], axis=0)
    padded = np.concatenate([means[:1], means, means[-1:]])
    score = (padded[:-2] + 2 * padded[1:-1] + padded[2:]) / 4
    best = int(np.flatnonzero(score >= score.max() - _AS_GOOD)[0])
    for place, row in enumerate(rows):
        row["score"] = round(float(score[place]), 4)
        row["chosen"] = place == best
        row["why"] = ""
    chosen = rows[best]
    chosen["why"] = (
        f"smallest k within {_AS_GOOD} of the best mean of coherence ({chosen['coherence']:.2f}), "
        f"silhouette ({chosen['silhouette']:.2f}) and stability ({chosen['stability']:.2f}) "
        f"among k = {tried[0]}..{tried[-1]}"
    )
    return int(chosen["k"]), rows


def _measured(
    places: Any, counts: Any, words_of: Callable[[Any, int], list[list[int]]], k: int, seed: int, few: bool
) -> dict[str, float]:
    """The three measures of one fit of k themes."""
    labels = group(places, k, seed=seed, restarts=8 if few else 20)
    words = [columns for columns in words_of(labels, k) if len(columns) > 1]
    again = partial(_regroup, places, k, restarts=10)
    return {
        "coherence": float(np.mean([trust.coherence(counts, w) for w in words])) if words else 0.0,
        "silhouette": trust.silhouette(places, labels),
        "stability": trust.resampled(len(places), labels, k, again, seed=seed, rounds=2)[0],
    }


def _regroup(places: Any, k: int, rows: Any, seed: int, *, restarts: int) -> Any:
    return group(places[rows], k, seed=seed, restarts=restarts)
