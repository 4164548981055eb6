"""Tables on disk: Parquet for programs, CSV that a spreadsheet opens right.

A cell that a spreadsheet would run as a formula gets an apostrophe in front. Every file
is written beside its place and then moved there, so that no half table is ever left.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

# what a spreadsheet takes for the start of a formula; full-width forms count too in East Asian locales
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe_cell(value: Any) -> Any:
    """A cell's text that no spreadsheet runs.

    >>> safe_cell("=1+1"), safe_cell("通知"), safe_cell(-5)
    ("'=1+1", '通知', -5)
    """
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
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
    """Write each table as `<name>.parquet` and `<name>.csv` (UTF-8 with BOM); returns the paths."""
    written = []
    for name, frame in tables.items():
        parquet, csv = folder / f"{name}.parquet", folder / f"{name}.csv"
        replace_file(parquet, lambda path, frame=frame: frame.to_parquet(path, index=False))  # type: ignore[misc]
        write_csv(frame, csv)
        written += [parquet, csv]
    return written


def write_csv(frame: pd.DataFrame, path: Path) -> None:
    """One table as CSV: UTF-8 with BOM, CRLF, no cell that runs as a formula."""
    safe = safe_cells(frame)
    replace_file(path, lambda target: safe.to_csv(target, index=False, encoding="utf-8-sig", lineterminator="\r\n"))


def replace_file(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` fill a new file beside `path`, then move it there in one step."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    temporary = Path(name)
    try:
        write(temporary)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
