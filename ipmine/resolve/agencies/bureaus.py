"""Bureaus that a city or county of Taiwan writes without its own name in its papers: 都市發展局 in one of 臺中市政府."""

from __future__ import annotations

import re
from typing import Final

from ipmine import guard
from ipmine.facts import AgencyFact
from ipmine.gazetteer import gazetteer

_SEAT: Final = re.compile("[一-鿿]{2,3}[市县]政府")
_WHAT_FOR: Final = (
    "民政 财政 教育 经济发展 产业发展 产业 工务 建设 交通 都市发展 城乡发展 都市计划 水利 农业 观光 观光旅游 观光传播 社会 劳工 劳动 警察 消防 卫生 环境保护 "
    "文化 文化观光 地政 法制 新闻 地方税务 税务 税捐稽征 客家事务 原住民族事务 原住民族行政 原住民 运动 体育 青年 青年事务 毒品防制 捷运工程 资讯 资讯科技 秘书 人事 主计 "
    "政风 行政 计划 综合规划 智慧发展 住宅 国际事务"
).split()
_BUREAU: Final = re.compile(
    rf"(?:{'|'.join(sorted(_WHAT_FOR, key=len, reverse=True))})[局处]|研究发展考核委员会|客家事务委员会|原住民族事务委员会|青年事务委员会"
    "|家庭暴力(?:暨|及)性侵害防治中心|毒品危害防制中心|动物保护(?:防疫)?处|公共运输处|殡葬管理(?:处|所)|停车管理(?:处|工程处)|公务人员训练(?:处|中心)"
)
# what may stand in front of a bare name, and behind it
_FRONT: Final = frozenset("：、，；。（【〔|/\n \t由及和与请经")
_BEHIND: Final = re.compile(
    "[、，；。）】〕|/\\n\\t ]|[及和与等]|$|主办|主责|主政|协办|负责|督导|配合|办理|订定|应|须|得|于|会同|提供|统筹|汇整|汇办|列管|按|协助|执行|定期|推动"
)
_SECTION: Final = re.compile("[一-鿿]{2,10}?(?:工程处|管理处|中心|大队|事务所|稽查队|管理所|科)")


def add(text: str, facts: list[AgencyFact]) -> None:
    """Add the bureaus of the government that issues a paper of Taiwan's to its agencies, in place."""
    seat = next((fact.norm for fact in facts if fact.role == "issuer" and _SEAT.fullmatch(fact.norm)), None)
    place = gazetteer().resolve(seat[:-2]) if seat else None
    if seat is None or (place is not None and not place.code.startswith("71")):
        return
    taken = {fact.start: fact for fact in facts}
    for found in guard.finditer(_BUREAU, text):
        start, end = found.span()
        if start and text[start - 1] not in _FRONT:
            continue
        section = _SECTION.match(text, end)
        if section and _BEHIND.match(text, section.end()):
            end = section.end()
        elif not _BEHIND.match(text, end):
            continue
        norm = seat + text[start:end]
        if (known := taken.get(start)) is not None:
            if known.end == end and known.level != "city":  # not the State's body of that name
                known.norm, known.level, known.region, known.kind = norm, "city", None, "agency"
        elif not any(fact.start < end and start < fact.end for fact in facts):
            facts.append(AgencyFact(start, end, norm, "city", None))
    facts.sort(key=lambda fact: fact.start)
