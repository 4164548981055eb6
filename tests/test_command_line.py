"""The command line: what it says, in one line each, and what it returns."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from many import folder_of, text_of

from ipmine.cli import main
from ipmine.reading import DOCUMENT_SUFFIXES

Shown = pytest.CaptureFixture[str]


def command(name: str, out: Path, *paths: Path) -> list[str]:
    """A quick run of a command over the paths, which writes into the folder `out` where it writes."""
    own = {
        "extract": [],
        "show": [],
        "analyze": ["--out", str(out / "tables"), "--jobs", "1", "--quiet", "--no-report"],
        "report": ["--out", str(out / "report.html"), "--quiet", "--no-themes"],
    }[name]
    return [name, *map(str, paths), *own]


COMMANDS = ["extract", "show", "analyze", "report"]


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    return folder_of(tmp_path / "papers", 2)


# exit status


@pytest.mark.parametrize("name", COMMANDS)
def test_exit_status_is_the_same_for_all_commands(name: str, papers: Path, tmp_path: Path, capsys: Shown) -> None:
    none, empty, folder = tmp_path / "none", tmp_path / "empty.txt", tmp_path / "folder"
    empty.write_bytes(b"")
    folder.mkdir()
    for paths, status, refused in (
        ((papers,), 0, []),
        ((papers, none), 1, [f"{none}: no such file or folder"]),
        ((none,), 1, [f"{none}: no such file or folder"]),
        ((papers, empty), 1, [f"{empty}: empty"]),
        ((empty,), 1, [f"{empty}: empty"]),
        ((papers, folder), 1, [f"{folder}: a folder without documents ("]),
        ((folder, none), 1, [f"{folder}: a folder without documents (", f"{none}: no such file or folder"]),
    ):
        assert main(command(name, tmp_path, *paths)) == status
        shown = capsys.readouterr()
        said = shown.err if name != "analyze" or "ipmine: " in shown.err else shown.out
        for line in refused:
            assert said.count(line) == 1
        assert "Traceback" not in shown.err


@pytest.mark.parametrize("name", COMMANDS)
def test_wrong_arguments(name: str, papers: Path, tmp_path: Path, capsys: Shown) -> None:
    for option, value, line in (
        ("--issued", "yesterday", "'yesterday' is no day (2022-09-01), month (2022-09) or year (2022)"),
        ("--region", "22", "'22' is no six-digit code of GB/T 2260 (220000)"),
        ("--region", "999999", "'999999' is no code of GB/T 2260 that the gazetteer knows"),
        *([("--jobs", v, f"'{v}' is no number of processes; -1 means all cores") for v in ("abc", "0", "1.5")]
          if name == "analyze" else []),
    ):  # fmt: skip
        with pytest.raises(SystemExit) as stopped:
            main([*command(name, tmp_path, papers), option, value])
        assert stopped.value.code == 2
        assert capsys.readouterr().err.splitlines()[-1] == f"ipmine {name}: error: argument {option}: {line}"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["report", "PAPERS", "--out", "FOLDER"], "FOLDER: a folder, not a file"),
        (["report", "PAPERS", "--out", "NONE/r.html"], "NONE/r.html: there is no folder NONE"),
        (["extract", "PAPERS", "-o", "NONE/r.jsonl"], "NONE/r.jsonl: there is no folder NONE"),
        (["extract", "PAPERS", "-o", "FOLDER"], "FOLDER: a folder, not a file"),
        (["extract", "PAPERS/0000.txt", "-o", "PAPERS/0000.txt"],
         "PAPERS/0000.txt: is one of the papers; choose another name for the output"),
        (["extract", "PAPERS", "-o", "PAPERS/0000.txt"],
         "PAPERS/0000.txt: is one of the papers; choose another name for the output"),
        (["report", "PAPERS", "--out", "PAPERS/0000.txt"],
         "PAPERS/0000.txt: is one of the papers; choose another name for the output"),
        (["analyze", "PAPERS", "--out", "PAPERS"],
         "PAPERS: holds files that are not of ipmine (0000.txt, …): choose a new or an empty folder"),
        (["analyze", "PAPERS", "--out", "PAPERS/0000.txt"],
         "PAPERS/0000.txt: a file stands where the folder should be"),
    ],
)  # fmt: skip
def test_output_that_cannot_be_written(
    arguments: list[str], line: str, papers: Path, tmp_path: Path, capsys: Shown
) -> None:
    (tmp_path / "folder").mkdir()
    before = {path: path.read_bytes() for path in papers.iterdir()}
    names = {"PAPERS": str(papers), "FOLDER": str(tmp_path / "folder"), "NONE": str(tmp_path / "none")}
    for name, path in names.items():
        arguments = [argument.replace(name, path) for argument in arguments]
        line = line.replace(name, path)
    assert main([*arguments, *(["--quiet"] if arguments[0] != "extract" else [])]) == 2
    assert capsys.readouterr().err == f"ipmine: {line}\n"
    assert {path: path.read_bytes() for path in papers.iterdir()} == before


@pytest.mark.parametrize("name", [None, *COMMANDS])
def test_help_says_what_is_returned_and_what_is_tried(name: str | None, capsys: Shown) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([*([name] if name else []), "--help"])
    assert stopped.value.code == 0
    shown = capsys.readouterr().out
    assert "exit status:\n  0    every input gave a paper\n  1 " in shown
    if name:
        assert set(shown.split()) >= {suffix for suffix in DOCUMENT_SUFFIXES if suffix != ".wps"}
        assert ".wps." in shown


# what lies in the way of the papers


def test_the_output_is_never_read(papers: Path, monkeypatch: pytest.MonkeyPatch, capsys: Shown) -> None:
    monkeypatch.chdir(papers)
    for _ in range(2):
        assert main(["analyze", ".", "--out", "out", "--jobs", "1", "--quiet", "--no-themes"]) == 0
        assert "read       2 papers" in capsys.readouterr().out
        assert Path("out/report.html").exists()
        assert main(["report", ".", "--quiet", "--no-themes", "--out", "page.html"]) == 0
        assert capsys.readouterr().out.startswith("2 papers in page.html")
        Path("page.html").rename("report.html")
        assert main(["report", ".", "--quiet", "--no-themes"]) == 0
        assert capsys.readouterr().out.startswith("2 papers in report.html")
        Path("report.html").unlink()
        for format in ("json", "jsonl"):
            assert main(["extract", ".", "-o", "records.txt", "--format", format]) == 0
            assert Path("records.txt").read_text("utf-8").count('"mended"') == 2
        Path("records.txt").unlink()


@pytest.mark.parametrize("name", COMMANDS)
def test_other_kinds_are_counted_in_one_line(name: str, papers: Path, tmp_path: Path, capsys: Shown) -> None:
    (papers / "one.zip").write_bytes(b"x")
    assert main(command(name, tmp_path, papers)) == 0
    assert capsys.readouterr().err == "ipmine: passed over 1 file of another kind: 1 .zip\n"
    for other in (
        "a.xlsx",
        "b.XLSX",
        "c.tar.gz",
        "bare",
        "~$a.docx",
        ".hidden.zip",
        "x.\x07",
        "关于印发.第三批名单和其他有关材料的函",
    ):
        (papers / other).write_bytes(b"x")
    assert main(command(name, tmp_path, papers)) == 0
    line, rest = capsys.readouterr().err.split(": ")[1:]
    assert line == "passed over 7 files of other kinds"
    counts = rest.rstrip("\n").split(", ")
    assert counts[0] == "2 .xlsx"
    assert sorted(counts[1:-1]) == ["1 .gz", "1 .zip", "1 without a suffix"]
    assert counts[-1] == "2 others"


# whoever reads the output


@pytest.mark.parametrize("name", ["show", "extract"])
@pytest.mark.parametrize("papers_before", [0, 1])
def test_a_reader_that_goes_is_no_error(name: str, papers_before: int, tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(text_of(number) + "另有说明。\n" * 20_000, "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "ipmine", name, str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    if papers_before:
        process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 141


def test_a_full_disk_behind_the_output_is_one_line(papers: Path) -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("no /dev/full")
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "ipmine", "extract", str(papers)], stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert done.stderr == "ipmine: output: No space left on device\n"
    assert done.returncode == 2
