"""Whether a number may have the unit behind it: a rank, a class, a place or an age counts nothing."""

from __future__ import annotations

import re

from ipmine.scan.durations import counts_days

# 7.3级, 6级左右地震: other levels are ranks
_QUAKE = re.compile(r"(?:以上|左右|及以上)?的?(?:[\u4e00-\u9fff]{0,4}(?:地震|强震|余震|中强震|大风|台风|阵风))")
# 骨架抗风8级以上
_WITHSTANDS = re.compile(r"(?:抗风|风力|抗震|抗风力)(?:能力|等级)?(?:达到|达|应?为|不低于|不小于)? ?$")
# 居全国5位, 上升3位
_RANK = re.compile(r"(?:居|列|排|名|升|移|进|退|降|第|前)[\u4e00-\u9fff]{0,5}$")
# 76954.3%: the digits of a table whose cells ran together
_RUN_TOGETHER = re.compile(r"[0-9]{5,99}\.")
# 南下65公里处: where something is
_LENGTHS = frozenset(("公里", "千米", "公尺", "米"))
_PLACE = re.compile(r"处(?![置理罚于以分])")
_CLASS = re.compile("创新药|新药|疫苗|水体|用地|以上|地区|区域|会计")  # 1类创新药


# 马鬃山村水坪5组: a group of villagers by its number
_VILLAGE = re.compile("[村社屯][\u4e00-\u9fff]{0,4}$")


# 牵头单位有两个的，排在首位的负总责: how a table is to be read
_SEVERAL_LEADS = re.compile("(?:牵头|责任|主办|负责|承办|主抓)(?:单位|部门)[”」]?[有为]$")


def _quoted_name(text: str, start: int, end: int) -> bool:
    """Whether a number closes a quoted name: “30条”, “民营经济32条”."""
    return text[end : end + 1] == "”" and text.rfind("“", max(0, start - 12), start) > text.rfind("”", 0, start)


def fits(text: str, number: str, unit: str, start: int, end: int) -> bool:
    """Whether a number may have this unit: no 2.5间, no rank, a level only where it measures, days only of a kind."""
    if unit == "级":
        withstood = _WITHSTANDS.search(text, max(0, start - 8), start)
        return "." in number or withstood is not None or _QUAKE.match(text, end) is not None
    if unit in ("个", "家") and text[end : end + 1] in ("的", "以"):
        return _SEVERAL_LEADS.search(text, max(0, start - 8), start) is None
    if unit == "组":
        return _VILLAGE.search(text, max(0, start - 8), start) is None
    if unit == "条":
        return text[start - 1 : start] != "双" and not _quoted_name(text, start, end)
    if unit == "类":
        return number not in ("1", "2", "3") or _CLASS.match(text, end) is None
    if unit in ("次", "批", "批次"):
        return re.search("(?<![0-9积得满评部])分$", text[max(0, start - 2) : start]) is None  # 经费分两次拨付
    if unit == "人":
        return not (text[start - 1 : start] == "每" and text[end : end + 1] == "口")  # 每10万人口
    if unit in _LENGTHS:
        return _PLACE.match(text, end) is None
    if unit == "岁":
        # a man of 42: 一名42岁男子, （现年42岁）
        of_one = text[start - 1 : start] in ("名", "个", "位", "年")
        return not of_one or any(mark in text[start:end] for mark in "-—～~至到")  # 500名16—24岁青年
    if unit == "天":
        return counts_days(text, start)
    if unit == "P":
        return "算力" in text[max(0, start - 16) : start]  # petaflops
    if unit == "%":
        return not _RUN_TOGETHER.match(number) and text[start - 1 : start] != "前"  # 进入前1%: a rank
    if unit == "方":
        return number[-1:] in ("万", "亿") or text[end - 2 : end - 1] in ("万", "亿")  # 10亿方: cubic metres
    if unit == "期":
        return text[start - 1 : start] not in ("校", "院")  # 中央党校33期培训班: which one
    if unit == "眼":
        return number not in ("两", "二")  # 两眼眼压
    if unit == "位":
        return _RANK.search(text, max(0, start - 8), start) is None
    return unit != "间" or "." not in number or number[-1] in "万亿"
