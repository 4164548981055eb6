"""What dates are made of: a point of the calendar as it is written, and the grammar's pieces.

A point says what is written and no more: a year in two or three digits may be one of the
Republic of China or none at all, 今年 counts from a day that the paper tells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ipmine.numerals import parse_number


@dataclass(slots=True)
class Point:
    """One point at `text[start:end]`; what is not written is None or empty.

    `era` says how to read `year`: `ce`, `roc`, or `short` for a bare number under 1000.
    `base` and `shift` place a year that is told by a word: 去年 is one (`shift` -1) before
    the paper's own (`base` "paper"), 次年 one after the year last spoken of (`base` "text").
    `part` is a stretch of the year or month: `start` `middle` `end` (初 中 底), `h1` `h2`,
    `q1`-`q4`, `q13` (the first to the third), `e1`-`e4` (their last days), `m1`-`m12` (its first
    months), `x1` `x2` `x3` `x12` `x23` (旬).
    """

    start: int
    end: int
    year: int | None = None
    era: str = ""
    base: str = ""
    shift: int = 0
    month: int | None = None
    day: int | None = None
    part: str = ""
    clock: str = ""
    form: str = "han"  # han, iso (any separators), compact
    yearly: bool = False  # 年度
    same_period: bool = False  # 同期
    first_year: int | None = None  # 2021 in 2021—2035年
    first_month: int | None = None  # 3 in 3—4月
    first_day: int | None = None  # 1 in 9月1—5日


@dataclass(slots=True)
class DateMatch:
    """A date at `text[start:end]`.

    `last` is the end of an interval, `open` marks 起 and 以来. `after` indexes the match
    that a list member leans on (19日 in 12月18日、19日), None where it stands alone.
    `plan` marks a five-year plan; its `first` and `last` are its years, `edge` is `end`
    for “十四五”末 and `start` for “十四五”初. `number_year` is the year that a law number
    straight behind a day without a year gives (八月十六日第43/99/M号法令).
    """

    start: int
    end: int
    first: Point
    last: Point | None = None
    open: bool = False
    after: int | None = None
    plan: bool = False
    edge: str = ""
    number_year: int | None = None
    yearly: bool = False  # 每年12月15日: of no one year


# 康熙三十六年 counts in a reign
REIGNS: Final = (
    *("洪武", "永乐", "宣德", "成化", "弘治", "正德", "嘉靖", "隆庆", "万历", "天启", "崇祯"),
    *("顺治", "康熙", "雍正", "乾隆", "嘉庆", "道光", "咸丰", "同治", "光绪", "宣统"),
    *("明治", "大正", "昭和", "平成", "令和"),
)

ZERO: Final = "〇零○ΟОO0o"
DIGIT: Final = f"{ZERO}一二三四五六七八九"
JOIN: Final = r"[ ]?(?:至|到|—{1,2}|-{1,2}|～|~)[ ]?"

NUM = rf"[0-9]{{1,4}}|[{DIGIT}十百廿卅]{{1,6}}|元"
N2 = "[0-9]{1,2}|[一二三四五六七八九十廿卅]{1,3}"
GAP = r"[ ]?\n?[ ]{0,4}"
_CLOCK = (
    r"(?:[ ]?（?(?:星期|周|礼拜)[一二三四五六日天]）?[ ]?)?[ ]?"
    r"(?P<half>上午|下午|凌晨|早上|早晨|早|晚上|晚间|晚|中午|夜间|夜)?[ ]?"
    r"(?P<hour>[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[零〇])"
    r"(?::(?P<min2>[0-9]{2})(?::(?P<sec2>[0-9]{2}))?(?![0-9])"
    r"|(?:时(?!效)|点(?!建议|意见|要求|措施|内容|经验|[0-9]{1,2}[万亿%]))"
    rf"(?:(?P<min>[0-9]{{1,2}}|[{DIGIT}十]{{1,3}}|半)分?(?!钟|之)|整)?(?:(?P<sec>[0-9]{{1,2}})秒)?)"
)
DAY_SIGN = "(?:日(?![均语元])|号(?![文令楼院码线库馆桥池厅室机]|公告))"
DAY = (
    rf"(?:(?P<first_day>{N2})[日号]?{JOIN})?"
    rf"(?P<day>{N2}){DAY_SIGN}(?:{_CLOCK})?"
)
_MONTH_NOT = r"(?![龄球饼亮嫂台薪季租均息刊票度历]|报(?![送请名备]))"  # 10月报, 10月报送
MONTH_PART = r"(?P<xun>上旬|中旬|下旬|上中旬|中下旬|初|底|末|中(?=[，。、；）前]|旬))"
MONTH = rf"(?:(?P<first_month>{N2}|元)月?份?{JOIN})?(?P<month>{N2}|元)月(?:份)?{_MONTH_NOT}"
BARE_END = r"(?=[\s<）」』，。；]|$)"
FIRST_QUARTER = rf"[一二三1-3]{JOIN}(?=第?[二三四2-4]季度)"  # 一至三季度
_YEAR_PART = (
    rf"(?P<part>年?(?:初|底|末)|年终|年?中(?=[，。；、）前]|[之以]前)|[上下]半年(?:度)?|(?:第?{FIRST_QUARTER})?第?[一二三四1-4]个?季度[末底]?|第[一二三四1-4]季(?!度)[末底]?|首季度?"
    r"|[前首][两二三23]个?季度?|[前首]半年|[前首](?P<months>[0-9]{1,2}|[一二两三四五六七八九十]{1,2})个?月)"
)
TAIL = (
    rf"(?:{GAP}{MONTH}(?:{MONTH_PART}|{GAP}{DAY}|[ ]?(?P<bare_day>[0-9]{{2}}){BARE_END})?"
    rf"|[ ]?{_YEAR_PART}|(?P<same>同期))?"
)


QUARTER_END = ("末", "底")
TENS: Final = frozenset("十廿卅")
# 二零二三至二四财政年度: the year of accounts that two of the calendar hold
OF_ACCOUNTS = "(?:财政|课税)(?=年度)"


def year_number(written: str) -> tuple[int | None, str]:
    """The value of a year's number and how to read it."""
    if written.isdigit() and written.isascii():
        value = int(written)
        if len(written) == 4:
            return (value, "ce") if 1000 <= value < 2200 else (None, "")
        return (value, "short") if value else (None, "")
    if written == "元":
        return 1, "short"
    plain = written.translate(_ZEROS)
    if len(plain) == 4 and plain[0] in "一二" and not set(plain) & (TENS | {"百"}):
        return int(parse_number(plain) or 0), "ce"
    number = parse_number(plain)
    if number is None or not 0 < number < 1000 or isinstance(number, float):
        return None, ""
    return number, "short"


