"""Where a text may be cut without cutting a word: the places that no word of a dictionary reaches over.

All places of a text are asked at once. Beginning with two characters, then with three, and so on, each
string that begins a word is looked up by its hash in one table, until no word goes on. Two strings may
share a hash: then a word is seen where none stands, two zones become one, and nothing else; what is cut
inside a zone is decided by the dictionary itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from ipmine.normalize.codepoints import Codes, decode, encode, members

# jieba's blocks: runs of these, in which words are looked for; all else stands alone
BLOCK: Final = (
    *map(chr, range(0x4E00, 0x9FD6)),
    *"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+#&._%-",
)

_Items: TypeAlias = npt.NDArray[np.uint16]
_Places: TypeAlias = npt.NDArray[np.intp]

_STEP, _SPREAD = np.uint32(0x9E3779B1), np.uint32(0x85EBCA6B)  # odd numbers without a pattern
# an item of the table says of its strings whether one is a word, whether one goes on, and holds 14 bits
# of the string's hash, or all of them set where several strings share the item
_BITS: Final = 22  # eight items for each string of jieba's dictionary: 8 MB
_WORD, _LONGER, _MARKS = np.uint16(1), np.uint16(2), np.uint16(3)
_SHARED = np.uint16(0xFFFC)
_CR, _LF = 13, 10
_APART: Final = "\uffff"  # no character


class Zones:
    """The zones of texts for a dictionary; `frequencies` has each word, and with 0 each beginning of one.

    The table has 2 ** `bits` items of two bytes. Building one for jieba's dictionary takes 0.2 s.
    """

    def __init__(self, frequencies: Mapping[str, int], bits: int = _BITS) -> None:
        self._in_block = members(BLOCK)
        self._bits = bits
        self._table = _table(frequencies, bits)

    def cut(self, text: str) -> tuple[list[str], list[int]]:
        """The zones of a text and where they end, in order: behind every character that no word binds to the next one.

        A character outside of blocks is a zone of its own, as is the line end of two characters.

        >>> Zones({"专利": 3, "专": 1, "利": 1}).cut("专利法")
        (['专利', '法'], [2, 3])
        """
        codes = encode(text)
        size = len(codes)
        if size < 2:
            return [text] * size, [1] * size
        after = np.arange(1, size + 1)
        reach = after.copy()
        self._reach(codes, reach)
        if "\r\n" in text:
            reach[np.flatnonzero((codes[:-1] == _CR) & (codes[1:] == _LF))] += 1
        np.maximum.accumulate(reach, out=reach)
        last = reach == after  # the last character of a zone
        ends: list[int] = after[last].tolist()
        if _APART in text:
            return list(map(text.__getitem__, map(slice, [0, *ends], ends))), ends
        # a sign behind each zone, at which the text is split: half the time of a slice for each
        parted = np.full(size + len(ends), ord(_APART), dtype=np.uint32)
        parted[after - 1 + last.cumsum() - last] = codes
        return decode(parted)[:-1].split(_APART), ends

    def _reach(self, codes: Codes, reach: _Places) -> None:
        """Put for each place at which a word begins where the longest one ends."""
        in_block = self._in_block[codes]
        places = np.flatnonzero(in_block[:-1] & in_block[1:])
        hashes = codes[places]
        length = 1
        while places.size:
            length += 1
            hashes = hashes * _STEP + codes[places + (length - 1)]
            items = self._asked(hashes)
            words = places[(items & _WORD) != 0]
            reach[words] = words + length
            goes_on = np.flatnonzero(items & _LONGER)
            goes_on = goes_on[places[goes_on] + length < codes.size]
            goes_on = goes_on[in_block[places[goes_on] + length]]
            places, hashes = places[goes_on], hashes[goes_on]

    def _asked(self, hashes: Codes) -> _Items:
        """What the table says of strings: their marks, or 0."""
        numbers, checks = _item_of(hashes, self._bits)
        items = self._table[numbers]
        held = items & _SHARED
        marks: _Items = (items & _MARKS) * ((held == checks) | (held == _SHARED))
        return marks


def _item_of(hashes: Codes, bits: int) -> tuple[Codes, _Items]:
    """The item of each string, and the bits that tell it from others of the same item."""
    spread = hashes * _SPREAD
    return spread >> np.uint32(32 - bits), (spread << np.uint32(2)).astype(np.uint16) & _SHARED


def _table(frequencies: Mapping[str, int], bits: int) -> _Items:
    marks: _Items = np.zeros(1 << bits, dtype=np.uint16)
    least: _Items = np.full(1 << bits, _SHARED, dtype=np.uint16)
    most: _Items = np.zeros(1 << bits, dtype=np.uint16)
    by_length: dict[int, list[str]] = {}
    for string in frequencies:
        by_length.setdefault(len(string), []).append(string)
    for length, strings in sorted(by_length.items()):
        if length < 2:
            continue
        codes = encode("".join(strings)).reshape(-1, length)
        hashes = codes[:, 0]
        for place in range(1, length):
            shorter, hashes = hashes, hashes * _STEP + codes[:, place]
        known = np.fromiter(map(bool, map(frequencies.__getitem__, strings)), dtype=np.uint16, count=len(strings))
        numbers, checks = _item_of(hashes, bits)
        np.bitwise_or.at(marks, numbers, known)
        np.minimum.at(least, numbers, checks)
        np.maximum.at(most, numbers, checks)
        if length > 2:
            np.bitwise_or.at(marks, _item_of(shorter, bits)[0], _LONGER)
    return marks | np.where(least == most, least, np.where(marks != 0, _SHARED, np.uint16(0)))
