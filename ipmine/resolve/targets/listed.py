"""What the numbers of a list share: a thing, an action, what stands behind the last."""

from __future__ import annotations

import re

from ipmine.resolve.targets.around import PARTIES, Naming
from ipmine.resolve.targets.behind import behind
from ipmine.resolve.targets.clauses import Range
from ipmine.resolve.targets.verbs import AMOUNT, verbs
from ipmine.scan.quantities import Quantity


def with_shared_actions(text: str, group: list[Quantity], names: list[Naming]) -> list[Naming]:
    """培育示范基地8个、示范企业40家: the verb of the first of a list is that of the others, where they have none."""
    result = list(names)
    for n in range(1, len(group)):
        last = result[n - 1].action
        bounded = group[n].start > group[n].outer_start and last in verbs("predicate") and last not in _GAINED
        if _are_listed(text, group, n) and not bounded and result[n].action is None and result[n].indicator:
            result[n] = result[n]._replace(action=last)
    return result


def with_shared_things(text: str, group: list[Quantity], names: list[Naming]) -> list[Naming]:
    """建成通道4座、在建8座: what one of a list names is counted in the next too, at another stage, size or level."""
    result = list(names)
    for n in range(1, len(group)):
        between = text[group[n - 1].outer_end : group[n].outer_start]
        listed = _are_listed(text, group, n)
        if listed and result[n].indicator in _STAGES:
            result[n] = Naming(result[n - 1].indicator, result[n].indicator)
            continue
        own, said = _OF_SIZE.fullmatch(result[n - 1].indicator or ""), _OF_SIZE.match(result[n].indicator or "")
        same = group[n].unit == group[n - 1].unit and "、" in between
        if own and same and not said and _OF_SIZE.match(text, group[n].outer_end):
            result[n - 1] = result[n - 1]._replace(indicator=result[n].indicator)  # 2个千亿级、11个百亿级规模的项目
        if own and said and (listed or same):  # 2家千亿级、24家百亿级工业企业
            result[n - 1] = result[n - 1]._replace(indicator=own[0] + (result[n].indicator or "")[said.end() :])
        level = _LEVEL.fullmatch(result[n].indicator or "") if listed else None
        if level and (above := _LEVEL.match(result[n - 1].indicator or "")):
            # 国家级龙头企业5家、省级20家
            result[n] = result[n]._replace(indicator=level[0] + (result[n - 1].indicator or "")[above.end() :])
    return result


def _are_listed(text: str, group: list[Quantity], n: int) -> bool:
    """Whether the `n`th of some quantities stands in a list with the one in front."""
    between = text[group[n - 1].outer_end : group[n].outer_start]
    return between.startswith(_JOINTS) or between.endswith(_JOINTS)


def with_actions_behind(text: str, group: list[Quantity], names: list[Naming]) -> list[Naming]:
    """8所院校、12个专业群入选…: what is said behind the last of a list is said of all."""
    result = list(names)
    for n in range(len(group) - 2, -1, -1):
        this, following = group[n], group[n + 1]
        thing, done = names[n].indicator or "", result[n + 1].action
        told = done is not None and text.startswith((result[n + 1].indicator or "") + done, following.outer_end)
        between = text[this.outer_end : following.outer_start]
        if told and thing and names[n].action is None and between in (thing + "、", thing + "和", thing + "及"):
            result[n] = names[n]._replace(action=done)
    return result


_OF_SIZE = re.compile("[十百千万亿]{1,3}级")
_GAINED = frozenset(
    "新增 净增 增加 有 共有 现有 实现 完成 减少".split()
)  # of all in a list; 达 is of the number it stands with
_STAGES = frozenset("在建 续建 拟建 已建 改建 扩建 新建 改扩建 筹建".split())
_LEVEL = re.compile("(?:国家|世界|部|省部|省|市|州|县|区|校|院|乡镇|镇|村|地市)级")
_JOINTS = ("、", "和", "及", "与", "以及")


def shared(text: str, clause: Range, group: list[Quantity], names: list[Naming]) -> list[Naming]:
    """1.8级和2.5级地震, 首批12项及第二批14项改革: numbers in a row share what stands behind the last."""
    result = _of_a_party(text, clause, group, names)
    chained = False
    for n in range(len(group) - 2, -1, -1):
        this, following = group[n], group[n + 1]
        between = text[this.outer_end : following.outer_start]
        row = _ROW.fullmatch(between) is not None and this.unit == following.unit
        # 1万元以上5万元以下罚款, 21批173项案例
        adjacent = between == "" and (
            this.unit == following.unit
            or this.unit in _LOTS
            or (this.kind == "count" and following.kind == "measure" and following.comparator == "=")
            or (this.kind == "count" and following.unit in ("岁", "周岁"))
            or (this.kind == "count" and following.kind == "money" and following.comparator in ("≥", ">"))
        )
        if this.kind == "count" and following.kind == "money" and _SIZED.fullmatch(between):
            noun, _ = behind(text[following.outer_end : clause.end])
            if noun and text.startswith("的", following.outer_end):
                result[n] = Naming(noun, result[n].action)  # 10个产值超百亿元的产业集群
                chained = False
                continue
        if this.kind == "count" and following.kind == "money" and between in ("过", "超", "逾"):
            noun, _ = behind(text[following.outer_end : clause.end])
            if noun:
                result[n] = Naming(between + text[following.start : following.outer_end] + noun, result[n].action)
                chained = False
                continue  # 新增3个过千亿元城市
        if (row or adjacent) and result[n + 1].indicator:
            noun, verb = behind(text[following.outer_end : clause.end])
            if noun and adjacent and this.kind == "count" and following.kind == "money":
                noun = text[following.start : following.outer_end] + (verb or "") + noun  # 20个亿元以上项目
                result[n] = Naming(noun, result[n].action)
                continue
            chained = bool(noun) or chained  # 40万元、30万元、20万元奖励; 22个750千伏和330千伏工程
            if chained:
                result[n] = Naming(result[n + 1].indicator, result[n].action or result[n + 1].action)
        else:
            chained = False
    return result


def _of_a_party(text: str, clause: Range, group: list[Quantity], names: list[Naming]) -> list[Naming]:
    """对申请量达到30件、50件以上的单位: the amount in front of a row is reached by the party behind it."""
    first, thing = names[0], names[0].indicator or ""
    row = len(group) > 1 and all(
        _ROW.fullmatch(text, group[n].outer_end, group[n + 1].outer_start) and group[n].unit == group[n + 1].unit
        for n in range(len(group) - 1)
    )
    if not row or not text.startswith("的", group[-1].outer_end) or not thing:
        return list(names)
    if not AMOUNT.search(thing) and not group[0].reached and group[0].comparator not in ("≥", ">"):
        return list(names)
    noun, _ = behind(text[group[-1].outer_end : clause.end])
    return (
        [Naming(thing, first.action)] * len(names)
        if noun == names[-1].indicator and noun.endswith(PARTIES)
        else list(names)
    )


_ROW = re.compile(r"(?:和|、|及|或|与|以及)(?:首批|第[一二三四五六七八九十]批|力争|争取|确保|冲刺)?")
_SIZED = re.compile(
    "(?:年|总|年度)?(?:产值|营收|营业收入|销售收入|销售额|投资|投资额|规模|交易额|产出|税收|市值|估值|经济总量)"
)
_LOTS = frozenset("批 批次 轮 期 类 种".split())
