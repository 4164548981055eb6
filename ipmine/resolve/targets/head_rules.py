"""Rules for a head that stands in front of a number and names not what is counted, or too much of it."""

from __future__ import annotations

import re

from ipmine.resolve.targets import zones
from ipmine.resolve.targets.around import Naming
from ipmine.resolve.targets.nothings import names_nothing
from ipmine.resolve.targets.phrase_tails import is_amount
from ipmine.resolve.targets.places import OTHER_FIRST, are_places, counted_there
from ipmine.resolve.targets.sides import Sides
from ipmine.resolve.targets.verbs import verbs


def as_much_as(of: Sides) -> Naming | None:
    """相当于费用50%的附加费: the noun behind is what is counted."""
    return Naming(of.noun, of.action or of.verb) if of.noun and of.head.startswith("相当于") else None


def handed_over(of: Sides) -> None:
    """移送公安机关案件线索38条; 查处案件1286件，移送司法机关23件: who receives them is not what is counted."""
    if of.action not in _HANDED_OVER:
        return
    of.head = _RECEIVED_BY.sub("", of.head)
    if of.head.endswith(_RECEIVERS):
        same_kind = of.around.kind == of.quantity.kind
        of.head = (of.around.carried if same_kind else of.around.topic()) or ""


def counted_in_places(of: Sides) -> None:
    """济南、青岛各不超过10家: where they are is not what they are."""
    head = of.head
    if ("各" in of.words[-6:] or head[:2] in OTHER_FIRST) and are_places(head):
        of.head = ""
    elif of.quantity.kind == "count" and not of.noun and are_places(head):
        of.head = counted_there(of.text, of.before, head, of.quantity, of.around)


def a_zone(of: Sides) -> Naming | None:
    """管壁外缘两侧1米范围内的区域: the zone that a measure bounds."""
    zone = zones.bounded_by(of.words, of.head, of.noun) if of.head else None
    return Naming(zone, of.action) if zone else None


def sides_of_a_zone(of: Sides) -> None:
    """建设控制地带：四面外扩5米."""
    of.head = zones.around_which(of.words, of.head, of.around.subject)


def a_head_that_names_nothing(of: Sides) -> None:
    """What stands in front may be no thing at all."""
    if names_nothing(of.head):
        of.head = ""
    elif (
        of.quantity.kind == "count"
        and not of.noun
        and (not of.action or of.action == "完成")
        and not of.quantity.unit.endswith("次")
        and (of.words.startswith(_OF_THEM) or of.action == "完成")
        and of.head in verbs("nominal")
        and of.around.fitting(of.quantity)
    ):
        of.head, of.action = "", of.head  # 排查出错接点412处，仅整改187处


def compared_with(of: Sides) -> None:
    """高于年均19次的水平: the noun behind only says that it is a level."""
    if of.noun and (of.action in _BEYOND or of.head.endswith("均")) and is_amount(of.noun):
        of.noun = ""


_OF_THEM = ("仅", "只", "已", "尚", "其中")
_HANDED_OVER = ("移送", "移交", "转送", "转交", "通报")
_RECEIVERS = ("机关", "部门", "法院", "检察院", "公安局", "海关", "机构")
_RECEIVED_BY = re.compile(
    "^(?:公安|司法|检察|审判|监察|纪检监察|行政执法|执法|主管|有关)(?:机关|部门)(?=[^，。；、的及和]{2})"
)
_BEYOND = ("高于", "低于", "多于", "少于", "超过", "年均", "平均")
