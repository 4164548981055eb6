"""The pipeline: text in, paper out. Read it top to bottom to see the data's way.

read and mend  ->  scan  ->  resolve  ->  records

This is the only module that maps working offsets to the source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from datetime import date
from functools import cache, partial
from operator import attrgetter
from typing import Any, TypeVar

from ipmine import collector, given, normalize, records, repair, resolve, scan, structure
from ipmine.aligned import Aligned
from ipmine.facts import Fact, SectionFact
from ipmine.paper import Paper

M = TypeVar("M", bound=records.Mention)


def analyze(
    text: str,
    *,
    id: str = "",
    issued: str | date | None = None,
    published: str | date | None = None,
    region: str | int | None = None,
    source: records.Source | None = None,
) -> Paper:
    """Extract the facts of one document.

    `issued`, `published` (a date, or a day, month or year as text: 2022-09-01, 2022/9/1, 2022-09)
    and `region` (six-digit GB/T 2260 code) give context that the text lacks; they never overrule
    what the text says of itself. Raises TypeError for a text that is none, ValueError for a day or
    region that cannot be read, and ScanError where a pattern cannot search a text of more than
    `guard.LONG` characters in time.

    >>> paper = analyze("国务院办公厅关于加强标准化工作的通知\\n国办发〔2020〕6号\\n")
    >>> paper.meta.doc_number
    '国办发〔2020〕6号'
    """
    with collector.paused():
        return _analyze(
            given.text(text),
            id=id,
            issued=given.day("issued", issued),
            published=given.day("published", published),
            region=given.region(region),
            source=source or records.Source(),
        )


def _analyze(
    text: str, *, id: str, issued: str | None, published: str | None, region: str | None, source: records.Source
) -> Paper:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    mended, repairs = repair.repair(Aligned(text))
    work = normalize.normalize(mended)

    place = partial(_place, work, _Spans(work, repairs))

    layout = structure.parse(work.text)
    scans = scan.scan_all(work.text)
    found = resolve.resolve_all(work.text, layout, scans, issued=issued, published=published, region=region)

    return Paper(
        id=id,
        text=text,
        mended=mended.text,
        script=normalize.script_of(mended.text),
        source=_noted(source, work, found.second_copy),
        repairs=tuple(repairs),
        meta=found.meta,
        sections=tuple(_sections(work, mended, layout.sections)),
        doc_numbers=place(records.DocNumber, found.doc_numbers),
        dates=place(records.Date, found.dates),
        durations=place(records.Duration, found.durations),
        agencies=place(records.Agency, found.agencies),
        targets=place(records.Target, found.targets),
        citations=place(records.Citation, found.citations),
        responsibilities=place(records.Responsibility, found.responsibilities),
        audiences=place(records.Audience, found.audiences),
    )


def _noted(source: records.Source, work: Aligned, second_copy: int | None) -> records.Source:
    """The source with a note where its text holds the paper twice, so that all that it tells counts twice."""
    if second_copy is None:
        return source
    at = work.span(second_copy, second_copy + 1)[0]
    return replace(source, notes=(*source.notes, f"holds the same paper once more from {at} on"))


class _Spans:
    """Where a range of the working text stands in the source, what a mirror wrote behind its last character included.

    A reading belongs to the character that it reads: 12個(gè) is the quantity, as 管委會(huì) is the agency.
    """

    def __init__(self, work: Aligned, repairs: Iterable[records.Repair]) -> None:
        self._span = work.span
        self._readings = {r.start: r.end for r in repairs if r.kind == "pinyin" and r.repaired == ""}

    def __call__(self, start: int, end: int) -> tuple[int, int]:
        start, end = self._span(start, end)
        readings = self._readings
        while end in readings:
            end = readings[end]
        return start, end


def _place(work: Aligned, span: _Spans, kind: Callable[..., M], facts: Iterable[Fact]) -> tuple[M, ...]:
    """Facts of the working text as mentions of the source, in order of their start."""
    source = work.source
    values = _values(kind) if kind is not records.Target else partial(_values_of_target, source, span)
    if work.straight:
        placed = [kind(f.start, f.end, source[f.start : f.end], *values(f)) for f in facts]
    else:
        spans = [(*span(f.start, f.end), f) for f in facts]
        placed = [kind(start, end, source[start:end], *values(f)) for start, end, f in spans]
    placed.sort(key=_place_of)
    return tuple(placed)


_place_of = attrgetter("start", "end")


@cache
def _values(kind: Any) -> Callable[[Fact], tuple[Any, ...]]:
    """What gives a fact's values for the fields of a record behind start, end and text, in their order."""
    names = [f.name for f in fields(kind)][3:]
    if len(names) > 1:
        return attrgetter(*names)
    only = attrgetter(*names)
    return lambda fact: (only(fact),)


def _values_of_target(source: str, span: _Spans, fact: Fact) -> tuple[Any, ...]:
    """The same of a target, whose number with its unit has a place of its own in the source."""
    quantity, *rest = _values(records.Target)(fact)
    if quantity is None:
        return None, *rest
    start, end = span(*quantity)
    return {"start": start, "end": end, "text": source[start:end]}, *rest


def _sections(work: Aligned, mended: Aligned, facts: Iterable[SectionFact]) -> Iterable[records.Section]:
    """Sections in the source; the label as it was printed, without the damage that a mirror did to it."""
    if work.straight:
        # unedited text: a label stands in the source where it stands here, in its own script and width
        for fact in facts:
            label = work.source[fact.start : fact.start + len(fact.label)]
            yield records.Section(fact.start, fact.end, fact.level, label, fact.title, fact.parent)
        return
    for fact in facts:
        start, end = work.span(fact.start, fact.end)
        place, behind = work.span(fact.start, fact.start + len(fact.label))
        printed = mended.text[mended.locate(place) : mended.locate(behind)]
        whole = len(printed) <= len(fact.label) or len(printed.translate(_NO_BLANKS)) <= len(fact.label)
        label = printed if whole else _label_in(printed, fact.label)
        yield records.Section(start, end, fact.level, label, fact.title, fact.parent)


_NO_BLANKS = dict.fromkeys(map(ord, " \u3000\t"))


def _label_in(printed: str, label: str) -> str:
    """Where a label was mended together with what stands around it, the label alone."""
    for size in (len(printed), len(label)):  # blanks that stand in it are part of it
        for start in range(len(printed) - size + 1):
            piece = printed[start : start + size]
            if normalize.normalize(Aligned(piece)).text == label:
                return piece
    return label
