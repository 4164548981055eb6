"""Small helpers for WordprocessingML; elements are lxml's, matched by local name.

The transitional and the strict form of the format differ in their namespaces only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def local(element: Any) -> str:
    """The local name of an element; empty for comments and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str = "val") -> str | None:
    """An attribute of the element's own namespace."""
    space = element.tag.rpartition("}")[0]
    value = element.get(f"{space}}}{name}" if space else name)
    return None if value is None else str(value)


def child(element: Any, *path: str) -> Any | None:
    """The first descendant along a path of local names, or None."""
    for name in path:
        element = next((c for c in element if local(c) == name), None)
        if element is None:
            return None
    return element


def children(element: Any, name: str) -> Iterator[Any]:
    """The children of a local name."""
    return (c for c in element if local(c) == name)


def value(element: Any, *path: str) -> str | None:
    """The `val` of the first descendant along a path, or None."""
    found = child(element, *path)
    return None if found is None else attribute(found)


def number(element: Any, *path: str) -> int | None:
    """The `val` of the first descendant along a path as a number, or None."""
    text = (value(element, *path) or "").strip()
    return int(text) if text.lstrip("-").isdecimal() and len(text) < 10 else None


def is_on(element: Any | None) -> bool:
    """Whether a toggle (`<w:vanish/>`) is there and not switched off."""
    return element is not None and (attribute(element) or "1") not in ("0", "false", "off", "none")
