"""What does not belong to the name of a thing at the end of a phrase: attributes, scope, and what leads on to the number."""

from __future__ import annotations

import re
from functools import cache

from ipmine.resolve.targets.openings import without_expectation
from ipmine.resolve.targets.phrase_words import EACH, whole_words, words
from ipmine.resolve.targets.verbs import AMOUNT, verbs

_SCOPE_TAIL = re.compile("(?:(?:按照?|以)?每[一二三四五六七八九十百0-9]{0,4}" + EACH + "){1,3}$")
# 患者每三个月超音波检查
_OFTEN_INSIDE = re.compile(
    "^[^，。；、每]{2,20}(?<!的)每(?:[一二两三四五六七八九十半0-9]{0,2}个?(?:年|月|周|季度|学期))(?=[^，。；、均度]{3,20}$)"
)
# 埋没每公顷救助
_SCOPE_INSIDE = re.compile(
    r"(?P<thing>[^，。；每]{2,24})每[一二三四五六七八九十百0-9]{0,4}"
    + EACH
    + "(?P<given>支持|奖补|救助|补助|补贴|奖励|资助|补偿|收费)$"
)
_SCOPE_ALONE = re.compile(
    r"每(?:[一二三四五六七八九十百0-9]{0,4}个?[\u4e00-\u9fff]{1,2}|一[\u4e00-\u9fff]{3})"
)  # 每张50元


@cache
def _tails() -> dict[str, tuple[str, ...]]:
    """Last character -> the tails that end with it, the longest first."""
    table: dict[str, list[str]] = {}
    for word in words("tail"):
        table.setdefault(word[-1], []).append(word)
    return {last: tuple(found) for last, found in table.items()}


def tail_of_attribute(phrase: str) -> str:
    """主体收取的担保费率: behind the last 的, where that says enough."""
    head, mark, tail = phrase.rpartition("的")
    if tail[:1] == "士" and not tail.startswith(SOLDIERS):
        head, mark, tail = head.rpartition("的") if "的" in head else ("", "", phrase)  # 的士准照
        tail = phrase[len(head) + len(mark) :]
    if tail[:1] in ("事", "在", "地") and _PURPOSE.search(head):
        head, mark, tail = "", "", phrase  # 有关目的事业之支出
    if mark and tail.startswith(_CHANCES):
        return tail_of_attribute(head)  # 6级以上地震的可能性较大
    if mark and tail.count("”") > tail.count("“"):
        return phrase  # “我的家乡行”研学规模: the 的 of a name
    if mark and len(tail) >= 2 and not _TOO_SHORT.fullmatch(_PER_TIME.sub("", tail)):
        return tail
    if not mark and "之" in phrase and (of := _OF.search(phrase)):
        tail = phrase[of.end() :]
        item = max(phrase.rfind(mark, 0, of.end()) for mark in "、，“「（")
        short = len(tail) <= 2 and len(phrase) <= 8 and not phrase.startswith("百分之")
        return phrase if short or of.end() - item <= 3 or _TOO_SHORT.fullmatch(tail) else tail
    return phrase


SOLDIERS = ("士兵", "士官", "士绅", "士气", "士族")
_PER_TIME = re.compile("^每(?:年|月|周|日|天|季|人|户|期)")  # 照顾者津贴的每月金额
_PURPOSE = re.compile("(?<![项题科节数栏条品书])目$")  # the 的 of 目的
_CHANCES = ("可能", "概率", "几率", "机率", "机会较", "风险较")
# 之, as Taiwan writes 的
_OF = re.compile(r".{0,500}[^总反因久随分]之(?=[^一二两三四五六七八九十间后前内外中上下类家路星都声城光友乡窗夜春].)")
# nouns that say too little alone: 金额的比例
_AMOUNTS = (
    "比例|比重|占比|数量|总量|总数|总额|规模|人数|标准|水平|面积|金额|费用|个数|额度|限额|次数|频次|数目|时间|名额"
)
_AMOUNT_ALONE = re.compile(_AMOUNTS)
_TOO_SHORT = re.compile(
    f"(?:相关|有关|上述|其他|全部|所有|实际)?(?:{_AMOUNTS}|支出|收入|资金|款项)|(?:企业|单位|项目|机构|人员|人口|家庭|用户)(?:占比|比例|比重|数量|总数)|要求|部分|能力|工作|情况|问题|企业|项目|单位|个人|人员|事项|比率|数额|期间|(?:有关|相关)?规定(?:执行|办理)?|采计|核计|计算|上限|下限|范围"
)


