"""What a paper has told of its dates so far, for the dates that lean on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ipmine.resolve.calendar import year_of
from ipmine.scan.calendar_point import DateMatch, Point


@dataclass(slots=True)
class Settled:
    """A date that stands; `norm` is None where nothing tells its year."""

    norm: str | None


@dataclass(slots=True)
class Told:
    """A date whose year is known: what later words may lean on."""

    position: int
    year: int
    month: int | None
    day: int | None
    norm: str


@dataclass(slots=True)
class Memory:
    """The paper's own day and kind, and what its text has told so far.

    `rules` marks laws and the like, where 当年 and 上年度 are of any year; `narrates`
    marks papers that tell of their own time.
    """

    matches: list[DateMatch]
    reference: date | None
    territory: str
    exact: bool = True  # whether month and day of `reference` are known too
    rules: bool = False
    narrates: bool = False
    reported: int | None = None  # the year that the title says it reports on: 2022年统计公报
    heading_year: int | None = None  # the year that the heading over the place names
    dateline: tuple[int | None, int | None] | None = None  # month and day of 北京5月16日电
    told: dict[int, Told] = field(default_factory=dict)
    days: dict[tuple[int, int], int] = field(default_factory=dict)
    last: Told | None = None  # the last date with a year
    last_full: Told | None = None  # the last with year and month
    _full_days: dict[tuple[int, int], Point] | None = None

    def tell(self, k: int, match: DateMatch, year: int, norm: str, *, aside: bool = False) -> None:
        """Remember the k-th date, whose last year is `year`; one told `aside` is only compared with (比上年)."""
        point = match.last or match.first
        told = Told(match.end, year, point.month or match.first.month, point.day, norm)
        self.told[k] = told
        if aside:
            return
        self.last = told
        if told.month is not None:
            self.last_full = told
            for end in (match.first, match.last):
                if end is not None and end.month and end.day:
                    self.days[end.month, end.day] = year

    def later_mention(self, point: Point) -> int | None:
        """The year of the same day where the text gives it in full further on: 3月12日电 … 2013年3月12日起."""
        if self._full_days is None:
            self._full_days = {}
            for match in self.matches:
                first = match.first
                if first.year is not None and not first.base and first.month and first.day:
                    self._full_days.setdefault((first.month, first.day), first)
        full = self._full_days.get((point.month or 0, point.day or 0))
        return year_of(full, self.territory) if full is not None else None
