"""PDF: the text layer, glyph by glyph with its place; `pdf_layout` makes lines and paragraphs of it."""

from __future__ import annotations

import ctypes
import math
import threading
import unicodedata
from collections import Counter
from typing import Any

from ipmine.reading.limits import MAX_CHARACTERS, MAX_PDF_PAGES, Refused
from ipmine.reading.pdf_layout import PageGlyphs, text_of_pages
from ipmine.reading.pdf_rows import Glyph
from ipmine.reading.pdf_ruled import MAX_LINES, Line
from ipmine.records import Source

_LOCK = threading.Lock()  # PDFium is not safe for threads

_UNREADABLE_SHARE = 0.3
"""Share of characters without a meaning (private use, U+FFFD) from which on a text layer is taken for broken."""

THIN = 3.0
"""Points up to which a drawn box is a line."""

MAX_OBJECTS, MAX_SEGMENTS = 20_000, 2_000
"""Drawn objects of a page, and segments of one, that are looked at for lines."""


def read_pdf(data: bytes) -> tuple[str, Source]:
    """The text of a PDF, its broken lines rejoined, page numbers and running heads left out.

    Raises Refused for a scan without text, an encrypted or broken file, and one of more
    than MAX_PDF_PAGES pages.
    """
    with _LOCK:
        pages, notes = _glyphs_of(data)
    glyphs = sum(len(page.glyphs) for page in pages)
    strange = sum(1 for page in pages for glyph in page.glyphs if _is_strange(glyph.char))
    if strange > glyphs * _UNREADABLE_SHARE:
        raise Refused("its text layer cannot be read: the fonts do not say what their characters mean")
    text = text_of_pages(pages)
    if not text.strip():
        raise Refused("a PDF without text")
    return text + "\n", Source("pdf", None, None, tuple(notes))


def _glyphs_of(data: bytes) -> tuple[list[PageGlyphs], list[str]]:
    import pypdfium2
    import pypdfium2.raw as raw

    # where the file starts late (mail headers in front), PDFium looks for itself
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        reason = str(error).lower()
        if "password" in reason:
            raise Refused("encrypted; it needs a password") from error
        if "security" in reason:
            raise Refused("encrypted in a way that cannot be read") from error
        raise Refused("a broken PDF") from error
    try:
        count = len(document)
        if count > MAX_PDF_PAGES:
            raise Refused(f"{count:,} pages, above the limit of {MAX_PDF_PAGES:,}")
        if not count:
            raise Refused("a PDF without pages")
        pages: list[PageGlyphs] = []
        empty: list[int] = []
        broken: list[int] = []
        pictures = total = 0
        for number in range(count):
            try:
                page = document[number]
                textpage = page.get_textpage()
            except pypdfium2.PdfiumError:
                broken.append(number + 1)
                pages.append(PageGlyphs())
                continue
            glyphs, quarter = _upright(_page_glyphs(raw, textpage.raw))
            if not glyphs and _has_picture(raw, page.raw):
                pictures += 1
                empty.append(number + 1)
            lines: tuple[list[Line], list[Line]] = ([], []) if quarter else _ruled_lines(raw, page.raw)
            pages.append(PageGlyphs(glyphs, *lines))
            total += len(glyphs)
            textpage.close()
            page.close()
            if total > MAX_CHARACTERS:
                raise Refused(f"more than {MAX_CHARACTERS:,} characters")
    finally:
        document.close()
    if not total:
        if len(broken) == count:
            raise Refused("a broken PDF: none of its pages can be read")
        if pictures:
            raise Refused(f"a scan without a text layer ({pictures} page{'s' * (pictures > 1)} of pictures)")
        raise Refused("a PDF without text")
    notes = []
    if empty:
        notes.append(f"pages without a text layer (pictures only): {_ranges(empty)}")
    if broken:
        notes.append(f"pages that cannot be read: {_ranges(broken)}")
    return pages, notes


def _page_glyphs(raw: Any, textpage: Any) -> list[tuple[Glyph, float]]:
    """A page's glyphs in the order of its content stream, each with its angle in degrees."""
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    found: list[tuple[Glyph, float]] = []
    size = angle = 0.0
    last_x = last_y = math.inf
    high = 0
    for index in range(raw.FPDFText_CountChars(textpage)):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if high and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
        high = 0
        if code < 32 and code != 2:  # 2 is a hyphen at the end of a line
            continue
        if code in (32, 0xA0) and raw.FPDFText_IsGenerated(textpage, index) == 1:
            continue  # gaps are measured instead
        raw.FPDFText_GetCharOrigin(textpage, index, x, y)
        raw.FPDFText_GetLooseCharBox(textpage, index, box)
        if abs(x.value - last_x) > 0.01 or abs(y.value - last_y) > 0.01:  # not where the last glyph ended
            raw.FPDFText_GetMatrix(textpage, index, matrix)
            scale = math.hypot(matrix.c, matrix.d)
            size = raw.FPDFText_GetFontSize(textpage, index) * (scale or 1.0)
            angle = math.degrees(math.atan2(matrix.b, matrix.a))
        glyph = Glyph(_plain(code), box.left, box.right, y.value, size)
        quarter = round(angle / 90) % 4
        if quarter:
            low, top = min(box.bottom, box.top), max(box.bottom, box.top)
            if quarter == 1:
                glyph = Glyph(glyph.char, low, top, -x.value, size)
            elif quarter == 2:
                glyph = Glyph(glyph.char, -box.right, -box.left, -y.value, size)
            else:
                glyph = Glyph(glyph.char, -top, -low, x.value, size)
        found.append((glyph, angle))
        last_x, last_y = (box.right, y.value) if not quarter else (math.inf, math.inf)
    return found


