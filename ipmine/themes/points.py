"""Papers in two dimensions: where each lies among the themes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ipmine.themes.model import ThemeModel
from ipmine.themes.reading import papers_of

if TYPE_CHECKING:
    import pandas as pd

MOST = 3_000  # papers that are placed
_FEW = 1_000


def theme_points(model: ThemeModel, papers: Any, *, most: int = MOST, seed: int = 0) -> pd.DataFrame:
    """A place for each fitted paper, near to those with like parts in the themes: paper, title, theme, label, x, y.

    `papers` are those that the model was fitted on, in their order. `theme` is -1 and `label` missing where a
    paper belongs nowhere. Of more than `most` papers an even choice in their order is placed. The axes mean nothing.
    Raises ValueError for papers of another number.
    """
    import pandas as pd

    given = papers_of(papers)
    if len(given) != len(model.labels_):
        raise ValueError(f"{len(given)} papers, but {len(model.labels_)} were fitted")
    rows = np.unique(np.linspace(0, len(given) - 1, min(len(given), most)).astype(int)) if given else np.arange(0)
    chosen = [given[k] for k in rows]
    places = _flat(model.transform(chosen), seed) if chosen else np.zeros((0, 2))
    names = {theme.index: theme.label for theme in model.themes_}
    found = model.labels_[rows]
    frame = pd.DataFrame(
        {
            "paper": [str(getattr(paper, "id", "") or k) for k, paper in zip(rows, chosen, strict=True)],
            "title": [_title(paper) for paper in chosen],
            "theme": found,
            "label": [names.get(int(k)) for k in found],
            "x": places[:, 0],
            "y": places[:, 1],
        }
    )
    return frame.astype({"paper": "string", "title": "string", "theme": "int64", "label": "string"})


def _title(paper: Any) -> str | None:
    title: str | None = getattr(getattr(paper, "meta", None), "title", None)
    return title


def _flat(parts: Any, seed: int) -> Any:
    """Two dimensions, neighbours kept together (t-SNE from the principal components; these alone for few papers)."""
    from sklearn.decomposition import PCA
    from sklearn.manifold import TSNE
    from threadpoolctl import threadpool_limits

    n, themes = parts.shape
    if n < 3 or themes < 2:
        return np.column_stack([np.arange(n, dtype=float), np.zeros(n)])
    # square roots: the distance of parts that sum to 1 (Hellinger)
    roots = np.sqrt(np.maximum(parts, 0))
    if n < 8:
        return PCA(2, random_state=seed).fit_transform(roots)
    near = min(30.0, (n - 1) / 3)
    with threadpool_limits(1 if n < _FEW else None):  # threads that wait for each other cost more than they do
        return TSNE(2, perplexity=near, init="pca", random_state=seed).fit_transform(roots)
