"""PDF and DOCX files of the papers: set as offices set them, and the same bytes on every run."""

from __future__ import annotations

import datetime
import importlib.util
import io
import re
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from docx import Document
from docx.oxml import parse_xml
from docx.shared import Pt

DAY = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
DIGITS = "零一二三四五六七八九"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
# one list of Word a row: its levels as (what a label looks like, format of the number, text of the label)
LISTS = (
    ((r"第([一二三四五六七八九十]+)章　", "第%1章　"), (r"第([一二三四五六七八九十]+)节　", "第%2节　")),
    ((r"([一二三四五六七八九十]+)、", "%1、"), (r"（([一二三四五六七八九十]+)）", "（%2）")),
)


def chinese(number: int) -> str:
    """A number below 100 as the lists print it.

    >>> chinese(10), chinese(12), chinese(20)
    ('十', '十二', '二十')
    """
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十") + (
        DIGITS[ones] if ones or not tens else ""
    )


def numbering(document: object) -> None:
    """The lists, put into the document's numbering."""
    part = document.part.numbering_part.element  # type: ignore[attr-defined]
    for k, levels in enumerate(LISTS):
        body = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>'
            f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
            for depth, (_, text) in enumerate(levels)
        )
        part.insert(k, parse_xml(f'<w:abstractNum {W} w:abstractNumId="{90 + k}">{body}</w:abstractNum>'))
        part.append(parse_xml(f'<w:num {W} w:numId="{91 + k}"><w:abstractNumId w:val="{90 + k}"/></w:num>'))


class Counter:
    """Which labels Word would print by itself: those that go on from the last one of their list."""

    def __init__(self) -> None:
        self.counts = [[0] * len(levels) for levels in LISTS]

    def place(self, line: str) -> tuple[int, int, int] | None:
        """(list, level, length of the label), or None where the label must be typed."""
        for k, levels in enumerate(LISTS):
            for depth, (pattern, _) in enumerate(levels):
                found = re.match(pattern, line)
                if found and found[1] == chinese(self.counts[k][depth] + 1):
                    self.counts[k][depth] += 1
                    self.counts[k][depth + 1 :] = [0] * (len(levels) - depth - 1)
                    return k, depth, found.end()
        return None


def docx(lines: Sequence[str]) -> bytes:
    """A Word file: numbered paragraphs where the labels count on, tables of the lines with tabs."""
    document = Document()
    numbering(document)
    properties = document.core_properties
    properties.author, properties.title = "", lines[0]
    properties.created = properties.modified = DAY
    counter = Counter()
    at = 0
    while at < len(lines):
        line = lines[at]
        if "\t" in line:
            end = at
            while end < len(lines) and "\t" in lines[end]:
                end += 1
            cells = [row.split("\t") for row in lines[at:end]]
            table = document.add_table(rows=len(cells), cols=len(cells[0]), style="Table Grid")
            for row, texts in zip(table.rows, cells, strict=True):
                for cell, text in zip(row.cells, texts, strict=True):
                    cell.text = text
            at = end
            continue
        at += 1
        if not line:
            continue
        place = counter.place(line)
        paragraph = document.add_paragraph(line[place[2] :] if place else line)
        paragraph.paragraph_format.line_spacing = Pt(28)
        if place:
            properties_of = paragraph._p.get_or_add_pPr()
            properties_of.append(
                parse_xml(f'<w:numPr {W}><w:ilvl w:val="{place[1]}"/><w:numId w:val="{91 + place[0]}"/></w:numPr>')
            )
    buffer = io.BytesIO()
    document.save(buffer)
    return fixed(buffer.getvalue())


def fixed(data: bytes) -> bytes:
    """The same archive with one day on all its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return out.getvalue()


def from_tests(name: str) -> ModuleType:
    """A helper module of the tests, loaded by its path."""
    path = Path(__file__).resolve().parents[2] / "tests" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"corpora_{name}", path)
    if spec is None or spec.loader is None:
        raise ImportError(name)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def pdf(lines: Sequence[str]) -> bytes:
    """A PDF of A4 pages, 28 characters a line, with the numbers of the pages at their feet."""
    from reportlab import rl_config

    rl_config.invariant = 1
    setter = from_tests("papers_as_pdf").Setter()
    title = True
    for line in lines:
        if not line:
            title = False
            continue
        if "\t" in line:
            cells = line.split("\t")
            setter.row_of_table(cells, [k * 445 / len(cells) for k in range(len(cells))])
        elif title:
            for at in range(0, len(line), 20):
                setter.centred(line[at : at + 20])
        elif len(line) <= 24 and "：" not in line and re.search(r"(局|院|府|厅|会|室|部|日)$", line):
            setter.right(line)
        elif line.endswith("：") and len(line) > 6:
            setter.paragraph(line, indent=0)
        else:
            setter.paragraph(line)
    data = setter.data()
    assert isinstance(data, bytes)
    return data
