"""A name that the lexicon knows, with the place in front of it: 吉林省知识产权局, 省知识产权局, or with none."""

from __future__ import annotations

import re
from typing import Final

from ipmine.gazetteer import gazetteer
from ipmine.scan.agencies import compose, joints, several, state, wholes
from ipmine.scan.agencies.group_ends import group
from ipmine.scan.agencies.groups import shared
from ipmine.scan.agencies.index import BRANCHES, Index, Name, index
from ipmine.scan.agencies.model import AgencyMatch
from ipmine.scan.agencies.prefix import Prefix, place_end, prefix, with_party

OVERSEAS: Final = frozenset(["tw", "hk", "mo"])

# letters that a level ends with, and beginnings of names that none has in front
_OF_A_LEVEL: Final = frozenset("省市县区州")

_LEVELS: Final = frozenset("省市县州旗盟")

_NATIONAL: Final = ("国", "中", "全", "最高")

_EVERYWHERE: Final = frozenset(["全国", "全省", "全市", "全县", "全区", "全州"])

_OF_ZONES: Final = frozenset(["管委会", "管理委员会"])

_ZONES_LISTED: Final = re.compile(
    r"(?:\A|[^一-鿿]|[由向对和与])(?P<zones>(?:(?![各有相本省市县州])[一-鿿]{1,10}[区园城]、){1,5}(?![各有相])[一-鿿]{1,10}[区园城])\Z"
)

GOVERNMENT: Final = frozenset(["政府", "人民政府"])

# 同级人民银行, 各地海关: of the organ's offices those at a level or place, not the organ
_OF_LEVEL: Final = ("同级", "上级", "下级", "各级", "当地", "各地", "本级")

_SHORT_NAME: Final = 4

_OTHERS: Final = ("其他", "其它")

_BEFORE_GROUP: Final = frozenset("各级、和及与或（）方的有地关直上其同")

_LATIN: Final = re.compile("[A-Za-z0-9]")


def named(known: Index, text: str, start: int, end: int, name: Name, last: AgencyMatch | None) -> AgencyMatch | None:
    """A known name, with the place in front of it where there is one."""
    if name.text == "税务局" and text.endswith(("电子", "网上", "智慧"), 0, start):
        return None  # 广东省电子税务局: a portal
    if name.text.isascii() and _LATIN.search(text[start - 1 : start] + text[end : end + 1]):
        return None  # NIEA: no IEA
    front: Prefix | None = None
    if name.placed or name.text in BRANCHES:
        if name.sessions and state.SESSION_BEHIND.match(text, end):
            return None
        front = prefix(known, text, start, name.sessions)
    if name.text in _OF_ZONES and (listed := _ZONES_LISTED.search(text, max(0, start - 44), start)):
        return group(text, listed.start("zones"), end)  # 洛阳高新区、伊滨区管委会
    if (front is None or front.zone) and name.text in _OF_ZONES and not (front and front.places):
        zone = wholes.zone(text, start)
        if zone:
            begin = start - len(zone)
            return AgencyMatch(begin, end, "agency", text[begin:end], (zone,), core=name.text)
    if (front is None or front.level) and name.placed and compose.is_plural(text, start):
        city = text.startswith("城市", start - 2) and compose.placed(known, text, end, last)
        return city or shared(text, start, end)  # 市公园城市建设管理局
    if front is not None and front.level and front.level not in compose.TOWNSHIPS and name.text.endswith("卫生院"):
        return None  # 县卫生院: of any
    if (
        front is not None
        and text[front.start - 1 : front.start + 1] in compose.PAIRED
        and (made := shared(text, start, end))
    ):
        return made  # 各县市政府办公室
    if front is not None and front.level and (made := several.counted(known, text, front.start, end)):
        return made
    if front is not None and front.level in compose.TOWNSHIPS and (towns := several.unlisted(text, front.start, end)):
        return towns
    if front is not None and front.places and (towns := several.towns(text, front, end)):
        return towns
    if front is not None and front.zone and _DIRECTLY.match(text, front.start):
        return group(text, front.start, end)  # 市直园区管委会
    if front is None:
        return _without_place(known, text, start, end, name, last)
    if front.places and _foreign(known, front, name):
        return None
    return _with_place(text, start, end, name, front, last)


