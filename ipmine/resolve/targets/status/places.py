"""Where a quantity stands: behind a lead, under a heading, in a kind of paper."""

from __future__ import annotations

import re
from collections.abc import Callable

from ipmine.resolve.targets.status.surroundings import Status, Surroundings
from ipmine.resolve.targets.status.words import cues

_RESOLVED = re.compile(r"会议(?:原则)?(?:同意|确定|决定|要求|明确|议定|强调)|由[^，。；]{2,20}(?:牵头|负责)")
_AGREED = re.compile(r"同意|批准|请你|请贵|控制在|稳定在|应当?[^急]|要(?!求)")
_LIMIT = re.compile(
    r"不得|不应|应不|禁止|不宜|应(?:大于|小于|在|为|达|高于|低于)|规格为|应当|须|必须|原则上|一般|至少|一式|每(?:年|季度|月|半年|周)"
)


# 共1749户; 位于…，包含房源30套: what a paper states of how things are
_STATED = re.compile(
    r"^(?:共计?(?![建同享有用管])|合计|总?人口(?=[0-9])|(?:总|建筑|占地)?面积(?=[约为0-9])|总?户数|总套数|现?下?辖)"
)
# 号牌每副两只; 字符共8位，依次为…: how something is to be made
_SPECIFIED = re.compile("依次为|规格(?:尺寸)?为|式样为|尺寸为")
_APIECE = re.compile(r"每[\u4e00-\u9fff]{1,2}[0-9两三四五六七八九十]")
_SITUATED = re.compile("位于|坐落")


def leads(text: str, clause_start: Callable[[int], int]) -> list[tuple[int, Status]]:
    """下一步, 接下来, 预期目标: where the text says what the stretch behind it speaks of, in order."""
    found = []
    for where in ("lead", "turn"):
        for cue, status in cues(where):
            at = text.find(cue)
            while at >= 0:
                if where == "turn" or clause_start(at) == at:
                    found.append((at, Status(status, f"{where}: {cue}")))
                at = text.find(cue, at + 1)
    return sorted(found)


def lead(around: Surroundings) -> Status | None:
    return around.lead


def heading(around: Surroundings) -> Status | None:
    """工作回顾, 主要目标: what the section speaks of."""
    for heading in around.headings:
        for cue, status in cues("heading"):
            if cue in heading:
                return Status(status, f"heading: {cue}")
    return None


def genre(around: Surroundings) -> Status | None:
    if around.genre == "minutes" and (match := _RESOLVED.search(around.sentence)):
        return Status("planned", f"minutes: {match[0]}")
    if around.doc_type == "新闻" or around.genre in ("news", "press", "report", "speech", "minutes", "explanation"):
        return Status("achieved", f"genre: {around.genre}")
    if around.doc_type == "批复" and (match := _STATED.search(around.clause)):
        return Status("achieved", f"stated: {match[0]}")
    if around.doc_type in ("函", "批复"):
        match = _AGREED.search(around.sentence)
        if match or around.doc_type == "批复":
            return Status("planned", f"reply: {match[0] if match else around.doc_type}")
    if around.doc_type in ("函", "通报", "报告", "公报", "情况"):
        return Status("achieved", f"kind: {around.doc_type}")
    if around.doc_type in ("办法", "规定", "细则", "条例"):
        return Status("rule", f"kind: {around.doc_type}")
    if match := _SPECIFIED.search(around.sentence) or _APIECE.search(around.clause):
        return Status("rule", f"specification: {match[0]}")
    if match := _STATED.search(around.clause):
        return Status("achieved", f"stated: {match[0]}")
    if match := _SITUATED.search(around.sentence):
        return Status("achieved", f"stated: {match[0]}")
    match = _LIMIT.search(around.clause)
    if match or (around.quantity.kind == "money" and around.quantity.comparator in ("≤", "≥")):
        return Status("rule", f"limit: {match[0] if match else around.quantity.cue}")
    return None
