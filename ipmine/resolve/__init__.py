"""Resolvers: what needs the paper around it. Working offsets.

A resolver reads scans, layout and context; it never scans the text again.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ipmine.facts import (
    AgencyFact,
    AudienceFact,
    CitationFact,
    DateFact,
    DocNumberFact,
    DurationFact,
    ResponsibilityFact,
    TargetFact,
)
from ipmine.records import Meta
from ipmine.resolve import (
    agencies,
    audiences,
    citations,
    context,
    dates,
    doc_numbers,
    durations,
    meta,
    responsibilities,
    targets,
    titling,
)
from ipmine.scan import Scans
from ipmine.structure import Layout


@dataclass(slots=True)
class Found:
    """All facts of a paper."""

    meta: Meta = field(default_factory=Meta)
    doc_numbers: list[DocNumberFact] = field(default_factory=list)
    dates: list[DateFact] = field(default_factory=list)
    durations: list[DurationFact] = field(default_factory=list)
    agencies: list[AgencyFact] = field(default_factory=list)
    citations: list[CitationFact] = field(default_factory=list)
    targets: list[TargetFact] = field(default_factory=list)
    responsibilities: list[ResponsibilityFact] = field(default_factory=list)
    audiences: list[AudienceFact] = field(default_factory=list)
    second_copy: int | None = None  # where the whole paper stands once more


def resolve_all(
    text: str,
    layout: Layout,
    scans: Scans,
    *,
    issued: str | None = None,
    published: str | None = None,
    region: str | None = None,
) -> Found:
    """Turn scans into facts, in the order in which they need each other."""
    found = Found()
    found.doc_numbers = doc_numbers.resolve(text, layout, scans)
    ctx = context.establish(text, layout, scans, found.doc_numbers, issued=issued, published=published, region=region)
    found.dates = dates.resolve(text, layout, scans, ctx)
    found.durations = durations.resolve(text, layout, scans, found.dates)
    found.agencies = agencies.resolve(text, layout, scans, ctx)
    found.citations = citations.resolve(text, layout, scans, found.doc_numbers)
    found.responsibilities = responsibilities.resolve(text, layout, scans, found.agencies)
    responsibilities.apply_roles(found.agencies, found.responsibilities)
    found.meta = meta.resolve(text, layout, scans, ctx, found.doc_numbers, found.dates, found.agencies)
    found.targets = targets.resolve(text, layout, scans, found.dates, found.durations, ctx, found.meta.doc_type)
    found.audiences = audiences.resolve(text, layout, scans, found.agencies)
    found.second_copy = titling.second_copy(text, layout)
    return found
