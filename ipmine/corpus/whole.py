"""Whole tables out of the parts: streamed, and the same bytes however the work was cut into parts."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from ipmine import frames
from ipmine.corpus import arrow
from ipmine.export import replace_file, safe_cell

ROWS = 50_000  # in a row group, whatever the size of the parts
FORMATS = ("parquet", "csv", "jsonl")


def outputs_of(formats: Sequence[str]) -> list[str]:
    """The names of the files that a run writes.

    >>> outputs_of(["jsonl"])
    ['records.jsonl', 'refused.csv']
    """
    tables = [f"{table}.{kind}" for kind in ("parquet", "csv") if kind in formats for table in frames.COLUMNS]
    return [*tables, *(["records.jsonl"] if "jsonl" in formats else []), "refused.csv"]


def write(name: str, parts: Sequence[Path], refused: Iterable[tuple[str, str]], out: Path) -> None:
    """Write one whole file, in one step."""
    table, _, kind = name.partition(".")
    if name == "refused.csv":
        replace_file(out / name, lambda path: _write_csv(path, ["path", "reason"], refused))
    elif kind == "jsonl":
        replace_file(out / name, lambda path: _write_lines(path, parts))
    elif kind == "csv":
        cells = (row for rows in _slices(parts, table, 1_000) for row in zip(*_columns(rows), strict=True))
        replace_file(out / name, lambda path: _write_csv(path, list(frames.COLUMNS[table]), cells))
    else:
        replace_file(out / name, lambda path: _write_parquet(path, table, parts))


def digest_of(path: Path) -> str | None:
    """What a file holds, or None where it is not there."""
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()
    except OSError:
        return None


def _tables(parts: Sequence[Path], table: str) -> Iterator[Any]:
    """The table of each part."""
    for part in parts:
        yield pq.read_table(part / f"{table}.parquet", use_threads=False, partitioning=None)


def _rows(parts: Sequence[Path], table: str) -> Iterator[Any]:
    """The rows of a table, ROWS at a time."""
    held: list[Any] = []
    count = 0
    for rows in _tables(parts, table):
        held.append(rows)
        count += rows.num_rows
        while count >= ROWS:
            joined = pa.concat_tables(held)
            yield joined.slice(0, ROWS)
            held, count = [joined.slice(ROWS)], count - ROWS
    if count:
        yield pa.concat_tables(held)


def _slices(parts: Sequence[Path], table: str, size: int) -> Iterator[Any]:
    """The rows of a table, so few at a time that their Python objects take little memory, however large the parts are."""
    for rows in _tables(parts, table):
        for start in range(0, rows.num_rows, size):
            yield rows.slice(start, size)


def _write_parquet(path: Path, table: str, parts: Sequence[Path]) -> None:
    with pq.ParquetWriter(path, arrow.whole_schema(table), compression="zstd") as writer:
        for rows in _rows(parts, table):
            writer.write_table(arrow.as_whole(table, rows), row_group_size=ROWS)


def _write_lines(path: Path, parts: Sequence[Path]) -> None:
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        for rows in _slices(parts, arrow.RECORDS, 100):  # records are long
            file.write("\n".join(rows["record"].to_pylist()) + "\n")


def _columns(rows: Any) -> Iterator[Sequence[Any]]:
    for column in rows.columns:
        values = column.to_pylist()
        text = pa.types.is_large_string(column.type)
        yield [safe_cell(value) for value in values] if text else values


def _write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(header)
        writer.writerows(rows)
