"""The words of many papers as one array of numbers, which all counting is done on."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse

from ipmine.themes.reading import TITLE, Reading

_BATCH = 4_000  # papers that are worked on at once


@dataclass(frozen=True)
class Tokens:
    """Words numbered as they are met: those of paper k are `ids[ends[k]:ends[k + 1]]`, named by `names`."""

    ids: Any  # int32
    ends: Any  # int64, one more than papers
    names: list[str]
    readings: Sequence[Reading]
    title: float = TITLE  # how much more a word of a title weighs than one of the body

    def __len__(self) -> int:
        return len(self.ends) - 1

    def of(self, rows: Sequence[int]) -> Tokens:
        """The words of some papers, numbered as here."""
        if len(rows) == len(self):
            return self
        parts = [self.ids[self.ends[row] : self.ends[row + 1]] for row in rows]
        ends = np.concatenate([[0], np.cumsum([len(part) for part in parts])]).astype(np.int64)
        return Tokens(np.concatenate(parts), ends, self.names, [self.readings[row] for row in rows], self.title)

    def counts(self, columns: Any, width: int) -> Any:
        """Weighted counts, CSR of float32 (papers, width): word k goes to column `columns[k]`, nowhere if that is -1."""
        return _stacked(self._parts(columns, width), width)

    def frequent_counts(self, terms: Sequence[str], choose: Callable[[Any], Any]) -> tuple[Any, list[str]]:
        """Weighted counts of the terms that `choose` picks, given the number of papers that hold each; and these terms.

        `terms` are sorted names. `choose` returns a mask.
        """
        columns = self.columns({term: k for k, term in enumerate(terms)})
        parts = self._parts(columns, len(terms))
        df = np.zeros(len(terms), np.int64)
        for part in parts:
            df += np.bincount(part.indices, minlength=len(terms))
        kept = choose(df)
        width = int(kept.sum())
        place = np.where(kept, np.cumsum(kept) - 1, -1).astype(np.int32)
        for k, part in enumerate(parts):
            moved = place[part.indices]
            good = moved >= 0
            ends = np.concatenate([[0], np.cumsum(good)])[part.indptr]
            parts[k] = sparse.csr_matrix((part.data[good], moved[good], ends), shape=(part.shape[0], width))
        return _stacked(parts, width), [term for term, good in zip(terms, kept, strict=True) if good]

    def columns(self, vocabulary: Mapping[str, int]) -> Any:
        """For each word its column in a vocabulary, or -1."""
        return np.fromiter((vocabulary.get(name, -1) for name in self.names), np.int32, len(self.names))

    def _parts(self, columns: Any, width: int) -> list[Any]:
        starts = range(0, len(self), _BATCH)
        return [self._part(start, min(start + _BATCH, len(self)), columns, width) for start in starts]

    def _part(self, start: int, end: int, columns: Any, width: int) -> Any:
        ends = self.ends[start : end + 1] - self.ends[start]
        found = columns[self.ids[self.ends[start] : self.ends[end]]]
        good = found >= 0
        values = np.ones(len(found), np.float32)
        for place, r in enumerate(self.readings[start:end]):
            if r.weights is not None:
                values[ends[place] : ends[place + 1]] = r.weights
        if self.title != TITLE:
            values[values == TITLE] = self.title
        good &= values > 0
        ends = np.concatenate([[0], np.cumsum(good)])[ends]
        part = sparse.csr_matrix((values[good], found[good], ends), shape=(end - start, width))
        part.sum_duplicates()
        return part

    def hashes(self) -> Any:
        """A number of 64 bits for each word, the same wherever it is met."""
        made = (hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest() for name in self.names)
        return np.frombuffer(b"".join(made), np.uint64)

    def where(self, test: Callable[[str], bool]) -> Any:
        """For each word whether it passes a test."""
        return np.fromiter(map(test, self.names), bool, len(self.names))


def tokenize(readings: Sequence[Reading], title: float = TITLE) -> Tokens:
    """Number the words of readings, punctuation among them."""
    known: defaultdict[str, int] = defaultdict()
    known.default_factory = known.__len__
    ends = np.zeros(len(readings) + 1, np.int64)
    np.cumsum([len(r.words) for r in readings], out=ends[1:])
    ids = np.empty(int(ends[-1]), np.int32)
    for place, r in enumerate(readings):
        ids[ends[place] : ends[place + 1]] = list(map(known.__getitem__, r.words))
    return Tokens(ids, ends, list(known), readings, title)


def _stacked(parts: list[Any], width: int) -> Any:
    """Rows of all parts; takes the parts out of the list as it goes, for both together may not fit into memory."""
    sizes = [part.nnz for part in parts]
    data, indices = np.empty(sum(sizes), np.float32), np.empty(sum(sizes), np.int32)
    ends = [np.zeros(1, np.int64)]
    at = 0
    parts.reverse()
    while parts:
        part = parts.pop()
        data[at : at + part.nnz], indices[at : at + part.nnz] = part.data, part.indices
        ends.append(part.indptr[1:].astype(np.int64) + at)
        at += part.nnz
    joined = np.concatenate(ends)
    return sparse.csr_matrix((data, indices, joined), shape=(len(joined) - 1, width))
