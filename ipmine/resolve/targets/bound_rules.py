"""Rules for what the words of a bound say themselves: 每年至少改善高风险路口150处, 每艘最高贷款额为20万元."""

from __future__ import annotations

import re

from ipmine.resolve.targets.front import front
from ipmine.resolve.targets.sides import Sides, given, thing_of
from ipmine.resolve.targets.subjects import subject_of
from ipmine.resolve.targets.verbs import AMOUNT, verbs


def done_at_least(of: Sides) -> None:
    """至少进行一次检查, 每周至少检查一次, 每年至少改善高风险路口150处: what is done stands behind 至少."""
    quantity = of.quantity
    if quantity.cue not in ("至少", "最少"):
        return
    done = _EACH_TIME.sub("", of.text[quantity.outer_start + len(quantity.cue) : quantity.start])
    if done in verbs("action") or done in verbs("nominal") or done == "进行":
        of.head, of.action = of.head or (done if not of.noun and done in verbs("nominal") else ""), done
    elif quantity.unit == "次" and len(done) > _A_VERB and _VISITS.fullmatch(done):
        of.head, of.action = done, None  # 每年至少实地访视一次
    elif len(done) > _A_VERB:
        thing, deed, _ = front(done)
        of.head, of.action = of.head or thing, deed or of.action


def the_most_of_a_sum(of: Sides) -> None:
    """每艘最高贷款额为20万元."""
    if of.head:
        return
    most = _MOST_OF.fullmatch(of.text, of.quantity.outer_start, of.quantity.start)
    if most:
        of.head = most["what"]


def named_inside_the_bound(of: Sides) -> None:
    """按照不超过投资额的20%, 提取不低于转让费的30%; 原则上不高于…的0.5%; 一经定罪，最高可被判罚款50万元."""
    quantity = of.quantity
    if quantity.start - quantity.outer_start <= _A_CUE:
        return
    head = of.head
    if of.text[of.before : quantity.outer_start].endswith(_BY) and not AMOUNT.search(head):
        # 职业康复费用按不超过基金四分之一的比例
        head = subject_of(of.text[quantity.outer_start + len(quantity.cue) : quantity.start]) or head
    around = of.around
    of.head = (
        head
        or (given(of.bound) if quantity.kind == "money" else None)
        or (around.carried if of.within else None)
        or around.subject()
        or thing_of(around.before())
        or around.carried
        or ""
    )


_A_CUE = 6  # characters: a longer bound says more than that it is one
_A_VERB = 3  # characters: what is longer has an object
_EACH_TIME = re.compile(r"^每.{0,2}?(?:年|月|周|日|天|季度)")
_VISITS = re.compile("(?:实地|现场|随机|联合|不定期|全面|专项|定期|集中)[\u4e00-\u9fff]{2,4}")
_MOST_OF = re.compile("最[高低多少](?P<what>[^，。；、的可]{1,6}(?:额|费|价|标准|金额|上限))(?:可?为|是|达|至)?")
_BY = ("按", "按照", "提取", "计提", "划出", "拿出", "预留")
