"""The days that a paper tells of itself: issued, published."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ipmine.resolve.calendar import absolute
from ipmine.scan import Scans
from ipmine.structure import Layout, Part


class Days:
    """The days that a text writes out, by place."""

    def __init__(self, scans: Scans, territory: str) -> None:
        self._days: list[tuple[int, int, str]] = []
        self._months: dict[int, str] = {}
        for match in scans.dates:
            norm = absolute(match, territory)
            if norm is not None and _DAY.fullmatch(norm):
                self._days.append((match.start, match.end, norm))
            elif norm is not None and _MONTH.fullmatch(norm):
                self._months[match.start] = norm
        self._starts = [day[0] for day in self._days]

    def __iter__(self) -> Iterator[tuple[int, int, str]]:
        """Start, end and norm of each."""
        return iter(self._days)

    def month_at(self, start: int) -> str | None:
        """The month that is written at a place, without a day."""
        return self._months.get(start)

    def within(self, start: int, end: int) -> list[str]:
        """The days written in `start:end`, in order; a clock time is kept."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return [norm for _, b, norm in self._days[first:last] if b <= end + 1]


POLICY_ADDRESS = re.compile(
    "(?:施政报告|施政方针)(?![^（(\n ]{0,8}(?:辩论|答复|质询|咨询|简报|问答|回应|报道))"
)  # of Hong Kong and Macau: what is to be done, whatever its name says


def year_of_address(text: str, layout: Layout, scans: Scans, territory: str) -> int | None:
    """The year that a policy address names in its title: 行政长官2025年施政报告; None for other papers."""
    for part in layout.parts_of("title") if territory in ("hk", "mo") else ():
        if POLICY_ADDRESS.search(text, part.start, part.end):
            for match in scans.dates:
                norm = absolute(match, territory) if part.start <= match.start < part.end else None
                if norm is not None:
                    return int(norm[:4])
    return None


_PLAN = re.compile("规划|计划|纲要|方案|行动")


def first_year_planned(text: str, layout: Layout, scans: Scans, territory: str) -> int | None:
    """The first of the years that a plan names in its title: 五年计划（115年至119年）; None for other papers."""
    for part in layout.parts_of("title"):
        if _PLAN.search(text, part.start, part.end):
            for match in scans.dates:
                norm = absolute(match, territory) if part.start <= match.start < part.end else None
                if norm is not None and "/" in norm and norm[:4].isdigit():
                    return int(norm[:4])
    return None


# （二零二五年二月二十六日发表）, at the foot of a speech
_GIVEN = re.compile("[（(](?P<day>[^（）()\n]{8,20}日)(?:发表|宣读|发言|作出|演辞)[）)][。 \n]{0,4}$")
_FOOT = 60  # characters
# 时间：2025年9月18日上午, above a press conference
_HELD = re.compile("[ （]{0,8}(?:发布会|会议|活动|举行|举办|讲话|演讲|访谈)?(?:时间|日期)[： ]{1,3}")
_OPENING = 600  # characters
_MONTH = re.compile(r"\d{4}-\d{2}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:T[\d:]{5,8})?")
_PUBLISHED = re.compile(
    r"[ （]{0,8}(?:发布|发表|公开|发稿|更新|上传|刊登|登载|张贴|上版|上架|建档)(?:日期|时间)[： ]{1,3}"
)
_PROMULGATED = re.compile(r"公布|发布|颁布|公告")


def issued_day(text: str, layout: Layout, days: Days) -> str | None:
    """The day of the sign-off, of the head, of the box or of the imprint, in this order."""
    for part in layout.parts_of("date"):
        found = days.within(part.start, part.end)
        if found:
            return found[0] if layout.genre != "news" else None  # news tell when they were published
    day = _dateline_day(text, layout, days)
    if day is not None:
        return day
    for entry in layout.box:
        if entry.field == "issued":
            found = days.within(entry.start, entry.end)
            if found and found[0] > "1901":
                return found[0]
            if month := days.month_at(entry.start):
                return month
    for entry in layout.box:
        if entry.field == "revised":
            found = days.within(entry.start, entry.end)
            if found:
                return found[0]
    for part in layout.parts_of("imprint"):
        found = days.within(part.start, part.end)
        if found:
            return found[0]
    if (foot := _GIVEN.search(text, max(0, len(text) - _FOOT))) and (found := days.within(*foot.span("day"))):
        return found[0]
    if layout.genre in ("press", "speech"):
        for start, _, day in days:
            if start < _OPENING and _HELD.fullmatch(text, text.rfind("\n", 0, start) + 1, start):
                return day  # as a report's day is that of its delivery
    # the paper may be signed behind the text that it issues
    if len(_units(layout)) == 2 and not layout.parts_of("signoff"):
        title = layout.parts_of("title", 1)
        for part in layout.parts_of("date", 1):
            if title and not layout.parts_of("addressees", 1):
                found = days.within(part.start, part.end)
                if found:
                    return found[0]
    return None


def _units(layout: Layout) -> set[int]:
    return {part.unit for part in layout.parts}


def _dateline_day(text: str, layout: Layout, days: Days) -> str | None:
    """The day of the head: delivered, promulgated, adopted; of several the first promulgation."""
    first: str | None = None
    for part in layout.parts:
        if part.unit or part.kind not in ("dateline", "number"):
            continue
        # nothing is issued at a clock time: that is when a page was put up
        found = [day for day in days.within(part.start, part.end) if "T" not in day]
        if not found:
            continue
        if layout.genre == "law" and part.kind == "dateline":
            for line_start, line_end in _lines(text, part):
                inside = days.within(line_start, line_end)
                if inside and _PROMULGATED.search(text, line_start, line_end):
                    return inside[-1] if len(inside) > 1 and "通过" in text[line_start:line_end] else inside[0]
        if first is None:
            first = found[0]
    return first


def _lines(text: str, part: Part) -> list[tuple[int, int]]:
    spans = []
    start = part.start
    while start < part.end:
        end = text.find("\n", start, part.end)
        end = part.end if end < 0 else end
        if end > start:
            spans.append((start, end))
        start = end + 1
    return spans


def published_day(text: str, layout: Layout, days: Days) -> str | None:
    """The day that the box, a line under the title, the foot of news or a label of its own line tells."""
    for entry in layout.box:
        if entry.field == "published":
            found = days.within(entry.start, entry.end)
            if found and found[0] > "1901":
                return found[0]
    if layout.genre == "news":
        for part in layout.parts_of("date"):
            found = days.within(part.start, part.end)
            if found:
                return found[0]
    for part in layout.parts_of("dateline"):
        for day in days.within(part.start, part.end):
            if "T" in day:
                return day
    for start, _, day in days:
        if text[start - 1 : start] in ("：", " ") and _PUBLISHED.fullmatch(text, text.rfind("\n", 0, start) + 1, start):
            return day
    return None
