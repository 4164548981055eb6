"""Texts as arrays of code points, and tables over all of Unicode.

`str.translate` asks a table once for every character; an array asks it for all of them
at once, some ten times as quick. One item of an array is one code point, so offsets
are the text's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Codes: TypeAlias = npt.NDArray[np.uint32]
Members: TypeAlias = npt.NDArray[np.bool_]

LIMIT = 0x110000


def encode(text: str) -> Codes:
    """The code points of a text (lone surrogates too); read-only."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def decode(codes: Codes) -> str:
    """The text of an array of code points."""
    return codes.astype("<u4", copy=False).tobytes().decode("utf-32-le", "surrogatepass")


def table(folds: Mapping[str, str]) -> Codes:
    """A table that maps each character of `folds` to its one character, and all others to themselves."""
    result: Codes = np.arange(LIMIT, dtype="<u4")
    for old, new in folds.items():
        result[ord(old)] = ord(new)
    return result


def members(characters: Iterable[str]) -> Members:
    """A table that is true for the given characters."""
    result = np.zeros(LIMIT, dtype=np.bool_)
    for character in characters:
        result[ord(character)] = True
    return result
