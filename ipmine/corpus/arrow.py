"""Rows as Arrow tables: the types on disk, in parts and in whole tables."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from ipmine import frames

RECORDS = "records"
"""Beside the tables of `ipmine.frames`: `paper` and the whole `record` as one line of JSON."""

PART_TABLES = (*frames.COLUMNS, RECORDS)

_TYPES: dict[str, Any] = {
    "Int64": pa.int64(),
    "Float64": pa.float64(),
    "string": pa.large_string(),
    "category": pa.large_string(),
    "boolean": pa.bool_(),
}
_CATEGORY = pa.dictionary(pa.int32(), pa.large_string())


@cache
def part_schema(table: str) -> Any:
    """The schema of a table in a part: plain types."""
    if table == RECORDS:
        return pa.schema([("paper", pa.large_string()), ("record", pa.large_string())])
    return pa.schema([(name, _TYPES[dtype]) for name, dtype in frames.COLUMNS[table].items()])


@cache
def whole_schema(table: str) -> Any:
    """The schema of a whole table: categories are dictionaries, and pandas reads the dtypes of `frames.COLUMNS`."""
    import pandas as pd

    columns = frames.COLUMNS[table]
    empty = pd.DataFrame({name: pd.Series([], dtype=_dtype(dtype)) for name, dtype in columns.items()})
    schema = pa.Schema.from_pandas(empty, preserve_index=False)
    for place, dtype in enumerate(columns.values()):
        if dtype == "category":
            schema = schema.set(place, schema.field(place).with_type(_CATEGORY))
    return schema


def _dtype(name: str) -> Any:
    import pandas as pd

    # an empty categorical of strings, so that Arrow knows what its categories are
    return pd.CategoricalDtype(pd.Index([], dtype="str")) if name == "category" else name


def table_of(table: str, rows: Sequence[frames.Row]) -> Any:
    """The rows of one table, typed as in a part."""
    schema = part_schema(table)
    columns = zip(*rows, strict=True) if rows else [()] * len(schema)
    return pa.Table.from_arrays(
        [_array(values, field.type) for values, field in zip(columns, schema, strict=True)], schema=schema
    )


def _array(values: Sequence[Any], type: Any) -> Any:
    try:
        return pa.array(values, type=type)
    except (OverflowError, pa.ArrowInvalid):  # a number that the column does not hold
        clean = _CLEAN.get(str(type))
        if clean is None:
            raise
        return pa.array(list(map(clean, values)), type=type)


def as_whole(table: str, rows: Any) -> Any:
    """A part's rows under the schema of the whole; what comes out depends on the values alone."""
    schema = whole_schema(table)
    columns = []
    for field, column in zip(schema, rows.combine_chunks().columns, strict=True):
        values = column.combine_chunks() if column.num_chunks != 1 else column.chunk(0)
        if isinstance(values, pa.ChunkedArray):  # no rows at all
            values = pa.array([], type=column.type)
        columns.append(values.dictionary_encode().cast(_CATEGORY) if pa.types.is_dictionary(field.type) else values)
    return pa.Table.from_arrays(columns, schema=schema)


def to_bytes(rows: Any) -> bytes:
    """A table as a Parquet file in memory."""
    out = io.BytesIO()
    pq.write_table(rows, out, compression="zstd", use_dictionary=True, write_statistics=False)
    return out.getvalue()


def from_bytes(data: bytes) -> Any:
    """A Parquet file in memory as a table."""
    return read(io.BytesIO(data))


def read(source: Path | io.BytesIO) -> Any:
    """A Parquet file as a table; for small files in half the time of `pyarrow.parquet.read_table`."""
    with pq.ParquetFile(source) as file:
        return file.read(use_threads=False)


def chosen(tables: Iterable[Any], ids: Sequence[str]) -> Any:
    """The rows of the papers `ids`, paper after paper in that order; the order inside a paper stays.

    >>> a, b = ({"paper": ["x", "x", "y"], "norm": list("123")}, {"paper": ["z"], "norm": ["4"]})
    >>> chosen([pa.table(a), pa.table(b)], ["z", "x"])["norm"].to_pylist()
    ['4', '1', '2']
    """
    import numpy as np
    import pyarrow.compute as pc

    rows = pa.concat_tables(tables)
    places = pc.index_in(rows["paper"], value_set=pa.array(ids, type=rows["paper"].type))
    places = pc.fill_null(places, -1).to_numpy()
    order = np.argsort(places, kind="stable")
    return rows.take(pa.array(order[np.searchsorted(places[order], 0) :]))


def counts_of(tables: Mapping[str, Any]) -> dict[str, Any]:
    """What a part holds, for the summary: plain numbers that add up."""
    import pyarrow.compute as pc

    papers, repairs = tables["papers"], tables["repairs"]
    mended = repairs.filter(pc.is_valid(repairs["repaired"]))
    formats: dict[str, int] = {}
    for kind, encoding in zip(papers["format"].to_pylist(), papers["encoding"].to_pylist(), strict=True):
        name = " ".join(filter(None, (kind, encoding)))
        formats[name] = formats.get(name, 0) + 1
    kinds = pc.value_counts(mended["kind"]).to_pylist()
    return {
        "papers": papers.num_rows,
        "characters": pc.sum(papers["characters"]).as_py() or 0,
        "formats": formats,
        "mended_papers": pc.count_distinct(mended["paper"]).as_py(),
        "repairs": {str(kind["values"]): kind["counts"] for kind in kinds},
        "unrepaired": repairs.num_rows - mended.num_rows,
        "extracted": {name: rows.num_rows for name, rows in tables.items() if name not in _NOT_EXTRACTED},
    }


_NOT_EXTRACTED = ("papers", "repairs", RECORDS)


def _float(value: Any) -> float | None:
    if value is None:
        return None
    try:
        return float(value)
    except OverflowError:  # a number of 400 digits, which a float does not hold
        return float("inf")


def _int64(value: Any) -> int | None:
    return value if value is None or -(2**63) <= value < 2**63 else None


_CLEAN: dict[str, Callable[[Any], Any]] = {"double": _float, "int64": _int64}
