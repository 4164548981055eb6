"""What the deciders of the status look at, and what they answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from ipmine.facts import DateFact
from ipmine.scan.quantities import Quantity


class Status(NamedTuple):
    """`status` is planned, achieved or rule; `why` names the words or the place that decided."""

    status: str
    why: str


@dataclass(slots=True)
class Surroundings:
    """What the deciders look at: a clause and its place in the paper, and one quantity of it at a time."""

    clause: str
    sentence: str
    at: int  # where the clause stands in the sentence
    label: str  # what stands in front of the colon before the clause
    headings: list[str]  # from the nearest to the root
    heading_dates: list[DateFact]
    lead: Status | None  # 下一步 and the like, in force since it was said
    genre: str
    doc_type: str | None
    issued: str | None
    in_articles: bool  # inside 第…条
    plans_its_year: bool  # 2024年工作要点 of 2024
    sets_goals: bool  # 2024年度项目绩效目标表: a form that holds what is to be reached
    excerpt: str | None  # what a piece of a paper tells of as a whole: planned, achieved
    paragraph: str  # what stands in front of the sentence in its paragraph; of explanations only
    quantity: Quantity = field(init=False)
    dates: list[DateFact] = field(init=False)  # of the clause, else of the sentence
    ahead: str = ""  # of the clause, in front of the quantity
    behind: str = ""  # of the clause, behind the quantity and its bound

    @property
    def before(self) -> str:
        """The sentence in front of the clause."""
        return self.sentence[: self.at]

    @property
    def so_far(self) -> str:
        """The sentence to the end of the clause."""
        return self.sentence[: self.at + len(self.clause)]

    @property
    def rest(self) -> str:
        """The sentence behind the clause."""
        return self.sentence[self.at + len(self.clause) :]

    def turn_to(self, quantity: Quantity, dates: list[DateFact], ahead: str, behind: str) -> None:
        """Look at this quantity of the clause from here on."""
        self.quantity, self.dates, self.ahead, self.behind = quantity, dates, ahead, behind
