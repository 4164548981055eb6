"""Five-year plans by their names: “十四五”, “十三五”末, 第十五个五年规划, “八五”普法.

Years: the plans for the economy run from 1953 (with the gap of 1963-1965), those for legal
education (五年普法规划) from 1986, so that the same short name means two different terms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ipmine import guard
from ipmine.scan.calendar_point import DateMatch, Point

_FIRST_YEARS: Final = (1953, 1958, 1966, 1971, 1976, 1981, 1986, 1991, 1996, *range(2001, 2032, 5))
_ORDINALS: Final = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", *(f"十{n}" for n in "一二三四五六"))
_ECONOMY: Final = dict(zip(_ORDINALS, _FIRST_YEARS, strict=False))
_LEGAL_EDUCATION: Final = {ordinal: 1986 + 5 * k for k, ordinal in enumerate(_ORDINALS[:9])}

_QUOTES: Final = "“”‘’\"'「」『』"
_SHORT_NAME = re.compile(rf"五(?<=[一二三四五六七八九十]五)(?:[{_QUOTES}]|(?=.))")
_NOT_BEFORE: Final = frozenset("第百千万零〇一二三四五六七八九十年月.0123456789")
_NOT_BEHIND: Final = frozenset("零〇一二三四五六七八九十百千万亿条款项章节号日月年天岁个人次届时元分倍成名位家件周点")
_SPEAKS_OF_A_PLAN = re.compile(r"期间|时期|规划|计划|期?末|以来|普法|法[治制]宣传")
_EDGE = re.compile(r"(?:时期|规划期|期)?(?:末(?!端)|初(?![步级次]))")
_LONG_NAME = re.compile(r"第?(十[一二三四五六]?|[一二三四五六七八九])个五年(?:规划|计划|(普法|法[治制]宣传))")


def find(text: str) -> list[DateMatch]:
    """Every five-year plan of a working text, in order of start."""
    found = []
    for name in guard.finditer(_SHORT_NAME, text):
        match = _short(text, name)
        if match is not None:
            found.append(match)
    if "个五年" in text:
        for name in _long_names(text):
            year = (_LEGAL_EDUCATION if name[2] else _ECONOMY).get(name[1])
            if year is not None:
                found.append(_plan(name.start(), name.end(), year))
        found.sort(key=lambda m: m.start)
    return found


def _long_names(text: str) -> Iterator[re.Match[str]]:
    """第十四个五年规划, found from its 个五年."""
    sign = text.find("个五年")
    while sign >= 0:
        start = sign - (2 if sign > 1 and text[sign - 2] == "十" and text[sign - 1] in "一二三四五六" else 1)
        match = _LONG_NAME.match(text, start - 1) or _LONG_NAME.match(text, start) if start > 0 else None
        if start == 0:
            match = _LONG_NAME.match(text)
        if match:
            yield match
        sign = text.find("个五年", sign + 1)


def _short(text: str, name: re.Match[str]) -> DateMatch | None:
    """A plan by its short name: in quotation marks, or three characters, or with 期间 or 规划 behind."""
    end = name.start() + 1
    start = end - (3 if end > 2 and text[end - 3] == "十" and text[end - 2] != "十" else 2)
    if start and text[start - 1] in _NOT_BEFORE:
        return None
    quoted_behind = name.end() > end
    quoted = quoted_behind and start > 0 and text[start - 1] in _QUOTES
    speaks = _SPEAKS_OF_A_PLAN.match(text, name.end()) is not None
    if not quoted and not speaks and (end - start < 3 or text[end : end + 1] in _NOT_BEHIND):
        return None
    law = text.startswith(("普法", "法治宣", "法制宣"), name.end())
    year = (_LEGAL_EDUCATION if law else _ECONOMY).get(text[start : end - 1])
    if year is None:
        return None
    match = _plan(start, end, year)
    edge = _EDGE.match(text, name.end())
    if edge is not None:
        match.edge = "end" if edge[0][-1] == "末" else "start"
        match.end = edge.end()
    elif text.startswith("以来", name.end()):
        match.open = True
        match.end = name.end() + 2
    return match


def _plan(start: int, end: int, year: int) -> DateMatch:
    return DateMatch(start, end, Point(start, end, year, "ce"), Point(start, end, year + 4, "ce"), plan=True)
