"""The record's head: title, kind, number, issuers, addressees, days."""

from __future__ import annotations

import re

from ipmine import guard
from ipmine.facts import AgencyFact, DateFact, DocNumberFact
from ipmine.gazetteer import COUNTRY, gazetteer
from ipmine.records import Meta
from ipmine.resolve import parties, titling, validity
from ipmine.resolve.context import TITLE_LEAD, Context, split_organs
from ipmine.scan import Scans
from ipmine.series import issuer_of_number
from ipmine.structure import Layout, forms, titles

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:T[\d:]{5,8})?$")


def resolve(
    text: str,
    layout: Layout,
    scans: Scans,
    ctx: Context,
    doc_numbers: list[DocNumberFact],
    dates: list[DateFact],
    agencies: list[AgencyFact],
) -> Meta:
    """Assemble `meta` from the parts and the resolved facts."""
    title = titling.title_of(text, layout)
    effective, place = validity.effective_day(text, layout, dates, ctx.issued)
    own = [fact for fact in doc_numbers if fact.role == "self"] or _of_twin(text, layout, doc_numbers)
    return Meta(
        title=title,
        doc_type=_kind_by_number(own) or titling.kind_of_paper(text, layout, title),
        doc_number=own[0].norm if own else None,
        issuers=issuers(text, layout, ctx, own, agencies),
        addressees=parties.addressees(text, layout),
        cc=parties.copied(text, layout),
        issued=ctx.issued,
        published=ctx.published or _wired(text, layout, dates),
        effective=effective,
        expires=validity.last_day(text, layout, scans, dates, effective, place),
    )


# 第11/2024号行政法规, whose title names what it changes
_ACT = re.compile(r"第[0-9]{1,4}/[0-9]{4}号(?P<kind>行政法规|法律|行政命令)")


# 教育局通函第86/2024号, whose title names a scheme
_CIRCULAR = re.compile(r"[一-鿿]{0,40}(?:通(?P<letter>函)|(?P<notice>通告))第[0-9]{1,4}[A-Z]?/[0-9]{4}号")


def _kind_by_number(own: list[DocNumberFact]) -> str | None:
    act = _ACT.fullmatch(own[0].norm) if own else None
    circular = _CIRCULAR.fullmatch(own[0].norm) if own else None
    return act["kind"] if act else circular and (circular["letter"] or circular["notice"])


def _of_twin(text: str, layout: Layout, doc_numbers: list[DocNumberFact]) -> list[DocNumberFact]:
    """The number in the head of the same paper once more, where the first copy lost its head."""
    unit = titling.twin(text, layout)
    spans = [(p.start, p.end) for p in layout.parts if p.unit == unit and p.kind in ("number", "title")]
    return [fact for fact in doc_numbers if any(a <= fact.start < b for a, b in spans)][:1]


def _wired(text: str, layout: Layout, dates: list[DateFact]) -> str | None:
    """The day of a news agency's dateline: 新华社北京3月12日电."""
    if layout.genre != "news":
        return None
    for fact in dates[:3]:
        if fact.start < 80 and fact.norm and _DAY.match(fact.norm) and text[fact.end : fact.end + 1] in ("电", "讯"):
            return fact.norm
    return None


def issuers(text: str, layout: Layout, ctx: Context, own: list[DocNumberFact], agencies: list[AgencyFact]) -> list[str]:
    """The full names of the issuing organs, in the order in which the paper names them.

    The sign-off tells best, then the head of the title, the mark, the number's prefix, the box.
    """
    if layout.genre in ("news", "press", "fragment", "speech"):
        return []
    if layout.genre == "report":
        return ctx.issuers[:1]
    if ctx.territory in _CHIEFS and _signed_by_chief(text, layout):
        return [_CHIEFS[ctx.territory]]
    named = [fact for fact in agencies if fact.kind == "agency"]
    head = _title_lead(text, layout, named)
    for names in (
        _numbered_by(text, layout, named),
        _signed(text, layout, named),
        head,
        _of_kind(text, layout, "mark", named),
        _by_number(own, ctx),
        _law_makers(text, layout, named),
        _of_kind(text, layout, "dateline", named)[:1] if ctx.territory == "tw" else [],
        _boxed(text, layout, named, "issuer"),
        _governors(text, layout, ctx),
        _called_own(text, named),
        _title_start(text, layout, named),
        _signers_organ(text, layout, named),
        _boxed(text, layout, named, "source"),
    ):
        if names:
            return _without_parents(list(dict.fromkeys(names)))
    return []


