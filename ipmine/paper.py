"""One analyzed paper: its text, its record, its mentions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

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

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> Self:
        """The paper of a record that `to_dict` gave."""
        kept: dict[str, Any] = {name: record[name] for name in ("id", "text", "mended", "script")}
        lists: dict[str, Any] = {name: tuple(kind(**row) for row in record[name]) for name, kind in _LISTS.items()}
        lists["repairs"] = tuple(replace(repair, candidates=tuple(repair.candidates)) for repair in lists["repairs"])
        source = record["source"]
        return cls(
            source=Source(**source | {"notes": tuple(source["notes"])}), meta=Meta(**record["meta"]), **kept, **lists
        )

    def __repr__(self) -> str:
        name = self.meta.title or self.meta.doc_number or self.id
        return f"<Paper {name}: {len(self.text)} characters, {len(self.agencies)} agencies>"


_LISTS: dict[str, Any] = {
    "repairs": Repair,
    "sections": Section,
    "doc_numbers": DocNumber,
    "dates": Date,
    "durations": Duration,
    "agencies": Agency,
    "targets": Target,
    "citations": Citation,
    "responsibilities": Responsibility,
    "audiences": Audience,
}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(v) for v in value]
    return value
