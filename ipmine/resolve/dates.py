"""Resolver of dates."""

from __future__ import annotations

from typing import Any

from ipmine.resolve.calendar import absolute, expiry

__all__ = ["absolute", "expiry", "resolve"]


def resolve(text, layout, scans, ctx) -> list[Any]:
    return []
