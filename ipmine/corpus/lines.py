"""Arrow rows as the lines of CSV and JSONL, column by column; the bytes are those of `csv.writer`."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ipmine.export import FORMULA_STARTS, PLAIN

_TEXT = pa.large_string()
_FORMULA = "^[" + "".join(f"\\x{{{ord(sign):x}}}" for sign in FORMULA_STARTS) + "]"
_PLAIN = f"^(?:{PLAIN})\\z"
_QUOTED = '[",\r\n]'


def csv_lines(rows: Any) -> bytes:
    r"""The rows of a table as CSV in UTF-8: CRLF, quotes where needed, no cell that a spreadsheet runs.

    >>> csv_lines(pa.table({"a": pa.array(["=1", "x,y", None], _TEXT), "n": [1, None, 3]}))
    b'\'=1,1\r\n"x,y",\r\n,3\r\n'
    """
    cells = [_cells(column.combine_chunks()) for column in rows.columns]
    return _joined(_join(*cells, ","), "\r\n")


def text_lines(texts: Any) -> bytes:
    """The texts of a column, each as a line in UTF-8."""
    return _joined(texts.combine_chunks(), "\n")


def _cells(column: Any) -> Any:
    """A column's cells as they stand in CSV."""
    if pa.types.is_floating(column.type):  # Arrow writes 1, Python 1.0
        return pa.array([None if value is None else repr(value) for value in column.to_pylist()], _TEXT)
    if pa.types.is_boolean(column.type):
        return pc.if_else(column, _text("True"), _text("False"))
    if not pa.types.is_large_string(column.type):
        return column.cast(_TEXT)
    formulas = pc.match_substring_regex(column, _FORMULA)
    if pc.any(formulas).as_py():
        formulas = pc.and_not(formulas, pc.match_substring_regex(column, _PLAIN))
        column = pc.if_else(formulas, _join("'", column, ""), column)
    quoted = pc.match_substring_regex(column, _QUOTED)
    if pc.any(quoted).as_py():
        column = pc.if_else(quoted, _join('"', pc.replace_substring(column, '"', '""'), '"', ""), column)
    return column


def _join(*parts: Any) -> Any:
    """Texts joined row by row with the last one between them; what is missing is empty."""
    parts = tuple(_text(part) if isinstance(part, str) else part for part in parts)
    return pc.binary_join_element_wise(*parts, null_handling="replace", null_replacement="")


def _joined(texts: Any, end: str) -> bytes:
    """All texts with `end` behind each: Arrow holds them one behind the other already."""
    ended = _join(texts, end, "")
    if isinstance(ended, pa.ChunkedArray):
        ended = ended.combine_chunks()
    _, offsets, data = ended.buffers()
    if not len(ended) or data is None:
        return b""
    places = np.frombuffer(offsets, np.int64, len(ended) + 1, 8 * ended.offset)
    return bytes(memoryview(data)[places[0] : places[-1]])


def _text(value: str) -> Any:
    return pa.scalar(value, _TEXT)
