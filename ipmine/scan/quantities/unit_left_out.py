"""Units that stand not straight behind their number: 惠及43万儿童, 3500万、2300万人次, 100 km."""

from __future__ import annotations

import re
from functools import cache

from ipmine import lexicon
from ipmine.scan.quantities.units import unit_at


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
