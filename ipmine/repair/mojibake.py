"""Bytes of UTF-8 that were read as something else, and can be read again.

    çŸ¥è¯†äº§æƒ   UTF-8 read as Windows-1252 or Latin-1
    鐭ヨ瘑浜ф潈   UTF-8 read as GBK

A stretch is mended only when its bytes are UTF-8 without a fault and spell Han
characters; ordinary text is as good as never both.
"""

from __future__ import annotations

import re
from functools import cache

from ipmine import guard
from ipmine.repair import signs
from ipmine.repair.fix import Fix

_HAN = re.compile("[\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef]")
# a lead byte of UTF-8 for Han and its first continuation, as Latin letters
_LATIN = re.compile(f"[{signs.CLASSES['latin']}][\u0080-\u00bf\u0152-\u017e\u02c6\u02dc\u2013-\u203a\u20ac\u2122]")
_LATIN_RUN = re.compile("[\u0080-\u00ff\u0152-\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{6,4000}")
_GBK = re.compile(f"[{signs.CLASSES['gbk']}]")
_GBK_RUN = re.compile("[\u0080-\uffff]{4,4000}")


@cache
def _windows() -> dict[str, int]:
    """The byte of each character of Windows-1252; its five holes are the controls of Latin-1."""
    table = {chr(code): code for code in range(0x80, 0x100)}
    for code in range(0x80, 0xA0):
        try:
            table[bytes([code]).decode("cp1252")] = code
        except UnicodeDecodeError:
            continue
    return table


def mend(text: str) -> list[Fix]:
    """Stretches of mis-read UTF-8, read again.

    >>> "".join(fix.new for fix in mend("鐭ヨ瘑浜ф潈"))
    '知识产权'
    """
    fixes: list[Fix] = []
    found = signs.of(text)
    if found.has("latin") and guard.search(_LATIN, text):
        for run in guard.finditer(_LATIN_RUN, text):
            table = _windows()
            fixes += _read_again(run.start(), [bytes([table[c]]) if c in table else b"" for c in run[0]])
    hint = guard.search(_GBK, text) if found.has("gbk") else None
    if hint and guard.search(_GBK, text, hint.end()):
        for run in guard.finditer(_GBK_RUN, text):
            if _GBK.search(run[0]):
                fixes += _read_again(run.start(), [_gbk(c) for c in run[0]])
    fixes.sort()
    return fixes


def _gbk(char: str) -> bytes:
    if char == "€":  # the one byte that Windows' GBK has beyond the standard
        return b"\x80"
    try:
        coded = char.encode("gb18030")
    except UnicodeEncodeError:
        return b""
    return coded if len(coded) <= 2 else b""


def _read_again(start: int, pieces: list[bytes]) -> list[Fix]:
    """Fixes for the longest stretches whose bytes are UTF-8: one where the two codings come in step again."""
    fixes: list[Fix] = []
    position = 0
    while position < len(pieces):
        end, blocks = _stretch(pieces, position)
        spelled = "".join(new for _, _, new in blocks)
        if len(_HAN.findall(spelled)) >= 3 and len(_HAN.findall(spelled)) * 2 > len(spelled):
            fixes += [Fix(start + a, start + b, new, "mojibake") for a, b, new in blocks]
            position = end
        else:
            position += 1
            while position < len(pieces) and not _leads(pieces[position]):
                position += 1
    return fixes


def _leads(piece: bytes) -> bool:
    return bool(piece) and 0xC2 <= piece[0] <= 0xF4


def _stretch(pieces: list[bytes], position: int) -> tuple[int, list[tuple[int, int, str]]]:
    """The UTF-8 blocks from `position` on: each a range of pieces and the characters that it spells."""
    blocks: list[tuple[int, int, str]] = []
    begun, pending = position, b""
    for index in range(position, len(pieces)):
        if not pieces[index]:
            break
        pending += pieces[index]
        try:
            blocks.append((begun, index + 1, pending.decode("utf-8")))
        except UnicodeDecodeError as error:
            if error.reason != "unexpected end of data":
                break
            continue
        begun, pending = index + 1, b""
    return (blocks[-1][1] if blocks else position), blocks