def without_scope(phrase: str) -> str:
    """Without what an amount applies to at its end: 处理成本为每立方米."""
    if phrase[-1:] in _PARTS:
        phrase = _IN_PARTS.sub("", phrase)
    if "每" not in phrase[-24:]:
        return phrase
    if _SCOPE_ALONE.fullmatch(phrase):
        return ""
    phrase = _OFTEN_INSIDE.sub("", _SCOPE_TAIL.sub("", phrase))
    inside = _SCOPE_INSIDE.match(phrase) if "每" in phrase[1:] else None
    return inside["thing"] + inside["given"] if inside else phrase


# 资助款项分两期
_PARTS = frozenset("期次批段步年")
_IN_PARTS = re.compile("(?<=[^，。；、]{2})分[一二两三四五六七八九十0-9]{1,2}个?(?:期|次|批|阶段|步|年)$")


def without_inside(phrase: str) -> str:
    """在3450份通知书之中: without the 中 at its end, where no word ends in it."""
    if not phrase.endswith("中") or phrase.endswith(_END_IN_MIDDLE):
        return phrase
    return phrase[:-1].removesuffix("之")


_END_IN_MIDDLE = ("高中", "初中", "完中", "集中", "其中", "空中", "城中")


def is_amount(phrase: str) -> bool:
    """Whether a phrase names an amount and not of what: 数量, 标准."""
    return _AMOUNT_ALONE.fullmatch(phrase) is not None


_OF_A_MARK = tuple(word + "标的" for word in "指目商达投招坐座路界")


def _names_people(phrase: str) -> bool:
    """参加者, 个人计划的参加者: who does something; in 超过五个者, 有下列情形者 it is a condition."""
    return phrase[-3:-1] in verbs("action") | verbs("nominal") and _ON_CONDITION.search(phrase) is None


_ON_CONDITION = re.compile("[0-9一二两三四五六七八九十]|[超逾满未不经系属应得须有为已被以于]|符合|违反|低于|达")


def _ends_whole(phrase: str, tail: int) -> bool:
    """Whether a phrase ends in a word that is whole and longer than a tail: 功能, 消费者."""
    if phrase.endswith(_OF_A_MARK):
        return False  # 指标的, and not 标的
    whole = whole_words()
    return any(phrase[-size:] in whole for size in range(max(2, tail + 1), 5))


def trim_tail(phrase: str) -> str:
    """Without the words behind that lead on to the number."""
    by_last = _tails()
    for _ in range(4):
        shorter = phrase
        tails = by_last.get(phrase[-1:], ())
        size = next((len(tail) for tail in tails if phrase.endswith(tail)), 0) if phrase.endswith(tails) else 0
        if size and not _ends_whole(phrase, size) and not (phrase[-1] == "者" and _names_people(phrase)):
            shorter = phrase[:-size]
        shorter = shorter.rstrip(" ，、：（“")
        shorter = without_expectation(without_scope(shorter))
        if shorter[-2:] in ("价分", "费分"):
            shorter = shorter[:-1]  # 票价分为640元、480元
        if shorter.endswith("会") and (AMOUNT.search(shorter[:-1]) or shorter.endswith("人口会")):
            shorter = shorter[:-1]  # 经常开支会增加7%至…
        if shorter == phrase:
            break
        phrase = shorter
    return _balanced(_NOTE.sub("", phrase) if "[" in phrase else phrase)


_NOTE = re.compile(r"\[[0-9]{1,3}\]")  # 四大产业[2]
_PAIRED = re.compile("[（）“”「」『』]")


def _balanced(phrase: str) -> str:
    """Without a bracket or quote that has lost its other half."""
    if not _PAIRED.search(phrase):
        return phrase
    for opening, closing in ("（）", "“”", "「」", "『』"):
        if -1 < phrase.find(closing) < phrase.find(opening):
            phrase = phrase.rpartition(opening)[2]  # ……」修正为「财团法人之支出: of the last one
        if phrase.count(opening) == phrase.count(closing) or (opening == "“" and '"' in phrase):
            continue  # “双随机"检查: closed by a straight quote
        if closing in phrase and opening not in phrase:
            phrase = phrase.rpartition(closing)[2]  # 位置）及…: the thing stands behind the bracket
        elif opening == "“" or phrase.startswith(opening) or phrase.endswith(opening):
            phrase = phrase.replace(opening, "")
        elif opening != "（":
            phrase = phrase.rpartition(opening)[2]  # 批示之「至少开
        else:
            phrase = phrase.partition(opening)[0]
    return phrase
