"""Rules for the words in front of a number: which of them are its own, and what they name."""

from __future__ import annotations

import re

from ipmine.resolve.targets import measures, outright
from ipmine.resolve.targets.around import Naming
from ipmine.resolve.targets.front import LABEL, front, without_predicate
from ipmine.resolve.targets.noun_behind import noun_behind
from ipmine.resolve.targets.objects import which
from ipmine.resolve.targets.places import PLACE_OF_THEM, same_thing
from ipmine.resolve.targets.sides import Sides
from ipmine.resolve.targets.verbs import AMOUNT, opens_with_a_verb, verb_at_end


def told_outright(of: Sides) -> Naming | None:
    """按一比二的比例: the quantity's own words settle it."""
    return outright.told(of.text, of.before, of.words, of.quantity, of.around)


def a_record(of: Sides) -> None:
    """内销额仍创下23兆元的新高: what reached it is named, not the record."""
    if _RECORD.match(of.text, of.quantity.outer_end) and (found := _RECORD_SET.search(of.words)):
        of.words, of.record = of.words[: found.start()], True


def as_a_limit(of: Sides) -> None:
    """每名董事以代理一人为限, 审计费用以每次审计30000元为上限: what is limited."""
    label = LABEL.match(of.words)
    words = of.words[label.end() :] if label else of.words
    if of.followed_by(*_AS_A_LIMIT) and (capped := _LIMITED_BY.fullmatch(words)):
        of.words = (capped["deed"] if of.quantity.kind != "ratio" else None) or capped["thing"]


def said_of_the_one_in_front(of: Sides) -> None:
    """82项获国家认可、37项向全国推广: 获国家认可 says nothing of the 37."""
    if of.within and of.words.endswith("、") and not of.words.startswith("、"):
        of.words = ""


def read(of: Sides) -> None:
    """Noun phrase, verb and predicate of the words in front."""
    words = _without_the_last_thing(of.words, of.around.carried) if of.within else of.words
    of.head, of.action, of.predicate = front(words)


def those_that_reach(of: Sides) -> None:
    """设立风险池的县达到60个: the clause in front of the noun says which of them are counted."""
    if of.quantity.reached and (those := which(of.words)):
        of.head, of.action = those, of.quantity.cue


def a_list_that_ends_in_a_bound(of: Sides) -> Naming | None:
    """购车贷款、10万元以下小额消费贷款: the bound is a part of the last thing listed."""
    if of.quantity.outer_end > of.quantity.end and of.words.endswith("、"):
        bounded = noun_behind(of.text, of.before, of.after, of.quantity)[0]
        if bounded:
            return Naming(bounded.removesuffix("以外"), None)
    return None


def verb_of_an_attribute(of: Sides) -> None:
    """拆除重建的项目不超过10%: 拆除 says which projects are meant, not what is done."""
    quantity, action, head = of.quantity, of.action, of.head
    if not action or not head or not (of.predicate or (quantity.cue and quantity.start > quantity.outer_start)):
        return
    at = of.words.rfind("的" + head)
    if at >= 0 and action in of.words[:at] and action not in of.words[at:]:
        cue = quantity.cue if quantity.reached and quantity.start > quantity.outer_start else ""
        of.action = of.predicate or cue or verb_at_end(of.words) or None


def where_some_of_them_are(of: Sides) -> None:
    """发生5级以上地震38次，其中大陆地区26次: the same thing is counted in the place."""
    if PLACE_OF_THEM.fullmatch(of.head) and (same := same_thing(of.words, of.quantity, of.around)):
        of.head += same


def bare_measure(of: Sides) -> None:
    """新增上市公司62家，总数186家: the number of what was spoken of."""
    if measures.is_bare(of.head):
        of.head = measures.whole(of.head, of.text, of.before, of.after, of.quantity, of.around)


def adverb_for_a_verb(of: Sides) -> None:
    """累计达到1200亿元以上: what stands behind the number is the bound, and 达到 still the verb."""
    if of.action not in _ADVERBS:
        return
    said = _REACHED.match(of.text, of.quantity.outer_start, of.quantity.start)
    if of.quantity.reached or said:
        of.action = said[0] if said else of.quantity.cue
    elif of.action in _MANNER:
        of.action = None


def _without_the_last_thing(words: str, thing: str | None) -> str:
    """围绕16个集群实施项目50项, 6处煤矿、产能1400万吨: what the number in front counts is not counted again."""
    at = words.find(thing) if thing else -1
    if thing is None or at < 0 or (at > 0 and not words[:at].endswith(_BOUNDS_BEHIND)):
        return words
    rest = words[at + len(thing) :]
    if not (rest[:1] in ("、", "和", "及") or opens_with_a_verb(rest)):
        return words
    last = rest.rpartition("、")[2]  # 17家部门运维实现集中管理、经费下降
    return last if AMOUNT.search(without_predicate(last)) else rest


_RECORD_SET = re.compile("(?:仍|再|又|均|也|亦|更|已|首次|再次|连续)?(?:创下?|创出|创造|刷新)了?$")
_RECORD = re.compile(
    "的?(?:同期|单[日月季年]|近[0-9一二三四五六七八九十]{1,2}年)?(?:历史)?(?:来)?(?:新高|新低|最高|最低|纪录|记录)"
)
_AS_A_LIMIT = ("为上限", "为下限", "为限")
_LIMITED_BY = re.compile(
    "(?P<thing>[^，。；、]{2,30}?)(?:最多|原则上|一般)?以(?:每[^，。；、]{1,8}|(?P<deed>[^，。；、每的]{2,6}))?"
)
_REACHED = re.compile("达[到至成]?")
_MANNER = (None, "分别", "均", "都", "已")
_ADVERBS = (*_MANNER, "累计", "共")
_BOUNDS_BEHIND = ("以上", "以下", "以内", "左右", "以上的", "以下的")
