"""DOCX files for the tests: python-docx for the frame, WordprocessingML for what it has no words for."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

from docx import Document
from docx.document import Document as DocumentType
from docx.oxml import parse_xml

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
)


def saved(document: DocumentType) -> bytes:
    """The document's file."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def of_body(body: str, *, levels: Sequence[str] = (), numbers: str = "") -> bytes:
    """A file with this XML as its body; `levels` are the `<w:lvl>` of one list, whose `numId` is 91."""
    document = Document()
    holder = document.element.body
    for element in parse_xml(f"<w:body {SPACES}>{body}</w:body>"):
        holder.insert(len(holder) - 1, element)
    if levels:
        part = document.part.numbering_part.element
        part.insert(0, parse_xml(f'<w:abstractNum {SPACES} w:abstractNumId="90">{"".join(levels)}</w:abstractNum>'))
        part.append(parse_xml(f'<w:num {SPACES} w:numId="91"><w:abstractNumId w:val="90"/></w:num>'))
        for element in parse_xml(f"<w:x {SPACES}>{numbers}</w:x>"):
            part.append(element)
    return saved(document)


def level(depth: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    """One `<w:lvl>`."""
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def item(text: str, depth: int = 0, number: int = 91) -> str:
    """A numbered paragraph."""
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
    )


def plain(text: str) -> str:
    """A paragraph."""
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def rewritten(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The file with some parts replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return out.getvalue()
