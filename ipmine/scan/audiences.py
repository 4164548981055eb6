"""Audiences: the parties that a measure favours or binds, as the sentence names them.

对被认定为国家级示范单位的企业，一次性给予…   benefits
支持中小企业购买保险                          benefits
专利代理机构应当建立质量管理制度              obliges
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ipmine import lexicon
from ipmine.scan.runs import Rows, Words


class AudienceMatch(NamedTuple):
    """`text[start:end]` names a party; `relation` is `benefits` or `obliges`."""

    start: int
    end: int
    relation: str


# words by which something is given; the party stands in front, behind 对, 向, 为 or 给
_GIFTS = Words(
    (
        "给予 予以 奖励 补助 资助 补贴 奖补 减免 免征 减征 返还 优先 支持 提供 发放 拨付 兑现 授予 扶持 补偿 贴息 免收 减收 减按 减半 免除 "
        "豁免 缓缴 救助 退还 适当放宽 倾斜 开辟 开通 拓宽"
    ).split()
)
# what is given is no gift: 给予警告, 予以开除
_PUNISHED = re.compile(
    r"[给予](?<=[给予])(?:予|以)(?:[^，。；、]{0,6}?(?:处分|处罚|处理|处置|批评|警告|记过|开除|撤职|撤销|降级|降职|罚款|通报(?!表扬|表彰|嘉奖)|取缔|追究|追回|追缴|查封|查处|没收|制止|纠正|驳回|公告|公示|公开|曝光|辞退|清退|除名|关闭|淘汰|问责|诫勉|约谈|惩戒|惩处|扣[减除分押]|暂停|终止|解[聘除]))"
)
# 不得给予资金支持, 停止发放补贴
_DENIED = re.compile(r"(?:不得?再?|不予|不能|停止|暂停|取消|中止|终止|严禁|禁止|收回|追回)[^，。；：]{0,8}?\Z")
# words by which the party itself, standing in front, receives
_RECEIPTS = Words("可申请 可享受 可获得 可领取 可申领 可按规定 可以申请 可以享受 可以获得 可以领取 均可享受".split())
# words behind which the party stands
_HELPS = Words("支持 鼓励 扶持 帮助 引导 惠及 带动 培育 激励 吸引".split())
_HELPED = re.compile(r"(?:和(?:支持|引导|帮助))?(?P<who>(?![在和与以对将从把])[^，。；：！？\n]{2,30})")
# what is asked of a party or forbidden to it, and what it may do
_DUTIES = "应必不严禁可须要得"
_DUTY = re.compile(
    r"应当|必须|不得|不准|严禁|禁止|可以|应(?=[按在于依向如及建主积自对将])|须(?!知)|要(?=[按在于依向如及建主积自加切认严进把落强坚])|得(?=[于依向检申请提准])"
)
_ALLOWED = frozenset(("可以", "得"))
_PUNISHING = ("处", "并处", "责令", "吊销", "没收", "暂扣", "给予警告", "予以处")  # 可以处以罚款
_LONGEST = 60  # characters between a party's first and the word that makes it one
_CLAUSE_ENDS = Rows("，。；：！？\n）")


@cache
def _nouns() -> tuple[frozenset[str], tuple[str, ...]]:
    """The last characters of the nouns, and the nouns."""
    nouns = tuple(row["noun"] for row in lexicon.rows("audiences"))
    return frozenset(noun[-1] for noun in nouns), nouns


def _ends_in_a_noun(words: str) -> bool:
    lasts, nouns = _nouns()
    if words[-1] in lasts and words.endswith(nouns):
        return True
    return words.endswith(_WITH) and words[:-3].endswith(nouns)


_WITH = ("和个人", "和单位", "和企业")


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
    for match in filter(None, (_bare(text, match) for match in found)):
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept


# what is done to a party and never begins its name: 推动高校, 壮大市场主体
_DONE_TO = tuple(
    (
        "推动 推进 壮大 提高 提升 告知 适应 支持 指导 引导 帮助 促进 鼓励 吸引 保障 激励 督促 要求 加强 包括 惠及 扶持 带动 培育 "
        "做好 落实 激发 帮扶 资助 奖励 通知 责令"
    ).split()
)
# 加大对个体工商户, 引导创新要素向企业: the party stands behind it
_TOWARDS = re.compile(r"(?<![面针相应核校方导])[对向](?![口外象照比接应])(?=[^对向]{2,40}\Z)")


def _bare(text: str, match: AudienceMatch) -> AudienceMatch | None:
    """The match without what is no part of the party's name, or None if too little is left."""
    start, end, relation = match
    if towards := _TOWARDS.search(text, start, end):
        start = towards.end()
    start += text.startswith("于", start) and text[start - 1 : start] == "对"
    of_those = text.find("的", start, end) >= 0  # 带动就业能力强的企业: what they do
    while start < end:
        if text[start] in " 、，“”‘’「」（）\n":
            start += 1
        elif not of_those and text.startswith(_DONE_TO, start):
            start += 2
        else:
            break
    words = text[start:end]
    if len(words) < 2 or words.count("“") != words.count("”") or not (words[-1] == "的" or _ends_in_a_noun(words)):
        return None
    return AudienceMatch(start, end, relation)


