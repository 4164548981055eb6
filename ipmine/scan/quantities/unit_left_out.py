"""Units that stand not straight behind their number: 惠及43万儿童, 3500万、2300万人次, 0.2及0.3个百分点, 100 km."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TypeAlias

from ipmine import guard, lexicon
from ipmine.numerals import exact, parse_number
from ipmine.scan.quantities.units import unit_at

Unit: TypeAlias = tuple[str, str, str]  # as it is written, its norm, its kind


@cache
def _people() -> re.Pattern[str]:
    """3000多万皖北地区群众, 390万65岁以上老年人: people of some sort, straight behind a number."""
    people = [noun for noun in counted_nouns() if noun[-1] in "众民人生工"]
    return re.compile(rf"(?![元块])[^，。；、的]{{1,8}}?(?:{'|'.join(people)})")


@cache
def counted_nouns() -> tuple[str, ...]:
    return tuple(row["noun"] for row in lexicon.rows("counted_nouns"))


def unit_left_out(
    text: str, pattern: re.Pattern[str], end: int, dealt: bool, amount: bool
) -> tuple[str, str, str] | None:
    """惠及43万儿童, 两省各15万左右 and 交易量500亿以上 have no unit.

    In 分别惠及3500万、2300万人次 the last has the unit of all.
    """
    if text.startswith(counted_nouns(), end) or _people().match(text, end):
        return "", "", "count"
    if (dealt and _ABOUT.match(text, end)) or (amount and _BOUND.match(text, end)):
        return "", "", "count"
    for _ in range(_LONGEST_LIST):
        following = pattern.match(text, end + 1) if text[end : end + 1] in ("、", "和") else None
        if following is None:
            return None
        end = following.end()
        if unit := unit_at(text, end):
            return "", unit[1], unit[2]
    return None


_PLAIN = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,9})(?:\.[0-9]{1,4})?|[一二两三四五六七八九十百千零〇]{1,9}(?:点[一二三四五六七八九零〇]{1,4})?"
_NUMBER = re.compile(_PLAIN)
# 分别为12、20件, 分别上升0.2及0.3个百分点
_DEALT = re.compile(
    rf"分别(?!于|在|自)[^，。；、\n0-9]{{0,16}}?(?P<list>(?:{_PLAIN})(?:[、和及与](?:{_PLAIN})){{1,5}})(?P<scale>[万亿]{{0,2}})"
)


def dealt_out(text: str) -> Iterator[tuple[int, int, int | float, Unit]]:
    """The numbers of a list that is dealt out but for the last, which has the unit of all: start, end, value, unit."""
    for match in guard.finditer(_DEALT, text) if "分别" in text else ():
        unit = unit_at(text, match.end())
        factor = parse_number(match["scale"]) if match["scale"] else 1
        if unit is None or factor is None:
            continue
        for number in list(_NUMBER.finditer(text, *match.span("list")))[:-1]:
            value = parse_number(number[0])
            if value is not None:
                yield number.start(), number.end(), exact(value * factor), unit


_LONGEST_LIST = 6
_ABOUT = re.compile("(?:左右|以上|以内)?[，。；、]")
_BOUND = re.compile("(?:左右|以上|以下|以内)?(?=[的，。；、）])")


def unit_behind_blank(text: str, position: int) -> tuple[str, str, str] | None:
    """A unit of letters may stand behind a blank: 100 km."""
    if text[position : position + 1] == " ":
        unit = unit_at(text, position + 1)
        if unit and unit[0].isascii():
            return " " + unit[0], unit[1], unit[2]
    return None
