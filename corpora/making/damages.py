"""What the web does to papers, done on purpose: the kinds that the manifest names.

The mirror sites' readings and byte shift are in `mirror`.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from making import mirror

LINE, PAGE = 28, 22


def is_traditional(text: str) -> bool:
    return any(char in text for char in "國發關權總會")


def some_readings(text: str) -> dict[str, str]:
    """Readings of every third of the characters in the text that could have one."""
    table = mirror.readings()
    return {char: table[char] for char in sorted(set(text) & table.keys())[::3]}


def damage(text: str, kind: str) -> str:
    """The text as a site of this kind shows it."""
    return KINDS[kind](text)


def pinyin_toneless(text: str) -> str:
    text = mirror.traditional(text)
    return mirror.annotate(text, some_readings(text), repeat=3, seed=22)


def html_entities(text: str) -> str:
    """A page whose source was cut out with its entities and breaks."""
    for char, entity in {"&": "&amp;", "“": "&ldquo;", "”": "&rdquo;", "—": "&mdash;", "·": "&middot;"}.items():
        text = text.replace(char, entity)
    lines = text.split("\n")
    return "\n".join(f"&nbsp;&nbsp;&#12288;{line}<br/>" if len(line) > 40 else line for line in lines)


def mojibake(text: str) -> str:
    """UTF-8 read as Windows-1252, its five empty places as the control characters there."""
    out = []
    for byte in text.encode("utf-8"):
        try:
            out.append(bytes([byte]).decode("cp1252"))
        except UnicodeDecodeError:
            out.append(chr(byte))
    return "".join(out)


def spaced_title(text: str) -> str:
    """A title that is spaced out, zero-width characters between others, marks doubled."""
    chance = random.Random(28)
    title, _, rest = text.partition("\n")
    rest = re.sub(
        r"[，。]|(?<![一二三四五六七八九十])、", lambda m: f",{m[0]}" if chance.random() < 0.12 else m[0], rest
    )
    rest = "".join(c + "\u200b" if c.isalpha() and chance.random() < 0.03 else c for c in rest)
    return "\ufeff" + " ".join(title) + "\n" + rest


def pdf_lines(text: str) -> str:
    """Lines broken where the printed page ends them, with the pages' numbers between."""
    out: list[str] = []
    page = row = 0
    for line in text.split("\n"):
        if not line:
            continue
        whole = "　　" + line if len(line) > LINE else line
        for at in range(0, len(whole), LINE):
            out.append(whole[at : at + LINE])
            row += 1
            if row % PAGE == 0:
                page += 1
                out.append(f"— {page} —")
    return "\n".join(out) + "\n"


KINDS: dict[str, Callable[[str], str]] = {
    "pinyin-dense": lambda text: mirror.annotate(text, mirror.readings()),
    "pinyin-some": lambda text: mirror.annotate(text, some_readings(text)),
    "pinyin-spaced": lambda text: mirror.annotate(text, mirror.readings(), stray=0.3, seed=31),
    "pinyin-toneless": pinyin_toneless,
    "byte-shift": lambda text: mirror.shifted(text, mirror.readings()),
    "html-entities": html_entities,
    "mojibake": mojibake,
    "spaced-title": spaced_title,
    "pdf-lines": pdf_lines,
}