@cache
def _duties() -> Rows:
    """Where such a word stands behind what may end a party, or behind a word that may part them."""
    return Rows("".join(_nouns()[0]) + "".join(word[-1] for word in _WITH) + _BETWEEN, _DUTIES)


def _benefits(text: str) -> Iterator[AudienceMatch]:
    for at in _GIFTS.find(text):
        refused = _PUNISHED.match(text, at) or _DENIED.search(text, max(0, at - 12), at)
        span = None if refused else _receiver(text, at)
        if span:
            yield AudienceMatch(*span, "benefits")
    for at in _RECEIPTS.find(text):
        span = _subject(text, at)
        if span:
            yield AudienceMatch(*span, "benefits")
    for at in _HELPS.find(text):
        helped = _HELPED.match(text, at + 2)
        # the party comes first, what it does follows: 支持中小企业购买保险
        named = helped and _first_noun().match(text, helped.start("who"), helped.end("who"))
        if helped and named and not _GOES_ON.match(text, named.end()) and not _DOES.search(named[0]):
            yield AudienceMatch(helped.start("who"), named.end(), "benefits")


# 支持大走廊引进海外人才: what stands between is no party; 支持计划 is a name, as is a quote cut in two
_DOES = re.compile(
    r"^(?:计划|政策|力度|体系|措施|资金|中心)|引进|打造|建设(?!企业|单位)|组建|设立|创建|申报|^[^“”]{0,99}”|“[^”]{0,99}$|按照|依托|围绕|通过|^[^的]{1,12}以(?![上下内外来])"
)


def _obliged(text: str) -> Iterator[AudienceMatch]:
    for before in _duties().find(text):
        at = before + 1
        modal = _DUTY.match(text, at)
        punishes = modal is not None and modal[0] in _ALLOWED and text.startswith(_PUNISHING, modal.end())
        span = _subject(text, at) if modal and not punishes else None
        if modal and span:
            yield AudienceMatch(*span, "benefits" if modal[0] in _ALLOWED else "obliges")


def _receiver(text: str, position: int) -> tuple[int, int] | None:
    """对示范单位，一次性给予…, 为企业提供…: who stands behind 对, or the last 为, 向 or 给, in front."""
    start = _break_before(text, position)
    marker = text.find("对", start, position)
    if marker < 0:
        marker = max(text.rfind(other, start, position) for other in "向为给")
    if marker >= 0:
        return _party(text, marker + 1, position, False)
    if start and text[start - 1] == "，":
        # the party may fill the clause in front: 对…的，给予…
        at = text.find("对", _break_before(text, start - 1), start - 1)
        if at >= 0:
            return _party(text, at + 1, start - 1, True)
    return None


def _subject(text: str, position: int) -> tuple[int, int] | None:
    """The party that the clause begins with."""
    return _party(text, _break_before(text, position), position, False)


@lru_cache(maxsize=2)
def _clause_ends(text: str) -> list[int]:
    """Where the clauses of a text end; asked for again and again about one text."""
    return _CLAUSE_ENDS.find(text)


def _break_before(text: str, position: int) -> int:
    """Where the clause that holds `position` starts, at most `_LONGEST` characters away."""
    floor = max(0, position - _LONGEST)
    ends = _clause_ends(text)
    k = bisect_left(ends, position)
    return max(floor, ends[k - 1] + 1) if k else floor


# a noun goes on: 企业标准, 单位能耗, 平台建设
_GOES_ON = re.compile(
    r"标[准识志]|能[力耗源]|建设|[化性类数质业级型方权法库专]|名[称单录]|服务|制[度定]|管理|信[息用]|经[营济]|产[品业权]|发展(?:基金|资金|规划|战略)|基金|园区?|协[会调]|联[盟合]|聚集|集群"
)


def _party(text: str, start: int, end: int, clause: bool) -> tuple[int, int] | None:
    """The party in `text[start:end]`: it ends in a party's noun or, where a clause may stand for it, in 的."""
    label = _LABEL.match(text, start, end)
    start = label.end() if label else start
    while start < end and text.startswith(_OPENERS, start):
        start += next(len(o) for o in _OPENERS if text.startswith(o, start))
    stop = end
    while stop > start and text[stop - 1] in _BETWEEN:
        stop -= 1
    words = text[start:stop]
    if len(words) < 2 or _ORGANS.search(words):
        return None
    if _ends_in_a_noun(words) or (clause and words.endswith("的") and len(words) > 4):
        return start, stop
    return None


# 县级以上人民政府卫生主管部门和检疫机构: organs, which are agencies
_ORGANS = re.compile("(?:人民政府|主管部门)(?!.{0,40}的)")
# 二、, （一）, 第六条: the label of the measure is no part of the party
_LABEL = re.compile(
    r"[ 、]{0,4}(?:第[0-9一二三四五六七八九十百 ]{1,9}条(?:之[一二三四五])?|（?[一二三四五六七八九十]{1,3}[）、]|[0-9]{1,2}[.、])? {0,2}"
)
# what may stand between a party and its verb
_BETWEEN = " 、均都也还分别"
_OPENERS = ("凡", "各类", "所有", "其中", "并", "且", "同时", "但", "有关", "相关")
