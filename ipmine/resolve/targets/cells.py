"""Where the cells of an indicator table stand in a text that has lost its lines.

Tabs part the cells where a reader of files put them; pages that were copied as plain text have runs of
blanks, or each cell on a line of its own. Where nothing is left between the cells (158180预期性) the numbers
cannot be told apart: such a stretch gives no facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ipmine import guard


class Cell(NamedTuple):
    start: int
    end: int
    text: str


Rows = list[list[Cell]]

_BLANKS = re.compile(r"\t| {2,99}| {0,9}[|｜] {0,9}")
_NATURE = re.compile("(?:预期|约束)性")
_RUN_TOGETHER = re.compile(r"[0-9%％](?:预期|约束)性(?=[0-9一二三四五六七八九十注—])")
_LEAST = 3  # rows that make a stretch a table whose cells ran together
_HEAD = re.compile(
    r"(?:主要)?指标(?:名称)?|名称|项目|类别|序号|属性|指标属性|单位|(?:19|20)[0-9]{2}年?.{0,6}|“?十[一二三四五]五”?.{0,10}"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}年?|十[一二三四五]五")
_COLUMNS = 8


def tables(text: str) -> Iterator[Rows]:
    """The rows of each table, of at least two lines or rows and two cells."""
    if "\t" in text or "  " in text or "|" in text:
        yield from _parted(text)
    if _has_natures(text):
        yield from _stacked(text)
        yield from _blank_parted(text)


def _has_natures(text: str) -> bool:
    return "预期性" in text or "约束性" in text


def run_together(text: str) -> list[tuple[int, int]]:
    """The stretches of tables whose cells ran together."""
    found = []
    position = 0
    for line in text.split("\n") if _has_natures(text) else ():
        ends = [match.end() for match in guard.finditer(_RUN_TOGETHER, line)]
        if len(ends) >= _LEAST:
            head = max(line.rfind("专栏", 0, ends[0]), line.rfind("单位", 0, ends[0]), 0)
            note = line.find("注：", ends[-1])
            close = line.find("。", ends[-1])
            end = min((at for at in (note, close) if at >= 0), default=len(line))
            found.append((position + head, position + end))
        position += len(line) + 1
    return found


def _parted(text: str) -> Iterator[Rows]:
    """Runs of lines whose cells are parted."""
    run: Rows = []
    position = 0
    for line in text.split("\n"):
        # most lines have no more than an indent
        cells = _cells(line, position) if "\t" in line or "|" in line or "  " in line.strip() else []
        if len(cells) >= 2:
            run.append(cells)
        elif run:
            if len(run) >= 2:
                yield run
            run = []
        position += len(line) + 1
    if len(run) >= 2:
        yield run


def _cells(line: str, position: int) -> list[Cell]:
    """The cells of a line that begins at `position`; only tabs leave empty ones."""
    cells: list[Cell] = []
    at = 0
    for mark in (*_BLANKS.finditer(line), None):
        end = mark.start() if mark else len(line)
        part = line[at:end]
        stripped = part.strip()
        lead = len(part) - len(part.lstrip())
        if stripped or (mark is not None and mark[0] == "\t") or (at and line[at - 1] == "\t"):
            cells.append(Cell(position + at + lead, position + at + lead + len(stripped), stripped))
        at = mark.end() if mark else end
    return cells


def _blank_parted(text: str) -> Iterator[Rows]:
    """Tables whose cells one blank parts, of which the working text keeps none beside a digit: 1名称（%） 92 98约束性."""
    run: Rows = []
    position = 0
    for line in [*text.split("\n"), ""]:
        row = _row_of(run[0], line, position) if run else []
        if row:
            run.append(row)
        else:
            if len(run) >= 2:
                yield run
            head = _head_of(line, position)
            run = [head] if head else []
        position += len(line) + 1


_HEAD_CELL = re.compile(
    r"[ \u3000]?(?P<cell>序号|(?:主要)?指标(?:名称)?|名称|项目|(?:计量)?单位|指标属性|属性|(?:19|20)[0-9]{2}年(?:目标值?|现状值?|实际值?|基期值?)?)"
)
_FIGURES = re.compile(
    r"(?P<count>[0-9]{1,2}[.、]?[ \u3000]?)?(?P<name>[^0-9 \u3000][^\n\t|。；]{1,40}?)(?:[ \u3000](?P<unit>[^0-9 \u3000（）()，。]{1,6}))?"
    r"[ \u3000]?(?P<figures>(?:[ \u3000]?[≥≤><＞＜]?-?[0-9][0-9.,]{0,14}){1,4})[ \u3000]?(?P<nature>预期性|约束性)[ \u3000]?"
)
_FIGURE = re.compile("[≥≤><＞＜]?-?[0-9][0-9.,]{0,14}")


def _head_of(line: str, position: int) -> list[Cell]:
    """The names of columns that make up a line, one of them a year and another the kind of goal; none otherwise."""
    if "属性" not in line or "指标" not in line:
        return []
    cells, at = [], 0
    while found := _HEAD_CELL.match(line, at):
        cells.append(Cell(position + found.start("cell"), position + found.end(), found["cell"]))
        at = found.end()
    return cells if not line[at:].strip() and any(_YEAR.search(cell.text) for cell in cells) else []


def _row_of(head: list[Cell], line: str, position: int) -> list[Cell]:
    """The cells of a row below such a head, in its order; none where they do not fit it."""
    found = _FIGURES.fullmatch(line)
    if found is None:
        return []
    figures = [
        Cell(position + m.start(), position + m.end(), m[0])
        for m in _FIGURE.finditer(line, found.start("figures"), found.end("figures"))
    ]
    if len(figures) != sum(_YEAR.search(cell.text) is not None for cell in head):
        return []
    row = []
    for cell in head:
        if _YEAR.search(cell.text):
            row.append(figures.pop(0))
            continue
        group = (
            "count"
            if cell.text == "序号"
            else "unit"
            if "单位" in cell.text
            else "nature"
            if "属性" in cell.text
            else "name"
        )
        start, end = found.span(group)
        row.append(Cell(position + max(start, 0), position + max(end, 0), found[group] or ""))
    return row


def _stacked(text: str) -> Iterator[Rows]:
    """Tables with each cell on a line of its own: a head of names of columns, then as many cells a row."""
    cells = []
    position = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            start = position + len(line) - len(line.lstrip())
            cells.append(Cell(start, start + len(stripped), stripped))
        position += len(line) + 1
    k = 0
    while k < len(cells):
        head = k
        while head < len(cells) and head - k < _COLUMNS and _HEAD.fullmatch(cells[head].text):
            head += 1
        width = head - k
        if width < 3 or not any(_YEAR.search(cell.text) for cell in cells[k:head]):
            k += 1
            continue
        rows = [cells[k:head]]
        while head + width <= len(cells) and _NATURE.search(cells[head + width - 1].text):
            rows.append(cells[head : head + width])
            head += width
        if len(rows) >= 2:
            yield rows
            k = head
        else:
            k += 1
