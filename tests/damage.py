"""Damage for tests: what mirror sites and bad conversions do to a page, done on purpose.

`Mirror` works on the bytes, as those sites do: it puts readings behind the bytes of a
character wherever they stand (also across two characters), cuts the stream at sentence
marks wherever their bytes stand, and decodes what comes out. Nothing of `ipmine` is used
here, so that a test compares two independent models.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path

TONE_MARKS = dict(zip("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ", "aaaaeeeeiiiioooouuuuüüüünnnm", strict=True))
WIDE_TO_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


@cache
def changed_characters() -> dict[str, str]:
    """The traditional characters that have another form in simplified script, with one reading each."""
    from pypinyin import Style, pinyin

    folder = Path(next(iter(find_spec("opencc").submodule_search_locations))) / "dictionary"
    table = {}
    for line in (folder / "TSCharacters.txt").read_text("utf-8").splitlines():
        old, _, new = line.strip().partition("\t")
        if old != new.split(" ")[0] and len(two_bytes(old)) == 2:
            reading = pinyin(old, style=Style.TONE)[0][0]
            if reading != old:
                table[old] = reading
    return table


@cache
def traditional_forms() -> dict[str, str]:
    """Simplified to traditional, character by character, as the mirrors convert (后 and 里 stay)."""
    folder = Path(next(iter(find_spec("opencc").submodule_search_locations))) / "dictionary"
    table = {}
    for line in (folder / "STCharacters.txt").read_text("utf-8").splitlines():
        old, _, new = line.strip().partition("\t")
        forms = new.split(" ")
        if old not in forms and len(two_bytes(forms[0])) == 2:
            table[old] = forms[0]
    return table


def traditional(text: str) -> str:
    """The text in traditional characters."""
    return text.translate(str.maketrans(traditional_forms()))


def two_bytes(char: str) -> bytes:
    """The bytes of one character in GBK; empty where it has none."""
    try:
        raw = char.encode("gb18030")
    except UnicodeEncodeError:
        return b""
    return raw if len(raw) <= 2 else b""


def toneless(reading: str) -> str:
    return "".join(TONE_MARKS.get(c, c) for c in reading)


def add_readings(text: str, table: dict[str, str], style: str = "toned", seed: int = 0) -> str:
    """Readings behind the characters of `table`, character by character.

    `style`: toned, wide (full-width brackets), spaced (a stray blank), toneless, repeated
    (toneless, up to three times), bare (no brackets).
    """
    chance = random.Random(seed)
    out = []
    for char in text:
        out.append(char)
        reading = table.get(char)
        if reading is None:
            continue
        if style == "toned":
            out.append(f"({reading})")
        elif style == "wide":
            out.append(f"（{reading}）")
        elif style == "spaced":
            out.append(f"({reading} )" if chance.random() < 0.5 else f"( {reading})")
        elif style == "toneless":
            out.append(f"({toneless(reading)})")
        elif style == "repeated":
            out.append(f"({toneless(reading)})" * chance.randint(1, 3))
        elif style == "bare":
            out.append(reading)
        else:
            raise ValueError(style)
    return "".join(out)


def windows(text: str) -> str:
    """UTF-8 read as Windows-1252, its five holes as the controls of Latin-1."""
    out = []
    for byte in text.encode("utf-8"):
        raw = bytes([byte])
        try:
            out.append(raw.decode("cp1252"))
        except UnicodeDecodeError:
            out.append(raw.decode("latin-1"))
    return "".join(out)


@dataclass
class Mirror:
    """A mirror site: which characters it annotates, where it cuts, how it decodes.

    `cuts`: marks whose bytes split the stream, found at any byte. `sequential`: readings are
    put in character by character over the whole stream (as a loop of replacements does)
    rather than in one pass. `drop_user`: characters of the user area are lost on the way.
    `narrow`: full-width ASCII is narrowed at the end. `swallow`: a lone lead byte takes the
    ASCII byte behind it with it (Windows), or leaves it (browsers). `euro`: the byte 0x80, which
    begins no character, is shown as € (browsers) rather than as `?`.
    """

    table: dict[str, str]
    cuts: str = "；？。、"
    sequential: bool = False
    drop_user: bool = False
    narrow: bool = True
    swallow: bool = True
    euro: bool = False
    order: list[str] = field(default_factory=list)

    def damage(self, text: str) -> str:
        raw = text.encode("gb18030")
        raw = self._one_by_one(raw) if self.sequential else self._one_pass(raw)
        pieces = re.split(b"(" + b"|".join(re.escape(m.encode("gbk")) for m in self.cuts) + b")", raw)
        result = "".join(map(self._decode, pieces))
        if self.drop_user:
            result = re.sub("[\ue000-\uf8ff]", "", result)
        return result.translate(WIDE_TO_NARROW) if self.narrow else result

    def clean(self, text: str) -> str:
        """The same text as the mirror would show it without the damage."""
        return text.translate(WIDE_TO_NARROW) if self.narrow else text

    def _one_pass(self, raw: bytes) -> bytes:
        table = {two_bytes(char): reading for char, reading in self.table.items()}
        out, at = bytearray(), 0
        while at < len(raw):
            pair = raw[at : at + 2]
            if pair in table:
                out += pair + b"(" + table[pair].encode("gb18030") + b")"
                at += 2
            else:
                out.append(raw[at])
                at += 1
        return bytes(out)

    def _one_by_one(self, raw: bytes) -> bytes:
        for char in self.order or self.table:
            pair = two_bytes(char)
            raw = raw.replace(pair, pair + b"(" + self.table[char].encode("gb18030") + b")")
        return raw

    def _decode(self, raw: bytes) -> str:
        out, at = [], 0
        while at < len(raw):
            lead = raw[at]
            if lead < 0x80:
                out.append(chr(lead))
                at += 1
                continue
            if lead == 0x80:
                out.append("€" if self.euro else "?")
                at += 1
                continue
            trail = raw[at + 1] if at + 1 < len(raw) else 0
            if lead == 0xFF or trail < 0x40 or trail in (0x7F, 0xFF):
                out.append("?")
                at += 2 if self.swallow and trail < 0x80 else 1
                continue
            try:
                out.append(raw[at : at + 2].decode("gb18030"))
            except UnicodeDecodeError:
                out.append("?")
            at += 2
        return "".join(out)
