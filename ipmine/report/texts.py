"""The report's papers: filters, one article a paper, the refused files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from ipmine.batch import Refusal
from ipmine.paper import Paper
from ipmine.report.glance import year_of
from ipmine.show import head_html, text_html
from ipmine.show.escape import html
from ipmine.show.marks import Mended, amount_words, mended_places
from ipmine.show.measures import measure_words

_TABLES: dict[str, tuple[str, ...]] = {
    "targets": ("indicator", "amount", "deadline", "status", "text"),
    "responsibilities": ("agency", "role", "measure"),
    "citations": ("norm", "doc_number", "relation"),
    "audiences": ("norm", "relation"),
}
_CELL = 160  # characters of a cell; the marked text holds all
_ROWS = 200  # of a table in the report; the tables on disk hold all


def filters_html(papers: Sequence[Paper], themes: Sequence[str]) -> str:
    """Search box and filters; they work on what the articles' attributes say."""
    kinds = Counter(p.meta.doc_type for p in papers if p.meta.doc_type)
    years = Counter(filter(None, map(year_of, papers)))
    issuers = Counter(i for p in papers for i in p.meta.issuers)
    of_theme = Counter(theme for theme in themes if theme)
    return (
        "<form id='filters' role='search' aria-label='Find papers' onsubmit='return false'>"
        "<label>Search <input id='q' type='search' placeholder='title, number, text ( / )'></label>"
        + _select("kind", "Kind", sorted(kinds.items(), key=lambda kv: (-kv[1], kv[0])))
        + _select("year", "Year", sorted(years.items(), reverse=True))
        + _select("issuer", "Issued by", sorted(issuers.items(), key=lambda kv: (-kv[1], kv[0])))
        + (_select("theme", "Theme", of_theme.most_common()) if of_theme else "")
        + f"<output id='count' aria-live='polite'>{len(papers):,} papers</output>"
        "<button id='all' type='button' hidden>Show all</button></form>"
    )


def _select(name: str, label: str, values: Sequence[tuple[str, int]]) -> str:
    options = "".join(f"<option value='{html(v)}'>{html(v)} ({n})</option>" for v, n in values)
    return f"<label>{label} <select id='{name}'><option value=''>all</option>{options}</select></label>"


def article_html(paper: Paper, number: int, theme: str = "") -> str:
    """One paper: folded, its head in the summary line, inside the text and its tables."""
    meta = paper.meta
    facts = " · ".join(
        html(v)
        for v in (meta.doc_number, "、".join(meta.issuers), (meta.issued or meta.published or "")[:10], theme)
        if v
    )
    tables = _agencies(paper) + "".join(_table(paper, name) for name in _TABLES)
    return (
        f"<article id='p{number}' data-kind='{html(meta.doc_type or '')}' data-year='{year_of(paper)}'"
        f" data-theme='{html(theme)}' data-issuer='{html(chr(10).join(meta.issuers))}'>"
        f"<details class='paper'><summary><span class='title'>{html(meta.title or paper.id)}</span>"
        f"<small>{facts}</small><small class='hit'></small></summary><div class='ipmine' lang='zh'>{head_html(paper)}{text_html(paper)}"
        f"{tables}<p class='note'>{html(paper.id)}</p></div></details></article>"
    )


def _agencies(paper: Paper) -> str:
    """Each agency once, with all its roles and how often it is named."""
    roles: dict[str, Counter[str]] = {}
    levels: dict[str, str | None] = {}
    for agency in paper.agencies:
        roles.setdefault(agency.norm, Counter())[agency.role] += 1
        levels.setdefault(agency.norm, agency.level)
    rows = [(norm, levels[norm], "、".join(r for r, _ in of.most_common()), of.total()) for norm, of in roles.items()]
    return _folded("agencies", ("norm", "level", "roles", "mentions"), rows, len(rows))


def _table(paper: Paper, name: str) -> str:
    columns, found = _TABLES[name], getattr(paper, name)
    places = mended_places(paper.text, paper.repairs) if "measure" in columns and found else ()
    # only what is shown is named
    rows = [tuple(_value(paper, row, c, places) for c in columns) for row in found[:_ROWS]]
    return _folded(name, columns, rows, len(found))


def _value(paper: Paper, row: Any, column: str, places: Sequence[Mended]) -> object:
    if column == "measure":
        return measure_words(paper, row, places)
    return amount_words(row) if column == "amount" else getattr(row, column)


def _folded(name: str, columns: Sequence[str], rows: Sequence[tuple[object, ...]], number: int) -> str:
    """A table under its name; `number` says how many rows there are where not all are given."""
    if not rows:
        return ""
    # the ends of cells and rows may be left out, and are a tenth of a page of tables
    head = "".join(f"<th scope='col'>{c}" for c in columns)
    body = "".join("<tr>" + "".join(f"<td>{_cell(value)}" for value in row) for row in rows[:_ROWS])
    more = f"<p class='note'>and {number - _ROWS} more</p>" if number > _ROWS else ""
    return (
        f"<details class='table'><summary>{name} ({number})</summary>"
        f"<table class=list><thead><tr>{head}</thead><tbody>{body}</tbody></table>{more}</details>"
    )


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return html(f"{value:,}" if isinstance(value, int) else str(value)[:_CELL])


def refused_html(refused: Sequence[Refusal]) -> str:
    """The files that gave no paper, with their reasons."""
    if not refused:
        return ""
    rows = "".join(f"<tr><td>{html(r.path)}</td><td>{html(r.reason)}</td></tr>" for r in refused)
    return (
        "<section id='refused' class='ipmine'><h2>Refused files</h2><table class='list'><thead><tr>"
        f"<th scope='col'>file</th><th scope='col'>reason</th></tr></thead><tbody>{rows}</tbody></table></section>"
    )
