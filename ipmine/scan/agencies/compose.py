"""Organs that no lexicon lists: a place, the State or a parent in front, then what it is for, then its kind.

吉林省政务服务和数字化局, 省公安厅食品药品生态环境犯罪侦查总队, 国务院知识产权战略实施工作部际联席会议办公室.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from ipmine.scan.agencies import wholes
from ipmine.scan.agencies.group_ends import group, listed_places
from ipmine.scan.agencies.groups import shared
from ipmine.scan.agencies.heads import BODIES, BUREAU, POSTS, SOCIETIES
from ipmine.scan.agencies.index import BRANCHES, Index
from ipmine.scan.agencies.model import AgencyMatch
from ipmine.scan.agencies.prefix import SEAT, prefix, with_party
from ipmine.scan.agencies.stops import CENTRE, NO_BEGINNING, NO_UNIT, STOP

_POST: Final = re.compile(rf"(?:{POSTS})\Z")
_OF_MANY: Final = re.compile("[和与及各]|乡镇|街道|[县镇]域")
TOWNSHIPS: Final = ("乡", "镇")  # whose own post it is where the paper is a township's
_SMALL: Final = "县区旗镇乡道木"  # what one post may serve
# how a unit's name ends; 处 and its like have short names, 总队 and 委员会 may have long ones
_UNIT_END: Final = re.compile(
    rf"(?:{BODIES}|专家组|总部|(?<=[民刑][一二三四五六])庭|审判庭|机关[党纪]委|(?<=[一-鿿](?:工程|勘察|测量|测绘|调查|执法|稽查|消防|救援))队|(?<=[县市区省州])[支分]行|检查组|办公厅|院|{BUREAU}|(?<![大布展播告])厅|(?<=[一-鿿][一二三四五六七八九十普术传合事务织展理划作新流化源查律络究训询益息员际会学战工农年校规险控])部)\Z"
)
_SHORT_UNIT_END: Final = re.compile(
    r"(?<![公各有上下该本])(?<!会议)[司科室所站]\Z|(?<![入参控持配])股\Z|(?<![各该本侦查承主协督催举创兴筹经代委开交转])办\Z|(?<![实好坏用益难之各何四随到短长相查惩严论判妥])处\Z"
)
_SHORT_UNIT: Final = 12
_UNIT: Final = re.compile(r"(?:[一-鿿“”·]|（[一-鿿]{1,10}）){2,24}(?<![一-鿿]副[总支大]队)\Z")
# a section or council of a bureau in Taiwan
_SECTION: Final = re.compile(r"(?!各)[一-鿿]{1,8}(?:(?<!小)组|分署|稽征所|(?:咨询|审议|评议|评鉴)会)\Z")
_LOCAL: Final = re.compile(
    rf"(?:{BODIES}|{SOCIETIES}|{BUREAU}|科学院|(?<![大布展播告])厅|(?<![侦举主承协开兴创合督交经申新代联帮查催筹停补快包重委交转])办|(?:管理|服务|办事)处|管理[所站]|服务站|图书馆|博物馆|美术馆|纪念馆|[测验]院|检[验测定]所|[测督广总]站|监督所|{POSTS})\Z"
)
_NATION: Final = re.compile(
    r"国家(?![级重大安总])|全国(?!各|性|统一)|中国(?!特色|式|共产|人民|梦|境|公民)|中央(?!和|与|财政|预算|企业|单位|委员会)"
    r"|中华(?!人民|民族|民国)|中华民国(?![ 0-9元一二三四五六七八九十百]|年|政府)"
)
# 国务院第二次 全国污染源普查领导小组: which of the censuses it is for
_COUNTED: Final = re.compile(r"(?:国务院)?第[0-9一二三四五六七八九十]{1,3}次\Z")
_QUOTES: Final = re.compile("[“”]")
_HOSPITAL: Final = re.compile("[一-鿿]{0,8}医院")
# 各市…, 省、市…: a level of many
# levels of many: 直辖市, 设区的市, 地级以上市
_PLURAL_LASTS: Final = ("市", "县", "区", "省", "州", "盟", "旗")
_PLURAL: Final = re.compile(
    r"(?:重点省|直管|直辖|设区的?|省辖|[县地省州]级|以上|单列|涉农|[城各])[市县区]\Z|各[省州盟旗]\Z|(?:受[检灾援]|试点|边境|贫困|民族|[有相]关)地区\Z"
)
# levels that one word names together: 各县市政府
PAIRED: Final = frozenset("县市 市县 区县 县区 旗县 市区 省市 市州 州市 地市 县乡".split())
LISTED: Final = re.compile(r"[各级]\Z|[省市县区州旗盟]、\Z")
_NATIONAL: Final = re.compile(rf"(?:{BODIES}|科学院|总站|{SOCIETIES}|{BUREAU})\Z")
_OTHER_HEAD: Final = re.compile(r"(?:[局厅院署]|(?<!评)委)(?![托员])|部门|机关|政府|单位")
# an event of one year, for which a body is made
_EVENT: Final = re.compile(
    "运动会|奥运会|冬奥会|亚运会|全运会|世博会|园博会|博览会|交易会|论坛|峰会|锦标赛|联赛|文化节|艺术节"
)
_YEAR: Final = re.compile("(?:(?:19|20)[0-9]{2}年|第[0-9一二三四五六七八九十]{1,4}届)\\Z")
# 茂林镇, or 镇 behind a mark or a word that ends before it; not 县乡, 乡镇, 一镇
_TOWN: Final = re.compile(
    r"(?:[^\W你我贵各本该县市区]{2,3}|(?:\A|[^一-鿿]|[在由向对和与及经请找至到为的]))(?<!乡)[镇乡道]\Z"
)
# bodies to whose purpose no 和 belongs: what stands before it is another organ
_SINGLE: Final = ("中心", "研究院", "研究所")
_HEAD_BEFORE_AND: Final = re.compile(r"(?:[局厅委院署司处部室会所站]|中心|政府)\Z")
_AND: Final = re.compile("[和与及]")
_OF_ALL: Final = ("全国联合会", "联合总会", "全国总会")
_HAN: Final = re.compile(r"[一-鿿“”0-9]{2,34}\Z")
_BEFORE_PLACE: Final = re.compile("[由向与和及对请经报同为从在将是让给，被按如并或使等且了据]")
_HAN_BEFORE: Final = re.compile("[一-鿿]")
# verbs that a body may be named for, directly behind its place
_PURPOSE: Final = frozenset("推进 推动 促进 落实 实施 构建 打造 创建 建立 加快 规范 优化 提升 加强".split())
_FOR: Final = frozenset("推进 推动 促进 落实 实施".split())
_INSIDE: Final = frozenset("提升 优化 规范 创建 促进".split())
_STRONG: Final = re.compile(r"(?:领导小组|协调小组|工作小组|联席会议|指挥部|委员会|工作组|工作专班)(?:办公室)?\Z")
_OFFICE: Final = ("办公厅", "办公室")
_ORGANS_OFFICE: Final = re.compile(r"[一-鿿]{3,14}[部委局署会厅]办公[厅室]")
_AROUND: Final = re.compile(
    r"(?P<head>武警|民航)(?P<place>[一-鿿]{1,8}?)(?P<kind>(?<!航)(?:总队|支队|大队|中队)|安全监督管理局|安全监管局|监管局)\Z"
)
_LEVELS: Final = frozenset("省市县区州")
# what a place, a zone or a town has of its own as well
_ALSO_OWN: Final = frozenset("管理局 监督管理局 监督局 监察局 办事处".split())
# what a place has under an organ's name and is none: a portal, the office of a school
_SYSTEMS: Final = ("电子税务局", "网上税务局", "智慧税务局", "数字档案馆", "网上办事处")
_SCHOOLS_OFFICE: Final = re.compile(
    "(?:学校|中学|小学|幼儿园|学院)(?:党政|党委|校长|招生|综合)?(?:办公室|委员会|党委)\\Z"
)
_COUNTED_BODIES: Final = re.compile("(?:[两三四五六七八九十]|[0-9]{1,2})(?:个|家|所)")
_MEETING: Final = 8  # characters behind the place that the name of a standing joint meeting has at least
_REACH: Final = 34
FAR: Final = _REACH + 4  # from an organ's name to the end of a unit's


def compose(known: Index, text: str, end: int, last: AgencyMatch | None) -> AgencyMatch | None:
    """The composed organ that ends at `end`, or None; `last` is the match in front."""
    if last is not None and last.kind == "agency" and end - last.end <= FAR:
        gap = text[last.end : end]
        if last.name.endswith(_OFFICE) and _ORGANS_OFFICE.fullmatch(gap):
            # 某委员会办公厅某部办公厅: the next issuer's office, not a unit of the first one's
            return AgencyMatch(last.end, end, "agency", gap, core=gap)
        if gap.startswith(_OF_ALL) and last.name.endswith("会"):
            return last.with_unit(end, gap)  # 律师公会全国联合会
        if gap and is_unit(gap) and not (gap.endswith(_SINGLE) and _joins_two(gap)):
            return last.with_unit(end, gap)
        if _SECTION.match(gap) and _is_overseas(known, last) and not STOP.search(gap):
            return last.with_unit(end, gap)  # 智慧财产局商标权组
    around = _around_place(known, text, end)
    if around is not None:
        return around
    formed = wholes.formed(text, end, last)
    if formed is not None:
        return formed
    low = _reach(known, text, end, last)
    if low is None:
        return None
    if _NATION.match(text, low) and (low > end - _REACH or not _HAN_BEFORE.match(text, max(0, low - 1), low)):
        made = _national(text, low, end) or _placed(known, text, low, end)
    else:
        made = _placed(known, text, low, end) or _national(text, low, end)
    if made is not None:
        return made
    return wholes.alone(text, low, end, low > end - _REACH)


def _around_place(known: Index, text: str, end: int) -> AgencyMatch | None:
    """武警某某支队, 民航某某监管局: the place stands within the name."""
    low = max(0, end - 18)
    head = {"队": "武警", "局": "民航"}.get(text[end - 1], "")
    found = _AROUND.search(text, low, end) if head and text.find(head, low, end) >= 0 else None
    if found is None:
        return None
    place, start = found["place"], found.start()
    core = found["head"] + found["kind"]
    if place in known.places:
        return AgencyMatch(start, end, "agency", found.group(), (place,), core=core)
    return AgencyMatch(start, end, "agency", found.group(), (), place, core) if place in _LEVELS else None


def _joins_two(gap: str) -> bool:
    """Whether 和 in what stands behind a parent joins two bodies, not two purposes of one centre."""
    joint = _AND.search(gap)
    return joint is not None and not (CENTRE.search(gap) and not _HEAD_BEFORE_AND.search(gap, 0, joint.start()))


def _is_overseas(known: Index, match: AgencyMatch) -> bool:
    name = known.names.get(match.core)
    return name is not None and not match.places and any(organ.scope in ("tw", "hk", "mo") for organ in name.organs)


def placed(known: Index, text: str, end: int, last: AgencyMatch | None) -> AgencyMatch | None:
    """The composed organ that ends at `end` behind a place's name or level, or None."""
    low = _reach(known, text, end, last)
    return None if low is None else _placed(known, text, low, end)


def is_unit(gap: str) -> bool:
    """Whether what stands between a parent and an end can name a unit of it."""
    if not _quotes_paired(gap) or not _UNIT.match(gap) or NO_UNIT.match(gap):
        return False
    stop = STOP.search(gap)
    if stop is not None and stop.group() == "代表" and gap.endswith("工作委员会"):
        stop = STOP.search(gap, stop.end())  # 人大常委会人事代表选举工作委员会
    if stop is not None and (stop.group() not in _FOR or not _STRONG.search(gap) or STOP.search(gap, stop.end())):
        return False  # but 国务院推进政府职能转变和“放管服”改革协调小组
    return bool(_UNIT_END.search(gap)) or (len(gap) <= _SHORT_UNIT and bool(_SHORT_UNIT_END.search(gap)))


def may_end(tail: str) -> bool:
    """Whether `compose` may find an organ that ends in these four characters where none stands close in front.

    It asks no more than that: what it passes over, `compose` would refuse.
    """
    return ends_locally(tail) or tail.endswith(("中心", *wholes.ABROAD_ENDS, *wholes.RELIEF_ENDS))


@lru_cache(maxsize=8192)
def ends_locally(tail: str) -> bool:
    """Whether the last four characters end a composed name's body."""
    return _LOCAL.search(tail) is not None


def _reach(known: Index, text: str, end: int, last: AgencyMatch | None) -> int | None:
    """How far to the left a composed name that ends at `end` may begin; None if none can end there."""
    if not ends_locally(text[max(0, end - 4) : end]):
        return None
    if text.endswith("中心", 0, end) and not CENTRE.search(text, max(0, end - 6), end):
        return None
    low = max(0, end - _REACH)
    if last is not None:
        low = max(low, last.end)
    body = _HAN.search(text, low, end)
    if body is None:
        return None
    low = body.start()
    for stop in STOP.finditer(text, low, end):
        named_for = stop.group() in _PURPOSE and _STRONG.search(text, stop.end(), end)
        if named_for and (stop.group() in _INSIDE or prefix(known, text, stop.start())):
            continue  # 省推进创新型省份建设工作领导小组, 某市步行街改造提升试点工作领导小组
        low = stop.end()
    return low


def _placed(known: Index, text: str, low: int, end: int) -> AgencyMatch | None:
    """A composed name behind the last place or level in `text[low:end]`."""
    for at in range(end - 3, low, -1):
        if (
            text[at - 1] not in "省市县区州旗盟团"
            and text[at - 2 : at] not in known.place_ends
            and not (text[at - 1] in "道镇乡" and SEAT.match(text, at) and _TOWN.search(text, max(0, at - 4), at))
        ):
            continue
        front = prefix(known, text, at)
        if front is None or front.start < low:
            continue
        if _POST.search(text, end - 3, end) and (
            not (front.places or front.level in TOWNSHIPS)
            or _OF_MANY.search(text, at, end)
            or (front.places and end - at == 3 and front.places[-1][-1] not in _SMALL)
        ):
            return None  # 乡镇派出所, 某县收费站和派出所, 北京市司法所建设: of any
        if front.level and is_plural(text, at):
            return shared(text, at, end)
        core = text[at:end]
        if core.endswith("联席会议") and len(core) < _MEETING:
            return None  # 九江三地联席会议, 省总工会联席会议
        if _COUNTED_BODIES.match(core):
            return group(text, listed_places(text, front.start), end)  # 兰州、天水两个国家级保护中心
        if core in _SYSTEMS or _SCHOOLS_OFFICE.search(core):
            return None
        if core[0] == "际":
            continue  # 省际边界地区
        if core in BRANCHES and core not in _ALSO_OWN:
            return None  # 浙江监管局: of which State organ is not said
        if core[0] in NO_BEGINNING or _OTHER_HEAD.search(core, 0, len(core) - 3) or not _quotes_paired(core):
            return None
        if front.places and front.start > low and _inside_word(text, front.start, front.places[-1]):
            continue  # 平安 in 吉林省平安建设领导小组 is no place
        if not front.places and LISTED.search(text, max(0, front.start - 2), front.start):
            return shared(text, at, end)  # 省、市抗旱防汛指挥部
        begin = with_party(text, front.start)
        if _EVENT.search(core) and (year := _YEAR.search(text, max(0, begin - 9), begin)):
            # 2008年北京奥运会…协调委员会: the event is of that year, the body no organ of the place
            whole = text[year.start() : end]
            return AgencyMatch(year.start(), end, "agency", whole, core=whole)
        return AgencyMatch(
            begin, end, "agency", text[begin:end], front.places, front.level, core, party=begin < front.start
        )
    return None


