"""The zero of Chinese numerals written as a circle: 二○○二年 reads 二〇〇二年."""

from __future__ import annotations

import re
from typing import Final

from ipmine import guard

CIRCLES: Final = "○◯⚪❍"
_NUMERALS: Final = "一二三四五六七八九〇零"
_RUN: Final = re.compile(rf"[{_NUMERALS}][{_NUMERALS}{CIRCLES}]{{1,11}}")
_AS_ZERO: Final = str.maketrans(dict.fromkeys(CIRCLES, "〇"))


def read(text: str) -> str:
    """The text with the circles in runs of Chinese digits as 〇; its length stays.

    >>> read("二○○二年，○的")
    '二〇〇二年，○的'
    """
    if not any(circle in text for circle in CIRCLES):
        return text
    pieces, done = [], 0
    for run in guard.finditer(_RUN, text):
        pieces += [text[done : run.start()], run.group().translate(_AS_ZERO)]
        done = run.end()
    return "".join([*pieces, text[done:]])
