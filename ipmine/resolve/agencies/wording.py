"""The words that full names are made of: kinds written out, what a level changes."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ipmine.gazetteer import COUNTRY, Place, gazetteer
from ipmine.scan.agencies.index import Organ, index

# units that papers write in short
_UNITS: Final = {"营管部": "营业管理部", "特派办": "特派员办事处"}
# what the commissioners of a State organ watch over
_COMMISSIONERS: Final = {"财政部": "财政监察", "国家林业和草原局": "森林资源监督", "国家林业局": "森林资源监督"}
_COURT_ROOM: Final = re.compile("^(?P<kind>[民刑])(?P<number>[一二三四五六])庭$")
_ZONES: Final = {"高新区": "高新技术产业开发区", "经开区": "经济技术开发区"}


def in_full(core: str) -> str:
    """What a body that no lexicon lists is called, its kind in full: 住房保障办 is 住房保障办公室."""
    return core + "公室" if core.endswith("办") and core not in index().names else core


def zone_in_full(written: str) -> str:
    """A development zone's name with its kind in full: 郑州高新区 is 郑州高新技术产业开发区."""
    for short, whole in _ZONES.items():
        stem = written.removesuffix(short)
        if stem != written and len(stem) > 1 and stem != "国家":
            known = gazetteer().names
            return (stem[:-1] if stem.endswith("市") and stem in known and stem[:-1] in known else stem) + whole
    return written


def has_place(written: str) -> bool:
    """Whether a zone's name begins with a place's: 郑州高新区."""
    known = gazetteer()
    return any(written[:size] in known.names or written[:size] in known.full_names for size in range(2, 7))


def _in_full(unit: str) -> str:
    """A court's division by its full name: 民三庭 is 民事审判第三庭."""
    return _COURT_ROOM.sub(lambda m: {"民": "民事", "刑": "刑事"}[m["kind"]] + f"审判第{m['number']}庭", unit)


def code_of_zone(written: str, within: str | None) -> str | None:
    """The GB/T 2260 code of the place that a zone's name begins with: 延吉高新技术产业开发区."""
    known = gazetteer()
    for size in range(min(6, len(written) - 2), 1, -1):
        if (written[:size] in known.names or written[:size] in known.full_names) and (
            place := known.resolve(written[:size], within)
        ):
            return place.code
    return None


@cache
def _branches() -> dict[str, tuple[str, ...]]:
    """How the branches of State organs end behind the place, by the organ's name: 国家税务总局{p}税务局."""
    found: dict[str, set[str]] = {}
    for name in index().names.values():
        for organ in name.organs:
            state, placed, rest = organ.norm.partition("{p}")
            if placed and state and organ.scope == "local":
                found.setdefault(state, set()).add(rest)
    return {state: tuple(ends) for state, ends in found.items()}


def place_of_branch(organ: Organ, units: tuple[str, ...]) -> Place | None:
    """The place whose branch of a State organ the unit is: 国家税务总局 and 天津市税务局."""
    end = next((e for e in _branches().get(organ.norm, ()) if e and units[0].endswith(e)), None)
    place = gazetteer().resolve(units[0].removesuffix(end)) if end else None
    return place if place is not None and place.code != COUNTRY else None


def units_in_full(core: str, units: tuple[str, ...]) -> str:
    """A body's units, those of a government by their full names: 安委会 is 安全生产委员会."""
    name = index().names.get(units[0]) if units and core in ("政府", "人民政府") else None
    for organ in name.organs if name else ():
        if organ.norm.startswith("{p}") and "{p}人民政府" not in organ.norm:
            return organ.norm.removeprefix("{p}") + "".join(units[1:])
    return "".join(map(_in_full, units))


def committee(core: str, whole: str) -> str:
    """The usual word for the committee of this place."""
    if whole.endswith("自治区"):
        return "党委"
    return "委员会" if core in ("委", "党委") and whole.endswith(("镇", "乡")) else core


def with_unit(norm: str, unit: str) -> str:
    """The full name of a unit: the lexicon's if it lists one of that parent (专利局审业部)."""
    unit = _in_full(unit)
    for brief, full in _UNITS.items():
        unit = unit.removesuffix(brief) + full if unit.endswith(brief) else unit
    if unit.endswith("专员办") and norm in _COMMISSIONERS:
        unit = unit.removesuffix("专员办").removesuffix(_COMMISSIONERS[norm]) + _COMMISSIONERS[norm] + "专员办事处"
    whole = index().names.get(norm + unit)
    if whole and whole.organs:
        return whole.organs[0].norm
    short = index().names.get(unit)
    for organ in short.organs if short else ():
        if organ.norm.startswith(norm) and organ.norm != norm:
            return organ.norm
    return norm + unit


def is_fund(name: str) -> bool:
    """Whether a name says a fund, which is money wherever it is no body's own name: 社会保障基金."""
    return name.endswith("基金")


def overseas_level(organ: Organ) -> str | None:
    return "central" if organ.scope == "central" else "province"


def template(organ: Organ, core: str, level: str | None, place: str) -> str:
    """The organ's template; what only the place, by its full name and level, tells is filled in here."""
    if core in ("法院",) and level == "province":
        return "{p}高级人民法院"
    if core == "法院" and level == "city":
        return "{p}中级人民法院"
    if organ.norm == _COOPERATIVES and level == "province" and place.endswith("市"):
        return "{p}供销合作总社"  # so called in the four cities that are provinces
    return organ.norm


_COOPERATIVES = "{p}供销合作社联合社"
