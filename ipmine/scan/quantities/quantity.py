"""The type of what is found."""

from __future__ import annotations

from typing import NamedTuple

BOTH = "以上…以下"
"""The cue of a range that is bounded at both ends by words: 一万元以上五万元以下."""


class Quantity(NamedTuple):
    """`text[start:end]` is the number with its unit; `outer_start:outer_end` adds the words that bound it.

    `kind` is that of the unit: `count`, `measure`, `ratio` or `money`. `comparator` is what
    the words around say (`=` where they say nothing); `cue` is that word. `reached` marks
    达到 and the like, which bound a plan from below and state a result exactly.
    """

    start: int
    end: int
    value: int | float
    value_max: int | float | None
    unit: str
    kind: str
    comparator: str
    cue: str
    reached: bool
    outer_start: int
    outer_end: int
    chinese: bool
    currency: str | None = None  # ISO 4217, where one is written: 新台币三千元 is TWD
