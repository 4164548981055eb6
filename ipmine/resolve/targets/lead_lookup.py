"""The lead in force at a place: 下一步 holds for what follows under its heading, by the same speaker."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import itemgetter

from ipmine import guard
from ipmine.resolve.targets import status
from ipmine.resolve.targets.clauses import Breaks
from ipmine.structure import Layout

_SPEAKER = re.compile(r"^[^，。；：\n]{2,40}：", re.M)

_LONGEST_PARAGRAPH = 2000


class Leads:
    """The leads of a paper, found once."""

    def __init__(self, text: str, layout: Layout, breaks: Breaks) -> None:
        self._layout, self._text = layout, text
        # in news each paragraph reports anew: what one official plans next says nothing of the others
        self._by_paragraph = layout.genre == "news"
        # at a press conference each speaker starts anew
        self._speakers = [m.start() for m in guard.finditer(_SPEAKER, text)] if layout.genre == "press" else []
        self._found = self._find(text, breaks)

    def _find(
        self, text: str, breaks: Breaks
    ) -> dict[tuple[int | None, int], list[tuple[int, int, status.Status | None]]]:
        """By heading and speaker: where a lead stands, its number, and what it says."""
        found: dict[tuple[int | None, int], list[tuple[int, int, status.Status | None]]] = {}
        for k, (at, said) in enumerate(status.leads(text, lambda at: breaks.clause(at).start)):
            found.setdefault((self._layout.section_at(at), self._speaker_at(at)), []).append((at, k, said))
        return found

    def _speaker_at(self, position: int) -> int:
        return bisect_left(self._speakers, position)

    def at(self, position: int) -> status.Status | None:
        """The lead in force: the last one of the same speaker under a heading that still holds."""
        chain: set[int | None] = {None} if not self._layout.sections else set()
        index = self._layout.section_at(position)
        chain.add(index)
        while index is not None:
            index = self._layout.sections[index].parent
            chain.add(index)
        speaker = self._speaker_at(position)
        best: tuple[int, int, status.Status | None] | None = None
        for section in chain:
            leads = self._found.get((section, speaker), [])
            k = bisect_right(leads, position, key=itemgetter(0)) - 1
            if k >= 0 and (best is None or leads[k][1] > best[1]):
                best = leads[k]
        if best is not None and self._by_paragraph and not self._same_paragraph(best[0], position):
            return None
        return best[2] if best else None

    def _same_paragraph(self, lead: int, position: int) -> bool:
        return position - lead < _LONGEST_PARAGRAPH and self._text.find("\n", lead, position) < 0
