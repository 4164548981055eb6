"""Whether a Chinese numeral with a unit counts something: 两条航线, but not 三条红线, 某一家, 二元结构."""

from __future__ import annotations

import re
from itertools import pairwise

from ipmine.gazetteer import gazetteer
from ipmine.scan.quantities.bounds import bounds
from ipmine.scan.quantities.currencies import currency_before
from ipmine.scan.quantities.lone import each, limited

# fixed expressions that hold a number: slogans, counts of headings
_NAMED_TAIL = re.compile(
    r"(?:代表|自信|意识|维护|全面(?:[^加推落实提]|$)|一批|一流|确立|革命|百年|文明|必须|结合|务必|方面|等次|档次|环节|阶段|层面|维度|坚持|"
    r"统筹|到位|清单|关键|着力|转变|聚焦|突出|抓手|不准|严禁|不放过|倍增计划|月内|小时|工作日|年度|季度|星期|月(?:以|内|后|前|的)|"
    r"部分|步骤|层次|角度|字(?![节]))"
)

_PERIOD = re.compile(r"[\u4e00-\u9fff]{0,6}(?:周期|会计年度|纳税年度|结算年度|财政年度|学期|学年)")

_COURSES = re.compile(
    r"[\u4e00-\u9fff]{0,8}?(?:课|学科|科目|科|语|技术|技艺|手艺|炮|考试|成绩|专业)|[^\u4e00-\u9fff]|$"
)

_SKIPPED_CHINESE_UNITS = frozenset(
    (
        "条 种 类 级 分 度 期 届 步 线 面 路 段 环 国 省 市 县 区 园 企 校 村 镇 里 店 "
        "栏 集 版 层 格 位 站 组 员 团 口 克 斤 元 字 卷"
    ).split()
)

_NO_UNIT_BEHIND = frozenset("性式型流")

_LONE_ONE = frozenset("一")

_NEIGHBOURS = frozenset(map("".join, pairwise("一二三四五六七八九"))) | {"三五"}

# 人数, 总数: the number of something, which the numeral then gives
_NUMBERED = frozenset("人户总次件例分基指倍额")

# 某一家, 每一件: words that point and do not count
_POINTING = frozenset("某这那另上下每同逐统唯任")


def counts(text: str, match: re.Match[str], unit: str, end: int) -> bool:
    """Whether a Chinese numeral with a unit counts something, and is no word or slogan."""
    number, before = match["number"], text[match.start() - 1 : match.start()]
    if before == "." or (number in ("千", "万") and unit in ("岁", "兆", "")):  # 万岁, 千兆光网
        return False
    if (
        before in ("数", "几")
        and not number.strip("十百千万亿")
        and text[match.start() - 2 : match.start() - 1] not in _NUMBERED
    ):
        return False  # 数百家: how many is not said; 核定人数百分之十 is another
    if number == "千" and before in ("方", "每") and unit in _THOUSANDS_OF:
        return False  # 每平方千米, 每千克: a unit by its long name
    if unit in ("家", "户") and "千家万户" in text[max(0, match.start() - 2) : match.start() + 4]:
        return False  # 惠及千家万户
    if number in _NEIGHBOURS:
        return False  # 七八家: seven or eight
    if before == "（" and number[0] in "百千万亿" and text[end : end + 1] == "）":
        return False  # 质押金额（亿元）: the unit of a column
    if number in ("千", "万") and (
        text[end : end + 1] == "口" or (unit == "元" and not bounds(text, match.start(), end)[1])
    ):
        return False  # 每千人口, 万元产值能耗: measures, not amounts
    if number == "二" and unit in ("次", "手", "等", "轮", "期"):  # 二次污染: a count says 两次, but in Taiwan 给付二次
        _, cue, _, outer_start, outer_end = bounds(text, match.start(), end)
        bounded = bool(cue) and (outer_start < match.start() or outer_end > end)
        return unit == "次" and (bounded or _TWICE.search(text, max(0, match.start() - 2), match.start()) is not None)
    if unit == "条" and _LINES.match(text, end):
        return number not in _LONE_ONE  # 两条专营巴士路线, not 三条红线
    if unit in _SKIPPED_CHINESE_UNITS and len(number) < 3 and not match["more"] and "点" not in number:
        if unit == "元" and currency_before(text, match.start()):
            return True  # 澳门币二十元
        if unit == "分":  # 考核成绩未满七十分者
            return _SCORED.search(text, max(0, match.start() - 14), match.start()) is not None
        if unit == "层":  # 增加一层包装袋
            return _WRAPPED.search(text, max(0, match.start() - 2), match.start()) is not None
        if unit == "元" and text[end : end + 1] in _NO_YUAN:
            return False  # 二元结构, 三元区, 十元店
        if unit == "元" and (
            _PAYS.search(text, max(0, match.start() - 6), match.start()) or _bounded(text, match, end)
        ):
            return True  # 应自行负担十元, 每平方米五元, 处五元以上二十元以下罚款
        # 五十元, 二百元; 十元店 and 多元 are no amounts
        return unit == "元" and number not in ("一", "二", "三", "十") and number[-1] in "十百千万亿"
    if text[end : end + 1] in _NO_UNIT_BEHIND:
        return False
    if before in _POINTING and not text.endswith(("以上", "以下"), 0, match.start()):
        return False
    if unit == "名" and text[match.start() - 1 : match.start()] == "前":
        return False  # 前三名: ranks
    if unit == "对" and text[end : end + 1] in ("一", "1"):
        return False  # 一对一辅导
    if unit == "门" and not _COURSES.match(text, end):
        return False  # 三门核电项目: a place
    if _is_a_county(number + unit) and _among_places(text, match.start()):
        return False  # 江油附子、三台麦冬
    if unit == "个" and _PERIOD.match(text, end):
        return False  # 超过一个工资支付周期
    if number in _LONE_ONE and unit == "成" and text[end : end + 1] in tuple("一二三四五六七八九"):
        return True  # 上升一成八
    if number in _LONE_ONE:
        if unit == "次" and before == "为":
            return False  # 以每次取得该项收入为一次: what is meant by one
        if unit == "批":
            return before in ("各", "均")  # 突破一批关键技术: how many is not said
        _, _, _, outer_start, outer_end = bounds(text, match.start(), end)
        bound = outer_start < match.start() or outer_end > end
        if unit in ("案", "起", "件", "例", "笔") and text.endswith("最高", 0, match.start()):
            return False  # 最高一案判赔5000万元: which one
        if bound or before in ("各", "均"):
            return unit not in ("下", "步")
        if unit in _PERSONS and _APPOINTED.match(text, end):
            return True
        return each(text, match.start()) or limited(text, match.start(), unit, end)
    return unit in _PERSONS or not _NAMED_TAIL.match(text, end)


