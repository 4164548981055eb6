"""责任单位：… on a line of its own, the columns of a table, and 列第一位的为牵头单位 outside of any statement."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ipmine import guard
from ipmine.scan.columns import under as cells_under
from ipmine.scan.duties.lists import DUTY_LABEL, FIRST_LEADS, first_leads, parts
from ipmine.scan.duties.match import DutyMatch

_LEAD_LABEL = re.compile(r"牵头(?:单位|部门)")
# 责任单位：市甲局, and in two columns 起草单位　市甲局
_LINE_LABEL = re.compile(
    r"：(?<=[位门构体室关责作头办]：)[ \t]{0,4}(?P<body>[^\n。】]{2,600})"
    r"|单位(?<=\n[责起牵配主协][任草头合办办]单位)[ \t\u3000]{1,4}(?P<column>[^\n。】：]{2,200})(?=\n)"
)
_LINE_LABEL_NAME = re.compile(
    r"(?:^|[\n\t。；，（〔【/| ：])(?:[（(]?[0-9一二三四五六七八九十]{1,3}[）).、] ?)?"
    r"(?P<name>(?:总?牵头|主抓|(?:总|副)?召集|副?组长|组员|(?:第一|首要|主要)?责任|负责|配合|协作|协办|协同|参与|主责|落实|兑现|协助|支援|实施|指导|会办|分办)(?:考核|责任|落实|实施)?(?:单位|部门|机构|主体|实体|处室|科室)"
    r"|(?<=\n)(?:起草|成员)(?:单位|部门)"
    # as Taiwan has it; a 主办单位 is the host of an event
    r"|(?:(?:共同)?主办|协办|会办|权责|执行)机关"
    # as Hong Kong has it
    r"|主责|协作|牵头|(?<=\n)负责|(?<=  )(?:负责|配合)|(?<=[/|])(?:负责|主办|协办|配合)|(?<=（)主办|(?<=\n)(?:主办|协办|会办)|主办单位)"
    r"(?:（[^（）\n]{1,24}）)?$"
)
_HEADER_CELL = re.compile(
    r"(?:主办|协办|权责|执行)机关(?:（[^（）]{1,20}）)?|"
    r"(?:总?牵头|主抓|责任|负责|配合|主责|协同|协作|协办|协助|支援|参与|参加|落实|实施|支持|主办|召集)(?:责任)?(?:单位|部门|机构|主体|实体|机关)(?:（[^（）]{1,20}）)?"
)


def labels(text: str) -> Iterator[DutyMatch]:
    for found in guard.finditer(_LINE_LABEL, text):
        label_end = found.start("column") if found["column"] else found.start()
        name = _LINE_LABEL_NAME.search(text[max(0, label_end - 44) : label_end].rstrip(" \t\u3000"))
        if not name:
            continue
        start = label_end - 44 + name.start("name") if label_end > 44 else name.start("name")
        if name["name"] in _HOSTS and not _of_measures(text, start, name["name"], found):
            continue
        if name["name"].startswith("成员") and not _LED.search(text, max(0, start - 160), start):
            continue  # who sits in a body: only of one that is led, as an emergency plan has it, are they to help
        if name["name"].startswith("指导") and not _DONE_BY.search(text, max(0, start - 160), start):
            continue
        end = found.end("column" if found["column"] else "body")
        column = DUTY_LABEL.search(name["name"]) if found["column"] else None
        match = DutyMatch(start, end, "label")
        inside = found.start("column") if column else start
        match.parts = list(parts(text, inside, end, column.lastgroup if column else None))
        match.first_leads = first_leads(text[start:end], match.parts)
        if match.parts:
            yield match


# 指导单位 of an event stands beside its hosts; here somebody has to do the work
_DONE_BY = re.compile(
    "\n[ \u3000]{0,4}(?:实施主体|责任(?:单位|主体|部门)|牵头(?:单位|部门)|落实单位)：[^\n]{2,120}\n[ \u3000]{0,4}$"
)
_LED = re.compile("\n(?:牵头|组长)单位：[^\n]{2,120}\n$")
_HOSTS = ("主办", "协办", "会办", "主办单位")
_HELPED_BELOW = re.compile("\n[ \u3000]{0,4}(?:协办|会办|分办)单位：")
_HELPED_IN = re.compile("(?:协办|会办|分办)单位：")
_DUE = re.compile("\n(?:责任领导|责任单位|牵头单位|完成时[限间]|办结时限|时限要求)：")  # no event has these


def _of_measures(text: str, start: int, name: str, found: re.Match[str]) -> bool:
    """Whether 主办 names who answers for a measure, not who hosts an event: somebody helps, and nobody 承办."""
    if "单位" not in name and text.startswith("\n", start - 1) and "协办：" not in (found["body"] or ""):
        # 主办：甲局 over 协办：乙局, again and again
        return text.count("\n主办：") > 1 and "\n协办：" in text and "\n承办" not in text
    if name == "主办":
        return ("协办：" in found["body"] or "会办：" in found["body"]) and "承办" not in found["body"]
    helped = _HELPED_BELOW.match(text, found.end()) is not None or _HELPED_IN.search(found["body"]) is not None
    of_an_item = text.startswith("：", start - 1)  # （二）教材研发：主办单位：…
    of_many = text.count("主办单位：") > 1 or _DUE.search(text) is not None
    return helped and (of_an_item or of_many) and "承办单位：" not in text


def columns(text: str) -> Iterator[DutyMatch]:
    """Cells under 责任单位 and its like."""
    for start, end, role in cells_under(text, _role_of_a_column):
        match = DutyMatch(start, end, "cell")
        match.parts = list(parts(text, start, end, role))
        if match.parts:
            yield match


def _role_of_a_column(head: str) -> str:
    said = DUTY_LABEL.search(head) if _HEADER_CELL.fullmatch(head) else None
    return (said.lastgroup or "") if said else ""


def remarks(text: str) -> Iterator[DutyMatch]:
    for found in guard.finditer(_LEAD_LABEL, text):
        before = max(0, found.start() - 24)
        if FIRST_LEADS.search(text, before, found.end()):
            yield DutyMatch(found.start(), found.end(), "label", [], "on")
