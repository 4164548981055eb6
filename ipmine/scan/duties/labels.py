"""责任单位：… on a line of its own, the columns of a table, and 列第一位的为牵头单位 outside of any statement."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ipmine import guard
from ipmine.scan.duties.lists import DUTY_LABEL, FIRST_LEADS, first_leads, parts
from ipmine.scan.duties.match import DutyMatch

_LEAD_LABEL = re.compile(r"牵头(?:单位|部门)")
_LINE_LABEL = re.compile(r"：(?<=[位门构体室关责作头]：)[ \t]{0,4}(?P<body>[^\n。】]{2,600})")
_LINE_LABEL_NAME = re.compile(
    r"(?:^|[\n\t。；，（〔【/| ])(?:[（(]?[0-9一二三四五六七八九十]{1,3}[）).、] ?)?"
    r"(?P<name>(?:牵头|责任|负责|配合|协作|协办|主责|落实)(?:考核|责任|落实|实施)?(?:单位|部门|机构|主体|处室|科室)"
    # as Taiwan has it; a 主办单位 is the host of an event
    r"|(?:(?:共同)?主办|协办|会办|权责|执行)机关"
    # as Hong Kong has it
    r"|主责|协作|牵头|(?<=\n)负责|(?<=  )(?:负责|配合)|(?<=[/|])(?:负责|主办|协办|配合))"
    r"(?:（[^（）\n]{1,24}）)?$"
)
_HEADER_CELL = re.compile(
    r"(?:主办|协办|权责|执行)机关(?:（[^（）]{1,20}）)?|"
    r"(?:牵头|责任|负责|配合|主责|协同|协作|协办|参与|参加|落实)(?:责任)?(?:单位|部门|机构|主体)(?:（[^（）]{1,20}）)?"
)


def labels(text: str) -> Iterator[DutyMatch]:
    for found in guard.finditer(_LINE_LABEL, text):
        name = _LINE_LABEL_NAME.search(text[max(0, found.start() - 44) : found.start()])
        if not name:
            continue
        start = found.start() - len(name[0]) + name.start("name") - name.start()
        match = DutyMatch(start, found.end("body"), "label")
        match.parts = list(parts(text, start, found.end("body")))
        match.first_leads = first_leads(text[start : found.end("body")], match.parts)
        if match.parts:
            yield match


def columns(text: str) -> Iterator[DutyMatch]:
    """Cells under 责任单位 and its like, in rows of tab-separated cells."""
    if "\t" not in text and "|" not in text:
        return
    columns: dict[int, str] = {}
    start = 0
    for line in text.split("\n"):
        cells = line.split("\t" if "\t" in line else "|")
        named = {
            k: said.lastgroup or ""
            for k, cell in enumerate(cells)
            if _HEADER_CELL.fullmatch(cell.strip()) and (said := DUTY_LABEL.search(cell))
        }
        if len(cells) < 2:
            columns = {}
        elif named:
            columns = named
        elif columns:
            place = start
            for k, cell in enumerate(cells):
                if k in columns and cell.strip():
                    match = DutyMatch(place, place + len(cell), "cell")
                    match.parts = list(parts(text, place, place + len(cell), columns[k]))
                    if match.parts:
                        yield match
                place += len(cell) + 1
        start += len(line) + 1


def remarks(text: str) -> Iterator[DutyMatch]:
    for found in guard.finditer(_LEAD_LABEL, text):
        before = max(0, found.start() - 24)
        if FIRST_LEADS.search(text, before, found.end()):
            yield DutyMatch(found.start(), found.end(), "label", [], "on")
