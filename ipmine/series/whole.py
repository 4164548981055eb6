"""Series that stand for one organ as a whole: the State's, Taiwan's and Macau's, courts', and names written out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from ipmine import lexicon
from ipmine.gazetteer import COUNTRY, Gazetteer, Place
from ipmine.series.parts import GRACE, OTHER_BODY, Homes, SeriesReading, away, kind_of, years

_NAMED = re.compile("(.{2,46}?)(令|公告|通告|公报|决定|决议)")
_OFFICE_HOLDER = re.compile("(?<=[部局署委行会])(?:部长|局长|署长|主任|行长|主席)$")
_TERM = re.compile(r"第[一二三四五六七八九十百\d]{1,4}届")
_BODY = re.compile("(?:[府部局会院署厅委办行关]|办公室|主席|总理|省长|市长)$")
_HERE = re.compile("[省市州县区旗](?:人民)?政府")
_CENTRAL_NAMES = ("国家", "中国", "中央", "最高", "国务院", "全国", "中华", "国防")
_IP_COURTS = {
    "京73": ("北京知识产权法院", "110000"),
    "沪73": ("上海知识产权法院", "310000"),
    "粤73": ("广州知识产权法院", "440000"),
    "琼73": ("海南自由贸易港知识产权法院", "460000"),
}
_COURT = re.compile(
    r"(最高法|[京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔云藏陕甘青宁新]\d{0,2})知?[民刑行执赔]{1,2}"
    "(?:终|初|申|再|辖|监|提|特|保|抗|他|复|更|破|督|催|医|撤|异){1,2}字?"
)


class _Sign(NamedTuple):
    """A sign, the organ that it stands for, and the years in which it does."""

    sign: str
    issuer: str
    region: str
    since: int
    until: int
    units: frozenset[str] = frozenset()
    office: str = ""
    alone: bool = True


_Index = dict[str, list[_Sign]]


class WholeSigns:
    """The tables of whole signs, each read by the longest that fits."""

    def __init__(self, gaz: Gazetteer, homes: Homes) -> None:
        self._gaz = gaz
        self._homes = homes
        self._central = _index(
            _Sign(row["sign"], row["issuer"], COUNTRY, *years(row), frozenset(row["units"].split()), row["office"])
            for row in lexicon.rows("series_central")
        )
        # the central organs' names, in full and as their orders write them
        self._issuers = {row["issuer"]: row["issuer"] for row in lexicon.rows("series_central")}
        self._issuers |= {r.sign: r.issuer for rows in self._central.values() for r in rows if "令" in r.units}
        self._local = _index(
            _Sign(row["sign"], row["issuer"], row["region"], *years(row)) for row in lexicon.rows("series_local")
        )
        self._overseas = _index(
            _Sign(row["sign"], row["issuer"], row["region"], *years(row), alone=row["alone"] == "yes")
            for row in lexicon.rows("series_hmt")
        )

    def central(self, series: str, year: int | None) -> SeriesReading | None:
        """A series of a central organ: 国知发运字, 财教, 人社部规."""
        return self._longest(self._central, series, year)

    def local(self, series: str, year: int | None) -> SeriesReading | None:
        """A series of a local organ whose name does not follow from its sign: 沪科, 津保管发."""
        return self._longest(self._local, series, year)

    def _longest(self, index: _Index, series: str, year: int | None) -> SeriesReading | None:
        for length in range(min(20, len(series)), 0, -1):
            row = _row(index, series[:length], year)
            rest = series[length:]
            if row is None or (row.units and not _unit(rest, row.units)):
                continue
            if not row.units and length < 3 and OTHER_BODY.search(rest):
                continue
            issuer = row.office if row.office and rest.endswith(("厅", "厅函", "厅发", "厅字")) else row.issuer
            certain = row.region != COUNTRY or length > 1 or row.sign == "财"
            return SeriesReading(issuer, row.region, self._level(row), kind_of(rest or series), certain, row.sign)
        return None

    def overseas(self, series: str, within: str | None, year: int | None) -> SeriesReading | None:
        """A series of Taiwan or Macau; short signs only in a paper that is known to come from there."""
        sign = series.removesuffix("字")
        here = self._gaz.get(within) if within and within[:2] in ("71", "82") else None
        kind = "字" if sign != series else kind_of(series)
        if here is None and kind != "字" and series not in self._overseas and not series.startswith("院台"):
            return None
        if here is not None and sign.startswith("府"):
            return self._government(here, kind) if here.level == "city" else None
        for length in range(len(sign), 0, -1):
            row = _row(self._overseas, sign[:length], year)
            if row is not None and (row.alone or here is not None):
                # without a year, who of two bodies of one sign is only likely
                certain = year is not None or len(self._overseas[row.sign]) == 1
                return SeriesReading(row.issuer, row.region, self._level(row), kind, certain, row.sign)
        return None

    def court(self, series: str) -> SeriesReading | None:
        """The court of a case number: 最高法知民终, 京73民终, 吉民终; lower courts are not read."""
        found = _COURT.fullmatch(series)
        if found is None:
            return None
        head = found.group(1)
        if head == "最高法":
            return SeriesReading("最高人民法院", COUNTRY, "central", "", True, head)
        if head in _IP_COURTS:
            name, region = _IP_COURTS[head]
            return SeriesReading(name, region, "province", "", True, head)
        home = next((h for h in self._homes.at(series, None) if h.place.level == "province"), None)
        if len(head) > 1 or home is None:
            return None
        return SeriesReading(home.place.name + "高级人民法院", home.place.code, "province", "", True, head)

    def named(self, series: str, within: str | None) -> SeriesReading | None:
        """A series that writes its organ's name: 上海市人民政府令, 国家知识产权局公告, 省政府令."""
        found = _NAMED.fullmatch(series)
        if found is None:
            return None
        full, kind = _OFFICE_HOLDER.sub("", _TERM.sub("", found.group(1))), found.group(2)
        name = full.removeprefix("中华人民共和国") or full
        for written in (full, name):
            short = self.central(written + kind, None)
            if short is not None and short.sign == written:
                return short
        first = self._first_of(name)
        if first is not None:
            return SeriesReading(first, COUNTRY, "central", kind, True, name)
        if within and _HERE.fullmatch(name):
            here = self._homes.bare(name, within)
            return self._government(here[0], kind) if here else None
        if not _BODY.search(name):
            return None
        for length in range(min(12, len(name) - 1), 1, -1):
            place = self._gaz.resolve(name[:length], within)
            if place is not None and place.name == name[:length]:
                return SeriesReading(name, place.code, place.level, kind, True, name)
        if name in self._issuers or name.startswith(_CENTRAL_NAMES) or name.endswith("部"):
            return SeriesReading(name, COUNTRY, "central", kind, True, name)
        return None

    def _first_of(self, name: str) -> str | None:
        """The first of several central organs that issue together: 财政部、税务总局, with or without marks."""
        names: list[str] = []
        rest = name
        while rest and len(names) < 9:
            length = next((n for n in range(min(20, len(rest)), 2, -1) if rest[:n] in self._issuers), 0)
            if not length:
                return None
            names.append(self._issuers[rest[:length]])
            rest = rest[length:].lstrip("、 ")
        return names[0] if len(names) > 1 else None

    def _government(self, place: Place, kind: str) -> SeriesReading:
        name = place.name + ("政府" if place.code.startswith("71") else "人民政府")
        return SeriesReading(name, place.code, place.level, kind, True, "")

    def _level(self, row: _Sign) -> str:
        # Taiwan's organs with series of their own are those of its centre
        if row.region in (COUNTRY, "710000"):
            return "central"
        place = self._gaz.get(row.region)
        return place.level if place else ""


def _index(signs: Iterable[_Sign]) -> _Index:
    index: _Index = {}
    for sign in signs:
        index.setdefault(sign.sign, []).append(sign)
    return index


def _row(index: _Index, sign: str, year: int | None) -> _Sign | None:
    """The row of a sign that is nearest to the year; none if the sign was not in use then."""
    rows = index.get(sign)
    if not rows:
        return None
    row = min(rows, key=lambda r: (away(r.since, r.until, year), -r.since))
    return None if year is not None and away(row.since, row.until, year) > GRACE else row


def _unit(rest: str, units: frozenset[str]) -> bool:
    """Whether a department's character follows a short sign, and then at most a kind; - is none at all."""
    if not rest:
        return "-" in units
    return any(rest.startswith(unit) and len(rest) - len(unit) <= 4 for unit in units)
