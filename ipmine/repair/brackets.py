"""The brackets of document numbers after a bad conversion: 国办发„2009‟3号, 浦府〔20221 35号."""

from __future__ import annotations

import re

from ipmine import guard
from ipmine.repair import signs
from ipmine.repair.fix import Fix

_HAN = "\u4e00-\u9fff"
# quotation marks that stand for the bracket's two halves
_QUOTED = re.compile(
    rf"(?<=[{_HAN}])(?P<open>[„‚“‘「『])(?P<year>(?:19|20)[0-9]{{2}})(?P<close>[‟‛”’」』])(?= ?第?[0-9]{{1,5}} ?[号號])"
)
# the closing half read as the digit 1 or the letter l
_SWALLOWED = re.compile(
    rf"(?<=[{_HAN}][〔\[【(（])(?P<year>(?:19|20)[0-9]{{2}})(?P<half>[1lI|])(?= {{0,2}}[0-9]{{1,4}} ?[号號])"
)
# begins with a set, so that the engine skips to the brackets
_UNCLOSED = re.compile(f"[{signs.CLASSES['bracket']}](?:19|20)[0-9]{{2}}[{signs.CLASSES['half']}]")


def mend(text: str) -> list[Fix]:
    """The brackets around the year of a number, as they stood.

    >>> [fix[:3] for fix in mend("国办发„2009‟3号")]
    [(3, 4, '〔'), (8, 9, '〕')]
    """
    found = signs.of(text)
    quoted = found.has("quotes")
    swallowed = found.pair("bracket", "half", len("(2022")) and guard.search(_UNCLOSED, text)
    fixes = []
    for match in guard.finditer(_QUOTED, text) if quoted else ():
        if match["open"] in "„‚" or match["close"] in "‟‛":
            fixes.append(Fix(match.start("open"), match.end("open"), "〔", "bracket"))
            fixes.append(Fix(match.start("close"), match.end("close"), "〕", "bracket"))
    closing = {"〔": "〕", "[": "]", "【": "】", "(": ")", "（": "）"}
    for match in guard.finditer(_SWALLOWED, text) if swallowed else ():
        fixes.append(Fix(match.start("half"), match.end("half"), closing[text[match.start() - 1]], "bracket"))
    fixes.sort()
    return fixes
