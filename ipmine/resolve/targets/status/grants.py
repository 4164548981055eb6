"""What a measure grants, takes or allows, and on which terms: 给予10万元奖励, 达到30件的单位."""

from __future__ import annotations

import re

from ipmine.resolve.targets.status.cues import explicit_achieved
from ipmine.resolve.targets.status.grant_words import GRANT
from ipmine.resolve.targets.status.rules import TELLING
from ipmine.resolve.targets.status.surroundings import Status, Surroundings
from ipmine.resolve.targets.status.times import after_issue, before_issue
from ipmine.resolve.targets.verbs import verbs

_CONDITION = re.compile(
    r"(?:达到|超过|突破|不低于|不少于|不超过|以上|以下|以内|满|符合|[超逾](?=[0-9])|[高多低少]于)[^，；。]{0,24}(?:的|者)?[^，；。]{0,12}$"
)

_BOUNDED_AMOUNT = re.compile(
    r"(?:标准|费率|利率|税率|额度|限额|价格|收费)(?:原则上|一般|均|都)?(?:不高于|不超过|不低于|不得|最高|最低|按|为)"
)

_SCOPED = re.compile(
    r"(?:%|[人件家户次日年元分])之(?:机关|单位|学校|厂商|业者|人员|人|者|案件|公司|企业)|"
    r"(?:元|人|件|家|户|%|年|岁|项|个|头|羽|只|亩|公顷|吨|米|公里|千瓦|床|张|辆|台|次|天)(?:（含[^）]{0,4}）)?(?:及其?)?(?:以上|以下|以内|及以上|及以下)(?:的|[^，。；]{0,8}的)"
)

_KINDS_OF_PAY = "返还|减免|报销|分担|给付|补贴|补助|资助|奖励|奖补|奖金|贴息|收费|缴费|扣除|租金|贷款|赔偿|救助"

_RULED_IN_NEWS = re.compile(
    r"对[^，。；]{2,40}的|每(?:[床校班间台部套幢栋辆亩案月次吨头株箱座盏]|公顷|公斤|公吨|平方公尺)(?:最高)?(?:补助|给付|发给|奖励|加发|核给|收费)|补助比率|补助额度|每[户人名件](?:最高)?(?:发给|发放|补助|补贴|救助)|按照?|一次性|最高|单[个项家户](?:项目|企业|主体|机构|单位)?(?:最高)?(?:资助|奖励|补助|补贴|支持)|最多|为限|由[^，。；]{2,16}(?:补助|负担|分担|支应)"
)

_STANDING = re.compile(
    rf"(?:保障|生活|救助|供养|收费|补助|补贴)标准(?:不低于|不高于|不超过|不少于)|可(?:申请|享受|按|获得?|就|继续申请|使用|保留|动用)|(?:津贴|资助|补助|奖励)额?为每|(?:{_KINDS_OF_PAY})(?:标准|比例|额度|费率|对象)(?![^，。；]{{0,6}}[提增降升上下])"
    r"|符合[^，。；]{0,12}条件"
)

_STANDARD_LABEL = re.compile(
    rf"(?:{_KINDS_OF_PAY}|支持|申请|申报|报名|参评|参赛|认定|扶持|评定|服务)(?:标准|比例|额度|金额|条件|对象|要求|限额|方式|范围)(?:为|如下|是)?$"
    "|(?:可获发?|发放|资助|给付|津贴|助学金?)的?(?:金额|款额)(?:为|如下|分别为)?$"
)

_ALLOWED = re.compile(
    r"允许|可(?:以|适当)?(?:再)?(?:提高|放宽|延长|上浮|下浮|降低|提前)(?:至|到)?|得(?:再|酌予)?(?:提高|增加|放宽|延长|调高|展延|降低|调降|减少|降|减)(?:为|至|到)|得予?(?:减列|增列|追加|扣减)"
)

_CONDITIONAL = re.compile(r"^(?:对|对于|凡|如|若|当)[^，。；]{0,30}(?:超过|不足|低于|高于|不满|未满|达到)")

# under a goal 基金支付比例稳定在80%: what is aimed at has a grant in its name
_GRANT_IN_A_NAME = re.compile("项目|计划|办法|制度|对象|比例|率|水平|标准|总?额|资金|规模|范围|力度|能力")

# 规费及罚款收入, 一般补助及其他支出: an account of a budget
_GRANT_IN_AN_ACCOUNT = re.compile("(?:收入|支出|及其他|预算|件数|案件|性)")

