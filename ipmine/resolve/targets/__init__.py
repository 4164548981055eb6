"""Targets: what a paper promises, reports or lays down, with its number, its thing and its time.

A quantity of the scan becomes a target here, once dates, sections and the kind of the
paper are known. `why` on each record names the cue that decided its status.
"""

from __future__ import annotations

import re
from itertools import islice

from ipmine import guard
from ipmine.facts import DateFact, DurationFact, TargetFact
from ipmine.resolve.context import Context
from ipmine.resolve.targets import cells, links, qualitative, tables
from ipmine.resolve.targets.clauses import Breaks
from ipmine.resolve.targets.coverage import Covered
from ipmine.resolve.targets.front import LABEL
from ipmine.resolve.targets.records import PaperTargets
from ipmine.scan import Scans
from ipmine.scan.quantities import Quantity
from ipmine.structure import Layout

# parts whose numbers are no commitments
_SILENT_PARTS = frozenset(
    (
        "chrome",
        "box",
        "mark",
        "number",
        "signer",
        "addressees",
        "attachments",
        "signoff",
        "date",
        "cc",
        "imprint",
    )
)


def resolve(
    text: str,
    layout: Layout,
    scans: Scans,
    dates: list[DateFact],
    durations: list[DurationFact],
    ctx: Context,
    doc_type: str | None,
) -> list[TargetFact]:
    """The targets of a paper of a kind, in order."""
    quantities = _commitments(text, layout, scans, dates, durations)
    breaks = Breaks(text)
    titled = [(c.start, c.end) for c in scans.citations]
    paper = PaperTargets(text, layout, ctx, doc_type, dates, durations, breaks, titled)
    found = tables.resolve(text, ctx)
    taken = Covered((t.start, t.end) for t in found)
    quantities = [q for q in quantities if not taken.meets(q.start, q.start + 1)]
    found += paper.targets(quantities)
    found += qualitative.resolve(text, breaks, dates, durations, ctx, found, _open(layout))
    for target in found:
        label = LABEL.match(text, target.start, target.quantity[0] if target.quantity else target.end)
        target.start = label.end() if label else target.start
        target.section = layout.section_at(target.start)
    found.sort(key=lambda t: (t.start, t.end, t.quantity or (t.start, t.start)))
    links.join_parts(text, breaks, found)
    return found


def _open(layout: Layout) -> list[tuple[int, int]]:
    return [(p.start, p.end) for p in layout.parts if p.kind not in _SILENT_PARTS and p.kind != "title"]


# 三十卷 （清）某某撰 清乾隆刻本: an entry in a list of old books, whose titles hold numbers
_OLD_BOOK = re.compile(
    r"[（〔\[](?:春秋|战国|秦|汉|西汉|东汉|三国|魏|晋|南朝|北魏|隋|唐|五代|宋|北宋|南宋|辽|金|元|明|清|民国)[）〕\]]"
)
_VOLUMES = re.compile(r"[一二三四五六七八九十百0-9]卷|刻本|抄本|刊本|印本|稿本")
_VOLUME_WORDS = ("卷", "刻本", "抄本", "刊本", "印本", "稿本")
_ENTRY = 60  # characters


def _catalogued(text: str, quantities: list[Quantity]) -> list[tuple[int, int]]:
    """The quantities that stand in entries of a catalogue of old books."""
    if not any(word in text for word in _VOLUME_WORDS) or guard.search(_OLD_BOOK, text) is None:
        return []
    found = []
    for quantity in quantities:
        near = text[max(0, quantity.start - _ENTRY) : quantity.end + _ENTRY]
        if _OLD_BOOK.search(near) and _VOLUMES.search(near):
            found.append((quantity.start, quantity.end))
    return found


# 甲基金及乙基金（两项基金）, （以下简称“三大中心”）: a short name that holds a number
_SHORT_NAME = re.compile(
    "（(?P<says>(?:以下)?(?:简称|下称|统称|合称)(?:为)?)?[“「]?(?P<term>[两二三四五六七八九十][\u4e00-\u9fff]{2,8})[”」]?）"
)
_MOST_NAMES, _MOST_TERMS = 200, 20  # looked at; kept


def _named_terms(text: str) -> list[tuple[int, int]]:
    """Where the text writes short names that it has given and that hold a number."""
    terms = {
        m["term"]
        for m in islice(guard.finditer(_SHORT_NAME, text), _MOST_NAMES)
        if m["says"] or (text.find(m["term"], m.end()) >= 0 and text.rfind(m["term"], 0, m.start()) < 0)
    }
    found = []
    for term in sorted(terms)[:_MOST_TERMS]:
        at = text.find(term)
        while at >= 0:
            found.append((at, at + len(term)))
            at = text.find(term, at + len(term))
    return found


_A_HEADLINE = 100  # what is counted so often is news


# 主旨：检送…1份: what a letter of Taiwan's comes with
_LETTER = re.compile("主 {0,8}旨 ?：")
_ENCLOSED = re.compile("[：、。\n] ?(?:兹)?(?:检送|检附|检陈|检发|函送)[^，。；\n]{2,60}$")
_HEAD = 800  # characters
_MEANT = re.compile("(?:计划|拟|力争|预计|将)[^，。；！？\n]{0,16}$")


def _makes_a_headline(text: str, quantity: Quantity) -> bool:
    """专利转让许可突破1.2万次: what a headline reports or says is planned; 推出三项措施 only says what it is about."""
    if quantity.kind in ("money", "ratio"):
        return True
    told = quantity.reached or quantity.comparator == ">"
    meant = told or _MEANT.search(text, max(0, quantity.outer_start - 20), quantity.outer_start) is not None
    return meant and quantity.value >= _A_HEADLINE


def _commitments(
    text: str, layout: Layout, scans: Scans, dates: list[DateFact], durations: list[DurationFact]
) -> list[Quantity]:
    """The quantities that stand in the running text and are nothing else."""
    other = (
        [(m.start, m.end) for m in (*dates, *durations, *scans.doc_numbers, *scans.dates, *scans.durations)]
        + [(c.start, c.end) for c in scans.citations]
        + [(p.start, p.end) for p in layout.parts if p.kind in _SILENT_PARTS]
        + [(h.start, h.start + len(h.label)) for h in layout.sections]
        # 〔甲局、17个帮扶单位具体负责〕: who answers for a measure
        + [(p.start, p.end) for duty in scans.duties if duty.form == "bracket" for p in duty.parts]
    )
    covered = Covered(other + _catalogued(text, scans.quantities) + cells.run_together(text) + _named_terms(text))
    titles = Covered([(p.start, p.end) for p in layout.parts_of("title")])
    letter = _LETTER.search(text, 0, _HEAD) is not None
    return [
        q
        for q in scans.quantities
        if not covered.meets(q.start, q.end)
        and not (letter and q.unit == "份" and _ENCLOSED.search(text, max(0, q.outer_start - 80), q.outer_start))
        and (not titles.meets(q.start, q.end) or (layout.genre == "news" and _makes_a_headline(text, q)))
    ]
