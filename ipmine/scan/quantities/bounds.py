"""The words around a number that bound it: 不低于500万元, 60%以上, 最高可补贴1200元."""

from __future__ import annotations

import re
from functools import cache

from ipmine import lexicon

# a bound that stands apart: 不高于承担风险责任的0.5%, 最高可补贴1200元, 不高于同期利率加100个基点
_DISTANT = re.compile(
    r"(?P<cue>不超过|不高于|不得超过|不得高于|不低于|不得低于|不少于|不得少于|不应超过|不应低于|不得逾|不逾|不小于|不大于)[^，。；：0-9]{1,30}(?:[的之额量数值积款率入和费价资算本金产税支]|(?<=[率价准R])(?:加点?|减点?|上浮|下浮|\+))$|"
    r"(?P<cue2>最高(?<!全球最高|世界最高|全国最高|国内最高|亚洲最高|国际最高)|最多)(?!时|人民|法|检|一案|一起|一件|一例|单案|单笔|者|判赔|成交|赔偿额|得分|气温|温度|水位|纪录|日|峰|点|值|位)(?:(?:可|可以|能)?[^，。；：、0-9]{0,4}|(?:可|可以|能)?(?:获得?)?(?:资助|补助|补贴|奖励|支持|补偿|减免|扣除|抵扣|抵减|报销)[^，。；：、0-9]{2,14}的|(?:可|可以|能)?(?:提高?|上浮|放宽)[至到][^，。；：0-9]{1,30}的)$|(?P<cue3>至少|最少|至多)[^，。；：、0-9]{1,12}$"
)
# a share is measured from what stands between: 定金超过合同标的额的20%
_DISTANT_SHARE = re.compile(
    r"(?<![不得])(?P<cue>超过|逾|高于|低于|少于|不足|未满|未达到|未达|(?<!未)达到)[^，。；：0-9]{1,30}(?:[的之额量数值积款率入围长费价]|(?<=未达目标))$"
)
# 8级 以上: a blank behind a unit
_BEHIND_BLANK = (" 以上", " 以下", " 以内", " 左右")
# what makes a noun of 限
_NO_LIMIT = frozenset("期权有无局上下时年额界极受")
_EACH = frozenset("人年月日天户次件亩吨家")
# the sign of 达到 and its like, which are no bound of their own
_REACHED = "="


@cache
def _cues(side: str) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """The sign of each word on a side of the number, and the words by the character next to it, the longest first."""
    signs = {row["word"]: row["sign"] for row in lexicon.rows("quantity_bounds") if row["where"] == side}
    near = -1 if side == "before" else 0
    words: dict[str, tuple[str, ...]] = {}
    for word in sorted(signs, key=len, reverse=True):
        words[word[near]] = (*words.get(word[near], ()), word)
    return signs, words


def bounds(text: str, start: int, end: int) -> tuple[str, str, bool, int, int]:
    """Comparator, its word, whether it is 达到, and the range with the words."""
    signs, words = _cues("before")
    edge = start - 1 if text[start - 1 : start] == " " else start
    edge -= currency_size(text, edge) or text.endswith("±", 0, edge)
    sign, cue, reached, outer_start = "=", "", False, edge
    for word in words.get(text[edge - 1 : edge], ()):
        if text.endswith(word, 0, edge):
            if word == "以" and not text.startswith(("为限", "为上限"), end):
                break
            if word == "过" and text[edge - 2 : edge - 1] not in tuple("值收售入额量模"):
                break  # 产值过百亿元, but 办过三场
            if word == "限" and text[edge - 2 : edge - 1] in _NO_LIMIT:
                break  # 期限12个月
            if word == "应达" and text[edge - 3 : edge - 2] in tuple("效响反供适感"):
                continue  # 乘数效应达8倍
            if word == "最高" and text.endswith(_OF_ALL, 0, edge - 2):
                break  # 全球最高10米液压支架: the tallest there is
            if word == "达" and text[edge - 2 : edge - 1] in tuple("通抵直送转传"):
                break  # 通达100多个国家
            if word == "约" and text[edge - 2 : edge - 1] in _AGREED:
                break  # 签约56份
            if word == "超" and _SURPLUS.search(text, max(0, edge - 3), edge):
                break  # 出超859亿美元
            if word == "逾" and text[edge - 2 : edge - 1] == "每":
                break  # 每逾一日科处千分之一
            if word == "近" and text[edge - 2 : edge - 1] in ("最", "附", "邻", "临", "远", "靠", "接", "亲"):
                break
            sign, cue, outer_start = signs[word], word, edge - len(word)
            reached = sign == _REACHED or word == "应达"
            break
    if sign == "=" and not cue and text[edge - 2 : edge - 1] == "每" and text[edge - 1 : edge] in _EACH:
        # 不能超过每月1000元
        word = next((w for w in words.get(text[edge - 3 : edge - 2], ()) if text.endswith(w, 0, edge - 2)), "")
        if word and word != "以" and signs[word] not in (_REACHED, "≈"):
            sign, cue, outer_start = signs[word], word, edge - 2 - len(word)
    if sign == "=" and not cue:
        low = max(0, edge - 38)
        # all its branches begin with one of these
        hint = any(text.find(sign, low, edge) >= 0 for sign in ("不", "最", "至少", "至多"))
        distant = _DISTANT.search(text, low, edge) if hint else None
        if distant:
            cue = distant["cue"] or distant["cue2"] or distant["cue3"]
            sign, outer_start = signs[cue], distant.start()
        elif text[end - 1] in "%倍" or text.find("分之", start, end) >= 0 or text.find("/", start, end) >= 0:
            distant = _DISTANT_SHARE.search(text, low, edge)
            if distant:
                cue, outer_start = distant["cue"], distant.start()
                sign, reached = signs[cue], signs[cue] == _REACHED
    if sign == "=" and not cue and text[edge - 1 : edge] == "满" and text.startswith(("者", "的"), end):
        sign, cue, outer_start = "≥", "满", edge - 1  # 学员满二十人者
    if (
        sign == "="
        and not cue
        and (
            ("约" in text[edge - 4 : edge] and _ABOUT_TO.search(text, edge - 5, edge))
            or (text[edge - 1 : edge] == "的" and _ABOUT_OF.search(text, max(0, edge - 20), edge))
        )
    ):
        sign, cue = "≈", "约"  # 约成长19.7%: the verb stays with the words in front
    if (
        sign == "="
        and not cue
        and text[edge - 1 : edge] in ("至", "到", "为")
        and _LIMIT_RAISED.search(text, edge - 10, edge)
    ):
        sign, cue = "≤", "上限"  # 上限提高至45万元
    if sign == "=" and not cue and (ceiling := _CEILING.search(text, max(0, edge - 22), edge)):
        sign, cue = "≤", ceiling[1]  # 投资上限为实收资本额49%
    if sign == "=" and not cue and text[edge - 1 : edge] == "于" and _LIMITED_TO.search(text, edge - 9, edge):
        sign, cue = "≤", "限"  # 限重制于20000台
    signs, words = _cues("after")
    outer_end = end
    if text[end : end + 1] == " " and text.startswith(_BEHIND_BLANK, end):
        end += 1
    for word in words.get(text[end : end + 1], ()):
        if text.startswith(word, end):
            if word == "起" and text[end + 1 : end + 2] not in "，。；）、":
                break
            if word == "内" and sign == "=" and not _within(text, end):
                break
            outer_end = end + len(word)
            if sign in ("=", "≈") or word in ("为限", "为上限"):
                sign, cue = signs[word], word
                reached = False
            break
    return sign, cue, reached, outer_start, outer_end


