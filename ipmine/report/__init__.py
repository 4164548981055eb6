"""A report of many papers: one page that needs no network, to hand on.

`page` builds it, `write` writes it. Overview, themes, charts and networks, the papers with their
marked texts and tables, what was refused; search and filters, usable by keyboard, fit to print.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ipmine.batch import Refusal
from ipmine.export import check_place, replace_file, writing
from ipmine.paper import Paper
from ipmine.progress import counter
from ipmine.report.glance import glance_html, overview_html
from ipmine.report.pictures import pictures_html
from ipmine.report.texts import article_html, filters_html, refused_html
from ipmine.report.topics import find_themes, labels_of, themes_html
from ipmine.report.wrapping import wrapped

if TYPE_CHECKING:
    from ipmine.themes import ThemeModel

__all__ = ["find_themes", "is_page", "page", "write"]


def page(
    papers: Sequence[Paper],
    refused: Sequence[Refusal] = (),
    *,
    title: str = "Policy papers",
    themes: ThemeModel | None = None,
) -> str:
    """The report as HTML. `themes` is a model that was fitted on these papers, in their order."""
    found = labels_of(themes, len(papers))
    body: Iterable[str] = (
        overview_html(papers, refused, title, themes is not None),
        glance_html(papers, found),
        themes_html(themes),
        pictures_html(papers, themes),
        "<section id='papers' aria-label='Papers'><h2>Papers</h2>",
        filters_html(papers, found),
        *(article_html(paper, number, found[number]) for number, paper in enumerate(papers)),
        "<p id='none' class='note' hidden>No paper fits. Escape in the search box starts anew.</p></section>",
        refused_html(refused),
    )
    return wrapped("".join(body), title)


def is_page(start: bytes) -> bool:
    """Whether a file that begins with these bytes (a thousand of them) is a report, not a paper."""
    return start.startswith(wrapped("", "").partition("<title>")[0].encode())


def write(
    papers: Sequence[Paper],
    path: str | Path,
    refused: Sequence[Refusal] = (),
    *,
    title: str = "Policy papers",
    themes: ThemeModel | bool | None = None,
    progress: bool = False,
) -> Path:
    """Write the report in one step, UTF-8; returns the path.

    `themes` is a model fitted on these papers, or True to find the themes here (from 12 papers on; some
    seconds for a hundred papers). `progress` shows on standard error which step is being done.
    Raises OutputError for a path that cannot be written, before anything else is done.
    """
    target = Path(path)
    check_place(target)
    with counter(total=3, unit="step", quiet=not progress) as bar:
        bar.set_description("themes")
        model = (find_themes(papers, progress=progress) if themes else None) if isinstance(themes, bool) else themes
        bar.update()
        bar.set_description("page and charts")
        text = page(papers, refused, title=title, themes=model)
        bar.update()
        with writing(target):
            replace_file(target, lambda place: place.write_text(text, "utf-8"))
        bar.update()
    return target
