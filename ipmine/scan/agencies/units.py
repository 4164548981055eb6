"""Units that stand apart from their parent's name, zones in lists, and 中央.

国家知识产权局条法司、联席办 · 国家发展改革委（法规司） · 省委宣传部（省版权局）版权管理处.
"""

from __future__ import annotations

import re
from typing import Final

from ipmine import guard
from ipmine.scan.agencies.compose import is_unit
from ipmine.scan.agencies.index import index
from ipmine.scan.agencies.model import AgencyMatch
from ipmine.scan.agencies.short import given_short

NEXT: Final = re.compile(
    r"[、和及与](?P<unit>[一-鿿]{1,14}?(?:办公室|办公厅|委员会|中心|(?<!公)司|处|科|室|办|部|局|厅|队|院|所|站))"
    r"(?=[、，；。）（\n ]|等|按|负责|牵头|配合|和|及|[司厅局处]长|主任|$)"
)
# 某局知识产权处负责，规划财务处配合
HELPING: Final = re.compile(
    r"(?:负责|牵头|承办|主办)[^，。；\n]{0,16}(?:，[^，。；\n]{2,16})?[，；](?P<unit>(?![省市县区州各有相本我该其])[一-鿿]{2,14}?(?:办公室|中心|司|处|科|室))(?=(?:[、和及][一-鿿]{2,14}(?:办公室|中心|司|处|科|室)){0,5}(?:配合|协助|参与|参加|协办))"
)
_BRACKETED: Final = re.compile(r"（(?P<unit>[一-鿿]{2,14}(?:办公室|办公厅|中心|司|处|科|室|(?P<bureau>(?<!总)局)))）")
_BEHIND_PLATE: Final = re.compile(r"）(?P<unit>[一-鿿]{2,16}?(?:办公室|司|处|科|室))(?![理置罚分于法机令技学])")
# 税务总局总审计师兼货物和劳务税司司长: the second post's unit belongs to the organ of the first
_SECOND_POST: Final = re.compile(
    r"[一-鿿]{2,8}(?:、[一-鿿]{2,8}){0,2}[、兼](?P<unit>(?![省市县区州国中全])[一-鿿]{2,14}(?:[司厅局处部]|办公室|研究室|中心|总部))(?=[司厅局处部]长|主任|负责人)"
)
# 市人大及其常委会
_CONGRESS: Final = ("人大", "人民代表大会")
_STANDING: Final = re.compile("及其(?P<body>常委会|常务委员会)")
# 某局办事细则: whose sections its articles name. 专利二组置组长、副组长
_BY_LAWS: Final = ("办事细则", "组织规程", "处务规程", "组织条例", "组织法", "组织通则", "组织自治条例")
_STAFFED: Final = re.compile(
    r"(?P<unit>(?![各本该每其前第])[一-鿿]{2,10}[组室处科课司])[置设](?=(?:组长|室?主任|处长|科长|课长|司长)(?:[、一,，]|各))"
)
_TEAM: Final = re.compile(r"[一-鿿]{2,10}(?<![小党])(?<!工作|专家|领导|调查|检查)组")
# 国家卫生健康委联系人：医政医管局  张某
_CONTACT: Final = re.compile(
    r"联系(?:人|部门|处室|单位)(?:及电话|及联系方式)?[：:] ?(?P<unit>[一-鿿]{2,14}?(?:[司厅局处科室]|办公室|中心|研究院))(?=[ ，、（]|[一-鿿]{2,3}[ ，、（\n0-9])"
)


def units(text: str, found: list[AgencyMatch]) -> list[AgencyMatch]:
    """The named units in lists, in brackets and behind plates, each with its parent's index in `found`."""
    more: list[AgencyMatch] = []
    starts = {match.start for match in found}
    party = index().party
    for k, match in enumerate(found):
        if match.kind != "agency":
            continue
        if match.units and match.parent is None:
            at = match.end
            while next_unit := NEXT.match(text, at):
                begin, at = next_unit.span("unit")
                if begin in starts or _is_of_a_level(next_unit["unit"]) or not is_unit("某" + next_unit["unit"]):
                    break
                if _is_branch(next_unit["unit"]):
                    more.append(AgencyMatch(begin, at, "agency", next_unit["unit"], core=next_unit["unit"]))
                    break
                more.append(_unit(text, begin, at, k))
            helping = HELPING.match(text, match.end)
            while helping and helping.start("unit") not in starts and is_unit("某" + helping["unit"]):
                more.append(_unit(text, *helping.span("unit"), k))
                helping = NEXT.match(text, helping.end("unit"))
        standing = _STANDING.match(text, match.end) if match.name.endswith(_CONGRESS) else None
        if standing:
            more.append(
                AgencyMatch(*standing.span("body"), "agency", standing["body"], units=("常务委员会",), parent=k)
            )
        post, contact = _SECOND_POST.match(text, match.end), _CONTACT.match(text, match.end)
        if post and (
            is_unit("某" + post["unit"]) if post["unit"][-1] != "部" else match.party and post["unit"] in party
        ):
            begin, at = post.span("unit")
            if begin not in starts:  # 人民银行副行长、外汇局局长: an organ of its own
                more.append(_unit(text, begin, at, k))
        if contact and is_unit("某" + contact["unit"]):
            begin, at = contact.span("unit")
            if begin in starts:
                _adopt(found, begin, at, k)
            else:
                more.append(_unit(text, begin, at, k))
        bracket = _BRACKETED.match(text, match.end)
        if bracket and bracket["bureau"] and (match.places or match.level or match.units):
            bracket = None  # of a place, a plate; of the State, its own bureau
        if (
            bracket
            and given_short(text, match) is None
            and bracket.start("unit") not in starts
            and is_unit(bracket["unit"])
        ):
            more.append(_unit(text, *bracket.span("unit"), k))
        if k and text[match.start - 1 : match.start] == "（" and found[k - 1].end == match.start - 1:
            behind = _BEHIND_PLATE.match(text, match.end)
            if behind and behind.start("unit") not in starts and is_unit(behind["unit"]):
                more.append(_unit(text, *behind.span("unit"), k - 1))
    return more


