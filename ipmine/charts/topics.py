"""Themes: where the papers lie, when themes come and go, where they are spoken of.

The frames name their columns below; `theme_points` and `theme_shares` of `ipmine.themes` give them,
and so can any other model. Where a frame has both `theme`, a number, and `label`, the label is shown.
"""

from __future__ import annotations

from collections import Counter
from statistics import median
from typing import TYPE_CHECKING, Any

from ipmine.charts.base import INK, WIDTH, altair, by_name, data, dressed, empty, ground, ink, plain, shortened
from ipmine.charts.spreading import spread, width_of

if TYPE_CHECKING:
    import pandas as pd

NONE = "no theme"
_TOGETHER = 4  # themes that may share one picture of lines; more get a small picture each
_FONT = 13


def _need(frame: pd.DataFrame, *columns: str) -> None:
    missing = [name for name in columns if name not in frame.columns]
    if missing:
        raise ValueError(
            f"the frame lacks the columns {', '.join(missing)}; it has {', '.join(map(str, frame.columns))}"
        )


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows, `theme` being the theme's name; two themes of one name are told apart by their numbers."""
    rows = plain(frame)
    if "label" not in frame.columns:
        return rows
    numbers: dict[Any, set[Any]] = {}
    for row in rows:
        numbers.setdefault(row["label"], set()).add(row["theme"])
    for row in rows:
        if row["label"] is None:
            row["theme"] = None
        else:
            row["theme"] = row["label"] if len(numbers[row["label"]]) < 2 else f"{row['label']} {row['theme']}"
    return rows


def theme_map(points: pd.DataFrame) -> Any:
    """Papers in two dimensions, coloured by theme, with the theme's label above its papers.

    `points`: one row a paper: `x`, `y`, `theme` (or `label`; missing where it belongs nowhere), and `title`
    or `paper`, if there, for the tooltip. Raises ValueError where a column is missing.
    """
    _need(points, "x", "y", "theme")
    title = "Theme map"
    width, height = float(WIDTH), float(WIDTH * 3 // 4)
    rows: list[dict[str, Any]] = [
        {
            "x": float(p["x"]), "y": float(p["y"]), "theme": str(p["theme"]) if p["theme"] is not None else NONE,
            "title": str(p.get("title") or p.get("paper") or ""),
        }
        for p in _rows(points)
        if p["x"] is not None and p["y"] is not None
    ]  # fmt: skip
    if not rows:
        return empty(title, "There are no papers.")
    for axis, size in (("x", width), ("y", height)):
        low, high = min(r[axis] for r in rows), max(r[axis] for r in rows)
        for row in rows:
            row[axis] = round(30 + (row[axis] - low) / (high - low) * (size - 60), 1) if high > low else size / 2
    counts = Counter(r["theme"] for r in rows if r["theme"] != NONE)
    names = [name for name, _ in counts.most_common()]
    # above its papers, so that it hides none of them
    above = [
        (median(r["x"] for r in rows if r["theme"] == name), max(r["y"] for r in rows if r["theme"] == name) + 16)
        for name in names
    ]
    shown = [shortened(name, 14) for name in names]
    boxes = [(width_of(text, _FONT) + 6, _FONT + 6.0) for text in shown]
    spots = spread(above, boxes)
    words_at = [
        {"x": min(max(x, w / 2), width - w / 2), "y": y, "theme": name, "shown": text}
        for (x, y), (w, _), name, text in zip(spots, boxes, names, shown, strict=True)
    ]
    alt = altair()
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, width], nice=False))
    reach = [min(0.0, *(y - 10 for _, y in spots), 0.0), max(height, *(y + 10 for _, y in spots), height)]
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=reach, nice=False))
    colour, picked = by_name("theme", (r["theme"] for r in rows))
    dots = alt.Chart(data(rows)).mark_circle(size=70).encode(
        x=x, y=y, color=colour, tooltip=["title:N", "theme:N"],
        opacity=alt.condition(picked, alt.value(0.75), alt.value(0.05)),
    )  # fmt: skip
    base = alt.Chart(data(words_at))
    place = {"x": x, "y": y, "text": "shown:N", "opacity": alt.condition(picked, alt.value(1), alt.value(0.05))}
    halo = base.mark_text(fontSize=_FONT, fontWeight="bold", stroke=ground(), color=ground(), strokeWidth=4).encode(
        **place
    )
    words = base.mark_text(fontSize=_FONT, fontWeight="bold", color=ink()).encode(**place)
    moved = alt.selection_interval(bind="scales")
    chart = alt.layer(dots.add_params(picked, moved), halo, words).properties(width=width, height=height)
    return dressed(chart, title, "Near papers have the same themes; the axes themselves mean nothing.")


