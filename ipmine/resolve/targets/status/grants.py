"""What a measure grants, takes or lays down: 给予10万元奖励, 按10%减征. Its terms are read in `terms`."""

from __future__ import annotations

import re

from ipmine.resolve.targets.status.cues import explicit_achieved
from ipmine.resolve.targets.status.grant_words import HELPS, granted
from ipmine.resolve.targets.status.rules import TELLING
from ipmine.resolve.targets.status.surroundings import Status, Surroundings
from ipmine.resolve.targets.status.terms import terms
from ipmine.resolve.targets.status.times import after_issue, before_issue


def grant(around: Surroundings) -> Status | None:
    """An amount, rate or limit that a measure lays down, and what belongs to its terms."""
    if explicit_achieved(around) is not None or _is_past(around):
        return None
    exactly = around.quantity.comparator in ("=", "≈", ">")
    if exactly and _SUM_GIVEN.search(around.clause) and _GIVEN_OUT.search(around.before):
        return Status("achieved", "a sum that was given")  # 批出4361宗申请，资助金额约1530万元
    if around.label and (match := _STANDARD_LABEL.search(around.label)):
        return Status("rule", f"label: {match[0]}")
    if _only_tells(around) or _is_paid_out(around):
        return None
    if said := _given(around) or _goes_on_with_a_rate(around) or _taken_off(around):
        return said
    return None if any(after_issue(date, around.issued) for date in around.dates) else terms(around)


def _is_past(around: Surroundings) -> bool:
    """2021年全市共发放补贴2.37万人次; 补助标准由2003年的20元提高到2023年的640元."""
    told = _GIVEN_IN_ALL.search(around.clause) or ("由" in around.clause and _RAISED.search(around.clause))
    return bool(told) and any(before_issue(date, around.issued) for date in around.dates)


_GIVEN_IN_ALL = re.compile(
    "(?:共计?|累计|合计|总共)(?:发放|拨付|兑现|支付|补贴|资助|补助|奖励|减免|批出|给付|核发|惠及)"
)
_RAISED = re.compile(
    "由[^，。；]{0,6}[0-9]{4}年[^，。；]{1,12}(?:提高|增加|增长|上升|下降|降低|调整|提升)[到至][^，。；]{0,4}[0-9]{4}年"
)
_SUM_GIVEN = re.compile("(?:资助|奖励|补贴|补助|津贴)(?:总额|总金额|金额|款额)(?:合共|共|为|约|达|逾|近|超)")
_GIVEN_OUT = re.compile("(?:批出|批给|发放|受理|核准|接获|共有|收到)[^，。；]{0,12}[0-9]")
_KINDS_OF_PAY = "返还|减免|报销|分担|给付|补贴|补助|资助|奖励|奖补|奖金|贴息|收费|缴费|扣除|租金|贷款|赔偿|救助"
_STANDARD_LABEL = re.compile(
    rf"(?:{_KINDS_OF_PAY}|支持|申请|申报|报名|参评|参赛|认定|扶持|评定|服务)(?:标准|比例|额度|金额|条件|对象|要求|限额|方式|范围)(?:为|如下|是)?$"
    "|(?:可获发?|发放|资助|给付|津贴|助学金?)的?(?:金额|款额)(?:为|如下|分别为)?$"
)


def _only_tells(around: Surroundings) -> bool:
    """Whether the paper tells of what was given, and the clause says nothing of a rule that stands."""
    resolved = around.lead is not None and around.lead.why.endswith(_RESOLUTIONS)
    resolved = resolved and not any(before_issue(date, around.issued) for date in around.dates)
    tells = (
        (around.genre in TELLING and not resolved)
        or around.excerpt == "achieved"
        or around.doc_type in ("通报", "情况", "公报", "函", "答复", "报告", "总结")
    )
    return tells and not _RULED_IN_NEWS.search(around.so_far) and not _STANDING.search(around.clause)


_RESOLUTIONS = ("决议：", "决定：", "裁示：", "议定：", "议定以下", "会议议定", "会议决定", "会议确定")
_RULED_IN_NEWS = re.compile(
    r"对[^，。；]{2,40}的|每(?:[床校班间台部套幢栋辆亩案月次吨头株箱座盏]|公顷|公斤|公吨|平方公尺)(?:最高)?(?:补助|给付|发给|奖励|加发|核给|收费)|补助比率|补助额度|每[户人名件](?:最高)?(?:发给|发放|补助|补贴|救助)|按照?|一次性|最高|单[个项家户](?:项目|企业|主体|机构|单位)?(?:最高)?(?:资助|奖励|补助|补贴|支持)|最多|为限|由[^，。；]{2,16}(?:补助|负担|分担|支应)"
)
_STANDING = re.compile(
    rf"(?:保障|生活|救助|供养|收费|补助|补贴)标准(?:不低于|不高于|不超过|不少于)|可(?:申请|享受|按|获得?|就|继续申请|使用|保留|动用)|(?:津贴|资助|补助|奖励)额?为每|(?:{_KINDS_OF_PAY})(?:标准|比例|额度|费率|对象)(?![^，。；]{{0,6}}[提增降升上下])"
    r"|符合[^，。；]{0,12}条件"
)


