"""Papers to counts: a scikit-learn transformer that knows official prose."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import islice
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from ipmine import lexicon
from ipmine.themes import reading

_TERM = re.compile(r"[\u3400-\u9fff]{2,20}|[A-Za-z][A-Za-z0-9+\-]{1,19}")


@cache
def stop_words() -> frozenset[str]:
    """The shipped stop words of official prose; the lexicon `stopwords` tells the reason of each."""
    return frozenset(row["word"] for row in lexicon.rows("stopwords"))


def is_term(word: str, stops: frozenset[str]) -> bool:
    """Whether a word may be a feature: two or more Han characters, or Latin letters; no stop word."""
    return word not in stops and _TERM.fullmatch(word) is not None


class PolicyVectorizer(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Counts the words of papers; words in titles and headings count more, page furniture not at all.

    Parameters
    ----------
    terms : list of str, words of your own that stay whole
    stop_words : list of str, words to leave out beside the shipped ones
    min_df : int, a word must stand in this many papers; in a corpus of fewer than 5 papers 1 is used
    max_features : int or None, keep the words that stand in the most papers (ties: in order of the word)
    vocabulary : list of str or None, a fixed vocabulary, as `count_vocabulary` gives it

    Attributes: `vocabulary_` (word -> column, columns in order of the word), `kinds_` (the kind of each fitted paper).

    >>> vectorizer = PolicyVectorizer().fit(["银行开展知识产权质押融资。", "銀行開展知識產權質押融資。"])
    >>> vectorizer.get_feature_names_out().tolist()
    ['知识产权质押融资', '银行']
    """

    def __init__(
        self,
        *,
        terms: Sequence[str] = (),
        stop_words: Sequence[str] = (),
        min_df: int = 2,
        max_features: int | None = 50_000,
        vocabulary: Sequence[str] | None = None,
    ) -> None:
        self.terms = terms
        self.stop_words = stop_words
        self.min_df = min_df
        self.max_features = max_features
        self.vocabulary = vocabulary

    def fit(self, X: Any, y: Any = None) -> PolicyVectorizer:
        """Learn the vocabulary of papers (texts, `Paper`s, word lists). Raises TypeError, ValueError."""
        self.fit_readings(self.read(X))
        return self

    def fit_transform(self, X: Any, y: Any = None, **params: Any) -> Any:
        """Learn the vocabulary and count in one reading; a CSR matrix (papers, words)."""
        readings = self.read(X)
        return self.fit_readings(readings)

    def transform(self, X: Any) -> Any:
        """Counts of papers, a CSR matrix (papers, words) of float32."""
        check_is_fitted(self, "vocabulary_")
        return self.count(self.read(X))

    def get_feature_names_out(self, input_features: Any = None) -> Any:
        """The words, in order of the columns."""
        check_is_fitted(self, "vocabulary_")
        return np.array(list(self.vocabulary_), dtype=object)

    # --- for the theme model, which reads once and counts often

    def read(self, X: Any) -> list[reading.Reading]:
        """The readings of papers."""
        return reading.read_all(reading.papers_of(X), self.terms)

    def fit_readings(self, readings: Sequence[reading.Reading]) -> Any:
        """Learn the vocabulary of readings; returns their counts."""
        if not readings:
            raise ValueError("no papers were given")
        self.kinds_ = [r.kind for r in readings]
        if self.vocabulary is not None:
            terms = sorted(set(self.vocabulary))
        else:
            raw, names = count_words(readings, self._stops())
            df = np.bincount(raw.indices, minlength=len(names))
            least = self.min_df if len(readings) >= 5 else 1
            keep = [k for k in range(len(names)) if df[k] >= least]
            keep.sort(key=lambda k: (-int(df[k]), names[k]))
            keep = sorted(keep[: self.max_features], key=lambda k: names[k])
            terms = [names[k] for k in keep]
            counts = _columns(raw, keep)
        self.vocabulary_ = {term: k for k, term in enumerate(terms)}
        return counts if self.vocabulary is None else self.count(readings)

    def count(self, readings: Sequence[reading.Reading]) -> Any:
        """Counts of readings over the learned vocabulary."""
        return count_words(readings, self._stops(), self.vocabulary_)[0]

    def _stops(self) -> frozenset[str]:
        return stop_words() | frozenset(self.stop_words)

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.two_d_array = False
        tags.input_tags.string = True
        tags.no_validation = True
        return tags


_BATCH = 4_000  # papers whose words are held at once


def count_words(
    readings: Sequence[reading.Reading], stops: frozenset[str], vocabulary: dict[str, int] | None = None
) -> tuple[Any, list[str]]:
    """Counts of readings, CSR of float32, and the words of the columns (a new vocabulary where none is given)."""
    known: defaultdict[str, int] = defaultdict()
    known.default_factory = known.__len__
    target: list[int] = []  # for each word seen: its column, or -1
    names: list[str] = []
    parts = []
    for start in range(0, max(len(readings), 1), _BATCH):
        batch = readings[start : start + _BATCH]
        ids = np.array([k for r in batch for k in map(known.__getitem__, r.words)], np.int32)
        ends = np.cumsum([0, *[len(r.words) for r in batch]])
        for word in islice(known, len(target), None):
            if vocabulary is not None:
                target.append(vocabulary.get(word, -1))
            elif is_term(word, stops):
                target.append(len(names))
                names.append(word)
            else:
                target.append(-1)
        values = np.ones(len(ids), np.float32)
        for place, r in enumerate(batch):
            if r.weights is not None:
                values[ends[place] : ends[place + 1]] = r.weights
        columns = np.array(target, np.int32)[ids] if len(ids) else ids
        good = (columns >= 0) & (values > 0)
        ends = np.concatenate([[0], np.cumsum(good)])[ends]
        part = sparse.csr_matrix((values[good], columns[good], ends), shape=(len(batch), max(len(known), 1)))
        part.sum_duplicates()
        parts.append(part)
    width = len(vocabulary) if vocabulary is not None else len(names)
    for part in parts:
        part.resize((part.shape[0], width))
    return sparse.vstack(parts, format="csr"), names


def _columns(matrix: Any, keep: Sequence[int]) -> Any:
    """The kept columns in the given order, without a second copy of a large matrix's indices."""
    place = np.full(matrix.shape[1], -1, np.int32)
    place[list(keep)] = np.arange(len(keep), dtype=np.int32)
    moved = place[matrix.indices]
    good = moved >= 0
    ends = np.concatenate([[0], np.cumsum(good)])[matrix.indptr]
    kept = sparse.csr_matrix((matrix.data[good], moved[good], ends), shape=(matrix.shape[0], len(keep)))
    kept.sort_indices()
    return kept
