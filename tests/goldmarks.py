"""Gold marked in the text: `⟦text|kind|norm|attr⟧`, marks inside marks, and a head of `#meta` lines.

Kinds and their `attr`: `num` (role), `date` (role), `dur`, `agency` and `group` (role), `cite`
(relation), `sect` (a section's label), `target` (around the quantity; norm is `value unit`,
attr `status;comparator;deadline`, a value that is not there is `-`), `duty` (around a party; norm
is the agency's, attr its role, `;open` behind it where the list ends in 等). An empty norm is
the text itself, `-` none (a day of no one year). A `?` behind the kind: experts could disagree whether it is a fact.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

OPEN, CLOSE, BAR = "⟦", "⟧", "|"
KINDS = ("num", "date", "dur", "agency", "group", "cite", "sect", "target", "duty")
ONE = ("title", "doc_type", "doc_number", "issued", "published", "effective", "expires")
MANY = ("issuers", "addressees", "cc")


@dataclass(frozen=True)
class Mark:
    """One fact: where it stands, what it means."""

    start: int
    end: int
    kind: str
    norm: str
    attr: str = ""
    optional: bool = False


@dataclass(frozen=True)
class Gold:
    """A paper's text, its marks in order, and its head."""

    text: str
    marks: tuple[Mark, ...]
    meta: dict[str, str | list[str] | None] = field(default_factory=dict)

    def of(self, kind: str) -> list[Mark]:
        return [mark for mark in self.marks if mark.kind == kind]


def parse(source: str) -> Gold:
    """The gold of a file's text; a wrong mark is an error that shows the place.

    >>> parse("#meta doc_type=通知\\n#text\\n由⟦省知识产权局|agency|山东省知识产权局|lead⟧牵头").marks
    (Mark(start=1, end=7, kind='agency', norm='山东省知识产权局', attr='lead', optional=False),)
    """
    head, found, body = source.partition("#text\n")
    if not found:
        raise ValueError("no line '#text'")
    meta: dict[str, str | list[str] | None] = {}
    for line in head.splitlines():
        match = re.fullmatch(r"#meta (\w+)=(.*)", line)
        if not match or match[1] not in ONE + MANY:
            raise ValueError(f"not a line of the head: {line!r}")
        meta[match[1]] = [v for v in match[2].split(";") if v] if match[1] in MANY else match[2] or None
    out: list[str] = []
    size = at = 0
    opened: list[int] = []
    marks: list[Mark] = []
    while at < len(body):
        char = body[at]
        if char == OPEN:
            opened.append(size)
        elif char == BAR and opened:
            end = body.index(CLOSE, at)
            cells = body[at + 1 : end].split(BAR)
            kind, norm, attr = (*cells, "", "")[:3]
            start = opened.pop()
            optional = kind.endswith("?")
            kind = kind.rstrip("?")
            if kind not in KINDS or len(cells) > 3 or start == size:
                raise ValueError(f"not a mark: {body[max(0, at - 20) : end + 1]!r}")
            text = "".join(out)[start:size]
            marks.append(Mark(start, size, kind, norm or text, attr, optional))
            at = end
        else:
            out.append(char)
            size += 1
        at += 1
    if opened:
        raise ValueError(f"a mark is not closed, opened at {opened}")
    marks.sort(key=lambda m: (m.start, -m.end, KINDS.index(m.kind)))
    return Gold("".join(out), tuple(marks), meta)


def write(gold: Gold) -> str:
    """The file of a gold: the same text, each mark around its words. The marks must nest."""
    lines = [f"#meta {name}={';'.join(v) if isinstance(v, list) else v or ''}" for name, v in gold.meta.items()]
    ordered = sorted(gold.marks, key=lambda m: (m.start, -m.end, -KINDS.index(m.kind)))
    out: list[str] = []
    open_: list[Mark] = []

    def close(until: int) -> None:
        while open_ and open_[-1].end <= until:
            mark = open_.pop()
            norm = "" if mark.norm == gold.text[mark.start : mark.end] else mark.norm
            kind = mark.kind + ("?" if mark.optional else "")
            out.append(f"{gold.text[at : mark.end]}|{kind}|{norm}|{mark.attr}{CLOSE}")
            advance(mark.end)

    at = 0

    def advance(to: int) -> None:
        nonlocal at
        at = to

    for mark in ordered:
        close(mark.start)
        if open_ and mark.end > open_[-1].end:
            raise ValueError(f"marks cross: {gold.text[mark.start : mark.end]!r}")
        out.append(gold.text[at : mark.start] + OPEN)
        advance(mark.start)
        open_.append(mark)
    close(len(gold.text))
    out.append(gold.text[at:])
    return "\n".join(lines) + "\n#text\n" + "".join(out)


def load(path: Path) -> Gold:
    """The gold of one file."""
    try:
        return parse(path.read_text("utf-8"))
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from error


_READING = re.compile(r"(?:\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü ]{1,8}\)){1,3}")


def projected(gold: Gold, clean: str, damaged: str) -> Gold:
    """The marks of a clean paper put where they stand in a damaged copy.

    `clean` has the length of the gold's text, in the copy's script, so that the two can be
    compared character by character.
    """
    if len(clean) != len(gold.text):
        raise ValueError("the clean reading must have the length of the gold's text")
    place = [-1] * (len(clean) + 1)
    blocks: Iterable[tuple[int, int, int]] = difflib.SequenceMatcher(
        None, clean, damaged, autojunk=False
    ).get_matching_blocks()
    for a, b, size in blocks:
        for k in range(size):
            place[a + k] = b + k
    starts, ends = list(place), list(place)
    starts[-1] = ends[-1] = len(damaged)
    for k in range(len(clean) - 1, -1, -1):  # a start moves right to what is left of its word
        starts[k] = place[k] if place[k] >= 0 else starts[k + 1]
    last = 0
    for k in range(len(clean)):  # an end moves left
        last = ends[k] = place[k] + 1 if place[k] >= 0 else last
    marks = [replace(m, start=starts[m.start], end=max(ends[m.end - 1], starts[m.start] + 1)) for m in gold.marks]
    # what a mirror wrote behind a character belongs to it: 12個(gè)
    marks = [replace(m, end=read.end() if (read := _READING.match(damaged, m.end)) else m.end) for m in marks]
    return Gold(damaged, tuple(marks), gold.meta)
