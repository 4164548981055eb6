"""Shares and multiples: 百分之十二点五, 三分之二, 1/3, 八成, 翻一番, 减半."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ipmine import guard
from ipmine.numerals import parse_number
from ipmine.scan.quantities.bounds import bounds
from ipmine.scan.quantities.quantity import Quantity
from ipmine.scan.runs import Rows

_HAN = "一二两三四五六七八九十百千万亿"
_PERCENT = re.compile(
    rf"(?P<base>百万|[百千万])分之(?P<low>[{_HAN}〇零点0-9.]{{1,12}})"
    rf"(?:(?:至|到|—|-|～)(?:(?P=base)分之)?(?P<high>[{_HAN}〇零点0-9.]{{1,12}})(?![{_HAN}]))?"
)
_FRACTION = re.compile(rf"(?<![{_HAN}])(?P<whole>[二三四五六七八九十两]{{1,3}})分之(?P<part>[{_HAN}]{{1,4}})")
_HALF = re.compile(r"(?:一半|半数(?<!过半数)|半数(?<=超过半数))(?![天年月个路])")
_GIVEN = re.compile("(?:给予|予以|[进实]行)?(?:补|奖|贴|返|支付|资助|承担|分担|计)")  # 按利息的一半予以贴息
_OVER_HALF = re.compile(
    "(?<=[比重数率例])过半(?=[，。；、\n])|(?<!超)过半数(?=[之的]?(?:同意|决议|通过|出席|表决|投票|选票|赞成|选举|推选|互选|支持))"
)  # 经出席会员过半数通过
_SHARED = frozenset("占达减增至到了少有短降低缩简压砍省")  # in front of a half
_SLASHED = re.compile(r"(?<![0-9/.A-Za-z])(?P<part>[1-9])/(?P<whole>[2-9]|10)(?![0-9/.月日])")
_TENTHS = re.compile(
    r"(?<![一二三四五六七八九])(?P<number>[一二两三四五六七八九1-9])成(?P<half>半?)(?![员立为功果熟本都长效型品分交绩就了份])"
)
_DOUBLED = re.compile(
    r"翻了?(?:近|约|超过?)?(?P<times>[一两二三四五六])番|翻番(?=[，。；\n的]|、(?!达|突破|超|至))|(?:减|折|缩)半(?=[征收缴返计执补])|翻倍(?=[，。；、增])"
)


# where one of them may begin
_SLASHES = Rows("123456789", "/")
_PARTS = Rows("一二两三四五六七八九123456789", "成")
_TURNS = Rows("翻减折缩", "一两二三四五六倍半了近约超番")


def _at(places: Rows, pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What the pattern matches at the places."""
    for place in places.find(text):
        match = pattern.match(text, place)
        if match:
            yield match


def _fractions(text: str) -> Iterator[re.Match[str]]:
    """三分之二, found from its 分之."""
    done = 0
    sign = text.find("分之")
    while sign >= 0:
        start = sign
        while start > done and sign - start < 3 and text[start - 1] in _HAN:
            start -= 1
        match = _FRACTION.match(text, start) if start < sign else None
        if match:
            yield match
            done = match.end()
        sign = text.find("分之", sign + 2)


def shares(text: str) -> Iterator[Quantity]:
    """百分之…, …分之…, 1/3, 一半, 八成, 翻一番, 减半."""
    for match in guard.finditer(_PERCENT, text) if "分之" in text else ():
        low, high = parse_number(match["low"]), parse_number(match["high"]) if match["high"] else None
        if low is None or text[match.start() - 1 : match.start()] == "前":  # 进入前千分之一: a rank
            continue
        if high is not None and high <= low:
            high = None  # no range: 百分之百—百
        end = match.end() if high is not None or not match["high"] else match.end("low")
        unit = {"百": "%", "千": "‰", "万": "‱", "百万": "ppm"}[match["base"]]
        yield _share(text, match.start(), end, low, high, unit, True)
    for match in _fractions(text):
        whole, part = parse_number(match["whole"]), parse_number(match["part"])
        if whole and part and part < whole:
            yield _share(text, match.start(), match.end(), round(part / whole, 4), None, "1", True)
    for match in guard.finditer(_HALF, text) if "一半" in text or "半数" in text else ():
        given = text.startswith("的", match.start() - 1) and _GIVEN.match(text, match.end())
        if (
            given
            or text[max(0, match.start() - 1) : match.start()] in _SHARED
            or bounds(text, match.start(), match.end())[1]
        ):
            yield _share(text, match.start(), match.end(), 0.5, None, "1", True)
    for match in guard.finditer(_OVER_HALF, text) if "过半" in text else ():
        start = match.start() + 1
        yield _share(text, start, match.end(), 0.5, None, "1", True)._replace(
            comparator=">", cue="过", outer_start=match.start()
        )
    for match in _at(_SLASHES, _SLASHED, text) if "/" in text else ():
        whole, part = int(match["whole"]), int(match["part"])
        sign = bounds(text, match.start(), match.end())
        share = sign[1] or text[match.start() - 1 : match.start()] in ("的", "占", "为", "少", "短", "到")
        if part < whole and share:
            yield _share(text, match.start(), match.end(), round(part / whole, 4), None, "1", False)
    for match in _at(_PARTS, _TENTHS, text) if "成" in text else ():
        number = parse_number(match["number"])
        bounded = (
            bounds(text, match.start(), match.end())[1] or text[match.end() : match.end() + 1] in "，。；、的予补给"
        )
        if number and bounded and text[match.start() - 1 : match.start()] not in ("第", "一"):
            yield _share(text, match.start(), match.end(), number * 10 + (5 if match["half"] else 0), None, "%", True)
    yield from _negative(text)
    if "比例" in text:
        yield from _of_two(text)
    yield from _bare(text)
    for match in _at(_TURNS, _DOUBLED, text) if "翻" in text or "半" in text else ():
        if match["times"]:
            times = parse_number(match["times"])
            if times:
                made = _share(text, match.start(), match.end(), 2**times, None, "倍", True)
                if text.startswith("多", match.end()) and made.comparator == "=":  # 翻了一番多
                    made = made._replace(end=made.end + 1, comparator=">", cue="多", outer_end=made.outer_end + 1)
                yield made
        elif match[0] in ("翻倍", "翻番"):
            yield _share(text, match.start(), match.end(), 2, None, "倍", True)
        else:
            yield _share(text, match.start(), match.end(), 0.5, None, "1", True)


