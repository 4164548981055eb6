"""Agencies: who issues with whom, who answers for what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ipmine.charts.base import ROLES, altair, data, dressed, empty, labels, of_all, shortened
from ipmine.frames import SEPARATOR
from ipmine.matrix import named_measures

if TYPE_CHECKING:
    import pandas as pd

    from ipmine.paper import Paper

AGENCIES, MEASURES = 30, 80


def coissuing(tables: Mapping[str, pd.DataFrame]) -> Any:
    """Agency × agency: how many papers they issued together; takes `papers` of the tables, draws the busiest 30."""
    title = "Issued together"
    pairs: Counter[tuple[str, str]] = Counter()
    busy: Counter[str] = Counter()
    for cell in tables["papers"]["issuers"].dropna():
        issuers = list(dict.fromkeys(cell.split(SEPARATOR)))
        if len(issuers) > 1:
            busy.update(issuers)
            pairs.update((a, b) for a in issuers for b in issuers if a != b)
    if not pairs:
        one = "The paper has no second issuer."
        return empty(title, of_all(len(tables["papers"]), "papers", one, "has several issuers"))
    names = [name for name, _ in busy.most_common(AGENCIES)]
    kept = set(names)
    rows = [{"one": a, "other": b, "papers": n} for (a, b), n in pairs.items() if a in kept and b in kept]
    alt = altair()
    axis = {"sort": names, "title": None}
    chart = alt.Chart(data(rows)).mark_rect(stroke="#8884", strokeWidth=1)
    chart = chart.encode(
        x=alt.X("one:N", **axis, axis=alt.Axis(labelAngle=-45)),
        y=alt.Y("other:N", **axis),
        color=alt.Color(
            "papers:Q",
            title="papers",
            scale=alt.Scale(scheme="blues", domainMin=0),
            legend=alt.Legend(tickMinStep=1, format="d"),
        ),
        tooltip=["one:N", "other:N", "papers:Q"],
    )
    left = len(busy) - len(names)
    return dressed(
        chart.properties(width=alt.Step(22), height=alt.Step(22)),
        title,
        f"{left} more agencies are not drawn." if left else None,
    )


def responsibilities(tables: Mapping[str, pd.DataFrame], papers: Sequence[Paper] = ()) -> Any:
    """Measure × agency, coloured by role; takes `papers`, `responsibilities` and `sections` of the tables.

    With `papers`, those that the tables were made of, a measure without a title is named by its first clause.
    The first 80 measures and the 30 agencies that are named most often are drawn.
    """
    title = "Who answers for what"
    named = named_measures(tables, papers)
    if not len(named):
        return empty(title, "No paper here says who answers for a measure.")
    agencies = list(named["agency"].value_counts().index[:AGENCIES])
    named = named[named["agency"].isin(agencies)]
    names: dict[str, str] = {}
    rows = []
    for paper, section, measure, agency, role in named[["paper", "section", "measure", "agency", "role"]].itertuples(
        index=False, name=None
    ):
        key = f"{paper}\n{section}\n{measure}"
        if key not in names and len(names) >= MEASURES:
            continue
        names.setdefault(key, shortened(str(measure), 24))
        rows.append({"key": key, "measure": str(measure), "paper": paper, "agency": agency, "role": role})
    alt = altair()
    keys = {key: f"{number:03d}" for number, key in enumerate(names)}
    shown = {keys[key]: name for key, name in names.items()}
    for row in rows:
        row["key"] = keys[row["key"]]
    chart = alt.Chart(data(rows)).mark_rect(stroke="#8884", strokeWidth=1)
    chart = chart.encode(
        x=alt.X("agency:N", sort=agencies, title=None, axis=alt.Axis(labelAngle=-45, orient="top")),
        y=alt.Y("key:N", sort=None, title=None, axis=alt.Axis(labelExpr=labels(shown))),
        color=alt.Color("role:N", scale=alt.Scale(domain=list(ROLES), range=list(ROLES.values())), title="role"),
        tooltip=["measure:N", "agency:N", "role:N", "paper:N"],
    )
    return dressed(chart.properties(width=alt.Step(24), height=alt.Step(20)), title)
