"""Readings that mirror sites put behind characters: 知識(shí)產(chǎn)權(quán).

A bracket is an injected reading only when it holds one of the readings of the character
before it, and when the text shows that it was injected: a person who explains how a rare
or many-voiced character is read, 琿（hún）春 or 番（pān）禺, does so once or twice; a tool
does it to every 發 and 產. Readings without tones look like other letters in brackets
(the symbol of a formula, a unit) and need more of their kind around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ipmine import guard
from ipmine.repair import gbk, readings, signs, words
from ipmine.repair.fix import Fix

KIND = "pinyin"

Brackets = Sequence[re.Match[str]]  # all that may hold readings, in order

_HAN = signs.CLASSES["han"]
_BLANK = " \u00a0\u3000\n"
# a reading of one character, or of several: letters of its kind, one blank between any two
_BRACKET = re.compile(
    rf"[(（\[［][{_BLANK}]{{0,2}}([{readings.LETTERS}](?:[{_BLANK}]?[{readings.LETTERS}]){{0,39}}[{_BLANK}]?[1-5]?)"
    rf"[{_BLANK}]{{0,2}}[)）\]］]"
)
_NO_BLANKS = dict.fromkeys(map(ord, _BLANK))
_LONGEST = 8  # letters of a syllable, its combining marks counted
_IS_HAN = re.compile(rf"[{_HAN}]")
_TONE = re.compile(f"[{signs.CLASSES['toned']}]")
_BARE = re.compile(rf"(?<=[{_HAN}]) ?(?P<syllable>[{readings.LETTERS}]{{1,{_LONGEST}}})(?![{readings.LETTERS}])")
_BARE_RUN = re.compile(rf"(?:[{_HAN}][a-z]{{1,6}}){{4,200}}")
_BARE_PLAIN = re.compile(rf"(?:[a-z]{{1,6}}[{_HAN}]){{3}}[a-z]{{1,6}}")
_CUT_OFF = re.compile(rf"[(（]([{readings.LETTERS}]{{1,8}})(?=\s{{0,40}}\Z)")


class Reading(NamedTuple):
    """A bracket at `start:end` that holds a reading of `char`, which stands before it."""

    start: int
    end: int
    char: str
    syllable: str
    toned: bool
    again: bool  # a repetition: the bracket before it is a reading of the same character


@lru_cache(maxsize=4096)
def _joined(content: str) -> str:
    """What a bracket holds, without blanks."""
    return content.translate(_NO_BLANKS)


def bracketed(text: str, brackets: Brackets) -> Iterator[Reading]:
    """Every bracket of some that holds a reading of the character before it, injected or not."""
    last: Reading | None = None
    for m in brackets:
        opened, end = m.span()
        start, again = opened, False
        if last is not None and last.end == start:
            char, again = last.char, True
        else:
            if start > 1 and text[start - 1] == " " and _IS_HAN.match(text[start - 2]):
                start -= 1
            char = text[start - 1 : start]
            if char.isascii():
                char = _across(text[max(0, start - 2) : start])
        if not char:
            continue
        syllable = _joined(m[1])
        if len(syllable) > _LONGEST:
            continue
        toned = readings.has_tone(syllable)
        if start != opened and not again and not toned:
            continue
        if not toned and not syllable.islower():
            continue
        if readings.reads(char, syllable):
            last = Reading(start, end, char, syllable, toned, again)
            yield last


def _across(pair: str) -> str:
    """The character that a tool found in the bytes of a character and the letter behind it (款I(lǐng)P), or ""."""
    raw = gbk.two_bytes(pair[0]) if len(pair) == 2 and "@" <= pair[1] <= "~" else None
    return gbk.character(raw[1], ord(pair[1])) if raw else ""


def injected(text: str, brackets: Brackets) -> list[Reading]:
    """The readings in brackets that were injected, in order."""
    found = list(bracketed(text, brackets))
    if not found:
        return []
    toned = [r for r in found if r.toned]
    accepted = []
    if len(toned) >= 3 and any(_plainly_injected(r) for r in toned):
        accepted = toned
    else:
        accepted = [r for r in toned if _plainly_injected(r)]
    plain = [r for r in found if not r.toned]
    if plain and _toneless_injected(brackets, plain, len(accepted)):
        few = len(found) < 6
        accepted = sorted(accepted + [r for r in plain if len(r.syllable) > 1 or not few])
    return accepted


def _plainly_injected(reading: Reading) -> bool:
    """Not what a person explains: a common character in its usual reading, or one that a tool had changed."""
    if words.level(reading.char) != 1:
        return False
    usual = readings.plain(reading.syllable) == readings.of(reading.char)[0] or reading.syllable[-1] in "12345"
    return usual or words.simplified(reading.char) != reading.char


def _toneless_injected(brackets: Brackets, plain: list[Reading], toned: int) -> bool:
    if toned >= 3 or any(r.again for r in plain):
        return True
    several = [r for r in plain if len(r.syllable) > 1]
    if len(several) < 2:
        return False
    others = sum(1 for m in brackets if m[1].islower() and len(m[1]) <= _LONGEST) - len(plain)
    return len(several) > 1.5 * others


def mend(text: str) -> list[Fix]:
    """Take injected readings out.

    >>> [text[f.start:f.end] for text in ["國發(fā)〔2021〕20號，會(huì )議(TISC)"] for f in mend(text)]
    ['(fā)', '(huì )']
    >>> mend("各市（州）技术与创新支持中心(TISC)，(a)项，琿（hún）春")
    []
    """
    shown = signs.of(text)
    if not shown.has("letter"):
        return []
    brackets = list(guard.finditer(_BRACKET, text))
    found = injected(text, brackets)
    spans = [(r.start, r.end) for r in found]
    weak = len([r for r in found if r.toned]) >= 3
    if weak:
        spans += _of_other_tone(text, brackets, spans)
    toned = shown.has("toned")
    if toned:
        spans += _of_several(text, brackets, {r.end for r in found})
    if toned or shown.around("lower", "han"):
        spans += _bare(text, len(spans))
    if len(found) >= 3:
        spans += _cut_off(text)
    spans.sort()
    fixes: list[Fix] = []
    for start, end in spans:
        if not fixes or start >= fixes[-1].end:
            fixes.append(Fix(start, end, "", KIND))
    return fixes


def _of_other_tone(text: str, brackets: Brackets, known: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Toned readings whose tone the table does not know, in a text that is full of readings."""
    starts = {start for start, _ in known}
    for m in brackets:
        if m.start() in starts or not _TONE.search(m[1]):
            continue
        syllable = readings.plain(_joined(m[1]))
        char = text[m.start() - 1 : m.start()]
        if len(syllable) <= _LONGEST and readings.toneless(syllable) in readings.toneless_of(char or " "):
            yield m.span()


