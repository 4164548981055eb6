"""What to mark in a paper's text, and the text cut into marked pieces.

Marks nest and overlap freely: a date in a target, an agency across a heading's end. The
pieces come out properly nested, at a cost that is linear in text and marks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ipmine.paper import Paper
from ipmine.records import Repair

DEPTH = 6  # marks over one place beyond this are left out of the picture, not of the record

_UNCARRYING = frozenset("。，、；：！？.,;:!?（）()《》〈〉“”‘’\"'")  # no reading belongs to these

GONE = "⌫"  # stands where something visible was taken out of the text


@dataclass(frozen=True, slots=True)
class Mark:
    """`text[start:end]` is of this kind; `tip` says what was made of it. Source offsets."""

    start: int
    end: int
    kind: str
    tip: str


@dataclass(frozen=True, slots=True)
class Mended:
    """A damaged place `text[start:end]`; `shown` stands there now, the same text where it could not be mended."""

    start: int
    end: int
    shown: str
    tip: str
    sure: bool


# kind -> its name on the page; the order here is that of the legend
KINDS = {
    "doc_number": "document number",
    "date": "date",
    "duration": "duration",
    "agency": "agency",
    "group": "group",
    "citation": "citation",
    "target": "target",
    "quantity": "quantity",
    "responsibility": "responsibility",
    "audience": "audience",
}


def _words(*values: object) -> str:
    return " · ".join(str(v) for v in values if v not in (None, ""))


def _number(value: float | int | None) -> str | None:
    return None if value is None else f"{value:g}" if abs(value) < 1e6 else f"{value:.0f}"


def amount_words(target: Any) -> str:
    """Comparator, value or range, and unit of a target, in words; "" for a goal without a number."""
    value = _number(target.value)
    if target.value_max is not None:
        value = f"{value}–{_number(target.value_max)}"
    return " ".join(v for v in (target.comparator, value, target.unit) if v)


def _target_tip(target: Any) -> str:
    by = f"by {target.deadline}" if target.deadline and target.status != "achieved" else target.deadline
    return _words("target", target.indicator, amount_words(target), target.status, by, target.scope)


_TIPS: dict[str, tuple[str, Callable[[Any], str]]] = {
    "doc_numbers": ("doc_number", lambda m: _words("document number", m.norm, m.role)),
    "dates": ("date", lambda m: _words("date", m.norm or "not resolved", m.role)),
    "durations": ("duration", lambda m: _words("duration", m.norm)),
    "citations": ("citation", lambda m: _words("citation", f"《{m.norm}》", m.doc_number, m.relation)),
    "targets": ("target", _target_tip),
    "responsibilities": (
        "responsibility",
        lambda m: _words("responsibility", m.agency, m.role, "list is open" if m.open else None),
    ),
    "audiences": ("audience", lambda m: _words("audience", m.norm, m.relation)),
}


def marks_of(paper: Paper) -> list[Mark]:
    """All marks of a paper, those of one place (several rows on one bracket) as one mark."""
    found: dict[tuple[int, int, str], list[str]] = {}
    for table, (kind, tip) in _TIPS.items():
        for mention in getattr(paper, table):
            found.setdefault((mention.start, mention.end, kind), []).append(tip(mention))
    for agency in paper.agencies:
        tip_text = _words(agency.kind, agency.norm, agency.role, agency.level, agency.region)
        found.setdefault((agency.start, agency.end, agency.kind), []).append(tip_text)
    for target in paper.targets:
        if target.quantity is not None:
            place = (target.quantity["start"], target.quantity["end"], "quantity")
            found.setdefault(place, []).append(_target_tip(target))
    return [
        Mark(start, end, kind, "\n".join(dict.fromkeys(tips)))
        for (start, end, kind), tips in found.items()
        if 0 <= start < end <= len(paper.text)
    ]


def mended_places(text: str, repairs: Iterable[Repair]) -> list[Mended]:
    """The repairs as places that do not overlap; what two steps mended together is one place."""
    groups: list[list[Repair]] = []
    reach = -1
    for repair in sorted(repairs, key=lambda r: (r.start, r.end)):
        if not 0 <= repair.start < repair.end <= len(text):
            continue
        if repair.start < reach:
            groups[-1].append(repair)
        else:
            groups.append([repair])
        reach = max(reach, repair.end)
    places: list[Mended] = []
    for group in groups:
        place = _one_place(text, group)
        if place.shown in ("", GONE) and place.sure:
            place = _carried(text, place, places)
        places.append(place)
    return places


def _carried(text: str, gone: Mended, before: list[Mended]) -> Mended:
    """What was taken out, as part of the character or place in front of it, so that no gap catches the eye."""
    if before and before[-1].end == gone.start and before[-1].sure and before[-1].shown not in ("", GONE):
        front = before.pop()
        return Mended(
            front.start, gone.end, front.shown, f"mended; the source has: {text[front.start : gone.end]}", True
        )
    start = gone.start - 1
    free = start >= 0 and not text[start].isspace() and not (before and before[-1].end > start)
    if not free or text[start] in _UNCARRYING:
        return gone
    kinds = gone.tip.partition(";")[0]
    return Mended(start, gone.end, text[start], f"{kinds}; the source has: {text[start : gone.end]}", True)


def _one_place(text: str, group: Sequence[Repair]) -> Mended:
    start, end = group[0].start, max(r.end for r in group)
    original = text[start:end]
    # the step that mended the whole place saw what the others had done
    whole = [r for r in group if (r.start, r.end) == (start, end) and r.repaired is not None]
    kinds = ", ".join(dict.fromkeys(r.kind for r in group))
    if whole:
        seen = any(c.isprintable() and not c.isspace() for c in original)
        # what was taken out leaves a sign, so that it can be pointed at
        return Mended(
            start,
            end,
            whole[-1].repaired or (GONE if seen else ""),
            f"mended ({kinds}); the source has: {original}",
            True,
        )
    possible = " / ".join(c for r in group for c in (*r.candidates, r.repaired or "") if c)
    tip = f"damaged ({kinds})" + (f"; may have been: {possible}" if possible else "")
    return Mended(start, end, original, tip, False)


def snap(marks: Iterable[Mark], places: Sequence[Mended]) -> list[Mark]:
    """Marks that cut through a mended place, widened to cover it: its parts have no text of their own."""
    starts = [p.start for p in places]

    def around(position: int) -> Mended | None:
        k = bisect_right(starts, position) - 1
        return places[k] if k >= 0 and places[k].start < position < places[k].end else None

    snapped = []
    for mark in marks:
        first, last = around(mark.start), around(mark.end)
        if first or last:
            mark = Mark(first.start if first else mark.start, last.end if last else mark.end, mark.kind, mark.tip)
        snapped.append(mark)
    return snapped


# a step of the walk: ("text", start, end) | ("open", mark, 0) | ("close", mark, 0) | ("place", mended, 0) | ("cut", position, 0)
Step = tuple[str, Any, int]


def walk(text: str, marks: Iterable[Mark], places: Sequence[Mended], cuts: Iterable[int] = ()) -> Iterator[Step]:
    """The text as steps: properly nested opens and closes with pieces of text between them.

    At each of `cuts` all marks are closed and opened again behind it, so that what lies between
    two cuts stands for itself.
    """
    opening: dict[int, list[Mark]] = {}
    spots = {0, len(text)}
    for mark in snap(marks, places):
        opening.setdefault(mark.start, []).append(mark)
        spots.update((mark.start, mark.end))
    at = {p.start: p for p in places}
    spots.update(x for p in places for x in (p.start, p.end))
    inside = _inside(places)
    cut_here = {c for c in cuts if 0 < c < len(text) and not inside(c)}
    spots.update(cut_here)
    order = sorted(spots)
    stack: list[Mark] = []
    for spot, until in zip(order, [*order[1:], len(text)], strict=True):
        lowest = 0 if spot in cut_here else next((i for i, m in enumerate(stack) if m.end <= spot), len(stack))
        again = [m for m in stack[lowest:] if m.end > spot]
        for mark in reversed(stack[lowest:]):
            yield "close", mark, 0
        del stack[lowest:]
        if spot in cut_here:
            yield "cut", spot, 0
        for mark in again + sorted(opening.get(spot, ()), key=lambda m: -m.end):
            if len(stack) < DEPTH:
                stack.append(mark)
                yield "open", mark, 0
        if spot in at:
            yield "place", at[spot], 0
        elif spot < until:
            yield "text", spot, until
    for mark in reversed(stack):
        yield "close", mark, 0


def ends_behind(places: Sequence[Mended]) -> Callable[[int], int]:
    """A function that moves a position inside a mended place to the place's end."""
    starts = [p.start for p in places]

    def behind(position: int) -> int:
        k = bisect_right(starts, position) - 1
        return places[k].end if k >= 0 and places[k].start < position < places[k].end else position

    return behind


def _inside(places: Sequence[Mended]) -> Callable[[int], bool]:
    starts = [p.start for p in places]

    def inside(position: int) -> bool:
        k = bisect_right(starts, position) - 1
        return k >= 0 and places[k].start < position < places[k].end

    return inside
