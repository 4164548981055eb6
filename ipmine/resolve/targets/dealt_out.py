"""The things of a list of numbers dealt out one to one: 食品、石化产业增加值分别增长7.5%、11.5%."""

from __future__ import annotations

import re
from itertools import pairwise

from ipmine.resolve.targets.around import Naming, Thing, nothing
from ipmine.resolve.targets.behind import behind
from ipmine.resolve.targets.clauses import Range
from ipmine.resolve.targets.comparisons import without_comparison
from ipmine.resolve.targets.front import front as thing_in_front
from ipmine.resolve.targets.links import APART
from ipmine.resolve.targets.phrase_leads import trim_lead
from ipmine.resolve.targets.phrase_tails import trim_tail
from ipmine.resolve.targets.phrase_words import words
from ipmine.resolve.targets.times import without_dates_at_end
from ipmine.resolve.targets.verbs import AMOUNT, last_verb, verbs
from ipmine.scan.quantities import Quantity

_ITEMS = re.compile("、|(?<![温调缓总])和(?![美谐平])|(?<![参赋给])与|(?<![普以涉顾波遍])及(?![时格])")
_TAIL = re.compile(
    r"(?P<own>.{1,8}?)等?(?P<tail>(?:个|种|类)?(?:产业|行业|领域|地区|专利|商标|品种|部门|方面)?(?:增加值|产值|收入|数量|拥有量|授权量|申请量|登记量|规模|总额|面积|产量|增速|比重|占比|率|旅客|游客|住客|人次|居民|学生|雇员|个案)?)$"
)


def one_to_one(
    text: str, clause: Range, group: list[Quantity], names: list[Naming], spoken: list[Naming], before: Thing = nothing
) -> list[Naming]:
    """食品、石化产业增加值分别增长7.5%、11.5%: the things of a list, one to one.

    Where 分别 stands before the first of several numbers and as many things are listed as
    numbers, each number takes its own; a shared tail (产业增加值) goes to each. A clause that
    opens with 分别 deals out what the sentence named last: in the clause in front, where that has
    no number (`before`), else with the numbers in front (`spoken`).
    """
    front = text[clause.start : group[0].outer_start]
    for word in APART[1:]:
        front = front.replace(word, "分别")
    if len(group) < 2 or not ("分别" in front or _in_a_row(text, group)):
        return names
    if behind(text[group[-1].outer_end : clause.end])[0]:
        return names  # 每年分别给予30万元、20万元奖励
    subject, apart, _ = front.partition("分别")
    if not apart:
        # 游客人次、总花费增长5.6%、7.5%: as many numbers as things, and one predicate
        subject, _, predicate = thing_in_front(front)
        last = spoken[-len(group) :] if predicate and not subject else []
        if len({s.indicator for s in last} - {None}) == len(group):
            # 城镇、农村居民收入分别达6.9万元、3.4万元，增长4.2%、5.3%
            return [Naming(s.indicator, n.action) for s, n in zip(last, names, strict=True)]
        parts = 2 if _IN_ONE.match(subject) else len(_ITEMS.split(subject))
        if not (predicate or AMOUNT.search(subject)) or parts != len(group):
            return names
        alike = all(this.unit == following.unit for this, following in pairwise(group))
        if not alike and not (predicate and all(map(AMOUNT.search, _ITEMS.split(subject)))):
            return names  # 床位数、医师数增至7.8张、3.6个
    subject = _YEARLY_AT_END.sub("", subject)
    subject = trim_tail(trim_lead(without_comparison(without_dates_at_end(subject)))).replace("”“", "”、“")
    items = _items("" if subject in _COMPARED_WITH else subject, len(group))  # 较2021年分别增加8.9%、15.3%
    done = _predicate(front.partition("分别")[2]) if apart else None
    if not items and text[clause.start - 2 : clause.start] in ("的，", "者，"):
        return names  # 获得甲国、乙国授权的，分别资助: on what condition
    if not items and (said := _MAINLY.sub(r"\1", before() or "")) and len(parted := _ITEMS.split(said)) == len(group):
        subject, items = said, parted  # 万亿产业、产业集群从无到有，分别达2个、3个
    if not items and len(spoken) >= len(group):
        last = spoken[-len(group) :]
        return [Naming(s.indicator or n.indicator, n.action) for s, n in zip(last, names, strict=True)]
    if len(items) < 2 or len(items) not in (len(group), len(group) / 2) or not all(items):
        return names
    own = _with_tail(items, (_ITEMS.findall(subject) or "、")[-1]) * (
        len(group) // len(items)
    )  # 分别从7家、4家增加到10家、6家: twice
    return [Naming(o, done or n.action) for o, n in zip(own, names, strict=True)]


