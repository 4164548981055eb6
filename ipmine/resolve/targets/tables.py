"""Indicator tables: 专栏 and 主要指标, rows of name, unit, base year, target year, 属性.

A table stands in the text as lines whose cells are parted by tabs or by runs of blanks, or with each cell
on a line of its own (see `cells`). Its head names the years; a year before the paper's own is a baseline,
one after it a target.
"""

from __future__ import annotations

import re
from functools import cache

from ipmine import lexicon
from ipmine.facts import TargetFact
from ipmine.numerals import parse_number
from ipmine.resolve.context import Context
from ipmine.resolve.targets import cells
from ipmine.resolve.targets.cells import Cell

_YEAR = re.compile(r"(20\d{2}|19\d{2}) ?年?")
_REPUBLIC = re.compile(r"(9\d|1[0-2]\d) ?年")
_PLAN = re.compile(r"十(?P<five>[一二三四五])五")
_FIGURE = r"\d[\d,]{0,15}(?:\.\d{1,6})?"


@cache
def _signs() -> dict[str, str]:
    """What bounds a number in a cell, on either side: 不高于3.0, 20以内; what is to be reached is the least."""
    words = {row["word"]: row["sign"] for row in lexicon.rows("quantity_bounds") if len(row["word"]) <= _LONGEST_SIGN}
    reached = {word: "≥" for word, sign in words.items() if sign == "="}
    return {**words, **reached, "＞": ">", "＜": "<", "＋": "=", "+": "=", "控制在": "=", "稳定在": "=", "保持在": "="}


_LONGEST_SIGN = 4


@cache
def _number() -> re.Pattern[str]:
    """The number of a cell with its sign and unit: ≥12, 不高于3.0, -13.5, 累计下降13.5%, [20], 98%以上."""
    signs = "|".join(map(re.escape, sorted(_signs(), key=len, reverse=True)))
    return re.compile(
        rf"[\[〔（(【]? ?(?:累计|年均)?(?:下降|降低|增长|提高)?(?P<sign>{signs})? ?[\[〔（(【]?"
        rf"(?P<number>(?:[-−－](?=\d))?{_FIGURE})(?:(?:-|—|～|~|至)(?P<top>{_FIGURE}))?"
        rf"(?P<unit>%|％|[^\d\s（）〔〕\[\]【】()以左—-]{{0,6}})[\]〕）)】]? ?(?P<bound>以上|以下|以内|左右)?"
    )


_GROWTH = re.compile(
    r"(?P<action>年均增长|年均增速|年均|累计增长|累计|增长)[^\t（(]{0,6}(?:[（(](?P<unit>[^（）()]{1,6})[）)])?$"
)
_COUNTER = re.compile(r"^[0-9]{1,3} ?[.、．] ?(?![0-9])")
_COLUMN = re.compile(r"指标|名称|项目|内容|单位|属性|性质|类别")
_WHEN = re.compile(r"[月日前后起]|以来")  # 2025年12月底前
_UNIT_IN_NAME = re.compile(r"（(?P<unit>[^（）]{1,12})）$")
_NATURES = ("约束性", "预期性")


def resolve(text: str, ctx: Context) -> list[TargetFact]:
    """The targets of all indicator tables."""
    found: list[TargetFact] = []
    for rows in cells.tables(text):
        found += _table(rows, ctx)
    return found


def _table(rows: list[list[Cell]], ctx: Context) -> list[TargetFact]:
    republic = ctx.territory == "tw"
    named = [sum(bool(_year(cell, republic)) for cell in row) for row in rows[:3]]
    head = named.index(max(named))  # the title over the head may name the plan
    if named[head] < 2 and not (named[head] and any(_COLUMN.search(cell.text) for cell in rows[head])):
        return []  # a year in a row is when something is to be done
    years = {column: year for column, cell in enumerate(rows[head]) if (year := _year(cell, republic))}
    rates = {
        column: rate
        for column, cell in enumerate(rows[head])
        if column not in years and (rate := _GROWTH.match(cell.text))
    }
    names = [c for c, cell in enumerate(rows[head]) if re.search(r"指标|名称|项目|内容", cell.text)]
    units = [c for c, cell in enumerate(rows[head]) if re.fullmatch(r"(?:计量)?单位", cell.text)]
    natures = [c for c, cell in enumerate(rows[head]) if "属性" in cell.text or "性质" in cell.text]
    issued = (ctx.issued or ctx.published or "")[:4]
    found = []
    for row in rows[head + 1 :]:
        name = _name(row, names, set(years))
        if name is None:
            continue
        unit = row[units[0]].text if units and units[0] < len(row) else None
        nature = next((n for c in natures if c < len(row) for n in _NATURES if n in row[c].text), None)
        made = _row(row, years, name, unit, nature, issued)
        found += made
        found += _rates(row, rates, made, nature)
    return found


