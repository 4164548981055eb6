"""Tables of rules, each with the kinds of units that it is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

R = TypeVar("R")

# kinds of units, as `Quantity.kind` has them
COUNT, MEASURE, MONEY, RATIO = "count", "measure", "money", "ratio"
ALL = (COUNT, MEASURE, MONEY, RATIO)


def by_kind(table: Iterable[tuple[tuple[str, ...], R]]) -> dict[str, tuple[R, ...]]:
    """The rules of a table that hold for each kind, in its order."""
    rows = list(table)
    return {kind: tuple(rule for kinds, rule in rows if kind in kinds) for kind in ALL}
