"""Quantities: a number with its unit, and the words around it that bound it.

    27.53亿元 · 1.1万件 · 65余万元 · 百户 · 10%—15% · 百分之十二点五 · 三分之二 · 八成 · 翻一番 · 不低于500万元

What is written is found, nothing more: whether a quantity is a target is decided where
the paper around it is known. Dates, durations, document and article numbers, ranks,
list labels and fixed expressions (三个代表, 一带一路) are no quantities.
"""

from __future__ import annotations

from ipmine.scan.quantities.counted import counted
from ipmine.scan.quantities.money import in_capitals, priced
from ipmine.scan.quantities.quantity import BOTH, Quantity
from ipmine.scan.quantities.shares import shares

__all__ = ["Quantity", "scan"]


def scan(text: str) -> list[Quantity]:
    """All quantities of a working text, in order, without overlap.

    >>> [(text[q.start:q.end], q.value, q.unit, q.comparator) for text in ["奖励不超过50万元"] for q in scan(text)]
    [('50万元', 500000, '元', '≤')]
    """
    found = sorted((*priced(text), *in_capitals(text), *shares(text), *counted(text)), key=lambda q: (q.start, -q.end))
    kept: list[Quantity] = []
    for quantity in found:
        if quantity.value_max is not None and quantity.cue == "不等":
            quantity = quantity._replace(comparator="=")  # 百分之五至百分之四十不等: the range says it all
        if kept and _repeated(text, kept[-1], quantity):
            kept[-1] = kept[-1]._replace(outer_end=quantity.end + 1)
        elif kept and _or_more(text, kept[-1], quantity):
            kept[-1] = quantity._replace(outer_start=kept[-1].outer_start)
        elif not kept or quantity.start >= kept[-1].end:
            quantity = _listed(text, kept[-1], quantity) if kept else quantity
            if kept and _two_ended(text, kept[-1], quantity):
                low = kept.pop()
                quantity = quantity._replace(
                    start=low.start, value=low.value, value_max=quantity.value, comparator="=", cue=BOTH, outer_start=low.outer_start
                )  # fmt: skip
            _share_bound(text, kept, quantity)
            kept.append(quantity)
    return kept


def _share_bound(text: str, kept: list[Quantity], last: Quantity) -> None:
    """Give the numbers of a list the bound that stands behind the last of them: 30件、50件以上."""
    if last.outer_end <= last.end or last.outer_start < last.start or last.comparator not in ("≥", "≤"):
        return
    start = last.start
    for k in range(len(kept) - 1, -1, -1):
        item = kept[k]
        alike = item.unit == last.unit and not item.value_max and item.outer_end == item.end
        if not alike or item.comparator != "=" or text[item.end : start] != "、":
            return
        kept[k] = item._replace(comparator=last.comparator, cue=item.cue or last.cue)
        start = item.start


def _two_ended(text: str, last: Quantity, quantity: Quantity) -> bool:
    """一万元以上五万元以下, 二人以上未满五人: one range with its two ends."""
    if last.comparator != "≥" or quantity.comparator not in ("≤", "<") or last.value_max or quantity.value_max:
        return False
    joined = text[last.outer_end : quantity.outer_start] in ("", "、", "，", "至", "到", "且", "，且")
    above = text[last.end : last.outer_end] in ("以上", "（含）以上", "及以上", "以上（含）")
    return joined and above and quantity.unit == last.unit and quantity.value > last.value


def _repeated(text: str, last: Quantity, quantity: Quantity) -> bool:
    """2名以上（含2名）: the bound is said to be included."""
    same = (quantity.value, quantity.unit) == (last.value, last.unit)
    return same and text[last.outer_end : quantity.start] == "（含" and text[quantity.end : quantity.end + 1] == "）"


def _or_more(text: str, last: Quantity, quantity: Quantity) -> bool:
    """两个或者两个以上: one bound, written out."""
    same = (quantity.value, quantity.unit) == (last.value, last.unit)
    return same and quantity.comparator == "≥" and text[last.outer_end : quantity.start] in ("或", "或者", "及", "和")


def _listed(text: str, last: Quantity, quantity: Quantity) -> Quantity:
    """What bounds the first of a list bounds the others, and its currency is theirs.

    达到12件和20件; 新台币五万元以上二十万元以下.
    """
    between = text[last.outer_end : quantity.outer_start]
    shares = quantity.unit == "元" and quantity.currency is None and last.currency is not None
    if shares and between in ("", "、", "和", "及", "或", "至", "，"):
        quantity = quantity._replace(unit=last.unit, currency=last.currency)
    bare = quantity.comparator == "=" and not quantity.cue
    joined = text[last.end : quantity.start] in ("、", "和", "及", "或")
    in_front = last.cue and not text.startswith(last.cue, last.end) and last.cue not in ("余", "多")
    if bare and joined and in_front and last.unit == quantity.unit:
        return quantity._replace(comparator=last.comparator, cue=last.cue, reached=last.reached)
    return quantity
