"""Goals without a number that have a stated deadline: 到2030年,版权法律制度更加完善."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from ipmine import guard
from ipmine.facts import DateFact, DurationFact, TargetFact
from ipmine.resolve.context import Context
from ipmine.resolve.targets import deadlines, links
from ipmine.resolve.targets.clauses import Breaks, Range
from ipmine.resolve.targets.phrase_tails import trim_tail
from ipmine.resolve.targets.subjects import subject_of

_RESULT = re.compile(
    r"(?P<indicator>[^，。；]{2,40}?)(?P<action>(?:更加|更为|日益|不断|进一步|持续|明显|显著|基本(?!公共|养老|医疗|农田|药物|生活|建设|工资|医保)|全面|大幅|稳步|逐步|广泛|深入|初步|有效|得到|较为|保持|达到|实现|取得|迈上|进入|跻身|普遍|切实|更)"
    r"[^，。；0-9]{1,16})$"
)
_DONE = re.compile(
    r"^(?P<action>(?:率先)?(?:基本|全面|率先|初步)?(?:建成|建立|形成|取得|实现|完成|构建|打造|培育|制定|出台|开放|启动|制订|印发|报送|上报|提交|实施|颁布实施|颁布|通过(?=[^，。；]{0,10}(?:验收|评审|审查|认定|评估|考核|审议|鉴定))))(?P<indicator>[^，。；]{2,60}?)"
    r"(?:(?:(?<![合兼归吞一])并(?![网购行存列轨联])|报送|上报)[^，。；]{2,60})?$"  # 制定实施方案并报省局备案, 形成报告报送省局
)
# 充分考虑了2035年基本实现…的需要, 未能在3月31日前提交文件: spoken of, not set
_NOT_SET = re.compile("了|(?:未能?|没有|没能)[在于]")
_LEAD = re.compile(
    r"^(?:（|其中|与全[国省市](?:一道|同步)|同步|即|争取|力争|确保|努力|并|且|同时|在全国率先|在全省率先|通过[^，。；]{2,12}?(?=完成|实现|建成))"
)


def resolve(
    text: str,
    breaks: Breaks,
    dates: list[DateFact],
    durations: list[DurationFact],
    ctx: Context,
    quantified: list[TargetFact],
    open_ranges: list[tuple[int, int]],
) -> list[TargetFact]:
    """One target a clause that has a deadline in its half of the sentence and no number."""
    filled = {(t.start, t.end) for t in quantified}
    starts = sorted(date.start for date in dates if not links.is_base(text, date))
    opens, closes = [start for start, _ in open_ranges], [end for _, end in open_ranges]
    found: list[TargetFact] = []
    for date in sorted([*dates, *_within(text, durations, ctx)], key=lambda d: d.start):
        if date.role != "deadline" or date.norm is None:
            continue
        k = bisect_right(opens, date.start) - 1
        if opens and (k < 0 or date.start >= closes[k]):
            continue
        sentence = breaks.sentence(date.start)
        clauses = breaks.clauses_of(sentence)
        own = breaks.clause(date.start)
        for n, clause in enumerate(clauses):
            if clause.start < own.start or (clause.start, clause.end) in filled:
                continue
            others = starts[bisect_left(starts, clause.start) : bisect_left(starts, clause.end)]
            if any(other != date.start for other in others):
                break
            if clause == own and _NOT_SET.search(text, clause.start, date.start):
                continue
            start = date.end if clause == own else clause.start
            before = text[clauses[n - 1].start : clauses[n - 1].end].strip("，") if n else ""
            made = _goal(text, Range(start, clause.end), clause, deadlines.end_of(date), clause == own, before)
            if made is not None:
                found.append(made)
                filled.add((clause.start, clause.end))
            if date.start > sentence.start + 1 and text[date.start - 1 : date.start] not in "到至":
                break  # only 到…年 at the head of a sentence governs what follows
    return found + _of_the_year(text, breaks, dates, filled)


# 今年主要预期目标是：…，居民收入增长与经济增长同步
_GOALS_ARE = re.compile("目标(?:任务)?(?:是|为)?：|目标(?:任务)?[是为]")
_OF_THE_YEAR = re.compile(
    r"(?P<indicator>[^，。；：]{2,40}?)(?P<action>[与和](?P<beside>[^，。；：]{2,12}?)(?:保持)?(?:基本)?同步|"
    r"稳步(?:提升|增长|下降|提高)|(?:提质增效|提质扩量|量质齐升|稳中提质|扩量提质|提速增效)|稳中有[升降]|(?:进一步|持续)(?:下降|降低|提升|提高|改善)|保持(?:基本)?(?:稳定|平稳|同步)|"
    r"(?:高于|低于|好于|快于|优于|不低于|不高于)[^，。；：0-9]{2,24}|(?:全面)?(?:完成|达到)国家[^，。；：]{0,8}(?:目标|任务|要求|指标)(?:任务)?)$"
)


_SHORT = ("同步", "完成", "达到")  # 完成国家下达任务: the verb alone


def _of_the_year(text: str, breaks: Breaks, dates: list[DateFact], filled: set[tuple[int, int]]) -> list[TargetFact]:
    """The goals without a number of a sentence that lists the year's: 今年主要预期目标是：…."""
    found: list[TargetFact] = []
    for said in guard.finditer(_GOALS_ARE, text):
        sentence = breaks.sentence(said.start())
        named = [d for d in dates if sentence.start <= d.start < said.start() and d.norm]
        if not named:
            continue
        deadline = deadlines.end_of(named[-1])
        for clause in breaks.clauses_of(sentence):
            goal = _OF_THE_YEAR.fullmatch(text, clause.start, clause.end) if clause.start > said.start() else None
            if goal is None or (clause.start, clause.end) in filled:
                continue
            filled.add((clause.start, clause.end))
            together = goal["beside"] is not None and goal["indicator"].endswith("增长")
            thing = trim_tail(goal["indicator"].removesuffix("增长") if together else goal["indicator"])
            action = next((verb for verb in _SHORT if verb in goal["action"]), goal["action"])
            found.append(_without_number(clause, thing, action, deadline, f"goals of the year: {deadline}"))
    return found


