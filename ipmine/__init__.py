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
    "Aligned": "ipmine.aligned",
    "IpmineError": "ipmine.errors",
    "ReadError": "ipmine.errors",
    "record_schema": "ipmine.schema",
}

__all__ = [
    "Aligned",
    "IpmineError",
    "Paper",
    "ReadError",
    "__version__",
    "analyze",
    "read",
    "record_schema",
]

if TYPE_CHECKING:
    from ipmine.aligned import Aligned
    from ipmine.api import read
    from ipmine.errors import IpmineError, ReadError
    from ipmine.mine import analyze
    from ipmine.paper import Paper
    from ipmine.schema import record_schema


def __getattr__(name: str) -> Any:
    if name in _PUBLIC:
        value = getattr(importlib.import_module(_PUBLIC[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'ipmine' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
