"""Page furniture in a plain text: navigation, share buttons, captchas, copyright footers."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ipmine import lexicon
from ipmine.structure.lines import Line

# A piece of furniture is short; a sentence that begins with 首页 or 分享 is none.
_SHORT = 90
_MARKS = " |｜/·•>》»＞<《«:：,，、（）()【】[]〔〕.…-—_*#=~←→↑↓▲▼◆■□●○★☆+"
_COUNT = r"(?:\d{1,8}+|[（(]\d{1,6}[）)])"
_PAGE_NUMBER = re.compile(r"[-—–] ?\d{1,4} ?[-—–]$|第 ?\d{1,4} ?页(?:[ ,，/]{0,3}共 ?\d{1,4} ?页)?$")
_RECORD = re.compile(r".{0,30}ICP备 ?\d{6,10}号")


_ADDRESS = ("http://", "https://", "www.")
# What a generator of sites sets over a page: bookCollapseSection: true.
_FRONT_MATTER = re.compile(r"[A-Za-z][A-Za-z_]{2,30} ?[:：] ?(?:true|false|\d{1,10}|[\"'\[].{0,60})$")
_TAGS = re.compile(r"(?:<[/!！a-zA-Z][^<>]{0,400}>[ ]{0,20}){1,30}+$")
# Skip to main content, Copyright Notice: no Chinese paper begins or ends with a line of English words.
_FOREIGN = re.compile(r"[A-Za-z][A-Za-z'&-]{0,20}(?:[ ,|]{1,3}[A-Za-z][A-Za-z'&.-]{0,20}){1,12}[ .!]?$")
_ARROWS = frozenset(">＞»›→/")
# 某厅 > 信息公开 > 规划; 新闻与公告 / 本院新闻: the way through a site to its page
_STEP = r"[^>＞»›→/。，；：！？《》<\n]{2,24}"
_TRAIL = re.compile(
    rf"{_STEP}(?: {{0,3}}(?:[>＞»›→]{{1,3}}) {{0,3}}{_STEP}){{1,9}}$|{_STEP}(?: {{1,3}}/ {{1,3}}{_STEP}){{1,9}}$"
    rf"|(?:网站)?首页(?: {{0,3}}(?:-{{1,3}}|—{{1,2}}|::|·|[|｜]) {{0,3}}{_STEP}){{1,9}}$"
)
_TRAIL_SIGNS = _ARROWS | {"页"}
# 某局全球资讯网, 某厅门户网站: the name of the site over its page
_SITE = re.compile(
    r"[^，。；：！？《》\d ]{2,30}(?:资讯网|入口网|门户网|门户网站|政务网|官方网站|官网)(?: [A-Za-z][A-Za-z &'-]{2,60})?$"
)


class _Phrases(NamedTuple):
    all: re.Pattern[str]
    firsts: frozenset[str]  # what such a line may begin with, besides digits
    heads: dict[str, list[tuple[str, str]]]  # first two characters, or the only one -> (phrase, how it stands)


@cache
def _phrases() -> _Phrases:
    whole: list[str] = []
    heads: dict[str, list[tuple[str, str]]] = {}
    for row in lexicon.rows("chrome_lines"):
        phrase = row["phrase"]
        if row["how"] == "all":
            whole.append(phrase)
        else:
            heads.setdefault(phrase[:2], []).append((phrase, row["how"]))
    words = "|".join(re.escape(p) for p in sorted(whole, key=len, reverse=True))
    marks = re.escape(_MARKS)
    pattern = re.compile(rf"[{marks}]{{0,9}}+(?:(?>{words}|{_COUNT})[{marks}]{{0,9}}+){{1,24}}+$")
    return _Phrases(pattern, frozenset(_MARKS).union(phrase[0] for phrase in whole), heads)


def is_furniture(text: str, *, at_edge: bool = True) -> bool:
    """Whether a line is page furniture.

    `at_edge`: the line stands in front of the paper or behind it, where single words
    (打印, 大, 微信) are furniture; inside a paper only phrases that nobody writes in one.

    >>> is_furniture("【字体：大 中 小】 打印"), is_furniture("打印设备管理办法")
    (True, False)
    """
    if text[0] == "<" and text[-1] == ">" and _TAGS.match(text):
        return True
    if len(text) > _SHORT:
        return False
    phrases = _phrases()
    for phrase, how in (*phrases.heads.get(text[:2], ()), *phrases.heads.get(text[0], ())):
        if text.startswith(phrase) and (at_edge or how != "edge"):
            return True
    if text[0] in "-—–第" and _PAGE_NUMBER.match(text):
        return True
    if "ICP" in text and _RECORD.match(text):
        return True
    if not at_edge:
        return False
    if text[0].isascii() and (_FRONT_MATTER.match(text) or (text.startswith(_ADDRESS) and " " not in text)):
        return True
    if text[0].isascii() and _FOREIGN.match(text):
        return True
    if ("©" in text and ("版权" in text or "Copyright" in text)) or text.endswith("版权所有"):
        return True
    body = text.lstrip(_MARKS)
    if body and ((not _TRAIL_SIGNS.isdisjoint(body) and _TRAIL.match(body)) or _SITE.match(body)):
        return True
    if text[0] not in phrases.firsts and not text[0].isdecimal():
        return False
    if len(text) <= 60 and phrases.all.match(text):
        return any(c.isalpha() for c in text)
    return all(c in _MARKS for c in text)


def opens_footer(text: str) -> bool:
    """Whether a line begins the page's footer, so that all behind it is furniture."""
    return any(how == "tail" and text.startswith(phrase) for phrase, how in _phrases().heads.get(text[:2], ()))


def mark(lines: list[Line]) -> list[bool]:
    """For each line, whether it is furniture.

    Lines inside the paper are looked at strictly, those around it generously.
    """
    heads = _phrases().heads
    found = [False] * len(lines)
    first = 0
    while first < len(lines) and is_furniture(lines[first].text):
        found[first] = True
        first += 1
    last = len(lines) - 1
    while last >= first and is_furniture(lines[last].text):
        found[last] = True
        last -= 1
    for k in range(first, last + 1):
        line = lines[k]
        text = line.text
        if len(text) > _SHORT:
            continue
        if (text[:2] in heads or text[0] in "-—–第<" or "ICP" in text) and is_furniture(text, at_edge=False):
            found[k] = True
            if k > first and opens_footer(text):
                # a footer: what follows is the page's, unless a paper goes on behind it
                rest = range(k + 1, last + 1)
                if all(len(lines[j]) < _SHORT for j in rest) and len(rest) < 40:
                    for j in rest:
                        found[j] = True
                    break
    _spread(lines, found)
    return found


# 二、重点工作 behind a lone > is the paper's first heading
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章节部编]")


def _spread(lines: list[Line], found: list[bool]) -> None:
    """Single words next to furniture are furniture too: 抖音 between 上一篇 and 回到顶部; 要闻 behind a lone >."""
    for k in range(min(len(lines), 60)):
        if lines[k].text in _ARROWS:
            for j in (k - 1, k + 1):
                if 0 <= j < len(lines) and len(lines[j]) <= 12 and not _NUMBERED.match(lines[j].text):
                    found[j] = True
    if True not in found:
        return
    for k in range(1, len(lines)):
        if found[k - 1] and not found[k] and len(lines[k]) <= 40 and is_furniture(lines[k].text):
            found[k] = True
    for k in range(len(lines) - 2, -1, -1):
        if found[k + 1] and not found[k] and len(lines[k]) <= 40 and is_furniture(lines[k].text):
            found[k] = True
