"""PDFs that loop, swell or crawl, limits that are set, and runs that go on past such files."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest

from ipmine import Corpus, ReadError
from ipmine.reading import read_source

pytest.importorskip("pypdfium2")

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 3 0 R/Resources<</Font<</F 4 0 R>>%s>>>>"
SAYS = b"BT /F 12 Tf 50 700 Td (notice) Tj ET"


def pdf(*objects: bytes) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


def stream(data: bytes, more: bytes = b"") -> bytes:
    packed = zlib.compress(data)
    return b"<</Filter/FlateDecode/Length %d%s>>stream\n%s\nendstream" % (len(packed), more, packed)


def pages_of(kids: bytes, count: int) -> bytes:
    return b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids)


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


def forms_within_forms() -> bytes:
    """Ten forms, each drawn ten times by the one before: the library would need hundreds of years."""
    more = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F 4 0 R>>/XObject<</X %d 0 R>>>>"
    forms = [stream(b"/X Do " * 10, more % (7 + k)) for k in range(10)]
    page = PAGE % b"/XObject<</X 6 0 R>>"
    return pdf(CATALOG, pages_of(b"5 0 R", 1), stream(b"/X Do"), FONT, page, *forms, stream(SAYS))


def test_a_run_goes_on_past_a_paper_that_crawls(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "a.txt").write_text("关于开展检查的通知\n", "utf-8")
    (papers / "b.pdf").write_bytes(forms_within_forms())
    (papers / "c.txt").write_text("关于加强保护的通知\n", "utf-8")
    results = Corpus.from_dir(papers).analyze(tmp_path / "out", n_jobs=2, batch_size=1, paper_seconds=2, progress=False)
    assert results.frame("papers")["paper"].tolist() == [str(papers / "a.txt"), str(papers / "c.txt")]
    assert results.refused["path"].tolist() == [str(papers / "b.pdf")]
    assert "stopped after 2 seconds" in results.refused["reason"][0]


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
