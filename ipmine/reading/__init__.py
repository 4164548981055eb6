"""From a file's bytes to the source text.

A file is read by what it is, whatever its suffix: plain text in any encoding of
Chinese, HTML pages, PDF with a text layer, DOCX. Libraries for HTML, PDF and DOCX are
extras and are imported when the first such file comes.
"""

from __future__ import annotations

import os

from ipmine.errors import IpmineError, MissingExtra, ReadError, ScanError
from ipmine.reading.files import DOCUMENT_SUFFIXES, iter_files, read_bytes, too_large
from ipmine.reading.kinds import SUFFIXES, has_tags, kind_of
from ipmine.reading.limits import MAX_FILE_BYTES, MAX_TEXT_BYTES, Refused
from ipmine.records import Source

__all__ = ["DOCUMENT_SUFFIXES", "MAX_FILE_BYTES", "MAX_TEXT_BYTES", "iter_files", "read_source"]

_NAMES = {"txt": "plain text", "html": "HTML", "pdf": "PDF", "docx": "DOCX"}
_LIBRARIES = {"html": "selectolax", "pdf": "pypdfium2", "docx": "lxml"}


def read_source(
    path: str | os.PathLike[str], *, encoding: str | None = None, max_bytes: int | None = None
) -> tuple[str, Source]:
    """The text of a file and how it was read.

    `encoding` overrides the guess for text and HTML. `max_bytes` is the size above which
    a file is refused: MAX_TEXT_BYTES for text and HTML, MAX_FILE_BYTES for PDF and DOCX
    where it is not given. Every line end of the text is one `\\n`.

    Raises ReadError with the path and the reason in one line (empty, binary, a scan,
    encrypted, broken, too large, an unknown encoding, ...), and MissingExtra where an
    optional package is needed.
    """
    data = read_bytes(path, max_bytes or MAX_FILE_BYTES)
    try:
        return _read(path, data, encoding, max_bytes)
    except Refused as refusal:
        raise ReadError(path, str(refusal)) from refusal
    except ScanError as error:
        raise ReadError(path, str(error)) from error
    except IpmineError:
        raise
    except ModuleNotFoundError as error:
        extra = next(
            (extra for extra, library in _LIBRARIES.items() if library == (error.name or "").split(".")[0]), ""
        )
        if not extra:
            raise
        raise MissingExtra(path, f'reading {_NAMES[extra]} needs an extra: pip install "ipmine[{extra}]"') from error
    except MemoryError as error:
        raise ReadError(path, "not enough memory") from error
    except Exception as error:  # a fault of a library on a file that nobody foresaw must not end a batch
        detail = " ".join(str(error).split())[:200]
        raise ReadError(path, f"cannot be read ({type(error).__name__}: {detail})") from error


def _read(path: object, data: bytes, encoding: str | None, max_bytes: int | None) -> tuple[str, Source]:
    if not data:
        raise Refused("empty")
    kind = kind_of(data)
    promised = SUFFIXES.get(os.path.splitext(str(path))[1].lower())
    if kind == "txt" and promised == "html" and has_tags(data):
        kind = "html"
    notes: tuple[str, ...] = ()
    if promised != kind:
        notes = (f"{_NAMES[kind]}, whatever its suffix says",)
    if kind in ("txt", "html") and len(data) > (max_bytes or MAX_TEXT_BYTES):
        raise too_large(path, len(data), max_bytes or MAX_TEXT_BYTES)
    if kind in ("pdf", "docx") and encoding is not None:
        notes += (f"encoding={encoding!r} has no meaning for {_NAMES[kind]}",)

    if kind == "html":
        from ipmine.reading.html import read_html

        text, source = read_html(data, encoding=encoding)
    elif kind == "pdf":
        from ipmine.reading.pdf_process import read_pdf

        text, source = read_pdf(data)
    elif kind == "docx":
        from ipmine.reading.docx import read_docx

        text, source = read_docx(data)
    else:
        from ipmine.reading.text import read_text

        text, source = read_text(data, encoding=encoding)
    return text, Source(source.format, source.encoding, source.confidence, notes + source.notes)
