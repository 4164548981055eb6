"""Which place 省, 市 and 县 stand for, at each place of a paper."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import Final

from ipmine.gazetteer import COUNTRY, Place, gazetteer
from ipmine.scan.agencies import AgencyMatch

# the levels of the gazetteer that a bare word may mean, the usual one first
_MEANS: Final = {
    "省": ("province",), "自治区": ("province",), "市": ("city", "province", "county"), "州": ("city",), "自治州": ("city",),
    "盟": ("city",), "地区": ("city",), "县": ("county",), "自治县": ("county",), "区": ("county", "province"),
    "旗": ("county",), "自治旗": ("county",),
}  # fmt: skip
_NAMED: Final = re.compile(r"[一-鿿]{2,8}?(?:自治州|自治区|自治县|[省市县区州盟旗])")
_TOWNSHIPS: Final = frozenset(["镇", "乡", "街道"])
_TOWNSHIP: Final = re.compile(
    r"(?:(?<=[^一-鿿])|(?<=[市县区旗]))"
    r"(?P<name>(?![各你我贵希本该全乡村集小城建强县市区某]|其他|所在|有关|重点|中心|特色|民族)[^\W0-9a-zA-Z_由向对在应于从到给被和与及将请]{2,3}(?:镇|乡|街道))(?!级|域|村|区|里|长|党委|政府有)"
)
_SPOKEN: Final = 20_000  # characters that a paper is searched for its township
_REACH: Final = 300
_COUNTIES: Final = frozenset(["县", "自治县", "旗", "自治旗"])
_MOST: Final = 400  # of the places that a paper is searched for


class Whereabouts:
    """The places that a paper speaks of; `region` is its own, `national` whether it is the State's."""

    def __init__(self, text: str, region: str | None, found: list[AgencyMatch]) -> None:
        self.text = text
        self.region = region
        self.national = region in (None, COUNTRY)
        self._starts: list[int] = []
        self._places: list[Place] = []
        self._townships: Counter[str] = Counter()
        gaz = gazetteer()
        for match in found:
            if match.places and match.places[-1].endswith(("镇", "乡", "街道")):
                self._townships[match.places[-1]] += 1
            for written in match.places[-1:]:
                place = gaz.resolve(written, region)
                if place is not None and place.code != COUNTRY:
                    self._starts.append(match.start)
                    self._places.append(place)
        self._only: dict[str, Place | None] = {}
        self._own: dict[str, Place | None] = {}

    def of_level(self, word: str, at: int) -> Place | None:
        """The place that a bare 省, 市, 县 at `at` means, None if nothing tells.

        The paper's own place and those above it come first, then the place last named.
        """
        if word in _TOWNSHIPS:
            return self._township(word)
        if word not in _MEANS:
            return None
        if word not in self._own:
            self._own[word] = self._above(word)
        own = self._own[word]
        if own is not None:
            return own
        return self._named_before(word, at) or self._only_one(word)

    def _township(self, word: str) -> Place | None:
        """The one township that a paper names, of those that no gazetteer lists: 茂林镇 in its own paper."""
        if word not in self._own:
            named = Counter(
                found["name"] for found in _TOWNSHIP.finditer(self.text, 0, _SPOKEN) if found["name"].endswith(word)
            )
            seated = [name for name in self._townships if name.endswith(word)]
            if len(seated) == 1:
                named = Counter(seated)  # the one whose own offices are named
            name, times = named.most_common(1)[0] if named else ("", 0)
            sure = len(named) == 1 or (times > 1 and 2 * times > named.total())
            own = gazetteer().get(self.region) if self.region else None
            if own is not None and own.level == "county":
                name = own.name + name
            self._own[word] = Place(self.region or "", name, name, "township", "") if sure else None
        return self._own[word]

    def _above(self, word: str) -> Place | None:
        if self.region is None or self.region == COUNTRY:
            return None
        gaz = gazetteer()
        levels = _MEANS.get(word, ())
        own = gaz.get(self.region)
        if own is not None and own.level in levels and own.name.endswith(word):
            return own  # 市 in a paper of 义乌市, though it lies in 金华市
        line = [place for place in (*gaz.ancestors(self.region), gaz.get(self.region)) if place is not None]
        for level in levels:
            for place in line:
                if place.level == level and place.name.endswith(word):
                    return place
        return None

    def _named_before(self, word: str, at: int) -> Place | None:
        levels = _MEANS.get(word, ())
        near = self._in_text(word, levels, at)
        if near is not None:
            return near
        k = bisect_right(self._starts, at)
        for place in reversed(self._places[max(0, k - 12) : k]):
            if place.level in levels and place.name.endswith(word):
                return place
        return None

    def _only_one(self, word: str) -> Place | None:
        """The one county that a local paper names anywhere, where no other is named: 县政府 over an annex of 清水河县."""
        if word not in _COUNTIES or self.region == COUNTRY:
            return None
        if word not in self._only:
            gaz = gazetteer()
            named: dict[str, Place] = {}
            for k in _ends(self.text, word, 0, len(self.text), _MOST):
                for size in range(8, 1, -1):
                    name = self.text[k - size : k] if k >= size else ""
                    place = gaz.resolve(name, self.region) if name in gaz.full_names else None
                    if place is not None and place.level == "county" and place.name == name:
                        named[place.code] = place
                        break
            place = next(iter(named.values())) if len(named) == 1 else None
            within = place is not None and (self.region is None or gaz.is_within(place.code, self.region))
            self._only[word] = place if within else None
        return self._only[word]

    def _in_text(self, word: str, levels: tuple[str, ...], at: int) -> Place | None:
        """A place of such a level that the paragraph has named just before, or names just behind."""
        gaz = gazetteer()
        low = max(self.text.rfind("\n", 0, at) + 1, at - _REACH)
        high = self.text.find("\n", at, at + 60)
        high = min(len(self.text), at + 60) if high < 0 else high
        for start, end, last in ((low, at, True), (at, high, False)):
            places = []
            for k in _ends(self.text, word, start, end):
                for size in range(2, 9):
                    name = self.text[k - size : k] if k - size >= start else ""
                    place = gaz.resolve(name, self.region) if name in gaz.full_names else None
                    if place is not None and place.level in levels and place.name == name:
                        places.append(place)
                        break
            if places:
                return places[-1 if last else 0]
        return None


def _ends(text: str, word: str, start: int, end: int, most: int = 12) -> list[int]:
    """Where `word` ends in `text[start:end]`, at most the last `most`, a dozen unless told."""
    found = []
    k = text.find(word, start, end)
    while k >= 0:
        found.append(k + len(word))
        k = text.find(word, k + 1, end)
    return found[-most:]
