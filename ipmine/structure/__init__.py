"""The shape of a paper: page chrome, parts by GB/T 9704, section tree. Working offsets."""

from __future__ import annotations

from dataclasses import dataclass, field

from ipmine.facts import SectionFact


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


@dataclass(slots=True)
class Layout:
    """What `parse` finds; all offsets count the working text."""

    genre: str = "paper"
    parts: list[Part] = field(default_factory=list)
    sections: list[SectionFact] = field(default_factory=list)

    def part_at(self, position: int) -> Part | None:
        """The part that holds `position`, or None."""
        for part in self.parts:
            if part.start <= position < part.end:
                return part
        return None

    def section_at(self, position: int) -> int | None:
        """The index of the last heading at or before `position`, or None."""
        best = None
        for k, section in enumerate(self.sections):
            if section.start > position:
                break
            best = k
        return best


def parse(text: str) -> Layout:
    """Find the parts and sections of a working text."""
    return Layout()
