"""Names that a line end breaks: headings, titles and sign-offs that run over lines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from typing import Final

from ipmine import guard
from ipmine.scan.agencies.model import AgencyMatch

# a line end in front of a Han character, where the next line soon holds what may be a name's end
# and which opens with neither a label (（五）建设运营中心) nor a document number (陕市监办发〔2023〕58号)
_BREAK: Final = re.compile(
    r"\n[ \n]{0,8}(?![（第]?[一二三四五六七八九十]{1,4}[）、章节条]|[一-鿿]{2,16}[〔\[]\d{4})"
    r"(?=[一-鿿“（][^\n。；：]{0,30}?[局厅委办部院署会府处司室所队心关组制门])"
)
_BEFORE: Final = re.compile(r"[一-鿿“”）]")
_REACH: Final = 40
# a line of a list of persons: 马某某 县河道管理站站长
_POSTS: Final = (
    "局长",
    "站长",
    "主任",
    "科长",
    "股长",
    "处长",
    "所长",
    "队长",
    "校长",
    "院长",
    "镇长",
    "乡长",
    "书记",
    "委员",
    "主席",
    "关长",
    "行长",
    "会长",
    "部长",
    "司长",
    "厅长",
    "市长",
    "县长",
    "区长",
    "省长",
    "秘书长",
    "检察长",
    "总经理",
    "董事长",
    "调研员",
    "巡视员",
)

Scanner = Callable[[str], list[AgencyMatch]]


def broken(text: str, found: list[AgencyMatch], scan: Scanner) -> list[AgencyMatch]:
    """The names in `text` that run over a line end; `found` are those that do not, in order."""
    starts = [match.start for match in found]
    more: list[AgencyMatch] = []
    for gap in guard.finditer(_BREAK, text):
        edge = gap.start()
        while edge and text[edge - 1] == " ":
            edge -= 1
        if not edge or not _BEFORE.match(text, edge - 1) or text.endswith(_POSTS, 0, edge):
            continue
        left = max(text.rfind("\n", 0, edge) + 1, edge - _REACH)
        right = text.find("\n", gap.end())
        right = min(len(text) if right < 0 else right, gap.end() + _REACH)
        joint = edge - left
        cut = gap.end() - edge
        for match in scan(text[left:edge] + text[gap.end() : right]):
            if match.start >= joint or match.end <= joint:
                continue
            start, end = left + match.start, left + match.end + cut
            if match.kind == "group" and text.startswith("：", end):
                continue  # 行政审批局 above 配合部门：, a label
            # a place on a line of its own is no part of a group below a blank line
            headed = match.kind == "group" and match.start == 0 and edge - left < _REACH
            if "\n" in gap.group()[1:] and (headed or _ends_at(found, starts, edge)):
                continue  # a blank line parts two whole names
            if not _whole(found, starts, gap, start, end, match):
                match.start, match.end = start, end
                more.append(match)
    return more


def _ends_at(found: list[AgencyMatch], starts: list[int], at: int) -> bool:
    k = bisect_left(starts, at)
    return k > 0 and found[k - 1].end == at


def _whole(
    found: list[AgencyMatch], starts: list[int], gap: re.Match[str], start: int, end: int, match: AgencyMatch
) -> bool:
    """Whether the lines hold whole names by themselves, so that joining them makes a false one."""
    behind = gap.end()
    k = bisect_left(starts, behind)
    after = k < len(found) and found[k].start == behind and found[k].end >= end
    if not after:
        return False
    if match.kind == "group" or "\n" in gap.group()[1:] or found[k].places or found[k].level:
        return True
    before = found[k - 1] if k else None
    # 国务院第二次⏎全国污染源普查领导小组: what stands between belongs to neither alone
    return (
        before is not None
        and start <= before.start < before.end <= behind
        and not gap.string[before.end : gap.start()].strip()
    )
