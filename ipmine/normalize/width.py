"""Width and kinds of marks: one form for each letter, digit, bracket, dash, dot and blank."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from ipmine.normalize.codepoints import Codes, table

_PAIRS = (
    # marks that Chinese prose writes full-width
    (",;:?!()", "，；：？！（）"),
    ("﹐﹔﹕﹖﹗﹙﹚︰︓︔︕︖︐︵︶", "，；：？！（）：：；！？，（）"),
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
    return _table()[codes]


_BETWEEN_DIGITS = (re.compile(r"，(?<=[0-9]，)(?=[0-9])"), re.compile(r"：(?<=[0-9]：)(?=[0-9])"))
_ADDRESS = re.compile(r"(?:(?<=https)|(?<=http)|(?<=ftp))：//[A-Za-z0-9\-._~：/?#@!$&'*+=%？！]{1,2000}")
_NARROW = {ord("："): ":", ord("？"): "?", ord("！"): "!"}
_YEAR = re.compile(r"[\[【〖]([12][0-9]{3})[\]】〗](?= {0,2}(?:第 {0,2})?[0-9])")
_SPACE = re.compile(
    r" (?:(?<=[0-9] ) *+(?=[\u3007\u3400-\u4dbf\u4e00-\u9fff])"
    r"|(?<=[\u3007\u3400-\u4dbf\u4e00-\u9fff] ) *+(?=[0-9]))"
)


def restore(text: str) -> str:
    """Narrow again the marks of numbers and addresses, and bracket the years of document numbers."""
    if "，" in text:
        text = _BETWEEN_DIGITS[0].sub(",", text)
    if "：" in text:
        text = _BETWEEN_DIGITS[1].sub(":", text)
        if "：//" in text:
            text = _ADDRESS.sub(lambda m: m[0].translate(_NARROW), text)
    if "[" in text or "【" in text or "〖" in text:
        text = _YEAR.sub(r"〔\1〕", text)
    return text


def blanks(text: str) -> list[tuple[int, int, str]]:
    """Edits that drop the blanks between a digit and a Han character."""
    return [(*m.span(), "") for m in _SPACE.finditer(text)]
