"""The lists of parties in a statement of duty, each with its role: 甲局牵头，乙局、丙局等配合."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ipmine.scan.duties.match import DutyPart

LEAD: Final = "总?牵头|抓总|主责(?!主业)"
_RESPONSIBLE: Final = "负责|组织实施|抓好落实|贯彻落实|推进落实|落实|承担|承办|推进|实施"
_SUPPORT: Final = "积极配合|配合|参与|参加|协助|协同|协作|协办|会办|支持|支援"
_REMARK_LEAD: Final = f"{LEAD}|主办|主要(?:起草|负责|承办)"
_REMARK_SUPPORT: Final = "配合|参与|参加|协助|协同|协作|协办|会办|支持|支援"
# what a bracket says of the party in front of it: 甲局（牵头）
REMARK: Final = rf"[（(](?:(?P<lead>{_REMARK_LEAD})|(?P<support>{_REMARK_SUPPORT}))[^（）]{{0,6}}[）)]"
_VERB: Final = re.compile(
    rf"(?:(?P<lead>{LEAD}|主办)|(?P<responsible>{_RESPONSIBLE})|(?P<support>{_SUPPORT})|(?P<guides>指导|监督))"
    rf"(?:、?(?:{LEAD}|{_RESPONSIBLE}|{_SUPPORT}|组织|协调|办理|推动)){{0,2}}(?:工作|到位|解释)?(?=[，,；。、）)〕】\]\n ]|$)"
)
_ADVERB: Final = re.compile(
    r"(?:(?:要|应当?)?(?:按照?|依据?|依照|根据)?(?:各自|部门|工作|其)?(?:工作)?(?:职责|职能|分工|权限)(?:范围内?|任务)?(?:和?分工)?(?:做好)?"
    r"|分别|共同|具体|联合|统一|统筹|全面|予以|做好|主要|为主|总体|分头|协同|，)$"
)
_OPEN: Final = re.compile(
    r"等(?:(?:各|有关|相关|其他)?(?:[0-9一二三四五六七八九十]{1,3}个?)?(?:有关|相关|成员)?(?:部门|单位|部委|机构|机关|方面|企业|地方|地区)?(?:[和及、](?:部门|单位|企业|机构|地方|地区))?)$"
)
_OPEN_WITHIN: Final = re.compile(r"等(?:有关|相关)?(?:部门|单位)?(?=[和及、，])")
_LABEL: Final = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{0,6}(?:单位|部门|机构|机关|主体|处室|科室)|完成时[限间]|适用范围|时限|[\u4e00-\u9fff]{2,6})"
    r"(?:（[^（）\n]{1,24}）)?："
)
DUTY_LABEL: Final = re.compile(
    r"(?P<lead>牵头|主抓|主责|总负责|主要负责|主办|(?<!副)召集|(?<!副)组长|(?:第一|首要|主要)责任)|(?P<responsible>责任|负责|落实|兑现|实施|分工|权责|执行|起草)|(?P<support>成员|副召集|副组长|组员|配合|协办|会办|分办|协作|参与|参加|协助|协同|支持|支援|指导)"
)
FIRST_LEADS: Final = re.compile(
    r"(?:列|排|居)?(?:名)?(?:在)?(?:第一|首)[位个名]?(?:者|的)?(?:单位|部门)?(?:为|是)(?:总?牵头|主责|主要|第一)"
)
_DOES: Final = re.compile(
    r"(?P<list>[^，。；：（）\n]{2,40}?)(?:(?P<responsible>负责)|(?P<support>配合|协助|支援))(?!人)[^，。；：\n]{2,20}(?:，|$|(?=[；。\n]))"
)
_OF_A_HALF: Final = re.compile(rf"{REMARK}(?=[ ，]{{0,2}}$|[；;。\n])")
_HALF: Final = re.compile("[；;。\n]")


def first_leads(statement: str, parts: list[DutyPart]) -> str | None:
    if not FIRST_LEADS.search(statement):
        return None
    return "on" if "下同" in statement or not parts else "here"


def parts(text: str, start: int, end: int, role: str | None = None) -> Iterator[DutyPart]:
    """The lists in a statement's inside; `role` is that of a label in front of it, or None."""
    done = start
    halves = [*(m.start() for m in _HALF.finditer(text, start, end)), end]
    for half in halves:
        remark = _OF_A_HALF.search(text, done, half) if len(halves) > 1 else None
        if remark and role and (part := list_between(text, _behind_label(text, done, half), remark.start(), "")):
            yield replace(part, role=remark.lastgroup or role)  # 甲局（主要起草）；乙局、丙局（参加起草）
        else:
            yield from _half(text, done, half, role)
        if labels := _labels(text, done, half):  # 责任单位：甲局；乙局、丙局
            said = DUTY_LABEL.search(labels[-1]["name"])
            role = said.lastgroup if said and text.startswith(("；", ";"), half) else None
        done = half + 1


