"""What the numbers of each clause count, with what the sentence in front of them carries on."""

from __future__ import annotations

import re
from functools import partial

from ipmine.resolve.targets import actions, dealt_out, links, listed, naming, rates, schedules, subjects
from ipmine.resolve.targets.around import GRANTED, Around, Naming, Thing, nothing
from ipmine.resolve.targets.clauses import Breaks, Range
from ipmine.resolve.targets.noun_behind import paid
from ipmine.resolve.targets.verbs import AMOUNT, starting, verbs
from ipmine.scan.quantities import Quantity


def _granted_so_far(spoken: list[tuple[Quantity, Naming]]) -> str | None:
    """The kind of aid that the sentence in front grants: 甲国每件资助3万元，其他国家每件1万元."""
    said = (naming.indicator or "" for quantity, naming in reversed(spoken) if quantity.kind == "money")
    return next((aid for thing in said for aid in GRANTED if thing.endswith(aid)), None)


# who is given money, or for what time
_WHO_IS_GIVEN = re.compile(
    "(?:企业|单位|个人|人员|家庭|机构|农户|对象|主体|博士|硕士|本科生?|学士|研究生|毕业生|大学|高校|学校|市州|设区市|州市|盟市|县市区?|国家和地区|地区|年度|"
    "永久性居民|居民|小学生|中学生|大专学生|幼儿|长者|冠军|亚军|季军|得奖者|获奖者|市民|业界|申请人|申请|申报人|创业者|职工|工人|技师|高级工|中级工|初级工|学员|农民|残疾人|大学生|退役军人|户|其他)$"
)
_SUM = re.compile(f"(?P<thing>怠报金|滞报金|罚锾|罚款|罚金|滞纳金|违约金|(?:{'|'.join(GRANTED)})金?)[^，。；]{{0,4}}$")
_OF_A_LIST = re.compile("(?:名单|清单|目录|一览表|汇总表)$")
_BOUNDS = ("以上", "以下")
_OF_A_SIZE = re.compile(
    "的?[\u4e00-\u9fff]{0,6}(?:企业|公司|项目|园区|开发区|产业|产业链|集群|县|市|区|镇|乡|村|街道|基地|品牌|产品|单品|合作社|平台|城市|商圈|街区|主体|市场|银行|行业|区县|县区|县域|工程)(?:数量)?"
)
_CELL_IN_FRONT = re.compile("\t(?P<thing>[\u4e00-\u9fff“”（）、]{3,24}?)(?:建设|工作|工程|专项行动)?\t$")
_JOINED = re.compile("[、且并和及或]")
_IN_ALL = ("（共", "（合计", "（总计")


