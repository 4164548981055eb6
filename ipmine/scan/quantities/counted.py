"""Numbers with a unit behind them, and ranges of them: 27.53亿元, 百户, 65余万元, 10%—15%."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from functools import cache

from ipmine import lexicon
from ipmine.numerals import parse_number
from ipmine.scan.quantities.bounds import bounds, currency_before
from ipmine.scan.quantities.names import NOT_COUNTED, counts, part_of_a_name
from ipmine.scan.quantities.quantity import Quantity
from ipmine.scan.runs import Runs

_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,16})(?:\.[0-9]{1,8})?"
_HAN = "一二两三四五六七八九十百千万亿"
# 千 in front of 瓦, 米, 克 and the like belongs to the unit
_SCALE = r"(?:[十百万亿]|千(?![瓦米克伏卡帕]))"
_ARABIC = (
    rf"(?<![A-Za-z0-9.])(?>(?P<number>{_DIGITS}(?:{_SCALE}{{1,3}}(?:{_DIGITS}[千万亿]{{1,2}}){{0,2}})?)"
    rf" ?(?P<more>[余多]?)(?P<scale>{_SCALE}{{0,2}})(?P<more2>[余多]?))"
)
_CHINESE = (
    rf"(?<![第{_HAN}〇零])(?>(?P<number>[{_HAN}][{_HAN}〇零]{{0,19}}(?:点[一二三四五六七八九零〇]{{1,8}}[万亿]{{0,2}})?)"
    r"(?P<more>[余多]?)(?P<scale>[万亿]{0,2})(?P<more2>))"
)
_LAST_SCALE = re.compile(r"[百千万亿]{1,2}$")
_RANGE = re.compile(r"(?:-{1,2}|—{1,2}|～|~|至|到) ?")


@cache
def _units() -> dict[str, list[tuple[str, str, str]]]:
    """First character -> (unit, norm, kind), the longest first."""
    table: dict[str, list[tuple[str, str, str]]] = {}
    for row in lexicon.rows("units"):
        table.setdefault(row["unit"][0], []).append((row["unit"], row["norm"], row["kind"]))
    for units in table.values():
        units.sort(key=lambda u: -len(u[0]))
    return table


@cache
def _numbers(form: str) -> re.Pattern[str]:
    """Numbers of a form that have the first character of a unit, or a range, behind them."""
    first = "".join(map(re.escape, sorted(_units())))
    return re.compile(rf"{form}(?=[{first}]| [A-Za-z]|[-—～~至到])")


def _unit_at(text: str, position: int) -> tuple[str, str, str] | None:
    for unit in _units().get(text[position : position + 1], ()):
        if text.startswith(unit[0], position):
            return unit
    return None


def _value(number: str, scale: str) -> int | float | None:
    if not scale:
        return parse_number(number)
    value = parse_number(number)
    factor = parse_number(scale)
    if value is None or factor is None:
        return None
    return round(value * factor, 6)


def _exact(value: int | float) -> int | float:
    return int(value) if value == int(value) else value


@cache
def _runs(chinese: bool) -> Runs:
    """Where a number with a unit may begin."""
    behind = "".join(_units()) + " -—～~至到余多"
    if chinese:
        return Runs(f"{_HAN}〇零", f"{behind}点", "第", longest=20)
    return Runs("0123456789", f"{behind},.十百千万亿", f"{string.ascii_letters}.")


def _matches(text: str, pattern: re.Pattern[str], chinese: bool) -> Iterator[re.Match[str]]:
    """What `pattern.finditer` finds: a number begins only where a run of its characters begins."""
    behind = 0
    for start, _ in _runs(chinese).find(text):
        if start >= behind:
            match = pattern.match(text, start)
            if match:
                behind = match.end()
                yield match


def counted(text: str) -> Iterator[Quantity]:
    """The quantities with Arabic numbers, then those with Chinese ones."""
    yield from _of_a_form(text, _numbers(_ARABIC), False)
    yield from _of_a_form(text, _numbers(_CHINESE), True)


def _of_a_form(text: str, pattern: re.Pattern[str], chinese: bool) -> Iterator[Quantity]:
    consumed = 0
    for match in _matches(text, pattern, chinese):
        start = match.start()
        if start < consumed or part_of_a_name(text, start, chinese):
            continue
        low = _value(match["number"], match["scale"])
        unit = _unit_at(text, match.end()) or _unit_behind_blank(text, match.end())
        end = match.end() + (len(unit[0]) if unit else 0)
        high: int | float | None = None
        behind = _RANGE.match(text, end)
        second = pattern.match(text, behind.end()) if behind and low is not None else None
        if second is not None:
            unit2 = _unit_at(text, second.end())
            top = _value(second["number"], second["scale"])
            if unit2 is not None and (unit is None or unit[1] == unit2[1]) and top is not None:
                scale = _LAST_SCALE.search(second["number"] + second["scale"])
                if unit is None and scale and not _LAST_SCALE.search(match["number"] + match["scale"]):
                    low = low * (parse_number(scale[0]) or 1) if low is not None else None  # 5至10万元: both count 万
                if low is not None and top > low:
                    unit, end, high = unit2, second.end() + len(unit2[0]), top
        if unit is None or low is None or NOT_COUNTED.match(text, end - len(unit[0])):
            continue
        if unit[0] == "分" and text[start - 1 : start] in ("时", "点", "："):
            continue
        if chinese and not counts(text, match, unit[0], end):
            continue
        if unit[0] == "级" and "." not in match["number"]:
            continue
        consumed = end
        sign, cue, reached, outer_start, outer_end = bounds(text, start, end)
        if match["more"] or match["more2"]:
            sign, cue = ">", match["more"] or match["more2"]
        unit_norm, kind = unit[1], unit[2]
        currency = currency_before(text, start) if unit_norm == "元" else None
        yield Quantity(
            start,
            end,
            _exact(low),
            None if high is None else _exact(high),
            currency or unit_norm,
            kind,
            sign,
            cue,
            reached,
            outer_start,
            outer_end,
            chinese,
        )


def _unit_behind_blank(text: str, position: int) -> tuple[str, str, str] | None:
    """A unit of letters may stand behind a blank: 100 km."""
    if text[position : position + 1] == " ":
        unit = _unit_at(text, position + 1)
        if unit and unit[0].isascii():
            return " " + unit[0], unit[1], unit[2]
    return None
