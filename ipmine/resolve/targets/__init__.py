"""Targets: what a paper promises, reports or lays down, with its number, its thing and its time.

A quantity of the scan becomes a target here, once dates, sections and the kind of the
paper are known. `why` on each record names the cue that decided its status.
"""

from __future__ import annotations

from ipmine.facts import DateFact, DurationFact, TargetFact
from ipmine.resolve.context import Context
from ipmine.resolve.targets import links, qualitative, tables
from ipmine.resolve.targets.clauses import Breaks
from ipmine.resolve.targets.coverage import Covered
from ipmine.resolve.targets.records import PaperTargets
from ipmine.scan import Scans
from ipmine.scan.quantities import Quantity
from ipmine.structure import Layout

# parts whose numbers are no commitments
_SILENT_PARTS = frozenset(
    (
        "chrome",
        "box",
        "mark",
        "number",
        "signer",
        "title",
        "addressees",
        "attachments",
        "signoff",
        "date",
        "cc",
        "imprint",
    )
)


def resolve(
    text: str,
    layout: Layout,
    scans: Scans,
    dates: list[DateFact],
    durations: list[DurationFact],
    ctx: Context,
    doc_type: str | None,
) -> list[TargetFact]:
    """The targets of a paper of a kind, in order."""
    quantities = _commitments(text, layout, scans, dates, durations)
    breaks = Breaks(text)
    titled = [(c.start, c.end) for c in scans.citations]
    paper = PaperTargets(text, layout, ctx, doc_type, dates, durations, breaks, titled)
    found = tables.resolve(text, layout, dates, ctx)
    taken = Covered((t.start, t.end) for t in found)
    quantities = [q for q in quantities if not taken.meets(q.start, q.start + 1)]
    found += paper.targets(quantities)
    found += qualitative.resolve(text, breaks, dates, durations, ctx, found, _open(layout))
    found.sort(key=lambda t: (t.start, t.end, t.quantity or (t.start, t.start)))
    links.join_parts(text, breaks, found)
    return found


def _open(layout: Layout) -> list[tuple[int, int]]:
    return [(p.start, p.end) for p in layout.parts if p.kind not in _SILENT_PARTS]


def _commitments(
    text: str, layout: Layout, scans: Scans, dates: list[DateFact], durations: list[DurationFact]
) -> list[Quantity]:
    """The quantities that stand in the running text and are nothing else."""
    other = (
        [(m.start, m.end) for m in (*dates, *durations, *scans.doc_numbers, *scans.dates, *scans.durations)]
        + [(c.start, c.end) for c in scans.citations]
        + [(p.start, p.end) for p in layout.parts if p.kind in _SILENT_PARTS]
        + [(h.start, h.start + len(h.label)) for h in layout.sections]
    )
    covered = Covered(other)
    return [q for q in scans.quantities if not covered.meets(q.start, q.end)]