class ClauseNames:
    """Names the quantities of one paper, clause by clause.

    `bounds` holds where numbers start that only bound a thing that another number counts.
    """

    def __init__(self, text: str, breaks: Breaks) -> None:
        self.text, self.breaks = text, breaks
        self.bounds: set[int] = set()

    def of_clause(
        self,
        clause: Range,
        sentence: Range,
        group: list[Quantity],
        bases: dict[int, int],
        spoken: list[tuple[Quantity, Naming]],
    ) -> list[Naming]:
        """What each quantity of a clause counts; `spoken` are those of the sentence in front of it."""
        around = self._around(clause, sentence, spoken)
        carried, subject = around.carried, around.subject
        names: list[Naming] = []
        for n, quantity in enumerate(group):
            before = clause.start
            if n:
                last = group[n - 1]
                # 亿元以上项目2000个: a bound that runs on into the name is a part of it; in 1%以上5%以下 it does not
                runs_on = (
                    last.outer_end > last.end
                    and self.text[last.outer_end : last.outer_end + 1] not in "，、的和者或及且与并"
                    and self.text.find("、", last.outer_end, quantity.outer_start) < 0
                )
                adjacent = last.outer_end == quantity.outer_start
                before = last.start if runs_on and not adjacent else last.outer_end
            k = n + 1
            if k < len(group) and quantity.kind == "count" and group[k].outer_start == quantity.outer_end:
                k += group[k].unit in ("岁", "周岁")  # 1.5万名35—64岁妇女: an age is an attribute of whom it counts
            after = group[k].outer_start if k < len(group) else clause.end
            named = naming.name(self.text, before, after, quantity, around)
            if n and before == last.start:
                named = self._with_bound(last, names[-1], named)
            elif n:
                named = self._with_threshold(last, names[-1], quantity, named)
            names.append(named)
            per = rates.base_of(self.text, clause, group, n)
            if per is not None:
                self.bounds.add(quantity.start)
            if named.indicator and not per:
                around = around._replace(carried=named.indicator, kind=quantity.kind)
        for base, reached in bases.items():
            opened = links.opener(self.text, clause, group[base])
            if opened < 0:
                names[reached] = names[reached]._replace(indicator=names[base].indicator or names[reached].indicator)
                continue
            thing = subjects.subject_of(self.text[clause.start : opened]) or subject() or carried
            if thing and thing.startswith("占") and carried and "占" not in carried:
                thing = carried + thing  # 研发经费投入年均增长14%，占生产总值的比重由0.84%提高至1.1%
            names[base], names[reached] = (names[k]._replace(indicator=thing) for k in (base, reached))
        names = listed.shared(self.text, clause, group, names)
        names = dealt_out.one_to_one(self.text, clause, group, names, [said for _, said in spoken], subject)
        names = dealt_out.behind_brackets(self.text, group, names)
        names = self._as_money(clause, group, names, spoken, around.granted)
        names[:1] = [self._of_the_row(clause, names[0])]
        names = listed.with_shared_actions(self.text, group, listed.with_shared_things(self.text, group, names))
        names = [actions.finished(self.text, quantity, named) for quantity, named in zip(group, names, strict=True)]
        return listed.with_actions_behind(self.text, group, names)

    def _of_the_row(self, clause: Range, first: Naming) -> Naming:
        """What a cell counts that names nothing itself, as the cell in front says it: 扩充普惠托位 | 新增3万个."""
        if first.indicator and first.indicator not in verbs("nominal"):
            return first
        cell = _CELL_IN_FRONT.search(self.text, max(0, clause.start - 40), clause.start)
        if cell is None:
            return first
        thing = cell["thing"]
        verb = next((v for v in starting().get(thing[:1], ()) if v in verbs("action") and thing.startswith(v)), "")
        if len(thing) - len(verb) > 2:
            thing = thing[len(verb) :]
        return first._replace(indicator=thing, action=first.action or first.indicator)

    def _as_money(
        self,
        clause: Range,
        group: list[Quantity],
        names: list[Naming],
        spoken: list[tuple[Quantity, Naming]],
        granted: Thing,
    ) -> list[Naming]:
        """博士每人10000元、硕士每人7000元…给予补贴: who is given money is not what an amount of money is of."""
        result = list(names)
        for n in range(len(group) - 1, -1, -1):
            quantity, named = group[n], result[n]
            if quantity.kind != "money" or not named.indicator or not _WHO_IS_GIVEN.search(named.indicator):
                continue
            if (
                n + 1 < len(group)
                and group[n + 1].kind == "money"
                and (result[n + 1].indicator or "").endswith(GRANTED)
            ):
                result[n] = result[n + 1]
                continue
            last = group[n + 1].outer_start if n + 1 < len(group) else clause.end
            thing = paid(self.text[quantity.outer_end : last]) or granted() or _granted_so_far(spoken)
            if thing:
                result[n] = named._replace(indicator=thing)
        return result

    def _with_bound(self, last: Quantity, of_last: Naming, named: Naming) -> Naming:
        """`named` where the number in front only bounds the thing: 年产值10亿元以上企业20家 sets no 10亿元."""
        thing = named.indicator or ""
        bound = self.text[last.start : last.outer_end]
        if last.kind == "ratio" or not bound.endswith(_BOUNDS) or not thing.startswith(bound) or _JOINED.search(thing):
            return named
        self.bounds.add(last.start)
        measured = of_last.indicator or ""
        by = measured if AMOUNT.search(measured) and self.text.endswith(measured, 0, last.outer_start) else ""
        return Naming(by + thing, named.action or of_last.action)

    def _with_threshold(self, last: Quantity, of_last: Naming, quantity: Quantity, named: Naming) -> Naming:
        """What is counted where the number in front only says of what size: 产值过亿元企业达到25家."""
        noun = self.text[last.end : quantity.outer_start]
        measured = of_last.indicator or ""
        cued = last.start > last.outer_start and last.comparator == ">" and last.outer_end == last.end
        if not (cued and quantity.kind == "count" and _OF_A_SIZE.fullmatch(noun) and AMOUNT.search(measured)):
            return named
        if not self.text.endswith(measured, 0, last.outer_start):
            return named
        self.bounds.add(last.start)
        added = measured.startswith("新增")
        thing = (
            (measured[2:] if added else measured) + self.text[last.outer_start : last.end] + noun.removesuffix("数量")
        )
        return Naming(thing, named.action or ("新增" if added else of_last.action))

    def _around(self, clause: Range, sentence: Range, spoken: list[tuple[Quantity, Naming]]) -> Around:
        last = next(((quantity, said) for quantity, said in reversed(spoken) if said.indicator), None)
        counted = spoken[-1][0].start if spoken else -1
        before = subject = topic = nothing
        granted = nothing
        condition = self.text[clause.start - 2 : clause.start] in ("者，", "者：", "的，", "的：")
        if clause.start > 1 and self.text[clause.start - 1] == "\n" and self.text.startswith(_IN_ALL, clause.start):
            # 农业龙头企业名单（the line above）, then （共12家）
            before = subject = partial(self._listed, clause.start - 2)
        if clause.start > 1 and self.text[clause.start - 1] in "，：":
            before = partial(self._subject, clause.start - 2, -1, clause.start)
            subject = partial(self._subject, clause.start - 2, counted, clause.start)
            granted = partial(self._granted, clause.start - 2)
        if clause.start > sentence.start:
            topic = partial(self._topic, sentence, spoken[0][0].start if spoken else clause.start)
        carried = last[1].indicator if last else self._limited(clause)
        return Around(
            carried,
            last[0].kind if last else "money" if carried else None,
            condition,
            before,
            subject,
            topic,
            partial(schedules.head, self.text, self.breaks, sentence.start),
            granted,
            partial(schedules.title_of_item, self.text, sentence.start),
            spoken,
        )

    def _limited(self, clause: Range) -> str | None:
        """加征百分之十怠报金。但最高不得超过九万元: the sum that the sentence in front speaks of."""
        if (
            self.text[clause.start : clause.start + 1] not in ("但", "惟")
            or self.text[clause.start - 1 : clause.start] != "。"
        ):
            return None
        before = self.breaks.clause(clause.start - 2)
        sum_of = _SUM.search(self.text, before.start, clause.start - 1)
        return sum_of["thing"] if sum_of else None

    def _listed(self, position: int) -> str | None:
        """What the title of a list at a position lists."""
        title = self._subject(position, -1, len(self.text))
        return _OF_A_LIST.sub("", title) or None if title else None

    def _granted(self, position: int) -> str | None:
        clause = self.breaks.clause(position)
        return paid(self.text[clause.start : clause.end]) or None

    def _topic(self, sentence: Range, until: int) -> str | None:
        """What a sentence speaks of before a place: the last amount (…的利息支出), else its first clause."""
        for clause in reversed(self.breaks.clauses_of(Range(sentence.start, until))):
            said = subjects.subject_of(self.text[clause.start : clause.end])
            if said and AMOUNT.search(said) and said[0] != "不":
                return said
        first = self.breaks.clause(sentence.start)
        if self.text[first.end - 1 : first.end] == "者":
            return None  # 指定使用在第一类者，每类三千元: on what condition
        return self._subject(sentence.start, -1, until)

    def _subject(self, position: int, after: int, until: int) -> str | None:
        """What the clause at a position speaks of, where it begins after one place and ends before another."""
        clause = self.breaks.clause(position)
        if clause.start <= after or clause.end > until:
            return None
        return subjects.subject_of(self.text[clause.start : clause.end])
