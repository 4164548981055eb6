"""Whether a lone 一 counts: 每年召开一次, 只能登记一个名称, 缀钉一枚星花 beside 二枚星花."""

from __future__ import annotations

import re

from ipmine.scan.quantities.bounds import NO_LIMIT

_LIMITED = re.compile(
    rf"(?:只能|只可|只准|仅能|仅可|仅限|只限|(?<![{NO_LIMIT}])限(?![期时制额度于])|至少|最多|至多)[^，。；：、\n]{{0,10}}$"
)

# 应检附说明书之电子文件一份
_HANDED_IN = re.compile(
    r"(?:应|须|需|必须|应当)(?:同时|一并|另)?(?:检附|提交|提供|附送|递交|报送|填具|检送)[^，。；：\n]{2,40}$"
)

_SEATED = re.compile(r"(?<![处布设配位放安闲])置[^，。；：、\n]{1,16}$")

_COPIES = ("复印件", "影印件", "影本", "原件", "副本", "正本", "扫描件")  # 身份证复印件（一份）

_THINGS = frozenset("枚 把 块 面 副 艘 架 台 辆 间 幢 栋 座 顶 盏".split())

_NEAR = 60  # characters


def _contrasted(text: str, start: int, unit: str, end: int) -> bool:
    """缀钉二枚星花，…缀钉一枚星花: a lone one counts beside more of the same kind."""
    near = text[max(0, start - _NEAR) : start] + "|" + text[end : end + _NEAR]
    return any(number + unit in near for number in "二两三四五六七八九")


_HELD = re.compile(r"(?:组织|开展|进行|举办|举行|召开|安排)$")

_NO_COUNT = frozenset("下 步 定 些 般 样 点 度 面 边 时 切 起 致 直 旦 同 代 线 流 种".split())


def limited(text: str, start: int, unit: str, end: int) -> bool:
    """只能登记一个名称, 至少进行一次, 组织一次体检: a lone one counts where it is a limit, or an event that is held."""
    if unit in _NO_COUNT:
        return False
    if unit == "次" and _HELD.search(text, max(0, start - 2), start) and text[end : end + 1] not in "性又次":
        return True
    if unit == "人" and text[end : end + 1] in "，。；、" and _SEATED.search(text, max(0, start - 18), start):
        return True  # 置庭长一人
    if unit in _THINGS and _contrasted(text, start, unit, end):
        return True
    if unit == "份" and text[end : end + 1] in "，。；）\n":
        copied = text[max(0, start - 5) : start].rstrip("（").endswith(_COPIES)
        return copied or _HANDED_IN.search(text, max(0, start - 48), start) is not None
    return _LIMITED.search(text, max(0, start - 14), start) is not None


def each(text: str, start: int) -> bool:
    """每年召开一次, 每个省培育一家: a lone one counts when it is dealt out."""
    clause = text[max(0, start - 24) : start]
    cut = max(clause.rfind(mark) for mark in "，。；\n")
    return "每" in clause[cut + 1 :]
