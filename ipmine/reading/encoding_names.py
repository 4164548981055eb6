"""Names of encodings: what a page or a caller calls them, and the codecs that read what they mean."""

from __future__ import annotations

import codecs

FAMILIES = {
    "utf-8": ("utf-8",),
    "gb18030": ("gb18030",),
    "big5": ("cp950", "big5hkscs"),
    "utf-16-le": ("utf-16-le",),
    "utf-16-be": ("utf-16-be",),
}
"""Encodings of Chinese, and for each the codecs that may read it."""

# WHATWG's encodings of these names are the supersets, and so are the files that claim them
_SUPERSETS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5",
    "cp950": "big5",
    "big5hkscs": "big5",
    "utf-8": "utf-8",
    "utf-16": "utf-16",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
}


def canonical(name: str) -> str | None:
    """The codec to use for a name, or None where no such text encoding exists.

    >>> canonical("GB2312"), canonical("x-gbk"), canonical("klingon"), canonical("base64")
    ('gb18030', 'gb18030', None, None)
    """
    cleaned = name.strip().strip("\"'").lower().removeprefix("x-")
    try:
        info = codecs.lookup(cleaned)
    except (LookupError, ValueError):
        return None
    try:
        "".encode(info.name)
    except LookupError:  # base64 and its like: codecs, but not of text
        return None
    return _SUPERSETS.get(info.name, info.name)


def family_of(codec: str) -> str:
    """The family that a codec belongs to: cp950 and big5hkscs are Big5."""
    return next((family for family, members in FAMILIES.items() if codec in (family, *members)), codec)
