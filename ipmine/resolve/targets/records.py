"""From the quantities of a paper to its targets: one walk over the clauses."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter

from ipmine.facts import DateFact, DurationFact, SectionFact, TargetFact
from ipmine.resolve.context import Context
from ipmine.resolve.own_days import POLICY_ADDRESS
from ipmine.resolve.targets import deadlines, links, status
from ipmine.resolve.targets.around import Naming
from ipmine.resolve.targets.clause_names import ClauseNames
from ipmine.resolve.targets.clauses import Breaks, Range
from ipmine.resolve.targets.deadline_openings import Openings
from ipmine.resolve.targets.lead_lookup import Leads
from ipmine.resolve.targets.record_times import ALREADY, RecordTimes
from ipmine.resolve.targets.status import excerpt
from ipmine.resolve.targets.status.times import after_issue, before_issue
from ipmine.scan.quantities import Quantity
from ipmine.structure import Layout, titles

_PLAN_OF_A_YEAR = re.compile(
    "(?P<year>20[0-9]{2})年度?[^》\n]{0,40}(?:要点|行动方案|工作方案|实施方案|攻坚方案|行动计划|工作计划|工作安排|重点任务|任务分解|分工方案|任务清单|绩效目标|目标任务|工作目标|[^》\n]{0,16}部门职责|职责分工|任务分工)"
)
_FORWARDS = ("函", "批复", "答复", "通报")
_ATTACHED = ("规划", "方案", "计划", "行动计划", "要点", "任务", "分工", "措施", "办法", "规定", "细则", "章程")
_ARRANGEMENTS = ("制度", "机制")  # no kinds of paper, and no letters either
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
        year_planned = ctx.address_year or ctx.planned_from
        self.issued = ctx.issued or ctx.published or (str(year_planned) if year_planned else None)
        addressed = ctx.territory in ("hk", "mo") and any(
            POLICY_ADDRESS.search(text, part.start, part.end) for part in layout.parts_of("title")
        )
        self.doc_type = "纲要" if addressed else doc_type
        self.genre = "paper" if addressed else layout.genre
        self.times = RecordTimes(text, dates, durations, breaks, titled, self.issued)
        year = int(self.issued[:4]) if self.issued else 0
        self.plans_its_year = any(
            (plan := _PLAN_OF_A_YEAR.search(text, part.start, part.end)) is not None and int(plan["year"]) >= year
            for part in layout.parts_of("title")
        )
        self.sets_goals = any(
            text.find("绩效目标", part.start, part.end) >= 0 for part in layout.parts_of("title")
        ) and self.doc_type is None  # fmt: skip
        self.excerpt: str | None = None
        # where a paper that is attached begins, and what kind its title names: a plan behind a letter
        self.attached: list[tuple[int, str | None]] = []
        for part in layout.parts if self.doc_type in _FORWARDS else ():
            title = "".join(text[part.start : part.end].split()) if part.kind == "title" and part.unit else ""
            if (kind := titles.kind_of(title) if title else None) in _ATTACHED:
                self.attached.append((part.start, kind))
            elif title.endswith(_ARRANGEMENTS):
                self.attached.append((part.start, None))
        self.leads = Leads(text, layout, breaks)
        self.openings = Openings(text, layout, self.times.dates)
        self.names = ClauseNames(text, breaks)

    def _kind_at(self, position: int) -> str | None:
        """The kind of the paper that holds a place: that of what is attached, where a letter or a reply forwards it."""
        k = bisect_right(self.attached, position, key=itemgetter(0)) - 1
        return self.attached[k][1] if k >= 0 else self.doc_type

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
        heading_dates = [d for h in headings if "，" not in h.title for d in self.times.between(h.start, h.end)]
        stretch = [
            d
            for d in links.that_tell_when(
                self.text, self.times.between(sentence.start, sentence.end), heading_dates, self.issued
            )
            if (bases and clause.start <= d.start < clause.end)
            or not (links.is_base(self.text, d) or self.times.of_a_part(d, clause))
        ]
        reached = {end: base for base, end in bases.items()}
        dealt = links.dealt_dates(self.text, clause, group, stretch)
        around = self._surroundings(clause, sentence, headings, heading_dates)
        here = self.times.between(clause.start, clause.end)
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
                self.times.told_here(clause, sentence, quantity, dates),
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

    def _surroundings(
        self, clause: Range, sentence: Range, headings: list[SectionFact], heading_dates: list[DateFact]
    ) -> status.Surroundings:
        return status.Surroundings(
            clause=self.text[clause.start : clause.end],
            sentence=self.text[sentence.start : sentence.end],
            at=max(0, clause.start - sentence.start),
            label=self._label(clause, sentence),
            headings=[h.title for h in headings],
            heading_dates=heading_dates,
            lead=self.leads.at(clause.start),
            genre=self.genre,
            doc_type=self._kind_at(clause.start),
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
            closing = self.times.closing(clause)
            if closing:  # another half's day is not this one's
                half = self.breaks.half(clause.start).start
                due = [d for d in due if d.start >= half]
            closed = self.times.in_bracket(quantity.start)
            deadline = deadlines.of_plan(clause, sentence, span, due, [closed] if closed else ahead)
            if deadline is None:
                deadline = self.times.relative(clause, sentence, quantity) or deadlines.of_row(
                    self.text, sentence, self.times.between(sentence.start, sentence.end)
                )
            if deadline is None and closing:
                deadline = deadlines.end_of(closing)
            if deadline is None and (opening := self.openings.before(sentence)):
                deadline = deadlines.end_of(opening)
            if deadline and "全年" in self.text[clause.start : quantity.start]:
                deadline = deadline[:_A_YEAR]  # 下半年将…，力争全年突破60亿元
        elif said.status == "achieved":
            if ALREADY.search(self.text, clause.start, quantity.start):
                dates = [d for d in dates if d.start >= clause.start or not after_issue(d, self.issued)]
            if (named.action or "").startswith("年均"):  # of several years: another clause's one year is not its time
                dates = [d for d in dates if d.start >= clause.start or len(d.norm or "") != _A_YEAR]
            deadline = deadlines.of_result(
                clause, sentence, span, dates, self.times.reported(heading_dates, clause.start)
            )
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
