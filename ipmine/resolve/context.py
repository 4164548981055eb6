"""What a paper establishes about itself: its day, its place, its issuer."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from ipmine.facts import DocNumberFact
from ipmine.gazetteer import COUNTRY, gazetteer
from ipmine.resolve.calendar import absolute
from ipmine.resolve.titling import title_of
from ipmine.scan import Scans
from ipmine.series import issuer_of_number
from ipmine.structure import Layout, Part, forms


@dataclass(slots=True)
class Context:
    """The surroundings against which shorthand and relative dates are resolved.

    `issued`/`published`: EDTF days that the text (or the caller) gives. `region`: the
    GB/T 2260 code of the jurisdiction that the paper speaks for, `000000` for the
    State. `territory`: `mainland`, `tw`, `hk` or `mo`. `issuers`: names as written
    (working text) of the issuing organs, best guess first.
    """

    issued: str | None = None
    published: str | None = None
    region: str | None = None
    territory: str = "mainland"
    issuers: list[str] = field(default_factory=list)


REGIONS = {"tw": "710000", "hk": "810000", "mo": "820000"}

_TW = re.compile(
    r"中华民国 ?\d|民国 ?\d{2,3} ?年|law\.moj\.gov\.tw|\.gov\.tw|[府院部署会局]授?[\u4e00-\u9fff]{1,5}字第|行政院|立法院|智慧财产局"
)
_MO = re.compile(
    r"澳门特别行政区(?:政府|行政长官|公报)|澳 门 特 别 行 政 区|第\d{1,4}/\d{4}号(?:行政长官|法律|行政法规|保安司|社会文化司|运输工务司)"
)
_HK = re.compile(
    r"香港特别行政区政府|\.gov\.hk|财政司司长|政务司司长|律政司|(?:本港|特区政府).{0,200}香港|行政长官李家超|行政长官林郑"
)
_MAINLAND = re.compile(r"[〔\[]\d{4}[〕\]]\d{1,5}号|中共中央|国务院|省人民政府|市人民政府")

# How the issuers' names end at the head of a title.
TITLE_LEAD = re.compile(
    r"(?=关于|印发|转发|批转|发布|公布|颁布|命令|令(?:$|第|[（(])|公告|通告|(?<=[组局部会厅委院府室署])对|局长令|工作报告|书函|函$)"
)
_HEAD = 500


def establish(
    text: str,
    layout: Layout,
    scans: Scans,
    doc_numbers: list[DocNumberFact],
    *,
    issued: str | None = None,
    published: str | None = None,
    region: str | None = None,
) -> Context:
    """Find the paper's day, place and issuers from its head, number and sign-off.

    What the text tells comes first; `issued`, `published` and `region` of the caller fill
    what it lacks.
    """
    territory = _territory(text, layout)
    days = _Days(scans, territory)
    context = Context(territory=territory)
    context.issued = _issued(text, layout, days) or issued
    context.published = _published(layout, days) or published
    context.issuers = written_issuers(text, layout)
    context.region = _region(text, layout, scans, doc_numbers, context) or region or REGIONS.get(territory)
    return context


def _territory(text: str, layout: Layout) -> str:
    if layout.genre == "tw_gazette":
        return "tw"
    head = text[: 3 * _HEAD]
    if _MO.search(head):
        return "mo"
    if _TW.search(head) and not (_MAINLAND.search(head) and "中华民国" not in head):
        return "tw"
    if _HK.search(head) and not _MAINLAND.search(head):
        return "hk"
    return "mainland"


# --- days --------------------------------------------------------------------------------


class _Days:
    """The days that a text writes out, by place."""

    def __init__(self, scans: Scans, territory: str) -> None:
        self._days: list[tuple[int, int, str]] = []
        for match in scans.dates:
            norm = absolute(match, territory)
            if norm is not None and _DAY.fullmatch(norm):
                self._days.append((match.start, match.end, norm))

    def within(self, start: int, end: int) -> list[str]:
        """The days written in `start:end`, in order; a clock time is kept."""
        return [norm for a, b, norm in self._days if start <= a and b <= end + 1]


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:T[\d:]{5,8})?")
_PROMULGATED = re.compile(r"公布|发布|颁布|公告")


def _parts(layout: Layout, kind: str, unit: int = 0) -> list[Part]:
    return [part for part in layout.parts if part.kind == kind and part.unit == unit]


def _issued(text: str, layout: Layout, days: _Days) -> str | None:
    """The day of the sign-off, of the head, of the box or of the imprint, in this order."""
    for part in _parts(layout, "date"):
        found = days.within(part.start, part.end)
        if found:
            return found[0] if layout.genre != "news" else None  # news tell when they were published
    day = _dateline_day(text, layout, days)
    if day is not None:
        return day
    for entry in layout.box:
        if entry.field == "issued":
            found = days.within(entry.start, entry.end)
            if found and found[0] > "1901":
                return found[0]
    for entry in layout.box:
        if entry.field == "revised":
            found = days.within(entry.start, entry.end)
            if found:
                return found[0]
    for part in _parts(layout, "imprint"):
        found = days.within(part.start, part.end)
        if found:
            return found[0]
    # the paper may be signed behind the text that it issues
    if len(_units(layout)) == 2 and not _parts(layout, "signoff"):
        title = _parts(layout, "title", 1)
        for part in _parts(layout, "date", 1):
            if title and not _parts(layout, "addressees", 1):
                found = days.within(part.start, part.end)
                if found:
                    return found[0]
    return None


def _units(layout: Layout) -> set[int]:
    return {part.unit for part in layout.parts}


def _dateline_day(text: str, layout: Layout, days: _Days) -> str | None:
    """The day of the head: delivered, promulgated, adopted; of several the first promulgation."""
    first: str | None = None
    for part in layout.parts:
        if part.unit or part.kind not in ("dateline", "number"):
            continue
        found = days.within(part.start, part.end)
        if not found:
            continue
        if layout.genre == "law" and part.kind == "dateline":
            for line_start, line_end in _lines(text, part):
                inside = days.within(line_start, line_end)
                if inside and _PROMULGATED.search(text, line_start, line_end):
                    return inside[-1] if len(inside) > 1 and "通过" in text[line_start:line_end] else inside[0]
        if first is None:
            first = found[0]
    return first


def _lines(text: str, part: Part) -> list[tuple[int, int]]:
    spans = []
    start = part.start
    while start < part.end:
        end = text.find("\n", start, part.end)
        end = part.end if end < 0 else end
        if end > start:
            spans.append((start, end))
        start = end + 1
    return spans


def _published(layout: Layout, days: _Days) -> str | None:
    for entry in layout.box:
        if entry.field == "published":
            found = days.within(entry.start, entry.end)
            if found and found[0] > "1901":
                return found[0]
    if layout.genre == "news":
        for part in _parts(layout, "date"):
            found = days.within(part.start, part.end)
            if found:
                return found[0]
    return None


# --- issuers and region --------------------------------------------------------------------


def written_issuers(text: str, layout: Layout) -> list[str]:
    """The issuers as the paper writes them: in its sign-off, its title, its mark, its box."""
    if layout.genre in ("news", "press", "fragment"):
        return []
    names: list[str] = []
    if layout.genre == "report":
        place = report_place(text, layout)
        return [f"{place}人民政府"] if place else []
    for part in _parts(layout, "signoff"):
        for line in text[part.start : part.end].split("\n"):
            if not forms.is_person(line.strip()):
                names.extend(split_organs(line))
    for part in _parts(layout, "title"):
        title = " ".join(text[part.start : part.end].split())
        lead = TITLE_LEAD.search(title, 2, 120)
        if lead is not None and not title.startswith("关于"):
            names.extend(split_organs(title[: lead.start()].replace(" 》", "》")))
    for part in _parts(layout, "mark"):
        names.extend(split_organs(text[part.start : part.end].replace("\n", " ")))
    for entry in layout.box:
        if entry.field == "issuer":
            names.extend(split_organs(text[entry.start : entry.end]))
    return list(dict.fromkeys(name for name in names if len(name) >= 2))


_REPORTS = re.compile(
    r"(?:^|[年在—\s])(?P<place>[\u4e00-\u9fff]{1,12}?[省市区县州盟旗])(?:\d{4}年)?(?:人民)?(?:政府工作报告|第[^届]{1,4}届人民代表大会)"
)


def report_place(text: str, layout: Layout) -> str | None:
    """The place whose government gives a work report: named in its title or by the congress that hears it."""
    for part in layout.parts:
        if part.unit == 0 and part.kind in ("title", "dateline", "body"):
            found = _REPORTS.search(text, part.start, min(part.end, part.start + 200))
            if found is not None:
                return found["place"]
    return None


_BLANKS = re.compile(r"[ \t\n]{1,200}|、")


def split_organs(line: str) -> list[str]:
    """The names on a line of names; a name that is spaced out stays one.

    >>> split_organs("财政部  税务总局"), split_organs("民 政 部")
    (['财政部', '税务总局'], ['民政部'])
    """
    pieces = [piece for piece in _BLANKS.split(line.strip()) if piece]
    if len(pieces) > 1 and sum(map(len, pieces)) <= 2 * len(pieces):
        return ["".join(pieces)]
    return pieces


_PLACE = re.compile(r"[\u4e00-\u9fff]{2,12}")
_CENTRAL = re.compile(
    r"(?:中共中央|党中央|国务院|中央|全国|国家|最高人民|中华人民共和国|中国人民|[\u4e00-\u9fff]{2,9}部(?:办公厅)?$|海关总署|[\u4e00-\u9fff]{2,8}总局)"
)


_LOCAL = re.compile(r"[省县区州盟旗]|市(?!场)")


def place_of(name: str, within: str | None = None) -> str | None:
    """The region that an organ's name begins with, the finest that the name tells.

    >>> place_of("吉林省长春市人民政府"), place_of("吉林省人民政府"), place_of("省人民政府")
    ('220100', '220000', None)
    """
    gaz = gazetteer()
    code: str | None = None
    rest = name.removeprefix("中共").removeprefix("中国共产党")
    while rest:
        found = None
        for size in range(min(11, len(rest) - 1), 1, -1):
            head = rest[:size]
            if head in gaz.names or head[-1] in "省市区县州盟旗":
                found = gaz.resolve(head, code or within)
                if found is not None and found.code != COUNTRY and (code is None or gaz.is_within(found.code, code)):
                    code, rest = found.code, rest[size:]
                    break
                found = None
        if found is None:
            break
    return code


def _region(text: str, layout: Layout, scans: Scans, doc_numbers: list[DocNumberFact], context: Context) -> str | None:
    """The jurisdiction that the paper speaks for."""
    own = [fact for fact in doc_numbers if fact.role == "self" and fact.series]
    nearby = _nearby(text, layout)
    for fact in own:
        reading = issuer_of_number(fact.series or "", fact.year, fact.number, nearby)
        if reading is not None and (reading.certain or nearby):
            return reading.region
    for name in context.issuers:
        code = place_of(name, within=nearby)
        if code is not None:
            return code
    for name in context.issuers:
        if _CENTRAL.match(name) and not _LOCAL.match(name):
            return COUNTRY
    if own:
        reading = issuer_of_number(own[0].series or "", own[0].year, own[0].number, nearby)
        if reading is not None:
            return reading.region
    if context.territory != "mainland":
        return REGIONS[context.territory]
    if nearby is not None:
        return nearby
    title = title_of(text, layout)
    if title is not None:
        code = place_of(title)
        if code is not None or title.startswith("中华人民共和国"):
            return code or COUNTRY
    return _spoken_of(text, layout, scans, doc_numbers)


# 中央驻津单位, 驻吉部队: the paper is of the place where they are stationed.
_STATIONED = re.compile(r"驻([\u4e00-\u9fff])(?=机关|单位|部队|企业|高校|有关|中直|各|央企|部省)")


def _nearby(text: str, layout: Layout) -> str | None:
    """The place that the head and the sign-off name, to choose between organs of one sign."""
    for part in layout.parts:
        if part.unit == 0 and part.kind in ("signoff", "title", "mark", "dateline"):
            for name in split_organs(text[part.start : part.end]):
                code = place_of(name)
                if code is not None:
                    return code
    for entry in layout.box:
        if entry.field in ("issuer", "title", "source"):
            code = place_of(text[entry.start : entry.end])
            if code is not None:
                return code
    return None


def _spoken_of(text: str, layout: Layout, scans: Scans, doc_numbers: list[DocNumberFact]) -> str | None:
    """The province or city that the paper's agencies and cited numbers point to, if most agree."""
    gaz = gazetteer()
    votes: Counter[str] = Counter()
    local = False
    for match in scans.agencies:
        places = getattr(match, "places", ())
        if getattr(match, "level", "") and not places:
            local = True  # 省政府, 市财政局: the paper speaks from within
        if places:
            place = gaz.resolve(places[0])
            if place is not None and place.code != COUNTRY:
                votes[place.code] += 1
    for found in _STATIONED.finditer(text, 0, 5000):
        place = gaz.by_abbreviation(found[1])
        if place is not None:
            votes[place.code] += 1
            local = True
    for fact in doc_numbers:
        if fact.role == "cited" and fact.series:
            reading = issuer_of_number(fact.series, fact.year, fact.number)
            if reading is not None and reading.region != COUNTRY:
                votes[reading.region] += 1
    if not local and layout.genre not in ("news", "press", "report"):
        return None
    best = votes.most_common(1)
    return best[0][0] if best and 2 * best[0][1] > votes.total() else None
