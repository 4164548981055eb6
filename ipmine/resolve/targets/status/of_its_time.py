"""What notices and letters of Taiwan tell of a time that is past, or ask for by a day to come."""

from __future__ import annotations

import re

from ipmine.resolve.targets.status.grant_words import GRANT
from ipmine.resolve.targets.status.surroundings import Status, Surroundings
from ipmine.resolve.targets.status.times import after_issue, before_issue

# 截至10月底，有效品种权412件; 累计受理申请436件, 于年底前完成25件: what a letter or notice of Taiwan tells or asks for
_OPENS_WITH_A_YEAR = re.compile(
    "(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)?(?:自|于)?[0-9]{2,3}年"
)
# 较去年同期增加2,300万吨, 仅为历年同期之38%
_AS_AGAINST = re.compile(
    "[较比](?:去年|上年|前一?年|历年)(?:同期|度)?(?:增|减|成长|上升|下降|提高|高|低)|为(?:去年|上年|历年)同期[之的]"
)
_MEANT = re.compile("预[定计估](?!报)(?=[^，。；者]{0,12}$)")  # 114年度预定奖励3,000公顷
_MEANT_BEFORE = re.compile("[；，][^；，。]{0,8}预[定计估][^；。]{0,40}，")  # 113年度计…；114年度预定…，编列…
_PER = re.compile("每|比率|费率")
_ASKED = re.compile("应|须|得(?![到知出])|请")
_NEVER_TOLD = frozenset("份 张 页 岁 周岁".split())  # copies, and ages that bound
_LAID_DOWN = re.compile(f"{GRANT.pattern}|费率|税率|利率")
_SO_FAR = re.compile(
    "截至|截止|累计|业[经已于]|又已|在案|已[^，。；]{0,12}(?:核定|受理|完成|补助|核发|辅导|办理|取得)|[0-9]{2,3}年度?[^，。；每]{0,8}(?:[共计]|合计)|至[0-9]{1,2}月(?:[0-9]{1,2}日)?[^，。；每]{0,14}(?:[共计]|合计)"
)


def of_its_time(around: Surroundings) -> Status | None:
    """What is told of a time that is past, or is due by a day to come; what is granted or must be stays a rule."""
    if around.quantity.unit in _NEVER_TOLD:
        return None
    if _AS_AGAINST.search(around.clause) and around.quantity.comparator in ("=", "≈", ">"):
        return Status("achieved", "against what was")
    if (meant := _MEANT.search(around.ahead)) and not _PER.search(around.clause):
        return Status("planned", f"clause: {meant[0]}")
    if (
        _OPENS_WITH_A_YEAR.match(around.sentence)
        and around.quantity.comparator in ("=", "≈", ">")
        and not _ASKED.search(around.clause)
        and any(before_issue(date, around.issued) for date in around.dates)
        and (around.quantity.kind == "count" or not _LAID_DOWN.search(around.clause))
    ):
        return Status("achieved", "a year that is over")  # 113年本部补助12个县市…，减少4,320万个
    if "目标" in around.sentence and any(after_issue(date, around.issued) for date in around.dates):
        return Status("planned", "an aim to come")  # 115年目标为全国据点达3,000处
    if _LAID_DOWN.search(around.clause) and not _SO_FAR.search(around.clause):
        return None
    if any(date.role == "deadline" and after_issue(date, around.issued) for date in around.dates):
        return Status("planned", "a deadline to come")
    match = _SO_FAR.search(around.so_far)
    if match and _MEANT_BEFORE.search(around.so_far, match.end()):
        return Status("planned", "sentence: 预定")
    told = match is not None and around.quantity.comparator in ("=", "≈", ">")
    return Status("achieved", f"sentence: {match[0]}") if match and told else None
