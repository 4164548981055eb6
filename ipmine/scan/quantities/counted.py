"""Numbers with a unit behind them, and ranges of them: 27.53亿元, 百户, 65余万元, 10%—15%."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from functools import cache

from ipmine import guard
from ipmine.numerals import exact, parse_number
from ipmine.scan.quantities.bounds import bounds
from ipmine.scan.quantities.chinese import counts
from ipmine.scan.quantities.currencies import currency_before, currency_of_unit
from ipmine.scan.quantities.fits import fits
from ipmine.scan.quantities.names import goes_on_as_a_word, part_of_a_name
from ipmine.scan.quantities.quantity import Quantity
from ipmine.scan.quantities.unit_left_out import Unit, counted_nouns, dealt_out, unit_behind_blank, unit_left_out
from ipmine.scan.quantities.units import narrowed, unit_at, units
from ipmine.scan.runs import Runs

# 19 528宗, 4 600万人: Hong Kong parts thousands by blanks
_SPACED = r"(?<=[\u4e00-\u9fff（、])[1-9][0-9]{0,2}(?: [0-9]{3}){1,4}(?![0-9,])"
_DIGITS = rf"(?:{_SPACED}|[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,5}}|[0-9]{{1,16}})(?:\.[0-9]{{1,8}})?"
_HAN = "一二两三四五六七八九十百千万亿"
# 千 in front of 瓦, 米, 克 and the like belongs to the unit, as does 兆 where no money is counted
_TRILLION = r"兆(?=[0-9零一二三四五六七八九余多]|[美日韩港]?元|日圆|欧元|新台币)"
_SCALE = rf"(?:[十百万亿]|千(?![瓦米克伏卡帕])|{_TRILLION})"
# behind a lone byte (？) or what it swallowed (U+FFFD) the first digits are gone: 不少于？0家
_ARABIC = (
    rf"(?<![A-Za-z0-9.？\ufffd])(?>(?P<number>{_DIGITS}(?:{_SCALE}{{1,3}}(?:{_DIGITS}[百千万亿]{{1,2}}){{0,2}}(?:(?<=[万亿])[1-9][, ]?[0-9]{{3}})?)?)"
    rf" ?(?P<more>[余多]?)(?P<scale>{_SCALE}{{0,2}})(?P<more2>[余多]?))"
)
_CHINESE = (
    rf"(?<![第0-9{_HAN}〇零壹贰叁肆伍陆柒捌玖拾佰仟])(?>(?P<number>零点[一二三四五六七八九零〇]{{1,8}}|[{_HAN}](?:[{_HAN}〇零]|{_TRILLION}){{0,19}}(?:点[一二三四五六七八九零〇]{{1,8}}[万亿]{{0,2}})?)"
    r"(?P<more>[余多]?)(?P<scale>[万亿]{0,2})(?P<more2>))"
)
_LAST_SCALE = re.compile(r"[百千万亿]{1,2}$")
_RANGE_MARKS = frozenset("-—～~至到")
_RANGE = re.compile(r"(?:-{1,2}|—{1,2}|～|~|至|到) ?")


@cache
def _numbers(form: str) -> re.Pattern[str]:
    """Numbers of a form that have the first character of a unit, or a range, behind them."""
    first = "".join(map(re.escape, sorted({*units(), *(noun[0] for noun in counted_nouns())})))
    return re.compile(
        rf"{form}(?=[{first}]| [A-Za-z]|[-—～~至到]|(?<=[万亿])(?:[、和左以的，。；）]|[^，。；、\n]{{1,10}}[众民人生工]))"
    )


def _value(number: str, scale: str) -> int | float | None:
    number = number.replace(" ", "")
    if not scale:
        return parse_number(number)
    value = parse_number(number)
    factor = parse_number(scale)
    if value is None or factor is None:
        return None
    return exact(value * factor)


@cache
def _runs(chinese: bool) -> Runs:
    """Where a number with a unit may begin."""
    behind = "".join(units()) + " -—～~至到余多的，。；）"
    if chinese:
        return Runs(f"{_HAN}〇零", f"{behind}点", "第", longest=20)
    return Runs("0123456789", f"{behind},.十百千万亿", f"{string.ascii_letters}.")


def _matches(text: str, pattern: re.Pattern[str], chinese: bool) -> Iterator[re.Match[str]]:
    """What `pattern.finditer` finds: a number begins only where a run of its characters begins."""
    behind = 0
    for start, _ in _runs(chinese).find(text):
        if start >= behind:
            match = pattern.match(text, start)
            if match:
                behind = match.end()
                yield match


def counted(text: str) -> Iterator[Quantity]:
    """The quantities with Arabic numbers, then those with Chinese ones."""
    yield from _of_a_form(text, _numbers(_ARABIC), False)
    yield from _of_a_form(text, _numbers(_CHINESE), True)
    if "○." in text or "〇." in text:
        yield from _below_one(text)
    for start, end, value, unit in dealt_out(text):
        sign, cue, reached, outer_start, outer_end = bounds(text, start, end)
        number = Quantity(start, end, value, None, unit[1], unit[2], sign, cue, reached, outer_start, outer_end, False)
        yield _priced(text, number, unit[0]) if unit[2] == "money" else number
    if "乙" in text:
        yield from _counted_as_one(text)


_BELOW_ONE = re.compile(r"[○〇]\.(?P<digits>[○〇一二三四五六七八九]{1,6})")


def _below_one(text: str) -> Iterator[Quantity]:
    """○.○五公顷, as Taiwan's gazette writes decimals."""
    for match in guard.finditer(_BELOW_ONE, text):
        unit = unit_at(text, match.end())
        value = parse_number("〇点" + match["digits"].replace("○", "〇"))
        if unit is not None and value is not None:
            end = match.end() + len(unit[0])
            sign, cue, reached, outer_start, outer_end = bounds(text, match.start(), end)
            yield Quantity(
                match.start(), end, value, None, unit[1], unit[2], sign, cue, reached, outer_start, outer_end, True
            )


