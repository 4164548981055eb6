"""Titles that a paper cites: 《…》 with whatever is nested in it, and Taiwan's 「…」."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ipmine import guard
from ipmine.scan.runs import Rows
from ipmine.scan.works import names_a_document, quotes_a_document

__all__ = ["CitationMatch", "scan"]


@dataclass(slots=True)
class CitationMatch:
    """A cited title at `text[start:end]`, marks included; `norm` is the title without blanks.

    `note` is where the bracket directly behind the title stands (（国办发〔2022〕1号）), or None.
    """

    start: int
    end: int
    norm: str
    note: tuple[int, int] | None


_LONGEST: Final = 240
_MARK = Rows("《》")
_SINGLE = re.compile(r"〈(?P<title>[^《》〈〉\n]{4,120})〉")
_QUOTE = re.compile(r"「(?P<title>[^「」]{3,160})」|『(?P<double>[^『』「」]{3,160})』")
_NO_TITLE = re.compile(r"[。；！？]|\n[ \t]{0,8}\n|(?:\n[^\n]{0,120}){3}")
_BLANKS = re.compile(r"\s{1,99}")
_BRACKET = (
    r"(?:（[^（）\n]{1,90}(?:（[^（）\n]{0,40}）[^（）\n]{0,40})?）"
    r"|〔(?:[^〔〕\n]{6,60}|[^〔〕\n]{1,60}(?:〔[0-9]{4}〕[^〔〕\n]{1,40}){1,3})〕"
    r"|\[(?:[^\[\]\n]{6,60}|[^\[\]\n]{1,60}(?:\[[0-9]{4}\][^\[\]\n]{1,40}){1,3})\]|【[^【】\n]{6,90}】)"
)
# the edition may stand in front, or the short name: （2021年修订）（国知发〔2021〕3号）
_EDITION = r"(?:[ \n]{0,2}（[^（）\n号]{1,40}）(?=[ \n]{0,2}[（〔\[【]))"
_NOTE = re.compile(rf"{_EDITION}?[ \n]{{0,2}}{_BRACKET}")
_ASCII_NESTED = str.maketrans("<>", "〈〉")
_CONTEXT: Final = 12


def scan(text: str) -> list[CitationMatch]:
    """Find the titles of documents, in order; one within another is a part of that other.

    >>> [m.norm for m in scan("现将《关于印发〈专利指南〉的通知》和《办法》转发")]
    ['关于印发〈专利指南〉的通知', '办法']
    """
    found = []
    covered = 0
    spans = _marked(text)
    if "〈" in text:
        spans += [m.span() for m in guard.finditer(_SINGLE, text)]
    quoted = [m.span() for m in guard.finditer(_QUOTE, text)] if "「" in text or "『" in text else []
    for start, end in sorted([*spans, *quoted]):
        if start < covered:
            continue
        title = text[start + 1 : end - 1]
        norm = _BLANKS.sub("", title).translate(_ASCII_NESTED)
        before = text[max(0, start - _CONTEXT) : start]
        behind = text[end : end + _CONTEXT]
        judge = names_a_document if text[start] == "《" else quotes_a_document
        if not norm or not judge(norm, before, behind):
            continue
        note = _NOTE.match(text, end)
        found.append(CitationMatch(start, end, norm, note.span() if note else None))
        covered = end
    return found


def _marked(text: str) -> list[tuple[int, int]]:
    """The outermost pairs of 《》; a mark without its partner costs no more than itself."""
    spans: list[tuple[int, int]] = []
    opened: list[tuple[int, list[tuple[int, int]]]] = []  # where, and the pairs inside

    def give_up(pairs: list[tuple[int, int]]) -> None:
        (opened[-1][1] if opened else spans).extend(pairs)

    for place in _MARK.find(text) if "《" in text else ():
        while opened and place - opened[0][0] > _LONGEST:
            spans.extend(opened.pop(0)[1])
        if text[place] == "《":
            opened.append((place, []))
        elif opened:
            start, inside = opened.pop()
            if _NO_TITLE.search(text, start, place):
                give_up(inside)
            else:
                give_up([(start, place + 1)])
    while opened:
        _, inside = opened.pop()
        give_up(inside)
    return spans
