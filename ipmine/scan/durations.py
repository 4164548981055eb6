"""Lengths of time as they are written: 三年, 30日内, 20个工作日, 1至2年, 一年半, 48小时.

What a scanner of one text cannot settle it marks: 12日 may be a length or a day of the
month (`day`), and any match may lie inside a date; the resolver decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ipmine.numerals import parse_number
from ipmine.scan.calendar_point import REIGNS
from ipmine.scan.runs import Runs

__all__ = ["DurationMatch", "scan"]


@dataclass(slots=True)
class DurationMatch:
    """A length at `text[start:end]` with its ISO 8601 norm; `day` marks a bare 12日."""

    start: int
    end: int
    norm: str
    day: bool = False


_CHINESE: Final = "一二三四五六七八九十百两廿卅半零〇壹贰叁肆伍陆柒捌玖拾佰"
_NUM = rf"[0-9]{{1,3}},[0-9]{{3}}|[0-9]{{1,4}}(?:\.[0-9]{{1,2}})?|[{_CHINESE}]{{1,6}}"
# 一千零八十小时, but 五千年 of history
_THOUSANDS = rf"[一二两三四五六七八九]千[{_CHINESE}]{{0,6}}(?=个?(?:小时|工作日|自然日|日|天|分钟))"
_UNIT = (
    r"个(?:完整的?)?(?:会计|纳税|预算|财政|课税|自然|日历)年度|周年"
    r"|年(?![度代级龄轻青鉴报会初底末画华货糕夜味纪薪均]|检(?![讨查验测视修核]))"
    r"|个(?:多|半)?月|个?季度(?!末)|个?(?:星期|礼拜)(?![一二三四五六日天])|周(?![岁年期边围末日刊报一二三四五六知转密到全详济长])"
    r"|个?(?:工作|自然|交易|营业|日历)[日天]|[日天](?![常均照元语本子夜龄起数津河窗地])"
    r"|个?(?:多|半)?(?:小时|钟头)|分钟|秒钟?(?!杀)"
    r"|月(?=以[上下内]|内)"
)
_JOIN: Final = r"[ ]?(?:至|到|—{1,2}|-|～|~)[ ]?"
_LENGTH = re.compile(
    rf"(?:(?P<low>{_NUM})(?P<low_unit>年|个月|个?工作日|日|天|周|小时|分钟)?{_JOIN})?"
    rf"(?P<number>{_NUM}|{_THOUSANDS})(?P<more>[多余来几]?)(?P<unit>{_UNIT})(?P<half>半(?![数价径边])|(?P<over>多)(?![次样种元方]))?"
    rf"(?:(?:零|又|加)?(?P<number2>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})(?P<unit2>个月|月(?![0-9一二三四五六七八九十]{{1,3}}日)|天|分钟?))?"
)
# where a length may begin: a number with a unit, or the low end of a range, behind it
_DIGITS: Final = "0123456789"
_RUNS = Runs(f"{_DIGITS}.,{_CHINESE}千", "多余来几年个季星礼周工自交营日天小钟分秒月 至到—～~-")
_BEHIND = re.compile(
    r"[多余来几]?(?:年|个|季度|星期|礼拜|周|工作|自然|交易|营业|日|天|小时|钟头|分钟|秒|月[以内])|[ ]?(?:[至到—～~]|-{1,2}[0-9])"
)
_LONGEST: Final = 8
_NOT_AFTER: Final = frozenset("0123456789.点第千万亿×±*/xX①②③④⑤⑥⑦⑧⑨？\ufffd")
_NAME_BEHIND = re.compile("[”」][\u4e00-\u9fff]")  # “九天”无人机
_NOT_BEHIND = re.compile(
    r"一贯|[级代度龄生]|四季|到头|之计|一(?:度|次|届|评|议|考|检|审|签|换|聘|调|变)|如一日|复一|又一|比一|[好天](?=天)|大会?变局"
)
_THE_YEAR: Final = tuple(
    "重要 关键 开局 收官 起步 不平凡 非凡 决胜 攻坚 奋进 难忘 特殊 承上启下 丰收 突破 转折".split()
)
_ONE_NOT_AFTER: Final = frozenset("的上下这那前每同另某哪头新又任首历隔逐末最有终后当比复")
_LENGTH_BEHIND: Final = ("内", "以内", "之内", "，", "。", "；", "以上")
_ERAS: Final = (*REIGNS, "民国")
_SIZES: Final = {
    "年": ("Y", ""),
    "月": ("M", ""),
    "季": ("M", ""),
    "周": ("W", ""),
    "日": ("D", ""),
    "时": ("H", "T"),
    "分": ("M", "T"),
    "秒": ("S", "T"),
}

# 优良天数281天, 比2020年增加36天: days of a kind, counted and not a length
_DAYS_COUNTED: Final = re.compile(
    r"(?:优良|良好|达标|污染|高温|降雨|降水|霜冻|日照|雾霾)天[数气](?:[^，。；\n]{0,10}|[^。；\n]{0,16}[增减][加多少]?了?)$"
)


def counts_days(text: str, start: int) -> bool:
    """Whether days of a kind are counted at `start`: a quantity, not a length."""
    return _DAYS_COUNTED.search(text, max(0, start - 24), start) is not None


def scan(text: str) -> list[DurationMatch]:
    """Every length of time of a working text, in order, without overlap."""
    found: list[DurationMatch] = []
    end = 0
    for start, stop in _RUNS.find(text):
        start = max(start, stop - _LONGEST)
        while start < stop and text[start] in ".,":
            start += 1
        if start < end or start == stop or not _BEHIND.match(text, stop):
            continue
        if stop - start == 4 and text[start] in "12" and text.startswith("年", stop) and text[start:stop].isdecimal():
            continue  # 2022年 is no length
        match = _LENGTH.match(text, start)
        if match is None:
            continue
        length = _read(text, match)
        if length is not None:
            found.append(length)
            end = length.end
        elif match["low"] is not None:
            # the low end was none: 2020年至三年 …
            match = _LENGTH.match(text, match.start("number"))
            length = _read(text, match) if match is not None else None
            if length is not None:
                found.append(length)
                end = length.end
    return found


def _read(text: str, match: re.Match[str]) -> DurationMatch | None:
    start, end = match.span()
    before = text[start - 1] if start else "\n"
    if (
        before in _NOT_AFTER
        or (before.isascii() and match[0][0].isascii() and (before.isalpha() or before == ","))
        or (before == "个" and match["unit"][0] == "年")
        or (before in "“「" and _NAME_BEHIND.match(text, end) and match["unit"] == "天" and match[0][0] in _CHINESE)
    ):
        return None
    unit = _unit(match["unit"])
    norm = _norm(match, unit)
    if norm is None or not _plausible(text, match, before, unit):
        return None
    if text.startswith("内", end):
        end += 1
    bare = match["unit"] == "日" and match["low_unit"] is None and end == match.end()
    return DurationMatch(start, end, norm, day=bare)


@lru_cache(maxsize=256)
def _unit(written: str) -> str:
    """年 月 季 周 日 时 分 秒."""
    for sign, unit in (
        ("季", "季"),
        ("月", "月"),
        ("时", "时"),
        ("钟头", "时"),
        ("分", "分"),
        ("秒", "秒"),
        ("年", "年"),
    ):
        if sign in written:
            return unit
    return "日" if written[-1] in "日天" and "礼拜" not in written else "周"


def _plausible(text: str, match: re.Match[str], before: str, unit: str) -> bool:
    number, (start, end) = match["number"], match.span()
    if unit == "年" and number.isdigit() and len(number) > 2 and int(number) > 150:
        return False  # 2022年
    if before in "几数" and not number.isascii():
        return False  # 数十年
    if (number == "半" and before in "上下") or text.endswith(_ERAS, max(0, start - 2), start):
        return False  # 下半年, 康熙三十六年, 民国廿五年
    if match["unit"] == "周年" and before != "满":
        return False  # 成立三周年
    if match["unit"].endswith("年度") and number in ("一", "1") and match["low"] is None:
        return False  # 在一个纳税年度内: in any of them
    if unit == "年" and before == "自" and text.startswith("起", end):
        return False  # 自四十年起: a year of Taiwan's
    if number in ("百", "零", "〇") or (number[0] in "百零〇" and not number[0].isdigit()):
        return False  # 百年, 百日
    if _NOT_BEHIND.match(text, end) or (unit == "日" and counts_days(text, start)):
        return False
    if match["low"] is None and number == "一" and text.endswith(_THE_YEAR, max(0, start - 4), start):
        return False  # 关键一年: the year that is spoken of
    if match["low"] is None and number == "一" and before in _ONE_NOT_AFTER:
        # 上一年 is a year; 届满前一年内, 发布后一年 are lengths
        if before == "的":
            return text.startswith(("期", "内"), end) or text.endswith(("过去的", "未来的"), max(0, start - 3), start)
        if before not in "前后":
            return False
        return text.startswith("提前", start - 2) or text.startswith(_LENGTH_BEHIND, end)
    if number == "一" and match["unit"] in ("天", "日") and match["low"] is None:
        return text.startswith(("内", "以内", "以上", "以下", "之内", "前", "后", "以前", "，", "。"), end)
    if number == "四" and unit == "周":
        return text.startswith((*_LENGTH_BEHIND, "前", "后", "时间"), end)  # 四周环境
    if unit == "日" and match["unit"] == "日":
        return before not in "月每本当同次翌"
    return not (before == "每" and number == "一")


def _norm(match: re.Match[str], unit: str) -> str | None:
    numbers = _numbers(match["number"])
    if numbers is None or (len(match["more"]) and len(numbers) > 1):
        return None
    if match["low"] is not None:
        low = _numbers(match["low"])
        if low is None or len(low) > 1 or len(numbers) > 1:
            return None
        low_unit = _unit(match["low_unit"]) if match["low_unit"] else unit
        if low_unit == unit and low[0] >= numbers[0]:
            return None
        high = numbers[0] + (0.5 if match["half"] == "半" else 0)
        return f"{_iso(low[0], low_unit)}/{_iso(high, unit)}"
    if len(numbers) == 2:
        return f"{_iso(numbers[0], unit)}/{_iso(numbers[1], unit)}"
    value = numbers[0]
    if value <= 0 or (value == 0.5 and unit not in _HALVES):
        return None
    if match["half"] == "半" or "半" in match["unit"]:
        return _halved(int(value), unit) if unit in _HALVES else None
    if match["number2"] is not None:
        second = parse_number(match["number2"])
        small = {"个": "M", "月": "M", "天": "D", "分": "M"}[match["unit2"][0]]
        order = {"年": "MD", "月": "D", "时": "M"}.get(unit, "")
        if not isinstance(second, int) or small not in order or not second or value % 1:
            return None
        return f"{_iso(value, unit)}{second}{small}"
    return _iso(value, unit)


def _numbers(written: str) -> list[int | float] | None:
    """One number, or the two of 两三年, 三五天."""
    if written == "半":
        return [0.5]
    if "半" in written:
        return None
    if len(written) == 2 and not written.isascii():
        low, high = (parse_number(char) for char in written)
        if low is not None and high is not None and 0 < low < 10 and 0 < high < 10:
            near = high - low == 1 or written == "三五"
            return [low, high] if near else None
    value = parse_number(written)
    if value is None or (not written.isascii() and len(written) > 1 and not set(written) & set("十百廿卅")):
        return None
    return [value]


def _iso(value: int | float, unit: str) -> str:
    """1.5年 is P1Y6M, as 一年半 is; other fractions stay what they are."""
    if value % 1 == 0.5 and unit in _HALVES:
        return _halved(int(value), unit)
    sign, time = _SIZES[unit]
    return f"P{time}{value * (3 if unit == '季' else 1):g}{sign}"


_HALVES: Final = {
    "年": ("P{}Y", "6M", "P6M"),
    "月": ("P{}M", "15D", "P15D"),
    "日": ("P{}D", "T12H", "PT12H"),
    "时": ("PT{}H", "30M", "PT30M"),
}


def _halved(whole: int, unit: str) -> str:
    """半年 is P6M, 一年半 P1Y6M, 半小时 PT30M."""
    head, tail, alone = _HALVES[unit]
    return head.format(whole) + tail if whole else alone
