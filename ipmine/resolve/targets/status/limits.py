"""Limits that their form tells: ages, scores, rates in force, allotments, technical measures."""

from __future__ import annotations

import re

from ipmine.resolve.targets.status.cues import explicit_achieved
from ipmine.resolve.targets.status.surroundings import Status, Surroundings
from ipmine.resolve.targets.status.times import after_issue
from ipmine.scan.quantities.bounds import NO_LIMIT


def aged(around: Surroundings) -> Status | None:
    """65岁以上, 年满18周岁: an age that bounds tells who is meant."""
    quantity = around.quantity
    bound = quantity.comparator in ("≥", "≤", "<", ">") or quantity.value_max is not None or "年满" in around.clause
    bound = bound or around.ahead.endswith("满")
    if quantity.unit in ("岁", "周岁") and bound and _MEAN_AGE.search(around.clause) is None:
        return Status("rule", "an age that bounds")
    return None


def scored(around: Surroundings) -> Status | None:
    """建立大厅（3分）（8月底完成）: what a task counts in an assessment."""
    if around.quantity.unit in ("页", "字", "分钟", "MB", "秒") and around.quantity.comparator in ("≥", "≤", "<", ">"):
        return Status("rule", "a form's length")  # 申请书不超过60页
    if around.quantity.unit in ("份", "张") and _COPIED.search(around.ahead):
        return Status("rule", "copies")
    if around.quantity.kind == "money" and _PRIZE.search(around.ahead):
        return Status("rule", "a prize")  # 一等奖5万元、二等奖2万元
    counted = around.ahead.endswith("（") and around.behind.startswith("）")
    band = around.behind in ("的", "者")  # 60分至80分的，扣减20%
    worth = around.ahead.endswith(("分值", "计", "记", "得", "扣", "加", "满分", "满分为", "分值为"))
    score = around.quantity.unit == "分" and (counted or band or worth)
    return Status("rule", "a score") if score else None


_COPIED = re.compile(
    "(?:原件|复印件|影印件|影本|正本|副本|一式|免冠照片?|证件照片?|登记照片?|相片|照片)(?:各|及复印件)?$"
)


_PRIZE = re.compile(
    "(?<!获)(?<!获得)(?<!斩获)(?<!荣获)(?:[一二三特]等|优秀|优胜|鼓励|入围|金|银|铜|新人)奖(?:奖金|奖励|各|每[项个名人])?(?:为)?$"
)
_MEAN_AGE = re.compile("预期寿命|平均年龄|人均寿命")


# 缴费比例为20%, 其中12%计入统筹账户: a rate that is in force, whoever tells of it
_RATE = re.compile(
    r"(?:缴费|缴存|缴纳|费|税|计提|分成|报销|支付|赔付|扣除|起付|个人|单位|承担|减征|征收)(?:比例|费率|税率|率|标准|基数|限额|线)"
    r"(?:上限|下限)?(?:统一|均|都)?(?:为|是|按)(?=[0-9百千万一二三四五六七八九])|[0-9]%(?:计入|划入|记入|由(?:个人|单位|用人单位|企业|财政|基金)|由[^，。；]{2,8}自行负担)"
)
_BORNE = re.compile(
    "(?:财政|企业|单位|个人|政府|[省市县区]级?|中央|地方|学校|基金|雇主|业者|机构|银行|公司)(?:各|分别|共同|按照?)?(?:承担|负担|分担)(?:[^，。；]{0,12}的)?(?:约|不低于|不超过)?$"
)
_CHANGED = re.compile("[提升增降下调减]|从|由.{0,8}[到至]|达")


def rate(around: Surroundings) -> Status | None:
    """A rate that is laid down, in an answer or a guide as well as in a rule."""
    if around.quantity.kind not in ("ratio", "money"):
        return None
    borne = _BORNE.search(around.ahead) if around.quantity.kind == "ratio" else None
    if borne and explicit_achieved(around) is None:
        return Status("rule", f"a share borne: {borne[0]}")  # 所需资金由省级财政承担三分之二
    match = _RATE.search(around.clause)
    if match is None or _CHANGED.search(around.clause) or explicit_achieved(around) is not None:
        return None
    return Status("rule", f"a rate: {match[0]}")


