"""Reads and checks the lexicons: tables of knowledge that a researcher can edit.

A lexicon is a UTF-8 file of tab-separated values, `ipmine/lexicons/<name>.tsv` or any
file of the same form:

- lines that start with `#` are comments. Two of them speak to the reader:
  `# key: series within` names the columns that together are unique (else the first
  column is); `# entry: name` names the column whose value the example shows (else the
  first column; `# entry: -` where the example shows none of them literally).
- the first other line is the header. Each table has a `source` column (never empty in
  what is shipped), and an `example` column wherever an example says more than the entry.
- cells carry no blanks at their ends, and every line has as many cells as the header.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from ipmine.errors import LexiconError

Row = dict[str, str]

# a blank at the end of a cell, looked for in the whole text first: most tables have none
_STRAY = re.compile(r"[^\S\n\t\r][\t\r\n]|[\t\n][^\S\n\t\r]|[^\S\n\t\r]\Z")


@dataclass(frozen=True, slots=True)
class Table:
    """A lexicon: its rows in order, and the line of the file that each stands on."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    entry: str | None
    rows: tuple[Row, ...]
    lines: tuple[int, ...]


def rows(name: str | Path) -> list[Row]:
    """The rows of a lexicon, each a dict of column to cell; an empty cell is `""`.

    `name` is that of a shipped lexicon or a path of the caller's own. Do not change the rows of
    a shipped lexicon: they are read once and shared. Raises `LexiconError`.

    >>> rows("places")[0]["name"]
    '中华人民共和国'
    """
    return list(table(name).rows)


def table(name: str | Path) -> Table:
    """A lexicon with its columns and line numbers; see `rows`."""
    if isinstance(name, str) and "/" not in name and not name.endswith(".tsv"):
        return _shipped(name)
    path = Path(name)
    try:
        return parse(path.read_bytes(), str(path))
    except OSError as error:
        raise LexiconError(f"{path}: {error.strerror}") from error


def names() -> list[str]:
    """The shipped lexicons, sorted."""
    folder = files("ipmine") / "lexicons"
    return sorted(file.name.removesuffix(".tsv") for file in folder.iterdir() if file.name.endswith(".tsv"))


@cache
def _shipped(name: str) -> Table:
    file = files("ipmine") / "lexicons" / f"{name}.tsv"
    try:
        data = file.read_bytes()
    except OSError as error:
        raise LexiconError(f"no lexicon named {name!r} is shipped") from error
    return parse(data, f"lexicons/{name}.tsv")


def parse(data: bytes, name: str) -> Table:
    """Read and check the bytes of a lexicon; `name` is what its errors call it.

    >>> parse("short\\tsource\\n吉\\tGB\\n吉\\tGB\\n".encode(), "mine.tsv")
    Traceback (most recent call last):
    ipmine.errors.LexiconError: mine.tsv line 3, column short: '吉' stands on line 2 already
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = data.count(b"\n", 0, error.start) + 1
        raise LexiconError(f"{name} line {number}: not UTF-8") from error
    columns: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    entry: str | None = ""
    found: list[Row] = []
    lines: list[int] = []
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.removesuffix("\r")
        if not line:
            continue
        if line.startswith("#"):
            if line.startswith("# key:"):
                key = tuple(line[6:].split())
            elif line.startswith("# entry:"):
                entry = line[8:].strip()
            continue
        cells = line.split("\t")
        if not columns:
            columns = tuple(cells)
            key = key or columns[:1]
            entry = entry or columns[0]
            _check_header(name, number, columns, key, entry)
            continue
        if len(cells) != len(columns):
            where = columns[len(cells)] if len(cells) < len(columns) else columns[-1]
            raise LexiconError(f"{name} line {number}, column {where}: {len(cells)} cells, not {len(columns)}")
        found.append(dict(zip(columns, cells)))  # noqa: B905 - the lengths are equal, and this is the hot loop
        lines.append(number)
    if not columns:
        raise LexiconError(f"{name} line 1: no header")
    made = Table(name, columns, key, None if entry == "-" else entry, tuple(found), tuple(lines))
    _check_cells(made, text)
    return made


def _check_header(name: str, line: int, columns: tuple[str, ...], key: tuple[str, ...], entry: str) -> None:
    for column in columns:
        if not column or column != column.strip() or columns.count(column) > 1:
            raise LexiconError(f"{name} line {line}, column {column}: a column's name is empty, double or has blanks")
    for column in (*key, "source", *([] if entry == "-" else [entry])):
        if column not in columns:
            raise LexiconError(f"{name} line {line}, column {column}: not in the header")


def _check_cells(made: Table, text: str) -> None:
    if _STRAY.search(text):
        for row, line in zip(made.rows, made.lines, strict=True):
            for column, cell in row.items():
                if cell != cell.strip():
                    raise LexiconError(f"{made.name} line {line}, column {column}: blanks around {cell.strip()!r}")
    seen: dict[tuple[str, ...], int] = {}
    for row, line in zip(made.rows, made.lines, strict=True):
        value = tuple([row[column] for column in made.key])
        if value in seen:
            shown = " ".join(value)
            where = f"{made.name} line {line}, column {made.key[0]}"
            raise LexiconError(f"{where}: {shown!r} stands on line {seen[value]} already")
        seen[value] = line
