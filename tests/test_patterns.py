"""Patterns that run over whole texts begin with characters that the engine can skip to.

One branch that begins with a group, an optional word or a lookbehind makes the engine try all
branches at every character, which takes five times as long.
"""

from __future__ import annotations

import importlib
import re

import pytest

compiler = pytest.importorskip("re._compiler")
parser = pytest.importorskip("re._parser")

PREFIX_OR_SET = 1 | 4  # SRE_INFO_PREFIX, SRE_INFO_CHARSET


def begins_with_characters(pattern: re.Pattern[str]) -> bool:
    """Whether the compiled pattern starts with a block that names its first characters."""
    code = compiler._code(parser.parse(pattern.pattern, pattern.flags), pattern.flags)
    return bool(code[2] & PREFIX_OR_SET)


def test_the_question_tells_them_apart() -> None:
    assert begins_with_characters(re.compile("部门|机关(?!报)"))
    assert not begins_with_characters(re.compile("部门|(?:机关|单位)"))
    assert not begins_with_characters(re.compile("(?:地方)?各级"))
    assert not begins_with_characters(re.compile("(?<=各)级"))


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("scan.agencies.names", "_ends"),
        ("scan.agencies.group_heads", "HEAD"),
        ("scan.agencies.stops", "STOP"),
        ("scan.agencies.breaks", "_BREAK"),
        ("scan.agencies.units", "_ZONE_END"),
        ("scan.agencies.units", "_CENTRE"),
        ("scan.agencies.offices", "_BODIES"),
        ("scan.agencies.offices", "_ITEM"),
        ("scan.five_year_plans", "_SHORT_NAME"),
        ("scan.relative_points", "_YEAR"),
        ("scan.relative_points", "_HALF"),
        ("scan.relative_points", "_YEAR_END"),
        ("scan.relative_points", "_MONTHLY"),
        ("scan.relative_points", "_BRACKETED"),
        ("scan.duties.brackets", "_CLOSING"),
        ("resolve.targets.status.places", "_RUN_IN"),
    ],
)
def test_patterns_over_whole_texts_begin_with_characters(module: str, name: str) -> None:
    found = getattr(importlib.import_module(f"ipmine.{module}"), name)
    assert begins_with_characters(found if isinstance(found, re.Pattern) else found())
