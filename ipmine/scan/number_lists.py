"""Lists that give a series once and then numbers alone: 国发〔2021〕20号、21号, 公告2021年第18、19号, 第20—22号."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ipmine.scan.number_match import figure

__all__ = ["LINK", "MOST_MEMBERS", "NO_DOCUMENT", "listed", "numbers"]

LINK: Final = r" ?(?:(?P<range>[—－～~-]{1,2}|至)|[、和及与]|以及) ?"
"""A regex fragment: what stands between two members; `range` for what leaves out those in between."""

NO_DOCUMENT: Final = re.compile("[线楼院桥路门机车站井坑厂令公通台]")
"""Behind the 号 of what is no document: 3号楼, 19号线; 4号令 has a name of its own."""

MOST_MEMBERS: Final = 40


def listed(text: str, first: re.Match[str], following: re.Pattern[str]) -> list[re.Match[str]]:
    """`first` and the further members of its list; none where no 号 closes it.

    Matches of either pattern have the groups `number` and `mark`, those of `following` also
    `item`, `range` and `year`.
    """
    items = [first]
    while len(items) < MOST_MEMBERS and (item := following.match(text, items[-1].end())):
        items.append(item)
    while items and (not items[-1]["mark"] or (len(items) > 1 and NO_DOCUMENT.match(text, items[-1].end()))):
        items.pop()
    return items


def numbers(items: list[re.Match[str]]) -> Iterator[tuple[re.Match[str], tuple[int, int], str]]:
    """Member, span and number of all members, those that a range leaves out too (at the range's place)."""
    last = 0
    for k, item in enumerate(items):
        number = figure(item["number"])
        if number is None:
            return
        if k and item["range"] and not item["year"] and 0 < int(number) - last <= MOST_MEMBERS:
            for between in range(last + 1, int(number)):
                yield item, item.span(), str(between)
        yield item, item.span("item") if k else item.span(), number
        last = int(number)
