"""The words around a number that bound it: 不低于500万元, 60%以上, 最高可补贴1200元."""

from __future__ import annotations

import re
from functools import cache

from ipmine import lexicon

# a bound that stands apart: 不高于承担风险责任的0.5%, 最高可补贴1200元
_DISTANT = re.compile(
    r"(?P<cue>不超过|不高于|不得超过|不得高于|不低于|不得低于|不少于|不应超过|不应低于)[^，。；：、0-9]{1,16}的$|"
    r"(?P<cue2>最高|最多)(?:可|可以|能)?[^，。；：、0-9]{0,4}$"
)
# the sign of 达到 and its like, which are no bound of their own
_REACHED = "="


@cache
def _cues(side: str) -> tuple[int, dict[str, str]]:
    """The length of the longest word on a side of the number, and the sign of each."""
    words = {row["word"]: row["sign"] for row in lexicon.rows("quantity_bounds") if row["where"] == side}
    return max(map(len, words)), words


def bounds(text: str, start: int, end: int) -> tuple[str, str, bool, int, int]:
    """Comparator, its word, whether it is 达到, and the range with the words."""
    longest, words = _cues("before")
    edge = start - 1 if text[start - 1 : start] == " " else start
    edge -= currency_size(text, edge)
    sign, cue, reached, outer_start = "=", "", False, edge
    for size in range(longest, 0, -1):
        word = text[max(0, edge - size) : edge]
        if len(word) == size and word in words:
            if word == "以" and not text.startswith(("为限", "为上限"), end):
                break
            if word == "近" and text[edge - 2 : edge - 1] in ("最", "附", "邻", "临", "远", "靠", "接", "亲"):
                break
            sign, cue, reached, outer_start = words[word], word, words[word] == _REACHED or word == "应达", edge - size
            break
    if sign == "=" and not cue:
        distant = _DISTANT.search(text, max(0, edge - 24), edge)
        if distant:
            cue = distant["cue"] or distant["cue2"]
            sign, outer_start = _cues("before")[1][cue], distant.start()
    longest, words = _cues("after")
    outer_end = end
    for size in range(longest, 0, -1):
        word = text[end : end + size]
        if len(word) == size and word in words:
            if word == "起" and text[end + 1 : end + 2] not in "，。；）、":
                break
            if word == "内" and sign == "=":
                break
            outer_end = end + size
            if sign in ("=", "≈") or word in ("为限", "为上限"):
                sign, cue = words[word], word
                reached = False
            break
    return sign, cue, reached, outer_start, outer_end


_CURRENCIES = {
    "新台币": "新台币",
    "新臺币": "新台币",
    "台币": "新台币",
    "人民币": "元",
    "港币": "港元",
    "澳门币": "澳门元",
    "美金": "美元",
}
# the units that a currency's name gives its amounts
CURRENCIES = frozenset(_CURRENCIES.values()) - {"元"}


def currency_size(text: str, position: int) -> int:
    """How many characters in front of a position name a currency."""
    return next((size for size in (3, 2) if text[max(0, position - size) : position] in _CURRENCIES), 0)


def currency_before(text: str, start: int) -> str | None:
    edge = start - 1 if text[start - 1 : start] == " " else start
    return _CURRENCIES.get(text[edge - currency_size(text, edge) : edge])
