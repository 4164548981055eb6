"""Named organs: an end that the lexicon knows, the longest name there, and the place in front.

What the lexicon does not know is composed (`compose`): a place or a parent, what the body is
for, and the kind of body.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from ipmine import guard
from ipmine.scan.agencies import compose, joints, several
from ipmine.scan.agencies.committees import COMMITTEE, committee
from ipmine.scan.agencies.groups import shared
from ipmine.scan.agencies.heads import HEADS
from ipmine.scan.agencies.index import Index, Name, ends_pattern, index
from ipmine.scan.agencies.model import AgencyMatch
from ipmine.scan.agencies.placed import GOVERNMENT, OVERSEAS, named

_OF_PARTY_GROUP: Final = re.compile("党组(?:副?书记|成员|会议)")
# what behind a name shows that it is a company's (研究院有限公司) or a number's sign (六盘水府办发〔2022〕10号)
_NO_ORGAN: Final = re.compile(
    r"有限(?:责任)?公司|股份(?:有限)?公司|（集团）|集团(?:股份)?(?:有限)?公司|集团(?=[、，。；）的等与和及]|[一-鿿]{2,6}(?:公司|[车工电机客]务段|段|站))|(?:[发函文字规]|办[发函字规]|明电)[〔\[（(](?:19|20)[0-9]{2}[〕\]）)]"
)
_NO_NAME_BEHIND: Final = frozenset("有股集（发函文字规办明")
# 中央纪委驻财政部纪检组
_DISCIPLINE: Final = re.compile(r"纪检监察组|纪检组")
_SHARES: Final = re.compile("[各级、和及]")
_CONGRESS: Final = ("人大", "人大常委会")
_LONGEST_UNIT: Final = 20
_TWO_OFFICES: Final = ("中办", "国办")


# what no unit's name holds, so that none that ends behind it belongs to the organ in front
_NO_UNIT: Final = re.compile("[^一-鿿“”·（）]")


@cache
def _ends() -> re.Pattern[str]:
    names = index()
    return re.compile(
        ends_pattern([*names.names, *names.party]) + r"|委(?<=[省市县区州旗盟地工党]委)(?![托派任员会屈培以])"
        r"|委员会(?<=[省市县区州旗盟共]委员会)(?=[办组宣统政])|委会(?<=[省市县区州旗盟]委会)(?!议|员)|" + HEADS
    )


def names(text: str) -> list[AgencyMatch]:
    """All named organs, and the groups that share an organ's name, in order of their ends."""
    known = index()
    found: list[AgencyMatch] = []
    last: AgencyMatch | None = None
    reach = -1  # how far a unit of the last one may end, looked for where that decides
    for end in [m.end() for m in guard.finditer(_ends(), text)]:
        if last is not None and last.end >= end:
            continue
        name = known.name_at(text, end)
        if name is None and not _may_end(text[max(0, end - 4) : end]):
            if last is not None and reach < 0:
                stop = _NO_UNIT.search(text, last.end, last.end + compose.FAR)
                reach = stop.start() if stop else last.end + compose.FAR
            if end > reach:
                continue
        match = _at(known, text, end, name, last)
        if match is None or (text[end : end + 1] in _NO_NAME_BEHIND and _NO_ORGAN.match(text, end)):
            continue
        if last is not None and text.startswith("驻", last.end) and match.start - last.end < 2:
            posted = _DISCIPLINE.match(text, match.end)
            if posted:
                owner = last
                if len(found) > 1 and found[-2].end == last.start and last.core in joints.SUPERVISION:
                    owner = found[-2]  # 省纪委监委驻…纪检监察组: one post of both
                match = owner.with_unit(posted.end(), text[owner.end : posted.end()])
        elif text[match.start] == "驻" and (posted := _DISCIPLINE.match(text, match.end)):
            match = match.with_unit(
                posted.end(), posted[0]
            )  # 驻省工信厅纪检监察组: whose post it is goes without saying
        if text.startswith("党组", match.end) and match.kind == "agency" and not _OF_PARTY_GROUP.match(text, match.end):
            match = match.with_unit(match.end + 2, "党组")
            match.party = True  # 科技部党组
        if match.places and text.endswith("国立", 0, match.start):
            # 国立台中图书馆: of the State, and not of the place
            whole = text[match.start - 2 : match.end]
            match = AgencyMatch(match.start - 2, match.end, "agency", whole, core=whole)
        if last is not None and match.start <= last.start:
            # the longer name holds the shorter: 市场监督管理局 and 国家市场监督管理局
            while found and match.start <= found[-1].start:
                found.pop()
        found.append(match)
        last, reach = match, -1
    return found


