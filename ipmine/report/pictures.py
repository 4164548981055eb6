"""The report's charts, drawn beforehand as SVG: no script and no network is needed to see them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ipmine.errors import IpmineError
from ipmine.paper import Paper
from ipmine.report.topics import theme_charts
from ipmine.show.escape import html

if TYPE_CHECKING:
    from ipmine.themes import ThemeModel

_GROUND = re.compile(r'<rect width="[\d.]{1,20}" height="[\d.]{1,20}" fill="white"\s{0,9}(?:/>|></rect>)')
_COLOURS = {
    'fill="#000"': 'fill="currentColor"',
    'fill="black"': 'fill="currentColor"',
    'stroke="#000"': 'stroke="currentColor"',
    'stroke="white"': 'stroke="Canvas"',
    'stroke="#ddd"': 'stroke="#8884"',
}
_IDS = re.compile(r"\b(id=\"|url\(#|href=\"#)")


def pictures_html(papers: Sequence[Paper], themes: ThemeModel | None = None) -> str:
    """Charts and networks of the papers, each folded under its name; a line instead where the extra is missing."""
    if not papers:
        return ""
    try:
        drawn = _drawn(papers, themes)
    except (IpmineError, ImportError) as error:
        return f"<section id='charts'><h2>Charts</h2><p class='note'>No charts: {html(error)}</p></section>"
    pieces = [
        f"<details class='chart'><summary>{name}</summary>"
        f"<figure role='img' aria-label='{name}'>{_own_ids(_in_page_colours(svg), number)}</figure></details>"
        for number, (name, svg) in enumerate(drawn.items())
    ]
    return f"<section id='charts'><h2>Charts</h2><div class='all'>{''.join(pieces)}</div></section>"


def _drawn(papers: Sequence[Paper], themes: ThemeModel | None) -> dict[str, str]:
    from ipmine import charts, networks
    from ipmine.frames import frames

    tables = frames(papers)
    made = {
        "Papers over time": charts.timeline(tables),
        "Targets by deadline": charts.targets_by_deadline(tables),
        "Who answers for what": charts.responsibilities(tables, papers),
        "Issued together": charts.coissuing(tables),
        "Network: who works with whom": charts.network(
            networks.working_together(tables), "Answer for the same measure"
        ),
        "Network: who cites what": charts.network(networks.citing(tables), "Who cites what"),
    } | theme_charts(themes, papers)
    return {name: charts.svg(chart) for name, chart in made.items()}


def _in_page_colours(svg: str) -> str:
    """Black on white becomes the page's own colours, light or dark."""
    svg = _GROUND.sub("", svg, count=1)
    for painted, own in _COLOURS.items():
        svg = svg.replace(painted, own)
    return svg


def _own_ids(svg: str, number: int) -> str:
    """Ids of several pictures on one page must not meet."""
    return _IDS.sub(lambda m: f"{m[1]}c{number}-", svg)
