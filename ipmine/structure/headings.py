"""Headings: the labels that stand at the beginning of lines, or inside lines run together.

A heading is a line that begins with a printed label. In a text without line ends the
labels stand behind a sentence's end; there a label counts only if it opens or
continues a series.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from ipmine import guard
from ipmine.structure.labels import FIRST, RANKS, Label, label_at
from ipmine.structure.lines import LONG, Line

_MAY_HEAD = FIRST | frozenset("#*>•·●◆■")
# What a markdown or a bulleted page sets in front of a label.
_MARKUP = re.compile(r"[#*>•·●◆■ ]{1,12}(?=[^#*>•·●◆■ ])")

# 第三条规定, 第三条、第四条, 第三条第二款: a reference that a line break brought to the front.
_REFERENCE = re.compile(r"第|规定|所列|所称|所指|所规定|[、和与或及至](?=第)|之规定|的规定|中的|款|项|至第")
# （一）项, （一）、（二）: likewise.
_BRACKET_REFERENCE = re.compile(r"[项款目点](?![目])|[、和与或及至](?=[（(])|所列|所述|规定的")
# 十、十一届; 1、2号; 三、四季度; 二、三等书记官: a list of numbers, no label.
_NUMBER_LIST = re.compile(r"(?:[一二三四五六七八九十]{1,3}|\d{1,3})(?:、|[届次期号级类等]|季度|月)")

# An amount or a measure behind 1.5: a decimal, no label.
_DECIMAL = re.compile(
    r" {0,2}(?:[%％‰℃°]|[万亿千百]|个百分点|[倍元级吨度米人件户项家年月日号版公平立mMkKgG]|[）)，。；、～~—-])"
)

_SENTENCE_PART = re.compile(r"[。；！？，：]")
_TITLE_MAX = 80
_RUN_TOGETHER = 1500

# The ends of a line that a sentence may end with; a label behind them does not interrupt one.
_OPEN_ENDS = frozenset("，、（《“〈")
_INLINE_BEFORE = frozenset("。；：！？”）》】〕］…")


class Heading(NamedTuple):
    """A label that heads a section: where, on which line, in which unit."""

    start: int
    label: Label
    line: Line
    unit: int


def find(text: str, lines: list[Line], units: list[int], skip: list[bool]) -> list[Heading]:
    """The headings of a working text, in order.

    `lines` are those of `split_lines`; `units[i]` counts the paper that line i belongs to,
    `skip[i]` says that it holds no headings (chrome, metadata box, lists of attachments).
    """
    headings: list[Heading] = []
    inline: list[Heading] = []
    last: dict[str, int] = {}  # family -> the number that it reached
    before: Line | None = None
    unit = 0
    size = len(text)
    for line, of_unit, skipped in zip(lines, units, skip, strict=True):
        if of_unit != unit:
            unit = of_unit
            last.clear()
        if skipped:
            before = line
            continue
        body = line.text
        if body[0] in _MAY_HEAD:
            label = _at_line_start(text, line, before, last)
            if label is not None:
                headings.append(Heading(label.start, label, line, unit))
                last[label.family] = label.number
        if len(body) > LONG:
            inline.extend(_inline(text, line, unit, whole=len(body) * 3 > size or len(body) > _RUN_TOGETHER))
        before = line
    headings = _without_counts(headings)
    if inline:
        headings = sorted([*headings, *_series(inline, headings)], key=lambda h: h.start)
    return _without_contents(text, _believable_decimals(headings))


def _without_counts(headings: list[Heading]) -> list[Heading]:
    """The headings without numbers in brackets alone on a line that count no series up: （三） in a table of posts."""
    bare = [h for h in headings if h.label.family == "(cn)" and h.label.end >= h.line.end]
    if not bare:
        return headings
    of_kind = [h for h in headings if h.label.family == "(cn)"]
    dropped = set()
    up = 0
    for k, h in enumerate(of_kind):
        number = h.label.number
        opens = number == 1 and k + 1 < len(of_kind) and of_kind[k + 1].label.number == 2
        if h.label.end >= h.line.end and not (opens or number == up + 1 > 1):
            dropped.add(h.start)
        else:
            up = number
    return [h for h in headings if h.start not in dropped]


def _at_line_start(text: str, line: Line, before: Line | None, last: dict[str, int]) -> Label | None:
    position = line.start
    if text[position] not in FIRST:
        marks = _MARKUP.match(text, position, line.end)
        if marks is None:
            return None
        position = marks.end()
    label = label_at(text, position)
    if label is None or label.family == "n.n":
        label = _in_front_of_a_count(text, position, line, last) or label or _bare_number(text, position, line, last)
    if label is None or label.end > line.end:
        return None
    family, number = label.family, label.number
    follows = number == last.get(family, 0) + 1
    cut = before is not None and not line.gap and before.text[-1] in _OPEN_ENDS
    if cut and not follows:
        return None
    if number == 0 and family not in ("letter", "n."):
        return None
    if label.rank <= 4:
        if label.end < line.end and _REFERENCE.match(text, label.end) and not (follows and not cut):
            return None
    elif family in ("(cn)", "(n)"):
        if _BRACKET_REFERENCE.match(text, label.end, line.end):
            return None
    elif family in ("cn.", "n."):
        listed = _NUMBER_LIST.match(text, label.end, line.end)
        # 1.三级医院 opens a list; 十、十一届 goes on with one
        if listed is not None and not follows and (number != 1 or listed[0][-1] == "、"):
            return None
    elif family == "n.n" and (label.end >= line.end or _DECIMAL.match(text, label.end)):
        return None
    return label


# of such things none counts decimals
_COUNT_BEHIND = re.compile(r"(?P<number>\d{1,2})\.(?=\d{1,3}(?:[人户名个篇项家件月日次级类种岁]|周岁))")
_SECOND = re.compile(r"\n[ ]{0,8}2[.．、]")


def _in_front_of_a_count(text: str, position: int, line: Line, last: dict[str, int]) -> Label | None:
    """4.1篇论文, 2.2人户: the number of an item whose first words are a count, where it goes on with a list or opens one."""
    found = _COUNT_BEHIND.match(text, position, line.end)
    if found is None:
        return None
    number = int(found["number"])
    if number == 1:
        follows = _SECOND.match(text, line.end) is not None
    else:
        follows = number == last.get("n.", 0) + 1
    return Label(position, found.end(), "n.", number, RANKS["n."]) if follows else None


# 1 总则 over 1.1 编制目的, as contingency plans and standards number theirs
_BARE_NUMBER = re.compile(
    r"(?P<number>\d{1,2}) {0,3}(?![年月日个项条次名家人件天周倍])[\u4e00-\u9fff][\u4e00-\u9fff、（）“”]{1,18}"
)
_TO_ITS_FIRST = 400  # characters from such a heading to the first below it


def _bare_number(text: str, position: int, line: Line, last: dict[str, int]) -> Label | None:
    """A number without a mark that heads a line of its own, if what stands below is numbered by it, or the one before was."""
    if text[position] == "0" or last.get("0n"):
        return _zero_led(text, position, line, last.get("0n", 0) + 1)
    found = _BARE_NUMBER.fullmatch(text, position, line.end)
    if found is None:
        return None
    number = int(found["number"])
    if number != last.get("n.", 0) + 1:
        return None
    below = text.find(f"\n{number}.1", line.end, line.end + _TO_ITS_FIRST) >= 0
    return Label(position, found.end("number"), "n.", number, RANKS["n."]) if below or last.get("n.n") else None


_ZERO_LED = re.compile(r"(?P<number>\d\d)(?: {0,3}[\u4e00-\u9fff“《][^，。；\n]{1,40})?")
_TO_THE_NEXT = 3000  # characters from 01 to 02


def _zero_led(text: str, position: int, line: Line, number: int) -> Label | None:
    """01, 02 in front of a heading or alone on their lines, as pages that explain a policy number their parts."""
    found = _ZERO_LED.fullmatch(text, position, line.end)
    if found is None or int(found["number"]) != number:
        return None
    if number == 1 and text.find("\n02", line.end, line.end + _TO_THE_NEXT) < 0:
        return None
    return Label(position, position + 2, "0n", number, RANKS["0n"])


# --- texts without line ends -----------------------------------------------------------

_TOP_INLINE = re.compile(
    r"[。：；！？”）》】…] ?(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百]{1,6}[章条])"
)
_INLINE_LABEL = re.compile(
    r"第 ?[一二三四五六七八九十百千零]{1,6} ?(?:[编章节条](?= )|[编章节](?![的规、和与至第中内]))"
    r"|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.、](?!\d)|[（(]\d{1,2}[）)]"
)


def _inline(text: str, line: Line, unit: int, *, whole: bool) -> Iterable[Heading]:
    """Labels inside a line, where it holds several paragraphs.

    `whole`: the line is most of the text. Else only a line in which 一、 and 二、 or articles
    stand behind sentences has lost its line ends; (1), (2) inside a sentence are no headings.
    """
    if not whole and len(_TOP_INLINE.findall(text, line.start, line.end)) < 2:
        return
    before = line.start
    for found in guard.finditer(_INLINE_LABEL, text, line.start + 1, line.end):
        label = label_at(text, found.start())
        if label is None or not label.number:
            continue
        front = text[found.start() - 1]
        if front == " ":
            front = text[found.start() - 2]
        if front not in _INLINE_BEFORE and label.rank > 4:
            # 二、基本原则（一）…: the first of a series, glued to the heading above it
            gap = found.start() - before
            if label.number != 1 or gap > 40 or _SENTENCE_PART.search(text, before, found.start()):
                continue
        if label.family in ("(cn)", "(n)") and _BRACKET_REFERENCE.match(text, label.end):
            continue
        if label.family in ("cn.", "n.") and _NUMBER_LIST.match(text, label.end):
            continue
        before = label.end
        yield Heading(label.start, label, line, unit)


def _series(inline: list[Heading], anchored: list[Heading]) -> list[Heading]:
    """Those inline labels that continue a series, or open one that is continued."""
    reached: dict[str, int] = {}
    kept: list[Heading] = []
    coming: dict[tuple[str, int], list[int]] = defaultdict(list)
    for h in inline:
        coming[h.label.family, h.label.number].append(h.start)
    first_anchor = {h.start: h for h in anchored}
    merged = sorted([*inline, *anchored], key=lambda h: h.start)
    for h in merged:
        family, number = h.label.family, h.label.number
        if h.start in first_anchor:
            reached[family] = number
            continue
        if number == 1:
            nexts = coming.get((family, 2), ())
            if any(s > h.start for s in nexts[-1:]):
                kept.append(h)
                reached[family] = 1
        elif number == reached.get(family, 0) + 1:
            kept.append(h)
            reached[family] = number
    return kept


def _believable_decimals(headings: list[Heading]) -> list[Heading]:
    """1.1 is a label only where its like follow: 1.2, 2.1, 1.1.1."""
    paths = {h.label.path for h in headings if h.label.family == "n.n"}
    if not paths:
        return headings

    def has_kin(path: tuple[int, ...]) -> bool:
        return (
            (*path[:-1], path[-1] + 1) in paths
            or (path[-1] > 1 and (*path[:-1], path[-1] - 1) in paths)
            or (path[-1] == 1 and any((path[0] + step, *path[1:]) in paths for step in (1, -1)))
            or (len(path) > 2 and path[:-1] in paths)
        )

    return [h for h in headings if h.label.family != "n.n" or has_kin(h.label.path)]


_CONTENTS = re.compile(r"目 {0,6}[录次]")


def _without_contents(text: str, headings: list[Heading]) -> list[Heading]:
    """The headings without those of a table of contents, which come again in the body."""
    if not headings:
        return headings
    found = _CONTENTS.search(text, max(0, headings[0].start - 40), headings[0].start)
    if found is None:
        return headings
    first = headings[0].label
    for k, h in enumerate(headings[1:], 1):
        if (h.label.family, h.label.number, h.label.path) == (first.family, first.number, first.path):
            # in a table of contents heading follows heading; in a body there is text between them
            spread = (headings[k - 1].start - headings[0].start) / (k - 1) if k > 2 else _TITLE_MAX
            return headings[k:] if spread < _TITLE_MAX * 0.75 else headings
    return headings
