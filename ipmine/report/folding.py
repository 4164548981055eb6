"""What the report's search takes for the same: one form for all ways in which a character is written.

A search is of text without its surroundings, so what the normalization decides by them (覆 in 答覆, 〔 in
〔2022〕18号, ○ in 二○○二年) is one here wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from ipmine.aligned import Aligned
from ipmine.normalize import dictionaries, normalize
from ipmine.normalize.circles import CIRCLES
from ipmine.normalize.script import exceptions

# the characters of all scripts, and the rare ideographs
_PLANES = ((0x21, 0xD800), (0xE000, 0x10000), (0x20000, 0x32400))
# marks that a reader takes for one, the form that is searched first: the other script's quotation marks, all brackets
_MARKS = ("〔（[【〖", "〕）]】〗", '“”「」『』"', "—-～", "〇" + CIRCLES)


def groups(text: str) -> str:
    """The characters of a text that are written in several ways, with all of these: groups parted by blanks.

    Each character of a group is searched as the first one, in the text and in what is looked for.

    >>> "识識" in groups("知识"), "識" in groups("知")
    (True, False)
    """
    there = {c for c in text for c in (c, c.lower(), c.upper())}
    return " ".join(group for group in _groups() if not there.isdisjoint(group))


@cache
def _groups() -> tuple[str, ...]:
    characters = [c for start, end in _PLANES for c in map(chr, range(start, end)) if not c.isspace()]
    # each on a line of its own, so that nothing stands beside it
    plain = dict(zip(characters, normalize(Aligned("\n".join(characters))).text.split("\n"), strict=True))
    form = {c: new for c, new in plain.items() if c != new}

    def join(first: str, others: Iterable[str]) -> None:
        first = form.get(first, first)
        joined = {form.get(c, c) for c in others} - {first}
        if joined:
            form.update({c: first for c, old in form.items() if old in joined} | dict.fromkeys(joined, first))

    for marks in _MARKS:
        join(marks[0], marks[1:])
    for written, becomes in (dictionaries.read("TSPhrases") | exceptions("simplified")).items():
        for old, new in zip(written, becomes, strict=True):
            if form.get(old, old) != form.get(new, new):
                join(new, old)
    found: dict[str, str] = {}
    for c, first in form.items():
        found[first] = found.get(first, first) + c
    return tuple(found.values())
