"""Quantities: a number with its unit, and the words around it that bound it.

    27.53亿元 · 1.1万件 · 65余万元 · 百户 · 10%—15% · 百分之十二点五 · 三分之二 · 八成 · 翻一番 · 不低于500万元

What is written is found, nothing more: whether a quantity is a target is decided where
the paper around it is known. Dates, durations, document and article numbers, ranks,
list labels and fixed expressions (三个代表, 一带一路) are no quantities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ipmine import lexicon
from ipmine.numerals import parse_number


class Quantity(NamedTuple):
    """`text[start:end]` is the number with its unit; `outer_start:outer_end` adds the words that bound it.

    `kind` is that of the unit: `count`, `measure`, `ratio` or `money`. `comparator` is what
    the words around say (`=` where they say nothing); `cue` is that word. `reached` marks
    达到 and the like, which bound a plan from below and state a result exactly.
    """

    start: int
    end: int
    value: int | float
    value_max: int | float | None
    unit: str
    kind: str
    comparator: str
    cue: str
    reached: bool
    outer_start: int
    outer_end: int
    chinese: bool


_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,16})(?:\.[0-9]{1,8})?"
_HAN = "一二两三四五六七八九十百千万亿"
# 千 in front of 瓦, 米, 克 and the like belongs to the unit
_SCALE = r"(?:[十百万亿]|千(?![瓦米克伏卡帕]))"
_ARABIC = (
    rf"(?<![A-Za-z0-9.])(?>(?P<number>{_DIGITS}(?:{_SCALE}{{1,3}}(?:{_DIGITS}[千万亿]{{1,2}}){{0,2}})?)"
    rf" ?(?P<more>[余多]?)(?P<scale>{_SCALE}{{0,2}})(?P<more2>[余多]?))"
)
_CHINESE = (
    rf"(?<![第{_HAN}〇零])(?>(?P<number>[{_HAN}][{_HAN}〇零]{{0,19}}(?:点[一二三四五六七八九零〇]{{1,8}}[万亿]{{0,2}})?)"
    r"(?P<more>[余多]?)(?P<scale>[万亿]{0,2})(?P<more2>))"
)
_PERCENT = re.compile(
    rf"(?P<base>[百千万])分之(?P<low>[{_HAN}〇零点0-9.]{{1,12}})"
    rf"(?:(?:至|到|—|-|～)(?:(?P=base)分之)?(?P<high>[{_HAN}〇零点0-9.]{{1,12}})(?![{_HAN}]))?"
)
_FRACTION = re.compile(rf"(?<![{_HAN}])(?P<whole>[二三四五六七八九十两]{{1,3}})分之(?P<part>[{_HAN}]{{1,4}})")
_SLASHED = re.compile(r"(?<![0-9/.A-Za-z])(?P<part>[1-9])/(?P<whole>[2-9]|10)(?![0-9/.月日])")
_TENTHS = re.compile(r"(?P<number>[一二两三四五六七八九1-9])成(?P<half>半?)(?![员立为功果熟本都长效型品分交绩就了份])")
_DOUBLED = re.compile(r"翻(?P<times>[一两二三])番|(?:减|折|缩)半(?=[征收缴返计执补])|翻倍(?=[，。；、增])")
_LAST_SCALE = re.compile(r"[百千万亿]{1,2}$")
_RANGE = re.compile(r"(?:-{1,2}|—{1,2}|～|~|至|到) ?")

# words in front that bound a number; the longest one that fits counts
_BEFORE = {
    "≥": "大于等于 不低于 不少于 不小于 不得低于 不得少于 不得小于 不应低于 不应少于 至少 最低 最少 起码 不下于 不弱于 不短于 应达",
    ">": "超过 突破 超 逾 多于 大于 高于 达到并超过 跃上 超出 高出",
    "≤": "小于等于 不超过 不高于 不大于 不多于 不得超过 不得高于 不得多于 不得大于 不应超过 不应高于 最高 最多 至多 最高不超过 最多不超过 "
    "最高可达 不逾 不得逾 上限为 限额为 以 不超",
    "<": "低于 少于 小于 不足 不到 不满 未满 未达 未达到",
    "≈": "约 近 大约 约为 将近 接近 大致为 大概 约占 约达 大体",
    "=": "达到 达 达至 达成 突破到",
}
# a bound that stands apart: 不高于承担风险责任的0.5%, 最高可补贴1200元
_DISTANT = re.compile(
    r"(?P<cue>不超过|不高于|不得超过|不得高于|不低于|不得低于|不少于|不应超过|不应低于)[^，。；：、0-9]{1,16}的$|"
    r"(?P<cue2>最高|最多)(?:可|可以|能)?[^，。；：、0-9]{0,4}$"
)
_REACHED = frozenset(["达到", "达", "达至", "达成", "应达"])
_AFTER = {
    "≥": "（含）以上 （含）及以上 及以上 以上 及其以上 或以上 起步 起",
    "≤": "（含）以下 （含）及以下 及以下 以下 以内 之内 或以下 及以内 为限 为上限 内 封顶",
    "≈": "左右 上下 不等 上下浮动 前后",
}
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
_NOT_COUNTED = re.compile(
    r"个(?:多|半)?(?:月|小时|工作日|季度|星期|年头|学期)|部委|部门|次(?:全会|全体|常务|党代会|代表)|人(?:大|民|员|才|力|均|计划|行动)|期(?:工程|项目|建设|间|限|末|初|满|货|刊|望|待|内)|家(?:庭|团圆|团聚|灯火|欢|万户)|名单|名录|"
    r"项目(?=[、：])|分(?:机|钟|之|工|别|类|级|期|批|管|析|布|局|会|队|享|散|局)|度(?:电|假)|条(?:例|约|款|件)|里程|点(?:钟|半)|本(?:局|部|会|市|省|县|区|院|办|法|条|公|单|人|府|署)|[元吨]级|部(?:制|分|长|队|署|级)|项(?:规定|所|之|第|各)|位(?:置|于|数|次)"
)
# 第四十条、四十一条: the second number of a list of articles
_CLAUSE_OF_LAW = re.compile(r"[0-9一二三四五六七八九十百]{1,7}[条款]|[一二三四五六七八九十]{1,3}项(?:规定|的|所|，|。)")
_ARTICLE = re.compile(r"第 ?[0-9]{1,4}-$")
_NO_UNIT_BEHIND = frozenset("性式型流")
_LONE_ONE = frozenset("一")


@cache
def _units() -> dict[str, list[tuple[str, str, str]]]:
    """First character -> (unit, norm, kind), the longest first."""
    table: dict[str, list[tuple[str, str, str]]] = {}
    for row in lexicon.rows("units"):
        table.setdefault(row["unit"][0], []).append((row["unit"], row["norm"], row["kind"]))
    for units in table.values():
        units.sort(key=lambda u: -len(u[0]))
    return table


@cache
def _numbers(form: str) -> re.Pattern[str]:
    """Numbers of a form that have the first character of a unit, or a range, behind them."""
    first = "".join(map(re.escape, sorted(_units())))
    return re.compile(rf"{form}(?=[{first}]| [A-Za-z]|[-—～~至到])")


def _unit_at(text: str, position: int) -> tuple[str, str, str] | None:
    for unit in _units().get(text[position : position + 1], ()):
        if text.startswith(unit[0], position):
            return unit
    return None


@cache
def _cues(side: str) -> tuple[int, dict[str, str]]:
    words = {w: sign for sign, ws in (_BEFORE if side == "before" else _AFTER).items() for w in ws.split()}
    return max(map(len, words)), words


def _bounds(text: str, start: int, end: int) -> tuple[str, str, bool, int, int]:
    """Comparator, its word, whether it is 达到, and the range with the words."""
    longest, words = _cues("before")
    edge = start - 1 if text[start - 1 : start] == " " else start
    edge -= _currency_size(text, edge)
    sign, cue, reached, outer_start = "=", "", False, edge
    for size in range(longest, 0, -1):
        word = text[max(0, edge - size) : edge]
        if len(word) == size and word in words:
            if word == "以" and not text.startswith(("为限", "为上限"), end):
                break
            if word == "近" and text[edge - 2 : edge - 1] in ("最", "附", "邻", "临", "远", "靠", "接", "亲"):
                break
            sign, cue, reached, outer_start = words[word], word, word in _REACHED, edge - size
            break
    if sign == "=" and not cue:
        distant = _DISTANT.search(text, max(0, edge - 24), edge)
        if distant:
            cue = distant["cue"] or distant["cue2"]
            sign, outer_start = _cues("before")[1][cue], distant.start()
    longest, words = _cues("after")
    outer_end = end
    for size in range(longest, 0, -1):
        word = text[end : end + size]
        if len(word) == size and word in words:
            if word == "起" and text[end + 1 : end + 2] not in "，。；）、":
                break
            if word == "内" and sign == "=":
                break
            outer_end = end + size
            if sign in ("=", "≈") or word in ("为限", "为上限"):
                sign, cue = words[word], word
                reached = False
            break
    return sign, cue, reached, outer_start, outer_end


def _value(number: str, scale: str) -> int | float | None:
    if not scale:
        return parse_number(number)
    value = parse_number(number)
    factor = parse_number(scale)
    if value is None or factor is None:
        return None
    return round(value * factor, 6)


def _exact(value: int | float) -> int | float:
    return int(value) if value == int(value) else value


def scan(text: str) -> list[Quantity]:
    """All quantities of a working text, in order, without overlap.

    >>> [(text[q.start:q.end], q.value, q.unit, q.comparator) for text in ["奖励不超过50万元"] for q in scan(text)]
    [('50万元', 500000, '元', '≤')]
    """
    found = sorted(
        (*_shares(text), *_counted(text, _numbers(_ARABIC), False), *_counted(text, _numbers(_CHINESE), True)),
        key=lambda q: (q.start, -q.end),
    )
    kept: list[Quantity] = []
    for quantity in found:
        if not kept or quantity.start >= kept[-1].end:
            kept.append(_listed(text, kept[-1], quantity) if kept else quantity)
    return kept


def _listed(text: str, last: Quantity, quantity: Quantity) -> Quantity:
    """达到12件和20件: what bounds the first of a list bounds the others."""
    bare = quantity.comparator == "=" and not quantity.cue
    joined = text[last.end : quantity.start] in ("、", "和", "及", "或")
    if bare and joined and last.outer_start < last.start and last.unit == quantity.unit:
        return quantity._replace(comparator=last.comparator, cue=last.cue, reached=last.reached)
    return quantity


# where a number may begin: a set that the engine can skip to
_FIGURES = re.compile("[0-9]{1,400}")
_NUMERALS = re.compile(f"[{_HAN}〇零]{{1,400}}")


def _matches(text: str, pattern: re.Pattern[str], chinese: bool) -> Iterator[re.Match[str]]:
    """What `pattern.finditer` finds: a number begins only where a run of its characters begins."""
    behind = 0
    for run in (_NUMERALS if chinese else _FIGURES).finditer(text):
        if run.start() >= behind:
            match = pattern.match(text, run.start())
            if match:
                behind = match.end()
                yield match


def _counted(text: str, pattern: re.Pattern[str], chinese: bool) -> Iterator[Quantity]:
    consumed = 0
    for match in _matches(text, pattern, chinese):
        start = match.start()
        if start < consumed or _part_of_a_name(text, start, chinese):
            continue
        low = _value(match["number"], match["scale"])
        unit = _unit_at(text, match.end()) or _unit_behind_blank(text, match.end())
        end = match.end() + (len(unit[0]) if unit else 0)
        high: int | float | None = None
        behind = _RANGE.match(text, end)
        second = pattern.match(text, behind.end()) if behind and low is not None else None
        if second is not None:
            unit2 = _unit_at(text, second.end())
            top = _value(second["number"], second["scale"])
            if unit2 is not None and (unit is None or unit[1] == unit2[1]) and top is not None:
                scale = _LAST_SCALE.search(second["number"] + second["scale"])
                if unit is None and scale and not _LAST_SCALE.search(match["number"] + match["scale"]):
                    low = low * (parse_number(scale[0]) or 1) if low is not None else None  # 5至10万元: both count 万
                if low is not None and top > low:
                    unit, end, high = unit2, second.end() + len(unit2[0]), top
        if unit is None or low is None or _NOT_COUNTED.match(text, end - len(unit[0])):
            continue
        if unit[0] == "分" and text[start - 1 : start] in ("时", "点", "："):
            continue
        if chinese and not _counts(text, match, unit[0], end):
            continue
        if unit[0] == "级" and "." not in match["number"]:
            continue
        consumed = end
        sign, cue, reached, outer_start, outer_end = _bounds(text, start, end)
        if match["more"] or match["more2"]:
            sign, cue = ">", match["more"] or match["more2"]
        unit_norm, kind = unit[1], unit[2]
        currency = _currency_before(text, start) if unit_norm == "元" else None
        yield Quantity(
            start,
            end,
            _exact(low),
            None if high is None else _exact(high),
            currency or unit_norm,
            kind,
            sign,
            cue,
            reached,
            outer_start,
            outer_end,
            chinese,
        )


def _unit_behind_blank(text: str, position: int) -> tuple[str, str, str] | None:
    """A unit of letters may stand behind a blank: 100 km."""
    if text[position : position + 1] == " ":
        unit = _unit_at(text, position + 1)
        if unit and unit[0].isascii():
            return " " + unit[0], unit[1], unit[2]
    return None


def _part_of_a_name(text: str, start: int, chinese: bool) -> bool:
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


def _counts(text: str, match: re.Match[str], unit: str, end: int) -> bool:
    """Whether a Chinese numeral with a unit counts something, and is no word or slogan."""
    number, before = match["number"], text[match.start() - 1 : match.start()]
    if number in ("千", "万") and (
        text[end : end + 1] == "口" or (unit == "元" and not _bounds(text, match.start(), end)[1])
    ):
        return False  # 每千人口, 万元产值能耗: measures, not amounts
    if number == "二" and unit in ("次", "手", "等"):  # 二次污染: a count says 两次
        return False
    if unit in _SKIPPED_CHINESE_UNITS and len(number) < 3 and not match["more"] and "点" not in number:
        if unit == "元" and _currency_before(text, match.start()):
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
        _, _, _, outer_start, outer_end = _bounds(text, match.start(), end)
        bound = outer_start < match.start() or outer_end > end
        return (bound and unit not in ("下", "步")) or before in ("各", "均") or _each(text, match.start())
    return not _NAMED_TAIL.match(text, end)


def _each(text: str, start: int) -> bool:
    """每年召开一次, 每个省培育一家: a lone one counts when it is dealt out."""
    clause = text[max(0, start - 24) : start]
    cut = max(clause.rfind(mark) for mark in "，。；\n")
    return "每" in clause[cut + 1 :]


_CURRENCIES = {
    "新台币": "新台币",
    "新臺币": "新台币",
    "台币": "新台币",
    "人民币": "元",
    "港币": "港元",
    "澳门币": "澳门元",
    "美金": "美元",
}


def _currency_size(text: str, position: int) -> int:
    """How many characters in front of a position name a currency."""
    return next((size for size in (3, 2) if text[max(0, position - size) : position] in _CURRENCIES), 0)


def _currency_before(text: str, start: int) -> str | None:
    edge = start - 1 if text[start - 1 : start] == " " else start
    return _CURRENCIES.get(text[edge - _currency_size(text, edge) : edge])


def _shares(text: str) -> Iterator[Quantity]:
    """百分之…, …分之…, 1/3, 八成, 翻一番, 减半."""
    for match in _PERCENT.finditer(text) if "分之" in text else ():
        low, high = parse_number(match["low"]), parse_number(match["high"]) if match["high"] else None
        if low is None:
            continue
        end = match.end() if high is not None or not match["high"] else match.end("low")
        unit = {"百": "%", "千": "‰", "万": "‱"}[match["base"]]
        yield _share(text, match.start(), end, low, high, unit, True)
    for match in _FRACTION.finditer(text) if "分之" in text else ():
        whole, part = parse_number(match["whole"]), parse_number(match["part"])
        if whole and part and part < whole:
            yield _share(text, match.start(), match.end(), round(part / whole, 4), None, "1", True)
    for match in _SLASHED.finditer(text) if "/" in text else ():
        whole, part = int(match["whole"]), int(match["part"])
        sign = _bounds(text, match.start(), match.end())
        share = sign[1] or text[match.start() - 1 : match.start()] in ("的", "占", "为", "少", "短", "到")
        if part < whole and share:
            yield _share(text, match.start(), match.end(), round(part / whole, 4), None, "1", False)
    for match in _TENTHS.finditer(text) if "成" in text else ():
        number = parse_number(match["number"])
        bounded = (
            _bounds(text, match.start(), match.end())[1] or text[match.end() : match.end() + 1] in "，。；、的予补给"
        )
        if number and bounded and text[match.start() - 1 : match.start()] not in ("第", "一"):
            yield _share(text, match.start(), match.end(), number * 10 + (5 if match["half"] else 0), None, "%", True)
    for match in _DOUBLED.finditer(text) if "翻" in text or "半" in text else ():
        if match["times"]:
            times = parse_number(match["times"])
            if times:
                yield _share(text, match.start(), match.end(), 2**times, None, "倍", True)
        elif match[0] == "翻倍":
            yield _share(text, match.start(), match.end(), 2, None, "倍", True)
        else:
            yield _share(text, match.start(), match.end(), 0.5, None, "1", True)


def _share(
    text: str, start: int, end: int, low: int | float, high: int | float | None, unit: str, chinese: bool
) -> Quantity:
    sign, cue, reached, outer_start, outer_end = _bounds(text, start, end)
    return Quantity(start, end, low, high, unit, "ratio", sign, cue, reached, outer_start, outer_end, chinese)
