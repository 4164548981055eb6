"""Width and kinds of marks: one form for each letter, digit, bracket, dash, dot and blank."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from ipmine import guard
from ipmine.normalize.codepoints import Codes, table

_PAIRS = (
    # marks that Chinese prose writes full-width
    (",;:?!()", "，；：？！（）"),
    ("﹐﹔﹕﹖﹗﹙﹚︰︓︔︕︖︐︵︶∶", "，；：？！（）：：；！？，（）："),
    ("｡､﹒﹑︒︑", "。、.、。、"),
    # brackets
    ("﹝﹞︹︺❲❳", "〔〕〔〕〔〕"),
    ("｢｣﹁﹂﹃﹄", "「」「」『』"),
    ("︽︾︿﹀︻︼≪≫", "《》〈〉【】《》"),
    ("〝〞", "“”"),
    ("﹛﹜﹤﹥", "{}<>"),
    # dashes: a short one and a long one
    ("–−－﹣‐‑‒⁃﹘", "---------"),
    ("―─━⸺︱", "—————"),
    ("〜∼∽～", "～～～～"),
    ("‧・•․･⋅∙", "·······"),
    ("﹪﹢﹦﹟﹠﹡﹨﹩﹫﹍", "%+=#&*\\$@_"),
    ("￥￠￡", "¥¢£"),
    # blanks and line ends
    ("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " " * 16),
    # parts of characters that PDF files write for the characters
    (
        "\u2e92\u2e93\u2e9f\u2ea0\u2ec1\u2ec4\u2ec5\u2ec6\u2ec9\u2ecb\u2ed1\u2ed3\u2ed4\u2ed8\u2ed9\u2eda\u2edb\u2edc\u2edd"
        "\u2ee2\u2ee3\u2ee4\u2ee5\u2ee6\u2ee8\u2ee9\u2eec\u2eee\u2ef0\u2ef3",
        "巳幺母民虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
    ),
    ("\u000b\u000c\u0085\u2028\u2029", "\n" * 5),
)
_STAYS_WIDE = "，；：？！（）～"


def _folds() -> dict[str, str]:
    folds: dict[str, str] = {}
    for code in range(0xFF01, 0xFF5F):
        if chr(code) not in _STAYS_WIDE:
            folds[chr(code)] = chr(code - 0xFEE0)
    for first, last in ((0xF900, 0xFAFF), (0x2F800, 0x2FA1F), (0x2F00, 0x2FD5)):
        # compatibility ideographs and the radicals that PDF files write for characters
        for code in range(first, last + 1):
            plain = unicodedata.normalize("NFKC", chr(code))
            if len(plain) == 1 and plain != chr(code):
                folds[chr(code)] = plain
    for old, new in _PAIRS:
        folds.update(zip(old, new, strict=True))
    return folds


@cache
def _table() -> Codes:
    return table(_folds())


def fold(codes: Codes) -> Codes:
    """Fold every character to its one form, without regard to what stands around it."""
    return _table().take(codes)


# a comma or colon between digits belongs to a number or a clock time, unless a year starts behind it
_BETWEEN_DIGITS = tuple(
    (wide, narrow, re.compile(rf"{wide}(?<=[0-9]{wide})(?=[0-9])(?![12][0-9]{{3}} {{0,400}}+年)"))
    for wide, narrow in (("，", ","), ("：", ":"))
)
# 2021一2035年, 2021 一 2035年: the numeral typed for the dash; the blanks will go
_DASHES = tuple((char, re.compile(rf"{char}(?:(?<=[0-9]{char})|(?<= {char}))(?= {{0,400}}+[0-9])")) for char in "一ー")
_ADDRESS = re.compile(r"：//(?:(?<=https：//)|(?<=http：//)|(?<=ftp：//))[A-Za-z0-9\-._~：/?#@!$&'*+=%？！]{1,2000}")
_ADDRESS_MARKS = str.maketrans("：？！", ":?!")
_YEAR = re.compile(r"[\[【〖]([12][0-9]{3})[\]】〗](?= {0,400}+(?:第 {0,400}+)?[0-9])")
_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff"
_SPACE = re.compile(rf" (?:(?<=[0-9] ) {{0,400}}+(?=[{_HAN}])|(?<=[{_HAN}] ) {{0,400}}+(?=[0-9]))")


def restore(text: str) -> str:
    """Put right by their surroundings the marks of a folded text, one for one.

    Commas and colons within numbers and the marks of addresses become narrow again;
    the year of a document number stands in 〔〕 whatever brackets were typed.
    """
    for wide, narrow, pattern in _BETWEEN_DIGITS:
        if wide in text:
            text = guard.sub(pattern, narrow, text)
    for char, pattern in _DASHES:
        if char in text:
            text = guard.sub(pattern, _dash, text)
    if "：//" in text:
        text = guard.sub(_ADDRESS, _narrow, text)
    if "[" in text or "【" in text or "〖" in text:
        text = guard.sub(_YEAR, r"〔\1〕", text)
    return text


def _dash(match: re.Match[str]) -> str:
    text, before = match.string, match.start() - 1
    while before > 0 and text[before] == " ":
        before -= 1
    return "—" if text[before] in "0123456789" else match[0]


def _narrow(match: re.Match[str]) -> str:
    address = match[0].rstrip("：？！")
    return address.translate(_ADDRESS_MARKS) + match[0][len(address) :]


# a gap that stays: not between the numerals of a day and their units
_GAP = re.compile(r"(?<=[^ \n年月第]) {2,99}(?=[^ \n年月日号时点分秒条章节期页])")
_LONGEST_ROW = 1000  # characters
_CELLS = 4


def _row(text: str, position: int) -> tuple[int, int, bool]:
    """The line around a place, and whether it is a row of a table: at least four cells with two blanks between.

    Only gaps that are left as they are count, so that what is normalized twice is what it was.
    """
    start = text.rfind("\n", max(0, position - _LONGEST_ROW), position) + 1
    end = text.find("\n", position, position + _LONGEST_ROW)
    end = min(len(text), position + _LONGEST_ROW) if end < 0 else end
    whole = end - start < _LONGEST_ROW and (start > 0 or position < _LONGEST_ROW)
    return start, end, whole and sum(1 for _ in _GAP.finditer(text, start, end)) >= _CELLS - 1


# two full-width blanks open a paragraph: where they stand inside a line, its end was lost
_INDENT = "\u3000\u3000"
_NEXT_YEAR = re.compile(r"(?:19|20)[0-9]{2}年")  # 2020年  2025年: the head of a table
_UNITS = "年月日号时点分秒条章节期页"


def blanks(text: str, written: str) -> list[tuple[int, int, str]]:
    """Edits that drop the blanks between a digit and a Han character of one line.

    `written` is the text as it stood before folding, one for one; an indent in it parts two
    paragraphs and stays.
    """
    edits = []
    row = (0, 0, False)  # the last line that was asked for: where it stands, whether it is a row of a table
    for match in guard.finditer(_SPACE, text):
        start, end = match.span()
        if text[start - 1] == "年" and _NEXT_YEAR.match(text, end):
            continue
        if end - start > 1 and text[end] not in _UNITS and text[start - 1] not in "年月第":
            if start >= row[1]:
                row = _row(text, start)
            if row[2]:
                continue
        if written[start:end] != _INDENT or text[end] in _UNITS or text[start - 1] in "年月第":
            edits.append((start, end, ""))
    return edits
