"""The report's words: overview, filters, one article a paper, the refused files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ipmine.batch import Refusal
from ipmine.paper import Paper
from ipmine.show import head_html, text_html
from ipmine.show.escape import html

_TABLES: dict[str, tuple[str, ...]] = {
    "targets": ("indicator", "comparator", "value", "value_max", "unit", "deadline", "status", "text"),
    "responsibilities": ("agency", "role", "text"),
    "citations": ("norm", "doc_number", "relation"),
    "audiences": ("norm", "relation"),
}
_ROWS = 200  # of a table in the report; the tables on disk hold all


def overview_html(papers: Sequence[Paper], refused: Sequence[Refusal], title: str) -> str:
    """What there is, in numbers."""
    mended = sum(bool(p.repairs) for p in papers)
    years = sorted(p.meta.issued[:4] for p in papers if p.meta.issued)
    numbers = {
        "papers": f"{len(papers):,}",
        "characters": f"{sum(len(p.text) for p in papers):,}",
        "issued": f"{years[0]}–{years[-1]}" if years else "not known",
        "agencies": f"{len({a.norm for p in papers for a in p.agencies if a.kind == 'agency'}):,}",
        "targets": f"{sum(len(p.targets) for p in papers):,}",
        "citations": f"{sum(len(p.citations) for p in papers):,}",
        "papers mended": f"{mended:,}",
        "files refused": f"{len(refused):,}",
    }
    cells = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in numbers.items())
    return f"<header><h1 lang='zh'>{html(title)}</h1><dl class='numbers'>{cells}</dl></header>"


def filters_html(papers: Sequence[Paper]) -> str:
    """Search box and filters; they work on what the articles' attributes say."""
    kinds = Counter(p.meta.doc_type for p in papers if p.meta.doc_type)
    years = Counter(p.meta.issued[:4] for p in papers if p.meta.issued)
    issuers = Counter(i for p in papers for i in p.meta.issuers)
    return (
        "<form id='filters' role='search' aria-label='Find papers' onsubmit='return false'>"
        "<label>Search <input id='q' type='search' placeholder='title, number, text ( / )'></label>"
        + _select("kind", "Kind", sorted(kinds.items(), key=lambda kv: (-kv[1], kv[0])))
        + _select("year", "Year", sorted(years.items(), reverse=True))
        + _select("issuer", "Issued by", sorted(issuers.items(), key=lambda kv: (-kv[1], kv[0])))
        + f"<output id='count' aria-live='polite'>{len(papers):,} papers</output></form>"
    )


def _select(name: str, label: str, values: Sequence[tuple[str, int]]) -> str:
    options = "".join(f"<option value='{html(v)}'>{html(v)} ({n})</option>" for v, n in values)
    return f"<label>{label} <select id='{name}'><option value=''>all</option>{options}</select></label>"


def article_html(paper: Paper, number: int) -> str:
    """One paper: folded, its head in the summary line, inside the text and its tables."""
    meta = paper.meta
    facts = " · ".join(html(v) for v in (meta.doc_number, "、".join(meta.issuers), meta.issued) if v)
    tables = "".join(_table(paper, name) for name in _TABLES)
    return (
        f"<article id='p{number}' data-kind='{html(meta.doc_type or '')}' data-year='{html((meta.issued or '')[:4])}'"
        f" data-issuer='{html(chr(10).join(meta.issuers))}'>"
        f"<details class='paper'><summary><span class='title'>{html(meta.title or paper.id)}</span>"
        f"<small>{facts}</small></summary><div class='ipmine' lang='zh'>{head_html(paper)}{text_html(paper)}"
        f"{tables}<p class='note'>{html(paper.id)}</p></div></details></article>"
    )


def _table(paper: Paper, name: str) -> str:
    rows = getattr(paper, name)
    if not rows:
        return ""
    columns = _TABLES[name]
    head = "".join(f"<th scope='col'>{c}</th>" for c in columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{_cell(getattr(r, c))}</td>" for c in columns) + "</tr>" for r in rows[:_ROWS]
    )
    more = f"<p class='note'>and {len(rows) - _ROWS} more</p>" if len(rows) > _ROWS else ""
    return (
        f"<details class='table'><summary>{name} ({len(rows)})</summary>"
        f"<table class='list'><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}</details>"
    )


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return html(f"{value:,}" if isinstance(value, int) else str(value)[:300])


def refused_html(refused: Sequence[Refusal]) -> str:
    """The files that gave no paper, with their reasons."""
    if not refused:
        return ""
    rows = "".join(f"<tr><td>{html(r.path)}</td><td>{html(r.reason)}</td></tr>" for r in refused)
    return (
        "<section id='refused' class='ipmine'><h2>Refused files</h2><table class='list'><thead><tr>"
        f"<th scope='col'>file</th><th scope='col'>reason</th></tr></thead><tbody>{rows}</tbody></table></section>"
    )
