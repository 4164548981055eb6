"""OpenCC's dictionaries, as the package opencc-python-reimplemented ships them."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from ipmine.errors import IpmineError


def _folder() -> Path:
    spec = find_spec("opencc")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        folder = Path(place) / "dictionary"
        if (folder / "TSCharacters.txt").is_file():
            return folder
    raise IpmineError(
        "OpenCC's dictionaries are missing: install opencc-python-reimplemented "
        "(the package `opencc` overwrites it; remove that one first)"
    )


@cache
def read(name: str) -> dict[str, str]:
    """One dictionary: each key and the first of its values."""
    entries: dict[str, str] = {}
    for line in (_folder() / f"{name}.txt").read_text("utf-8").splitlines():
        key, _, values = line.strip().partition("\t")
        if key and values:
            entries[key] = values.split(" ")[0]
    return entries
