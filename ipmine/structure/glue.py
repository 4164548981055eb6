"""Lines that a scraper ran together: title, number, addressees and body on one line.

A paper on one line still has its order, and each part its form; here the long line is
cut where one form ends and the next begins.
"""

from __future__ import annotations

import re

from ipmine.structure import forms, titles
from ipmine.structure.lines import LONG, Line

_BRACKETED = re.compile(r"[〔\[（(【][ ]?(?:19|20)\d{2}[ ]?[〕\]）)】][ ]?第?[ ]?\d{1,5}[ ]?号")
_KIND = re.compile(
    r"(?:通知|意见|决定|决议|公告|通告|通报|批复|函|报告|办法|规定|细则|条例|方案|规划|计划|纲要|措施|要点|规则|令)(?:（[^（）]{1,20}）)?"
)
_DATE = re.compile(forms.DATE)
_SIGNED = re.compile(
    rf"(?<=[。）])(?P<who>[^，。；：！？《》\d]{{3,60}}?) {{0,60}}(?P<date>{forms.DATE})(?!起|前|至|以|后|，|、)"
)
_FIRST_ARTICLE = re.compile(r"第 ?一 ?[章条编](?=[ \u4e00-\u9fff])")
_TITLE_DATE = re.compile(
    r"(?P<title>[\u4e00-\u9fff（）、 ]{3,60}(?:令|公告|书函|函|开会通知单)) ?(?P<date>中华民国.{4,30}日(?:（[^（）]{1,8}）)?)$"
)


def cut(lines: list[Line]) -> list[Line]:
    """The lines, with those cut that hold several parts of a paper."""
    out: list[Line] = []
    for k, line in enumerate(lines):
        text = line.text
        size = len(text)
        if size > LONG:
            # the head of a paper is glued only where the text begins or a soft break did
            if k < 12 or "年" in text[-40:]:
                out.extend(_cut_long(line, head=k < 12))
            else:
                out.extend(_cut_signed(line))
        elif text[-1] == "日" or text[-1] == "）":
            out.extend(_cut_short(line))
        elif size > 8 and line.soft and _FIRST_ARTICLE.search(text, 4, 90):
            out.extend(_cut_articles(line))
        else:
            out.append(line)
    return out


def _pieces(line: Line, places: list[int]) -> list[Line]:
    """The line cut at the places (offsets in its text), blanks dropped."""
    out: list[Line] = []
    bounds = [0, *sorted(set(places)), len(line.text)]
    for a, b in zip(bounds, bounds[1:], strict=False):
        piece = line.text[a:b]
        body = piece.strip()
        if body:
            start = line.start + a + (len(piece) - len(piece.lstrip()))
            out.append(Line(start, start + len(body), body, line.gap and not out, line.soft or bool(out)))
    return out


def _cut_long(line: Line, *, head: bool) -> list[Line]:
    text = line.text
    places: list[int] = []
    if head:
        places.extend(_head_places(text))
    places.extend(_sign_places(text, places[-1] if places else 0))
    return _pieces(line, places) if places else [line]


def _cut_signed(line: Line) -> list[Line]:
    places = _sign_places(line.text, 0) if "日" in line.text else []
    return _pieces(line, places) if places else [line]


def _head_places(text: str) -> list[int]:
    """Where title, number and addressees end in a line that begins with them."""
    window = text[:600]
    stop = len(window)
    for mark in "。；！？":
        at = window.find(mark)
        if at >= 0:
            stop = min(stop, at)
    colon = window.find("：")
    if colon < 0 or colon > stop:
        colon = -1
    number = _BRACKETED.search(window, 0, colon if colon > 0 else stop)
    if number is not None and (colon < 0 or number.end() <= colon):
        series = _series_start(window, number.start())
        if series is not None and titles.is_complete(window[:series].strip()):
            places = [series, number.end()]
            if colon > 0 and forms.is_addressees(window[number.end() : colon + 1].strip()):
                places.append(colon + 1)
            return places
    if colon > 0:
        kinds = [m.end() for m in _KIND.finditer(window, 4, colon)]
        for end in reversed(kinds):
            parties = window[end : colon + 1].strip()
            if len(parties) > 3 and parties[0] not in "的》”、，和及与" and forms.is_addressees(parties):
                if titles.is_complete(window[:end].strip()) and "，" not in window[:end]:
                    return [end, colon + 1]
        if forms.is_addressees(window[: colon + 1]):
            return [colon + 1]
    return []


def _series_start(text: str, bracket: int) -> int | None:
    """Where the number's prefix begins, if a title's last word stands in front of it."""
    kinds = [m.end() for m in _KIND.finditer(text, max(0, bracket - 30), bracket)]
    return kinds[-1] if kinds and bracket - kinds[-1] <= 20 else None


def _sign_places(text: str, start: int) -> list[int]:
    places: list[int] = []
    for found in _SIGNED.finditer(text, start):
        who = found["who"].strip()
        if titles.is_organ(who) or forms.is_person(who):
            places += [found.start("who"), found.start("date"), found.end("date")]
    return places


def _cut_short(line: Line) -> list[Line]:
    """A signature and its day on one line; 行政院公告中华民国99年9月24日."""
    text = line.text
    if "年" not in text:
        return [line]
    glued = _TITLE_DATE.match(text)
    if glued is not None:
        return _pieces(line, [glued.start("date")])
    if " " in text:
        signed = forms.signed(text)
        if signed is not None:
            return _pieces(line, list(signed))
    return [line]


def _cut_articles(line: Line) -> list[Line]:
    """某某办法第一章 总则: the title in front of a law's first label."""
    found = _FIRST_ARTICLE.search(line.text, 4, 90)
    if found is None or not titles.is_complete(line.text[: found.start()].strip()):
        return [line]
    return _pieces(line, [found.start()])
