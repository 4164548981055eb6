"""rjieba (extra `fast`) gives jieba's words: on the corpus, on made-up texts, with users' terms."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipmine import Segmenter, fastwords
from ipmine.reading import iter_files, read_source

pytest.importorskip("rjieba")
SOURCES = Path(__file__).parents[1] / "corpora" / "ip-policy"
TERMS = ["数据资产入表", "Ab-1", "c.d", "云帆", "T2", "12·21".replace("·", "_")]

PLAIN, RUST = Segmenter(fast=False), Segmenter(fast=True)
PLAIN_TERMS, RUST_TERMS = Segmenter(TERMS, fast=False), Segmenter(TERMS, fast=True)


@pytest.mark.parametrize("hmm", [True, False])
def test_words_of_the_corpus(hmm: bool) -> None:
    count = 0
    for path in iter_files([SOURCES / "papers"]):
        text = read_source(path)[0]
        expected = PLAIN.words(text, hmm=hmm)
        assert RUST.words(text, hmm=hmm) == expected
        assert RUST_TERMS.words(text, hmm=hmm) == PLAIN_TERMS.words(text, hmm=hmm)
        count += len(expected)
    assert count > 10_000


SCRAPS = [
    *"知识产权保护局省的了和在年月日一二十〇。，、；（）《》“”?!.,-_+#&%:/@ \n\t\r\u3000\xa0\u2028\x1c\x85ａＢ１０",
    *["a", "Z", "1", "20", "3.5", "1.2.3", "-1", "a-1b", "C++", "c#", "AT&T", "5%", "x_y", "T恤", "卡拉OK", "GB/T 9704—2012", "0571-85550123"],
    *["欧阳修远", "王小明", "吉林省", "智能网联汽车", "数据资产入表", "Ab-1", "ab-1", "c.d", "云帆", "T2", "12_21", "\r\n", "識(shí)"],
    *["㐀", "鿖", "鿿", "豈", "𠮷", "\ue2fd", "\ufffd", "\ud800", "\u0301", "é", "α", "\u200b", "\x00", "😀"],
]  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(SCRAPS), st.characters()), max_size=30).map("".join),
    st.booleans(),
)
def test_words_of_made_up_texts(text: str, hmm: bool) -> None:
    assert RUST.words(text, hmm=hmm) == PLAIN.words(text, hmm=hmm)
    assert RUST_TERMS.words(text, hmm=hmm) == PLAIN_TERMS.words(text, hmm=hmm)


def test_who_cuts(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "推进数据资产入表试点，电话0571-85550123"
    assert isinstance(Segmenter()._cut.__self__, fastwords.FastWords)  # type: ignore[attr-defined]
    assert pickle.loads(pickle.dumps(RUST_TERMS)).words(text) == PLAIN_TERMS.words(text)
    monkeypatch.setattr(fastwords, "available", lambda: False)
    with pytest.raises(ImportError, match=r"pip install 'ipmine\[fast\]'"):
        Segmenter(fast=True)
    assert not hasattr(Segmenter()._cut, "__self__")
    assert Segmenter(TERMS).words(text) == PLAIN_TERMS.words(text)
