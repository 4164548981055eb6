"""Agencies with their full names, and the part that each plays in the paper."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from ipmine.facts import AgencyFact
from ipmine.resolve.agencies import bureaus, townships
from ipmine.resolve.agencies.expand import Expander, Party
from ipmine.resolve.agencies.given import as_given
from ipmine.resolve.agencies.pronouns import Pronouns
from ipmine.resolve.agencies.roles import Roles
from ipmine.resolve.agencies.titles import issuers_of_title
from ipmine.resolve.agencies.whereabouts import Whereabouts
from ipmine.resolve.context import Context
from ipmine.scan import Scans
from ipmine.scan.agencies import AgencyMatch
from ipmine.scan.agencies.index import index
from ipmine.scan.agencies.villages import OF_RESIDENTS
from ipmine.structure import Layout

__all__ = ["issuers_of_title", "resolve"]

_POSTS: Final = ("派出所", "司法所", "财政所", "卫生院")  # of any township, where none speaks
_ONE_OF_ITS_KIND: Final = ("省", "自治区", "市")  # 区人民政府 may be every district's
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")
# a paper without a day: the year of the number at its head
_NUMBERED: Final = re.compile(r"〔(?:19|20)[0-9]{2}(?=〕)")
_HEAD: Final = 1200
_LINK: Final = re.compile(r"(?:[、，（]|和|及|与|以及|会同| )?")


def resolve(text: str, layout: Layout, scans: Scans, ctx: Context) -> list[AgencyFact]:
    """The agencies of a paper in order, named in full; what cannot be known is left out."""
    matches: list[AgencyMatch] = scans.agencies
    year = _YEAR.match(ctx.issued or ctx.published or "") or _NUMBERED.search(text, 0, _HEAD)
    where = Whereabouts(text, ctx.region, matches)
    expander = Expander(where, ctx.territory, int(year.group()[-4:]) if year else None)
    roles = Roles(text, layout)
    cases = [(match.start, match.end) for match in scans.doc_numbers if match.form == "case"]
    duties = sorted((part.start, part.end) for duty in scans.duties for part in duty.parts)
    facts: list[AgencyFact] = []
    composed: dict[int, str] = {}  # bodies that no lexicon lists
    names = index().names
    pronouns: list[AgencyMatch] = []
    parties: list[Party | None] = []
    beside: Party | None = None
    end = -9
    for match in matches:
        party: Party | None
        if match.kind == "group":
            party = Party(match.name, kind="group")
        elif match.parent is not None:
            party = _of_parent(text, match, matches, parties)
        elif match.kind == "pronoun":
            party = None
            pronouns.append(match)
        else:
            if match.kind == "zone" and not _is_party(match, roles, duties):
                parties.append(None)
                continue
            if match.places and match.places[0] in _ZONES_OF_A_KIND:
                match.kind = "group"  # 国家高新区管委会: of all of them
            listed = 0 <= match.start - end <= 2 and _LINK.fullmatch(text, end, match.start) is not None
            party = (
                Party(match.name, kind="group")
                if match.kind == "group"
                else expander.party(match, beside if listed else None)
            )
            if party is None and match.level and not match.core.endswith(_POSTS):
                # of any province where the State speaks; of one that an excerpt does not name: 省财政厅
                unnamed = text[match.start - 1 : match.start] == "某"
                one = ctx.region is None and match.level in _ONE_OF_ITS_KIND and not unnamed
                party = Party(match.name, kind="agency" if one else "group")
        parties.append(party)
        if party is None or roles.in_chrome(match.start) or (cases and any(a <= match.start < b for a, b in cases)):
            continue  # （2021）最高法知民终1363号: of a case's number
        if party.kind == "agency":
            beside, end = party, match.end
        role = roles.at(match.start)
        facts.append(AgencyFact(match.start, match.end, party.norm, party.level, party.region, party.kind, role))
        if (
            party.kind == "agency"
            and not match.party
            and not match.units
            and match.core not in names
            and match.core not in OF_RESIDENTS
            and (match.places or match.level)
        ):
            composed[id(facts[-1])] = match.core
    # 原市脐橙产业发展工作领导小组: another body than the one that is set up
    former = {fact.norm for fact in facts if text.endswith("原", 0, fact.start)}
    as_given(facts, composed, former)
    roles.open_titles(facts)
    facts = _shared_heads(text, layout, facts)
    if any(fact.level == "township" for fact in facts):
        townships.add_bare(text, facts)
    if ctx.territory == "tw":
        bureaus.add(text, facts)
    if pronouns:
        known = Pronouns(facts, roles, expander, ctx.issuers)
        for match in pronouns:
            party = known.party(match)
            behind = next((f for f in facts if f.start == match.end), None) if party is not None else None
            if party is not None and behind is not None and behind.norm.startswith(party.norm):
                behind.start = match.start  # 本部智慧财产局: one organ, the ministry's
            elif party is not None:
                role = roles.at(match.start)  # 副本：本府农业处
                facts.append(AgencyFact(match.start, match.end, party.norm, party.level, party.region))
                facts[-1].role = role if role in ("addressee", "cc") else "mentioned"
        facts.sort(key=lambda fact: fact.start)
    return facts


_ZONES_OF_A_KIND: Final = frozenset(
    level + zone
    for level in ("国家", "国家级", "省级", "市级")
    for zone in ("高新区", "经开区", "开发区", "新区", "自贸区", "自创区")
)
# what shares 各省 with the organ in front: offices by their function, without a place
_OFFICES: Final = re.compile(r"(?:、(?!各|有关|其他|相关)[一-鿿]{2,24}(?:（[^（）\n]{1,10}）)?){1,12}(?=[，；：\n])")
_OFFICE_END: Final = re.compile(r"(?:[厅局委办署]|委员会|办公室|部门|机构|政府)(?:（[^（）\n]{1,10}）)?(?=、|\Z)")
_OF_ZONE: Final = re.compile("[一-鿿]{2,6}(?:示范区|开发区|新区|高新区|经开区|保税区)[一-鿿]{2,12}")
_BETWEEN: Final = re.compile(r"、(?![^（）]{0,60}）)")  # but not in 经信委（经信厅、工信厅）
_DETERMINED: Final = ("各省", "各市", "各县", "各区", "各自治区", "各计划单列市", "各设区", "各地级", "各州", "各盟")


def _shared_heads(text: str, layout: Layout, facts: list[AgencyFact]) -> list[AgencyFact]:
    """Addressees that share a head, as one group: 各省、自治区民政厅、卫生健康委, where 各省 holds for both."""
    lines = [(part.start, part.end) for part in layout.parts if part.kind == "addressees"]
    if not lines:
        return facts
    swallowed = -1
    kept: list[AgencyFact] = []
    for k, fact in enumerate(facts):
        if fact.start < swallowed or fact.kind == "shared":
            continue
        if fact.kind == "group" and fact.role == "addressee" and fact.norm.startswith(_DETERMINED):
            more = _OFFICES.match(text, fact.end)
            # a place or an organ of the State among them has a head of its own
            inside = [f for f in facts[k + 1 : k + 20] if more and f.start < more.end()]
            shares = more and _all_offices(more.group()) and not any(_own_head(f, text) for f in inside)
            if more and shares and any(f.kind == "group" for f in inside):
                # 各省民政厅、牵头部门、卫生健康委: the open parties stand for themselves, a bare organ is the provinces'
                for other in inside:
                    other.kind = "shared" if other.kind == "agency" else other.kind
            elif more and shares:
                fact.end = swallowed = more.end()
                fact.norm = "".join(text[fact.start : fact.end].split())
        kept.append(fact)
    return kept


def _all_offices(listed: str) -> bool:
    items = _BETWEEN.split(listed.strip("、"))
    if any(map(_OF_ZONE.match, items)):
        return False  # 各设区市林业局、杨凌示范区林业局
    return all(_OFFICE_END.search(item) for item in items)


def _own_head(fact: AgencyFact, text: str) -> bool:
    written = text[fact.start : fact.end]
    return written.startswith(_HEADED) or (fact.region is not None and len(written) > 3 and written[0] in "省市县区州")


_HEADED: Final = ("省", "市", "县", "区", "州", "中", "国", "全", "最高", "各", "驻", "新疆", "自治区")


def _is_party(match: AgencyMatch, roles: Roles, duties: list[tuple[int, int]]) -> bool:
    """Whether a zone stands among addressees or among those who answer for a measure."""
    if roles.at(match.start) in ("addressee", "cc"):
        return True
    k = bisect_right(duties, (match.start, len(roles.text))) - 1
    return k >= 0 and match.start < duties[k][1]


def _of_parent(text: str, match: AgencyMatch, matches: list[AgencyMatch], parties: list[Party | None]) -> Party | None:
    """A unit with its parent's name in front: in a list, or where it helps, the parent loses its own last unit."""
    assert match.parent is not None
    parent = parties[match.parent] if match.parent < len(parties) else None
    if parent is None or match.kind == "alias":
        return parent
    norm = parent.norm
    last = matches[match.parent].units[-1:] or ("",)
    if match.name == match.units[0] and text[match.start - 1 : match.start] in "、和及与，；" and last[0]:
        norm = norm[: -len(last[0])] if norm.endswith(last[0]) else norm
    return Party(norm + match.units[0], parent.level, parent.region)
