"""The words of a clause that say outright whether it plans or reports: 力争, 将, 已, 累计, 了."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ipmine import lexicon
from ipmine.gazetteer import gazetteer
from ipmine.resolve.targets.status.surroundings import Status, Surroundings
from ipmine.resolve.targets.status.times import after_issue, before_issue, past
from ipmine.resolve.targets.verbs import verbs

_PERFECT = re.compile(
    r"[建成立发完获取授受办查破侦抓审结开举组设引培达实提高增加出示造救接到行展召送收][^，。；]{0,12}(?<![为除终])了(?!解)|了[0-9]|(?<![超透通经])过[0-9]"
)


def perfect(words: str) -> re.Match[str] | None:
    return _PERFECT.search(words) if "了" in words or "过" in words else None


@cache
def cues(where: str) -> tuple[tuple[str, str], ...]:
    return tuple((row["cue"], row["status"]) for row in lexicon.rows("status_cues") if row["where"] == where)


@cache
def cue_pattern(status: str) -> re.Pattern[str]:
    """Any cue of a status that may stand in a clause: one search that mostly says no."""
    return re.compile("|".join(re.escape(cue) for cue, told in cues("clause") if told == status))


# the deciders ask one after the other about one clause
@lru_cache(maxsize=64)
def may_say(status: str, clause: str) -> bool:
    return cue_pattern(status).search(clause) is not None


def explicit_plan(around: Surroundings) -> Status | None:
    """力争, 确保, 将: the clause says that it is to come."""
    if "会" in around.clause and (will := WILL_DO.search(around.clause)):
        return Status("planned", f"clause: {will[0]}")
    if within := _WITHIN_YEARS.match(around.clause):
        return Status("planned", f"clause: {within[0]}")
    if not may_say("planned", around.clause):
        return None
    for cue, status in cues("clause"):
        if status == "planned" and stands(cue, around.clause):
            if cue == "将" and re.search(r"将[^，。；]{1,20}(?:纳入|作为|提高至|降至|增至)了", around.clause):
                continue
            if cue in ("预计", "争取") and _looks_back(around):
                continue
            if cue == "逐步" and _BY_STEPS.search(around.clause):
                continue
            return Status("planned", f"clause: {cue}")
    return None


# 三年内为12000名工人提供训练
_WITHIN_YEARS = re.compile(
    "(?:[（(][a-z0-9一二三四五六七八九十]{1,2}[)）] ?)?(?:[一二两三四五六七八九十]|[1-9])年内"
    "(?=(?:为|向|新|建|完成|培训|提供|推出|培育)[^，。；了已]{3,40}$)"
)
# 上限已由50万元逐步提高至700万元: step by step, and done
_BY_STEPS = re.compile("(?:已经?|先后|曾)(?![^，。；]{0,20}将)[^，。；]{0,24}逐步")
# 政府会拨款4500万元, as Hong Kong says it
WILL_DO = re.compile(
    "(?<![学协商工委员都晚宴机大社聚幸不才就])会(?=(?:继续|进一步|相应|逐步|陆续|再|大幅)?(?:增加|增至|减少|减至|提高|提升|下降|下调|上调|调高|调低|调升|扩大|扩展|延长|推出|提供|拨款|拨出|预留|增设|增聘|降至|升至|把|将|在[^，。；]{2,16}(?:增设|设立|举办|推出|兴建|开设|设置)|由(?:现时|目前|约)?[0-9一二三四五六七八九])|(?<=[会署局处]会)协助|于(?=[0-9今明本下来])|(?<=[今明来]年会)[举办开增推])|"
    "每[日天周月年季]会|(?:政府|当局|机构|团体|营办商|医院|校方|院方|会方|[署局处]方?|委员会|我们?|亦|也|都|仍|继续|预期|并)会(?![议员计同见场展商谈面后前上费务址签诊战合师籍员长])"
)


def _looks_back(around: Surroundings) -> bool:
    """Whether the heading speaks of a year that is over: 2025年工作回顾, where 预计 is the year's last estimate."""
    dates = around.heading_dates[:1]
    return (
        bool(dates)
        and before_issue(dates[0], around.issued)
        and not any(after_issue(date, around.issued) for date in around.dates)
    )