_ZEROS = str.maketrans(dict.fromkeys("零○ΟОO0o", "〇"))


def fill(point: Point, match: re.Match[str]) -> bool:
    """Take month, day, part and clock from a match; False where they are no calendar's."""
    groups = match.groupdict()
    for name in ("first_month", "month", "first_day", "day"):
        if groups.get(name) is not None:
            number = 1 if groups[name] == "元" else parse_number(groups[name])
            if not isinstance(number, int) or not 1 <= number <= (12 if "month" in name else 31):
                return False
            setattr(point, name, number)
    if point.first_month is not None and point.month is not None and point.first_month >= point.month:
        return False
    if point.first_day is not None and point.day is not None and point.first_day >= point.day:
        return False
    if groups.get("bare_day"):
        point.day = int(groups["bare_day"])
        if not 1 <= point.day <= 31:
            return False
    if groups.get("xun"):
        point.part = _MONTH_PARTS[groups["xun"]]
    if groups.get("part"):
        point.part = _year_part(groups["part"], groups.get("months"))
    if groups.get("same"):
        point.same_period = True
    if groups.get("hour"):
        clock = _spoken_clock(groups)
        if clock is None:
            point.end = match.end("day") + 1
        else:
            point.clock = clock
    return True


_MONTH_PARTS: Final = {
    "上旬": "x1",
    "中旬": "x2",
    "下旬": "x3",
    "上中旬": "x12",
    "中下旬": "x23",
    "初": "start",
    "中": "middle",
    "底": "end",
    "末": "end",
}


def _year_part(written: str, months: str | None) -> str:
    if months is not None:
        return f"m{min(12, int(parse_number(months) or 1))}"
    if "季" in written:
        if written.startswith("首季"):
            return "q1"
        return quarters(written)
    if "半年" in written:
        return "h2" if written[0] == "下" else "h1"
    return {"初": "start", "中": "middle", "底": "end", "末": "end", "终": "end"}[written[-1]]


def quarters(written: str) -> str:
    """The part of the year that is written of quarters: 第三季度, 前三季度, 一至三季度, 三季度末."""
    numbers = [int(parse_number(sign) or 1) for sign in written if sign in "一二三四1234两"]
    if len(numbers) > 1 and numbers[0] < numbers[1]:
        return f"q{numbers[0]}{numbers[1]}"
    if written.endswith(QUARTER_END):
        return f"e{numbers[-1]}"
    return f"m{3 * numbers[-1]}" if written[0] in "前首" else f"q{numbers[-1]}"


def _spoken_clock(groups: dict[str, str | None]) -> str | None:
    hour = parse_number(groups["hour"] or "")
    written = groups.get("min2") or groups.get("min")
    minute = 30 if written == "半" else parse_number(written) if written else 0
    second = groups.get("sec2") or groups.get("sec")
    if not isinstance(hour, int) or not isinstance(minute, int):
        return None
    half = groups.get("half") or ""
    if hour < 12 and (half.startswith(("下", "晚", "夜")) or (half == "中午" and hour < 6)):
        hour += 12
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    return clock(hour, minute, second)


def clock(hour: int, minute: int, second: str | None) -> str:
    return f"{hour:02}:{minute:02}" + (f":{int(second):02}" if second else "")
