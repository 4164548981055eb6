"""What belongs to a collective party at its ends: a bracket, its branches, the committee beside the government.

各乡镇人民政府、街道办事处 · 各级政府及其组成部门 · 当地人民银行分支机构 · 各省公安厅、局 · 各县市区委、人民政府.
"""

from __future__ import annotations

import re
from typing import Final

from ipmine.scan.agencies.index import index
from ipmine.scan.agencies.model import AgencyMatch
from ipmine.scan.agencies.vocabulary import vocabulary

_STATE: Final = "中华人民共和国"
_TRADE: Final = re.compile(r"(?:\A|[\n，；])(?P<trade>[一-鿿]{2,4})\Z")
TAIL: Final = re.compile(
    r"（(?!以下|下称|简称|统称)(?:[^（）\n]{1,14}(?:部门|机构|单位|中心|办公室|办事处)|街道办?|管委会|行署|(?:委员会|[局委厅办、处]){1,6}|[一-鿿]{1,10}[局厅委办])）"
)
_DEEDS: Final = frozenset("监察 监督 监管 管理 审计 检察 督导 检查".split())  # 监察各公共部门: what is done to them
# 各县市区委、人民政府
_AND_GOVERNMENT: Final = re.compile("[、和](?:人民)?政府(?![性采办])")
# 各级政府及其组成部门
_OF_GOVERNMENT: Final = re.compile(
    "的(?:职能|组成|工作|直属)部门|及其(?:组成|有关|相关|所属|工作|职能)?部门(?!规章)|(?!办|及|和|与|或|对|向|有关|各)[一-鿿]{2,6}局(?<![布格大结当]局)(?=[^一-鿿]|[及和或与等应得依负办配协参共会执将须])"
)
# 两省水利厅, 京津冀三地发展改革委, 川渝市场监管局: of places that are only counted, or given a letter each
_LETTERS: Final = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘宁"
_COUNTED_PLACES: Final = re.compile(
    f"(?:[{_LETTERS}]{{2,6}}(?:(?:[两三四五六七]|[2-7])(?:省市|省区|[省市地]))?|[两三四]省一"
    "|(?<![第之一十])[两三四五六七八九](?:省市|省区|[省市地州])?)\\Z"
)
_NUMERALS: Final = frozenset("一两三四五六七八九")
_PLACES_BEFORE: Final = re.compile("(?:[一-鿿]{2,6}、){1,6}\\Z")
_KINDS: Final = ("省", "市", "县", "区", "州")
COUNTED: Final = frozenset("省市区地州一两三四五六七八九" + _LETTERS)
_SEATS: Final = ("政府", "事处")
_BRANCHES: Final = ("分支机构", "派出机构")
# 各省公安厅、局; 市级机关事业单位
_ALSO: Final = re.compile(
    "门(?<=交通管理部门)车辆管理所|门(?<=部门)和机构(?![改编设])|厅、局(?=[^一-鿿、]|[可应和与及要等负按根依])|关(?<=机关)[、和]?企?事业单位"
)
_HAS_BRANCHES: Final = frozenset("行局署")
# 各乡镇人民政府、街道办事处: bodies below the county that share the determiner
_MORE: Final = re.compile(
    r"(?:[、和](?:(?:街道|镇街|街)办事处|街道办|(?:乡镇|镇|乡)(?:人民)?政府|(?:(?!各)[一-鿿]{0,3}园区|开发区|高新区|新区)?管委会)){1,3}"
)


def counted_places(text: str, start: int) -> int:
    """Where the places begin whose number or letters stand in front of `start`, or `start` itself: 川渝两省市…."""
    found = _COUNTED_PLACES.search(text, max(0, start - 10), start)
    if found is None or (text[start - 1] in _NUMERALS and not text.startswith(_KINDS, start)):
        return start
    return found.start()


def listed_places(text: str, start: int) -> int:
    """Where the list of places begins that ends with the one at `start`."""
    listed = _PLACES_BEFORE.search(text, max(0, start - 42), start)
    if listed is None:
        return start
    begin = start
    for item in reversed(listed.group().split("、")[:-1]):
        place = next(
            (item[-size:] for size in (6, 5, 4, 3, 2) if len(item) >= size and item[-size:] in index().places), ""
        )
        if not place:
            break
        begin -= len(place) + 1
        if place != item:
            break
    return begin


def group(text: str, start: int, end: int) -> AgencyMatch:
    """The group `text[start:end]`, with a bracket behind that belongs to it."""
    if text.startswith(_STATE, start):
        start += len(_STATE)  # 中华人民共和国地方各级人民代表大会: the State is no member
    if text[start] == "各":
        trade = _TRADE.search(text, max(0, start - 5), start)
        if trade and trade["trade"] not in _DEEDS and vocabulary().classes.get(trade["trade"]) == "F":
            start = trade.start("trade")  # 民航各地区管理局
        elif text[start - 1 : start] == "驻" and start > 1 and (owner := index().name_at(text, start - 1)):
            start -= 1 + len(owner.text)  # 税务总局驻各地特派员办事处
    if text[start - 1 : start] in COUNTED:
        start = counted_places(text, start)
    last = text[end - 1]
    if (
        last in "府处"
        and text[start] == "各"
        and text.endswith(_SEATS, start, end)
        and (more := _MORE.match(text, end))
    ):
        end = more.end()
    if text.endswith("政府", start, end) and (theirs := _OF_GOVERNMENT.match(text, end)):
        end = theirs.end()
    if last == "委" and (beside := _AND_GOVERNMENT.match(text, end)):
        end = beside.end()  # 各县市区委、人民政府
    tail = TAIL.match(text, end)
    if tail:
        end = tail.end()
    elif text.startswith(_BRANCHES, end) and text[end - 1] in _HAS_BRANCHES:
        end += 4  # 当地人民银行分支机构
    elif text[end - 1] in "厅关门" and (also := _ALSO.match(text, end - 1)):
        end = also.end()
    return AgencyMatch(start, end, "group", text[start:end].replace("\n", "").replace(" ", ""))
