"""What a date counts from: which year 9月1日 falls in, what 今年 is, whether 99年 is a year at all.

A day without a year takes, in this order, the year of the list member or law number that
it leans on, of an earlier full mention of the same day, of the last full date in its
paragraph, of the heading, of the paper (issued, else published), of the last full date
before it, of a later full mention of the same day. 今年 and the like count from the paper's
own day, 同年 and 次年 from the year last spoken of. Where there is nothing to count from
the norm is None.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from ipmine.resolve.calendar import spell, year_of
from ipmine.resolve.date_doubts import stands
from ipmine.resolve.date_lone_day import day_told
from ipmine.resolve.date_memory import Memory, Settled, Told
from ipmine.resolve.date_roles import is_due, up_to_now
from ipmine.scan.calendar_point import DateMatch, Point

_DAYS_PAST: Final = 150  # a deadline so long before the paper is one of the next year
_DAYS_AHEAD: Final = 270  # an event so long behind the paper is one of the year before


def settle(text: str, k: int, memory: Memory, *, remember: bool = True) -> Settled | None:
    """Settle the k-th match; None where it is no date after all."""
    match = memory.matches[k]
    if match.plan:
        if memory.territory in ("hk", "mo", "tw") and text.find("个五年", match.start, match.end) >= 0:
            return None  # 第二个五年规划 of Macau: counted by itself
        return Settled(spell(match, 0, 0))
    if not stands(text, k, memory):
        return None
    first = match.first
    if first.base in ("month", "text-month"):
        return _by_month(text, match, memory)
    if first.month is None and first.day is not None and first.year is None and not first.base:
        return _bare_day(text, k, memory, remember)
    if first.same_period and first.base:
        return _same_period(text, match, memory)
    year = _first_year(text, k, memory)
    if year is None:
        return None if first.base == "text" and text[match.start] != "同" else Settled(None)
    return _finish(text, k, match, year, memory, remember)


def _finish(text: str, k: int, match: DateMatch, year: int, memory: Memory, remember: bool) -> Settled | None:
    """The norm of a match whose first year is known."""
    last_year = _last_year(match, year, memory)
    if last_year is None:
        return Settled(None)
    norm = spell(match, year, last_year)
    if norm is None:
        return None
    if match.first.same_period and memory.last is not None and memory.last.year != year:
        norm = _stretch_of(text, match, memory.last, year) or norm  # 1—9月…，比2020年同期
    if remember:
        memory.tell(k, match, last_year, norm, aside=_is_aside(text, match))
    return Settled(norm)


def _is_aside(text: str, match: DateMatch) -> bool:
    """Whether a date is only compared with, or a title's term: 比上年, 2020年同期, 《…纲要（2021—2035年）》."""
    first = match.first
    if first.same_period or text.startswith(("上年", "上一年"), match.start):
        return True
    ranges = match.last is not None or first.first_year is not None
    low = max(0, match.start - _TITLE)
    return ranges and text.rfind("《", low, match.start) > text.rfind("》", low, match.start)


_TITLE: Final = 60  # characters


def _last_year(match: DateMatch, year: int, memory: Memory) -> int | None:
    first, last = match.first, match.last
    if last is None:
        return year
    if last.base == "paper":
        return memory.reference.year + last.shift if memory.reference else None
    if last.base == "text":
        return year + last.shift
    if last.year is not None:
        return year_of(last, memory.territory) or _republic(last, year)
    if last.month is not None and first.month is not None:
        ends = (last.month, last.day or 31)
        return year + (ends < (first.month, first.day or 1))  # 12月20日至1月5日
    return year


def _republic(last: Point, year: int) -> int | None:
    """自民国114年1月1日起至118年12月31日: the second year counts as the first does."""
    if last.year is not None and 0 <= last.year + 1911 - year < 100:
        return last.year + 1911
    return None


# --- the year ------------------------------------------------------------------------


