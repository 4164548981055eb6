"""What looks like a quantity and is none: parts of codes and names, slogans, articles of a law."""

from __future__ import annotations

import re
from functools import cache

from ipmine import lexicon

# 第四十条、四十一条: the second number of a list of articles
_CLAUSE_OF_LAW = re.compile(r"[0-9一二三四五六七八九十百]{1,7}[条款]|[一二三四五六七八九十]{1,3}项(?:规定|的|所|，|。)")
_ARTICLE = re.compile(r"第 ?[0-9]{1,4}-$")
# 第5、7条, 第二、三款: a list of articles
_FIGURES = "一二三四五六七八九十百"
_LISTED_ARTICLE = re.compile(
    rf"第 ?(?:[0-9]{{1,4}}|[{_FIGURES}]{{1,5}})[条款项]?(?:[、和及至-](?:[0-9]{{1,4}}|[{_FIGURES}]{{1,5}})[条款项]?){{0,4}}[、和及至-]$"
)
_FIGURES_AND_UNIT = re.compile(rf"[0-9{_FIGURES}]{{1,5}} ?[条款项号]")
# 480毫米×140毫米 gives two quantities; …总人数×100% is a formula
_DIMENSION = re.compile(r"[0-9](?:毫米|厘米|公分|公尺|米|mm|cm|m)? ?[×*]$")
_QUOTED = re.compile(r"[“‘\"][^“”‘’\"，。；\n]{0,20}$")
_CLOSING = ("”", "’", '"')


_SESSION = re.compile(
    "(?:[一二三四五六七八九十]{1,3}次[、和及]){0,4}[一二三四五六七八九十]{1,3}次(?:全体)?(?:会议|全会)"
)
_SITTING = re.compile(r"(?:[届会]|人大|政协|常委会)(?:[一二三四五六七八九十]{1,3}次[、和及]){0,3}\Z")

_JOINS = frozenset("、和及至-")


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """First character -> the words that begin with a unit's character and are none: 个月, 部委."""
    table: dict[str, list[str]] = {}
    for row in lexicon.rows("unit_words"):
        table.setdefault(row["word"][0], []).append(row["word"])
    return {first: tuple(words) for first, words in table.items()}


def goes_on_as_a_word(text: str, unit: int) -> bool:
    """Whether what starts at `unit` is no unit but a word: 6个月, 三部委, 重点项目："""
    words = _words().get(text[unit : unit + 1])
    if words and text.startswith(words, unit):
        return not text.startswith(("人民币", "支队伍"), unit)
    return text.startswith(("项目：", "项目、", "项目”"), unit)


_POINTS = re.compile("[0-9]{1,3}个?(?:BP|bp|基点)")
_SLOGAN = re.compile(
    '[0-9]{1,3}个[0-9]{1,4}[”"]|[0-9]{1,3}(?:个|条|项|种)?(?:不得|不准|严禁|一律|必须|禁止|不|要|严格)[\u4e00-\u9fff]{0,4}[”"]'
)
_FIGURE = re.compile(
    "[一二两三四五六七八九十](?:篇(?:大)?文章|盘棋|张网|手抓|手硬|场(?:硬仗|攻坚战)|台大戏|出好戏)|两项合计"
)
_STEP_OF = re.compile("[十百千万亿]{1,4}元(?:级)?(?:大?台阶|大关|关口)")
_PER_HEAD = re.compile(
    r"[百千万]人率|[十百]?[百千万]人(?:口|均)?[\u4e00-\u9fff]{2,10}(?:拥有量|保有量|拥有数|授权量|占有量|床位数|医师数|护士数|发生率|发案率|死亡率)"
)


@cache
def _names() -> dict[str, list[tuple[str, str]]]:
    """First two characters -> the fixed names that begin with them, and the characters behind which they are none."""
    table: dict[str, list[tuple[str, str]]] = {}
    for row in lexicon.rows("number_names"):
        table.setdefault(row["word"][:2], []).append((row["word"], row["not_before"]))
    return table


def _is_a_name(text: str, start: int) -> bool:
    """Whether a fixed name that holds a number stands here: 二人转, 八项规定; not 二人转岗."""
    return any(
        text.startswith(name, start) and (text[start + len(name) : start + len(name) + 1] or "\n") not in not_before
        for name, not_before in _names().get(text[start : start + 2], ())
    )


def part_of_a_name(text: str, start: int, chinese: bool) -> bool:
    """Whether a number is a part of a code or a name: GB/T 3, -19, “12·21”."""
    before = text[start - 1 : start]
    if chinese and _SESSION.match(text, start) and _SITTING.search(text, max(0, start - 10), start):
        return True  # 省十四届人大三次会议
    if chinese and (text.endswith("条之", 0, start) or _FIGURE.match(text, start) or _is_a_name(text, start)):
        return True  # 第二十七条之二处罚锾; 做好三篇文章; 二人转
    if chinese and text[start - 1 : start] == "个" and _STEP_OF.match(text, start):
        return True  # 4个万亿元台阶: how high a step is
    if chinese and _PER_HEAD.match(text, start):
        return True  # 万人发明专利拥有量
    if before in ("第", "°", "前") and not (before == "前" and text[start].isdigit()):
        return before != "前" or text[start + 1 : start + 2] in ("项", "款", "条", "目", "点", "章", "节")
    if before == "“" and _SLOGAN.match(text, start):
        return True  # “30个不得”
    if before == "-" and _ARTICLE.search(text, max(0, start - 8), start):
        return True
    if before == "图" and text[start].isdigit() and text[start - 2 : start] != "地图":  # 图1 尾部
        return True
    if before == "/" and chinese:  # 5分/千瓦时
        return True
    if before in ("×", "*", "÷"):
        return not _DIMENSION.search(text, max(0, start - 6), start)
    if before == "+" and text[start - 2 : start - 1].isalnum():  # 桩号7K+720, but LPR+50BP
        return not _POINTS.match(text, start)
    if (
        before in _JOINS
        and _FIGURES_AND_UNIT.match(text, start)
        and _LISTED_ARTICLE.search(text, max(0, start - 30), start)
    ):
        return True
    if (
        before in ("、", "和", "或", "至")
        and text[start - 2 : start - 1] in ("条", "款", "项")
        and _CLAUSE_OF_LAW.match(text, start)
    ):
        return True
    if before == "·" or (
        before == "-" and text[start - 2 : start - 1].isascii() and text[start - 2 : start - 1].isalnum()
    ):
        return True
    # “一主两副、一圈两带、四域多点”: a slogan of numbers
    if not chinese or not any(mark in text[start : start + 20] for mark in _CLOSING):
        return False
    return _QUOTED.search(text, max(0, start - 22), start) is not None
