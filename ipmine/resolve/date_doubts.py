"""Whether what looks like a date is one: 98年 may be a length, 当年 any year, 三月 a month's length."""

from __future__ import annotations

import re
from typing import Final

from ipmine.resolve.calendar import year_of
from ipmine.resolve.date_memory import Memory
from ipmine.scan.calendar_point import DateMatch

_COMPARED = re.compile(r"(?:比|较|同|与|和|超|[高低大小多少]于)$")
_YEAR_AFTER: Final = frozenset("于在至自从及和与或、，。；：（「『“”迄以较比对\n ")
_LENGTH: Final = frozenset("内以之期后间")
_NO_YEAR_BEHIND = re.compile(r"以?内|以上|以下|以?来|期|之久|间|不|为限|为期|的历史|历史|的?时间")


def stands(text: str, k: int, memory: Memory) -> bool:
    """Whether the k-th match of a paper is a date of one year, and not a length or a word of rules."""
    match = memory.matches[k]
    first = match.first
    before = text[match.start - 1 : match.start] if match.start else "\n"
    if first.era == "short" and not first.base:
        if year_of(first, memory.territory) is None:
            return False
        bare = first.month is None and not first.yearly and not first.part
        within = text.startswith("间", match.end) and _recent(first.year, memory)  # 107年间, 108年至111年间
        if (
            bare
            and not (match.last is not None and match.last.year)
            and (
                (_NO_YEAR_BEHIND.match(text, match.end) and not within)
                or not (before in _YEAR_AFTER or _recent(first.year, memory))
            )
        ):
            return False
    if first.base:
        return _word_stands(text, match, memory)
    if first.year is None and first.day is None and first.month is not None and not first.part:
        # 三月 alone is rather a length or another month's name
        listed = k + 1 < len(memory.matches) and memory.matches[k + 1].after == k
        if text[match.start] in "一二三四五六七八九十" and first.first_month is None and match.last is None:
            since = match.open and before in ("由", "自", "从")  # 由四月起合办
            told = text[match.end - 1] == "份" or (
                memory.territory in ("hk", "mo")
                and before in _YEAR_AFTER
                and text[match.end : match.end + 1] not in _LENGTH
            )
            return since or told or match.after is not None or listed
    return True


def _recent(year: int | None, memory: Memory) -> bool:
    """Whether a bare number reads as a year of the Republic within memory; lengths so long are round.

    A round one is a year where the paper writes days of the years about it: 110年 beside 111/03/18.
    """
    if year is None or not 80 <= year <= 130:
        return False
    if year % 10:
        return True
    return any(
        match.first.month is not None and match.first.year is not None and abs(match.first.year - year) <= _ABOUT
        for match in memory.matches
    )


_ABOUT: Final = 3  # years


def _word_stands(text: str, match: DateMatch, memory: Memory) -> bool:
    """Whether 上年度, 当年, 前年 and the like are of one year, and not of any."""
    first = match.first
    word = text[match.start]
    if word in "今去明":
        return True
    if memory.rules and first.year is None:
        return word == "同"
    placed = first.month is not None or first.day is not None
    if word in "上下" and first.base == "paper" and not first.part:
        return (
            memory.narrates
            or first.same_period
            or first.year is not None
            or _COMPARED.search(text, max(0, match.start - 1), match.start) is not None
        )
    if word in "前后来" and not placed:
        return match.start == 0 or text[match.start - 1] in "\n ，。；：、（在于到至从自比较"
    return True
