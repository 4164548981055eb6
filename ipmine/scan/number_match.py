"""What a document number is to the scanner, and the pieces that its patterns share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ipmine.bracketed_years import NUMERAL
from ipmine.numerals import parse_number

__all__ = [
    "COURT",
    "HAN",
    "NUMBER",
    "DocNumberMatch",
    "begins_line",
    "figure",
    "skip_blanks_back",
]


@dataclass(slots=True)
class DocNumberMatch:
    """A document number at `text[start:end]` of the working text.

    `form` says how it is written: `year` (国发〔2021〕20号), `order` (国务院令第735号,
    公告2021年第18号), `letter` (院台教字第…号), `case` (（2021）最高法知民终123号), `macau`
    (第3/1999号法律; 教育局通函第86/2024号), `short` (国发2号), or `bare` (（局令第32号）, （2020年第2号） behind a title:
    whose it is does not stand there).
    """

    start: int
    end: int
    norm: str
    series: str | None
    year: int | None
    number: str
    form: str


HAN: Final = r"[\u4e00-\u9fff]"
NUMBER: Final = rf"(?:[0-9](?: ?[0-9]){{0,5}}|[{NUMERAL}]{{1,7}})"
COURT: Final = re.compile(
    r"(?:最高法|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙内陕吉闽贵黔粤青藏川宁琼兵军])?[0-9]{0,4}"
    r"[\u4e00-\u9fff]{0,6}?[民刑行知商执破赔法司海仲财][\u4e00-\u9fff]{0,3}?"
    r"(?:（[\u4e00-\u9fff]{1,2}）[\u4e00-\u9fff]{0,3}?)?"  # 浦民三（知）初字: the chamber
    r"(?:初|终|申|再|提|监|抗|辖|执|恢|异|执复|保|督|破|清|赔|调|撤|更|催|认|预|他|字)"
)
"""The series of a court's case number: 最高法知民终, 京73民终, 一中民初字."""
_PLAIN: Final = str.maketrans("〇○零ΟО一二三四五六七八九", "00000123456789")


def figure(written: str) -> str | None:
    """The digits of a number, zeros in front kept, from digits or Chinese numerals."""
    plain = written.replace(" ", "").replace("\n", "")
    positional = plain.translate(_PLAIN)
    if positional.isascii():
        return positional
    value = parse_number(plain)
    return str(value) if isinstance(value, int) else None


def skip_blanks_back(text: str, end: int, most: int = 3) -> int:
    """The place behind the last character before `end` that is no blank."""
    low = max(0, end - most)
    while end > low and text[end - 1] in " \n":
        end -= 1
    return end


def begins_line(text: str, position: int) -> bool:
    """Whether nothing, or only a label with its colon, stands in front of `position` on its line."""
    before = text[max(0, position - 4) : position].rstrip(" \t")
    return not before or before[-1] in "\n：:"
