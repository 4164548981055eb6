"""How far the papers of a theme are about each of their noun phrases: by the places where it stands, and how often."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from ipmine.themes.fields import fields_of
from ipmine.themes.phrases import ENDS, label_words, phrases_of, role_of
from ipmine.themes.reading import HEADING, TITLE, Reading

_NEAR = 60  # papers of a theme, the nearest to its centre, that its label is looked for in
_TITLED, _HEADED = 2.0, 0.6  # how far a paper is about what its title or a heading names; less than 1 for all else
_ONCE, _LONG = 2.0, 1_500  # what stands in the body so often counts half, and once more for each so many words
_HEAD = 200  # words of a letter among which its subject is looked for
_SUBJECT = "主旨："
_ORDINAL = re.compile("[一二三四五六七八九十][次届批期季]")


@dataclass
class Held:
    """The phrases of a theme, and beside them the nouns of two characters that name a matter by themselves."""

    size: int  # papers that were looked at
    phrases: Counter[str]  # the papers that hold each
    nouns: Counter[str]
    shares: dict[str, float]  # how far these papers are about each, in the mean of all
    found: Counter[str]  # how often it stands there
    free: Counter[str]  # and how often on its own

    def alone(self, phrase: str) -> float:
        """How often a phrase that stands there does so on its own, 0 to 1."""
        return self.free[phrase] / self.found[phrase]


def held(readings: Sequence[Reading], labels: Any, nearness: Any, theme: int, stops: frozenset[str]) -> Held:
    """What the papers of a theme that are nearest to its centre hold."""
    rows = np.flatnonzero(labels == theme)
    rows = rows[np.argsort(-nearness[rows], kind="stable")][:_NEAR]
    size = max(len(rows), 1)
    made = Held(size, Counter(), Counter(), {}, Counter(), Counter())
    shares: defaultdict[str, float] = defaultdict(float)
    for row in rows:
        reading = _telling(readings[int(row)])
        phrases, alone = phrases_of(reading, stops)
        nouns = Counter(word for word in reading.words if len(word) == 2 and _is_matter(word) and word not in stops)
        made.phrases.update(phrases.keys())
        made.nouns.update(nouns.keys())
        made.found += phrases + nouns
        made.free += alone + nouns
        for phrase, value in _about(reading, phrases + nouns, stops).items():
            shares[phrase] += value / size
    made.shares |= shares
    return made


def _telling(reading: Reading) -> Reading:
    """A reading without the words of addresses and lives, and without what a number tells apart (第三批, 四次会议)."""
    before = ("", *reading.words[:-1])
    words = [
        "" if k in reading.aside or last == "第" or _ORDINAL.match(word) else word
        for k, (last, word) in enumerate(zip(before, reading.words, strict=True))
    ]
    return Reading(words, reading.weights, reading.kind, reading.digest)


@cache
def _is_matter(word: str) -> bool:
    return word not in label_words("general") and bool(role_of(word) & ENDS) and bool(fields_of(word))


def _about(reading: Reading, found: Counter[str], stops: frozenset[str]) -> dict[str, float]:
    """How far a paper is about each of its phrases.

    What stands once in the body may be of a formula, which all papers of a kind have; what a paper is about comes
    again, and most of all it stands in the title.
    """
    half = _ONCE + len(reading.words) / _LONG
    about = {phrase: count / (count + half) for phrase, count in found.items()}
    for phrase in _phrases_in(_at(reading, HEADING), stops) & about.keys():
        about[phrase] = max(about[phrase], _HEADED)
    titles = [*_at(reading, TITLE), "", *_subject(reading.words)]
    return about | dict.fromkeys(_phrases_in(titles, stops) & about.keys(), _TITLED)


def _at(reading: Reading, weight: float) -> list[str]:
    """The words of the title or of the headings, with gaps between them."""
    if reading.weights is None or weight not in reading.weights:
        return []
    return [word if own == weight else "" for word, own in zip(reading.words, reading.weights, strict=True)]


def _subject(words: Sequence[str]) -> list[str]:
    """The words behind 主旨：, up to the end of the sentence: letters of Taiwan's offices have it for a title."""
    found: list[str] | None = None
    behind = ""
    for word in words[:_HEAD]:
        if found is None:
            behind = (behind + word)[-len(_SUBJECT) :]
            found = [] if behind == _SUBJECT else None
        elif word == "。":
            break
        else:
            found.append(word)
    return found or []


def _phrases_in(words: Sequence[str], stops: frozenset[str]) -> set[str]:
    """The phrases of some words, and the words."""
    return {*phrases_of(Reading(words, None, "", ""), stops)[0], *words}