def _of_several(text: str, brackets: Brackets, known: set[int]) -> list[tuple[int, int]]:
    """Readings of several characters in one bracket, 知識(zhī shí); three at least, for one may be a gloss.

    `known` holds the ends of the brackets with a reading of one character.
    """
    found = []
    for m in brackets:
        content = m[1]
        if len(content) <= 3 or m.end() in known or not _TONE.search(content):
            continue
        letters = readings.plain(_joined(content))
        if _spells(text, m.start(), letters):
            found.append(m.span())
    return found if len(found) >= 3 else []


def _spells(text: str, end: int, letters: str) -> bool:
    """Whether the letters are the readings of the two to eight characters before `end`."""
    rests = {letters}
    for count in range(1, 9):
        char = text[end - count : end - count + 1] if end >= count else ""
        if not char or not readings.of(char):
            return False
        rests = {rest[: -len(r)] for rest in rests for r in readings.of(char) if rest.endswith(r)}
        if not rests:
            return False
        if "" in rests:
            return count > 1
    return False


def _bare(text: str, others: int) -> list[tuple[int, int]]:
    """Readings without brackets: 知zhī识shí产chǎn."""
    found: list[tuple[int, int]] = []
    shown = signs.of(text)
    if shown.has("toned"):
        for m in guard.finditer(_BARE, text):
            (start, end), syllable = m.span(), m["syllable"]
            if (_TONE.search(syllable) or (found and len(syllable) <= 6 and syllable.islower())) and readings.reads(
                text[start - 1], syllable
            ):
                if end - start > len(syllable) and text[end : end + 1] == " ":
                    end += 1
                found.append((start, end))
        if len(found) + others < 2:
            found = []
    if not found and shown.around("lower", "han") and guard.search(_BARE_PLAIN, text):
        for m in guard.finditer(_BARE_RUN, text):
            pairs = list(re.finditer(rf"([{_HAN}])([a-z]{{1,6}})", m.group()))
            if all(readings.reads(p[1], p[2]) for p in pairs):
                found += [(m.start() + p.start(2), m.start() + p.end(2)) for p in pairs]
    return found


def _cut_off(text: str) -> list[tuple[int, int]]:
    """A reading that the end of the text cuts off: 專項(x."""
    m = _CUT_OFF.search(text, max(0, len(text) - 60))
    if m is None or m.start() == 0:
        return []
    begun = readings.plain(m[1])
    for reading in readings.of(text[m.start() - 1]):
        if reading.startswith(begun) or readings.toneless(reading).startswith(begun):
            return [m.span()]
    return []
