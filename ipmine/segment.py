"""Sentences and words, with offsets.

Offsets count code points of the text given, half-open, whatever its script and width:
words are looked up in simplified, narrowed characters that stand one for one for those
of the text.

Words are jieba's, with a dictionary of our own that knows policy terms: jieba's global
tokenizer, its logger and its cache file in the temporary folder are never touched, so other
users of jieba in the process see nothing of it. They are cut in Python (`plainwords`), or where
the extra `fast` is installed by rjieba (`fastwords`), with the same dictionary and to the same words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from typing import Any, NamedTuple

from ipmine import collector, fastwords, given, guard, tokenizers
from ipmine.normalize import codepoints, script, width
from ipmine.wordlist import Word, Words

__all__ = ["Segmenter", "Sentence", "Word", "Words", "sentences", "words"]


class Sentence(NamedTuple):
    """A sentence: `text` stands at `start:end` of the text that was split."""

    start: int
    end: int
    text: str


# --- sentences -----------------------------------------------------------------------

_CLOSING = {
    "“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "〈": "〉",
    "（": "）", "(": ")", "〔": "〕", "【": "】", "［": "］", "[": "]",
}  # fmt: skip
_CLOSERS = "".join(_CLOSING.values())
_QUOTES = "“‘「『"
_ENDS = "。！？；｡!?;"
# ASCII marks end a sentence only where no address, entity or formula goes on behind them
_MARKS = re.compile(r"[。！？；｡]|[!?;](?![A-Za-z0-9/=&%#])|[“”‘’「」『』《》〈〉（）()〔〕【】［］\[\]\n]")
# a bracket or quotation this long is a text of its own, with sentences in it
_WHOLE = 300


def sentences(text: str) -> list[Sentence]:
    """Split a text at 。！？； and line ends; blanks at a sentence's ends are left out.

    What stands in quotation marks or brackets is not torn apart (up to 300 characters),
    and marks that close stay with the sentence that they close.

    >>> [s.text for s in sentences("坚持“保护优先；严格执法。”的原则。（见附件。）抓好落实")]
    ['坚持“保护优先；严格执法。”的原则。', '（见附件。）', '抓好落实']
    """
    found: list[Sentence] = []
    start = 0
    for end in _ends(given.text(text)):
        _add(found, text, start, end)
        start = end
    _add(found, text, start, len(text))
    return found


def _add(found: list[Sentence], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    bare = piece.strip()
    if bare:
        start += len(piece) - len(piece.lstrip())
        found.append(Sentence(start, start + len(bare), bare))


def _ends(text: str) -> Iterator[int]:
    """Where sentences end, in order."""
    marks = [(m.start(), m[0]) for m in guard.finditer(_MARKS, text)]
    partner = _pairs(marks)
    last = 0  # the end of the last sentence
    inside = -1  # the closing mark of the outermost pair around the place
    opener = -1
    for k, (place, mark) in enumerate(marks):
        if mark == "\n":
            last = place + 1
            yield last
        elif place < inside:
            continue
        elif place == inside:
            if _closes(text, last, opener, place):
                last = place + 1
                yield last
        elif mark in _ENDS:
            if k + 1 < len(marks) and marks[k + 1][0] == place + 1 and marks[k + 1][1] in _ENDS:
                continue  # ？！ and 。。 end once
            last = place + 1
            while last < len(text) and text[last] in _CLOSERS:
                last += 1
            yield last
        elif k in partner:
            opener, inside = place, partner[k]


def _closes(text: str, last: int, opener: int, closer: int) -> bool:
    """Whether the sentence ends with the pair that closes here."""
    if text[closer - 1] not in _ENDS:
        return False
    follower = text[closer + 1 : closer + 2]
    if follower and follower in "，、；：。！？,;:!?的":
        return False
    before = text[last:opener].strip()
    # the pair is the whole sentence so far, or what someone says
    return not before or (text[opener] in _QUOTES and before[-1] in "：:，,")


def _pairs(marks: list[tuple[int, str]]) -> dict[int, int]:
    """For each opening mark (its index) that closes on its line and soon: where."""
    partner: dict[int, int] = {}
    open_: list[tuple[int, int, str]] = []
    for k, (place, mark) in enumerate(marks):
        if mark == "\n":
            open_.clear()
        elif mark in _CLOSING:
            open_.append((k, place, _CLOSING[mark]))
        else:
            # a mark that was never closed is passed over, but only a few deep
            for depth in range(len(open_) - 1, max(len(open_) - 4, -1), -1):
                index, opened, closing = open_[depth]
                if closing == mark:
                    if place - opened <= _WHOLE:
                        partner[index] = place
                    del open_[depth:]
                    break
    return partner


# --- words ---------------------------------------------------------------------------


class Segmenter:
    """Cuts texts into words, with policy terms and your own terms kept whole.

    `terms` are words of yours, in either script; `policy=False` leaves out the shipped
    `policy_terms`. Building the first one of a process reads jieba's dictionary (half a
    second); the next ones take a tenth of that. What cuts is built in 0.2 s, when the first text
    is cut. Raises ValueError for a term that holds blanks or punctuation, for no word does.

    `fast` says who cuts: rjieba (True; extra `fast`), Python (False), or rjieba where it is
    installed (None). The words are the same, rjieba gives them some times quicker; it holds
    30 MB more. Raises ImportError for
    `fast=True` without rjieba.

    >>> [w.text for w in Segmenter(["数据资产入表"]).words("推进数据资产入表试点")]
    ['推进', '数据资产入表', '试点']
    """

    def __init__(self, terms: Iterable[str] = (), *, policy: bool = True, fast: bool | None = None) -> None:
        if isinstance(terms, str):
            raise TypeError("terms is a str; give a list of terms")
        if fast and not fastwords.available():
            raise ImportError("fast=True needs rjieba: pip install 'ipmine[fast]'")
        self._terms = tuple(terms)
        self._policy = policy
        self._fast = fast
        self._tokenizer = tokenizers.tokenizer(policy)
        if self._terms:
            self._tokenizer = tokenizers.copy(self._tokenizer)
            tokenizers.teach(self._tokenizer, [_plain(term) for term in self._terms])

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (self._terms, self._policy, self._fast)

    @cached_property
    def _cut(self) -> Callable[[str, bool], Iterable[str]]:
        """Cuts a plain text; the private dictionaries without users' terms are built once a process."""
        if self._fast is False or not fastwords.available():
            plain = tokenizers.plain_of(self._tokenizer) if self._terms else tokenizers.plain(self._policy)
            return lambda text, hmm: plain.cut(text) if hmm else self._tokenizer.cut(text, HMM=False)
        return (tokenizers.fast_of(self._tokenizer) if self._terms else tokenizers.fast(self._policy)).cut

    def words(self, text: str, *, hmm: bool = True) -> Words:
        """The words of a text in order, blanks left out, punctuation as words of its own.

        `hmm` lets jieba guess names that no dictionary has.
        """
        with collector.paused():  # words are small and hold no cycles
            return Words(text, self._cut(_plain(given.text(text)), hmm))


def words(text: str, *, hmm: bool = True) -> Words:
    """The words of a text, cut with the shipped policy terms; see `Segmenter`.

    >>> [w.norm for w in words("知識產權質押融資")]
    ['知识产权质押融资']
    """
    return _default().words(text, hmm=hmm)


@cache
def _default() -> Segmenter:
    return Segmenter()


def _rebuild(terms: tuple[str, ...], policy: bool, fast: bool | None) -> Segmenter:
    return Segmenter(terms, policy=policy, fast=fast)


def _plain(text: str) -> str:
    """Simplified and narrowed, one character for one."""
    codes = script.simplify(width.fold(codepoints.encode(text)))
    return width.restore(codepoints.decode(codes))
