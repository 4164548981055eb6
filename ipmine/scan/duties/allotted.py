"""Duties dealt out party by party under a heading that says so: 三、成员单位职责, then 市财政局：负责安排经费."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ipmine import guard
from ipmine.scan.duties.lists import list_between
from ipmine.scan.duties.match import DutyMatch

_COUNT = "[0-9一二三四五六七八九十百壹贰叁肆伍陆柒捌玖拾]{1,4}"
_LABEL = rf"[ \t\u3000]{{0,8}}(?:(?P<label>第{_COUNT}[章节条]|（{_COUNT}）|{_COUNT} ?[、.．）])[ \t\u3000]{{0,4}})?"
_HEAD = re.compile(
    rf"\n{_LABEL}(?P<said>[^。；，：！？\n]{{0,16}}(?:(?:职责(?!任)|分工)(?:任务|要求|及分工|和任务)?|各自(?:承担|负责)的(?:任务|工作|事项)))[ \t\u3000]{{0,4}}(?=\n)"
)
_LONGEST_HEAD = 90  # characters
_HEAD_ENDS = ("任务\n", "工作\n", "事项\n")
_HEADED = re.compile(
    rf"\n{_LABEL}(?P<list>[^。；，：！？\n“”]{{2,60}}?)(?:共同|分别|各自)?(?P<role>牵头|主办|承担|负责)(?:承担|负责|落实|完成|实施|组织实施)?"
    r"的(?:重点|主要|具体)?(?:工作任务|任务|工作|事项)(?=\n)"
)
_DOING = "(?P<doing>按(?:照|其|各自)?职责|负责|统筹|牵头|(?:积极|共同)?(?:配合|协助|参与))(?!人|的|款|资金|制|单位|部门)[^\n]{2}"
# 市财政局：负责安排经费; 环生局会统筹整项计划
_LINE = re.compile(
    rf"\n{_LABEL}(?P<list>(?!自行|由|（)[^，。；：！？\n“”]{{2,80}}?)(?:：(?P<told>[^\n]{{4}})|(?:会|将|须|应|要|。)?{_DOING})"
)
# and behind it: 运输署负责核实资料，而规划署则会协助物色用地
_CLAUSE = re.compile(
    rf"[，；。](?:而|并)?(?P<list>(?!需|对|经|凡|自行)[^，。；：！？\n“”由]{{2,40}}?)(?:则|亦|也)?(?:会|将|须|应|要)?{_DOING}"
)
_SHAPES = (
    ("chapter", re.compile("第[^章节条]{1,4}[章节]")),
    ("article", re.compile("第[^章节条]{1,4}条")),
    ("bracket", re.compile("（")),
    ("han", re.compile("[一二三四五六七八九十百壹贰叁肆伍陆柒捌玖拾]")),
    ("digit", re.compile("[0-9]")),
)
_NO_LIST = re.compile(
    r"由|下列|以下|包括|[长任理员]\Z|\A(?:主办|协办|会办|承办|牵头|责任|配合|负责|落实|参与|建[置设立]|推[动进广]|完善|加[强快]|提[升高]|开展|强化|健全|优化|打造|培育)"
)  # 国务院由下列人员组成：; 局长、主任负责主持工作
_OPENING = re.compile(_LABEL)
_OUTER = {  # what else ends what stands under a heading with such a label
    "digit": ("chapter", "article", "han", "bracket"),
    "bracket": ("chapter", "article", "han"),
    "han": ("chapter", "article"),
    "article": ("chapter",),
}
_TITLE = re.compile("[^。；，：！？\n]{2,16}")  # a heading without a label
_ROLE = re.compile("(?P<lead>牵头|统筹(?!安排))|(?P<support>(?:积极|共同)?(?:配合|协助|参与|支持|协同))")
_LINES = 120  # after a heading


def allotted(text: str) -> Iterator[DutyMatch]:
    """Paragraphs below such a heading that open with the parties; up to the next heading of its kind."""
    yield from _of_headings(text)
    if "职责" not in text and "分工" not in text and "各自" not in text:
        return
    done = 0
    for head in guard.finditer(_HEAD, text):
        start, end = max(done, head.end()), _end(text, head)
        for found in guard.finditer(_LINE, text, start, end):
            yield from _duty(text, found, "allotted")
        for found in guard.finditer(_CLAUSE, text, start, end):
            yield from _duty(text, found, "sentence")
        done = max(done, end)


def _places(text: str, words: tuple[str, ...]) -> Iterator[int]:
    for word in words:
        at = text.find(word)
        while at >= 0:
            yield at
            at = text.find(word, at + 1)


def _of_headings(text: str) -> Iterator[DutyMatch]:
    """一、省林业局牵头承担的任务: who leads all that stands below."""
    for end in _places(text, _HEAD_ENDS):
        line = text.rfind("\n", max(0, end - _LONGEST_HEAD), end)
        found = _HEADED.match(text, line) if line >= 0 else None
        if found is None:
            continue
        role = "lead" if found["role"] in ("牵头", "主办") else "responsible"
        part = list_between(text, *found.span("list"), role)
        if part and not _NO_LIST.search(text, part.start, part.end):
            yield DutyMatch(part.start, found.end(), "allotted", [part])


def _duty(text: str, found: re.Match[str], form: str) -> Iterator[DutyMatch]:
    told = found.groupdict().get("told")
    start, end = found.span("told" if told else "doing")
    said = _ROLE.match(text, start)
    if said is None and not told and text.startswith("按", start):
        said = _ROLE.search(text, start, end + 4)  # 按其职责协助
    role = (said.lastgroup or "") if said else "responsible"
    part = list_between(text, *found.span("list"), role)
    if part and not _NO_LIST.search(text, part.start, part.end):
        yield DutyMatch(part.start, start if told else end, form, [part])


def _end(text: str, head: re.Match[str]) -> int:
    """Where what stands under a heading ends: in front of the next one of its kind."""
    kind = _kind(head["label"])
    place = head.end()
    for _ in range(_LINES):
        after = text.find("\n", place + 1)
        if after < 0:
            return len(text)
        line = text[place + 1 : after].strip()
        opening = _OPENING.match(line)
        other = _kind(opening["label"]) if opening else None
        same = other is not None and (other == kind or other in _OUTER.get(kind or "", ()))
        if same or (kind is None and other is None and _TITLE.fullmatch(line)):
            return place
        place = after
    return place


def _kind(label: str | None) -> str | None:
    return next((name for name, shape in _SHAPES if shape.match(label)), None) if label else None
