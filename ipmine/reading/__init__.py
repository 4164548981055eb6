"""From a file's bytes to the source text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ipmine.errors import ReadError
from ipmine.records import Source


def read_source(path: str | Path, *, encoding: str | None = None) -> tuple[str, Source]:
    """The text of a file and how it was read. Raises ReadError with the path and the reason."""
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise ReadError(path, error.strerror or str(error)) from error
    return data.decode(encoding or "utf-8"), Source("txt", encoding or "utf-8")


def iter_files(paths: Iterable[str | Path]) -> Iterator[Path]:
    """The document files of some files and folders, in a stable order."""
    for path in map(Path, paths):
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
        else:
            yield path
