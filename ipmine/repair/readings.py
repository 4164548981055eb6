"""Which readings a character has, toned and toneless.

The data are pypinyin's; its file is read on its own, for the package itself loads a
dictionary of phrases that is not needed here.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from ipmine.errors import IpmineError

TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿếềê̄ê̌ĀÁǍÀĒÉĚÈĪÍǏÌŌÓǑÒŪÚǓÙǕǗǙǛ"
# letters that a syllable is written with: ɑ and ɡ come from GBK's own row of pinyin letters,
# the combining marks from pages that write a letter and its tone apart
LETTERS = "a-zA-ZüÜêɑɡ" + "".join(sorted(set(TONED) - set("\u0304\u030c"))) + "\u0300\u0301\u0304\u0308\u030c"

_SAME = str.maketrans("ɑɡ", "ag")
_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}


@cache
def _table() -> dict[int, str]:
    spec = find_spec("pypinyin")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        file = Path(place) / "pinyin_dict.json"
        if file.is_file():
            return {int(code): readings for code, readings in json.loads(file.read_text("utf-8")).items()}
    raise IpmineError("pypinyin's table of readings is missing: install pypinyin 0.55 or later")


@lru_cache(maxsize=4096)
def plain(syllable: str) -> str:
    """A syllable in lower case, composed, and with ordinary letters.

    >>> plain("Guɑ\u0304ng")
    'guāng'
    """
    return unicodedata.normalize("NFC", syllable.strip().translate(_SAME).lower())


def toneless(syllable: str) -> str:
    """A syllable without its tone, ü as v.

    >>> toneless("lǜ"), toneless("quán"), toneless("shi2")
    ('lv', 'quan', 'shi')
    """
    letters = unicodedata.normalize("NFD", syllable.rstrip("12345"))
    return "".join(c for c in letters.replace("u\u0308", "v") if not "\u0300" <= c <= "\u036f")


@lru_cache(maxsize=4096)
def has_tone(syllable: str) -> bool:
    """Whether a tone is written, by a mark or by a digit."""
    return syllable[-1:] in "12345" or any(c in _TONES for c in unicodedata.normalize("NFD", syllable))


@cache
def of(char: str) -> tuple[str, ...]:
    """The toned readings of a character, its usual one first; empty where none are known.

    >>> of("會")[0], "háng" in of("行"), of("A")
    ('huì', True, ())
    """
    return tuple(_table().get(ord(char), "").split(",")) if ord(char) in _table() else ()


@cache
def toneless_of(char: str) -> frozenset[str]:
    """The readings of a character without their tones, ü both as v and as u (lü, lv, lu)."""
    plain_ones = {toneless(r) for r in of(char)}
    return frozenset(plain_ones | {r.replace("v", "u") for r in plain_ones})


def _numbered(syllable: str) -> str:
    tone = next((_TONES[c] for c in unicodedata.normalize("NFD", syllable) if c in _TONES), "5")
    return toneless(syllable) + tone


@lru_cache(maxsize=16_384)
def reads(char: str, syllable: str) -> bool:
    """Whether `syllable` is one of the readings of `char`: with its tone where it has one.

    >>> reads("產", "chǎn"), reads("產", "chan"), reads("產", "chan3"), reads("產", "chán"), reads("州", "TISC")
    (True, True, True, False, False)
    """
    known = of(char)
    if not known:
        return False
    syllable = plain(syllable)
    if syllable[-1:] in "12345":
        return any(_numbered(r) == toneless(syllable) + syllable[-1] for r in known)
    if has_tone(syllable):
        return syllable in known
    return toneless(syllable) in toneless_of(char)
