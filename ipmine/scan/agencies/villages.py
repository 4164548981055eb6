"""Bodies below the township, whose places no gazetteer lists: 新民村村民委员会, 南门社区居委会, 惠家大队党支部.

The name of the village is what stands between a mark, a verb or a place above it and 村. A second body behind the
first belongs to the same village: 新民村党支部、村委会; 新民村党支部书记、村委会主任.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ipmine import guard
from ipmine.scan.agencies.index import index
from ipmine.scan.agencies.model import AgencyMatch
from ipmine.scan.agencies.prefix import TELLS, prefix
from ipmine.scan.agencies.stops import STOP

_HEAD: Final = re.compile(
    r"村(?:村?委会|村?民委员会|党支部(?:委员会)?|党总支|党委)"
    r"|社区(?:居委会|居民委员会|党支部(?:委员会)?|党总支|党委)|居(?:居?委会|居?民委员会)"
    r"|大队(?:党支部|党总支|革委会|革命委员会|管委会)|公社(?:党委|革委会|革命委员会|管委会|管理委员会)"
)
_KIND: Final = re.compile("村|社区|居|大队|公社")
_FULL: Final = {"村委会": "村民委员会", "居委会": "居民委员会", "革委会": "革命委员会", "管委会": "管理委员会"}
# the bodies of the residents themselves
OF_RESIDENTS: Final = frozenset(["村民委员会", "居民委员会"])
_LAW: Final = re.compile("[一-鿿]{0,4}(?:组织法|选举)")
_NAME: Final = re.compile(r"(?:(?!村|社区)[^\W和与及由向对将经为的是请报至到从给被把等各本全该其所0-9a-zA-Z_]){1,9}\Z")
_TOLD: Final = re.compile(rf"(?:{TELLS}|[在由向请经报让给兼])")
# villages and communities of a kind: 行政村, 贫困村, 智慧社区; 住地, 所在
_NO_NAME: Final = re.compile(
    r"(?:个|当地|本地|实施|开展|推行|行政|建制|自然|城中|贫困|脱贫|示范|重点|试点|先进|文明|美丽|村改|一个|每个|两个|若干|部分|有关|相关|所有|任何|上述|农|乡|新|老|原|城市|农村|智慧|和谐|平安|居住|住地"
    r"|户籍|驻地|辖区|民主|后进|涣散|集体经济|特色|中心|城镇|城乡|党组织|人民|生产|服务|突击|巡回|武装|建筑)\Z"
)
# a town or commune that no gazetteer lists, in front of its village
_TOWN: Final = re.compile("[一-鿿]{2,4}?(?:镇|乡|街道|苏木|公社)")
_WORDS_BEFORE: Final = frozenset("和与及由向对将经请报至到从给被把按")
_LONGEST_NAME: Final = 5
_SECOND: Final = re.compile(
    r"(?:(?:副?书记|委员|成员)(?:兼|、)?|[、和及与])(?P<body>村民委员会|村委会|居民委员会|居委会|革委会|革命委员会|党支部|党总支)"
)
_ABOVE_LASTS: Final = frozenset("镇乡道省市县区旗木")


def villages(text: str) -> Iterator[AgencyMatch]:
    """The bodies of named villages, communities, brigades and communes of a working text."""
    for head in guard.finditer(_HEAD, text):
        start, end = head.span()
        kind = _KIND.match(text, start)
        if kind is None or _LAW.match(text, end):
            continue
        body, seat = text[kind.end() : end], kind.end()
        if body[0] in "委民":  # 五良太村委会, 南门居委会, 松鹤村民委员会
            seat -= kind.group() == "居" or body[0] == "民"
            body = kind.group() + body
        places, start = _place(text, start, seat, kind.group())
        if not places:
            continue
        yield AgencyMatch(start, end, "agency", text[start:end], places, core=_FULL.get(body, body))
        second = _SECOND.match(text, end)
        if second:
            body = second["body"]
            yield AgencyMatch(second.start("body"), second.end(), "agency", body, places, core=_FULL.get(body, body))


def _place(text: str, at: int, seat: int, kind: str) -> tuple[tuple[str, ...], int]:
    """The village whose kind begins at `at`, behind the places above it, and where they begin; () for none."""
    named = _NAME.search(text, max(0, at - 12), at)
    if named is None:
        return (), at
    start = named.start()
    for told in (*_TOLD.finditer(text, start, at), *STOP.finditer(text, start, at)):
        start = max(start, told.end())
    before = text[start - 1 : start]
    bounded = start > named.start() or not before.isalpha() or before in _WORDS_BEFORE
    above: tuple[str, ...] = ()
    begin = start
    for middle in range(at - 1, start, -1):
        if text[middle - 1] in _ABOVE_LASTS and (front := prefix(index(), text, middle)) and front.places:
            above, begin, start = front.places, front.start, middle
            break
    town = _TOWN.match(text, start, at) if above or bounded else None
    if town:
        above, start = (*above, town.group()), town.end()
    name = text[start:at]
    if not (above or bounded) or not (kind != "村") < len(name) <= _LONGEST_NAME or _NO_NAME.search(name):
        return (), at
    return (*above, text[start:seat]), begin
