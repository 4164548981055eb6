"""No quantifier is without a bound, and patterns over whole texts begin with characters that the engine can skip to.

One branch that begins with a group, an optional word or a lookbehind makes the engine try all
branches at every character, which takes five times as long.
"""

from __future__ import annotations

import ast
import importlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

constants = pytest.importorskip("re._constants")
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
        ("scan.agencies.own", "_DEPARTMENTS"),
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


PACKAGE = Path(__file__).parents[1] / "ipmine"
REPEATS = (constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT)


def endless(parsed: Any) -> bool:
    """Whether a parsed pattern, or a part of it, may repeat without end."""
    for kind, value in parsed:
        if kind in REPEATS:
            if value[1] is constants.MAXREPEAT or endless(value[2]):
                return True
        elif any(endless(part) for part in _parts(value)):
            return True
    return False


def _parts(value: Any) -> Iterator[Any]:
    """The patterns within a node's value, however a group, a branch or a look holds them."""
    if isinstance(value, parser.SubPattern):
        yield value
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from _parts(part)


@pytest.mark.parametrize(
    "pattern", ["a+", "a*?", "(?:b|a*+)", "(?<!c)(a{2,})", "(?=a+)", "(?>a+)", "(?:a+b){1,3}", "(a)(?(1)b+|c)"]
)
def test_the_question_finds_what_is_endless(pattern: str) -> None:
    assert endless(parser.parse(pattern))


def test_the_question_passes_what_ends() -> None:
    assert not endless(parser.parse(r"a{1,3}(?:b{0,400}+|c?)(?=[^d]{2}?)(?<!e)\+[*+]"))


def test_every_quantifier_is_bounded() -> None:
    run = [sys.executable, "-W", "ignore", str(Path(__file__).parent / "compiled.py")]
    compiled = json.loads(subprocess.run(run, capture_output=True, check=True, encoding="utf-8").stdout)
    assert len(compiled) > 600
    unbounded = [f"{module}: {pattern}" for module, pattern, flags in compiled if endless(parser.parse(pattern, flags))]
    assert not unbounded


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_quantifier_that_is_written_out_is_bounded(path: Path) -> None:
    """Also in the functions that no paper of the corpus reaches."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            of_re = isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
            pattern = node.args[0]
            if of_re and isinstance(pattern, ast.Constant):
                assert not endless(parser.parse(pattern.value)), f"line {node.lineno}: {pattern.value}"
