"""One progress bar: a widget in notebooks that can show it, text elsewhere."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Iterable
from typing import Any, TypeVar

T = TypeVar("T")

PATIENCE = 2.0
"""Seconds that pass before a bar is worth its place; give it as `delay`."""


def progress(items: Iterable[T], *, total: int, unit: str, quiet: bool = False, **options: Any) -> Iterable[T]:
    """`items` with a bar on standard error while they are taken; nothing at all where `quiet`."""
    if quiet:
        return items
    bar: Iterable[T] = _tqdm()(items, total=total, unit=unit, **options)
    return bar


def counter(*, total: int, unit: str, quiet: bool = False) -> Any:
    """A bar on standard error that is moved by `update(n)`; a context manager, which writes lines with `write`."""
    return _tqdm()(total=total, unit=unit, disable=quiet, file=sys.stderr)


def _tqdm() -> Any:
    # without the widgets tqdm.auto warns in every notebook
    widgets = importlib.util.find_spec("ipywidgets") is not None
    return importlib.import_module("tqdm.auto" if widgets else "tqdm").tqdm
