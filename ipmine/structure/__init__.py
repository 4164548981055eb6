"""The shape of a paper: page chrome, parts by GB/T 9704, section tree. Working offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from operator import attrgetter

from ipmine.facts import SectionFact
from ipmine.structure import chrome, genre, glue, parts
from ipmine.structure import sections as section_tree
from ipmine.structure.box import BoxField
from ipmine.structure.lines import split_lines
from ipmine.structure.titles import is_complete


@dataclass(slots=True)
class Part:
    """A part of a paper: `kind` is one of PART_KINDS, `unit` counts the papers in the text.

    Unit 0 is the paper itself; an issued or forwarded attachment, or a second paper in
    the same file, counts on.
    """

    kind: str
    start: int
    end: int
    unit: int = 0


PART_KINDS = (
    "chrome",  # page furniture: navigation, share buttons, copyright footers
    "box",  # the page's metadata box: 索引号, 文号, 成文日期, 发布日期
    "mark",  # the issuing organ's mark over the number
    "number",  # the number's own line (or order line)
    "signer",  # 签发人
    "title",
    "dateline",  # the line under a title: date of adoption, source, publication time
    "addressees",  # 主送
    "body",
    "attachments",  # 附件说明
    "signoff",  # the issuing organs' names at the end
    "date",  # the date of the sign-off
    "note",  # 附注
    "cc",  # 抄送
    "imprint",  # 印发
)


_start = attrgetter("start")


@dataclass(slots=True)
class Layout:
    """What `parse` finds; all offsets count the working text."""

    genre: str = "paper"
    parts: list[Part] = field(default_factory=list)
    sections: list[SectionFact] = field(default_factory=list)
    box: list[BoxField] = field(default_factory=list)

    def part_at(self, position: int) -> Part | None:
        """The part that holds `position`, or None."""
        k = bisect_right(self.parts, position, key=_start) - 1
        return self.parts[k] if k >= 0 and position < self.parts[k].end else None

    def parts_of(self, kind: str, unit: int = 0) -> list[Part]:
        """The parts of a kind in one unit, in order."""
        return [part for part in self.parts if part.kind == kind and part.unit == unit]

    def section_at(self, position: int) -> int | None:
        """The index of the last heading at or before `position`, or None."""
        k = bisect_right(self.sections, position, key=_start) - 1
        return k if k >= 0 else None


def parse(text: str) -> Layout:
    """Find the parts and sections of a working text.

    >>> layout = parse("某市人民政府关于加强保护的通知\\n某政发〔2022〕18号\\n各区人民政府：\\n一、总体要求\\n")
    >>> [part.kind for part in layout.parts], [section.title for section in layout.sections]
    (['title', 'number', 'addressees', 'body'], ['总体要求'])
    """
    lines = glue.cut(split_lines(text))
    outline = parts.read(lines, chrome.mark(lines))
    kinds, units = outline.kinds, outline.units
    layout = Layout(box=outline.box)
    last: Part | None = None
    for line, kind, unit, opens in zip(lines, kinds, units, outline.opens, strict=True):
        if last is not None and last.kind == kind and last.unit == unit and not opens:
            last.end = line.end
        else:
            last = Part(kind, line.start, line.end, unit)
            layout.parts.append(last)
    layout.sections = section_tree.find(text, lines, units, [kind not in _WITH_HEADINGS for kind in kinds])
    if layout.parts and all(p.kind == "chrome" for p in layout.parts) and not _HAN.search(text):
        # lines in another script are furniture of a Chinese page; a text of nothing else is a text
        layout.parts = [Part("body", layout.parts[0].start, layout.parts[-1].end)]
    titled = [text[p.start : p.end] for p in layout.parts if p.kind == "title" and p.unit == 0]
    boxed = [text[f.start : f.end] for f in layout.box if f.field == "title"]
    title = next((t for t in titled if is_complete(t.replace("\n", ""))), (titled or boxed or [""])[0])
    layout.genre = genre.tell(text, lines, kinds, units, title.replace("\n", ""))
    return layout


_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_WITH_HEADINGS = ("body", "note")
