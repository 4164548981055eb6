"""Dates as they are written: points, intervals, open intervals, five-year plans.

`scan` joins the points of `ipmine.scan.date_points`: with 至 or a dash to an interval,
with 起 or 以来 to an open one, with 、和与 to a list whose later members take month or
year from the first. What no words of the text can settle stays open for the resolver:
which era a two-digit year belongs to, which year 9月1日 falls in, what 今年 is.
"""

from __future__ import annotations

import re
from typing import Final

from ipmine.scan import five_year_plans
from ipmine.scan.calendar_point import JOIN, N2, DateMatch, Point
from ipmine.scan.date_points import find
from ipmine.scan.force_words import IN_FORCE, OUT_OF_FORCE, STOPS

__all__ = ["DateMatch", "Point", "scan"]


# 83年10月20日起⏎至90年12月31日: so the cells of tables are broken
_BETWEEN = re.compile(rf"(?:起[ ]?\n[ ]?(?=至)|(?:起|开始|（?含）)?){JOIN}[ ]?\n?[ ]?(?:次|翌)?")
_LISTED = re.compile(r"[ ]?(?:[、，]|[、，]?(?:和|与|及|以及|或|或者))[ ]?")
_OPENS = re.compile(
    r"[ ]?(?:（(?:星期|周|礼拜)[一二三四五六日天]）|（含(?:当日|本日)?）)?"
    r"(?:(?:以来|开始|起)?(?:直?至今|迄今)(?![年天日晨晚])|以来|(?:开始|起)(?!至|[草诉点飞步航义源伏跑舞降重床初码吊始因立动]))"
)
# 2016.06——，现任: the last line of a life
_STILL = re.compile(r"(?:—{2}|-{2})(?:今(?![^\W0-9a-zA-Z_])|(?=[ ，；。\n]|$))")
_OF_FORCE = re.compile(rf"(?:(?!{STOPS})[^。；，\n《》“”]){{0,12}}?(?:{IN_FORCE}|启用|{OUT_OF_FORCE})")
_NUMBER_BEHIND = re.compile(r"第[0-9]{1,4}/(?:[0-9]{1,3}/)?(?P<year>[0-9]{4}|[0-9]{2})(?:/[A-Z]{1,3})?号")
_DOC_NUMBER = re.compile(r"[ \n]{0,3}第?[ ]?(?:[0-9]{1,5}|[一二三四五六七八九十百]{1,5})[ ]?号")


def scan(text: str) -> list[DateMatch]:
    """Every date of a working text, in order, without overlap."""
    points = find(text)
    plans = five_year_plans.find(text)
    matches: list[DateMatch] = []
    yearly = -9  # where the last point ends that comes round every year
    k = 0
    while k < len(points):
        point = points[k]
        k += 1
        recurs = _every_year(text, point, yearly)
        if recurs:
            yearly = point.end
            if point.month is None or _EVERY_MONTH.search(text, max(0, point.start - 7), point.start):
                continue  # 每月25日, 每年第三季度
        elif _no_date(text, point):
            continue
        match = DateMatch(point.start, point.end, point, yearly=recurs)
        if k < len(points) and _joins(text, point, points[k]):
            match.last = points[k]
            match.end = points[k].end
            yearly = match.end if recurs else yearly
            k += 1
        _open(text, match)
        if match.last is None and point.year is None and not point.base:
            number = _NUMBER_BEHIND.match(text, match.end)
            if number is not None:
                year = int(number["year"])
                match.number_year = year if year > 99 else year + (1900 if year >= 40 else 2000)
        matches.append(match)
    return _listed(text, _merge(matches, plans))


_EVERY = re.compile(
    rf"每(?:年|个?月|季度?|周|逢|学年|年度)(?:[的末自从于在应]|应于|应在)?[ ]?(?:(?:{N2})[、和及与]){{0,11}}$"
)
_EVERY_MONTH = re.compile(r"每(?:个?月|季度?|周|逢)[的末自从于在应]{0,2}[ ]?$")
_AND = re.compile(rf"{JOIN}|[、和与及]|以及|或者?|的|")


