"""Where a text tells how to reach somebody, or what somebody's life was: no word there says what a paper is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ipmine import guard

# what stands behind a label, up to the end of its clause or bracket: 地址：南投县…；传真049-2341061
_REACH = re.compile(
    r"(?:地址|电话|传真|电子邮件|电子邮箱|电子信箱|信箱|邮箱|邮编|邮政编码|邮递区号|网址|网站|联系人|联络人|承办人|经办人|[Ee]-?mail|E-?MAIL)"
    r"(?:号码|帐号|信箱|电话)?为?[ ]{0,40}(?:：|(?=[0-9（]))(?:[^；。\n（）]|（[^；。\n（）]{0,60}）){0,100}"
)
_BEFORE = ("联系", "咨询", "联络", "传真", "办公", "监督", "举报", "服务", "通讯", "通信", "邮寄", "单位", "收件")
_SITE = re.compile(r"(?:http|www)[!-~：？！]{4,400}")
_MAIL = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")
# 男，汉族，1963年11月出生，…1981年8月参加工作: a life on one line, its stations on the lines below
_BORN = re.compile(r"[12][0-9]{3}年[0-9]{0,2}月?(?:[0-9]{1,2}日)?(?:出)?生(?=[，。；（）])")
_LIFE = re.compile(r"参加(?:革命)?工作|加入中国共产党|入党|学历|学位|[男女]，|族，")
_STATION = re.compile(r"[ ]{0,40}（?[12][0-9]{3}(?:年|[.\-/—][0-9])|[ ]{0,400}(?=\n|$)")


def particulars(text: str) -> Iterator[tuple[int, int]]:
    """The places of contact data and of lives in a working text; they may overlap.

    >>> text = "请于10日前函告（地址：南投市光华路8号，电话：049-2341061）。"
    >>> [text[start:end] for start, end in particulars(text)]
    ['地址：南投市光华路8号，电话：049-2341061']
    """
    for found in guard.finditer(_REACH, text):
        start, end = found.span()
        yield (start - 2 if text[start - 2 : start] in _BEFORE else start), end
    for found in guard.finditer(_SITE, text):
        yield found.span()
    at = text.find("@")
    while at >= 0:
        start = end = at
        while start > 0 and text[start - 1] in _MAIL:
            start -= 1
        while end + 1 < len(text) and text[end + 1] in _MAIL:
            end += 1
        yield start, end + 1
        at = text.find("@", end + 1)
    yield from _lives(text)


def _lives(text: str) -> Iterator[tuple[int, int]]:
    for born in guard.finditer(_BORN, text):
        start, end = text.rfind("\n", 0, born.start()) + 1, _line_end(text, born.end())
        if _LIFE.search(text, start, end):
            while end < len(text) and _STATION.match(text, end + 1):
                end = _line_end(text, end + 1)
            yield start, end


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end