# 受惠企业以饮食业及零售业为主，分别占46%及31%
_MAINLY = re.compile("^[^，。；、]{0,30}?以([^，。；]{2,60})为主$")


def behind_brackets(text: str, group: list[Quantity], names: list[Naming]) -> list[Naming]:
    """甲地（5万人次）及乙地（2万人次）旅客分别上升8%及9%: the things with their numbers in brackets, one to one."""
    half = len(group) // 2
    if half < 2 or len(group) != 2 * half:
        return names
    between = text[group[half - 1].end : group[half].outer_start]
    opened = all(text[quantity.outer_start - 1 : quantity.outer_start] == "（" for quantity in group[:half])
    if not opened or not between.startswith("）") or "分别" not in between:
        return names
    tail = trim_tail(between[1:].partition("分别")[0])
    done = _predicate(between.partition("分别")[2])
    things = [named.indicator if named.indicator is None else named.indicator + tail for named in names[:half]]
    dealt = [Naming(thing or n.indicator, done or n.action) for thing, n in zip(things, names[half:], strict=True)]
    return [named._replace(indicator=thing) for named, thing in zip(names[:half], things, strict=True)] + dealt


def _items(subject: str, size: int) -> list[str]:
    """The things of a list, parted by 和 too unless that makes another number of them than is asked for."""
    cut, verb = last_verb(subject)
    if verb in verbs("nominal") and AMOUNT.search(_ITEMS.split(subject)[0]):
        cut = 0  # 进口货值、入境游客分别增长: the verb is a part of the name
    things = subject[cut:]
    found = [i for i in _ITEMS.split(things) if i and i not in ("同比", "环比")]
    if len(found) == 1 and size == 2 and (two := _IN_ONE.match(things)):
        return [two["head"] + _KINDS_IN_FULL.get(kind, kind) + two["of"] for kind in two["kinds"]]  # 存贷款余额
    if len(found) != size and len(parted := things.split("、")) == size:
        return parted  # 金融业、软件和信息服务业增加值
    return found


def _predicate(words: str) -> str | None:
    """The predicate between 分别 and the first number, which is that of all: 分别增长7.5%、11.5%."""
    predicate = thing_in_front(words)[1]
    return predicate if predicate in verbs("predicate") else None


def _in_a_row(text: str, group: list[Quantity]) -> bool:
    """Whether nothing but 、 or 和 stands between the numbers of a clause."""
    return all(
        text[this.outer_end : following.outer_start] in ("、", "和", "及", "与") for this, following in pairwise(group)
    )


def _with_tail(items: list[str], joint: str) -> list[str]:
    """城镇、农村居民人均可支配收入: the tail that the last of a list has is everyone's.

    工业企业营业收入、利润: where only the first says of whom, its head is everyone's.
    """
    if all(item in _ORDINALS for item in items[:-1]) and items[-1][:1] in _ORDINALS:
        items = ["第" + item for item in items]  # 一、二、三产业增加值
    first, last, before = items[0], items[-1], items[:-1]
    levels = (
        all(item in _LEVELS for item in before[1:]) and first[-1] in _LEVELS and (len(before) > 1 or len(first) == 1)
    )
    if levels and last[:1] in _LEVELS and len(last) > 2:
        return [item + last[1:] for item in before] + [last]  # 县、乡、村道养护资金
    halves = {first[-1], *before[1:], last[:1]}
    if len(last) > 1 and len(halves) == len(items) and any(halves <= kinds for kinds in _HALF_WORDS):
        head = first[:-1]  # 东、中、西部地区; 进、出口; 金融机构存、贷款
        return [first + last[1:], *(head + item + last[1:] for item in before[1:]), head + last]
    if (per := _PER_SO_MANY.match(first)) and not any(item.startswith("每") for item in items[1:]):
        return [first, *(per[0] + item for item in items[1:])]  # 每千人口执业医师数、床位数
    if (limit := _LIMITED_TO.match(first)) and not any(map(_LIMITED_TO.match, items[1:])):
        items = [first, *(limit[0] + item for item in items[1:])]  # 限额以上家具、汽车零售额
        first, last, before = items[0], items[-1], items[:-1]
    whose = _MEASURE.search(first)
    if whose and whose.start() > 1 and all(_MEASURE.fullmatch(item) for item in items[1:]):
        return [first, *(first[: whose.start()] + item for item in items[1:])]
    size = _own_size(last, before)
    own, tail = last[:size].removesuffix("等"), last[size:]
    some = any(map(_measured, before))  # 甲率、乙率、高中和大学入学率: only what 和 joins
    named = [
        item + tail
        if tail
        and not item.endswith(tail)
        and not _measured(item)
        and (not some or (item is before[-1] and joint != "、"))
        else item
        for item in before
    ]
    whole = [*named, (own or last) + tail if own and tail else last]
    done = verbs("nominal")
    heads = [first[: -len(verb)] for verb in done if first.endswith(verb) and len(first) > len(verb) + 1]
    if heads and tail and all(item in done for item in (*before[1:], own)):
        return [whole[0], *(min(heads, key=len) + item for item in whole[1:])]  # 花生种植、收获机械化率
    return whole


