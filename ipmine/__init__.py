"""ipmine: facts, each with its place, out of Chinese policy papers."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

# name -> the module that holds it; loaded on first use, so that the import stays quick
_PUBLIC = {
    "analyze": "ipmine.mine",
    "read": "ipmine.api",
    "Paper": "ipmine.paper",
    "Corpus": "ipmine.corpus",
    "Aligned": "ipmine.aligned",
    "IpmineError": "ipmine.errors",
    "ReadError": "ipmine.errors",
    "record_schema": "ipmine.schema",
    "convert": "ipmine.conversion",
    "Segmenter": "ipmine.segment",
    "sentences": "ipmine.segment",
    "words": "ipmine.segment",
    "ThemeModel": "ipmine.themes",
    "Theme": "ipmine.themes",
    "load_themes": "ipmine.themes",
    "near_duplicates": "ipmine.themes",
    "save_themes": "ipmine.themes",
    "Results": "ipmine.corpus",
    "open_results": "ipmine.corpus",
    "OutputError": "ipmine.errors",
}

__all__ = [
    "Aligned",
    "Corpus",
    "IpmineError",
    "OutputError",
    "Paper",
    "ReadError",
    "Results",
    "Segmenter",
    "Theme",
    "ThemeModel",
    "__version__",
    "analyze",
    "convert",
    "load_themes",
    "near_duplicates",
    "open_results",
    "read",
    "record_schema",
    "save_themes",
    "sentences",
    "words",
]

if TYPE_CHECKING:
    from ipmine.aligned import Aligned
    from ipmine.api import read
    from ipmine.conversion import convert
    from ipmine.corpus import Corpus, Results, open_results
    from ipmine.errors import IpmineError, OutputError, ReadError
    from ipmine.mine import analyze
    from ipmine.paper import Paper
    from ipmine.schema import record_schema
    from ipmine.segment import Segmenter, sentences, words
    from ipmine.themes import Theme, ThemeModel, load_themes, near_duplicates, save_themes


def __getattr__(name: str) -> Any:
    if name in _PUBLIC:
        value = getattr(importlib.import_module(_PUBLIC[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'ipmine' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
