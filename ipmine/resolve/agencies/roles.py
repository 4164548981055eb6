"""The part that an agency plays by where it stands: it issues the paper, it is sent to, it gets a copy.

Who answers for what is said by the statements of duty (`resolve.responsibilities`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from ipmine.facts import AgencyFact
from ipmine.resolve.context import TITLE_LEAD
from ipmine.structure import Layout

Span = tuple[int, int, str, int]

_BY_PART = {"signoff": "issuer", "mark": "issuer", "number": "issuer", "addressees": "addressee", "cc": "cc"}
_PRESIDENT = re.compile("总 {0,6}统 ")
# the work report's formula: 现在，我代表省政府，向大会报告工作
_SPEAKS_FOR = re.compile("我(?:谨|受)?代表")
_SPEAKS_WITHIN = 900


class Roles:
    """The role of every place in a paper, by its parts; the last member of a span is its unit."""

    def __init__(self, text: str, layout: Layout) -> None:
        self.text = text
        spans: list[Span] = []
        told = layout.genre in ("news", "press", "speech", "fragment")  # nobody issues these
        body = next((part.start for part in layout.parts if part.kind == "body"), len(text))
        for part in layout.parts:
            if part.kind == "signoff" and layout.genre == "press" and part.unit == 0:
                continue  # the speakers of a press conference, each with an office
            if part.kind == "signoff" and _PRESIDENT.match(text, part.start, part.end):
                continue  # who signs an order of Taiwan's president with him issues nothing
            if part.kind == "mark" and told and part.unit == 0:
                continue  # the banner of a site over its news
            if part.kind in _BY_PART:
                spans.append((part.start, part.end, _BY_PART[part.kind], part.unit))
            elif part.kind == "chrome" and any(arrow in text[part.start : part.end] for arrow in "><＞»›→"):
                continue  # 某局 > 通知公告: the way through a site
            elif part.kind == "chrome" and part.start > body:
                continue  # 上一篇：某局关于…的公告: below the paper, others' titles
            elif part.kind in ("title", "chrome") and not (told and part.unit == 0):
                spans.append((part.start, _lead(text, part.start, part.end), "issuer", part.unit))
        for field in layout.box:
            if field.field in ("issuer", "cc"):
                spans.append((field.start, field.end, field.field, 0))
            elif field.field == "title":
                spans.append((field.start, _lead(text, field.start, field.end), "issuer", 0))
        if layout.genre == "report":
            for part in layout.parts:
                said = _SPEAKS_FOR.search(text, part.start, min(part.end, part.start + _SPEAKS_WITHIN))
                if part.kind == "body" and said:
                    spans.append((said.end(), said.end() + 1, "issuer", part.unit))
                    break
        self._spans = sorted(span for span in spans if span[0] < span[1])
        self._starts = [span[0] for span in self._spans]
        self._titles = [
            (part.start, part.end) for part in layout.parts if part.kind == "title" and part.unit == 0 and not told
        ]
        self._chrome = [(part.start, part.end) for part in layout.parts if part.kind == "chrome"]
        self._units = [(part.start, part.unit) for part in layout.parts]

    def at(self, start: int) -> str:
        """The role of what starts at `start`, `mentioned` where the parts give none."""
        k = bisect_right(self._starts, start) - 1
        for j in range(k, max(-1, k - 3), -1):
            if start < self._spans[j][1]:
                return self._spans[j][2]
        return "mentioned"

    def open_titles(self, facts: list[AgencyFact]) -> None:
        """Make issuers of the organs that open a title without 关于: 某县人民政府工作规则."""
        starts = [fact.start for fact in facts]
        for start, end in self._titles:
            at = start
            for fact in facts[bisect_left(starts, start) :]:
                if fact.start >= end or self.text[at : fact.start].strip(" #、\n") or fact.kind != "agency":
                    break
                fact.role = "issuer"
                at = fact.end

    def in_chrome(self, start: int) -> bool:
        """Whether `start` lies in the furniture of a page, outside a title that stands there."""
        if not self._chrome:
            return False
        k = bisect_right(self._chrome, (start, len(self.text))) - 1
        return k >= 0 and start < self._chrome[k][1] and self.at(start) == "mentioned"

    def unit(self, start: int) -> int:
        """Which of the papers in the text holds `start`."""
        k = bisect_right(self._units, (start, 1 << 30)) - 1
        return self._units[k][1] if k >= 0 else 0


def _lead(text: str, start: int, end: int) -> int:
    """Where the issuers' names end at the head of a title; `start` if it does not begin with them."""
    if text.startswith("《", start) and text[start:end].rstrip().endswith("》"):
        start += 1  # a title that stands in marks as a whole
    if text.startswith(("关于", "《"), start):
        return start
    lead = TITLE_LEAD.search(text, start + 2, min(end, start + 150))
    return lead.start() if lead else start
