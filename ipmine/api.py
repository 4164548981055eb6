"""Reading and analyzing files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ipmine.errors import ReadError, ScanError
from ipmine.mine import analyze
from ipmine.paper import Paper
from ipmine.reading import read_source


def read(
    path: str | Path,
    *,
    encoding: str | None = None,
    issued: str | date | None = None,
    published: str | date | None = None,
    region: str | int | None = None,
) -> Paper:
    """Read a file (.txt .htm .html .pdf .docx) and analyze it. Raises ReadError.

    `issued`, `published` and `region` are what `analyze` takes, with its ValueError.
    """
    text, source = read_source(path, encoding=encoding)
    try:
        return analyze(text, id=str(path), issued=issued, published=published, region=region, source=source)
    except ScanError as error:
        raise ReadError(path, str(error)) from error