# 乙 is one in Taiwan's papers: 每周乙次, 检附证书乙份
_AS_ONE = re.compile(r"乙(?<![甲、]乙)(?=[次份件张名])")


def _counted_as_one(text: str) -> Iterator[Quantity]:
    for match in guard.finditer(_AS_ONE, text):
        unit = unit_at(text, match.end())
        if unit is not None:
            end = match.end() + len(unit[0])
            sign, cue, reached, outer_start, outer_end = bounds(text, match.start(), end)
            yield Quantity(
                match.start(), end, 1, None, unit[1], unit[2], sign, cue, reached, outer_start, outer_end, True
            )


def _of_a_form(text: str, pattern: re.Pattern[str], chinese: bool) -> Iterator[Quantity]:
    consumed = 0
    for match in _matches(text, pattern, chinese):
        start = match.start()
        if start < consumed or part_of_a_name(text, start, chinese):
            continue
        low = _value(match["number"], match["scale"])
        unit = unit_at(text, match.end()) or unit_behind_blank(text, match.end())
        end = match.end() + (len(unit[0]) if unit else 0)
        if unit and not chinese and (label := _list_label(text, match, unit[2])):
            start, low = start + label, _value(match["number"][label:], match["scale"])
        high: int | float | None = None
        if text[end : end + 1] in _RANGE_MARKS and low is not None:
            unit, end, low, high = _up_to(text, pattern, match, (unit, start, end, low))
        if unit and goes_on_as_a_word(text, match.end()):
            unit, end = None, match.end()
        if unit is None and not chinese and _LARGE.search(match[0]):
            before = text[start - 1 : start]
            amount = before in _OF_AN_AMOUNT or _OF_PEOPLE.search(text, max(0, start - 12), start) is not None
            unit = unit_left_out(text, pattern, match.end(), before == "各", amount)
        if unit and (narrower := narrowed(text, start, end, unit[0])):
            end -= len(unit[0]) - len(narrower[0])
            unit = narrower
        if unit is None or low is None or (unit[0] and goes_on_as_a_word(text, end - len(unit[0]))):
            continue
        if unit[0] == "分" and text[start - 1 : start] in ("时", "点"):
            continue
        if unit[0] == "分" and text[start - 1 : start] == "：" and text[start - 2 : start - 1].isdigit():
            continue  # 9：30分, but 创新能力：20分
        if chinese and not (high is not None and low == 1) and not counts(text, match, unit[0], end):
            continue
        if not fits(text, match["number"], unit[0], start, end):
            continue
        consumed = end
        low, high = exact(low), None if high is None else exact(high)
        quantity = Quantity(start, end, low, high, unit[1], unit[2], *bounds(text, start, end), chinese)
        if match["more"] or match["more2"]:
            quantity = quantity._replace(comparator=">", cue=match["more"] or match["more2"])
        if unit[1] in ("折", "成", "倍"):
            quantity = _in_parts(text, quantity)
        yield _priced(text, quantity, unit[0]) if unit[2] == "money" else quantity


