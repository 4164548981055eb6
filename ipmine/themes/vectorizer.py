"""Papers to counts: a scikit-learn transformer that knows official prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from ipmine import lexicon
from ipmine.themes import reading
from ipmine.themes.tokens import Tokens, tokenize

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
    min_df : int, a word must stand in this many papers; 1 is used for fewer than 5 papers and where no word does
    max_features : int or None, keep the words that stand in the most papers (ties: in order of the word)
    vocabulary : list of str or None, a fixed vocabulary, as `count_vocabulary` gives it
    title : float, how much more a word of the title counts than one of the body

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
        title: float = reading.TITLE,
    ) -> None:
        self.terms = terms
        self.stop_words = stop_words
        self.min_df = min_df
        self.max_features = max_features
        self.vocabulary = vocabulary
        self.title = title

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
        return self.fit_tokens(tokenize(readings, self.title))

    def fit_tokens(self, tokens: Tokens) -> Any:
        """Learn the vocabulary of numbered words; returns their counts."""
        if not len(tokens):
            raise ValueError("no papers were given")
        self.kinds_ = [r.kind for r in tokens.readings]
        if self.vocabulary is not None:
            self.vocabulary_ = {term: k for k, term in enumerate(sorted(set(self.vocabulary)))}
            return self.count_tokens(tokens)
        stops = self._stops()
        terms = sorted(name for name in tokens.names if is_term(name, stops))
        least = self.min_df if len(tokens) >= 5 else 1

        def frequent(df: Any) -> Any:
            kept = df >= (least if (df >= least).any() else 1)
            if self.max_features is not None:
                best = np.lexsort((np.arange(len(df)), -df))  # ties in order of the word
                kept[best[self.max_features :]] = False
            return kept

        counts, terms = tokens.frequent_counts(terms, frequent)
        self.vocabulary_ = {term: k for k, term in enumerate(terms)}
        return counts

    def count(self, readings: Sequence[reading.Reading]) -> Any:
        """Counts of readings over the learned vocabulary."""
        return self.count_tokens(tokenize(readings, self.title))

    def count_tokens(self, tokens: Tokens) -> Any:
        """Counts of numbered words over the learned vocabulary."""
        return tokens.counts(tokens.columns(self.vocabulary_), len(self.vocabulary_))

    def _stops(self) -> frozenset[str]:
        return stop_words() | frozenset(self.stop_words)

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.two_d_array = False
        tags.input_tags.string = True
        tags.no_validation = True
        return tags
