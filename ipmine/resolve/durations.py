"""Resolver of durations: lengths that are no part of a date, outside the page's furniture."""

from __future__ import annotations

import re
from bisect import bisect_left

from ipmine.facts import DateFact, DurationFact
from ipmine.resolve.date_lone_day import DAY_OF_MONTH
from ipmine.scan import Scans
from ipmine.structure import Layout

_SET_ON = re.compile(r"(?:于|将在|本月|当月|同月|定于|[0-9]日[、和至])$")


def resolve(text: str, layout: Layout, scans: Scans, dates: list[DateFact]) -> list[DurationFact]:
    """The durations of a paper, in order of start."""
    chrome = [(part.start, part.end) for part in layout.parts if part.kind == "chrome"]
    ends = [fact.end for fact in dates]
    skips = [end for _, end in chrome]
    facts: list[DurationFact] = []
    for match in scans.durations:
        k = bisect_left(ends, match.start + 1)
        if k < len(dates) and dates[k].start < match.end:
            continue
        k = bisect_left(skips, match.start + 1)
        if k < len(chrome) and chrome[k][0] <= match.start:
            continue
        if match.day and _is_day_of_month(text, match.start, match.end, layout.genre):
            continue
        facts.append(DurationFact(match.start, match.end, match.norm))
    return facts


_LENGTH_BEHIND = re.compile(r"以[内上下]|之内|[前后]|以[前后]|期|的|为|不|未|来")
_LENGTH_BEFORE = re.compile(
    r"(?:满|超过|逾|少于|多于|低于|高于|届满|为|为期|提前|延长|期限|公示|公告|至少|每|近|约|达|共|[内处留者])$"
)


_BOUND_BEFORE = re.compile("(?:不[少低]于|不得少于|不得低于|不超过|不得超过|不多于|不高于)$")


def _is_day_of_month(text: str, start: int, end: int, genre: str) -> bool:
    """Whether a bare 12日 is a day of some month rather than a length."""
    if _LENGTH_BEHIND.match(text, end):
        return False
    if _BOUND_BEFORE.search(text, max(0, start - 4), start):
        return False  # 公示时间不少于30日
    if DAY_OF_MONTH.match(text, end) or _SET_ON.search(text, max(0, start - 4), start):
        return True
    return genre == "news" and _LENGTH_BEFORE.search(text, max(0, start - 3), start) is None
