"""What may stand at a place of a shifted run: the characters that two bytes make, where one or both are open."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Set
from functools import cache, lru_cache
from typing import Final

from ipmine.normalize import dictionaries
from ipmine.repair import gbk, readings, words

# the carry, which is the first byte of the next character, may also be one of these
IN_STEP, START = 0, -1
USER = -2  # and below: the second byte of a lost character, by its area

_UNUSUAL = -5.0  # 綫 where 線 is as possible
_WANTED = 3.0  # a bracket that is closed behind the place
_UNCHANGED = -4.0  # tools annotate the characters that another script writes otherwise
_FEW = 8  # characters that are rather looked up one by one

Row = tuple[tuple[str, float], ...]
Way = tuple[int, int, str]  # the two bytes of a character, and the character


class Slot:
    """The characters that may stand at a place, with a weight of each, by their simplified form."""

    __slots__ = ("few", "plains", "rows")

    def __init__(self, rows: dict[str, Row], plains: Set[str] | None = None) -> None:
        self.rows: Final = rows
        self.plains: Final = set(rows) if plains is None else plains  # the simplified forms
        self.few: Final = sorted(self.plains) if len(self.plains) <= _FEW else None

    def __bool__(self) -> bool:
        return bool(self.plains)

    def among(self, forms: Mapping[str, object]) -> list[str]:
        """Which of some simplified forms the slot has, in their order."""
        if self.few is not None:
            return [plain for plain in self.few if plain in forms]
        return sorted(forms.keys() & self.plains)  # looks the fewer up in the more

    def row(self, plain: str) -> Row:
        """The characters of a simplified form that the slot has."""
        return self.rows[plain]

    def read_so(self, syllable: str) -> Slot:
        """Those characters that may be read so."""
        return slot_of(
            (c, w + _annotated(c)) for row in self.rows.values() for c, w in row if readings.reads(c, syllable)
        )

    def wanting_bracket(self) -> Slot:
        """The same, but for an opening bracket that is rather likely."""
        if "（" not in self.rows:
            return self
        return Slot(self.rows | {"（": _wanted(self.rows["（"])})


class _Every(Slot):
    """All common characters whose first byte is one of some and whose second is any: thousands, not listed."""

    __slots__ = ("_leads",)

    def __init__(self, leads: Container[int], plains: Set[str] | None = None) -> None:
        self._leads = leads
        if plains is None:
            plains = {plain for plain, ways in _common().items() if any(lead in leads for lead, _, _ in ways)}
        super().__init__({}, plains)

    def row(self, plain: str) -> Row:
        known = self.rows.get(plain)
        if known is None:
            chars = (char for lead, _, char in _common()[plain] if lead in self._leads)
            known = self.rows[plain] = slot_of((char, 0.0) for char in chars).rows[plain]
        return known

    def read_so(self, syllable: str) -> Slot:
        leads, common = self._leads, _common()
        read = {char for lead, _, char in _reading_so(readings.plain(syllable)) if lead in leads}
        plains = sorted(
            {words.simplified(char) for char in read},
            key=lambda plain: next(way for way in common[plain] if way[0] in leads),
        )
        return slot_of((c, w + _annotated(c)) for plain in plains for c, w in self.row(plain) if c in read)

    def wanting_bracket(self) -> Slot:
        if "（" not in self.plains:
            return self
        same = _Every(self._leads, self.plains)
        same.rows["（"] = _wanted(self.row("（"))
        return same


def _annotated(char: str) -> float:
    """How likely a tool puts a reading behind the character."""
    return 0.0 if words.simplified(char) != char else _UNCHANGED


def _wanted(row: Row) -> Row:
    return tuple((char, weight + _WANTED) for char, weight in row)


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
    return Slot({plain: tuple(row.items()) for plain, row in slot.items()})


@lru_cache(maxsize=8192)
def one(char: str) -> Slot:
    """The slot of a character that stands in the text as it is."""
    return Slot({words.simplified(char): ((char, 0.0),)})


@cache
def _common() -> dict[str, list[Way]]:
    """The common characters of GBK with their bytes, by simplified form."""
    found: dict[str, list[Way]] = {}
    for char in _candidates():
        raw = gbk.two_bytes(char)
        if raw and words.is_common(char):
            found.setdefault(words.simplified(char), []).append((*raw, char))
    for ways in found.values():
        ways.sort()
    return found


@cache
def _by_reading() -> dict[str, list[Way]]:
    """The common characters of GBK by their toned readings."""
    found: dict[str, list[Way]] = {}
    for ways in _common().values():
        for way in ways:
            for reading in readings.of(way[2]):
                found.setdefault(reading, []).append(way)
    return found


def _reading_so(syllable: str) -> Iterable[Way]:
    if readings.has_tone(syllable) and not syllable[-1:].isdigit():
        return _by_reading().get(syllable, ())
    return (way for ways in _common().values() for way in ways if readings.reads(way[2], syllable))


def _candidates() -> Iterator[str]:
    """All characters that may be common: marks, the Han of GB 2312, and what these are in traditional script."""
    levels = range(0xB0, 0xF8)
    plain = "".join(bytes((lead, trail)).decode("gb2312", "ignore") for lead in levels for trail in range(0xA1, 0xFF))
    yield from dict.fromkeys((*words.marks(), *plain, *dictionaries.read("TSCharacters")))


@cache
def leads_of(carry: int) -> tuple[int, ...]:
    """The bytes that a carry may be (START: a lone byte of which nothing is known)."""
    if carry == START:
        return tuple(gbk.LEADS)
    return gbk.user_area()[USER - carry][1] if carry <= USER else (carry,)


@cache
def pair(carry: int, trails: tuple[int, ...]) -> Slot:
    """The common characters that the carried byte makes with one of `trails`."""
    return slot_of((gbk.character(lead, trail), 0.0) for lead in leads_of(carry) for trail in trails)


@cache
def with_any(carry: int) -> Slot:
    """The common characters that begin with the carried byte."""
    if carry == START or carry <= USER:
        return _Every(frozenset(leads_of(carry)))
    return pair(carry, gbk.TRAILS)


@lru_cache(maxsize=1024)
def any_read_so(carry: int, syllable: str) -> Slot:
    """The common characters that begin with the carried byte and may be read so."""
    return with_any(carry).read_so(syllable)


@cache
def any_or_bracket(carry: int) -> Slot:
    """The common characters that begin with the carried byte, where an opening bracket is rather likely."""
    return with_any(carry).wanting_bracket()