# 应每日进行2次检测, 每名考生限报一个岗位
_ALLOTTED = re.compile(
    r"每(?:日|天|周|月|年|季度|半年|学期|名|人|户|家|个)[^，。；]{0,16}(?:只能|只可|限|不得|不超过|最多|至少)|只能|只可|仅限|只限|"
    r"(?:每(?:间|班|车|桌|床)|人均)[^，。；]{0,6}(?:不得|不超过|不少于|不低于|不高于|最多|至少)|"
    rf"(?<![{NO_LIMIT}])限(?=[报购用填选申领重每一1])|每(?:日|天|周)[^，。；]{{0,10}}[一二两三四五1-9]次|"
    r"每(?:年|月|季度|半年)[^，。；]{0,6}[一二两三四五1-9]次|频次(?:应|须|原则上)?(?:不低于|不少于|不超过|不高于)"
)


# 符合临床表现中任意2条, 符合三个条件之一的
_ANY_OF = ("任意", "任何", "任选", "中任", "其任", "下任")
_ONE_OF = re.compile(r"(?:条件|情形|标准|要求|情况)(?:之一|中的?任)")


def allotted(around: Surroundings) -> Status | None:
    """What one may or must do how often: only one name, twice a day."""
    if around.ahead.endswith(_ANY_OF) or _ONE_OF.match(around.behind):
        return Status("rule", "any of several conditions")
    if around.ahead.endswith("各") and around.quantity.comparator == "≤":
        return Status("rule", "allotted: 各")  # 济南、青岛各不超过10家
    if around.quantity.comparator in ("≤", "≥") and _PUT_FORWARD.search(around.so_far):
        return Status("rule", "how many may be put forward")
    match = _ALLOTTED.search(around.clause)
    if match and _EACH_PLACE.match(match[0]) and around.quantity.kind == "count":
        return Status("planned", f"a task of each place: {match[0]}")  # 每个设区市至少建设2个
    if "已由" in around.clause or "已从" in around.clause:
        return None  # 每家企业的资助上限已由50万元逐步提高至700万元: it has changed
    if match is None or any(after_issue(date, around.issued) for date in around.dates):
        return None
    return Status("rule", f"allotted: {match[0]}")


# 每省推荐案例不超过5个，其中脱贫地区占比不少于40%
_PUT_FORWARD = re.compile(
    "(?:推荐|申报|报送|提名|限报|推选)[^，。；]{0,14}(?:不超过|不多于|不得超过|最多|限)[0-9一二三四五六七八九十]{1,4}[个项件名人家篇部套例份位组]"
)
_EACH_PLACE = re.compile("每个?(?:设区)?(?:省|市|县|区|旗|州|盟|乡|镇|街道|村|社区|地市|市州|地区)[^人户家]{0,12}至少")
_COVERS = re.compile(
    "(?:统计|调查|核算|纳统)(?:范围|口径|标准|对象)(?:为|是|包括)"
)  # 统计范围为年营业收入2000万元以上的单位
_MEANT = re.compile("(?:是|均|系|即)指")
_REQUIRED = re.compile(r"(?:是|为|作为)[^，。；]{0,30}(?:必要|必备|前提|基本|准入)条件")


_DUTY = re.compile("应为|应当|不得|必须|是指|(?<![无毋])须(?!知)")
_SET_BOUNDS = (
    "不超过",
    "不得超过",
    "不低于",
    "不少于",
    "不高于",
    "不多于",
)  # as an explanation tells what is laid down
# 《办法》规定检测频次每月不少于2次
_LAYS_DOWN = re.compile("(?<!按)(?<!按照)规定(?!的|了?任务)|不得|应当|须")
_BY_RULES = re.compile("(?:根据|按照?|依照|依据)(?:现行)?(?:《[^》]{2,60}》|规定|有关规定)")
_ITEM = re.compile(r"（[一二三四五六七八九十0-9]{1,3}）|[0-9]{1,2}[.、]|[①-⑳]")


def obliged(around: Surroundings) -> Status | None:
    """In what only tells, an answer or a guide: 受威胁区应为疫区外延伸50公里, （4）吸纳就业3人以上."""
    if around.genre not in ("news", "explanation") or explicit_achieved(around) is not None:
        return None
    if match := _DUTY.search(around.clause):
        return Status("rule", f"limit: {match[0]}")
    if (
        around.genre == "explanation"
        and around.quantity.comparator in ("≥", "≤")
        and (match := _LAYS_DOWN.search(around.so_far))
    ):
        return Status("rule", f"sentence: {match[0]}")
    if bound_by_rules := around.quantity.comparator in ("≥", "≤", "<") and _BY_RULES.match(around.sentence):
        return Status("rule", f"sentence: {bound_by_rules[0]}")
    if around.genre == "explanation" and around.quantity.cue in _SET_BOUNDS:
        return Status("rule", f"limit: {around.quantity.cue}")
    bound = around.quantity.comparator in ("≥", "≤", "<", ">")
    return (
        Status("rule", "an item of conditions")
        if bound and around.genre == "news" and _ITEM.match(around.sentence)
        else None
    )


