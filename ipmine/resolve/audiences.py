"""Audiences with the measure that they belong to."""

from __future__ import annotations

from bisect import bisect_right

from ipmine.facts import AgencyFact, AudienceFact
from ipmine.scan import Scans
from ipmine.structure import Layout

# parts that hold no measures
_SILENT = frozenset(
    ("chrome", "box", "mark", "number", "signer", "title", "addressees", "signoff", "date", "cc", "imprint")
)


def resolve(text: str, layout: Layout, scans: Scans, agencies: list[AgencyFact]) -> list[AudienceFact]:
    """The parties of a paper's measures. An organ or a group of organs is an agency, and no audience."""
    organs = sorted((a.start, a.end) for a in agencies)
    silent = sorted((p.start, p.end) for p in layout.parts if p.kind in _SILENT)
    found = []
    for match in scans.audiences:
        if _inside(silent, match.start, match.start + 1) or _inside(organs, match.end - 1, match.end):
            continue
        norm = "".join(text[match.start : match.end].split())
        found.append(AudienceFact(match.start, match.end, norm, match.relation, layout.section_at(match.start)))
    return found


def _inside(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether the last span that starts at or before `start` holds `start:end`; spans do not nest."""
    k = bisect_right(spans, (start, 1 << 60)) - 1
    return k >= 0 and spans[k][1] >= end
