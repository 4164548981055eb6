"""Groups that no matter holds together: what is left over when the themes are taken out, and where its papers go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from scipy import sparse

from ipmine.themes import labels, trust
from ipmine.themes.fields import fields_of
from ipmine.themes.grouping import centres_of
from ipmine.themes.phrases import ENDS, label_words, phrases_of, role_of
from ipmine.themes.reading import Reading
from ipmine.themes.vectorizer import stop_words

_ROWS = 1_000  # papers that groups are judged by, the first by digest
_HELD = 0.3  # how far a group must be held together to be a theme
_NEAR = 0.5  # a paper of a mixture goes to a theme to which it is half as near as the theme's own papers are


def phrase_matrix(units: Sequence[Reading], stops: frozenset[str]) -> Any:
    """Which of the first 1,000 units hold which noun phrase, or noun of some field, of two units and more; CSR."""
    held = [list({*phrases_of(unit, stops)[0], *filter(_is_matter, unit.words)}) for unit in units[:_ROWS]]
    df = Counter(phrase for phrases in held for phrase in phrases)
    column = {phrase: k for k, phrase in enumerate(sorted(phrase for phrase, n in df.items() if n > 1))}
    found = [[column[phrase] for phrase in phrases if phrase in column] for phrases in held]
    ends = np.concatenate([[0], np.cumsum([len(columns) for columns in found])]).astype(np.int64)
    indices = np.array([c for columns in found for c in columns], np.int32)
    return sparse.csr_matrix((np.ones(len(indices), np.float32), indices, ends), shape=(len(held), len(column)))


@cache
def _is_matter(word: str) -> bool:
    """Whether a word by itself names a matter of some field: 劳工, 渔船, but not 名额."""
    general = word in label_words("general") or word in stop_words()
    return len(word) > 1 and not general and bool(role_of(word) & ENDS) and bool(fields_of(word))


def held_together(found: Any, k: int, places: Any, counts: Any, phrases: Any) -> Any:
    """How far each group is held together, about 0 to 1; NaN for one with fewer than two of the papers looked at.

    It is the mean of three: how much more of its papers than of the others hold the phrase that sets it apart most,
    the coherence of its words, and its silhouette. On papers with known themes the first tells mixed groups from
    pure ones best of all that was tried, and the mean better than each.
    """
    from sklearn.metrics import silhouette_samples

    n = phrases.shape[0]
    found, places, counts = found[:n], places[:n], counts[:n]
    sizes = np.bincount(found[found >= 0], minlength=k)
    known = found >= 0
    apart = np.zeros(n)
    if 2 <= (sizes > 0).sum() < known.sum():
        apart[known] = silhouette_samples(places[known], found[known], metric="cosine")
    words = labels.top_words(counts, found, k)
    total = np.asarray(phrases.sum(axis=0)).ravel()
    held = np.full(k, np.nan)
    for j in np.flatnonzero((sizes >= 2) & (sizes < n)):
        own = np.asarray(phrases[found == j].sum(axis=0)).ravel()
        lift = float((own / sizes[j] - (total - own) / (n - sizes[j])).max(initial=0.0))
        together = trust.coherence(counts, words[j]) if len(words[j]) > 1 else 0.0
        held[j] = (lift + together + float(apart[found == j].mean())) / 3
    return held


def dissolve(found: Any, k: int, places: Any, counts: Any, phrases: Any, *, leave_out: bool) -> tuple[Any, Any]:
    """The groups without the mixtures among them, numbered anew, and their old numbers; two are always left.

    A paper of a mixture goes to the theme that it is nearest to. With `leave_out` it gets -1 where it is less than
    half as near to it as the theme's own papers are. Papers without noun phrases (Latin ones) are left as they are.
    """
    if k <= 2 or not phrases.shape[1]:
        return found, np.arange(k)
    held = held_together(found, k, places, counts, phrases)
    mixed = [int(j) for j in np.argsort(held, kind="stable") if held[j] < _HELD][: k - 2]
    if not mixed:
        return found, np.arange(k)
    kept = np.setdiff1d(np.arange(k), mixed)
    number = np.full(k + 1, -1)
    number[kept] = np.arange(len(kept))
    new = number[found]
    centres = centres_of(places, new, len(kept))
    loose = np.isin(found, mixed)
    near = places[loose] @ centres.T
    goes = near.argmax(axis=1)
    if leave_out:
        usual = np.array([(places[new == j] @ centres[j]).mean() for j in range(len(kept))])
        goes[near.max(axis=1) < _NEAR * usual[goes]] = -1
    new[loose] = goes
    return new, kept
