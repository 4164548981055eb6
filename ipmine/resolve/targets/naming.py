"""What a quantity counts, and what is done with it: indicator and action of a target.

Chinese puts the indicator in front of the number (发明专利拥有量达到12件, 登记近300件) or
behind it (培育100家首店, 15万元的创业担保贷款). Which of the two holds is told by what
stands there: a predicate or an amount word in front, a noun phrase behind.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ipmine.resolve.targets.behind import behind
from ipmine.resolve.targets.front import front
from ipmine.resolve.targets.verbs import AMOUNT
from ipmine.scan.quantities import Quantity


class Naming(NamedTuple):
    """Indicator and action, in the working text's simplified characters; each may be None."""

    indicator: str | None
    action: str | None


Thing = Callable[[], str | None]


def nothing() -> str | None:
    """What no clause speaks of."""
    return None


class Around(NamedTuple):
    """What the sentence names outside the stretch of a quantity, for one that names nothing itself.

    `carried` is the last indicator of the sentence, which a bare 比上年增长2倍 goes on with, and
    `kind` the kind of its quantity; `before` is what the clause or label in front speaks of,
    `subject` the same where it has no quantity (补贴标准：10000元); `topic` is that of the
    sentence's first clause. The last three are asked for seldom, and found only then.
    """

    carried: str | None = None
    kind: str | None = None
    before: Thing = nothing
    subject: Thing = nothing
    topic: Thing = nothing

    def fitting(self, quantity: Quantity) -> str | None:
        """What a quantity without a name goes on with: an amount of money is no threshold's."""
        if self.carried in _GRANTED:
            return self.carried
        if quantity.kind == "money" and (self.kind not in (None, "money") or quantity.cue in ("最高", "最多")):
            return self.subject() or self.topic() or self.carried
        return self.carried or self.subject() or self.topic()


def name(text: str, before: int, after: int, quantity: Quantity, around: Around) -> Naming:
    """The indicator and action of one quantity.

    `before` is where the previous quantity of the clause ends (or the clause starts), `after`
    where the next one begins (or the clause ends).
    """
    head, action, predicate = front(text[before : quantity.outer_start])
    if quantity.reached and action in (None, "分别", "均", "都", "累计", "共", "已"):
        action = quantity.cue
    noun, verb = behind(text[quantity.outer_end : after])
    if quantity.start - quantity.outer_start > 6:
        if text[before : quantity.outer_start].endswith(_BY):  # 按照不超过投资额的20%
            head = subject_of(text[quantity.outer_start + len(quantity.cue) : quantity.start]) or head
        head = head or around.before() or around.carried or ""  # …收费，原则上不高于…的0.5%
    if quantity.kind == "ratio" and noun.endswith(_GRANTED):
        return Naming(noun, action or verb)
    bounded = bool(head) and (predicate or quantity.reached or AMOUNT.search(head) is not None)
    if bounded and quantity.kind != "ratio" and not (noun and action in _TRANSITIVE):
        return Naming(head, action)
    if quantity.kind == "ratio":
        chosen = head or around.carried or noun or around.fitting(quantity)
    else:
        given = _given(text[quantity.outer_start : quantity.start])
        chosen = noun or head or (around.subject() or given if given else around.fitting(quantity))
    return Naming(chosen or None, action or verb)


def _given(bound: str) -> str | None:
    """最高可补贴1200元: what the words of a bound say is given."""
    return next((word for word in _GRANTED if bound.endswith(word)), None)


_BY = ("按", "按照")
# what a share of something is given or taken as: 处货值金额5%以上15%以下的罚款
_GRANTED = tuple("罚款 罚锾 罚金 滞纳金 违约金 补助 补贴 奖励 奖补 资助 贴息".split())
# predicates that also take what they count behind the number: 增加3000亿元低息贷款
_TRANSITIVE = frozenset("增加 新增 净增 减少 有 共有 仅有 只有 现有 完成 实现 拉动 共 计 各 分别 均".split())


def subject_of(clause: str) -> str | None:
    """What a clause without a number speaks of: the tail behind its last 的, or all of it."""
    head, _, _ = front(clause)
    return head if head and not head.endswith(_NO_THING) and head[0] != "（" else None


_NO_THING = tuple("后 时 下 中 上 前 以来 的 者 起".split())  # 剔除价格变动的影响后
