"""Papers together: tables, exports and the overview of many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from ipmine.batch import Refusal, read_all
from ipmine.errors import ReadError
from ipmine.paper import Paper

if TYPE_CHECKING:
    import pandas as pd


class Corpus(Sequence[Paper]):
    """Analyzed papers in the order in which they were given, and the files that were refused.

    >>> from ipmine import Corpus, analyze
    >>> corpus = Corpus([analyze("关于开展专利导航的通知", id="a")])
    >>> len(corpus), corpus["a"].id, corpus.frames()["papers"].shape[0]
    (1, 'a', 1)
    """

    def __init__(self, papers: Iterable[Paper] = (), refused: Iterable[Refusal] = ()) -> None:
        self.papers = tuple(papers)
        self.refused = tuple(refused)

    @classmethod
    def from_dir(cls, *paths: str | Path, progress: bool | None = None, **options: Any) -> Corpus:
        """Read and analyze folders and files; a bad file is refused with its reason and costs no other.

        `options` are those of `ipmine.read`. `progress` shows a bar, by default where there are
        more than 20 files. Raises ReadError where nothing is there that could be a paper.
        """
        from ipmine.progress import progress as bar
        from ipmine.reading import iter_files

        files = list(iter_files([str(p) for p in paths]))
        if not files:
            raise ReadError(", ".join(map(str, paths)), "holds no papers (.txt .md .htm .html .pdf .docx)")
        quiet = len(files) <= 20 if progress is None else not progress
        papers: list[Paper] = []
        refused: list[Refusal] = []
        for result in bar(read_all(files, **options), total=len(files), unit="paper", quiet=quiet):
            if isinstance(result, Refusal):
                refused.append(result)
            else:
                papers.append(result)
        return cls(papers, refused)

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
        return f"<Corpus: {len(self.papers)} papers, {len(self.refused)} refused>"

    def _repr_html_(self) -> str:
        from ipmine.show import corpus_html

        return corpus_html(self.papers, [(r.path, r.reason) for r in self.refused])
