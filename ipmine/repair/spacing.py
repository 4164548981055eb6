"""Titles that were spaced out for looks: 吉　林　省 人 民 政 府 文 件.

Only a line of single Han characters counts, and a short one only where it ends as the
name of an organ or a paper does: 王　勇 and 局 长 王 勇 are left alone.
"""

from __future__ import annotations

import re

from ipmine import guard
from ipmine.repair import signs
from ipmine.repair.fix import Fix

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff"
_BLANKS = signs.CLASSES["blank"]
_LINE = re.compile(
    rf"^[{_BLANKS}]{{0,40}}(?P<spaced>[{_HAN}](?:[{_BLANKS}]{{1,6}}[{_HAN}]){{2,40}})[{_BLANKS}]{{0,40}}$", re.M
)
# 吉 政 办 发〔2022〕18号: the series of a number on its own line
_SERIES = re.compile(
    rf"^[{_BLANKS}]{{0,40}}(?P<spaced>[{_HAN}](?:[{_BLANKS}]{{1,6}}[{_HAN}]){{1,9}})[{_BLANKS}]{{0,6}}"
    rf"[〔［\[（(【][{_BLANKS}]?(?:19|20)[0-9]{{2}}[{_BLANKS}]?[〕］\]）)】][{_BLANKS}]?第?[{_BLANKS}]?[0-9]{{1,5}}[{_BLANKS}]?[号號]",
    re.M,
)
_GAP = re.compile(rf"[{_BLANKS}]{{1,6}}")
_ENDING = re.compile(r"[省市县縣区區府局厅廳委部院会會室处處署办辦件令告知定见見法案报報函要纪紀]$")
_SHORT = 3
_MINISTRY = re.compile(r"[部署局厅廳院]$")  # 财　政　部: three characters that end so are no person's name
_CERTAIN = 6  # a line of so many single characters is no person's name


def mend(text: str) -> list[Fix]:
    """The blanks between the characters of a spaced-out line.

    >>> [fix[:3] for fix in mend("通 知 文 件")]
    [(1, 2, ''), (3, 4, ''), (5, 6, '')]
    """
    if not signs.of(text).around("blank", "han"):
        return []
    fixes = []
    for line in guard.finditer(_LINE, text):
        count = len(_GAP.sub("", line["spaced"]))
        ending = _MINISTRY if count == _SHORT else _ENDING
        if count >= _CERTAIN or ending.search(line["spaced"]):
            start, end = line.span("spaced")
            fixes += [Fix(gap.start(), gap.end(), "", "spacing") for gap in _GAP.finditer(text, start, end)]
    for line in guard.finditer(_SERIES, text):
        start, end = line.span("spaced")
        fixes += [Fix(gap.start(), gap.end(), "", "spacing") for gap in _GAP.finditer(text, start, end)]
    return sorted(fixes)
