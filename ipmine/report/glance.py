"""The report's first screen: what there is in numbers, and in bars that narrow the list of papers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ipmine.batch import Refusal
from ipmine.paper import Paper
from ipmine.show.escape import html

_BARS = 8  # of one group


def year_of(paper: Paper) -> str:
    """The year of issue, else of publication; "" where the paper shows none."""
    return (paper.meta.issued or paper.meta.published or "")[:4]


def overview_html(papers: Sequence[Paper], refused: Sequence[Refusal], title: str, themes: bool) -> str:
    """Title, numbers, and links to what follows."""
    mended = sum(bool(p.repairs) for p in papers)
    years = sorted(filter(None, map(year_of, papers)))
    numbers = {
        "papers": f"{len(papers):,}",
        "characters": f"{sum(len(p.text) for p in papers):,}",
        "years": f"{years[0]}–{years[-1]}" if years else "not known",
        "agencies": f"{len({a.norm for p in papers for a in p.agencies if a.kind == 'agency'}):,}",
        "targets": f"{sum(len(p.targets) for p in papers):,}",
        "citations": f"{sum(len(p.citations) for p in papers):,}",
        "papers mended": f"{mended:,}",
        "files refused": f"{len(refused):,}",
    }
    cells = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in numbers.items())
    parts = [("themes", "Themes")] * themes + [("charts", "Charts")] * bool(papers) + [("papers", "Papers")]
    parts += [("refused", "Refused files")] * bool(refused)
    links = " ".join(f"<a href='#{part}'>{name}</a>" for part, name in parts)
    return (
        f"<header><h1 lang='zh'>{html(title)}</h1><nav aria-label='Parts of this page'>{links}</nav>"
        f"<dl class='numbers'>{cells}</dl></header>"
    )


def glance_html(papers: Sequence[Paper], themes: Sequence[str]) -> str:
    """Bars by year, kind, issuer and theme; each is a button that shows its papers only."""
    years = Counter(filter(None, map(year_of, papers)))
    groups = (
        ("year", "By year", sorted(years.items(), reverse=True)),
        ("kind", "By kind", Counter(p.meta.doc_type for p in papers if p.meta.doc_type).most_common()),
        ("issuer", "Issued by", Counter(i for p in papers for i in p.meta.issuers).most_common()),
        ("theme", "By theme", Counter(theme for theme in themes if theme).most_common()),
    )
    drawn = "".join(_group(*group) for group in groups if group[2])
    return f"<section id='glance' aria-label='At a glance'>{drawn}</section>" if drawn else ""


def _group(name: str, title: str, counts: Sequence[tuple[str, int]]) -> str:
    shown, left = counts[:_BARS], len(counts) - _BARS
    most = max(count for _, count in shown)
    bars = "".join(
        f"<li><button type='button' data-filter='{name}' data-value='{html(value)}' title='{html(value)}'>"
        f"<span class='name' lang='zh'>{html(value)}</span>"
        f"<span class='of'><span class='bar' style='width:{max(2, round(100 * count / most))}%'></span></span>"
        f"<span class='count'>{count:,}</span></button></li>"
        for value, count in shown
    )
    more = f"<li class='note'>and {left:,} more</li>" if left > 0 else ""
    return f"<div><h2>{title}</h2><ul>{bars}{more}</ul></div>"
