"""The body of a DOCX as lines: paragraphs, rows of tables, text boxes, notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ipmine.reading.docx_numbering import Numbering
from ipmine.reading.docx_xml import attribute, child, is_on, local, number

MAX_COLUMNS = 200

# what holds more of the same: tracked insertions, links, content controls, marked-up words
_WRAPPERS = frozenset(
    (
        "ins",
        "moveTo",
        "hyperlink",
        "smartTag",
        "sdt",
        "sdtContent",
        "customXml",
        "fldSimple",
        "dir",
        "bdo",
        "oMath",
        "oMathPara",
    )
)
_MATH = frozenset(
    (
        "f",
        "num",
        "den",
        "e",
        "sup",
        "sub",
        "sSup",
        "sSub",
        "sSubSup",
        "rad",
        "deg",
        "d",
        "nary",
        "func",
        "fName",
        "acc",
        "box",
        "m",
        "mr",
        "groupChr",
        "bar",
    )
)


@dataclass(slots=True)
class _Text:
    """A paragraph while it is read."""

    parts: list[str] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)


class Body:
    """Reads a document's elements in order into `lines`."""

    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering
        self.lines: list[str] = []
        self.fields: list[bool] = []  # open fields; True while their instruction, which is not printed, is read
        self.references: dict[str, list[str]] = {"footnotes": [], "endnotes": []}
        self.carried = ""  # text whose paragraph mark is deleted: the next paragraph goes on with it

    def read(self, document: Any) -> None:
        """Take in a whole document part."""
        body = child(document, "body")
        self.lines += self.blocks(document if body is None else body)
        if self.carried:
            self.lines.append(self.carried)

    def read_notes(self, part: Any | None, kind: str) -> None:
        """Footnotes or endnotes, those that the text refers to, in its order."""
        if part is None:
            return
        notes = {attribute(note, "id"): note for note in part if local(note) in ("footnote", "endnote")}
        for count, name in enumerate(self.references[kind], 1):
            note = notes.get(name)
            if note is not None:
                text = " ".join(line.strip() for line in self.blocks(note))
                if text:
                    self.lines.append(f"[{count}] {text}")

    # --- blocks ---------------------------------------------------------------------------

    def blocks(self, element: Any) -> Iterator[str]:
        """The lines of the paragraphs and tables in an element."""
        for block in element:
            name = local(block)
            if name == "p":
                yield from self.paragraph(block)
            elif name == "tbl":
                yield from self.table(block)
            elif name == "AlternateContent":
                chosen = _alternative(block)
                if chosen is not None:
                    yield from self.blocks(chosen)
            elif name in _WRAPPERS:
                yield from self.blocks(block)

    def paragraph(self, element: Any) -> Iterator[str]:
        text = _Text()
        self.inline(element, text)
        content = self.carried + "".join(text.parts)
        self.carried = ""
        mark = child(element, "pPr", "rPr")
        if mark is not None and (child(mark, "del") is not None or child(mark, "moveFrom") is not None):
            self.carried = content
            return
        if content.strip():
            content = self.numbering.label(element) + content.lstrip(" ")
        elif not is_on(None if mark is None else child(mark, "vanish")):
            # an empty numbered paragraph prints its number, and counts
            content = self.numbering.label(element)
        for line in content.split("\n"):
            line = line.strip(" ").rstrip(" \t\u3000\xa0")
            if line:
                yield line
        for box in text.boxes:
            yield from self.blocks(box)

    # --- runs -----------------------------------------------------------------------------

    def inline(self, element: Any, text: _Text) -> None:
        """The text in a paragraph, or in what stands inside it."""
        for part in element:
            name = local(part)
            if name == "r":
                properties = child(part, "rPr")
                if properties is None or not is_on(child(properties, "vanish")):
                    self.run(part, text)
                else:
                    self.fields_of(part)
            elif name == "AlternateContent":
                chosen = _alternative(part)
                if chosen is not None:
                    self.inline(chosen, text)
            elif name in _WRAPPERS or name in _MATH:
                self.inline(part, text)

    def run(self, run: Any, text: _Text) -> None:
        for part in run:
            name = local(part)
            if name == "fldChar":
                self.field(part)
            elif any(self.fields):
                continue
            elif name == "t":
                text.parts.append(part.text or "")
            elif name in ("tab", "ptab"):
                text.parts.append("\t")
            elif name in ("br", "cr"):
                text.parts.append("\n")
            elif name == "noBreakHyphen":
                text.parts.append("-")
            elif name == "sym":
                text.parts.append(_symbol(part))
            elif name == "ruby":
                base = child(part, "rubyBase")
                if base is not None:
                    self.inline(base, text)
            elif name in ("footnoteReference", "endnoteReference"):
                self.references[name.removesuffix("Reference") + "s"].append(attribute(part, "id") or "")
            elif name in ("drawing", "pict", "object"):
                text.boxes += _text_boxes(part)
            elif name == "AlternateContent":
                chosen = _alternative(part)
                if chosen is not None:
                    self.run(chosen, text)

    def fields_of(self, run: Any) -> None:
        for part in run:
            if local(part) == "fldChar":
                self.field(part)

    def field(self, mark: Any) -> None:
        kind = attribute(mark, "fldCharType")
        if kind == "begin":
            self.fields.append(True)
        elif kind == "separate" and self.fields:
            self.fields[-1] = False
        elif kind == "end" and self.fields:
            self.fields.pop()

    # --- tables ---------------------------------------------------------------------------

    def table(self, table: Any) -> Iterator[str]:
        """A row a line, cells separated by tabs; a table of one column or of prose as its paragraphs."""
        rows = [row for row in _inside(table, "tr") if child(row, "trPr", "del") is None]
        read = [self.row(row) for row in rows]
        cells = [lines for row in read for _, lines in row]
        size = sum(len(line) for lines in cells for line in lines)
        prose = any(len(lines) > 2 and 300 < sum(map(len, lines)) > size / 2 for lines in cells)
        if prose or all(len(row) < 2 for row in read):
            for lines in cells:
                yield from lines
            return
        for row in read:
            line = ""
            for place, (before, lines) in enumerate(row):
                text = " ".join(part.replace("\t", " ").strip() for part in lines)
                line += "\t" * (before + (place > 0)) + text
            if line.strip():
                yield line.rstrip("\t ")

    def row(self, row: Any) -> list[tuple[int, list[str]]]:
        """The cells of a row: for each the empty places in front of it, and its lines."""
        found: list[tuple[int, list[str]]] = []
        empty = min(number(row, "trPr", "gridBefore") or 0, MAX_COLUMNS)
        for cell in _inside(row, "tc"):
            properties = child(cell, "tcPr")
            span = 1 if properties is None else number(properties, "gridSpan") or 1
            merged = properties is not None and any(
                mark is not None and (attribute(mark) or "continue") == "continue"
                for mark in (child(properties, "vMerge"), child(properties, "hMerge"))
            )
            lines = [] if merged else list(self.blocks(cell))
            found.append((empty, lines))
            empty = min(max(span, 1), MAX_COLUMNS) - 1
        return found


