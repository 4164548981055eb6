"""Which field of government business a word belongs to, and the profile of a paper over the fields."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.preprocessing import normalize

from ipmine import lexicon


@cache
def _stems(name: str | Path) -> tuple[list[str], dict[str, list[int]], int]:
    rows = lexicon.rows(name)
    fields = sorted({row["field"] for row in rows})
    place = {field: k for k, field in enumerate(fields)}
    stems: dict[str, list[int]] = {}
    for row in rows:
        stems.setdefault(row["stem"], []).append(place[row["field"]])
    return fields, stems, max(map(len, stems))


def field_names(name: str | Path = "policy_fields") -> list[str]:
    """The fields of the lexicon, sorted."""
    return list(_stems(name)[0])


def fields_of(word: str, name: str | Path = "policy_fields") -> dict[int, float]:
    """The fields of a word by the longest stems in it, each with its part; {} where no stem is in it.

    >>> [field_names()[k] for k in fields_of("纳税人")]
    ['税务']
    """
    _, stems, longest = _stems(name)
    hits = []
    for start in range(len(word)):
        for end in range(min(len(word), start + longest), start, -1):
            if word[start:end] in stems:
                hits.append((start, end))
                break
    shares: dict[int, float] = {}
    for start, end in hits:
        if any((a, b) != (start, end) and a <= start and end <= b for a, b in hits):
            continue
        owners = stems[word[start:end]]
        for k in owners:
            shares[k] = shares.get(k, 0.0) + 1 / len(owners)
    return shares


def field_matrix(terms: Sequence[str], name: str | Path = "policy_fields") -> Any:
    """A CSR matrix (words, fields)."""
    rows, columns, values = [], [], []
    for row, term in enumerate(terms):
        for column, value in sorted(fields_of(term, name).items()):
            rows.append(row)
            columns.append(column)
            values.append(value)
    return sparse.csr_matrix((values, (rows, columns)), shape=(len(terms), len(_stems(name)[0])), dtype=np.float32)


def profiles(counts: Any, fields: Any, usual: Any = None) -> tuple[Any, Any]:
    """The papers' shares of the fields over what is usual in the corpus, rows of unit length; and what is usual.

    What every paper of the corpus talks about (the epidemic in the papers of a year of epidemic) so counts for
    nothing, though its words are many.
    """
    shares = np.asarray((counts @ fields).todense(), dtype=np.float64)
    shares /= np.maximum(shares.sum(axis=1, keepdims=True), 1e-9)
    if usual is None:
        usual = shares.mean(axis=0)
    lift = np.log((shares + 0.003) / (usual + 0.0031))
    return normalize(np.maximum(lift, 0) * np.sqrt(shares)), usual
