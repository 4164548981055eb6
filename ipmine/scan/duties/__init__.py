"""Statements of duty as they are written: who leads, who answers, who supports.

    （省知识产权局牵头，省司法厅、省科技厅等按职责分工负责）   a bracket at the end of a measure
    责任单位：市财政局、市教育局                              a label, also in brackets and table columns
    由省计委抓总                                              a sentence
    市财政局：负责安排经费                                     a paragraph under a heading 职责分工

The scanner gives lists and roles; which parties stand in a list is for the resolver to say.
"""

from __future__ import annotations

from ipmine.scan.duties.allotted import allotted
from ipmine.scan.duties.brackets import brackets, names_only
from ipmine.scan.duties.labels import columns, labels, remarks
from ipmine.scan.duties.match import DutyMatch, DutyPart
from ipmine.scan.duties.sentences import sentences

__all__ = ["DutyMatch", "DutyPart", "scan"]


def scan(text: str) -> list[DutyMatch]:
    """Find the statements of duty, in order; none overlap.

    >>> [[(p.role, p.open) for p in m.parts] for m in scan("办好专窗。（市甲局牵头，市乙局、市丙局等按职责分工负责）")]
    [[('lead', False), ('responsible', True)]]
    """
    found = [
        *brackets(text), *names_only(text), *columns(text), *labels(text), *allotted(text), *sentences(text), *remarks(text)
    ]  # fmt: skip
    found.sort(key=lambda m: (m.start, -m.end))
    kept: list[DutyMatch] = []
    for match in found:
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept
