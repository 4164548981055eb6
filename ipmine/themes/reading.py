"""From what a caller gives to the words of each paper, with the weight of the place where they stand.

A paper is a `str`, a `Paper`, or a sequence of words that the caller has cut. Strings are repaired, normalized and
outlined first, so traditional, full-width and damaged copies of a paper give the same words as the clean one.
"""

from __future__ import annotations

import bisect
import hashlib
import math
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ipmine import normalize, repair, structure
from ipmine.aligned import Aligned
from ipmine.progress import PATIENCE, progress
from ipmine.segment import Segmenter
from ipmine.themes.particulars import particulars

TITLE, HEADING = 8.0, 2.0  # how much more a word weighs there than in the body
_LEFT_OUT = frozenset(("chrome", "box", "imprint", "cc", "number", "addressees"))
_KIND = re.compile(
    r"(决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|复函|议案|函|纪要|规划|纲要|方案|计划|办法|规定|"
    r"细则|条例|要点|措施|答复|解释|法)(?:[（(〔][^）)〕]{0,20}[）)〕])?$"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of a paper in order (punctuation among them), the weight of each, its kind and its digest."""

    words: Sequence[str]
    weights: Sequence[float] | None  # None: all weigh one
    kind: str
    digest: str
    cuts: tuple[int, ...] = ()  # the words at which sections of the first level begin
    aside: frozenset[int] = frozenset()  # the words of addresses and of lives: they tell papers apart and name no theme


def papers_of(given: Any) -> list[Any]:
    """The papers of a list, an array, a frame's column, a `Corpus` or any other iterable of papers.

    Raises TypeError for a frame, a dict or a single string, and for an entry that is no paper (None and
    NaN among them), naming its place.
    """
    refuse_no_list(given)
    texts = getattr(given, "texts", None)
    try:
        found = list(texts() if callable(texts) else given)
    except TypeError as error:
        raise TypeError(
            f"papers must be an iterable of texts, papers or word lists, not {type(given).__name__}"
        ) from error
    for place, paper in enumerate(found):
        if isinstance(paper, str) or hasattr(paper, "text"):
            continue
        if paper is None or (isinstance(paper, float) and math.isnan(paper)):
            raise TypeError(f"paper {place} is missing ({paper!r}); drop it or give an empty text")
        if not isinstance(paper, (list, tuple)) or not _strings(paper):
            raise TypeError(f"paper {place} is a {type(paper).__name__}, not a text, a Paper or a list of words")
    return found


def refuse_no_list(given: Any) -> None:
    """Raise TypeError, with the remedy, for what can be gone through and gives names or characters in place of papers."""
    if isinstance(given, (str, bytes)):
        raise TypeError("one string was given where a list of papers is due; put it in a list")
    kind = type(given).__name__
    if isinstance(given, Mapping):
        raise TypeError(f"a {kind} was given where a list of papers is due; give its values, list(papers.values())")
    columns = getattr(given, "columns", None)  # of pandas, and of its like
    if columns is not None:
        names = [str(name) for name in columns]
        text = "text" if "text" in names or not names else names[0]
        raise TypeError(
            f'a {kind} was given where a list of papers is due; give the column that holds the texts, as df["{text}"]'
        )


def _strings(words: Sequence[Any]) -> bool:
    """Whether all are strings; a join tells it faster than a look at each."""
    try:
        "".join(words)
    except TypeError:
        return False
    return True


def source_of(paper: Any) -> str | None:
    """The source text of a paper, or None where words were given."""
    if isinstance(paper, str):
        return paper
    text = getattr(paper, "text", None)
    return text if isinstance(text, str) else None


def work_of(text: str) -> Aligned:
    """The working text of a source text, with its map."""
    mended, _ = repair.repair(Aligned(text.replace("\r\n", "\n").replace("\r", "\n")))
    return normalize.normalize(mended)


def read(paper: Any, segmenter: Segmenter) -> Reading:
    """The reading of one paper."""
    text = source_of(paper)
    if text is None:
        return Reading(paper, None, "", digest_of(paper))
    work = work_of(text).text
    layout = structure.parse(work)
    weight = [1.0] * (len(work) + 1)
    title = ""
    for part in layout.parts:
        if part.kind in _LEFT_OUT:
            weight[part.start : part.end] = [0.0] * (part.end - part.start)
        elif part.kind == "title":
            weight[part.start : part.end] = [TITLE] * (part.end - part.start)
            title = title or work[part.start : part.end]
    for section in layout.sections:
        if weight[section.start] == 1.0:
            weight[section.start : section.end] = [HEADING] * (section.end - section.start)
    cut = segmenter.words(work)
    words = list(map(sys.intern, cut.norms))
    kind = _KIND.search("".join(title.split()))
    places = cut.starts
    top = min((section.level for section in layout.sections), default=0)
    cuts = tuple(bisect.bisect_left(places, s.start) for s in layout.sections if s.level == top)
    aside = frozenset(
        k
        for start, end in particulars(work)
        for k in range(bisect.bisect_left(places, start), bisect.bisect_left(places, end))
    )
    return Reading(words, [weight[p] for p in places], kind[1] if kind else "", digest_of(words), cuts, aside)


def sections_of(reading: Reading) -> list[Reading]:
    """The sections of a paper, each with the words of the title in front; the paper itself where it has none.

    What stands before the first section goes with it.
    """
    if len(reading.cuts) < 2 or reading.weights is None:
        return [reading]
    title = [k for k, weight in enumerate(reading.weights) if weight == TITLE]
    parts = []
    for start, end in zip((0, *reading.cuts[1:]), (*reading.cuts[1:], len(reading.words)), strict=True):
        rows = [k for k in title if not start <= k < end] + list(range(start, end))
        words = [reading.words[k] for k in rows]
        aside = frozenset(place for place, k in enumerate(rows) if k in reading.aside)
        weights = [reading.weights[k] for k in rows]
        parts.append(Reading(words, weights, reading.kind, digest_of(words), aside=aside))
    return parts


def digest_of(words: Iterable[str]) -> str:
    """What a paper is ordered by: its words, whatever its script, its place in the list and its name."""
    return hashlib.blake2b("\x1f".join(words).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def read_all(papers: Sequence[Any], terms: Sequence[str] = (), *, quiet: bool = True) -> list[Reading]:
    """The readings of papers, in order; a segmenter is built only where a text has to be cut."""
    segmenter: Segmenter | None = None
    found = []
    for paper in progress(papers, total=len(papers), unit="paper", quiet=quiet, delay=PATIENCE):
        if source_of(paper) is None:
            found.append(Reading(paper, None, "", digest_of(paper)))
            continue
        segmenter = segmenter or Segmenter(tuple(terms))
        found.append(read(paper, segmenter))
    return found
