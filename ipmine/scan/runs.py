"""Where a scanner has to look: runs and pairs of characters, found in a whole text at once.

A table over all characters, asked for an array of them, costs some 3 ns a character; a pattern
that begins with a set costs 10, and each place that it tries in vain as much as 300.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

from ipmine.normalize.codepoints import LIMIT, Codes, encode

_INSIDE, _BEHIND, _NOT_BEFORE = 1, 2, 4
_SHIFTS = tuple(np.uint8(place) for place in range(8))


# the scanners ask one after the other about one text
@lru_cache(maxsize=2)
def _codes(text: str) -> Codes:
    """The code points of a text between two that belong to nothing."""
    return encode(f"\0{text}\0")


class Runs:
    """The runs of `inside` characters that one of `behind` follows and none of `not_before` precedes.

    A run longer than `longest` counts whatever follows it.

    >>> Runs("0123456789", "年月日").find("2022年10月，第35号")
    [(0, 4), (5, 7)]
    """

    def __init__(self, inside: str, behind: str, not_before: str = "", longest: int = 1 << 30) -> None:
        self._sets = ((_INSIDE, inside), (_BEHIND, behind), (_NOT_BEFORE, not_before))
        self._longest = longest

    @cached_property
    def _table(self) -> npt.NDArray[np.uint8]:
        table = np.zeros(LIMIT, dtype=np.uint8)
        for bit, characters in self._sets:
            for character in characters:
                table[ord(character)] |= bit
        return table

    def find(self, text: str) -> list[tuple[int, int]]:
        """Start and end of each run, in order."""
        kinds = self._table.take(_codes(text))
        inside = kinds & _INSIDE
        edges = (inside[1:] != inside[:-1]).nonzero()[0]
        # one more for the character that was put in front
        before, behind = kinds.take(edges).tolist(), kinds.take(edges + 1).tolist()
        places = edges.tolist()
        return [
            (places[k], places[k + 1])
            for k in range(0, len(places), 2)
            if (behind[k + 1] & _BEHIND or places[k + 1] - places[k] > self._longest) and not before[k] & _NOT_BEFORE
        ]


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

    >>> Rows("今去", "年").find("今年和去年底")
    [0, 3]
    """

    def __init__(self, *sets: str) -> None:
        self._sets = sets

    @cached_property
    def _table(self) -> npt.NDArray[np.uint8]:
        table = np.zeros(LIMIT, dtype=np.uint8)
        for place, characters in enumerate(self._sets):
            for character in characters:
                table[ord(character)] |= 1 << place
        return table

    def find(self, text: str) -> list[int]:
        """Where each row begins, in order."""
        kinds = self._table.take(_codes(text)[1:-1])
        size = len(kinds) - len(self._sets) + 1
        if size <= 0:
            return []
        found = kinds[:size]
        for place in range(1, len(self._sets)):
            found = found & (kinds[place : place + size] >> _SHIFTS[place])
        # the last set leaves no bit but the first, which makes zeros and ones: booleans
        places: list[int] = found.view(np.bool_).nonzero()[0].tolist()
        return places
