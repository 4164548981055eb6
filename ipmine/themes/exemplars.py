"""The sentences that speak for a theme, with their places in the source texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from ipmine.segment import Segmenter, sentences
from ipmine.themes import reading
from ipmine.themes.records import Exemplar

_PAPERS = 6  # papers a theme, the nearest to its centre, whose sentences are looked at
_SHORT, _LONG = 12, 160  # characters of a sentence that says something and can be read at a glance


def find(
    papers: Sequence[Any], nearest: Sequence[int], scores: dict[str, float], segmenter: Segmenter, n: int
) -> tuple[Exemplar, ...]:
    """The n sentences of the nearest papers with the most of the theme's words, at most two of a paper.

    A sentence scores the sum of its different words' weights over the root of the number of its words.
    Papers given as words have no sentences, so they give none.
    """
    found: list[tuple[float, int, int, Exemplar]] = []
    for rank, place in enumerate(nearest[:_PAPERS]):
        source = reading.source_of(papers[place])
        if source is None:
            continue
        work = reading.work_of(source)
        of_paper = []
        for sentence in sentences(work.text):
            if not _SHORT <= len(sentence.text) <= _LONG:
                continue
            words = segmenter.words(sentence.text).norms
            value = sum(scores.get(word, 0.0) for word in set(words)) / np.sqrt(len(words) + 5)
            if value > 0:
                of_paper.append((float(value), sentence))
        of_paper.sort(key=lambda pair: (-pair[0], pair[1].start))
        for value, sentence in of_paper[:2]:
            start, end = work.span(sentence.start, sentence.end)
            name = str(getattr(papers[place], "id", "") or "")
            text = source.replace("\r\n", "\n").replace("\r", "\n")[start:end]
            found.append((-value, rank, start, Exemplar(place, name, start, end, text, round(value, 4))))
    found.sort(key=lambda entry: entry[:3])
    return tuple(entry[3] for entry in found[:n])
