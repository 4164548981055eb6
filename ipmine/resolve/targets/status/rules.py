"""What is laid down: articles of laws, caps, and what a measure grants or takes."""

from __future__ import annotations

import re
from functools import lru_cache

from ipmine.resolve.targets.status.cues import explicit_achieved, explicit_plan
from ipmine.resolve.targets.status.grant_words import GRANT
from ipmine.resolve.targets.status.of_its_time import of_its_time
from ipmine.resolve.targets.status.surroundings import Status, Surroundings
from ipmine.resolve.targets.status.times import after_issue

# genres that tell: a grant there is as often one that was given
TELLING = frozenset(("news", "press", "report", "speech", "minutes"))


# 共图利甲公司新台币5万元: what a disciplinary case tells was done
_CASE = re.compile(r"图利|查获|夹藏|诈领|诈取|浮报|溢领|侵占")
_ALLEGED = re.compile(r"者$|应|得[^到出知]|处[^分]|罚")


# papers that set what is to be reached, however their measures are numbered
PLANS = frozenset("规划 方案 计划 纲要 要点 意见 行动 行动计划 任务".split())


# 第三条 到2025年，全省培育…: an article that sets a goal
_BY_A_YEAR = re.compile("^(?:第[^，。；]{1,8}条[ \u3000]{0,3})?[^，。；]{0,10}到[0-9]{4}年[底末]?前?，")


def articles(around: Surroundings) -> Status | None:
    """Laws and measures lay down."""
    in_plan = around.doc_type in PLANS and around.genre == "paper"  # whose measures are numbered 第一条
    ruled = (around.in_articles and not in_plan) or around.genre in ("law", "order", "tw_gazette")
    if around.genre == "tw_gazette" and not around.in_articles and _CASE.search(around.sentence):
        told = _ALLEGED.search(around.clause) is None and around.quantity.comparator in ("=", "≈", ">")
        return Status("achieved", "a case is told") if told else Status("rule", "text of rules: tw_gazette")
    if around.genre == "tw_gazette" and "目标为" in around.clause:
        return Status("planned", "clause: 目标为")
    if around.genre == "tw_gazette" and not around.in_articles and (said := of_its_time(around)):
        return said
    if ruled and _BY_A_YEAR.search(around.sentence) and not GRANT.search(around.clause):
        ruled = not any(
            after_issue(date, around.issued) or (around.issued is None and date.role == "deadline")
            for date in around.dates
        )
    if not ruled:
        return None
    if "截" in around.sentence and (so_far := _TOLD_SO_FAR.search(around.so_far)):
        return Status("achieved", f"sentence: {so_far[0][:2]}")
    said = explicit_plan(around)
    if said is None or (around.genre == "law" and said.why.endswith(("确保", "努力"))) or GRANT.search(around.clause):
        return Status("rule", f"text of rules: {around.genre}" if not around.in_articles else "an article")
    return None


# 截至2024年底，已有6900多户: within an article too it is told
_TOLD_SO_FAR = re.compile("截[至止](?:到)?(?:[0-9]{2,4}|[〇零一二三四五六七八九]{4})年[^。；]{0,60}")


def cap(around: Surroundings) -> Status | None:
    """最高不超过50万元: a limit on money is laid down, whatever the paper plans."""
    if around.quantity.kind == "money" and around.quantity.comparator == "≤" and not _REACH.search(around.clause):
        of_which = around.genre in TELLING and around.clause.startswith(_OF_WHICH)
        if of_which and explicit_achieved(around) is None and _IN_ALL.search(around.before):
            return Status("achieved", "the most of what was told")  # 累计23.4亿元，其中单笔授信最高1.2亿元
        return Status("rule", f"limit: {around.quantity.cue}")
    if around.quantity.unit.endswith("基点") and around.quantity.comparator == "≤" and "利率加" in around.clause:
        return Status("rule", f"limit: {around.quantity.cue}")  # 不高于同期利率加100个基点
    of_schemes = around.genre in ("news", "press", "speech", "minutes") or around.doc_type in ("函", "通告")
    if around.quantity.kind in ("money", "ratio") and _THE_LESS.search(around.sentence):
        return Status("rule", "the less of two")
    if of_schemes and not _SUMMED.search(around.ahead) and (moved := _of_a_scheme(around.clause)):
        return None if explicit_achieved(around) is not None else Status("rule", f"of a scheme: {moved[0]}")
    if around.quantity.kind == "count" and around.quantity.cue in ("最多", "至多") and explicit_plan(around) is None:
        told = explicit_achieved(around) is not None or _EVER.search(around.clause)
        return None if told else Status("rule", f"limit: {around.quantity.cue}")
    forbids = around.quantity.kind == "ratio" and (
        around.quantity.cue in ("不得超过", "不得高于", "不得突破", *_NOT_UNDER)
        or (around.quantity.cue in ("最低", "最高") and explicit_plan(around) is None)
        or (around.quantity.comparator in ("≤", "≥") and _PRICED.search(around.ahead))
        or (around.quantity.comparator == "≤" and ("原则上" in around.ahead or _MARKED.search(around.ahead)))
    )
    if around.quantity.comparator != "=" and _TOWARDS.fullmatch(around.clause):
        return Status("rule", "a threshold")
    if around.quantity.kind == "ratio" and _FORBIDDEN.match(around.clause):
        return Status("rule", "forbidden")
    if (
        around.quantity.kind == "measure"
        and around.quantity.cue.startswith("不得")
        and not _REACH.search(around.clause)
    ):
        return Status("rule", f"limit: {around.quantity.cue}")  # 空调温度不得低于26摄氏度
    if around.quantity.comparator in ("≤", "≥") and around.quantity.kind != "money" and _FOR_ONE.search(around.ahead):
        return Status("rule", f"limit: {around.quantity.cue}")
    if around.quantity.kind == "count" and around.quantity.cue.startswith("不得"):
        return Status("rule", f"limit: {around.quantity.cue}")  # 累计次数不得超过3次
    if around.quantity.kind == "ratio" and around.ahead.endswith(("应", "须", "必须", "应当")):
        return Status("rule", f"limit: {around.ahead[-1]}")  # 固定车位应100%建设充电设施
    if forbids and not _REACH.search(around.clause):
        ahead = any(after_issue(date, around.issued) for date in around.dates)
        return None if ahead else Status("rule", f"limit: {around.quantity.cue}")
    return None


