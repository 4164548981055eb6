"""PDFs that loop, swell or crawl, limits that are set, and runs that go on past such files."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from rawpdf import CATALOG, FONT, PAGE, SAYS, forms_within_forms, pages_of, pdf, stream

from ipmine import Corpus, ReadError
from ipmine.reading import read_source

pytest.importorskip("pypdfium2")


def read(folder: Path, data: bytes) -> str:
    path = folder / "a.pdf"
    path.write_bytes(data)
    started = time.process_time()
    try:
        return read_source(path)[0]
    finally:
        assert time.process_time() - started < 10


def test_ten_thousand_pages(tmp_path: Path) -> None:
    kids = b" ".join(b"%d 0 R" % (5 + k) for k in range(10_000))
    data = pdf(CATALOG, pages_of(kids, 10_000), stream(SAYS), FONT, *[PAGE % b""] * 10_000)
    with pytest.raises(ReadError, match="10,000 pages, above the limit of 3,000"):
        read(tmp_path, data)


def test_pages_in_a_circle(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="broken PDF"):
        read(tmp_path, pdf(CATALOG, pages_of(b"2 0 R 3 0 R", 5), pages_of(b"2 0 R 3 0 R", 3)))


def test_a_number_of_pages_that_is_a_lie(tmp_path: Path) -> None:
    data = pdf(CATALOG, pages_of(b"5 0 R", 2_000_000_000), stream(SAYS), FONT, PAGE % b"")
    assert read(tmp_path, data).strip() == "notice"


@pytest.mark.slow
def test_a_run_goes_on_past_a_paper_that_crawls(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "a.txt").write_text("关于开展检查的通知\n", "utf-8")
    (papers / "b.pdf").write_bytes(forms_within_forms())
    (papers / "c.txt").write_text("关于加强保护的通知\n", "utf-8")
    results = Corpus.from_dir(papers).analyze(tmp_path / "out", n_jobs=2, batch_size=1, paper_seconds=2, progress=False)
    assert results.frame("papers")["paper"].tolist() == [str(papers / "a.txt"), str(papers / "c.txt")]
    assert results.refused["path"].tolist() == [str(papers / "b.pdf")]
    # the worker's watch, or before it the limit of memory of the process that reads PDFs
    reason = results.refused["reason"][0]
    assert "stopped after 2 seconds" in reason or "ends the process that reads it" in reason


def test_limits_are_set_by_the_environment(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("关于开展检查的通知\n" * 5, "utf-8")
    command = [sys.executable, "-m", "ipmine", "extract", str(tmp_path / "a.txt")]

    def run(**set_: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, env=os.environ | set_, capture_output=True, text=True, encoding="utf-8")

    assert run().returncode == 0
    refused = run(IPMINE_MAX_TEXT_BYTES="100")
    assert refused.returncode != 0
    assert "above the limit of" in refused.stderr
    said = run(IPMINE_MAX_TEXT_BYTES="many").stderr
    assert said == "ipmine: IPMINE_MAX_TEXT_BYTES='many' is no whole number above 0\n"


def test_results_know_the_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    from ipmine.corpus.engine import engine
    from ipmine.reading import limits

    usual = engine.__wrapped__()
    monkeypatch.setitem(limits.CHANGED, "MAX_PDF_PAGES", 9)
    assert engine.__wrapped__() != usual
