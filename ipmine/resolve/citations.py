"""Citations in their paper: the number in the bracket behind a title, and what the paper does with it."""

from __future__ import annotations

import re

from ipmine.facts import CitationFact, DocNumberFact
from ipmine.resolve.relations import ABBREVIATES, is_list_gap, relation_of
from ipmine.scan import Scans
from ipmine.scan.citations import CitationMatch
from ipmine.structure import Layout

__all__ = ["resolve"]

_ALONE_BEFORE = re.compile(
    r"(?:^|\n)[ \t]{0,8}(?:附件?[0-9一二三四五六七八九十]{0,2}[：:.、 ]{0,2}|[0-9]{1,2}[.、])?[ \t]{0,4}$"
)
_ALONE_BEHIND = re.compile(r"[ \t]{0,8}(?:\n|$|新闻发布会)")
_ENCLOSED = re.compile(r"(?:^|\n)[ \t]{0,8}附(?:件|送)?[：: ]{0,2}$")
# what a notice in Taiwan rests on: 依據： and a list, a line each
_UNDER_BASIS = re.compile(
    r"(?:\A|\n) {0,8}(?:[一二三四五六七八九十]{1,3}、)?(?:修正|订定|制定|公告|法律|法规|政策|设定|实施|办理|法源|处罚|执法)?依 {0,8}据：[ ]{0,4}"
    r"(?:\n? {0,8}[一二三四五六七八九十]{1,3}、[^\n]{0,120}){0,9}"
    r"(?:\n {0,8}(?:[一二三四五六七八九十]{1,3}、)?)?[^\n。；]{0,24}\Z"
)
_PASSED = re.compile(r"(?:已|业)经?")
_HEAD = 400  # characters in which a title that stands alone is the paper's own


def resolve(text: str, layout: Layout, scans: Scans, doc_numbers: list[DocNumberFact]) -> list[CitationFact]:
    """Citations with their numbers and relations; the titles of one list share their relation."""
    matches: list[CitationMatch] = scans.citations
    facts = [CitationFact(m.start, m.end, m.norm) for m in matches]
    _number(matches, facts, doc_numbers)
    for group in _groups(text, matches):
        first, last = matches[group[0]], matches[group[-1]]
        end = last.note[1] if last.note else last.end
        relation = relation_of(text, first.start, end, numbered=facts[group[0]].doc_number is not None)
        if relation == "mentions" and _UNDER_BASIS.search(text, max(0, first.start - _HEAD), first.start):
            relation = "basis"
        for k in group:
            facts[k].relation = relation
    _own(text, facts, matches)
    return facts


def _number(matches: list[CitationMatch], facts: list[CitationFact], doc_numbers: list[DocNumberFact]) -> None:
    k = 0
    for match, fact in zip(matches, facts, strict=True):
        if not match.note:
            continue
        start, end = match.note
        while k < len(doc_numbers) and doc_numbers[k].start < start:
            k += 1
        if k < len(doc_numbers) and doc_numbers[k].end <= end:
            fact.doc_number = doc_numbers[k].norm


def _groups(text: str, matches: list[CitationMatch]) -> list[list[int]]:
    """The indices of the titles that stand in one list; short titles in brackets are in none."""
    groups: list[list[int]] = []
    last_end = -1
    for k, match in enumerate(matches):
        if ABBREVIATES.search(text[max(0, match.start - 8) : match.start]):
            continue
        if groups and match.start - last_end <= 200 and is_list_gap(text[last_end : match.start]):
            groups[-1].append(k)
        else:
            groups.append([k])
        last_end = match.note[1] if match.note else match.end
    return groups


def _own(text: str, facts: list[CitationFact], matches: list[CitationMatch]) -> None:
    """What the paper issues stays that where its title stands again: alone on a line, as 附「…」, as 《…》已经…通过."""
    acted: dict[str, str] = {f.norm: f.relation for f in reversed(facts) if f.relation in ("amends", "drafts")}
    acted |= {f.norm: "self" for f in facts if f.relation == "self"}
    for fact, match in zip(facts, matches, strict=True):
        if fact.relation != "mentions":
            continue
        end = match.note[1] if match.note else match.end
        before = text[max(0, match.start - 24) : match.start]
        here = acted.get(fact.norm)
        if here and _ENCLOSED.search(before):
            fact.relation = here
        elif here == "self" and _PASSED.match(text, end):
            fact.relation = "self"
        elif _ALONE_BEFORE.search(before) and _ALONE_BEHIND.match(text, end):
            in_head = match.start < _HEAD and "。" not in text[: match.start]
            fact.relation = "self" if here == "self" or in_head else "mentions"
