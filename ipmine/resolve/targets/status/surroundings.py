"""What the deciders of the status look at, and what they answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ipmine.facts import DateFact
from ipmine.scan.quantities import Quantity


class Status(NamedTuple):
    """`status` is planned, achieved or rule; `why` names the words or the place that decided."""

    status: str
    why: str


@dataclass(slots=True)
class Surroundings:
    """What the deciders look at, for one quantity."""

    clause: str
    sentence: str
    ahead: str  # of the clause, in front of the quantity
    behind: str  # of the clause, behind the quantity and its bound
    label: str  # what stands in front of the colon before the clause
    quantity: Quantity
    dates: list[DateFact]  # of the clause, else of the sentence
    headings: list[str]  # from the nearest to the root
    heading_dates: list[DateFact]
    lead: Status | None  # 下一步 and the like, in force since it was said
    genre: str
    doc_type: str | None
    issued: str | None
    in_articles: bool  # inside 第…条