def _up_to(
    text: str, pattern: re.Pattern[str], match: re.Match[str], so_far: tuple[Unit | None, int, int, int | float]
) -> tuple[Unit | None, int, int | float, int | float | None]:
    """10%—15%, 5至10万元: unit, end, value and upper value of a number with what is read of it so far."""
    unit, start, end, low = so_far
    behind = _RANGE.match(text, end)
    moved = unit and behind and behind[0] in "至到" and _MOVED.search(text, max(0, start - 5), start)
    second = pattern.match(text, behind.end()) if behind and not moved else None
    if second is None:
        return unit, end, low, None
    unit2 = unit_at(text, second.end())
    top = _value(second["number"], second["scale"])
    if unit2 is None or top is None or (unit is not None and unit[1] != unit2[1]):
        return unit, end, low, None
    scale = _LAST_SCALE.search(second["number"] + second["scale"])
    if unit is None and scale and not _LAST_SCALE.search(match["number"] + match["scale"]):
        low *= parse_number(scale[0]) or 1  # 5至10万元: both count 万
    return (unit2, second.end() + len(unit2[0]), low, top) if top > low else (unit, end, low, None)


def _in_parts(text: str, quantity: Quantity) -> Quantity:
    """A quantity whose unit is a part of one, in that one: 八五折, 三成, 七成五, 六倍半."""
    unit, low, high, end = quantity.unit, quantity.value, quantity.value_max, quantity.end
    sign, cue = quantity.comparator, quantity.cue
    if unit == "折" and 10 < low < 100 and high is None:
        low /= 10  # 八五折, 85折
    elif unit == "成":  # 三成受访者, 七成五
        unit, low, high = "%", low * 10, None if high is None else high * 10
        if high is None and (rest := _TENTH_AND.match(text, end)):
            low, end = low + (parse_number(rest[0].replace("半", "五")) or 0), rest.end()
        elif high is None and sign == "=" and _AND_MORE.match(text, end):
            end, sign, cue = end + 1, ">", "多"  # 占七成多
    elif unit == "倍" and text[end : end + 1] == "半" and high is None:
        low, end = low + 0.5, end + 1  # 六倍半
    return quantity._replace(
        end=end,
        value=exact(low),
        value_max=None if high is None else exact(high),
        unit=unit,
        comparator=sign,
        cue=cue,
        outer_end=max(quantity.outer_end, end),
    )


def _priced(text: str, quantity: Quantity, written: str) -> Quantity:
    """A sum in its currency, as its unit is written or the word in front says: 美元, 新台币500万元."""
    unit, currency = quantity.unit, currency_of_unit(written, quantity.unit)
    if unit == "元" and currency is None:
        unit, currency = currency_before(text, quantity.start) or (unit, None)
    return quantity._replace(unit=unit, currency=currency)


_MOVED = re.compile(
    "(?:增加|减少|上升|下跌|下降|增长|上调|下调|回落|回升|[增减升跌])(?:约|近|逾|了| )?$"
)  # 增加约6200人至122900人
_OF_PEOPLE = re.compile(
    r"(?:人口|人数|人次|用户|户数|家数|[注浏访下阅点播][册览问载读击放]量|总量|数量|销量)(?:规模|总量)?(?:超过|不超过|突破|达到?|不足|未达到?|不少于|低于|大?约为?|逾|超|近|为|共|有|可达|将达)?\Z"
)  # 户籍人口超过100万的
_OF_AN_AMOUNT = frozenset("额量值入产本金")  # 股基交易量500亿以上
_LARGE = re.compile("[万亿][余多]?$")
_LIST_LABEL = re.compile(r"(?:[1-9]|[12][0-9])\.(?=[1-9][0-9]{0,2}$)")
_AND_MORE = re.compile("多(?=[，。；、）的\n]|$)")
_TENTH_AND = re.compile("[一二三四五六七八九半1-9](?![0-9.成个家项年月日倍万千百十亿人名位种])")


def _list_label(text: str, match: re.Match[str], kind: str) -> int:
    """How much of a number at the head of a line is the label of a list: 2.3人户, 4.1篇论文."""
    label = _LIST_LABEL.match(match["number"])
    if label is None or match["scale"] or (kind != "count" and not text.startswith("周岁", match.end())):
        return 0
    head = text[max(0, match.start() - 4) : match.start()]
    bare = head.rstrip(" \u3000（(")
    return label.end() if not bare or bare.endswith("\n") or head.endswith(("  ", "\u3000\u3000")) else 0