def explicit_achieved(around: Surroundings) -> Status | None:
    """已, 累计, 同比, 了: the clause reports, whatever it says of those to whom something is given."""
    clause = _without_recipients(around.clause)
    told = cues("clause") if may_say("achieved", clause) else ()
    for cue, status in told:
        if status == "achieved" and stands(cue, clause):
            if cue == "累计" and _BOUND.search(clause):
                continue
            planning = around.lead is not None or planning_genre(around)
            if cue in ("累计", "目前", "成功") and planning and not past(around) and not _LATELY.search(clause):
                continue
            if cue in _AGAINST_LAST_YEAR and _OF_THOSE.search(clause):
                continue  # 同比增长15%以上的企业
            if cue in _AGAINST_LAST_YEAR and planning_genre(around) and SET_AT_LEAST.search(around.before):
                continue  # 新增贷款不少于40亿元，平均利率较上年下降0.3个百分点
            if cue == "死亡" and around.plans_its_year and _FEWER_DEATHS.search(clause):
                continue
            if cue == "同比" and around.quantity.comparator == "≥" and planning and not past(around):
                continue  # 检查频次同比压减三成以上
            return Status("achieved", f"clause: {cue}")
    match = perfect(clause)
    if match:
        return Status("achieved", f"aspect: {match[0][-1]}")
    return None


# 对荣获中国专利金奖的单位给予100万元: what they have done says nothing of the grant
_RECIPIENTS = re.compile(
    "(?:对|凡|给)[^，。；]{1,40}?(?:的[^，。；的]{0,12}|者|企业|单位|机构|个人|人员|学校|高校|院所|团队|项目|家庭|农户|平台|基地|园区|主体|组织|地区)"
    "(?=[^，。；的]{0,8}?(?:给予|予以|奖励|奖补|补助|补贴|资助|发放|减免|减征|免征|免收|返还|兑现|扣减|收取|处以|追加))"
)


# the deciders ask one after the other about one clause
@lru_cache(maxsize=64)
def _without_recipients(clause: str) -> str:
    """The clause without those to whom it gives something."""
    return _RECIPIENTS.sub("", clause) if "对" in clause or "凡" in clause or "给" in clause else clause


SET_AT_LEAST = re.compile("不少于|不低于|不超过|力争|确保")
_AGAINST_LAST_YEAR = ("同比", "环比", "比上年", "较上年", "较去年")
_OF_THOSE = re.compile("[0-9]%?(?:[^，。；0-9]{1,2})?(?:（含）)?(?:以上|以下|以内)的")
_FEWER_DEATHS = re.compile("死亡人数[^，。；]{0,6}(?:下降|减少|降低|压减)")
_LATELY = re.compile("近(?:[两二三四五几]|[2-5])年|近年来|以来")  # 近两年累计改造
_BOUND = re.compile("不得|不超过|最多|最高|不低于|不少于")


def stands(cue: str, clause: str) -> bool:
    at = clause.find(cue)
    if at < 0:
        return False
    if cue == "死亡":  # 死亡2人, not 死亡人数减少7%
        return _DEATHS_FALL.search(clause, at) is None
    if cue == "期望":  # 期望达到, not 期望寿命
        return not clause.startswith(("寿命", "值", "薪", "收益"), at + 2)
    if cue == "建议":  # 建议组建3家, 政府建议增至900元, not 办理代表建议30件
        said = at == 0 or clause.endswith(_WHO_SUGGESTS, 0, at)
        return said and not clause[at + 2 : at + 3].isdigit()
    if cue in ("估计", "预测"):  # 估计涉及206万人, not 据估计, 临时估计为292亿元
        return not clause.endswith(_MEASURED_SO, 0, at) and not clause.startswith(_OF_A_VALUE, at + 2)
    if cue == "预定":
        in_front = at == 0 or clause[at - 1] in "度年月日将并亦"  # 115年度预定补助1500台
        deed = clause[at + 2 : at + 4]
        return in_front and (deed in verbs("action") or deed in ("补助", "资助", "补贴", "奖励", "发放"))
    if cue == "盼":
        return clause[at - 1 : at] not in tuple("期企热渴翘")
    if cue == "今后":
        return clause[max(0, at - 1) : at] not in ("在", "与")
    if cue == "未来":  # 未来十年, not 未来产业
        return clause[at + 2 : at + 3] in tuple("一二三四五六七八九十两几0123456789")
    if cue == "预期":
        # 将增速预期下调至2.9%: what is expected is a thing there
        if clause.endswith("预期") and _NOT_REACHED.search(clause, 0, at):
            return False  # 两个指标没有达到规划预期
        return not clause.startswith("寿命", at + 2) and clause[max(0, at - 1) : at] not in tuple(
            "速长率价值及于超合比较达"
        )
    if cue == "将":
        # 应当将原申请分割为两件: 将 is 把
        if clause.startswith(_HELD, at) or clause.endswith(_TAKING, 0, at) or clause[at + 1 : at + 2].isdigit():
            return False  # 每年将75%的财力用于民生
        if _TAKES.match(clause, at):
            return False  # 市税务局将办理时间压缩至3个工作日
        # at the head of a clause it is 把: 将8家公司整合为2家
        return at > 0 and clause[at + 1 : at + 2] not in tuple("军领近士官就") and clause[at - 1] not in _NOT_TO_BE
    if cue == "成功":  # 成功率, 成功初创企业: what it is
        return not clause.startswith(("率", "初创", "企业", "案例", "经验", "人士", "申请"), at + 2)
    if cue == "期于":  # 期于115年前, not 第1期于签约后
        return not clause[max(0, at - 1) : at].isdigit() and clause[max(0, at - 1) : at] not in tuple(
            "一二三四五六首各分"
        )
    if cue == "拟":
        return clause[max(0, at - 1) : at] not in ("虚", "模") and clause[at + 1 : at + 2] not in ("人", "定")
    if cue == "只有":  # 电动巴士只有128辆
        return clause[at + 2 : at + 3].isdigit() or clause[at + 2 : at + 3] in tuple("约一二三四五六七八九十百")
    if cue == "拚":
        return clause[at + 1 : at + 2] in tuple("再达增成突年全")
    if cue == "现有":  # 全省现有, not 企业现有职工
        return clause[max(0, at - 1) : at] not in tuple("业位构原由从较比") or not at  # 由现有的240万亩扩大到…
    if cue == "争取":  # 争取达到, not 争取资金5亿元
        return _OBTAINED.search(clause, at) is None
    if cue == "计划":  # 计划投入, not 行动计划, 计划项目 or 完成年计划的118%
        in_front = at == 0 or clause[at - 1] in "将还也并们年内局省市县门署院处会府方亦现正司团校）"
        in_front |= any(clause[max(0, at - size) : at] in gazetteer().names for size in (2, 3))  # 广西计划完成投资
        if clause.startswith("于", at + 2):  # 署方计划于本年度增聘, not 资助计划于1994年成立
            return in_front and at > 0 and _FOUNDED.search(clause, at) is None
        return in_front and not clause.startswith(_OF_A_SCHEME, at + 2)
    if cue == "目标":  # 目标吸引4万人次, as Taiwan and Hong Kong say it
        return at == 0 and clause[2:4] in verbs("action")
    if cue == "已":  # 在已核定的比例基础上提高: an attribute says nothing of the number
        return _ATTRIBUTE.match(clause, at) is None
    return True


