"""PDFs are read in a child process: the same texts, and a file that crawls, swells or crashes costs only itself."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from rawpdf import forms_within_forms

from ipmine import Corpus, ReadError, read
from ipmine.reading import limits, pdf_process, pipes, read_source
from ipmine.reading.pdf import read_pdf as read_here
from ipmine.reading.pdf_process import read_pdf

pytest.importorskip("pypdfium2")

PAPERS = Path(__file__).parents[1] / "corpora" / "ip-policy" / "papers"
PDFS = sorted(PAPERS.glob("*.pdf"))
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and processes of POSIX")


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    """A child of its own for each test, which may have set other limits."""
    pdf_process.end_child()
    yield
    pdf_process.end_child()


@pytest.fixture
def bomb(tmp_path: Path) -> Path:
    path = tmp_path / "bomb.pdf"
    path.write_bytes(forms_within_forms())
    return path


def child() -> int:
    assert pdf_process._child is not None
    return pdf_process._child._process.pid


def soon(holds: Callable[[], bool]) -> bool:
    until = time.monotonic() + 20
    while not holds() and time.monotonic() < until:
        time.sleep(0.02)
    return holds()


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    # one that ended and that nobody has waited for
    state = Path(f"/proc/{pid}/stat")
    return state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z"


def test_the_same_as_in_this_process_and_one_child_for_all() -> None:
    assert len(PDFS) > 3
    children = set()
    for path in PDFS:
        data = path.read_bytes()
        assert read_pdf(data) == read_here(data)
        children.add(child())
    assert len(children) == 1


def test_a_refusal_is_the_same_and_the_child_goes_on() -> None:
    before = read_pdf(PDFS[0].read_bytes())
    pid = child()
    for broken in (b"%PDF-1.4\nnothing", PDFS[0].read_bytes()[:400]):
        with pytest.raises(limits.Refused) as here:
            read_here(broken)
        with pytest.raises(limits.Refused) as there:
            read_pdf(broken)
        assert str(here.value) == str(there.value)
    assert read_pdf(PDFS[0].read_bytes()) == before
    assert child() == pid


def test_a_file_that_crawls_is_stopped_and_named(bomb: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = read_source(PDFS[0])
    pid = child()
    monkeypatch.setattr(pdf_process, "MAX_PDF_SECONDS", 1)
    with pytest.raises(ReadError, match=r"bomb\.pdf: takes more than 1 seconds to be read \(limit MAX_PDF_SECONDS\)"):
        read_source(bomb)
    monkeypatch.undo()
    assert gone(pid)
    assert read_source(PDFS[0]) == expected
    assert child() != pid


@pytest.mark.skipif(sys.platform != "linux", reason="a limit of address space")
def test_a_file_that_swells_is_stopped_and_named(bomb: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(limits.CHANGED, "MAX_PDF_MEMORY", 200_000_000)
    monkeypatch.setattr(pdf_process, "MAX_PDF_MEMORY", 200_000_000)
    with pytest.raises(ReadError, match=r"bomb\.pdf: .*needs more than 200,000,000 bytes of memory"):
        read_source(bomb)
    assert read_source(PDFS[0])[0]


@posix
def test_a_child_that_dies_is_replaced() -> None:
    expected = read_pdf(PDFS[0].read_bytes())
    pid = child()
    os.kill(pid, signal.SIGKILL)
    assert soon(lambda: pdf_process._child is not None and not pdf_process._child.lives())
    assert read_pdf(PDFS[0].read_bytes()) == expected
    assert child() != pid


@posix
def test_a_child_that_dies_on_a_file_refuses_it(bomb: Path) -> None:
    read_source(PDFS[0])
    threading.Timer(0.5, os.kill, (child(), signal.SIGKILL)).start()
    with pytest.raises(ReadError, match=r"bomb\.pdf: ends the process that reads it \(exit code -9\)"):
        read_source(bomb)
    assert read_source(PDFS[0])[0]


def test_threads_take_turns() -> None:
    expected = [read_here(path.read_bytes()) for path in PDFS]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda path: read_pdf(path.read_bytes()), PDFS * 5))
    assert found == expected * 5


@posix
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # a fork where threads run
def test_a_forked_process_has_a_child_of_its_own() -> None:
    expected = read_pdf(PDFS[0].read_bytes())
    pid = child()
    reads, writes = os.pipe()
    forked = os.fork()
    if not forked:
        status = b"failed"
        try:
            same = read_pdf(PDFS[0].read_bytes()) == expected
            status = b"same" if same and child() != pid else b"not the same"
            pdf_process.end_child()
        finally:
            os.write(writes, status)
            os._exit(0)
    os.waitpid(forked, 0)
    assert os.read(reads, 20) == b"same"
    os.close(reads)
    os.close(writes)
    assert read_pdf(PDFS[0].read_bytes()) == expected
    assert child() == pid


SHOWS = "import sys\nfrom ipmine.reading import pdf_process, read_source\nread_source(sys.argv[1])\nprint(pdf_process._child._process.pid, flush=True)\n"


def python(code: str, *arguments: object, **set_: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, env=os.environ | set_, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@posix
def test_no_child_outlives_a_process_that_ends() -> None:
    out, err = python(SHOWS, PDFS[0]).communicate()
    assert not err
    assert soon(lambda: gone(int(out)))


@posix
def test_no_child_outlives_a_process_that_is_killed_while_it_crawls(bomb: Path) -> None:
    with python(SHOWS + "read_source(sys.argv[2])", PDFS[0], bomb) as run:
        assert run.stdout is not None
        pid = int(run.stdout.readline())
        time.sleep(0.5)
        assert not gone(pid)
        run.kill()
    assert soon(lambda: gone(pid))


def test_the_environment_can_ask_for_no_child() -> None:
    code = SHOWS.rpartition("print")[0] + "print(pdf_process._child, 'pypdfium2' in sys.modules)"
    assert python(code, PDFS[0], IPMINE_PDF_IN_PROCESS="1").communicate()[0].strip() == "None True"
    assert python(code, PDFS[0]).communicate()[0].strip().endswith("False")


def test_limits_reach_the_child() -> None:
    code = "import sys\nfrom ipmine.reading import read_source\nread_source(sys.argv[1])"
    err = python(code, PDFS[0], IPMINE_MAX_CHARACTERS="20").communicate()[1]
    assert "more than 20 characters" in err


def test_modules_of_the_working_folder_are_not_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('a stranger')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [entry for entry in sys.path if entry])
    assert read_pdf(PDFS[0].read_bytes())[0]


def test_no_python_to_start(monkeypatch: pytest.MonkeyPatch) -> None:
    for executable in ("", "/no/such/python"):
        monkeypatch.setattr(sys, "executable", executable)
        with pytest.raises(ReadError, match=r"process that reads PDFs.*IPMINE_PDF_IN_PROCESS=1"):
            read_source(PDFS[0])


@pytest.mark.slow
def test_workers_read_pdfs_as_here(tmp_path: Path) -> None:
    for path in PDFS:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    results = Corpus.from_dir(tmp_path).analyze(tmp_path / "out", n_jobs=2, batch_size=1, progress=False)
    assert results.frame("papers")["title"].tolist() == [read(tmp_path / path.name).meta.title for path in PDFS]


def test_messages() -> None:
    reads, writes = os.pipe()
    threading.Thread(target=pipes.send, args=(writes, "知".encode() * 1_000_000)).start()
    assert pipes.receive(reads, 3_000_000) == "知".encode() * 1_000_000
    os.write(writes, b"\0" * 7)
    os.close(writes)
    with pytest.raises(pipes.Ended):  # half a message
        pipes.receive(reads, 5)
    os.close(reads)


def test_a_message_longer_than_agreed() -> None:
    reads, writes = os.pipe()
    pipes.send(writes, b"12345")
    with pytest.raises(pipes.Ended):
        pipes.receive(reads, 4)
    os.close(reads)
    with pytest.raises(pipes.Ended):  # nobody reads any more
        pipes.send(writes, b"12345")
    os.close(writes)
