"""The numbers that Word prints in front of paragraphs: they stand nowhere in the file, they are counted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from ipmine.reading.counters import WORD
from ipmine.reading.docx_xml import attribute, child, children, is_on, number, value

LEVELS = 9
_CHAIN = 20  # styles that are based on one another; a longer chain is a circle


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its first number, the number's format, the text around it (`第%1条`)."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False
    style: str | None = None


@dataclass(slots=True)
class _List:
    """A list as paragraphs refer to it; lists of the same `family` count on together."""

    family: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)
    begun: bool = False


@dataclass(frozen=True, slots=True)
class _Style:
    based_on: str | None
    list_id: str | None
    level: int | None


class Numbering:
    """The lists of a document, counted in the order of its paragraphs."""

    def __init__(self, numbering: Any | None, styles: Any | None) -> None:
        self.styles = {} if styles is None else _styles(styles)
        self.default_style = None if styles is None else _default_style(styles)
        self.lists = {} if numbering is None else _lists(numbering, self.styles)
        self.counts: dict[str, list[int | None]] = {}

    def label(self, paragraph: Any) -> str:
        """The number of a paragraph with what Word sets behind it; empty for paragraphs without one.

        To be called once for each paragraph, in order: it counts.
        """
        found = self._place(paragraph)
        if found is None:
            return ""
        entry, depth = found
        level = entry.levels.get(depth)
        if level is None:
            return ""
        counts = self.counts.setdefault(entry.family, [None] * LEVELS)
        if not entry.begun:
            entry.begun = True
            for k in entry.starts:
                counts[k] = None
        here = counts[depth]
        counts[depth] = self._first(entry, depth) if here is None else here + 1
        for k in range(depth + 1, LEVELS):
            restart = entry.levels[k].restart if k in entry.levels else None
            if restart is None or depth < restart:
                counts[k] = None
        for k in range(depth):
            if counts[k] is None:
                counts[k] = self._first(entry, k)
        if level.format == "bullet":
            return ""
        return _printed(level, entry, counts)

    def _first(self, entry: _List, depth: int) -> int:
        if depth in entry.starts:
            return entry.starts[depth]
        level = entry.levels.get(depth)
        return level.start if level else 1

    def _place(self, paragraph: Any) -> tuple[_List, int] | None:
        """The list and the level that a paragraph or its style names."""
        properties = child(paragraph, "pPr")
        list_id = None if properties is None else value(properties, "numPr", "numId")
        depth = None if properties is None else number(properties, "numPr", "ilvl")
        style = (None if properties is None else value(properties, "pStyle")) or self.default_style
        owner = None
        at = style
        for _ in range(_CHAIN):
            known = self.styles.get(at) if at else None
            if known is None:
                break
            if list_id is None and known.list_id is not None:
                list_id, owner = known.list_id, at
            if depth is None and known.level is not None and known.list_id is not None:
                depth = known.level
            at = known.based_on
        entry = self.lists.get(list_id) if list_id else None
        if entry is None:
            return None
        if owner is not None:  # a level says for which style it is
            depth = next((k for k, level in entry.levels.items() if level.style in (style, owner)), depth)
        depth = depth or 0
        return (entry, depth) if 0 <= depth < LEVELS else None


def _printed(level: Level, entry: _List, counts: list[int | None]) -> str:
    def count(match: re.Match[str]) -> str:
        k = int(match[1]) - 1
        if not 0 <= k < LEVELS:
            return ""
        kind = "decimal" if level.legal else entry.levels.get(k, level).format
        now = counts[k]
        return "" if kind in ("none", "bullet") or now is None else WORD.get(kind, str)(now)

    text = re.sub(r"%([1-9])", count, level.text)
    if not text.strip():
        return ""
    if level.suffix == "nothing" or (level.suffix == "tab" and _stands_close(text[-1])):
        return text
    return text + " "


def _stands_close(char: str) -> bool:
    """Whether a label's end is wide or round, so that text prints no blank behind it: 一、 （一） ①."""
    return char in "、）．，" or "\u2460" <= char <= "\u24ff" or "\u3220" <= char <= "\u32bf"


# --- reading the parts ----------------------------------------------------------------------


def _lists(numbering: Any, styles: dict[str, _Style]) -> dict[str, _List]:
    families: dict[str, dict[int, Level]] = {}
    linked: dict[str, str] = {}
    for element in children(numbering, "abstractNum"):
        family = attribute(element, "abstractNumId") or ""
        families[family] = {
            depth: level for e in children(element, "lvl") for depth, level in [_level(e)] if 0 <= depth < LEVELS
        }
        link = value(element, "numStyleLink")
        if link and not families[family]:
            linked[family] = link
    lists: dict[str, _List] = {}
    for element in children(numbering, "num"):
        family = value(element, "abstractNumId") or ""
        entry = _List(family, dict(families.get(family, {})))
        for override in children(element, "lvlOverride"):
            depth = _integer(attribute(override, "ilvl"))
            if depth is None or not 0 <= depth < LEVELS:
                continue
            own = child(override, "lvl")
            if own is not None:
                entry.levels[depth] = _level(own)[1]
            start = number(override, "startOverride")
            if start is not None:
                entry.starts[depth] = start
        lists[attribute(element, "numId") or ""] = entry
    for entry in lists.values():
        style = styles.get(linked.get(entry.family, ""))
        target = lists.get(style.list_id or "") if style else None
        if target is not None and not entry.levels:
            entry.levels, entry.family = target.levels, target.family
    lists.pop("0", None)  # zero says: no list
    return lists


def _level(element: Any) -> tuple[int, Level]:
    depth = _integer(attribute(element, "ilvl"))
    start = number(element, "start")
    level = Level(
        start=1 if start is None else start,
        text=value(element, "lvlText") or "",
        suffix=value(element, "suff") or "tab",
        restart=number(element, "lvlRestart"),
        legal=is_on(child(element, "isLgl")),
        style=value(element, "pStyle"),
    )
    # newer formats stand in an alternative beside the plain one
    kind = value(element, "numFmt") or value(element, "AlternateContent", "Fallback", "numFmt") or "decimal"
    return -1 if depth is None else depth, replace(level, format=kind)


def _styles(styles: Any) -> dict[str, _Style]:
    found: dict[str, _Style] = {}
    for element in children(styles, "style"):
        name = attribute(element, "styleId")
        if name:
            found[name] = _Style(
                value(element, "basedOn"),
                value(element, "pPr", "numPr", "numId"),
                number(element, "pPr", "numPr", "ilvl"),
            )
    return found


def _default_style(styles: Any) -> str | None:
    for element in children(styles, "style"):
        if attribute(element, "type") == "paragraph" and attribute(element, "default") in ("1", "true", "on"):
            return attribute(element, "styleId")
    return None


def _integer(text: str | None) -> int | None:
    return int(text) if text is not None and text.isdecimal() and len(text) < 6 else None
