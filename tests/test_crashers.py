"""Inputs that once broke a law, found by the fuzzers or made by hand, run through the fuzzers' targets."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).parent


def _targets() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fuzz_targets", HERE / "fuzz" / "targets.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


TARGETS = _targets().TARGETS
CRASHERS = sorted(path for path in (HERE / "cases" / "crashers").glob("*/*") if path.is_file())


@pytest.mark.parametrize("path", CRASHERS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_crasher(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("target", ["repair", "normalize", "analyze"])
@pytest.mark.parametrize(
    "data",
    [b"", b"\x00", b"\xff\xfe", "\ufeff\u202e〔2022〕号".encode(), bytes(range(256)), b"\xc0\x80" * 40, b"\n\t " * 30],
)
def test_odd_bytes(target: str, data: bytes) -> None:
    TARGETS[target](data)
