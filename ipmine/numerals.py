"""Numbers as Chinese papers write them: digits, Chinese numerals, financial numerals, and mixtures.

    12 · 1,234.5 · 十二 · 两千五百 · 二〇二五 · 3.5万 · 3亿5,000万 · 壹佰贰拾 · 廿五

Everything is bounded: a run longer than any number in a paper is no number.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

__all__ = ["CHINESE", "NUMBER", "exact", "parse_number"]

_VALUES: Final = {
    **dict(zip("〇一二三四五六七八九", range(10), strict=True)),
    **dict(zip("零壹贰叁肆伍陆柒捌玖", range(10), strict=True)),
    **dict(zip("零壹貳參肆伍陸柒捌玖", range(10), strict=True)),
    "○": 0,
    "两": 2,
    "兩": 2,
    "叄": 3,
    "参": 3,
    "幺": 1,
}
_TENS: Final = {"廿": 20, "卅": 30, "卌": 40}
_UNITS: Final = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS: Final = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}

_CHINESE_CHARS: Final = "".join(dict.fromkeys("".join((*_VALUES, *_TENS, *_UNITS, *_MYRIADS))))
_LONGEST: Final = 40

CHINESE: Final = (
    f"[{_CHINESE_CHARS}]{{1,20}}(?:点[{''.join(dict.fromkeys(_VALUES))}]{{1,8}}[{''.join(_MYRIADS)}]{{0,2}})?"
)
"""A regex fragment without groups for a number in Chinese numerals alone."""

NUMBER: Final = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,16})(?:\.[0-9]{1,8})?"
    r"(?:[十百千万萬亿億兆]{1,3}(?:(?:[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,8})[千万萬亿億]{1,2}){0,3})?"
    f"|{CHINESE}"
)
"""A regex fragment without groups (an alternation: wrap it) for digits, Chinese numerals and mixtures.

It is generous; `parse_number` says whether what it matched is a number.
"""

_DIGITS = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,16})(?:\.[0-9]{1,8})?")
_TOKEN = re.compile(r"(?P<digits>(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,16})(?:\.[0-9]{1,8})?)|(?P<char>.)", re.S)


@lru_cache(maxsize=4096)
def parse_number(text: str) -> int | float | None:
    """The value of a number written in digits, Chinese numerals or both; None if it is none.

    Takes the number alone, without unit, sign or blanks. Positional numerals (二〇二五),
    multiplicative ones (两千五百, 百, 十万), financial ones (壹佰), 廿 and 卅, decimals
    (三点五, 3.5万) and the short end of speech (一百二 is 120) are read. A figure that is
    not one number (二三十, 十十) is None.

    >>> parse_number("二千零二十五"), parse_number("二〇二五"), parse_number("3亿5,000万"), parse_number("百")
    (2025, 2025, 350000000, 100)
    >>> parse_number("十二点五"), parse_number("1.25万"), parse_number("二三十")
    (12.5, 12500, None)
    """
    if not text or len(text) > _LONGEST:
        return None
    if text[0] in "0123456789" and _DIGITS.fullmatch(text):
        plain = text.replace(",", "")
        return exact(float(plain)) if "." in plain else int(plain)
    if text.endswith("亿亿") and "亿" not in text[:-2]:  # 10.36百亿亿次: how fast a machine computes
        below = parse_number(text[:-1])
        return None if below is None else exact(below * 10**8)
    if "点" in text:
        return _decimal(text)
    if all(c in _VALUES for c in text):
        return _positional(text)
    return _multiplied(text)


def _positional(text: str) -> int | None:
    """二〇二五: digit by digit. 两 has no place in it beyond a lone 两."""
    if len(text) > 1 and ("两" in text or "兩" in text):
        return None
    return int("".join(str(_VALUES[c]) for c in text))


def _decimal(text: str) -> float | None:
    whole, _, rest = text.partition("点")
    if not whole or not rest or "点" in rest:
        return None
    unit = 1
    while rest and rest[-1] in _MYRIADS:
        unit *= _MYRIADS[rest[-1]]
        rest = rest[:-1]
    head = parse_number(whole)
    if head is None or not rest or not all(c in _VALUES for c in rest):
        return None
    fraction = "".join(str(_VALUES[c]) for c in rest)
    return exact(float(f"{head}.{fraction}") * unit)


def _multiplied(text: str) -> int | float | None:
    """Sections of 千百十, each closed by 万, 亿 or 兆, from left to right."""
    closed: list[tuple[int | float, int]] = []  # value and its 万 or 亿
    section: int | float = 0  # since the last 万 or 亿
    digit: int | float | None = None  # waiting for its unit
    unit = 10**16  # the last unit of the section: the next must be smaller
    short = 1  # what a last bare digit counts: 一百二 is 120
    for token in _TOKEN.finditer(text):
        char = token["char"]
        if char is None:
            if digit:
                return None
            plain = token["digits"].replace(",", "")
            digit = float(plain) if "." in plain else int(plain)
            short = 1
        elif char in _VALUES:
            if digit:
                return None  # 二三十: two numbers, or none
            digit = _VALUES[char]
            short = short if digit else 1
        elif char in _UNITS or char in _TENS:
            size = _UNITS.get(char, 10)
            if size >= unit or (char in _TENS and digit):
                return None
            section += _TENS.get(char) or size * (digit or 1)
            digit, unit, short = None, size, size // 10 if char in _UNITS else 1
        elif char in _MYRIADS:
            size = _MYRIADS[char]
            section += digit or 0
            while closed and closed[-1][1] < size:  # 一万二千亿: the 万 counts 亿
                section += closed.pop()[0]
            if closed and closed[-1][1] == size:
                return None
            if not section and token.start():
                return None
            closed.append(((section or 1) * size, size))
            section, digit, unit, short = 0, None, 10**16, size // 10
        else:
            return None
    section += (digit or 0) * (short if digit and digit < 10 else 1)
    value = section + sum(part for part, _ in closed)
    return exact(value)


def exact(value: int | float) -> int | float:
    """Without the dust of binary fractions: 1.1万 is 11000, 4398.6亿 is 439860000000."""
    if isinstance(value, float):
        value = round(float(f"{value:.14g}"), 6)
    return int(value) if value == int(value) else value
