"""Records as tidy pandas frames: one table a kind, stable columns, keys that join.

`papers` has one row a paper, keyed by `paper`. Every other table has one row a mention
with the column `paper`; `sections` is keyed by (`paper`, `section`), which the column
`section` of `responsibilities`, `targets` and `audiences` refers to. Offsets count code
points of the paper's text, half-open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ipmine.paper import Paper

if TYPE_CHECKING:
    import pandas as pd

SEPARATOR = "；"  # between the parties of a list in one cell

_INT, _NUMBER, _TEXT, _BOOL, _KIND = "Int64", "Float64", "string", "boolean", "category"

# table -> column -> dtype; the order here is the order of the columns
COLUMNS: dict[str, dict[str, str]] = {
    "papers": {
        "paper": _TEXT, "title": _TEXT, "doc_type": _KIND, "doc_number": _TEXT, "issuers": _TEXT,
        "addressees": _TEXT, "cc": _TEXT, "issued": _TEXT, "published": _TEXT, "effective": _TEXT,
        "expires": _TEXT, "script": _KIND, "format": _KIND, "encoding": _KIND, "characters": _INT,
        "repairs": _INT,
    },
    "sections": {
        "paper": _TEXT, "section": _INT, "start": _INT, "end": _INT, "level": _INT, "label": _TEXT,
        "title": _TEXT, "parent": _INT,
    },
    "doc_numbers": {
        "paper": _TEXT, "start": _INT, "end": _INT, "text": _TEXT, "norm": _TEXT, "series": _TEXT,
        "year": _INT, "number": _TEXT, "role": _KIND,
    },
    "dates": {"paper": _TEXT, "start": _INT, "end": _INT, "text": _TEXT, "norm": _TEXT, "role": _KIND},
    "durations": {"paper": _TEXT, "start": _INT, "end": _INT, "text": _TEXT, "norm": _TEXT},
    "agencies": {
        "paper": _TEXT, "start": _INT, "end": _INT, "text": _TEXT, "norm": _TEXT, "level": _KIND,
        "region": _TEXT, "kind": _KIND, "role": _KIND,
    },
    "targets": {
        "paper": _TEXT, "start": _INT, "end": _INT, "text": _TEXT, "quantity": _TEXT, "value": _NUMBER,
        "value_max": _NUMBER, "unit": _TEXT, "comparator": _KIND, "indicator": _TEXT, "action": _TEXT,
        "status": _KIND, "deadline": _TEXT, "kind": _KIND, "scope": _TEXT, "nature": _KIND,
        "baseline_value": _NUMBER, "baseline_unit": _TEXT, "baseline_date": _TEXT, "why": _TEXT,
        "quantity_start": _INT, "quantity_end": _INT,
    },
    "citations": {
        "paper": _TEXT, "start": _INT, "end": _INT, "text": _TEXT, "norm": _TEXT, "doc_number": _TEXT,
        "relation": _KIND,
    },
    "responsibilities": {
        "paper": _TEXT, "section": _INT, "start": _INT, "end": _INT, "text": _TEXT, "agency": _TEXT,
        "role": _KIND, "open": _BOOL,
    },
    "audiences": {
        "paper": _TEXT, "section": _INT, "start": _INT, "end": _INT, "text": _TEXT, "norm": _TEXT,
        "relation": _KIND,
    },
    "repairs": {
        "paper": _TEXT, "start": _INT, "end": _INT, "kind": _KIND, "text": _TEXT, "repaired": _TEXT,
        "candidates": _TEXT,
    },
}  # fmt: skip

Row = dict[str, Any]


def _paper_row(paper: Paper) -> Iterator[Row]:
    meta = paper.meta
    yield {
        "title": meta.title,
        "doc_type": meta.doc_type,
        "doc_number": meta.doc_number,
        "issuers": SEPARATOR.join(meta.issuers) or None,
        "addressees": SEPARATOR.join(meta.addressees) or None,
        "cc": SEPARATOR.join(meta.cc) or None,
        "issued": meta.issued,
        "published": meta.published,
        "effective": meta.effective,
        "expires": meta.expires,
        "script": paper.script,
        "format": paper.source.format,
        "encoding": paper.source.encoding,
        "characters": len(paper.text),
        "repairs": len(paper.repairs),
    }


def _section_rows(paper: Paper) -> Iterator[Row]:
    for index, section in enumerate(paper.sections):
        yield _fields(section, "sections") | {"section": index}


def _target_rows(paper: Paper) -> Iterator[Row]:
    for target in paper.targets:
        baseline, quantity = target.baseline or {}, target.quantity or {}
        yield _fields(target, "targets") | {
            "quantity": quantity.get("text"),
            "quantity_start": quantity.get("start"),
            "quantity_end": quantity.get("end"),
            "baseline_value": baseline.get("value"),
            "baseline_unit": baseline.get("unit"),
            "baseline_date": baseline.get("date"),
        }


def _repair_rows(paper: Paper) -> Iterator[Row]:
    for repair in paper.repairs:
        yield _fields(repair, "repairs") | {
            "text": paper.text[repair.start : repair.end],
            "candidates": SEPARATOR.join(repair.candidates) or None,
        }


def _fields(record: object, table: str) -> Row:
    return {name: getattr(record, name) for name in COLUMNS[table] if hasattr(record, name)}


def _mention_rows(table: str) -> Callable[[Paper], Iterator[Row]]:
    return lambda paper: (_fields(mention, table) for mention in getattr(paper, table))


_ROWS: dict[str, Callable[[Paper], Iterator[Row]]] = {
    "papers": _paper_row,
    "sections": _section_rows,
    "targets": _target_rows,
    "repairs": _repair_rows,
} | {
    table: _mention_rows(table)
    for table in ("doc_numbers", "dates", "durations", "agencies", "citations", "responsibilities", "audiences")
}


def rows(paper: Paper) -> dict[str, list[Row]]:
    """The rows of one paper, table by table, as plain dicts."""
    return {table: [{"paper": paper.id} | row for row in _ROWS[table](paper)] for table in COLUMNS}


def frame_of(table: str, table_rows: Iterable[Row]) -> pd.DataFrame:
    """A frame with the columns and dtypes of `table`; the right columns also when there are no rows."""
    import pandas as pd

    columns = COLUMNS[table]
    frame = pd.DataFrame.from_records(list(table_rows), columns=list(columns))
    return frame.astype(columns)


def frames(papers: Iterable[Paper]) -> dict[str, pd.DataFrame]:
    """All tables of some papers: `papers`, `sections`, `doc_numbers`, `dates`, `agencies`, ...

    A paper without an id, or with one that another has, is told apart by its place: `#2`, `a.txt#3`.

    >>> from ipmine import analyze
    >>> tables = frames([analyze("国务院办公厅关于加强标准化工作的通知\\n国办发〔2020〕6号\\n", id="a")])
    >>> tables["doc_numbers"][["paper", "norm", "role"]].values.tolist()
    [['a', '国办发〔2020〕6号', 'self']]
    """
    collected: dict[str, list[Row]] = {table: [] for table in COLUMNS}
    taken: set[str] = set()
    for number, paper in enumerate(papers, start=1):
        key = paper.id if paper.id and paper.id not in taken else f"{paper.id}#{number}"
        taken.add(key)
        for table, found in rows(replace(paper, id=key) if key != paper.id else paper).items():
            collected[table].extend(found)
    return {table: frame_of(table, found) for table, found in collected.items()}


def file_name(paper: str) -> str:
    """The last part of a path, of either system: what a paper without title and number is called.

    >>> file_name("papers/a.txt"), file_name("C:\\\\b.txt"), file_name("c/")
    ('a.txt', 'b.txt', 'c/')
    """
    return re.split(r"[/\\]", paper)[-1] or paper


def refusals(refused: Iterable[tuple[str, str]]) -> pd.DataFrame:
    """The files that gave no paper: columns `path`, `reason`."""
    import pandas as pd

    return pd.DataFrame(list(refused), columns=["path", "reason"], dtype="string")
