"""The words of the language with their counts: jieba's dictionary, of which only what is asked for is read.

Its file holds 350,000 lines `word count class`, those of one first character together but
for a few. Where these lie is found at once in an array of its bytes; the lines of a
character are read when a word that begins so is looked for. jieba itself is not touched.
Words of policy prose that it lacks or rates low are in `lexicons/policy_words.tsv`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ipmine import lexicon
from ipmine.errors import IpmineError

Integers = npt.NDArray[np.int64]

_BLANK, _LINE_END = ord(" "), ord("\n")
_PART = 1 << 18  # bytes that are looked at together
_TERM = 800  # the count of a term of policy papers
_DIGITS = 9  # of a count, at most
_GOING_ON = re.compile(r"\n\S(\S)(\S{0,98}) ([0-9]{1,9})")  # words of two characters or more


class Ahead(NamedTuple):
    """What is known of a stem with one more character behind it.

    `weight` is the natural logarithm of the probability of the word, None where it is no
    word; `counted` is the dictionary's count; `goes_on` tells whether longer words begin so.
    """

    weight: float | None
    counted: int
    goes_on: bool


class Dictionary:
    """A file of lines `word count class`, and words added to it: the parts are read as they are asked for."""

    def __init__(self, data: bytes, added: dict[str, int]) -> None:
        self._data = data if data.endswith(b"\n") else data + b"\n"
        self._added: dict[str, list[str]] = {}
        for word, count in added.items():
            self._added.setdefault(word[0], []).append(f"{word} {count} -\n")
        firsts, starts, counts = zip(*(_Part.of(self._data, *part) for part in _parts(self._data)), strict=True)
        self._firsts = np.concatenate(firsts)
        self._begins = np.concatenate(starts)
        self._ends = np.append(self._begins[1:], len(self._data))
        order = np.argsort(self._firsts, kind="stable")
        self._firsts, self._begins, self._ends = self._firsts[order], self._begins[order], self._ends[order]
        #: the natural logarithm of the sum of all counts
        self.total = math.log(sum(counts) + sum(added.values()))

    def lines(self, first: str) -> str:
        """The lines of the words that begin with a character, each between two line ends."""
        raw = first.encode("utf-8", "replace")
        number = int.from_bytes(raw, "big")
        left, right = (int(np.searchsorted(self._firsts, number, side)) for side in ("left", "right"))
        pieces = [self._data[self._begins[k] : self._ends[k]].decode("utf-8") for k in range(left, right)]
        return "\n" + "".join((*pieces, *self._added.get(first, ())))


def _parts(data: bytes) -> Iterator[tuple[int, int]]:
    """Where parts of whole lines lie: arrays of all of them at once would take several times the file's memory."""
    begin = 0
    while begin < len(data):
        end = data.find(b"\n", begin + _PART) + 1 or len(data)
        yield begin, end
        begin = end


class _Part(NamedTuple):
    """Of a part of the file, where the words of each first character begin, and the sum of the counts."""

    firsts: Integers
    starts: Integers
    counts: int

    @classmethod
    def of(cls, data: bytes, begin: int, end: int) -> _Part:
        raw = np.frombuffer(data, np.uint8, end - begin, begin)
        line_ends, blanks = np.flatnonzero(raw == _LINE_END), np.flatnonzero(raw == _BLANK)
        if len(blanks) != 2 * len(line_ends):
            raise IpmineError("jieba's dictionary is not made of lines `word count class`: install jieba 0.42 again")
        starts = np.concatenate((np.zeros(1, dtype=np.int64), line_ends[:-1] + 1))
        firsts = _first_characters(raw, starts)
        runs = np.flatnonzero(np.diff(firsts, prepend=-1))
        return cls(firsts[runs], starts[runs] + begin, _sum(raw, blanks[0::2] + 1, blanks[1::2]))


def _first_characters(raw: npt.NDArray[np.uint8], starts: Integers) -> Integers:
    """The bytes of the first character of each line, as one number."""
    number = raw[starts].astype(np.int64)
    lead = number.copy()
    for size, least in ((1, 0xC0), (2, 0xE0), (3, 0xF0)):
        longer = np.flatnonzero(lead >= least)
        number[longer] = number[longer] << 8 | raw[starts[longer] + size]
    return number


def _sum(raw: npt.NDArray[np.uint8], starts: Integers, ends: Integers) -> int:
    """The sum of the numbers that are written at `starts:ends`."""
    total = 0
    for place in range(_DIGITS):
        at = ends - 1 - place
        there = at >= starts
        if not there.any():
            break
        total += int((raw[at[there]].astype(np.int64) - ord("0")).sum()) * 10**place
    return total


@cache
def _dictionary() -> Dictionary:
    spec = find_spec("jieba")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        file = Path(place) / "dict.txt"
        if file.is_file():
            return Dictionary(file.read_bytes(), _added())
    raise IpmineError("jieba's dictionary is missing: install jieba")


def _added() -> dict[str, int]:
    """The words of policy prose with their counts: those of the terms' lexicon that the list of counts lacks too."""
    terms = {row["term"]: _TERM for row in lexicon.rows("policy_terms")}
    return terms | {row["word"]: int(row["count"]) for row in lexicon.rows("policy_words")}


@lru_cache(maxsize=4096)
def _lines(first: str) -> str:
    return _dictionary().lines(first)


def total() -> float:
    """The natural logarithm of the sum of all counts."""
    return _dictionary().total


@lru_cache(maxsize=8192)
def count(word: str) -> int:
    """How often a word is counted; 0 where it is none.

    >>> count("知识产权") > 0, count("知识产")
    (True, 0)
    """
    lines, counts = _lines(word[0]), 0
    at = lines.find(f"\n{word} ")
    while at >= 0:
        counts += int(lines[at + len(word) + 2 : lines.index(" ", at + len(word) + 2)])
        at = lines.find(f"\n{word} ", at + 1)
    return counts


@lru_cache(maxsize=10_000)
def ahead(stem: str) -> dict[str, Ahead]:
    """The characters that go on with a word that begins so. Do not change it: it is shared.

    >>> ahead("知识产")["权"].goes_on, ahead("知识产").get("的")
    (True, None)
    """
    counts: dict[str, int] = {}
    longer: set[str] = set()
    for char, rest, written in _continued(stem):
        if rest:
            longer.add(char)
            counts.setdefault(char, 0)
        else:
            counts[char] = counts.get(char, 0) + int(written)
    return {char: _shared(counted, char in longer) for char, counted in counts.items()}


def _continued(stem: str) -> Iterator[tuple[str, str, str]]:
    """How the words that begin so go on: the next character, the rest, and the count."""
    lines, size, sought = _lines(stem[0]), len(stem) + 1, "\n" + stem
    if len(stem) == 1:
        yield from _GOING_ON.findall(lines)
        return
    at = lines.find(sought)
    while at >= 0:
        blank = lines.index(" ", at)
        if blank > at + size:
            behind = at + size
            yield lines[behind], lines[behind + 1 : blank], lines[blank + 1 : lines.index(" ", blank + 1)]
        at = lines.find(sought, blank)


# the same few counts stand at most words
@cache
def _shared(counted: int, goes_on: bool) -> Ahead:
    return Ahead(math.log(counted) - total() if counted else None, counted, goes_on)
