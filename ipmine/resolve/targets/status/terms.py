"""The terms on which a measure grants or takes: who may have it, what it asks for, what it costs to fail."""

from __future__ import annotations

import re
from collections.abc import Callable

from ipmine.resolve.targets.status.grant_words import granted
from ipmine.resolve.targets.status.surroundings import Status, Surroundings
from ipmine.resolve.targets.verbs import verbs

_BOUNDS = ("≥", "≤", "<", ">")


def terms(around: Surroundings) -> Status | None:
    """What the quantity is of the terms of a measure; the first rule that knows answers."""
    return next((said for rule in _RULES if (said := rule(around))), None)


def _on_top(around: Surroundings) -> Status | None:
    """按10万元给予奖补，其中苏区县上浮20%."""
    if around.quantity.kind != "ratio" or not _ON_TOP.search(around.ahead):
        return None
    match = granted(around.before, around)
    return Status("rule", f"on top of: {match[0]}") if match else None


_ON_TOP = re.compile("(?:上浮|下浮|加成|加计|加发)(?:约|最高)?$")


def _by_its_amount(around: Surroundings) -> Status | None:
    """按合同金额的30%，给予一次性奖补."""
    given = _GIVES.match(around.rest) if "按" in around.ahead else None
    return Status("rule", f"grant: {given[0]}") if given else None


_GIVES = re.compile("，(?:给予|予以|给付|计发)[^，。；]{0,12}?(?:补|奖|贴|助|支持|资助)")


def _condition_of_a_grant(around: Surroundings) -> Status | None:
    """对当年申请量达到30件的单位，分别给予…: the grant follows in the sentence."""
    behind = around.rest.partition("；")[0]
    if behind.startswith("，对") and not around.clause.endswith(("的", "者")):
        return None  # it has an object of its own
    deed = around.clause[:2] in verbs("action") and not _DOER.match(around.clause)
    if (deed or _A_TASK.search(around.clause)) and not around.clause.endswith(("的", "者")):
        return None  # 新增首贷户2500户以上
    match = granted(behind, around) if _CONDITION.search(around.clause) else None
    return Status("rule", f"condition of: {match[0]}") if match else None


_CONDITION = re.compile(
    r"(?:达到|超过|突破|不低于|不少于|不超过|以上|以下|以内|满|符合|[超逾](?=[0-9])|[高多低少]于)[^，；。]{0,24}(?:的|者)?[^，；。]{0,12}$"
)
_A_TASK = re.compile("^新[增建]|(?:[降升增减]|提高|压减|压缩|扩大)[至到]")
_DOER = re.compile("[\u4e00-\u9fff]{2,4}(?:机构|单位|企业|公司|人员|部门|平台|项目|基金)")  # 担保机构净资产


def _counted_as(around: Surroundings) -> Status | None:
    """不足五十页者，以五十页计."""
    counted = around.ahead.endswith(("以", "按")) and around.behind.startswith(("计", "计算", "计征", "计收"))
    return Status("rule", "counted as") if counted else None


def _allowed(around: Surroundings) -> Status | None:
    """可适当提高至50%."""
    match = _ALLOWED.search(around.clause)
    return Status("rule", f"allowed: {match[0]}") if match else None


_ALLOWED = re.compile(
    r"允许|可(?:以|适当)?(?:再)?(?:提高|放宽|延长|上浮|下浮|降低|提前)(?:至|到)?|得(?:再|酌予)?(?:提高|增加|放宽|延长|调高|展延|降低|调降|减少|降|减)(?:为|至|到)|得予?(?:减列|增列|追加|扣减)"
)


def _on_condition(around: Surroundings) -> Status | None:
    """对注册资本超过500万元…; 申请人员工人数50人以上."""
    if around.quantity.comparator not in _BOUNDS:
        return None
    if _CONDITIONAL.search(around.ahead) and "的" not in around.ahead:
        return Status("rule", "a condition")
    match = _APPLICANT.match(around.sentence)
    return Status("rule", f"a condition: {match[0]}") if match else None


