"""Labels that a reader of the papers would write: short noun phrases that stand in them."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from ipmine import lexicon
from ipmine.segment import dictionary_path
from ipmine.themes.reading import Reading
from ipmine.themes.vectorizer import is_term, stop_words

_NEAR = 60  # papers of a theme, the nearest to its centre, that its label is looked for in
_MOST = 3  # words of a phrase
_LONGEST = 10  # characters of a phrase
_NAMES = ("nr", "ns", "nt", "nrt", "nrfg")  # parts of speech of names: who and where, not what
_LATIN = re.compile(r"[A-Za-z]{4}")  # a label is Chinese, though 5G and LPR may stand in it
_ORGAN = re.compile(
    r"(?:局|部|厅|委|委员会|部门|机关|法院|检察院|中心|总局|支队|协会|分会|大学|公司|银行)$|^(?:国家|中共|中央)"
)


def top_words(counts: Any, labels: Any, k: int, n: int = 10) -> list[list[int]]:
    """For each theme the columns of its words, by class-based TF-IDF, best first.

    A word counts by the papers of the theme that hold it, not by how often one of them repeats it.
    """
    held = np.zeros((k, counts.shape[1]))
    for j in range(k):
        rows = np.flatnonzero(labels == j)
        if len(rows):
            held[j] = np.bincount(counts[rows].indices, minlength=counts.shape[1]) / len(rows)
    usual = held.mean(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        score = np.where(held > 0, held * np.log(1 + held / np.maximum(usual, 1e-9)) * (held > usual), 0)
    found = []
    for j in range(k):
        order = np.lexsort((np.arange(counts.shape[1]), -score[j]))[:n]
        found.append([int(c) for c in order if score[j, c] > 0])
    return found


def phrases_of(reading: Reading, stops: frozenset[str]) -> set[str]:
    """The noun phrases of a paper: one to three words side by side that end in a noun."""
    found: set[str] = set()
    run: list[str] = []
    weights = reading.weights
    for place, word in enumerate([*reading.words, ""]):
        if word and (weights is None or weights[place]) and _role(word) and word not in stops:
            run.append(word)
            continue
        for start in range(len(run)):
            if _role(run[start]) & 2:
                phrase = ""
                for end in range(start, min(start + _MOST, len(run))):
                    phrase += run[end]
                    if len(phrase) > _LONGEST:
                        break
                    if len(phrase) >= 3 and _role(run[end]) & 4 and not _LATIN.search(phrase):
                        found.add(phrase)
        run = []
    return found


@cache
def _role(word: str) -> int:
    """0: in no phrase; 1 and, added, 2 where it may begin and 4 where it may end one."""
    if not is_term(word, frozenset()):
        return 0
    return 1 + 2 * _begins(word) + 4 * _ends(word)


def label_themes(
    readings: Sequence[Reading], labels: Any, nearness: Any, k: int, extra_stops: Sequence[str] = ()
) -> list[list[str]]:
    """For each theme up to five labels, best first; [] where no phrase of it is told from the other themes'."""
    stops = stop_words() | frozenset(extra_stops)
    per_theme: list[Counter[str]] = []
    sizes = []
    for j in range(k):
        rows = np.flatnonzero(labels == j)
        rows = rows[np.argsort(-nearness[rows], kind="stable")][:_NEAR]
        counted: Counter[str] = Counter()
        for row in rows:
            reading = readings[int(row)]
            title = _title_phrases(reading, stops)
            for phrase in phrases_of(reading, stops):
                counted[phrase] += 2 if phrase in title else 1
        per_theme.append(counted)
        sizes.append(max(len(rows), 1))
    spread: dict[str, float] = defaultdict(float)
    for counted, size in zip(per_theme, sizes, strict=True):
        for phrase, count in counted.items():
            spread[phrase] += count / size
    terms = _policy_terms()
    chosen: list[list[str]] = []
    for counted, size in zip(per_theme, sizes, strict=True):
        least = 2 if size > 1 else 1
        scores = {}
        for phrase, count in counted.items():
            share = count / size
            if count < least:
                continue
            others = (spread[phrase] - share) / max(k - 1, 1)
            value = share * math.log((share + 0.05) / (others + 0.05))
            value *= 1 + 0.25 * min(len(phrase) - 3, 4) + (0.5 if phrase in terms else 0)
            if _ORGAN.search(phrase):
                value *= 0.3  # who does it is not what it is about
            if value > 0:
                scores[phrase] = value
        _drop_fragments(scores, counted)
        chosen.append(_distinct(sorted(scores, key=lambda p: (-scores[p], p))))
    return chosen


def _drop_fragments(scores: dict[str, float], counted: Counter[str]) -> None:
    """Leave out what is mostly a piece of a longer phrase (冠状病毒感染 of 新型冠状病毒感染)."""
    longest = max(map(len, scores), default=0)
    for phrase in sorted(scores, key=len, reverse=True):
        for size in range(3, min(len(phrase), longest)):
            for piece in (phrase[:size], phrase[-size:]):
                if piece in scores and counted[phrase] >= 0.7 * counted[piece]:
                    del scores[piece]


def _distinct(ranked: list[str], n: int = 5) -> list[str]:
    """The first phrases none of which lies in another."""
    kept: list[str] = []
    for phrase in ranked[:60]:
        if not any(phrase in other or other in phrase for other in kept):
            kept.append(phrase)
        if len(kept) == n:
            break
    return kept


def _title_phrases(reading: Reading, stops: frozenset[str]) -> set[str]:
    if reading.weights is None:
        return set()
    top = max(reading.weights, default=1.0)
    if top <= 2:
        return set()
    words = [word if weight == top else "" for word, weight in zip(reading.words, reading.weights, strict=True)]
    return phrases_of(Reading(words, None, "", ""), stops)


@cache
def _policy_terms() -> frozenset[str]:
    return frozenset(row["term"] for row in lexicon.rows("policy_terms"))


@cache
def _tags() -> dict[str, str]:
    """Parts of speech: of our terms, else of jieba's dictionary."""
    tags = {}
    for line in dictionary_path().read_text("utf-8").splitlines():
        word, _, tag = line.split(" ")
        tags[word] = tag
    tags |= {row["term"]: row["tag"] for row in lexicon.rows("policy_terms")}
    return tags


def _begins(word: str) -> bool:
    tag = _tags().get(word, "n")
    return tag[0] in "nabjlivsx" and tag not in _NAMES


def _ends(word: str) -> bool:
    tag = _tags().get(word, "n")
    return tag in ("vn", "an", "nz") or (tag[0] in "njlx" and tag not in _NAMES)
