"""Points of which only the last has its unit: 10月8、9日, 2022年3、6、9、12月, 2022年第一、二季度, 2022年上、下半年."""

from __future__ import annotations

import re
from typing import Final

from ipmine.numerals import parse_number
from ipmine.scan.calendar_point import DAY_SIGN, N2, Point

_ALSO: Final = "[、和及与或]"
_DAYS = re.compile(rf"[ ]?(?P<members>(?:{N2})(?:{_ALSO}(?:{N2})){{0,9}}){_ALSO}(?P<last>{N2}){DAY_SIGN}(?!内)")
_MONTHS = re.compile(rf"[ ]?(?P<members>(?:{N2})(?:{_ALSO}(?:{N2})){{0,10}}){_ALSO}(?P<last>{N2})月")
_QUARTERS = re.compile(
    rf"[ ]?(?P<members>第?[一二三四1-4](?:{_ALSO}第?[一二三四1-4]){{0,2}}){_ALSO}第?(?P<last>[一二三四1-4])季度?"
)
_HALVES = re.compile(rf"[ ]?(?P<members>上){_ALSO}下半年")
_OF_A_YEAR: Final = ((_MONTHS, "month"), (_QUARTERS, "q"), (_HALVES, "h"))
_OF_A_MONTH: Final = ((_DAYS, "day"),)
_MEMBER = re.compile(rf"第?(?P<number>{N2}|上)")
_BEGINS: Final = frozenset(" 0123456789一二三四五六七八九十廿卅第上")


def take_members(text: str, point: Point) -> list[Point]:
    """Give a point the first of the members behind it, and return those between it and the last, which stands by itself."""
    if text[point.end : point.end + 1] not in _BEGINS or point.day is not None or point.part or point.first_year:
        return []
    if point.first_month is not None:
        return []
    for pattern, kind in _OF_A_YEAR if point.month is None else _OF_A_MONTH:
        listed = pattern.match(text, point.end)
        if listed is not None:
            return _take(point, listed, kind)
    return []


def _take(point: Point, listed: re.Match[str], kind: str) -> list[Point]:
    """The members between the first and the last, none unless they rise."""
    found = list(_MEMBER.finditer(listed.string, *listed.span("members")))
    written = [1 if member["number"] == "上" else parse_number(member["number"]) for member in found]
    written.append(2 if kind == "h" else parse_number(listed["last"]))
    highest = {"day": 31, "month": 12}.get(kind, 4)
    numbers = [number for number in written if isinstance(number, int) and 1 <= number <= highest]
    if len(numbers) < len(written) or numbers != sorted(set(numbers)):
        return []
    points = [point, *(Point(*member.span()) for member in found[1:])]
    point.end = found[0].end()
    for member, number in zip(points, numbers, strict=False):
        if kind in ("day", "month"):
            setattr(member, kind, number)
        else:
            member.part = f"{kind}{number}"
    return points[1:]
