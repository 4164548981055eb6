"""What a file may cost: beyond these a file is refused in one line, not read for minutes.

The sizes are generous for papers and gazettes: the longest legal code of the People's
Republic has some 100,000 characters, 0.3 MB in UTF-8.
"""

from __future__ import annotations

MAX_TEXT_BYTES = 20_000_000
"""Bytes of a text or HTML file (some seven million characters)."""

MAX_FILE_BYTES = 200_000_000
"""Bytes of a PDF or DOCX file, most of them pictures and fonts."""

MAX_CHARACTERS = 20_000_000
"""Characters that a PDF or DOCX may hold as text."""

MAX_HTML_DEPTH = 4_000
"""Elements inside one another; pages have some 30. Parsers need quadratic time for more."""

MAX_HTML_REOPENED = 2_000_000
"""Formatting elements (`<font>`, `<b>`) that a parser has to open again because a page never closes them."""

MAX_PDF_PAGES = 3_000
"""Pages of a PDF."""

MAX_XML_BYTES = 60_000_000
"""Bytes of one unpacked XML part of a DOCX."""

MAX_PACKING = 300
"""How many times larger than its packed bytes a part of a DOCX over a megabyte may be; prose packs 5 to 30 times."""

MAX_ZIP_ENTRIES = 20_000
"""Parts in a DOCX."""


class Refused(Exception):
    """A file that cannot be read; the message is the reason, one line without the path."""
