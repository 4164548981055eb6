"""Traditional to simplified characters, and which of the two a text is written in.

OpenCC's dictionaries decide, and over them the rows of `lexicons/script_exceptions.tsv`.
Beyond both there is one rule: 乾 in a line of simplified text is a name (乾安, 乾县,
李乾) and stays; 干 is what it becomes in traditional text, where it means dry.
"""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import NamedTuple

import numpy as np

from ipmine import lexicon
from ipmine.normalize import dictionaries
from ipmine.normalize.codepoints import Codes, Members, decode, encode, members
from ipmine.normalize.phrases import Conversion

# what stands behind the last character of a phrase and claims it for its own word:
# 有 + 著作, 随 + 著名, 多重 + 覆盖
_CLAIMS = {"着": "作者名录錄述书書称稱", "复": "盖蓋没沒灭滅"}
_DRY, _DO = ord("乾"), ord("干")


def exceptions(to: str) -> dict[str, str]:
    """The rows of the exception list for one direction, `simplified` or `traditional`."""
    return {row["written"]: row["becomes"] for row in lexicon.rows("script_exceptions") if row["to"] == to}


@cache
def _conversion() -> Conversion:
    ours = exceptions("simplified")
    characters = dictionaries.read("TSCharacters") | {k: v for k, v in ours.items() if len(k) == 1}
    phrases = dict(dictionaries.read("TSPhrases"))

    def plain(text: str) -> str:
        return "".join([characters.get(c, c) for c in text])

    phrases |= {k: v for k, v in ours.items() if len(k) > 1}
    for written, becomes in _in_any_script(phrases, characters):
        phrases.setdefault(written, becomes)
    for written, becomes in list(phrases.items()):
        if plain(written)[-1] != becomes[-1]:
            for claim in _CLAIMS.get(becomes[-1], ""):
                phrases.setdefault(written + claim, plain(written + claim))
    # what a phrase became must stay so when it is read again, and lend no character to another (枕藉 in front of 手)
    for becomes in list(phrases.values()):
        phrases.setdefault(becomes, becomes)
    return Conversion(characters, phrases)


def _in_any_script(phrases: dict[str, str], characters: dict[str, str]) -> list[tuple[str, str]]:
    """The phrases that change, with their simplified characters (凭著) as every script writes them (慿著).

    Else what is read twice would not be what it was.
    """
    written: dict[str, list[str]] = {}
    for character, plain in characters.items():
        if character != plain:
            written.setdefault(plain, [plain]).append(character)
    return [
        ("".join(spelling), becomes)
        for phrase, becomes in phrases.items()
        if phrase != becomes
        for spelling in product(*(written.get(c, [c]) for c in phrase))
    ]


def simplify(codes: Codes) -> Codes:
    """Simplified characters for traditional ones, one for one."""
    result = _conversion().settle(codes)
    dry = ((codes == _DRY) & (result == _DO)).nonzero()[0]
    if len(dry):
        _keep_names(codes, result, dry.tolist())
    return result


def _keep_names(codes: Codes, result: Codes, places: list[int]) -> None:
    """Put back the 乾 of simplified lines; `places` are those that became 干."""
    text = decode(codes)
    whole: bool | None = None
    start = end = -1
    keep = False
    for place in places:
        if place >= end:
            start = text.rfind("\n", 0, place) + 1
            end = text.find("\n", place)
            end = len(text) if end < 0 else end
            found = _count(codes[start:end])
            if found.simplified or found.traditional:
                keep = not found.traditional
            else:
                if whole is None:
                    whole = _judge(_count(codes)) == "simplified"
                keep = whole
        if keep:
            result[place] = _DRY


class _Counts(NamedTuple):
    simplified: int
    traditional: int


@cache
def _distinctive() -> tuple[Members, Members]:
    """The characters that only simplified text has, and those that only traditional text has.

    A character that the other side's national standard encodes too proves nothing: 后 台
    里 stand in traditional text, 乾 徵 in simplified names.
    """
    to_simplified, to_traditional = dictionaries.read("TSCharacters"), dictionaries.read("STCharacters")
    simplified = {k for k, v in to_traditional.items() if k != v and k not in to_simplified and not _in(k, "big5")}
    traditional = {k for k, v in to_simplified.items() if k != v and k not in to_traditional and not _in(k, "gb2312")}
    return members(simplified), members(traditional)


def _in(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _count(codes: Codes) -> _Counts:
    simplified, traditional = _distinctive()
    return _Counts(int(np.count_nonzero(simplified.take(codes))), int(np.count_nonzero(traditional.take(codes))))


# the share of the lesser script from which a text counts as mixed: a quotation or a
# headline in the other script stays below it, a page in two languages does not
_MIXED = 0.2


def _judge(found: _Counts) -> str:
    total = found.simplified + found.traditional
    if not total:
        return "none"
    if min(found) >= _MIXED * total:
        return "mixed"
    return "simplified" if found.simplified > found.traditional else "traditional"


def script_of(text: str) -> str:
    """`simplified`, `traditional`, `mixed` or `none`, by the characters that only one script has.

    >>> script_of("知識產權"), script_of("知识产权"), script_of("公告")
    ('traditional', 'simplified', 'none')
    """
    return _judge(_count(encode(text)))
