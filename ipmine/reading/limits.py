"""What a file may cost: beyond these a file is refused in one line, not read for minutes.

The sizes are generous for papers and gazettes: the longest legal code of the People's
Republic has some 100,000 characters, 0.3 MB in UTF-8.

Each limit can be set for a process and the workers that it starts by a variable of the
environment before ipmine is imported: `IPMINE_MAX_PDF_PAGES=10000 python -m ipmine ...`.
A value that is no whole number above 0 raises IpmineError.
"""

from __future__ import annotations

import os

from ipmine.errors import IpmineError


def _limit(name: str, usual: int) -> int:
    given = os.environ.get(f"IPMINE_{name}", "")
    if not given:
        return usual
    if not (given.isascii() and given.isdecimal() and int(given)):
        raise IpmineError(f"IPMINE_{name}={given!r} is no whole number above 0")
    CHANGED[name] = int(given)
    return int(given)


CHANGED: dict[str, int] = {}
"""The limits that the environment sets."""

MAX_TEXT_BYTES = _limit("MAX_TEXT_BYTES", 20_000_000)
"""Bytes of a text or HTML file (some seven million characters)."""

MAX_FILE_BYTES = _limit("MAX_FILE_BYTES", 200_000_000)
"""Bytes of a PDF or DOCX file, most of them pictures and fonts."""

MAX_CHARACTERS = _limit("MAX_CHARACTERS", 20_000_000)
"""Characters that a PDF or DOCX may hold as text."""

MAX_HTML_DEPTH = _limit("MAX_HTML_DEPTH", 4_000)
"""Elements inside one another; pages have some 30. Parsers need quadratic time for more."""

MAX_HTML_REOPENED = _limit("MAX_HTML_REOPENED", 2_000_000)
"""Formatting elements (`<font>`, `<b>`) that a parser has to open again because a page never closes them."""

MAX_PDF_PAGES = _limit("MAX_PDF_PAGES", 3_000)
"""Pages of a PDF."""

MAX_PDF_SECONDS = _limit("MAX_PDF_SECONDS", 180)
"""Seconds that one PDF may take to be read; a dense page takes ten milliseconds, MAX_PDF_PAGES of them thirty seconds."""

MAX_PDF_MEMORY = _limit("MAX_PDF_MEMORY", 2_000_000_000)
"""Bytes of memory (address space, where the system can limit it) of the process that reads PDFs.

It has 40 MB with a paper and some 320 bytes more for each character; MAX_PDF_PAGES dense pages take 1.5 GB.
"""

PDF_IN_PROCESS = os.environ.get("IPMINE_PDF_IN_PROCESS", "") not in ("", "0")
"""Whether PDFs are read in the calling process, where the two limits above do not hold; not so by itself."""

MAX_XML_BYTES = _limit("MAX_XML_BYTES", 60_000_000)
"""Bytes of one unpacked XML part of a DOCX."""

MAX_PACKING = _limit("MAX_PACKING", 300)
"""How many times larger than its packed bytes a part of a DOCX over a megabyte may be; prose packs 5 to 30 times."""

MAX_ZIP_ENTRIES = _limit("MAX_ZIP_ENTRIES", 20_000)
"""Parts in a DOCX."""


MAX_PATTERN_SECONDS = _limit("MAX_PATTERN_SECONDS", 60)
"""Seconds that one pattern may search one long text; see `ipmine.guard`."""


class Refused(Exception):
    """A file that cannot be read; the message is the reason, one line without the path."""
