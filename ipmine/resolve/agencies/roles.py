"""The part that an agency plays in the paper: who issues it, whom it is sent to, who answers for what."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from ipmine.resolve.context import TITLE_LEAD
from ipmine.structure import Layout

Span = tuple[int, int, str]

_DUTY_END: Final = re.compile(r"(?:负责|牵头|配合|参与|参加|支持|落实|承担|实施|推进)[^（）〔〕\n。]{0,8}[）〕]")
_LABEL: Final = re.compile(
    r"(?:[（\n。；;，]|^)[ ]{0,4}(?P<label>(?:牵头|主责|责任|负责|配合|参与|参加|协办|协同|支持|主办|承办|实施)(?:单位|部门|机关|处室|科室))[ ]{0,2}[：:]"
)
_LEAD: Final = re.compile(r"牵头|主责|主办")
_SUPPORT: Final = re.compile(r"配合|参与|参加|协办|协同|支持")
_RESPONSIBLE: Final = re.compile(r"负责|责任|落实|承担|承办|实施|推进")
_FIRST_LEADS: Final = re.compile(r"列第一位(?:者|的)?(?:单位|部门)?为牵头|排在?(?:第一|首)位(?:者|的)?(?:单位|部门)?为牵头|第一(?:个)?(?:单位|部门)为牵头")
_BY: Final = re.compile(r"由(?P<list>[^由。；\n]{2,80}?)(?:等(?:部门|单位|有关部门)?)?(?:按(?:照)?(?:各自)?职责(?:分工)?)?(?P<verb>牵头|负责|抓总)")
_MOST: Final = 700


class Roles:
    """The role of every place in a paper, by its parts and by its brackets of duties."""

    def __init__(self, text: str, layout: Layout) -> None:
        spans: list[Span] = []
        for part in layout.parts:
            if part.kind in ("signoff", "mark"):
                spans.append((part.start, part.end, "issuer"))
            elif part.kind == "addressees":
                spans.append((part.start, part.end, "addressee"))
            elif part.kind == "cc":
                spans.append((part.start, part.end, "cc"))
            elif part.kind in ("title", "chrome"):
                end = _lead(text, part.start, part.end)
                if end > part.start:
                    spans.append((part.start, end, "issuer"))
        for field in layout.box:
            if field.field == "issuer":
                spans.append((field.start, field.end, "issuer"))
            elif field.field == "title":
                spans.append((field.start, _lead(text, field.start, field.end), "issuer"))
        spans.extend(_duties(text))
        spans.sort()
        self.spans = spans
        self._starts = [span[0] for span in spans]
        self.first_leads = bool(_FIRST_LEADS.search(text))

    def at(self, start: int) -> Span | None:
        """The span with a role that holds `start`, the innermost of those that begin before it."""
        k = bisect_right(self._starts, start) - 1
        for j in range(k, max(-1, k - 4), -1):
            if self.spans[j][0] <= start < self.spans[j][1]:
                return self.spans[j]
        return None


def _lead(text: str, start: int, end: int) -> int:
    """Where the issuers' names end at the head of a title; `start` if it does not begin with them."""
    if text.startswith(("关于", "《关于", "《"), start):
        return start
    lead = TITLE_LEAD.search(text, start + 2, min(end, start + 150))
    return lead.start() if lead else start


def _duties(text: str) -> list[Span]:
    spans: list[Span] = []
    done = -1
    for end in _DUTY_END.finditer(text):
        opening = _opening(text, end.end() - 1)
        if opening > done:
            spans.extend(_clauses(text, opening + 1, end.end() - 1))
            done = end.end() - 1
    for label in _LABEL.finditer(text):
        role = _role(label["label"]) or "responsible"
        stop = re.compile(r"[\n。；;）]|(?:牵头|责任|配合|参与|协办|主办)(?:单位|部门)[：:]").search(text, label.end(), label.end() + _MOST)
        spans.append((label.end(), stop.start() if stop else min(len(text), label.end() + _MOST), role))
    for by in _BY.finditer(text):
        spans.append((by.start("list"), by.end("list"), "lead" if by["verb"] != "负责" else "responsible"))
    return spans


def _opening(text: str, closing: int) -> int:
    """The bracket that `closing` closes, -1 if there is none in reach."""
    depth = 0
    for k in range(closing, max(-1, closing - _MOST), -1):
        if text[k] in "）〕":
            depth += 1
        elif text[k] in "（〔":
            depth -= 1
            if depth == 0:
                return k
        elif text[k] == "\n":
            return -1
    return -1


def _clauses(text: str, start: int, end: int) -> list[Span]:
    """The roles inside a bracket of duties, clause by clause; a clause without a verb takes the next one's."""
    spans: list[Span] = []
    pending = start
    for clause in re.compile(r"[^，；;。]{1,400}").finditer(text, start, end):
        role = _role(clause.group()[-14:]) or _role(clause.group()[:6])
        if role is not None:
            spans.append((pending, clause.end(), role))
            pending = clause.end()
    return spans


def _role(words: str) -> str | None:
    if _LEAD.search(words):
        return "lead"
    if _SUPPORT.search(words):
        return "support"
    return "responsible" if _RESPONSIBLE.search(words) else None
