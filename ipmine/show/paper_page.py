"""One paper as HTML: its head, a legend, and its text with every mention marked. No script, no network."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from ipmine.paper import Paper
from ipmine.records import Section
from ipmine.show.escape import html
from ipmine.show.marks import KINDS, Mark, Mended, ends_behind, marks_of, mended_places, walk
from ipmine.show.measures import clause_end
from ipmine.show.style import css

_ALL_OPEN = 8_000  # characters up to which every section starts unfolded
_FOLDS = 4  # levels of sections that fold; deeper ones stay inside their parent
_BLANK_LINES = re.compile(r"\n[ \t\u3000]{0,400}\n(?:[ \t\u3000]{0,400}\n){1,1000}")

# label on the page -> the field of the record's head
_HEAD = {
    "kind": "doc_type",
    "number": "doc_number",
    "issued by": "issuers",
    "to": "addressees",
    "cc": "cc",
    "issued": "issued",
    "published": "published",
    "effective": "effective",
    "expires": "expires",
}


def paper_html(paper: Paper) -> str:
    """The display of a paper in a notebook."""
    places = mended_places(paper.text, paper.repairs)
    marks = marks_of(paper)
    return (
        f"<style>{css()}</style><div class='ipmine' lang='zh'>{head_html(paper)}"
        f"{legend_html(marks, places)}{_text(paper, marks, places)}</div>"
    )


def text_html(paper: Paper) -> str:
    """The legend and the marked text alone; needs `style.css()` on the page, inside `.ipmine`."""
    places = mended_places(paper.text, paper.repairs)
    marks = marks_of(paper)
    return legend_html(marks, places) + _text(paper, marks, places)


def head_html(paper: Paper) -> str:
    """Title and head of the record; what is not known is left out."""
    rows = []
    for label, name in _HEAD.items():
        value = getattr(paper.meta, name)
        if value:
            rows.append((label, "、".join(value) if isinstance(value, list) else value))
    source = " ".join(filter(None, (paper.source.format, paper.source.encoding)))
    size = f"{len(paper.text):,} characters, {paper.script} script" + (f", read as {source}" if source else "")
    rows.append(("text", size))
    if paper.repairs:
        mended = sum(r.repaired is not None for r in paper.repairs)
        left = len(paper.repairs) - mended
        rows.append(("mended", f"{mended} places" + (f"; {left} could not be mended" if left else "")))
    items = "".join(f"<dt>{html(label)}</dt><dd>{html(value)}</dd>" for label, value in rows)
    return f"<h3>{html(paper.meta.title or paper.id or 'untitled')}</h3><dl>{items}</dl>"


def legend_html(marks: list[Mark], places: list[Mended]) -> str:
    """Each kind that occurs, in its colour, with how often."""
    counts = Counter(mark.kind for mark in marks)
    items = [f"<span><mark class='{k}'>{name}</mark> {counts[k]}</span>" for k, name in KINDS.items() if counts[k]]
    for css_class, name, count in (
        ("mended", "mended place", sum(p.sure for p in places)),
        ("broken", "damaged place", sum(not p.sure for p in places)),
    ):
        if count:
            items.append(f"<span><span class='{css_class}'>{name}</span> {count}</span>")
    if not items:
        return "<p class='note'>Nothing was found in this text.</p>"
    return f"<div class='legend' lang='en'>{''.join(items)}</div>"


def folds(paper: Paper) -> list[tuple[Section, int]]:
    """The sections that fold, with their depth: those whose heading starts a line, in reading order."""
    depth_of: dict[int, int] = {}
    kept: list[tuple[Section, int]] = []
    done = 0
    for index, section in enumerate(paper.sections):
        above = depth_of.get(section.parent, -1) if section.parent is not None else -1
        line_start = paper.text.rfind("\n", 0, section.start) + 1
        starts_line = not paper.text[line_start : section.start].strip()
        if section.start < done or section.end <= section.start or not starts_line or above + 1 >= _FOLDS:
            depth_of[index] = above
            continue
        depth_of[index] = above + 1
        kept.append((section, above + 1))
        done = section.end + 1
    return kept


def _text(paper: Paper, marks: list[Mark], places: list[Mended]) -> str:
    headings = folds(paper)
    behind = ends_behind(places)
    number_of = {section: number for number, section in enumerate(paper.sections)}
    ends = {section.start: _behind(paper, number_of[section], behind) for section, _ in headings}
    cuts = {*ends, *ends.values()}
    blocks = {
        start: block.removeprefix("\n").rstrip(" \t\n\u3000")
        for start, block in _blocks(paper.text, marks, places, cuts)
    }
    short = len(paper.text) <= _ALL_OPEN
    pieces = ["<div class='text'>", blocks.get(0, "") if 0 not in cuts or not headings or headings[0][0].start else ""]
    level = 0
    for number, (section, depth) in enumerate(headings):
        depth = min(depth, level)
        pieces.append("</details>" * (level - depth))
        opened = " open" if short or depth or not number else ""
        # a cut inside a mended place is not made: the heading then shares its block with what is around it
        heading = blocks.get(section.start) or html(section.label + section.title)
        pieces.append(f"<details{opened}><summary>{heading}</summary>{blocks.get(ends[section.start], '')}")
        level = depth + 1
    pieces.append("</details>" * level + "</div>")
    return "".join(pieces)


def _behind(paper: Paper, index: int, behind: Callable[[int], int]) -> int:
    """Where the body of a section begins: behind the stop that ends the heading, and behind what was mended there.

    A section without a title has its first clause for a heading: a label alone (一、) tells nobody what is folded.
    """
    section = paper.sections[index]
    titled = bool(section.title.strip())
    end = behind(section.end if titled else clause_end(paper, index))
    return behind(end + (paper.text[end : end + 1] in tuple("。．.：:；;" if titled else "。．：:；;，,")))


def _blocks(text: str, marks: list[Mark], places: list[Mended], cuts: set[int]) -> Iterator[tuple[int, str]]:
    """The HTML between two cuts, by the position where it starts."""
    start, out = 0, []
    opened: list[Mark] = []
    run: list[Mended] = []  # mended places side by side, with no mark's end between them
    for step, what, until in walk(text, marks, places, cuts):
        if run and (step != "place" or not what.sure):
            out.append(_mended(text, run))
            run = []
        if step == "text":
            out.append(html(_BLANK_LINES.sub("\n\n", text[what:until])))
        elif step == "open":
            # a mark without a tip of its own shows that of the mark around it; one that covers
            # another wholly tells for both, as nobody can point at the other
            words = what.tip
            for around in reversed(opened):
                if (around.start, around.end) == (what.start, what.end) and around.tip not in words:
                    words += "\n" + around.tip
            tip = f" title='{html(words)}'" if not opened or words != opened[-1].tip else ""
            opened.append(what)
            out.append(f"<mark class={what.kind}{tip}>")
        elif step == "close":
            opened.pop()
            out.append("</mark>")
        elif step == "place" and what.sure:
            run.append(what)
        elif step == "place":
            out.append(f"<span class=broken title='{html(what.tip)}'>{html(what.shown)}</span>")
        else:
            yield start, "".join(out)
            start, out = what, []
    yield start, "".join(out) + (_mended(text, run) if run else "")


def _mended(text: str, run: list[Mended]) -> str:
    tip = run[0].tip if len(run) == 1 else f"mended; the source has: {text[run[0].start : run[-1].end]}"
    return f"<span class=mended title='{html(tip)}'>{html(''.join(place.shown for place in run))}</span>"
