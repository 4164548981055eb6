"""Many papers: a folder, a frame or JSONL in, tables out, on all cores or a cluster.

items       where papers come from
work        what a worker does with a batch
executors   this process, or processes of this machine; cluster: Dask
store       the output folder: lock, parts, manifest; known: what earlier runs did
run         a run from start to end; whole: the tables out of the parts
results     reading the output folder; partition: frame in, frame out
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Self

from ipmine.corpus.items import CONTEXT, Files, Lines, Papers, Rows
from ipmine.corpus.partition import analyze_partition, partition_meta, tables_of_records
from ipmine.corpus.results import Results, open_results

if TYPE_CHECKING:
    import pandas as pd

    from ipmine.batch import Refusal
    from ipmine.paper import Paper

__all__ = ["Corpus", "Results", "analyze_partition", "open_results", "partition_meta", "tables_of_records"]

FORMATS = ("parquet", "csv", "jsonl")
"""What `Corpus.analyze` writes beside the parts."""

PAPER_SECONDS = 600.0
"""How long one paper may take before its process is ended; the largest paper allowed takes some minutes."""


class Corpus:
    """A sequence of papers that are read when their turn comes."""

    def __init__(self, papers: Papers, options: Mapping[str, str | None] | None = None) -> None:
        self._papers = papers
        self._options = {name: value for name, value in (options or {}).items() if value is not None}

    @classmethod
    def from_dir(
        cls,
        paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
        *,
        encoding: str | None = None,
        issued: str | None = None,
        published: str | None = None,
        region: str | None = None,
    ) -> Self:
        """The documents in a folder and below it, in the order of their names; or of several folders and files.

        The keywords hold for all papers, see `ipmine.read`. Raises ReadError if there is no document at all;
        a folder below that cannot be listed is refused by name.
        """
        given = [paths] if isinstance(paths, (str, os.PathLike)) else paths
        return cls(Files(given), {"encoding": encoding, "issued": issued, "published": published, "region": region})

    @classmethod
    def from_frame(
        cls,
        frame: pd.DataFrame,
        *,
        text: str = "text",
        id: str | None = None,
        issued: str | None = None,
        published: str | None = None,
        region: str | None = None,
    ) -> Self:
        """The rows of a frame; the keywords name its columns (without `id`, the index names the papers).

        Raises KeyError for a column that is not there.
        """
        columns = {k: v for k, v in zip(CONTEXT, (issued, published, region), strict=True) if v is not None}
        return cls(Rows(frame, text, id, columns))

    @classmethod
    def from_jsonl(
        cls,
        path: str | os.PathLike[str],
        *,
        text: str = "text",
        id: str = "id",
        issued: str = "issued",
        published: str = "published",
        region: str = "region",
    ) -> Self:
        """The lines of a JSONL file, read line by line; the keywords name the fields. Raises ReadError."""
        return cls(Lines(path, text, id, dict(zip(CONTEXT, (issued, published, region), strict=True))))

    def __len__(self) -> int:
        return len(self._papers)

    def results(self) -> Iterator[Paper | Refusal]:
        """Analyze here and now, one paper after the other, refusals among them."""
        from ipmine.corpus.work import one

        for item in self._papers.items(0, len(self)):
            yield one(item, dict(self._options))

    def __iter__(self) -> Iterator[Paper]:
        """The papers, analyzed one after the other; refused ones are passed over (`results` has them)."""
        from ipmine.batch import Refusal

        return (result for result in self.results() if not isinstance(result, Refusal))

    def texts(self) -> Iterator[str]:
        """The source texts, read and not analyzed. Raises ReadError for an entry that gives none."""
        from ipmine.errors import ReadError
        from ipmine.reading import read_source

        for item in self._papers.items(0, len(self)):
            if item.refused is not None:
                raise ReadError(item.id, item.refused)
            if item.path is not None:
                yield read_source(item.path, encoding=self._options.get("encoding"))[0]
            else:
                yield item.text or ""

    def frames(self) -> dict[str, pd.DataFrame]:
        """All tables, in memory: for corpora of some thousand papers. `analyze` has no such limit."""
        from ipmine.frames import frames

        return frames(self)

    def analyze(
        self,
        out: str | os.PathLike[str],
        *,
        n_jobs: int = -1,
        client: Any = None,
        formats: Sequence[str] = FORMATS,
        batch_size: int | None = None,
        retry: bool = False,
        progress: bool = True,
        paper_seconds: float | None = PAPER_SECONDS,
    ) -> Results:
        """Analyze all papers into the folder `out`, and go on where an earlier run stopped.

        `n_jobs` processes (-1: all cores; 1: this process, without protection against crashes), or
        the workers of `client`, a `distributed.Client`. `formats` are the whole tables that are
        made from the parts: `parquet`, `csv` (for spreadsheets), `jsonl` (records). Papers that
        are there already, unchanged in content and done by the same ipmine, are not done again;
        with `retry`, those that were refused are. A paper that takes more than `paper_seconds` is
        refused. Memory: `batch_size` papers for each process, and the list of the papers.

        Raises OutputError for a folder that cannot be written, is in use, or is of a newer ipmine.
        """
        from tqdm.auto import tqdm

        from ipmine.corpus.engine import engine
        from ipmine.corpus.run import Run, batch_size_of
        from ipmine.corpus.store import Store
        from ipmine.corpus.work import Job

        if unknown := [name for name in formats if name not in FORMATS]:
            raise ValueError(f"no format {unknown[0]!r}; there are {', '.join(FORMATS)}")
        if batch_size is not None and batch_size < 1:
            raise ValueError("batch_size must be at least 1")
        size = batch_size or batch_size_of(len(self))
        executor = _executor(n_jobs, client, -(-len(self) // size))
        job = Job(
            options=tuple(sorted(self._options.items())),
            records="jsonl" in formats,
            engine=engine(),
            seconds=paper_seconds,
            roots=self._papers.roots if client is not None and isinstance(self._papers, Files) else (),
        )
        with Store(out) as store, tqdm(total=len(self), unit="paper", disable=not progress, file=sys.stderr) as bar:
            say = partial(bar.write, file=sys.stderr)
            Run(self._papers, job, store, executor, formats, size, retry, bar.update, say).go()
        return open_results(out)

    def __repr__(self) -> str:
        return f"<Corpus of {len(self):,} papers>"


def _executor(n_jobs: int, client: Any, batches: int) -> Any:
    from ipmine.corpus.executors import InProcess, Processes, workers_of

    if client is not None:
        from ipmine.corpus.cluster import Cluster

        return Cluster(client)
    return InProcess() if n_jobs == 1 else Processes(max(1, min(workers_of(n_jobs), batches)))