def _ruled_lines(raw: Any, page: Any) -> tuple[list[Line], list[Line]]:
    """The level and the upright lines that a page draws, thin boxes among them."""
    across: list[Line] = []
    upright: list[Line] = []
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for k in range(min(raw.FPDFPage_CountObjects(page), MAX_OBJECTS)):
        drawn = raw.FPDFPage_GetObject(page, k)
        if raw.FPDFPageObj_GetType(drawn) != raw.FPDF_PAGEOBJ_PATH:
            continue
        if not raw.FPDFPageObj_GetBounds(drawn, left, bottom, right, top):
            continue
        x0, x1, y0, y1 = left.value, right.value, bottom.value, top.value
        if y1 - y0 < THIN and x1 - x0 > THIN:
            across.append(Line((y0 + y1) / 2, x0, x1))
        elif x1 - x0 < THIN and y1 - y0 > THIN:
            upright.append(Line((x0 + x1) / 2, y0, y1))
        elif x1 - x0 > THIN:
            _sides(raw, drawn, across, upright)
        if len(across) + len(upright) > MAX_LINES * 4:
            return [], []
    return across, upright


def _sides(raw: Any, drawn: Any, across: list[Line], upright: list[Line]) -> None:
    """The level and upright sides of a path of several segments."""
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(drawn, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    last: tuple[float, float] | None = None
    first: tuple[float, float] | None = None
    for k in range(min(raw.FPDFPath_CountSegments(drawn), MAX_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(drawn, k)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = here
        elif kind == raw.FPDF_SEGMENT_LINETO and last is not None:
            _side(last, here, across, upright)
        if raw.FPDFPathSegment_GetClose(segment) and first is not None:
            _side(here, first, across, upright)
        last = here


def _side(a: tuple[float, float], b: tuple[float, float], across: list[Line], upright: list[Line]) -> None:
    if abs(a[1] - b[1]) < 0.5 and abs(a[0] - b[0]) > THIN:
        across.append(Line(a[1], min(a[0], b[0]), max(a[0], b[0])))
    elif abs(a[0] - b[0]) < 0.5 and abs(a[1] - b[1]) > THIN:
        upright.append(Line(a[0], min(a[1], b[1]), max(a[1], b[1])))


def _upright(found: list[tuple[Glyph, float]]) -> tuple[list[Glyph], int]:
    """The glyphs that run the way most of the page does, and its quarter turns: slanted watermarks fall away."""
    if not found:
        return [], 0
    quarters = Counter(round(angle / 90) % 4 for _, angle in found)
    main = quarters.most_common(1)[0][0]
    kept = [
        glyph
        for glyph, angle in found
        if round(angle / 90) % 4 == main and abs(angle - round(angle / 90) * 90) < 8 and glyph.size > 0
    ]
    return kept, main


def _plain(code: int) -> str:
    """The character; radicals, which fonts often name in place of the characters they look like, as characters."""
    if code == 2:
        return "-"
    char = chr(code) if code < 0x110000 else "\ufffd"
    return unicodedata.normalize("NFKC", char) if 0x2E80 <= code <= 0x2FDF else char


def _is_strange(char: str) -> bool:
    return "\ue000" <= char <= "\uf8ff" or char == "\ufffd" or "\ufff0" <= char <= "\uffff"


def _has_picture(raw: Any, page: Any) -> bool:
    count = min(raw.FPDFPage_CountObjects(page), 200)
    kinds = {raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page, k)) for k in range(count)}
    return raw.FPDF_PAGEOBJ_IMAGE in kinds or raw.FPDF_PAGEOBJ_FORM in kinds or raw.FPDF_PAGEOBJ_PATH in kinds


def _ranges(numbers: list[int]) -> str:
    """Page numbers, neighbours joined: 1, 3–5."""
    out: list[list[int]] = []
    for number in numbers:
        if out and number == out[-1][1] + 1:
            out[-1][1] = number
        else:
            out.append([number, number])
    return ", ".join(f"{a}" if a == b else f"{a}–{b}" for a, b in out)
