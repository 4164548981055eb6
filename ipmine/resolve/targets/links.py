"""What hangs on a quantity: its baseline, its scope, its parts, and the dates dealt out to a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from ipmine.facts import DateFact, TargetFact
from ipmine.resolve.targets.clauses import Breaks, Range
from ipmine.resolve.targets.phrase_words import EACH
from ipmine.resolve.targets.status.times import before_issue
from ipmine.scan.quantities import Quantity

_COMPARED = re.compile(r"(?:比|较|与|同|相比|对比|相对于?)“?$")
_TIMES = re.compile(r"”?(?:时期|期间|同期|全年|末)?的[0-9.一二两三四五六七八九十]{1,6}倍")
_SCOPE = re.compile(
    r"单个[\u4e00-\u9fff]{2,4}?(?=每|最|不|累|年|总|补|资|奖)|单(?:户|笔|家|项|件|个)|每"
    + EACH
    + r"|每个[\u4e00-\u9fff]{1,6}?(?=不|最|至|建|设|培|配|给|奖|补|安|支|扶|额|[0-9])"
    r"|全(?:国|省|市|县|区|州|盟|旗|自治区|社会|行业|镇|乡|校|域)|全体(?:省|市|县|区|地)|各(?:省|市|县|区|地)"
)
_PER = re.compile(
    "[十百千万亿]{0,3}元|[十百千万亿]{0,3}(?:平方米|平方公里|立方米|公里|公顷|公斤|人次|小时|千瓦时|千瓦|学期|季度|工作日|[\u4e00-\u9fff](?![\u4e00-\u9fff]{2}))"
)
_FAR = 2000  # characters
_NATURE = re.compile(r"约束性|预期性")


def is_comparison(text: str, date: DateFact) -> bool:
    """Whether a date is what something is measured from: 比2020年提高, 是2015年的2.6倍."""
    if _TIMES.match(text, date.end) and text[max(0, date.start - 2) : date.start].removesuffix("“")[-1:] in (
        "是",
        "为",
        "于",
        "到",
        "达",
    ):
        return True
    if date.end - date.start > 2 and text.endswith("同期", date.start, date.end):
        return True  # 2020年同期
    if text.endswith(("恢复至", "恢复到", "相当于"), 0, date.start):
        return True  # 恢复至2019年的105%
    return _COMPARED.search(text, max(0, date.start - 4), date.start) is not None


def as_it_was(text: str, quantity: Quantity, dates: list[DateFact]) -> DateFact | None:
    """The date that a quantity is compared with and was so much at: 较2023年的402宗增加32%."""
    for date in dates:
        if date.end > quantity.outer_start:
            return None
        on_it = _ON_ITS_BASE.match(text, date.end)  # 在2025年2860家的基础上增加四成
        if (
            date.norm
            and (is_comparison(text, date) or on_it)
            and text[date.end : quantity.outer_start] in _AT_THAT_TIME
        ):
            return None if _TIMES.match(text, date.end) or quantity.unit in _SHARES_OF_IT else date
    return None


_AT_THAT_TIME = ("的", "之", "的约", "约", "")
_SHARES_OF_IT = ("%", "倍", "成", "1", "百分点", "个百分点")


def is_of_last_year(text: str, date: DateFact, headings: list[DateFact], issued: str | None) -> bool:
    """Whether a date without a year stands under the heading of a year that is over: 2025年工作回顾, 年末."""
    over = bool(headings) and before_issue(headings[0], issued)
    return over and not before_issue(date, issued) and _YEAR.search(text, date.start, date.end) is None


def that_tell_when(text: str, dates: list[DateFact], headings: list[DateFact], issued: str | None) -> list[DateFact]:
    """The dates that say when something is: not what it is compared with, nor when a body was founded."""
    return [
        _opened(text, date)
        for date in dates
        if not is_comparison(text, date)
        and not (text.startswith("年内", date.start) and _is_of_a_review(text, date))
        and not is_of_a_founding(text, date)
        and not (before_issue(date, issued) and is_of_an_attribute(text, date))
        and not is_of_last_year(text, date, headings, issued)
    ]


def _is_of_a_review(text: str, date: DateFact) -> bool:
    """年内，食水用量为10亿立方米; 年内共有…; 约有28700间机构在年内进行创新: the year that is reviewed."""
    if _IN_THE_YEAR.match(text, date.end):
        return True
    there_are = _THERE_ARE.search(text, max(0, date.start - 40), date.start)
    return there_are is not None and not _TO_COME.search(there_are[0])


_THERE_ARE = re.compile(
    "(?:^|[，。；、\n])[^，。；、\n]{0,16}?有(?=[约逾近超过]?[0-9一二三四五六七八九十])[^，。；、\n]{2,24}[在于]$"
)
_TO_COME = re.compile("[将拟要会应]|预计|料|力争|争取|确保|计划|至少|不少于")
_IN_THE_YEAR = re.compile("，|共[有接收处]|[^，。；完建实开启]{0,8}(?:为|共有|录得|达)")


def _opened(text: str, date: DateFact) -> DateFact:
    """自2022年3月专项行动启动以来: the time from then on."""
    opens = (text[date.start - 1 : date.start] in ("自", "从") and _SINCE.match(text, date.end)) or _SINCE_OPENED.match(
        text, date.end
    )
    return replace(date, norm=f"{date.norm}/..") if opens and date.norm and "/" not in date.norm else date


_SINCE_OPENED = re.compile(
    "[^，。；：\n]{0,8}?(?:重开|启用|开业|开幕|落成|推出|通车|投入服务|投入运作|投入使用)后(?=[，至已])"
)
_SINCE = re.compile("[^，。；：\n]{1,24}?(?:(?:以来|至今)(?=[，。；、已累共])|，至今)")
_YEAR = re.compile("[0-9〇一二三四五六七八九]{2,4}年|五|今|明|本|后")  # 2026年, “十五五”, 明年


_BUILT_THEN = re.compile("(?:之?前|以前)?(?:建成|投用|竣工|建造|设立|注册|成立|登记)[^，。；]{0,6}的")


def is_of_an_attribute(text: str, date: DateFact) -> bool:
    """Whether a date tells which of them are meant: 改造2000年底前建成的老旧小区."""
    return _BUILT_THEN.match(text, date.end) is not None


FOUNDED_ON = tuple(
    f"{founded}于" for founded in "成立 建 创办 创立 创建 注册 生 设立 组建 落成 竣工 投产 投用 开业 登记".split()
)


def is_of_a_founding(text: str, date: DateFact) -> bool:
    """Whether a date tells when a body began: 成立于2016年6月."""
    return text.endswith(FOUNDED_ON, 0, date.start)


def is_base(text: str, date: DateFact) -> bool:
    """Whether a date is when something was what it no longer is: 由2020年的7.2%提升至7.4%, 比2020年翻一番."""
    before = text[date.start - 1 : date.start]
    if before in ("由", "从"):
        return (
            text[date.end : date.end + 1].isdigit() or _OF_THEN.match(text, date.end) is not None
        )  # 由上年729万人增加到
    # 比2020年翻一番, 在“十五五”基础上再奋斗五年
    if before == "在" and _ON_ITS_BASE.match(text, date.end):
        return True  # 在2025年2860家的基础上增加四成
    return before in ("比", "较") or text.startswith(("基础上", "的基础上"), date.end + text.startswith("”", date.end))


_ON_ITS_BASE = re.compile("[的之]?(?:[\u4e00-\u9fff]{0,6}[0-9.]{1,8}[^，。；0-9]{1,5}|实际|水平|实绩)的?基础上")
_OF_THEN = re.compile(r"[的之][^，。；至到]{1,16}(?:[至到为])")


def scope_of(text: str, clause: Range, quantity: Quantity) -> str | None:
    """To what or how often a quantity applies, as written: 单个企业, 每年, 全省."""
    found = _SCOPE.findall(text, clause.start, quantity.start)
    if text[quantity.end : quantity.end + 1] == "/" and (per := _PER.match(text, quantity.end + 1)):
        found.append(f"每{per[0]}")  # 42万元/人
    return "，".join(dict.fromkeys(_MODAL.sub("", scope) for scope in found)) or None


_MODAL = re.compile("(?<=.{2})(?:分别|应当|单独|可以|应|可|须|必须|原则上){1,3}$")


def nature_of(clause: str) -> str | None:
    """约束性 or 预期性, where the clause says so."""
    match = _NATURE.search(clause) if "期性" in clause or "束性" in clause else None
    return match[0] if match else None


def compared(text: str, clause: Range, quantity: Quantity, dates: list[DateFact]) -> dict[str, object] | None:
    """The baseline of 比2020年提高3个百分点: a date without a value."""
    for date in dates:
        if clause.start <= date.start < quantity.start and is_comparison(text, date):
            return {"value": None, "unit": None, "date": date.norm}
    return None


# 由66户整合至12户: any verb that ends in 到, 至 or 为
_TO = re.compile(
    r"[\u4e00-\u9fff]{1,6}(?:到|至|为|成)(?:(?:[0-9]{2,4}年|[〇零一二三四五六七八九]{4}年|今年|去年|上年|目前|现时)(?:年?[底末中初]|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?:[底末中初]|[0-9]{1,2}日)?|第?[一二三四]季度?)?[的之]?)?(?:每[户人件月日年辆床校])?(?:约|近|超过|超|逾|不低于|不少于|不高于|不超过|至少)?$"
)


def from_to(text: str, clause: Range, group: list[Quantity]) -> dict[int, int]:
    """Index of a base -> index of what it became: 由2180亿元增长到3200亿元, 分别从7家、4家增加到10家、6家."""
    if len(group) < 2:
        return {}
    half = len(group) // 2
    if (
        len(group) == 2 * half >= 4
        and _leads_to(text, clause, group, 0, half)
        and _leads_to(text, clause, group, half - 1, half)
    ):
        return {n: n + half for n in range(half)}
    bases: dict[int, int] = {}
    for n in range(len(group) - 1):
        # 企业从9家增加到15家、平台达到28个: the next of a list, unless it is the same that goes on
        listed = n - 1 in bases and text[group[n].outer_end : group[n].outer_end + 1] == "、"
        if (not listed or text.startswith(_GOES_ON, group[n].outer_end + 1)) and _leads_to(
            text, clause, group, n, n + 1
        ):
            bases[n] = n + 1
    return bases


_GOES_ON = ("再", "又", "进而", "进一步", "最终")


def _leads_to(text: str, clause: Range, group: list[Quantity], first: int, second: int) -> bool:
    """Whether 由 or 从 stands in front of one quantity and a verb like 增长到 between it and another."""
    between = text[group[second - 1].outer_end : group[second].start]
    same = group[first].unit == group[second].unit
    if not same or len(between) > 24 or _TO.search(between) is None:
        return False
    taken = text.rfind("将", max(clause.start, group[first].start - 16), group[first].start)
    return opener(text, clause, group[first]) >= 0 or (taken >= 0 and _CHANGED.search(between) is not None)


# 将2016年的24项措施调整增加为30项
_CHANGED = re.compile("(?:调整|增加|扩大|提高|压减|精简|整合|合并|优化|减少|缩短|降低|上调|下调|提升)(?:到|至|为|成)")


def opener(text: str, clause: Range, base: Quantity) -> int:
    """Where 由 or 从 stands in front of a quantity that something began with, or -1."""
    low = max(clause.start, base.start - 16)
    return max(text.rfind(word, low, base.start) for word in ("由", "从", "自"))


def dates_of_base(text: str, clause: Range, base: Quantity, dates: list[DateFact]) -> list[DateFact]:
    """The dates straight in front of a base: 由2020年的2180亿元, 将2016年实施的24项."""
    far = 2 if opener(text, clause, base) >= 0 else 8
    return [date for date in dates if 0 <= base.outer_start - date.end <= far]


APART = ("分别", "依次", "依序")  # what deals out a list, one to one


def dealt_dates(text: str, clause: Range, group: list[Quantity], dates: list[DateFact]) -> list[DateFact] | None:
    """2025年和2035年分别达到12件和20件: as many dates in front as quantities, one to one."""
    if len(group) < 2 or not any(word in text[clause.start : group[-1].start] for word in APART):
        return None
    known = [d for d in dates if d.start < group[0].start and d.norm is not None]
    front = [d for d in known if d.start >= clause.start]
    if not front and len(known) == len(group) and all(text[a.end : b.start] in _AND for a, b in pairwise(known)):
        front = known  # 2023年、2024年、2025年，登记金额分别达到…
    if len(front) == 1 and (years := _years_of(front[0])) and len(years) == len(group):
        return years  # 2024—2026年分别新建300家、400家、500家
    return front if len(front) == len(group) else None


def _years_of(date: DateFact) -> list[DateFact]:
    """The single years of an interval of years."""
    span = _YEARS.fullmatch(date.norm or "")
    if span is None or not 1 < int(span[2]) - int(span[1]) + 1 <= _MOST_YEARS:
        return []
    return [replace(date, norm=f"{year:04d}") for year in range(int(span[1]), int(span[2]) + 1)]


_YEARS = re.compile("([0-9]{4})/([0-9]{4})")
_MOST_YEARS = 10


_AND = ("、", "和", "及", "与", "，")


def join_parts(text: str, breaks: Breaks, targets: list[TargetFact]) -> None:
    """Hang 其中… on the quantity that it divides: `parts` holds indices into the paper's targets."""
    whole: int | None = None
    half = Range(-1, -1)
    for index, target in enumerate(targets):
        if target.quantity is None:
            continue
        here = breaks.half(target.start)
        if here != half:
            whole, half = None, here
        if text.startswith("其中", target.start):
            whole = next(
                (k for k in _in_front(targets, index) if targets[k].unit == target.unit and _near(targets[k], target)),
                None,
            )
        if whole is not None and targets[whole].unit == target.unit and whole != index:
            targets[whole].parts.append(index)
            if target.why == "no cue" and targets[whole].status == "achieved":
                # 共有景区32家，其中5A级1家
                target.status, target.why = "achieved", "part of what is achieved"
                target.deadline = targets[whole].deadline
            if target.indicator and len(target.indicator) <= 3 and target.indicator[-1] in "级类":
                target.indicator += _LEVEL.sub("", targets[whole].indicator or "")  # 其中省级30家


_LEVEL = re.compile("^[0-9A-Z省市县区国家]{1,3}级(?:及?以上)?")  # of A级景区 the 5A级


def _in_front(targets: list[TargetFact], index: int) -> Iterator[int]:
    """The targets in front, the nearest first, as far as one may be that is near."""
    for k in range(index - 1, -1, -1):
        if targets[k].start < targets[index].start - _FAR:
            return
        yield k


def _near(whole: TargetFact, part: TargetFact) -> bool:
    return (
        whole.quantity is not None
        and part.start - whole.end <= 60
        and (whole.start, whole.end) != (part.start, part.end)
    )
