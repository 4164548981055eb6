"""What a theme is for its reader: a label, its words, its sentences, and how far to trust it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Exemplar:
    """A sentence that speaks for a theme; `start:end` counts code points of the source text of paper `paper`.

    `paper` is the index of the paper in what was fitted, `id` its id if it had one.
    """

    paper: int
    id: str
    start: int
    end: int
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme of a fitted model.

    `stability` is the mean Jaccard overlap of the theme with its best match when the model is fitted on
    resamples of the papers (1: always found again; below 0.5: dissolves); `coherence` the NPMI of its words
    in the papers (-1 to 1). Both are None where there are too few papers to tell.
    """

    index: int
    label: str
    labels: tuple[str, ...]
    words: tuple[str, ...]
    size: int
    share: float
    stability: float | None
    coherence: float | None
    exemplars: tuple[Exemplar, ...] = ()
    named: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The theme as plain dicts and lists, ready for JSON."""
        return asdict(self)
