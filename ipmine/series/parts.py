"""The parts of a series of document numbers: signs of places and signs of organs.

`ipmine.series` puts them together. The tables are `series_places.tsv` and
`series_organs.tsv`; that a city without a row signs with its first character is the rule here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ipmine import lexicon
from ipmine.errors import LexiconError
from ipmine.gazetteer import Gazetteer, Place

# a reform takes its time: a sign is read for so many years before and after its own
GRACE = 1

_KINDS = (
    "明电 便函 通告 公告 公报 批复 批示 发 函 字 令 规 秘 文 综 通 电 复 告 笺 任 审 干 案 指 议 阅 呈 报 批 许".split()
)
_KIND = re.compile(f"(?:{'|'.join(sorted(_KINDS, key=len, reverse=True))})$")
# the sign of some body that the tables do not know shows behind: 高企认办, 奖委, 农学会
OTHER_BODY = re.compile(
    "(?<!社)会|(?<!知)促|[协站院校认委学]|[高民]企|中心|领导|小组|领办?$|[^办]{1,3}办(?:发|函|字)?$"
)

MUNICIPALITIES = frozenset({"110000", "120000", "310000", "500000"})
# the governments of provinces and of these cities have a 办公厅, those of others a 办公室
SUBPROVINCIAL = frozenset(
    "210100 210200 220100 230100 320100 330100 330200 350200 370100 370200 420100 440100 440300 510100 610100".split()
)
_AUTONOMOUS = ("自治区", "自治州", "自治县", "旗", "盟", "地区")


class SeriesReading(NamedTuple):
    """What a series tells of its issuer.

    `issuer` is the full name; `region` the code of its jurisdiction ("000000" for central
    organs); `kind` what closes the series (发 函 字 令 公告 …) or ""; `certain` says that no other
    organ is known to use such a series, else it is only the likely one.
    """

    issuer: str
    region: str
    level: str
    kind: str
    certain: bool
    sign: str


def kind_of(series: str) -> str:
    """What closes a series: 发, 函, 字, 令 …, or ""."""
    found = _KIND.search(series)
    return found.group() if found else ""


def away(since: int, until: int, year: int | None) -> int:
    """How many years a row is away from `year`; today is far in the future, so the latest row wins."""
    when = 9998 if year is None else year
    return max(since - when, when - until, 0)


def years(row: lexicon.Row) -> tuple[int, int]:
    """The years in which a row holds, open ends as 0 and 9999."""
    return int(row["since"] or 0), int(row["until"] or 9999)


class Organ(NamedTuple):
    """An organ's sign, and what follows the place's name in its own at each level; "" for no organ."""

    sign: str
    tails: dict[str, str]
    since: int
    until: int

    @property
    def unknown(self) -> bool:
        """Whether the sign only stands for some other body."""
        return not any(self.tails.values())

    def name(self, place: Place) -> str:
        """The full name of this organ of `place`, or "" where there is none or names vary."""
        tail = self.tails[rank(place)]
        if not tail:
            return ""
        if place.code in SUBPROVINCIAL:
            tail = tail.replace("人民政府办公室", "人民政府办公厅").replace("委办公室", "委办公厅")
        full = place.name
        if tail.startswith("中共{}委") and full.endswith(_AUTONOMOUS):
            tail = tail.replace("{}委", "{}委员会", 1)
        if "{" not in tail:
            return full + tail
        return tail.replace("{}", full).replace("{s}", place.short)


def rank(place: Place) -> str:
    """The column of the organs' table that a place reads."""
    return "municipality" if place.code in MUNICIPALITIES else place.level


class Organs:
    """The organs' signs; the longest that fits is read."""

    def __init__(self) -> None:
        self._signs: dict[str, list[Organ]] = {}
        for row in lexicon.rows("series_organs"):
            tails = {level: row[level] for level in ("province", "municipality", "city", "county")}
            tails["country"] = tails["township"] = ""
            self._signs.setdefault(row["sign"], []).append(Organ(row["sign"], tails, *years(row)))
        self._longest = max(map(len, self._signs))

    def at(self, text: str, year: int | None) -> Organ | None:
        """The organ whose sign `text` begins with; a predecessor's if `year` is of its time."""
        for length in range(min(self._longest, len(text)), 0, -1):
            found = self._signs.get(text[:length])
            if found:
                return min(found, key=lambda organ: (away(organ.since, organ.until, year), -organ.since))
        return None


