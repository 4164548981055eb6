"""The thing in front of a number: 发明专利拥有量达到12件, 登记近300件."""

from __future__ import annotations

import re

from ipmine.resolve.targets.phrases import tail_of_attribute, trim_lead, trim_tail
from ipmine.resolve.targets.verbs import AMOUNT, ending, last_verb, sizes_by_last, verbs

_LABEL = re.compile(
    r"(?:第[0-9一二三四五六七八九十百]{1,7}[条章节] {0,2}|（[一二三四五六七八九十0-9]{1,3}）|[一二三四五六七八九十]{1,3}、|[0-9]{1,2}[.、](?![0-9]))"
)
DATES_AT_END = re.compile(r"(?:[和、]?(?:到|至|在)?[0-9]{4}年(?:[0-9]{1,2}月)?(?:底|末)?){1,4}$")


def front(words: str) -> tuple[str, str | None, bool]:
    """The noun phrase in front of a number, the action, and whether a predicate stands between."""
    words = words.rstrip(" （“").lstrip("、，和及与或且并 ）")
    label = _LABEL.match(words)
    if label:
        words = words[label.end() :]
    phrase, predicate = _strip_predicates(_without_comparison(words))
    phrase = _without_comparison(phrase)
    if phrase and phrase[-1] in "年月底末":
        phrase = DATES_AT_END.sub("", phrase)
    return _object(phrase, predicate)


_COMPARISON = re.compile(
    r"(?:与|比|较|同)(?:[0-9]{4}年|上年|上一年|去年|上期|同期|上年同期|去年同期|全国|全省|年初|目前)(?:底|末|度|同期|平均水平|平均)?(?:相比)?$"
)


def _without_comparison(phrase: str) -> str:
    """Without a comparison at its end: 比上年, 较2011年, 与去年同期相比."""
    if not phrase or phrase[-1] not in "年期国省初前底末度平均比":
        return phrase
    match = _COMPARISON.search(phrase)
    return phrase[: match.start()] if match else phrase


def _strip_predicates(phrase: str) -> tuple[str, str | None]:
    """Take 增长, 达到, 累计, 共 off the end; the one nearest to the number is the action."""
    found: str | None = None
    for _ in range(6):
        phrase = phrase.rstrip(" 了约近")
        for word in ending().get(phrase[-1:], ()):
            if phrase.endswith(word) and not (len(word) == 1 and phrase[-2:] in _WHOLE_WORDS):
                if phrase == word and AMOUNT.search(word):
                    return phrase, found  # 占比, 增幅 alone are the thing itself
                phrase, found = phrase[: -len(word)], found or word
                break
        else:
            break
    return phrase, found


# words that end in a character which alone would be a predicate
_WHOLE_WORDS = frozenset(
    (
        "总计 统计 合计 设计 会计 审计 累计 所有 具有 占有 拥有 国有 公有 作为 行为 成为 因为 "
        "认为 视为 增长 不是 只是 还是 比较 专利 发明 公共 共同 中共 各个 平均 人均 年均 户均 "
        "均衡 起点"
    ).split()
)


def _object(phrase: str, predicate: str | None) -> tuple[str, str | None, bool]:
    """What stands behind the last verb of the phrase, and that verb."""
    phrase, trailing = _trailing_verb(trim_lead(phrase))
    cut, action = last_verb(phrase)
    rest = trim_tail(tail_of_attribute(trim_lead(phrase[cut:])))
    rest = rest[:-1] if rest.endswith("中") and len(rest) > 3 else rest
    return rest, action or trailing or predicate, predicate is not None


def _trailing_verb(phrase: str) -> tuple[str, str | None]:
    """从专项资金中安排: a verb that ends the phrase governs the number; the thing stands before it."""
    actions = verbs("action")
    for size in sizes_by_last().get(phrase[-1:], ()):
        if size <= len(phrase) - 2 and phrase[-size:] in actions:
            rest = phrase[:-size]
            rest = rest.removesuffix("中").removesuffix("内") if rest.startswith(("从", "在", "由")) else rest
            return re.sub(r"^(?:从|在|由|对|为|向)", "", rest), phrase[-size:]
    return phrase, None
