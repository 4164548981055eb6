"""What a file is, by its first bytes: the suffix of a downloaded file is often wrong."""

from __future__ import annotations

import io
import re
import zipfile

from ipmine.reading.limits import Refused

SUFFIXES = {
    ".txt": "txt",
    ".md": "txt",
    ".text": "txt",
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
    ".shtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
}
"""The suffixes that are read, and the format that each of them promises."""

OTHER_SUFFIXES = frozenset({".doc", ".wps", ".rtf", ".ofd", ".mht", ".mhtml", ".ceb", ".caj"})
"""Suffixes of papers in other formats: a folder's search lists them, so that none is lost without a word.

Many of them are HTML pages under a wrong name, and are read; the others are refused by name.
"""

_UNREADABLE = (
    (b"{\\rtf", "an RTF file; save it as .docx or PDF"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x7fELF", "an executable"),
    (b"\xca\xfe\xba\xbe", "an executable"),
    (b"\xcf\xfa\xed\xfe", "an executable"),
    (b"\x89PNG\r\n", "an image (PNG)"),
    (b"\xff\xd8\xff", "an image (JPEG)"),
    (b"GIF87a", "an image (GIF)"),
    (b"GIF89a", "an image (GIF)"),
    (b"II*\0", "an image (TIFF)"),
    (b"MM\0*", "an image (TIFF)"),
    (b"\0\0\1\0", "an icon"),
    (b"AT&TFORM", "an image (DjVu)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"PAR1", "a Parquet file"),
    (b"%!PS", "a PostScript file; save it as PDF"),
    (b"Founder CEB", "a Founder CEB file; print it to PDF"),
    (b"CAJ\0", "a CAJ file; print it to PDF"),
    (b"HN\0\0", "a CAJ file; print it to PDF"),
    (b"KDH ", "a CAJ file; print it to PDF"),
    (b"\xc8\x00\x00\x00", "a CAJ file; print it to PDF"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"wOFF", "a font"),
    (b"\0asm", "an executable"),
    (b"MIME-Version:", "a web archive (MHTML); save it as HTML"),
    (b"From: <Saved by", "a web archive (MHTML); save it as HTML"),
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# a page starts with one of these, or at least with some tag and many more of a page's tags behind it
_PAGE_START = re.compile(rb"<(?:!doctype\s{1,99}html|html|head|body|meta|title)\b", re.IGNORECASE)
_PAGE_TAG = re.compile(
    rb"</?(?:div|p|br|span|table|tr|td|h[1-6]|ul|li|script|style|center|font|strong|a)\b[^<>]{0,500}>", re.IGNORECASE
)
_ANY_TAG = re.compile(rb"<(?:!doctype|!--|/?[a-z][a-z0-9]{0,10})\b", re.IGNORECASE)

_LOOK = 8192


def kind_of(data: bytes) -> str:
    """`pdf`, `docx`, `html` or `txt`. Raises Refused, by name, for a file that holds no text to read.

    >>> kind_of(b"%PDF-1.7 ..."), kind_of("<!DOCTYPE html><p>通知".encode()), kind_of("通知".encode("gbk"))
    ('pdf', 'html', 'txt')
    """
    head = data[:_LOOK]
    if b"%PDF-" in head[:1024] and not _looks_like_page(head[:200]):
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _kind_of_zip(data)
    if head.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise Refused("an encrypted Office file; save it without a password")
        raise Refused("an old binary Office file (.doc, .wps, .xls); save it as .docx or PDF")
    for start, name in _UNREADABLE:
        if head.startswith(start):
            raise Refused(name)
    if head.startswith(b"MZ") and (b"\0\0\0" in head[:64] or b"DOS mode" in head):
        raise Refused("an executable")
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        raise Refused("an image (WebP)")
    if head[:4] == b"RIFF" or head[4:8] == b"ftyp":
        raise Refused("a sound or video file")
    if head.startswith(b"BM") and b"\0\0" in head[:16]:
        raise Refused("an image (BMP)")
    return "html" if _looks_like_page(head) else "txt"


def has_tags(data: bytes) -> bool:
    """Whether any HTML tag stands in the data: a file called .html without one is plain text."""
    return _ANY_TAG.search(data.replace(b"\0", b"")) is not None


def _looks_like_page(head: bytes) -> bool:
    start = head.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").lstrip(b"\xfe\xff \t\r\n\f")
    if start.startswith(b"<?xml"):
        if b'progid="Word.Document"' in start:
            raise Refused("a Word 2003 XML file; save it as .docx")
        return b"<html" in start[:2000].lower()
    while start.startswith(b"<!--"):
        _, found, rest = start.partition(b"-->")
        if not found:
            return False
        start = rest.lstrip()
    if _PAGE_START.match(start):
        return True
    return start.startswith(b"<") and len(_PAGE_TAG.findall(start)) >= 6


def _kind_of_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Refused(f"a broken zip file ({error})") from error
    if "word/document.xml" in names or any(re.fullmatch(r"word/document\d{0,3}\.xml", n) for n in names):
        return "docx"
    if any(n.startswith("xl/") for n in names):
        raise Refused("an Excel workbook")
    if any(n.startswith("ppt/") for n in names):
        raise Refused("a PowerPoint file")
    if "OFD.xml" in names:
        raise Refused("an OFD file; save it as PDF")
    if "content.xml" in names and "mimetype" in names:
        raise Refused("an OpenDocument file; save it as .docx or PDF")
    if "META-INF/container.xml" in names:
        raise Refused("an e-book (EPUB)")
    raise Refused("a zip archive; unpack it first")
