"""The estimator: papers in, themes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.base import BaseEstimator, ClusterMixin, TransformerMixin
from sklearn.preprocessing import normalize
from sklearn.utils.validation import check_is_fitted

from ipmine.segment import Segmenter
from ipmine.themes import exemplars, grouping, labels, reading, selection, trust
from ipmine.themes.codebook import read_codebook
from ipmine.themes.duplicates import groups_of
from ipmine.themes.reading import Reading
from ipmine.themes.records import Theme
from ipmine.themes.space import ThemeSpace
from ipmine.themes.vectorizer import PolicyVectorizer

if TYPE_CHECKING:
    import pandas as pd

_SHARP = 0.1  # how fast a paper's part in a theme falls with the distance from its centre


class ThemeModel(ClusterMixin, TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Finds the themes of a corpus of policy papers.

    Papers are texts, `Paper`s, a `Corpus`, or lists of words. They are repaired, normalized and cut into words;
    copies of a paper are found and count once; words, their characters and the fields of government business give
    each paper its place; a consensus of many k-means runs groups them. The same papers give the same themes in
    any order, script or state of damage that the repair mends.

    Parameters
    ----------
    n_themes : int or "auto", then `selection_` shows the choice
    method : "kmeans", "agglomerative", "hdbscan" (takes n_themes as a hint), "nmf" or "lda"
    unit : "paper", or "section": sections are grouped, and a paper has the themes of its sections
    n_components : int, dimensions of the latent view
    fields : name or path of the lexicon of fields, None to go by the papers' own words alone
    terms, stop_words, min_df, max_features, vocabulary : see `PolicyVectorizer`
    codebook : path of a TSV or mapping, named themes with seed words; the other themes are found freely
    duplicates : overlap from which on papers are copies (see `near_duplicates`), None to take all as they are
    outliers : whether papers far from all themes get the label -1
    n_exemplars : sentences a theme
    stability_rounds : resamples that the stability of themes is measured on, 0 for none
    sample : papers that the space is learned from and `partial_fit` keeps; the rest is placed in it
    random_state : int, the seed of all that is random

    Attributes
    ----------
    labels_ : theme of each paper, themes numbered from the largest; -1 belongs nowhere
    themes_ : list of `Theme`; n_themes_; selection_ : frame over k; duplicates_ : groups of copies
    agreement_ : mean adjusted Rand index of resamples, None where there are too few papers
    centres_ : places of the themes; vocabulary_ : the words

    Bad input: an empty list, or papers without a single word that counts, are a ValueError; so are more themes
    than different papers; None or NaN in the list a TypeError that names the place. One paper, or copies of one
    paper, are one theme without a stability. Empty and one-character papers get the label -1. Latin words count.

    >>> model = ThemeModel(2).fit(["专利导航服务基地建设", "专利导航服务产业", "软件正版化检查", "软件正版化整改"])
    >>> model.labels_.tolist() in ([0, 0, 1, 1], [1, 1, 0, 0])
    True
    """

    def __init__(
        self,
        n_themes: int | str = "auto",
        *,
        method: str = "kmeans",
        unit: str = "paper",
        n_components: int = 16,
        fields: str | None = "policy_fields",
        terms: Sequence[str] = (),
        stop_words: Sequence[str] = (),
        min_df: int = 2,
        max_features: int | None = 50_000,
        vocabulary: Sequence[str] | None = None,
        codebook: str | Path | Mapping[str, Sequence[str]] | None = None,
        duplicates: float | None = 0.8,
        outliers: bool = True,
        n_exemplars: int = 3,
        stability_rounds: int = 10,
        sample: int = 10_000,
        random_state: int = 0,
    ) -> None:
        self.n_themes = n_themes
        self.method = method
        self.unit = unit
        self.n_components = n_components
        self.fields = fields
        self.terms = terms
        self.stop_words = stop_words
        self.min_df = min_df
        self.max_features = max_features
        self.vocabulary = vocabulary
        self.codebook = codebook
        self.duplicates = duplicates
        self.outliers = outliers
        self.n_exemplars = n_exemplars
        self.stability_rounds = stability_rounds
        self.sample = sample
        self.random_state = random_state

    # --- scikit-learn's verbs

    def fit(self, X: Any, y: Any = None, *, embeddings: Any = None) -> ThemeModel:
        """Find the themes of papers. `embeddings` (papers, d) takes the place of the model's own space."""
        papers = reading.papers_of(X)
        self._learn(papers, reading.read_all(papers, self.terms), embeddings)
        return self

    def partial_fit(self, X: Any, y: Any = None) -> ThemeModel:
        """Take a batch of papers and fit on what was kept of all batches so far.

        Kept are the `sample` papers with the smallest digests, a random sample that does not depend on the order
        of papers or batches. Give a `vocabulary` (`count_vocabulary`); without one each fit takes that of the sample.
        `labels_` speak of the kept papers, `kept_`, in order of their digests; use `predict` for all.
        """
        papers = reading.papers_of(X)
        pool = [*getattr(self, "_kept", []), *zip(reading.read_all(papers, self.terms), papers, strict=True)]
        pool.sort(key=lambda pair: pair[0].digest)
        self._kept = pool[: self.sample]
        self._learn([paper for _, paper in self._kept], [r for r, _ in self._kept], None)
        self.kept_ = [paper for _, paper in self._kept]
        return self

    def transform(self, X: Any, *, embeddings: Any = None) -> Any:
        """The parts of papers in the themes, (papers, themes); rows sum to 1, to 0 where nothing is known."""
        return self._parts(X, embeddings)[0]

    def predict(self, X: Any, *, embeddings: Any = None) -> Any:
        """The theme of each paper, -1 where it belongs nowhere."""
        parts, near = self._parts(X, embeddings)
        found = parts.argmax(axis=1)
        found[near < self._far] = -1
        return found

    def get_feature_names_out(self, input_features: Any = None) -> Any:
        """The themes' numbers and labels, in the order of the columns of `transform`."""
        check_is_fitted(self, "themes_")
        return np.array([f"{theme.index} {theme.label}" for theme in self.themes_], dtype=object)

    # --- tables

    def frame(self) -> pd.DataFrame:
        """The themes as a frame: theme, label, size, share, stability, coherence, words, exemplar."""
        import pandas as pd

        check_is_fitted(self, "themes_")
        columns = ["theme", "label", "size", "share", "stability", "coherence", "words", "exemplar"]
        rows = [
            (
                t.index,
                t.label,
                t.size,
                t.share,
                t.stability,
                t.coherence,
                " ".join(t.words),
                t.exemplars[0].text if t.exemplars else "",
            )
            for t in self.themes_
        ]
        return pd.DataFrame(rows, columns=columns)

    def hierarchy(self) -> pd.DataFrame:
        """How themes join into wider ones: step, left, right, distance, label; joined ones number on from n_themes_."""
        import pandas as pd
        from scipy.cluster.hierarchy import linkage

        check_is_fitted(self, "themes_")
        rows: list[tuple[int, int, int, float, str]] = []
        names = {t.index: t.label for t in self.themes_}
        steps = linkage(self.centres_, "average", metric="cosine") if self.n_themes_ > 1 else []
        for step, (a, b, distance, _) in enumerate(steps):
            left, right = sorted((int(a), int(b)))
            names[self.n_themes_ + step] = f"{names[left]}；{names[right]}"
            rows.append((self.n_themes_ + step, left, right, round(float(distance), 4), names[self.n_themes_ + step]))
        return pd.DataFrame(rows, columns=["theme", "left", "right", "distance", "label"])

    # --- in a notebook

    def _repr_html_(self) -> str:
        from ipmine.show import themes_html

        return themes_html(self)

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/plain": repr(self), "text/html": self._repr_html_()}

    # --- how it is done

    def _learn(self, papers: list[Any], readings: list[Reading], embeddings: Any) -> None:
        if not papers:
            raise ValueError("no papers were given")
        if self.unit not in ("paper", "section"):
            raise ValueError(f"unit={self.unit!r} is neither 'paper' nor 'section'")
        if embeddings is not None and self.unit == "section":
            raise ValueError("embeddings are of papers; use unit='paper'")
        order = sorted(range(len(papers)), key=lambda k: (readings[k].digest, k))
        ordered = [readings[k] for k in order]
        copies = groups_of(ordered, self.duplicates) if self.duplicates else []
        first = {member: group[0] for group in copies for member in group[1:]}
        own = [k for k in range(len(ordered)) if k not in first]
        units, owner = self._units([ordered[k] for k in own])
        vectorizer = PolicyVectorizer(
            terms=self.terms, stop_words=self.stop_words, min_df=self.min_df, max_features=self.max_features,
            vocabulary=self.vocabulary,
        )  # fmt: skip
        counts = vectorizer.fit_readings(units)
        known = np.flatnonzero(np.diff(counts.indptr) > 0)
        if not len(known):
            raise ValueError("no paper holds a word that counts (all are empty, or of stop words alone)")
        self.vocabulary_ = vectorizer.vocabulary_
        self._vectorizer = vectorizer
        units, owner, counts = [units[k] for k in known], owner[known], counts[known]
        if embeddings is None:
            self._space: ThemeSpace | None = ThemeSpace(self.n_components, self.fields, 0.7)
            places = self._space.learn(counts, list(self.vocabulary_), [u.kind for u in units], self.sample)
        else:
            self._space = None
            places = _embedded(embeddings, len(papers))[[order[own[k]] for k in owner]]
        found = self._group(places, counts)
        k = self.n_themes_
        self.centres_ = grouping.centres_of(places, found, k)
        parts, near = _of_papers(places, self.centres_, owner, len(own), self._lengths(units))
        of_own = parts.argmax(axis=1) if self.unit == "section" else _spread(found, owner, len(own))
        self._far = _too_far(near[near > -1]) if self.outliers else -1.0
        of_own[near < self._far] = -1
        self._number(of_own, k)
        of_own = self._renumbered(of_own)
        at_row = {row: place for place, row in enumerate(own)}
        self.labels_ = np.empty(len(papers), dtype=np.int64)
        for place, row in enumerate(order):
            self.labels_[row] = of_own[at_row[first.get(place, place)]]
        self.duplicates_ = sorted(sorted(order[m] for m in group) for group in copies)
        unit_labels = of_own[owner] if self.unit == "paper" else self._renumbered(found)
        nearness = (places @ self.centres_.T)[np.arange(len(units)), np.maximum(unit_labels, 0)]
        self._describe(papers, units, counts, places, unit_labels, nearness, [order[own[k]] for k in owner])

    def _units(self, readings: list[Reading]) -> tuple[list[Reading], Any]:
        if self.unit == "paper":
            return readings, np.arange(len(readings))
        parts = [reading.sections_of(r) for r in readings]
        return [u for part in parts for u in part], np.repeat(np.arange(len(parts)), [len(part) for part in parts])

    @staticmethod
    def _lengths(units: list[Reading]) -> Any:
        return np.array([len(u.words) for u in units], dtype=float)

    def _group(self, places: Any, counts: Any) -> Any:
        seeds = read_codebook(self.codebook) if self.codebook is not None else {}
        self._names = list(seeds)
        different = len(np.unique(np.round(places, 6), axis=0))
        anchors = self._anchors(seeds) if seeds else None
        if self.n_themes == "auto":
            known_words = lambda found, k: labels.top_words(counts, found, k)  # noqa: E731
            k, rows = selection.choose(places, counts, known_words, seed=self.random_state)
            k = min(max(k, len(seeds)), different)
        elif isinstance(self.n_themes, (int, np.integer)) and not isinstance(self.n_themes, bool) and self.n_themes > 0:
            k, rows = int(self.n_themes), []
        else:
            raise ValueError(f"n_themes={self.n_themes!r} is neither 'auto' nor a positive number")
        if k > different:
            raise ValueError(f"n_themes={k}, but there are only {different} different papers (copies count once)")
        if len(seeds) > k:
            raise ValueError(f"n_themes={k}, but the codebook names {len(seeds)} themes")
        import pandas as pd

        self.selection_ = pd.DataFrame(rows, columns=list(selection.COLUMNS))
        found = self._grouped(places, counts, k, self.random_state, 100, anchors)
        k = max(k, int(found.max(initial=-1)) + 1) if self.method == "hdbscan" else k
        if self.method == "hdbscan":
            k = max(1, int(found.max(initial=-1)) + 1)
        self.n_themes_ = k
        self.agreement_, overlaps = None, np.full(k, np.nan)
        if self.stability_rounds and k > 1 and different >= 2 * k:
            self.agreement_, overlaps = trust.resampled(
                len(places), found, k,
                lambda rows, s: self._grouped(places[rows], counts[rows], k, s, 25, anchors),
                seed=self.random_state, rounds=self.stability_rounds,
            )  # fmt: skip
        self._stability = overlaps
        return found

    def _grouped(self, places: Any, counts: Any, k: int, seed: int, restarts: int, anchors: Any) -> Any:
        weighted = self._space.weighted(counts) if self.method == "nmf" and self._space else counts
        return grouping.group(
            places, k, method=self.method, seed=seed, restarts=restarts, anchors=anchors, counts=counts,
            weighted=weighted,
        )  # fmt: skip

    def _anchors(self, seeds: Mapping[str, Sequence[str]]) -> Any:
        if self._space is None or self.method != "kmeans":
            raise ValueError("a codebook goes with method='kmeans' and the model's own space")
        counts = self._vectorizer.count(reading.read_all([" ".join(words) for words in seeds.values()], self.terms))
        for theme, known in zip(seeds, np.diff(counts.indptr), strict=True):
            if not known:
                raise ValueError(f"codebook: no seed word of {theme!r} stands in the papers")
        return self._space.place(counts)

    def _number(self, found: Any, k: int) -> None:
        """Number the themes from the largest; at equal sizes named ones first, then by their first paper's digest."""
        sizes = np.bincount(found[found >= 0], minlength=k)
        first = [int(np.flatnonzero(found == j)[0]) if sizes[j] else len(found) for j in range(k)]
        turn = sorted(range(k), key=lambda j: (-int(sizes[j]), first[j]))
        self._new = np.empty(k + 1, dtype=np.int64)
        self._new[turn] = np.arange(k)
        self._new[k] = -1
        self.centres_ = self.centres_[turn]
        self._stability = self._stability[turn]
        self._named = {int(self._new[j]): name for j, name in enumerate(self._names)}

    def _renumbered(self, found: Any) -> Any:
        return self._new[found]

    def _describe(
        self, papers: list[Any], units: list[Reading], counts: Any, places: Any, found: Any, nearness: Any,
        paper_of: list[int],
    ) -> None:  # fmt: skip
        k = self.n_themes_
        terms = list(self.vocabulary_)
        columns = labels.top_words(counts, found, k)
        wide = labels.top_words(counts, found, k, 60)
        phrases = labels.label_themes(units, found, nearness, k, self.stop_words)
        texts = self.n_exemplars and any(reading.source_of(paper) is not None for paper in papers)
        segmenter = Segmenter(tuple(self.terms)) if texts else None
        sizes = np.bincount(self.labels_[self.labels_ >= 0], minlength=k)
        self.themes_ = []
        for j in range(k):
            words = tuple(terms[c] for c in columns[j])
            rows = np.flatnonzero(found == j)
            rows = rows[np.argsort(-nearness[rows], kind="stable")]
            speaking: dict[str, float] = {terms[c]: 1 - 0.012 * rank for rank, c in enumerate(wide[j])}
            nearest = list(dict.fromkeys(paper_of[int(r)] for r in rows[:40]))
            names = tuple(phrases[j]) or words[:1]
            named = self._named.get(j)
            stability = float(self._stability[j])
            self.themes_.append(
                Theme(
                    index=j,
                    label=named or (names[0] if names else f"主题{j + 1}"),
                    labels=names,
                    words=words,
                    size=int(sizes[j]),
                    share=round(float(sizes[j] / len(papers)), 4),
                    stability=None if np.isnan(stability) else round(stability, 3),
                    coherence=round(trust.coherence(counts, columns[j]), 3)
                    if len(rows) > 2 and len(words) > 1
                    else None,
                    exemplars=exemplars.find(papers, nearest, speaking, segmenter, self.n_exemplars)
                    if segmenter
                    else (),
                    named=named is not None,
                )
            )

    def _parts(self, X: Any, embeddings: Any) -> tuple[Any, Any]:
        check_is_fitted(self, "themes_")
        papers = reading.papers_of(X)
        if self._space is None:
            if embeddings is None:
                raise ValueError("the model was fitted on embeddings; give those of the new papers too")
            places, owner = _embedded(embeddings, len(papers)), np.arange(len(papers))
            lengths = np.ones(len(papers))
        else:
            units, owner = self._units(reading.read_all(papers, self.terms))
            places = self._space.place(self._vectorizer.count(units))
            lengths = self._lengths(units)
        return _of_papers(places, self.centres_, owner, len(papers), lengths)

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.two_d_array = False
        tags.input_tags.string = True
        tags.no_validation = True
        return tags


def _of_papers(places: Any, centres: Any, owner: Any, n: int, lengths: Any) -> tuple[Any, Any]:
    """The parts of n papers in the themes, and how near each is to its nearest; -2 where nothing is known."""
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


def _spread(found: Any, owner: Any, n: int) -> Any:
    """The labels of n papers from those that were grouped, -1 for the others."""
    spread = np.full(n, -1, dtype=np.int64)
    spread[owner] = found
    return spread


def _too_far(near: Any) -> float:
    """The nearness below which a paper belongs nowhere: far out of what is usual, and far from all centres."""
    if len(near) < 10:
        return -1.0
    middle = float(np.median(near))
    usual = 1.4826 * float(np.median(np.abs(near - middle)))
    return min(0.2, middle - 4 * usual)


def _embedded(embeddings: Any, n: int) -> Any:
    given = np.asarray(embeddings, dtype=np.float64)
    if given.ndim != 2 or len(given) != n:
        raise ValueError(f"embeddings have the shape {given.shape}, not ({n}, d)")
    if not np.isfinite(given).all():
        raise ValueError("embeddings hold NaN or infinity")
    return normalize(given)
