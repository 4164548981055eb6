"""A report of many papers: one page that needs no network, to hand on.

`page` builds it, `write` writes it. Overview, charts and networks, the papers with their
marked texts and tables, what was refused; search and filters, usable by keyboard, fit to print.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from ipmine.batch import Refusal
from ipmine.export import replace_file
from ipmine.paper import Paper
from ipmine.report.pictures import pictures_html
from ipmine.report.texts import article_html, filters_html, overview_html, refused_html
from ipmine.report.wrapping import wrapped

__all__ = ["page", "write"]


def page(papers: Sequence[Paper], refused: Sequence[Refusal] = (), *, title: str = "Policy papers") -> str:
    """The report as HTML."""
    body: Iterable[str] = (
        overview_html(papers, refused, title),
        pictures_html(papers),
        filters_html(papers),
        "<section id='papers' aria-label='Papers'>",
        *(article_html(paper, number) for number, paper in enumerate(papers)),
        "</section>",
        refused_html(refused),
    )
    return wrapped("".join(body), title)


def write(
    papers: Sequence[Paper], path: str | Path, refused: Sequence[Refusal] = (), *, title: str = "Policy papers"
) -> Path:
    """Write the report in one step, UTF-8; returns the path."""
    target = Path(path)
    text = page(papers, refused, title=title)
    replace_file(target, lambda place: place.write_text(text, "utf-8"))
    return target
