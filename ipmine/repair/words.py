"""How well a string reads: word frequencies of the language and of the page, and how common a character is.

The frequencies of the language are those of `dictionary`. Words are simplified there, so
characters are looked up by their simplified form. Weights are natural logarithms of
probabilities.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from ipmine.normalize import dictionaries
from ipmine.repair import dictionary
from ipmine.repair.dictionary import Ahead

LONGEST = 6  # characters of a word
_OF_PAGE = 4  # characters of a string that the page has elsewhere
_SAMPLE = 60_000  # characters of a page that are counted
_NO_WORD = Ahead(None, 0, False)
_PAGE_COUNT = 800  # what one occurrence on the page is worth in the dictionary's counts

# characters that are words by themselves; others stand alone less often than the counts say
_FUNCTION = frozenset(
    "的一是了不在有和为对与及等以由于从到将把被并但而或也就都应可要须能会中上下内外前后间各其该此本我他这那两多个"
    "年月日时元万亿件户家项名次省市县区州乡镇村部局厅委办处科所院校新大小高二三四五六七八九十百千〇零第号至自按经据让使向以"
)
_NO_FUNCTION = -2.0
_UNKNOWN = -19.5  # a common character that is no word by itself
_STRANGE = -24.0  # a character that Chinese prose does not use
_MARKS = {
    "，": -3.0, "。": -3.5, "、": -3.5, "“": -5.5, "”": -5.5, "（": -5.5, "）": -5.5, "《": -5.5, "》": -5.5,
    "：": -5.5, "；": -5.5, "〈": -9.0, "〉": -9.0, "—": -7.0, "…": -9.0, "·": -8.0, "？": -8.5, "！": -8.5,
    "‘": -9.0, "’": -9.0, "〔": -7.5, "〕": -7.5, "【": -9.0, "】": -9.0, "％": -9.0, "\u3000": -6.0, "－": -9.0,
    "．": -9.0, "／": -10.0,
}  # fmt: skip
_NARROW_MARKS = {",": -3.0, ";": -5.5, ":": -5.5, "(": -5.5, ")": -5.5, "?": -8.5, "!": -8.5, "%": -7.0, ".": -7.0}


@cache
def simplified(char: str) -> str:
    """The simplified form of a character."""
    return dictionaries.read("TSCharacters").get(char, char)


@cache
def script_only(char: str) -> str:
    """`t` for a character of traditional script alone, `s` for one of simplified script alone, else empty."""
    if char not in dictionaries.forms("TSCharacters").get(char, (char,)):
        return "t"
    return "" if char in dictionaries.forms("STCharacters").get(char, (char,)) else "s"


def simplify(text: str) -> str:
    """A text in simplified characters, one for one."""
    return text.translate(_to_simplified())


@cache
def _to_simplified() -> dict[int, str]:
    return {ord(old): new for old, new in dictionaries.read("TSCharacters").items() if len(new) == 1}


@cache
def level(char: str) -> int:
    """1 for the 3,755 commonest characters, 2 for the next 3,008, 0 for all others (by simplified form).

    The levels are those of GB 2312.

    >>> level("權"), level("琿"), level("龘")
    (1, 2, 0)
    """
    try:
        raw = simplified(char).encode("gb2312")
    except UnicodeEncodeError:
        return 0
    if len(raw) != 2 or not 0xB0 <= raw[0] <= 0xF7:
        return 0
    return 1 if raw[0] <= 0xD7 else 2


@cache
def alone(char: str) -> float:
    """The weight of a character that stands alone (already in simplified form)."""
    if char in _MARKS:
        return _MARKS[char]
    if char in _NARROW_MARKS:
        return _NARROW_MARKS[char]
    if char.isascii():
        return -8.0
    rank = level(char)
    if not rank:
        return _STRANGE
    count = dictionary.count(char)
    # the dictionary counts a character alone also where it is part of words it lacks
    return (
        max(math.log(count) - dictionary.total() if count else _UNKNOWN, _UNKNOWN)
        - (0.0 if rank == 1 else 2.0)
        + (0.0 if char in _FUNCTION else _NO_FUNCTION)
    )


def usual_form(chars: Iterable[str]) -> str:
    """Of characters with one simplified form, the one that converters write."""
    chars = list(chars)
    forms = dictionaries.forms("STCharacters").get(simplified(chars[0]), ())
    return min(chars, key=lambda c: forms.index(c) if c in forms else len(forms))


def is_word(string: str) -> bool:
    """Whether the dictionary has a string (simplified) as a word; of single characters only function words and marks.

    >>> is_word("知识产权"), is_word("的"), is_word("怀")
    (True, True, False)
    """
    if len(string) > 1:
        return dictionary.count(string) > 0
    return string in _FUNCTION or not level(string)


def is_common(char: str) -> bool:
    """Whether Chinese prose uses the character: Han of GB 2312 in either script, or a mark of prose."""
    return level(char) > 0 or char in _MARKS or "\uff10" <= char <= "\uff19"


def marks() -> list[str]:
    """The marks and digits of prose that are common."""
    return [*_MARKS, *map(chr, range(0xFF10, 0xFF1A))]


class Language:
    """The words of the language together with the strings of one page (given in simplified form).

    Strings of two to four characters within a line count as words of the page; a piece that
    always goes on in the same way (人民政) does not. They are looked up where the page has
    the beginning of a word, not counted all together.
    """

    def __init__(self, page: str = "") -> None:
        self._page = "\n" + "\n".join(page[:_SAMPLE].splitlines()) + "\n"
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place, char in enumerate(self._page):
            places[char].append(place)
        self._places = dict(places)
        self._here: Counter[str] = Counter()
        self._ahead: dict[str, dict[str, Ahead]] = {}
        self._on_page: dict[str, dict[str, int]] = {}

    def leave_out(self, windows: Iterable[str]) -> None:
        """From now on count the page without these parts of it: what is judged is no evidence for itself."""
        here = Counter(s for window in windows for s in _strings(window))
        if here == self._here:
            return
        for string in (*self._here, *here):
            self._ahead.pop(string[:-1], None)
        self._here = here

    def ahead(self, stem: str) -> dict[str, Ahead]:
        """The characters that go on with a word that begins so. Do not change it: it is shared."""
        known = self._ahead.get(stem)
        if known is None:
            known, on_page = dictionary.ahead(stem), self._places
            # most stems are not on the page: their characters tell that at once
            if stem[-1] in on_page and stem[0] in on_page and len(stem) < _OF_PAGE and (at := self._places_of(stem)):
                known = self._with_page(stem, known, at)
            self._ahead[stem] = known
        return known

    def _with_page(self, stem: str, known: dict[str, Ahead], places: list[int]) -> dict[str, Ahead]:
        strings = self._on_page.get(stem)
        if strings is None:
            strings = self._on_page[stem] = self._strings_at(places, len(stem))
        if not strings:
            return known
        known, longer = dict(known), len(stem) + 1 < _OF_PAGE
        for char, on_page in strings.items():
            weight, count, goes_on = known.get(char, _NO_WORD)
            if on_page or char in known:
                elsewhere = on_page - self._here[stem + char] if on_page else 0
                if elsewhere > 0:
                    weight = math.log(count + _PAGE_COUNT * elsewhere) - dictionary.total()
                known[char] = Ahead(weight, count, goes_on or longer)
        return known

    def _strings_at(self, places: list[int], size: int) -> dict[str, int]:
        """How often the stem at some places goes on with each character; 0 where that is only part of a string."""
        page = self._page
        if len(places) == 1:
            char = page[places[0] + size]
            return {} if char == "\n" else {char: 1}
        behind: dict[str, list[int]] = {}
        for place in places:
            behind.setdefault(page[place + size], []).append(place)
        behind.pop("\n", None)
        return {
            char: 0 if len(rows) > 1 and (self._always(rows, size + 1) or self._always(rows, -1)) else len(rows)
            for char, rows in behind.items()
        }

    def _places_of(self, stem: str) -> list[int]:
        known = self._places.get(stem)
        if known is None:
            if len(stem) == 1:
                return []
            page, last, size = self._page, stem[-1], len(stem) - 1
            known = self._places[stem] = [p for p in self._places_of(stem[:-1]) if page[p + size] == last]
        return known

    def _always(self, places: list[int], distance: int) -> bool:
        """Whether the same character of the line stands so far from each of some places."""
        page = self._page
        char = page[places[0] + distance]
        return char != "\n" and all(page[place + distance] == char for place in places)


def _strings(text: str) -> Iterator[str]:
    for line in text.splitlines():
        for length in range(2, _OF_PAGE + 1):
            for k in range(len(line) - length + 1):
                yield line[k : k + length]
