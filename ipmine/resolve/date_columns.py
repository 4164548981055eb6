"""Columns of a table that hold days by which something is due: 完成时限, 办理期限."""

from __future__ import annotations

import re
from typing import Final

_HEADED: Final = re.compile(
    r"(?P<cell>(?:完成|办理|办结|整改|落实|实施|报送|提交|预定|预计|目标|计划)(?:时限|时间|期限|日期|节点)|时限|期限|完成期程|期程|时间节点|进度要求)"
    r"(?:要求)?(?=[\t|\n])"
)
_LONGEST_HEAD: Final = 30  # characters


def spans(text: str) -> list[tuple[int, int]]:
    """The cells of such columns at `start:end`, in order: of every row below the head that has as many cells.

    >>> text = "任务\\t时限\\n建厂\\t2024年11月\\n"
    >>> [text[start:end] for start, end in spans(text)]
    ['2024年11月']
    """
    cells: list[tuple[int, int]] = []
    if "\t" not in text and "|" not in text:
        return cells
    done = 0
    for head in _HEADED.finditer(text):
        start = text.rfind("\n", 0, head.start()) + 1
        end = text.find("\n", head.end())
        parted = "\t" if "\t" in text[start : end if end >= 0 else len(text)] else "|"
        if start < done or end < 0 or parted not in text[start:end]:
            continue
        column, columns = text.count(parted, start, head.start()), text.count(parted, start, end)
        at = end + 1
        while at < len(text):
            until = text.find("\n", at)
            row = text[at : until if until >= 0 else len(text)].split(parted)
            if len(row) == 1 and len(row[0]) <= _LONGEST_HEAD and until >= 0:
                at = until + 1  # 二、提升服务质量: a heading between the rows
                continue
            if len(row) != columns + 1:
                break
            opens = at + sum(len(cell) + 1 for cell in row[:column])
            cells.append((opens, opens + len(row[column])))
            at += sum(map(len, row)) + columns + 1
        done = at
    return cells