def _behind_label(text: str, start: int, end: int) -> int:
    labels = _labels(text, start, end)
    return labels[-1].end() if labels else start


def _labels(text: str, start: int, end: int) -> list[re.Match[str]]:
    if text.find("：", start, end) < 0:
        return []
    return [m for m in _LABEL.finditer(text, start, end) if m.start() == start or text[m.start() - 1] in "，,、/| 　\t"]


def _half(text: str, start: int, end: int, role: str | None) -> Iterator[DutyPart]:
    first = FIRST_LEADS.search(text, start, end)
    if first and depth(text, start, first.start()) == 0:
        end = max(start, *(text.rfind(mark, start, first.start()) for mark in "，,。"))
    if start >= end:
        return
    if labels := _labels(text, start, end):
        for label, until in zip(labels, [*(m.start() for m in labels[1:]), end], strict=True):
            said = DUTY_LABEL.search(label["name"])
            if said and not label["name"].endswith("人"):
                yield from _half(text, label.end(), until, said.lastgroup)
        return
    if role and (told := _told(text, start, end)):
        yield from told
        return
    done = start
    for verb in _VERB.finditer(text, start, end):
        if depth(text, done, verb.start()) != 0:
            continue  # a remark on one party: 甲局（牵头）
        if verb.lastgroup == "guides":  # 甲部指导，乙局参与: who guides does not answer
            done = verb.end()
            continue
        begin = done
        if role and role != "support" and verb.lastgroup == "support" and done == start:
            begin = max(start, text.rfind("，", start, verb.start()) + 1)
            if part := list_between(text, start, begin, role):
                yield part  # 责任单位：甲局，乙局配合
        part = list_between(text, begin, verb.start(), verb.lastgroup or "responsible")
        if part:
            yield part
        done = verb.end()
    if done == start and (role or first):
        part = list_between(text, start, end, role or "responsible")
        if part:
            yield part


def _told(text: str, start: int, end: int) -> list[DutyPart]:
    """甲局负责技术指导，乙局负责执法监管: what each does, where that is all that is said."""
    found: list[DutyPart] = []
    while start < end:
        clause = _DOES.match(text, start, end)
        part = list_between(text, *clause.span("list"), clause.lastgroup or "") if clause else None
        if clause is None or part is None:
            return []
        found.append(part)
        start = clause.end()
    return found


def depth(text: str, start: int, end: int) -> int:
    piece = text[start:end]
    return piece.count("（") + piece.count("〔") - piece.count("）") - piece.count("〕")


def list_between(text: str, start: int, end: int, role: str) -> DutyPart | None:
    """The list between `start` and `end` without the adverbs and the 等 behind it."""
    by = text.rfind("由", start + 1, end - 1)
    if by > 0 and text[by - 1] not in "自理缘经" and text[by + 1] not in "于此":
        start = by  # 侵权线索由县公安局配合查处
    while start < end and text[start] in "，,、；： \n\t由并":
        start += 1
    for _ in range(4):
        adverb = _ADVERB.search(text[max(start, end - 24) : end].rstrip())
        if not adverb:
            break
        end = max(start, end - 24) + adverb.start()
    while end > start and text[end - 1] in " \n\t，、/|":
        end -= 1
    tail = text[max(start, end - 24) : end]
    is_open = False
    if more := _OPEN.search(tail):
        end = end - len(tail) + more.start()
        is_open = True
    elif _OPEN_WITHIN.search(text, start, end):
        is_open = True
    return DutyPart(start, end, role, is_open) if end - start >= 2 else None
