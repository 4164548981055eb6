"""Runs, words and rows of characters find what a search finds, at the seams of the pieces too."""

from __future__ import annotations

import random
import re

import pytest

from ipmine.scan.runs import Rows, Runs, Words

LETTERS = "甲乙丙丁，。12\U00020000"


def written(size: int, seed: int) -> str:
    return "".join(random.Random(seed).choices(LETTERS, k=size))


@pytest.mark.parametrize("size", [0, 1, 2, 40, 32767, 32768, 32769, 70000])
def test_rows_find_what_a_search_finds(size: int) -> None:
    text = written(size, size)
    for sets, pattern in (
        (("甲乙", "丙12"), "[甲乙](?=[丙12])"),
        (("，。",), "[，。]"),
        (("1", "2", "甲乙"), "1(?=2[甲乙])"),
        (("丁", "丁"), "丁(?=丁)"),
    ):
        assert Rows(*sets).find(text) == [m.start() for m in re.finditer(pattern, text)]


def test_more_rows_than_one_table_holds() -> None:
    rows = [Rows(first, second) for first in LETTERS[:8] for second in LETTERS[:8]]
    text = written(500, 1)
    for row, (first, second) in zip(rows, ((a, b) for a in LETTERS[:8] for b in LETTERS[:8]), strict=True):
        assert row.find(text) == [m.start() for m in re.finditer(f"{first}(?={second})", text)]


@pytest.mark.parametrize("size", [0, 1, 50, 40000])
def test_words_and_runs_find_what_a_search_finds(size: int) -> None:
    text = written(size, size + 1)
    words = ["甲乙", "甲乙丙", "丁12", "。甲"]
    assert Words(words).find(text) == [m.start() for m in re.finditer("(?=甲乙|丁12|。甲)", text)]
    runs = [m.span() for m in re.finditer("(?<![12])[12]+", text)]
    followed = [(a, b) for a, b in runs if text[b : b + 1] in ("甲", "，") and text[a - 1 : a] != "丙"]
    assert Runs("12", "甲，", "丙").find(text) == followed
    long = [(a, b) for a, b in runs if text[b : b + 1] in ("甲", "，") or b - a > 3]
    assert Runs("12", "甲，", longest=3).find(text) == long
