"""The thing behind a number: 培育100家首店, 15万元的创业担保贷款."""

from __future__ import annotations

import re
from functools import cache

from ipmine.resolve.targets.phrases import tail_of_attribute, trim_tail, words
from ipmine.resolve.targets.verbs import sizes_by_first, verbs

_STOP = re.compile(r"[，。；！？：、（）“”《》〈〉「」\n\t]|以上|以下|以内|左右|及以|分别|不等|，")


@cache
def _ending() -> re.Pattern[str]:
    """Words that say something of the thing: they end the noun phrase behind a number."""
    table: dict[str, list[str]] = {}
    for word in words("ending"):
        table.setdefault(word[0], []).append(re.escape(word[1:]))
    return re.compile("|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in table.items()))


def behind(rest: str) -> tuple[str, str | None]:
    """The noun phrase behind a number, and a verb between."""
    phrase = _INCLUDED.sub("", rest.lstrip(" "))
    if phrase.startswith("的"):
        phrase = phrase[1:]
    elif given := _GIVEN.match(phrase):
        phrase = phrase[given.end() :]
    elif phrase.startswith(_NO_NOUN) and not phrase.startswith(("和美", "和谐")):
        return "", None
    phrase, verb = _opening_verbs(phrase)
    phrase = _noun_phrase(phrase, verb)
    end = _ending().search(phrase, 2) or _PASSIVE.search(phrase, 2)
    if end:
        phrase = phrase[: end.start()]
    phrase = trim_tail(tail_of_attribute(phrase.strip(" ")))
    alone = phrase in verbs("predicate") or phrase in verbs("action")  # 每三百人增加一个
    return "" if alone else phrase, verb


_INCLUDED = re.compile(r"^（含[^（）]{0,6}）")  # 18周岁（含）以上, （含本数）
_PASSIVE = re.compile("(?<![自理经缘])由|[0-9]{4}年")  # 9个指标由医院填报, 13个园区2025年营收
_GIVEN = re.compile(r"(?:标准)?(?:给予|予以)(?=[^，。；]{2})")  # 每人2000元给予补贴
_NO_NOUN = tuple(
    "× * / （ 大关 关口 台阶 但 而 以上 以下 左右 ， 。 ； 、 ） 和 及 与 给 于 或 时 后 为 并 且 到 至".split()
)
_ATTRIBUTE = re.compile(r"(?:在|由|以|具有|具备|符合|从事|列入|入选|对|有)[^，。；]{2,40}?的(?=[^的，。；]{2,})")


def _noun_phrase(phrase: str, verb: str | None) -> str:
    """Up to the first mark that ends it; quoted names, brackets and lists are kept whole."""
    attribute = _ATTRIBUTE.match(phrase)
    if attribute:
        phrase = phrase[attribute.end() :]
    match = _STOP.search(phrase)
    if match is None:
        return phrase
    at, mark = match.start(), match[0]
    closing = {"“": "”", "（": "）"}.get(mark)
    if closing and (mark == "（" or at == 0):
        close = phrase.find(closing, at + 1)
        if close < 0:
            return phrase[:at]
        tail = _STOP.search(phrase, close + 1)
        return phrase[: tail.start() if tail else len(phrase)]
    return _listed(phrase) if mark == "、" and not verb else phrase[:at]


def _listed(phrase: str) -> str:
    """影视、动漫、游戏项目提供…: a list that shares its tail is one indicator."""
    match = re.match(
        r"(?:[^，。；！？：、（）“”《》\n\t0-9]{1,8}、){1,6}[^，。；！？：、（）“”《》\n\t0-9]{2,14}", phrase
    )
    return match[0] if match else phrase[: phrase.find("、")]


def _opening_verbs(phrase: str) -> tuple[str, str | None]:
    """2700万元支持开展高新技术研发: the verbs behind the number, and what they govern."""
    actions, sizes = verbs("action"), sizes_by_first()
    taken = ""
    for _ in range(2):
        for size in sizes.get(phrase[:1], ()):
            if size <= len(phrase) - 2 and phrase[:size] in actions:
                taken += phrase[:size]
                phrase = phrase[size:]
                break
        else:
            break
    if taken and (not phrase or phrase[0] in "，。；、"):
        return taken + phrase, None
    return phrase, taken or None
