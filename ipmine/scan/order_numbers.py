"""Numbers of orders and announcements: 国务院令第735号, 公告2021年第18号, 国务院第735号令."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from ipmine import guard
from ipmine.bracketed_years import NUMERAL
from ipmine.scan.number_lists import LINK, listed, numbers
from ipmine.scan.number_match import NUMBER, DocNumberMatch, begins_line, figure, skip_blanks_back
from ipmine.scan.number_series import organs_start

__all__ = ["ANNOUNCING", "orders", "organs_before"]

ANNOUNCING: Final = ("公告", "通告", "令")
"""The kinds of paper whose number stands behind their own name."""

_YEAR: Final = rf"(?P<year>(?:19|20)[0-9]{{2}}|[{NUMERAL}]{{4}})"
_ANNOUNCED = tuple(
    re.compile(
        rf"{last}(?P<gap>[ \n]{{0,4}}(?P<bracket>[（(〔\[])? ?)"
        rf"(?:{_YEAR}(?:年|(?=第)) ?|(?P<session>(?:[0-9]{{1,2}}|[{NUMERAL}]{{1,3}})届)[〕\]）) ]{{1,2}})?"
        rf"(?P<th>第?) ?(?P<number>{NUMBER})(?:(?P<mark> ?号)|(?= ?[、和及与至以—－～~-]))"
    )
    for last in ("令(?<![命指法禁口勒责密司]令)", r"告(?:(?<=[公通]告)|(?<=[公通] 告)|(?<=[公通]  告))")
)
_COUNTED = re.compile(r"号(?P<kind>令|公告|通告|法律公告|政府公告)(?![牌栏板示])")
_FIRST = re.compile(rf"(?:{_YEAR}年 ?)?(?P<th>第?)(?P<number>{NUMBER})(?P<mark> ?号)?")
_COUNT = re.compile(
    rf"{_FIRST.pattern}(?: ?(?:[、和及与至—－～~-]|以及) ?第?(?:[0-9]{{1,5}}|[{NUMERAL}]{{1,7}}) ?号?){{0,9}}$"
)
_BEHIND_TITLE = re.compile(
    rf"》(?:[（(][^（()）\n号]{{1,40}}[）)])?[（(〔](?P<item>(?P<organs>[\u4e00-\u9fff、 ]{{2,60}}?)?(?:{_YEAR}年)?第(?P<number>{NUMBER})号)"
)
_NEXT = re.compile(rf"{LINK}(?P<item>(?:(?P<year>(?:19|20)[0-9]{{2}})年)?第?(?P<number>{NUMBER})(?P<mark> ?号)?)(?!文)")
_WIDEST: Final = 60  # characters of a list in front of 号令
_OFFICE = re.compile(r"[部委局署会院厅办府行室席长总理关处]$")
_REPUBLIC = re.compile(r"中华人民共和国(?=[\u4e00-\u9fff]{2})")


def orders(text: str) -> Iterator[DocNumberMatch]:
    """The numbers of orders and announcements, however number and kind follow each other."""
    for found in chain.from_iterable(guard.finditer(pattern, text) for pattern in _ANNOUNCED):
        yield from _announced(text, found)
    for found in guard.finditer(_COUNTED, text):
        yield from _counted(text, found)
    for found in guard.finditer(_BEHIND_TITLE, text):
        yield from _behind_title(text, found)


def organs_before(text: str, end: int) -> tuple[int, str]:
    """Where the issuing organs in front of `end` begin, and their names without blanks and 中华人民共和国."""
    end = skip_blanks_back(text, end, 4)
    start = organs_start(text, end)
    if text[start:end] == "国":
        return start, "国务院"  # 国令第735号 is what the State Council's pages call 国务院令第735号
    if start == end or not _OFFICE.search(text[start:end]):
        return end, ""
    return start, _REPUBLIC.sub("", text[start:end].replace(" ", "").replace("\n", ""))


def _announced(text: str, found: re.Match[str]) -> Iterator[DocNumberMatch]:
    """国务院令第735号, 公告2021年第18号, 公告〔15届〕第19号, 令（第75号）."""
    members = listed(text, found, _NEXT)
    number = figure(found["number"]) if members else None
    kind, word = "令", found.start()
    if text[word] == "告":
        word = skip_blanks_back(text, word) - 1  # 公 告, spread over the line
        kind = text[word] + "告"
    if kind == "公告" and text.endswith("法律", 0, word):  # of Hong Kong's Gazette
        kind, word = "法律公告", word - 2
    start, organs = organs_before(text, word)
    if number is None or not (organs or found["th"] or found["year"]):
        return
    end = found.end()
    if found["session"]:
        if organs:
            norm = f"{organs}{kind}〔{figure(found['session'][:-1])}届〕第{number}号"
            yield DocNumberMatch(start, end, norm, organs + kind, None, number, "order")
        return
    if not organs:
        start = word
        if not begins_line(text, word):
            if found["bracket"] or "\n" in found["gap"]:
                start = found.end("gap")  # （第350号） behind or under a title that ends in 公告
            elif kind == "令":
                return
    if found["bracket"] and start < found.end("gap") and text[end : end + 1] in ("）", ")", "〕", "]"):
        end += 1
    form = "order" if len(organs) > 1 else "bare"
    year = found["year"]
    for item, (begin, stop), number in numbers(members):
        if item is found:
            begin, stop = start, end
        else:
            year = item["year"] or year
        yield _order(begin, stop, organs, kind, year, number, form)


def _counted(text: str, found: re.Match[str]) -> Iterator[DocNumberMatch]:
    """国务院第735号令, 2021年第18号公告, 2021年第18、19号公告."""
    stop = found.start()
    count = _COUNT.search(text, max(0, stop - _WIDEST), stop)
    first = _FIRST.match(text, count.start(), stop) if count else None
    if first is None:
        return
    items = [first]
    while (item := _NEXT.match(text, items[-1].end(), stop)) is not None:
        items.append(item)
    start, organs = organs_before(text, first.start())
    if not organs:
        if not first["th"]:
            return
        start = first.start()
    form = "order" if organs or found["kind"] != "令" else "bare"
    year = first["year"]
    for item, (begin, end), number in numbers(items):
        year = item["year"] or year
        if item is first:
            begin = start
        if item is items[-1] and end == item.end():
            end = found.end()
        yield _order(begin, end, organs, found["kind"], year, number, form)


def _behind_title(text: str, found: re.Match[str]) -> Iterator[DocNumberMatch]:
    """《关于…的公告》（财政部 税务总局2020年第8号）."""
    number = figure(found["number"])
    organs = (found["organs"] or "").replace(" ", "")
    kind = next((k for k in ANNOUNCING if text.endswith(k, 0, found.start())), None)
    if number is None or kind is None or (organs and not _OFFICE.search(organs)):
        return
    form = "order" if organs else "bare"
    yield _order(*found.span("item"), _REPUBLIC.sub("", organs), kind, found["year"], number, form)


def _order(start: int, end: int, organs: str, kind: str, year: str | None, number: str, form: str) -> DocNumberMatch:
    series = organs + kind
    digits = figure(year) if year else None
    norm = f"{series}{digits}年第{number}号" if digits else f"{series}第{number}号"
    return DocNumberMatch(start, end, norm, series, int(digits) if digits else None, number, form)
