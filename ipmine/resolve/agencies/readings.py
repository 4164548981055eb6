"""Which of the organs that bear a name is meant: the State's or a place's, of the mainland or not, of which year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ipmine.gazetteer import COUNTRY
from ipmine.resolve.agencies import wording
from ipmine.resolve.agencies.whereabouts import Whereabouts
from ipmine.scan.agencies import AgencyMatch
from ipmine.scan.agencies.index import Name, Organ

OVERSEAS: Final = frozenset(["tw", "hk", "mo"])
STATE_FORMS: Final = ("国家", "全国", "中国", "中央", "中共", "国务院", "中华")
_TERRITORIES: Final = {"香港": "hk", "澳门": "mo"}
# short names of Hong Kong and Macau that a body of the mainland may bear as well: 青年发展委员会, 机场管理局
_EVERYWHERE: Final = ("委员会", "研究院", "中心", "办公室", "公司", "管理局", "发展局", "认证局", "队", "化验所")


@dataclass(frozen=True, slots=True)
class Readings:
    """What the names of one paper mean, by where it speaks from and its year (9998 where that is not known)."""

    where: Whereabouts
    territory: str
    year: int

    def bare(self, name: Name, match: AgencyMatch) -> Organ | None:
        """The reading of a bare name that this paper means."""
        organs = name.organs
        territory = _TERRITORIES.get(match.name[:2], self.territory)
        if territory in OVERSEAS:
            own = [o for o in organs if o.scope == territory]
            if own:
                return self.of_year(own)
        central = [o for o in organs if o.scope == "central"]
        if territory in OVERSEAS:  # 食品安全委员会 in Macau is none of the State Council's
            central = [o for o in central if not (o.norm.startswith("国务院") and o.norm != name.text)]
        local = [o for o in organs if o.scope == "local"]
        branches = all(o.norm.startswith(state.norm) for o in local for state in central)  # of the State organ itself
        if central and (branches or self.where.national or match.name.startswith(STATE_FORMS)):
            return self.of_year(central)
        if local and self.territory == "mainland" and self.where.region not in (None, COUNTRY):
            return self.of_year(local)
        if central:
            return self.of_year(central)
        rest = [o for o in organs if o.scope not in ("local", "tw", "hk", "mo")]
        if rest:
            return rest[0]
        # a name that only Taiwan, Hong Kong or Macau has, in a paper from elsewhere
        only = {o.scope for o in organs if o.scope in OVERSEAS}
        if (
            len(only) == 1
            and not local
            and len(name.text) > 3
            and territory not in OVERSEAS
            and not wording.is_fund(name.text)
            and not ("tw" not in only and name.text.endswith(_EVERYWHERE) and name.text not in {o.norm for o in organs})
        ):
            return self.of_year(list(organs))
        return None

    def of_year(self, organs: list[Organ]) -> Organ | None:
        """The reading that held in the paper's year; else the latest."""
        if not organs:
            return None
        in_force = [
            organ
            for organ in organs
            if organ.since <= self.year <= organ.until and (organ.until < 9999 or self.year < 9998)
        ]
        if in_force:
            return max(in_force, key=lambda o: o.since)  # of several the name that is newest then
        return max(organs, key=lambda o: (o.until, o.since))