# 下达研发后补助资金不少于3亿元: so much is to be laid out in all
_FUNDS_LAID_OUT = re.compile(
    "(?:下达|安排|投入|落实|筹集|拨付|兑现|发放)[^，。；每]{0,12}(?:补助|补贴|奖励|奖补|资助|返还)(?:资金|经费)"
)

# 2025年安排中央财政补助资金12.6亿元, 争取补助资金4.5亿元: and no rate for each
_LAID_OUT_IN_ALL = re.compile(
    "(?:[0-9]{4}年|今年|全年|年内|共|已)?(?:统筹)?(?:下达|安排|投入|落实|筹集|争取|发放|兑现|拨付|支付|核发)(?![^，。；]{0,16}(?:每|最高|按))[^，。；]{0,14}(?:资金|经费|补助款?|补贴|津贴|奖金|奖补)(?:新台币|港币|人民币)?(?:约|近|逾|超|超过|共|达)?[0-9.]{1,8}(?:亿|[0-9]{4}万|[0-9]{3}万)"
)
_FUND = re.compile("资金池|金?基金|金池")  # 设立风险补偿资金池


def _granted(words: str, around: Surroundings) -> re.Match[str] | None:
    """The first word that says that something is given, taken or laid down."""
    goal = any("目标" in title for title in around.headings[:2])
    named = goal or around.quantity.kind == "count"
    return next(
        (
            m
            for m in GRANT.finditer(words)
            if not _GRANT_IN_AN_ACCOUNT.match(words, m.end())
            and not _FUND.match(words, m.end())
            and not (
                m[0] in _HELPS and words[m.start() - 1 : m.start()] in ("获", "受") and _HELPED.match(words, m.end())
            )
            and not (around.quantity.kind == "money" and _LAID_OUT_IN_ALL.match(words))
            and not (around.quantity.comparator == "≥" and _FUNDS_LAID_OUT.search(words, 0, m.end() + 4))
            and not (m[0] == "奖励" and around.quantity.kind == "count" and _WON.search(around.ahead))
            and not (m[0] == "罚款" and _CASES.search(around.before))
            and not (m[0] == "配合款" and "总经费" in around.sentence)  # a part of what a plan costs
            and not (named and _GRANT_IN_A_NAME.match(words, m.end()))
        ),
        None,
    )


_A_TASK = re.compile("^新[增建]|(?:[降升增减]|提高|压减|压缩|扩大)[至到]")
_RESOLUTIONS = ("决议：", "决定：", "裁示：", "议定：", "议定以下", "会议议定", "会议决定", "会议确定")
_DOER = re.compile("[\u4e00-\u9fff]{2,4}(?:机构|单位|企业|公司|人员|部门|平台|项目|基金)")  # 担保机构净资产
_WON = re.compile("(?:培育|获|获得|取得|申报|推荐|入选)[^，。；]{0,12}奖励$")  # 培育省级科技奖励9项
_CASES = re.compile("(?:立案|查处|查办|查结|办结|处罚)[^，。；]{0,8}[0-9]")  # 立案处罚153起，罚款468.5万元

# 申请人注册资本不少于500万元，员工人数50人以上
_APPLICANT = re.compile(
    "(?:申请人|申报人|申[请报](?:单位|企业|主体|项目|机构)|投标人|参赛(?:者|单位|作品)|报名(?:者|人员)|应聘人员)"
)

# 对考核不合格的扣减经费20%, 执行率低于80%的部门，压减预算10%
_PENALTY = re.compile(
    r"(?:(?:对|凡)[^，。；]{2,40}的|(?:低于|未达到?|未完成|未通过|不合格|逾期|不足|违反|违规|违约|弄虚作假)[^。；，]{0,30}(?:的|者)[^。；，]{0,12}，?)(?:一律|相应)?(?P<done>扣减|核减|压减|扣回|收回|扣除)"
)

_TAKEN_OFF = re.compile("核减|扣减|扣回|扣发")  # 核减下一年度名额20%

# 按10万元给予奖补，其中苏区县上浮20%
_ON_TOP = re.compile("(?:上浮|下浮|加成|加计|加发)(?:约|最高)?$")

_WEIGHT = re.compile(
    "(?:成绩|得分|分值|评分|考核|评价)(?:结果|情况|成绩)?(?:各|分别)?占(?:[^，。；]{0,12}(?:总成绩|总分|分值|考核|权重|总评))?的?$"
)

_JUDGED_BY = re.compile("(?:评标|评审|评分)(?:标准|准则|因素)")

_REACHES = re.compile("(?:覆盖|实现|推动|确保|带动|支持|力争|完成|引导)(?:全[省市县区国])?$")

