"""By when: the deadline of a plan, the period of a result."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date as Day

from ipmine.facts import DateFact, DurationFact
from ipmine.resolve.targets.clauses import Range
from ipmine.scan.quantities import Quantity


def of_plan(
    clause: Range, sentence: Range, quantity: tuple[int, int], dates: list[DateFact], headings: list[DateFact]
) -> str | None:
    """The time by which a plan is to be reached: from its clause, else its sentence, else its heading."""
    for near in (
        [d for d in dates if clause.start <= d.start < clause.end],
        [d for d in dates if sentence.start <= d.start < quantity[0]],
    ):
        best = _closest(near, quantity[0])
        if best is not None:
            return end_of(best)
    for d in headings:
        if d.norm is not None:
            return end_of(d)
    return None


# 此后每年更新一次: what comes afterwards is not due by the day in front
_AFTERWARDS = re.compile("此后|其后|(?:今后|以后|之后|往后)每")


def from_then_on(text: str, clause: Range, quantity_start: int) -> bool:
    """Whether a clause tells what is done after the time that its sentence wrote before."""
    return _AFTERWARDS.search(text, clause.start, quantity_start) is not None


# 2017年底前摸清底数，每年更新一次: done each year, whatever else is due by then; 到2025年，每年… is a plan up to then
_EVERY = re.compile("(?:并|且|至少|原则上)?每(?:半?年|年度|季度?|个?月|周|学期)")
_UP_TO_THEN = re.compile("(?:[底末]|之?前|期间|起)?[，,]")


def recurs(text: str, clause: Range, sentence: Range, quantity: Quantity, dates: list[DateFact]) -> bool:
    """Whether a clause tells how often something is done, behind another clause's own deed and day."""
    if quantity.unit != "次":
        return False
    parted = any(text.find("；", d.end, clause.start) > 0 for d in dates if d.start < clause.start)
    if not (_EVERY.search(text, clause.start, quantity.start) if parted else _EVERY.match(text, clause.start)):
        return False
    return not any(_UP_TO_THEN.match(text, d.end) for d in dates if sentence.start <= d.start < clause.start)


# 1月15日，局长表示，…: the day is that of the saying
_SAID = re.compile(
    "[^。；\n]{0,80}?(?:表示|指出|强调|介绍|透露|宣布|回应|披露|坦言|重申|答复|说|称)(?:[，：“「]|[^，。；]{0,8}，)"
)
_WHOLE_DAY = 10
_COUNTED_FROM = ("截至", "截止", "截止至", "到", "至", "自", "从")


def not_of_saying(text: str, dates: list[DateFact], position: int) -> list[DateFact]:
    """The dates but for days on which somebody said what stands at `position`."""
    return [
        d
        for d in dates
        if d.norm is None
        or len(d.norm) != _WHOLE_DAY
        or text.endswith(_COUNTED_FROM, 0, d.start)
        or not _SAID.match(text, d.end, max(d.end, position))
    ]


_PARTED = re.compile("[\t|]|/[^，。；/：]{2,6}：")  # cells, or labels in a row: 负责：某署/期限：2026年10月底
_CELL_OPENS = re.compile("[\t|] ?$|(?:期限|时限|时间|日期|期程)：$")
_CELL_END = re.compile("[以之]?[前内]?完?成? ?(?:（[^（）\n]{1,8}）)?(?:[\t|/】]|\n|$)")


def of_row(text: str, row: Range, dates: list[DateFact]) -> str | None:
    """The day by which what a row of a table sets is due: a cell of its own (完成时限)."""
    date = date_of_row(text, row, dates)
    return end_of(date) if date else None


def date_of_row(text: str, row: Range, dates: list[DateFact]) -> DateFact | None:
    """The date in a cell of its own, or behind a label of a row: …/负责：某署/期限：2026年10月底."""
    if not _PARTED.search(text, row.start, row.end):
        return None
    alone = (
        d
        for d in dates
        if _CELL_OPENS.search(text, max(row.start, d.start - 8), d.start) and _CELL_END.match(text, d.end)
    )
    return next((date for date in alone if date.norm is not None), None)


