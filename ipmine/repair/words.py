"""How well a string reads: word frequencies of the language and of the page, and how common a character is.

The frequencies of the language are those of jieba's dictionary, read from its file without
touching jieba itself and only when there is damage to judge; words of policy prose that it
lacks or rates low are in `lexicons/policy_words.tsv`. Words are simplified there, so
characters are looked up by their simplified form. Weights are natural logarithms of
probabilities.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from ipmine import lexicon
from ipmine.errors import IpmineError
from ipmine.normalize import dictionaries

LONGEST = 6  # characters of a word
_OF_PAGE = 4  # characters of a string that the page has elsewhere
_SAMPLE = 60_000  # characters of a page that are counted
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
def _dictionary() -> tuple[dict[str, int], list[str], float]:
    spec = find_spec("jieba")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        file = Path(place) / "dict.txt"
        if file.is_file():
            cells = file.read_text("utf-8").split()
            words = dict(zip(cells[0::3], map(int, cells[1::3]), strict=True))
            for row in lexicon.rows("policy_words"):
                words[row["word"]] = words.get(row["word"], 0) + int(row["count"])
            return words, sorted(words), math.log(sum(words.values()))
    raise IpmineError("jieba's dictionary is missing: install jieba")


@lru_cache(maxsize=20_000)
def _followers(stem: str) -> frozenset[str]:
    words = _dictionary()[1]
    first, last = bisect_left(words, stem), bisect_left(words, stem + "\U0010ffff")
    size = len(stem)
    return frozenset(word[size] for word in words[first:last] if len(word) > size)


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
    words, _, total = _dictionary()
    count = words.get(char, 0)
    rank = level(char)
    if not rank:
        return _STRANGE
    # the dictionary counts a character alone also where it is part of words it lacks
    return (
        max(math.log(count) - total if count else _UNKNOWN, _UNKNOWN)
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
        return string in _dictionary()[0]
    return string in _FUNCTION or not level(string)


def is_common(char: str) -> bool:
    """Whether Chinese prose uses the character: Han of GB 2312 in either script, or a mark of prose."""
    return level(char) > 0 or char in _MARKS or "\uff10" <= char <= "\uff19"


class Language:
    """The words of the language together with the strings of one page (given in simplified form)."""

    def __init__(self, page: str = "") -> None:
        self._words, _, self._total = _dictionary()
        self._page = _counts(page[:_SAMPLE])
        self._here: Counter[str] = Counter()
        self._followers: dict[str, set[str]] = {}
        for word in self._page:
            self._followers.setdefault(word[:-1], set()).add(word[-1])
        self._both: dict[str, frozenset[str]] = {}

    def leave_out(self, windows: Iterable[str]) -> None:
        """From now on count the page without these parts of it: what is judged is no evidence for itself."""
        self._here = Counter(s for window in windows for s in _strings(window))

    def followers(self, stem: str) -> frozenset[str]:
        """The characters that go on with a word that begins so."""
        known = self._both.get(stem)
        if known is None:
            known = self._both[stem] = _followers(stem) | self._followers.get(stem, frozenset())
        return known

    def weight(self, word: str) -> float | None:
        """The weight of a word of two characters or more (simplified), or None where it is none."""
        count = self._words.get(word, 0)
        on_page = self._page.get(word, 0)
        if on_page:
            count += _PAGE_COUNT * max(0, on_page - self._here.get(word, 0))
        return math.log(count) - self._total if count else None


def _counts(page: str) -> Counter[str]:
    """How often the strings of a page occur; none for a piece that always goes on in the same way (人民政)."""
    counts = Counter(_strings(page, _OF_PAGE + 1))
    pieces = [s for word, count in counts.items() if count > 1 for s in (word[1:], word[:-1]) if counts[s] == count]
    for piece in pieces:
        counts[piece] = 0
    return Counter({word: count for word, count in counts.items() if count and len(word) <= _OF_PAGE})


def _strings(text: str, longest: int = _OF_PAGE) -> Iterator[str]:
    for line in text.splitlines():
        for length in range(2, longest + 1):
            for k in range(len(line) - length + 1):
                yield line[k : k + length]