_SURPLUS = re.compile("(?:^|[^\u4e00-\u9fff]|[年月易品])[出入]超$")
_AGREED = tuple("签合缔预公条特契履违续解毁盟集节制简邀")
_OF_ALL = ("全球", "世界", "全国", "国内", "亚洲", "国际", "我国", "全省")
_ABOUT_TO = re.compile(
    "(?<![节契合条制特和盟违履签])约(?:可|需|合)?(?:产出|增|减|升|降|增长|成长|增加|减少|下降|提高|降低|上升|提升|缩短|节省|节约|需|合|有|在|为|占|是)$"
)
# 约为2021年的1.7倍, 约占全省的三成
_ABOUT_OF = re.compile("(?<![节契合条制特和盟违履签])约(?:占|为|是|相当于)[^，。；：、\n]{2,14}的$")

_LIMIT_RAISED = re.compile(
    "(?:上限|限额|最高限额)由?[^，。；0-9]{0,2}(?:提高|提升|调整|上调|调高|放宽|增加|调升|下调|调低|降低|降)[至到为]$"
)


_CEILING = re.compile(
    "(上限|最高限额)(?:(?:则|均|统一|一般|定)?为[^，。；：0-9一二三四五六七八九十百]{0,16}|维持[在于]?)$"
)
_LIMITED_TO = re.compile("(?<![期权有无局上下时年额界极受])限[^，。；：、0-9]{0,6}于$")


def _within(text: str, end: int) -> bool:
    """Whether 内 behind a number bounds it: 轨道50米内换乘, but not 5公里内河航道."""
    return text[end - 1] in "米里" and text[end + 1 : end + 2] not in "陆河江湾海径环部"


# the names of currencies that stand beside 元 or for it: the unit that it is then, and the code in ISO 4217
_CURRENCIES = {
    "新台币": ("元", "TWD"),
    "新臺币": ("元", "TWD"),
    "台币": ("元", "TWD"),
    "人民币": ("元", "CNY"),
    "港币": ("港元", "HKD"),
    "澳门币": ("澳门元", "MOP"),
    "澳门元": ("澳门元", "MOP"),
    "港元": ("港元", "HKD"),
    "美元": ("美元", "USD"),
    "美金": ("美元", "USD"),
}
# the units that are a currency by themselves
_CODES = {
    "港元": "HKD", "澳门元": "MOP", "美元": "USD", "欧元": "EUR", "英镑": "GBP", "日元": "JPY", "韩元": "KRW", "加元": "CAD",
    "澳元": "AUD", "新加坡元": "SGD", "瑞士法郎": "CHF", "卢布": "RUB", "泰铢": "THB", "令吉": "MYR", "越南盾": "VND",
    "卢比": "INR",
}  # fmt: skip


def currency_size(text: str, position: int) -> int:
    """How many characters in front of a position name a currency."""
    if text[position - 1 : position] not in ("币", "金", "元"):
        return 0
    return next((size for size in (3, 2) if text[max(0, position - size) : position] in _CURRENCIES), 0)


def currency_before(text: str, start: int) -> tuple[str, str] | None:
    """The unit and the code of the currency whose name stands in front of an amount of 元."""
    edge = start - 1 if text[start - 1 : start] == " " else start
    return _CURRENCIES.get(text[edge - currency_size(text, edge) : edge])


@cache
def currency_of_unit(written: str, unit: str) -> str | None:
    """The code of the currency that a unit names: 元人民币 is CNY, 元 alone none."""
    named = (code for name, (_, code) in _CURRENCIES.items() if name in written)
    return next(named, None) or _CODES.get(unit)
