"""The results of a run, read as they are asked for."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ipmine import frames
from ipmine.batch import Summary
from ipmine.corpus.store import load_part, read_manifest
from ipmine.errors import IpmineError, OutputError

if TYPE_CHECKING:
    import pandas as pd

    from ipmine.paper import Paper


class Results:
    """What a folder of results holds. Nothing is read before it is asked for.

    Of a run that has not ended, the parts that are there can be read already, in no fixed order.
    """

    tables: tuple[str, ...] = tuple(frames.COLUMNS)

    def __init__(self, out: str | os.PathLike[str]) -> None:
        self.out = Path(out)
        manifest = read_manifest(self.out)
        if manifest is None and not (self.out / "parts").is_dir():
            raise OutputError(self.out, "holds no results of ipmine (no manifest.json)")
        self.manifest: dict[str, Any] = manifest or {"complete": False}

    @property
    def complete(self) -> bool:
        """Whether the run has ended."""
        return bool(self.manifest.get("complete"))

    @property
    def parts(self) -> list[Path]:
        """The folders of the parts, in the order of the papers."""
        folder = self.out / "parts"
        if self.complete:
            return [folder / name for name in self.manifest["parts"]]
        return sorted(place for place in folder.iterdir() if not place.name.startswith("."))

    def files(self, table: str) -> list[Path]:
        """The Parquet files of a table, for any engine that reads Parquet."""
        if table != "records":
            _columns(table)
        return [part / f"{table}.parquet" for part in self.parts]

    def dataset(self, table: str) -> Any:
        """A table as a `pyarrow.dataset.Dataset`: filtered and projected while it is read."""
        import pyarrow.dataset as ds

        from ipmine.corpus.arrow import part_schema

        return ds.dataset([str(file) for file in self.files(table)], schema=part_schema(table), format="parquet")

    def frame(self, table: str, columns: Sequence[str] | None = None, filter: Any = None) -> pd.DataFrame:
        """A table, or some columns and rows of it, as a frame with the dtypes of `ipmine.frames.COLUMNS`.

        `filter` is an expression of `pyarrow.dataset.field`. Raises KeyError for a table or column that there is not.
        """
        chosen = _chosen(table, columns)
        rows = _table_of(self.dataset(table), table, chosen, filter)
        types = {name: frames.COLUMNS[table][name] for name in chosen}
        made: pd.DataFrame = rows.to_pandas(types_mapper=_pandas_type).astype(types)
        return made

    def frames(self) -> dict[str, pd.DataFrame]:
        """All tables, in memory."""
        return {table: self.frame(table) for table in self.tables}

    def batches(self, table: str, columns: Sequence[str] | None = None) -> Iterator[pd.DataFrame]:
        """A table piece by piece, each as a frame, in memory one at a time."""
        import pyarrow.parquet as pq

        chosen = _chosen(table, columns)
        for file in self.files(table):
            piece = pq.read_table(file, columns=chosen, partitioning=None)
            yield piece.to_pandas(types_mapper=_pandas_type).astype({n: frames.COLUMNS[table][n] for n in chosen})

    def records(self) -> Iterator[dict[str, Any]]:
        """The whole records, one after the other."""
        import pyarrow.parquet as pq

        for file in self.files("records"):
            for line in pq.read_table(file, columns=["record"], partitioning=None)["record"].to_pylist():
                yield json.loads(line)

    def papers(self) -> Iterator[Paper]:
        """The papers again, as `ipmine.analyze` gave them."""
        from ipmine.paper import Paper

        return (Paper.from_dict(record) for record in self.records())

    @property
    def refused(self) -> pd.DataFrame:
        """The entries that gave no paper: `path`, `reason`."""
        return frames.refusals([(refusal.path, refusal.reason) for refusal in self.summary.refused])

    @property
    def summary(self) -> Summary:
        """Counts over all parts."""
        from ipmine.batch import Refusal

        summary = Summary()
        for part in map(load_part, self.parts):
            summary.add_counts(part.counts)
            summary.refused += [Refusal(id, reason) for id, _, reason in part.entries if reason is not None]
        return summary

    def sql(self, query: str) -> pd.DataFrame:
        """The answer of DuckDB to a query over the tables; needs the extra `duckdb`."""
        with self.duckdb() as connection:
            frame: pd.DataFrame = connection.sql(query).df()
        return frame

    def duckdb(self) -> Any:
        """A DuckDB connection with a view for each table."""
        try:
            import duckdb
        except ModuleNotFoundError as error:
            raise IpmineError('SQL over the results needs an extra: pip install "ipmine[duckdb]"') from error
        connection = duckdb.connect()
        for table in (*self.tables, "records"):
            files = ", ".join("'" + str(file).replace("'", "''") + "'" for file in self.files(table))
            if files:
                connection.sql(f"CREATE VIEW {table} AS SELECT * FROM read_parquet([{files}])")
        return connection

    def __repr__(self) -> str:
        state = "complete" if self.complete else "not complete"
        return f"<Results {self.out}: {len(self.parts)} parts, {state}>"


def open_results(out: str | os.PathLike[str]) -> Results:
    """The results in a folder that `Corpus.analyze` or `ipmine analyze` wrote. Raises OutputError."""
    return Results(out)


def _columns(table: str) -> dict[str, str]:
    if table not in frames.COLUMNS:
        raise KeyError(f"no table {table!r}; there are {', '.join(frames.COLUMNS)} and records")
    return frames.COLUMNS[table]


def _chosen(table: str, columns: Sequence[str] | None) -> list[str]:
    there = _columns(table)
    chosen = [columns] if isinstance(columns, str) else list(columns or there)
    if unknown := [name for name in chosen if name not in there]:
        raise KeyError(f"table {table!r} has no column {unknown[0]!r}; it has {', '.join(there)}")
    return chosen


def _table_of(dataset: Any, table: str, columns: list[str], filter: Any) -> Any:
    import pyarrow as pa

    try:
        return dataset.to_table(columns=columns, filter=filter)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
        if filter is None:
            raise
        raise ValueError(f"the filter does not fit table {table!r} ({str(error).splitlines()[0][:120]})") from error


def _pandas_type(type: Any) -> Any:
    import pandas as pd
    import pyarrow as pa

    # nullable, so that a column of integers with gaps does not become one of floats
    return {pa.int64(): pd.Int64Dtype(), pa.float64(): pd.Float64Dtype(), pa.bool_(): pd.BooleanDtype()}.get(type)
