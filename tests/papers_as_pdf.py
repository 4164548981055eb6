"""PDF files for the tests, set in lines and pages as offices set them (GB/T 9704: 28 characters a line)."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595.3, 841.9
LEFT, TOP, BOTTOM = 79.4, 105.0, 99.2
CLOSING = "，。、；：？！）》」』〕”%"


@dataclass
class Setter:
    """Sets paragraphs; `head` and `foot` take the page's number and print on every page."""

    font: str = "STSong-Light"
    size: float = 16.0
    leading: float = 28.0
    columns: int = 28
    rows: int = 22
    indent: int = 2
    gap: float = 0.0
    head: str | None = None
    foot: str | None = "— {} —"
    left: float = LEFT
    buffer: io.BytesIO = field(default_factory=io.BytesIO)

    def __post_init__(self) -> None:
        for font in ("STSong-Light", "MSung-Light"):
            pdfmetrics.registerFont(UnicodeCIDFont(font))
        self.canvas = Canvas(self.buffer, pagesize=(WIDTH, HEIGHT))
        self.page, self.row = 0, self.rows
        self.y = 0.0

    def line(self, text: str, x: float, size: float | None = None) -> None:
        """One printed line at the next row."""
        if self.row >= self.rows or self.y < BOTTOM:
            self.turn()
        self.canvas.setFont(self.font, size or self.size)
        self.canvas.drawString(x, self.y, text)
        self.row += 1
        self.y -= self.leading

    def turn(self) -> None:
        """A new page, with its head and foot."""
        if self.page:
            self.canvas.showPage()
        self.page += 1
        self.row, self.y = 0, HEIGHT - TOP - self.size
        self.canvas.setFont(self.font, 10.5)
        if self.head:
            self.canvas.drawString(self.left, HEIGHT - 50, self.head.format(self.page))
        if self.foot:
            self.canvas.setFont(self.font, 14)
            self.canvas.drawCentredString(WIDTH / 2, BOTTOM - 28, self.foot.format(self.page))

    def centred(self, text: str, size: float = 22.0) -> None:
        width = pdfmetrics.stringWidth(text, self.font, size)
        self.line(text, (WIDTH - width) / 2, size)

    def right(self, text: str, away: int = 4) -> None:
        width = pdfmetrics.stringWidth(text, self.font, self.size)
        self.line(text, self.left + (self.columns - away) * self.size - width)

    def paragraph(self, text: str, indent: int | None = None) -> None:
        """A paragraph, broken where the line is full and never in front of a closing mark."""
        indent = self.indent if indent is None else indent
        line, room, x = "", float(self.columns - indent), self.left + indent * self.size
        for k, char in enumerate(text):
            width = pdfmetrics.stringWidth(char, self.font, 1)
            hangs = k + 1 < len(text) and text[k + 1] in CLOSING and char not in CLOSING
            if room < width + (1 if hangs else 0) - 1e-9 and char not in CLOSING:
                self.line(line, x)
                line, room, x = "", float(self.columns), self.left
            line += char
            room -= width
        self.line(line, x)
        self.y -= self.gap

    def row_of_table(self, cells: Sequence[str], places: Sequence[float]) -> None:
        """Cells at their places, in one row."""
        if self.row >= self.rows:
            self.turn()
        self.canvas.setFont(self.font, self.size)
        for cell, place in zip(cells, places, strict=True):
            self.canvas.drawString(self.left + place, self.y, cell)
        self.row += 1
        self.y -= self.leading

    def data(self) -> bytes:
        """The finished file."""
        if not self.page:
            self.turn()
        self.canvas.showPage()
        self.canvas.save()
        return self.buffer.getvalue()
