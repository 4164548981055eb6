"""A lone day, 19日: whether it is a day of the month, and of which (else it is a length of time)."""

from __future__ import annotations

import re
from typing import Final

from ipmine.resolve.date_memory import Memory
from ipmine.resolve.date_roles import up_to_now
from ipmine.scan.calendar_point import DateMatch

_DAY_IN_NEWS = re.compile(
    r"[ ]?(?:以?内|之内|后|以后|以上|以下|之?前|以前|的?期|起|以?来|止|为|或|均|龄|游|间|[，、]?不)"
)
_NO_NEWS_BEFORE: Final = frozenset("满超逾为共近约过每达用仅延早晚长足少多隔持续期第的下")

DAY_OF_MONTH = re.compile(
    r"[ ]?(?:上午|下午|晚|凌晨|电|讯|召开|举行|闭幕|开幕|公布|发布|表示|宣布|透露|获悉|出台|报道"
    r"|(?:主持|出席|会见|会晤|考察|签署|赴|抵达|前往|致电|致信|指出|强调|发出|印发)|在[^。，；\n]{1,12}?(?:调研|考察|主持|出席|会见|召开|举行|指出|表示|强调))"
)
"""What is said of a day of the month, and not of a length: 12日召开, 12日在北京主持."""


def day_told(text: str, match: DateMatch, memory: Memory) -> tuple[int, int, int] | None:
    """Year (0 where unknown), month and day that a lone day counts from; None where it is a length."""
    first, full = match.first, memory.last_full
    if _TODAY.search(text, max(0, match.start - 3), match.start):
        known = memory.reference if memory.exact else None
        return (known.year, known.month, known.day) if known else (0, 1, 31)
    month, day = memory.dateline or (None, None)
    if month is not None and day is not None:
        if _DAY_IN_NEWS.match(text, match.end) or text[match.start - 1 : match.start] in _NO_NEWS_BEFORE:
            return None
        if not text[match.start].isdigit():
            return None
        return memory.reference.year if memory.reference else 0, month, day
    if first.clock and full is not None and full.month is not None:
        own = memory.reference if memory.exact else None
        if own is not None and (full.year, full.month) > (own.year, own.month) and up_to_now(text, match):
            return own.year, own.month, own.day  # 线上展示至11月13日 … 截至13日17时, in May
        return full.year, full.month, full.day or 1
    if memory.reference is not None and memory.exact and text[match.start].isdigit():
        told = memory.narrates and _TOLD_AFTER.search(text, max(0, match.start - 3), match.start)
        if DAY_OF_MONTH.match(text, match.end) or (told and _TELLS.match(text, match.end)):
            return memory.reference.year, memory.reference.month, memory.reference.day
    elif memory.reference is None and text[match.start].isdigit() and DAY_OF_MONTH.match(text, match.end):
        return 0, 1, 31  # a day of a month that nothing tells
    return None


_TODAY = re.compile(r"[今昨明前][日天]（$")  # 昨日（18日）
_TOLD_AFTER = re.compile(r"(?:[。\n ]|记者|局|厅|委|部|府|办|院|人)$")  # news: 。12日，省局 … , 记者12日从 …
_TELLS = re.compile(r"[ ]?[，从在就向对]")
