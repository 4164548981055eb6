"""Bodies that no lexicon lists, named as the paper names them in full: 省农业发展中心 under 湖北省农业事业发展中心.

What a paper shortens is what it has given in full: the letters of the short name stand in the full one in their
order, the first behind the same place, the last two at its end.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final

from ipmine.facts import AgencyFact

# letters that a short name has at least: of fewer, too many names hold them
_SHORTEST: Final = 5
# full names of a place that are compared with each of its short ones
_MOST: Final = 60


def as_given(facts: list[AgencyFact], composed: dict[int, str], former: set[str]) -> None:
    """Give facts the full names that others of the paper bear, where just one fits.

    `composed` holds what is written behind the place, by the `id` of the fact; `former` are the names of
    bodies that the paper speaks of as its bodies' forerunners.
    """
    if not composed:
        return
    full: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    for fact in facts:
        if fact.kind == "agency":
            full[fact.region, fact.norm[-2:]].add(fact.norm)
    for fact in facts:
        core = composed.get(id(fact), "")
        if not core or len(fact.norm) < _SHORTEST or fact.norm in former:
            continue
        longer = full[fact.region, fact.norm[-2:]]
        first = re.compile(f"[省市县区州旗盟]{re.escape(core[0])}")
        fitting = [
            name
            for name in sorted(longer)[:_MOST]
            if len(name) > len(fact.norm) and first.search(name) and shortens(fact.norm, name)
        ]
        if len(fitting) == 1:
            fact.norm = fitting[0]


def shortens(short: str, name: str) -> bool:
    """Whether the letters of `short` stand in `name` in their order, not much apart.

    >>> shortens("湖北省农业发展中心", "湖北省农业事业发展中心")
    True
    >>> shortens("湖北省水利中心", "湖北省水利水电工程建设质量服务中心")
    False
    """
    if len(name) > 2 * len(short):
        return False
    letters = iter(name)
    return all(letter in letters for letter in short)
