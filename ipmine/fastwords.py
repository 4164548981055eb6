"""Words cut by rjieba (extra `fast`): jieba's algorithm in Rust, made to give the very words of jieba.

rjieba takes a dictionary of one's own, so it knows what our tokenizer knows, users' terms too. Three
things remain, and all are mended here, so that nobody sees which of the two has cut a text:

- letters, digits and marks that no dictionary has: jieba-rs keeps 0571-85550123 and a-1 whole, for
  the point in one of its patterns stands for any character. Such runs are cut by jieba's own pattern;
- rare Han characters (beyond U+9FD5), which jieba takes for marks and jieba-rs for letters;
- half surrogate pairs, which no text of Rust can hold.

`tests/test_fastwords.py` compares the two on the corpora and on made-up texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from typing import Any

# jieba.finalseg's pattern for what is not Han
# as many as a text may have: the words are jieba's whatever the length of a run
_PIECES = re.compile(r"([a-zA-Z0-9]{1,20000000}(?:\.\d{1,20000000})?%?)")
_RUN = re.compile(r"[A-Za-z0-9+#&._%\-]{1,20000000}")
# a text without such a pair has no run that the two cut differently
_DOUBTFUL = re.compile(r"[+#&._%\-][A-Za-z0-9+#&._%\-]|[A-Za-z0-9][+#&._\-]")
# Han to jieba-rs and not to jieba, or no character at all; U+FFFD is a mark to both
_FOREIGN = re.compile("[\u3400-\u4dbf\u9fd6-\u9fff\uf900-\ufaff\ud800-\udfff\U00020000-\U0003ffff]")


def available() -> bool:
    """Whether rjieba is installed."""
    return find_spec("rjieba") is not None


class FastWords:
    """Cuts as a jieba tokenizer with these frequencies and this total does.

    Building one takes 0.2 s and 30 MB, whatever is there already. Raises ImportError without rjieba.
    """

    def __init__(self, frequencies: Mapping[str, int], total: int) -> None:
        import rjieba

        self._frequencies = frequencies
        made: Any = rjieba.Jieba
        self._rust = made.empty()
        add = self._rust.add_word
        for word, count in frequencies.items():
            if count:  # 0 marks the beginnings of words
                add(word, count, "")
        # jieba counts twice what stands twice in its dictionary; a line end is never looked up
        if rest := total - sum(frequencies.values()):
            add("\n", rest, "")

    def cut(self, text: str, hmm: bool) -> list[str]:
        """The pieces of a text, in order and without a gap."""
        shown = _FOREIGN.sub("\ufffd", text)
        pieces: list[str] = self._rust.cut(shown, hmm)
        if hmm and _DOUBTFUL.search(text):
            pieces = list(self._as_jieba(pieces))
        return pieces if shown == text else list(_restored(pieces, text))

    def _as_jieba(self, pieces: list[str]) -> Iterator[str]:
        """Cut runs of letters, digits and marks as jieba.finalseg does."""
        frequencies = self._frequencies
        run = ""
        for piece in pieces:
            if piece[0] <= "z" and _RUN.fullmatch(piece) and (len(piece) == 1 or not frequencies.get(piece)):
                run += piece
                continue
            if run:
                yield from filter(None, _PIECES.split(run))
                run = ""
            yield piece
        yield from filter(None, _PIECES.split(run))


def _restored(pieces: list[str], text: str) -> Iterator[str]:
    start = 0
    for piece in pieces:
        end = start + len(piece)
        yield text[start:end]
        start = end
