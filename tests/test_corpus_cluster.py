"""The same run on a real Dask cluster of two processes, with one of them killed on the way."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from many import Killed, content_of, folder_of, text_of

from ipmine import Corpus, IpmineError, open_results
from ipmine.cli import main
from ipmine.corpus import analyze_partition, partition_meta

distributed = pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def clusters() -> Iterator[list[Any]]:
    """The cluster of the tests at its end; a new one is added when its workers do not come back."""
    import dask

    settings = {"distributed.scheduler.allowed-failures": 1, "distributed.admin.tick.limit": "1h"}
    started: list[Any] = []
    with dask.config.set(settings):
        yield started
        for cluster in started:
            cluster.close()


def _start() -> Any:
    return distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, protocol="tcp"
    )


@pytest.fixture
def client(clusters: list[Any]) -> Iterator[Any]:
    """A client of two worker processes; Dask may fail to replace a worker that a test killed while it started."""
    if clusters:
        with distributed.Client(clusters[-1]) as client:
            try:
                client.wait_for_workers(2, timeout=20)
            except TimeoutError:
                clusters.append(_start())
    else:
        clusters.append(_start())
    with distributed.Client(clusters[-1]) as client:
        client.wait_for_workers(2, timeout=120)
        yield client


def test_worker_killed_on_the_way(client: Any, tmp_path: Path) -> None:
    papers = folder_of(tmp_path / "papers", 60)
    out = tmp_path / "out"
    victim = next(iter(client.run(os.getpid).values()))
    killed = threading.Event()

    def kill() -> None:
        while not killed.is_set():
            if (out / "parts").is_dir() and any(not name.startswith(".") for name in os.listdir(out / "parts")):
                os.kill(victim, signal.SIGKILL)
                killed.set()
            time.sleep(0.001)

    thread = threading.Thread(target=kill)
    thread.start()
    try:
        results = Corpus.from_dir(papers).analyze(out, client=client, batch_size=3, progress=False)
    finally:
        thread.join(30)
        killed.set()
    assert killed.is_set()
    with pytest.raises(ProcessLookupError):
        os.kill(victim, 0)  # it did die
    assert results.frame("papers")["paper"].tolist() == [str(papers / f"{n:04}.txt") for n in range(60)]
    Corpus.from_dir(papers).analyze(tmp_path / "here", n_jobs=1, progress=False)
    assert content_of(out) == content_of(tmp_path / "here")


@pytest.mark.slow
def test_paper_that_kills_workers_is_named(client: Any, tmp_path: Path) -> None:
    texts: list[str] = [text_of(n) for n in range(6)]
    texts[2] = Killed("x")
    frame = pd.DataFrame({"id": list("abcdef"), "text": pd.Series(texts, dtype=object)})
    results = Corpus.from_frame(frame, id="id").analyze(tmp_path, client=client, batch_size=3, progress=False)
    assert results.frame("papers")["paper"].tolist() == list("abdef")
    assert results.refused["path"].tolist() == ["c"]
    assert "its process died on it" in results.refused["reason"][0]


def test_worker_that_does_not_see_the_folder_says_so(client: Any, tmp_path: Path, monkeypatch: Any) -> None:
    corpus = Corpus.from_dir(folder_of(tmp_path / "papers", 2))
    monkeypatch.setattr(corpus._entries, "roots", ("/somewhere/else",))
    with pytest.raises(IpmineError, match="does not see /somewhere/else"):
        corpus.analyze(tmp_path / "out", client=client, progress=False)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("lose", "says"), [("workers", "the cluster has no workers any more"), ("scheduler", "the scheduler is gone")]
)
def test_cluster_that_is_lost_on_the_way(tmp_path: Path, monkeypatch: Any, lose: str, says: str) -> None:
    from ipmine.corpus import cluster as module

    monkeypatch.setattr(module, "PATIENCE", 1.0)
    papers, out = folder_of(tmp_path / "papers", 120), tmp_path / "out"
    with _start() as local, distributed.Client(local) as own:

        def drop() -> None:
            while not (out / "parts").is_dir() or len(os.listdir(out / "parts")) < 2:
                time.sleep(0.001)
            local.scale(0) if lose == "workers" else local.close()

        thread = threading.Thread(target=drop)
        thread.start()
        with pytest.raises(IpmineError, match=f"{says}.*; what was done is kept"):
            Corpus.from_dir(papers).analyze(out, client=own, batch_size=2, progress=False)
        thread.join(60)
    kept = len(open_results(out).parts)
    assert 2 <= kept < 60
    Corpus.from_dir(papers).analyze(out, n_jobs=1, progress=False)
    Corpus.from_dir(papers).analyze(tmp_path / "here", n_jobs=1, progress=False)
    assert content_of(out) == content_of(tmp_path / "here")


def test_command_with_a_scheduler(client: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    papers = folder_of(tmp_path / "papers", 3)
    address = client.scheduler.address
    given = ["analyze", str(papers), "--out", str(tmp_path / "out"), "--scheduler", address, "--quiet", "--no-themes"]
    assert main(given) == 0
    assert open_results(tmp_path / "out").complete
    assert main(["analyze", str(papers), "--out", str(tmp_path / "b"), "--scheduler", "nonsense://x", "--quiet"]) == 2
    assert "nonsense://x: no scheduler answers" in capsys.readouterr().err


def test_partitions_of_a_dask_frame(client: Any) -> None:
    dd = pytest.importorskip("dask.dataframe")
    frame = pd.DataFrame({"id": [f"p{n}" for n in range(6)], "text": [text_of(n) for n in range(6)]})
    many = dd.from_pandas(frame, npartitions=3)
    found = many.map_partitions(analyze_partition, "doc_numbers", meta=partition_meta("doc_numbers")).compute()
    here = analyze_partition(frame, "doc_numbers")
    assert found.reset_index(drop=True).values.tolist() == here.values.tolist()
