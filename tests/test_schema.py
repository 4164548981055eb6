"""The schema of the record tells what each property is, and the docs what each column is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from ipmine.frames import COLUMNS
from ipmine.schema import record_schema

DOCS = Path(__file__).resolve().parents[1] / "docs"


def properties(node: dict[str, Any], path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    for name, child in node.get("properties", {}).items():
        yield f"{path}{name}", child
        yield from properties(child, f"{path}{name}.")
    for child in (*node.get("anyOf", ()), *([node["items"]] if "items" in node else [])):
        yield from properties(child, path)


PROPERTIES = dict(properties(record_schema()))


def test_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(record_schema())
    assert len(PROPERTIES) > 100


@pytest.mark.parametrize("path", PROPERTIES)
def test_each_property_is_described_in_a_line(path: str) -> None:
    text = PROPERTIES[path]["description"]
    assert 10 < len(text) <= 140
    assert "\n" not in text
    assert not text.endswith(".") or text.endswith(", ...")


def test_places_are_described_everywhere_alike() -> None:
    for name in ("start", "end", "text"):
        own = {p["description"] for path, p in PROPERTIES.items() if path.endswith(f".{name}")}
        assert 1 <= len(own) <= 3


def test_each_column_of_the_papers_is_documented() -> None:
    """As a row of the table in docs/scale.md, in the order of the columns."""
    part = (DOCS / "scale.md").read_text("utf-8").partition("### `papers`")[2].partition("\n#")[0]
    named = [name for row in re.findall(r"^\| (`[^|]+) \|", part, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)]
    assert named == list(COLUMNS["papers"])
