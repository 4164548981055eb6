"""Agencies as they are written: organs with their places and units, collective parties, pronouns, short names.

>>> [match.name for match in scan("由市委网信办会同市公安局，加强与有关部门的协作，完善部门会商机制")]
['市委网信办', '市公安局', '有关部门']
"""

from __future__ import annotations

from ipmine.scan.agencies import breaks, offices, own, short, units, villages
from ipmine.scan.agencies.groups import groups
from ipmine.scan.agencies.model import AgencyMatch
from ipmine.scan.agencies.names import names

__all__ = ["AgencyMatch", "scan"]


def scan(text: str) -> list[AgencyMatch]:
    """Every agency in a working text, in order, without overlaps."""
    found = _in_line(text)
    over = breaks.broken(text, found, _in_line)
    if over:
        found = _longest([*found, *over])
    apart = [
        *units.centre(text),
        *units.units(text, found),
        *units.staffed(text, found),
        *units.zones(text),
        *short.aliases(text, found),
        *short.tails(text, found),
        *own.pronouns(text),
    ]
    if not apart:
        return found
    # 本府财政局、主计处: in a list of the issuer's own, a bare name is no other's
    own_units = {(match.start, match.end) for match in apart if match.core == "府" and match.units}
    # what the text says that a short name stands for, goes before what it stands for elsewhere
    given = {
        (match.start, match.end)
        for match in apart
        if match.parent is not None and match.kind != "group" and found[match.parent].kind == "agency"
    }
    other = [
        m for m in found if (m.start, m.end) not in given and ((m.start, m.end) not in own_units or m.places or m.level)
    ]
    kept = _longest([*other, *apart])
    place = {(match.start, match.end): k for k, match in enumerate(kept)}
    for match in apart:
        k = place.get((match.start, match.end))
        if match.parent is not None and k is not None and kept[k] is match:
            match.parent = place.get((found[match.parent].start, found[match.parent].end))
            if match.parent is None:
                match.core = ""
    # a unit or a short name whose owner gave way to a longer match names nothing
    return [m for m in kept if m.parent is not None or m.core or m.kind == "group"]


def _in_line(text: str) -> list[AgencyMatch]:
    found = _longest(
        [offices.owned(text, match) for match in _longest([*names(text), *villages.villages(text), *groups(text)])]
    )
    # ××区综合养老服务中心: a form to be filled in
    return [m for m in found if text[m.start - 1 : m.start] != "×"] if "×" in text else found


def _longest(found: list[AgencyMatch]) -> list[AgencyMatch]:
    """The matches in order; of those that overlap, the longest."""
    found.sort(key=lambda m: (m.start, -m.end))
    kept: list[AgencyMatch] = []
    for match in found:
        while kept and match.start < kept[-1].end:
            if match.end - match.start <= kept[-1].end - kept[-1].start:
                break
            kept.pop()
        else:
            kept.append(match)
    return kept
