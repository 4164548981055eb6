"""How far a zone reaches: 管壁外缘两侧1米范围内的区域, 保护范围：四面外扩5米."""

from __future__ import annotations

import re

from ipmine.resolve.targets.around import Thing

_ZONES = ("区域", "地带", "地区", "范围", "空间", "水域")
_SIDES = ("四面", "四周", "周边", "两侧", "周围", "四至")
_ZONE_IS = re.compile("即?(?P<zone>[^，。；、]{2,10}?)(?:一般)?(?:是指|系指|指|应为)")


def bounded_by(words: str, head: str, noun: str) -> str | None:
    """The zone that a measure bounds, where the noun behind it only says that it is one."""
    if noun not in _ZONES:
        return None
    zone = _ZONE_IS.match(words)  # 疫区一般是指由疫点边缘向外延伸3公里的区域
    return zone["zone"] if zone else head + "范围"  # 管壁外缘两侧1米范围内的区域


def around_which(words: str, head: str, subject: Thing) -> str:
    """The zone whose sides are meant: 建设控制地带：四面外扩5米, 在保护范围的基础上外延10米; else the head as it is."""
    if head in _SIDES or (words.startswith("在") and "基础上" in words):
        zone = subject() or ""
        return zone if zone.endswith((*_ZONES, "带", "区")) else head
    return head