# 资助上限会由25万元提高至30万元, 企业须承担不少于50%的开支
_OF_A_SCHEME = re.compile(
    "就每[次宗名个][^，。；]{0,8}(?:资助|补助|津贴)|(?:上限|限额)(?:会|将|拟)?(?:由|维持|提高|上调|下调|增至|则为)|(?:超过|不足|以上|以下)[^，。；]{0,12}的[^，。；]{2,16}(?:均?须|必须)|(?:资助|补助)[^，。；]{0,10}或以上的|须(?:每|缴付|提交|申报|不少于)|可被(?:扣减|罚|检控|取消)|可(?:扣减|扣除|没收|追讨)|(?:收费|票价|费用|附加费)?(?:则|一律|均)?划一为|"
    "(?:费率|税率|利率|单价|票价)由[^，。；]{1,16}(?:减|降|增|升|调整|调)为|(?:票价|报名费|入场费|面值|租金|收费|使用费|费用|付款比率|优惠价)(?:分为|介乎|由|统一为)|(?:报名费|入场费|总?奖金)为|提供最[高多]|可享(?:有|受)?|各得|可(?:额外)?获得?(?![悉知])|者可被|每[^，。；]{1,8}(?:收费|征收|补助|救助|减收)|优惠价|减收|加码|"
    "(?:共付额|资助额|津贴额?|收费|票价|附加费|供款额?|规费|养老金|救济金|敬老金|援助金|供款率)(?:的?每[月日年]?金额|金额)?(?:则|一律|均|现)?(?:为|维持|由|介乎|介于)|名额为|应(?:存放|保存|置)于|(?:须|需)(?:自行)?(?:承担|支付|缴付|自付|出资)|可被?处(?!理|于|置)|科(?:处)?[^，。；]{0,14}罚款|(?:罚款|罚锾|罚金)(?:下限|上限)|一经(?:循[^，。；]{0,6})?定罪"
)


# asked for each number of a clause
@lru_cache(maxsize=64)
def _of_a_scheme(clause: str) -> re.Match[str] | None:
    return _OF_A_SCHEME.search(clause)


_OF_WHICH = ("其中", "当中")
_IN_ALL = re.compile("(?:累计|合计|共|已|达)[^，。；]{0,16}[0-9]")
_THE_LESS = re.compile("以较?[低高少多]者为(?:准|限)")  # 上限为1500万元，或核准开支的50%，以较低者为准
_SUMMED = re.compile("(?:合共|合计|总共|累计|共)(?:约|逾|近|达|超过)?$")  # 科处罚款合共约320万元
_EVER = re.compile("历史|曾|史上|单日|同时|去年|当时|高峰")  # 单日最多3万人
# 对货值金额5万元以上或者造成损失2万元以上的案件
_TOWARDS = re.compile(
    "(?:对|凡)[^，。；的]{2,40}(?:以上|以下|超过|不足|低于|高于|达到)[^，。；的]{0,16}的(?:案件|企业|单位|机构|地区|个人|项目|当事人|违法行为|行为)(?:[列纳]入?为?[^，。；]{2,20})?"
)
# 单村装机规模不超过20兆瓦, 建筑面积原则上不大于90平方米
_FOR_ONE = re.compile(
    "(?<![清名账菜订简])单[村个项户家笔体幅座栋次日件套池厂站][^，。；]{0,10}(?:不超过|不高于|不大于|不低于|不少于|不小于)$|(?:面积|高度|长度|宽度|层数)原则上不[^，。；]{1,3}$"
)
# 租金不高于市场租金的九成
_PRICED = re.compile("(?:租金|票价|收费|房价|售价|首付款?比例|资本金比例)[^，。；]{0,4}不[^，。；]{2,16}$")
_FORBIDDEN = re.compile("(?:严禁|禁止|不准|不得)(?:超|突破|高于|低于|少于)")  # 严禁超概算10%以上
_NOT_UNDER = ("不得低于", "不得少于")  # 第一级者不得低于30%
# 考核优秀比例不超过30%, 拨付比例不超过80%
_MARKED = re.compile(
    "(?:优秀|良好|评优)[^，。；]{0,6}(?:比例|比率)|(?:拨付|支付|出资|配套|自筹|持股|分担)(?:比例|比率)"
)
_REACH = re.compile(r"控制在|降至|降到|压减|压缩|减少")
