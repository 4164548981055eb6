"""DOCX: the body's paragraphs and tables in order, with the numbers that Word computes.

Kept: insertions that are tracked, text boxes (behind their paragraph), the results of
fields, footnotes and endnotes (at the end, `[1] …`, without a mark in the text). Left
out: tracked deletions, hidden text, headers and footers, comments, the dots of lists.
"""

from __future__ import annotations

from ipmine.reading.docx_archive import Archive
from ipmine.reading.docx_body import Body
from ipmine.reading.docx_numbering import Numbering
from ipmine.reading.limits import MAX_CHARACTERS, Refused
from ipmine.records import Source


def read_docx(data: bytes) -> tuple[str, Source]:
    """The text of a DOCX file. Raises Refused for a broken, hostile, encrypted or empty one."""
    with Archive(data) as archive:
        main = archive.main_part()
        document = archive.parse(main)
        related = archive.related(main)
        numbering = Numbering(
            archive.parse_if_whole(related.get("numbering")), archive.parse_if_whole(related.get("styles"))
        )
        body = Body(numbering)
        body.read(document)
        for kind in ("footnotes", "endnotes"):
            body.read_notes(archive.parse_if_whole(related.get(kind)), kind)
        notes = tuple(archive.notes)
    lines = [line for line in body.lines if line.strip()]
    if not lines:
        raise Refused("a DOCX without text")
    if sum(map(len, lines)) > MAX_CHARACTERS:
        raise Refused(f"more than {MAX_CHARACTERS:,} characters")
    return "\n".join(lines) + "\n", Source("docx", None, None, notes)