# 第84/2025号社会文化司司长批示: so Macau's papers name in their number who issues them
_NUMBERED_BY = re.compile(r"第[0-9]{1,4}/[0-9]{4}号(?P<office>[\u4e00-\u9fff]{3,14}长)(?:批示|公告|命令)")


def _numbered_by(text: str, layout: Layout, named: list[AgencyFact]) -> list[str]:
    for part in layout.parts:
        found = (
            _NUMBERED_BY.search(text, part.start, part.end)
            if part.kind in ("title", "number") and not part.unit
            else None
        )
        if found is not None:
            return _inside(named, *found.span("office"))[:1]
    return []


_SETS_OWN = re.compile("[制订]定本(?:要点|须知|规范|基准|注意事项|计划|原则|规定|办法)")
_HEAD_OF_RULES = 800
_CALLED_OWN = re.compile("（以下[简通]称[「“]?本[部署局会院府处所馆校]")


def _called_own(text: str, named: list[AgencyFact]) -> list[str]:
    """The organ that a rule calls its own: 文化部（以下简称本部）为…，特订定本要点."""
    if _SETS_OWN.search(text, 0, _HEAD_OF_RULES) is None:
        return []
    return next(([fact.norm] for fact in named[:8] if _CALLED_OWN.match(text, fact.end)), [])


def _without_parents(names: list[str]) -> list[str]:
    """A name that only stands in front of its own unit's is no issuer beside it: 某政府 / 某政府某署."""
    return [name for name in names if not any(other != name and other.startswith(name) for other in names)]


# The heads of the two special regions issue papers in their own name.
_CHIEFS = {"mo": "澳门特别行政区行政长官", "hk": "香港特别行政区行政长官"}


def _signed_by_chief(text: str, layout: Layout) -> bool:
    return any(
        part.kind in ("title", "signoff")
        and part.unit == 0
        and "行政长官" in text[part.start : part.end].replace("办公室", "")
        for part in layout.parts
    )


_NAME = re.compile(r"[^ \t\n、]{2,60}")


def _signed(text: str, layout: Layout, named: list[AgencyFact]) -> list[str]:
    """The organs of the sign-off in order; one that is no agency (a bank, a company) by its written name."""
    names: list[tuple[int, str]] = []
    for part in layout.parts:
        if part.kind != "signoff" or part.unit:
            continue
        lines = text[part.start : part.end]
        if any(forms.is_person(line.strip()) for line in lines.split("\n")):
            continue  # an order is signed by its head; the title names the organ
        facts = [fact for fact in named if part.start <= fact.start and fact.end <= part.end]
        names.extend((fact.start, fact.norm) for fact in facts)
        rows = [row.strip() for row in lines.split("\n") if row.strip()]
        if not facts and not all(titles.is_organ(row) for row in rows):
            whole = "".join("".join(rows).split())  # one long name on several lines
            if titles.is_organ(whole):
                names.append((part.start, whole))
            continue
        spaced = all(len(piece) == 1 for row in rows for piece in row.split())
        if spaced and not facts:
            names.append((part.start, "".join("".join(rows).split())))
            continue
        for found in guard.finditer(_NAME, text, part.start, part.end):
            start, end = found.span()
            if titles.is_organ(found[0]) and not any(f.start < end and start < f.end for f in facts):
                names.append((start, found[0]))
    return [name for _, name in sorted(names)]


def _inside(named: list[AgencyFact], start: int, end: int) -> list[str]:
    return [fact.norm for fact in named if start <= fact.start and fact.end <= end]