def _is_paid_out(around: Surroundings) -> bool:
    """Whether a sum is all that is paid: 发放一次性扩岗补助1.37亿元 in news; 补助资金合计2.37亿元."""
    told = around.genre in TELLING or (around.genre == "explanation" and "累计" in around.sentence)
    if told and _PAID_OUT.search(around.ahead):
        return True
    return around.quantity.kind == "money" and _SUMMED_UP.search(around.ahead) is not None


_PAID_OUT = re.compile(
    "^(?:已|共|累计)?(?:发放|拨付|兑现|支付|落实)(?![^，。；]{0,12}(?:按|每|对))[^，。；]{0,16}(?:补助|补贴|奖励|津贴)(?:资金)?$"
)
_SUMMED_UP = re.compile("(?:资金|金额|经费|款)(?:合计|共计|总计|总共|合共)(?:约|达|为)?$")


def _given(around: Surroundings) -> Status | None:
    """给予10万元奖励, 收费标准不高于300元."""
    match = granted(around.clause, around) or _BOUNDED_AMOUNT.search(around.clause)
    if match is None:
        return None
    if match[0] in HELPS and around.quantity.kind == "count":
        if _TO_BUY.search(around.ahead, match.end()):
            return None  # 资助公司购置约600辆电动巴士: what is counted is not what is given
        due = any(date.role == "deadline" and after_issue(date, around.issued) for date in around.dates)
        if due and around.clause.startswith(match[0]):
            return None  # 资助机构于2028年底前安装3000支充电桩
    return Status("rule", f"grant: {match[0]}")


_BOUNDED_AMOUNT = re.compile(
    r"(?:标准|费率|利率|税率|额度|限额|价格|收费)(?:原则上|一般|均|都)?(?:不高于|不超过|不低于|不得|最高|最低|按|为)"
)
_TO_BUY = re.compile("(?:购置|购买|采购|安装|兴建|建造|建设|聘请|开设|更换|加装|换购)(?:约|共|最多|合共)?$")


def _taken_off(around: Surroundings) -> Status | None:
    """核减下一年度名额20%: whatever else the sentence sets a day for."""
    match = _TAKEN_OFF.search(around.ahead) if around.quantity.kind == "ratio" else None
    return Status("rule", f"a penalty: {match[0]}") if match else None


_TAKEN_OFF = re.compile("核减|扣减|扣回|扣发")


def _goes_on_with_a_rate(around: Surroundings) -> Status | None:
    """中小微企业返还比例不超过60%，大型企业不超过30%; 取得初级证书的补贴1000元，中级1500元."""
    in_a_series = around.quantity.kind == "money" and around.genre == "explanation" and _GRADE.fullmatch(around.ahead)
    if in_a_series and (given := _SUM_BEFORE.search(around.before)):
        return Status("rule", f"sentence: {given[0][:2]}")
    if around.quantity.kind not in ("ratio", "money") or around.quantity.comparator not in ("≤", "≥"):
        return None
    if around.behind or not _OF_WHOM.fullmatch(around.ahead.removesuffix(around.quantity.cue)):
        return None
    before = around.before.rstrip("，；").rpartition("，")[2]
    match = _STANDING.search(before) or _BOUNDED_AMOUNT.search(before)
    return Status("rule", f"sentence: {match[0]}") if match else None


_OF_WHOM = re.compile(
    "[\u4e00-\u9fff]{0,10}(?:企业|单位|个人|项目|机构|地区|家庭|学校|团体|人员|农户|主体|院校|其他|[类级档]|[市县区])"
)
_SUM_BEFORE = re.compile(
    "(?:补贴|补助|奖励|资助|津贴|奖补|救助|给予|收费)(?:标准)?(?:为|按)?[0-9.一二三四五六七八九十百千万]{1,8}元(?:[，、][^，。；0-9]{2,14}[0-9.一二三四五六七八九十百千万]{1,8}元){0,8}[，、]?$"
)
_GRADE = re.compile("[\u4e00-\u9fff]{1,10}(?:（[^（）]{1,8}）)?")
