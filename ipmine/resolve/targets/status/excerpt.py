"""What an excerpt tells of, where nothing says what it was cut from: a review of the year, or what is to come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from ipmine import guard
from ipmine.resolve.targets.status.cues import cue_pattern
from ipmine.scan.quantities import Quantity

_ENOUGH = 4  # signs, before an excerpt is held to tell of either
_OPEN_BOUNDS = ("≥", "≤", "≈")  # 100家以上, 5%左右: how a plan writes its numbers


def tells(text: str, quantities: Sequence[Quantity]) -> Literal["planned", "achieved"] | None:
    """Whether an excerpt reports or plans, by its words and by how exact its numbers are.

    A result is counted: 盘活资产1108.7亿元. A plan is round: 新建50家以上.
    """
    reports = sum(1 for _ in guard.finditer(cue_pattern("achieved"), text))
    plans = sum(1 for _ in guard.finditer(cue_pattern("planned"), text))
    counted = sum(_is_exact(text, q) for q in quantities)
    bounded = sum(q.comparator in _OPEN_BOUNDS and not q.reached for q in quantities)
    looking_back, looking_ahead = reports + counted, plans + bounded
    if reports and looking_back >= _ENOUGH and looking_back > looking_ahead:
        return "achieved"
    if plans and looking_ahead >= _ENOUGH and looking_ahead > 2 * looking_back:
        return "planned"
    return None


def _is_exact(text: str, quantity: Quantity) -> bool:
    """Whether a number is as counting gives it: with a decimal, or three figures that are not 0."""
    if quantity.chinese or quantity.comparator in _OPEN_BOUNDS:
        return False
    written = "".join(c for c in text[quantity.start : quantity.end] if c.isdigit() or c == ".")
    return "." in written or len(written.strip("0")) >= 3
