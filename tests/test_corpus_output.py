"""Files that are written: cells that no spreadsheet runs, and paths that cannot be written, in one line each."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pyarrow as pa
import pytest
from many import text_of

from ipmine import Corpus, OutputError, analyze, report
from ipmine.corpus.lines import csv_lines
from ipmine.export import safe_cell, write_csv, write_excel, write_tables


@pytest.mark.parametrize(
    "harmless", ["=", "-21.0%", "－21.0％", "+5", "-5", "-1,234,567.8", "＋１２", "通知", "A=1", "3-5", "", "1e5"]
)
def test_cells_that_are_no_formula_stay(harmless: str) -> None:
    assert safe_cell(harmless) == harmless
    assert csv_lines(pa.table({"a": pa.array([harmless], pa.large_string())})).strip(b'"\r\n').decode() == harmless


@pytest.mark.parametrize(
    "formula",
    [
        "=1+1", "==", "=5", "=-5", "+1+1", "-1-1", "-1e5+cmd", "-21.0%+A1", "-5%%", "--5", "-", "+", "@", "@SUM(A1)", "-A1",
        "-5 ", "-5\n", "=\n", "\t=1", "\r=1", "\n-5", "＝1", "－A1", "＠A1", "-5|cmd", "-1,23", "-1.2.3", "-.5", "=cmd|' /C calc'!A0",
    ],
)  # fmt: skip
def test_cells_that_could_run_are_guarded(formula: str) -> None:
    assert safe_cell(formula) == "'" + formula
    line = csv_lines(pa.table({"a": pa.array([formula], pa.large_string())})).decode()
    assert line.strip('"').startswith("'" + formula[0])


def test_numbers_and_signs_of_targets_stand_as_they_are(tmp_path: Path) -> None:
    frame = pd.DataFrame({"comparator": ["=", "≥"], "quantity": ["-21.0%", "=1+1"]})
    write_csv(frame, tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_text("utf-8-sig").split() == ["comparator,quantity", "=,-21.0%", "≥,'=1+1"]
    write_excel({"t": frame}, tmp_path / "t.xlsx")
    cells = [[cell.value for cell in row] for row in openpyxl.load_workbook(tmp_path / "t.xlsx")["t"]["A2:B3"]]
    assert cells == [["=", "-21.0%"], ["≥", "'=1+1"]]
    kinds = {cell.data_type for row in openpyxl.load_workbook(tmp_path / "t.xlsx")["t"]["A2:B3"] for cell in row}
    assert kinds == {"s"}


# paths

WRITERS: dict[str, Callable[[Path], Any]] = {
    "t.xlsx": lambda path: Corpus([analyze(text_of(0), id="a")]).to_excel(path),
    "t.csv": lambda path: write_csv(pd.DataFrame({"a": [1]}), path),
    "t.html": lambda path: report.write([analyze(text_of(0), id="a")], path),
    "t.parquet": lambda path: write_tables({"t": pd.DataFrame({"a": [1]})}, path.parent),
}


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("where", ["no folder", "a file for a folder", "a folder for a file", "not allowed"])
def test_paths_that_cannot_be_written(tmp_path: Path, name: str, where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path, reason = {
        "no folder": (tmp_path / "none" / name, f"there is no folder {tmp_path / 'none'}"),
        "a file for a folder": (tmp_path / "file" / name, f"{tmp_path / 'file'} is a file, not a folder"),
        "a folder for a file": (tmp_path / name, "a folder, not a file"),
        "not allowed": (tmp_path / "x" / name, "cannot be written (Permission denied)"),
    }[where]
    (tmp_path / "file").write_text("")
    (tmp_path / "x").mkdir()
    if where == "a folder for a file":
        path.mkdir()
    if where == "not allowed":  # whoever runs the tests may write everywhere

        def refuse(*_: Any, **__: Any) -> Any:
            raise PermissionError(13, "Permission denied", "/tmp/hidden")

        monkeypatch.setattr("tempfile.mkstemp", refuse)
        monkeypatch.setattr("ipmine.export.os.access", lambda *_: False)
    with pytest.raises(OutputError) as caught:
        WRITERS[name](path)
    assert str(caught.value) == f"{path}: {reason}"
    assert sorted(p.name for p in tmp_path.rglob(".*")) == []


@pytest.mark.parametrize("name", ["c.csv", "c", "c.xls", "c.xlsx.zip"])
def test_a_workbook_under_another_suffix_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match=r"a workbook is named \.xlsx"):
        Corpus().to_excel(tmp_path / name)
    assert os.listdir(tmp_path) == []
    assert Corpus().to_excel(tmp_path / "C.XLSX").exists()


def test_a_workbook_that_the_disk_does_not_hold_is_one_line(tmp_path: Path) -> None:
    """Nothing of the libraries below shows, neither as an error nor when what they left open is collected."""
    code = (
        "import sys, os, pandas as pd\n"
        "from pathlib import Path\n"
        "from ipmine.export import write_excel\n"
        "frame = pd.DataFrame({'a': [os.urandom(40).hex() for _ in range(3000)]})\n"
        "try:\n"
        "    write_excel({'t': frame, 'u': frame}, Path(sys.argv[1]))\n"
        "except Exception as error:\n"
        "    print(type(error).__name__, error)\n"
    )

    def small() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    path = tmp_path / "t.xlsx"
    done = subprocess.run(
        [sys.executable, "-B", "-c", code, str(path)], capture_output=True, text=True, preexec_fn=small
    )
    assert done.stdout.startswith(f"OutputError {path}: cannot be written (")
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""
    assert os.listdir(tmp_path) == []
