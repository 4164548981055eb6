"""The steps of a fit: from readings to units in the theme space, and from these to groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.preprocessing import normalize

from ipmine.themes import grouping, labels, mixtures, reading, selection, trust
from ipmine.themes.codebook import read_codebook
from ipmine.themes.duplicates import groups_of
from ipmine.themes.reading import Reading
from ipmine.themes.space import ThemeSpace
from ipmine.themes.tokens import tokenize
from ipmine.themes.vectorizer import PolicyVectorizer, stop_words

if TYPE_CHECKING:
    from ipmine.themes.model import ThemeModel


@dataclass
class Material:
    """What is grouped: units (papers or sections) with their counts and their places in the theme space.

    Papers are taken in the order of their digests, so that the caller's order changes nothing.
    """

    order: list[int]  # the papers, as indices into what was given
    copies: list[list[int]]  # groups of copies, as places in `order`
    own: list[int]  # papers that are no copy of an earlier one, as places in `order`
    units: list[Reading]
    owner: Any  # for each unit its paper, as a place in `own`
    counts: Any
    places: Any
    vectorizer: PolicyVectorizer
    space: ThemeSpace | None  # None where embeddings were given

    @property
    def paper_of(self) -> list[int]:
        """For each unit its paper, as an index into what was given."""
        return [self.order[self.own[k]] for k in self.owner]

    def spread(self, of_own: Any) -> Any:
        """Labels of all papers, in the caller's order, from those of `own`: a copy has that of the first."""
        at = {row: place for place, row in enumerate(self.own)}
        first = {member: group[0] for group in self.copies for member in group[1:]}
        found = np.empty(len(self.order), dtype=np.int64)
        for place, row in enumerate(self.order):
            found[row] = of_own[at[first.get(place, place)]]
        return found


@dataclass
class Groups:
    """The groups of the units, 0..k-1 or -1, and how they came about."""

    labels: Any
    k: int
    table: list[dict[str, Any]]  # of `selection.choose`
    names: list[str]  # of the codebook; they name the first groups
    agreement: float | None
    overlaps: Any


def prepare(model: ThemeModel, readings: Sequence[Reading], embeddings: Any) -> Material:
    """Order papers, set copies aside, count the words of the units and place them in the space."""
    if not readings:
        raise ValueError("no papers were given")
    if model.unit not in ("paper", "section"):
        raise ValueError(f"unit={model.unit!r} is neither 'paper' nor 'section'")
    if embeddings is not None and model.unit == "section":
        raise ValueError("embeddings are of papers; use unit='paper'")
    order = sorted(range(len(readings)), key=lambda k: (readings[k].digest, k))
    title = title_weight(model.fields)
    tokens = tokenize([readings[k] for k in order], title)
    copies = groups_of(tokens, model.duplicates) if model.duplicates else []
    later = {member for group in copies for member in group[1:]}
    own = [k for k in range(len(order)) if k not in later]
    tokens = tokens.of(own)
    units, owner = units_of(tokens.readings, model.unit)
    if model.unit == "section":
        tokens = tokenize(units, title)
    vectorizer = PolicyVectorizer(
        terms=model.terms, stop_words=model.stop_words, min_df=model.min_df, max_features=model.max_features,
        vocabulary=model.vocabulary, title=title,
    )  # fmt: skip
    counts = vectorizer.fit_tokens(tokens)
    del tokens  # the largest thing there is in a large corpus
    known = np.flatnonzero(np.diff(counts.indptr) > 0)
    if not len(known):
        raise ValueError("no paper holds a word that counts (all are empty, or of stop words alone)")
    if len(known) < len(units):
        units, owner, counts = [units[k] for k in known], owner[known], counts[known]
    space: ThemeSpace | None = None
    if embeddings is None:
        space = ThemeSpace(model.n_components, model.fields, 0.7)
        places = space.learn(counts, list(vectorizer.vocabulary_), [u.kind for u in units], model.sample)
    else:
        places = embedded(embeddings, len(readings))[[order[own[k]] for k in owner]]
    return Material(order, copies, own, units, owner, counts, places, vectorizer, space)


def title_weight(fields: str | None) -> float:
    """How much more a word of a title weighs than one of the body: more where no fields help to tell the matter."""
    return reading.TITLE if fields else 2 * reading.TITLE


