"""From the quantities of a paper to its targets: one walk over the clauses."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from ipmine import guard
from ipmine.facts import DateFact, DurationFact, SectionFact, TargetFact
from ipmine.resolve.context import Context
from ipmine.resolve.own_days import POLICY_ADDRESS
from ipmine.resolve.targets import deadlines, links, status
from ipmine.resolve.targets.around import Naming
from ipmine.resolve.targets.clause_names import ClauseNames
from ipmine.resolve.targets.clauses import Breaks, Range
from ipmine.resolve.targets.coverage import inside
from ipmine.resolve.targets.deadline_openings import Openings
from ipmine.resolve.targets.lead_lookup import Leads
from ipmine.resolve.targets.status import excerpt
from ipmine.resolve.targets.status.times import after_issue, before_issue
from ipmine.scan.quantities import Quantity
from ipmine.structure import Layout

# where a report turns from the last year to the years before, and back
_TURNS = re.compile(
    r"(?<=[。！\n：；])(?:[^。！\n，]{0,12}?(?P<many>五年来|(?:过去|这|近)的?五年|“十[三四]五”(?:时期|期间|的五年|以来))|(?P<one>(?:过去|刚刚过去的)?(?:的)?一年(?:来|里)?，|20[0-9]{2}年，))"
)


# 清单（2021年版）, “十四五”规划目标: what a version or a plan is named by
_NO_TIME = re.compile(
    "版|”?规划(?:下|之下)|(?:度)?[^，。；《》]{0,16}(?:报告|年报|预算案|白皮书|蓝皮书)[」”]|”?规划(?:目标|纲要|任务|要求|部署)(?!期|[是为：])"
)


# 为配合国家“十四五”规划支持香港…
_SERVES = re.compile("(?:配合|对接|融入|落实|国家)[“「]?$")
_A_PLAN = re.compile("[”」]?规划")
_PLAN_OF_A_YEAR = re.compile(
    "(?P<year>20[0-9]{2})年度?[^》\n]{0,40}(?:要点|行动方案|工作方案|实施方案|攻坚方案|行动计划|工作计划|工作安排|重点任务|任务分解|分工方案|任务清单|绩效目标|目标任务|工作目标)"
)
_ALREADY = re.compile("已(?:为此|经|先后|累计|陆续)?[\u4e00-\u9fff]{2}(?![^，。；]{0,6}的)")
_FROM_NOW = ("未来", "今后", "往后", "日后")
_A_YEAR = 4  # characters of the norm of a year


class PaperTargets:
    """Turns the quantities of one paper into targets, clause by clause."""

    def __init__(
        self,
        text: str,
        layout: Layout,
        ctx: Context,
        doc_type: str | None,
        dates: list[DateFact],
        durations: list[DurationFact],
        breaks: Breaks,
        titled: list[tuple[int, int]],
    ) -> None:
        self.text, self.layout, self.ctx, self.breaks = text, layout, ctx, breaks
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
        year_planned = ctx.address_year or ctx.planned_from
        self.issued = ctx.issued or ctx.published or (str(year_planned) if year_planned else None)
        addressed = ctx.territory in ("hk", "mo") and any(
            POLICY_ADDRESS.search(text, part.start, part.end) for part in layout.parts_of("title")
        )
        self.doc_type = "纲要" if addressed else doc_type
        self.genre = "paper" if addressed else layout.genre
        year = int(self.issued[:4]) if self.issued else 0
        self.plans_its_year = any(
            (plan := _PLAN_OF_A_YEAR.search(text, part.start, part.end)) is not None and int(plan["year"]) >= year
            for part in layout.parts_of("title")
        )
        self.sets_goals = any(
            text.find("绩效目标", part.start, part.end) >= 0 for part in layout.parts_of("title")
        ) and self.doc_type is None  # fmt: skip
        self.excerpt: str | None = None
        self.leads = Leads(text, layout, breaks)
        self.openings = Openings(text, layout, self.dates)
        self.names = ClauseNames(text, breaks)

    def _between(self, start: int, end: int) -> list[DateFact]:
        return self.dates[bisect_left(self.date_starts, start) : bisect_left(self.date_starts, end)]

    def _headings(self, position: int) -> list[SectionFact]:
        chain = []
        index = self.layout.section_at(position)
        while index is not None:
            section = self.layout.sections[index]
            chain.append(section)
            index = section.parent
        return chain

    def targets(self, quantities: list[Quantity]) -> list[TargetFact]:
        """One target a quantity; the clauses are walked in order so that indicators carry on."""
        if self.genre == "fragment" and self.doc_type in (None, "新闻"):
            self.excerpt = excerpt.tells(self.text, quantities)
        found: list[TargetFact] = []
        spoken: list[tuple[Quantity, Naming]] = []  # of the sentence so far
        last_sentence = Range(-1, -1)
        k = 0
        while k < len(quantities):
            clause = self.breaks.clause(quantities[k].start)
            group = [quantities[k]]
            while k + len(group) < len(quantities) and quantities[k + len(group)].start < clause.end:
                group.append(quantities[k + len(group)])
            k += len(group)
            sentence = self.breaks.sentence(clause.start)
            if sentence != last_sentence:
                spoken, last_sentence = [], sentence
            bases = links.from_to(self.text, clause, group)
            names = self.names.of_clause(clause, sentence, group, bases, spoken)
            found += [
                target
                for target in self._clause_targets(clause, sentence, group, bases, names)
                if target.quantity is None or target.quantity[0] not in self.names.bounds
            ]
            spoken += zip(group, names, strict=True)
        return found

    def _clause_targets(
        self,
        clause: Range,
        sentence: Range,
        group: list[Quantity],
        bases: dict[int, int],
        names: list[Naming],
    ) -> list[TargetFact]:
        headings = self._headings(clause.start)
        # a date that something is compared with says nothing of when
        # and a first sentence that runs into its label is no heading for those behind it
        heading_dates = [
            d
            for h in headings
            if "，" not in h.title or h.start <= clause.start < h.end
            for d in self._between(h.start, h.end)
        ]
        stretch = [
            d
            for d in links.that_tell_when(
                self.text, self._between(sentence.start, sentence.end), heading_dates, self.issued
            )
            if (bases and clause.start <= d.start < clause.end) or not links.is_base(self.text, d)
        ]
        reached = {end: base for base, end in bases.items()}
        dealt = links.dealt_dates(self.text, clause, group, stretch)
        around = self._surroundings(clause, sentence, headings, heading_dates)
        here = self._between(clause.start, clause.end)
        made: list[TargetFact] = []
        for n, (quantity, named) in enumerate(zip(group, names, strict=True)):
            if dealt is not None:
                dates = [dealt[n]]
            elif n in bases:
                dates = links.dates_of_base(self.text, clause, quantity, stretch)
            elif n in reached:
                base_of = group[reached[n]]
                of_base = links.dates_of_base(self.text, clause, base_of, stretch)
                dates = [d for d in stretch if d not in of_base]
            else:
                then = links.as_it_was(self.text, quantity, here) if here else None
                dates = [then] if then else stretch
            around.turn_to(
                quantity,
                self._told_here(clause, sentence, quantity, dates),
                self.text[clause.start : quantity.start],
                self.text[quantity.outer_end : clause.end],
            )
            said = status.decide(around)
            if n in bases and not (said.status == "achieved" and dates):
                said = status.Status("achieved", "baseline of what follows")
            target = self._target(clause, sentence, quantity, named, said, dates, heading_dates)
            if n in reached:
                base = made[reached[n]]
                target.baseline = {"value": base.value, "unit": base.unit, "date": base.deadline}
            else:
                target.baseline = links.compared(self.text, clause, quantity, here) if here else None
            made.append(target)
        return made

    def _told_here(self, clause: Range, sentence: Range, quantity: Quantity, dates: list[DateFact]) -> list[DateFact]:
        """Of the dates of a sentence those of the clause, else those in front in its half, else all in front."""
        own = [d for d in dates if clause.start <= d.start < clause.end]
        if own:
            return own
        front = [d for d in dates if d.start < quantity.start]
        if not front:
            row = deadlines.date_of_row(self.text, sentence, self._between(sentence.start, sentence.end))
            due = row or self._closing(clause)
            return [due] if due else front
        if _ALREADY.search(self.text, clause.start, quantity.start):
            front = [d for d in front if not after_issue(d, self.issued)]  # 计划将于九月展开，政府已采购186万剂
        half = self.breaks.half(clause.start).start
        near = [d for d in front if d.start >= half]
        if not near and (closing := self._closing(clause)):
            return [closing]  # 新建学校3所，9月1日前投用；改造道路5条，12月底前完工
        return near or front

    def _closing(self, clause: Range) -> DateFact | None:
        """The day that closes the part of the sentence which holds a clause: …，8月底前投用."""
        half = self.breaks.half(clause.start)
        return deadlines.that_closes(self.text, clause, half, self._between(half.start, half.end))

    def _surroundings(
        self, clause: Range, sentence: Range, headings: list[SectionFact], heading_dates: list[DateFact]
    ) -> status.Surroundings:
        return status.Surroundings(
            clause=self.text[clause.start : clause.end],
            sentence=self.text[sentence.start : sentence.end],
            label=self._label(clause, sentence),
            headings=[h.title for h in headings],
            heading_dates=heading_dates,
            lead=self.leads.at(clause.start),
            genre=self.genre,
            doc_type=self.doc_type,
            issued=self.issued,
            plans_its_year=self.plans_its_year,
            sets_goals=self.sets_goals,
            excerpt=self.excerpt,
            in_articles=any(h.label.startswith("第") and h.label.endswith("条") for h in headings),
            paragraph=self._paragraph(sentence) if self.genre == "explanation" else "",
        )

    def _paragraph(self, sentence: Range) -> str:
        """What stands in front of a sentence in its paragraph."""
        return self.text[self.text.rfind("\n", 0, sentence.start) + 1 : sentence.start]

    def _label(self, clause: Range, sentence: Range) -> str:
        """What stands in front of the colon under which a clause stands: 补贴标准：."""
        colon = self.text.rfind("：", sentence.start, clause.start)
        return self.text[self.breaks.clause(colon - 1).start : colon] if colon > sentence.start else ""

    def _target(
        self,
        clause: Range,
        sentence: Range,
        quantity: Quantity,
        named: Naming,
        said: status.Status,
        dates: list[DateFact],
        heading_dates: list[DateFact],
    ) -> TargetFact:
        span = (quantity.start, quantity.end)
        deadline = None
        dates = deadlines.not_of_saying(self.text, dates, quantity.start)
        if said.status == "planned" and (
            deadlines.from_then_on(self.text, clause, quantity.start)
            or deadlines.recurs(self.text, clause, sentence, quantity, dates)
        ):
            deadline = deadlines.of_plan(clause, clause, span, dates, [])
        elif said.status == "planned":
            ahead = [d for d in heading_dates if not before_issue(d, self.issued)]
            # 去年发出通知书4.6万张，政府建议罚款增至900元: what another clause tells of is no time of a plan
            due = [d for d in dates if clause.start <= d.start < clause.end or not before_issue(d, self.issued)]
            closing = self._closing(clause)
            if closing:  # another half's day is not this one's
                half = self.breaks.half(clause.start).start
                due = [d for d in due if d.start >= half]
            deadline = deadlines.of_plan(clause, sentence, span, due, ahead)
            if deadline is None:
                deadline = self._relative(clause, sentence, quantity) or deadlines.of_row(
                    self.text, sentence, self._between(sentence.start, sentence.end)
                )
            if deadline is None and closing:
                deadline = deadlines.end_of(closing)
            if deadline is None and (opening := self.openings.before(sentence)):
                deadline = deadlines.end_of(opening)
            if deadline and "全年" in self.text[clause.start : quantity.start]:
                deadline = deadline[:_A_YEAR]  # 下半年将…，力争全年突破60亿元
        elif said.status == "achieved":
            if _ALREADY.search(self.text, clause.start, quantity.start):
                dates = [d for d in dates if d.start >= clause.start or not after_issue(d, self.issued)]
            if (named.action or "").startswith("年均"):  # of several years: another clause's one year is not its time
                dates = [d for d in dates if d.start >= clause.start or len(d.norm or "") != _A_YEAR]
            deadline = deadlines.of_result(clause, sentence, span, dates, self._reported(heading_dates, clause.start))
        comparator = quantity.comparator
        if quantity.reached and quantity.comparator == "=" and said.status == "planned":
            comparator = "≥"
        return TargetFact(
            start=clause.start,
            end=clause.end,
            quantity=span,
            value=quantity.value,
            value_max=quantity.value_max,
            unit=quantity.unit or None,
            comparator=comparator,
            indicator=named.indicator,
            action=named.action,
            status=said.status,
            deadline=deadline,
            why=said.why,
            scope=links.scope_of(self.text, clause, quantity),
            nature=links.nature_of(self.text[clause.start : clause.end]),
            currency=quantity.currency,
        )

    def _reported(self, heading_dates: list[DateFact], position: int) -> list[DateFact]:
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

    def _relative(self, clause: Range, sentence: Range, quantity: Quantity) -> str | None:
        """三年内, 用五年左右时间: a span of time counted from the paper's day."""
        first, last = (bisect_left(self.duration_starts, at) for at in (sentence.start, quantity.start))
        for duration in self.durations[first:last]:
            behind = self.text[duration.end - 1 : duration.end + 6]
            if (
                "内" in behind[:2]
                or "时间" in behind
                or self.text[duration.start - 1 : duration.start] in ("用", "过", "在")
                or self.text.endswith(_FROM_NOW, 0, duration.start)
            ):
                return deadlines.within(self.issued, duration)
        return None
