"""What the words beside a number say outright that it counts: 按一比二的比例, 其中5340个为中速充电器."""

from __future__ import annotations

import re

from ipmine.resolve.targets import by_unit, ranks
from ipmine.resolve.targets.around import Around, Naming
from ipmine.resolve.targets.ratios import ONE_TO, ratio_of
from ipmine.scan.quantities import Quantity


def told(text: str, before: int, words: str, quantity: Quantity, around: Around) -> Naming | None:
    """The naming of a quantity whose own words settle it; `words` stand in front of it, from `before` on."""
    if text.startswith(_AIMS, quantity.outer_end) and text.endswith(_AIMED_FOR, before, quantity.outer_start):
        return Naming(around.carried or around.subject() or around.topic(), "完成")  # 完成年初确定的3.6件目标任务
    if _OF_AIMS.match(text, quantity.outer_end) and text.endswith(("完成", "下达"), before, quantity.outer_start):
        return Naming(around.carried or around.subject() or around.topic(), "完成")  # 超额完成5.2件的任务
    if quantity.kind == "ratio" and ONE_TO.fullmatch(text, quantity.start, quantity.end):
        return Naming(ratio_of(words) or around.carried or "比例", None)  # 按一比二的比例
    if by_itself := by_unit.told(text, words, quantity):
        return by_itself
    if ranked := ranks.told(words, text, quantity, around):
        return ranked
    if not words or words[0] not in _OPENS:
        return None
    if (
        text.startswith("减半", quantity.start)
        and _TOWARD_WHOM.fullmatch(words)
        and (thing := around.carried or around.subject())
    ):
        return Naming(thing, None)  # 使用费由企业承担，对小微企业减半收取
    if words.startswith("其中") and words.endswith("的") and around.spoken:
        counted, of_them = around.spoken[-1]
        if counted.unit == quantity.unit and quantity.kind == "count" and of_them.indicator:
            return Naming(of_them.indicator, None)  # 培养导航师300名，其中能独立承担项目的不少于60名
    if quantity.kind == "count" and around.carried and (narrower := _THOSE_THERE_ARE.fullmatch(words)):
        return Naming(narrower["which"] + around.carried, None)  # 外地雇员18万人，当中来自内地的有12.6万人
    if (
        quantity.kind in ("count", "ratio")
        and _OF_WHICH.fullmatch(words)
        and (being := _BEING.match(text, quantity.end))
    ):
        return Naming(being["thing"], None)  # 充电器9800个，其中5340个为中速充电器
    if quantity.kind == "measure" and words[:1] == "以" and (made := _MADE_SO.match(text, quantity.outer_end)):
        return Naming(made["thing"], None)  # 以蓝线以外十米为城市河道保护范围
    if quantity.kind == "count" and around.carried and words in _OF_THEM and _DOES.match(text, quantity.outer_end):
        return Naming(around.carried, None)  # 焚化厂24座，其中19座完成整备
    return None


_OPENS = frozenset("，其当来属位设由以对")  # what the words begin with that the patterns below know
_TOWARD_WHOM = re.compile("对[^，。；、]{2,24}")
_MADE_SO = re.compile("为(?P<thing>[^，。；、的]{2,16})(?=[，。；、]|$)")
_OF_WHICH = re.compile("，?(?:其中|当中)(?:的|有)?约?")
_THOSE_THERE_ARE = re.compile(
    "，?(?:其中|当中)?(?P<which>(?:来自|属于?|位于|设于|由)[^，。；、的]{2,14}的)(?:则|共|约|只|就|便)?(?:有|占|为|达)"
)
_OF_THEM = ("其中", "当中", "，其中", "，当中", "其中有", "当中有")
_DOES = re.compile(
    "(?:完成|进行|刻正|正[在于]?|已(?!婚)|仍|尚|获得?|取得|通过|设于|设在|位于|属于|供(?=[^，。；、]{2,10}使用))[\u4e00-\u9fff]{2}"
)
_BEING = re.compile(
    "(?:是|为|属于?|系)(?P<thing>(?![期了全第])(?:[0-9]{1,3}岁)?[\u4e00-\u9fff“”「」]{2,16})(?=[，。；、）]|$)"
)
_AIMS = ("目标", "任务", "计划", "指标", "年度目标", "年度任务")
_OF_AIMS = re.compile("的(?:年度|规划|目标)?(?:任务|目标|计划|指标)(?=[，。；、]|$)")
_AIMED_FOR = ("确定的", "下达的", "制定的", "提出的", "规定的", "设定的", "明确的", "既定的", "预定的")
