"""HTML pages: the paper on the page, without the page."""

from __future__ import annotations

import re

from ipmine import guard
from ipmine.reading.article import article_lines
from ipmine.reading.dom import parse_page
from ipmine.reading.encoding_names import canonical, family_of
from ipmine.reading.limits import Refused
from ipmine.reading.page_lines import lines_of
from ipmine.reading.text import decode, unify_line_ends
from ipmine.records import Source

_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^<>]{0,300}?(?:charset|encoding)\s{0,5}=\s{0,5}["']?\s{0,5}([\w.:-]{2,30})""", re.IGNORECASE
)

_WHOLE = re.compile(
    r"<(title|script|style|noscript|template|iframe|textarea|select)\b[^<>]{0,2000}>[^<]{0,20000}</\1\s{0,9}>|<!--[^<>]{0,20000}-->",
    re.IGNORECASE,
)
_SWALLOWING = re.compile(
    r"</?(?:title|script|style|noscript|noframes|template|iframe|textarea|select|option|xmp|plaintext|svg|math)\b"
    r"[^<>]{0,2000}>?|<!--|-->|<!\[CDATA\[",
    re.IGNORECASE,
)

_TOLD = ("articletitle", "pubdate", "contentsource", "columnname", "author", "keywords")
"""Metas of the page that are noted beside the text, as they are not on the page itself."""


def read_html(data: bytes, *, encoding: str | None = None) -> tuple[str, Source]:
    """The paper on an HTML page as lines of text.

    What the page declares of its encoding counts as evidence, not as truth. Raises
    Refused for a page without text.
    """
    declared = _DECLARED.search(data[:4096].replace(b"\0", b""))
    claim = declared[1].decode("ascii", "replace") if declared else None
    verdict = decode(data, encoding=encoding, declared=claim)
    notes = list(verdict.notes)
    html = unify_line_ends(verdict.text)
    page = parse_page(html)
    text = "\n".join(article_lines(page, lines_of(page.nodes)))
    if not text.strip():
        # an element that is never closed (<title>, <script>) has swallowed the page
        page = parse_page(guard.sub(_SWALLOWING, " ", guard.sub(_WHOLE, " ", html)))
        text = "\n".join(article_lines(page, lines_of(page.nodes)))
        notes.append("broken markup: read without the elements that are not closed")
    if not text.strip():
        raise Refused("an HTML page without text")
    if claim and encoding is None and _differs(claim, verdict.encoding):
        notes.append(f"declares {claim}, is {verdict.encoding}")
    notes += [f"meta {name}: {page.metas[name][:200]}" for name in _TOLD if page.metas.get(name)]
    return text + "\n", Source("html", verdict.encoding, verdict.confidence, tuple(notes))


def _differs(claim: str, encoding: str) -> bool:
    return family_of(canonical(claim) or claim) != family_of(encoding)
