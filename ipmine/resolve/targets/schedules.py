"""Schedules of fees and rates: the line above a list says what is set, the items on what conditions."""

from __future__ import annotations

import re

from ipmine.resolve.targets.clauses import Breaks
from ipmine.resolve.targets.phrase_leads import trim_lead
from ipmine.resolve.targets.phrase_tails import is_amount, tail_of_attribute

_ITEM = re.compile(
    r"[ \u3000]{0,99}(?:（[一二三四五六七八九十0-9]{1,3}）|[一二三四五六七八九十]{1,3}、|[0-9]{1,2}[.．、]|[①-⑳]|第[一二三四五六七八九十]{1,3}[类级档])"
)
_MOST_ITEMS = 40
_LONGEST_ITEM = 600
# 依下列各款规定计算其许可费：, 收费标准如下：, 统一按照以下标准定额扣除：
_SETS = re.compile(
    r"(?P<thing>[\u4e00-\u9fff（）]{1,24}?(?:费|费额|费用|年费|规费|金|补助|补贴|奖励|报酬|资助|奖金|津贴|(?:标准|额度|费率|税率|比例|限额|金额|数额)))"
    r"(?:的?(?:计算方式|计算方法|计算标准|标准|额度|数额|比例)?(?:如下|规定如下|分别为|分别是|为|是|确定|核定|计算|计收|收取|执行|(?:依|按)照?(?:下列|以下)[^，。；：]{0,12})?)?$"
)
_DEDUCTED = re.compile(
    r"(?P<thing>[\u4e00-\u9fff（）]{2,24}(?:支出|费用|收入|所得))，[^。；：]{0,30}(?:扣除|减除|抵减|计征)$"
)


def head(text: str, breaks: Breaks, position: int) -> str | None:
    """What the head of the list that holds a position sets, None where there is no such head."""
    line = _line(text, position)
    amount = None
    for _ in range(_MOST_ITEMS):
        if line == 0 or not _ITEM.match(text, line):
            return amount
        end, line = line - 1, _line(text, line - 1)
        if text[line:end].rstrip(" \u3000").endswith("："):
            said = _set(text[breaks.sentence(end - 1).start : end].rstrip(" \u3000："))
            if said is None or not is_amount(said):
                return said or amount
            amount = said  # 其金额计算方式如下：: of what, the head above tells
    return amount


def title_of_item(text: str, position: int) -> str | None:
    """（一）专利转化项目。拟支持8项: the things that the title of an item names, for the sentences on its line."""
    line = _line(text, position)
    label = _ITEM.match(text, line, position) if line else None
    title = _TITLE.match(text, label.end(), position) if label else None
    return title["thing"] if title else None


_TITLE = re.compile(
    "(?P<thing>[^，。；：、\n]{2,24}(?:项目|工程|企业|基地|平台|机构|园区|开发区|单位|学校|医院|人才|团队|专利|商标|产品|品牌|集群|课题|试点))[。：]"
)


def _line(text: str, position: int) -> int:
    """Where the line that holds a position starts; 0 where it is too long for an item."""
    return text.rfind("\n", max(0, position - _LONGEST_ITEM), position) + 1


def _set(sentence: str) -> str | None:
    found = _DEDUCTED.search(sentence) or _SETS.search(sentence.rpartition("，")[2])
    if found is None:
        return None
    thing = _EACH.split(found["thing"])[-1]
    return trim_lead(thing if thing.endswith("费额") else tail_of_attribute(thing)) or None


_EACH = re.compile("计算其|其?各[项类种]之?|下列|以下")  # 专利各项申请费
