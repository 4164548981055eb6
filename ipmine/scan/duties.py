"""Statements of duty as they are written: who leads, who answers, who supports.

    （省知识产权局牵头，省司法厅、省科技厅等按职责分工负责）   a bracket at the end of a measure
    责任单位：市财政局、市教育局                              a label, also in brackets and table columns
    由省计委抓总                                              a sentence

The scanner gives lists and roles; which parties stand in a list is for the resolver to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

__all__ = ["DutyMatch", "DutyPart", "scan"]


@dataclass(slots=True)
class DutyPart:
    """A list of parties at `text[start:end]`, verb and label left out; `open` where it ends in 等."""

    start: int
    end: int
    role: str  # lead responsible support
    open: bool = False


@dataclass(slots=True)
class DutyMatch:
    """A statement of duty. `form` is `bracket`, `label`, `cell` or `sentence`.

    `first_leads` says that the statement makes the first of a list the leader (列第一位者为牵头单位):
    `here` for this statement, `on` for it and what follows (下同).
    """

    start: int
    end: int
    form: str
    parts: list[DutyPart] = field(default_factory=list)
    first_leads: str | None = None


_LEAD: Final = "总?牵头|抓总|主责(?!主业)"
_RESPONSIBLE: Final = "负责|组织实施|抓好落实|贯彻落实|推进落实|落实|承担|推进|实施"
_SUPPORT: Final = "积极配合|配合|参与|参加|协助|协同|协办|支持"
_VERB: Final = re.compile(
    rf"(?:(?P<lead>{_LEAD})|(?P<responsible>{_RESPONSIBLE})|(?P<support>{_SUPPORT}))"
    rf"(?:、?(?:{_LEAD}|{_RESPONSIBLE}|{_SUPPORT}|组织|协调|办理|推动)){{0,2}}(?:工作|到位|解释)?(?=[，,；。、）)〕】\]\n ]|$)"
)
_ADVERB: Final = re.compile(
    r"(?:(?:要|应当?)?(?:按照?|依据?|依照|根据)?(?:各自|部门|工作|其)?(?:工作)?(?:职责|职能|分工|权限)(?:范围内?|任务)?(?:和?分工)?(?:做好)?"
    r"|分别|共同|具体|联合|统一|统筹|全面|予以|做好|主要|为主|总体|分头|协同|，)$"
)
_OPEN: Final = re.compile(
    r"等(?:(?:各|有关|相关|其他)?(?:[0-9一二三四五六七八九十]{1,3}个?)?(?:有关|相关|成员)?(?:部门|单位|部委|机构|方面|企业|地方|地区)?(?:[和及、](?:部门|单位|企业|机构|地方|地区))?)$"
)
_OPEN_WITHIN: Final = re.compile(r"等(?:有关|相关)?(?:部门|单位)?(?=[和及、，])")
_LABEL: Final = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{0,6}(?:单位|部门|机构|主体|处室|科室)|完成时[限间]|适用范围|时限|[\u4e00-\u9fff]{2,6})"
    r"(?:（[^（）\n]{1,24}）)?："
)
_DUTY_LABEL: Final = re.compile(
    r"(?P<lead>牵头|主责|总负责|主要负责)|(?P<responsible>责任|负责|落实|实施|分工)|(?P<support>配合|协办|参与|参加|协助|协同|支持)"
)
_FIRST_LEADS: Final = re.compile(
    r"(?:列|排|居)?(?:名)?(?:在)?(?:第一|首)[位个名]?(?:者|的)?(?:单位|部门)?(?:为|是)(?:总?牵头|主责|主要|第一)"
)
_OPENING: Final = {"）": "（", "〕": "〔", "】": "【", ")": "(", "]": "["}
_CLOSING: Final = re.compile("[）〕】\\]]")
_DUTY_WORDS: Final = ("牵头", "负责", "配合", "参与", "参加", "协助", "抓总", "单位：", "部门：", "单位）：", "职责")
_LONGEST: Final = 700
_HALF: Final = re.compile("[；;。\n]")


def scan(text: str) -> list[DutyMatch]:
    """Find the statements of duty, in order; none overlap.

    >>> [[(p.role, p.open) for p in m.parts] for m in scan("办好专窗。（市甲局牵头，市乙局、市丙局等按职责分工负责）")]
    [[('lead', False), ('responsible', True)]]
    """
    found = [*_brackets(text), *_columns(text), *_labels(text), *_sentences(text), *_remarks(text)]
    found.sort(key=lambda m: (m.start, -m.end))
    kept: list[DutyMatch] = []
    for match in found:
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept


# --- （…牵头，…配合） ---------------------------------------------------------------------------


def _brackets(text: str) -> Iterator[DutyMatch]:
    if not _says_duty(text):
        return
    for closing in _CLOSING.finditer(text):
        end = closing.start()
        mark = _OPENING[closing[0]]
        nearest = text.rfind(mark, max(0, end - _LONGEST), end)
        if nearest < 0 or end - nearest < 5:
            continue
        start = nearest if closing[0] not in text[nearest:end] else _opening(text, end, mark)
        inside = text[start + 1 : end]
        if start < 0 or not _says_duty(inside):
            continue
        match = DutyMatch(start, end + 1, "bracket")
        match.parts = list(_parts(text, start + 1, end))
        match.first_leads = _first_leads(inside, match.parts)
        if match.parts or match.first_leads:
            yield match


def _first_leads(statement: str, parts: list[DutyPart]) -> str | None:
    if not _FIRST_LEADS.search(statement):
        return None
    return "on" if "下同" in statement or not parts else "here"


def _says_duty(piece: str) -> bool:
    return any(word in piece for word in _DUTY_WORDS)


def _opening(text: str, end: int, mark: str) -> int:
    """Where the bracket that closes at `end` was opened, or -1; brackets of its own kind nest within it."""
    low = max(0, end - _LONGEST)
    closing = text[end]
    depth = 1
    position = end
    for _ in range(8):
        opened = text.rfind(mark, low, position)
        if opened < 0:
            return -1
        depth += text.count(closing, opened, position) - 1
        if depth == 0:
            return opened
        position = opened
    return -1


def _parts(text: str, start: int, end: int, role: str | None = None) -> Iterator[DutyPart]:
    """The lists in a statement's inside; `role` is that of a label in front of it, or None."""
    done = start
    for half in [*(m.start() for m in _HALF.finditer(text, start, end)), end]:
        yield from _half(text, done, half, role)
        done = half + 1


