"""Places in front of a number, which are not what it counts: 济南、青岛各不超过10家, 其中西部地区26次."""

from __future__ import annotations

import re

from ipmine.gazetteer import gazetteer
from ipmine.resolve.targets.around import Around
from ipmine.scan.quantities import Quantity


def are_places(head: str) -> bool:
    """Whether a phrase only names places: 济南、青岛, 其他市."""
    head = _SO_MANY.sub("", head)  # 湖北、河南两省
    return bool(head) and all(
        _OTHER_PLACES.fullmatch(item) or gazetteer().resolve(item) for item in re.split("[、和]", head)
    )


_SO_MANY = re.compile("(?<=.{2})(?:[两三四五六七八九十]|[0-9]{1,2})(?:个)?[省市县区州]$")
OTHER_FIRST = ("其他", "其余", "其它")
_OTHER_PLACES = re.compile(
    "(?:其他|其余|其它)(?:各)?(?:省份|[省市县区]|地区|城市|市县|地方)|[\u4e00-\u9fff]{0,8}(?:园区|开发区|高新区|新区|度假区|保税区)"
)
PLACE_OF_THEM = re.compile(
    "[\u4e00-\u9fff]{0,6}(?:地区|流域|[省市县区州]|城镇|农村|城市|乡村|城区|境内|境外|国内|国外|省内|省外|市内|市外)"
)


def same_thing(words: str, quantity: Quantity, around: Around) -> str | None:
    """What the number in front counts, where 其中 tells how many of them there are somewhere."""
    last = around.spoken[-1] if around.spoken else None
    same = last is not None and last[0].unit == quantity.unit and words.lstrip("（，").startswith("其中")
    return last[1].indicator if last is not None and same and len(last[1].indicator or "") <= _SHORT else None


def counted_there(text: str, before: int, head: str, quantity: Quantity, around: Around) -> str:
    """A place with what is counted there, where a list tells it: 专利拥有量：甲市8件，乙市3件.

    `before` is where the phrase in front of the number begins.
    """
    if not all(map(gazetteer().resolve, re.split("[、和]", head))):
        return head
    if text[before - 1 : before] == "：":
        return head + (around.before() or "")
    alike = [said.indicator for last, said in around.spoken[-_NEAR:] if last.unit == quantity.unit and said.indicator]
    thing = _without_place(alike[-1]) if alike and not are_places(alike[-1]) else ""
    return head if not thing or thing == alike[-1] else head + thing


def _without_place(thing: str) -> str:
    """西安市有效发明专利: without whose they are."""
    sizes = range(min(_LONGEST, len(thing) - 2), 1, -1)
    return next((thing[size:] for size in sizes if gazetteer().resolve(thing[:size])), thing)


_LONGEST = 12  # characters of a place's name
_NEAR = 8  # quantities
_SHORT = 10
