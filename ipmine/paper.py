"""One analyzed paper: its text, its record, its mentions."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from ipmine.records import (
    Agency,
    Audience,
    Citation,
    Date,
    DocNumber,
    Duration,
    Meta,
    Repair,
    Responsibility,
    Section,
    Source,
    Target,
)


@dataclass(frozen=True, slots=True)
class Paper:
    """What was found in one document. All offsets count code points of `text`."""

    id: str
    text: str
    mended: str
    script: str
    source: Source
    repairs: tuple[Repair, ...]
    meta: Meta
    sections: tuple[Section, ...]
    doc_numbers: tuple[DocNumber, ...]
    dates: tuple[Date, ...]
    durations: tuple[Duration, ...]
    agencies: tuple[Agency, ...]
    targets: tuple[Target, ...]
    citations: tuple[Citation, ...]
    responsibilities: tuple[Responsibility, ...]
    audiences: tuple[Audience, ...]

    def to_dict(self) -> dict[str, Any]:
        """The record as plain dicts and lists, ready for JSON."""
        record: dict[str, Any] = _plain(asdict(self))
        return record

    def __repr__(self) -> str:
        name = self.meta.title or self.meta.doc_number or self.id
        return f"<Paper {name}: {len(self.text)} characters, {len(self.agencies)} agencies>"


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(v) for v in value]
    return value