def _half(text: str, start: int, end: int, role: str | None) -> Iterator[DutyPart]:
    first = _FIRST_LEADS.search(text, start, end)
    if first and _depth(text, start, first.start()) == 0:
        end = max(start, *(text.rfind(mark, start, first.start()) for mark in "，,。"))
    if start >= end:
        return
    labels = [m for m in _LABEL.finditer(text, start, end) if m.start() == start or text[m.start() - 1] in "，,、 　\t"]
    if labels:
        for label, until in zip(labels, [*(m.start() for m in labels[1:]), end], strict=True):
            said = _DUTY_LABEL.search(label["name"])
            if said and not label["name"].endswith("人"):
                yield from _half(text, label.end(), until, said.lastgroup)
        return
    done = start
    for verb in _VERB.finditer(text, start, end):
        if _depth(text, done, verb.start()) != 0:
            continue  # a remark on one party: 甲局（牵头）
        part = _list(text, done, verb.start(), verb.lastgroup or "responsible")
        if part:
            yield part
        done = verb.end()
    if done == start and (role or first):
        part = _list(text, start, end, role or "responsible")
        if part:
            yield part


def _depth(text: str, start: int, end: int) -> int:
    piece = text[start:end]
    return piece.count("（") + piece.count("〔") - piece.count("）") - piece.count("〕")


def _list(text: str, start: int, end: int, role: str) -> DutyPart | None:
    """The list between `start` and `end` without the adverbs and the 等 behind it."""
    while start < end and text[start] in "，,、；： \n\t由并":
        start += 1
    for _ in range(4):
        adverb = _ADVERB.search(text[max(start, end - 24) : end].rstrip())
        if not adverb:
            break
        end = max(start, end - 24) + adverb.start()
    while end > start and text[end - 1] in " \n\t，、":
        end -= 1
    tail = text[max(start, end - 24) : end]
    is_open = False
    if more := _OPEN.search(tail):
        end = end - len(tail) + more.start()
        is_open = True
    elif _OPEN_WITHIN.search(text, start, end):
        is_open = True
    return DutyPart(start, end, role, is_open) if end - start >= 2 else None


# --- 责任单位：… on a line of its own, and columns of a table --------------------------------------

