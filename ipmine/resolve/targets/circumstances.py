"""What a phrase tells of where, when and by whom something is done, which is no part of the thing: 专利权人应当从其股份所得."""

from __future__ import annotations

import re

from ipmine.resolve.targets.phrase_leads import trim_lead
from ipmine.resolve.targets.phrase_tails import without_scope
from ipmine.resolve.targets.verbs import AMOUNT


def without_circumstances(phrase: str) -> str:
    """The phrase without what only tells of the circumstances of what is counted."""
    inside = _inner(without_scope(phrase))
    if not _MUST.isdisjoint(inside):
        inside = _WHO_MUST.sub("", inside, count=1)
    phrase = trim_lead(inside) if inside != phrase else phrase
    if "指" in phrase[2:]:
        phrase = _MEANT.sub("", phrase)  # 民营医疗机构是指床位数
    if "行" in phrase or "适用" in phrase:
        phrase = _APPLIED.sub("", phrase)  # 质押贷款实行优惠利率
    if phrase.startswith("没有"):
        phrase = _WITHOUT.sub("", phrase)  # 没有违法所得或者违法所得不足五万元
    if "通过" in phrase:
        phrase = _THROUGH.sub("", phrase)
    if "时" in phrase or "内" in phrase:
        phrase = _WHEN.sub("", phrase)
    if "内" in phrase and (due := _WITHIN.match(phrase)):
        phrase = phrase[due.end() :]  # 项目周期内应新增40件
    if "后" in phrase and (once := _ONCE.match(phrase)):
        phrase = once["thing"]
    if phrase.endswith("号"):
        phrase = _NUMBERED.sub("", phrase)
    if "对" in phrase and AMOUNT.search(phrase):
        phrase = _AGENT.sub("", phrase)
    return phrase


# 首次参保时男已满50周岁; 盘活存量实现收入; 每半年在门户网站更新一次
_WHOSE_AGE = re.compile(r".{2,500}时(?P<who>[男女](?:性|方|职工)?)$")
_ACHIEVED = re.compile(r"(?<=[^，。；、][^，。；、])实现(?=[^，。；、的]{2,6}$)")
_AT = ("在", "于", "通", "由")
PUBLISHED_AT = re.compile(r"^(?:在|于|通过|由)[^，。；、]{0,24}(?:网站|官网|门户网|平台|媒体|公众号|专栏)上?$")


def _inner(phrase: str) -> str:
    """Without what leads to the thing inside the phrase, nothing where it is only a place to publish."""
    if ("男" in phrase or "女" in phrase) and (aged := _WHOSE_AGE.match(phrase)) is not None:
        return aged["who"]
    if "实现" in phrase and AMOUNT.search(phrase):
        return _ACHIEVED.sub("", phrase) if phrase[:2] != "通过" else phrase.rpartition("实现")[2]
    return "" if phrase[:1] in _AT and PUBLISHED_AT.match(phrase) else phrase


# 部分银行对小微企业贷款利率: who does it
_AGENT = re.compile(
    r"^[^，。；、“”]{0,20}(?:行|机构|企业|单位|部门|政府|局|委|公司|省|市|县|财政|方面)对(?![外口应象策接标手比])"
)


# 专利权人应当从其股份所得: who must
_WHO_MUST = re.compile(
    r"^(?:[^，。；、“”]{1,24}?(?:应当|必须|须|应|可以|可)(?=从|向|对(?!外)|按|将)|"
    r"[^，。；“”]{2,40}?(?:部门|单位|机构|企业|银行|政府|公司|各地)(?:都|均)?(?:应当|必须|须|应|要)(?=[^，。；、求]{4})|"
    r"[^，。；、“”]{1,8}(?:人|者|单位|企业|公司|机构)(?:应当?|须|必须)(?:缴纳|缴交|支付|缴存)(?=[^，。；、]{1,12}费)|"
    r"[^，。；、“”]{1,16}(?:会|组|局|处|室|所|院|部|署|科|馆|中心)置(?=[^，。；、率]{0,6}(?:长|员|任|人|秘书|官|师)))"
    r"|^(?:[^，。；、“”]{2,30}?(?:机构|部门|单位|企业|银行|公司|组织|逐步|统一|稳步|已|拟)）?已?将(?=[^，。；、]{2,14}(?:率|额|比例|比重|费|标准|量|价格|价|时限|期限|周期|增速|预期|目标|额度|授信|限额|上限|总额|门槛|容忍度)$))"
)
_MUST = frozenset("应须可要置将")
# 种植土厚度折算后, 所得利润纳税后: when it is measured
_ONCE = re.compile(
    r"^(?P<thing>[^，。；]{3,60}?)的?(?:纳税|完税|缴税|折算|扣税|换算|核算|调整|清算|结算|扣除[^，。；、]{1,8})后再?$"
)
# 主体结顶时支付50%; 驾驶人在一个周期内累积记分
_WHEN = re.compile(
    r"^(?:[^，。；、“”]{1,24}?(?<![同小及按届准临实随当])时(?=共?存栏|支付|缴纳|给予|拨付|发放|交纳|补助|奖励)|"
    r"[^，。；、“”]{2,24}在[^，。；、“”的]{2,16}(?:周期|期限|年度|时间|年)内(?=[^，。；、的]{2,12}$))"
)
_WITHIN = re.compile(
    "[^，。；、“”的]{1,8}(?:周期|期限|实施期|建设期|任期|阶段)内(?:应当?|须|必须|要|需)?(?=[^，。；、]{3})"
)
_NUMBERED = re.compile("为?第[0-9]{1,4}[0-9、至到和及第号-]{0,60}号$")  # 图籍为第4至6、9至11号
# 中央财政通过专项资金安排…: out of what
_THROUGH = re.compile(
    r"^[^，。；、]{2,12}通过(?=[^，。；、]{2,16}(?:资金|基金|经费|债券|贷款)(?:安排|下达|拨付|投入|支持|补助)?$)"
)
_MEANT = re.compile("^[^，。；、]{2,20}(?:是|系|均|即)指(?=[^，。；、]{2})")
_APPLIED = re.compile("^[^，。；、]{2,30}(?:实行|执行|适用)(?=[^，。；、的]{2,10}(?:利率|费率|税率|价格)$)")
_WITHOUT = re.compile("^没有[^，。；、]{2,16}或者?")
