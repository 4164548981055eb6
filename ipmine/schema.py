"""The JSON Schema of the record that `Paper.to_dict()` returns."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _text() -> str:
    return files("ipmine").joinpath("record.schema.json").read_text("utf-8")


def record_schema() -> dict[str, Any]:
    """The schema (draft 2020-12) as a dict of the caller's own.

    >>> record_schema()["title"]
    'ipmine record'
    """
    schema: dict[str, Any] = json.loads(_text())
    return schema
