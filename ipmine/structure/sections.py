"""The section tree: at what level each heading stands, under which parent, and its words."""

from __future__ import annotations

import re
from collections import defaultdict

from ipmine.facts import SectionFact
from ipmine.structure import headings
from ipmine.structure.headings import Heading
from ipmine.structure.labels import Label
from ipmine.structure.lines import Line

_SENTENCE_END = re.compile(r"[。；！？\n]")
_TITLE_MAX = 80
_SPACED_OUT = re.compile(r"[\u4e00-\u9fff](?: {1,6}[\u4e00-\u9fff]){1,5}")  # 总  则


def find(text: str, lines: list[Line], units: list[int], skip: list[bool]) -> list[SectionFact]:
    """The sections of a working text.

    `lines` are those of `split_lines`; `units[i]` counts the paper that line i belongs to,
    `skip[i]` says that it holds no headings (chrome, metadata box, lists of attachments).
    """
    return _tree(text, headings.find(text, lines, units, skip))


def _tree(text: str, found: list[Heading]) -> list[SectionFact]:
    sections: list[SectionFact] = []
    done = 0
    while done < len(found):
        unit = found[done].unit
        upto = done
        while upto < len(found) and found[upto].unit == unit:
            upto += 1
        part = found[done:upto]
        order = _order(part)
        stack: list[tuple[int, int]] = []  # (rank, index)
        for k, h in enumerate(part):
            label = h.label
            rank = order[label.family if label.family != "n.n" else _level_key(label)]
            while stack and stack[-1][0] >= rank:
                stack.pop()
            following = part[k + 1].start if k + 1 < len(part) else len(text)
            end, title = _title(text, h, following)
            parent = stack[-1][1] if stack else None
            index = len(sections)
            sections.append(SectionFact(h.start, end, len(stack) + 1, text[h.start : label.end], title, parent))
            stack.append((rank, index))
        done = upto
    return sections


def _level_key(label: Label) -> str:
    """The family, for decimal labels with their depth."""
    return label.family if label.family != "n.n" else f"n.n{len(label.path)}"


def _order(found: list[Heading]) -> dict[str, int]:
    """Which family of labels stands over which, in this paper: the smaller, the higher.

    Families keep their usual order, except where a usually higher one starts anew
    behind labels of a lower one again and again: 1. （一）（二） 2. （一）（二）. And
    一、 stands over 第…条 where such headings count on over articles that count on.
    """
    usual: dict[str, int] = {}
    first: dict[str, int] = {}
    starts: dict[str, int] = defaultdict(int)
    behind: dict[tuple[str, str], int] = defaultdict(int)
    previous: str | None = None
    for k, h in enumerate(found):
        key = _level_key(h.label)
        usual.setdefault(key, h.label.rank)
        first.setdefault(key, k)
        if h.label.number == 1:
            starts[key] += 1
            if previous is not None and previous != key:
                behind[previous, key] += 1
        previous = key
    order = sorted(usual, key=lambda key: usual[key])
    for upper in [key for key in order if usual[key] > 4]:
        for lower in [key for key in order if usual[key] > usual[upper]]:
            if behind[lower, upper] >= 2 and behind[lower, upper] > behind[upper, lower]:
                order.remove(upper)
                order.insert(order.index(lower) + 1, upper)
    article = "条"
    for key in ("cn.", "formal"):
        if key in first and article in first and starts[key] == 1 and first[key] < first[article]:
            order.remove(key)
            order.insert(order.index(article), key)
    return {key: place for place, key in enumerate(order)}


# 1.现场提交：在报名时间内…: a heading run into its paragraph
_RUN_IN = re.compile(r"(?P<title>[^，。；：！？\n《》“”]{2,16})：")
_LEADS_ON = re.compile("[，；]|如下：$|(?:应|须|得|可以|包括|有)[^，。；]{0,12}：$")


_BEFORE_WORDS = frozenset(" *、：")  # 第一章、总则; **1.** **总则**


def _title(text: str, heading: Heading, following: int) -> tuple[int, str]:
    """Where the heading ends, and its words: the line, or its first sentence if that is short."""
    label, line = heading.label, heading.line
    limit = min(line.end, following)
    if label.end == limit < following and text.startswith("  ", limit):
        # 第一章  总则: read as two lines
        close = text.find("\n", limit)
        limit = min(close if close >= 0 else len(text), following)
    begin = label.end
    while begin < limit and text[begin] in _BEFORE_WORDS:
        begin += 1
    if begin < limit and text[begin] in "【（(":
        close = text.find({"【": "】", "（": "）", "(": ")"}[text[begin]], begin, min(limit, begin + _TITLE_MAX))
        if label.family == "条" and close > 0:
            return close + 1, text[begin + 1 : close].strip()
    if label.family != "条" and (run_in := _RUN_IN.match(text, begin, limit)) and run_in.end() < limit:
        return run_in.end("title"), run_in["title"]  # 1.现场提交：在报名时间内…
    stop = _SENTENCE_END.search(text, begin, min(limit, begin + _TITLE_MAX + 1))
    if stop is not None:
        if label.family == "条":
            return label.end, ""  # an article's words are its text, not its name
        return stop.start(), text[begin : stop.start()].strip()
    if limit - begin <= _TITLE_MAX and not (label.family == "条" and text[limit - 1] in "：:，、"):
        words = text[begin:limit].strip()
        if words[-1:] in ("*", "#"):
            words = words.replace("**", "").rstrip(" *#")  # **一、总体要求**, as markdown prints it
        if words.endswith("：") and _LEADS_ON.search(words):
            return label.end, ""  # 三、下列案卷，任何人均得申请阅卷：
        words = words.removesuffix("：")
        return limit, words.replace(" ", "") if _SPACED_OUT.fullmatch(words) else words
    return label.end, ""
