"""The records that a user gets, in *source* offsets: the fields of the record, typed.

Every `start`/`end` counts Unicode code points of `Paper.text`, half-open, and
`paper.text[m.start:m.end] == m.text` for every mention `m`. Norms are in simplified
characters with half-width digits, without spaces.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Repair:
    """A damaged place of the source and what stood there; `repaired` is None where that is not known.

    `kind` names the damage (`pinyin`, `misaligned_gbk`, `mojibake`, `entity`, ...);
    `candidates` lists the readings that remain possible at a place that was left as it is.
    """

    kind: str
    start: int
    end: int
    repaired: str | None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the section tree; `parent` indexes the paper's sections."""

    start: int
    end: int
    level: int
    label: str
    title: str
    parent: int | None


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the source, and the text that stands there."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class DocNumber(Mention):
    norm: str
    series: str | None
    year: int | None
    number: str
    role: str


@dataclass(frozen=True, slots=True)
class Date(Mention):
    norm: str | None
    role: str


@dataclass(frozen=True, slots=True)
class Duration(Mention):
    norm: str


@dataclass(frozen=True, slots=True)
class Agency(Mention):
    norm: str
    level: str | None
    region: str | None
    kind: str
    role: str


@dataclass(frozen=True, slots=True)
class Citation(Mention):
    norm: str
    doc_number: str | None
    relation: str


@dataclass(frozen=True, slots=True)
class Target(Mention):
    """A commitment; `quantity` is `{start, end, text}` of the number with its unit, or None."""

    quantity: dict[str, Any] | None
    value: float | int | None
    value_max: float | int | None
    unit: str | None
    comparator: str | None
    indicator: str | None
    action: str | None
    status: str
    deadline: str | None
    kind: str
    why: str | None
    baseline: dict[str, Any] | None
    scope: str | None
    nature: str | None
    currency: str | None
    parts: list[Any]
    section: int | None


@dataclass(frozen=True, slots=True)
class Responsibility(Mention):
    section: int | None
    agency: str
    role: str
    open: bool


@dataclass(frozen=True, slots=True)
class Audience(Mention):
    norm: str
    relation: str
    section: int | None


@dataclass(frozen=True, slots=True)
class Meta:
    """What the paper says of itself; agencies, numbers and dates as norms."""

    title: str | None = None
    doc_type: str | None = None
    doc_number: str | None = None
    issuers: list[str] = field(default_factory=list)
    addressees: list[str] = field(default_factory=list)
    cc: list[str] = field(default_factory=list)
    issued: str | None = None
    published: str | None = None
    effective: str | None = None
    expires: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """How the text was read: `format` (txt html pdf docx str), `encoding` and how sure the guess is."""

    format: str = "str"
    encoding: str | None = None
    confidence: float | None = None
    notes: tuple[str, ...] = ()
