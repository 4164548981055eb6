"""PDFs made byte by byte, as no library would write them."""

from __future__ import annotations

import zlib

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 3 0 R/Resources<</Font<</F 4 0 R>>%s>>>>"
SAYS = b"BT /F 12 Tf 50 700 Td (notice) Tj ET"


def pdf(*objects: bytes) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


def stream(data: bytes, more: bytes = b"") -> bytes:
    packed = zlib.compress(data)
    return b"<</Filter/FlateDecode/Length %d%s>>stream\n%s\nendstream" % (len(packed), more, packed)


def pages_of(kids: bytes, count: int) -> bytes:
    return b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids)


def forms_within_forms() -> bytes:
    """Ten forms, each drawn ten times by the one before: the library would need hundreds of years."""
    more = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F 4 0 R>>/XObject<</X %d 0 R>>>>"
    forms = [stream(b"/X Do " * 10, more % (7 + k)) for k in range(10)]
    page = PAGE % b"/XObject<</X 6 0 R>>"
    return pdf(CATALOG, pages_of(b"5 0 R", 1), stream(b"/X Do"), FONT, page, *forms, stream(SAYS))
