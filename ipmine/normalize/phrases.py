"""Script conversion by OpenCC's rule: the longest phrase at the leftmost place, else the character.

Most phrases of a dictionary say nothing new: converting their characters one by one
gives the same. So all characters are converted at once, and phrases are only looked for
around the characters that some phrase converts otherwise, beside the neighbour that
they have there.

A phrase lies within a run of characters of which each pair of neighbours stands next to
each other in some phrase. Runs without such a character need no look; in the others the
phrases are taken from the left, which makes the result that of a scan over the whole text.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from ipmine.normalize.codepoints import Codes, decode, encode, members, table

_MOST_READINGS = 4


class Conversion:
    """Characters and phrases of one direction, each replaced by as many characters.

    >>> Conversion({"髮": "发", "乾": "干"}, {"乾坤": "乾坤"})("髮乾，乾坤")
    '发干，乾坤'

    Raises ValueError for an entry whose two sides differ in length: offsets would move.
    """

    def __init__(self, characters: Mapping[str, str], phrases: Mapping[str, str]) -> None:
        for old, new in (*characters.items(), *phrases.items()):
            if len(old) != len(new):
                raise ValueError(f"{old} and {new} differ in length")
        self._characters = table(characters)
        self._phrases = dict(phrases)
        self._pairs: set[str] = set()
        lengths: dict[str, set[int]] = {}
        deciding: set[str] = set()
        self._beside: set[str] = set()
        get = characters.get
        for old, new in phrases.items():
            lengths.setdefault(old[:2], set()).add(len(old))
            self._pairs.update(map(str.__add__, old, old[1:]))
            for at, (character, becomes) in enumerate(zip(old, new, strict=True)):
                if get(character, character) != becomes:
                    deciding.add(character)
                    self._beside.add(old[at : at + 2] if at == 0 else old[at - 1 : at + 1])
                    break
        self._lengths = {pair: sorted(found, reverse=True) for pair, found in lengths.items()}
        self._longest = max(map(len, phrases), default=0)
        self._deciding = members(deciding)

    def __call__(self, text: str) -> str:
        """The converted text, as long as `text`."""
        return decode(self.convert(encode(text)))

    def convert(self, codes: Codes) -> Codes:
        """The same on an array of code points."""
        result = self._characters.take(codes)
        places = self._deciding.take(codes).nonzero()[0]
        if len(places):
            text, done, beside = decode(codes), 0, self._beside
            for place in places.tolist():
                if place >= done and (text[place : place + 2] in beside or text[place - 1 : place + 1] in beside):
                    done = self._convert_run(text, place, done, result)
        return result

    def settle(self, codes: Codes) -> Codes:
        """The same until nothing changes any more: what one phrase became may begin another (禀覆函覆)."""
        for _ in range(_MOST_READINGS):
            result = self.convert(codes)
            places = self._deciding.take(result).nonzero()[0].tolist()
            if not places or not self._begins_anew(places, result, result != codes):
                return result
            codes = result
        return codes

    def _begins_anew(self, places: list[int], result: Codes, changed: NDArray[np.bool_]) -> bool:
        """Whether a phrase may stand at one of these places that holds a character which has just come to be."""
        text, beside = decode(result), self._beside
        return any(
            (text[place : place + 2] in beside or text[place - 1 : place + 1] in beside)
            and changed[max(0, place - self._longest) : place + self._longest].any()
            for place in places
        )

    def _convert_run(self, text: str, place: int, floor: int, result: Codes) -> int:
        """Convert the phrases of the run around `place`; the run starts at `floor` or later. Gives its end."""
        pairs, lengths, phrases = self._pairs, self._lengths, self._phrases
        start, end, size = place, place + 1, len(text)
        while start > floor and text[start - 1 : start + 1] in pairs:
            start -= 1
        while end < size and text[end - 1 : end + 1] in pairs:
            end += 1
        at = start
        while at < end - 1:
            step = 1
            for length in lengths.get(text[at : at + 2], ()):
                if (new := phrases.get(text[at : at + length])) is not None:
                    result[at : at + length] = encode(new)
                    step = length
                    break
            at += step
        return end
