"""Which organ 我局, 你厅, 该委 and 国家局 mean."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from ipmine.facts import AgencyFact
from ipmine.gazetteer import COUNTRY, gazetteer
from ipmine.resolve.agencies.expand import Expander, Party
from ipmine.resolve.agencies.roles import Roles
from ipmine.scan.agencies import AgencyMatch
from ipmine.scan.agencies.index import index
from ipmine.scan.agencies.own import ANY

# how the full names of the bodies end that a pronoun's last letter stands for
_ENDS: Final = {
    "委": ("委员会", "委"),
    "会": ("委员会", "会"),
    "办": ("办公室", "办"),
    "行": ("银行", "支行", "分行"),
    "处": ("处",),
    "府": ("政府",),
    "部": ("部",),
    ANY: ("",),
}
# a State organ whose local bureaus bear its name in front of the place's
_ABOVE: Final = "国家税务总局"
_MINISTRIES: Final = ("部", "委员会", "总局", "署")
# how many mentions back 该局 may point
_REACH: Final = 40
_HEAD: Final = "总"
# 国家税务总局吉林省税务局 lies under the head office whose name it bears
_HEAD_OFFICE: Final = re.compile("国家[一-鿿]{2,10}?总局")
# an organ's own office, which issues in its stead
_OFFICES: Final = ("办公厅", "办公室", "综合司", "综合办公室")
_OWN: Final = frozenset("我本")
_THEIRS: Final = frozenset("你贵")


class Pronouns:
    """Resolves the pronouns of one paper by its issuers, its addressees and what it has just named."""

    def __init__(self, facts: list[AgencyFact], roles: Roles, expander: Expander, issuers: list[str]) -> None:
        self._facts = [fact for fact in facts if fact.kind == "agency"]
        self._roles = roles
        self._expander = expander
        self._issuers = issuers
        self._ends = [fact.end for fact in self._facts]
        self._known: dict[tuple[str, str, int], Party | None] = {}

    def party(self, match: AgencyMatch) -> Party | None:
        """The organ that a pronoun means, or the unit of it that stands behind; None if nothing tells."""
        party = self._organ(match)
        if party is None or not match.units:
            return party
        head = "中共" if match.units[0] == "党组" else ""
        return Party(head + party.norm + match.units[0], party.level, party.region)

    def _organ(self, match: AgencyMatch) -> Party | None:
        if match.level == "该":
            return self._just_named(match)
        key = (match.level, match.core, self._roles.unit(match.start))
        if key not in self._known:
            self._known[key] = self._of_paper(match)
        return self._known[key]

    def _just_named(self, match: AgencyMatch) -> Party | None:
        ends = _ENDS.get(match.core, (match.core,))
        last = bisect_right(self._ends, match.start)
        for fact in reversed(self._facts[max(0, last - _REACH) : last]):
            if fact.norm.endswith(ends):
                return Party(fact.norm, fact.level, fact.region)
        return None

    def _of_paper(self, match: AgencyMatch) -> Party | None:
        ends = _ENDS.get(match.core, (match.core,))
        if match.core == ANY:
            return self._owner(match)
        if match.level in _OWN and match.core == "府":
            return self._of_role("issuer", ends, match.start) or self._government()
        if match.level in _OWN:
            return self._of_role("issuer", ends, match.start) or self._written(ends)
        if match.level in _THEIRS:
            return self._of_role("addressee", ends, match.start)
        if match.level == _HEAD:
            return self._head_office()
        return self._counterpart(match)

    def _of_role(self, role: str, ends: tuple[str, ...], at: int) -> Party | None:
        """The organ of that role in the same paper of the file, else in any."""
        unit = self._roles.unit(at)
        own = [fact for fact in self._facts if fact.role == role]
        for offices in ((), _OFFICES):
            # 我部 in a paper of the ministry's office: the ministry
            found = [fact for fact in own if _without(fact.norm, offices).endswith(ends)]
            here = [fact for fact in found if self._roles.unit(fact.start) == unit]
            for fact in (*here, *found):
                return Party(_without(fact.norm, offices), fact.level, fact.region)
        return None

    def _owner(self, match: AgencyMatch) -> Party | None:
        """The organ whose unit stands alone: the issuer, else the one ministry that the paper names."""
        own = self._of_role("issuer", _ENDS[ANY], match.start)
        if own is not None and not own.norm.endswith(match.units):
            return Party(_without(own.norm, _OFFICES), own.level, own.region)  # an office has no units beside it
        named = {fact.norm for fact in self._facts if fact.level == "central" and fact.norm.endswith(_MINISTRIES)}
        return Party(named.pop(), "central") if len(named) == 1 else None

    def _government(self) -> Party | None:
        """本府 in a paper of one of its bureaus, as Taiwan names them: 新北市政府经济发展局."""
        for fact in self._facts:
            front, government, bureau = fact.norm.partition("政府")
            if fact.role == "issuer" and government and bureau:
                return Party(front + government, fact.level, fact.region)
        return None

    def _written(self, ends: tuple[str, ...]) -> Party | None:
        """An issuer that stands nowhere as a mention of its own (in a box, in a mark)."""
        for name in self._issuers:
            if name.endswith(ends):
                return Party(name)
        return None

    def _head_office(self) -> Party | None:
        """总局: the issuer or the organ whose office issues, else the one 总局 named, else the one over the issuer."""
        for name in self._issuers:
            whole = _HEAD_OFFICE.match(name)
            if whole is not None:
                return Party(whole.group(), "central")
        named = {whole.group() for fact in self._facts if (whole := _HEAD_OFFICE.match(fact.norm))}
        return Party(named.pop(), "central") if len(named) == 1 else None

    def _counterpart(self, match: AgencyMatch) -> Party | None:
        """国家局, 省局: the body of the issuer's kind at another level."""
        own = self._of_role("issuer", (match.core, "局"), match.start)
        norm = own.norm if own else next((name for name in self._issuers if name.endswith((match.core, "局"))), None)
        if norm is None:
            norm = next((f.norm for f in self._facts if f.region and f.norm.endswith(match.core)), None)
        if norm is None:
            return None
        head = _ABOVE if norm.startswith(_ABOVE) and norm != _ABOVE else ""
        what = _without_place(norm.removeprefix(head))[:-1] + match.core
        name = index().names.get(what)
        if match.level == "国家" and head:
            return Party(head, "central")
        if match.level == "国家":
            central = [organ for organ in name.organs if organ.scope == "central"] if name else []
            return Party(central[0].norm, "central") if central else None
        place = self._expander.where.of_level(match.level, match.start)
        if place is None or place.code == COUNTRY:
            return None
        return Party(head + place.name + what, place.level, place.code)


def _without(norm: str, offices: tuple[str, ...]) -> str:
    """The organ whose office bears the name: 民政部办公厅 is the 民政部's."""
    for office in offices:
        if norm.endswith(office) and len(norm) > len(office) + 2:
            return norm[: -len(office)]
    return norm


def _without_place(norm: str) -> str:
    gaz = gazetteer()
    for size in range(min(11, len(norm) - 2), 1, -1):
        if norm[:size] in gaz.names and norm[size - 1] in "省市县区州旗盟":
            return norm[size:]
    return norm
