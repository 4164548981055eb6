"""The estimator: papers in, themes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.base import BaseEstimator, ClusterMixin, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from ipmine.themes import describing, fitting, grouping, membership, reading, selection, trust
from ipmine.themes.reading import Reading

if TYPE_CHECKING:
    import pandas as pd


class ThemeModel(ClusterMixin, TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Finds the themes of a corpus of policy papers.

    Papers are texts, `Paper`s, a `Corpus`, or lists of words. They are repaired, normalized and cut into words;
    copies of a paper are found and count once; words, their characters and the fields of government business give
    each paper its place; a consensus of many k-means runs groups them. The same papers give the same themes in
    any order, script or state of damage that the repair mends.

    Parameters
    ----------
    n_themes : int or "auto", then `selection_` shows the choice, and groups that no matter holds together are
        dissolved: their papers go to the nearest theme, or get -1; `n_themes_` is what is left
    method : "kmeans", "agglomerative", "hdbscan" (takes n_themes as a hint), "nmf" or "lda"
    unit : "paper", or "section": sections are grouped, and a paper has the themes of its sections
    n_components : int, dimensions of the latent view
    fields : name or path of the lexicon of fields, None to go by the papers' own words alone (titles then weigh double)
    terms, stop_words, min_df, max_features, vocabulary : see `PolicyVectorizer`
    codebook : path of a TSV or mapping, named themes with seed words; the other themes are found freely
    duplicates : overlap from which on papers are copies (see `near_duplicates`), None to take all as they are
    outliers : whether papers far from all themes, and those of dissolved groups far from any, get the label -1
    n_exemplars : sentences a theme
    stability_rounds : resamples that the stability of themes is measured on, 0 for none
    sample : papers that the space is learned from and `partial_fit` keeps; the rest is placed in it
    random_state : int, the seed of all that is random
    verbose : whether a bar shows on standard error once reading or choosing takes more than two seconds

    Attributes
    ----------
    labels_ : theme of each paper, themes numbered from the largest; -1 belongs nowhere
    themes_ : list of `Theme`; n_themes_; selection_ : frame over k; duplicates_ : groups of copies
    agreement_ : mean adjusted Rand index of resamples, before groups are dissolved; None where there are too few papers
    centres_ : places of the themes; vocabulary_ : the words

    Bad input: an empty list, or papers without a single word that counts, are a ValueError; so are more themes
    than different papers; None or NaN in the list a TypeError that names the place. One paper, or copies of one
    paper, are one theme without a stability. Empty and one-character papers get the label -1. Latin words count.

    >>> model = ThemeModel(2).fit(["专利导航服务基地建设", "专利导航服务产业", "软件正版化检查", "软件正版化整改"])
    >>> model.labels_.tolist() in ([0, 0, 1, 1], [1, 1, 0, 0])
    True
    """

    def __init__(
        self,
        n_themes: int | str = "auto",
        *,
        method: str = "kmeans",
        unit: str = "paper",
        n_components: int = 16,
        fields: str | None = "policy_fields",
        terms: Sequence[str] = (),
        stop_words: Sequence[str] = (),
        min_df: int = 2,
        max_features: int | None = 50_000,
        vocabulary: Sequence[str] | None = None,
        codebook: str | Path | Mapping[str, Sequence[str]] | None = None,
        duplicates: float | None = 0.8,
        outliers: bool = True,
        n_exemplars: int = 3,
        stability_rounds: int = 10,
        sample: int = 10_000,
        random_state: int = 0,
        verbose: bool = True,
    ) -> None:
        self.n_themes = n_themes
        self.method = method
        self.unit = unit
        self.n_components = n_components
        self.fields = fields
        self.terms = terms
        self.stop_words = stop_words
        self.min_df = min_df
        self.max_features = max_features
        self.vocabulary = vocabulary
        self.codebook = codebook
        self.duplicates = duplicates
        self.outliers = outliers
        self.n_exemplars = n_exemplars
        self.stability_rounds = stability_rounds
        self.sample = sample
        self.random_state = random_state
        self.verbose = verbose

    # --- scikit-learn's verbs

    def fit(self, X: Any, y: Any = None, *, embeddings: Any = None) -> ThemeModel:
        """Find the themes of papers. `embeddings` (papers, d) takes the place of the model's own space."""
        papers = reading.papers_of(X)
        self._learn(papers, self._read(papers), embeddings)
        return self

    def partial_fit(self, X: Any, y: Any = None) -> ThemeModel:
        """Take a batch of papers and fit on what was kept of all batches so far.

        Kept are the `sample` papers with the smallest digests, a random sample that does not depend on the order
        of papers or batches. Give a `vocabulary` (`count_vocabulary`); without one each fit takes that of the sample.
        `labels_` speak of the kept papers, `kept_`, in order of their digests; use `predict` for all.
        """
        papers = reading.papers_of(X)
        pool = [*getattr(self, "_kept", []), *zip(self._read(papers), papers, strict=True)]
        pool.sort(key=lambda pair: pair[0].digest)
        self._kept = pool[: self.sample]
        self._learn([paper for _, paper in self._kept], [r for r, _ in self._kept], None)
        self.kept_ = [paper for _, paper in self._kept]
        return self

    def transform(self, X: Any, *, embeddings: Any = None) -> Any:
        """The parts of papers in the themes, (papers, themes); rows sum to 1, to 0 where nothing is known."""
        return self._parts(X, embeddings)[0]

    def predict(self, X: Any, *, embeddings: Any = None) -> Any:
        """The theme of each paper, -1 where it belongs nowhere."""
        parts, near = self._parts(X, embeddings)
        found = parts.argmax(axis=1)
        found[near < self._far] = -1
        return found

    def score(self, X: Any, y: Any = None, *, embeddings: Any = None) -> float:
        """How far the themes of papers stand apart: the mean silhouette over cosine distance (-1 to 1)."""
        papers = reading.papers_of(X)
        if self.unit == "section":
            raise ValueError("sections have no score; use unit='paper'")
        places, _, _ = self._places(papers, embeddings)
        return trust.silhouette(places, (places @ self.centres_.T).argmax(axis=1))

    def get_feature_names_out(self, input_features: Any = None) -> Any:
        """The themes' numbers and labels, in the order of the columns of `transform`."""
        check_is_fitted(self, "themes_")
        return np.array([f"{theme.index} {theme.label}" for theme in self.themes_], dtype=object)

    # --- tables

    def frame(self) -> pd.DataFrame:
        """The themes as a frame: theme, label, size, share, stability, coherence, words, exemplar."""
        check_is_fitted(self, "themes_")
        return describing.frame_of(self.themes_)

    def hierarchy(self) -> pd.DataFrame:
        """How themes join into wider ones: step, left, right, distance, label; joined ones number on from n_themes_."""
        check_is_fitted(self, "themes_")
        return describing.hierarchy_of(self.themes_, self.centres_)

    # --- in a notebook

    def _repr_html_(self) -> str:
        from ipmine.show import themes_html

        return themes_html(self)

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/plain": repr(self), "text/html": self._repr_html_()}

    # --- how it is done

    def _read(self, papers: list[Any]) -> list[Reading]:
        return reading.read_all(papers, self.terms, quiet=not self.verbose)

    def _learn(self, papers: list[Any], readings: list[Reading], embeddings: Any) -> None:
        import pandas as pd

        material = fitting.prepare(self, readings, embeddings)
        self.vocabulary_ = material.vectorizer.vocabulary_
        self._vectorizer, self._space = material.vectorizer, material.space
        groups = fitting.settle(self, material)
        self.n_themes_, self.agreement_ = groups.k, groups.agreement
        k = groups.k
        self.selection_ = pd.DataFrame(groups.table, columns=list(selection.COLUMNS))

        centres = grouping.centres_of(material.places, groups.labels, k)
        n = len(material.own)
        lengths = fitting.lengths_of(material.units)
        parts, near = membership.of_papers(material.places, centres, material.owner, n, lengths)
        by_section = self.unit == "section"
        of_own = parts.argmax(axis=1) if by_section else membership.spread(groups.labels, material.owner, n)
        self._far = membership.too_far(near[near > -1]) if self.outliers else -1.0
        of_own[near < self._far] = -1

        new = membership.numbering(of_own, k)
        old = np.argsort(new[:k])
        self.centres_ = centres[old]
        self.labels_ = material.spread(new[of_own])
        self.duplicates_ = sorted(sorted(material.order[m] for m in group) for group in material.copies)
        self.themes_ = describing.themes_of(
            self, material, papers,
            found=new[groups.labels] if by_section else new[of_own][material.owner],
            sizes=np.bincount(self.labels_[self.labels_ >= 0], minlength=k),
            stability=groups.overlaps[old],
            named={int(new[j]): name for j, name in enumerate(groups.names)},
            centres=self.centres_,
        )  # fmt: skip

    def _places(self, papers: list[Any], embeddings: Any) -> tuple[Any, Any, Any]:
        """The places of the papers' units, their owners and lengths."""
        check_is_fitted(self, "themes_")
        if self._space is None:
            if embeddings is None:
                raise ValueError("the model was fitted on embeddings; give those of the new papers too")
            return fitting.embedded(embeddings, len(papers)), np.arange(len(papers)), np.ones(len(papers))
        units, owner = fitting.units_of(self._read(papers), self.unit)
        return self._space.place(self._vectorizer.count(units)), owner, fitting.lengths_of(units)

    def _parts(self, X: Any, embeddings: Any) -> tuple[Any, Any]:
        check_is_fitted(self, "themes_")
        papers = reading.papers_of(X)
        places, owner, lengths = self._places(papers, embeddings)
        return membership.of_papers(places, self.centres_, owner, len(papers), lengths)

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.two_d_array = False
        tags.input_tags.string = True
        tags.no_validation = True
        return tags
