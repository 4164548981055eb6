"""Ratios of one part to another: 按一比二的比例, 计划招聘人数与试讲人选1：3的比例."""

from __future__ import annotations

import re

from ipmine.resolve.targets.phrase_leads import trim_lead


def ratio_of(words: str) -> str | None:
    """The two that a ratio is of: 计划招聘人数与试讲人选1：3的比例; or what it is called: 开考比例达到1：3."""
    called = _CALLED.search(words)
    if called:
        return called[0]
    two = _TWO.search(words)
    return f"{trim_lead(two['two'])}的比例" if two else None


ONE_TO = re.compile("[0-9一二三四五六七八九十]{1,3}[比:：][0-9一二三四五六七八九十]{1,3}")
_CALLED = re.compile("[\u4e00-\u9fff]{2,16}比例(?=(?:达到|达不到|达|为|是|不低于|不高于|不超过|不少于|应为|按)?$)")
_TWO = re.compile("(?P<two>[\u4e00-\u9fff]{2,16}?[与和同][\u4e00-\u9fff]{2,12}?)(?:会|将|应当?|须|要)?(?:按照?|以)?$")
