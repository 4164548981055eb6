"""The one thing that repairers return."""

from __future__ import annotations

from typing import NamedTuple


class Fix(NamedTuple):
    """`text[start:end]` is damaged; `new` stood there, or None where that cannot be known.

    `candidates` lists what may have stood at a place that is left as it is, or whose last
    character is left as `?`.
    """

    start: int
    end: int
    new: str | None
    kind: str
    candidates: tuple[str, ...] = ()