_PRIZE = re.compile("(?<!获)(?<!获得)(?<!斩获)(?:[一二三特]等|优秀|优胜|鼓励|入围)奖$")

_GIVES = re.compile("，(?:给予|予以|给付|计发)[^，。；]{0,12}?(?:补|奖|贴|助|支持|资助)")

_SUMMED_UP = re.compile("(?:资金|金额|经费|款)(?:合计|共计|总计|总共|合共)(?:约|达|为)?$")

_SUM_GIVEN = re.compile("(?:资助|奖励|补贴|补助|津贴)(?:总额|总金额|金额|款额)(?:合共|共|为|约|达|逾|近|超)")

_GIVEN_IN_ALL = re.compile(
    "(?:共计?|累计|合计|总共)(?:发放|拨付|兑现|支付|补贴|资助|补助|奖励|减免|批出|给付|核发|惠及)"
)

_GIVEN_OUT = re.compile("(?:批出|批给|发放|受理|核准|接获|共有|收到)[^，。；]{0,12}[0-9]")

_PAID_OUT = re.compile(
    "^(?:已|共|累计)?(?:发放|拨付|兑现|支付|落实)(?![^，。；]{0,12}(?:按|每|对))[^，。；]{0,16}(?:补助|补贴|奖励|津贴)(?:资金)?$"
)

_TO_BUY = re.compile("(?:购置|购买|采购|安装|兴建|建造|建设|聘请|开设|更换|加装|换购)(?:约|共|最多|合共)?$")

# 获补助学校应培育学生800人次: who was helped
_HELPED = re.compile("(?:学校|院校|企业|单位|机构|团体|计划|项目|个案|人员|者|对象|县市|院所|厂商)")

_HELPS = ("资助", "补助", "补贴", "奖励")

_RAISED = re.compile(
    "由[^，。；]{0,6}[0-9]{4}年[^，。；]{1,12}(?:提高|增加|增长|上升|下降|降低|调整|提升)[到至][^，。；]{0,4}[0-9]{4}年"
)


