"""Plain text: bytes to characters, every line end one `\\n`, and nothing else changed."""

from __future__ import annotations

from ipmine.reading.encodings import Verdict, decode_as, detect
from ipmine.reading.limits import Refused
from ipmine.records import Source


def read_text(data: bytes, *, encoding: str | None = None) -> tuple[str, Source]:
    """The text of a plain text file. Raises Refused for an empty or binary file and an unknown encoding.

    >>> text, source = read_text("吉政发〔2022〕18号\\r\\n".encode("gb18030"))
    >>> text, source.encoding
    ('吉政发〔2022〕18号\\n', 'gb18030')
    """
    verdict = decode(data, encoding=encoding)
    text = unify_line_ends(verdict.text)
    if not text.strip():
        raise Refused("empty")
    return text, Source("txt", verdict.encoding, verdict.confidence, verdict.notes)


def decode(data: bytes, *, encoding: str | None = None, declared: str | None = None) -> Verdict:
    """Decode by `encoding` where the caller names one, else by what the bytes are."""
    return decode_as(data, encoding) if encoding else detect(data, declared)


def unify_line_ends(text: str) -> str:
    """CRLF and CR as LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
