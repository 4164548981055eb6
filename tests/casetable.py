"""Case tables: `tests/cases/<kind>.tsv`, three columns and an optional fourth.

    label <TAB> marked text <TAB> expected norms, joined by ` | ` <TAB> `xfail` or key=value context

The text carries its own gold: ⟦ and ⟧ stand around each mention, so nobody counts
offsets. A row without a mark must find nothing. `\\n` and `\\t` in the text are a line
end and a tab. Lines that start with `#` are comments.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

CASES = Path(__file__).parent / "cases"


class Case(NamedTuple):
    label: str
    text: str
    spans: list[tuple[int, int]]
    norms: list[str]
    context: dict[str, str]


def unmark(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and the spans that they stood around."""
    out: list[str] = []
    spans: list[tuple[int, int]] = []
    opened: list[int] = []
    for char in marked:
        if char == "⟦":
            opened.append(len(out))
        elif char == "⟧":
            spans.append((opened.pop(), len(out)))
        else:
            out.append(char)
    if opened:
        raise ValueError(f"a mark is not closed: {marked!r}")
    return "".join(out), sorted(spans)


def load(kind: str) -> list[object]:
    """The rows of a table as pytest parameters; `xfail` rows are strict."""
    rows = []
    for number, line in enumerate((CASES / f"{kind}.tsv").read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not 3 <= len(cells) <= 4:
            raise ValueError(f"{kind}.tsv line {number}: {len(cells)} cells, not 3 or 4")
        label, marked, expected = cells[:3]
        text, spans = unmark(marked.replace("\\n", "\n").replace("\\t", "\t"))
        norms = [n.strip() for n in expected.split(" | ")] if expected.strip() else []
        if len(norms) != len(spans):
            raise ValueError(f"{kind}.tsv line {number}: {len(spans)} marks and {len(norms)} norms")
        extra = cells[3].split() if len(cells) == 4 else []
        context = dict(item.split("=", 1) for item in extra if "=" in item)
        marks = [pytest.mark.xfail(strict=True)] if "xfail" in extra else []
        rows.append(pytest.param(Case(label, text, spans, norms, context), id=f"{number}-{label}", marks=marks))
    return rows
