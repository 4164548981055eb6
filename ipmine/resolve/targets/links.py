"""What hangs on a quantity: its baseline, its scope, its parts, and the dates dealt out to a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ipmine.facts import DateFact, TargetFact
from ipmine.resolve.targets.clauses import Breaks, Range
from ipmine.scan.quantities import Quantity

_COMPARED = re.compile(r"(?:比|较|与|同|相比|对比|相对于?)$")
_TIMES = re.compile(r"的[0-9.一二两三四五六七八九十]{1,6}倍")
_SCOPE = re.compile(
    r"单个[\u4e00-\u9fff]{2,4}?(?=每|最|不|累|年|总|补|资|奖)|单(?:户|笔|家|项|件|个)|每(?:年度?|季度|半年|月|周|次|人|户|家企业|家|件|项|亩|所|名|辆|篇|场|批)|"
    r"每个[\u4e00-\u9fff]{1,6}?(?=不|最|至|建|设|培|配|给|奖|补|安|[0-9])|全(?:国|省|市|县|区|州|盟|旗|自治区|社会|行业|镇|乡|校|域)|(?:全体|各)(?:省|市|县|区|地)"
)
_FAR = 2000  # characters
_NATURE = re.compile(r"约束性|预期性")


def is_comparison(text: str, date: DateFact) -> bool:
    """Whether a date is what something is measured from: 比2020年提高, 是2015年的2.6倍."""
    if _TIMES.match(text, date.end) and text[max(0, date.start - 1) : date.start] in ("是", "为", "于"):
        return True
    return _COMPARED.search(text, max(0, date.start - 3), date.start) is not None


def scope_of(text: str, clause: Range, quantity: Quantity) -> str | None:
    """To what or how often a quantity applies, as written: 单个企业, 每年, 全省."""
    found = _SCOPE.findall(text, clause.start, quantity.start)
    return "，".join(dict.fromkeys(found)) or None


def nature_of(clause: str) -> str | None:
    """约束性 or 预期性, where the clause says so."""
    match = _NATURE.search(clause) if "期性" in clause or "束性" in clause else None
    return match[0] if match else None


def compared(text: str, clause: Range, quantity: Quantity, dates: list[DateFact]) -> dict[str, object] | None:
    """The baseline of 比2020年提高3个百分点: a date without a value."""
    for date in dates:
        if clause.start <= date.start < quantity.start and is_comparison(text, date):
            return {"value": None, "unit": None, "date": date.norm}
    return None


_RISE = re.compile(
    r"(?:增长|提高|提升|增加|上升|扩大|下降|降低|减少|压缩|缩短|压减|缩减|发展|调整|增|升|降|减)(?:到|至|为)"
)


def from_to(text: str, clause: Range, group: list[Quantity]) -> set[int]:
    """Indices n for which quantity n is the base of quantity n + 1: 由2180亿元增长到3200亿元."""
    bases = set()
    for n in range(len(group) - 1):
        front = text[max(clause.start, group[n].start - 16) : group[n].start]
        between = text[group[n].outer_end : group[n + 1].outer_start]
        opened = max(front.rfind("由"), front.rfind("从"))
        near = opened >= 0 and len(front) - opened <= 16 and len(between) <= 24
        if near and group[n].unit == group[n + 1].unit and _RISE.search(between + group[n + 1].cue):
            bases.add(n)
    return bases


def dealt_dates(text: str, clause: Range, group: list[Quantity], dates: list[DateFact]) -> list[DateFact] | None:
    """2025年和2035年分别达到12件和20件: as many dates in front as quantities, one to one."""
    if len(group) < 2 or "分别" not in text[clause.start : group[-1].start]:
        return None
    front = [d for d in dates if clause.start <= d.start < group[0].start and d.norm is not None]
    return front if len(front) == len(group) else None


def join_parts(text: str, breaks: Breaks, targets: list[TargetFact]) -> None:
    """Hang 其中… on the quantity that it divides: `parts` holds indices into the paper's targets."""
    whole: int | None = None
    half = Range(-1, -1)
    for index, target in enumerate(targets):
        if target.quantity is None:
            continue
        here = breaks.half(target.start)
        if here != half:
            whole, half = None, here
        if text.startswith("其中", target.start):
            whole = next(
                (k for k in _in_front(targets, index) if targets[k].unit == target.unit and _near(targets[k], target)),
                None,
            )
        if whole is not None and targets[whole].unit == target.unit and whole != index:
            targets[whole].parts.append(index)


def _in_front(targets: list[TargetFact], index: int) -> Iterator[int]:
    """The targets in front, the nearest first, as far as one may be that is near."""
    for k in range(index - 1, -1, -1):
        if targets[k].start < targets[index].start - _FAR:
            return
        yield k


def _near(whole: TargetFact, part: TargetFact) -> bool:
    return (
        whole.quantity is not None
        and part.start - whole.end <= 60
        and (whole.start, whole.end) != (part.start, part.end)
    )