class Home(NamedTuple):
    """A place that a series may begin with: how long its sign is and how its government signs.

    `own` tells that the sign is the place's own, from the table or its name; else it is the
    first character of its name, which other places may share.
    """

    place: Place
    length: int
    government: str
    ends: tuple[str, ...]
    own: bool


class Homes:
    """The places' signs."""

    def __init__(self, gaz: Gazetteer) -> None:
        self._gaz = gaz
        self._table: dict[str, list[tuple[Place, str, tuple[str, ...]]]] = {}
        self._government: dict[str, str] = {}
        self._styles: dict[str, frozenset[str]] = {}
        for row in lexicon.rows("series_places"):
            place = gaz.get(row["code"])
            if place is None:
                raise LexiconError(f"series_places: no place has the code {row['code']}")
            if row["government"]:
                self._government[place.code] = row["government"]
            if row["styles"]:
                self._styles[place.code[:2]] = frozenset(row["styles"].split())
            self._table.setdefault(row["sign"], []).append((place, row["government"], tuple(row["ends"].split())))
        self._longest = max(map(len, self._table))
        # the first characters of cities; a city with a sign of another kind is not looked for by its own
        listed = {place.code for rows in self._table.values() for place, _, _ in rows}
        plain = {place.code for sign, rows in self._table.items() for place, _, _ in rows if sign == place.name[0]}
        other = listed - plain
        self._initials: dict[str, list[Place]] = {}
        self._below: dict[str, list[Place]] = {}
        for place in gaz:
            if place.level == "city" and place.until is None and not place.code.startswith("71"):
                if place.code not in other:
                    self._initials.setdefault(place.name[0], []).append(place)
            elif place.level == "county" and place.until is None:
                self._below.setdefault(place.name[0], []).append(place)

    def government(self, place: Place) -> str:
        """政 or 府: its own row's, else its province's."""
        return self._government.get(place.code) or self._government.get(place.code[:2] + "0000", "政")

    def styles(self, place: Place) -> frozenset[str]:
        """The kinds that only numbers of this place's province end in."""
        return self._styles.get(place.code[:2], frozenset())

    def at(self, series: str, within: str | None) -> Iterator[Home]:
        """Every place that `series` may begin with, by longer signs first.

        市 or 州 may stand between the sign and the organ's (洛市科): each place comes without it first.
        """
        for length in range(min(10, len(series) - 1), 0, -1):
            for place, government, ends, own in self._of(series[:length], within):
                home = Home(place, length, government, ends, own)
                yield home
                if series[length] == place.name[-1] and series[length] in "市州县区旗":
                    yield home._replace(length=length + 1)

    def _of(self, sign: str, within: str | None) -> Iterator[tuple[Place, str, tuple[str, ...], bool]]:
        for place, government, ends in self._table.get(sign, ()):
            yield place, government or self.government(place), ends, True
        if len(sign) > 1:
            named = self._gaz.resolve(sign, within)
            if named is not None and (named.level != "county" or sign in self._gaz.names or within):
                yield named, self.government(named), (), True
            return
        for place in self._initials.get(sign, ()):
            yield place, self.government(place), (), False
        if within:
            for place in self._below.get(sign, ()):
                if self._gaz.is_within(place.code, within) or self._gaz.is_within(within, place.code):
                    yield place, self.government(place), (), False

    def district(self, series: str) -> tuple[Place, int] | None:
        """A district behind its city's sign (京平, 大中), if no other of the city begins so."""
        for length in range(min(self._longest, len(series) - 2), 0, -1):
            for city, _, _ in self._table.get(series[:length], ()):
                if city.level == "province" and city.code not in MUNICIPALITIES:
                    continue
                below = [p for p in self._below.get(series[length], ()) if self._gaz.is_within(p.code, city.code)]
                if len(below) == 1:
                    return below[0], length + 1
        return None

    def bare(self, series: str, within: str) -> tuple[Place, int] | None:
        """The place of a series without a sign (市政办发, 府发), from where the paper comes."""
        here = self._gaz.get(within)
        if here is None or (
            here.level in ("country", "province") and here.code not in MUNICIPALITIES and series[0] != "省"
        ):
            return None
        around = [here, *reversed(self._gaz.ancestors(within))]
        suffix = re.match("[省市州县区旗]", series)
        if suffix is None:
            return (here, 0) if series.startswith(("府发", "府办", "政发", "政办")) else None
        for place in around:
            if place.name.endswith(suffix.group()):
                return place, 1
        return None
