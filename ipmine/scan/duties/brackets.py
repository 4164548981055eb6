"""Brackets at the end of a measure: （甲局牵头，乙局配合）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ipmine import guard
from ipmine.scan.duties.lists import first_leads, parts
from ipmine.scan.duties.match import DutyMatch

_OPENING: Final = {"）": "（", "〕": "〔", "】": "【", ")": "(", "]": "["}
_CLOSING: Final = re.compile("[）〕】\\]]")
_DUTY_WORDS: Final = ("牵头", "负责", "配合", "参与", "参加", "协助", "抓总", "单位：", "部门：", "单位）：", "职责")
_DUTY_WORD: Final = re.compile("|".join(_DUTY_WORDS))
_LONGEST: Final = 700


def brackets(text: str) -> Iterator[DutyMatch]:
    if not says_duty(text):
        return
    for closing in guard.finditer(_CLOSING, text):
        end = closing.start()
        mark = _OPENING[closing[0]]
        nearest = text.rfind(mark, max(0, end - _LONGEST), end)
        if nearest < 0 or end - nearest < 5:
            continue
        start = nearest if closing[0] not in text[nearest:end] else _opening(text, end, mark)
        if start < 0 or not _DUTY_WORD.search(text, start + 1, end):
            continue
        inside = text[start + 1 : end]
        match = DutyMatch(start, end + 1, "bracket")
        match.parts = list(parts(text, start + 1, end))
        match.first_leads = first_leads(inside, match.parts)
        if match.parts or match.first_leads:
            yield match


def says_duty(piece: str) -> bool:
    return any(word in piece for word in _DUTY_WORDS)


def _opening(text: str, end: int, mark: str) -> int:
    """Where the bracket that closes at `end` was opened, or -1; brackets of its own kind nest within it."""
    low = max(0, end - _LONGEST)
    closing = text[end]
    depth = 1
    position = end
    for _ in range(8):
        opened = text.rfind(mark, low, position)
        if opened < 0:
            return -1
        depth += text.count(closing, opened, position) - 1
        if depth == 0:
            return opened
        position = opened
    return -1
