"""The words of a text: a list that makes its records when they are looked at."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, partial
from itertools import compress
from operator import sub
from typing import NamedTuple, overload

import numpy as np


class Word(NamedTuple):
    """A word as written, and its `norm`: simplified, half-width letters and digits."""

    start: int
    end: int
    text: str
    norm: str


class Words(Sequence[Word]):
    """The words of a text in order, without blanks. Equal to a list of the same words.

    In memory are the norms, and places of four bytes; a `Word` is made when it is asked for.
    `norms`, `starts` and `ends` give a column at once.

    >>> from ipmine import words
    >>> found = words("推進專利導航")
    >>> found.norms, list(found.starts), found[1]
    (['推进', '专利导航'], [0, 2], Word(start=2, end=6, text='專利導航', norm='专利导航'))
    """

    def __init__(self, text: str, pieces: Iterable[str]) -> None:
        """`pieces` are the norms of words and blanks, which cover the text without a gap."""
        pieces = list(pieces)
        self._text = text
        ends = np.fromiter(map(len, pieces), np.uint32, len(pieces)).cumsum(dtype=np.uint32)
        kept = ~np.fromiter(map(str.isspace, pieces), np.bool_, len(pieces))
        self.norms: list[str] = pieces if kept.all() else list(compress(pieces, kept.tolist()))
        self.ends: array[int] = array("I", ends[kept].tobytes())

    @cached_property
    def starts(self) -> array[int]:
        """Where the words start, in code points of the text."""
        return array("I", map(sub, self.ends, map(len, self.norms)))

    def __len__(self) -> int:
        return len(self.norms)

    @overload
    def __getitem__(self, place: int) -> Word: ...
    @overload
    def __getitem__(self, place: slice) -> list[Word]: ...
    def __getitem__(self, place: int | slice) -> Word | list[Word]:
        if isinstance(place, slice):
            return list(self._of(self.norms[place], self.ends[place]))
        norm, end = self.norms[place], self.ends[place]
        start = end - len(norm)
        return Word(start, end, self._text[start:end], norm)

    def __iter__(self) -> Iterator[Word]:
        return self._of(self.norms, self.ends)

    def _of(self, norms: list[str], ends: array[int]) -> Iterator[Word]:
        # Word(*row) for each row, three times as quick
        starts = list(map(sub, ends, map(len, norms)))
        written = map(self._text.__getitem__, map(slice, starts, ends))
        return map(partial(tuple.__new__, Word), zip(starts, ends, written, norms, strict=True))

    def __eq__(self, other: object) -> bool:
        return list(self) == list(other) if isinstance(other, (Words, list)) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(list(self))
