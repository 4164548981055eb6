"""Measures that do not say of what: 新能源汽车产量82万辆、占比45%, 设立甲基金，首期规模500亿元."""

from __future__ import annotations

import re

from ipmine.resolve.targets.around import Around
from ipmine.resolve.targets.behind import behind
from ipmine.scan.quantities import Quantity

_BARE = frozenset(
    "占比 比重 总数 总额 总量 总规模 规模 首期规模 总投资 总投资额 总里程 里程 通车里程 营运里程 总面积 产量 年产量 销量 产值 年产值 总产值 增速 增幅 升幅 跌幅 涨幅 降幅 "
    "满意率 满意度 普及率 覆盖率 入学率 存活率 成活率 出资额 募资额 年均增速 平均增速 年增速 首期 总人数 总装机 总金额 总价值 收入 营收 花费 总花费 销售收入 营业收入".split()
)
# how much of the thing in front was meant: 青菜头播种面积 and its 产量
_AMOUNT_OF = re.compile(
    "(?:(?:年|总|累计|播种|种植|养殖|通车|营运|运营|建设){0,2}(?:产量|销量|产值|面积|里程|规模|总量|总数|总额|数量|户数|家数|人数|人次|投资额?|保有量|拥有量|增速|增幅))$"
)
# 市场主体增量提质, 甲产业加速壮大: what a clause without a number says of its subject
_SAID = re.compile(
    "(?:(?:持续|不断|稳步|快速|加快|加速|稳中|逐步|日益|更加|进一步|蓬勃|健康|显著|明显|全面|有效|较快|平稳){0,2}"
    "(?:增量|提质|增效|扩量|提速|扩容|倍增|跃升|壮大|发展|增长|提升|完善|优化|培优|向好|加强|增强|扩大|推进|做大|做强|改善|突破|领先|成势|崛起|攀升|扩张|扩面|提档|升级)){1,3}$"
)
_LONGEST = 18


def is_bare(head: str) -> bool:
    """Whether a phrase names a measure and not what is measured."""
    return head in _BARE


def whole(measure: str, text: str, before: int, after: int, quantity: Quantity, around: Around) -> str:
    """A bare measure with the thing that the sentence spoke of before, where that is told.

    `before` is where the phrase in front of the number begins, `after` where that of the next number ends.
    """
    if (
        text.startswith("的", quantity.outer_end)
        and measure in _SIZES
        and (thing := behind(text[quantity.outer_end : after])[0])
    ):
        return thing + measure  # 首期规模500亿元的科创基金
    if text[quantity.outer_end : quantity.outer_end + 1] not in _ENDS:
        return measure  # 总投资亿元以上重大项目, 年产值超亿元的企业: a bound of what stands behind
    if around.spoken and "；" in text[around.spoken[-1][0].outer_end : before]:
        return measure
    thing = _spoken_of(measure, around)
    fits = 1 < len(thing) <= _LONGEST and not thing.endswith(_NO_THING)
    return thing + measure if fits and not (thing.endswith(_HEADS) and measure not in _OF_ANY) else measure


def _spoken_of(measure: str, around: Around) -> str:
    if around.carried:
        core = measure.lstrip("总")
        own = around.carried.endswith(core)
        thing = around.carried.removesuffix(measure).removesuffix(core) if own else _AMOUNT_OF.sub("", around.carried)
        return thing.removeprefix("新增") if own else thing
    said = around.subject() or ""
    thing = _SAID.sub("", said)
    return thing if thing != said or said.endswith(_THINGS) else ""


# what a clause may end with that is founded or built: 设立甲基金，首期规模500亿元
_THINGS = ("基金", "项目", "工程", "公司", "园区", "基地", "集群", "平台", "铁路", "高速公路", "产业", "企业")
_NO_THING = ("率", "占比", "比重", "比例", "占", "后", "的", "时")
_SIZES = frozenset("规模 总规模 首期规模 首期 总投资 总面积 总装机".split())
_HEADS = ("人数", "户数", "家数", "人次")  # heads are counted and nothing else: 旅客人数成长20%，产值成长14%
_OF_ANY = frozenset("占比 比重 增速 增幅 升幅 跌幅 涨幅 降幅".split())
_ENDS = ("", *"，。；、）\n ")
