"""TF-IDF in which what all papers of a kind share weighs little."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.base import BaseEstimator, OneToOneFeatureMixin, TransformerMixin
from sklearn.preprocessing import normalize
from sklearn.utils.validation import check_is_fitted, validate_data

_ENOUGH = 8  # papers of a kind from which on their common words are held for the kind's


class PolicyTfidf(OneToOneFeatureMixin, TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Square-root term frequency times inverse document frequency, rows of unit length; sparse in, sparse out.

    The document frequency of a word is its share of all papers or, where `kinds` are given and it is more, `within`
    times its share of the papers of one kind (记者 of the news, 申报 of the calls): such words tell the kind of a
    paper and not its theme.

    >>> PolicyTfidf().fit([[1, 0], [0, 1]]).transform([[4, 0]]).toarray().tolist()
    [[1.0, 0.0]]
    """

    def __init__(self, *, within: float = 0.7) -> None:
        self.within = within

    def fit(self, X: Any, y: Any = None, *, kinds: Sequence[str] | None = None) -> PolicyTfidf:
        """Learn `idf_` from counts (papers, words); `kinds` names each paper's kind, "" where it is not known."""
        X = validate_data(self, X, accept_sparse="csr", dtype=(np.float64, np.float32), ensure_non_negative=True)
        X = sparse.csr_matrix(X)
        n = X.shape[0]
        df = np.asarray((X > 0).sum(axis=0), dtype=float).ravel()
        share = df / n
        for kind in sorted(set(kinds or ())):
            rows = np.flatnonzero([k == kind for k in kinds or ()])
            if kind and _ENOUGH <= len(rows) < n:
                of_kind = np.asarray((X[rows] > 0).sum(axis=0), dtype=float).ravel() / len(rows)
                share = np.maximum(share, self.within * of_kind)
        self.idf_ = np.log((n + 1) / (share * n + 1)) + 1e-3
        return self

    def transform(self, X: Any) -> Any:
        """Weighted counts, a CSR matrix."""
        check_is_fitted(self)
        X = validate_data(
            self, X, accept_sparse="csr", dtype=(np.float64, np.float32), reset=False, ensure_non_negative=True
        )
        X = sparse.csr_matrix(X, copy=True)
        X.data = np.sqrt(X.data) * self.idf_.astype(X.dtype)[X.indices]
        return normalize(X, copy=False)

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.sparse = True
        tags.input_tags.positive_only = True
        return tags