def _first_year(text: str, k: int, memory: Memory) -> int | None:
    match = memory.matches[k]
    first = match.first
    if match.yearly:
        return None
    if first.year is not None:
        year = year_of(first, memory.territory)
        if year is None and first.base:
            year = first.year + 1911  # 本（97）年
        return year
    if first.base == "paper":
        if first.part and first.shift == 0 and text[match.start] in "年上下":
            return _part_of_year(text, match, memory)
        if first.shift == -1 and text[match.start] == "上" and (spoken := _year_spoken_of(text, match, memory)):
            return spoken - 1
        if memory.reference is None:
            # a speech without its day, under a heading such as 2026年工作安排
            return memory.heading_year + first.shift if memory.heading_year is not None else None
        return memory.reference.year + first.shift
    if first.base == "text":
        told = memory.last
        if told is None or not _reaches(text, told.position, match.start, "" if text[match.start] == "同" else "。\n"):
            return None
        return told.year + first.shift
    if match.number_year is not None:
        return match.number_year
    if match.after is not None and match.after in memory.told:
        told = memory.told[match.after]
        wraps = told.month is not None and first.month is not None and first.month < told.month - 6
        return told.year + wraps
    if first.month is None:
        return _part_of_year(text, match, memory)
    return _year_of_day(text, match, memory)


def _year_spoken_of(text: str, match: DateMatch, memory: Memory) -> int | None:
    """The year that 上年 counts from: that of its paragraph (2022年…，比上年增长), else the year under report.

    去年 counts from the paper's own day.
    """
    told = memory.last
    if told is None or not _reaches(text, told.position, match.start, "\n"):
        return memory.heading_year or memory.reported
    recent = memory.reference is None or told.year in (memory.reference.year, memory.reference.year - 1)
    return told.year if recent else memory.reported


def _part_of_year(text: str, match: DateMatch, memory: Memory) -> int | None:
    """The year of a bare 上半年, 一季度, 年底: of its sentence, its paragraph or heading, else of the paper."""
    told = memory.last
    if told is not None and _reaches(text, told.position, match.start, "。\n"):
        return told.year
    if _YEARLY.search(text, max(0, match.start - 60), match.start):
        return None  # 每年预拨50%，待年底审核后清算: of every year
    told_of = memory.reported is not None and text[match.end : match.end + 1] != "前" and text[match.start] == "年"
    if told_of or not is_due(text, match):  # 年末 in a bulletin is of its year
        if told is not None and _reaches(text, told.position, match.start, "\n"):
            return told.year
        if memory.heading_year is not None:
            return memory.heading_year
        if memory.reported is not None:
            return memory.reported
    return memory.reference.year if memory.reference else memory.reported or memory.heading_year


_YEARLY = re.compile(r"(?:每年|逐年|按年度)[^。；\n]{0,56}$")


def _year_of_day(text: str, match: DateMatch, memory: Memory) -> int | None:
    first = match.first
    assert first.month is not None
    if first.day is not None:
        for point in (first, match.last):
            if point is not None and point.month and point.day and (point.month, point.day) in memory.days:
                return memory.days[point.month, point.day]
    due = is_due(text, match)
    full, last = memory.last_full, memory.last
    if not due or memory.reference is None:
        if full is not None and _reaches(text, full.position, match.start, "\n"):
            return full.year + _in_next_year(text, full, first)
        if last is not None and _reaches(text, last.position, match.start, "。\n"):
            return last.year
        if not due and memory.heading_year is not None:
            return memory.heading_year
    if memory.rules:
        if (
            last is not None
            and _reaches(text, last.position, match.start, "。；\n")
            and (memory.reference is None or last.year >= memory.reference.year)
        ):
            return last.year  # 2023年度的申请应当于9月30日前提交
        return None  # a day of every year
    if memory.reference is not None:
        year = memory.reference.year
        if not memory.exact:
            return year
        day = date(year, first.month, min(first.day or 28, 28))
        if memory.reported is not None and not due and day > memory.reference:
            return memory.reported  # 12月末 in the bulletin of a year
        if due and not up_to_now(text, match) and (memory.reference - day).days > _DAYS_PAST:
            return year + 1
        if not due and (day - memory.reference).days > _DAYS_AHEAD:
            return year - 1
        return year
    if full is not None:
        return full.year
    return memory.later_mention(first) or memory.heading_year