def _inside(element: Any, name: str) -> Iterator[Any]:
    """Rows of a table or cells of a row, those in content controls and tracked insertions too."""
    for part in element:
        if local(part) == name:
            yield part
        elif local(part) in _WRAPPERS:
            yield from _inside(part, name)


def _alternative(element: Any) -> Any | None:
    """One of the forms in which the same thing is stored, the first that Word would take."""
    return next((part for part in element if local(part) == "Choice"), child(element, "Fallback"))


def _text_boxes(element: Any) -> list[Any]:
    """The contents of the text boxes in a drawing, each once."""
    found: list[Any] = []
    for part in element:
        name = local(part)
        if name == "txbxContent":
            found.append(part)
        elif name == "AlternateContent":
            chosen = _alternative(part)
            if chosen is not None:
                found += _text_boxes(chosen)
        elif len(part):
            found += _text_boxes(part)
    return found


# the symbol fonts of Word, as far as papers use them: ticked and empty boxes, dots are left out
_SYMBOLS = {0xFE: "☑", 0x52: "☑", 0xA8: "□", 0x6F: "□", 0xFC: "√", 0xFB: "×", 0xD8: "➢", 0xE0: "→"}


def _symbol(element: Any) -> str:
    code = attribute(element, "char") or ""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    if 0xF000 <= point <= 0xF0FF:
        font = (attribute(element, "font") or "").lower()
        return _SYMBOLS.get(point - 0xF000, "") if "wingdings" in font else ""
    return chr(point) if 0x20 <= point < 0xD800 or 0xE000 <= point < 0x110000 else ""
