"""Blanks that an encoding does not have, shown as question marks: 财政部????教育部, 10:03 ?|? 某局.

Pages indent and part names with blanks of their own (U+00A0, U+2002), and GBK has none of
them: a tool that saved such a page left one question mark for each. A run of them asks
nothing. Where the words in front of it do ask, and where one stands alone, it is left.
"""

from __future__ import annotations

import re

from ipmine import guard
from ipmine.repair import signs
from ipmine.repair.fix import Fix

_HAN = signs.CLASSES["han"]
_RUN = re.compile(
    # begins with the marks, which few texts hold
    rf"[?？](?:(?:(?<=[{_HAN}）)》”0-9 \n].)|(?<=\A.))(?: {{0,2}}[?？]){{1,60}}(?=[{_HAN}（(《“0-9 \n]|\Z)|(?=[ ]?\|)|(?<=\|.)"
    r"|(?<=[日 ].)(?=[ ?？]{0,60}(?:\n|\Z)))"
)
_ASKS = re.compile("[吗嗎呢么麼何谁誰哪怎啥几幾]|多少|是否|能否|可否|为什|為什|难道|難道")
_CLAUSE = re.compile("[，。；：！\n,;:!]")
_REACH = 24


def mend(text: str) -> list[Fix]:
    """Runs of question marks that were blanks, as blanks.

    >>> [fix[:3] for fix in mend("财政部????教育部")]
    [(3, 7, '    ')]
    >>> mend("这是为什么??"), mend("真的?")
    ([], [])
    """
    if not signs.of(text).has("lone"):
        return []
    return [
        Fix(run.start(), run.end(), " " * len(run.group()), "lost_blank")
        for run in guard.finditer(_RUN, text)
        if not _asks(text, run.start())
    ]


def _asks(text: str, end: int) -> bool:
    """Whether the clause that ends here asks something."""
    return _ASKS.search(_CLAUSE.split(text[max(0, end - _REACH) : end])[-1]) is not None
