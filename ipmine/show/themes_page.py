"""The themes of a fitted model as HTML: how large, how far to trust, and the sentences that speak for them."""

from __future__ import annotations

from typing import Any

from ipmine.frames import file_name
from ipmine.show.escape import html
from ipmine.show.style import css

_HEADS = ("theme", "papers", "share", "stability", "coherence", "words", "sentences that speak for it")
_STABLE = ((0.85, "found again and again"), (0.6, "mostly found again"), (0.0, "dissolves: read with care"))


def themes_html(model: Any) -> str:
    """The display of a `ThemeModel` in a notebook."""
    return f"<style>{css()}</style><div class='ipmine' style='max-width:none' lang='zh'>{table_html(model)}</div>"


def table_html(model: Any) -> str:
    """Summary and table alone; needs `style.css()` on the page, inside `.ipmine`."""
    if not hasattr(model, "themes_"):
        return "<p class='note' lang='en'>Not fitted yet: call fit with papers.</p>"
    largest = max((theme.size for theme in model.themes_), default=1)
    rows = "".join(_row(theme, largest) for theme in model.themes_)
    head = "".join(f"<th scope='col'>{name}</th>" for name in _HEADS)
    return (
        f"<h3 lang='en'>{len(model.themes_):,} themes in {len(model.labels_):,} papers</h3>"
        + "".join(f"<p class='note' lang='en'>{html(line)}</p>" for line in notes(model))
        + f"<table class='list'><thead lang='en'><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def notes(model: Any) -> list[str]:
    """Why there are so many themes, how far to trust them, what belongs to none, what is a copy."""
    lines = []
    table = model.selection_
    if table is not None and len(table) and bool(table["chosen"].any()):
        lines.append(f"Their number: {table.loc[table['chosen'], 'why'].iloc[0]}.")
    if model.agreement_ is not None:
        lines.append(
            f"Agreement of the groupings of resamples: {model.agreement_:.2f} "
            "(mean adjusted Rand index; 1: always the same, 0: as by chance)."
        )
    alone = int((model.labels_ < 0).sum())
    if alone:
        lines.append(f"{alone:,} papers belong to no theme.")
    copies = sum(len(group) - 1 for group in model.duplicates_)
    if copies:
        lines.append(f"{copies:,} papers are copies of others and counted once when the themes were found.")
    return lines


def stability_word(value: float | None) -> str:
    """What a theme's stability says.

    >>> stability_word(0.9), stability_word(0.3), stability_word(None)
    ('found again and again', 'dissolves: read with care', 'too few papers to tell')
    """
    if value is None:
        return "too few papers to tell"
    return next(word for least, word in _STABLE if value >= least)


def _row(theme: Any, largest: int) -> str:
    width = max(2, round(100 * theme.size / max(largest, 1)))
    stable = "–" if theme.stability is None else f"{theme.stability:.2f}"
    coherent = "–" if theme.coherence is None else f"{theme.coherence:.2f}"
    spoken = "".join(
        f"<p class='said'>{html(e.text.strip())}"
        + (f" <small title='{html(e.id)}'>{html(file_name(e.id))}</small>" if e.id else "")
        + "</p>"
        for e in theme.exemplars
    )
    more = "、".join(name for name in theme.labels if name != theme.label)
    named = " <small lang='en'>codebook</small>" if theme.named else ""
    return (
        f"<tr><th scope='row'>{html(theme.label)}{named}"
        + (f"<br><small>{html(more)}</small>" if more else "")
        + "</th>"
        f"<td class='n'>{theme.size:,}<div class='bar' style='width:{width}%'></div></td>"
        f"<td class='n'>{theme.share:.0%}</td>"
        f"<td class='n' lang='en'>{stable}<br><small>{stability_word(theme.stability)}</small></td>"
        f"<td class='n'>{coherent}</td><td>{html('、'.join(theme.words))}</td><td>{spoken}</td></tr>"
    )
