"""Audiences: the parties that a measure favours or binds, as the sentence names them.

对被认定为国家级示范单位的企业，一次性给予…   benefits
支持中小企业购买保险                          benefits
专利代理机构应当建立质量管理制度              obliges
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ipmine import lexicon


class AudienceMatch(NamedTuple):
    """`text[start:end]` names a party; `relation` is `benefits` or `obliges`."""

    start: int
    end: int
    relation: str


_GIFT = (
    r"(?:给予(?!处|警|行政处|通报批|罚)|予以(?![^，。；]{0,4}(?:撤|开除|处|通报)|警|取缔|追|查|没|罚|降|制止|纠正|驳回|公)|奖励|补助|资助|补贴|奖补"
    r"|减免|免征|减征|返还|优先|支持|提供|发放|兑现|授予|扶持|补偿|贴息|免收|减收|减按|减半|免除|适当放宽|倾斜)"
)
# 对…给予: whoever stands between; bounded, and never across a full stop
_FOR = re.compile(
    rf"对(?P<who>[^，。；：！？\n]{{2,60}}?)(?:，[^，。；：！？\n]{{0,16}}?)?(?=[给予奖补资减免返优支提发兑授扶贴适倾])(?P<gift>{_GIFT})"
)
_TO = re.compile(
    r"(?:向|为|给)(?P<who>[^，。；：！？\n]{2,30}?)(?:提供|发放|拨付|减免|补贴|减收|免收|开辟|开通|拓宽|降低)"
)
_HELP = re.compile(
    r"(?:支持|鼓励|扶持|帮助|引导|惠及|带动|培育)(?:和(?:支持|引导|帮助))?(?P<who>(?![在和与以对将从把])[^，。；：！？\n]{2,30})"
)
_DUTY = re.compile(
    r"(?:^|[，。；：！？\n）]) {0,2}(?:第[0-9一二三四五六七八九十百 ]{1,9}条(?:之[一二三四五])? {0,2})?(?P<who>[^，。；：！？\n]{2,40}?)"
    r"(?P<modal>应当|必须|不得|应(?=[按在于依向如及建主积自对将])|须(?!知)|"
    r"要(?=[按在于依向如及建主积自加切认严进把落强坚])|得(?=[于依向检申请提准])|严禁|可以)"
)
_RECEIVE = re.compile(
    r"(?P<who>[^，。；：！？\n]{2,30}?)(?:可(?:以)?(?:申请|享受|获得|领取|申领|按规定)|最多可获|均可享受)"
)


@cache
def _noun() -> re.Pattern[str]:
    nouns = sorted((row["noun"] for row in lexicon.rows("audiences")), key=len, reverse=True)
    return re.compile(r"(?:" + "|".join(map(re.escape, nouns)) + r")(?:和(?:个人|单位|企业))?$")


@cache
def _first_noun() -> re.Pattern[str]:
    nouns = sorted((row["noun"] for row in lexicon.rows("audiences")), key=len, reverse=True)
    return re.compile(
        r"(?:[^的，。；：、（）“”]{1,14}的)?[^的，。；：（）]{0,14}?(?:" + "|".join(map(re.escape, nouns)) + r")"
    )


def scan(text: str) -> list[AudienceMatch]:
    """All parties of a working text, in order, without overlap."""
    found = sorted({*_benefits(text), *_obliged(text)})
    kept: list[AudienceMatch] = []
    for match in found:
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept


def _benefits(text: str) -> Iterator[AudienceMatch]:
    for pattern in (_FOR, _TO, _RECEIVE):
        for match in pattern.finditer(text):
            # 对…的，给予: a clause may stand for the party
            clause = pattern is _FOR and text[match.end("who")] == "，"
            span = _party(text, match.start("who"), match.end("who"), clause)
            if span:
                yield AudienceMatch(*span, "benefits")
    for match in _HELP.finditer(text):
        # the party comes first, what it does follows: 支持中小企业购买保险
        named = _first_noun().match(text, match.start("who"), match.end("who"))
        if named and not _GOES_ON.match(text, named.end()):
            yield AudienceMatch(match.start("who"), named.end(), "benefits")


def _obliged(text: str) -> Iterator[AudienceMatch]:
    for match in _DUTY.finditer(text):
        span = _party(text, match.start("who"), match.end("who"), False)
        if span:
            yield AudienceMatch(*span, "benefits" if match["modal"] in ("可以", "得") else "obliges")


# a noun goes on: 企业标准, 单位能耗, 平台建设
_GOES_ON = re.compile(r"标[准识志]|能[力耗源]|建设|[化性类数质业级型方权法库专]|名[称单录]|服务|制[度定]|管理|信[息用]|经[营济]|产[品业权]")


def _party(text: str, start: int, end: int, clause: bool) -> tuple[int, int] | None:
    """The party in `text[start:end]`: it ends in a party's noun or, where a clause may stand for it, in 的."""
    label = _LABEL.match(text, start, end)
    start = label.end() if label else start
    while start < end and text.startswith(_OPENERS, start):
        start += next(len(o) for o in _OPENERS if text.startswith(o, start))
    stop = end
    while stop > start and text[stop - 1] in " 、均都也还分别":
        stop -= 1
    words = text[start:stop]
    if len(words) < 2:
        return None
    if _noun().search(words) or (clause and words.endswith("的") and len(words) > 4):
        return start, stop
    return None


# 二、, （一）, 第六条: the label of the measure is no part of the party
_LABEL = re.compile(
    r"[ 、]{0,4}(?:第[0-9一二三四五六七八九十百 ]{1,9}条(?:之[一二三四五])?|（?[一二三四五六七八九十]{1,3}[）、]|[0-9]{1,2}[.、])? {0,2}"
)
_OPENERS = ("凡", "各类", "所有", "其中", "并", "且", "同时", "但", "有关", "相关")
