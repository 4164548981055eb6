"""What results depend on beside the paper: the code and word lists of ipmine, the packages that read files, and limits that were set."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata
from pathlib import Path

from ipmine import __version__
from ipmine.reading import limits

_READERS = ("selectolax", "pypdfium2", "lxml", "charset-normalizer", "opencc-python-reimplemented", "pypinyin", "ftfy")


@cache
def engine() -> str:
    """A short name that changes when results may change: after an update, an edited lexicon, a newly installed reader."""
    package = Path(__file__).resolve().parent.parent
    digest = hashlib.blake2b(digest_size=8)
    for file in sorted(package.rglob("*")):
        if file.suffix in (".py", ".tsv", ".json", ".txt") and file.is_file():
            digest.update(str(file.relative_to(package)).encode() + b"\0" + file.read_bytes() + b"\0")
    digest.update(repr(sorted(limits.CHANGED.items())).encode() if limits.CHANGED else b"")
    for name in _READERS:
        digest.update(f"{name} {_version(name)}\0".encode())
    return f"{__version__}+{digest.hexdigest()}"


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "-"
