"""Full names: from what is written and where the paper speaks from to the organ's own name.

省知识产权局 in a paper of 吉林 is 吉林省知识产权局; 发展改革委 in a paper of the State 国家发展和改革委员会;
广电总局 of 2005 is not that of 2019.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ipmine.gazetteer import COUNTRY, Place, gazetteer
from ipmine.resolve.agencies import wording
from ipmine.resolve.agencies.readings import OVERSEAS, STATE_FORMS, Readings
from ipmine.resolve.agencies.whereabouts import Whereabouts
from ipmine.scan.agencies import AgencyMatch
from ipmine.scan.agencies.committees import PREFECTURAL
from ipmine.scan.agencies.index import BRANCHES, index
from ipmine.scan.agencies.villages import OF_RESIDENTS

_LEVELS: Final = {
    "province": "province",
    "city": "city",
    "county": "county",
    "country": "central",
    "township": "township",
}
_OF_PREFECTURE: Final = (PREFECTURAL, "行署", "行政公署", "行署办", "行署办公室", "行政公署办公室")
# since 2018 the county's bureau is the city's, and is named without 县
_OF_THE_CITY: Final = frozenset(["生态环境局"])
_BELOW_COUNTY: Final = ("镇", "乡", "街道", "村", "社区", "大队", "公社")
_COMMITTEES: Final = frozenset(["委", "党委", "工委", "党工委"])
# a bare organ of these kinds is the province's: there is no 厅 below it
_PROVINCIAL: Final = "厅"
# bodies of a place's own government; others keep the place as their name writes it
_OWN_BODIES: Final = ("局", "厅", "委", "办")
# Taiwan, Hong Kong, Macau: their courts are not ranked as the mainland's
_APART: Final = ("71", "81", "82")
_CITY_PROVINCES: Final = ("11", "12", "31", "50")
_SPECIAL: Final = {"81": "hk", "82": "mo"}
_OF_LEVEL: Final = "省市县区州"
# 某县 + 马坡镇退役军人服务站: a unit of the town
_OF_TOWN: Final = re.compile(
    "(?![城乡村小集名古重各])[一-鿿]{2,4}(?:(?<!城)(?<!小城)镇|乡(?!镇|村)|街道)(?=[一-鿿]{3})"
)


@dataclass(frozen=True, slots=True)
class Party:
    """An organ resolved: its full name, level and the GB/T 2260 code of its jurisdiction."""

    norm: str
    level: str | None = None
    region: str | None = None
    kind: str = "agency"
    home: str = ""  # the place's name in front, as far as it has one


def _province_in_front(core: str) -> Place | None:
    """The province whose short name a body's own name begins with, unless it is that of several: 京津冀."""
    for size in (3, 2):
        place = gazetteer().resolve(core[:size])
        if place is not None and place.level == "province" and core[:size] == place.short:
            return place
    return None


