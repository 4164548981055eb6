"""The units of the lexicon, looked up at a place."""

from __future__ import annotations

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