def _own_size(last: str, before: list[str]) -> int:
    """How much of the last item is its own."""
    ends = {item[-1] for item in before}
    if len(ends) == 1 and (at := last.find(min(ends), 1)) > 0 and last[: at + 1] not in before:
        kinds = ends <= _KINDS and _MEASURE.search(last, at + 1) is not None
        if ends <= _RANKS or kinds:
            return at + 1  # 国家级、部级创新平台; 食品、药品抽检合格率
    modifiers = max(map(len, before)) <= _SHORT and not before[-1].endswith("业")  # 金融业 is a thing of its own
    if modifiers and len(last) > len(before[-1]) + 2:
        # 城镇、农村居民人均可支配收入: what the short modifiers go with
        starts = [at for word in words("shared") if (at := last.find(word, 2)) > 0]
        if starts:
            return min(starts)
    match = _TAIL.match(last)
    size = match.start("tail") if match and match["tail"] else len(last)
    measured = _MEASURE.search(last)
    if measured and measured.start() and not _measured(before[-1]):
        return min(size, measured.start())  # 家用电器、汽车零售额
    return size


def _measured(item: str) -> bool:
    """Whether an item says itself what is measured of it."""
    return AMOUNT.search(item) is not None or _COUNTED.search(item) is not None


# things that are measured as they stand
_COUNTED = re.compile("(?:人次|批次|托位|床位|就业|能耗|花费|消费|出口|进口|产能)$")


# what is measured of a thing
_MEASURE = re.compile(
    r"(?:限上|限额以上|规上|人均|平均|年均|新增|累计|总)?(?:零售额|销售额|交易额|成交额|销售收入|营业收入|营业利润|利润总额|营收|收入|利润|税收|投资额?|"
    r"进出口(?:总?额|总值)?|出口额?|进口额?|产值|增加值|产量|销量|储量|装机(?:容量|规模)?|发电量|用电量|吞吐量|货运量|客运量|周转量|用量|花费|总花费|人次|人次数|支出|比重|占比|覆盖率|"
    r"普及率|合格率|[\u4e00-\u9fff]{2}化率|利用率|使用率|参保率|入学率|毛入学率|存款余额|贷款余额|余额|总数|总量|人数|床位数?|里程|面积|增速|增幅|起数|死亡人数|受伤人数|伤亡人数|[\u4e00-\u9fff]{2}率)$"
)
_YEARLY_AT_END = re.compile("(?:年均|同比|累计|平均|环比){1,2}$")
_COMPARED_WITH = ("较", "比", "与", "同", "同比", "环比")
_LEVELS = frozenset("国省市县乡镇村区")
# one character of a word of two, whose other stands in the last item only
_HALF_WORDS = tuple(
    map(
        frozenset,
        "东中西南北 进出 存贷 工农 城乡 公民 大中小 男女 春夏秋冬 长短 高中低 新旧 陆海空 水电气热 老幼".split(),
    )
)
_PER_SO_MANY = re.compile("每(?:百|千|万|十万|百万|[0-9]{1,3}万)(?:名)?(?:常住人口|户籍人口|人口|居民|老年人|老人|人)")
_LIMITED_TO = re.compile("限额以上|限上|规模以上|规上|限额以下|规模以下")
# two kinds in one word: 存贷款余额, 进出口总额, 城乡居民收入
_IN_ONE = re.compile(
    "(?P<head>[^、]{0,20}?)(?P<kinds>存贷|进出|城乡)(?P<of>居民[^、]{2,12}|款余额|款|口总?额|口总值|口)$"
)
_KINDS_IN_FULL = {"城": "城镇", "乡": "农村"}
_ORDINALS = frozenset("一二三")
_RANKS = frozenset("级类型层")
_KINDS = frozenset("品业县市镇乡")
_SHORT = 3  # characters of an item that is a modifier and no thing of its own
