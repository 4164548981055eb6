"""The gazetteer: China's administrative divisions with their GB/T 2260 codes.

A name is resolved by the suffix that is written and by where the paper speaks from:
吉林市 is a city, 吉林 and 吉林省 the province; 朝阳区 is one in a paper of 长春 and another
in one of 北京. Where several places remain, there is no answer rather than a guess.

Data: `lexicons/places.tsv`, `places_aliases.tsv`, `special_zones.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property
from typing import NamedTuple

from ipmine import lexicon

COUNTRY = "000000"
_RANK = {"country": 0, "province": 1, "city": 2, "county": 3, "township": 4}


class Place(NamedTuple):
    """A division; `until` is the year in which it left the standard, None for one of today.

    `code` is that of GB/T 2260. Taiwan's counties and cities have none there; theirs are the
    codes under 71 that address data commonly use.
    """

    code: str
    name: str
    short: str
    level: str  # country province city county township
    parent: str
    until: int | None = None


class Zone(NamedTuple):
    """A zone that acts like a division; `region` is the division that it belongs to, or ""."""

    name: str
    aliases: tuple[str, ...]
    region: str
    committee: str


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, read once, on first use."""
    return Gazetteer()


class Gazetteer:
    """Places by code, by name and by where they lie; get it from `gazetteer()`.

    >>> gaz = gazetteer()
    >>> gaz.resolve("吉林").code, gaz.resolve("吉林市").code
    ('220000', '220200')
    >>> gaz.resolve("朝阳区") is None, gaz.resolve("朝阳区", within="220100").code
    (True, '220104')
    """

    def __init__(self) -> None:
        self._codes: dict[str, Place] = {}
        self._full: dict[str, list[Place]] = {}
        self._short: dict[str, list[Place]] = {}
        self._abbreviations: dict[str, Place] = {}
        self._zones: dict[str, Zone] = {}
        bare: set[str] = set()
        words: set[str] = set()
        records = lexicon.rows("places")
        codes = {row["code"] for row in records}
        places = []
        for row in records:
            code, name, short = row["code"], row["name"], row["short"]
            until = int(row["until"]) if row["until"] else None
            place = Place(code, name, short, _level(code), _parent(code, codes), until)
            places.append(place)
            if until is None or code not in self._codes:
                self._codes[code] = place
            if row["bare"] == "no":
                if short == name:
                    words.add(name)
            elif code != COUNTRY:
                bare.add(short)
        # a code that changed while name and province stayed is no second place of that name
        today = {(p.code[:2], p.name) for p in places if p.until is None}
        for place in places:
            if place.until is None or (place.code[:2], place.name) not in today:
                _add(self._full, place.name, place)
                for form in _short_forms(place):
                    _add(self._short, form, place)
                    if form != place.short:
                        bare.add(form)
        self._read_aliases(bare)
        self._read_zones()
        words.add(self._codes[COUNTRY].name)
        self._names = frozenset(self._full.keys() - words | bare)

    def _read_aliases(self, bare: set[str]) -> None:
        for row in lexicon.rows("places_aliases"):
            place = self._codes[row["code"]]
            if row["kind"] == "abbreviation":
                self._abbreviations.setdefault(row["alias"], place)
            else:
                _add(self._short, row["alias"], place)
                if place.level != "country":
                    bare.add(row["alias"])

    def _read_zones(self) -> None:
        for row in lexicon.rows("special_zones"):
            aliases = tuple(row["aliases"].split(",")) if row["aliases"] else ()
            zone = Zone(row["name"], aliases, row["region"], row["committee"])
            for name in (zone.name, *aliases):
                self._zones.setdefault(name, zone)

    @property
    def names(self) -> frozenset[str]:
        """The names that denote a place wherever they stand in running text.

        Aliases, and those full names and short forms that are not ordinary words (城区, 资源, 合作), not
        a larger place's name (吉林 for 吉林市) and not a city district's (和平, 新华).
        """
        return self._names

    @cached_property
    def full_names(self) -> frozenset[str]:
        """The full names of all divisions, ordinary words (城区, 和县) too: what may stand before an organ."""
        return frozenset(self._full)

    def __iter__(self) -> Iterator[Place]:
        """The divisions of today and, where no other has the code, former ones, by code."""
        return iter(self._codes.values())

    def get(self, code: str) -> Place | None:
        """The place with this code, the one of today if it has changed its name."""
        return self._codes.get(code)

    def named(self, name: str) -> tuple[Place, ...]:
        """All places of this full name, short form or alias, the larger and present ones first.

        >>> [place.name for place in gazetteer().named("吉林")]
        ['吉林省', '吉林市']
        """
        found = list(self._full.get(name, ()))
        found += [place for place in self._short.get(name, ()) if place not in found]
        return tuple(sorted(found, key=lambda p: (_RANK[p.level], p.until is not None, p.code)))

    def by_abbreviation(self, abbreviation: str) -> Place | None:
        """The province of a one-character abbreviation: 吉, 粤, 沪, 陇."""
        return self._abbreviations.get(abbreviation)

    def resolve(self, name: str, within: str | None = None) -> Place | None:
        """The one place that `name` means, seen from region `within`; None where several fit.

        A full name beats a short form; 吉林 alone is always the province. Then places inside the
        region, else inside its city or province, are preferred; then the larger (of short forms
        only), then those of today.
        """
        full = self._full.get(name)
        found: tuple[Place, ...] = tuple(full) if full else self.named(name)
        if not full and found and found[0].level == "province":
            return found[0]
        if len(found) > 1 and within and within != COUNTRY:
            found = self._nearest(found, within)
        if len(found) > 1 and not full:
            top = min(_RANK[place.level] for place in found)
            found = tuple(place for place in found if _RANK[place.level] == top)
        if len(found) > 1:
            found = tuple(place for place in found if place.until is None) or found
        if len(found) > 1 and len({place.code[:2] for place in found}) == 1 and all(p.until for p in found):
            found = (max(found, key=lambda p: p.until or 0),)
        return found[0] if len(found) == 1 else None

    def former(self, written: str) -> Place | None:
        """A prefecture or county under the name that it bore before it became a city or district, or None.

        >>> place = gazetteer().former("顺义县")
        >>> place.name, place.code
        ('顺义县', '110113')
        """
        for kind in ("地区", "县"):
            stem = written.removesuffix(kind)
            place = self.resolve(stem) if stem != written and len(stem) > 1 else None
            if place is not None and place.short == stem and place.level in ("city", "county"):
                return place._replace(name=written)
        return None

    def _nearest(self, places: tuple[Place, ...], within: str) -> tuple[Place, ...]:
        around = [within, *(place.code for place in reversed(self.ancestors(within)) if place.code != COUNTRY)]
        for region in around:
            inside = tuple(place for place in places if self.is_within(place.code, region))
            if inside:
                return inside
        return places

    def ancestors(self, code: str) -> tuple[Place, ...]:
        """The places above this one, from the country down; empty for an unknown code.

        >>> [place.name for place in gazetteer().ancestors("220182")]
        ['中华人民共和国', '吉林省', '长春市']
        """
        above: list[Place] = []
        place = self._codes.get(code)
        while place is not None and place.parent:
            place = self._codes.get(place.parent)
            if place is not None:
                above.append(place)
        return tuple(reversed(above))

    def province(self, code: str) -> Place | None:
        """The province of a place, the place itself if it is one; None for the country."""
        return self._codes.get(code[:2] + "0000") if code[:2] != "00" else None

    def provinces(self) -> tuple[Place, ...]:
        """The provinces, autonomous regions and municipalities of today, in the order of their codes."""
        return tuple(place for place in self._codes.values() if place.level == "province" and place.until is None)

    def is_within(self, code: str, region: str) -> bool:
        """Whether a place is `region` or lies in it.

        >>> gazetteer().is_within("220182", "220000"), gazetteer().is_within("220000", "220182")
        (True, False)
        """
        if region in (code, COUNTRY):
            return True
        place = self._codes.get(code)
        while place is not None and place.parent:
            if place.parent == region:
                return True
            place = self._codes.get(place.parent)
        return False

    def zone(self, name: str) -> Zone | None:
        """The special zone of this name or alias: 长春新区, 长白山, 兵团."""
        return self._zones.get(name)

    @property
    def zone_names(self) -> frozenset[str]:
        """All names and aliases of special zones."""
        return frozenset(self._zones)


def _add(index: dict[str, list[Place]], name: str, place: Place) -> None:
    index.setdefault(name, []).append(place)


def _level(code: str) -> str:
    if code == COUNTRY:
        return "country"
    if code.endswith("0000"):
        return "province"
    # Taiwan's counties and cities stand where the mainland's cities stand
    return "city" if code.endswith("00") else "county"


def _parent(code: str, codes: set[str]) -> str:
    """The next division up whose code exists: counties under a province have no city above."""
    if code == COUNTRY:
        return ""
    if code.endswith("0000"):
        return COUNTRY
    city = code[:4] + "00"
    return city if city != code and city in codes else code[:2] + "0000"


def _short_forms(place: Place) -> list[str]:
    """The short form, and what rule makes of it for autonomous divisions: 延边州, 前郭县."""
    forms = [place.short] if place.short != place.name else []
    if "自治" not in place.name:
        return forms
    for suffix, kind in (("自治州", "州"), ("自治县", "县"), ("自治旗", "旗")):
        if place.name.endswith(suffix):
            forms.append(place.short + kind)
    return forms
