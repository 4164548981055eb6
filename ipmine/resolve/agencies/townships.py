"""A township's own offices that its paper names once with 镇 and then without: 平安建设办公室, 综治中心, 茂林司法所."""

from __future__ import annotations

import re
from typing import Final

from ipmine import guard
from ipmine.facts import AgencyFact

_OWN: Final = re.compile("(?:镇|乡|街道)(?P<core>[一-鿿]{2,12}(?:办公室|中心|服务站|管理站|大队|综治委))\\Z")
_PLATE: Final = re.compile("（(?P<core>[一-鿿]{4,12}(?:办公室|中心|站|大队))）")
_TOWN: Final = re.compile("(?P<short>[一-鿿]{2,3})(?:镇|乡)")
_POSTS: Final = "司法所|财政所|国土所|自然资源所|市场监管所|税务所|林业站|水利站|卫生院|农技站|文化站"
_SHORTEST: Final = 4
# what may stand in front of a bare name, and behind it
_FRONT: Final = re.compile("[一-鿿](?<![、和及与由向至交请经])")
_BEHIND: Final = re.compile(
    "[^一-鿿]|干部|主任|副主任|负责|工作人员|人员|站长|所长|成员|牵头|配合|组织|等|要|应|和|及|统一|协助|报|$"
)
_MOST: Final = 40  # names that are looked for


def add_bare(text: str, facts: list[AgencyFact]) -> None:
    """Add the later mentions of a township's offices that stand without 镇 to its agencies, in place."""
    own: dict[str, AgencyFact] = {}
    for fact in facts:
        named = _OWN.search(text, fact.start, fact.end) if fact.level == "township" else None
        if named is None or len(own) >= _MOST:
            continue
        if len(named["core"]) >= _SHORTEST and fact.norm.endswith(named["core"]):
            own.setdefault(named["core"], fact)
        plate = _PLATE.match(text, fact.end)
        if plate is not None and fact.norm.endswith(named["core"]):  # 镇综治中心（网格化管理中心）: its second name
            place = fact.norm.removesuffix(named["core"])
            facts.append(AgencyFact(*plate.span("core"), place + plate["core"], fact.level, fact.region))
    if not own:
        return
    taken = [(fact.start, fact.end) for fact in facts]
    some = next(iter(own.values()))
    names = [re.escape(core) for core in sorted(own, key=len, reverse=True)]
    if town := _TOWN.search(some.norm):
        names.append(f"{re.escape(town['short'])}(?:{_POSTS})")  # 茂林司法所 in a paper of 茂林镇
    for found in guard.finditer(re.compile("|".join(names)), text):
        start, end = found.span()
        stands = start == 0 or _FRONT.match(text, start - 1) is None
        if stands and _BEHIND.match(text, end) and not any(a < end and start < b for a, b in taken):
            norm = own[found.group()].norm if found.group() in own else found.group()
            facts.append(AgencyFact(start, end, norm, some.level, some.region))
    facts.sort(key=lambda fact: fact.start)
