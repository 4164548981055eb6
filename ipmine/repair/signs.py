"""Which kinds of characters a text holds, so that a repairer looks for damage only where a sign of it stands.

Nearly every text is sound. One look at all its characters, in a table over an array, tells
what nine repairers would else search the whole text for one after the other: that takes a
tenth of their time.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from ipmine.normalize.codepoints import LIMIT, encode
from ipmine.repair import readings

Kinds = npt.NDArray[np.uint16]

# each kind as it is written between the [ ] of a pattern
CLASSES: Final = {
    "junk": (
        # zero-width, direction and soft-hyphen marks; controls but tab and the line end; the private
        # range in which word processors keep their bullets
        "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
        "\u0000-\u0008\u000e-\u001f\u007f\u0080-\u0084\u0086-\u009f\uf000-\uf0ff"
    ),
    # what a private font or GBK's user area showed here is not known
    "private": "\ue000-\uefff\uf100-\uf8ff",
    # a lead byte of UTF-8 for Han, as a Latin letter
    "latin": "\u00e3-\u00e9",
    # characters that GBK makes of the commonest characters' UTF-8 bytes, and hardly anybody writes
    "gbk": "鐨鍥浠涓鏄闄浜鍏鍜绗瀛鎶绠鐭鏉缁鍙鐞鏂鍦鍔锛銆骞鍙戝伐鎴戣勾",
    "lone": "?？\ufffd",  # how pages show a byte that is no character
    "letter": readings.LETTERS,
    "toned": "".join(c for c in readings.LETTERS if not c.isascii() and c != "ü"),
    "lower": "a-z",
    "bracket": "〔[【(（",
    "quotes": "„‟‚‛",  # that stand for a bracket's two halves
    "half": "1lI|",  # that a bracket's closing half was read as
    "numeral": "一二三四五六七八九〇零",
    "zero": "○◯⚪❍ΟОοоOo",
    "mark": ",，、。；：！？;:!?",
    "blank": " \u00a0\u2002\u2003\u3000",
    "han": "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff",
}
_BITS: Final = {kind: 1 << place for place, kind in enumerate(CLASSES)}


class Signs:
    """The kinds of the characters of one text; get it from `of`."""

    __slots__ = ("_any", "_kinds")

    def __init__(self, text: str) -> None:
        self._kinds: Kinds = _table()[encode(text)]
        self._any = int(np.bitwise_or.reduce(self._kinds))

    def has(self, kind: str) -> bool:
        """Whether a character of the kind stands in the text."""
        return self._any & _BITS[kind] != 0

    def pair(self, first: str, second: str, distance: int = 1) -> bool:
        """Whether a character of the second kind stands so far behind one of the first."""
        if not (self.has(first) and self.has(second)):
            return False
        return bool(np.any((self._at(first)[:-distance]) & (self._at(second)[distance:])))

    def around(self, kind: str, middle: str) -> bool:
        """Whether one character of the kind `middle` stands between two of the kind."""
        if not (self.has(kind) and self.has(middle)):
            return False
        outer = self._at(kind)
        return bool(np.any(outer[:-2] & outer[2:] & self._at(middle)[1:-1]))

    def _at(self, kind: str) -> npt.NDArray[np.bool_]:
        found: npt.NDArray[np.bool_] = (self._kinds & _BITS[kind]) != 0
        return found


# the repairers ask one after the other about one text
@lru_cache(maxsize=2)
def of(text: str) -> Signs:
    """The signs of a text.

    >>> signs = of("知识,，产权")
    >>> signs.has("lone"), signs.pair("mark", "mark")
    (False, True)
    """
    return Signs(text)


@cache
def _table() -> Kinds:
    table = np.zeros(LIMIT, dtype=np.uint16)
    for kind, written in CLASSES.items():
        for first, last in _ranges(written):
            table[first : last + 1] |= _BITS[kind]
    return table


def _ranges(written: str) -> Iterator[tuple[int, int]]:
    """The code points of a pattern's class, first and last of each range."""
    at = 0
    while at < len(written):
        wide = written[at + 1 : at + 2] == "-" and at + 2 < len(written)
        yield ord(written[at]), ord(written[at + 2] if wide else written[at])
        at += 3 if wide else 1
