"""Papers to counts: a scikit-learn transformer that knows official prose."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from ipmine import lexicon
from ipmine.segment import Segmenter
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

    >>> counts = PolicyVectorizer(min_df=1).fit_transform(["知识产权质押融资", "知識產權質押融資"])
    >>> counts.toarray().tolist()
    [[1.0], [1.0]]
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
        segmenter = Segmenter(tuple(self.terms))
        return list(reading.read_all(reading.papers_of(X), segmenter))

    def fit_readings(self, readings: Sequence[reading.Reading]) -> Any:
        """Learn the vocabulary of readings; returns their counts."""
        if not readings:
            raise ValueError("no papers were given")
        self.kinds_ = [r.kind for r in readings]
        if self.vocabulary is not None:
            terms = sorted(set(self.vocabulary))
        else:
            rows, columns, values, names = _count(readings, self._stops())
            raw = sparse.csr_matrix((values, columns, rows), shape=(len(readings), len(names)))
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
        rows, columns, values, _ = _count(readings, self._stops(), self.vocabulary_)
        shape = (len(readings), len(self.vocabulary_))
        counts = sparse.csr_matrix((values, columns, rows), shape=shape)
        counts.sort_indices()
        return counts

    def _stops(self) -> frozenset[str]:
        return stop_words() | frozenset(self.stop_words)

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.two_d_array = False
        tags.input_tags.string = True
        tags.no_validation = True
        return tags


def _count(
    readings: Iterable[reading.Reading], stops: frozenset[str], vocabulary: dict[str, int] | None = None
) -> tuple[Any, Any, Any, list[str]]:
    """Row starts, columns, values and the words of the columns (a new vocabulary where none is given)."""
    known: dict[str, int] = dict(vocabulary) if vocabulary is not None else {}
    grow = vocabulary is None
    refused: set[str] = set()
    starts, columns, values = array("q", [0]), array("i"), array("f")
    for r in readings:
        counted: dict[str, float]
        if r.weights is None:
            counted = Counter(r.words)  # type: ignore[assignment]
        else:
            counted = {}
            for word, weight in zip(r.words, r.weights, strict=True):
                if weight:
                    counted[word] = counted.get(word, 0.0) + weight
        for word, value in counted.items():
            column = known.get(word)
            if column is None:
                if not grow or word in refused:
                    continue
                if not is_term(word, stops):
                    refused.add(word)
                    continue
                column = known[word] = len(known)
            columns.append(column)
            values.append(value)
        starts.append(len(columns))
    return np.array(starts, np.int64), np.array(columns, np.int32), np.array(values, np.float32), list(known)


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