_LINE_LABEL = re.compile(r"：(?<=[位门构体室]：)[ \t]{0,4}(?P<body>[^\n。]{2,600})")
_LINE_LABEL_NAME = re.compile(
    r"(?:^|[\n\t。；，（〔【 ])(?:[（(]?[0-9一二三四五六七八九十]{1,3}[）).、] ?)?"
    r"(?P<name>(?:牵头|责任|负责|配合|主责|落实)(?:考核|责任|落实|实施)?(?:单位|部门|机构|主体|处室|科室))"
    r"(?:（[^（）\n]{1,24}）)?$"
)
_HEADER_CELL = re.compile(
    r"(?:牵头|责任|负责|配合|主责|协同|参与|参加|落实)(?:责任)?(?:单位|部门|机构|主体)(?:（[^（）]{1,20}）)?"
)


def _labels(text: str) -> Iterator[DutyMatch]:
    for found in _LINE_LABEL.finditer(text):
        name = _LINE_LABEL_NAME.search(text[max(0, found.start() - 44) : found.start()])
        if not name:
            continue
        start = found.start() - len(name[0]) + name.start("name") - name.start()
        match = DutyMatch(start, found.end("body"), "label")
        match.parts = list(_parts(text, start, found.end("body")))
        match.first_leads = _first_leads(text[start : found.end("body")], match.parts)
        if match.parts:
            yield match


def _columns(text: str) -> Iterator[DutyMatch]:
    """Cells under 责任单位 and its like, in rows of tab-separated cells."""
    if "\t" not in text:
        return
    columns: dict[int, str] = {}
    start = 0
    for line in text.split("\n"):
        cells = line.split("\t")
        named = {
            k: said.lastgroup or ""
            for k, cell in enumerate(cells)
            if _HEADER_CELL.fullmatch(cell.strip()) and (said := _DUTY_LABEL.search(cell))
        }
        if len(cells) < 2:
            columns = {}
        elif named:
            columns = named
        elif columns:
            place = start
            for k, cell in enumerate(cells):
                if k in columns and cell.strip():
                    match = DutyMatch(place, place + len(cell), "cell")
                    match.parts = list(_parts(text, place, place + len(cell), columns[k]))
                    if match.parts:
                        yield match
                place += len(cell) + 1
        start += len(line) + 1


# --- 由…负责 -----------------------------------------------------------------------------------

_BY = re.compile(
    r"由(?![于此自])(?P<list>[^，。；：！？\n“”]{2,60}?)"
    r"(?:牵头(?!人)|抓总|负责(?!人|同志|干部|领导|的)|主责)(?:组织|负责|协调|解释|实施)?"
)
_BY_VERB = re.compile(rf"(?P<lead>{_LEAD})|(?P<responsible>负责)")
_THEN = re.compile(
    r"[^，。；\n]{0,12}，(?P<list>[^，。；：\n]{2,60}?)(?:按照?(?:各自)?(?:职责|分工)+(?:分工)?|积极|协同|共同)?(?:配合|参与|参加|协助)(?=[，。；\n的]|做好|实施)"
)


_LEADING = re.compile("牵头，")
_CLAUSE = re.compile(r"[。；，：\n]")


def _sentences(text: str) -> Iterator[DutyMatch]:
    for found in _LEADING.finditer(text):  # 甲局牵头，乙局配合
        low = max(0, found.start() - 60)
        cuts = [m.end() for m in _CLAUSE.finditer(text, low, found.start())]
        start = cuts[-1] if cuts else low
        then = _THEN.match(text, found.end() - 1)
        lead = _list(text, start, found.start(), "lead")
        if (not cuts and low) or then is None or lead is None or "由" in text[start : found.start()]:
            continue
        support = _list(text, *then.span("list"), "support")
        if support:
            yield DutyMatch(start, then.end(), "sentence", [lead, support])
    for found in _BY.finditer(text):
        verb = _BY_VERB.search(text, found.end("list"), found.end())
        if verb is None or "由" in found["list"]:
            continue
        part = _list(text, *found.span("list"), verb.lastgroup or "responsible")
        if part is None:
            continue
        match = DutyMatch(found.start(), found.end(), "sentence", [part])
        if then := _THEN.match(text, found.end()):
            support = _list(text, *then.span("list"), "support")
            if support:
                match.parts.append(support)
                match.end = then.end()
        yield match


# --- 列第一位的为牵头单位, outside of any statement --------------------------------------------------


def _remarks(text: str) -> Iterator[DutyMatch]:
    for found in re.finditer(r"牵头(?:单位|部门)", text):
        before = max(0, found.start() - 24)
        if _FIRST_LEADS.search(text, before, found.end()):
            yield DutyMatch(found.start(), found.end(), "label", [], "on")
