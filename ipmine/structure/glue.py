"""Lines that a scraper ran together: title, number, addressees and body on one line.

A paper on one line still has its order, and each part its form; here the long line is
cut where one form ends and the next begins.
"""

from __future__ import annotations

import itertools
import re

from ipmine.bracketed_years import FULL_YEAR
from ipmine.structure import forms, titles
from ipmine.structure.lines import LONG, Line

_BRACKETED = re.compile(rf"{FULL_YEAR}[ ]?第?[ ]?\d{{1,5}}[ ]?号")
_KIND = re.compile(
    r"(?:通知|意见|决定|决议|公告|通告|通报|批复|函|报告|办法|规定|细则|条例|方案|规划|计划|纲要|措施|要点|规则|令)(?:（[^（）]{1,20}）)?"
)
# A key of the metadata box with its day, run into the head's line.
_KEYED_DAY = re.compile(
    rf"(?:发布|发表|更新|发文|成文|公开|公布|颁布|制定|印发|生效|实施|施行|失效|废止|截止)?(?:时间|日期) ?：? ?(?:{forms.DATE})(?: {{0,3}}\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?)?"
)
_SOURCE = re.compile(r" ?(?:文章|信息|稿件)?来源 ?：[^ ]{1,40}(?= )")
_DAY_BEHIND = re.compile(rf" {{0,20}}(?:{forms.DATE})(?= |$)")
_ORDER = re.compile(
    r"(?P<title>[\u4e00-\u9fff]{3,40}令) {0,20}(?P<number>[（(]?第 ?[0-9零〇○Ο一二三四五六七八九十百]{1,7} ?号[）)]?)$"
)
_LISTED_DAY = re.compile(
    rf"附件?\d? ?：.{{2,120}}?[^自至于到在从（(年月《“0-9零〇○一二三四五六七八九十]{{1,20}} {{0,80}}(?P<date>{forms.DATE})$"
)
_LIST_BEHIND = re.compile(r"(?<=[。日）)；\d ])附件 ?： {0,3}1 ?[.、](?!\d)")
_RELEASE = re.compile(r" {0,40}[（(](?:此件|本文|联系人)[^（）()]{2,60}[）)]")
_QUOTED = re.compile(r"《([^《》]{6,90})》")
_DAY_NOTED = re.compile(rf"(?P<date>{forms.DATE}) {{1,80}}[（(]")
_DAY_SIGNED = re.compile(rf"(?P<date>{forms.DATE}) {{1,40}}(?P<who>[^，。；：！？]{{3,60}})$")
_DAY = re.compile(forms.DATE)
_NO_NAME = re.compile(r"[，。；：！？《》\d]")
# What makes a day part of a sentence: 某局2022年9月1日起…
_GOES_ON = frozenset("起前至以后，、之到")
_NAME_MAX = 64
_RUN_TOGETHER = 600
_HAN_ONLY = re.compile(r"[\u4e00-\u9fff]{1,12}$")
_OFFICIAL = re.compile(r"关于|印发|转发|公布|发布|批转")
_FIRST_ARTICLE = re.compile(r"第 ?一 ?[章条编](?=[ \u4e00-\u9fff])")
_TITLE_DATE = re.compile(
    r"(?P<title>[\u4e00-\u9fff（）、 ]{3,60}(?:令|公告|书函|函|开会通知单)) ?(?P<date>中华民国.{4,30}日(?:（[^（）]{1,8}）)?)$"
)


def _keyed_day(text: str) -> re.Match[str] | None:
    """The first key with its day that does not begin the line."""
    return _KEYED_DAY.search(text, 6) if "时间" in text or "日期" in text else None


def cut(lines: list[Line]) -> list[Line]:
    """The lines, with those cut that hold several parts of a paper."""
    out: list[Line] = []
    for k, line in enumerate(lines):
        text = line.text
        size = len(text)
        if size > LONG:
            out.extend(_cut_long(line, head=k < 12))
        elif (
            k < 12
            and size > 20
            and not forms.is_number(text)
            and (_BRACKETED.search(text) or _keyed_day(text) or (k < 3 and size > 40 and "：" in text))
        ):
            places = _head_places(text)
            out.extend(_pieces(line, places) if places else _cut_short(line, order=True))
        elif size > 8 and line.soft and _FIRST_ARTICLE.search(text, 4, 90):
            for piece in _cut_articles(line):
                out.extend(_cut_short(piece, order=False))
        elif text[-1] in "日）—号" or ("日" in text and line.soft):
            out.extend(_cut_short(line, order=k < 12))
        else:
            out.append(line)
    return [piece for line in out for piece in (_cut_list(line) if "附件" in line.text else (line,))]


def _cut_list(line: Line) -> list[Line]:
    """A list of attachments that was run into the line above it: …电话3270033附件：1.名单."""
    found = _LIST_BEHIND.search(line.text)
    return _pieces(line, [found.start()]) if found else [line]


