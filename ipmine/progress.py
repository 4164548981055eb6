"""One progress bar: a widget in notebooks that can show it, text elsewhere."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable
from typing import Any, TypeVar

T = TypeVar("T")


def progress(items: Iterable[T], *, total: int, unit: str, quiet: bool = False, **options: Any) -> Iterable[T]:
    """`items` with a bar on standard error while they are taken; nothing at all where `quiet`."""
    if quiet:
        return items
    if importlib.util.find_spec("ipywidgets") is not None:
        from tqdm.auto import tqdm
    else:  # without the widgets tqdm.auto warns in every notebook
        from tqdm import tqdm
    bar: Iterable[T] = tqdm(items, total=total, unit=unit, **options)
    return bar
