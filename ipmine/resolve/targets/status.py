"""Planned, achieved or a rule: the status of a target, and the cue that decided.

The deciders stand in one list, read from top to bottom; the first that knows answers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ipmine import lexicon
from ipmine.facts import DateFact
from ipmine.scan.quantities import Quantity


class Status(NamedTuple):
    """`status` is planned, achieved or rule; `why` names the words or the place that decided."""

    status: str
    why: str


@dataclass(slots=True)
class Surroundings:
    """What the deciders look at, for one quantity."""

    clause: str
    sentence: str
    quantity: Quantity
    dates: list[DateFact]  # of the clause, else of the sentence
    headings: list[str]  # from the nearest to the root
    lead: Status | None  # 下一步 and the like, in force since it was said
    genre: str
    doc_type: str | None
    issued: str | None
    in_articles: bool  # inside 第…条


Decider = Callable[[Surroundings], Status | None]

_GRANT = re.compile(
    r"给予|予以|奖励|补助|资助|补贴|奖补|补偿|贴息|罚款|处以|并处|责令|减免|减按|减半|免征|返还|享受|可申请|可按|可以|最高可|"
    r"(?:按照?|以)[^，。；]{0,24}(?:标准|比例|计算|计|确定|发放|给予|提取|执行)|(?:标准|费率|税率|限额|额度|上限|下限|补助额|利率)(?:为|由|统一)|每(?:人|户|件|项|家|亩|个|所|名|次|篇|辆|台|吨)[^，。；]{0,10}(?:元|分)|"
    r"一次性|为限|不予|应当符合|符合[^，。；]{0,12}条件|给其|收取|征收|收费|缴纳|缴存|支付"
)
_RESOLVED = re.compile(r"会议(?:原则)?(?:同意|确定|决定|要求|明确|议定|强调)|由[^，。；]{2,20}(?:牵头|负责)")
_AGREED = re.compile(r"同意|批准|请你|请贵|控制在|稳定在|应当?[^急]|要(?!求)")
_LIMIT = re.compile(
    r"不得|不应|应不|禁止|不宜|应(?:大于|小于|在|为|达|高于|低于)|规格为|应当|须|必须|原则上|一般|至少|每(?:年|季度|月|半年|周)"
)
_PERFECT = re.compile(
    r"[建成立发完获取授受办查破侦抓审结开举组设引培达实提高增加出示造救接到][^，。；]{0,12}了|了[0-9]|(?<!超)过[0-9]"
)
_CONDITION = re.compile(
    r"(?:达到|超过|不低于|不少于|不超过|以上|以下|以内|满|符合)[^，；。]{0,24}(?:的|者)?[^，；。]{0,12}$"
)
_BOUNDED_AMOUNT = re.compile(
    r"(?:标准|费率|利率|税率|额度|限额|价格|收费)(?:原则上|一般|均|都)?(?:不高于|不超过|不低于|不得|最高|最低|按|为)"
)
_SCOPED = re.compile(
    r"(?:元|人|件|家|户|%|年|岁|项|个)(?:及其?)?(?:以上|以下|以内|及以上|及以下)(?:的|[^，。；]{0,8}的)"
)


@cache
def _cues(where: str) -> tuple[tuple[str, str], ...]:
    return tuple((row["cue"], row["status"]) for row in lexicon.rows("status_cues") if row["where"] == where)


@cache
def _any(status: str) -> re.Pattern[str]:
    """Any cue of a status that may stand in a clause: one search that mostly says no."""
    return re.compile("|".join(re.escape(cue) for cue, told in _cues("clause") if told == status))


def decide(around: Surroundings) -> Status:
    """The status of a quantity and why."""
    for decider in DECIDERS:
        status = decider(around)
        if status is not None:
            return status
    return Status("planned", "no cue")


def leads(text: str, clause_start: Callable[[int], int]) -> list[tuple[int, Status]]:
    """下一步, 接下来, 预期目标: where the text says what the stretch behind it speaks of, in order."""
    found = []
    for where in ("lead", "turn"):
        for cue, status in _cues(where):
            at = text.find(cue)
            while at >= 0:
                if where == "turn" or clause_start(at) == at:
                    found.append((at, Status(status, f"{where}: {cue}")))
                at = text.find(cue, at + 1)
    return sorted(found)


def _articles(around: Surroundings) -> Status | None:
    """Laws and measures lay down."""
    ruled = around.in_articles or around.genre in ("law", "order", "tw_gazette")
    if ruled and (_explicit_plan(around) is None or _GRANT.search(around.clause)):
        return Status("rule", f"text of rules: {around.genre}" if not around.in_articles else "an article")
    return None


def _explicit_plan(around: Surroundings) -> Status | None:
    """力争, 确保, 将: the clause says that it is to come."""
    if not _any("planned").search(around.clause):
        return None
    for cue, status in _cues("clause"):
        if status == "planned" and _stands(cue, around.clause):
            if cue == "将" and re.search(r"将[^，。；]{1,20}(?:纳入|作为|提高至|降至|增至)了", around.clause):
                continue
            return Status("planned", f"clause: {cue}")
    return None


def _cap(around: Surroundings) -> Status | None:
    """最高不超过50万元: a limit on money is laid down, whatever the paper plans."""
    if around.quantity.kind == "money" and around.quantity.comparator == "≤" and not _REACH.search(around.clause):
        return Status("rule", f"limit: {around.quantity.cue}")
    return None


_REACH = re.compile(r"控制在|降至|降到|压减|压缩|减少")


def _grant(around: Surroundings) -> Status | None:
    """An amount, rate or limit that a measure lays down."""
    if around.genre in ("news", "press", "report", "speech") and not re.search(
        r"对[^，。；]{2,40}的|按照?|一次性|最高|最多|为限", around.clause + around.sentence[-0:]
    ):
        return None
    if _explicit_achieved(around) is not None:
        return None
    match = _GRANT.search(around.clause) or _BOUNDED_AMOUNT.search(around.clause)
    if match:
        return Status("rule", f"grant: {match[0]}")
    # 对当年申请量达到30件的单位，分别给予…: the condition of a grant that follows in the sentence
    behind = around.sentence[around.sentence.find(around.clause) + len(around.clause) :]
    if any(_after_issue(date, around.issued) for date in around.dates):
        return None
    if _CONDITION.search(around.clause) and (match := _GRANT.search(behind)):
        return Status("rule", f"condition of: {match[0]}")
    scoped = _SCOPED.search(around.clause) or around.clause.endswith("的")
    if scoped and around.quantity.comparator in ("≥", "≤", "<", ">"):
        return Status("rule", "a threshold")
    return None


def _explicit_achieved(around: Surroundings) -> Status | None:
    """已, 累计, 同比, 了: the clause reports."""
    cues = _cues("clause") if _any("achieved").search(around.clause) else ()
    for cue, status in cues:
        if status == "achieved" and _stands(cue, around.clause):
            if cue in ("累计", "目前", "成功") and (around.lead or _planning_genre(around)) and not _past(around):
                continue
            return Status("achieved", f"clause: {cue}")
    match = _PERFECT.search(around.clause)
    if match:
        return Status("achieved", f"aspect: {match[0][-1]}")
    return None


def _stands(cue: str, clause: str) -> bool:
    at = clause.find(cue)
    if at < 0:
        return False
    if cue == "将":
        return clause[at + 1 : at + 2] not in "军领" and clause[max(0, at - 1) : at] not in "即"
    if cue == "拟":
        return clause[max(0, at - 1) : at] not in "虚模" and clause[at + 1 : at + 2] not in "人定"
    if cue == "现有":  # 全省现有, not 企业现有职工
        return clause[max(0, at - 1) : at] not in ("业", "位", "构", "原") or not at
    if cue == "计划":  # 计划投入, not 行动计划 or 计划项目
        return (at == 0 or clause[at - 1] in "将还也并们年内局省市县") and clause[at + 2 : at + 4] not in (
            "项目",
            "单列",
        )
    return True


def _planning_genre(around: Surroundings) -> bool:
    return around.genre == "paper" and around.doc_type in (
        "规划",
        "方案",
        "计划",
        "意见",
        "通知",
        "要点",
        "措施",
        "纲要",
        None,
    )


def _past(around: Surroundings) -> bool:
    return any(_before_issue(date, around.issued) for date in around.dates)


def _before_issue(date: DateFact, issued: str | None) -> bool:
    """Whether a date ends before the paper's day (or its year, where it names a year alone)."""
    if date.norm is None or issued is None:
        return False
    end = date.norm.split("/")[-1]
    if end in ("", ".."):
        return date.role != "deadline" and date.norm.split("/")[0][:10] < issued[: len(date.norm.split("/")[0])]
    size = min(len(end), len(issued))
    return end[:size] < issued[:size]


