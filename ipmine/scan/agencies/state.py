"""The State's organs where no place stands in front of their names: 国家知识产权局, 中国公安部, 中办国办, 日本特许厅."""

from __future__ import annotations

import re
from typing import Final

from ipmine.scan.agencies.index import Index, Name
from ipmine.scan.agencies.model import AgencyMatch
from ipmine.scan.agencies.prefix import place_end, with_party

_STATE: Final = ("中华人民共和国", "国家", "中国", "国务院")
_STATE_LASTS: Final = frozenset("国家院")
# 香港知识产权署, 澳门特区政府经济局
_TERRITORIES: Final = (
    "香港特区政府", "香港特别行政区", "香港特区", "香港", "澳门特区政府", "澳门特别行政区", "澳门特区", "澳门",
)  # fmt: skip
_TERRITORY_LASTS: Final = frozenset("府区港门")
_SPECIAL: Final = frozenset(["hk", "mo"])
# 国办发〔2020〕4号: a number's sign is no mention
_NUMBER_BEHIND: Final = re.compile(r"[一-鿿A-Z]{0,6}[〔\[（(](?:19|20)[0-9]{2}[〕\]）)]")
_CONGRESS: Final = frozenset(["全国人大", "全国人民代表大会"])
# State organs in short whose like many places had
_OF_PLACES: Final = frozenset(["铁路局", "航天局", "公务员局"])
# what may stand in front of a name of two letters (人行, 央行)
_BOUNDARY: Final = re.compile(
    r"[^一-鿿]|[由向与和及对请经报同为从在将是让给，被按如并或使等且了据]|(?<=落)实|(?<=贯)彻|(?<=[按遵依])照|(?<=遵)循|(?<=执)行|(?<=传)达|(?<=转)发"
)
_OF_MANY: Final = ("中心", "委员会", "研究院", "研究所")
# 上 一 次会议: a session of a congress is no organ
SESSION_BEHIND: Final = re.compile(
    r"(?:第?[0-9一二三四五六七八九十]{1,3}届)?第?[0-9一二三四五六七八九十]{1,3}次(?:全体)?会议"
)
PARTY_GROUP: Final = re.compile(r"(?:机关)?党组|党委|机关党委")


def bare(known: Index, text: str, start: int, end: int, name: Name, last: AgencyMatch | None) -> AgencyMatch | None:
    """The organ whose known name is `text[start:end]`, with the State's own words in front; `last` is the match before."""
    if not name.bare or _NUMBER_BEHIND.match(text, end):
        return None
    if name.text in _CONGRESS and SESSION_BEHIND.match(text, end):
        return None
    before = text[start - 1 : start]
    beside = last is not None and last.end == start  # 中办国办
    own = name.placed and not name.central and name.text.endswith(_OF_MANY)
    if (own or len(name.text) < 3) and start and not beside and not _BOUNDARY.match(text, start - 1):
        return None  # 专利权人行使, 陆海新通道金融服务中心: a part of other words
    country = place_end(known, text, start)
    if name.text in _OF_PLACES and (before == "各" or country):
        return None  # 广州铁路局, 各铁路局: no State organ
    if country in known.countries:
        begin = start - len(country)
        return AgencyMatch(begin, end, "agency", text[begin:end], (country,), core=name.text)
    begin = start
    for state in _STATE if before in _STATE_LASTS else ():
        if text.startswith(state, begin - len(state)) and begin >= len(state):
            begin -= len(state)
            break
    if begin > 1 and text.startswith("中国", begin - 2) and begin < start:
        begin -= 2
    if before in _TERRITORY_LASTS and begin == start and any(organ.scope in _SPECIAL for organ in name.organs):
        begin -= next((len(territory) for territory in _TERRITORIES if text.endswith(territory, 0, start)), 0)
    partied = with_party(text, begin)
    if partied < begin:
        within = PARTY_GROUP.match(text, end)
        if within:
            # 中共自然资源部党组
            return AgencyMatch(
                partied, within.end(), "agency", text[partied : within.end()], core=name.text,
                units=(within.group(),), party=True,
            )  # fmt: skip
    return AgencyMatch(begin, end, "agency", text[begin:end].replace("\n", "").replace(" ", ""), core=name.text)
