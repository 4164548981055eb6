"""Which of a paper's dates and spans of time a record holds: its clause's, its sentence's, what closes it."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from ipmine import guard
from ipmine.facts import DateFact, DurationFact
from ipmine.resolve.targets import deadlines
from ipmine.resolve.targets.clauses import Breaks, Range
from ipmine.resolve.targets.coverage import inside
from ipmine.resolve.targets.status.times import after_issue, before_issue
from ipmine.scan.quantities import Quantity

# where a report turns from the last year to the years before, and back
_TURNS = re.compile(
    r"(?<=[。！\n：；])(?:[^。！\n，]{0,12}?(?P<many>五年来|(?:过去|这|近)的?五年|“十[三四]五”(?:时期|期间|的五年|以来))|(?P<one>(?:过去|刚刚过去的)?(?:的)?一年(?:来|里)?，|20[0-9]{2}年，))"
)


# 清单（2021年版）, “十四五”规划目标, 2020年第12次常务会议: what a version, a plan or a meeting is named by
_NO_TIME = re.compile(
    "版|(?:度)?第[0-9一二三四五六七八九十]{1,4}次[^，。；]{0,10}会议|”?规划(?:下|之下)|(?:度)?[^，。；《》]{0,16}(?:报告|年报|预算案|白皮书|蓝皮书)[」”]|”?规划(?:目标|纲要|任务|要求|部署)(?!期|[是为：])"
)


# 为配合国家“十四五”规划支持香港…
_SERVES = re.compile("(?:配合|对接|融入|落实|国家)[“「]?$")
_A_PLAN = re.compile("[”」]?规划")
ALREADY = re.compile("已(?:为此|经|先后|累计|陆续)?[\u4e00-\u9fff]{2}(?![^，。；]{0,6}的)")
_AFTER_AN_EVENT = ("后", "之日起", "日起", "后的", "之后")
_FROM_THEN = re.compile("(?:(?:开始|起始|起)，?)?(?:力争|计划|拟)?[用以]")
_HOW_LONG = re.compile("(?:控制|压缩|缩短|压减|减少|降|限定)[在至到为]$|(?:不超过|平均|时间为|用时)$")
_BRACKET = 300  # characters
_TIME_LABEL = re.compile("(?:时限|期限|时间|日期|时间表)：$")
_TO_BE_DONE = re.compile("(?:之?前|底前?|以前)?(?:完成|办结|落实|见效|到位)?）")
_FROM_NOW = ("未来", "今后", "往后", "日后")


class RecordTimes:
    """The dates and durations of one paper, looked up for its records.

    `titled` are the stretches of titles, whose years say nothing of when; `issued` is the paper's day.
    """

    def __init__(
        self,
        text: str,
        dates: list[DateFact],
        durations: list[DurationFact],
        breaks: Breaks,
        titled: list[tuple[int, int]],
        issued: str | None,
    ) -> None:
        self.text, self.breaks, self.issued = text, breaks, issued
        # a year in a title, or of a version, says nothing of when: 《“十四五”…规划》, 清单（2021年版）
        self.dates = sorted(
            (
                d
                for d in dates
                if not inside(titled, d.start)
                and not _NO_TIME.match(text, d.end)
                and not (_SERVES.search(text, max(0, d.start - 6), d.start) and _A_PLAN.match(text, d.end))
            ),
            key=lambda d: d.start,
        )
        self.date_starts = [d.start for d in self.dates]
        self.durations = sorted(durations, key=lambda d: d.start)
        self.duration_starts = [d.start for d in self.durations]

    def between(self, start: int, end: int) -> list[DateFact]:
        """The dates that begin in a stretch of the text, in order."""
        return self.dates[bisect_left(self.date_starts, start) : bisect_left(self.date_starts, end)]

    def told_here(self, clause: Range, sentence: Range, quantity: Quantity, dates: list[DateFact]) -> list[DateFact]:
        """Of the dates of a sentence those of the clause, else those in front in its half, else all in front."""
        own = [d for d in dates if clause.start <= d.start < clause.end]
        if own:
            return own
        front = [d for d in dates if d.start < quantity.start and not self.of_a_part(d, clause)]
        if not front:
            row = deadlines.date_of_row(self.text, sentence, self.between(sentence.start, sentence.end))
            due = row or self.closing(clause)
            return [due] if due else front
        if ALREADY.search(self.text, clause.start, quantity.start):
            front = [d for d in front if not after_issue(d, self.issued)]  # 计划将于九月展开，政府已采购186万剂
        half = self.breaks.half(clause.start).start
        near = [d for d in front if d.start >= half]
        if not near and (closing := self.closing(clause)):
            return [closing]  # 新建学校3所，9月1日前投用；改造道路5条，12月底前完工
        return near or front

    def of_a_part(self, date: DateFact, clause: Range) -> bool:
        """Whether a date in another clause is that of a part of what was said before: 其中2024年1万亩；…."""
        own = self.breaks.clause(date.start).start
        return own != clause.start and self.text.startswith(("其中", "当中"), own)

    def closing(self, clause: Range) -> DateFact | None:
        """The day that closes the part of the sentence which holds a clause: …，8月底前投用."""
        half = self.breaks.half(clause.start)
        return deadlines.that_closes(self.text, clause, half, self.between(half.start, half.end))

    def in_bracket(self, position: int) -> DateFact | None:
        """The day in the bracket that closes the item of a place: …30件。（市甲局负责；完成时限：9月底前）."""
        end = self.text.find("\n", position)
        end = len(self.text) if end < 0 else end
        while end > position and self.text[end - 1] in " \u3000。；":
            end -= 1
        opening = self.text.rfind("（", max(position, end - _BRACKET), end) if self.text[end - 1] == "）" else -1
        if opening < 0 or self.text.find("）", opening, end - 1) >= 0:
            return None
        return next(
            (
                date
                for date in self.between(opening, end)
                if date.norm
                and (
                    _TIME_LABEL.search(self.text, max(opening, date.start - 8), date.start)
                    or (date.role == "deadline" and _TO_BE_DONE.match(self.text, date.end))
                )
            ),
            None,
        )

    def reported(self, heading_dates: list[DateFact], position: int) -> list[DateFact]:
        """The year that a heading says is reported on: 2025年工作回顾; of a longer period a result may be a part.

        Of 2025年工作和“十四五”成就 the year holds up to where the text turns to the five years.
        """
        years = [d for d in heading_dates if d.norm and "/" not in d.norm]
        if len({d.norm for d in years}) != 1 or (self.issued and not before_issue(years[0], self.issued)):
            return []
        k = bisect_left(self._turns, (position, "")) - 1
        many = k >= 0 and self._turns[k][0] > years[0].end and self._turns[k][1] == "many"
        return [] if many else years[:1]

    @cached_property
    def _turns(self) -> list[tuple[int, str]]:
        """Where the text turns to several years or to one, in order."""
        return [(m.start(), m.lastgroup or "") for m in guard.finditer(_TURNS, self.text)]

    def relative(self, clause: Range, sentence: Range, quantity: Quantity) -> str | None:
        """三年内, 用五年左右时间: a span of time counted from the paper's day."""
        half = self.breaks.half(clause.start).start
        first, last = (bisect_left(self.duration_starts, at) for at in (sentence.start, quantity.start))
        for duration in self.durations[first:last]:
            if self.text.endswith(_AFTER_AN_EVENT, 0, duration.start):
                continue  # 立项后30日内拨付六成: not counted from the paper's day
            if _HOW_LONG.search(self.text, max(0, duration.start - 6), duration.start):
                continue  # 审批时间控制在40个工作日内: how long something takes
            if duration.start < half and not self.text[duration.end : duration.end + 2].lstrip("内").startswith("，"):
                continue  # 10日内提出方案；新增监测站6座
            if self.text.find("工作日", duration.start, duration.end) >= 0:
                continue  # which days are no working days is not known
            behind = self.text[duration.end - 1 : duration.end + 6]
            if (
                "内" in behind[:2]
                or "时间" in behind
                or self.text[duration.start - 1 : duration.start] in ("用", "过", "在")
                or self.text.endswith(_FROM_NOW, 0, duration.start)
            ):
                return deadlines.within(self._from_year(sentence, duration) or self.issued, duration)
        return None

    def _from_year(self, sentence: Range, duration: DurationFact) -> str | None:
        """The year before the first one of a span that is counted from a year: 从2025年起用三年时间."""
        for date in self.between(sentence.start, duration.start)[-1:]:
            if _FROM_THEN.fullmatch(self.text, date.end, duration.start) and date.norm and date.norm[:4].isdigit():
                return f"{int(date.norm[:4]) - 1:04d}"
        return None
