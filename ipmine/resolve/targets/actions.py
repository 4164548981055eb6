"""The verb next to a number, where the phrase that names the thing tells none: 突破60家, 帮助50家企业, 为50人提供服务."""

from __future__ import annotations

import re

from ipmine.resolve.targets.around import CROSSED, Naming
from ipmine.resolve.targets.phrase_words import words
from ipmine.resolve.targets.verbs import after_subject, verbs
from ipmine.scan.quantities import Quantity

_SPENDING = re.compile("(?P<verb>投入|投资|补助|奖励)(?P<on>[^，。；、]{2,14}(?:资金|经费|专款|基金|款项|费用))")
_LONGEST = 4
# verbs that say nothing of what is done: the words behind the number do
_HELD = ("开展", "进行", "组织", "召开", "举办", "举行", "组织开展", "实施", "完成", "享受", "给予", "有")
_GRANTED = re.compile(
    "(?:享受|给予|予以|发放|申请|申领|领取)(?P<thing>[\u4e00-\u9fff]{0,10}?(?:补助|补贴|奖励|资助|津贴|奖补)金?)"
)
_FAR = 120
_DEED = re.compile("[\u4e00-\u9fff]{2,8}(?=[，。；、）\n]|$)")


def beside(text: str, before: int, quantity: Quantity, named: Naming) -> Naming:
    """`named` with the verb beside the number; `before` is where the phrase in front of the number begins."""
    if not named.indicator:
        return named
    behind = text.startswith(named.indicator, quantity.outer_end)  # the thing stands behind the number
    if named.action == "为" and behind:
        return named._replace(action=_done_for(text, quantity.outer_end + len(named.indicator)))
    if named.action:
        return named
    if text.endswith("实现" + named.indicator, before, quantity.outer_start):
        return named._replace(action="实现")  # 每年可实现经济效益4200万元
    if quantity.kind == "money" and (spent := _SPENDING.fullmatch(named.indicator)):
        return Naming(spent["on"], spent["verb"])  # 投入安全生产资金100多亿元
    if quantity.cue in CROSSED and quantity.start - quantity.outer_start == len(quantity.cue):
        return named._replace(action=quantity.cue)
    return named._replace(action=_at_end(text[before : quantity.outer_start])) if behind else named


def finished(text: str, quantity: Quantity, named: Naming) -> Naming:
    """`named` without a copula for its action, and with the verb behind the thing where no other was found."""
    if named.action in _COPULAS:
        named = named._replace(action=quantity.cue if quantity.cue in CROSSED else None)  # 累计超过41万人
    if named.action or not named.indicator:
        return named
    at = quantity.outer_end + (quantity.kind == "ratio" and text.startswith("的", quantity.outer_end))
    if not text.startswith(named.indicator, at):
        return named
    return named._replace(action=_said_behind(text, at + len(named.indicator)))


_COPULAS = frozenset(
    "为 是 系 即 各 均 计 分别 分别为 均为 合计 小计 合共 共 共计 总计 累计 预计 年均 年平均 平均".split()
)


def granted_before(text: str, at: int) -> str | None:
    """What the sentences in front in the paragraph say is granted: 可享受星级评定补贴。五星级的给予10万元."""
    said = [m["thing"] for m in _GRANTED.finditer(text, max(text.rfind("\n", 0, at) + 1, at - _FAR), at)]
    return said[-1] if said else None


def deed(text: str, at: int, action: str | None) -> str | None:
    """What is done so many times: 开展一次督导检查, 通报一次; `at` is where the words behind the number begin."""
    if action in _HELD:
        done = _DEED.match(text, at)
        return done[0] if done else None
    return action


def deed_beside(text: str, before: int, quantity: Quantity, named: Naming, carried: str | None) -> str | None:
    """What is done so many times, where the verb right in front of the number says it: 梳理一次有需求的企业.

    A verb that says nothing itself has it behind the number (开展一次督导检查), which goes before what the sentence
    `carried` on to it.
    """
    front = text[before : quantity.outer_start]
    if named.indicator and text.startswith(named.indicator, quantity.outer_end):
        return None  # 梳理一次问题清单: the object stands by itself
    if not named.action or not front.endswith(named.action) or (named.indicator and named.indicator in front):
        return None
    if named.action not in _HELD:
        return None if named.action in verbs("predicate") else named.action  # 年均19次, 每增加一次
    return deed(text, quantity.outer_end, named.action) if named.indicator == carried else None


def _at_end(front: str) -> str | None:
    """The verb that a phrase ends with; one that as often is a noun must open it, or follow who does it."""
    for size in range(min(_LONGEST, len(front)), 1, -1):
        verb = front[-size:]
        if verb in verbs("action") or (verb in verbs("nominal") and after_subject(front[:-size])):
            return verb
    return None


def _said_behind(text: str, at: int) -> str | None:
    """2项成果入选试点, 10个口岸正式启用: the verb that says what becomes of those who are counted."""
    manner = _MANNER.match(text, at)
    at = manner.end() if manner else at
    for size in range(_LONGEST, 1, -1):
        verb = text[at : at + size]
        if text[at + size : at + size + 1] in _OF_AN_AMOUNT:
            continue  # 17个行业增加值
        if verb in verbs("action") or verb in verbs("nominal") or (verb in words("ending") and verb not in _NO_VERB):
            return verb
    return None


_OF_AN_AMOUNT = frozenset("值额率数")
_MANNER = re.compile(
    "(?:正式|全部|全面|陆续|相继|先后|均已?|都已?|已经?|也|成功|顺利|集中|同步|率先|新|首次|共|如期|建成并|分别|全国|省级|国家级){1,3}"
)
# words behind a thing that are no verbs
_NO_VERB = frozenset(
    "名单 联合 共同 全部 已经 正在 尚未 均已 均为 陆续 相继 先后 逐户 逐一 逐步 逐年 稳步 顺利 如期 有序 率先 同步 竞相 分别 合计 "
    "总计 来说 而言 为主 应当 应按 必须 不得 不能 可以 应在 应于 需要 须在 须经 由市 由省 由县 以每 按每 根据 依据 并处 一起 所致 "
    "所引 免费 无偿 统一 都有 都是 都将 全都 环比 后仅 连续 加快 显著 明显 尽快 希望 在事故 供申请 获国家 获中国 获全国 获省 作为 "
    "位于 处于 来自 用于 化解在 叫好 零事故 零投诉 零差错 零伤亡 零感染 零发生 火爆 走红 出圈 表示 认为 包括 增加 部分所 两位数 三位数 涉嫌".split()
)


def _done_for(text: str, at: int) -> str | None:
    """为5000名残疾人提供服务: what is done for those who are counted."""
    for size in range(_LONGEST, 1, -1):
        verb = text[at : at + size]
        if verb in verbs("action") or verb in verbs("nominal"):
            return verb
    return None
