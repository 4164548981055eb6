"""From what a shifted byte stream shows back to the bytes, and on to what may have stood there.

A lone lead byte, shown as `?`, puts all that follows one byte off: each visible character
is the second byte of one real character and the first of the next. A `Lattice` walks over
the visible characters with that first byte in hand (the *carry*). Its edges are the real
characters that the bytes allow: one at most places, several where a byte is not known.
The walk is back in step where an ASCII byte or another lone byte ends a character.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ipmine.repair import gbk, readings, signs, slots
from ipmine.repair.slots import IN_STEP, START, USER, Slot, one, slot_of

LONE = signs.CLASSES["lone"]
_BYTE_80 = LONE + "€\x80"  # how pages show the one byte that ends characters but begins none: it takes nothing with it
DELIMITERS = "。；？！，、：;?!,:"  # the marks at which the tools cut the stream
UNKNOWN = "\x00"  # an ASCII character that a lone byte swallowed,
LINE_END = "\x01"  # and one that is the end of a line (which words do not go across)
_LONGEST = 60  # visible characters of one run

READING = re.compile(rf"[(（] ?([{readings.LETTERS}]{{1,8}}) ?[)）]")
# behind a lone byte the bracket is swallowed, or was left
SWALLOWED = re.compile(rf"[(（]? ?([{readings.LETTERS}]{{1,8}}) ?[)）]")
_YEAR = re.compile(r"([09])[0-9]{2}(?:-[0-9]{4})? ?年")
# what begins a line: a number of a measure or article
_NEW_LINE = re.compile(
    r"[一二三四五六七八九十]{1,3}[、是]|[(（][一二三四五六七八九十]{1,3}[)）]|第[0-9一二三四五六七八九十百]{1,5}[章節节條条]"
)

_LEFT_OVER = -15.0  # a `?` that the reading of the bytes does not explain
_SWALLOWED = -4.0
_SELDOM = -3.0  # one lone byte in twenty is 0x80


class Node(NamedTuple):
    """A place between two real characters.

    `carry` is the first byte of the next character, or `IN_STEP`, or `START` for the lone
    byte, or `USER` and below for a lost character. Where `whole` is false an ASCII character
    was swallowed.
    """

    at: int
    carry: int
    whole: bool = True


class Edge(NamedTuple):
    """What may stand next.

    `lost` counts the user-area characters that were lost on the way, `inside` asks that it does not
    begin a word (for then too much is possible); `opens` says that it ends with a byte of which
    nothing is known.
    """

    slot: Slot
    to: Node
    weight: float = 0.0
    lost: int = 0
    inside: bool = False
    opens: bool = False


class Lattice:
    """The ways to read what stands behind the lone byte at `start`, up to `limit`.

    `behind` is where the first shifted character stands: past the lone byte and its reading.
    `first` holds what the lone byte may be; None for any byte. `narrowed` says that the page
    writes full-width letters and marks as ASCII, `may_lose` how many user-area characters may
    have been lost on the way (the edges do not depend on how many were).
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
        return [Node(self.behind, START), Node(self.start, IN_STEP)]

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
            to = Node(at, IN_STEP)
            return [Edge(one(char), to) for char in self._swallowed(at)]
        if at >= self.limit:
            return []
        char = self.text[at]
        to = Node(self._past_reading(at + 1), IN_STEP)
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
        if _NEW_LINE.match(self.text, at):
            return LINE_END
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
        if carry != START:
            return slots.pair(carry, trails)
        if self.first is None:
            # a true mark in front of the false one would have been cut at first
            return _unmarked(trails)
        return slot_of((gbk.character(lead, t), w) for lead, w in self.first.items() for t in trails)

    def _shifted(self, node: Node) -> list[Edge]:
        at, carry = node.at, node.carry
        if at >= self.limit or at - self.behind > _LONGEST:
            return []
        found: list[Edge] = []
        char = self.text[at]
        wide = (gbk.widened(char) if self.narrowed else "") if char.isascii() else char
        raw = gbk.two_bytes(wide) if wide else None
        if raw and (slot := self._pairs(carry, (raw[0],))):
            found.append(Edge(slot, Node(self._past_reading(at + 1), raw[1])))
        if char in _BYTE_80 and (slot := self._pairs(carry, (0x80,))):
            found.append(Edge(slot, Node(at + 1, IN_STEP), _SELDOM if char in LONE else 0.0))
        if char in LONE:
            found += self._lone(node, carry)
        elif "@" <= char <= "~" and (slot := self._pairs(carry, (ord(char),))):
            end = at + 1
            m = READING.match(self.text, end)
            if m and m.end() <= self.limit and (read := slot.read_so(m[1])):
                slot, end = read, m.end()
            found.append(Edge(slot, Node(end, IN_STEP)))
        if self.may_lose and (carry != START or self.first is not None):
            found += self._lost(node, carry)
        return found

    def _lost(self, node: Node, carry: int) -> list[Edge]:
        """A character of the user area that stood in front of the visible one."""
        found = []
        for area, (leads, _, seldom) in enumerate(gbk.user_area()):
            slot = self._pairs(carry, leads)
            if slot:
                found.append(Edge(slot, Node(node.at, USER - area), seldom, 1, carry <= USER))
        return found

    def _lone(self, node: Node, carry: int) -> list[Edge]:
        """A lone byte ends the run: in front of a reading, at a mark where the tool cut, or with a byte swallowed."""
        found = []
        end = node.at + 1
        known = carry != START or self.first is not None
        m = SWALLOWED.match(self.text, end)
        if m and m.end() <= self.limit and (read := self._any_read_so(carry, m[1])):
            found.append(Edge(read, Node(m.end(), IN_STEP)))
        every = self._any(carry, bracket=self._closes_first(end)) if known else None
        if every:
            cut = end >= self.limit or self.text[end] in DELIMITERS or self.text[end] == "\n"
            found.append(Edge(every, Node(end, IN_STEP, cut), 0.0 if cut else _SWALLOWED, 0, carry <= USER, True))
        return found

    def _any(self, carry: int, *, bracket: bool) -> Slot:
        """The common characters that begin with the carried byte; where `bracket`, one is rather likely."""
        if carry != START:
            return slots.any_or_bracket(carry) if bracket else slots.with_any(carry)
        every = self._pairs(carry, gbk.TRAILS)
        return every.wanting_bracket() if bracket else every

    def _any_read_so(self, carry: int, syllable: str) -> Slot:
        if carry != START or self.first is None:
            return slots.any_read_so(carry, syllable)
        return self._pairs(carry, gbk.TRAILS).read_so(syllable)


@cache
def _unmarked(trails: tuple[int, ...]) -> Slot:
    rows = slots.pair(START, trails).rows
    return Slot({plain: row for plain, row in rows.items() if plain not in DELIMITERS})