def _pieces(line: Line, places: list[int]) -> list[Line]:
    """The line cut at the places (offsets in its text), blanks dropped."""
    out: list[Line] = []
    bounds = [0, *sorted(set(places)), len(line.text)]
    for a, b in itertools.pairwise(bounds):
        piece = line.text[a:b]
        body = piece.strip()
        if body:
            start = line.start + a + (len(piece) - len(piece.lstrip()))
            out.append(Line(start, start + len(body), body, line.gap and not out, line.soft or bool(out)))
    return out


def _cut_long(line: Line, *, head: bool) -> list[Line]:
    text = line.text
    places = _head_places(text) if head else []
    if "日" in text:
        places.extend(_sign_places(text, places[-1] if places else 0))
    return _pieces(line, places) if places else [line]


def _head_places(text: str) -> list[int]:
    """Where title, number and addressees end in a line that begins with them."""
    window = text[:600]
    stop = len(window)
    for mark in "。；！？":
        at = window.find(mark)
        if at >= 0:
            stop = min(stop, at)
    keyed = _keyed_day(window[:300])
    if keyed is not None and keyed.start() <= stop:
        places = [keyed.start(), keyed.end()]
        source = _SOURCE.match(window, keyed.end())
        if source is not None:
            places.append(source.end())
        return _head_places(window[: keyed.start()]) + places
    colon = window.find("：")
    if colon < 0 or colon > stop:
        colon = -1
    number = _BRACKETED.search(window, 0, colon if colon > 0 else stop)
    if number is not None and (colon < 0 or number.end() <= colon):
        if number.start() <= 12 and _OFFICIAL.search(window, number.end(), number.end() + 60):
            rest = window[number.end() : stop].strip()
            if titles.is_complete(rest) and _HAN_ONLY.match(window, 0, number.start()):
                return [number.end()]
        series = _series_start(window, number.start())
        if series is not None and titles.is_complete(window[:series].strip()):
            places = [series, number.end()]
            day = _DAY_BEHIND.match(window, number.end())
            if day is not None:
                places.append(day.end())
            if colon > 0 and forms.is_addressees(window[number.end() : colon + 1].strip()):
                places.append(colon + 1)
            return places
    if colon > 0:
        kinds = [m.end() for m in _KIND.finditer(window, 4, colon)]
        for end in reversed(kinds):
            parties = window[end : colon + 1].strip()
            if len(parties) > 3 and parties[0] not in "的》”、，和及与" and forms.is_addressees(parties):
                front = window[:end].strip()
                if titles.is_complete(front) and "，" not in front and _OFFICIAL.search(front):
                    return [end, colon + 1]
        if forms.is_addressees(window[: colon + 1]):
            return [colon + 1]
    return []


def _series_start(text: str, bracket: int) -> int | None:
    """Where the number's prefix begins, if a title's last word stands in front of it."""
    kinds = [m.end() for m in _KIND.finditer(text, max(0, bracket - 30), bracket)]
    return kinds[-1] if kinds and bracket - kinds[-1] <= 20 else None


def _sign_places(text: str, start: int) -> list[int]:
    """Where signatures and their days stand behind a sentence's end, in a line run together."""
    places: list[int] = []
    for day in _DAY.finditer(text, start):
        begin = max(start, day.start() - _NAME_MAX)
        begin = max(text.rfind("。", begin, day.start()), text.rfind("）", begin, day.start())) + 1
        who = text[begin : day.start()].strip()
        if day.start() < start or not begin or len(who) < 3 or _NO_NAME.search(who):
            continue
        if text[day.end() : day.end() + 1] in _GOES_ON or not (titles.is_organ(who) or forms.is_person(who)):
            continue
        end = day.end()
        places += [begin, day.start(), end]
        release = _RELEASE.match(text, end)
        if release is not None:
            end = release.end()
            places.append(end)
        # the attachment's title, run into what follows it
        for quoted in _QUOTED.finditer(text, start, begin):
            if text.startswith(quoted[1], end):
                places.append(end + len(quoted[1]))
                break
        start = end
    return places


def _cut_short(line: Line, *, order: bool) -> list[Line]:
    """A signature and its day on one line; 行政院公告中华民国99年9月24日; 国务院令第1号."""
    text = line.text
    if order and text[-1] in "号）":
        found = _ORDER.match(text)
        if found is not None:
            return _pieces(line, [found.start("number")])
    if "年" not in text:
        return [line]
    glued = _TITLE_DATE.match(text)
    if glued is not None:
        return _pieces(line, [glued.start("date")])
    signed = forms.signed(text)
    if signed is not None:
        return _pieces(line, list(signed))
    if text[0] == "附":
        found = _LISTED_DAY.match(text)
        return _pieces(line, [found.start("date")]) if found else [line]
    if " " in text and len(text) <= 160:
        found = _DAY_NOTED.match(text)
        if found is not None:
            return _pieces(line, [found.end("date")])
        found = _DAY_SIGNED.match(text)
        if found is not None and forms.is_person(found["who"]):
            return _pieces(line, [found.start("who")])
    return [line]


def _cut_articles(line: Line) -> list[Line]:
    """某某办法第一章 总则: the title in front of a law's first label."""
    found = _FIRST_ARTICLE.search(line.text, 4, 90)
    if found is None or not titles.is_complete(line.text[: found.start()].strip()):
        return [line]
    return _pieces(line, [found.start()])
