"""Dates in digits and marks: 2022-09-01 10:30, 2022.9.1, 99/4/1, 1978.07, 1982.09-1985.08, 2023/24年度, 日期：20220901."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ipmine import guard
from ipmine.scan.calendar_point import JOIN, Point, clock
from ipmine.scan.runs import Rows

# 2022.10.1-2022.10.31, 2022.1.1-12.31: the hyphen joins the last day to the first
_TO_A_DAY = r"-{1,2}(?:[12][0-9]{3}(?P<to>[-/.])[01]?[0-9](?P=to)|(?:1[0-2]|0?[1-9])[/.])(?:3[01]|[12][0-9]|0?[1-9])(?![0-9./-])"
_SHORT_END = re.compile(
    rf"{JOIN}(?P<last>(?P<month>1[0-2]|0?[1-9])[/.](?P<day>3[01]|[12][0-9]|0?[1-9]))(?![0-9./-])(?P<after>.?)", re.S
)
_NUMERIC = re.compile(
    r"(?P<year>[12][0-9]{3})(?P<mark>[-/.])(?P<month>1[0-2]|0?[1-9])"
    r"(?:(?P=mark)(?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9])"
    r"(?:[ T]{0,2}(?P<hour>[0-2]?[0-9]):(?P<min2>[0-5][0-9])(?::(?P<sec2>[0-5][0-9]))?)?|(?![0-9./-]))"
    rf"(?:(?={_TO_A_DAY})|(?![0-9/-]|\.[0-9]))"
)
_NUMERIC_SHORT = re.compile(
    r"(?<![0-9.])(?P<year>[0-9]{2,3})(?P<mark>[/.])(?P<month>1[0-2]|0?[1-9])(?P=mark)(?P<day>3[01]|[12][0-9]|0?[1-9])"
    r"(?![0-9/]|\.[0-9])"
)
# the first month of 1982.09-1985.08, as a life is told
_MONTHS = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})\.(?P<month>1[0-2]|0?[1-9])(?![0-9])"
    r"(?=(?:—{1,2}|-{1,2}|～)(?P<last_year>(?:19|20)[0-9]{2})\.(?P<last_month>1[0-2]|0?[1-9])(?![0-9./-])(?P<after>.?))",
    re.S,
)
# a line of such a list, in which a span within the time that the line tells has short years: 06.09-09.01
_OF_LIST = re.compile(r"\n[ ]{0,8}(?P<first>(?:19|20)[0-9]{2}\.(?:0[1-9]|1[0-2]))(?![0-9.])[^\n]{0,600}")
_SHORT_MONTHS = re.compile(
    r"[（(，；、：: ](?P<year>[0-9]{2})\.(?P<month>0[1-9]|1[0-2])(?:—{1,2}|-{1,2}|～)"
    r"(?P<last_year>[0-9]{2})\.(?P<last_month>0[1-9]|1[0-2])(?![0-9./%‰-])(?P<after>.?)",
    re.S,
)
_COMPACT = re.compile(
    r"[：:][ ]?(?P<year>(?:19|20)[0-9]{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12][0-9]|3[01])(?![0-9])"
)
# 發布日期：113-04-16, a year of the Republic
_LABELLED_ROC = re.compile(
    r"[：:][ ]?(?P<year>1[0-4][0-9])-(?P<month>1[0-2]|0?[1-9])-(?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9-])"
)
_LABELS = Rows("期间", "：:", " 12", "12 01234569")
_FISCAL = re.compile(
    r"(?P<year>[12][0-9]{3})[-/—～](?P<second>[12][0-9]{3}|[0-9]{2})(?:(?:财政|课税|会计|预算|应课差饷|预算案)?年度|财年|学校?年度?)"
)
# 2026-27至2030-31年度
_FISCAL_RANGE = re.compile(
    rf"(?P<year>[12][0-9]{{3}})[-/](?P<first>[0-9]{{2}})(?:财政)?(?:年度)?{JOIN}(?P<last>[12][0-9]{{3}})[-/](?P<second>[0-9]{{2}})(?:(?:财政|课税|会计)?年度|财年|学年|(?=[一二三四五六七八九十0-9]{{1,2}}个(?:财政|学校)?年度))"
)
# 2021/22、2022/23及2023/24年度
_FISCAL_IN_LIST = re.compile(
    r"(?P<year>[12][0-9]{3})[-/](?P<second>[0-9]{2})(?=(?:[、和及与][12][0-9]{3}[-/][0-9]{2}){1,6}(?:财政|课税|会计)?(?:年度|学年|财年))"
)
_YEARS_ALONE = re.compile(rf"(?P<first_year>[12][0-9]{{3}})年?{JOIN}(?P<year>[12][0-9]{{3}})(?=）)")
_YEAR_IN_LIST = re.compile(r"(?P<year>[12][0-9]{3})(?=(?:[、和及与][12][0-9]{3}){1,6}年)")
# what stands behind the four digits of a year, or the two or three of a short one
_BEHIND_YEAR = frozenset("-/.—～~ 至到、和及与")
_BEHIND_SHORT = frozenset("/.")


def read(text: str, start: int) -> Point | None:
    """The point in digits that begins at `start`, where a digit stands, or None."""
    behind = start + 5 if text.startswith("年", start + 4) else start + 4
    if text[behind : behind + 1] not in _BEHIND_YEAR and not _BEHIND_SHORT.intersection(text[start + 2 : start + 4]):
        return None  # 2022年, 15日: nothing below begins so
    match = _MONTHS.match(text, start)
    if match is not None and _rises(match) and match["after"] not in _COUNTED:
        return Point(start, match.end(), int(match["year"]), "ce", month=int(match["month"]), form="iso")
    match = _NUMERIC.match(text, start)
    if match is not None:
        if match["day"] is None and not _year_month_stands(text, match):
            return None
        point = Point(start, match.end(), int(match["year"]), "ce", form="iso")
        point.month = int(match["month"])
        point.day = int(match["day"]) if match["day"] else None
        if match["hour"]:
            point.clock = clock(int(match["hour"]), int(match["min2"]), match["sec2"])
        if text.startswith("日", point.end):
            point.end += 1
        return point
    match = _NUMERIC_SHORT.match(text, start)
    if match is not None:
        point = Point(start, match.end(), int(match["year"]), "short", form="iso")
        point.month, point.day = int(match["month"]), int(match["day"])
        return point
    match = _FISCAL_RANGE.match(text, start)
    if match is not None and all(
        str(int(match[year]) + 1).endswith(match[end]) for year, end in (("year", "first"), ("last", "second"))
    ):
        return Point(start, match.end(), int(match["last"]) + 1, "ce", first_year=int(match["year"]), yearly=True)
    match = _FISCAL.match(text, start) or _FISCAL_IN_LIST.match(text, start)
    if match is not None and str(int(match["year"]) + 1).endswith(match["second"]):
        year = int(match["year"])
        return Point(start, match.end(), year + 1, "ce", first_year=year, yearly=True)
    match = _YEARS_ALONE.match(text, start)
    if match is not None and _plausible(match["first_year"], match["year"]):
        point = Point(start, match.end(), int(match["year"]), "ce")
        point.first_year = int(match["first_year"])
        return point
    match = _YEAR_IN_LIST.match(text, start)
    if match is not None and 1900 <= int(match["year"]) < 2100:
        return Point(start, match.end(), int(match["year"]), "ce")
    return None


def short_end(text: str, first: Point) -> Point | None:
    """The last day of an interval whose year stands only in the first: 12.31 in 2022.1.1-12.31."""
    if first.form != "iso" or first.day is None or first.clock:
        return None
    match = _SHORT_END.match(text, first.end)
    if match is None or match["after"] in _COUNTED:
        return None
    point = Point(*match.span("last"), form="iso", month=int(match["month"]), day=int(match["day"]))
    return point if (point.month, point.day) > (first.month, first.day) else None


def _rises(match: re.Match[str]) -> bool:
    first, last = (tuple(int(match[f"{end}{name}"]) for name in ("year", "month")) for end in ("", "last_"))
    return first <= last


# in front of the last month of 2022.1-2022.6
_MONTH_BEFORE = re.compile(r"(?<![0-9.])(?:19|20)[0-9]{2}\.(?:1[0-2]|0?[1-9])(?:—{1,2}|-{1,2}|～)$")
_VERSION = re.compile(r"[a-zA-Z][0-9.]{1,8}[—～-]{1,2}\Z")  # v2020.01-2020.03
_COUNTED = frozenset("万亿千百元美港人%‰倍公平立方米吨个户件亩兆度克次家套台辆项点号分")


def _year_month_stands(text: str, match: re.Match[str]) -> bool:
    """Whether 2012.10 or 2012-10 is a month: at the head of a line, in brackets or in an interval."""
    start, end = match.span()
    if len(match["month"]) != 2 and not _MONTH_BEFORE.search(text, max(0, start - 9), start):
        return False
    after = text[end : end + 1]
    if after and after in _COUNTED:
        return False
    before = text[start - 1] if start else "\n"
    if before in "—-～至":
        return _VERSION.search(text, max(0, start - 12), start) is None
    if re.match(
        r"[ ]?(?:—{1,2}|-{1,2}|～|至)[ ]?(?:[12][0-9]{3}[.\-/](?:0[1-9]|1[0-2])|今)(?![0-9])", text[end : end + 14]
    ):
        return True
    return (before in "\n（：" or text[start - 2 : start] in ("  ", "\n ")) and bool(after) and not after.isascii()


def _plausible(first: str, last: str) -> bool:
    return 1500 <= int(first) < int(last) <= 2100 and int(last) - int(first) <= 100


def labelled(text: str) -> Iterator[Point]:
    """Days in eight digits behind a label (修正日期：20230607), and in the Republic's years (日期：113-04-16)."""
    for label in _LABELS.find(text):
        if text[label - 1 : label + 1] not in ("日期", "时间"):
            continue
        match = _COMPACT.match(text, label + 1)
        era = "ce" if match else "roc"
        match = match or _LABELLED_ROC.match(text, label + 1)
        if match is None:
            continue
        point = Point(match.start("year"), match.end(), int(match["year"]), era, form="compact")
        point.month, point.day = int(match["month"]), int(match["day"])
        yield point


def short_months(text: str) -> Iterator[Point]:
    """Both ends of the spans with short years in the lines of a life: （06.09-09.01在中央党校学习）."""
    for line in guard.finditer(_OF_LIST, text):
        for match in _SHORT_MONTHS.finditer(text, line.end("first"), line.end()):
            first, last = (_century(match[name]) for name in ("year", "last_year"))
            months = int(match["month"]), int(match["last_month"])
            if (first, months[0]) >= (last, months[1]) or match["after"] in _COUNTED:
                continue
            yield Point(match.start("year"), match.end("month"), first, "ce", month=months[0], form="iso")
            yield Point(match.start("last_year"), match.end("last_month"), last, "ce", month=months[1], form="iso")


def _century(written: str) -> int:
    year = int(written)
    return year + (1900 if year >= 40 else 2000)
