"""Words cut in pure Python: jieba's algorithm and its very words, in a fifth of its time.

jieba looks for the likeliest way through each run of Han characters, letters and digits (a *block*), and
then guesses names among the single characters that remain. Here the block is first cut wherever no word of
the dictionary reaches over, into *zones* (`zones`): what is likeliest inside a zone does not depend on the
others, so that it is worked out once for each zone. Zones are few, for most are words. Two ways through a zone that are
as good as equal (jieba's choice then hangs on the last digit of a sum over the whole block) are told apart as
jieba does it, by the whole block.

`tests/test_plainwords.py` compares the two on the corpora and on made-up texts.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

from ipmine.zones import BLOCK, Zones

# the patterns of jieba.finalseg
# as many as a text may have: the words are jieba's whatever the length of a run
_HAN = re.compile(r"([\u4e00-\u9fd5]{1,20000000})")
_PIECES = re.compile(r"([a-zA-Z0-9]{1,20000000}(?:\.\d{1,20000000})?%?)")

_NEAR = 1e-6  # far above what sums of logarithms lose, far below what tells two ways apart
_IMPOSSIBLE = -1e90  # far above what jieba's model gives to what it never saw
_HELD = 1 << 16  # zones, and runs of single characters, that are remembered
_SHORT = 16  # characters; longer ones hardly come again

_IN_BLOCK = frozenset(BLOCK)

# single characters in front, words, single characters behind; no words: all are single, and in front
_Zone = tuple[str, tuple[str, ...], str]


class PlainWords:
    """Cuts as a jieba tokenizer with these frequencies and this total does.

    `frequencies` has each word, and with 0 each beginning of a word; it may not change afterwards.
    """

    def __init__(self, frequencies: Mapping[str, int], total: int) -> None:
        self._count = frequencies.get
        self._dictionary = Zones(frequencies)
        self._log_total = math.log(total)
        self._guess = _Guesser()
        self._zones: dict[str, _Zone] = {}

    def forget(self) -> None:
        """Forget what has been cut; what is remembered only saves time."""
        self._zones.clear()
        self._guess.forget()

    def cut(self, text: str) -> list[str]:
        """The pieces of a text, in order and without a gap."""
        pieces: list[str] = []
        single = ""  # single characters that wait for the next word
        zones, ends = self._dictionary.cut(text)
        asked = zip(zones, map(self._zones.get, zones), ends, strict=True)
        for zone, known, end in asked:
            cut = known or self._cut_zone(zone)
            if cut is None:
                # another way is as good as equal: the whole block decides, from its beginning
                first, last = _block_around(text, end - 1)
                _take_back(pieces, end - len(zone) - len(single) - first)
                pieces += self._words_of_block(text[first:last])
                single = ""
                while end < last:
                    end = next(asked)[2]
                continue
            front, words, behind = cut
            if front:
                single += front
            if words:
                if single:
                    self._add_single(pieces, single)
                pieces += words
                single = behind
        if single:
            self._add_single(pieces, single)
        return pieces

    def _words_of_block(self, block: str) -> list[str]:
        """What is found where the whole block decides."""
        found: list[str] = []
        single = ""
        for word in self._likeliest(block)[0]:
            single = self._add_word(found, single, word)
        if single:
            self._add_single(found, single)
        return found

    def _add_word(self, found: list[str], single: str, word: str) -> str:
        """Add a word behind the single characters; what is still single."""
        if len(word) == 1:
            return single + word
        if single:
            self._add_single(found, single)
        found.append(word)
        return ""

    def _add_single(self, found: list[str], single: str) -> None:
        if len(single) == 1:
            found.append(single)
        elif self._count(single):  # a word, but its characters are likelier
            found += single
        else:
            found += self._guess.words(single)

    def _cut_zone(self, zone: str) -> _Zone | None:
        """The likeliest way through a zone; None if another one is as good as equal."""
        made: _Zone
        if zone[0] not in _IN_BLOCK:
            made = "", (zone,), ""
        elif len(zone) == 1 or (len(zone) == 2 and not self._count(zone)):
            made = zone, (), ""
        elif len(zone) == 2:  # most zones: a word, or its two characters
            log = math.log
            first, second = log(self._count(zone[0]) or 1), log(self._count(zone[1]) or 1)
            lead = log(self._count(zone) or 1) + self._log_total - first - second
            if -_NEAR < lead < _NEAR:
                return None
            made = ("", (zone,), "") if lead > 0 else (zone, (), "")
        else:
            words, is_near = self._likeliest(zone)
            if is_near:
                return None
            made = self._zone_of(words)
        if len(zone) <= _SHORT:
            _remember(self._zones, zone, made)
        return made

    def _zone_of(self, words: list[str]) -> _Zone:
        first = 0
        while first < len(words) and len(words[first]) == 1:
            first += 1
        inner: list[str] = []
        behind = ""
        for word in words[first:]:
            behind = self._add_word(inner, behind, word)
        return "".join(words[:first]), tuple(inner), behind

    def _likeliest(self, text: str) -> tuple[list[str], bool]:
        """The words of the likeliest way, as jieba sums it up, and whether another one is as good as equal."""
        count, log, log_total = self._count, math.log, self._log_total
        size = len(text)
        sums = [0.0] * (size + 1)
        ends = [0] * (size + 1)
        near = [False] * (size + 1)
        for place in range(size - 1, -1, -1):
            # of equal ways jieba takes the longer word; a character that is no word counts 1, where no word begins
            end = place + 1
            known = count(text[place])
            best = log(known) - log_total + sums[end] if known else -math.inf
            best_end = end
            while known is not None and end < size:
                end += 1
                known = count(text[place:end])
                if known:
                    sum_ = log(known) - log_total + sums[end]
                    if sum_ >= best:
                        near[place] = sum_ - best < _NEAR
                        best, best_end = sum_, end
                    elif best - sum_ < _NEAR:
                        near[place] = True
            sums[place] = sums[place + 1] - log_total if best == -math.inf else best
            ends[place] = best_end
        words = []
        place = 0
        is_near = False
        while place < size:
            end = ends[place]
            is_near |= near[place]
            words.append(text[place:end])
            place = end
        return words, is_near


class _Guesser:
    """Words among single characters, by jieba's hidden Markov model (jieba.finalseg).

    Characters begin a word, stand in the middle, end it or stand alone.
    """

    def __init__(self) -> None:
        from ipmine.tokenizers import finalseg

        model: Any = finalseg()
        least = model.MIN_FLOAT
        self._start = tuple(model.start_P[state] for state in "BMES")
        steps = ("EB", "SB", "BM", "MM", "BE", "ME", "SS", "ES")
        self._steps = tuple(model.trans_P[step[0]].get(step[1], least) for step in steps)
        emit = [model.emit_P[state] for state in "BMES"]
        characters = set().union(*emit)
        self._emit = {c: tuple(of_state.get(c, least) for of_state in emit) for c in characters}
        self._unknown = (least,) * 4
        self._held: dict[str, list[str]] = {}

    def forget(self) -> None:
        self._held.clear()

    def words(self, text: str) -> list[str]:
        """The words of a run of single characters."""
        held = self._held.get(text)
        if held is None:
            held = []
            for number, block in enumerate(_HAN.split(text)):
                held += self._guessed(block) if number % 2 else filter(None, _PIECES.split(block))
            if len(text) <= _SHORT:
                _remember(self._held, text, held)
        return held

    def _guessed(self, text: str) -> list[str]:
        emit, unknown = self._emit.get, self._unknown
        end_begin, alone_begin, begin_middle, middle_middle, begin_end, middle_end, alone_alone, end_alone = self._steps
        first = emit(text[0], unknown)
        if len(text) == 2:  # most runs: one word, or two
            last = emit(text[1], unknown)
            one = self._start[0] + first[0] + begin_end + last[2]
            two = self._start[3] + first[3] + alone_alone + last[3]
            if one > _IMPOSSIBLE or two > _IMPOSSIBLE:
                return [text[0], text[1]] if two >= one else [text]
        begin, middle, end, alone = (start + seen for start, seen in zip(self._start, first, strict=True))
        # for each character after the first the state before it, if it begins, is middle, ends, is alone
        back: list[tuple[str, str, str, str]] = []
        for character in text[1:]:
            seen_begin, seen_middle, seen_end, seen_alone = emit(character, unknown)
            # of equal ways jieba takes the letter that comes later; the order of the sums is jieba's
            a, b = end + end_begin + seen_begin, alone + alone_begin + seen_begin
            to_begin, of_begin = (b, "S") if b >= a else (a, "E")
            a, b = begin + begin_middle + seen_middle, middle + middle_middle + seen_middle
            to_middle, of_middle = (b, "M") if b >= a else (a, "B")
            a, b = begin + begin_end + seen_end, middle + middle_end + seen_end
            to_end, of_end = (b, "M") if b >= a else (a, "B")
            a, b = end + end_alone + seen_alone, alone + alone_alone + seen_alone
            to_alone, of_alone = (b, "S") if b >= a else (a, "E")
            begin, middle, end, alone = to_begin, to_middle, to_end, to_alone
            back.append((of_begin, of_middle, of_end, of_alone))
        state = "S" if alone >= end else "E"
        words: list[str] = []
        until = len(text)
        # from behind: a word starts where it begins or stands alone
        for place in range(len(text) - 1, -1, -1):
            if state in "BS":
                words.append(text[place:until])
                until = place
            if place:
                state = back[place - 1]["BMES".index(state)]
        words.reverse()
        return words


def _remember(held: dict[str, Any], text: str, found: Any) -> None:
    if len(held) >= _HELD:
        held.clear()
    held[text] = found


def _block_around(text: str, place: int) -> tuple[int, int]:
    """The run of characters in which jieba looks for words, around one of them."""
    first = last = place
    while first and text[first - 1] in _IN_BLOCK:
        first -= 1
    while last < len(text) and text[last] in _IN_BLOCK:
        last += 1
    return first, last


def _take_back(pieces: list[str], size: int) -> None:
    """Take from the end of the pieces those that make so many characters."""
    while size > 0:
        size -= len(pieces.pop())