def grant(around: Surroundings) -> Status | None:
    """An amount, rate or limit that a measure lays down."""
    if explicit_achieved(around) is not None:
        return None
    if _GIVEN_IN_ALL.search(around.clause) and any(before_issue(d, around.issued) for d in around.dates):
        return None  # 2021年全市共发放补贴2.37万人次
    exactly = around.quantity.comparator in ("=", "≈", ">")
    if exactly and _SUM_GIVEN.search(around.clause) and _GIVEN_OUT.search(around.before):
        return Status("achieved", "a sum that was given")  # 批出4361宗申请，资助金额约1530万元
    if (
        "由" in around.clause
        and _RAISED.search(around.clause)
        and any(before_issue(d, around.issued) for d in around.dates)
    ):
        return None  # 补助标准由2003年的20元提高到2023年的640元
    if around.label and (match := _STANDARD_LABEL.search(around.label)):
        return Status("rule", f"label: {match[0]}")
    resolved = around.lead is not None and around.lead.why.endswith(_RESOLUTIONS)
    resolved = resolved and not any(before_issue(d, around.issued) for d in around.dates)
    tells = (
        (around.genre in TELLING and not resolved)
        or around.excerpt == "achieved"
        or around.doc_type in ("通报", "情况", "公报", "函", "答复", "报告", "总结")
    )
    if tells and not _RULED_IN_NEWS.search(around.so_far) and not _STANDING.search(around.clause):
        return None
    told = around.genre in TELLING or (around.genre == "explanation" and "累计" in around.sentence)
    if told and _PAID_OUT.search(around.ahead):
        return None  # 发放一次性扩岗补助1.37亿元
    if around.quantity.kind == "money" and _SUMMED_UP.search(around.ahead):
        return None  # 补助资金合计2.37亿元
    match = _granted(around.clause, around) or _BOUNDED_AMOUNT.search(around.clause)
    if match and match[0] in _HELPS and around.quantity.kind == "count" and _TO_BUY.search(around.ahead, match.end()):
        match = None  # 资助公司购置约600辆电动巴士: what is counted is not what is given
    if match and match[0] in _HELPS and around.quantity.kind == "count" and around.clause.startswith(match[0]):
        due = any(date.role == "deadline" and after_issue(date, around.issued) for date in around.dates)
        match = None if due else match  # 资助机构于2028年底前安装3000支充电桩
    if match:
        return Status("rule", f"grant: {match[0]}")
    if (gone_on := _goes_on_with_a_rate(around)) is not None:
        return gone_on
    if around.quantity.kind == "ratio" and (match := _TAKEN_OFF.search(around.ahead)):
        return Status("rule", f"a penalty: {match[0]}")  # whatever else the sentence sets a day for
    # 对当年申请量达到30件的单位，分别给予…: the condition of a grant that follows in the sentence
    behind = around.rest.partition("；")[0]
    if any(after_issue(date, around.issued) for date in around.dates):
        return None
    if around.quantity.kind == "ratio" and _ON_TOP.search(around.ahead) and (match := _granted(around.before, around)):
        return Status("rule", f"on top of: {match[0]}")
    if "按" in around.ahead and (given := _GIVES.match(behind)):
        return Status("rule", f"grant: {given[0]}")  # 按合同金额的30%，给予一次性奖补
    own_object = behind.startswith("，对") and not around.clause.endswith(("的", "者"))
    deed = around.clause[:2] in verbs("action") and not _DOER.match(around.clause)
    of_a_task = _A_TASK.search(around.clause) or deed
    of_a_task = of_a_task and not around.clause.endswith(("的", "者"))  # 新增首贷户2500户以上
    if not own_object and not of_a_task and _CONDITION.search(around.clause) and (match := _granted(behind, around)):
        return Status("rule", f"condition of: {match[0]}")
    if around.ahead.endswith(("以", "按")) and around.behind.startswith(("计", "计算", "计征", "计收")):
        return Status("rule", "counted as")  # 不足五十页者，以五十页计
    if match := _ALLOWED.search(around.clause):
        return Status("rule", f"allowed: {match[0]}")
    if (
        _CONDITIONAL.search(around.ahead)
        and "的" not in around.ahead
        and around.quantity.comparator in ("≥", "≤", "<", ">")
    ):
        return Status("rule", "a condition")
    if around.quantity.comparator in ("≥", "≤", "<", ">") and (match := _APPLICANT.match(around.sentence)):
        return Status("rule", f"a condition: {match[0]}")
    until = around.at + len(around.clause)
    if match := _PENALTY.search(around.sentence, 0, until + 16):
        return Status("rule", f"a penalty: {match['done']}")
    judged = around.ahead.endswith("占") and _JUDGED_BY.search(around.sentence) is not None  # 评标标准：价格占60%
    if around.quantity.kind == "ratio" and (judged or _WEIGHT.search(around.ahead)):
        return Status("rule", "a weight")
    if _PRIZE.search(around.ahead) and around.quantity.kind == "count":
        return Status("rule", "prizes")
    if around.quantity.kind == "ratio" and _REACHES.search(around.ahead):
        return None  # 服务覆盖80%以上的行政村
    scoped = (
        _SCOPED.search(around.clause)
        or around.clause.endswith(("的", "者", "者适用之", "者不适用之"))
        or _THOSE_UNDER.search(around.clause)
    )
    if scoped and around.quantity.comparator in ("≥", "≤", "<", ">"):
        return Status("rule", "a threshold")
    return None


# 满意度低于85%的项目，…
_THOSE_UNDER = re.compile(
    "(?:低于|高于|超过|不足|未达|不满|未满|不少于|不低于)[0-9.]{1,8}(?:%|分|家|个|件|项|人|户|次)的[\u4e00-\u9fff（）、]{0,6}(?:[省市县区乡镇村户者]|地区|社区|街道|单位|企业|机构|学校|院校|高校|公司|个人|人员|部门|团体|项目|事项|指标|产品|课程|学生|家庭|基地|园区|平台)$"
)
# 中小微企业返还比例不超过60%，大型企业不超过30%: of whom, and how much at most
_OF_WHOM = re.compile(
    "[\u4e00-\u9fff]{0,10}(?:企业|单位|个人|项目|机构|地区|家庭|学校|团体|人员|农户|主体|院校|其他|[类级档]|[市县区])"
)

# 取得初级证书的补贴1000元，中级（四级）1500元: one sum after the other
_SUM_BEFORE = re.compile(
    "(?:补贴|补助|奖励|资助|津贴|奖补|救助|给予|收费)(?:标准)?(?:为|按)?[0-9.一二三四五六七八九十百千万]{1,8}元(?:[，、][^，。；0-9]{2,14}[0-9.一二三四五六七八九十百千万]{1,8}元){0,8}[，、]?$"
)

_GRADE = re.compile("[\u4e00-\u9fff]{1,10}(?:（[^（）]{1,8}）)?")


def _goes_on_with_a_rate(around: Surroundings) -> Status | None:
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