@lru_cache(maxsize=1 << 14)
def _may_end(tail: str) -> bool:
    """Whether an organ that no lexicon lists may end in these four characters, with no organ in front of it."""
    party = index().party
    return (
        tail in party
        or tail[-3:] in party
        or tail[-1:] == COMMITTEE
        or tail.endswith("委会")
        or tail.endswith("委员会")
        or compose.may_end(tail)
    )


def _at(known: Index, text: str, end: int, name: Name | None, last: AgencyMatch | None) -> AgencyMatch | None:
    """The match that ends at `end`, where a known name may end too, or None."""
    if name is not None and text.endswith("管委", 0, end) and text.startswith("会", end):
        return None  # 商贸城管委会
    if name is not None:
        start = end - len(name.text)
        if last is not None and last.end == start and (last.core, name.text) != _TWO_OFFICES:
            joined = joints.joined(known, text, last, name, end)
            if joined is not None:
                return joined
        if (
            last is not None
            and last.kind == "agency"
            and (last.places or last.level)
            and 0 <= start - last.end < _LONGEST_UNIT
            and all(organ.scope in OVERSEAS for organ in name.organs)
            and compose.is_unit(gap := text[last.end : end])
        ):
            return last.with_unit(end, gap)  # 省委宣传部对外新闻处: of the mainland, not of Hong Kong
        if last is not None and last.end < start and end - last.end < _LONGEST_UNIT:
            gap = text[last.end : end]
            if (
                joints.is_former_name_in_unit(name, gap)
                or joints.is_of_society(last, gap)
                or (last.party and gap in known.party)  # 省委网络安全和信息化委员会办公室
            ):
                return last.with_unit(end, gap)
        if last is not None and last.start < start < last.end and joints.is_of_mass_organ(last, text[last.end : end]):
            return last.with_unit(end, text[last.end : end])
        if (
            name.text in GOVERNMENT
            and last is not None
            and last.party
            and text[last.end : start] == "、"
            and not _SHARES.match(text, last.start - 1)
        ):
            # 镇党委、政府: of the same place
            return AgencyMatch(start, end, "agency", name.text, last.places, last.level, name.text)
        if name.text == "政协" and last is not None and last.core in _CONGRESS and text[last.end : start] == "、":
            # 省人大、政协: of the same place
            return AgencyMatch(start, end, "agency", name.text, last.places, last.level, name.text)
        made = named(known, text, start, end, name, last)
        if made is not None:
            return made
    if last is not None and last.kind == "agency" and last.core.endswith(COMMITTEE) and last.party:
        unit = known.party.get(text[last.end : end])
        if unit is not None:
            return last.with_unit(end, text[last.end : end])
    if text[end - 3 : end] in known.party or text[end - 4 : end] in known.party:
        start = end - (3 if text[end - 3 : end] in known.party else 4)
        if text.startswith(("委", "党委"), start - 1):
            collective = shared(text, start, end)
            if collective is not None:
                return collective
    if text.find("）", end - 5, end) > 0:
        alternative = several.bracketed(known, text, end)
        if alternative is not None:
            return alternative
    if text[end - 1] == COMMITTEE or text.endswith(("委员会", "委会"), 0, end):
        made = committee(known, text, end)
        if made is not None:
            return made
    return compose.compose(known, text, end, last)
