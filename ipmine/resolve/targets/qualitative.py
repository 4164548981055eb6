"""Goals without a number that have a stated deadline: 到2030年,版权法律制度更加完善."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from ipmine.facts import DateFact, DurationFact, TargetFact
from ipmine.resolve.context import Context
from ipmine.resolve.targets import deadlines
from ipmine.resolve.targets.clauses import Breaks, Range
from ipmine.resolve.targets.phrases import trim_tail

_RESULT = re.compile(
    r"(?P<indicator>[^，。；]{2,40}?)(?P<action>(?:更加|更为|日益|不断|进一步|持续|明显|显著|基本|全面|大幅|稳步|逐步|广泛|深入|初步|有效|得到|较为|保持|达到|实现|取得|迈上|进入|跻身|普遍|切实|更)"
    r"[^，。；]{1,16})$"
)
_DONE = re.compile(
    r"^(?P<action>(?:基本|全面|率先|初步)?(?:建成|建立|形成|取得|实现|完成|构建|打造|培育|制定|出台|开放|启动|制订|印发|报送|上报|提交|实施))(?P<indicator>[^，。；]{2,60}?)"
    r"(?:(?<![合兼归吞一])并(?![网购行存列轨联])[^，。；]{2,60})?$"  # 制定实施方案并报省局备案
)
_LEAD = re.compile(r"^(?:（|与全[国省市](?:一道|同步)|同步|即|争取|力争|确保|努力|并|且|同时|在全国率先|在全省率先)")


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
    starts = sorted(date.start for date in dates)
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
        for clause in clauses:
            if clause.start < own.start or (clause.start, clause.end) in filled:
                continue
            others = bisect_left(starts, clause.end) - bisect_left(starts, clause.start)
            if others > (clause.start <= date.start < clause.end):
                break
            start = date.end if clause == own else clause.start
            made = _goal(text, Range(start, clause.end), clause, deadlines.end_of(date), clause == own)
            if made is not None:
                found.append(made)
                filled.add((clause.start, clause.end))
            if date.start > sentence.start + 1 and text[date.start - 1 : date.start] not in "到至":
                break  # only 到…年 at the head of a sentence governs what follows
    return found


def _within(text: str, durations: list[DurationFact], ctx: Context) -> list[DateFact]:
    """三年内 at the head of a clause is a deadline too, counted from the paper's day."""
    found = []
    for duration in durations:
        opens = duration.start == 0 or text[duration.start - 1] in "，。；\n争取保在"
        if opens and duration.norm.endswith("Y") and text[duration.end - 1 : duration.end + 1].count("内"):
            norm = deadlines.within(ctx.issued or ctx.published, duration)
            found.append(DateFact(duration.start, duration.end, norm, "deadline"))
    return found


def _goal(text: str, rest: Range, clause: Range, deadline: str | None, dated: bool) -> TargetFact | None:
    words = text[rest.start : rest.end].strip("，、 ")
    if dated:  # what goes on from the date: 2025年底前…
        words = re.sub(r"^(?:之?前|以前|内|末|底|，){1,9}", "", words)
    words = _LEAD.sub("", words)
    match = _DONE.match(words) or _RESULT.match(words)
    if match is None:
        return None
    return TargetFact(
        start=clause.start,
        end=clause.end,
        quantity=None,
        value=None,
        value_max=None,
        unit=None,
        comparator=None,
        indicator=trim_tail(match["indicator"]).removesuffix("稳定") or match["indicator"],
        action=match["action"],
        status="planned",
        deadline=deadline,
        kind="qualitative",
        why=f"deadline: {deadline}",
    )
