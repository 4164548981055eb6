"""The private jieba tokenizers: jieba's dictionary and the shipped policy terms, built once a process.

jieba's global tokenizer, its logger and its cache file in the temporary folder are never touched.
"""

from __future__ import annotations

import re
import threading
import warnings
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ipmine import fastwords, lexicon, plainwords

if TYPE_CHECKING:
    import jieba

# what jieba takes for a part of a word; all else stands alone
_WORD = re.compile(r"[\u4e00-\u9fd5A-Za-z0-9+#&._%\-]{1,100}")

_building = threading.Lock()
_built: dict[bool, jieba.Tokenizer] = {}


def tokenizer(policy: bool) -> jieba.Tokenizer:
    """The tokenizer without users' terms; built once, never changed afterwards."""
    with _building:
        if False not in _built:
            _built[False] = _read_dictionary()
        if policy and True not in _built:
            made = copy(_built[False])
            teach(made, [row["term"] for row in lexicon.rows("policy_terms")])
            _built[True] = made
        return _built[policy]


@cache
def fast(policy: bool) -> fastwords.FastWords:
    """The same by rjieba; raises ImportError without the extra `fast`."""
    return fast_of(tokenizer(policy))


def fast_of(tokenizer: jieba.Tokenizer) -> fastwords.FastWords:
    """rjieba with the dictionary of a tokenizer."""
    return fastwords.FastWords(tokenizer.FREQ, tokenizer.total)


@cache
def plain(policy: bool) -> plainwords.PlainWords:
    """The same in pure Python, quicker than jieba itself."""
    return plain_of(tokenizer(policy))


def plain_of(tokenizer: jieba.Tokenizer) -> plainwords.PlainWords:
    """Pure Python with the dictionary of a tokenizer, which learns no more from now on."""
    return plainwords.PlainWords(tokenizer.FREQ, tokenizer.total)


def finalseg() -> Any:
    """jieba's model for names that no dictionary has."""
    return _jieba().finalseg


def _jieba() -> Any:
    with warnings.catch_warnings():  # jieba imports pkg_resources, which complains of itself
        warnings.simplefilter("ignore")
        import jieba
    return jieba


def dictionary_path() -> Path:
    """Where jieba keeps its dictionary: word, count and part of speech on each line."""
    return Path(_jieba().__file__).with_name("dict.txt")


def _new(freq: dict[str, int], total: int) -> jieba.Tokenizer:
    made: jieba.Tokenizer = _jieba().Tokenizer()
    made.FREQ, made.total, made.initialized = freq, total, True
    return made


def copy(tokenizer: jieba.Tokenizer) -> jieba.Tokenizer:
    """A tokenizer of the same dictionary that may learn more without the other's knowing."""
    return _new(dict(tokenizer.FREQ), tokenizer.total)


def _read_dictionary() -> jieba.Tokenizer:
    """jieba's own prefix dictionary, made without its logger and its cache file.

    Every word has its frequency, every beginning of a word that is no word itself has 0.
    """
    cells = dictionary_path().read_text("utf-8").split()
    counts = list(map(int, cells[1::3]))
    known = dict(zip(cells[0::3], counts, strict=True))
    freq: dict[str, int] = {}
    longer = list(known)
    length = 1
    while longer := [word for word in longer if len(word) > length]:
        freq.update(dict.fromkeys([word[:length] for word in longer], 0))
        length += 1
    freq.update(known)
    return _new(freq, sum(counts))


def teach(tokenizer: jieba.Tokenizer, terms: Iterable[str]) -> None:
    """Give each term the frequency at which it just outweighs the words that it is made of.

    Raises ValueError for a term that holds blanks or punctuation.
    """
    freq, total = tokenizer.FREQ, tokenizer.total
    for term in terms:
        if not _WORD.fullmatch(term):
            raise ValueError(f"term {term!r}: a term is 1 to 100 Han characters, letters or digits")
        share = 1.0
        for piece in tokenizer.cut(term, HMM=False):
            share *= (freq.get(piece) or 1) / total
        known = freq.get(term, 0)
        freq[term] = max(int(share * total) + 1, known)
        total += freq[term] - known
        for length in range(1, len(term)):
            freq.setdefault(term[:length], 0)
    tokenizer.total = total
