"""Many papers at a glance, as HTML."""

from __future__ import annotations

from collections.abc import Sequence

from ipmine.paper import Paper
from ipmine.show.escape import html
from ipmine.show.style import css

SHOWN = 60
_COUNTED = ("agencies", "targets", "citations", "responsibilities")


def corpus_html(papers: Sequence[Paper], refused: Sequence[tuple[str, str]] = ()) -> str:
    """An overview of papers: one row each, the first `SHOWN` of them, and what was refused."""
    heads = ["title", "kind", "number", "issued by", "issued", "characters", *_COUNTED, "mended"]
    rows = "".join(_row(paper) for paper in papers[:SHOWN])
    head = "".join(f"<th scope='col'>{h}</th>" for h in heads)
    notes = []
    if not papers:
        notes.append("No paper.")
    if len(papers) > SHOWN:
        notes.append(f"The first {SHOWN} of {len(papers):,} papers.")
    if refused:
        shown = "; ".join(f"{html(path)}: {html(reason)}" for path, reason in refused[:5])
        notes.append(f"{len(refused):,} files were refused: {shown}" + ("; …" if len(refused) > 5 else ""))
    total = sum(len(p.text) for p in papers)
    return (
        f"<style>{css()}</style><div class='ipmine' style='max-width:none' lang='zh'>"
        f"<h3 lang='en'>{len(papers):,} papers, {total:,} characters</h3>"
        + (
            f"<table class='list'><thead lang='en'><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
            if papers
            else ""
        )
        + "".join(f"<p class='note' lang='en'>{note}</p>" for note in notes)
        + "</div>"
    )


def _row(paper: Paper) -> str:
    meta = paper.meta
    texts = (meta.title or paper.id, meta.doc_type, meta.doc_number, "、".join(meta.issuers), meta.issued)
    counts = (len(paper.text), *(len(getattr(paper, t)) for t in _COUNTED), len(paper.repairs))
    whole = (False, True, False, False, True)  # kinds and days are not broken over lines
    cells = "".join(f"<td{' class=w' if w else ''}>{html(t or '')}</td>" for t, w in zip(texts, whole, strict=True))
    return "<tr>" + cells + "".join(f"<td class='n'>{c:,}</td>" for c in counts) + "</tr>"
