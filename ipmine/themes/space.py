"""The space in which papers are near each other when they are about the same.

Three views of a paper are joined: its words, the characters inside its words (医, 医疗, 医院 share one), and its
profile over the fields of government business. Words and characters go through centred latent semantic analysis, in
which what is no noun counts less.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from scipy import sparse
from scipy.sparse.linalg import LinearOperator, svds
from sklearn.preprocessing import normalize

from ipmine.themes.fields import field_matrix, profiles
from ipmine.themes.weighting import PolicyTfidf
from ipmine.themes.wordclass import topicality

_CHUNK = 5_000
_LEARN = 6_000  # the axes do not move with more papers
_DENSE = 1_500  # up to so many papers the decomposition is exact
_WORDS = 0.7  # the part of the words beside the characters
_LATENT = 0.5  # the part of the latent view beside the profile
_REST = 0.01  # a trace that all papers share, so that one with words is never at the origin


def character_matrix(terms: Sequence[str]) -> tuple[Any, list[str]]:
    """A CSR matrix (words, characters and pairs of characters inside words), and the names of its columns."""
    names: dict[str, int] = {}
    rows, columns = [], []
    for row, term in enumerate(terms):
        pieces = [term] if term.isascii() else [term[i : i + m] for m in (1, 2) for i in range(len(term) - m + 1)]
        for piece in pieces:
            rows.append(row)
            columns.append(names.setdefault(piece, len(names)))
    values = np.ones(len(rows), np.float32)
    return sparse.csr_matrix((values, (rows, columns)), shape=(len(terms), max(len(names), 1))), list(names)


class ThemeSpace:
    """Learns the space from counts; `place` puts other counts into it. Rows come out with unit length."""

    def __init__(self, components: int, fields: str | None, within: float) -> None:
        self.components, self.fields, self.within = components, fields, within

    def learn(self, counts: Any, terms: Sequence[str], kinds: Sequence[str], sample: int) -> Any:
        """Learn from counts in the order of the papers' digests; returns their places (papers, dimensions).

        The decomposition is learned from the first `sample` papers, which by digest are a random sample.
        """
        self.terms = list(terms)
        self._link()
        sample = min(sample, _LEARN)
        part = counts[:sample]
        self.word_idf = PolicyTfidf(within=self.within).fit(part, kinds=list(kinds[:sample])).idf_
        self.character_idf = PolicyTfidf().fit(part @ self.characters).idf_
        joined = self._joined(part)
        # a word of a single paper helps nothing to bring papers together
        self.mean = np.asarray(joined.mean(axis=0)).ravel()
        self.axes = _axes(joined, self.mean, min(self.components, joined.shape[0] - 1, joined.shape[1] - 1))
        self.usual = profiles(counts, self.by_field)[1] if self.by_field is not None else None
        return self.place(counts)

    def _link(self) -> None:
        self.topical = topicality(self.terms)
        self.characters, _ = character_matrix(self.terms)
        self.by_field = field_matrix(self.terms, self.fields) if self.fields else None

    def place(self, counts: Any) -> Any:
        """The places of papers; a paper without a known word is at the origin."""
        return np.vstack(list(self._chunks(counts))) if counts.shape[0] else np.zeros((0, self.dimensions))

    @property
    def dimensions(self) -> int:
        """Dimensions of the space."""
        return 1 + int(self.axes.shape[1]) + (self.by_field.shape[1] if self.by_field is not None else 0)

    def _chunks(self, counts: Any) -> Iterator[Any]:
        for start in range(0, counts.shape[0], _CHUNK):
            part = counts[start : start + _CHUNK]
            rest = np.full((part.shape[0], 1), _REST)
            latent = self._joined(part) @ self.axes - self.mean @ self.axes
            views = [_LATENT * normalize(latent), rest] if self.axes.shape[1] else [rest]
            if self.by_field is not None:
                views.append(profiles(part, self.by_field, self.usual)[0])
            full = normalize(np.hstack(views)).astype(np.float32)
            full[np.diff(part.indptr) == 0] = 0
            yield full

    def weighted(self, counts: Any) -> Any:
        """TF-IDF of the words alone, CSR."""
        return _weigh(counts, self.word_idf)

    def _joined(self, counts: Any) -> Any:
        words = _weigh(counts, self.word_idf * self.topical)
        topical = counts @ sparse.diags_array(self.topical)
        characters = _weigh(sparse.csr_matrix(topical @ self.characters), self.character_idf)
        return sparse.hstack([_WORDS * words, characters], format="csr")

    # --- to disk and back

    def arrays(self) -> dict[str, Any]:
        """What was learned, as plain arrays."""
        usual = self.usual if self.usual is not None else np.zeros(0)
        return {
            "word_idf": self.word_idf, "character_idf": self.character_idf, "mean": self.mean, "axes": self.axes,
            "usual": usual,
        }  # fmt: skip

    def restore(self, terms: Sequence[str], arrays: dict[str, Any]) -> None:
        """Take what was learned from arrays."""
        self.terms = list(terms)
        self._link()
        self.word_idf, self.character_idf = arrays["word_idf"], arrays["character_idf"]
        self.mean, self.axes = arrays["mean"], arrays["axes"]
        self.usual = arrays["usual"] if self.fields else None


def _weigh(counts: Any, idf: Any) -> Any:
    weighed = sparse.csr_matrix(counts, copy=True).astype(np.float32)
    weighed.data = np.sqrt(weighed.data) * idf.astype(np.float32)[weighed.indices]
    return normalize(weighed, copy=False)


def _axes(matrix: Any, mean: Any, wanted: int) -> Any:
    """The directions of most variance (columns), each with its largest entry positive."""
    n, width = matrix.shape
    if wanted < 1:
        return np.zeros((width, 0), np.float32)
    if n <= _DENSE:
        projected = np.asarray(matrix @ mean).ravel()
        gram = np.asarray((matrix @ matrix.T).todense(), dtype=np.float64)
        gram = gram - projected[:, None] - projected[None, :] + float(mean @ mean)
        values, vectors = np.linalg.eigh((gram + gram.T) / 2)
        left = vectors[:, ::-1][:, :wanted]
        size = np.sqrt(np.maximum(values[::-1][:wanted], 1e-12))
        axes = (np.asarray(matrix.T @ left) - np.outer(mean, left.sum(axis=0))) / size
    else:
        operator = LinearOperator(
            (n, width),
            matvec=lambda v: matrix @ v.ravel() - mean @ v.ravel(),
            rmatvec=lambda v: matrix.T @ v.ravel() - mean * v.sum(),
            dtype=np.float32,
        )
        start = np.random.default_rng(0).normal(size=min(n, width)).astype(np.float32)
        _, _, right = svds(operator, k=wanted, v0=start, tol=1e-3)
        axes = right[::-1].T
    peak = np.abs(axes).argmax(axis=0)
    return (axes * np.sign(axes[peak, np.arange(axes.shape[1])])).astype(np.float32)