def _with_place(
    text: str, start: int, end: int, name: Name, front: Prefix, last: AgencyMatch | None
) -> AgencyMatch | None:
    """A known name behind a place or a level: 吉林省知识产权局, 省知识产权局."""
    before = text[front.start - 1 : front.start]
    if before == "驻":
        front = front._replace(start=front.start - 1)
    branch = joints.branch(text, front, end, name, last)
    if branch is not None or not name.organs:
        return branch
    one = front.places and ((before == "、" and _alone(text, front)) or text.endswith("国家级", 0, front.start))
    if front.start and before in _BEFORE_GROUP and not one:
        made = shared(text, start, end)
        if made is not None:
            return made
        if before in ("各", "级"):
            return None
    begin = with_party(text, front.start)
    if begin < front.start:
        within = state.PARTY_GROUP.match(text, end)
        end = within.end() if within else end
    return AgencyMatch(
        begin, end, "agency", text[begin:end].replace("\n", "").replace(" ", ""), front.places, front.level,
        name.text, (text[start + len(name.text) : end],) if end > start + len(name.text) else (), party=begin < front.start,
    )  # fmt: skip


def _without_place(
    known: Index, text: str, start: int, end: int, name: Name, last: AgencyMatch | None
) -> AgencyMatch | None:
    """A known name with no place straight in front of it: of the State, of the paper's own place, or shared."""
    before = text[start - 1 : start]
    if not name.organs:
        return shared(text, start, end) if before in ("各", "地") else None
    if (name.placed and start > 3 and "一" <= before <= "鿿") or (
        start
        and not name.placed
        and not name.text.startswith(_NATIONAL)
        and (before in _OF_A_LEVEL or _may_be_local(text, start, name))
    ):
        # 天河区住房建设和园林局: the place stands farther off; 省工业技术研究院: not that of Taiwan
        longer = compose.placed(known, text, end, last)
        if longer is not None and (name.placed or before in _OF_A_LEVEL or longer.level in _LEVELS):
            return longer
    if before == "的" and name.placed:
        # 各省、自治区、直辖市的知识产权局
        made = shared(text, start - 1, end)
        if made is not None and made.name[0] == "各":
            return made
    if before in _BEFORE_GROUP and name.placed and before not in "、和及与（":
        made = shared(text, start, end)
        if made is not None:
            return made
    if name.placed and (made := several.open_list(known, text, start, end)):
        return made
    if name.placed and text[start - 2 : start] in _EVERYWHERE:
        return group(text, start - 2, end)  # 全国知识产权局局长会议
    # 广东省其他中级人民法院; 其他政府 is any
    others = len(name.text) > _SHORT_NAME and text[start - 2 : start] in _OTHERS
    if others or text[start - 2 : start] in _OF_LEVEL:
        made = shared(text, start, end)
        if made is not None:
            return made
    if name.placed and text[start - 2 : start] == "林区" and (made := shared(text, start, end)):
        return made  # 市州、直管市、林区统计局
    return state.bare(known, text, start, end, name, last)


_DIRECTLY: Final = re.compile("[省市县区州盟旗]直")


def _may_be_local(text: str, start: int, name: Name) -> bool:
    """Whether a name of overseas may be the end of a place's own: 市新经济发展委员会."""
    near = text[max(0, start - 8) : start]
    return not _LEVELS.isdisjoint(near) and "一" <= near[-1] <= "鿿" and all(o.scope in OVERSEAS for o in name.organs)


def _foreign(known: Index, front: Prefix, name: Name) -> bool:
    """日本政府, 中华人民共和国人民法院组织法: no organ of a division."""
    if front.places[0] == "中华人民共和国":
        return not name.central
    return front.places[0] in known.countries and name.text in GOVERNMENT


def _alone(text: str, front: Prefix) -> bool:
    """Whether what stands before 、 is no place, so that nothing is shared: 省科技厅、长春市财政局."""
    if not front.places or text[front.start - 2 : front.start - 1] in "省市区县州旗盟团":
        return not front.places
    # 沈阳、北京、广州军区: places in short share what the last one has
    return front.places[0] in gazetteer().full_names or not place_end(index(), text, front.start - 1)
