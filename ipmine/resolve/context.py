"""What a paper establishes about itself: its day, its place, its issuer."""

from __future__ import annotations

from dataclasses import dataclass, field

from ipmine.facts import DocNumberFact
from ipmine.scan import Scans
from ipmine.structure import Layout


@dataclass(slots=True)
class Context:
    """The surroundings against which shorthand and relative dates are resolved.

    `issued`/`published`: EDTF days that the text (or the caller) gives. `region`: the
    GB/T 2260 code of the jurisdiction that the paper speaks for, `000000` for the
    State. `territory`: `mainland`, `tw`, `hk` or `mo`. `issuers`: names as written
    (working text) of the issuing organs, best guess first.
    """

    issued: str | None = None
    published: str | None = None
    region: str | None = None
    territory: str = "mainland"
    issuers: list[str] = field(default_factory=list)


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
    """Find the paper's day, place and issuers from its head, number and sign-off."""
    return Context(issued=issued, published=published, region=region)
