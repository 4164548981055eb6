"""The report's themes: found for the page, shown as a table, drawn as charts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ipmine.paper import Paper
from ipmine.show.escape import html
from ipmine.show.themes_page import table_html

if TYPE_CHECKING:
    from ipmine.themes import ThemeModel

LEAST = 12  # papers below which themes are not looked for


def find_themes(papers: Sequence[Paper], *, progress: bool = False) -> ThemeModel | None:
    """A model of the papers' themes; None where there are fewer than 12 papers, or no words in them.

    `progress` shows a bar once reading them or choosing their number takes more than two seconds.
    """
    if len(papers) < LEAST:
        return None
    from ipmine.themes import ThemeModel

    try:
        return ThemeModel(verbose=progress).fit(papers)
    except ValueError:  # no paper holds a word that counts
        return None


def labels_of(model: ThemeModel | None, number: int) -> list[str]:
    """The label of each paper's theme, "" where it belongs nowhere or there are no themes."""
    if model is None:
        return [""] * number
    names = {theme.index: theme.label for theme in model.themes_}
    return [names.get(int(found), "") for found in model.labels_]


def themes_html(model: ThemeModel | None) -> str:
    """The themes in one line, and their table folded under it."""
    if model is None:
        return ""
    line = "、".join(f"{html(theme.label)} {theme.size}" for theme in model.themes_)
    return (
        f"<section id='themes'><h2>Themes</h2><details><summary><span lang='zh'>{line}</span></summary>"
        f"<div class='ipmine wide' lang='zh'>{table_html(model)}</div></details></section>"
    )


def theme_charts(model: ThemeModel | None, papers: Sequence[Paper]) -> dict[str, Any]:
    """Name -> chart; nothing without themes."""
    if model is None:
        return {}
    from ipmine import charts
    from ipmine.themes import theme_points, theme_shares

    return {
        "Themes: where the papers lie": charts.theme_map(theme_points(model, papers)),
        "Themes over time": charts.themes_over_time(theme_shares(model, papers, by="year")),
        "Themes by region": charts.theme_regions(theme_shares(model, papers, by="region")),
    }
