"""Characters that nobody wrote: zero-width marks, direction marks, controls, symbols of a private font."""

from __future__ import annotations

import re

from ipmine.repair.fix import Fix

# zero-width, direction and soft-hyphen marks; controls but tab and the line end; the private
# range in which word processors keep their bullets
_JUNK = re.compile(
    "[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\u0000-\u0008\u000e-\u001f\u007f\u0080-\u0084\u0086-\u009f\uf000-\uf0ff]{1,64}"
)
# what a private font or GBK's user area showed here is not known
_PRIVATE = re.compile("[\ue000-\uefff\uf100-\uf8ff]{1,64}")


def mend(text: str) -> list[Fix]:
    """Junk taken out; characters of unknown private fonts reported and left.

    >>> mend("知\\u200b识")
    [Fix(start=1, end=2, new='', kind='junk', candidates=())]
    """
    fixes = [Fix(m.start(), m.end(), "", "junk") for m in _JUNK.finditer(text)]
    fixes += [Fix(m.start(), m.end(), None, "private_use") for m in _PRIVATE.finditer(text)]
    fixes.sort(key=lambda fix: fix.start)
    return fixes
