"""From groups to themes that can be read: words, labels, sentences, and how far to trust each; as frames too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from ipmine.segment import Segmenter
from ipmine.themes import exemplars, labels, reading, trust
from ipmine.themes.fitting import Material
from ipmine.themes.records import Theme

if TYPE_CHECKING:
    import pandas as pd

    from ipmine.themes.model import ThemeModel

_WORDS = 60  # of a theme, that its sentences are found by
_RANK = 0.012  # how much less a sentence gets for each rank of a word among the theme's words


def themes_of(
    model: ThemeModel, material: Material, papers: Sequence[Any], found: Any, sizes: Any, stability: Any,
    named: Mapping[int, str], centres: Any,
) -> list[Theme]:  # fmt: skip
    """The themes in order of their numbers; `found` are the units' themes, `sizes` count papers, copies among them."""
    k, counts, units = len(sizes), material.counts, material.units
    nearness = np.einsum("ij,ij->i", material.places, centres[np.maximum(found, 0)])
    terms = list(material.vectorizer.vocabulary_)
    aside = _aside(material, terms)
    ranked = [
        [c for c in best if c not in aside][:_WORDS] for best in labels.top_words(counts, found, k, _WORDS + len(aside))
    ]
    phrases = labels.label_themes(units, found, nearness, k, model.stop_words)
    texts = model.n_exemplars and any(reading.source_of(paper) is not None for paper in papers)
    segmenter = Segmenter(tuple(model.terms)) if texts else None
    paper_of = material.paper_of
    themes = []
    for j in range(k):
        columns = ranked[j][:10]
        words = tuple(terms[c] for c in columns)
        rows = np.flatnonzero(found == j)
        rows = rows[np.argsort(-nearness[rows], kind="stable")]
        speaking = {terms[c]: 1 - _RANK * rank for rank, c in enumerate(ranked[j])}
        nearest = list(dict.fromkeys(paper_of[int(r)] for r in rows[:40]))
        names = tuple(phrases[j]) or labels.nouns_of(words)[:1]
        told = len(rows) > 2 and len(words) > 1
        themes.append(
            Theme(
                index=j,
                label=named.get(j) or (names[0] if names else f"主题{j + 1}"),
                labels=names,
                words=words,
                size=int(sizes[j]),
                share=round(float(sizes[j] / len(papers)), 4),
                stability=None if np.isnan(stability[j]) else round(float(stability[j]), 3),
                coherence=round(trust.coherence(counts, columns), 3) if told else None,
                exemplars=exemplars.find(papers, nearest, speaking, segmenter, model.n_exemplars) if segmenter else (),
                named=j in named,
            )
        )
    return themes


def _aside(material: Material, terms: Sequence[str]) -> set[int]:
    """The columns of words that most of their papers only have in addresses and lives: no theme is about these."""
    only: Counter[str] = Counter()
    for unit in material.units:
        if unit.aside:
            told = {word for place, word in enumerate(unit.words) if place not in unit.aside}
            only.update({unit.words[place] for place in unit.aside} - told)
    columns = [column for column, term in enumerate(terms) if term in only]
    held = np.bincount(material.counts[:, columns].indices, minlength=len(columns)) if columns else ()
    return {column for column, papers in zip(columns, held, strict=True) if 2 * only[terms[column]] > papers}


def frame_of(themes: Sequence[Theme]) -> pd.DataFrame:
    """Themes as a frame, one row each; see `ThemeModel.frame`."""
    import pandas as pd

    rows = [
        {
            "theme": t.index,
            "label": t.label,
            "size": t.size,
            "share": t.share,
            "stability": t.stability,
            "coherence": t.coherence,
            "words": " ".join(t.words),
            "exemplar": t.exemplars[0].text if t.exemplars else "",
        }
        for t in themes
    ]
    return pd.DataFrame(rows)


def hierarchy_of(themes: Sequence[Theme], centres: Any) -> pd.DataFrame:
    """How themes join into wider ones; see `ThemeModel.hierarchy`."""
    import pandas as pd
    from scipy.cluster.hierarchy import linkage

    rows: list[tuple[int, int, int, float, str]] = []
    names = {t.index: t.label for t in themes}
    for a, b, distance, _ in linkage(centres, "average", metric="cosine") if len(themes) > 1 else []:
        left, right = sorted((int(a), int(b)))
        joined = len(names)
        names[joined] = f"{names[left]}；{names[right]}"
        rows.append((joined, left, right, round(float(distance), 4), names[joined]))
    return pd.DataFrame(rows, columns=["theme", "left", "right", "distance", "label"])