_CONDITIONAL = re.compile(r"^(?:对|对于|凡|如|若|当)[^，。；]{0,30}(?:超过|不足|低于|高于|不满|未满|达到)")
# 申请人注册资本不少于500万元，员工人数50人以上
_APPLICANT = re.compile(
    "(?:申请人|申报人|申[请报](?:单位|企业|主体|项目|机构)|投标人|参赛(?:者|单位|作品)|报名(?:者|人员)|应聘人员)"
)


def _penalty(around: Surroundings) -> Status | None:
    """执行率低于80%的部门，压减预算10%."""
    match = _PENALTY.search(around.sentence, 0, around.at + len(around.clause) + _DONE_BEHIND)
    return Status("rule", f"a penalty: {match['done']}") if match else None


_DONE_BEHIND = 16  # characters
# 对考核不合格的扣减经费20%, 执行率低于80%的部门，压减预算10%
_PENALTY = re.compile(
    r"(?:(?:对|凡)[^，。；]{2,40}的|(?:低于|未达到?|未完成|未通过|不合格|逾期|不足|违反|违规|违约|弄虚作假)[^。；，]{0,30}(?:的|者)[^。；，]{0,12}，?)(?:一律|相应)?(?P<done>扣减|核减|压减|扣回|收回|扣除)"
)


def _weight(around: Surroundings) -> Status | None:
    """考核得分占60%; 评标标准：价格占60%."""
    judged = around.ahead.endswith("占") and _JUDGED_BY.search(around.sentence) is not None
    weighs = around.quantity.kind == "ratio" and (judged or _WEIGHT.search(around.ahead))
    return Status("rule", "a weight") if weighs else None


_WEIGHT = re.compile(
    "(?:成绩|得分|分值|评分|考核|评价)(?:结果|情况|成绩)?(?:各|分别)?占(?:[^，。；]{0,12}(?:总成绩|总分|分值|考核|权重|总评))?的?$"
)
_JUDGED_BY = re.compile("(?:评标|评审|评分)(?:标准|准则|因素)")


def _prizes(around: Surroundings) -> Status | None:
    """设一等奖3名."""
    prizes = around.quantity.kind == "count" and _PRIZE.search(around.ahead)
    return Status("rule", "prizes") if prizes else None


_PRIZE = re.compile("(?<!获)(?<!获得)(?<!斩获)(?:[一二三特]等|优秀|优胜|鼓励|入围)奖$")


def _threshold(around: Surroundings) -> Status | None:
    """年销售额500万元以上的企业; 服务覆盖80%以上的行政村 is how many."""
    if around.quantity.kind == "ratio" and _REACHES.search(around.ahead):
        return None
    scoped = (
        _SCOPED.search(around.clause)
        or around.clause.endswith(("的", "者", "者适用之", "者不适用之"))
        or _THOSE_UNDER.search(around.clause)
    )
    return Status("rule", "a threshold") if scoped and around.quantity.comparator in _BOUNDS else None


_REACHES = re.compile("(?:覆盖|实现|推动|确保|带动|支持|力争|完成|引导)(?:全[省市县区国])?$")
_SCOPED = re.compile(
    r"(?:%|[人件家户次日年元分])之(?:机关|单位|学校|厂商|业者|人员|人|者|案件|公司|企业)|"
    r"(?:元|人|件|家|户|%|年|岁|项|个|头|羽|只|亩|公顷|吨|米|公里|千瓦|床|张|辆|台|次|天)(?:（含[^）]{0,4}）)?(?:及其?)?(?:以上|以下|以内|及以上|及以下)(?:的|[^，。；]{0,8}的)"
)
# 满意度低于85%的项目，…
_THOSE_UNDER = re.compile(
    "(?:低于|高于|超过|不足|未达|不满|未满|不少于|不低于)[0-9.]{1,8}(?:%|分|家|个|件|项|人|户|次)的[\u4e00-\u9fff（）、]{0,6}(?:[省市县区乡镇村户者]|地区|社区|街道|单位|企业|机构|学校|院校|高校|公司|个人|人员|部门|团体|项目|事项|指标|产品|课程|学生|家庭|基地|园区|平台)$"
)

_RULES: tuple[Callable[[Surroundings], Status | None], ...] = (
    _on_top,
    _by_its_amount,
    _condition_of_a_grant,
    _counted_as,
    _allowed,
    _on_condition,
    _penalty,
    _weight,
    _prizes,
    _threshold,
)
