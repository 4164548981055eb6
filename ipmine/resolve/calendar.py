"""From what is written of a date to EDTF (ISO 8601-2), and arithmetic on EDTF.

A clock time has the precision that is written: 10时3分 is `T10:03`, without seconds.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from ipmine.scan.calendar_point import DateMatch, Point

__all__ = ["absolute", "bounds", "earliest", "expiry", "latest", "spell", "year_of"]

ROC_ERA: Final = 1911  # year 1 of the Republic is 1912


def absolute(match: DateMatch, territory: str = "mainland") -> str | None:
    """The EDTF norm of a date that tells its year itself, else None.

    `territory` (`mainland`, `tw`, `hk`, `mo`) says what a year in two or three digits is.

    >>> from ipmine.scan.dates import scan
    >>> [absolute(m) for m in scan("民国111年9月1日至5日，2021—2035年，“十四五”末，2020年以来，去年")]
    ['2022-09-01/2022-09-05', '2021/2035', '2025-12-31', '2020/..', None]
    >>> [absolute(m, "tw") for m in scan("110年度，90.03.15.")]
    ['2021', '2001-03-15']
    """
    if match.first.base:
        return None
    first = year_of(match.first, territory)
    if first is None:
        return None
    last = first
    if match.last is not None:
        if match.last.base:
            return None
        if match.last.year is not None:
            year = year_of(match.last, territory)
            if year is None:
                return None
            last = year
    return spell(match, first, last, territory)


def year_of(point: Point, territory: str) -> int | None:
    """The year of the common era that a point writes, None if it writes none.

    A bare number under 1000 is a year of the Republic of China in a paper of Taiwan. Three digits with
    month and day are one everywhere; two digits with a month are short for 19xx or 20xx elsewhere.
    """
    if point.year is None or point.era == "ce":
        return point.year
    if point.era == "roc" or territory == "tw":
        return point.year + ROC_ERA
    if point.form == "iso":
        return None
    if point.year >= 100:
        return point.year + ROC_ERA if point.month and point.day else None
    if point.month is None and not point.yearly:
        return None
    return point.year + (1900 if point.year >= 40 else 2000)


def spell(match: DateMatch, first_year: int, last_year: int, territory: str = "mainland") -> str | None:
    """The norm of a match whose years are settled; None if it is no day of the calendar."""
    first, last = match.first, match.last
    if match.plan and last is not None:
        if match.edge:
            return f"{last.year}-12-31" if match.edge == "end" else f"{first.year}-01-01"
        return f"{first.year}/.." if match.open else f"{first.year}/{last.year}"
    low = bounds(first, first_year)
    if low is None:
        return None
    if match.open:
        return f"{low[0].partition('T')[0]}/.."
    if last is None:
        return low[0] if low[0] == low[1] else f"{low[0]}/{low[1]}"
    month = last.month if last.month is not None else (first.month if last.year is None and not last.base else None)
    high = bounds(last, last_year, month)
    if high is None:
        return None
    start, end = low[0].partition("T")[0], high[1].partition("T")[0]
    if start[: len(end)] > end[: len(start)]:
        return None
    return start if start == end else f"{start}/{end}"


def bounds(point: Point, year: int, month: int | None = None) -> tuple[str, str] | None:
    """First and last of the days, months or years that a point covers; equal where it names one.

    `month` stands in where the point writes none. None where the calendar has no such day.
    """
    if not 1 <= year <= 9999:
        return None
    if month is None:
        month = point.month
    if month is None:
        return _year_bounds(point, year)
    length = monthrange(year, month)[1]
    if point.first_month is not None:  # 9月至12月5日, 9月至10月上旬
        ends = bounds(replace(point, first_month=None, clock=""), year, month)
        return (_month(year, point.first_month), ends[1]) if ends is not None else None
    if point.day is not None:
        if point.day > length:
            return None
        start = _day(year, month, point.first_day or point.day)
        end = _day(year, month, point.day)
        if point.clock:
            end = start = f"{end}T{point.clock}"
        return start, end
    if point.part:
        first, last = _MONTH_PARTS[point.part]
        return _day(year, month, first or length), _day(year, month, last or length)
    return _month(year, month), _month(year, month)


_MONTH_PARTS: Final = {
    "start": (1, 1),
    "middle": (15, 15),
    "end": (0, 0),  # the last day
    "x1": (1, 10),
    "x2": (11, 20),
    "x3": (21, 0),
    "x12": (1, 20),
    "x23": (11, 0),
}


def _year_bounds(point: Point, year: int) -> tuple[str, str]:
    part = point.part
    if part == "start":
        return _day(year, 1, 1), _day(year, 1, 1)
    if part == "middle":
        return _day(year, 6, 30), _day(year, 6, 30)
    if part == "end":
        return _day(year, 12, 31), _day(year, 12, 31)
    if part in ("y2", "y3"):
        return f"{year:04}", f"{year + int(part[1]) - 1:04}"
    if part == "y23":
        return f"{year + 1:04}", f"{year + 2:04}"
    if part and part != "within":
        first, last = _months(part)
        if part[0] == "e":
            day = _day(year, last, monthrange(year, last)[1])
            return day, day
        return _month(year, first), _month(year, last)
    first_year = point.first_year
    if first_year is None:
        return f"{year:04}", f"{year:04}"
    # 98—100年: both ends count in the same era
    return f"{first_year + year - (point.year or year):04}", f"{year:04}"


def _months(part: str) -> tuple[int, int]:
    if part[0] == "h":
        return 6 * int(part[1]) - 5, 6 * int(part[1])
    if part[0] in "qe":
        return 3 * int(part[1]) - 2, 3 * int(part[-1])
    return 1, int(part[1:])


def _month(year: int, month: int) -> str:
    return f"{year:04}-{month:02}"


def _day(year: int, month: int, day: int) -> str:
    return f"{year:04}-{month:02}-{day:02}"


# --- arithmetic ----------------------------------------------------------------------


def earliest(norm: str) -> date | None:
    """The first day that a norm covers; None for an open start or no norm of this module.

    >>> earliest("2021/2025"), earliest("2022-09")
    (datetime.date(2021, 1, 1), datetime.date(2022, 9, 1))
    """
    return _edge(norm.partition("/")[0], last=False)


def latest(norm: str) -> date | None:
    """The last day that a norm covers; None for an open end.

    >>> latest("2021/2025"), latest("2024-02"), latest("2020/..")
    (datetime.date(2025, 12, 31), datetime.date(2024, 2, 29), None)
    """
    return _edge(norm.rpartition("/")[2], last=True)


@lru_cache(maxsize=1024)
def _edge(norm: str, *, last: bool) -> date | None:
    numbers = [int(n) for n in norm.partition("T")[0].split("-") if n.isdecimal()]
    if not 1 <= len(numbers) <= 3 or not 1 <= numbers[0] <= 9999:
        return None
    year = numbers[0]
    month = numbers[1] if len(numbers) > 1 else (12 if last else 1)
    if not 1 <= month <= 12:
        return None
    length = monthrange(year, month)[1]
    day = numbers[2] if len(numbers) > 2 else (length if last else 1)
    return date(year, month, day) if 1 <= day <= length else None


_DURATION = re.compile(r"P(?:([0-9]{1,4})Y)?(?:([0-9]{1,4})M)?(?:([0-9]{1,4})W)?(?:([0-9]{1,5})D)?")


def expiry(effective: str | None, duration: str | None) -> str | None:
    """The last day (or month, or year) in force of what takes effect at `effective` and holds for `duration`.

    `effective` is EDTF (of an interval the start counts), `duration` ISO 8601 in whole years, months,
    weeks or days. None where either is missing, a range, or counts hours.

    >>> expiry("2023-01-01", "P5Y"), expiry("2023-01-01/..", "P18M"), expiry("2023-03", "P2Y")
    ('2027-12-31', '2024-06-30', '2025-02')
    """
    if not effective or not duration:
        return None
    start = effective.partition("/")[0].partition("T")[0]
    first = _edge(start, last=False)
    length = _DURATION.fullmatch(duration)
    if first is None or length is None or duration == "P":
        return None
    years, months, weeks, days = (int(n or 0) for n in length.groups())
    ahead = first.month - 1 + months
    year, month = first.year + years + ahead // 12, ahead % 12 + 1
    if year > 9998:
        return None
    # 29 February has no anniversary in other years: the term ends the day before 1 March
    day = min(first.day, monthrange(year, month)[1])
    end = date(year, month, day) - timedelta(days=1 if day == first.day else 0)
    end += timedelta(weeks=weeks, days=days)
    return str(end)[: len(start)]