def staffed(text: str, found: list[AgencyMatch]) -> list[AgencyMatch]:
    """The sections of the office whose own rules a text holds: 专利二组置组长 in 智慧财产局办事细则."""
    owner = next(
        (k for k, match in enumerate(found) if match.kind == "agency" and text.startswith(_BY_LAWS, match.end)), None
    )
    if owner is None:
        return []
    named = (m for m in guard.finditer(_STAFFED, text) if m.start() > found[owner].end)
    return [
        _unit(text, *m.span("unit"), owner) for m in named if is_unit("某" + m["unit"]) or _TEAM.fullmatch(m["unit"])
    ]


def _is_of_a_level(unit: str) -> bool:
    """Whether a name begins with a level whose it is: 市公安局; 市场监管司 is a ministry's department."""
    return unit[0] in "省市县区州" and not (unit.endswith("司") and unit.startswith(("市场", "区域", "省际", "市政")))


def _is_branch(name: str) -> bool:
    """Whether a name is that of a State organ's branch, which is no unit of another: 市公安局交警支队、边检总站."""
    known = index().names.get(name)
    return known is not None and known.placed and all("{s}" in organ.norm for organ in known.organs)


def _adopt(found: list[AgencyMatch], start: int, end: int, parent: int) -> None:
    """Make a bare name that was taken for an organ of its own the unit that it is: …联系人：卫生局."""
    for match in found[parent + 1 :]:
        if (match.start, match.end) == (start, end) and not match.places and not match.level:
            match.units, match.core, match.parent = (match.name,), "", parent


def _unit(text: str, start: int, end: int, parent: int) -> AgencyMatch:
    return AgencyMatch(start, end, "agency", text[start:end], units=(text[start:end],), parent=parent)


# zones that stand in a list as if they were parties: 省教育厅、中韩（长春）国际合作示范区等
_ZONE_END: Final = re.compile(r"区(?<=[新范发高经税验假作港理]区)(?=[、，；）〕：]|等)")
_ZONE_BODY: Final = re.compile(r"(?:[一-鿿]|（[一-鿿]{1,6}）|〔[一-鿿]{1,6}〕){4,20}\Z")


def zones(text: str) -> list[AgencyMatch]:
    """Named zones that make up a whole item of a list; whether they are parties, the list tells."""
    known = index()
    more: list[AgencyMatch] = []
    for end in guard.finditer(_ZONE_END, text):
        body = _ZONE_BODY.search(text, max(0, end.end() - 24), end.end())
        if body is None or text[body.start() - 1 : body.start()] not in _BEFORE_ZONE:
            continue
        name = body.group().replace("〔", "（").replace("〕", "）")
        beside = bool(more) and more[-1].end == body.start() - 1 and text[body.start() - 1] == "、"
        if beside or name in known.places or any(name[:size] in known.places for size in (2, 3, 4)):
            more.append(AgencyMatch(body.start(), end.end(), "zone", name, (name,), core="管委会"))
    return more


_BEFORE_ZONE: Final = frozenset("、，；（〔：\n")
# the Corps of Xinjiang as a party beside others: 某部、某自治区人民政府、新疆生产建设兵团：
_CORPS: Final = re.compile(
    r"新疆生产建设兵团(?:(?<=[府部委局会厅院署企业][、，；和及与]新疆生产建设兵团)|(?<=\n新疆生产建设兵团))(?=[、，：；。\n（]|[要应须将]|按|负责|等|和)"
)
_CENTRE: Final = re.compile(
    r"中央(?<!党中央)(?<!共中央)(?=决定|批准|同意|(?:和|、)(?:省委|市委|自治区|国务院|省、)|的?(?:坚强领导|统一领导|统一部署|统一安排|决策部署|安排部署|部署要求|重大决策|工作部署|号召|精神|文件精神|[指批]示|要求)|领导同志|关于(?<=[落贯按依遵合传学根][实彻照据循习达]中央关于)|有关(?:精神|要求|部署|决定))|中央委员会(?<!共中央委员会)(?<!团中央委员会)(?=(?:第?[0-9一二三四五六七八九十]{1,3}次)?全体会议)"
)


def centre(text: str) -> list[AgencyMatch]:
    """中央 alone, where it is the Party's (中央和省委的坚强领导), and the Corps of Xinjiang as a party of its own."""
    found = [
        AgencyMatch(m.start(), m.end(), "agency", m.group(), core="中共中央") for m in guard.finditer(_CENTRE, text)
    ]
    if "兵团" in text:
        found += [
            AgencyMatch(m.start(), m.end(), "agency", m.group(), core=m.group()) for m in guard.finditer(_CORPS, text)
        ]
    return found