_THOUSANDS_OF = frozenset("米克瓦伏卡升赫帕安")

_PAYS = re.compile(
    "(?:负担|缴纳|缴付|收费|收取|加收|补助|各|每[\u4e00-\u9fff]{1,3}|扣缴|支付|罚款|征收|减收|超过|不足|低于|逾)(?:新台币)?$"
)

_NO_YUAN = frozenset("结体区化制素店论")


def _bounded(text: str, match: re.Match[str], end: int) -> bool:
    _, cue, _, outer_start, outer_end = bounds(text, match.start(), end)
    return bool(cue) and (outer_start < match.start() or outer_end > end)


_TWICE = re.compile("(?:给付|开会|限报|办理|检查|申报|举行|召开|补助|展延|施测|施作)$")

_PERSONS = frozenset("名位人")  # 两名代表人

# 置委员七人，其中一人为召集人
_APPOINTED = re.compile(
    "[为任](?:副)?(?:召集人|主任委员|主席|组长|执行秘书|执行长|总干事|干事|理事长|秘书长|会长|委员长)"
)

_WRAPPED = re.compile("增加|加套|加盖|外套|套上|覆盖|铺设|包裹|加铺|再套")

_SCORED = re.compile(
    "(?:成绩|得分|评分|分数|总分|积分|评鉴|评定|考评)[^，。；]{0,6}(?:满|达|低于|高于|以|为|逾|超过|不及)$"
)

_LINES = re.compile(
    "[^，。；、的]{0,8}?(?:路线|线路|铁路|公路|航线|生产线|产线|专线|干线|河流|隧道|跑道|管道|地铁|高铁|高速|航道|渔船|船只|街道|村道|道路)"
)


def _is_a_county(word: str) -> bool:
    """三台, 五台, 四会: the short names of counties that read as a number with its unit."""
    return len(word) == 2 and any(word + kind in gazetteer().full_names for kind in "县市区")


_ITEM_BEFORE = re.compile(r"(?:(?![一二两三四五六七八九十百千万亿])[\u4e00-\u9fff]){2,12}、$")  # that counts nothing

_PLACE_SIZES = (4, 3, 2)  # characters


def _among_places(text: str, start: int) -> bool:
    """Whether the item in front in a list tells a place: what stands in a list with it may be one too."""
    item = _ITEM_BEFORE.search(text, max(0, start - 13), start)
    known = gazetteer().names
    return item is not None and any(
        item[0][at : at + size] in known for at in range(len(item[0]) - 2) for size in _PLACE_SIZES
    )