def _every_year(text: str, point: Point, last: int) -> bool:
    """Whether a point comes round every year (每年2月、5月底前) or month, and so is of no one year."""
    if point.year is not None:
        return False
    if _EVERY.search(text, max(0, point.start - 24), point.start):
        return True
    return 0 <= point.start - last <= 3 and _AND.fullmatch(text, last, point.start) is not None


def _no_date(text: str, point: Point) -> bool:
    """Whether what looks like a point belongs to a number, a name or a length of time."""
    before = text[point.start - 1 : point.start] if point.start else ""
    after = text[point.end : point.end + 1]
    if point.base:
        bare = not point.part and point.month is None and point.day is None and not point.same_period
        return bare and text[point.start] not in "今去明" and after in _YEAR_WORDS
    if point.year is not None:
        if point.month is not None or point.part or point.form != "han":
            return False
        # 2021年第18号 belongs to the number
        return after in ("历", "薪") or _DOC_NUMBER.match(text, point.end) is not None
    if point.month is None:
        return before in (_NO_DAY_AFTER if point.day is not None else _NO_QUARTER_AFTER)
    if point.day is None and not point.part:
        # 三月以下 is a length
        return before in _NO_MONTH_AFTER or text.startswith(("以上", "以下", "以内", "内", "之内"), point.end)
    return False


_NO_DAY_AFTER: Final = frozenset("第每上下该某同当前后首末节休满共历")
_NO_MONTH_AFTER: Final = frozenset("÷×*/+=每上下该某第后个满共前")
_NO_QUARTER_AFTER: Final = frozenset("每个该某")
_YEAR_WORDS: Final = frozenset("龄级轻青报鉴检薪均费会限金代份华产少老纪资幼久长富来")


def _joins(text: str, left: Point, right: Point) -> bool:
    """Whether two points are the ends of one interval."""
    if not 0 < right.start - left.end <= 8 or left.first_month or left.first_day or left.first_year:
        return False
    if _BETWEEN.fullmatch(text, left.end, right.start) is None:
        return False
    if right.year is None and not right.base:
        if right.month is None and right.day is not None:
            return left.day is not None
        if right.month is not None and right.day is not None:
            return left.day is not None or left.month is not None
    return True


def _open(text: str, match: DateMatch) -> None:
    """Take 起, 以来, 至今 into the span where they leave the end open."""
    if match.last is not None:
        return
    if match.first.form == "iso" and match.first.month is not None and match.first.day is None:
        still = _STILL.match(text, match.end)
        if still is not None:
            match.open, match.end = True, still.end()
            return
    opened = _OPENS.match(text, match.end)
    if opened is None:
        return
    word = opened[0].rpartition("）")[2].strip()
    if word == "开始" and text[match.start - 1 : match.start] not in ("自", "从"):
        return
    if match.first.first_year is None and word in ("起", "开始") and _OF_FORCE.match(text, opened.end()):
        return  # 自…起施行: the day itself; 2024/25年度起适用 is open
    match.open = True
    match.end = opened.end()


def _listed(text: str, matches: list[DateMatch]) -> list[DateMatch]:
    """Mark the members of lists that lean on the date before: 19日 in 12月18日、19日."""
    for k, match in enumerate(matches):
        point = match.first
        if point.year is not None or point.base or match.plan:
            continue
        if k and _LISTED.fullmatch(text, matches[k - 1].end, match.start) and not matches[k - 1].plan:
            match.after = k - 1
    return matches


def _merge(matches: list[DateMatch], plans: list[DateMatch]) -> list[DateMatch]:
    """Both lists in order of start; where they overlap the plan holds (十五年 is none)."""
    if not plans:
        return matches
    merged: list[DateMatch] = []
    k = 0
    for plan in plans:
        while k < len(matches) and matches[k].end <= plan.start:
            merged.append(matches[k])
            k += 1
        while k < len(matches) and matches[k].start < plan.end:
            k += 1
        merged.append(plan)
    merged.extend(matches[k:])
    return merged
