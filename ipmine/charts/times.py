"""Papers and their targets over time."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from ipmine.charts.base import (
    INK,
    NAMED,
    WIDTH,
    altair,
    by_name,
    data,
    dressed,
    empty,
    ink,
    labels,
    of_all,
    paper_name,
    plain,
    shortened,
)

if TYPE_CHECKING:
    import pandas as pd

ROWS = 80  # of a chart that has one row a paper or a target


def day(edtf: object, *, last: bool = False) -> str | None:
    """The first or last day of an EDTF date or interval; None where there is none.

    >>> day("2022"), day("2025", last=True), day("2021/2025", last=True), day("2020/..", last=True)
    ('2022-01-01', '2025-12-31', '2025-12-31', None)
    """
    if not isinstance(edtf, str):
        return None
    part = edtf.split("/")[-1 if last else 0][:10]
    numbers = part.split("-")
    try:
        year = int(numbers[0])
        month = int(numbers[1]) if len(numbers) > 1 else (12 if last else 1)
        final = calendar.monthrange(year, month)[1]
    except (ValueError, IndexError):
        return None
    if not 1 <= year <= 9999:
        return None
    if len(numbers) > 2 and numbers[2].isdigit():
        in_month = min(max(int(numbers[2]), 1), final)
    else:
        in_month = final if last else 1
    return f"{year:04d}-{month:02d}-{in_month:02d}"


def time_axis(days: Iterable[str]) -> tuple[Any, Any]:
    """Axis and scale for days as `2022-09-01`: years, or months where there are few, with room at both ends."""
    alt = altair()
    found = sorted(date.fromisoformat(d) for d in days)
    span = (found[-1] - found[0]).days
    room = timedelta(days=max(span // 40, 60))
    first, last = max(found[0], date.min + room) - room, min(found[-1], date.max - room) + room
    ends = [alt.DateTime(year=d.year, month=d.month, date=d.day, utc=True) for d in (first, last)]
    if span > 1_100:
        axis = alt.Axis(format="%Y", tickCount="year" if span < 9_000 else 10)
    else:
        axis = alt.Axis(format="%Y-%m", tickCount=alt.TimeIntervalStep(interval="month", step=1 if span < 300 else 3))
    return axis, alt.Scale(type="utc", domain=ends)


def amount_of(target: Mapping[str, Any]) -> str:
    """A target's amount as it is written, with the unit of its table's head where the cell has none.

    >>> amount_of({"comparator": "≥", "quantity": "15", "value": 1.5e9, "unit": "元"})
    '≥ 15亿元'
    >>> amount_of({"comparator": ">", "quantity": "3万件", "value": 30000.0, "unit": "件"})
    '> 3万件'
    """
    written, unit, value = target["quantity"] or "", target["unit"] or "", target["value"]
    if written[-1:].isdigit() and unit and unit != "1" and value is not None:
        power, name = next(((p, n) for p, n in ((1e8, "亿"), (1e4, "万")) if abs(value) >= p), (1.0, ""))
        written = f"{value / power:,.6g}{name}{unit}"
    return " ".join(part for part in (target["comparator"], written) if part)


def timeline(tables: Mapping[str, pd.DataFrame]) -> Any:
    """Papers by day of issue, with their numbers; a bar from `effective` (or issue) to `expires` where it is known.

    Takes `papers` of the tables; the newest 80 papers are drawn.
    """
    title = "Papers over time"
    rows = []
    for paper in plain(tables["papers"]):
        issued = day(paper["issued"]) or day(paper["published"])
        if issued is None:
            continue
        name = paper_name(paper)
        expires = day(paper["expires"], last=True)
        rows.append(
            {
                "name": shortened(name), "title": name, "paper": paper["paper"], "number": paper["doc_number"] or "",
                "issuers": paper["issuers"] or "", "kind": paper["doc_type"] or "not known", "issued": issued,
                "from": (day(paper["effective"]) or issued) if expires else None, "until": expires,
            }
        )  # fmt: skip
    if not rows:
        return empty(
            title,
            of_all(
                len(tables["papers"]), "papers", "The paper does not show its day of issue.", "shows its day of issue"
            ),
        )
    rows.sort(key=lambda r: r["issued"])
    left = len(tables["papers"]) - len(rows[-ROWS:])
    rows = rows[-ROWS:]
    alt = altair()
    # papers may share a name: the row is the paper, its label the name
    names = {r["paper"]: r["name"] for r in rows}
    y = alt.Y("paper:N", sort=list(names), title=None, axis=alt.Axis(labelExpr=labels(names)))
    axis, time = time_axis(d for r in rows for d in (r["from"], r["issued"], r["until"]) if d)
    tips = [alt.Tooltip(f"{f}:N") for f in ("title", "number", "issuers", "kind", "issued", "until")]
    colour, picked = by_name("kind", (r["kind"] for r in rows))
    shown = alt.condition(picked, alt.value(1), alt.value(0.08))
    base = alt.Chart(data(rows))
    # validity lies below the number, which stands beside the day of issue
    bars = base.transform_filter("datum.until != null").mark_bar(height=3, yOffset=7)
    bars = bars.encode(
        y=y, x=alt.X("from:T", scale=time, axis=axis), x2="until:T", color=colour, tooltip=tips,
        opacity=alt.condition(picked, alt.value(0.55), alt.value(0.05)),
    )  # fmt: skip
    dots = base.mark_circle(size=70).encode(
        y=y, x=alt.X("issued:T", scale=time, axis=axis, title="issued"), color=colour, tooltip=tips, opacity=shown
    )
    numbers = base.mark_text(align="left", dx=8, fontSize=10, color=ink()).encode(
        y=y, x=alt.X("issued:T", scale=time, axis=axis), text="number:N", opacity=shown
    )
    chart = alt.layer(bars, dots.add_params(picked), numbers).properties(width=WIDTH, height=alt.Step(20))
    return dressed(chart, title, f"{left} papers are not drawn: without a day of issue, or older." if left else None)


def targets_by_deadline(tables: Mapping[str, pd.DataFrame]) -> Any:
    """Planned targets by the day they fall due; takes `targets` and `papers` of the tables, draws the latest 80."""
    title = "Targets by deadline"
    titles = {p["paper"]: paper_name(p) for p in plain(tables["papers"])}
    rows = []
    for target in plain(tables["targets"]):
        due = day(target["deadline"], last=True)
        if due is None or target["status"] != "planned":
            continue
        amount = amount_of(target)
        name = target["indicator"] or shortened(target["text"], 24)
        rows.append(
            {
                "due": due, "what": shortened(f"{name}", 24), "amount": amount, "text": target["text"], "row": "",
                "paper": shortened(titles.get(target["paper"], target["paper"]), 24), "deadline": target["deadline"],
            }
        )  # fmt: skip
    if not rows:
        one = "The one target is not planned, or has no deadline."
        return empty(title, of_all(len(tables["targets"]), "targets", one, "is planned and has a deadline"))
    rows.sort(key=lambda r: (r["due"], r["paper"]))
    left, rows = max(len(rows) - ROWS, 0), rows[-ROWS:]
    for number, row in enumerate(rows):
        row["row"] = f"{number:03d}"
    alt = altair()
    names = {r["row"]: r["what"] for r in rows}
    y = alt.Y("row:N", sort=None, title=None, axis=alt.Axis(labelExpr=labels(names)))
    tips = [alt.Tooltip(f"{f}:N") for f in ("text", "amount", "deadline", "paper")]
    base = alt.Chart(data(rows))
    axis, time = time_axis(r["due"] for r in rows)
    x = alt.X("due:T", scale=time, axis=axis, title="due")
    dots = base.mark_point(filled=True, size=70).encode(x=x, y=y, tooltip=tips)
    words = base.mark_text(align="left", dx=8, fontSize=10, color=ink()).encode(x=x, y=y, text="amount:N", tooltip=tips)
    papers = {r["paper"] for r in rows}
    if len(papers) <= NAMED:
        colour, picked = by_name("paper", papers)
        shown = alt.condition(picked, alt.value(1), alt.value(0.08))
        dots, words = dots.encode(color=colour, opacity=shown).add_params(picked), words.encode(opacity=shown)
    else:
        dots = dots.encode(color=alt.value(INK))
    chart = alt.layer(dots, words).properties(width=WIDTH, height=alt.Step(18))
    return dressed(chart, title, f"The latest {ROWS}; {left} earlier ones are not drawn." if left else None)