# 医疗废物达到容器的3/4时, 可分配房源不足3套时
def when(around: Surroundings) -> Status | None:
    """A quantity in a clause that says when something is to be done, or what is meant."""
    bound = around.quantity.comparator in ("≥", "≤", "<", ">") or around.quantity.reached
    if bound and (match := _COVERS.search(around.ahead)):
        return Status("rule", f"what is counted: {match[0]}")
    if bound and (match := _MEANT.search(around.ahead)):
        return Status("rule", f"what is meant: {match[0]}")  # 限额以上单位是指年主营业务收入2000万元及以上的批发业
    if bound and (match := _REQUIRED.search(around.sentence)):
        return Status("rule", f"a condition: {match[0]}")
    if (
        bound
        and around.clause.endswith("时")
        and not around.quantity.unit.endswith("时")
        and not around.clause.endswith(("同时", "小时", "届时", "及时", "按时", "瓦时"))
    ):
        return Status("rule", "a condition")
    return None


# units in which a technical paper lays down how something is to be made or done
_TECHNICAL = frozenset(
    "mg/L μg/L g/L mg/m3 mg/m³ mg/kg ℃ mm 毫米 厘米 公分 毫升 毫克 微米 克/升 毫克/升 PPM ppm 分贝 帕 千帕 "
    "kN/㎡ kN/m² kN/m2 kN MPa kPa W/㎡".split()
)


# 裁员率不超过职工总数的20%: a limit that is a share of something else
_SHARE_OF = re.compile(
    r"(?:不超过|不得超过|不高于|不低于|不少于)[^，。；0-9]{2,24}(?:总数|总额|人数|总量|金额|数额|数|额)的?(?=[0-9百千万一二三四五六七八九])"
)


def share(around: Surroundings) -> Status | None:
    """A limit that is a share of an amount, and a ratio."""
    if around.quantity.kind == "ratio" and around.behind.startswith(("比例", "的比例", "之比例")):
        return Status("rule", "a ratio")
    match = _SHARE_OF.search(around.clause) if around.quantity.kind == "ratio" else None
    return Status("rule", f"a share of: {match[0]}") if match else None


def technical(around: Surroundings) -> Status | None:
    """含氯消毒液浓度为1000mg/L, 中心温度达到70℃."""
    if around.quantity.unit in _TECHNICAL:
        return Status("rule", f"technical: {around.quantity.unit}")
    if match := _BUILT_TO.search(around.ahead) or (
        _STAFFED.search(around.ahead) if not _ADDS.search(around.ahead) else None
    ):
        bound = around.quantity.comparator in ("≥", "≤", "<", ">")
        if bound and around.quantity.unit in ("级", "米", "公尺", "m", "人", "名", "位"):
            return Status("rule", f"technical: {match[0]}")
    match = _PRICED.match(around.behind) or _TECHNICAL_BESIDE.search(around.sentence)
    return Status("rule", f"technical: {match[0]}") if match else None


# 骨架抗风8级以上, 投影长度不超过2米: how something is to be built
_BUILT_TO = re.compile(
    r"(?:抗风|抗震|长度|宽度|高度|深度|厚度|跨度|间距|距离|净高|净宽|层高|坡长|半径|直径|进深|开间)[\u4e00-\u9fff]{0,6} ?$"
)
# 专家不少于5人, 设置不少于4名: how many make up a body
_STAFFED = re.compile(
    r"(?<!培训)(?<!培养)(?<!引进)(?<!引来)(?<!新增)(?:专家|人员(?!再?就业|参保|培训)|成员|组成|配备|配置|设置|设立)[\u4e00-\u9fff]{0,4}(?:不少于|不得少于|不应少于|至少|不超过)?$"
)
_ADDS = re.compile(
    "^(?:新增|培训|培养|引进|招聘|招录|吸纳|帮助|组织|帮扶|援助|安置|扶持|救助|转移|输送|选派|派出|遴选|选聘|培育|服务|惠及)"
)  # 新增取得证书人员3000名以上
_PRICED = re.compile(r"/(?:平方米|平方|立方米|吨|月|人|次|天|日|小时|公里|千瓦时|亩|套|间)")  # 50元/平方米/月
_TECHNICAL_BESIDE = re.compile(r"[mμ]?g/L|[0-9]℃")
