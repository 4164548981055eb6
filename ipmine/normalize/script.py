"""Traditional to simplified characters, and which of the two a text is written in."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from ipmine.normalize import dictionaries
from ipmine.normalize.codepoints import Codes, decode, encode, members, table


@cache
def _exceptions() -> dict[str, str]:
    rows: dict[str, str] = {}
    text = (files("ipmine") / "lexicons" / "script_exceptions.tsv").read_text("utf-8")
    for line in text.splitlines()[1:]:
        cells = line.split("\t")
        rows[cells[0]] = cells[1]
    return rows


@cache
def _characters() -> Codes:
    folds = dict(dictionaries.read("TSCharacters"))
    folds.update({k: v for k, v in _exceptions().items() if len(k) == 1})
    return table(folds)


@cache
def _phrases() -> tuple[npt.NDArray[np.bool_], dict[str, list[tuple[int, int]]], dict[str, str]]:
    phrases = dict(dictionaries.read("TSPhrases"))
    phrases.update({k: v for k, v in _exceptions().items() if len(k) > 1})
    for value in list(phrases.values()):
        phrases.setdefault(value, value)
    characters = _characters()
    triggers: dict[str, set[tuple[int, int]]] = {}
    for key, value in phrases.items():
        plain = decode(characters[encode(key)])
        # the first character whose form the phrase decides; any will do that is rare
        at = next((i for i, c in enumerate(key) if plain[i] != value[i]), None)
        if at is None:
            at = next((i for i, c in enumerate(key) if c in "瞭藉覆徵乾鍾麼著"), None)
        if at is not None:
            triggers.setdefault(key[at], set()).add((at, len(key)))
    return members(frozenset(triggers)), {k: sorted(v) for k, v in triggers.items()}, phrases


def simplify(codes: Codes) -> Codes:
    """Simplified characters for traditional ones, phrase by phrase, one for one."""
    result = _characters()[codes]
    trigger, windows, phrases = _phrases()
    places = np.flatnonzero(trigger[codes])
    if not len(places):
        return result
    text = decode(codes)
    found: list[tuple[int, int, str]] = []
    for place in places.tolist():
        for at, length in windows[text[place]]:
            start = place - at
            if start >= 0 and (key := text[start : start + length]) in phrases:
                found.append((start, -length, phrases[key]))
    found.sort()
    done = 0
    for start, length, new in found:
        if start >= done:
            done = start - length
            result[start:done] = encode(new)
    return result


@cache
def _distinctive() -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    to_simplified, to_traditional = dictionaries.read("TSCharacters"), dictionaries.read("STCharacters")
    traditional = frozenset(k for k, v in to_simplified.items() if k != v and k not in to_traditional)
    simplified = frozenset(k for k, v in to_traditional.items() if k != v and k not in to_simplified)
    return members(simplified), members(traditional)


def script_of(text: str) -> str:
    """`simplified`, `traditional`, `mixed` or `none`, by the characters that only one script has."""
    codes = encode(text)
    simplified, traditional = (int(np.count_nonzero(kind[codes])) for kind in _distinctive())
    total = simplified + traditional
    if not total:
        return "none"
    if simplified <= 0.1 * total:
        return "traditional"
    if traditional <= 0.1 * total:
        return "simplified"
    return "mixed"
