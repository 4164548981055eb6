"""From what a shifted byte stream shows back to the bytes, and on to what may have stood there.

A lone lead byte, shown as `?`, puts all that follows one byte off: each visible character
is the second byte of one real character and the first of the next. A `Lattice` walks over
the visible characters with that first byte in hand (the *carry*). Its edges are the real
characters that the bytes allow: one at most places, several where a byte is not known.
The walk is back in step where an ASCII byte or another lone byte ends a character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from ipmine.repair import gbk, readings, signs, words

LONE = signs.CLASSES["lone"]
DELIMITERS = "。；？！，、：;?!,:"  # the marks at which the tools cut the stream
UNKNOWN = "\x00"  # an ASCII character that a lone byte swallowed
_LONGEST = 60  # visible characters of one run

READING = re.compile(rf"[(（] ?([{readings.LETTERS}]{{1,8}}) ?[)）]")
# behind a lone byte the bracket is swallowed, or was left
SWALLOWED = re.compile(rf"[(（]? ?([{readings.LETTERS}]{{1,8}}) ?[)）]")
_YEAR = re.compile(r"([09])[0-9]{2}(?:-[0-9]{4})? ?年")

_LEFT_OVER = -15.0  # a `?` that the reading of the bytes does not explain
_SWALLOWED = -4.0
_WANTED = 3.0  # a bracket that is closed behind the place
_UNUSUAL = -5.0  # 綫 where 線 is as possible

# what may stand at a place: by simplified form, the characters and a weight of each
Slot = dict[str, tuple[tuple[str, float], ...]]

# the carry: a byte, or one of these
IN_STEP, START = 0, -1
USER = -2  # and below: the second byte of a lost character, by its area


class Node(NamedTuple):
    """A place between two real characters; nodes compare in the order in which they are reached.

    `carry` is the first byte of the next character, or `IN_STEP`, or `START` for the lone
    byte, or `USER` and below for a lost character. Where `whole` is false an ASCII character
    was swallowed.
    """

    at: int
    lost: int
    carry: int
    whole: bool = True


class Edge(NamedTuple):
    """What may stand next.

    `inside` asks that it does not begin a word (for then too much is possible); `opens` says that
    it ends with a byte of which nothing is known.
    """

    slot: Slot
    to: Node
    weight: float = 0.0
    inside: bool = False
    opens: bool = False


def slot_of(chars: Iterable[tuple[str, float]]) -> Slot:
    """The common ones of some characters with their weights, by simplified form."""
    slot: dict[str, dict[str, float]] = {}
    for char, weight in chars:
        if char and words.is_common(char):
            row = slot.setdefault(words.simplified(char), {})
            row[char] = max(weight, row.get(char, weight))
    for row in slot.values():
        if len(row) > 1:
            usual = words.usual_form(row)
            row.update({c: w + _UNUSUAL for c, w in row.items() if c != usual})
    return {plain: tuple(row.items()) for plain, row in slot.items()}


@cache
def one(char: str) -> Slot:
    """The slot of a character that stands in the text as it is."""
    return {words.simplified(char): ((char, 0.0),)}


@cache
def _leads(carry: int) -> tuple[int, ...]:
    """The bytes that a carry may be (START: a lone byte of which nothing is known)."""
    if carry == START:
        return tuple(gbk.LEADS)
    return gbk.user_area()[USER - carry][1] if carry <= USER else (carry,)


@cache
def _pair(carry: int, trails: tuple[int, ...]) -> Slot:
    return slot_of((gbk.character(lead, trail), 0.0) for lead in _leads(carry) for trail in trails)


class Lattice:
    """The ways to read what stands behind the lone byte at `start`, up to `limit`.

    `behind` is where the first shifted character stands: past the lone byte and its reading.
    `first` holds what the lone byte may be; None for any byte. `narrowed` says that the page
    writes full-width letters and marks as ASCII, `may_lose` how many user-area characters may
    have been lost on the way.
    """

    def __init__(
        self,
        text: str,
        start: int,
        behind: int,
        limit: int,
        first: dict[int, float] | None,
        *,
        narrowed: bool,
        may_lose: int,
    ) -> None:
        self.text = text
        self.start = start
        self.behind = behind
        self.limit = limit
        self.first = first
        self.narrowed = narrowed
        self.may_lose = may_lose
        self._known: dict[Node, list[Edge]] = {}

    def beginnings(self) -> list[Node]:
        """One byte off behind the lone byte, and in step with the lone byte left standing."""
        return [Node(self.behind, 0, START), Node(self.start, 0, IN_STEP)]

    def edges(self, node: Node) -> list[Edge]:
        """The real characters that may follow at `node`, and where each leads."""
        known = self._known.get(node)
        if known is None:
            known = self._known[node] = self._in_step(node) if node.carry == IN_STEP else self._shifted(node)
        return known

    # --- in step -----------------------------------------------------------------------

    def _in_step(self, node: Node) -> list[Edge]:
        at = node.at
        if not node.whole:
            to = Node(at, 0, IN_STEP)
            return [Edge(one(char), to) for char in self._swallowed(at)]
        if at >= self.limit:
            return []
        char = self.text[at]
        to = Node(self._past_reading(at + 1), 0, IN_STEP)
        return [Edge(one(char), to, _LEFT_OVER if char in LONE else 0.0)]

    def _past_reading(self, at: int) -> int:
        if at < self.limit and self.text[at] in "(（":
            m = READING.match(self.text, at)
            if m and readings.reads(self.text[at - 1], m[1]):
                return min(m.end(), self.limit)
        return at

    def _swallowed(self, at: int) -> str:
        """What ASCII characters the lone byte in front of `at` may have swallowed."""
        m = _YEAR.match(self.text, at)
        if m:
            return "2" if m[1] == "0" else "1"
        if not self.text[at : at + 40].partition("\n")[0].strip():
            return " "
        return UNKNOWN + "(" if self._closes_first(at) else UNKNOWN

    def _closes_first(self, at: int) -> bool:
        for char in self.text[at : at + 80]:
            if char in "(（\n":
                return False
            if char in ")）":
                return True
        return False

    # --- one byte off ------------------------------------------------------------------

    def _pairs(self, carry: int, trails: tuple[int, ...]) -> Slot:
        """The common characters that the carried byte makes with one of `trails`."""
        if carry == START and self.first is None:
            # a true mark in front of the false one would have been cut at first
            return {plain: row for plain, row in _pair(carry, trails).items() if plain not in DELIMITERS}
        if carry == START:
            first = self.first or {}
            return slot_of((gbk.character(lead, t), w) for lead, w in first.items() for t in trails)
        return _pair(carry, trails)

    def _shifted(self, node: Node) -> list[Edge]:
        at, carry = node.at, node.carry
        if at >= self.limit or at - self.behind > _LONGEST:
            return []
        found: list[Edge] = []
        char = self.text[at]
        wide = (gbk.widened(char) if self.narrowed else "") if char.isascii() else char
        raw = gbk.two_bytes(wide) if wide else None
        if raw and (slot := self._pairs(carry, (raw[0],))):
            found.append(Edge(slot, Node(self._past_reading(at + 1), node.lost, raw[1])))
        if char in LONE:
            found += self._lone(node, carry)
        elif "@" <= char <= "~" and (slot := self._pairs(carry, (ord(char),))):
            end = at + 1
            m = READING.match(self.text, end)
            if m and m.end() <= self.limit and (read := _read_so(slot, m[1])):
                slot, end = read, m.end()
            found.append(Edge(slot, Node(end, 0, IN_STEP)))
        if node.lost < self.may_lose and (carry != START or self.first is not None):
            found += self._lost(node, carry)
        return found

    def _lost(self, node: Node, carry: int) -> list[Edge]:
        """A character of the user area that stood in front of the visible one."""
        found = []
        for area, (leads, _, seldom) in enumerate(gbk.user_area()):
            slot = self._pairs(carry, leads)
            if slot:
                to = Node(node.at, node.lost + 1, USER - area)
                found.append(Edge(slot, to, seldom, carry <= USER))
        return found

    def _lone(self, node: Node, carry: int) -> list[Edge]:
        """A lone byte ends the run: in front of a reading, at a mark where the tool cut, or with a byte swallowed."""
        found = []
        end = node.at + 1
        every = self._pairs(carry, gbk.TRAILS)
        m = SWALLOWED.match(self.text, end)
        if m and m.end() <= self.limit and (read := _read_so(every, m[1])):
            found.append(Edge(read, Node(m.end(), 0, IN_STEP)))
        if every and (carry != START or self.first is not None):
            cut = end >= self.limit or self.text[end] in DELIMITERS or self.text[end] == "\n"
            to = Node(end, 0, IN_STEP, cut)
            if "（" in every and self._closes_first(end):
                every = every | {"（": tuple((c, w + _WANTED) for c, w in every["（"])}
            found.append(Edge(every, to, 0.0 if cut else _SWALLOWED, carry <= USER, True))
        return found


def _read_so(slot: Slot, reading: str) -> Slot:
    return slot_of((c, w) for row in slot.values() for c, w in row if _reads(c, reading))


@lru_cache(maxsize=100_000)
def _reads(char: str, reading: str) -> bool:
    return readings.reads(char, reading)