# 新建学校3所，新增学位1620个，8月底前投用
_CLOSING_OPENS = re.compile("，(?:并|均|确保|力争|争取|全部|计划|预计|拟)?(?:于|在)?$")
_CLOSING_DEED = re.compile(
    "(?:之?前|以前|底|末|内)?(?:全部|全面|基本|正式|建成|全线|完工|竣工|并|并且|如期|陆续|投入)?"
    "(?:投用|投入使用|使用|启用|完成|完工|竣工|建成|交付|开园|开业|运营|投产|运行|投运|到位|到账|落成|通车|开工|实施|见效)(?=[。；\n（(]|$)"
)


def that_closes(text: str, clause: Range, whole: Range, dates: list[DateFact]) -> DateFact | None:
    """The day in the last clause of a sentence, or of its half, by which all that it sets is to be done."""
    last = dates[-1] if dates else None
    if last is None or last.norm is None or last.role != "deadline" or last.start < clause.end:
        return None
    opens = _CLOSING_OPENS.search(text, max(whole.start, last.start - 6), last.start)
    return last if opens and _CLOSING_DEED.match(text, last.end, whole.end + 1) else None


def of_result(
    clause: Range, sentence: Range, quantity: tuple[int, int], dates: list[DateFact], headings: list[DateFact]
) -> str | None:
    """The period that a result reports on, where the clause, the sentence or the heading writes it."""
    for near in (
        [d for d in dates if clause.start <= d.start < clause.end],
        # another clause's clock time is when that happened, and no period
        [d for d in dates if sentence.start <= d.start < quantity[0] and "T" not in (d.norm or "")],
    ):
        best = _closest([d for d in near if d.role not in ("effective", "expires")], quantity[0])
        if best is not None:
            return best.norm
    return next((d.norm for d in headings if d.norm is not None), None)


def _closest(dates: list[DateFact], position: int) -> DateFact | None:
    """The last date in front of the quantity, else the first behind it."""
    known = [d for d in dates if d.norm is not None]
    front = [d for d in known if d.start < position]
    if front:
        deadlines = [d for d in front if d.role == "deadline"]
        return (deadlines or front)[-1]
    return next((d for d in known if d.role == "deadline"), None)


def end_of(date: DateFact) -> str | None:
    """The end of a period: “十四五” asks for 2025."""
    if date.norm is None:
        return None
    end = date.norm.split("/")[-1]
    return None if end in ("..", "") else end  # from 2021 on: no end is written


_ISO = re.compile(r"P(\d{1,9})([YMWD])$")
_LAST_YEAR = 9999


def within(issued: str | None, duration: DurationFact) -> str | None:
    """三年内 from the paper's day: an EDTF day, as fine as the day of issue is known."""
    match = _ISO.match(duration.norm.split("/")[-1])
    if issued is None or match is None:
        return None
    size, unit = int(match[1]), match[2]
    parts = [int(p) for p in issued[:10].split("-")]
    if size > 100_000:
        return None
    year, month, day = [*parts, 1, 1][:3] if len(parts) < 3 else parts[:3]
    if unit == "Y" or (unit == "M" and len(parts) >= 2):
        month += size * 12 if unit == "Y" else size
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
        if year > _LAST_YEAR:
            return None
        last = monthrange(year, month)[1]  # 31 January and one month: there is no 31 February
        return f"{year:04d}-{month:02d}-{min(day, last):02d}"[: len(issued[:10])]
    if len(parts) == 3 and unit in "WD" and size <= 3650:
        return Day.fromordinal(Day(year, month, day).toordinal() + size * (7 if unit == "W" else 1)).isoformat()
    return None
