"""What a clause without a number speaks of, which the next number goes on with."""

from __future__ import annotations

import re

from ipmine.resolve.targets.around import YEARS
from ipmine.resolve.targets.front import front


def subject_of(clause: str) -> str | None:
    """What a clause without a number speaks of: the tail behind its last 的, or all of it."""
    if clause.startswith(("根据", "依据", "依照", "按照")) or _IN_VIEW_OF.match(clause):
        return None
    if clause.startswith("按") and clause[1:2] not in _AFTER_PRESS:
        return None  # 註冊申請案，按分割後增加之件數，每件…: by what it is reckoned
    if _BY_SOMEBODY.fullmatch(clause) or clause.endswith("牵头") or _WHEN_ONLY.fullmatch(clause):
        return None
    if clause.endswith(_YEARS_ON) and (years := YEARS.search(clause)) and years.end() == len(clause):
        return years[0]  # 四、第十年以上
    if applied := _APPLIED_FOR.fullmatch(clause):
        return applied["deed"]
    if set_in := _SET_IN.fullmatch(clause):
        return set_in["thing"]
    must = _LIMITED.search(clause, 3) or _BY_WHOM.search(clause, 3)
    head, _, _ = front(_HOW_IT_IS.sub("", clause[: must.start()] if must else clause))
    return head if head and not head.endswith(_NO_THING) and head[0] != "（" else None


_AFTER_PRESS = frozenset("揭摩时期劳")
# 申请参加异议、评定或废止，每件二千元: all of what is applied for
_APPLIED_FOR = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、])?[ ]?申请(?![人者书时日案费表的])"
    r"(?P<deed>[^，。；的应]{1,12}、[^，。；的应]{2,12}[或及和与][^，。；的应]{2,6})"
)
# 省财政将高价值专利培育经费列入年度预算，每年安排…
_SET_IN = re.compile("[^，。；、]{0,14}?[将把](?P<thing>[^，。；、]{3,24}?)(?:列入|纳入|编入)[^，。；、]{2,14}")
# 移民的安置规模不大，两省各15万: what it is like is no part of it
_HOW_IT_IS = re.compile("(?<=.{4})(?:不大|较大|不高|较高|不足|有限|较小|不强|偏低|偏高|不多|较多|较少|过大|过高|过低)$")
# 截至8月底，已开工68万亩
_WHEN_ONLY = re.compile(
    "(?:截至|截止到?|到|至|在)?(?:目前|今年|去年|当年|[0-9〇○零一二三四五六七八九十／/]{2,9}年)?度?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})?(?:月份?|季度)?(?:[0-9]{1,2}日)?(?:上旬|中旬|下旬|底|末|初)?"
)
_YEARS_ON = ("年以上", "年以后", "年起")
_IN_VIEW_OF = re.compile("[依按视][^，。；、]{2,20}.{0,30}(?:因素|情况|情形|需要|规定)$")  # 依办理费用、成本变动等因素
# 有效容积应不小于…产泥量，且不宜小于1m3
_LIMITED = re.compile("(?:应当?|须|必须|不得|不应|不宜|宜)(?:不?(?:小于|大于|低于|高于|超过|少于|多于)|达到|控制在)")
_BY_WHOM = re.compile("(?<![自理经缘])由(?=[^，。；]{2,16}(?:组织|召开|负责|承担|牵头|主持|办理))")
# 由督查室牵头，每半年通报一次: who does it is not what is counted
_BY_SOMEBODY = re.compile(
    "由[^，。；]{2,40}(?:牵头|负责|组织|实施|承担|落实|会同.{2,20}|主办|承办|支应|支付|负担|编列|列支|解决)|[^，。；]{2,16}(?:会|将|已)?[与同和][^，。；]{2,20}合作"
)
_NO_THING = tuple("后 时 下 中 上 前 以来 的 者 起 当年 年度 期间 之日 当月 次月 次日".split())  # 剔除价格变动的影响后
