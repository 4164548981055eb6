"""Simplified and traditional characters, for users' own texts."""

from __future__ import annotations

from functools import cache
from typing import Literal, TypeVar

from ipmine import given
from ipmine.aligned import Aligned
from ipmine.normalize import dictionaries
from ipmine.normalize.codepoints import decode, encode
from ipmine.normalize.phrases import Conversion
from ipmine.normalize.script import exceptions, simplify

Script = Literal["simplified", "traditional", "taiwan", "hongkong"]
T = TypeVar("T", str, Aligned)

_VARIANTS = {"traditional": None, "taiwan": "TWVariants", "hongkong": "HKVariants"}


def convert(text: T, to: Script = "simplified") -> T:
    """Convert a text between simplified and traditional characters, one character for one.

    `to` is `simplified`, `traditional` (OpenCC's standard), `taiwan` or `hongkong` (that
    standard with the forms of the characters that are usual there). Words stay the
    writer's: 計畫 becomes 计划, but 智慧財產 becomes 智慧财产 and never 知识产权.

    The result is as long as `text`, so offsets hold for both. An `Aligned` gives an
    `Aligned` of the same source. Names of places and words in `script_exceptions` come
    out right where OpenCC's dictionaries fail. Raises ValueError for another `to`.

    >>> convert("乾安縣著重保護著作權")
    '乾安县着重保护著作权'
    >>> convert("范县发展计划", to="traditional")
    '范縣發展計劃'
    >>> convert("群众里面", to="taiwan"), convert("群众里面", to="hongkong")
    ('群眾裡面', '羣眾裏面')
    """
    if isinstance(text, Aligned):
        return text.with_text(convert(text.text, to))
    if to == "simplified":
        return decode(simplify(encode(given.text(text))))
    if to not in _VARIANTS:
        raise ValueError(f"to={to!r} is none of 'simplified', 'traditional', 'taiwan', 'hongkong'")
    return _to_traditional(to)(given.text(text))


@cache
def _to_traditional(to: str) -> Conversion:
    """OpenCC's chain of the standard's phrases and characters and the region's variants, as one step."""
    name = _VARIANTS[to]
    variants = dictionaries.read(name) if name else {}

    def regional(text: str) -> str:
        return "".join([variants.get(c, c) for c in text])

    ours = exceptions("traditional")
    characters = variants | {k: regional(v) for k, v in dictionaries.read("STCharacters").items()}
    phrases = {k: regional(v) for k, v in (dictionaries.read("STPhrases") | ours).items()}
    return Conversion(characters, phrases)
