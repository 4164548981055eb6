"""The words around a number that bound it: 不低于500万元, 60%以上, 最高可补贴1200元."""

from __future__ import annotations

import re
from collections.abc import Iterable

# words in front that bound a number; the longest one that fits counts
_BEFORE = {
    "≥": "大于等于 不低于 不少于 不小于 不得低于 不得少于 不得小于 不应低于 不应少于 至少 最低 最少 起码 不下于 不弱于 不短于 应达",
    ">": "超过 突破 超 逾 多于 大于 高于 达到并超过 跃上 超出 高出",
    "≤": "小于等于 不超过 不高于 不大于 不多于 不得超过 不得高于 不得多于 不得大于 不应超过 不应高于 最高 最多 至多 最高不超过 最多不超过 "
    "最高可达 不逾 不得逾 上限为 限额为 以 不超",
    "<": "低于 少于 小于 不足 不到 不满 未满 未达 未达到",
    "≈": "约 近 大约 约为 将近 接近 大致为 大概 约占 约达 大体",
    "=": "达到 达 达至 达成 突破到",
}
# a bound that stands apart: 不高于承担风险责任的0.5%, 最高可补贴1200元
_DISTANT = re.compile(
    r"(?P<cue>不超过|不高于|不得超过|不得高于|不低于|不得低于|不少于|不应超过|不应低于)[^，。；：、0-9]{1,16}的$|"
    r"(?P<cue2>最高|最多)(?:可|可以|能)?[^，。；：、0-9]{0,4}$"
)
REACHED = frozenset(["达到", "达", "达至", "达成", "应达"])
_AFTER = {
    "≥": "（含）以上 （含）及以上 及以上 以上 及其以上 或以上 起步 起",
    "≤": "（含）以下 （含）及以下 及以下 以下 以内 之内 或以下 及以内 为限 为上限 内 封顶",
    "≈": "左右 上下 不等 上下浮动 前后",
}


def _by_word(cues: dict[str, str]) -> dict[str, str]:
    return {word: sign for sign, words in cues.items() for word in words.split()}


def _by_character(words: Iterable[str], place: int) -> dict[str, tuple[str, ...]]:
    """The words by the character next to the number, the longest first."""
    return {
        char: tuple(sorted((word for word in words if word[place] == char), key=len, reverse=True))
        for char in {word[place] for word in words}
    }


_BEFORE_SIGNS, _AFTER_SIGNS = _by_word(_BEFORE), _by_word(_AFTER)
_BEFORE_BY_LAST, _AFTER_BY_FIRST = _by_character(_BEFORE_SIGNS, -1), _by_character(_AFTER_SIGNS, 0)


def bounds(text: str, start: int, end: int) -> tuple[str, str, bool, int, int]:
    """Comparator, its word, whether it is 达到, and the range with the words."""
    edge = start - 1 if text[start - 1 : start] == " " else start
    edge -= currency_size(text, edge)
    sign, cue, reached, outer_start = "=", "", False, edge
    for word in _BEFORE_BY_LAST.get(text[edge - 1 : edge], ()):
        if text.endswith(word, 0, edge):
            if word == "以" and not text.startswith(("为限", "为上限"), end):
                break
            if word == "近" and text[edge - 2 : edge - 1] in ("最", "附", "邻", "临", "远", "靠", "接", "亲"):
                break
            sign, cue, reached, outer_start = _BEFORE_SIGNS[word], word, word in REACHED, edge - len(word)
            break
    if sign == "=" and not cue:
        low = max(0, edge - 24)
        # both its branches begin with one of these
        hint = text.find("不", low, edge) >= 0 or text.find("最", low, edge) >= 0
        distant = _DISTANT.search(text, low, edge) if hint else None
        if distant:
            cue = distant["cue"] or distant["cue2"]
            sign, outer_start = _BEFORE_SIGNS[cue], distant.start()
    outer_end = end
    for word in _AFTER_BY_FIRST.get(text[end : end + 1], ()):
        if text.startswith(word, end):
            if word == "起" and text[end + 1 : end + 2] not in "，。；）、":
                break
            if word == "内" and sign == "=":
                break
            outer_end = end + len(word)
            if sign in ("=", "≈") or word in ("为限", "为上限"):
                sign, cue = _AFTER_SIGNS[word], word
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


def currency_size(text: str, position: int) -> int:
    """How many characters in front of a position name a currency."""
    if text[position - 1 : position] not in ("币", "金"):
        return 0
    return next((size for size in (3, 2) if text[max(0, position - size) : position] in _CURRENCIES), 0)


def currency_before(text: str, start: int) -> str | None:
    edge = start - 1 if text[start - 1 : start] == " " else start
    return _CURRENCIES.get(text[edge - currency_size(text, edge) : edge])