def _title_lead(text: str, layout: Layout, named: list[AgencyFact]) -> list[str]:
    """The organs in front of 关于, 印发, 令 in a title."""
    for part in reversed(layout.parts):
        if part.kind != "title" or part.unit:
            continue
        title = text[part.start : part.end]
        lead = TITLE_LEAD.search(title, 2, 150)
        if lead is None or title.lstrip(" #《").startswith("关于"):
            continue
        inside = _inside(named, part.start, part.start + lead.start())
        if inside and _begins(named, part.start, text):
            return inside
        front = title[: lead.start()].strip(" #《\n")
        if not inside and titles.is_organ(front.replace("\n", "").removesuffix("局长").removesuffix("部长")):
            return list(split_organs(front.replace("\n", "")))
    return []


def _begins(named: list[AgencyFact], start: int, text: str) -> bool:
    """Whether a mention stands at the very beginning of a title, but for its place."""
    for fact in named:
        if fact.start >= start:
            front = text[start : fact.start].strip(" #《“\n")
            return not front or gazetteer().resolve(front) is not None  # 澳门特别行政区 / 某局
    return False


def _of_kind(text: str, layout: Layout, kind: str, named: list[AgencyFact]) -> list[str]:
    for part in layout.parts:
        if part.kind == kind and part.unit == 0:
            inside = _inside(named, part.start, part.end)
            if inside:
                return inside
    return []


def _by_number(own: list[DocNumberFact], ctx: Context) -> list[str]:
    for fact in own:
        if fact.series:
            reading = issuer_of_number(fact.series, fact.year, fact.number, ctx.region)
            if reading is not None:
                return [name for name in reading.issuer.split("、") if name]
    return []


_GOVERNORS = re.compile(r"(?:^|\n|[省市县区州] ?)(?P<office>总 {0,6}理|[省市县区州] {0,6}长|自治区主席)(?= )")


def _governors(text: str, layout: Layout, ctx: Context) -> list[str]:
    """An order that only its signature names: 省长 某某某 signs for the province's government."""
    for part in layout.parts:
        if part.kind != "signoff" or part.unit:
            continue
        found = _GOVERNORS.search(text[part.start : part.end])
        if found is None:
            continue
        if found["office"][0] == "总":
            return ["国务院"]
        place = gazetteer().get(ctx.region) if ctx.region else None
        if place is not None and place.code != COUNTRY:
            return [f"{place.name}人民政府"]
    return []


def _law_makers(text: str, layout: Layout, named: list[AgencyFact]) -> list[str]:
    """Who adopted or promulgated a law, by the line under its title."""
    if layout.genre != "law":
        return []
    return _of_kind(text, layout, "dateline", named)[:1]


def _boxed(text: str, layout: Layout, named: list[AgencyFact], field: str) -> list[str]:
    for entry in layout.box:
        if entry.field == field and entry.end > entry.start:
            inside = _inside(named, entry.start, entry.end)
            if inside:
                return inside
    return []


_TO_COUNCIL = re.compile(
    "参考资料摘要|[\u4e00-\u9fff]{2,14}事务委员会"
)  # 立法会参考资料摘要: for the council, not by it
_SESSION = re.compile(r" ?第[0-9一二三四五六七八九十百]{1,5}(?:届|会期)")


def _title_start(text: str, layout: Layout, named: list[AgencyFact]) -> list[str]:
    """A title that begins with its organ's name: 某县人民政府工作规则."""
    for part in layout.parts:
        if part.kind == "title" and part.unit == 0 and _begins(named, part.start, text):
            for fact in named:
                if part.start <= fact.start < part.end:
                    return [] if _SESSION.match(text, fact.end) or _TO_COUNCIL.match(text, fact.end) else [fact.norm]
    return []


def _signers_organ(text: str, layout: Layout, named: list[AgencyFact]) -> list[str]:
    """The organ that a head's signature names: 行政院院长 某某某."""
    return _of_kind(text, layout, "signoff", named)[:1]
