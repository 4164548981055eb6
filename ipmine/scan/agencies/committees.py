"""Party committees of places: 省委, 中共长春市委, 自治区党委, 中国共产党吉林省委员会, 团省委."""

from __future__ import annotations

import re
from typing import Final

from ipmine.scan.agencies import compose
from ipmine.scan.agencies.groups import shared
from ipmine.scan.agencies.index import Index
from ipmine.scan.agencies.model import AgencyMatch
from ipmine.scan.agencies.prefix import place_end, prefix, with_party

# the committee itself: 省委, 中共长春市委员会
COMMITTEE: Final = "委"
# of a prefecture: 中共商洛地委; 地 is no level by itself
PREFECTURAL: Final = "地委"
_LEAGUE: Final = re.compile(r"(?:共青团|(?<![一-鿿])团|(?<=[、和及与由请向经对])团)\Z")

# the other parties, in short and in full
_SHORT_NAMES: Final = {
    "中国国民党革命委员会": "民革",
    "中国民主同盟": "民盟",
    "中国民主建国会": "民建",
    "中国民主促进会": "民进",
    "中国农工民主党": "农工党",
    "农工民主党": "农工党",
    "中国致公党": "致公党",
    "九三": "九三学社",
    "台湾民主自治同盟": "台盟",
}
_DEMOCRATIC: Final = re.compile("(?:" + "|".join((*_SHORT_NAMES, *_SHORT_NAMES.values())) + r")\Z")


def committee(known: Index, text: str, end: int) -> AgencyMatch | None:
    """A Party committee: 省委, 中共长春市委, 自治区党委, 中国共产党吉林省委员会."""
    long = text.startswith("委员会", end - 3)
    short_form = text.startswith("委会", end - 2)
    start = end - 3 if long else end - 2 if short_form else end - 1
    if text[start - 1] == "地":
        return None if long else _prefecture(known, text, start - 1, end)
    if text[start - 1] in "党工":
        start -= 2 if text.startswith("党工", start - 2) else 1
    front = prefix(known, text, start)
    if front is None or (front.zone and not text.startswith("工", end - 2)):
        return None
    if front.level and (compose.is_plural(text, start) or text[front.start - 1 : front.start + 1] in compose.PAIRED):
        return shared(text, start, end)  # 直辖市党委
    league = _LEAGUE.search(text, max(0, front.start - 3), front.start)
    if league and (not long or league[0] == "共青团"):
        # 团省委, 共青团吉林省委, 共青团重庆市委员会
        return AgencyMatch(
            league.start(), end, "agency", text[league.start() : end], front.places, front.level, "团委"
        )  # fmt: skip
    democratic = _DEMOCRATIC.search(text, max(0, front.start - 10), front.start)
    if democratic:
        # 民进深圳市委会, 民盟省委
        return AgencyMatch(
            democratic.start(), end, "agency", text[democratic.start() : end], front.places, front.level, _SHORT_NAMES.get(democratic[0], democratic[0]) + COMMITTEE,
        )  # fmt: skip
    if short_form:
        return None
    begin = with_party(text, front.start)
    if long and begin == front.start:
        return None
    if not front.places and begin and compose.LISTED.search(text, max(0, begin - 2), begin):
        return shared(text, start, end)
    return AgencyMatch(
        begin, end, "agency", text[begin:end].replace("\n", "").replace(" ", ""), front.places, front.level,
        text[start:end] if not long else COMMITTEE, party=True,
    )  # fmt: skip


def _prefecture(known: Index, text: str, start: int, end: int) -> AgencyMatch | None:
    """The Party committee of a prefecture, whose place is written in short: 中共商洛地委."""
    place = place_end(known, text, start)
    if not place or place[-1] in "省市县区州旗盟" or place in known.countries:
        return None
    begin = with_party(text, start - len(place))
    return AgencyMatch(begin, end, "agency", text[begin:end], (place,), core=PREFECTURAL, party=True)