def units_of(readings: Sequence[Reading], unit: str) -> tuple[list[Reading], Any]:
    """The papers or their sections, and for each the paper that it belongs to."""
    if unit == "paper":
        return list(readings), np.arange(len(readings))
    parts = [reading.sections_of(r) for r in readings]
    return [u for part in parts for u in part], np.repeat(np.arange(len(parts)), [len(part) for part in parts])


def lengths_of(units: Sequence[Reading]) -> Any:
    """The number of words of each unit."""
    return np.array([len(u.words) for u in units], dtype=float)


def embedded(embeddings: Any, n: int) -> Any:
    """A user's embeddings of n papers, rows of unit length; raises ValueError for another shape, NaN or infinity."""
    given = np.asarray(embeddings, dtype=np.float64)
    if given.ndim != 2 or len(given) != n:
        raise ValueError(f"embeddings have the shape {given.shape}, not ({n}, d)")
    if not np.isfinite(given).all():
        raise ValueError("embeddings hold NaN or infinity")
    return normalize(given)


def settle(model: ThemeModel, material: Material) -> Groups:
    """Choose the number of groups, find them, and measure how stable they are."""
    places, counts = material.places, material.counts
    seeds = read_codebook(model.codebook) if model.codebook is not None else {}
    anchors = _anchors(model, material, seeds) if seeds else None
    different = len(np.unique(np.round(places, 6), axis=0))
    table: list[dict[str, Any]] = []
    if model.n_themes == "auto":
        k, table = selection.choose(
            places, counts, lambda found, k: labels.top_words(counts, found, k),
            seed=model.random_state, quiet=not model.verbose,
        )  # fmt: skip
        k = min(max(k, len(seeds)), different)
    elif isinstance(model.n_themes, (int, np.integer)) and not isinstance(model.n_themes, bool) and model.n_themes > 0:
        k = int(model.n_themes)
    else:
        raise ValueError(f"n_themes={model.n_themes!r} is neither 'auto' nor a positive number")
    if k > different:
        raise ValueError(f"n_themes={k}, but there are only {different} different papers (copies count once)")
    if len(seeds) > k:
        raise ValueError(f"n_themes={k}, but the codebook names {len(seeds)} themes")

    def grouped(rows: Any, seed: int, restarts: int) -> Any:
        weighted = material.space.weighted(counts[rows]) if model.method == "nmf" and material.space else counts[rows]
        return grouping.group(
            places[rows], k, method=model.method, seed=seed, restarts=restarts, anchors=anchors,
            counts=counts[rows], weighted=weighted,
        )  # fmt: skip

    found = grouped(slice(None), model.random_state, 200)
    free = bool(table) and not seeds and model.method != "hdbscan"
    if free:
        # papers that hardly differ make fewer groups than were asked for
        held, found = np.unique(found, return_inverse=True)
        k = len(held)
    size = max(1, int(found.max(initial=-1)) + 1) if model.method == "hdbscan" else k
    agreement, overlaps = None, np.full(size, np.nan)
    if model.stability_rounds and size > 1 and different >= 2 * size:
        agreement, overlaps = trust.resampled(
            len(places), found, size, lambda rows, seed: grouped(rows, seed, 25),
            seed=model.random_state, rounds=model.stability_rounds,
        )  # fmt: skip
    if free:
        phrases = mixtures.phrase_matrix(material.units, stop_words() | frozenset(model.stop_words))
        found, kept = mixtures.dissolve(found, k, places, counts, phrases, leave_out=model.outliers)
        if len(kept) < k:
            chosen = next(row for row in table if row["chosen"])
            chosen["why"] += f"; {k - len(kept)} of the groups, which no matter holds together, dissolved"
        size, overlaps = len(kept), overlaps[kept]
    return Groups(found, size, table, list(seeds), agreement, overlaps)


def _anchors(model: ThemeModel, material: Material, seeds: Mapping[str, Sequence[str]]) -> Any:
    """The places of named themes: those of their seed words."""
    if material.space is None or model.method != "kmeans":
        raise ValueError("a codebook goes with method='kmeans' and the model's own space")
    counts = material.vectorizer.count(reading.read_all([" ".join(words) for words in seeds.values()], model.terms))
    for theme, known in zip(seeds, np.diff(counts.indptr), strict=True):
        if not known:
            raise ValueError(f"codebook: no seed word of {theme!r} stands in the papers")
    return material.space.place(counts)
