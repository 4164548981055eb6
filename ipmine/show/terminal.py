"""One paper for a terminal: head, marked text, counts."""

from __future__ import annotations

from collections import Counter

from ipmine.paper import Paper
from ipmine.show.escape import visible
from ipmine.show.marks import KINDS, marks_of, mended_places, walk

_RESET = "\x1b[0m"
_COLOURS = {
    "doc_number": "\x1b[34m", "date": "\x1b[36m", "duration": "\x1b[36;2m", "agency": "\x1b[33m",
    "group": "\x1b[33;2m", "citation": "\x1b[35m", "target": "\x1b[32;4m", "quantity": "\x1b[32;1m",
    "responsibility": "\x1b[31m", "audience": "\x1b[2m",
}  # fmt: skip
# one letter a kind, for terminals without colours: ⟦2022年⟧d
_LETTERS = {
    "doc_number": "n", "date": "d", "duration": "p", "agency": "a", "group": "g", "citation": "c",
    "target": "t", "quantity": "q", "responsibility": "r", "audience": "u",
}  # fmt: skip


def paper_text(paper: Paper, *, colour: bool = True) -> str:
    """The paper as text with its mentions in colour, or in ⟦brackets⟧ with a letter where there is no colour."""
    meta = paper.meta
    marks, places = marks_of(paper), mended_places(paper.text, paper.repairs)
    lines = [visible(meta.title or paper.id or "untitled")]
    facts = (
        ("number", meta.doc_number),
        ("issued by", "、".join(meta.issuers)),
        ("to", "、".join(meta.addressees)),
        ("issued", meta.issued),
        ("mended", f"{len(paper.repairs)} places" if paper.repairs else None),
    )
    lines += [f"{name:<10}{visible(value)}" for name, value in facts if value]
    counts = Counter(mark.kind for mark in marks)
    lines.append("  ".join(_sample(k, f"{name} {counts[k]}", colour) for k, name in KINDS.items() if counts[k]))
    out: list[str] = []
    stack: list[str] = []
    for step, what, until in walk(paper.text, marks, places):
        if step == "text":
            out.append(visible(paper.text[what:until]))
        elif step == "place":
            out.append(visible(what.shown))
        elif step == "open":
            stack.append(what.kind)
            out.append(_COLOURS[what.kind] if colour else "⟦")
        elif step == "close":
            stack.pop()
            out.append(_RESET + "".join(_COLOURS[k] for k in stack) if colour else "⟧" + _LETTERS[what.kind])
    return "\n".join(lines) + "\n\n" + "".join(out)


def _sample(kind: str, words: str, colour: bool) -> str:
    return f"{_COLOURS[kind]}{words}{_RESET}" if colour else f"{_LETTERS[kind]}={words}"
