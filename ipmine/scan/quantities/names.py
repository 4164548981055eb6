"""What looks like a quantity and is none: parts of codes and names, slogans, articles of a law."""

from __future__ import annotations

import re

from ipmine.scan.quantities.bounds import bounds, currency_before

# fixed expressions that hold a number: slogans, counts of headings
_NAMED_TAIL = re.compile(
    r"(?:代表|自信|意识|维护|全面(?:[^加推落实提]|$)|一批|一流|确立|革命|百年|文明|必须|结合|务必|方面|环节|阶段|层面|维度|坚持|"
    r"统筹|到位|清单|关键|着力|转变|聚焦|突出|抓手|不准|严禁|不放过|倍增计划|月内|小时|工作日|年度|季度|星期|月(?:以|内|后|前|的)|"
    r"部分|步骤|层次|角度|字(?![节]))"
)
_SKIPPED_CHINESE_UNITS = frozenset(
    (
        "条 种 类 级 分 度 期 届 步 线 面 路 段 环 国 省 市 县 区 园 企 校 村 镇 里 店 "
        "栏 集 版 层 格 位 站 组 员 团 口 克 斤 元 字 卷"
    ).split()
)
# a unit that goes on as another word: 6个月, 三部委, 八次全会
NOT_COUNTED = re.compile(
    r"个(?:多|半)?(?:月|小时|工作日|季度|星期|年头|学期)|部委|部门|次(?:全会|全体|常务|党代会|代表)|人(?:大|民|员|才|力|均|计划|行动)|期(?:工程|项目|建设|间|限|末|初|满|货|刊|望|待|内)|家(?:庭|团圆|团聚|灯火|欢|万户)|名单|名录|"
    r"项目(?=[、：])|分(?:机|钟|之|工|别|类|级|期|批|管|析|布|局|会|队|享|散|局)|度(?:电|假)|条(?:例|约|款|件)|里程|点(?:钟|半)|本(?:局|部|会|市|省|县|区|院|办|法|条|公|单|人|府|署)|[元吨]级|部(?:制|分|长|队|署|级)|项(?:规定|所|之|第|各)|位(?:置|于|数|次)"
)
# 第四十条、四十一条: the second number of a list of articles
_CLAUSE_OF_LAW = re.compile(r"[0-9一二三四五六七八九十百]{1,7}[条款]|[一二三四五六七八九十]{1,3}项(?:规定|的|所|，|。)")
_ARTICLE = re.compile(r"第 ?[0-9]{1,4}-$")
_NO_UNIT_BEHIND = frozenset("性式型流")
_LONE_ONE = frozenset("一")


def part_of_a_name(text: str, start: int, chinese: bool) -> bool:
    """Whether a number is a part of a code or a name: GB/T 3, -19, “12·21”."""
    before = text[start - 1 : start]
    if before in ("第", "°", "前") and not (before == "前" and text[start].isdigit()):
        return before != "前" or text[start + 1 : start + 2] in ("项", "款", "条", "目", "点", "章", "节")
    if before == "-" and _ARTICLE.search(text, max(0, start - 8), start):
        return True
    if before in ("×", "*", "÷"):  # a formula: …总人数×100%
        return True
    if (
        before in ("、", "和", "或", "至")
        and text[start - 2 : start - 1] in ("条", "款", "项")
        and _CLAUSE_OF_LAW.match(text, start)
    ):
        return True
    if before == "·" or (
        before == "-" and text[start - 2 : start - 1].isascii() and text[start - 2 : start - 1].isalpha()
    ):
        return True
    return chinese and before in ("“", "‘") and "”" in text[start : start + 12]


def counts(text: str, match: re.Match[str], unit: str, end: int) -> bool:
    """Whether a Chinese numeral with a unit counts something, and is no word or slogan."""
    number, before = match["number"], text[match.start() - 1 : match.start()]
    if number in ("千", "万") and (
        text[end : end + 1] == "口" or (unit == "元" and not bounds(text, match.start(), end)[1])
    ):
        return False  # 每千人口, 万元产值能耗: measures, not amounts
    if number == "二" and unit in ("次", "手", "等"):  # 二次污染: a count says 两次
        return False
    if unit in _SKIPPED_CHINESE_UNITS and len(number) < 3 and not match["more"] and "点" not in number:
        if unit == "元" and currency_before(text, match.start()):
            return True  # 澳门币二十元
        return unit == "元" and number not in ("一", "二", "三") and number[-1] in "百千万亿"
    if text[end : end + 1] in _NO_UNIT_BEHIND or before in (
        "某",
        "这",
        "那",
        "另",
        "上",
        "下",
        "每",
        "同",
        "逐",
        "统",
        "唯",
        "任",
    ):
        return False
    if number in _LONE_ONE:
        _, _, _, outer_start, outer_end = bounds(text, match.start(), end)
        bound = outer_start < match.start() or outer_end > end
        return (bound and unit not in ("下", "步")) or before in ("各", "均") or _each(text, match.start())
    return not _NAMED_TAIL.match(text, end)


def _each(text: str, start: int) -> bool:
    """每年召开一次, 每个省培育一家: a lone one counts when it is dealt out."""
    clause = text[max(0, start - 24) : start]
    cut = max(clause.rfind(mark) for mark in "，。；\n")
    return "每" in clause[cut + 1 :]
