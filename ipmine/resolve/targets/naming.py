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


def name(
    text: str, before: int, after: int, quantity: Quantity, carried: str | None, subject: Callable[[], str | None]
) -> Naming:
    """The indicator and action of one quantity.

    `before` is where the previous quantity of the clause ends (or the clause starts), `after`
    where the next one begins (or the clause ends); `carried` is the last indicator of the
    sentence, which a bare 比上年增长2倍 goes on with; `subject` gives the thing that the clause
    in front speaks of, for a clause that opens with its bound (…收费，原则上不高于…的0.5%).
    """
    head, action, predicate = front(text[before : quantity.outer_start])
    if quantity.reached and action in (None, "分别", "均", "都", "累计", "共", "已"):
        action = quantity.cue
    noun, verb = behind(text[quantity.outer_end : after])
    if not head and quantity.start - quantity.outer_start > 6:  # …收费，原则上不高于…的0.5%
        head = subject() or carried or ""
    bounded = bool(head) and (predicate or quantity.reached or AMOUNT.search(head) is not None)
    if bounded and quantity.kind != "ratio" and not (noun and action in _TRANSITIVE):
        return Naming(head, action)
    chosen = (head or carried or noun) if quantity.kind == "ratio" else (noun or head or carried)
    return Naming(chosen or None, action or verb)


# predicates that also take what they count behind the number: 增加3000亿元低息贷款
_TRANSITIVE = frozenset("增加 新增 净增 减少 有 共有 仅有 只有 现有 完成 实现 拉动 共 计 各 分别 均".split())


def subject_of(clause: str) -> str | None:
    """What a clause without a number speaks of: the tail behind its last 的, or all of it."""
    head, _, _ = front(clause)
    return head or None
