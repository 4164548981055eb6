"""Document numbers in their paper: which one is the paper's own, and whose order a bare one is."""

from __future__ import annotations

import re

from ipmine.facts import DocNumberFact
from ipmine.scan import Scans
from ipmine.scan.number_match import DocNumberMatch
from ipmine.structure import Layout

__all__ = ["resolve"]

_LABEL = re.compile(
    r"(?:发文[字文]?号|文 {0,4}号|文件[编字]?号|公文[编字]?号|发文编号|字号)[\]】]?[ \n]{0,2}[：:]?[ \n•]{0,12}$"
)
_FURNITURE_BEFORE = re.compile(r"(?:^|\n)[^\n]{0,24}[：:][ \t]{0,8}[（(〔【]?$|(?:^|\n)[ \t•·*#>（(〔【\[]{0,16}$")
_FURNITURE_BEHIND = re.compile(
    r"[ \t）)〕】\]]{0,8}(?:(?:<[^>\n]{0,40}>){1,4}|[ \t]{0,60}签发人[^\n]{0,20}|[0-9]{4}[-年./][^\n]{0,24})?[ \t]{0,8}(?:\n|$)"
)
_ADDRESSEES_BEHIND = re.compile(r"[ \t）)]{0,4}\n[ \t\n]{0,12}[^\n。；]{2,200}：[ \t]{0,8}\n")
_TITLE_BEHIND = re.compile(r" {0,2}(?:《|[\u4e00-\u9fff、 ]{2,40}关于)")
_PROMULGATED = re.compile(r" ?(?:修订|修改|修正)?(?:公布|发布|颁布|印发)")
# 府工能字第1140041236号令订定, under the title of Taiwan's rules
_LAID_DOWN = re.compile("[令函](?:会衔)?(?:订定|制定|修正|发布|公布|函颁|核定|订颁|下达)")
_TITLE_END = re.compile(
    r"(?:通知|意见|决定|批复|办法|方案|规划|函|公告|通告|报告|通报|规定|细则|要点|措施|纪要|命令|答复|计划|条例|决议)"
    r" {0,4}[（(]?$"
)
_SENTENCES_OF_A_HEAD = 3  # a page's furniture may hold that many above the number
_BETWEEN_OWN = re.compile(r"[ \t\n、，]{0,40}")
_OWN_PARTS = ("number", "box", "mark")


def resolve(text: str, layout: Layout, scans: Scans) -> list[DocNumberFact]:
    """Name the owner of bare numbers and say which number is the paper's own.

    The own number stands on a line of its own in the head, behind the label of a metadata
    box, on the order line of a law, or glued to the end of the title; its repetitions are
    the paper's own as well.
    """
    matches: list[DocNumberMatch] = scans.doc_numbers
    facts = [_fact(m, matches) for m in matches]
    own = _own_norms(text, layout, matches, facts)
    for match, fact in zip(matches, facts, strict=True):
        if match.form == "case":
            fact.role = "case"
        elif fact.norm in own:
            fact.role = "self"
    return facts


def _fact(match: DocNumberMatch, matches: list[DocNumberMatch]) -> DocNumberFact:
    norm, series = match.norm, match.series
    if match.form == "bare":
        for other in matches:
            if other.form != "order" or (other.number, other.year) != (match.number, match.year):
                continue
            if other.series and match.series and other.series.endswith(match.series):
                norm, series = other.norm, other.series
                break
    return DocNumberFact(match.start, match.end, norm, series, match.year, match.number)


def _own_norms(text: str, layout: Layout, matches: list[DocNumberMatch], facts: list[DocNumberFact]) -> set[str]:
    own: set[str] = set()
    last_end = -1  # of the latest number that stands on an own line
    sentences, counted_to = 0, 0
    for position, (match, fact) in enumerate(zip(matches, facts, strict=True)):
        if match.form == "case":
            continue
        sentences += text.count("。", counted_to, match.start)
        counted_to = match.start
        part = layout.part_at(match.start)
        if part is not None and part.unit > 0:
            continue
        before = text[max(0, match.start - 60) : match.start]
        alone = bool(_FURNITURE_BEFORE.search(before)) and bool(_FURNITURE_BEHIND.match(text, match.end))
        placed = part is not None and part.kind in _OWN_PARTS
        if own:
            # a joint paper's: on the next line, or on the same
            ends = alone or placed or _FURNITURE_BEHIND.match(text, match.end)
            if last_end >= 0 and ends and _BETWEEN_OWN.fullmatch(text, last_end, match.start):
                own.add(fact.norm)
                last_end = match.end
            continue
        in_head = sentences <= _SENTENCES_OF_A_HEAD
        headed = alone and (in_head or _ADDRESSEES_BEHIND.match(text, match.end))
        if _LABEL.search(before) or placed or headed:
            own.add(fact.norm)
            last_end = match.end
        elif sentences == 0 and (
            (match.form == "order" and _PROMULGATED.match(text, match.end))
            or (part is not None and part.kind == "dateline" and _LAID_DOWN.match(text, match.end))
            or (match.form == "macau" and before[-2:].strip(" -—\n") == "")
            or (position == 0 and (not text[: match.start].strip() or _glued_to_title(text, match)))
            or (before[-1:] in ("", "\n") and _TITLE_BEHIND.match(text, match.end))
        ):
            own.add(fact.norm)
    return own


def _glued_to_title(text: str, match: DocNumberMatch) -> bool:
    """…实施意见渝府办发〔2021〕88号各区县…: the line breaks of the head are lost."""
    before = text[max(0, match.start - 12) : match.start]
    head = text[: match.start]
    return bool(_TITLE_END.search(before)) and head.count("《") == head.count("》")
