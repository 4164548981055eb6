"""A vocabulary counted once over batches, for corpora that do not fit into memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from ipmine.themes.vectorizer import PolicyVectorizer, is_term


def count_vocabulary(
    batches: Iterable[Any],
    *,
    min_df: int = 2,
    max_features: int = 50_000,
    terms: Sequence[str] = (),
    stop_words: Sequence[str] = (),
) -> list[str]:
    """The words that stand in at least `min_df` papers of all batches, sorted; the most frequent `max_features`.

    The result is the same however the papers are dealt into batches. Memory grows with the words seen, not
    with the papers. Give it to `ThemeModel(vocabulary=...)` and then call `partial_fit` batch by batch.

    >>> count_vocabulary([[["专利", "转化"]], [["专利", "导航"]]])
    ['专利']
    """
    reader = PolicyVectorizer(terms=terms, stop_words=stop_words)
    stops = reader._stops()
    df: Counter[str] = Counter()
    for batch in batches:
        for r in reader.read(batch):
            df.update({word for word in r.words if is_term(word, stops)})
    kept = sorted((word for word, count in df.items() if count >= min_df), key=lambda word: (-df[word], word))
    return sorted(kept[:max_features])
