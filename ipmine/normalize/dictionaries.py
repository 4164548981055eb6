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
    """One dictionary: each key and the first of its values. Do not change it: it is read once and shared.

    An entry whose two sides differ in length is left out, for it would move what stands
    behind it; the dictionaries that ipmine uses have none.
    """
    entries: dict[str, str] = {}
    for line in (_folder() / f"{name}.txt").read_text("utf-8").splitlines():
        key, _, values = line.strip().partition("\t")
        first = values.split(" ")[0]
        if key and len(key) == len(first):
            entries[key] = first
    return entries


@cache
def forms(name: str) -> dict[str, tuple[str, ...]]:
    """One dictionary with all its values: each key and what it may become, the usual one first."""
    entries: dict[str, tuple[str, ...]] = {}
    for line in (_folder() / f"{name}.txt").read_text("utf-8").splitlines():
        key, _, values = line.strip().partition("\t")
        if key and values:
            entries[key] = tuple(values.split(" "))
    return entries
