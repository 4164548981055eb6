"""Organs of several places under one name: 重庆、贵阳等地的知识产权局, 南宁、百色等8个市人民政府, 各市住（城）建局."""

from __future__ import annotations

import re
from typing import Final

from ipmine.scan.agencies.group_ends import COUNTED, counted_places, group
from ipmine.scan.agencies.groups import shared
from ipmine.scan.agencies.index import Index
from ipmine.scan.agencies.model import AgencyMatch
from ipmine.scan.agencies.prefix import Prefix

# 重庆、贵阳等地的…: bodies of many places
_SOME_PLACES: Final = re.compile(
    r"(?P<first>[一-鿿]{2,8})(?:[、和][一-鿿]{2,8}){0,8}等(?:[0-9一二三四五六七八九十]{1,3}个?)?(?:地|省市|省|市)的?\Z"
)
_SEVERAL: Final = re.compile(
    r"(?P<first>[一-鿿]{2,8})(?:[、和][一-鿿]{2,8}){1,30}等?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})个?\Z"
)
_COUNTED: Final = frozenset("个0123456789二三四五六七八九十")
# 住（城）建局, 农牧（业）局: an office that bears one name here and another there
_WORD_IN_BRACKETS: Final = re.compile(
    r"(?P<front>[一-鿿]{1,4})（(?P<inside>[一-鿿]{1,3})）(?P<tail>[一-鿿]{0,3}[局厅委办])\Z"
)
_TOWNS: Final = ("镇", "乡", "街道")
_TOWN: Final = "(?![各有全本])[^\\W省市县区州局委办部厅院室会处所府心由向经]{2,3}"
_TOWN_LIST: Final = re.compile(rf"(?:\A|[^一-鿿、]|[由向经])(?P<towns>(?:{_TOWN}(?:镇|乡|街道)?、){{1,20}})\Z")
# 来榜镇、包家乡、石关乡人民政府, where no gazetteer lists them
_UNLISTED: Final = re.compile(rf"(?:\A|[^一-鿿、]|[由向经])(?P<towns>(?:{_TOWN}(?:镇|乡|街道)、){{1,20}}{_TOWN})\Z")
_LAST_OF_LIST: Final = ("地", "的", "省", "市")


def open_list(known: Index, text: str, start: int, end: int) -> AgencyMatch | None:
    """The organs `text[start:end]` of places that a list in front names some of: 赴重庆、贵阳等地的…."""
    before = text[start - 1 : start]
    if before in COUNTED and counted_places(text, start) < start:
        return group(text, start, end)
    return _of_list(known, text, _SOME_PLACES, start, end) if before in _LAST_OF_LIST else None


def counted(known: Index, text: str, start: int, end: int) -> AgencyMatch | None:
    """The organs `text[start:end]` of places that a list in front names and counts: 南宁、百色等8个市人民政府."""
    before = text[start - 1 : start]
    if before in COUNTED and counted_places(text, start) < start:
        return group(text, start, end)
    return _of_list(known, text, _SEVERAL, start, end) if before in _COUNTED else None


def unlisted(text: str, start: int, end: int) -> AgencyMatch | None:
    """The office `text[start:end]` of townships that no gazetteer lists, the last one's kind in front of it."""
    listed = _UNLISTED.search(text, max(0, start - 60), start)
    return group(text, listed.start("towns"), end) if listed else None


def towns(text: str, front: Prefix, end: int) -> AgencyMatch | None:
    """The offices of several townships that no gazetteer lists: 罗浮、黄槐镇人民政府, 罗浮镇、黄槐镇党委."""
    if text[front.start - 1 : front.start] != "、" or not front.places[0].endswith(_TOWNS) or len(front.places) > 1:
        return None
    listed = _TOWN_LIST.search(text, max(0, front.start - 60), front.start)
    return group(text, listed.start("towns"), end) if listed else None


def _of_list(known: Index, text: str, pattern: re.Pattern[str], start: int, end: int) -> AgencyMatch | None:
    listed = pattern.search(text, max(0, start - 60), start)
    first = listed["first"] if listed else ""
    for cut in range(len(first) - 1):
        if listed and first[cut:] in known.places:
            return group(text, listed.start() + cut, end)
    return None


def bracketed(known: Index, text: str, end: int) -> AgencyMatch | None:
    """The offices of many places whose name differs by a word, which stands in brackets: 各市住（城）建局."""
    found = _WORD_IN_BRACKETS.search(text, max(0, end - 14), end)
    if found is None:
        return None
    front, inside, tail = found.groups()
    for size in range(len(front), 0, -1):
        start = found.end("front") - size
        if front[-size:] + tail in known.names or front[-size:] + inside + tail in known.names:
            return shared(text, start, end)
    return None