_SINCE = re.compile(r"[^，。；：\n]{0,30}(?:之?后|以来)，")


def _in_next_year(text: str, full: Told, day: Point) -> bool:
    """Whether what follows a day is told by a day that is earlier in the year: 自1995年7月12日…后，…2月3日."""
    if full.month is None or day.month is None or not _SINCE.match(text, full.position):
        return False
    return (day.month, day.day or 31) < (full.month, full.day or 1)


def _reaches(text: str, start: int, end: int, stops: str) -> bool:
    """Whether none of some characters stands between two places."""
    return 0 <= end - start < 400 and not any(stop in text[start:end] for stop in stops)


# --- months, days and stretches without a year ---------------------------------------


def _by_month(text: str, match: DateMatch, memory: Memory) -> Settled | None:
    """本月底, 上月5日, 同月25日."""
    first = match.first
    if first.base == "month":
        if memory.rules:
            return None
        if memory.reference is None or not memory.exact:
            return Settled(None)
        months = memory.reference.year * 12 + memory.reference.month - 1 + first.shift
        year, month = months // 12, months % 12 + 1
    else:
        full = memory.last_full
        same = text[match.start] == "同"
        if full is None or full.month is None or not _reaches(text, full.position, match.start, "" if same else "\n"):
            return Settled(None) if same else None
        year, month = full.year, full.month
    norm = spell(replace(match, first=replace(first, month=month)), year, year)
    return Settled(norm) if norm is not None else None


def _bare_day(text: str, k: int, memory: Memory, remember: bool) -> Settled | None:
    """19日: in a list behind a full day, or in news behind its dateline; else a length of time."""
    match = memory.matches[k]
    first = match.first
    if match.after is not None:
        told = memory.told.get(match.after)
        previous = memory.matches[match.after]
        if told is None:
            listed = previous.first.month is not None and previous.first.day is not None
            return Settled(None) if listed and not _LENGTH.match(text, match.end) else None
        if told.month is None or told.day is None:
            return None
        year, month = told.year, told.month
    else:
        base = day_told(text, match, memory)
        if base is None:
            return None
        year, month, day = base
        if first.day is not None and first.day > day + 10:  # of the month before
            year, month = (year, month - 1) if month > 1 else (year - 1, 12)
        if year < 2:
            return Settled(None)
    return _finish(text, k, replace(match, first=replace(first, month=month)), year, memory, remember)


_LENGTH = re.compile(r"以?内|以上|以下")


def _same_period(text: str, match: DateMatch, memory: Memory) -> Settled:
    """去年同期: the stretch last spoken of, in that year; else the year."""
    told = memory.last
    if memory.reference is None:
        of_told = _stretch_of(text, match, told, told.year + match.first.shift) if told is not None else None
        return Settled(of_told)
    if text[match.start] == "上" and (told is None or not _reaches(text, told.position, match.start, "\n")):
        told = None
        over = memory.heading_year or memory.reported  # 2025年工作回顾, and there 比上年同期
        year = (over or memory.reference.year) + match.first.shift
    else:
        year = memory.reference.year + match.first.shift
    of_told = None
    if told is not None and told.year == memory.reference.year:
        of_told = _stretch_of(text, match, told, year)
    return Settled(of_told or f"{year:04}")


def _stretch_of(text: str, match: DateMatch, told: Told, year: int) -> str | None:
    """The stretch of months last spoken of, in another year: 1—9月…，比上年同期."""
    stretch = told.day is None and "-" in told.norm and not told.norm.endswith("..")
    if not stretch or not _reaches(text, told.position, match.start, "\n"):
        return None
    return told.norm.replace(f"{told.year:04}", f"{year:04}")