def _without_number(clause: Range, indicator: str, action: str, deadline: str | None, why: str) -> TargetFact:
    """The planned target that a clause sets without a quantity."""
    return TargetFact(
        start=clause.start,
        end=clause.end,
        quantity=None,
        value=None,
        value_max=None,
        unit=None,
        comparator=None,
        indicator=indicator,
        action=action,
        status="planned",
        deadline=deadline,
        kind="qualitative",
        why=why,
    )


def _within(text: str, durations: list[DurationFact], ctx: Context) -> list[DateFact]:
    """三年内 at the head of a clause is a deadline too, counted from the paper's day."""
    found = []
    for duration in durations:
        opens = duration.start == 0 or text[duration.start - 1] in "，。；\n争取保在"
        if opens and duration.norm.endswith("Y") and text[duration.end - 1 : duration.end + 1].count("内"):
            norm = deadlines.within(ctx.issued or ctx.published, duration)
            found.append(DateFact(duration.start, duration.end, norm, "deadline"))
    return found


_STARTED = ("通车", "投用", "投产", "投运", "开通", "启用", "运营", "使用", "并网")
_STATE = re.compile("(?:需要|稳定){1,2}$")  # 满足发展需要, 保持物价稳定: the state that it is in
_TOWARDS = re.compile("^对(?![口外接标应象])(?=[^，。；]{4})")  # 完成对辖区内医院的考核
_SENT = ("报送", "上报", "提交", "报", "印发")
_HANDED_IN = re.compile(
    "(?:请|须|需|应|要)?(?:将|把)(?P<thing>[^，。；]{2,40}?)(?P<action>报送|上报|提交|寄送|反馈|函报|汇总报送|报)(?:至|到|给)?[^，。；]{0,24}$"
)
_SEE = re.compile("（(?:详见|见|附)[^（）]{0,12}）$")
_PAPER = re.compile("[^，。；、：（）]{2,24}(?:方案|报告|总结|计划|名单|清单|材料|汇总表|情况)(?=[，；])")
_DRAWN_UP = re.compile("制定|制订|编制|编写|形成|填写|填报|拟定|撰写|提出|梳理")
_OFFICE = re.compile("(?:部|局|办|委|厅|院|政府|室|会|处|科|司)(?:备案|审核|审批|批准|汇总|审定|审查|核准)?$")
_ASKED = re.compile(
    "(?:请|须|需|应|要|务必|并)?(?:[于在](?:每年)?)?[0-9年月日底末前之]{1,20}$|(?:请|须|需|应|要|务必|并)?[于在]?$"
)
_BROUGHT_IN = re.compile(
    "(?:全面|普遍|广泛|基本|逐步)?(?:推行|推广|实施|建立|开展|实行|推进)(?P<thing>[^，。；]{3,60})"
)


def _goal(text: str, rest: Range, clause: Range, deadline: str | None, dated: bool, before: str) -> TargetFact | None:
    words = text[rest.start : rest.end].strip("，、 ")
    if dated:  # what goes on from the date: 2025年底前…
        words = re.sub(r"^(?:之?前|以前|内|末|底|，){1,9}", "", words)
    words = _LEAD.sub("", words)
    if handed := _HANDED_IN.match(words):  # 于9月30日前将工作方案报送我局
        return _without_number(
            clause, _SEE.sub("", handed["thing"]), handed["action"], deadline, f"deadline: {deadline}"
        )
    match = _DONE.match(words) or _RESULT.match(words)
    if match is None:
        return None
    indicator = _STATE.sub("", trim_tail(match["indicator"])) or match["indicator"]
    indicator = _TOWARDS.sub("", indicator)
    if indicator in _STARTED:
        return None  # 计划2027年建成通车: of what is said in front
    if indicator[0] in "并且":  # 力争在2021年12月底前完成并公布实施
        thing = subject_of(_ASKED.sub("", text[clause.start : rest.start]) or before)
        return _without_number(clause, thing, match["action"], deadline, f"deadline: {deadline}") if thing else None
    if match["action"] in _SENT and _OFFICE.search(indicator):
        # 总结请于5月10日前报送某部: what is sent stands in front
        ahead = _ASKED.sub("", text[clause.start : rest.start]) or before
        indicator = subject_of(ahead) or ahead if ahead else indicator
        opened = max(text.rfind(mark, 0, clause.start) for mark in "。\n")
        papers = [] if _PAPER.search(indicator) else _PAPER.findall(text, opened + 1, clause.start)
        if papers:  # 制定实施方案，细化措施，并于年底前报送…
            indicator = _DRAWN_UP.split(subject_of(papers[-1]) or papers[-1])[-1]
    elif indicator.startswith("在") and (brought := _BROUGHT_IN.match(match["action"])):
        indicator = brought["thing"]  # 在试点单位全面推行责任保险
    return _without_number(clause, indicator, match["action"], deadline, f"deadline: {deadline}")
