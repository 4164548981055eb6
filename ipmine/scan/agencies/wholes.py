"""Bodies that stand for themselves, without a place or a parent in front.

中国（浙江）知识产权保护中心 · 驻美国大使馆 · 财团法人某某基金会 · 某某水库管理局 · 三峡库区地质灾害防治工作指挥部.
"""

from __future__ import annotations

import re
from typing import Final

from ipmine.scan.agencies.model import AgencyMatch
from ipmine.scan.agencies.stops import STOP

# bodies that stand for themselves, without a place: 三峡库区地质灾害防治工作指挥部
_WHOLE: Final = re.compile(
    r"(?![省市县区州镇乡])[^\W由向对和与将]{2,22}(?:(?:部际|厅际|省际)联席会议|(?:领导小组|联席会议)办公室|[一-鿿]{2}指挥部)\Z"
)
# the administration of a work or a site, named for it: 某某水库管理局
_FACILITY: Final = re.compile(
    r"(?!全|各|本|该|有关|相关|其他|所有|城市|县级|市级|省级|国家级)[^\W的和与及、]{2,6}?(?:水库|电站|灌区|水利枢纽|水利工程|引水工程|渠道|水闸|风景名?胜?区?|景区|公园|保护区|湿地|林场|港口|机场|码头|大桥|隧道|车站|遗址|陵园|湖|江|河)"
    r"(?:管理(?:局|处|所|站|中心|委员会)|管委会|管护中心|服务中心|事务中心|建设指挥部)"
)
# a body that the text itself gives a short name: 设立某某行政执法委员会（以下简称…）
_DEFINED: Final = re.compile("（(?:以下|下)?(?:统一)?简?称")
_SET_UP: Final = re.compile("设(?![计备施市区])")
_NAMED_FOR: Final = re.compile(
    r"(?<![本各同])[一-鿿“”]{4}(?:委员会|领导小组|协调小组|工作小组|工作专班|指挥部|联席会议|办公室)\Z"
)
# a police station named for a place that no gazetteer lists, as a whole item
_STATION: Final = re.compile(
    r"(?:\A|[^一-鿿])(?P<name>(?!公安|所属|案发)[^\W各有乡镇辖等及和由向报对请到从与地在经]{2,3}派出所)\Z"
)
_BASE: Final = re.compile(r"中国（[一-鿿]{2,8}）[一-鿿]{2,12}(?:服务|保护|维权|援助|仲裁|调解|促进|审查|运营)中心\Z")
# a State's or a place's office abroad: 驻美国大使馆, 驻台北以色列经济文化办事处; a body that the State set up: 国立某图书馆
ABROAD_ENDS: Final = ("馆", "处")
RELIEF_ENDS: Final = ("护会", "助会", "济会", "利会", "善会")
_ABROAD: Final = re.compile(
    r"驻[一-鿿]{2,14}(?:大使馆|领事馆|经济文化(?:代表|办事)处|(?:联络|经济|贸易|商务)代表处|联络办事处)\Z"
    r"|国立[一-鿿]{2,10}(?:图书馆|博物馆|美术馆|纪念馆|教育馆)\Z"
)
_JURISTIC: Final = re.compile(r"(?:财团|社团|行政)法人(?![的之或等登设])(?:(?!应(?!用))[^\W、未向于内]){3,28}\Z")
_JURISTIC_ENDS: Final = frozenset("会心院所社金")
# the name of a zone, and what ends in front of it
_ZONE: Final = re.compile(
    r"(?![各本该所其全原我你有相省市县区州])[一-鿿]{3,10}(?<![开发高新经济技术工业产业]{2}[区园])(?<!园区|新区|景区|校区|社区|辖区|特区|地区)"
)
_APART: Final = re.compile("[由对向经报与和请送给到及同]")
_RUN: Final = re.compile(r"[一-鿿]{3,14}\Z")
_FARTHEST: Final = 14
_ZONE_LASTS: Final = frozenset("城湾岛谷湖山港区园")
_BEFORE_WHOLE: Final = frozenset("在由向经请报的关")
_HAN_BEFORE: Final = re.compile("[一-鿿]")
_AND: Final = re.compile("[和与及]")


def formed(text: str, end: int, last: AgencyMatch | None) -> AgencyMatch | None:
    """The body that ends at `end` and whose form tells it, wherever it stands; `last` is the match in front."""
    return _base(text, end) or _abroad(text, end, last) or _juristic(text, end, last)


def alone(text: str, low: int, end: int, bounded: bool) -> AgencyMatch | None:
    """The body that `text[low:end]` names as a whole; `bounded`: what stands before `low` is no part of a name."""
    if text.endswith("派出所", 0, end) and (post := _STATION.search(text, max(0, end - 7), end)):
        return _whole(text, *post.span("name"))
    apart = text[low - 1 : low] in _BEFORE_WHOLE or not _HAN_BEFORE.match(text, max(0, low - 1), low)
    if (apart or bounded) and _FACILITY.fullmatch(text, low, end):
        return _whole(text, low, end)
    defined = bounded and _DEFINED.match(text, end) and _NAMED_FOR.search(text, low, end)
    if defined or (apart and (whole := _WHOLE.search(text, low, end)) and whole.start() == low):
        return _whole(text, low + (_SET_UP.match(text, low) is not None), end)
    return None


def zone(text: str, end: int) -> str:
    """The zone that ends at `end` and that no gazetteer lists, or "": 国际商贸城 in 由国际商贸城管委会负责."""
    run = _RUN.search(text, max(0, end - _FARTHEST), end) if text[end - 1] in _ZONE_LASTS else None
    if run is None:
        return ""
    start = (
        run.start() if run.start() > end - _FARTHEST or not run.start() else -1
    )  # else what stands before is not seen
    for stop in (*STOP.finditer(text, run.start(), end), *_APART.finditer(text, run.start(), end)):
        start = max(start, stop.end())
    return text[start:end] if start >= 0 and _ZONE.fullmatch(text, start, end) else ""


def _abroad(text: str, end: int, last: AgencyMatch | None) -> AgencyMatch | None:
    if text[end - 1] not in ABROAD_ENDS:
        return None
    found = _ABROAD.search(text, max(0, end - 20, last.end if last is not None else 0), end)
    if found is None:
        return None
    start = max(text.rfind("驻", found.start(), end - 4), text.rfind("国立", found.start(), end - 4))
    # 驻特拉维夫台北经济文化办事处与驻…: the nearest 驻, or the one that holds it (驻某国台北…)
    if _AND.search(text, start, end):
        return None
    return _whole(text, start, end)


def _juristic(text: str, end: int, last: AgencyMatch | None) -> AgencyMatch | None:
    """A foundation or society of Taiwan under its form in law: 财团法人某某基金会."""
    if text[end - 1] not in _JURISTIC_ENDS:
        return None
    return _body(text, _JURISTIC.search(text, max(0, end - 34, last.end if last is not None else 0), end))


def _base(text: str, end: int) -> AgencyMatch | None:
    """中国（浙江）知识产权保护中心: a national body at a place, which stands in brackets."""
    return _body(text, _BASE.search(text, max(0, end - 26), end)) if text.endswith("中心", 0, end) else None


def _body(text: str, found: re.Match[str] | None) -> AgencyMatch | None:
    return _whole(text, *found.span()) if found is not None else None


def _whole(text: str, start: int, end: int) -> AgencyMatch:
    """The body whose name is all of `text[start:end]`."""
    return AgencyMatch(start, end, "agency", text[start:end], core=text[start:end])
