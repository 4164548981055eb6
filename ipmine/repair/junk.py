"""Characters that nobody wrote: zero-width marks, direction marks, controls, symbols of a private font."""

from __future__ import annotations

import re

from ipmine import guard
from ipmine.repair import signs
from ipmine.repair.fix import Fix

_JUNK = re.compile(f"[{signs.CLASSES['junk']}]{{1,64}}")
_PRIVATE = re.compile(f"[{signs.CLASSES['private']}]{{1,64}}")


def mend(text: str) -> list[Fix]:
    """Junk taken out; characters of unknown private fonts reported and left.

    >>> mend("知\\u200b识")
    [Fix(start=1, end=2, new='', kind='junk', candidates=())]
    """
    found = signs.of(text)
    if not (found.has("junk") or found.has("private")):
        return []
    fixes = [Fix(m.start(), m.end(), "", "junk") for m in guard.finditer(_JUNK, text)]
    fixes += [Fix(m.start(), m.end(), None, "private_use") for m in guard.finditer(_PRIVATE, text)]
    fixes.sort(key=lambda fix: fix.start)
    return fixes
