"""The role of a day from which, or until which, something is in force."""

from __future__ import annotations

import re
from typing import Final

from ipmine.scan.force_words import IN_FORCE, OUT_OF_FORCE, STOPS

# words behind that put in force or out of it; 施行前, 实施办法 do neither, 试行三年 and 执行至2025年 do
_GAP = rf"日?[ ]?(?:起|开始)?(?:(?!{STOPS})[^。；，：\n《》“”]){{0,10}}?"
_FOR_A_TERM = (
    "(?:至|到)?(?:[0-9]{4}|[二一][〇○零九][〇○零一二三四五六七八九]{2})年"
    "|(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3})(?:个月|年)(?=[，。；、）\n]|$)"
)
IN_FORCE_BEHIND: Final = re.compile(
    rf"{_GAP}(?:{IN_FORCE})"
    rf"(?:(?={_FOR_A_TERM})|(?![的之后前起时以至0-9一二三四五六七八九十]|办法|细则|方案|意见|规划|计划|期|情况))"
)
_OUT_OF_FORCE = re.compile(
    rf"[ ]?(?:起|之日起|止)?[ ]?(?:同时|一并|自动|自行|一律|全部|全面|正式|即行?|予以)?(?:{OUT_OF_FORCE}|止)"
)
# 至2025年12月31日废止。 and 2025年12月31日自动失效。, which no 自 opens
_ENDS = re.compile(rf"[ ]?(?:同时|自动|自行|即行?)?(?:{OUT_OF_FORCE})(?=[，。；、）\n]|$)")
_FROM = re.compile(r"(?:自|从|于|溯自|追溯至)[ ]?$")
_REACHES_BACK = re.compile(r"效力(?:溯及|追溯|溯)[至自到]?[ ]?$")
_VALID_UNTIL = re.compile(rf"(?:有效期?[^。；，\n]{{0,10}}?|(?:{IN_FORCE}|实行|试点|暂定|保留)期?限?)(?:至|到)[ ]?$")
# 自发布日施行，至115年12月31日止
_IN_FORCE_UNTIL = re.compile(rf"(?:{IN_FORCE})，(?:有效|施行|实施)?(?:期间)?(?:至|到)(?:中华)?(?:民国)?[ ]?$")


def role_of(before: str, after: str) -> str | None:
    """The role of a day from which or until which something is in force."""
    if _VALID_UNTIL.search(before) or (after.startswith("止") and _IN_FORCE_UNTIL.search(before)):
        return "expires"
    if _REACHES_BACK.search(before):
        return "effective"
    if _FROM.search(before) or after.startswith(("起", "日起")):
        if _OUT_OF_FORCE.match(after):
            return "expires"
        return "effective" if IN_FORCE_BEHIND.match(after) else None
    if _ENDS.match(after):
        return "expires"
    return (
        "effective"
        if after.lstrip(" ").startswith(("起施行", "起实施", "施行。", "生效。", "正式施行", "正式实施", "正式生效"))
        else None
    )
