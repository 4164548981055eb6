"""The words around a number that bound it: 不低于500万元, 60%以上, 最高可补贴1200元."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from ipmine import lexicon
from ipmine.scan.quantities.currencies import currency_size

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
# by what a number counts, in front of a word that bounds it
_PER = re.compile("/[十百千万亿]{0,3}[\u4e00-\u9fff]{1,4}?(?=以[上下内]|及以[上下]|左右|上下|之内)")
# what makes a noun of 限
NO_LIMIT = "期权有无局上下时年额界极受"
# and of 约: 节约, 签约, 预约
_NO_ESTIMATE = "签合缔预公条特契履违续解毁盟集节制简邀和婚租赴守立俭要誓"
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


class _Bound(NamedTuple):
    """The sign, its word, whether it is 达到, and where the words begin."""

    sign: str
    cue: str
    reached: bool
    start: int


def bounds(text: str, start: int, end: int) -> tuple[str, str, bool, int, int]:
    """Comparator, its word, whether it is 达到, and the range with the words."""
    edge = start - 1 if text[start - 1 : start] == " " else start
    edge -= currency_size(text, edge) or text.endswith("±", 0, edge)
    bound = _in_front(text, edge, end)
    if bound is None:
        bound = next((found for rule in _FURTHER if (found := rule(text, start, end, edge))), None)
    sign, cue, reached, outer_start = bound or ("=", "", False, edge)
    signs, words = _cues("after")
    if text[end : end + 1] == "/" and (per := _PER.match(text, end)):
        end = per.end()  # 0.6人/百亿元以下
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


def _in_front(text: str, edge: int, end: int) -> _Bound | None:
    """The word of the lexicon that stands right in front of the number, if it bounds it."""
    signs, words = _cues("before")
    for word in words.get(text[edge - 1 : edge], ()):
        if text.endswith(word, 0, edge):
            other = _SAYS_ELSE.get(word)
            if other is not None and other(text, edge, end):
                if word == "应达":
                    continue  # 效应达8倍: 达 still bounds
                return None
            sign = signs[word]
            return _Bound(sign, word, sign == _REACHED or word == "应达", edge - len(word))
    return None


def _behind_one_of(chars: str, size: int = 1) -> Callable[[str, int, int], bool]:
    """Whether one of some characters stands in front of a word of so many characters."""
    return lambda text, edge, end: text[edge - size - 1 : edge - size] in tuple(chars)


_SURPLUS = re.compile("(?:^|[^\u4e00-\u9fff]|[年月易品])[出入]超$")
_OF_ALL = ("全球", "世界", "全国", "国内", "亚洲", "国际", "我国", "全省")
# words that bound a number, and where they say something else
_SAYS_ELSE: dict[str, Callable[[str, int, int], bool]] = {
    "以": lambda text, edge, end: not text.startswith(("为限", "为上限"), end),
    "过": lambda text, edge, end: (
        text[edge - 2 : edge - 1] not in tuple("值收售入额量模资润产税利款本数")
    ),  # 产值过百亿元, 办过三场
    "限": _behind_one_of(NO_LIMIT),  # 期限12个月
    "应达": _behind_one_of("效响反供适感", 2),  # 乘数效应达8倍
    "最高": lambda text, edge, end: text.endswith(_OF_ALL, 0, edge - 2),  # 全球最高10米液压支架: the tallest there is
    "达": _behind_one_of("通抵直送转传下表发豁雷马"),  # 通达100多个国家, 下达3.5亿元
    "约": _behind_one_of(_NO_ESTIMATE),  # 签约56份
    "超": lambda text, edge, end: _SURPLUS.search(text, max(0, edge - 3), edge) is not None,  # 出超859亿美元
    "逾": _behind_one_of("每"),  # 每逾一日科处千分之一
    "近": _behind_one_of("最附邻临远靠接亲就逼迫新贴切"),
}


def _each_time(text: str, start: int, end: int, edge: int) -> _Bound | None:
    """不能超过每月1000元."""
    if text[edge - 2 : edge - 1] != "每" or text[edge - 1 : edge] not in _EACH:
        return None
    signs, words = _cues("before")
    word = next((w for w in words.get(text[edge - 3 : edge - 2], ()) if text.endswith(w, 0, edge - 2)), "")
    if word and word != "以" and signs[word] not in (_REACHED, "≈"):
        return _Bound(signs[word], word, False, edge - 2 - len(word))
    return None


def _distant(text: str, start: int, end: int, edge: int) -> _Bound | None:
    """不得低于上年投入的5%: the bound stands farther off."""
    signs, _ = _cues("before")
    low = max(0, edge - 38)
    # all its branches begin with one of these
    hint = any(text.find(sign, low, edge) >= 0 for sign in ("不", "最", "至少", "至多"))
    distant = _DISTANT.search(text, low, edge) if hint else None
    if distant:
        cue = distant["cue"] or distant["cue2"] or distant["cue3"]
        return _Bound(signs[cue], cue, False, distant.start())
    if text[end - 1] in "%倍" or text.find("分之", start, end) >= 0 or text.find("/", start, end) >= 0:
        distant = _DISTANT_SHARE.search(text, low, edge)
        if distant:
            cue = distant["cue"]
            return _Bound(signs[cue], cue, signs[cue] == _REACHED, distant.start())
    return None


def _full(text: str, start: int, end: int, edge: int) -> _Bound | None:
    """学员满二十人者."""
    full = text[edge - 1 : edge] == "满" and text.startswith(("者", "的"), end)
    return _Bound("≥", "满", False, edge - 1) if full else None


def _about(text: str, start: int, end: int, edge: int) -> _Bound | None:
    """约成长19.7%, 约占全省的三成: the verb stays with the words in front."""
    near = "约" in text[edge - 4 : edge] and _ABOUT_TO.search(text, edge - 5, edge)
    about = near or (text[edge - 1 : edge] == "的" and _ABOUT_OF.search(text, max(0, edge - 20), edge))
    return _Bound("≈", "约", False, edge) if about else None


def _ceiling(text: str, start: int, end: int, edge: int) -> _Bound | None:
    """上限提高至45万元, 投资上限为实收资本额49%."""
    raised = text[edge - 1 : edge] in ("至", "到", "为") and _LIMIT_RAISED.search(text, edge - 10, edge)
    if raised:
        return _Bound("≤", "上限", False, edge)
    ceiling = _CEILING.search(text, max(0, edge - 22), edge)
    return _Bound("≤", ceiling[1], False, edge) if ceiling else None


def _limited_to(text: str, start: int, end: int, edge: int) -> _Bound | None:
    """限重制于20000台."""
    limited = text[edge - 1 : edge] == "于" and _LIMITED_TO.search(text, edge - 9, edge)
    return _Bound("≤", "限", False, edge) if limited else None


# where no word stands right in front of the number, in this order
_FURTHER = (_each_time, _distant, _full, _about, _ceiling, _limited_to)


_ABOUT_TO = re.compile(
    f"(?<![{_NO_ESTIMATE}])约(?:可|需|合)?(?:产出|增|减|升|降|增长|成长|增加|减少|下降|提高|降低|上升|提升|缩短|节省|节约|需|合|有|在|为|占|是)$"
)
# 约为2021年的1.7倍, 约占全省的三成
_ABOUT_OF = re.compile(f"(?<![{_NO_ESTIMATE}])约(?:占|为|是|相当于)[^，。；：、\n]{{2,14}}的$")

_LIMIT_RAISED = re.compile(
    "(?:上限|限额|最高限额)由?[^，。；0-9]{0,2}(?:提高|提升|调整|上调|调高|放宽|增加|调升|下调|调低|降低|降)[至到为]$"
)


_CEILING = re.compile(
    "(上限|最高限额)(?:(?:则|均|统一|一般|定)?为[^，。；：0-9一二三四五六七八九十百]{0,16}|维持[在于]?)$"
)
_LIMITED_TO = re.compile(f"(?<![{NO_LIMIT}])限[^，。；：、0-9]{{0,6}}于$")


def _within(text: str, end: int) -> bool:
    """Whether 内 behind a number bounds it: 轨道50米内换乘, but not 5公里内河航道."""
    return text[end - 1] in "米里" and text[end + 1 : end + 2] not in "陆河江湾海径环部"
