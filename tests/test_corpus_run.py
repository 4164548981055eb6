"""Runs over many papers: the tables, going on after a kill, and everything that gets in the way."""

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pytest
from many import Crashing, Endless, Killed, content_of, folder_of, text_of

import ipmine
from ipmine import Corpus, OutputError, ReadError, Results, open_results
from ipmine.cli import main
from ipmine.corpus import analyze_partition, executors, partition_meta, tables_of_records
from ipmine.corpus import run as run_module
from ipmine.corpus.store import Store, fill
from ipmine.frames import COLUMNS, frames


def run(corpus: Corpus, out: Path, **options: Any) -> Results:
    return corpus.analyze(out, **{"n_jobs": 1, "progress": False} | options)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = folder_of(tmp_path_factory.mktemp("many") / "papers", 40)
    (folder / "0007.txt").write_text("=cmd|' /C calc'!A0\n" + text_of(7), "utf-8")
    (folder / "0011.txt").write_bytes(b"")
    return folder


@pytest.fixture(scope="module")
def clean(papers: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("clean")
    run(Corpus.from_dir(papers), out)
    return out


def copy_of(out: Path, to: Path) -> Path:
    shutil.copytree(out, to)
    return to


def work_done(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Counts the papers that are analyzed, run by run."""
    done: list[int] = []
    finish = run_module.Run._finish

    def counted(self: run_module.Run, *args: Any) -> Any:
        done.append(self.done)
        return finish(self, *args)

    monkeypatch.setattr(run_module.Run, "_finish", counted)
    return done


def test_tables_are_those_of_the_papers(papers: Path, clean: Path) -> None:
    expected = frames(Corpus.from_dir(papers))
    results = open_results(clean)
    assert results.complete
    assert set(expected) == set(COLUMNS) == set(results.tables)
    for table, frame in expected.items():
        if frame.empty:
            assert results.frame(table).empty
            continue
        written = pd.read_parquet(clean / f"{table}.parquet")
        for found in (written, results.frame(table)):
            pd.testing.assert_frame_equal(found.astype(object), frame.astype(object), check_dtype=False)
        assert list(results.frame(table).dtypes.map(str)) == list(COLUMNS[table].values())
    cells = pd.read_csv(clean / "papers.csv", dtype=str, encoding="utf-8")
    assert len(cells) == 39
    assert (clean / "papers.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    records = [json.loads(line) for line in (clean / "records.jsonl").read_text("utf-8").splitlines()]
    assert records == [paper.to_dict() for paper in Corpus.from_dir(papers)]
    assert [paper.to_dict() for paper in results.papers()] == records
    assert results.refused.values.tolist() == [[str(papers / "0011.txt"), "empty"]]
    assert (clean / "refused.csv").read_text("utf-8-sig").splitlines()[1] == f"{papers / '0011.txt'},empty"


def test_no_cell_runs(tmp_path: Path) -> None:
    frame = pd.DataFrame({"id": ["=1+1", "-x"], "text": [text_of(0), text_of(1)]})
    run(Corpus.from_frame(frame, id="id"), tmp_path)
    cells = pd.read_csv(tmp_path / "papers.csv")
    assert cells["paper"].tolist() == ["'=1+1", "'-x"]


@pytest.mark.parametrize("options", [{"n_jobs": 2}, {"batch_size": 1}, {"batch_size": 1000}, {"batch_size": 7}])
def test_the_cut_of_the_work_does_not_show(papers: Path, clean: Path, tmp_path: Path, options: dict[str, Any]) -> None:
    run(Corpus.from_dir(papers), tmp_path, **options)
    assert content_of(tmp_path) == content_of(clean)


def test_row_groups_do_not_depend_on_parts(papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ipmine.corpus import whole

    monkeypatch.setattr(whole, "ROWS", 10)
    for name, size in (("a", 3), ("b", 16)):
        run(Corpus.from_dir(papers), tmp_path / name, batch_size=size)
    assert content_of(tmp_path / "a") == content_of(tmp_path / "b")
    assert pq.ParquetFile(tmp_path / "a" / "papers.parquet").num_row_groups == 4


def test_formats_are_chosen(papers: Path, tmp_path: Path) -> None:
    run(Corpus.from_dir(papers), tmp_path, formats=["parquet"])
    assert set(content_of(tmp_path)) == {f"{table}.parquet" for table in COLUMNS} | {"refused.csv"}
    with pytest.raises(ValueError, match="no format 'xls'"):
        run(Corpus.from_dir(papers), tmp_path, formats=["xls"])


def test_unchanged_papers_are_not_done_again(
    papers: Path, clean: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = work_done(monkeypatch)
    folder = tmp_path / "papers"
    shutil.copytree(papers, folder)
    out = tmp_path / "out"
    run(Corpus.from_dir(folder), out)
    before = {file.name: file.stat().st_mtime_ns for file in out.iterdir() if file.suffix in (".parquet", ".csv")}
    run(Corpus.from_dir(folder), out)
    assert before == {f.name: f.stat().st_mtime_ns for f in out.iterdir() if f.suffix in (".parquet", ".csv")}
    (folder / "0020.txt").write_text(text_of(99), "utf-8")  # changed
    (folder / "0030.txt").unlink()  # gone
    (folder / "0003b.txt").write_text(text_of(50), "utf-8")  # new, so that all behind it move
    run(Corpus.from_dir(folder), out)
    assert done == [40, 0, 2]
    run(Corpus.from_dir(folder), tmp_path / "anew")
    assert content_of(out) == content_of(tmp_path / "anew")
    assert {p.name for p in open_results(out).parts} == {p.name for p in (out / "parts").iterdir()}  # old ones are gone


def test_another_engine_does_all_again(
    papers: Path, clean: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = copy_of(clean, tmp_path / "out")
    done = work_done(monkeypatch)
    monkeypatch.setattr("ipmine.corpus.engine.engine", lambda: "9.9.9+other")
    run(Corpus.from_dir(papers), out)
    assert done == [40]


def test_retry_does_the_refused_again(
    papers: Path, clean: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = copy_of(clean, tmp_path / "out")
    done = work_done(monkeypatch)
    run(Corpus.from_dir(papers), out, retry=True)
    assert done == [1]
    assert content_of(out) == content_of(clean)


def test_ids_stand_once(tmp_path: Path) -> None:
    frame = pd.DataFrame({"id": ["a", "b", "a"], "text": [text_of(n) for n in range(3)]})
    results = run(Corpus.from_frame(frame, id="id"), tmp_path, batch_size=1)
    assert results.frame("papers")["paper"].tolist() == ["a", "b"]
    assert results.refused.values.tolist() == [["a", "its id stands twice; the first is kept"]]


def test_half_surrogates_are_refused(tmp_path: Path) -> None:
    frame = pd.DataFrame({"id": ["a", "b"], "text": pd.Series([text_of(0) + "\ud800", text_of(1)], dtype=object)})
    results = run(Corpus.from_frame(frame, id="id"), tmp_path)
    assert results.frame("papers")["paper"].tolist() == ["b"]


def test_papers_in_memory_can_be_written(papers: Path, clean: Path, tmp_path: Path) -> None:
    corpus = Corpus.from_dir(papers)
    run(Corpus(corpus.papers, corpus.refused), tmp_path)
    for name in ("agencies.parquet", "papers.csv", "records.jsonl"):
        assert (tmp_path / name).read_bytes() == (clean / name).read_bytes()


# killed at some moment


def start(papers: Path, out: Path, jobs: int) -> subprocess.Popen[bytes]:
    command = [
        sys.executable,
        "-m",
        "ipmine",
        "analyze",
        "--no-themes",
        str(papers),
        "--out",
        str(out),
        "--quiet",
        "--jobs",
        str(jobs),
    ]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.mark.slow
@pytest.mark.parametrize(("jobs", "parts"), [(1, 1), (2, 2)])
def test_killed_and_gone_on(papers: Path, clean: Path, tmp_path: Path, jobs: int, parts: int) -> None:
    out = tmp_path / "out"
    process = start(papers, out, jobs)
    while process.poll() is None:
        if (out / "parts").is_dir() and len([n for n in os.listdir(out / "parts") if n[0] != "."]) >= parts:
            process.send_signal(signal.SIGKILL)
            break
        time.sleep(0.001)
    process.wait()
    early = open_results(out)  # what is there can be read
    assert len(early.frame("papers")) > 0
    run(Corpus.from_dir(papers), out)
    assert content_of(out) == content_of(clean)


def test_what_a_kill_left_half_written_is_swept(papers: Path, clean: Path, tmp_path: Path) -> None:
    out = copy_of(clean, tmp_path / "out")
    (out / "parts" / ".abc").mkdir()
    (out / "parts" / ".abc" / "dates.parquet").write_bytes(b"half")
    (out / ".dates.parquet.x1y2z3").write_bytes(b"half")
    (out / "dates.parquet").unlink()
    (out / ".mine").write_text("a user's")
    run(Corpus.from_dir(papers), out)
    assert content_of(out) == content_of(clean)
    assert sorted(name for name in os.listdir(out) if name.startswith(".")) == [".lock", ".mine"]
    assert not any(name.startswith(".") for name in os.listdir(out / "parts"))


@pytest.mark.slow
def test_worker_killed_while_whole_tables_are_written(papers: Path, clean: Path, tmp_path: Path) -> None:
    """What the workers had is done by the calling process; nothing half written stays."""
    out = tmp_path / "out"
    victims: list[int] = []
    finish = run_module.Run._finish

    def killing(self: run_module.Run, *args: Any) -> Any:
        pool = self.executor._pool  # type: ignore[attr-defined]
        victims.extend(pool._processes)
        for victim in victims:
            os.kill(victim, signal.SIGKILL)
        return finish(self, *args)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run_module.Run, "_finish", killing)
        run(Corpus.from_dir(papers), out, n_jobs=2)
    assert len(victims) == 2
    assert content_of(out) == content_of(clean)
    assert [name for name in os.listdir(out) if name.startswith(".")] == [".lock"]


class Refusing:
    """A pool that says once, at its nth submission, what a pool says that knows of a worker's death."""

    def __init__(self, pool: Any, at: int) -> None:
        self.pool, self.at, self.sent = pool, at, 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self.pool, name)

    def submit(self, *args: Any) -> Any:
        self.sent += 1
        if self.sent == self.at:
            raise BrokenProcessPool("a worker was killed")
        return self.pool.submit(*args)


@pytest.mark.slow
@pytest.mark.parametrize("at", [1, 3])
def test_pool_that_refuses_loses_no_batch(papers: Path, clean: Path, tmp_path: Path, at: int) -> None:
    out = tmp_path / "out"
    make, pools = executors._pool, []

    def refusing(workers: int) -> Any:
        pools.append(Refusing(make(workers), at if not pools else 0))
        return pools[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(executors, "_pool", refusing)
        run(Corpus.from_dir(papers), out, n_jobs=2, batch_size=4)
    assert pools[0].sent >= at
    assert content_of(out) == content_of(clean)


def test_pool_that_refuses_loses_no_task() -> None:
    processes = executors.Processes(1)
    processes._pool = Refusing(executors._pool(1), 2)
    tasks = [(size, (-size,)) for size in (3, 2, 1)]
    try:
        assert sorted(processes.spread(abs, tasks)) == [1, 2, 3]
    finally:
        processes.close()


def test_worker_of_a_killed_run_changes_nothing(papers: Path, clean: Path, tmp_path: Path) -> None:
    """It may go on for a second, and then fills hidden files that no later run takes for its own."""
    out = tmp_path / "out"
    with Store(out) as killed:
        names = [part.name for part in open_results(clean).parts]
        hidden = [killed.hidden(name) for name in names]
    size = 8
    with Store(out) as store:
        for name in names:
            assert store.hidden(name) not in hidden
    # it wakes up when the next run is under way
    commit = Store.commit

    def commit_beside_it(self: Store, *args: Any) -> None:
        fill(hidden.pop(), dict.fromkeys(COLUMNS, b"old"))
        commit(self, *args)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Store, "commit", commit_beside_it)
        run(Corpus.from_dir(papers), out, batch_size=size)
    assert not hidden
    assert content_of(out) == content_of(clean)
    assert not any(name.startswith(".") for name in os.listdir(out / "parts"))


# what gets in the way


def test_two_runs_exclude_each_other(papers: Path, tmp_path: Path) -> None:
    with Store(tmp_path), pytest.raises(OutputError, match=r"another run is writing into it \(process \d+ on .+\)"):
        run(Corpus.from_dir(papers), tmp_path)
    with Store(tmp_path):
        pass


def test_newer_manifest(papers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "manifest.json").write_text('{"format": 99, "ipmine": "7.0"}')
    with pytest.raises(OutputError, match=r"written by a newer ipmine \(7.0, format 99"):
        run(Corpus.from_dir(papers), tmp_path)
    with pytest.raises(OutputError, match="newer"):
        open_results(tmp_path)
    assert main(["analyze", str(papers), "--out", str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert os.listdir(tmp_path) == ["manifest.json"]  # nothing is touched
    with Store(tmp_path / "other"):  # and the lock is free
        pass


@pytest.mark.parametrize("name", ["targets.csv", "report.html", "parts", "manifest.json"])
def test_a_user_s_own_folder_is_left_alone(papers: Path, tmp_path: Path, name: str) -> None:
    mine = tmp_path / name
    if name == "parts":
        (mine / "mine").mkdir(parents=True)
    else:
        mine.write_text('{"format": 1, "name": "mine"}')
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(OutputError) as caught:
        run(Corpus.from_dir(papers), tmp_path)
    reason = f"holds files that are not of ipmine ({name}): choose a new or an empty folder"
    assert str(caught.value) == f"{tmp_path}: {reason}"
    (tmp_path / "z").write_text("")
    with pytest.raises(OutputError, match=rf"\({name}, …\)"):
        run(Corpus.from_dir(papers), tmp_path)
    (tmp_path / "z").unlink()
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("left", [".DS_Store", ".lock", "parts/.half.x/dates.parquet", "parts"])
def test_what_is_no_file_of_a_user_is_in_nobody_s_way(papers: Path, clean: Path, tmp_path: Path, left: str) -> None:
    if left == "parts":
        (tmp_path / left).mkdir()
    else:
        (tmp_path / left).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / left).write_bytes(b"")
    run(Corpus.from_dir(papers), tmp_path)
    assert content_of(tmp_path) == content_of(clean)


def test_parts_without_a_manifest_are_gone_on_with(
    papers: Path, clean: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = copy_of(clean, tmp_path / "out")
    (out / "manifest.json").unlink()
    done = work_done(monkeypatch)
    run(Corpus.from_dir(papers), out)
    assert done == [0]
    assert content_of(out) == content_of(clean)


def test_a_run_reads_nothing_of_its_output(papers: Path, clean: Path, tmp_path: Path) -> None:
    out = copy_of(clean, tmp_path / "out")
    (out / "report.html").write_text("<!DOCTYPE html><p>通知")
    with pytest.raises(ReadError, match="lies in the output folder, which is no input"):
        run(Corpus.from_dir(out / "report.html"), out)
    assert content_of(out) == content_of(clean)
    (tmp_path / "link").symlink_to(out)
    results = run(Corpus.from_dir(papers, out / "report.html"), tmp_path / "link")
    assert results.refused.values.tolist()[-1] == [
        str(out / "report.html"), "lies in the output folder, which is no input",
    ]  # fmt: skip
    assert len(results.frame("papers")) == 39


def test_damaged_manifest_is_written_anew(papers: Path, clean: Path, tmp_path: Path) -> None:
    out = copy_of(clean, tmp_path / "out")
    (out / "manifest.json").write_text("{half")
    with pytest.raises(OutputError, match="damaged"):
        open_results(out)
    run(Corpus.from_dir(papers), out)
    assert content_of(out) == content_of(clean)
    assert open_results(out).complete


@pytest.mark.parametrize("file", ["dates.parquet", "part.json"])
@pytest.mark.parametrize("harm", ["cut", "flip", "gone"])
def test_damaged_part_is_named_and_done_again(
    papers: Path, clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], file: str, harm: str
) -> None:
    out = copy_of(clean, tmp_path / "out")
    path = open_results(out).parts[1] / file
    data = path.read_bytes()
    if harm == "gone":
        path.unlink()
    else:
        path.write_bytes(data[: len(data) // 2] if harm == "cut" else data[:50] + bytes([data[50] ^ 1]) + data[51:])
    run(Corpus.from_dir(papers), out, progress=True)
    assert capsys.readouterr().err.count(str(path)) == 1
    assert content_of(out) == content_of(clean)


def test_full_disk(papers: Path, clean: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = 0
    write = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        nonlocal written
        written += 1
        if written > 30:
            raise OSError(errno.ENOSPC, "No space left on device", str(self))
        return write(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError, match=f"{tmp_path}: the disk is full; what was done is kept"):
        run(Corpus.from_dir(papers), tmp_path)
    monkeypatch.undo()
    assert len(open_results(tmp_path).parts) == 2
    done = work_done(monkeypatch)
    run(Corpus.from_dir(papers), tmp_path)
    assert done == [24]
    assert content_of(tmp_path) == content_of(clean)


@pytest.mark.slow
@pytest.mark.parametrize("where", ["part", "table"])
def test_file_that_may_not_grow(papers: Path, clean: Path, tmp_path: Path, where: str) -> None:
    """The system refuses a worker's write: one line, nothing half written stays, what was done does."""
    resource = pytest.importorskip("resource")
    out = tmp_path / "out"
    sizes = [file.stat().st_size for file in clean.glob("parts/*/*.parquet")]
    assert max(sizes) + 100 < (clean / "records.jsonl").stat().st_size
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000 if where == "part" else max(sizes) + 100, before[1]))
        with pytest.raises(OutputError, match=f"^{out}: .+"):
            run(Corpus.from_dir(papers), out, n_jobs=2, formats=["jsonl"])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert len(os.listdir(out / "parts")) == (0 if where == "part" else len(os.listdir(clean / "parts")))
    assert [name for name in os.listdir(out) if name[0] == "."] == [".lock"]
    run(Corpus.from_dir(papers), out)
    assert content_of(out) == content_of(clean)


def test_folder_that_cannot_be_written(papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="a file stands where"):
        run(Corpus.from_dir(papers), tmp_path / "file")

    def refuse(path: object, *_: object, **__: object) -> int:
        raise OSError(errno.EROFS, "Read-only file system", str(path))

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(OutputError, match=r"cannot be written \(Read-only file system\)"):
        run(Corpus.from_dir(papers), tmp_path / "out")


@pytest.mark.slow
def test_papers_that_end_their_process_are_named(tmp_path: Path) -> None:
    texts: list[str] = [text_of(n) for n in range(9)]
    texts[2], texts[5], texts[6] = Crashing("x"), Killed("x"), Endless("x")
    # an Arrow-backed column would make plain strings of them
    frame = pd.DataFrame({"id": [f"p{n}" for n in range(9)], "text": pd.Series(texts, dtype=object)})
    harmful = Corpus.from_frame(frame, id="id")
    results = run(harmful, tmp_path / "out", n_jobs=2, batch_size=3, paper_seconds=3)
    reasons = dict(results.refused.values.tolist())
    assert list(reasons) == ["p2", "p5", "p6"]
    assert "its process died on it (SIGSEGV(-11))" in reasons["p2"]
    assert "its process died on it (SIGKILL(-9))" in reasons["p5"]
    assert "stopped after 3 seconds" in reasons["p6"]
    good = frame.drop([2, 5, 6])
    run(Corpus.from_frame(good, id="id"), tmp_path / "good")
    assert (tmp_path / "out" / "agencies.parquet").read_bytes() == (tmp_path / "good" / "agencies.parquet").read_bytes()
    assert (tmp_path / "out" / "records.jsonl").read_bytes() == (tmp_path / "good" / "records.jsonl").read_bytes()


# the command


def test_command(papers: Path, clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["analyze", str(papers), "--out", str(tmp_path / "out"), "--jobs", "1", "--quiet", "--no-themes"]
    assert main(given) == 1  # one paper was refused
    shown = capsys.readouterr().out
    assert shown.startswith("read       39 papers, ")
    assert f"refused    1\n  {papers / '0011.txt'}: empty\n" in shown
    assert content_of(tmp_path / "out") == content_of(clean)
    empty = tmp_path / "empty"
    empty.mkdir()
    assert main(["analyze", str(empty), "--out", str(tmp_path / "none")]) == 1
    assert "without documents" in capsys.readouterr().err
    (empty / "a.txt").write_bytes(b"")
    assert main(["analyze", str(empty), "--out", str(tmp_path / "none"), "--jobs", "1", "--quiet"]) == 1


# reading the results


def test_results_are_read_lazily(clean: Path) -> None:
    import pyarrow.dataset as ds

    results = open_results(clean)
    leads = results.frame("responsibilities", columns=["paper", "agency"], filter=ds.field("role") == "lead")
    assert list(leads.columns) == ["paper", "agency"]
    assert 0 < len(leads) < len(results.frame("responsibilities"))
    assert sum(map(len, results.batches("dates"))) == len(results.frame("dates"))
    with pytest.raises(KeyError, match="no table 'x'"):
        results.frame("x")
    for read in (results.frame, lambda *a: list(results.batches(*a))):
        with pytest.raises(KeyError, match="table 'targets' has no column 'foo'; it has paper, target"):
            read("targets", ["paper", "foo"])
    assert list(results.frame("targets", "paper").columns) == ["paper"]  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="the filter does not fit table 'targets'") as caught:
        results.frame("targets", filter=ds.field("foo") == 1)
    assert "\n" not in str(caught.value)
    with pytest.raises(OutputError, match="holds no results"):
        open_results(clean / "parts" / "nothing")


def test_results_answer_sql(clean: Path) -> None:
    pytest.importorskip("duckdb")
    answer = open_results(clean).sql("SELECT role, count(*) AS n FROM doc_numbers GROUP BY role ORDER BY role")
    assert answer["n"].sum() == len(open_results(clean).frame("doc_numbers"))


# partitions of other engines


def test_partition_gives_the_same_frame_for_any_input() -> None:
    frame = pd.DataFrame({"id": ["a", "b"], "text": [text_of(0), None], "issued": ["2021-01-01", None]})
    for table in [*COLUMNS, "records", "refused"]:
        for part in (frame, frame.iloc[:0], frame.iloc[1:]):
            found = analyze_partition(part, table)
            pd.testing.assert_frame_equal(found.iloc[:0], partition_meta(table), check_index_type=False)
    records = analyze_partition(frame, "records")
    pd.testing.assert_frame_equal(tables_of_records(records, "agencies"), analyze_partition(frame, "agencies"))
    assert analyze_partition(frame, "refused")["paper"].tolist() == ["b"]
    with pytest.raises(KeyError, match="no table 'x'"):
        analyze_partition(frame, "x")


def test_paper_comes_back_from_its_record() -> None:
    paper = ipmine.analyze(text_of(3), id="a")
    assert ipmine.Paper.from_dict(json.loads(json.dumps(paper.to_dict()))) == paper