def is_plural(text: str, end: int) -> bool:
    """Whether a level of many ends at `end`: 直辖市, 设区的市."""
    return text[end - 1 : end] in _PLURAL_LASTS and _PLURAL.search(text, max(0, end - 4), end) is not None


def _inside_word(text: str, start: int, place: str) -> bool:
    """Whether a place's short form may be a piece of other words: 医保定点社区卫生服务中心."""
    return (
        place[-1] not in "省市县区州旗盟"
        and "一" <= text[start - 1] <= "鿿"
        and not _BEFORE_PLACE.match(text, start - 1)
    )


def _national(text: str, low: int, end: int) -> AgencyMatch | None:
    """A composed name that begins with 国家, 全国, 中国."""
    if not _NATIONAL.search(text, max(0, end - 6), end):
        return None
    start = _NATION.search(text, low, end)
    if start is None or end - start.start() < 5:
        return None
    begin = start.start()
    census = _COUNTED.search(text, max(0, begin - 9), begin) if text.startswith("全国", begin) else None
    begin = census.start() if census else begin
    core = text[begin:end]
    if not _quotes_paired(core):
        return None
    if core.startswith("国家") and core.endswith(("中心", "研究院")):
        return None  # 国家技术创新中心: a kind of body, of which there are many
    if _OTHER_HEAD.search(text, start.start(), end - 3) or (core.endswith("科学院") and _HOSPITAL.match(text, end)):
        return None
    return AgencyMatch(begin, end, "agency", core, core=core)


def _quotes_paired(core: str) -> bool:
    """Whether every quotation that a name opens is closed in it: not …省事”“穗好办."""
    depth = 0
    for mark in _QUOTES.findall(core):
        depth += 1 if mark == "“" else -1
        if depth < 0:
            return False
    return depth == 0
