"""What the resolvers find, in *working* offsets.

A fact counts in the working text (repaired, narrowed, simplified); a record of
`ipmine.records` counts in the source. Only `ipmine.mine` turns one into the other, so
no scanner or resolver can confuse the two.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Fact:
    """Something at `work[start:end]` of the working text."""

    start: int
    end: int


@dataclass(slots=True)
class DocNumberFact(Fact):
    norm: str
    series: str | None
    year: int | None
    number: str
    role: str = "cited"  # self cited case


@dataclass(slots=True)
class DateFact(Fact):
    norm: str | None
    role: str = "other"  # issued published effective expires deadline period other


@dataclass(slots=True)
class DurationFact(Fact):
    norm: str


@dataclass(slots=True)
class AgencyFact(Fact):
    norm: str
    level: str | None = None
    region: str | None = None
    kind: str = "agency"  # agency group
    role: str = "mentioned"  # issuer addressee cc lead responsible support mentioned


@dataclass(slots=True)
class CitationFact(Fact):
    norm: str
    doc_number: str | None = None
    relation: str = "mentions"


@dataclass(slots=True)
class TargetFact(Fact):
    """A clause; `quantity` is the working range of the number with its unit."""

    quantity: tuple[int, int] | None
    value: float | int | None
    value_max: float | int | None
    unit: str | None
    comparator: str | None
    indicator: str | None
    action: str | None
    status: str
    deadline: str | None
    kind: str = "quantitative"
    why: str | None = None
    baseline: dict[str, Any] | None = None
    scope: str | None = None
    nature: str | None = None
    currency: str | None = None
    parts: list[Any] = field(default_factory=list)
    section: int | None = None


@dataclass(slots=True)
class ResponsibilityFact(Fact):
    section: int | None
    agency: str
    role: str  # lead responsible support
    open: bool = False


@dataclass(slots=True)
class AudienceFact(Fact):
    norm: str
    relation: str  # benefits obliges
    section: int | None = None


@dataclass(slots=True)
class SectionFact(Fact):
    """A heading and what it is called; `start:end` covers the heading, label included."""

    level: int
    label: str
    title: str
    parent: int | None
