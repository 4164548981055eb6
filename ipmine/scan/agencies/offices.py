"""Bodies of a kind that many places or organs have, told by 各 in front: 各级退役军人服务中心（站）, 各派出审计局."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ipmine import guard
from ipmine.scan.agencies.group_ends import group
from ipmine.scan.agencies.index import index
from ipmine.scan.agencies.model import AgencyMatch
from ipmine.scan.agencies.prefix import place_end
from ipmine.scan.agencies.stops import CENTRE, NO_BEGINNING, STOP

_BODIES: Final = re.compile(
    r"各(?:级|地|省（区、市）|省（自治区、直辖市）|街道|乡镇|镇街|镇（街道?）|街道?（镇）|乡（镇、街道）|乡镇（街道）|镇|市州|县区|县（市、区）|[省市县区州])(?P<body>[^\W各级和及0-9a-zA-Z_]{2,12}?"
    r"(?P<kind>中心(?![城镇区支任思点线环站地小])|领导小组(?!组长)|指挥部|联席会议(?!制度)|[总支大]队(?!伍)"
    r"|(?:服务|推广|监测|防疫|监督)站))(?:（[站所中心]{1,4}）)?"
)
# a whole item of a list, whatever its bodies are for: 各国家高新区管委会，
_ITEM: Final = re.compile(
    r"各(?![级地省市县区州])(?:相关|有关|派出)?(?P<body>[^\W各级和及0-9a-zA-Z_]{0,12}?)"
    r"(?:司局|审计局|(?<=[一-鿿]{2})(?:局(?<![格布结全大开]局)|管委会|办事处|办公室))(?=[，、：；。\n]|$)"
)
# an issuer's own institutions, as an item of the addressees: 部属有关事业单位，
_OWN_ITEM: Final = re.compile(
    r"[部委局厅院署省市县区](?:直|直接)?属(?:各|有关|相关|各有关)?(?:企?事业单位|事业、企业单位|企业、事业单位)(?=[，、：；\n]|$)"
)
# 工会、共青团、妇联等人民团体: bodies of a kind at every level, with their kind
_MASS_BODY: Final = (
    "(?:工会|共青团|妇联|残联|科协|工商联|侨联|文联|作协|红十字会|计生协|关工委|青联|学联|台联|记协|社联|贸促会)"
)
_MASS: Final = re.compile(rf"{_MASS_BODY}(?:[、和]{_MASS_BODY}){{1,12}}等(?:人民|群众|群团|社会)?(?:团体|组织)")
# 各级工会, 各级团组织: the same bodies at all levels
_AT_ALL_LEVELS: Final = re.compile(
    rf"各级(?:{_MASS_BODY}(?:组织)?|[党团]组织|人民团体|群团组织)(?!关系|书记|生活|建设|成员|负责人|领导)"
)
# 各乡镇司法所、派出所: what every township has
_POST: Final = (
    "(?:司法所|派出所|水管站|水利管理站|水保站|农技推广站|农业技术推广站|财政所|国土所|国土资源所|自然资源所|市场监管所|市场监督管理所|工商所|税务所|民政所|林业站|林业工作站|农技站|农机站|水利站|水务站|文化站"
    "|综合文化站|广播站|畜牧站|兽医站|畜牧兽医站|动物防疫站|计生站|经管站|农经站|劳动保障所|(?:中心)?卫生院|卫生所|供电所|邮政所|环卫站|城管所|规划所|农业服务中心|交警中队)"
)
_TOWN_POSTS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"各(?:乡镇|乡（镇）|乡（镇、街道）|乡镇（街道）|镇街|镇（街道?）|街道|[乡镇]){_POST}(?:[、和]{_POST}){{0,12}}",
        rf"乡(?:镇|（镇）|（镇、街道）|镇（街道）){_POST}(?:[、和]{_POST}){{1,12}}",
    )
)
# 国务院机动车产品主管部门: a ministry by what it is for, in words that no list holds
_OF_STATE: Final = re.compile(
    r"国务院(?!有关|相关|各|其他)(?:(?!国务院|会同)[^\W的由向和与及各商]){2,12}?(?:(?:主管|行政|管理|监管|执法)部门(?!规章)|(?:监督管理|监管|管理|监督|执法)机构(?!改革|编制|设置))"
)
# 国务院价格主管部门、财政部门: ministries that share 国务院
_ITS_OTHERS: Final = re.compile(
    r"(?:[、和](?!国务院|有关|相关|各|其他|地方|省|市|县|当地|所在|企业|本)[^\W的由向和与及各商]{2,8}部门(?!规章|负责人)){1,3}"
)
# 市河道监管机构, 省人民政府公共数据主管部门: an office of a level by what it is for, in words that no list holds
_LEVEL_FRONT: Final = re.compile(
    r"(?:[省市县区州](?:、[省市县区州]){0,2}|自治区|自治州|自治县|[上下同本]级|当地|地方|各[级地]|[省市县]级(?:以上)?)(?:人民政府)?(?P<what>(?!人民)[^\W的由向和与及各商、]{2,12})"
    r"(?:(?:主管|行政|监督管理|行政执法|管理)部门|(?:监督管理|管理|监管|监督|执法)机构)\Z"
)
_LEVEL_BEFORE: Final = re.compile("[^一-鿿]|[由向与和及对请经报同为从在将让给被按如并使等据以到的]")
_OTHER_OFFICE: Final = re.compile("部门|机[构关]|政府|[局厅委署](?!托)")
_ITEM_BEFORE: Final = frozenset("，、；：。（\n 局部委厅署")
_OWNED_FIRST: Final = frozenset("所各有相分派")
_OWN_BEFORE: Final = frozenset("，、；：（\n ")


# 农业部所属的植物检疫机构, 某委员会各荣民服务处: bodies of which an organ has many
_OWNED: Final = re.compile(
    r"所属的(?!各|有关|其他)[^\W的由向和与及]{2,10}?机构(?!改革|编制|设置)"
    r"|各(?![级地省市县区州司局处]|有关|相关)[^\W各的由向和与及]{2,8}?(?:服务处|办事处|事务所|工作站|管理处|分署)"
    r"|(?:各级?|有关|相关)?(?:分支|派出)机构(?!改革|编制|设置|[负责]|以)"
)


# 中国消费者协会汽车分会: a branch of a society
_SOCIETIES: Final = ("协会", "学会", "研究会", "商会", "联合会", "促进会")
_SOCIETY_BRANCH: Final = re.compile(
    r"[^\W的和与及、由向对将以在召及]{2,12}?(?:分会|专业委员会|专委会|工作委员会)(?![场员]|会议)"
)


# 渔护署渔业推广组: a section, as Hong Kong, Macau and Taiwan name it
_SECTION: Final = re.compile(
    r"[^\W的和与及、由向对将以在召为]{2,8}?(?<!小|党)(?<!工作|专家|领导|调查|检查|专责|督导)组(?=负责|统筹|办理|联络|查询|[，。、）；\n])"
)


def _is_overseas(core: str) -> bool:
    name = index().names.get(core)
    return name is not None and bool(name.organs) and all(organ.scope in ("tw", "hk", "mo") for organ in name.organs)


def owned(text: str, match: AgencyMatch) -> AgencyMatch:
    """The bodies of the owner that `match` names, where the text goes on with them; else `match`."""
    if match.kind == "agency" and match.name.endswith(_SOCIETIES):
        branch = _SOCIETY_BRANCH.match(text, match.end)
        if branch and not STOP.search(branch.group()):
            return match.with_unit(branch.end(), branch.group())
    if match.kind == "agency" and match.name[-1] in "局署处会院部" and _is_overseas(match.core):
        section = _SECTION.match(text, match.end)
        if section and not STOP.search(section.group()):
            return match.with_unit(section.end(), section.group())
    more = _OWNED.match(text, match.end) if text[match.end : match.end + 1] in _OWNED_FIRST else None
    if more is None or match.kind not in ("agency", "group") or (match.kind == "group" and more.group()[0] == "各"):
        return match
    every = text[match.start - 1 : match.start] == "各" and more.group()[0] in "分派"
    return group(text, match.start - every, more.end())  # 各人民银行分支机构


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where such bodies stand in a working text."""
    for found in guard.finditer(_BODIES, text):
        if not STOP.search(found["body"]) and (found["kind"] != "中心" or CENTRE.search(found["body"])):
            start = found.start()
            yield start - 2 if text.startswith("地方", max(0, start - 2)) and start > 1 else start, found.end()
    for found in guard.finditer(_ITEM, text):
        start = found.start()
        if (not start or text[start - 1] in _ITEM_BEFORE) and not STOP.search(found["body"]):
            yield found.span()
    for found in guard.finditer(_MASS, text) if "等" in text and "、" in text else ():
        yield found.span()
    for found in guard.finditer(_AT_ALL_LEVELS, text):
        start = found.start()
        yield start - 2 if text.startswith("地方", max(0, start - 2)) and start > 1 else start, found.end()
    for found in guard.finditer(_OF_STATE, text):
        more = _ITS_OTHERS.match(text, found.end())
        yield found.start(), more.end() if more else found.end()
    for pattern in _TOWN_POSTS:
        for found in guard.finditer(pattern, text):
            yield found.span()
    for found in guard.finditer(_OWN_ITEM, text) if "属" in text and "事业" in text else ():
        if not found.start() or text[found.start() - 1] in _OWN_BEFORE:
            yield found.span()


def of_level(text: str, end: int) -> int | None:
    """Where an office of a level or place begins whose 部门 or 机构 ends at `end`; None where there is none.

    >>> of_level("由市河道监管机构负责", 8)
    1
    """
    front = _LEVEL_FRONT.search(text, max(0, end - 26), end)
    what = front["what"] if front else ""
    if not front or what[0] in NO_BEGINNING or STOP.search(what) or _OTHER_OFFICE.search(what):
        return None
    start = front.start()
    if not start or text[start] in "上下同本当地各" or _LEVEL_BEFORE.match(text, start - 1):
        return start
    place = place_end(index(), text, start + 1)
    return start + 1 - len(place) if place else None
