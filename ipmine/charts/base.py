"""What all charts share: look, empty charts, files, and display without a network."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ipmine.charts.fonts import FAMILIES, MissingFont, advice, chinese_font
from ipmine.errors import IpmineError
from ipmine.frames import file_name

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

    AnyChart = alt.Chart | alt.LayerChart

_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
WIDTH = 640
LABEL = 320  # pixels that a label of an axis may take
INK = "#3b8ee0"  # where colour says nothing
NAMED = 10  # names that a legend of papers may have; more are told by pointing
ROLES = {"lead": "#c2185b", "responsible": "#1976d2", "support": "#90a4ae"}


_DARK = "luminance(background || 'white') < 0.4"


def ink() -> Any:
    """The colour of words in a chart: black, and light where the front end paints a dark ground."""
    return altair().ExprRef(f"{_DARK} ? '#eee' : '#000'")


def ground() -> Any:
    """The colour of what lies behind the chart."""
    return altair().ExprRef("background || 'white'")


def altair() -> Any:
    """The charting library; raises IpmineError that names the extra where it is missing."""
    try:
        import altair
    except ImportError:
        raise IpmineError("charts need Altair: pip install 'ipmine[charts]'") from None
    return altair


def data(rows: Iterable[Mapping[str, Any]]) -> Any:
    """Rows for a chart, inline; no limit of their number and no guess of types."""
    return altair().InlineData(values=[dict(row) for row in rows])


def dressed(chart: Any, title: str, note: str | None = None) -> Any:
    """The chart with its title and the look of the family."""
    alt = altair()
    heading = alt.TitleParams(text=title, subtitle=note or alt.Undefined, anchor="start")
    return (
        chart.properties(title=heading)
        .configure(font=FAMILIES)
        .configure_axis(labelLimit=LABEL, titleFontWeight="normal", gridOpacity=0.6)
        .configure_view(stroke=None)
        .configure_legend(labelLimit=LABEL, symbolOpacity=1)
    )


def of_all(count: int, what: str, one: str, none: str) -> str:
    """Why nothing is drawn: `one` where there is one of its kind, else `none` of so many.

    >>> of_all(2, "papers", "The paper has no date.", "has a date")
    'None of the 2 papers has a date.'
    """
    if not count:
        return f"There are no {what}."
    return one if count == 1 else f"None of the {count:,} {what} {none}."


def empty(title: str, why: str) -> Any:
    """A chart that says why there is nothing to draw."""
    alt = altair()
    sentence = alt.Chart(data([{"why": why}])).mark_text(align="left", fontSize=13, opacity=0.8, color=ink())
    sentence = sentence.encode(text="why:N", x=alt.value(0), y=alt.value(20)).properties(width=WIDTH, height=40)
    return dressed(sentence, title)


def shortened(text: str, limit: int = 28) -> str:
    """The text, cut in the middle so that it fits a label.

    >>> shortened("一二三四五六七八九十", 7)
    '一二三…八九十'
    """
    if len(text) <= limit:
        return text
    half = (limit - 1) // 2
    return text[: limit - 1 - half] + "…" + text[-half:]


def paper_name(row: Mapping[str, Any]) -> str:
    """What a paper is called in a chart: its title, else its number, else its file's name."""
    return str(row["title"] or row.get("doc_number") or file_name(str(row["paper"])))


def by_name(field: str, names: Iterable[str], title: str | None = None) -> tuple[Any, Any]:
    """Colours for names, the most frequent first, with a legend above the chart, and the parameter that lets a click on it single one out."""
    alt = altair()
    found = [name for name, _ in Counter(sorted(names)).most_common()]
    scale = alt.Scale(domain=found, scheme="tableau10" if len(found) <= 10 else "tableau20")
    legend = alt.Legend(orient="top", columns=6, title=title) if 1 < len(found) <= 20 else None
    picked = alt.selection_point(fields=[field], bind="legend")
    return alt.Color(f"{field}:N", scale=scale, legend=legend), picked


def labels(names: Mapping[str, str]) -> str:
    """A Vega expression that shows the name of a row instead of its key."""
    return f"({json.dumps(dict(names), ensure_ascii=False)})[datum.value] || ''"


def plain(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as dicts, with None for what is missing."""
    found: Any = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return list(found)


def _fonts(chart: Any, font: str | Path | None) -> None:
    """Let the drawing library see a Chinese font, or say what to install."""
    import vl_convert

    if font is not None:
        if not Path(font).is_file():
            raise MissingFont(f"{font}: no such font file")
        vl_convert.register_font_directory(str(Path(font).resolve().parent))
    elif chinese_font() is None and _HAN.search(json.dumps(chart.to_dict(), ensure_ascii=False)):
        raise MissingFont(advice())


def svg(chart: AnyChart) -> str:
    """The chart as SVG for a page: its text stays text, drawn in the reader's fonts."""
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(chart.to_json(format="vega-lite", validate=False))
    return drawn


def save(chart: AnyChart, path: str | Path, *, font: str | Path | None = None, scale: float = 2) -> Path:
    """Write the chart as .png, .svg, .pdf, or .html (a page that needs no network); returns the path.

    Chinese text is drawn in an installed font, or in `font`, a font's file. Raises MissingFont
    with what to install where there is none (a picture of empty boxes is never written), and
    IpmineError for another suffix.
    """
    import vl_convert

    target = Path(path)
    suffix = target.suffix.lower()
    if suffix not in (".png", ".svg", ".pdf", ".html"):
        raise IpmineError(f"{target}: a chart is saved as .png, .svg, .pdf or .html")
    spec = chart.to_json(format="vega-lite", validate=False)
    if suffix == ".html":
        target.write_text(vl_convert.vegalite_to_html(spec, bundle=True), "utf-8")
        return target
    _fonts(chart, font)
    if suffix == ".svg":
        target.write_text(vl_convert.vegalite_to_svg(spec), "utf-8")
    elif suffix == ".png":
        target.write_bytes(vl_convert.vegalite_to_png(spec, scale=scale))
    else:
        target.write_bytes(vl_convert.vegalite_to_pdf(spec))
    return target


def offline() -> None:
    """Let charts in this notebook display without a network, interactive where the front end can.

    Each output holds the chart for front ends that draw Vega-Lite themselves (JupyterLab, VS
    Code) and the same as SVG for those that do not (exported pages, GitHub).
    """
    import vl_convert

    alt = altair()

    def both(spec: dict[str, Any], **_: Any) -> dict[str, Any]:
        # the newest form that front ends know; what these charts use is the same in it
        known = {**spec, "$schema": "https://vega.github.io/schema/vega-lite/v5.json"}
        return {"application/vnd.vegalite.v5+json": known, "image/svg+xml": vl_convert.vegalite_to_svg(spec)}

    alt.renderers.register("ipmine", both)
    alt.renderers.enable("ipmine")
