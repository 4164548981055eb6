"""The record's head: title, kind, number, issuers, addressees, days."""

from __future__ import annotations

from ipmine.facts import AgencyFact, DateFact, DocNumberFact
from ipmine.records import Meta
from ipmine.resolve.context import Context
from ipmine.scan import Scans
from ipmine.structure import Layout


def resolve(
    text: str,
    layout: Layout,
    scans: Scans,
    ctx: Context,
    doc_numbers: list[DocNumberFact],
    dates: list[DateFact],
    agencies: list[AgencyFact],
) -> Meta:
    """Assemble `meta` from the parts and the resolved facts."""
    return Meta(issued=ctx.issued, published=ctx.published)
