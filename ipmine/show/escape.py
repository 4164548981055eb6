"""Text of strangers made fit for a page or a terminal: nothing in it acts, all of it shows."""

from __future__ import annotations

import re

# what would steer a terminal, a bidirectional layout or an encoder instead of being seen
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def visible(text: str) -> str:
    """The text with its control and direction marks written out.

    >>> visible("a\\u202eb\\x1b")
    'a[U+202E]b[U+001B]'
    """
    return _UNSEEN.sub(lambda m: f"[U+{ord(m[0]):04X}]", text)


def html(text: object) -> str:
    """The text as HTML, good in an element and in a quoted attribute.

    >>> html('<b onclick="x">')
    '&lt;b onclick=&quot;x&quot;&gt;'
    """
    return visible(str(text)).translate(_HTML)
