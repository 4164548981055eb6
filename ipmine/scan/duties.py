"""Scanner of duties over the working text."""

from __future__ import annotations

from typing import Any


def scan(text: str) -> list[Any]:
    return []
