"""Document numbers as they are written: 国发〔2021〕20号、21号, and what stands around their years.

A number is found from its rare part (the bracketed year, 令第, 公告第, 字第, 第202/) and then
extended to the left over its series, so that the text is read once for each form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from ipmine import guard
from ipmine.bracketed_years import CLOSE, NUMERAL, OPEN, SQUARE
from ipmine.scan.letter_numbers import circulars, letters, macau, of_council
from ipmine.scan.number_lists import LINK, NO_DOCUMENT, listed, numbers
from ipmine.scan.number_match import (
    COURT,
    HAN,
    NUMBER,
    DocNumberMatch,
    begins_line,
    figure,
    skip_blanks_back,
)
from ipmine.scan.number_series import KNOWN, TAIL, series_start
from ipmine.scan.order_numbers import ANNOUNCING, orders, organs_before

__all__ = ["DocNumberMatch", "scan"]

# --- 国发〔2021〕20号、21号; （2021）最高法知民终123号 --------------------------------------------

# A pattern that begins with a literal is found by a plain search, so each begins with the century.
_YEARS = tuple(
    re.compile(rf"{century}(?:(?<={opens}{century})|(?<={opens} {century}))[{figures}]{{2}}(?P<nian>年? ?){CLOSE}")
    for century, figures, opens in (
        ("20", "0-9", OPEN),
        ("19", "0-9", OPEN),
        *((century, NUMERAL, SQUARE) for century in ("二〇", "二零", "一九")),
    )
)
# 国发〔86〕77号; （89）智著字第…号 counts years of the Republic
_SHORT_YEAR = re.compile(rf"[5-9](?<={SQUARE}[5-9])[0-9]{CLOSE}(?= ?第? ?{NUMBER} ?号)")
# (85)国发字第47号, 〔84〕财税字第12号、13号: so the mainland wrote until the eighties. Taiwan counts years of the Republic
# there, with numbers of more figures or without 第.
_SHORT_YEAR_FIRST = re.compile(
    rf"{SQUARE}(?P<year>[5-8][0-9]){CLOSE} ?(?P<series>{HAN}{{1,7}}(?:字(?= ?第)|[发函])) ?第? ?"
    r"(?P<number>[0-9]{1,4})(?:(?P<mark> ?号)|(?= ?[、和及与至以—－～~-]))"
)
_BEFORE_SHORT_YEAR = frozenset(TAIL) - {"字"}
_BEHIND_YEAR = re.compile(rf"[ \n]{{0,3}}(?P<mid>{HAN}{{1,4}}字)?第? {{0,2}}(?P<number>{NUMBER})(?P<mark> ?号)?")
_NEXT = re.compile(
    rf"{LINK}(?P<item>(?:[〔［\[（(] ?(?P<year>(?:19|20)[0-9]{{2}}) ?[〕］\]）)] ?)?"
    rf"第?(?P<number>[0-9]{{1,5}}|(?<=第)[{NUMERAL}]{{1,7}})(?P<mark> ?号)?)"
)
_LICENCE = re.compile(r"(?:[国集]用|产权|权证)$")
_STANDS_ALONE = re.compile(r" ?(?:\n|$|[）〕)》〉；。])")
_BEHIND_FIRST_YEAR = re.compile(
    rf"[ \n]{{0,2}}(?P<series>{HAN}{{1,4}}?[0-9]{{0,4}}?{HAN}{{0,10}}?(?:[（(]{HAN}{{1,2}}[）)]{HAN}{{1,4}}?)?)[ \n]{{0,2}}"
    r"(?P<th>第?) {0,2}(?P<number>[0-9]{1,7})(?:(?P<mark> ?号)|(?= ?[、和及与至以—－～~-]))"
)


def _with_year(text: str) -> Iterator[DocNumberMatch]:
    for bracket in chain.from_iterable(guard.finditer(pattern, text) for pattern in _YEARS):
        year = int(figure(text[bracket.start() : bracket.start() + 4]) or 0)
        behind = _BEHIND_YEAR.match(text, bracket.end())
        opening = bracket.start() - 1 - (text[bracket.start() - 1] == " ")
        end = skip_blanks_back(text, opening)
        start, series = _series(text, end)
        if start < end and "\n" in text[end:opening] and not begins_line(text, start):
            start = end
        if start == end or not behind or behind["mid"] or not behind["mark"]:
            court = list(_year_first(text, opening, year, bracket.end(), alone=start == end))
            if court:
                yield from court
                continue
        if start < end and behind and not _LICENCE.search(series):
            yield from _members(text, start, series, year, behind)
    for bracket in guard.finditer(_SHORT_YEAR, text):
        start, series = _series(text, skip_blanks_back(text, bracket.start() - 1))
        behind = _BEHIND_YEAR.match(text, bracket.end())
        if series and series[-1] in _BEFORE_SHORT_YEAR and behind:
            yield from _members(text, start, series, 1900 + int(text[bracket.start() : bracket.start() + 2]), behind)
    for found in guard.finditer(_SHORT_YEAR_FIRST, text):
        year, series = 1900 + int(found["year"]), found["series"]
        for item, (begin, end), number in numbers(listed(text, found, _NEXT)):
            begin = found.start() if item is found else begin
            yield DocNumberMatch(begin, end, f"〔{year}〕{series}{number}号", series, year, number, "year")


def _series(text: str, end: int) -> tuple[int, str]:
    """Where the series in front of a year begins, and the series as the norm has it."""
    kind = next((k for k in ANNOUNCING if text.endswith(k, max(0, end - len(k)), end)), None)
    if kind:
        start, organs = organs_before(text, end - len(kind))
        if organs:
            return start, organs + kind
    start = series_start(text, end)
    return start, text[start:end]


def _members(text: str, start: int, series: str, year: int, first: re.Match[str]) -> Iterator[DocNumberMatch]:
    """The number, and those of its list that give a number alone: 20号、21号, 54、57号, 20—22号."""
    items = listed(text, first, _NEXT)
    if not items:
        if not first["number"][0].isdigit() or not _STANDS_ALONE.match(text, first.end()):
            return
        items = [first]
    elif len(items) == 1 and NO_DOCUMENT.match(text, first.end()):
        return
    for item, (begin, end), number in numbers(items):
        if item is first:
            begin, head = start, f"{series}〔{year}〕{first['mid'] or ''}"
        else:
            year = int(item["year"] or year)
            head = f"{series}〔{year}〕"
        yield DocNumberMatch(begin, end, f"{head}{number}号", series, year, number, "year")


def _year_first(text: str, start: int, year: int, end: int, *, alone: bool) -> Iterator[DocNumberMatch]:
    """（2021）最高法知民终123号、124号, 〔2021〕苏科提复45号; the latter only where no series stands in front (`alone`)."""
    first = _BEHIND_FIRST_YEAR.match(text, end)
    if not first:
        return
    series = first["series"].replace("(", "（").replace(")", "）")
    if COURT.fullmatch(series):
        form, lead = "case", f"（{year}）{series}{first['th'] if series.endswith('字') else ''}"
    elif alone and series[-1] in TAIL and len(series) <= 8 and not (series.endswith("字") and first["th"]):
        form, lead = "year", f"〔{year}〕{series}"
    else:
        return
    for item, span, number in numbers(listed(text, first, _NEXT)):
        begin = start if item is first else span[0]
        yield DocNumberMatch(begin, span[1], f"{lead}{number}号", series, year, number, form)


# damage: a bracket lost (浦府〔20221, 吉政发2022]18号), the year outside (湘科发2022〔137〕号), no brackets at all
_HALF_BRACKET = re.compile(r"〔(?P<year>(?:19|20)[0-9]{2}) ?(?P<number>[0-9]{1,4})(?![0-9年月〕］\]）】])号?")
_YEAR_OUTSIDE = re.compile(r"〔(?<=[0-9年]〔)(?P<number>[0-9]{1,5})〕号")
_HALF_CLOSED = re.compile(rf"[〕］\]】](?<=[{TAIL}](?:19|20)[0-9]{{2}}.) ?第?(?P<number>[0-9]{{1,5}}) ?号")
_COUNTEDNUMBER = re.compile(rf"号(?<=[0-9{NUMERAL}]号)(?![线楼院桥令公])")
_NO_BRACKET = re.compile(rf"(?<=[{TAIL}])(?P<year>(?:19|20)[0-9]{{2}})年?[第 ]{{0,2}}(?P<number>[0-9]{{1,4}})$")
_OUTSIDE = re.compile(r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})年?$")
_SHORT = re.compile(
    rf"(?P<series>(?:国办?|中办?|{KNOWN})(?:办发|发|函|办))(?P<number>[0-9]{{1,4}}|[{NUMERAL}]{{1,4}})$"
)
_WIDEST: Final = 16
_IN_RANGES: Final = ("year", "case", "order", "bare")


def _damaged(text: str) -> Iterator[DocNumberMatch]:
    for found in guard.finditer(_HALF_BRACKET, text):
        yield from _of_year(text, found.start(), found["year"], found["number"], found.end())
    for found in guard.finditer(_HALF_CLOSED, text):
        year_at = found.start() - 4
        yield from _of_year(text, year_at, text[year_at : found.start()], found["number"], found.end())
    for found in guard.finditer(_YEAR_OUTSIDE, text):
        low = max(0, found.start() - _WIDEST)
        if year := _OUTSIDE.search(text[low : found.start()]):
            yield from _of_year(text, low + year.start(), year["year"], found["number"], found.end())
    for found in guard.finditer(_COUNTEDNUMBER, text):
        low = max(0, found.start() - _WIDEST)
        before = text[low : found.start()]
        if bare := _NO_BRACKET.search(before):
            yield from _of_year(text, low + bare.start(), bare["year"], bare["number"], found.end())
        elif text.startswith("文", found.end()) and (short := _SHORT.search(before)):
            series, number = short["series"], figure(short["number"]) or short["number"]
            yield DocNumberMatch(low + short.start(), found.end(), f"{series}{number}号", series, None, number, "short")


def _of_year(text: str, end: int, year: str, number: str, stop: int) -> Iterator[DocNumberMatch]:
    start = series_start(text, end)
    if start < end:
        series = text[start:end]
        yield DocNumberMatch(start, stop, f"{series}〔{year}〕{number}号", series, int(year), number, "year")


def scan(text: str) -> list[DocNumberMatch]:
    """Find every document number of a working text, in order of `start`; none overlap, but for ranges.

    >>> [m.norm for m in scan("根据国发〔2021〕20号、21号和国务院令第735号")]
    ['国发〔2021〕20号', '国发〔2021〕21号', '国务院令第735号']
    """
    found = [m for form in (macau, circulars, of_council, _with_year, letters, orders, _damaged) for m in form(text)]
    found.sort(key=lambda m: (m.start, -m.end))
    kept: list[DocNumberMatch] = []
    end = 0
    for match in found:
        within_range = kept and kept[-1].form == match.form in _IN_RANGES and kept[-1].series == match.series
        if match.start >= end or (within_range and match.norm != kept[-1].norm):
            kept.append(match)
            end = max(end, match.end)
    return kept