def _after_issue(date: DateFact, issued: str | None) -> bool:
    if date.norm is None or issued is None:
        return False
    end = date.norm.split("/")[-1]
    if end in ("", ".."):
        return False
    size = min(len(end), len(issued))
    return end[:size] > issued[:size] or (date.role == "deadline" and end[:size] >= issued[:size])


def _dated(around: Surroundings) -> Status | None:
    """The time of the clause or sentence against the day of the paper."""
    for date in reversed(around.dates):
        if _after_issue(date, around.issued):
            return Status("planned", f"date after issue: {date.norm}")
    for date in reversed(around.dates):
        if _before_issue(date, around.issued):
            return Status("achieved", f"date before issue: {date.norm}")
    if around.issued is None:
        for date in reversed(around.dates):
            if date.role == "deadline":
                return Status("planned", f"deadline: {date.norm}")
    return None


def _lead(around: Surroundings) -> Status | None:
    return around.lead


def _heading(around: Surroundings) -> Status | None:
    """工作回顾, 主要目标: what the section speaks of."""
    for heading in around.headings:
        for cue, status in _cues("heading"):
            if cue in heading:
                return Status(status, f"heading: {cue}")
    return None


def _genre(around: Surroundings) -> Status | None:
    if around.genre == "minutes" and (match := _RESOLVED.search(around.sentence)):
        return Status("planned", f"minutes: {match[0]}")
    if around.doc_type == "新闻" or around.genre in ("news", "press", "report", "speech", "minutes", "explanation"):
        return Status("achieved", f"genre: {around.genre}")
    if around.doc_type in ("函", "批复"):
        match = _AGREED.search(around.sentence)
        if match or around.doc_type == "批复":
            return Status("planned", f"reply: {match[0] if match else around.doc_type}")
    if around.doc_type in ("函", "通报", "报告", "公报", "情况"):
        return Status("achieved", f"kind: {around.doc_type}")
    if around.doc_type in ("办法", "规定", "细则", "条例"):
        return Status("rule", f"kind: {around.doc_type}")
    match = _LIMIT.search(around.clause)
    if match or (around.quantity.kind == "money" and around.quantity.comparator in ("≤", "≥")):
        return Status("rule", f"limit: {match[0] if match else around.quantity.cue}")
    return None


