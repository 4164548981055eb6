"""A mirror site that turns pages into traditional characters and sets readings behind them.

It works on the bytes of GBK, as those sites do: it finds the two bytes of a character also
where they are the end of one and the beginning of the next, cuts the stream at the bytes of
sentence marks wherever they stand, and decodes what comes out.
"""

from __future__ import annotations

import random
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

CUTS = tuple(mark.encode("gbk") for mark in "；？。")
NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def dictionary(name: str) -> list[tuple[str, list[str]]]:
    """A character table of OpenCC: from one to its forms in the other script."""
    spec = find_spec("opencc")
    if spec is None or not spec.submodule_search_locations:
        raise ImportError("opencc")
    folder = Path(next(iter(spec.submodule_search_locations))) / "dictionary"
    rows = (line.partition("\t") for line in (folder / name).read_text("utf-8").splitlines())
    return [(a.strip(), b.strip().split(" ")) for a, _, b in rows if b]


def in_gbk(char: str) -> bool:
    return len(char.encode("gb18030")) == 2


@cache
def traditional_table() -> dict[int, str]:
    return {ord(a): b[0] for a, b in dictionary("STCharacters.txt") if a not in b and in_gbk(b[0])}


@cache
def readings() -> dict[str, str]:
    """The characters that the conversion changes, each with its first reading."""
    from pypinyin import Style, pinyin

    old = [a for a, b in dictionary("TSCharacters.txt") if a != b[0] and in_gbk(a)]
    return {a: reading for a in old if (reading := pinyin(a, style=Style.TONE)[0][0]) != a}


def traditional(text: str) -> str:
    """Character by character; 后 and 里 stay."""
    return text.translate(traditional_table())


def toneless(reading: str) -> str:
    from pypinyin.contrib.tone_convert import to_normal

    return str(to_normal(reading))


def annotate(text: str, table: dict[str, str], *, stray: float = 0.0, repeat: int = 0, seed: int = 0) -> str:
    """Readings behind characters: with a stray blank in a share of them, or toneless up to `repeat` times."""
    chance = random.Random(seed)
    out: list[str] = []
    for char in text:
        out.append(char)
        reading = table.get(char)
        if reading is None:
            continue
        if repeat:
            out.append(f"({toneless(reading)})" * chance.randint(1, repeat))
        elif chance.random() < stray:
            out.append(f"({reading} )")
        else:
            out.append(f"({reading})")
    return "".join(out)


def shifted(text: str, table: dict[str, str]) -> str:
    """The readings put in by bytes, and full-width letters and marks narrowed at the end."""
    known = {char.encode("gb18030"): f"({reading})".encode("gb18030") for char, reading in table.items()}
    raw, out, at = text.encode("gb18030"), bytearray(), 0
    while at < len(raw):
        pair = raw[at : at + 2]
        width = 2 if pair in known else 1
        out += raw[at : at + width] + known.get(pair, b"")
        at += width
    pieces = re.split(b"(" + b"|".join(map(re.escape, CUTS)) + b")", bytes(out))
    return "".join(map(decoded, pieces)).translate(NARROW)


def decoded(raw: bytes) -> str:
    """GBK as Windows shows it: a lead byte without a trail takes the next ASCII byte with it."""
    out: list[str] = []
    at = 0
    while at < len(raw):
        if raw[at] < 0x80:
            out.append(chr(raw[at]))
            at += 1
            continue
        pair = raw[at : at + 2]
        try:
            out.append(pair.decode("gb18030") if len(pair) == 2 and pair[1] >= 0x40 else "?")
        except UnicodeDecodeError:
            out.append("?")
        at += 2
    return "".join(out)
