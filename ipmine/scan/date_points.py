"""Points of the calendar as they are written: 2022年9月1日, 民国111年, 9月底, 去年, 2022-09-01 10:30.

`find` gives every point of a working text; `ipmine.scan.dates` joins points to intervals
and lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ipmine import guard
from ipmine.scan import numeric_points, relative_points
from ipmine.scan.calendar_point import (
    BARE_END,
    DAY,
    DAY_SIGN,
    DIGIT,
    FIRST_QUARTER,
    GAP,
    JOIN,
    MONTH,
    MONTH_PART,
    NUM,
    OF_ACCOUNTS,
    REIGNS,
    TAIL,
    TENS,
    Point,
    fill,
    quarters,
    year_number,
)
from ipmine.scan.listed_points import take_members
from ipmine.scan.runs import Rows, Runs

_YEAR = re.compile(
    rf"(?:(?P<first_year>{NUM})(?:{JOIN}|/))?(?P<year>{NUM})[ ]?(?:{OF_ACCOUNTS})?年(?![代龄级])(?P<yearly>度)?{TAIL}",
)
_MONTH_POINT = re.compile(rf"{MONTH}(?:{MONTH_PART}|{GAP}{DAY}|[ ]?(?P<bare_day>[0-9]{{2}}){BARE_END})?")
_DAY_POINT = re.compile(DAY.replace(DAY_SIGN, "日(?![均语元])"))
_QUARTER_POINT = re.compile(rf"(?P<part>(?:{FIRST_QUARTER}第?)?[一二三四1-4]个?季度[末底]?)")
# 第二季, as Hong Kong, Macau and Taiwan say it; of a series on television it is another
_QUARTER_SHORT = re.compile(r"(?P<part>[一二三四1-4]季[末底]?)(?![度节赛》播开])(?!.{0,4}(?:节目|剧集|播出))")
_OF_A_SERIES = frozenset("》”」")
# Where a point may begin: a numeral with this behind it. It lets nothing through that no pattern above can read.
_RUNS = Runs(f"0123456789{DIGIT}十百廿卅", " 年月日至到—～~季-.、和及与/财课")
_BEHIND = re.compile(
    r"[ ]?(?:[年月日至到—～~]|季|学年|(?:财政|课税)年度|-{1,2}(?:[0-9]{1,2}[月日]|[1-4]季|[一二][^\W0-9]{3}年))"
    r"|(?<=[0-9]{4})(?:-{1,2}[0-9]|\.[01]?[0-9]|[、和及与][12])|/[0-9]|(?<=[一二][^\W0-9]{3})/[一二三四五六七八九]|\.[0-9]{1,2}\.[0-9]"
)
_LONGEST = 8
_FIRST = Rows("元", "年月")
_YEARLY = _YEAR.groupindex["yearly"]


def find(text: str) -> list[Point]:
    """Every point of a working text, in order, without overlap."""
    points = [*_absolute(text), *_spaced(text), *numeric_points.labelled(text), *numeric_points.short_months(text)]
    points.extend(relative_points.find(text))
    points.sort(key=lambda p: (p.start, -p.end))
    kept: list[Point] = []
    for point in points:
        if kept and point.start < kept[-1].end:
            # 今年3月: the word that tells the year holds the month
            if point.base and not kept[-1].base and point.start <= kept[-1].start:
                kept[-1] = point
            continue
        kept.append(point)
    return [member for point in kept for member in (point, *take_members(text, point))]


def _absolute(text: str) -> Iterator[Point]:
    done = 0
    for first in _FIRST.find(text):  # 民国元年, 元月
        point = _read(text, first)
        if point is not None:
            yield point
    for begin, end in _RUNS.find(text):
        # 廿 and 卅 begin a numeral, 百 does not
        start = max(begin, end - _LONGEST, text.rfind("廿", begin, end), text.rfind("卅", begin, end))
        while start < end and text[start] == "百":
            start += 1
        if start < done or start == end or not _BEHIND.match(text, end):
            continue
        point = _read(text, start)
        if point is not None:
            done = point.end
            yield point
            last = numeric_points.short_end(text, point)
            if last is not None:
                done = last.end
                yield last


_APART = Rows("12一二", " ", f"0123456789{DIGIT}")
_SPACED = re.compile(
    rf"[12一二](?= [0-9{DIGIT}])(?: ?[0-9{DIGIT}]){{3}} ?年(?: ?[0-9一二三四五六七八九十]){{1,2}} ?月"
    r"(?: ?[0-9一二三四五六七八九十]){1,3} ?日"
)


def _spaced(text: str) -> Iterator[Point]:
    """Days whose characters stand apart: 二 〇 二 二 年 九 月 一 日."""
    for match in guard.finditer(_SPACED, text) if _APART.find(text) else ():
        close = match[0].replace(" ", "")
        found = _YEAR.fullmatch(close)
        point = _year_point(close, found) if found is not None else None
        if point is not None:
            point.start, point.end = match.span()
            yield point


def _read(text: str, start: int) -> Point | None:
    """The point that begins at `start`, where a numeral stands."""
    before = text[start - 1] if start else "\n"
    first = text[start]
    if before in "0123456789" or (before in DIGIT and before not in "0Oo") or before in "十百千万×":
        return None
    if before == "." and not _label_before(text, start - 1):
        return None
    ascii_digit = "0" <= first <= "9"
    if before == "第":
        return _quarter(text, start, start - 1)
    if ascii_digit and not (before.isascii() and before.isalnum()):
        point = numeric_points.read(text, start)
        if point is not None:
            return point
    school = _SCHOOL_YEAR.match(text, start) if text.find("学年", start + 2, start + 12) > 0 else None
    if school is not None and (point := _school_year(school)) is not None:
        return point
    match = _YEAR.match(text, start)
    if match is not None:
        point = _year_point(text, match)
        if point is not None:
            return point
    if before in "月季" or (before == "年" and text[start - 2 : start - 1] != "每"):
        return None  # 次月5日, 该年9月: of a month or year that is told elsewhere
    match = _MONTH_POINT.match(text, start)
    if match is not None:
        point = Point(start, match.end())
        return point if fill(point, match) else None
    match = _DAY_POINT.match(text, start)
    if match is not None:
        point = Point(start, match.end())
        return point if fill(point, match) else None
    return _quarter(text, start, start)


# 112学年度, 二〇二五/二〇二六学年
_SCHOOL_YEAR = re.compile(
    rf"(?:(?P<roc>[89][0-9]|1[0-2][0-9])学年度|(?P<first>[{DIGIT}]{{4}})(?:/|{JOIN})(?P<second>[{DIGIT}]{{2,4}})学年度?)"
)


def _school_year(match: re.Match[str]) -> Point | None:
    """A school year, which is of two of the calendar; in three digits it is of the Republic."""
    if match["roc"]:
        first = int(match["roc"])
        return Point(*match.span(), first + 1, "roc", first_year=first, yearly=True)
    year, era = year_number(match["first"])
    ends = match["second"].translate(_DIGITS)
    if year is None or era != "ce" or not str(year + 1).endswith(ends):
        return None
    return Point(*match.span(), year + 1, "ce", first_year=year, yearly=True)


_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")


def _label_before(text: str, dot: int) -> bool:
    """Whether the dot closes a list number at the head of its line: 3.2020年培训计划."""
    k = dot
    while k > 0 and dot - k < 3 and "0" <= text[k - 1] <= "9":
        k -= 1
    if k == dot and k and text[k - 1].isascii() and text[k - 1].isalpha():
        k -= 1
    return k < dot and (k == 0 or text[k - 1] in "\n ；，。：\t")


def _quarter(text: str, start: int, begin: int) -> Point | None:
    match = _QUARTER_POINT.match(text, start)
    if match is None and begin < start and text[begin - 1 : begin] not in _OF_A_SERIES:
        match = _QUARTER_SHORT.match(text, start)
    if match is None or "个" in match[0]:
        return None
    if begin and text[begin - 1] == "前":
        begin -= 1
    return Point(begin, match.end(), part=quarters(text[begin : match.end()]))


def _year_point(text: str, match: re.Match[str]) -> Point | None:
    start = match.start()
    year, era = year_number(match["year"])
    first, first_era = year_number(match["first_year"]) if match["first_year"] is not None else (None, "")
    if first is not None and year is not None and first_era == "ce" and first % 100 < year < 100:
        year, era = first - first % 100 + year, "ce"  # 2023至24年度
    if year is None or (era == "short" and text.endswith(REIGNS, max(0, start - 2), start)):
        return None
    point = Point(start, match.end(), year, era)
    prefix = _ERA.search(text, max(0, start - 7), start)
    if prefix is not None:
        point.start = prefix.start()
        if prefix["roc"]:
            point.era = "roc" if era == "short" else era
    elif start and text[start - 1] in "'’‘" and era == "short" and year < 100:
        point.start -= 1
        point.year, point.era = year + (1900 if year >= 40 else 2000), "ce"
    elif (start and text[start - 1].isascii() and text[start - 1].isalnum()) or (
        era == "short" and not _short_stands(match, year)
    ):
        return None
    point.yearly = match["yearly"] is not None
    if match["first_year"] is not None:
        if first is None or first_era != era or first >= year:
            return None
        point.first_year = first
    if (match.lastindex or 0) <= _YEARLY:
        return point  # a year alone
    return point if fill(point, match) else None


def _short_stands(match: re.Match[str], year: int) -> bool:
    """Whether a bare number under 1000 may be a year at all, and not a length of time.

    98年3月, 110年度, 九八年, 一百零二年 may be; 5年, 30年6个月, 五十年 are lengths.
    """
    written = match["year"]
    if written.startswith("0"):
        return len(written) == 2 or match["month"] is not None
    positional = not written.isascii() and not TENS.intersection(written) and len(written) == 2
    if not 30 <= year <= 150 and not (match["month"] and match["day"]) and not positional:
        return False
    if match["month"] or match["yearly"] or match["part"]:
        return True
    return len(written) >= 2 and (written.isascii() or not TENS.intersection(written) or year % 10 != 0)


_ERA = re.compile(r"(?:(?P<roc>(?:中华[ ]?)?民[ ]?国)|公元|西元)[ ]?$")
