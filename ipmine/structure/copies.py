"""Who gets a copy, at the end of a paper: 抄送：…, and in Taiwan's letters 正本：… and 副本：…"""

from __future__ import annotations

import re
from itertools import pairwise

from ipmine.structure import attachments, forms, titles
from ipmine.structure.labels import FIRST, label_at
from ipmine.structure.outline import Outline

FIRSTS = frozenset("抄分报副正主（(")
"""What a label can begin with, short ones aside."""

_LABEL = re.compile(
    r"(?:抄 {0,8}[送报致发]|分 {0,8}[送发]|[报主] {0,8}送|[副正] {0,8}本 {0,2}送?)(?:单位|机关)? {0,8}[：:]"
)
_SHORT = re.compile(r"[报送发] {0,8}(?:[送至] {0,8})?[：:]")  # 报：…, 送：… and 发：…, which only an imprint has
_HEADS = re.compile(rf"致 ?[：:]|{_SHORT.pattern}")
_PARTY = re.compile("[\u4e00-\u9fff（）、，]{2,40}[；。]?")  # on a line of its own
_PARTED = ("，", "、", "；", ",", ";")
_MOST_LINES = 16
_LINE_MAX = 300
_WRAPPED = 20  # characters of a line that was full


def is_list(text: str) -> bool:
    """Whether a line begins a list of those who get the paper.

    >>> is_list("抄　　送：某部。".replace("　", " ")), is_list("报送：某部。"), is_list("抄送某部。")
    (True, True, False)
    """
    return text[0] in FIRSTS and _LABEL.match(text, text[0] in "（(") is not None


def is_short(text: str) -> bool:
    """报：…, 送：… and 发：…; behind a sign-off they tell who gets the paper."""
    return text[0] in "报送发" and _SHORT.match(text) is not None


def mark(outline: Outline, k: int) -> int:
    """Mark the list that begins at line k; return the line behind it.

    正本 is for the addressees and 主送 names them, 副本 and 抄送 are for others.
    """
    kind = "addressees" if outline.text(k)[0] in "正主" else "cc"
    stop = k + 1
    below = _is_bare(outline.text(k))
    while stop - k < _MOST_LINES and _goes_on(outline, stop, below=below):
        stop += 1
    return outline.mark(kind, k, stop)


def _is_bare(text: str) -> bool:
    """Whether a label stands alone, over the parties."""
    return text[-1] in "：:" and text.count(text[-1]) == 1


def _goes_on(outline: Outline, k: int, *, below: bool) -> bool:
    """Whether line k goes on with the list that the line above it belongs to; `below`: a line for each party."""
    text, above = outline.text(k), outline.text(k - 1)
    if not text or len(text) > _LINE_MAX or outline.kinds[k] != "body" or "。" in text[:-1]:
        return False
    if is_list(text) or is_short(text) or forms.is_date(text) or forms.is_imprint(text):
        return False
    if attachments.is_marker(text) or attachments.is_list(text) or (text[0] in FIRST and label_at(text, 0)):
        return False
    if above.endswith(_PARTED):
        return True
    if below:
        return _PARTY.fullmatch(text) is not None and titles.kind_of(text) is None
    # a line that was cut within a name: …办 / 公厅、省军区。
    return above[-1] not in "。：:" and len(above) > _WRAPPED and text[-1] == "。" and not outline.lines[k].gap


def lists(text: str) -> list[str]:
    """The lists in a part that tells who gets the paper, without labels and the brackets around them.

    >>> lists("抄送：甲局、\\n乙局。\\n分送：丙局")
    ['甲局、乙局。', '丙局']
    """
    found: list[str] = []
    below = False
    for line in text.split("\n"):
        line = line.strip()
        if line[:1] in ("（", "(") and line[-1:] in ("）", ")"):
            line = line[1:-1]  # （抄送：市政协提案委）
        short = _HEADS.match(line)
        spans = [short.span()] if short else [label.span() for label in _LABEL.finditer(line)]
        pieces = [line[a:b] for (_, a), (b, _) in pairwise([(0, 0), *spans, (len(line), 0)])]
        if spans:
            found += pieces
            below = not pieces[-1].strip()
        elif below or not found:
            found.append(line)
        else:
            found[-1] += line
    return [piece for piece in found if piece]
