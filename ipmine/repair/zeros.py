"""The zero of numerals, written as a letter: 二ΟΟ二年, 二OO二年, 2O22年; a circle (二○○二年) is a way to print it, and no damage."""

from __future__ import annotations

import re
from typing import Final

from ipmine import guard
from ipmine.repair import signs
from ipmine.repair.fix import Fix

_DIGITS = signs.CLASSES["numeral"]
_RUN = re.compile(rf"[{_DIGITS}][{_DIGITS}{signs.CLASSES['zero']}]{{1,11}}")
_LETTERS: Final = "ΟОοоOo"
_ZERO = re.compile(f"[{_LETTERS}]")
_NUMBERED = re.compile(r"[年号號第期届屆条條月日]")

# among Arabic digits; what stands in such a number: 2O22, 1O, ２Ｏ; and O9 in 年O9月
_ALL_LETTERS: Final = f"{_LETTERS}Ｏｏ"
_ARABIC: Final = f"0-9０-９{_ALL_LETTERS}"
_AMONG_DIGITS = re.compile(rf"[{_ALL_LETTERS}](?<=[0-9０-９年月].)")
_LETTER = re.compile(f"[{_ALL_LETTERS}]")
_BEFORE = re.compile(rf"[{_ARABIC}]{{0,12}}$")
_REST = re.compile(rf"[{_ARABIC}]{{1,12}}")
_COUNTS = re.compile("[ 　]{0,2}[年号號期届屆条條月日万萬亿億%％]")
_YEAR = re.compile(
    rf"[1１2２][{_ARABIC}]{{3}}(?:[〕］\]）)】]|(?:[—－～~-]{{1,2}}|至)[1１2２][{_ARABIC}]{{3}}[ 　]{{0,2}}年)"
)
_LEADING = re.compile(rf"[{_ALL_LETTERS}][1-9１-９][ 　]{{0,2}}[月日]")  # of a month or day: 年O9月, 月O8日
_WORD = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ\u0370-\u04ff][./-]?$")  # H2O, O2O平台, A-1O8号


def mend(text: str) -> list[Fix]:
    """Each letter for a zero in a run of digits becomes 〇 or 0, in a year or in a number that is named as one.

    >>> [fix[:3] for fix in mend("二OO二年") + mend("2O22年")]
    [(1, 2, '〇'), (2, 3, '〇'), (1, 2, '0')]
    """
    known = signs.of(text)
    fixes = []
    # the first zero of a run stands behind a digit
    if known.pair("numeral", "zero"):
        for run in guard.finditer(_RUN, text):
            if _NUMBERED.match(text, run.end()):
                fixes += [Fix(*zero.span(), "〇", "zero") for zero in _ZERO.finditer(text, run.start(), run.end())]
    end = 0
    for letter in guard.finditer(_AMONG_DIGITS, text) if any(zero in text for zero in _ALL_LETTERS) else ():
        if letter.start() >= end and (span := _number(text, letter.start())):
            end = span[1]
            fixes += [Fix(*zero.span(), "0", "zero") for zero in _LETTER.finditer(text, *span)]
    return sorted(fixes)


def _number(text: str, at: int) -> tuple[int, int] | None:
    """The number around the letter at `at`, if it is named as one: 2O22年, 1O月, 〔2O22〕, 5O%."""
    if text[at - 1] in "年月":
        leading = _LEADING.match(text, at)
        return leading.span() if leading else None
    low = max(0, at - 13)
    before, rest = _BEFORE.search(text[low:at]), _REST.match(text, at)
    if before is None or rest is None:
        return None
    start, end = low + before.start(), rest.end()
    if not text[start].isdigit() or _WORD.search(text[max(0, start - 2) : start]):
        return None
    return (start, end) if _COUNTS.match(text, end) or _YEAR.match(text, start) else None
