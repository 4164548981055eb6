"""GBK as the mirrors' tools see it: two bytes a character, user area and all.

Bytes are plain ints, 0x81-0xFE for a lead and 0x40-0xFE for a trail.
"""

from __future__ import annotations

from functools import cache

LEADS = range(0x81, 0xFF)
TRAILS = tuple(t for t in range(0x40, 0xFF) if t != 0x7F)


@cache
def _characters() -> list[str]:
    found = []
    for lead in LEADS:
        for trail in range(0x40, 0xFF):
            try:
                found.append(bytes((lead, trail)).decode("gb18030"))
            except UnicodeDecodeError:
                found.append("")
    return found


def character(lead: int, trail: int) -> str:
    """The character of two bytes, or `""` where they are none.

    >>> character(0xF2, 0x8C), character(0xFA, 0xAE), character(0x41, 0x42)
    ('驅', '\\ue2fd', '')
    """
    if 0x81 <= lead <= 0xFE and 0x40 <= trail <= 0xFE:
        return _characters()[(lead - 0x81) * 0xBF + trail - 0x40]
    return ""


@cache
def user_area() -> tuple[tuple[tuple[int, ...], tuple[int, ...], float], ...]:
    """Where GBK leaves room for characters of one's own: leads, trails, and how seldom a pair falls there.

    Such characters reach us as private-use characters (U+E000.. from AAA1, U+E234.. from
    F8A1, U+E4C6.. from A140, and the gaps in the rows of symbols), or not at all. Only trails
    that may lead the next character are listed; the weights are natural logarithms.
    """
    main, low, gaps = (*range(0xAA, 0xB0), *range(0xF8, 0xFF)), range(0xA1, 0xA8), (0xA2, *range(0xA4, 0xAA), 0xD7)
    trails = {t for lead in gaps for t in range(0xA1, 0xFF) if "\ue000" <= character(lead, t) <= "\uf8ff"}
    return (
        (main, tuple(range(0xA1, 0xFF)), -2.3),
        (tuple(low), tuple(range(0x81, 0xA1)), -4.5),
        (gaps, tuple(sorted(trails)), -5.0),
    )


def two_bytes(char: str) -> tuple[int, int] | None:
    """The bytes of a character, or None where it has not two.

    >>> two_bytes("專"), two_bytes("a"), two_bytes("𠮷")
    ((140, 163), None, None)
    """
    try:
        raw = char.encode("gb18030")
    except UnicodeEncodeError:  # a lone surrogate
        return None
    return (raw[0], raw[1]) if len(raw) == 2 else None


def widened(char: str) -> str:
    """The full-width form of an ASCII character, which a page may have narrowed afterwards."""
    return chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else ""


def narrowed(char: str) -> str:
    """The ASCII form of a full-width character; any other character as it is."""
    if "\uff01" <= char <= "\uff5e":
        return chr(ord(char) - 0xFEE0)
    return " " if char == "\u3000" else char
