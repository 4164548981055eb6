"""The thing behind a number: 培育100家首店, 15万元的创业担保贷款."""

from __future__ import annotations

import re

from ipmine.resolve.targets.phrases import tail_of_attribute, trim_tail
from ipmine.resolve.targets.verbs import sizes_by_first, verbs

_STOP = re.compile(r"[，。；！？：、（）“”《》〈〉「」\n\t]|以上|以下|以内|左右|及以|分别|不等|，")
# verbs that hardly ever stand inside a name: they end the noun phrase behind a number
_ENDING_VERBS = re.compile(
    r"(?:调整|增加|扩大|实施|推进|推动|促进|打造|建立|给予|发放|列入|纳入|设立|提供|实现|完成|达到|累计|进行|开展|予以|未能|取得|获得|得到|通过|参加|入选|签订|签署|处于|"
    r"位于|用于|作为|成为|出台|落户|享受|承担|投入使用|开工|竣工|投产|建成|提高|增长|下降|的(?:激励|奖励|支持|标准|比例|资助)?给予|名单|资助|联合|共同|高效运营|全部)"
)


def behind(words: str) -> tuple[str, str | None]:
    """The noun phrase behind a number, and a verb between."""
    phrase = words.lstrip(" ")
    if phrase.startswith("的"):
        phrase = phrase[1:]
    elif phrase.startswith(_NO_NOUN):
        return "", None
    phrase, verb = _opening_verbs(phrase)
    phrase = _noun_phrase(phrase, verb)
    end = _ENDING_VERBS.search(phrase, 2)
    if end:
        phrase = phrase[: end.start()]
    return trim_tail(tail_of_attribute(phrase.strip(" ”"))), verb


_NO_NOUN = tuple("以上 以下 左右 ， 。 ； 、 ） 和 及 与 给 于 或 时 后 为 并 且 到 至".split())
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