_FULFILLED = re.compile(r"(?:提前|超额|如期|圆满)(?:完成|实现)")
# 据统计, 数据显示; 去年就有…: what a sentence tells of a time that is past, whatever day the paper has
_REPORTED = re.compile(r"据[^，。；]{0,20}(?:数据|统计|测算)|(?:数据|统计|报告|调查)显示")
_LAST_YEAR = re.compile(r"(?:去年|上年|前年)(?!.{0,12}(?:基础上|水平))")
_COMPARED = re.compile(r"同比|[比较]上年|[比较]上一年|[比较]去年|[比较]上年同期")


def _fulfilled(around: Surroundings) -> Status | None:
    """达到13.3件，提前完成规划目标: what the sentence says of the plan."""
    if "完成" not in around.sentence and "实现" not in around.sentence:
        return None
    match = _FULFILLED.search(around.sentence)
    if match and not any(_after_issue(date, around.issued) for date in around.dates):
        return Status("achieved", f"sentence: {match[0]}")
    return None


def _compared(around: Surroundings) -> Status | None:
    """登记金额27亿元，比上年增长2倍: a sentence that compares with last year reports."""
    match = _COMPARED.search(around.sentence) or _REPORTED.search(around.sentence) or _LAST_YEAR.search(around.clause)
    return Status("achieved", f"sentence: {match[0]}") if match else None


DECIDERS: tuple[Decider, ...] = (
    _articles,
    _fulfilled,
    _cap,
    _explicit_plan,
    _grant,
    _dated,
    _explicit_achieved,
    _compared,
    _lead,
    _heading,
    _genre,
)