_DEATHS_FALL = re.compile("死亡(?:人数|率|事故)[^，。；]{0,24}(?:以上|以内|控制|低于|不超过)")
_FOUNDED = re.compile("成立|推出|启动|开展|推行|实施|生效|设立")
_WHO_SUGGESTS = ("我", "政府", "当局", "我们", "局", "署", "处", "会", "部", "院", "方", "会同")
_OF_A_VALUE = ("数", "值", "误差", "模型", "市值", "价值", "总值", "市价", "案值", "损失")
_MEASURED_SO = ("据", "临时", "修订", "初步", "最新", "经", "按", "的", "数目", "人数", "总数", "数量", "规模", "总值")
# 计划项目, 计划首两轮收到: a scheme that is spoken of
_OF_A_SCHEME = tuple(
    "平均 每日 每年 每月 录得 涵盖 推行 运作 接获 收到 批出 由 项目 单列 的 目标 任务 首 自 已 推出 下 至今 共 合共 一共 累计 于".split()
)
# 将 is 把 in front of a thing that is changed; 将进一步提高 is to come
_TAKES = re.compile(
    "将(?!进一步|继续|逐步|再|把|在|于|对|向|从|由|会|全面|大力|着力|努力|力争|持续|通过)[^，。；]{3,20}(?:压缩|压减|缩短|下调|上调|调整|放宽)(?:至|到|为)"
)
_NOT_TO_BE = tuple("即小大上中少名老干猛女主")  # 即将 has a cue of its own; 小将, 名将
_NOT_REACHED = re.compile("(?:没有|没|未|不|好于|高于|低于|符合|超出|超过)[^，。；]{0,8}$")
_HELD = ("将一批", "将其", "将该", "将持有", "将所持", "将原", "将全部", "将部分")
_TAKING = ("允许", "准许", "应当", "可以", "必须", "不得", "须", "应", "要", "能", "已", "现")
_OBTAINED = re.compile(
    r"争取(?!全年|今年|年内|本年|到|至|达|实现|完成|新增|突破)[^，。；]{0,24}(?:资金|债券|国债|补助|投资|贷款|试点|指标|额度)(?:超|约|近|达|共)?[0-9千百万亿]|争取到"
)


_ATTRIBUTE = re.compile(
    r"已[^，。；]{1,6}的[^，。；]{0,20}(?:基础上|之外|以外)|已(?:建成|建|有|投用)[\u4e00-\u9fff]{2,5}(?:不少于|不低于|应|须|按|每)"
)


def planning_genre(around: Surroundings) -> bool:
    return around.genre == "paper" and around.doc_type in (
        "规划",
        "方案",
        "计划",
        "意见",
        "通知",
        "要点",
        "措施",
        "纲要",
        "分工",
        "任务",
        "清单",
        None,
    )
