"""Where a scanner has to look: runs and pairs of characters, found in a whole text at once.

A table over all characters, asked for an array of them, costs some 3 ns a character; a pattern
that begins with a set costs 10, and each place that it tries in vain as much as 300. So the
pairs of all scanners stand in one table, which is asked once for each text.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from ipmine.normalize.codepoints import encode

_INSIDE, _BEHIND, _NOT_BEFORE = 1, 2, 4
# no scanner looks for a character beyond the first plane; all of them count as its last one, which is none
_PLANE: Final = 1 << 16
_BESIDE: Final = _PLANE - 1
# so many pairs have their bits in one table, those of their first characters below those of their second
_WIDTH: Final = 32
# texts are read in pieces of this size, so that what stands between lies in the cache
_PIECE: Final = 1 << 15
_TO_FIRST: Final = np.uint64(_WIDTH)
_NO_PLACES: Final = np.zeros(0, dtype=np.intp)
_NO_BITS: Final = np.zeros(0, dtype=np.uint64)

Places: TypeAlias = npt.NDArray[np.intp]
Bits: TypeAlias = npt.NDArray[np.uint64]
# the places, the bits at each, and those that are at any
_Found: TypeAlias = tuple[Places, Bits, int]


# the scanners ask one after the other about one text
@lru_cache(maxsize=2)
def _codes(text: str) -> Places:
    """The code points of a text between two that belong to nothing, as places in a table."""
    return np.minimum(encode(f"\0{text}\0"), _BESIDE).astype(np.intp)


class Runs:
    """The runs of `inside` characters that one of `behind` follows and none of `not_before` precedes.

    A run longer than `longest` counts whatever follows it; 0 sets no bound.

    >>> Runs("0123456789", "年月日").find("2022年10月，第35号")
    [(0, 4), (5, 7)]
    """

    def __init__(self, inside: str, behind: str, not_before: str = "", longest: int = 0) -> None:
        self._sets = ((_INSIDE, inside), (_BEHIND, behind), (_NOT_BEFORE, not_before))
        self._longest = longest

    @cached_property
    def _table(self) -> npt.NDArray[np.uint8]:
        table = np.zeros(_PLANE, dtype=np.uint8)
        for bit, characters in self._sets:
            for character in characters:
                table[ord(character)] |= bit
        return table

    def find(self, text: str) -> list[tuple[int, int]]:
        """Start and end of each run, in order."""
        kinds = self._table.take(_codes(text))
        inside = kinds & _INSIDE
        edges = (inside[1:] != inside[:-1]).nonzero()[0]
        if not edges.size:
            return []
        starts, ends = edges[::2], edges[1::2]
        # one more for the character that was put in front
        wanted = (kinds.take(ends + 1) & _BEHIND) != 0
        if self._longest:
            wanted |= ends - starts > self._longest
        if self._sets[-1][1]:
            wanted &= (kinds.take(starts) & _NOT_BEFORE) == 0
        return list(zip(starts[wanted].tolist(), ends[wanted].tolist(), strict=True))


class Words:
    """The places of words of two characters or more.

    >>> Words(["给予", "给予奖励", "补助"]).find("给予奖励和补助")
    [0, 5]
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words: dict[str, tuple[str, ...]] = {}
        for word in sorted(words):
            self._words[word[:2]] = (*self._words.get(word[:2], ()), word)

    @cached_property
    def _rows(self) -> Rows:
        return Rows("".join(pair[0] for pair in self._words), "".join(pair[1] for pair in self._words))

    def find(self, text: str) -> list[int]:
        """Where one of the words begins, in order."""
        words = self._words
        return [
            at for at in self._rows.find(text) if (whole := words.get(text[at : at + 2])) and text.startswith(whole, at)
        ]


class Rows:
    """The places where a character of the first set stands, one of the second behind it, and so on.

    Made once and kept, since each has its place in a table of all of them.

    >>> Rows("今去", "年").find("今年和去年底")
    [0, 3]
    """

    def __init__(self, *sets: str) -> None:
        self._first = sets[0]
        self._second = sets[1] if len(sets) > 1 else None
        self._more = sets[2:]

    @cached_property
    def _place(self) -> tuple[_Table, int, np.uint64]:
        """The table that this row is in, and its bit there."""
        if not _TABLES or _TABLES[-1].is_full:
            _TABLES.append(_Table())
        bit = _TABLES[-1].add(self._first, self._second)
        return _TABLES[-1], bit, np.uint64(bit)

    def find(self, text: str) -> list[int]:
        """Where each row begins, in order."""
        table, bit, mask = self._place
        places, bits, present = table.ask(text)
        if not present & bit:
            return []
        found: list[int] = places.take((bits & mask).nonzero()[0]).tolist()
        for distance, characters in enumerate(self._more, 2):
            found = [at for at in found if at + distance < len(text) and text[at + distance] in characters]
        return found


class _Table:
    """The pairs of characters that many rows begin with, each with a bit of its own."""

    def __init__(self) -> None:
        self._bits = np.zeros(_PLANE, dtype=np.uint64)
        self._size = 0
        self._asked: tuple[str, int, _Found] | None = None

    @property
    def is_full(self) -> bool:
        return self._size == _WIDTH

    def add(self, first: str, second: str | None) -> int:
        """Take up a pair, of any second character if there is none; its bit."""
        bit = 1 << self._size
        self._bits[[ord(character) for character in first]] |= np.uint64(bit)
        behind = slice(None) if second is None else [ord(character) for character in second]
        self._bits[behind] |= np.uint64(bit << _WIDTH)
        self._size += 1
        return bit

    def ask(self, text: str) -> _Found:
        """Where one of the pairs stands in a text, and the bits of those that do."""
        asked = self._asked
        # the scanners ask one after the other about one text
        if asked is None or asked[0] is not text or asked[1] != self._size:
            asked = self._asked = text, self._size, self._find(text)
        return asked[2]

    def _find(self, text: str) -> _Found:
        codes = _codes(text)
        pieces = [
            self._pairs(codes[start : start + _PIECE + 1], start - 1) for start in range(1, len(codes) - 1, _PIECE)
        ]
        if len(pieces) == 1:
            places, bits = pieces[0]
        else:
            places = np.concatenate([_NO_PLACES, *(places for places, _ in pieces)])
            bits = np.concatenate([_NO_BITS, *(bits for _, bits in pieces)])
        return places, bits, int(np.bitwise_or.reduce(bits))

    def _pairs(self, codes: Places, offset: int) -> tuple[Places, Bits]:
        """The places of all pairs in a piece that ends with the first character of the next one."""
        bits = self._bits.take(codes)
        pairs = bits[:-1] & (bits[1:] >> _TO_FIRST)
        places = (pairs != 0).nonzero()[0]  # numbers take four times as long
        return places + offset, pairs.take(places)


_TABLES: Final[list[_Table]] = []
