"""Columns of the tables that stand in a text: the cells under a head that tells what they hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ipmine import guard

_HEADS_ROWS = re.compile("[^。；，：]{0,30}")  # 二、提升服务质量 on a line of its own between the rows
_GAP = re.compile(" {2,60}")
# the head of a table, one name a line, and its first row's counter
_STACKED = re.compile(r"(?:\A|\n)(?P<names>序号(?:\n[^\n，。；：0-9]{1,12}){2,9}?)(?=\n{1,2}[ ]{0,4}1\n)")
_COUNT = re.compile(r"\n{1,2}[ ]{0,4}(?P<number>[0-9]{1,3})(?=\n)")
_BROKEN = 12  # lines of one row at most
_COUNTER = re.compile(r"[ ]{0,4}[0-9]{1,3}[\t.、]")
_FEWEST = 3  # cells in a row that only blanks part


def under(text: str, told: Callable[[str], str]) -> Iterator[tuple[int, int, str]]:
    """The cells at `start:end` below each head for which `told` has a word, with that word.

    A row is parted by tabs, by bars, or by wide gaps, or has each cell on a line of its own. A line that is no
    row ends the table, but for a short heading between rows of as many cells.

    >>> text = "任务\\t时限\\n建厂\\t2024年11月\\n"
    >>> [(text[a:b], word) for a, b, word in under(text, lambda head: "due" if head == "时限" else "")]
    [('2024年11月', 'due')]
    """
    yield from _stacked(text, told)
    if "\t" not in text and "|" not in text and "  " not in text:
        return
    columns: dict[int, str] = {}
    start = width = 0
    interrupted = False
    for line in _rows(text) if "\t" in text else text.split("\n"):
        cells = _cells(line)
        if len(cells) < 2:
            interrupted = True
            if columns and not _HEADS_ROWS.fullmatch(line):
                columns = {}
        elif named := {k: word for k, cell in enumerate(cells) if (word := told(cell.strip()))}:
            columns, width, interrupted = named, len(cells), False
        elif columns and not (interrupted and len(cells) != width):
            place = start
            for k, cell in enumerate(cells):
                place = text.index(cell, place)
                if k in columns and cell.strip():
                    yield place, place + len(cell), columns[k]
                place += len(cell)
        start += len(line) + 1


def _stacked(text: str, told: Callable[[str], str]) -> Iterator[tuple[int, int, str]]:
    """Tables that begin with 序号, each cell on a line: as many lines a row as the head has."""
    for head in guard.finditer(_STACKED, text) if "序号\n" in text else ():
        names = head["names"].split("\n")
        columns = {k: word for k, name in enumerate(names) if (word := told(name.strip()))}
        place, number = head.end("names"), 1
        while columns and (first := _COUNT.match(text, place)) and int(first["number"]) == number:
            place, number = first.end("number"), number + 1
            for k in range(1, len(names)):
                start = place + 1
                place = text.find("\n", start) if text.find("\n", start) >= 0 else len(text)
                if not text[start:place].strip():
                    return  # fewer cells than the head has: which of them is missing is not known
                if k in columns:
                    yield start, place, columns[k]


def _rows(text: str) -> Iterator[str]:
    """The lines; those among which the cells of one row of a table with tabs are broken are one."""
    lines = text.split("\n")
    width = 0  # tabs of the row before, to which a broken one adds up
    k = 0
    while k < len(lines):
        tabs = lines[k].count("\t")
        after = k + 1
        if 0 < tabs < width:
            seen = tabs
            while seen < width and after < min(len(lines), k + _BROKEN) and not _COUNTER.match(lines[after]):
                seen += lines[after].count("\t")
                after += 1
            if seen != width:
                after, tabs = k + 1, width
        width = max(width, tabs) if tabs else 0
        yield "\n".join(lines[k:after])
        k = after


def _cells(line: str) -> list[str]:
    if "\t" in line:
        return line.split("\t")
    if "|" in line:
        return line.split("|")
    cells: list[str] = _GAP.split(line.strip()) if "  " in line else []
    return cells if len(cells) >= _FEWEST else [line]
