"""The things of a list of numbers: dealt out one to one, or shared."""

from __future__ import annotations

import re

from ipmine.resolve.targets.behind import behind
from ipmine.resolve.targets.clauses import Range
from ipmine.resolve.targets.front import DATES_AT_END
from ipmine.resolve.targets.naming import Naming
from ipmine.resolve.targets.phrases import trim_lead
from ipmine.scan.quantities import Quantity

_LISTED = re.compile(r"[、和与及]")


def dealt_out(text: str, clause: Range, group: list[Quantity], names: list[Naming]) -> list[Naming]:
    """食品、石化产业增加值分别增长7.5%、11.5%: the things of a list, one to one.

    Where 分别 stands before the first of several numbers and as many things are listed as
    numbers, each number takes its own; a shared tail (产业增加值) goes to each.
    """
    front = text[clause.start : group[0].outer_start]
    if len(group) < 2 or "分别" not in front:
        return names
    subject, _, _ = front.partition("分别")
    items = [i for i in _LISTED.split(trim_lead(DATES_AT_END.sub("", subject))) if i]
    if len(items) != len(group):
        return names
    match = re.match(
        r"(?P<own>.{1,8}?)等?(?P<shared>(?:个|种|类)?(?:产业|行业|领域|地区|专利|商标|品种|部门|方面)?(?:增加值|产值|收入|数量|拥有量|授权量|申请量|登记量|规模|总额|面积|产量|增速|比重|占比|率)?)$",
        items[-1],
    )
    shared = match["shared"] if match else ""
    last = items[-1][: len(items[-1]) - len(shared)].removesuffix("等") if shared else items[-1]
    own = [*items[:-1], last or items[-1]]
    return [
        Naming(f"{o}{shared}" if shared and not o.endswith(shared) else o, n.action)
        for o, n in zip(own, names, strict=True)
    ]


def shared(text: str, group: list[Quantity], names: list[Naming]) -> list[Naming]:
    """1.8级和2.5级地震: numbers of one unit in a row share what stands behind the last."""
    result = list(names)
    for n in range(len(group) - 2, -1, -1):
        between = text[group[n].outer_end : group[n + 1].outer_start]
        span = between == "" and (group[n].comparator, group[n + 1].comparator) == ("≥", "≤")  # 1万元以上5万元以下罚款
        if (
            (span or between in ("和", "、", "及", "或", "与"))
            and group[n].unit == group[n + 1].unit
            and result[n + 1].indicator
        ):
            noun, _ = behind(text[group[n + 1].outer_end : group[n + 1].outer_end + 24])
            if noun:
                result[n] = result[n + 1]
    return result
