"""The time of the clause or sentence against the day of the paper."""

from __future__ import annotations

import re
from functools import lru_cache

from ipmine.facts import DateFact
from ipmine.resolve.targets.status.surroundings import Status, Surroundings


def past(around: Surroundings) -> bool:
    return any(before_issue(date, around.issued) for date in around.dates)


def before_issue(date: DateFact, issued: str | None) -> bool:
    """Whether a date ends before the paper's day (or its year, where it names a year alone)."""
    if date.norm is None or issued is None:
        return False
    end = date.norm.split("/")[-1]
    if end in ("", ".."):
        return date.role != "deadline" and date.norm.split("/")[0][:10] < issued[: len(date.norm.split("/")[0])]
    size = min(len(end), len(issued))
    return end[:size] < issued[:size]


def after_issue(date: DateFact, issued: str | None) -> bool:
    if date.norm is None or issued is None:
        return False
    end = date.norm.split("/")[-1]
    if end in ("", ".."):
        end = date.norm.split("/")[0]  # 从2024年起每年安排; 十月起派出
        size = min(len(end), len(issued))
        return end[:size] > issued[:size]
    size = min(len(end), len(issued))
    return end[:size] > issued[:size] or (date.role == "deadline" and end[:size] >= issued[:size])


# 自2021年1月1日至2021年12月31日，共受理: no plan tells what there was in all
_COUNTED_UP = re.compile(
    r"自[0-9年月日]{5,12}(?:起|开始)?(?:至|到)[0-9年月日底末]{3,12}(?:止|期间)?，[^，。；]{0,12}?(?:共|累计|合计)(?:计|有)?(?![同建享用有])"
)


# asked for each number of a sentence
@lru_cache(maxsize=64)
def _counts_up(sentence: str) -> bool:
    return "自" in sentence and _COUNTED_UP.search(sentence) is not None


_SINCE = re.compile("以来|迄今|至今")


def _so_far_this_year(date: DateFact, around: Surroundings) -> bool:
    """自106年推动以来，预算由49亿元成长至114年的927亿元: up to the year of the paper."""
    this_year = date.norm is not None and around.issued is not None and date.norm == around.issued[:4]
    return this_year and _SINCE.search(around.sentence) is not None


def _is_this_year(date: DateFact, around: Surroundings) -> bool:
    return around.issued is not None and date.norm == around.issued[:4]


def dated(around: Surroundings) -> Status | None:
    """The time of the clause or sentence against the day of the paper."""
    for date in reversed(around.dates):
        if after_issue(date, around.issued) and not _so_far_this_year(date, around):
            return Status("planned", f"date after issue: {date.norm}")
    for date in reversed(around.dates):
        if before_issue(date, around.issued):
            return Status("achieved", f"date before issue: {date.norm}")
        if _is_this_year(date, around) and date.start < around.quantity.start:
            break  # 去年培育企业10家，今年将…，培育企业20家: the nearer time counts
    if around.issued is None and _counts_up(around.sentence):
        return Status("achieved", "a stretch is counted up")
    if around.issued is None:
        for date in reversed(around.dates):
            if date.role == "deadline":
                return Status("planned", f"deadline: {date.norm}")
    return None
