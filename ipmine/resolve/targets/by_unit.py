"""What the unit of a number tells of the thing: 次 counts deeds, 件 cases, 人 persons, 分 marks."""

from __future__ import annotations

import re

from ipmine.resolve.targets import actions
from ipmine.resolve.targets.around import Around, Naming
from ipmine.scan.quantities import Quantity


def told(text: str, words: str, quantity: Quantity) -> Naming | None:
    """The thing where `words`, those in front of the number, and its unit name it by themselves."""
    unbounded = quantity.outer_end == quantity.end
    if quantity.kind == "measure" and unbounded and words.endswith(_DIMENSIONS) and _GOES_ON.match(text, quantity.end):
        return Naming(words[-2:], None)  # 时速350公里高铁
    if quantity.unit == "分" and text.endswith("记满", 0, quantity.start):
        return Naming("记分", "记满")  # 一个记分周期内记满12分
    if quantity.unit in _PERSONS and (seat := _SEAT.search(words)):
        return Naming(seat["who"], "置")  # 各庭置庭长一人
    return None


def renamed(text: str, before: int, quantity: Quantity, named: Naming, around: Around) -> Naming:
    """`named` where the unit tells that something else is counted; `before` is where the phrase in front begins."""
    behind_number = bool(named.indicator) and text.startswith(named.indicator or "", quantity.outer_end)
    bare = not text[before : quantity.outer_start].strip("，、 共计") and not behind_number
    if bare and quantity.unit in _DWELLERS and named.indicator and named.indicator.endswith(_SETTLEMENTS):
        named = named._replace(indicator=_DWELLERS[quantity.unit])  # 13个村民小组，505户1748人
    if (
        quantity.unit == "次"
        and not named.action
        and not behind_number
        and around.carried
        and (named.indicator or "").endswith(_TOWNS)
    ):
        named = named._replace(indicator=around.carried)  # 县级每年演练1次，重点乡镇每年1次
    if quantity.unit == "次" and named.action and not behind_number and (named.indicator or "").endswith(_DOERS):
        named = named._replace(indicator=named.action)  # 领导小组每季度调度一次
    elif quantity.unit == "次" and (done := actions.deed_beside(text, before, quantity, named, around.carried)):
        named = named._replace(indicator=done)  # 每季度梳理一次有融资需求的企业: what is done so often
    elif quantity.unit in _CASES_IN and named.action in _OPENED and (named.indicator or "").endswith(_DOERS):
        named = named._replace(indicator=around.carried or "案件")  # 行政执法部门立案187件
    elif quantity.unit in _PERSONS and _are_accused(named):
        named = named._replace(indicator="人员")  # 检察机关批准逮捕213人
    if quantity.unit == "分" and named.indicator == around.carried:
        named = named._replace(indicator=_FULL_MARKS.sub("", named.indicator or "") or None)  # 满分100分，60分为合格
    if not named.indicator and quantity.unit == "次":
        named = named._replace(indicator=actions.deed(text, quantity.outer_end, named.action))
    return named


def _are_accused(named: Naming) -> bool:
    """批准逮捕213人, 起诉118件219人: who is counted is not who does it, nor the cases."""
    thing = named.indicator or ""
    return thing == "案件" or thing.endswith(_PROSECUTORS) or (thing.endswith(_DOERS) and named.action in _ACCUSED)


# what is measured, where the thing it is measured of stands behind
_DIMENSIONS = ("时速", "航速", "海拔", "高程", "水深", "井深", "直径", "半径", "口径", "轴重")
_GOES_ON = re.compile("[\u4e00-\u9fff]")
# an office that a body has: 置局长一人
_SEAT = re.compile(
    "(?<![处布设配位放安闲])置(?P<who>[^，。；：、]{1,16}(?:长|员|任|官|师|秘书|人|书记|委员|总监|主管|代表))$"
)
_FULL_MARKS = re.compile("(?:满分|总分|总分值)为?$")
_DWELLERS = {"户": "户数", "人": "人口"}
_SETTLEMENTS = tuple(
    "居委会 村委会 居民委员会 村民委员会 村民小组 小组 行政村 自然村 村 社区 乡镇 镇 乡 街道 县 区 户数".split()
)
_TOWNS = ("乡镇", "县级", "市级", "街道", "社区", "学校")
_DOERS = tuple(
    "县级 市级 省级 乡镇 街道 办公室 小组 委员会 部门 单位 机关 局 厅 委 署 院 机构 政府 法院 检察院 海关 支队 大队 总队".split()
)
_CASES_IN = frozenset("件 起 宗".split())
_PROSECUTORS = ("检察机关", "公安机关", "司法机关", "法院", "检察院")
_PERSONS = frozenset("人名")
_ACCUSED = tuple(
    "批准逮捕 逮捕 批捕 起诉 提起公诉 刑拘 刑事拘留 抓获 拘留 拘捕 判处 判刑 处分 问责 查处 移送 追责 约谈 留置".split()
)
_OPENED = (
    "破案",
    "批捕",
    "逮捕",
    "批准逮捕",
    "提起公诉",
    "公诉",
    "立案",
    "结案",
    "办案",
    "立案查处",
    "立案侦办",
    "立案侦查",
    "审结",
    "受理",
    "起诉",
    "侦破",
    "破获",
    "查处",
    "查办",
    "办结",
)
