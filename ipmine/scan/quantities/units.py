"""The units of the lexicon, looked up at a place."""

from __future__ import annotations

import re
from functools import cache
from string import ascii_letters, digits

from ipmine import lexicon

_LETTERS = frozenset(ascii_letters + digits)


@cache
def units() -> dict[str, list[tuple[str, str, str]]]:
    """First character -> (unit, norm, kind), the longest first."""
    table: dict[str, list[tuple[str, str, str]]] = {}
    for row in lexicon.rows("units"):
        table.setdefault(row["unit"][0], []).append((row["unit"], row["norm"], row["kind"]))
    for found in table.values():
        found.sort(key=lambda u: -len(u[0]))
    return table


def unit_at(text: str, position: int) -> tuple[str, str, str] | None:
    """The longest unit that stands at a place."""
    for unit in units().get(text[position : position + 1], ()):
        if text.startswith(unit[0], position):
            end = position + len(unit[0])
            # the m of 1000mg/L is no metre
            return None if unit[0][-1] in _LETTERS and end < len(text) and text[end] in _LETTERS else unit
    return None


# counted one by one where nothing rises or falls by them
_STEPS = frozenset(("个等级", "个档次", "个位次", "个名次"))
_STEPS_OF = re.compile("[提升降高低]|平均|前进|后退|跃")
_AND_NEXT = ("之，", "之。", "之；", "之、")


def narrowed(text: str, start: int, end: int, unit: str) -> tuple[str, str, str] | None:
    """The unit of `text[start:end]` where a part of it is no unit: 分为四个等级, 1,877件次之; else None."""
    if unit in _STEPS and not _STEPS_OF.search(text, max(0, start - 4), start):
        return unit_at(unit[0], 0)
    if unit == "节课" and text.startswith(("程", "时"), end):
        return "节", "节", "count"  # 10节课程; alone it is in 节气 and 三节
    if len(unit) > 1 and unit[-1] == "次" and text.startswith(_AND_NEXT, end):
        return unit_at(unit[:-1], 0)
    return None
