"""Resolver of dates: what a paper makes of the dates that are written in it, and each date's role."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from ipmine.facts import DateFact, SectionFact
from ipmine.resolve.calendar import absolute, earliest, expiry
from ipmine.resolve.context import Context
from ipmine.resolve.date_memory import Memory
from ipmine.resolve.date_reference import settle
from ipmine.resolve.date_roles import Place, names_dateline, role_of, stands_alone
from ipmine.scan import Scans
from ipmine.scan.calendar_point import DateMatch
from ipmine.scan.columns import under as cells_under
from ipmine.structure import Layout
from ipmine.structure.box import BoxField

__all__ = ["absolute", "expiry", "resolve"]

_MOST_SIGNOFFS: Final = 6  # more days on lines of their own are a table's
_BOX_ROLES: Final = {
    "issued": "issued",
    "published": "published",
    "effective": "effective",
    "expires": "expires",
    "revised": "issued",  # the day of the text as it stands
}


# 2025年2月26日上午，省政府新闻办举行新闻发布会: what 去年 is said from
_OPENING = 600  # characters
_HELD = re.compile("(?:上午|下午|晚)?[^。\n]{0,80}?(?:举行|召开|举办)[^。\n]{0,60}?(?:发布会|吹风会|见面会|通气会)")


def resolve(text: str, layout: Layout, scans: Scans, ctx: Context) -> list[DateFact]:
    """The dates of a paper, with norm and role, in order of start.

    Dates inside document numbers are none; of a page's furniture only the day of
    publication is taken. `ctx` gives the paper's own days and its territory.
    """
    day, exact = _own_day(layout, scans, ctx)
    articles = sum(section.label.endswith("条") for section in layout.sections)
    memory = Memory(
        matches=scans.dates,
        reference=day,
        territory=ctx.territory,
        rules=layout.genre == "law" or articles > 4,
        exact=exact,
        reported=_year_under_report(text, layout),
        narrates=layout.genre in ("report", "news", "press", "speech"),
    )
    # who cites a paper of 2023 writes no sooner
    since = max((n.year for n in scans.doc_numbers if n.year), default=None) if day is None else None
    if day is None and ctx.planned_from is not None:
        since = max(since or 0, ctx.planned_from)  # nor does a plan for 2026 to 2030 set what was due before
    table = sum(stands_alone(text, match) for match in scans.dates) > _MOST_SIGNOFFS
    headings = _Headings(layout.sections)
    fields = {box.start: box for box in layout.box}
    numbers = _Cursor([(number.start, number.end) for number in scans.doc_numbers])
    parts = _Cursor([(part.start, part.end) for part in layout.parts])
    due = _Cursor([(start, end) for start, end, _ in cells_under(text, _of_deadlines)])
    facts: list[DateFact] = []
    for k, match in enumerate(scans.dates):
        if numbers.at(match.start) is not None:
            continue
        part = parts.at(match.start)
        kind = layout.parts[part].kind if part is not None else "body"
        if kind == "date" and layout.genre == "news":
            kind = "foot"
        place = Place(kind, _box_role(fields, match), memory.reference, memory.rules, table and kind == "body", since)
        if place.kind == "chrome" and not place.role:
            continue
        memory.heading_year = headings.year_over(match.start)
        settled = settle(text, k, memory, remember=place.kind not in ("box", "chrome"))
        if settled is None:
            continue
        headings.hear(match)
        fact = DateFact(match.start, match.end, settled.norm, role_of(text, match, settled.norm, place))
        if fact.role == "other" and due.at(match.start) is not None:
            fact.role = "deadline"
        if fact.role == "deadline":
            _due_with_it(facts, scans.dates, k)
        facts.append(fact)
        if layout.genre == "press" and match.start < _OPENING and _HELD.match(text, match.end):
            memory.reference = memory.reference or earliest(settled.norm or "")
        if names_dateline(text, match):
            memory.dateline = (match.first.month, match.first.day)
            memory.reference = memory.reference or earliest(settled.norm or "")
    return facts


def _due_with_it(facts: list[DateFact], matches: list[DateMatch], k: int) -> None:
    """What stands in a list before a deadline is one too: 6月30日、11月30日前."""
    for fact in reversed(facts):
        if matches[k].after != k - 1 or fact.start != matches[k - 1].start:
            return
        k -= 1
        if fact.role == "other":
            fact.role = "deadline"


def _own_day(layout: Layout, scans: Scans, ctx: Context) -> tuple[date | None, bool]:
    """The day that the paper speaks on, and whether it is more than a year.

    A paper without a day of issue was issued in the year of its own number; the page may
    have been published years later.
    """
    issued, published = earliest(ctx.issued or ""), earliest(ctx.published or "")
    if issued is not None:
        return issued, True
    heads = [part for part in layout.parts if part.kind == "number" and part.unit == 0]
    for number in scans.doc_numbers if heads else ():
        if number.year and any(head.start <= number.start < head.end for head in heads):
            if published is not None and published.year == number.year:
                break
            return date(number.year, 1, 1), False
    if published is None and layout.genre == "minutes" and (held := _day_of_the_meeting(layout, scans, ctx)):
        return held, True
    if published is None and ctx.address_year is not None:
        # given in autumn, in Macau that before the year
        return date(ctx.address_year - (ctx.territory == "mo"), 9 + 2 * (ctx.territory == "mo"), 1), False
    return published, published is not None


def _day_of_the_meeting(layout: Layout, scans: Scans, ctx: Context) -> date | None:
    """The first full day in the body of minutes, or in the lines above it that tell time and place."""
    body = next((part.start for part in layout.parts if part.kind == "body"), 0)
    told = min((entry.start for entry in layout.box if entry.field == "other"), default=body)
    days = (absolute(match, ctx.territory) for match in scans.dates if match.start >= told and match.first.day)
    return next((earliest(day) for day in days if day is not None), None)


_REPORT: Final = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})年?度?[^0-9]{0,40}(?:公报|年报|年度报告|白皮书|状况|概况|统计|(?:工作|发展|保护)(?:报告|情况|总结))"
)


def _year_under_report(text: str, layout: Layout) -> int | None:
    """The year that the title says the paper reports on."""
    for part in layout.parts_of("title"):
        found = _REPORT.search(text, part.start, part.end)
        if found is not None and layout.genre != "report":
            return int(found["year"])
    return None


class _Headings:
    """The year that the heading over a place names: 一、2025年工作回顾."""

    def __init__(self, sections: list[SectionFact]) -> None:
        self._sections = sections
        self._next = 0
        self._open: list[tuple[int, int, int | None]] = []  # level, end of the heading, year
        self._year: int | None = None  # of the innermost that names one

    def year_over(self, position: int) -> int | None:
        """The year in the innermost heading over `position` that names one; positions must not fall."""
        sections, stack, k = self._sections, self._open, self._next
        if k == len(sections) or sections[k].start > position:
            return self._year
        while k < len(sections) and sections[k].start <= position:
            section = sections[k]
            k += 1
            while stack and stack[-1][0] >= section.level:
                stack.pop()
            stack.append((section.level, section.end, None))
        self._next = k
        self._year = next((year for _, _, year in reversed(stack) if year is not None), None)
        return self._year

    def hear(self, match: DateMatch) -> None:
        """Take the year of a date that stands in the last heading itself."""
        if self._open and match.start < self._open[-1][1] and match.first.era == "ce" and not match.plan:
            level, end, year = self._open[-1]
            if year is None and match.last is None and match.first.first_year is None:
                self._open[-1] = (level, end, match.first.year)
                self._year = match.first.year if match.first.year is not None else self._year


# columns of a table that hold days by which something is due
_DUE: Final = re.compile(
    "(?:(?:完成|办理|办结|整改|落实|实施|报送|提交|预定|预计|目标|计划)(?:时限|时间|期限|日期|节点)|时限|期限|完成期程|期程|时间节点|进度要求)(?:要求)?"
)


def _of_deadlines(head: str) -> str:
    return "deadline" if _DUE.fullmatch(head) else ""


class _Cursor:
    """Which of some disjoint ranges holds a position; the positions asked for must not fall."""

    def __init__(self, ranges: list[tuple[int, int]]) -> None:
        self._ranges = sorted((start, end, k) for k, (start, end) in enumerate(ranges))
        self._next = 0

    def at(self, position: int) -> int | None:
        while self._next < len(self._ranges) and self._ranges[self._next][1] <= position:
            self._next += 1
        if self._next < len(self._ranges) and self._ranges[self._next][0] <= position:
            return self._ranges[self._next][2]
        return None


def _box_role(fields: dict[int, BoxField], match: DateMatch) -> str:
    box = fields.get(match.start)
    return _BOX_ROLES.get(box.field, "") if box is not None else ""
