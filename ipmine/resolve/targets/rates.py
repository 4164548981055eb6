"""Rates of so many for so many: the number that the other is given for sets nothing itself."""

from __future__ import annotations

import re

from ipmine.resolve.targets.clauses import Range
from ipmine.scan.quantities import Quantity

_CHANGE = (
    "招用|新招用|吸纳|新吸纳|增加?|新增|认定|引进|培养|培育|推荐|举办|完成|获得|申请|发布|安置|聘用|录用|减少|降低|提高|"
    "提前|延迟|逾期|超过|超出|超|多|满|差|少|缺|交回|存入|购买|投入|新建|建成"
)
# 每15人, 每增加男子一百人, 每招用1人
_FOR_EACH = re.compile(rf"每(?:(?:再|新|首次)?(?:{_CHANGE})(?P<of>[\u4e00-\u9fff]{{0,4}}))?$")
_LONGEST = 12  # characters of what stands in front
# 每增加二十五人，增加一个
_THEN = re.compile(r"[^，。；：、\n]{0,6}，(?:则|可|应|另|再|相应){0,2}(?:增|加|递|减|补|奖|扣|核|收|给)")


def base_of(text: str, clause: Range, group: list[Quantity], n: int) -> str | None:
    """The thing in a base, where a quantity is what another is given for: 每增加男子五十人增加一个; empty for 每15人配备1名."""
    quantity = group[n]
    match = _FOR_EACH.search(text, max(clause.start, quantity.outer_start - _LONGEST), quantity.outer_start)
    if match is None or not (n + 1 < len(group) or _THEN.match(text, quantity.outer_end)):
        return None
    return match["of"] or ""
