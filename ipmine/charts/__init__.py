"""Charts of tables, one call each; every one returns an Altair chart to go on with (extra `charts`).

They take the frames of `ipmine.frames` (or frames with the columns that each names) and find
nothing themselves. Where there is nothing to draw, the chart is a sentence that says why.
`save` writes PNG, SVG, PDF or a page without network, with Chinese text in a font that has it.
"""

from __future__ import annotations

from ipmine.charts.base import offline, save, svg
from ipmine.charts.fonts import MissingFont, chinese_font
from ipmine.charts.graphs import network
from ipmine.charts.parties import coissuing, responsibilities
from ipmine.charts.times import targets_by_deadline, timeline
from ipmine.charts.topics import theme_map, theme_regions, themes_over_time

__all__ = [
    "MissingFont",
    "chinese_font",
    "coissuing",
    "network",
    "offline",
    "responsibilities",
    "save",
    "svg",
    "targets_by_deadline",
    "theme_map",
    "theme_regions",
    "themes_over_time",
    "timeline",
]
