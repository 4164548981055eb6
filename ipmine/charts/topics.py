"""Themes: where the papers lie, when themes come and go, where they are spoken of.

The frames name their columns below; `ThemeModel` gives them, and so can any other model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ipmine.charts.base import WIDTH, altair, data, dressed, empty, plain, shortened

if TYPE_CHECKING:
    import pandas as pd


def _need(frame: pd.DataFrame, *columns: str) -> None:
    missing = [name for name in columns if name not in frame.columns]
    if missing:
        raise ValueError(
            f"the frame lacks the columns {', '.join(missing)}; it has {', '.join(map(str, frame.columns))}"
        )


def theme_map(points: pd.DataFrame) -> Any:
    """Papers in two dimensions, coloured by theme, with the theme's label in the middle of its papers.

    `points`: one row a paper: `x`, `y`, `theme` (its label; missing where it belongs nowhere),
    and `title`, if there, for the tooltip. Raises ValueError where a column is missing.
    """
    _need(points, "x", "y", "theme")
    title = "Theme map"
    if not len(points):
        return empty(title, "There are no papers.")
    alt = altair()
    rows = [
        {"x": p["x"], "y": p["y"], "theme": p["theme"] or "none", "title": str(p.get("title") or "")}
        for p in plain(points)
    ]
    base = alt.Chart(data(rows))
    axes = {"axis": None, "scale": alt.Scale(zero=False, padding=30)}
    dots = base.mark_circle(size=70, opacity=0.75).encode(
        x=alt.X("x:Q", **axes), y=alt.Y("y:Q", **axes), color=alt.Color("theme:N", title="theme"),
        tooltip=["title:N", "theme:N"],
    )  # fmt: skip
    names = base.transform_filter("datum.theme != 'none'").transform_aggregate(
        cx="median(x)", cy="median(y)", groupby=["theme"]
    )
    halo = names.mark_text(fontSize=13, fontWeight="bold", stroke="white", strokeWidth=4, opacity=0.9)
    words = names.mark_text(fontSize=13, fontWeight="bold")
    place = {"x": alt.X("cx:Q", **axes), "y": alt.Y("cy:Q", **axes), "text": "theme:N"}
    chart = alt.layer(dots, halo.encode(**place), words.encode(**place))
    note = "Near papers share words; the axes themselves mean nothing."
    return dressed(chart.properties(width=WIDTH, height=WIDTH * 2 // 3), title, note)


def themes_over_time(shares: pd.DataFrame) -> Any:
    """Each theme's share of the papers, year by year, with its interval where `low` and `high` are there.

    `shares`: one row a theme and year: `theme`, `year`, `share` (0 to 1), if there `low` and `high`,
    and `papers` for the tooltip. Raises ValueError where a column is missing.
    """
    _need(shares, "theme", "year", "share")
    title = "Themes over time"
    rows = [r for r in plain(shares) if r["year"] is not None and r["share"] is not None]
    if not rows:
        return empty(title, "No paper has both a theme and a year.")
    alt = altair()
    for row in rows:
        row["year"] = int(row["year"])
    base = alt.Chart(data(rows))
    x = alt.X(
        "year:Q",
        title="year",
        axis=alt.Axis(format="d", values=sorted({r["year"] for r in rows})),
        scale=alt.Scale(zero=False, nice=False),
    )
    colour = alt.Color("theme:N", title="theme")
    tips = [alt.Tooltip("theme:N"), alt.Tooltip("year:Q", format="d"), alt.Tooltip("share:Q", format=".0%")]
    if "papers" in shares.columns:
        tips.append(alt.Tooltip("papers:Q"))
    layers = []
    if {"low", "high"} <= set(shares.columns):
        layers.append(base.mark_area(opacity=0.15).encode(x=x, y=alt.Y("low:Q"), y2="high:Q", color=colour))
    y = alt.Y("share:Q", title="share of papers", axis=alt.Axis(format=".0%"))
    layers.append(base.mark_line(point=True).encode(x=x, y=y, color=colour, tooltip=tips))
    return dressed(alt.layer(*layers).properties(width=WIDTH, height=320), title)


def theme_regions(counts: pd.DataFrame) -> Any:
    """Theme × region: how many papers.

    `counts`: one row a theme and region: `theme`, `region` (its name), `papers`. Raises ValueError
    where a column is missing.
    """
    _need(counts, "theme", "region", "papers")
    title = "Themes by region"
    rows = [r for r in plain(counts) if r["region"] is not None and r["theme"] is not None]
    if not rows:
        return empty(title, "No paper has both a theme and a region.")
    alt = altair()
    for row in rows:
        row["theme"], row["region"] = shortened(str(row["theme"]), 24), str(row["region"])
    base = alt.Chart(data(rows))
    y = alt.Y("theme:N", title=None, sort="-color")
    x = alt.X("region:N", title=None, axis=alt.Axis(labelAngle=-45), sort="-color")
    boxes = base.mark_rect().encode(
        x=x, y=y, color=alt.Color("papers:Q", title="papers", scale=alt.Scale(scheme="teals", domainMin=0)),
        tooltip=["theme:N", "region:N", "papers:Q"],
    )  # fmt: skip
    return dressed(boxes.properties(width=alt.Step(26), height=alt.Step(24)), title)
