"""Names that stand directly behind another organ's: units and branches of it, and organs under one roof.

财政部四川监管局 is a branch, 共青团中央统战部 a unit; of 省纪委监委 the second is an organ of its own.
"""

from __future__ import annotations

from typing import Final

from ipmine.scan.agencies import compose
from ipmine.scan.agencies.committees import COMMITTEE
from ipmine.scan.agencies.index import BRANCHES, Index, Name
from ipmine.scan.agencies.model import AgencyMatch
from ipmine.scan.agencies.prefix import Prefix

_DISCIPLINES: Final = frozenset(["纪委", "纪律检查委员会"])
SUPERVISION: Final = frozenset(["监委", "监察委员会"])


def joined(known: Index, text: str, last: AgencyMatch, name: Name, end: int) -> AgencyMatch | None:
    """The match when a known name stands directly behind another: a unit of it, or nothing."""
    if last.kind != "agency":
        return None
    if last.party and last.core.endswith(COMMITTEE):
        return last.with_unit(end, text[last.end : end]) if name.text in known.party or not name.central else None
    if name.text in SUPERVISION and last.core in _DISCIPLINES:
        # 省纪委监委: two organs under one roof, the place is written once
        return AgencyMatch(last.end, end, "agency", name.text, last.places, last.level, name.text)
    parents = {organ.parent for organ in name.organs if organ.parent}
    if name.placed and not (name.central and not parents):
        return last.with_unit(end, text[last.end : end])
    head = known.names.get(last.core)
    norms = {organ.norm for organ in head.organs} if head else set()
    if parents & norms or any(organ.norm.startswith(norm) for organ in name.organs for norm in norms):
        return last.with_unit(end, text[last.end : end])
    return None


def branch(text: str, front: Prefix, end: int, name: Name, last: AgencyMatch | None) -> AgencyMatch | None:
    """A State organ's branch: 财政部四川监管局; None where it is no branch."""
    if last is None or last.end != front.start or last.places or last.level or last.kind != "agency":
        return None
    if name.text in BRANCHES or name.text.endswith(("分局", "分署", "支行", "分行")):
        return last.with_unit(end, text[last.end : end])
    return None


def is_former_name_in_unit(name: Name, gap: str) -> bool:
    """中国科协组织人事部: a unit whose name ends like that of a body that is no more."""
    return (
        len(gap) < 12
        and bool(name.organs)
        and all(organ.until < 9999 for organ in name.organs)
        and compose.is_unit(gap)
    )


_MASS_ORGANS: Final = ("科协", "科学技术协会", "总工会", "妇联", "侨联", "文联", "作协", "残联", "工商联", "红十字会")


def is_of_society(last: AgencyMatch, gap: str) -> bool:
    """中国科协宣传文化部: a unit of a mass organ, whose name ends like that of a ministry."""
    return len(gap) < 10 and last.name.endswith(_MASS_ORGANS) and compose.is_unit(gap)


def is_of_mass_organ(last: AgencyMatch, gap: str) -> bool:
    """共青团中央统战部: a unit of the League, whose 中央 is no 中央统战部's."""
    return last.name.endswith("团中央") and compose.is_unit(gap)