# 按一比二的比例, 比例达到1：3
_OF_TWO = re.compile(
    r"(?<![0-9:：.])(?P<one>[0-9]{1,3}|[一二三四五六七八九十])(?:比|:|：)(?P<other>[0-9]{1,3}|[一二三四五六七八九十])(?![0-9:：.])"
)
_RATIO_BEFORE = re.compile(r"比例(?:达到|达不到|达|为|是|不低于|不高于|不超过|不少于|一般为|原则上为|应为|按)?$")


_FROM_THE_WORD = 20  # characters


def _beside(text: str, word: str, pattern: re.Pattern[str], reach: int) -> Iterator[re.Match[str]]:
    """What the pattern matches on either side of a word, in order."""
    done, at = 0, text.find(word)
    while at >= 0:
        for match in pattern.finditer(text, max(done, at - reach), at + reach):
            done = match.end()
            yield match
        at = text.find(word, at + 1)


def _of_two(text: str) -> Iterator[Quantity]:
    """One part to another: the share that the first is of the second."""
    for match in _beside(text, "比例", _OF_TWO, _FROM_THE_WORD):
        told = text.startswith(("比例", "的比例", "之比例"), match.end())
        one, other = parse_number(match["one"]), parse_number(match["other"])
        if one and other and (told or _RATIO_BEFORE.search(text, max(0, match.start() - 8), match.start())):
            yield _share(text, match.start(), match.end(), round(one / other, 4), None, "1", not match["one"].isdigit())


# 增速为-1.3%; 合计19864722514946-21.0%, the cells of a table run together: no share has five digits, so it is no range
_NEGATIVE = re.compile(r"-(?P<number>[0-9]{1,3}(?:\.[0-9]{1,2})?)(?P<unit>[%‰])")


def _negative(text: str) -> Iterator[Quantity]:
    """Shares below nothing."""
    sign = text.find("-")
    while sign >= 0:
        match = _NEGATIVE.match(text, sign)
        if match and _BELOW.search(text, max(0, sign - 5), sign):
            low = -(parse_number(match["number"]) or 0)
            yield _share(text, sign, match.end(), int(low) if low == int(low) else low, None, match["unit"], False)
        sign = text.find("-", sign + 1)


_BELOW = re.compile(r"(?:[0-9]{5}|[\u4e00-\u9fff（：])$")


# 高跨比不小于0.35, 利用系数达到0.515, pH值大于或等于12.5: what a ratio, an index or a score comes to
_BARE = re.compile(
    r"(?:比|系数|指数|容积率|倍差|满意度|pH值|PH值|得分|评分)(?<!同比)(?<!环比)(?P<from>(?:从|由)[0-9]{1,3}\.[0-9]{1,4})?"
    r"(?:应|宜|须|要|均)?(?:(?:提高|提升|上升|下降|降低|缩小|优化|改善|增加|减少)[到至]|达到|不小于|不大于|不低于|不高于|不超过|大于或?等于|小于或?等于|大于|小于|高于|低于|为|达)"
    r"(?P<number>[0-9]{1,3}(?:\.[0-9]{1,4})?)(?=以上|以下|以内|左右|及以|[，。；、）\n]|或|者|的)"
)


_BARE_SIGNS = frozenset("比数率差度值分")


def _bare(text: str) -> Iterator[Quantity]:
    """Ratios that have no unit."""
    for match in guard.finditer(_BARE, text) if not _BARE_SIGNS.isdisjoint(text) else ():
        if match["from"]:
            start = match.start("from") + 1
            yield _share(text, start, match.end("from"), parse_number(match["from"][1:]) or 0, None, "", False)
        value = parse_number(match["number"])
        if value is not None:
            yield _share(text, match.start("number"), match.end(), value, None, "", False)


def _share(
    text: str, start: int, end: int, low: int | float, high: int | float | None, unit: str, chinese: bool
) -> Quantity:
    sign, cue, reached, outer_start, outer_end = bounds(text, start, end)
    return Quantity(start, end, low, high, unit, "ratio", sign, cue, reached, outer_start, outer_end, chinese)