class Expander:
    """Expands the matches of one paper; what does not hang on its surroundings is worked out once."""

    def __init__(self, where: Whereabouts, territory: str, year: int | None) -> None:
        self.where = where
        self.territory = territory
        self._readings = Readings(where, territory, year or 9998)
        self._known: dict[tuple[tuple[str, ...], str, tuple[str, ...]], Party | None] = {}

    def party(self, match: AgencyMatch, beside: Party | None) -> Party | None:
        """The organ that a match names, None if that cannot be known.

        `beside` is the organ in front in the same list, which tells whose a bare name is.
        """
        if match.level:
            place = self.where.of_level(match.level, match.start)
            if place is not None:
                return self._at(place, match)
            own = self._zone_of_city(match.level)
            return self._composed(match, own, own, None, self.where.region) if own else None
        local = not match.places and self._follows(match, beside)
        if local:
            assert beside is not None
            return self._composed(match, beside.home, beside.home, beside.level, beside.region)
        key = (match.places, match.name[:2] + match.core, match.units)
        if key not in self._known:
            self._known[key] = self._placed(match) if match.places else self._bare(match)
        return self._known[key]

    def _follows(self, match: AgencyMatch, beside: Party | None) -> bool:
        """Whether a bare name belongs to the place of the organ in front: 省科技厅、财政厅."""
        if beside is None or not beside.home or match.name.startswith(STATE_FORMS):
            return False
        if match.units and wording.has_place(match.units[0]):
            return False  # 外汇局云南省分局: the State's, with a place of its own
        name = index().names.get(match.core)
        return name is not None and name.placed

    def _city_short(self) -> str:
        """The short name of the city that the paper speaks from, "" if it speaks from none."""
        place = gazetteer().get(self.where.region) if self.where.region else None
        city = place is not None and (place.level == "city" or place.code[:2] in _CITY_PROVINCES)
        return place.short if place is not None and city else ""

    def _zone_of_city(self, kind: str) -> str:
        """The full name of the zone that a city's paper calls by its kind alone: 高新区, 经开区; "" if it is none."""
        city = self._city_short()
        whole = wording.zone_in_full(city + kind) if city else ""
        return whole if whole != city + kind else ""

    # --- whose it is -----------------------------------------------------------------

    def _placed(self, match: AgencyMatch) -> Party | None:
        """An organ with its place in front."""
        places = match.places
        if places[0] in index().countries:
            return Party(match.name)
        if places[0][0] in "省市县区" and len(places) == 1 and match.core not in OF_RESIDENTS:
            # 县工业园区: a zone of the place that the paper speaks from
            home = self.where.of_level(places[0][0], match.start)
            if home is not None:
                return self._composed(match, home.name + places[0][1:], home.short, None, home.code)
        gaz = gazetteer()
        zone = gaz.zone(places[-1])
        if zone is not None and len(places) == 1:
            return self._of_zone(zone.name, zone.committee, zone.region, match)
        code: str | None = None
        found: Place | None = None
        names: list[str] = []
        for written in places:
            found = gaz.resolve(written, code or self.where.region) or gaz.former(written)
            if found is None or found.code == COUNTRY:
                whole = wording.zone_in_full(written)
                lower = wording.code_of_zone(written, code or self.where.region)  # 重庆市 + 巫山县培石乡
                code = lower if lower and (code is None or lower.startswith(code.rstrip("0"))) else code
                named = whole == written or len(places) > 1 or wording.has_place(written)
                own = "" if named else self._city_short()
                names.append(own + whole)  # 稀土高新区 in a paper of 包头
                code = code or (self.where.region if own else None)
                continue
            if found.level == "city" and names:
                names.clear()  # 广东省惠州市 is 惠州市
            names.append(found.name)
            code = found.code
        whole = "".join(names)
        short = found.short if found is not None else places[-1]
        level = _LEVELS.get(found.level) if found is not None else None
        if (
            places[-1].endswith(_BELOW_COUNTY)
            or match.core in OF_RESIDENTS
            or (level == "county" and _OF_TOWN.match(match.core))
        ):
            level = "township"
        return self._composed(match, whole, short, level, code, "".join(places))

    def _at(self, place: Place, match: AgencyMatch) -> Party | None:
        """An organ of a place that the paper's surroundings tell."""
        return self._composed(match, place.name, place.short, _LEVELS.get(place.level), place.code or None)

    def _of_zone(self, name: str, committee: str, region: str, match: AgencyMatch) -> Party:
        if match.core in ("管委会", "管理委员会"):
            norm = committee or name + "管理委员会"
            return Party(norm + "".join(match.units), None, region or None)
        if not match.units and committee.endswith(match.core) and name in committee:
            return Party(committee, None, region or None)  # 前海管理局
        if match.core not in index().names and not match.core.endswith(_OWN_BODIES):
            name = match.places[0]  # 光谷某工作联席会议: a name of its own
        made = self._composed(match, name, name, None, region or None)
        return made or Party(match.name, None, region or None)

    def _composed(
        self, match: AgencyMatch, whole: str, short: str, level: str | None, code: str | None, written: str = ""
    ) -> Party | None:
        if match.core == "法院" and (code or "").startswith(_APART):
            return None  # 香港法院: all that there are, no one court
        if match.core == "法院" and written == short != whole and not match.units:
            return None  # 四川法院: likewise
        if match.core in _OF_THE_CITY and level == "county" and written == short != whole:
            city = gazetteer().get((code or "")[:4] + "00")
            if city is not None and city.level == "city":  # 象州生态环境局: the city's, for the county
                return Party(city.name + written + match.core + "".join(match.units), level, code)
        if match.core in _OF_PREFECTURE and whole.endswith("市"):
            whole = short + "地区"  # now a city
        if match.party and match.core == PREFECTURAL:
            return Party("中共" + short + match.core + self._party_units(match.units), level, code, home=whole)
        if match.party and match.core in _COMMITTEES:
            return Party(
                "中共" + whole + wording.committee(match.core, whole) + self._party_units(match.units),
                level,
                code,
                home=whole,
            )
        name = index().names.get(match.core)
        own = [o for o in name.organs if o.scope == _SPECIAL.get((code or "")[:2])] if name else []
        if own:
            return Party(own[0].norm + "".join(match.units), "province", code)  # 澳门经济局
        local = [o for o in name.organs if o.scope == "local"] if name else []
        if len(local) > 1 and (match.level or written == whole):
            # 市金融监管局 is the city's own, 重庆金融监管局 the State's branch
            local = [o for o in local if "{p}" in o.norm] or local
        organ = self._readings.of_year(local)
        if (code or "").startswith("71") and match.core in ("政府", "人民政府"):
            norm = (written or whole) + "政府"
        elif organ is None:
            # the name of an institution keeps its place as it is written: 上海知识产权交易中心
            norm = (whole if not written or match.core.endswith(_OWN_BODIES) else written) + wording.in_full(match.core)
        else:
            norm = wording.template(organ, match.core, level, whole)
            norm = norm.replace("{p}", whole).replace("{s}", short).replace("{w}", written or whole)
        if match.party:
            norm = "中共" + norm
        if match.core == "军区" and level == "city":
            return Party(written + match.core, "central")  # 广州军区: of several provinces
        if whole.endswith("兵团"):
            norm = norm.replace("兵团人民政府", "兵团")  # the Corps has no government
            level = level or "province"
        return Party(norm + wording.units_in_full(match.core, match.units), level, code, home=whole)

    def _party_units(self, units: tuple[str, ...]) -> str:
        if not units:
            return ""
        return index().party.get(units[0], units[0]) + "".join(units[1:])

    # --- organs without a place --------------------------------------------------------

    def _bare(self, match: AgencyMatch) -> Party | None:
        if match.name == "海关" and self.territory not in OVERSEAS:
            return None  # of the mainland's many; Hong Kong and Macau have one each
        name = index().names.get(match.core)
        if name is None:
            level = "central" if match.core.startswith(STATE_FORMS) else None
            at = gazetteer().resolve(match.core[3 : match.core.find("）")]) if match.core.startswith("中国（") else None
            if at is not None and at.code != COUNTRY:  # 中国（甘肃）知识产权保护中心: of the place
                return Party(match.core + "".join(match.units), _LEVELS.get(at.level), at.code)
            if level is None and (home := _province_in_front(match.core)) is not None:
                return Party(match.core + "".join(match.units), "province", home.code)  # 广西某厅际联席会议
            return Party(match.core + "".join(match.units), level)
        organ = self._readings.bare(name, match)
        if organ is None:
            return None
        if organ.scope == "local":
            place = self._own_place(match.core)
            if place is not None and place.level == "province" and match.core in _OF_PREFECTURE[1:]:
                return Party(match.name, kind="group")  # 行署 in a paper of the province: of any
            return self._at(place, match) if place is not None else None
        norm = organ.norm
        for unit in match.units:
            norm = wording.with_unit(norm, self._at_level(unit, match.start))
        if match.party:
            norm = "中共" + norm
        level = "international" if organ.kind == "international" else wording.overseas_level(organ)
        if match.units and (at := wording.place_of_branch(organ, match.units)) is not None:
            return Party(norm, _LEVELS.get(at.level), at.code)
        return Party(norm, level, {"tw": "710000", "hk": "810000", "mo": "820000"}.get(organ.scope))

    def _at_level(self, unit: str, at: int) -> str:
        """A State organ's branch with its place: 省分行 in a paper of 浙江 is 浙江省分行."""
        place = self.where.of_level(unit[0], at) if unit[0] in _OF_LEVEL and unit[1:] in BRANCHES else None
        return place.name + unit[1:] if place is not None else unit

    def _own_place(self, core: str) -> Place | None:
        """The paper's own place, its province for a body that only provinces have."""
        gaz = gazetteer()
        region = self.where.region
        if region is None or region == COUNTRY:
            return None
        if core.endswith(_PROVINCIAL) and not core.endswith("办公厅"):
            return gaz.province(region)
        return gaz.get(region)
