"""Series put together from the sign of a place and the sign of an organ: 吉 + 政办 + 发."""

from __future__ import annotations

import re
from typing import NamedTuple

from ipmine.gazetteer import Gazetteer, Place
from ipmine.series.parts import GRACE, OTHER_BODY, Home, Homes, Organ, Organs, SeriesReading, away, kind_of


class _Found(NamedTuple):
    """One way to read a series as place and organ."""

    home: Home
    organ: Organ
    issuer: str
    rest: str

    @property
    def governing(self) -> bool:
        return self.organ.sign in _GOVERNMENT


# prefectures and leagues have an administrative office of the province's government, 行政公署
_OFFICES = ("地区", "盟")
_GOVERNMENT = frozenset("政 府 政办 府办 府厅 署 署办".split())
# their departments deal with schools or learned societies: 教学工, 科协学
_WITH_SCHOOLS = frozenset("教 教委 卫 卫健 科协".split())
_PARTY = frozenset("发 委 委发 党发 办发 办字 厅字 委办 委厅 党办 委厅字 党办发".split())
# behind 政 and 府 there are no departments, only kinds of papers
_AFTER_GOVERNMENT = re.compile(
    "(?:办|公开|发|函|字|规|明|电|令|文|综|秘|通|报|告|复|批|公|干|任|免|人|土|地|阅|议|便|督|呈|理){0,4}"
)
_AFTER_PARTY = re.compile("(?:发|函|字|规|明|电|文|通|报|便){0,2}")


class Composer:
    """Reads a series as a place's sign and an organ's."""

    def __init__(self, gaz: Gazetteer) -> None:
        self._gaz = gaz
        self.homes = Homes(gaz)
        self._organs = Organs()

    def read(self, series: str, within: str | None, year: int | None) -> tuple[SeriesReading | None, bool]:
        """The reading, and whether the organ is a government or its office."""
        if series in self._gaz.names:
            return None, False  # 吉林 is a place, not 吉 + 林
        found: dict[str, _Found] = {}
        for home in self.homes.at(series, within):
            way = self._way(series, home, year)
            if way is not None:
                found.setdefault(home.place.code, way)
        if not found:
            return self._nearby(series, within, year)
        # a longer sign of the place leaves less to chance: 桂林市工信 is no 桂 + 林
        longest = max((way.home.length for way in found.values() if way.home.own), default=1)
        ways = [way for way in found.values() if longest == 1 or not way.home.own or way.home.length == longest]
        best, certain = self._choose(ways, within)
        if best is None:
            return None, False
        if best.governing and best.home.own and best.home.ends:
            # 苏政发, 青政发: no rival's government signs so
            certain = certain or len(found) == 1 or "=" + best.organ.sign + best.rest in best.home.ends
        return _reading(series, best, certain), best.governing

    def _way(self, series: str, home: Home, year: int | None) -> _Found | None:
        behind = series[home.length :]
        organ = self._organs.at(behind, year)
        if organ is None or organ.unknown or (year is not None and away(organ.since, organ.until, year) > GRACE):
            return None
        rest = behind[len(organ.sign) :]
        if organ.sign in _GOVERNMENT:
            own = "署" if home.place.name.endswith(_OFFICES) else home.government
            fits = organ.sign[0] == own and _AFTER_GOVERNMENT.fullmatch(rest) is not None
        elif organ.sign in _PARTY:
            fits = _AFTER_PARTY.fullmatch(rest) is not None
        else:
            units = rest.replace("学", "") if organ.sign in _WITH_SCHOOLS else rest
            fits = len(rest) <= 8 and OTHER_BODY.search(units) is None
        issuer = organ.name(home.place) if fits else ""
        return _Found(home, organ, issuer, rest) if issuer else None

    def _by_style(self, found: list[_Found]) -> list[_Found]:
        """Where several places share a sign, keep those whose numbers look like this one."""
        if len(found) < 2:
            return found
        styled = [way for way in found if any(way.rest.endswith(mark) for mark in self.homes.styles(way.home.place))]
        if styled and any(not self.homes.styles(way.home.place) for way in found):
            found = styled
        rivals = [way for way in found if way.home.ends]
        if len(rivals) > 1:
            fitting = [way for way in rivals if _ends(way)]
            if len(fitting) == 1:
                return fitting
        return found

    def _choose(self, found: list[_Found], within: str | None) -> tuple[_Found | None, bool]:
        """The one way that fits best, and whether it is certain."""
        if within:
            near = [
                (distance, way) for way in found if (distance := self._distance(way.home.place, within)) is not None
            ]
            kept = self._by_style([way for _, way in near])
            if kept:
                best = min(distance for distance, way in near if way in kept)
                ways = [way for distance, way in near if distance == best and way in kept]
                return (ways[0], True) if len({way.issuer for way in ways}) == 1 else (None, False)
        found = self._by_style(found)
        if len(found) == 1 and found[0].home.ends:
            return found[0], False
        provinces = [way for way in found if way.home.place.level == "province"]
        cities = [way for way in found if way.home.place.level == "city"]
        if len(provinces) == 1:
            rivals = [way for way in cities if way.home.ends]
            return (None, False) if rivals and provinces[0].home.ends else (provinces[0], True)
        own = [way for way in cities if way.home.own]
        named = [way for way in found if way.home.own and way.home.length > 1]
        for ways in (named, own, cities):
            if ways:
                return (ways[0], bool(named)) if len({way.issuer for way in ways}) == 1 else (None, False)
        return None, False

    def _distance(self, place: Place, within: str) -> int | None:
        """How far a place is from the paper's: itself, then what is above, then what is below."""
        if place.code == within:
            return 0
        above = [p.code for p in reversed(self._gaz.ancestors(within))]
        if place.code in above:
            return 1 + above.index(place.code)
        if self._gaz.is_within(place.code, within):
            return 5 + len(self._gaz.ancestors(place.code))
        return None

    def _nearby(self, series: str, within: str | None, year: int | None) -> tuple[SeriesReading | None, bool]:
        """A district behind its city's sign (京平政发), or a series that leaves its place out (市政办发)."""
        for found in (self.homes.district(series), self.homes.bare(series, within) if within else None):
            if found is None:
                continue
            place, length = found
            way = self._way(series, Home(place, length, self.homes.government(place), (), False), year)
            if way is not None and (way.governing or within):
                return _reading(series, way, False), way.governing
        return None, False


def _reading(series: str, way: _Found, certain: bool) -> SeriesReading:
    place = way.home.place
    sign = series[: len(series) - len(way.rest)]
    return SeriesReading(way.issuer, place.code, place.level, kind_of(way.organ.sign + way.rest), certain, sign)


def _ends(way: _Found) -> bool:
    """Whether what follows the place looks like this place's numbers; see series_places.tsv."""
    whole = way.organ.sign + way.rest
    for end in way.home.ends:
        if end[0] == "=":
            if way.governing and whole == end[1:]:
                return True
        elif not way.governing and (
            end == "…"
            or (end[0] == "…" and way.rest.endswith(end[1:]))
            or (end[-1] == "…" and way.rest.startswith(end[:-1]))
        ):
            return True
    return False
