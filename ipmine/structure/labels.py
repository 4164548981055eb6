"""Labels of headings: 第一章, 一、, （一）, 1., (1), ① and their kin, and the number that each bears."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

# A Chinese numeral as labels use it. 廿 and 卅 are old, 两 never stands in a label.
CN = "零〇○一二三四五六七八九十百千廿卅"
FORMAL = "壹贰叁肆伍陆柒捌玖拾"
STEMS = "甲乙丙丁戊己庚辛壬癸"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟"
IN_BRACKETS = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
WITH_DOT = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
CN_IN_BRACKETS = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"

# The unit word of 第…条, with the rank of its level: the smaller, the higher.
UNITS = {"编": 0, "篇": 0, "部分": 1, "分编": 1, "章": 2, "节": 3, "条": 4}

_RANKS = {
    "cn.": 10,
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
LABEL = re.compile(
    rf"""
      第[ ]{{0,9}}(?P<unit_number>{_NUMERAL})(?:[-—之][ ]?(?P<sub>\d{{1,2}}|[{CN}]{{1,3}}))?[ ]{{0,9}}
        (?P<unit>编|篇|分编|部分|章|节|条)(?:[ ]?之[ ]?(?P<sub2>\d{{1,2}}|[{CN}]{{1,3}}))?
    | (?P<cn>[{CN}]{{1,5}})[ ]{{0,2}}[、．.]
    | [（(][ ]?(?P<bracket_cn>[{CN}]{{1,5}})[ ]?[）)]
    | (?P<multi>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})(?![\d.])[、.]?
    | (?P<number>\d{{1,3}})[ ]?[、．.](?!\d)
    | [（(][ ]?(?P<bracket_number>\d{{1,3}})[ ]?[）)]
    | (?P<half>\d{{1,3}})[）)]
    | (?P<circled>[{CIRCLED}])
    | (?P<bracketed>[{IN_BRACKETS}])
    | (?P<dotted>[{WITH_DOT}])
    | (?P<bracketed_cn>[{CN_IN_BRACKETS}])
    | (?P<formal>[{FORMAL}]{{1,3}})[ ]?、
    | (?P<stem>[{STEMS}])[ ]?、
    | (?P<letter>[A-Za-z])[.、）)](?![A-Za-z0-9])
    """,
    re.VERBOSE,
)

# The characters that a label can begin with: one look tells most lines from headings.
FIRST = frozenset(
    CN + FORMAL + STEMS + CIRCLED + IN_BRACKETS + WITH_DOT + CN_IN_BRACKETS + "第（(0123456789ABCDEFGHIabcdefghi"
)

_DIGITS = {"零": 0, "〇": 0, "○": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_FORMAL = str.maketrans(FORMAL, "一二三四五六七八九十")


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
    >>> label_at("第六条之一", 0).number, label_at("2.5亿元", 0)
    (6, None)
    """
    found = LABEL.match(text, position)
    if found is None:
        return None
    start, end = found.span()
    kind = found.lastgroup or ""
    if found["unit"]:
        number = numeral(found["unit_number"])
        sub = found["sub"] or found["sub2"]
        unit = found["unit"]
        return Label(start, end, unit, number, UNITS[unit], (number, numeral(sub)) if sub else ())
    if kind == "multi":
        path = tuple(int(n) for n in found["multi"].split("."))
        return Label(start, end, "n.n", path[-1], _RANKS["n.n"] + len(path) - 2, path)
    value = found[kind]
    if kind in ("cn", "bracket_cn"):
        return _label(found, "cn." if kind == "cn" else "(cn)", numeral(value))
    if kind in ("number", "bracket_number", "half"):
        return _label(found, {"number": "n.", "bracket_number": "(n)", "half": "n)"}[kind], int(value))
    if kind == "circled":
        return _label(found, "circled", CIRCLED.index(value) + 1)
    if kind == "bracketed":
        return _label(found, "(n)", IN_BRACKETS.index(value) + 1)
    if kind == "dotted":
        return _label(found, "n.", WITH_DOT.index(value) + 1)
    if kind == "bracketed_cn":
        return _label(found, "(cn)", CN_IN_BRACKETS.index(value) + 1)
    if kind == "formal":
        return _label(found, "formal", numeral(value.translate(_FORMAL)))
    if kind == "stem":
        return _label(found, "stem", STEMS.index(value) + 1)
    return _label(found, "letter", ord(value.lower()) - ord("a") + 1)


def _label(found: re.Match[str], family: str, number: int) -> Label:
    return Label(found.start(), found.end(), family, number, _RANKS[family])
