"""Resolver of responsibilities."""

from __future__ import annotations

from typing import Any


def resolve(text, layout, scans, agencies) -> list[Any]:
    return []
