"""The zero of Chinese numerals, written as a letter: 二ΟΟ二年, 二OO二年; a circle (二○○二年) is a way to print it, and no damage."""

from __future__ import annotations

import re

from ipmine import guard
from ipmine.repair import signs
from ipmine.repair.fix import Fix

_DIGITS = signs.CLASSES["numeral"]
_RUN = re.compile(rf"[{_DIGITS}][{_DIGITS}{signs.CLASSES['zero']}]{{1,11}}")
_ZERO = re.compile("[ΟОοоOo]")
_NUMBERED = re.compile(r"[年号號第期届屆条條月日]")


def mend(text: str) -> list[Fix]:
    """Each letter for a zero in a run of Chinese digits becomes 〇, in a year or in a number that is named as one.

    >>> [fix[:3] for fix in mend("二OO二年")]
    [(1, 2, '〇'), (2, 3, '〇')]
    """
    # the first zero of a run stands behind a digit
    if not signs.of(text).pair("numeral", "zero"):
        return []
    fixes = []
    for run in guard.finditer(_RUN, text):
        if _NUMBERED.match(text, run.end()):
            fixes += [Fix(*zero.span(), "〇", "zero") for zero in _ZERO.finditer(text, run.start(), run.end())]
    return fixes