def themes_over_time(shares: pd.DataFrame) -> Any:
    """Each theme's share of the papers, year by year, with its interval where `low` and `high` are there.

    `shares`: one row a theme and year: `theme` (or `label`), `year`, `share` (0 to 1), if there `low` and
    `high`, and `papers` and `of` for the tooltip. Up to 4 themes share one picture, more get one each.
    Raises ValueError where a column is missing.
    """
    _need(shares, "theme", "year", "share")
    title = "Themes over time"
    rows = [r for r in _rows(shares) if None not in (r["year"], r["share"], r["theme"])]
    if not rows:
        return empty(title, "No paper has both a theme and a year.")
    alt = altair()
    for row in rows:
        row["year"], row["theme"] = int(row["year"]), str(row["theme"])
    names = list(dict.fromkeys(r["theme"] for r in rows))
    years = sorted({r["year"] for r in rows})
    many = len(names) > _TOGETHER
    ticks = years if len(years) <= (6 if many else 12) else alt.Undefined
    base = alt.Chart(data(rows) if not many else alt.Undefined)
    x = alt.X(
        "year:Q",
        title=None if many else "year",
        axis=alt.Axis(format="d", values=ticks, tickMinStep=1, tickCount=5 if many else 10),
        scale=alt.Scale(zero=False, nice=False, padding=8),
    )
    y = alt.Y("share:Q", title=None if many else "share of papers", axis=alt.Axis(format=".0%", tickCount=3))
    tips = [alt.Tooltip("theme:N"), alt.Tooltip("year:Q", format="d"), alt.Tooltip("share:Q", format=".0%")]
    tips += [alt.Tooltip(f"{name}:Q") for name in ("papers", "of") if name in shares.columns]
    colour, picked = by_name("theme", names)
    if many:
        colour = alt.value(INK)
    fades = {} if many else {"opacity": alt.condition(picked, alt.value(1), alt.value(0.1))}
    layers = []
    if {"low", "high"} <= set(shares.columns):
        band = alt.Y("low:Q", title=None if many else "share of papers")
        layers.append(base.mark_area(opacity=0.15).encode(x=x, y=band, y2="high:Q", color=colour))
    lines = base.mark_line().encode(x=x, y=y, color=colour, **fades)
    dots = base.mark_circle(opacity=1).encode(x=x, y=y, color=colour, tooltip=tips, **fades)
    if "of" in shares.columns:  # the more papers a year has, the larger its dots
        dots = dots.encode(size=alt.Size("of:Q", legend=None, scale=alt.Scale(range=[8, 80], domainMin=0)))
    layers += [lines if many else lines.add_params(picked), dots]
    if not many:
        return dressed(alt.layer(*layers).properties(width=WIDTH, height=320), title)
    small = alt.layer(*layers).properties(width=WIDTH / 3 - 30, height=90)
    head = alt.Header(labelAnchor="start", labelFontWeight="bold", labelPadding=2)
    panels = small.facet(facet=alt.Facet("theme:N", sort=names, title=None, header=head), columns=3, data=data(rows))
    return dressed(
        panels, title, "Share of the papers of each year; the smaller the dot, the fewer papers the year has."
    )


def theme_regions(counts: pd.DataFrame) -> Any:
    """Theme × region: how many papers.

    `counts`: one row a theme and region: `theme` (or `label`), `region` (its name or its GB/T 2260 code),
    `papers`. Raises ValueError where a column is missing.
    """
    _need(counts, "theme", "region", "papers")
    title = "Themes by region"
    rows = [r for r in _rows(counts) if None not in (r["region"], r["theme"], r["papers"]) and r["papers"] > 0]
    if not rows:
        return empty(title, "No paper has both a theme and a region.")
    alt = altair()
    themes: Counter[str] = Counter()
    regions: dict[str, str] = {}
    for row in sorted(rows, key=lambda r: str(r["region"])):
        regions[str(row["region"])] = _region(str(row["region"]))
        themes[str(row["theme"])] += row["papers"]
    drawn: list[dict[str, Any]] = [
        {"theme": str(r["theme"]), "region": regions[str(r["region"])], "papers": int(r["papers"])} for r in rows
    ]
    most = max(r["papers"] for r in drawn)
    y = alt.Y("theme:N", title=None, sort=[name for name, _ in themes.most_common()])
    x = alt.X("region:N", title=None, axis=alt.Axis(labelAngle=-45), sort=list(dict.fromkeys(regions.values())))
    base = alt.Chart(data(drawn))
    boxes = base.mark_rect().encode(
        x=x, y=y, tooltip=["theme:N", "region:N", "papers:Q"],
        color=alt.Color("papers:Q", legend=None, scale=alt.Scale(scheme="teals", domain=[0, max(most, 4)])),
    )  # fmt: skip
    numbers = base.mark_text(fontSize=11).encode(
        x=x, y=y, text="papers:Q",
        color=alt.condition(f"datum.papers > {max(most, 4) * 0.6}", alt.value("white"), alt.value("#111111")),
    )  # fmt: skip
    return dressed(alt.layer(boxes, numbers).properties(width=alt.Step(28), height=alt.Step(24)), title, "Papers")


def _region(value: str) -> str:
    from ipmine.gazetteer import gazetteer

    place = gazetteer().get(value) if value.isdigit() else None
    return place.name if place else value
