"""Labels of headings: 第一章, 一、, （一）, 1., (1), ① and their kin, and the number that each bears."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

# A Chinese numeral as labels use it. 廿 and 卅 are old, 两 never stands in a label.
CN = "零〇○一二三四五六七八九十百千廿卅"
FORMAL = "壹贰叁肆伍陆柒捌玖拾参"  # 参 as Taiwan writes 叁
STEMS = "甲乙丙丁戊己庚辛壬癸"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟"
IN_BRACKETS = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
WITH_DOT = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
CN_IN_BRACKETS = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"

# The unit word of 第…条, with the rank of its level: the smaller, the higher.
UNITS = {"编": 0, "篇": 0, "部分": 1, "分编": 1, "章": 2, "节": 3, "条": 4}

RANKS = {
    "cn.": 10,
    "0n": 11,
    "formal": 9,
    "stem": 12,
    "(cn)": 20,
    "n.": 30,
    "n.n": 31,
    "(n)": 40,
    "n)": 41,
    "circled": 50,
    "letter": 60,
}

_NUMERAL = rf"[{CN}](?:[ ]?[{CN}]){{0,6}}|\d{{1,4}}"
_UNIT = re.compile(
    rf"""第[ ]{{0,9}}(?P<number>{_NUMERAL})(?:[-—之][ ]?(?P<sub>\d{{1,2}}|[{CN}]{{1,3}}))?[ ]{{0,9}}
         (?P<unit>编|篇|分编|部分|章|节|条)(?:[ ]?之[ ]?(?P<sub2>\d{{1,2}}|[{CN}]{{1,3}}))?""",
    re.VERBOSE,
)
# 八之一、: put in behind 八、 when rules were amended
_COUNTED = re.compile(rf"([{CN}]{{1,5}})(?:之([{CN}]{{1,3}}))? {{0,2}}[、．.]")
# （一）、 and ①.: a second mark; in （一）、（二）项 it parts two numbers, （1）.5 is a decimal
_MARK = r"(?:[、．.](?![（(\d①-⑳⑴-⒇㈠-㈩]))?"
_BRACKETED = re.compile(rf"[（(] ?(?:([{CN}]{{1,5}})|(\d{{1,3}})|([a-h])) ?[）)]{_MARK}")
# 3.2023年底前建成…: a year behind the point is no part of the number
_ARABIC = re.compile(
    r"(\d{1,2}(?:\.\d{1,2}){1,3})(?![\d.])[、.]?|(\d{1,3}) ?[、．.](?:(?!\d)|(?=(?:19|20)\d\d[学财]?年))|(\d{1,3})[）)]"
    + _MARK
)
_LISTED = re.compile(rf"([{FORMAL}]{{1,3}}|[{STEMS}]) ?、")
_LETTER = re.compile(r"([A-Za-z])[.、）)](?![A-Za-z0-9])")
# Signs that are a label by themselves: the characters, their family.
_SIGN = re.compile(f".{_MARK}")
_SIGNS = {
    char: (family, number)
    for chars, family in ((CIRCLED, "circled"), (IN_BRACKETS, "(n)"), (WITH_DOT, "n."), (CN_IN_BRACKETS, "(cn)"))
    for number, char in enumerate(chars, 1)
}

_CN = frozenset(CN)
_ARABIC_DIGITS = frozenset("0123456789")

# The characters that a label can begin with: one look tells most lines from headings.
FIRST = frozenset(
    CN + FORMAL + STEMS + CIRCLED + IN_BRACKETS + WITH_DOT + CN_IN_BRACKETS + "第（(0123456789ABCDEFGHIabcdefghi"
)

_DIGITS = {"零": 0, "〇": 0, "○": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_FORMAL = str.maketrans(FORMAL, "一二三四五六七八九十三")


class Label(NamedTuple):
    """A label at `start:end`; `family` names its form, `number` is what it counts to.

    `rank` is the usual place of the family in a hierarchy, the smaller the higher.
    """

    start: int
    end: int
    family: str
    number: int
    rank: int
    path: tuple[int, ...] = ()


@lru_cache(maxsize=4096)
def numeral(text: str) -> int:
    """The value of a short Chinese or Arabic numeral; 0 for what is none.

    >>> numeral("二十一"), numeral("一百零三"), numeral("廿五"), numeral("一三")
    (21, 103, 25, 13)
    """
    text = text.replace(" ", "")
    if text.isascii():
        return int(text) if text.isdigit() else 0
    text = text.replace("廿", "二十").replace("卅", "三十")
    if not any(c in _POWERS for c in text):
        return int("".join(str(_DIGITS.get(c, 0)) for c in text))
    total = 0
    digit = -1
    for char in text:
        if char in _POWERS:
            total += (1 if digit < 0 else digit) * _POWERS[char]
            digit = -1
        else:
            digit = _DIGITS.get(char, 0)
    return total + max(digit, 0)


def label_at(text: str, position: int) -> Label | None:
    """The label that begins at `position`, or None.

    >>> label_at("（十二）加强保护。", 0)
    Label(start=0, end=4, family='(cn)', number=12, rank=20, path=())
    >>> label_at("第六条之一", 0).number, label_at("2022年", 0)
    (6, None)
    """
    if position >= len(text):
        return None
    first = text[position]
    if first == "第":
        return _unit(text, position)
    if first in _CN:
        found = _COUNTED.match(text, position)
        if found is None:
            return None
        number = numeral(found[1])
        return _label(found, "cn.", number)._replace(path=(number, numeral(found[2])) if found[2] else ())
    if first in "（(":
        found = _BRACKETED.match(text, position)
        if found is None:
            return None
        if found[3]:  # (a), as Hong Kong's papers count
            return _label(found, "letter", ord(found[3]) - ord("a") + 1)
        return _label(found, "(cn)", numeral(found[1])) if found[1] else _label(found, "(n)", int(found[2]))
    if first in _ARABIC_DIGITS:
        return _arabic(text, position)
    if first in _SIGNS:
        family, number = _SIGNS[first]
        return _label(found, family, number) if (found := _SIGN.match(text, position)) else None
    if first in FORMAL or first in STEMS:
        found = _LISTED.match(text, position)
        if found is None:
            return None
        if first in FORMAL:
            return _label(found, "formal", numeral(found[1].translate(_FORMAL)))
        return _label(found, "stem", STEMS.index(first) + 1)
    found = _LETTER.match(text, position)
    return _label(found, "letter", ord(found[1].lower()) - ord("a") + 1) if found else None


def _unit(text: str, position: int) -> Label | None:
    found = _UNIT.match(text, position)
    if found is None:
        return None
    number, unit, sub = numeral(found["number"]), found["unit"], found["sub"] or found["sub2"]
    return Label(*found.span(), unit, number, UNITS[unit], (number, numeral(sub)) if sub else ())


def _arabic(text: str, position: int) -> Label | None:
    found = _ARABIC.match(text, position)
    if found is None:
        return None
    if found[1]:
        path = tuple(int(n) for n in found[1].split("."))
        return Label(*found.span(), "n.n", path[-1], RANKS["n.n"] + len(path) - 2, path)
    return _label(found, "n.", int(found[2])) if found[2] else _label(found, "n)", int(found[3]))


def _label(found: re.Match[str], family: str, number: int) -> Label:
    return Label(found.start(), found.end(), family, number, RANKS[family])
