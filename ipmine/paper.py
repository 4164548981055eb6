"""One analyzed paper: its text, its record, its mentions."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Self

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

if TYPE_CHECKING:
    import pandas as pd


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
        return {
            "id": self.id,
            "text": self.text,
            "mended": self.mended,
            "script": self.script,
            "source": _of_record(self.source),
            "repairs": list(map(_of_record, self.repairs)),
            "meta": _of_record(self.meta),
        } | {name: list(map(_of_record, getattr(self, name))) for name in _LISTS if name != "repairs"}

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

    def frames(self) -> dict[str, pd.DataFrame]:
        """The record as tidy tables: `papers`, `sections`, `doc_numbers`, `dates`, ..., see `ipmine.frames`."""
        from ipmine.frames import frames

        return frames([self])

    def responsibility_matrix(self) -> pd.DataFrame:
        """Measures × agencies: who leads, answers for or supports which; "" where there is nothing.

        >>> from ipmine import analyze
        >>> text = "一、工作任务\\n（一）加强保护。加大执法力度。（省知识产权局牵头，省财政厅配合）\\n"
        >>> analyze(text, region="220000").responsibility_matrix().iloc[0].to_dict()
        {'吉林省知识产权局': 'lead', '吉林省财政厅': 'support'}
        """
        from ipmine.matrix import responsibility_matrix

        return responsibility_matrix(self.frames(), [self])

    def show(self, *, colour: bool | None = None) -> None:
        """Print the paper with its mentions marked; `colour` by default where the output is a terminal."""
        import sys

        from ipmine.show import paper_text

        print(paper_text(self, colour=sys.stdout.isatty() if colour is None else colour))

    def _repr_html_(self) -> str:
        from ipmine.show import paper_html

        return paper_html(self)

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


def _of_record(record: Any) -> dict[str, Any]:
    """A record as a dict, many times as quick as `dataclasses.asdict`: most fields are words and numbers."""
    kind: Any = type(record)
    names, values_of, lists = _form(kind)
    made = dict(zip(names, values_of(record), strict=True))
    for name in lists:
        made[name] = _plain(made[name])
    return made


@cache
def _form(kind: Any) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]], tuple[str, ...]]:
    """The fields of a kind of record, what gives their values, and those of them that may hold lists or dicts."""
    names = tuple(field.name for field in fields(kind))
    lists = tuple(field.name for field in fields(kind) if set(_WORDS.findall(str(field.type))) - _SCALARS)
    return names, attrgetter(*names), lists


_WORDS = re.compile(r"\w{1,60}")
_SCALARS = {"str", "int", "float", "bool", "None"}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(v) for v in value]
    return value
