"""Dates told by a word: 今年, 去年同期, 本（97）年7月, 次年, 上半年, 年底, 同月25日."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ipmine import guard
from ipmine.numerals import parse_number
from ipmine.scan.calendar_point import DAY, DIGIT, MONTH_PART, TAIL, Point, fill, year_number

_RELATIVE = re.compile(
    r"[今去明前后本当同次翌来上下](?:一)?(?:明两|明后两)?"
    rf"(?:（(?P<year>[0-9]{{2,4}}|[{DIGIT}十百]{{2,6}})）)?年(?!代|龄|级)(?P<yearly>度)?" + TAIL
)
# each pattern begins with a literal, which the search finds quickly, and looks back from it
_YEAR = re.compile(r"年(?<=[今去明前后本当同次翌来上下一两）]年)")
_HALF = re.compile(r"半年(?<=[上下]半年)(?!度?报(?![送请名备]))")
# 首季, 首三季: of the year that is spoken of
_FIRST_QUARTERS = re.compile(r"首(?:季度?|([两二三])个?季度?)(?![节风会赛播》])")
_YEAR_END = re.compile(r"年(?:(?P<part>年?[底末])|内)")
_MONTHLY = re.compile(rf"月(?<=[本上同当]月)(?:份)?(?:{MONTH_PART}|{DAY})")

_BRACKETED = re.compile(rf"）(?<=[0-9]）)(?:日|月(?:份)?(?:{MONTH_PART}|{DAY})?)")

# 年底, 年内 stand for themselves behind these; behind others they belong to a year or a length
_BEFORE_YEAR_END: Final = "\n \t，。；、：（）“”《》到至在于待截争保将力前是和及与"
_RELATIVE_YEARS: Final = {
    # word: base, shift, and characters in front with which it is another word
    "今": ("paper", 0, ""),
    "去": ("paper", -1, "过"),
    "明": ("paper", 1, "证说表声申阐文注标光今"),
    "前": ("paper", -2, "以此目之年当提先学"),
    "后": ("paper", 2, "以今此之年前往随明售税学最入立册业成驻果期"),
    "本": ("paper", 0, "基成资日样标根版书"),
    "来": ("paper", 1, "近以未往历从年后到将本月"),
    "上": ("paper", -1, "以之网线晚"),
    "下": ("paper", 1, "以之线如"),
    "当": ("text", 0, "适应相充"),
    "同": ("text", 0, "合共相不会如"),
    "次": ("text", 1, "一二两三四五六七八九十每首多几再届依层历此本该当"),
    "翌": ("text", 1, ""),
}


def find(text: str) -> Iterator[Point]:
    """Every point of a working text that a word tells, in no order."""
    for sign in guard.finditer(_YEAR, text):
        start = _word_start(text, sign.start())
        match = _RELATIVE.match(text, start) if start is not None else None
        point = _relative_year(text, match) if match is not None else None
        if point is not None:
            yield point
    yield from _bracketed(text)
    for match in guard.finditer(_HALF, text):
        start = match.start() - 1
        if text[max(0, start - 1) : start] not in ("每", "=", "+", "-", "/"):
            yield Point(start, match.end(), base="paper", part="h1" if text[start] == "上" else "h2")
    for match in guard.finditer(_FIRST_QUARTERS, text) if "首" in text else ():
        if text[match.start() - 1 : match.start()] != "年":
            number = parse_number(match[1]) if match[1] else None
            yield Point(*match.span(), part=f"m{3 * int(number)}" if number else "q1")
    for match in guard.finditer(_YEAR_END, text):
        before = text[match.start() - 1 : match.start()]
        if before and before not in _BEFORE_YEAR_END:
            continue
        yield Point(*match.span(), base="paper", part="end" if match["part"] else "within")
    for match in guard.finditer(_MONTHLY, text):
        start = match.start() - 1
        if text[max(0, start - 1) : start] in ("以", "每", "早", "晚", "之", "相", "基"):
            continue
        point = Point(start, match.end(), base="month", shift=-1 if text[start] == "上" else 0)
        if text[start] in "同当":
            point.base = "text-month"
        if fill(point, match):
            yield point


def _bracketed(text: str) -> Iterator[Point]:
    """今（15）日, 上（4）月, 本（5）月3日: the number stands in brackets behind the word."""
    for match in guard.finditer(_BRACKETED, text):
        start = text.rfind("（", max(0, match.start() - 3), match.start()) - 1
        number = text[start + 2 : match.start()]
        if start < 0 or not number.isdecimal() or text[start] not in "今昨明本上下":
            continue
        point = Point(start, match.end())
        if match[0] == "）日":
            point.base, point.day = "month", int(number)
        else:
            point.month = int(number)
        if fill(point, match) and (point.month or 1) <= 12 and (point.day or 1) <= 31:
            yield point


def _word_start(text: str, year: int) -> int | None:
    """Where the word begins whose 年 stands at `year`: 今年, 上一年, 今明两年, 本（97）年."""
    last = text[year - 1]
    start = year - 1
    if last == "一":
        start = year - 2
    elif last == "两":
        start = year - 4 if text[year - 2 : year - 1] == "后" else year - 3
    elif last == "）":
        start = text.rfind("（", max(0, year - 9), year) - 1
    return start if start >= 0 and text[start] in _RELATIVE_YEARS else None


def _relative_year(text: str, match: re.Match[str]) -> Point | None:
    start, end = match.span()
    word = match[0][0]
    base, shift, not_after = _RELATIVE_YEARS[word]
    before = text[start - 1] if start else "\n"
    if before in not_after:
        return None
    head = match[0].partition("年")[0].partition("（")[0]
    point = Point(start, end, base=base, shift=shift, yearly=match["yearly"] is not None)
    if "两" in head:
        if word != "今":
            return None
        point.shift, point.part = 0, "y3" if "后" in head else "y2"
        if "后" in head:
            point.part = "y23"
    elif "一" in head and word not in "上下":
        return None
    if match["year"] is not None:
        point.year, point.era = year_number(match["year"])
        if point.year is None:
            return None
    return point if fill(point, match) else None
