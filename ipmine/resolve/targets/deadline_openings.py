"""The time that opens a paragraph of goals holds for its other sentences too, and for the list under it.

到2025年，创造水平明显提升。拥有量达到12件。            the second sentence is due by 2025
到2025年，实现以下目标：¶——创造水平。拥有量达到12件。   so is each item
"""

from __future__ import annotations

import re
from bisect import bisect_left

from ipmine.facts import DateFact
from ipmine.resolve.targets.clauses import Range
from ipmine.structure import Layout

_OPENED = re.compile("[^，。；！？\n]{0,14}?[到至]")  # 发展目标：到2025年，
_GOES_ON = re.compile("(?:年?[底末]|之?前|时|为?止)?[，,]")
_ITEM = re.compile("[ \u3000]{0,8}(?:[—–－·•●■◆★▲\\-]|[一二三四五六七八九十]是)")
_LONGEST_PARAGRAPH = 600  # characters
_FARTHEST = 3000  # characters: a list is no longer
_MOST_ITEMS = 40


class Openings:
    """Where the sentences of a paper open with the time by which something is to be reached."""

    def __init__(self, text: str, layout: Layout, dates: list[DateFact]) -> None:
        self._text, self._layout = text, layout
        self._found = [d for d in dates if d.role == "deadline" and d.norm is not None and _opens(text, d.start, d.end)]
        self._starts = [d.start for d in self._found]

    def before(self, sentence: Range) -> DateFact | None:
        """The time that governs a sentence which has none of its own, or None."""
        k = bisect_left(self._starts, sentence.start) - 1
        if k < 0 or sentence.start - self._starts[k] > _FARTHEST:
            return None
        opening = self._found[k]
        line_end = self._text.find("\n", opening.end, sentence.start)
        if line_end < 0:
            return opening if self._same_paragraph(opening, sentence.start) else None
        return opening if self._heads_a_list(opening, line_end, sentence.start) else None

    def _same_paragraph(self, opening: DateFact, position: int) -> bool:
        """Whether a place on the same line belongs to what the time opens: a page may run its paragraphs together."""
        return (
            position - opening.start < _LONGEST_PARAGRAPH
            and self._text.find("\u3000\u3000", opening.end, position) < 0
            and self._layout.section_at(opening.start) == self._layout.section_at(position)
        )

    def _heads_a_list(self, opening: DateFact, line_end: int, position: int) -> bool:
        """Whether the line that the time opens is the head of a list, and `position` stands in one of its items."""
        above, here = self._layout.section_at(opening.start), self._layout.section_at(position)
        if not self._text.endswith("：", 0, line_end):
            goals = above is not None and "目标" in self._layout.sections[above].title
            if not goals:
                return False
        if here == above:
            return self._only_items(line_end, position)
        while here is not None and here != above:
            here = self._layout.sections[here].parent
        return above is not None and here == above

    def _only_items(self, at: int, position: int) -> bool:
        """Whether each line from the end of one at `at` up to `position` begins as an item does."""
        for _ in range(_MOST_ITEMS):
            if at < 0:
                return True
            if not _ITEM.match(self._text, at + 1):
                return False
            at = self._text.find("\n", at + 1, position)
        return False


def _opens(text: str, start: int, end: int) -> bool:
    """Whether a date opens its sentence: 到2025年，."""
    if text[start - 1 : start] not in ("到", "至") or not _GOES_ON.match(text, end):
        return False
    sentence = max(text.rfind(mark, max(0, start - 16), start) for mark in "。！？\n；") + 1
    return _OPENED.fullmatch(text, sentence or max(0, start - 16), start) is not None
