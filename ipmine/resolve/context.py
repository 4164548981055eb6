"""What a paper establishes about itself: its day, its place, its issuer."""

from __future__ import annotations

from dataclasses import dataclass, field

from ipmine.facts import DocNumberFact
from ipmine.resolve.issuing import TITLE_LEAD, split_organs, written_issuers
from ipmine.resolve.jurisdiction import REGIONS, region_of, territory_of
from ipmine.resolve.own_days import Days, first_year_planned, issued_day, published_day, year_of_address
from ipmine.scan import Scans
from ipmine.structure import Layout

__all__ = ["TITLE_LEAD", "Context", "establish", "split_organs"]


@dataclass(slots=True)
class Context:
    """The surroundings against which shorthand and relative dates are resolved.

    `issued`/`published`: EDTF days that the text (or the caller) gives. `region`: the
    GB/T 2260 code of the jurisdiction that the paper speaks for, `000000` for the
    State. `territory`: `mainland`, `tw`, `hk` or `mo`. `issuers`: names as written
    (working text) of the issuing organs, best guess first. `address_year`: the year that a
    policy address of Hong Kong or Macau is for. `planned_from`: the first year of a plan for
    several years.
    """

    issued: str | None = None
    published: str | None = None
    region: str | None = None
    territory: str = "mainland"
    issuers: list[str] = field(default_factory=list)
    address_year: int | None = None
    planned_from: int | None = None


def establish(
    text: str,
    layout: Layout,
    scans: Scans,
    doc_numbers: list[DocNumberFact],
    *,
    issued: str | None = None,
    published: str | None = None,
    region: str | None = None,
) -> Context:
    """Find the paper's day, place and issuers from its head, number and sign-off.

    What the text tells comes first; `issued`, `published` and `region` of the caller fill
    what it lacks.
    """
    territory = territory_of(text, layout)
    days = Days(scans, territory)
    context = Context(territory=territory)
    context.issued = issued_day(text, layout, days) or issued
    context.published = published_day(text, layout, days) or published
    context.address_year = year_of_address(text, layout, scans, territory)
    context.planned_from = first_year_planned(text, layout, scans, territory)
    context.issuers = written_issuers(text, layout)
    context.region = (
        region_of(text, layout, scans, doc_numbers, territory, context.issuers) or region or REGIONS.get(territory)
    )
    return context
