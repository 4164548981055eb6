"""Frame in, frame out: the form that Dask, Spark and Ray run on their partitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipmine import frames
from ipmine.corpus.items import CONTEXT, Rows
from ipmine.corpus.work import one

if TYPE_CHECKING:
    import pandas as pd

REFUSED = "refused"


def analyze_partition(
    frame: pd.DataFrame, table: str = "papers", *, text: str = "text", id: str = "id"
) -> pd.DataFrame:
    """One table of the papers in a frame; the same columns and dtypes for every frame, an empty one too.

    `table` is one of `ipmine.frames.COLUMNS`, `records` (`paper`, `record` as a line of JSON:
    all tables from one pass, see `tables_of_records`) or `refused` (`paper`, `reason`).
    Columns `issued`, `published` and `region` are used where the frame has them.

    >>> import pandas as pd
    >>> frame = pd.DataFrame({"id": ["a"], "text": ["国务院办公厅关于加强标准化工作的通知\\n国办发〔2020〕6号\\n"]})
    >>> analyze_partition(frame, "doc_numbers")[["paper", "norm"]].values.tolist()
    [['a', '国办发〔2020〕6号']]
    """
    import json

    from ipmine.batch import Refusal

    partition_meta(table)  # KeyError for a table that there is not
    found: list[frames.Row] = []
    papers = Rows.of(frame, text, id, dict.fromkeys(CONTEXT))
    for item in papers.items(0, len(papers)):
        result = one(item, {})
        if isinstance(result, Refusal):
            if table == REFUSED:
                found.append((result.path, result.reason))
        elif table == "records":
            found.append((result.id, json.dumps(result.to_dict(), ensure_ascii=False)))
        elif table != REFUSED:
            found.extend(frames.rows(result)[table])
    return _frame(table, found)


def tables_of_records(frame: pd.DataFrame, table: str) -> pd.DataFrame:
    """One table out of a frame of records (`analyze_partition(..., "records")`), without analyzing again."""
    import json

    from ipmine.paper import Paper

    papers = (Paper.from_dict(json.loads(record)) for record in frame["record"])
    return _frame(table, [row for paper in papers for row in frames.rows(paper)[table]])


def partition_meta(table: str = "papers") -> pd.DataFrame:
    """The empty frame that `analyze_partition` gives for `table`: what Dask wants as `meta`."""
    return _frame(table, [])


def _frame(table: str, rows: list[frames.Row]) -> pd.DataFrame:
    import pandas as pd

    if table in ("records", REFUSED):
        columns = ["paper", "record" if table == "records" else "reason"]
        return pd.DataFrame.from_records(rows, columns=columns).astype("string")
    if table not in frames.COLUMNS:
        raise KeyError(f"no table {table!r}; there are {', '.join(frames.COLUMNS)}, records and refused")
    made = frames.frame_of(table, rows)
    # each partition has categories of its own, which engines cannot put together
    return made.astype({name: "string" for name, dtype in frames.COLUMNS[table].items() if dtype == "category"})
