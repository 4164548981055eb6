"""Tables on disk: Parquet for programs, CSV that a spreadsheet opens right.

A cell that a spreadsheet could run as a formula gets an apostrophe in front. Every file
is written beside its place and then moved there, so that no half table is ever left.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ipmine.errors import MissingExtra, OutputError

if TYPE_CHECKING:
    import pandas as pd

_SHEET_ROWS = 1_048_575  # of a sheet, below its head
_CELL = 32_767
_WIDE = frozenset(("title", "text", "issuers", "addressees", "indicator", "norm", "agency", "paper", "reason"))
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# what a spreadsheet takes for the start of a formula; full-width forms count too in East Asian locales
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# what begins like a formula and is none: a lone =, a number or percentage with its sign
PLAIN = "=|[-+－＋][0-9０-９]{1,40}(?:,[0-9]{3}){0,9}(?:[.．][0-9０-９]{1,40})?[%％]?"
_PLAIN = re.compile(PLAIN)


def safe_cell(value: Any) -> Any:
    """A cell's text that no spreadsheet runs.

    >>> safe_cell("=1+1"), safe_cell("通知"), safe_cell(-5), safe_cell("-21.0%"), safe_cell("=")
    ("'=1+1", '通知', -5, '-21.0%', '=')
    """
    if isinstance(value, str) and value.startswith(FORMULA_STARTS) and not _PLAIN.fullmatch(value):
        return "'" + value
    return value


def safe_cells(frame: pd.DataFrame) -> pd.DataFrame:
    """A copy of the frame in which no text cell runs as a formula."""
    frame = frame.copy()
    for name in frame.columns:
        if frame[name].dtype.kind not in "iufb":  # numbers cannot be formulas
            frame[name] = frame[name].astype(object).map(safe_cell, na_action="ignore")
    return frame


def write_tables(tables: Mapping[str, pd.DataFrame], folder: Path) -> list[Path]:
    """Write each table as `<name>.parquet` and `<name>.csv` (UTF-8 with BOM); returns the paths. Raises OutputError."""
    written = []
    for name, frame in tables.items():
        parquet, csv = folder / f"{name}.parquet", folder / f"{name}.csv"
        with writing(parquet):
            replace_file(parquet, lambda path, frame=frame: frame.to_parquet(path, index=False))  # type: ignore[misc]
        write_csv(frame, csv)
        written += [parquet, csv]
    return written


def write_csv(frame: pd.DataFrame, path: Path) -> None:
    """One table as CSV: UTF-8 with BOM, CRLF, no cell that runs as a formula. Raises OutputError."""
    safe = safe_cells(frame)
    with writing(path):
        replace_file(path, lambda target: safe.to_csv(target, index=False, encoding="utf-8-sig", lineterminator="\r\n"))


def write_excel(tables: Mapping[str, pd.DataFrame], path: Path) -> Path:
    """All tables as one workbook, one sheet a table, with fixed heads and filters; returns the path.

    No cell runs as a formula; characters that a workbook cannot hold are dropped and cells over
    its limit of 32,767 characters end in …. A table of more than 1,048,575 rows goes on in a
    further sheet. Raises OutputError for a path that cannot be written or does not end in
    .xlsx, and MissingExtra without openpyxl.
    """
    if path.suffix.lower() != ".xlsx":
        raise OutputError(path, "a workbook is named .xlsx; a spreadsheet would not open it under another suffix")
    check_place(path)
    try:
        from openpyxl import Workbook
    except ImportError:
        raise MissingExtra(path, "writing a workbook needs openpyxl: pip install 'ipmine[excel]'") from None
    book = Workbook(write_only=True)
    with writing(path):
        try:
            for name, frame in tables.items():
                for part, start in enumerate(range(0, max(len(frame), 1), _SHEET_ROWS)):
                    _fill(
                        book.create_sheet(name if not part else f"{name} {part + 1}"),
                        frame.iloc[start : start + _SHEET_ROWS],
                    )
            replace_file(path, book.save)
        except BaseException as error:
            for sheet in book.worksheets:  # one that is left open complains when it is collected
                with contextlib.suppress(Exception):
                    sheet.close()
            if type(error).__name__ == "SerialisationError":  # what lxml makes of the system's refusal
                raise OutputError(path, f"cannot be written ({error})") from error
            raise
    return path


def _fill(sheet: Any, frame: pd.DataFrame) -> None:
    from openpyxl.utils import get_column_letter

    for number, name in enumerate(frame.columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = 48 if name in _WIDE else 16
    sheet.freeze_panes = "A2"
    if len(frame.columns):
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(frame.columns))}{len(frame) + 1}"
    sheet.append(list(frame.columns))
    cells = frame.astype(object).where(frame.notna(), None)
    for row in cells.itertuples(index=False, name=None):
        sheet.append([_excel_cell(value) for value in row])


def _excel_cell(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    value = safe_cell(_NOT_IN_XML.sub("", value))
    return value if len(value) <= _CELL else value[: _CELL - 1] + "…"


def check_place(path: Path) -> None:
    """See whether a file can be written there, before much is done for it. Raises OutputError."""
    reason = _in_the_way(path)
    if reason is None and not os.access(path.parent, os.W_OK):
        reason = f"cannot be written ({os.strerror(errno.EACCES)})"
    if reason is not None:
        raise OutputError(path, reason)


@contextlib.contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn what the system says while a file is written into one line that names it as the caller does."""
    try:
        yield
    except OSError as error:
        full = "the disk is full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else None
        reason = _in_the_way(path) or full or f"cannot be written ({error.strerror or error})"
        raise OutputError(path, reason) from error


def _in_the_way(path: Path) -> str | None:
    if os.path.isdir(path):
        return "a folder, not a file"
    if not os.path.exists(path.parent):
        return f"there is no folder {path.parent}"
    if not os.path.isdir(path.parent):
        return f"{path.parent} is a file, not a folder"
    return None


def replace_file(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` fill a new file beside `path`, then move it there in one step."""
    with file_beside(path) as temporary:
        write(temporary)
        temporary.replace(path)


@contextlib.contextmanager
def file_beside(path: Path) -> Iterator[Path]:
    """A new, empty, hidden file in the folder of `path`; it is removed if the block fails."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    temporary = Path(name)
    try:
        temporary.chmod(0o666 & ~_umask())
        yield temporary
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
