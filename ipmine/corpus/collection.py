"""Papers together: tables, exports, the overview of many, and runs of any size."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from ipmine import given
from ipmine.batch import Refusal
from ipmine.corpus.items import CONTEXT, Entries, Files, Held, Lines, Rows, each_once
from ipmine.paper import Paper

if TYPE_CHECKING:
    import pandas as pd

    from ipmine.corpus.results import Results

FORMATS = ("parquet", "csv", "jsonl")
"""What `Corpus.analyze` writes beside the parts."""

PAPER_SECONDS = 600.0
"""How long one paper may take before its process is ended; the largest paper allowed takes some minutes."""


class Corpus(Sequence[Paper]):
    """Analyzed papers in the order in which they were given, and the entries that were refused.

    A corpus of a folder, a frame or JSONL analyzes its papers when somebody first looks at one,
    and keeps them in memory: right for some thousand papers. `analyze` keeps none of them and
    writes tables instead, on all cores or a cluster, for corpora of any size; `results` gives
    one after the other.

    >>> from ipmine import Corpus, analyze
    >>> corpus = Corpus([analyze("关于开展专利导航的通知", id="a")])
    >>> len(corpus), corpus["a"].id, corpus.frames()["papers"].shape[0]
    (1, 'a', 1)
    """

    def __init__(self, papers: Iterable[Paper] = (), refused: Iterable[Refusal] = ()) -> None:
        self._entries: Entries = Held([*papers, *refused])
        self._options: dict[str, str] = {}
        self._progress: bool | None = False

    @classmethod
    def _of(cls, entries: Entries, options: Mapping[str, str | None], progress: bool | None) -> Corpus:
        corpus = cls()
        corpus._entries = entries
        corpus._options = {name: value for name, value in options.items() if value is not None}
        corpus._progress = progress
        return corpus

    @classmethod
    def from_dir(
        cls,
        *paths: str | os.PathLike[str],
        progress: bool | None = None,
        encoding: str | None = None,
        issued: str | date | None = None,
        published: str | date | None = None,
        region: str | int | None = None,
        leave_out: Sequence[str | os.PathLike[str]] = (),
    ) -> Corpus:
        """The documents of folders and files, in the order of their names; a bad file is refused and costs no other.

        Files of other kinds, which `passed_over` counts, and folders with the results of a run are passed
        over, and so are the files `leave_out`. The other keywords hold for all papers, see `ipmine.read`.
        `progress` shows a bar while papers are analyzed, by default where there are more than 20. Raises
        ReadError where nothing is there that could be a paper, and ValueError for a day or region that
        cannot be read.
        """
        options = {
            "encoding": encoding,
            "issued": given.day("issued", issued),
            "published": given.day("published", published),
            "region": given.region(region),
        }
        return cls._of(Files(paths, leave_out), options, progress)

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
        progress: bool | None = None,
    ) -> Corpus:
        """The rows of a frame; the keywords name its columns, as in `from_jsonl` and `analyze_partition`.

        Without a keyword, the columns `id`, `issued`, `published` and `region` are used where the frame has
        them; where it has no `id`, its index names the papers. Raises KeyError for a column that is not
        there, and TypeError for what is no frame.
        """
        return cls._of(
            Rows.of(frame, text, id, {"issued": issued, "published": published, "region": region}), {}, progress
        )

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
        progress: bool | None = None,
    ) -> Corpus:
        """The lines of a JSONL file, read line by line; the keywords name the fields. Raises ReadError."""
        fields = dict(zip(CONTEXT, (issued, published, region), strict=True))
        return cls._of(Lines(path, text, id, fields), {}, progress)

    @property
    def entries(self) -> int:
        """How many papers there may be: files, rows or lines; nothing is read for it."""
        return len(self._entries)

    @property
    def passed_over(self) -> Counter[str]:
        """How many files of the folders are of kinds that are not read, by suffix; empty for other sources."""
        return Counter(self._entries.passed_over if isinstance(self._entries, Files) else ())

    def results(self) -> Iterator[Paper | Refusal]:
        """Analyze one entry after the other, here and now; nothing is kept."""
        from ipmine.corpus.work import one

        for item in each_once(self._entries.items(0, len(self._entries)), set()):
            yield one(item, dict(self._options))

    @cached_property
    def _loaded(self) -> tuple[tuple[Paper, ...], tuple[Refusal, ...]]:
        from ipmine.progress import progress as bar

        quiet = self.entries <= 20 if self._progress is None else not self._progress
        results = list(bar(self.results(), total=self.entries, unit="paper", quiet=quiet))
        papers = tuple(result for result in results if not isinstance(result, Refusal))
        return papers, tuple(result for result in results if isinstance(result, Refusal))

    @property
    def papers(self) -> tuple[Paper, ...]:
        """The papers, all in memory."""
        return self._loaded[0]

    @property
    def refused(self) -> tuple[Refusal, ...]:
        """The entries that gave no paper, and why."""
        return self._loaded[1]

    @property
    def texts(self) -> list[str]:
        """The papers' mended texts."""
        return [paper.mended for paper in self.papers]

    def frames(self) -> dict[str, pd.DataFrame]:
        """All tables: `papers`, `sections`, `doc_numbers`, `dates`, `agencies`, `targets`, ..., see `ipmine.frames`."""
        from ipmine.frames import frames

        return frames(self.papers)

    def responsibility_matrix(self) -> pd.DataFrame:
        """Measures × agencies over all papers; the cell is the role, "" where there is none."""
        from ipmine.matrix import responsibility_matrix

        return responsibility_matrix(self.frames())

    def to_excel(self, path: str | Path) -> Path:
        """Write all tables into one workbook, one sheet a table (extra `excel`)."""
        from ipmine.export import write_excel

        return write_excel(self.frames(), Path(path))

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
        refused, and so is a file that lies in `out`. Memory: `batch_size` papers for each process, and
        the list of the papers.

        Raises OutputError for a folder that cannot be written, is in use, is of a newer ipmine, or
        holds files and is not of ipmine at all.
        """
        from ipmine.corpus.engine import engine
        from ipmine.corpus.executors import executor_of
        from ipmine.corpus.results import open_results
        from ipmine.corpus.run import Run, batch_size_of
        from ipmine.corpus.store import Store
        from ipmine.corpus.work import Job
        from ipmine.progress import counter

        if unknown := [name for name in formats if name not in FORMATS]:
            raise ValueError(f"no format {unknown[0]!r}; there are {', '.join(FORMATS)}")
        if batch_size is not None and batch_size < 1:
            raise ValueError("batch_size must be at least 1")
        size = batch_size or batch_size_of(self.entries)
        executor = executor_of(n_jobs, client, -(-self.entries // size))
        job = Job(
            options=tuple(sorted(self._options.items())),
            records="jsonl" in formats,
            engine=engine(),
            seconds=paper_seconds,
            roots=self._entries.roots if client is not None and isinstance(self._entries, Files) else (),
        )
        with Store(out) as store, counter(total=self.entries, unit="paper", quiet=not progress) as bar:
            say = partial(bar.write, file=sys.stderr)
            entries = self._entries.outside(out) if isinstance(self._entries, Files) else self._entries
            Run(entries, job, store, executor, formats, size, retry, bar.update, say).go()
        return open_results(out)

    def __len__(self) -> int:
        return len(self.papers)

    def __iter__(self) -> Iterator[Paper]:
        return iter(self.papers)

    @overload
    def __getitem__(self, key: int | str) -> Paper: ...
    @overload
    def __getitem__(self, key: slice) -> Corpus: ...
    def __getitem__(self, key: int | str | slice) -> Paper | Corpus:
        """A paper by its place or its id, or a part of the corpus by a slice."""
        if isinstance(key, slice):
            return Corpus(self.papers[key], self.refused)
        if isinstance(key, str):
            for paper in self.papers:
                if paper.id == key:
                    return paper
            raise KeyError(key)
        return self.papers[key]

    def __repr__(self) -> str:
        if "_loaded" not in self.__dict__:
            return f"<Corpus: {self.entries} entries, not analyzed yet>"
        return f"<Corpus: {len(self.papers)} papers, {len(self.refused)} refused>"

    def _repr_html_(self) -> str:
        from ipmine.show import corpus_html

        return corpus_html(self.papers, [(r.path, r.reason) for r in self.refused])
