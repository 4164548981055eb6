"""Words cut in Python are jieba's own: on the corpus, on made-up texts, with dictionaries full of equal ways."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_fastwords import SCRAPS, TERMS
from timing import seconds

from ipmine import plainwords, tokenizers, zones
from ipmine.reading import iter_files, read_source
from ipmine.segment import Segmenter, Word, Words, _plain

SOURCES = Path(__file__).parents[1] / "corpora" / "ip-policy"
JIEBA = tokenizers.tokenizer(True)
OURS = plainwords.PlainWords(JIEBA.FREQ, JIEBA.total)
TAUGHT = Segmenter(TERMS, fast=False)


def test_words_of_the_corpus() -> None:
    count = 0
    for path in iter_files([SOURCES / "papers"]):
        text = _plain(read_source(path)[0])
        expected = JIEBA.lcut(text)
        assert OURS.cut(text) == expected
        assert OURS.cut(text) == expected  # remembered
        count += len(expected)
    assert count > 10_000


@settings(max_examples=400, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(SCRAPS), st.characters()), max_size=30).map("".join))
def test_words_of_made_up_texts(text: str) -> None:
    assert OURS.cut(text) == JIEBA.lcut(text)
    taught: Any = TAUGHT._tokenizer
    assert [word.norm for word in TAUGHT.words(text)] == [w for w in taught.lcut(_plain(text)) if not w.isspace()]


@settings(max_examples=300, deadline=None)
@given(
    st.text(
        alphabet="的一是不了在人有我他这中大来上个国和地到说时要就出会可也你对生能而子那得于着下自之年过发后作里",
        max_size=40,
    )
)
def test_names_that_jieba_guesses(text: str) -> None:
    from jieba import finalseg

    assert OURS._guess.words(text) == list(finalseg.cut(text))


LETTERS = "甲乙丙丁"


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.text(alphabet=LETTERS, min_size=1, max_size=5), st.integers(1, 3), min_size=1, max_size=25),
    st.lists(st.text(alphabet=LETTERS, max_size=14), min_size=1, max_size=8),
)
def test_equal_ways(words: dict[str, int], texts: list[str]) -> None:
    """A small dictionary with few frequencies: many ways are as likely, and jieba's sums decide."""
    frequencies = {word[:length]: 0 for word in words for length in range(1, len(word))} | words
    total = sum(words.values())
    jieba, ours = tokenizers._new(frequencies, total), plainwords.PlainWords(frequencies, total)
    for text in (*texts, "，".join(texts), "".join(texts)):
        assert ours.cut(text) == jieba.lcut(text)


@settings(max_examples=100, deadline=None)
@given(
    st.dictionaries(
        st.text(alphabet=LETTERS + "a1", min_size=1, max_size=6), st.integers(1, 9), min_size=1, max_size=25
    ),
    st.text(alphabet=LETTERS + "a1，\r\n\uffff", max_size=60),
    st.sampled_from([1, 3, 6, 21]),
)
def test_no_word_reaches_over_the_end_of_a_zone(words: dict[str, int], text: str, bits: int) -> None:
    """Whatever shares an item of the table: with two items nearly all strings do."""
    frequencies = {word[:length]: 0 for word in words for length in range(1, len(word))} | words
    cut, ends = zones.Zones(frequencies, bits).cut(text)
    assert "".join(cut) == text
    assert list(map(len, cut)) == [b - a for a, b in zip([0, *ends], ends, strict=False)]
    assert ends == sorted(set(ends))
    assert ends[-1:] == [len(text)][: len(text)]
    for start in range(len(text)):
        for word in words:
            if text.startswith(word, start):
                assert not set(ends) & set(range(start + 1, start + len(word)))
    for place, character in enumerate(text):
        if character in "，\r\n":
            assert place in (0, *ends) or text[place - 1 : place + 1] == "\r\n"
            assert place + 1 in ends or text[place : place + 2] == "\r\n"


@pytest.mark.parametrize("bits", [4, 14, 21])
def test_a_full_table_changes_no_word(bits: int) -> None:
    """A table too small for its dictionary joins zones, and the words are cut inside them as before."""
    crowded = plainwords.PlainWords(JIEBA.FREQ, JIEBA.total)
    crowded._dictionary = zones.Zones(JIEBA.FREQ, bits)
    for path in list(iter_files([SOURCES / "papers"]))[:6]:
        text = _plain(read_source(path)[0])
        assert crowded.cut(text) == OURS.cut(text)


def test_near_ways_are_told_apart_by_the_whole_block() -> None:
    frequencies = {"甲": 3, "乙": 3, "丙": 3, "甲乙": 7, "乙丙": 7, "丁": 1}
    jieba, ours = tokenizers._new(frequencies, 100), plainwords.PlainWords(frequencies, 100)
    assert ours._likeliest("甲乙丙")[1]
    for count in range(40):
        for text in ("甲乙丙" + "丁" * count, "甲乙，丁丁甲乙丁" + "丁" * count + "甲乙丙丁甲乙丙丁，甲乙丙"):
            assert ours.cut(text) == jieba.lcut(text)
    assert "甲乙丙" not in ours._zones
    assert math.isclose(ours._log_total, math.log(100))


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plainwords, "_HELD", 10)
    ours = plainwords.PlainWords(JIEBA.FREQ, JIEBA.total)
    for path in list(iter_files([SOURCES / "papers"]))[:3]:
        text = _plain(read_source(path)[0])
        assert ours.cut(text) == JIEBA.lcut(text)
        assert len(ours._zones) <= 10
        assert len(ours._guess._held) <= 10


def test_what_is_forgotten_is_cut_again_as_before() -> None:
    text = "推进专利导航，结合成分子时王沪宁"
    before = OURS.cut(text)
    OURS.forget()
    assert not OURS._zones
    assert not OURS._guess._held
    assert OURS.cut(text) == before == JIEBA.lcut(text)


def test_hostile_repeats_take_linear_time() -> None:
    for unit in ("中", "中国", "中华人民共和国", "结合成分子时", "一", "a", "1.", "，", "㐀", "的"):

        def cost(count: int, unit: str = unit) -> float:
            return seconds(lambda: OURS.cut(unit * count))

        cost(10)
        assert cost(16000) < 40 * cost(2000) + 0.1, unit


def test_words_are_a_sequence() -> None:
    found = TAUGHT.words("推進 ２０２２年\n專利導航")
    assert isinstance(found, Words)
    expected = [
        Word(0, 2, "推進", "推进"),
        Word(3, 7, "２０２２", "2022"),
        Word(7, 8, "年", "年"),
        Word(9, 13, "專利導航", "专利导航"),
    ]
    assert found == expected
    assert expected == found
    assert found != expected[:3]
    assert found != "推進"
    assert [found[0], found[-1]] == [expected[0], expected[-1]]
    assert found[1:3] == expected[1:3]
    assert found[::-1] == expected[::-1]
    assert list(zip(found.starts, found.ends, strict=True)) == [word[:2] for word in expected]
    assert expected[2] in found
    assert repr(found) == repr(expected)
    assert TAUGHT.words(" \n") == []
    with pytest.raises(IndexError):
        found[4]
