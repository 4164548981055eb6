"""Resolver of dates: what a paper makes of the dates that are written in it, and each date's role."""

from __future__ import annotations

from typing import Final

from ipmine.facts import DateFact
from ipmine.resolve.calendar import absolute, earliest, expiry
from ipmine.resolve.context import Context
from ipmine.resolve.date_reference import Memory, settle
from ipmine.resolve.date_roles import Place, names_dateline, role_of
from ipmine.scan import Scans
from ipmine.scan.calendar_point import DateMatch
from ipmine.structure import Layout
from ipmine.structure.box import BoxField

__all__ = ["absolute", "expiry", "resolve"]

_BOX_ROLES: Final = {
    "issued": "issued",
    "published": "published",
    "effective": "effective",
    "expires": "expires",
    "revised": "issued",  # the day of the text as it stands
}


def resolve(text: str, layout: Layout, scans: Scans, ctx: Context) -> list[DateFact]:
    """The dates of a paper, with norm and role, in order of start.

    Dates inside document numbers are none; of a page's furniture only the day of
    publication is taken. `ctx` gives the paper's own days and its territory.
    """
    day = earliest(ctx.issued or ctx.published or "")
    articles = sum(section.label.endswith("条") for section in layout.sections)
    memory = Memory(
        matches=scans.dates,
        reference=day,
        territory=ctx.territory,
        rules=layout.genre == "law" or articles > 4,
        narrates=layout.genre in ("report", "news", "press", "speech"),
    )
    fields = {box.start: box for box in layout.box}
    numbers = _Cursor([(number.start, number.end) for number in scans.doc_numbers])
    parts = _Cursor([(part.start, part.end) for part in layout.parts])
    facts: list[DateFact] = []
    for k, match in enumerate(scans.dates):
        if numbers.at(match.start) is not None:
            continue
        part = parts.at(match.start)
        place = Place(layout.parts[part].kind if part is not None else "body", _box_role(fields, match), day)
        if place.kind == "chrome" and not place.role:
            continue
        settled = settle(text, k, memory, remember=place.kind not in ("box", "chrome"))
        if settled is None:
            continue
        facts.append(DateFact(match.start, match.end, settled.norm, role_of(text, match, settled.norm, place)))
        if names_dateline(text, match):
            memory.dateline = (match.first.month, match.first.day)
    return facts


class _Cursor:
    """Which of some disjoint ranges holds a position; the positions asked for must not fall."""

    def __init__(self, ranges: list[tuple[int, int]]) -> None:
        self._ranges = sorted((start, end, k) for k, (start, end) in enumerate(ranges))
        self._next = 0

    def at(self, position: int) -> int | None:
        while self._next < len(self._ranges) and self._ranges[self._next][1] <= position:
            self._next += 1
        if self._next < len(self._ranges) and self._ranges[self._next][0] <= position:
            return self._ranges[self._next][2]
        return None


def _box_role(fields: dict[int, BoxField], match: DateMatch) -> str:
    box = fields.get(match.start)
    return _BOX_ROLES.get(box.field, "") if box is not None else ""
