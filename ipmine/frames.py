"""Records as tidy pandas frames: one table a kind, stable columns, keys that join.

`papers` has one row a paper, keyed by `paper`. Every other table has one row a mention
with the column `paper`; `sections` is keyed by (`paper`, `section`), which the column
`section` of `responsibilities`, `targets` and `audiences` refers to. `targets` is keyed by
(`paper`, `target`), and `part_of` is the number of the target that a row divides (其中…):
sums leave rows with it out. Offsets count code points of the paper's text, half-open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from operator import attrgetter, itemgetter
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
        "repairs": _INT, "notes": _TEXT,
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
        "paper": _TEXT, "target": _INT, "part_of": _INT, "section": _INT, "start": _INT, "end": _INT, "text": _TEXT, "quantity": _TEXT, "value": _NUMBER,
        "value_max": _NUMBER, "unit": _TEXT, "comparator": _KIND, "indicator": _TEXT, "action": _TEXT,
        "status": _KIND, "deadline": _TEXT, "kind": _KIND, "scope": _TEXT, "nature": _KIND,
        "currency": _KIND,
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

Row = tuple[Any, ...]
"""The cells of a row, in the order of the table's columns."""


def _paper_rows(paper: Paper) -> list[Row]:
    meta = paper.meta
    row = {
        "paper": paper.id,
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
        "notes": SEPARATOR.join(paper.source.notes) or None,
    }
    return [tuple(map(row.__getitem__, COLUMNS["papers"]))]


def _section_rows(paper: Paper) -> list[Row]:
    cells = _getter("sections", "paper", "section")
    return [(paper.id, number, *cells(section)) for number, section in enumerate(paper.sections)]


_OF_THE_LIST = ("paper", "target", "part_of")
_OF_QUANTITY = {"quantity": "text", "quantity_start": "start", "quantity_end": "end"}
_OF_BASELINE = {"baseline_value": "value", "baseline_unit": "unit", "baseline_date": "date"}


def _target_rows(paper: Paper) -> list[Row]:
    cells = _getter("targets", *_OF_THE_LIST, *_OF_QUANTITY, *_OF_BASELINE)
    wholes = {part: number for number, target in enumerate(paper.targets) for part in target.parts}
    found = []
    for number, target in enumerate(paper.targets):
        quantity, baseline = target.quantity or {}, target.baseline or {}
        found.append(
            (
                paper.id,
                number,
                wholes.get(number),
                *cells(target),
                *map(quantity.get, _OF_QUANTITY.values()),
                *map(baseline.get, _OF_BASELINE.values()),
            )
        )
    return list(map(_target_order(), found))


@cache
def _target_order() -> Callable[[Row], Row]:
    """Puts the cells that `_target_rows` has collected in the order of the columns."""
    elsewhere = (*_OF_THE_LIST, *_OF_QUANTITY, *_OF_BASELINE)
    own = [name for name in COLUMNS["targets"] if name not in elsewhere]
    collected = [*_OF_THE_LIST, *own, *_OF_QUANTITY, *_OF_BASELINE]
    return itemgetter(*map(collected.index, COLUMNS["targets"]))


def _repair_rows(paper: Paper) -> list[Row]:
    return [
        (
            paper.id,
            repair.start,
            repair.end,
            repair.kind,
            paper.text[repair.start : repair.end],
            repair.repaired,
            SEPARATOR.join(repair.candidates) or None,
        )
        for repair in paper.repairs
    ]


def _mention_rows(table: str) -> Callable[[Paper], list[Row]]:
    cells = _getter(table, "paper")
    return lambda paper: [(paper.id, *cells(mention)) for mention in getattr(paper, table)]


@cache
def _getter(table: str, *without: str) -> Callable[[object], Row]:
    """Reads the columns of a table from a record, but for some that it does not have."""
    return attrgetter(*(name for name in COLUMNS[table] if name not in without))


_ROWS: dict[str, Callable[[Paper], list[Row]]] = {
    "papers": _paper_rows,
    "sections": _section_rows,
    "targets": _target_rows,
    "repairs": _repair_rows,
} | {
    table: _mention_rows(table)
    for table in ("doc_numbers", "dates", "durations", "agencies", "citations", "responsibilities", "audiences")
}


def rows(paper: Paper) -> dict[str, list[Row]]:
    """The rows of one paper, table by table, as tuples in the order of `COLUMNS`."""
    return {table: _ROWS[table](paper) for table in COLUMNS}


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
