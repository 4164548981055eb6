"""HTML that was left in a text: entities (&#12308;, &nbsp;) and tags (<p>, <br/>).

Only entities closed by a semicolon and tags of a page's body count: a bare & or a
comparison (a<b) is text.
"""

from __future__ import annotations

import html
import re

from ipmine import guard
from ipmine.repair.fix import Fix

_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,24}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_BLANK = re.compile("&(?:bsp|nsp|sp|nbs|nbp);")  # &nbsp; with letters that were lost
_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>p|br|div|span|a|td|tr|th|table|tbody|thead|strong|b|font|img|center|em|u|i|h[1-6]|ul|ol|li|"
    r"section|article|sup|sub|blockquote|hr|o:p|col|colgroup)(?:\s[^<>]{0,600})?/?>",
    re.IGNORECASE,
)
# tags that end a line
_BREAKS = frozenset(("br", "hr", "/p", "/div", "/tr", "/li", "/table", "/section", "/blockquote"))


def mend(text: str) -> list[Fix]:
    """The entities and tags of a text, resolved.

    >>> mend("国发&#12308;2021&#12309;20号")[0]
    Fix(start=2, end=10, new='〔', kind='entity', candidates=())
    """
    fixes: list[Fix] = []
    if "&" in text:
        for match in guard.finditer(_ENTITY, text):
            plain = " " if _BLANK.fullmatch(match[0]) else html.unescape(match[0])
            if plain != match[0]:
                fixes.append(Fix(match.start(), match.end(), plain, "entity"))
    if "<" in text:
        for match in guard.finditer(_TAG, text):
            name = match["close"] + match["name"].lower()
            line = name in _BREAKS or name.startswith("/h")
            fixes.append(Fix(match.start(), match.end(), "\n" if line else "", "tag"))
    fixes.sort()
    return fixes
