"""Doubled marks: a comma that some tool set before the real mark (,, ,、 ,。), and the same mark twice.

Only between Han characters: rows of a table (a,,b), ellipses typed as 。。。 and the
marks of other scripts stay.
"""

from __future__ import annotations

import re

from ipmine import guard
from ipmine.repair import signs
from ipmine.repair.fix import Fix

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_COMMA = re.compile(rf"(?<=[{_HAN}）)”》])[,，](?=[,，、。；：！？;:!?](?:[{_HAN}\n（(“《]|\Z))")
_TWICE = re.compile(rf"(?<=[{_HAN}）)”》])(?P<mark>[、；：])(?=(?P=mark)[{_HAN}（(“《])")


def mend(text: str) -> list[Fix]:
    """The first of two marks goes.

    >>> [fix[:3] for fix in mend("加强保护,，推动运用、、提升服务")]
    [(4, 5, ''), (10, 11, '')]
    """
    if not signs.of(text).pair("mark", "mark"):
        return []
    fixes = [Fix(m.start(), m.end(), "", "punctuation") for m in guard.finditer(_COMMA, text)]
    fixes += [Fix(m.start(), m.end(), "", "punctuation") for m in guard.finditer(_TWICE, text)]
    fixes.sort()
    return fixes