def _year(cell: Cell, republic: bool) -> str | None:
    """The year that a cell of the head names; `republic`: it may be one of the Republic (113年度实际值)."""
    if len(cell.text) > 16 or _WHEN.search(cell.text):
        return None
    if republic and (year := _REPUBLIC.match(cell.text)):
        return str(1911 + int(year[1]))
    if match := _YEAR.search(cell.text):
        return str(match[1])
    # “十四五”目标: the last year of the plan
    plan = _PLAN.search(cell.text)
    return str(2005 + 5 * "一二三四五".index(plan["five"]) + 5) if plan and "年均" not in cell.text else None


def _rates(
    row: list[Cell], columns: dict[int, re.Match[str]], made: list[TargetFact], nature: str | None
) -> list[TargetFact]:
    """年均增长（%）: how fast what the row names is to grow until its last year."""
    goals = [target for target in made if target.status == "planned"]
    found = []
    for column, head in columns.items():
        match = _number().match(row[column].text) if column < len(row) else None
        value = _value(match["number"]) if match else None
        unit = (match["unit"] if match else "") or head["unit"]
        if match is None or value is None or not goals or unit not in ("%", "％"):
            continue
        start = row[column].start
        found.append(
            TargetFact(
                start=row[0].start,
                end=row[-1].end,
                quantity=(start + match.start("number"), start + match.end("unit")),
                value=value,
                value_max=None,
                unit="%",
                comparator=_signs().get(match["bound"] or match["sign"] or "", "="),
                indicator=goals[-1].indicator,
                action=head["action"],
                status="planned",
                deadline=goals[-1].deadline,
                why=f"table: {head[0]}",
                nature=nature,
            )
        )
    return found


def _name(row: list[Cell], names: list[int], years: set[int]) -> Cell | None:
    for column in (*names, *range(len(row))):
        if column < len(row) and column not in years and re.search(r"[\u4e00-\u9fff]{2}", row[column].text):
            cell: Cell = row[column]
            return cell
    return None


def _row(
    row: list[Cell], years: dict[int, str], name: Cell, unit: str | None, nature: str | None, issued: str
) -> list[TargetFact]:
    named = _UNIT_IN_NAME.search(name.text)
    indicator = _COUNTER.sub("", name.text[: named.start()] if named else name.text)
    unit = unit or (named["unit"] if named else None)
    last = max(years.values())
    baseline = None
    found = []
    for column, year in sorted(years.items(), key=lambda item: item[1]):
        if column >= len(row):
            continue
        match = _number().match(row[column].text)
        if match is None:
            continue
        value = _value(match["number"])
        if value is None:
            continue
        cell_unit = "%" if match["unit"] in ("%", "％") else (match["unit"] or unit)
        scaled, plain = _scaled(value, cell_unit)
        top = parse_number(match["top"]) if match["top"] else None
        past = (year < issued) if issued else (year != last)
        entry = {"value": scaled, "unit": plain, "date": year}
        start = row[column].start + match.start("number")
        end = row[column].start + match.end("unit")
        found.append(
            TargetFact(
                start=row[0].start,
                end=row[-1].end,
                quantity=(start, end),
                value=scaled,
                value_max=_scaled(top, cell_unit)[0] if top is not None and top > value else None,
                unit=plain,
                comparator=_signs().get(match["bound"] or match["sign"] or "", "="),
                indicator=indicator,
                action=None,
                status="achieved" if past else "planned",
                deadline=year,
                why=f"table: {year}",
                baseline=None if past else baseline,
                nature=nature,
            )
        )
        if past:
            baseline = entry
    return found


def _value(number: str) -> int | float | None:
    """The value of a cell's figure, which may be less than nothing: -13.5."""
    value = parse_number(number.lstrip("-−－"))
    return -value if value is not None and number[0] in "-−－" else value


def _scaled(value: int | float, unit: str | None) -> tuple[int | float, str | None]:
    """亿元 in a unit column multiplies: 3 亿元 is 300000000 元."""
    if unit is None:
        return value, None
    match = re.match(r"(?P<scale>[十百千]?(?:万亿|[万亿])|千(?!瓦|米|克))(?P<unit>.{1,99})", unit)
    if match is None:
        return value, unit
    factor = parse_number(match["scale"]) or 1
    scaled = round(value * factor, 6)
    return (int(scaled) if scaled == int(scaled) else scaled), match["unit"]
