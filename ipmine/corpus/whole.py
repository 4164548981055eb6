"""Whole tables out of the parts: streamed, and the same bytes however the work was cut into parts."""

from __future__ import annotations

import codecs
import contextlib
import csv
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from ipmine import frames
from ipmine.corpus import arrow
from ipmine.corpus.lines import csv_lines, text_lines
from ipmine.export import file_beside, replace_file, safe_cell

ROWS = 50_000  # in a row group, whatever the size of the parts
REFUSED = "refused.csv"


def outputs_of(formats: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The whole tables that a run writes, each with its kinds of files: `records` as JSONL, the others as the rest.

    >>> outputs_of(["jsonl"]), outputs_of(["csv", "parquet"])["dates"]
    ({'records': ('jsonl',)}, ('parquet', 'csv'))
    """
    kinds = tuple(kind for kind in ("parquet", "csv") if kind in formats)
    tables = dict.fromkeys(frames.COLUMNS, kinds) if kinds else {}
    return ({arrow.RECORDS: ("jsonl",)} if "jsonl" in formats else {}) | tables


def make(table: str, kinds: Sequence[str], parts: Sequence[Path], out: Path) -> dict[str, tuple[Path, str]]:
    """Fill the files of one table from one reading of its parts.

    For each file's name: the hidden file beside its place that holds it, to be moved there by the process
    that holds the folder's lock, and its digest.
    """
    made = {}
    with contextlib.ExitStack() as files:
        with contextlib.ExitStack() as writers:
            adders = []
            for kind in kinds:
                name = f"{table}.{kind}"
                path = files.enter_context(file_beside(out / name))
                adders.append(writers.enter_context(_WRITERS[kind](path, table)))
                made[name] = path
            for rows in _tables(parts, table):
                for add in adders:
                    add(rows)
        return {name: (path, _digest(path)) for name, path in made.items()}


def size_of(table: str, parts: Sequence[Path]) -> int:
    """How many bytes a table has in the parts."""
    return sum((part / f"{table}.parquet").stat().st_size for part in parts)


def write_refused(refused: Iterable[tuple[str, str]], out: Path) -> None:
    """Write the list of what gave no paper, in one step."""
    replace_file(out / REFUSED, lambda path: _write_refused(path, refused))


def digest_of(path: Path) -> str | None:
    """What a file holds, or None where it is not there."""
    try:
        return _digest(path)
    except OSError:
        return None


def _digest(path: Path) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()


def _tables(parts: Sequence[Path], table: str) -> Iterator[Any]:
    """The table of each part."""
    for part in parts:
        yield arrow.read(part / f"{table}.parquet")


@contextlib.contextmanager
def _parquet(path: Path, table: str) -> Iterator[Add]:
    """Row groups of ROWS rows, whatever the size of the parts."""
    held: list[Any] = []
    count = 0
    with pq.ParquetWriter(path, arrow.whole_schema(table), compression="zstd") as writer:

        def write(rows: Any) -> None:
            writer.write_table(arrow.as_whole(table, rows), row_group_size=ROWS)

        def add(rows: Any) -> None:
            nonlocal count
            held.append(rows)
            count += rows.num_rows
            while count >= ROWS:
                joined = pa.concat_tables(held)
                write(joined.slice(0, ROWS))
                held[:] = [joined.slice(ROWS)]
                count -= ROWS

        yield add
        if count:
            write(pa.concat_tables(held))


@contextlib.contextmanager
def _csv(path: Path, table: str) -> Iterator[Add]:
    with open(path, "wb") as file:
        file.write(codecs.BOM_UTF8 + ",".join(frames.COLUMNS[table]).encode() + b"\r\n")
        yield lambda rows: file.writelines(map(csv_lines, _slices(rows, 5_000)))


@contextlib.contextmanager
def _lines(path: Path, table: str) -> Iterator[Add]:
    with open(path, "wb") as file:  # records are long
        yield lambda rows: file.writelines(text_lines(piece["record"]) for piece in _slices(rows, 100))


Add = Callable[[Any], None]
_WRITERS: dict[str, Callable[[Path, str], contextlib.AbstractContextManager[Add]]] = {
    "parquet": _parquet,
    "csv": _csv,
    "jsonl": _lines,
}


def _slices(rows: Any, size: int) -> Iterator[Any]:
    """So few rows at a time that their text takes little memory, however large the parts are."""
    for start in range(0, rows.num_rows, size):
        yield rows.slice(start, size)


def _write_refused(path: Path, refused: Iterable[tuple[str, str]]) -> None:
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(["path", "reason"])
        writer.writerows((safe_cell(path), safe_cell(reason)) for path, reason in refused)
