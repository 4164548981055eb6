"""Words of the clause or sentence that say whether it plans or reports."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ipmine import lexicon
from ipmine.resolve.targets.status.surroundings import Status, Surroundings
from ipmine.resolve.targets.status.times import after_issue, before_issue, past
from ipmine.resolve.targets.verbs import verbs

_PERFECT = re.compile(
    r"[建成立发完获取授受办查破侦抓审结开举组设引培达实提高增加出示造救接到行展召送收][^，。；]{0,12}(?<![为除终])了(?!解)|了[0-9]|(?<!超)过[0-9]"
)


def _perfect(words: str) -> re.Match[str] | None:
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
def _may_say(status: str, clause: str) -> bool:
    return cue_pattern(status).search(clause) is not None


def explicit_plan(around: Surroundings) -> Status | None:
    """力争, 确保, 将: the clause says that it is to come."""
    if "会" in around.clause and (will := _WILL_DO.search(around.clause)):
        return Status("planned", f"clause: {will[0]}")
    if not _may_say("planned", around.clause):
        return None
    for cue, status in cues("clause"):
        if status == "planned" and _stands(cue, around.clause):
            if cue == "将" and re.search(r"将[^，。；]{1,20}(?:纳入|作为|提高至|降至|增至)了", around.clause):
                continue
            if cue in ("预计", "争取") and _looks_back(around):
                continue
            return Status("planned", f"clause: {cue}")
    return None


# 政府会拨款4500万元, as Hong Kong says it
_WILL_DO = re.compile(
    "(?:政府|当局|[署局处]方?|委员会|我们?|亦|也|都|仍|继续|预期|并)会(?![议员计同见场展商谈面后前上费务址签诊战合师籍员长])"
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
    """已, 累计, 同比, 了: the clause reports."""
    told = cues("clause") if _may_say("achieved", around.clause) else ()
    for cue, status in told:
        if status == "achieved" and _stands(cue, around.clause):
            if cue == "累计" and _BOUND.search(around.clause):
                continue
            if cue in ("累计", "目前", "成功") and (around.lead or _planning_genre(around)) and not past(around):
                continue
            return Status("achieved", f"clause: {cue}")
    match = _perfect(around.clause)
    if match:
        return Status("achieved", f"aspect: {match[0][-1]}")
    return None


def strives_on(around: Surroundings) -> Status | None:
    """力争突破8亿元，同比增长25%: by how much, of what the clause in front strives for."""
    if not around.clause.startswith(_BY_HOW_MUCH):
        return None
    before = around.sentence[: around.sentence.find(around.clause)].rstrip("，").rpartition("，")[2]
    cue = next((cue for cue in _STRIVES if cue in before and _stands(cue, before)), None)
    return Status("planned", f"sentence: {cue}") if cue and not cue_pattern("achieved").search(before) else None


_BY_HOW_MUCH = ("同比", "环比", "增长", "增幅", "较上年", "比上年", "较去年", "比去年")
_STRIVES = ("力争", "争取", "确保", "努力")
_BOUND = re.compile("不得|不超过|最多|最高|不低于|不少于")


def _stands(cue: str, clause: str) -> bool:
    at = clause.find(cue)
    if at < 0:
        return False
    if cue == "建议":  # 建议组建3家, not 办理代表建议30件
        return at == 0 and not clause[2:3].isdigit()
    if cue == "未来":  # 未来十年, not 未来产业
        return clause[at + 2 : at + 3] in tuple("一二三四五六七八九十两几0123456789")
    if cue == "预期":
        # 将增速预期下调至2.9%: what is expected is a thing there
        if clause.endswith("预期") and _NOT_REACHED.search(clause, 0, at):
            return False  # 两个指标没有达到规划预期
        return not clause.startswith("寿命", at + 2) and clause[max(0, at - 1) : at] not in tuple("速长率价值及于超合")
    if cue == "将":
        # 应当将原申请分割为两件: 将 is 把
        if clause.startswith(_HELD, at) or clause.endswith(_TAKING, 0, at) or clause[at + 1 : at + 2].isdigit():
            return False  # 每年将75%的财力用于民生
        # at the head of a clause it is 把: 将8家公司整合为2家
        return at > 0 and clause[at + 1 : at + 2] not in tuple("军领近士官就") and clause[at - 1] not in _NOT_TO_BE
    if cue == "拟":
        return clause[max(0, at - 1) : at] not in ("虚", "模") and clause[at + 1 : at + 2] not in ("人", "定")
    if cue == "现有":  # 全省现有, not 企业现有职工
        return clause[max(0, at - 1) : at] not in ("业", "位", "构", "原") or not at
    if cue == "争取":  # 争取达到, not 争取资金5亿元
        return _OBTAINED.search(clause, at) is None
    if cue == "计划":  # 计划投入, not 行动计划, 计划项目 or 完成年计划的118%
        in_front = at == 0 or clause[at - 1] in "将还也并们年内局省市县"
        return in_front and not clause.startswith(_OF_A_SCHEME, at + 2)
    if cue == "目标":  # 目标吸引4万人次, as Taiwan and Hong Kong say it
        return at == 0 and clause[2:4] in verbs("action")
    if cue == "已":  # 在已核定的比例基础上提高: an attribute says nothing of the number
        return _ATTRIBUTE.match(clause, at) is None
    return True


# 计划项目, 计划首两轮收到: a scheme that is spoken of
_OF_A_SCHEME = tuple("项目 单列 的 目标 任务 首 自 已 推出 下 至今 共 合共 一共 累计 于".split())
_NOT_TO_BE = tuple("即小大上中少名老干猛女主")  # 即将 has a cue of its own; 小将, 名将
_NOT_REACHED = re.compile("(?:没有|没|未|不|好于|高于|低于|符合|超出|超过)[^，。；]{0,8}$")
_HELD = ("将一批", "将其", "将该", "将持有", "将所持", "将原", "将全部", "将部分")
_TAKING = ("应当", "可以", "必须", "不得", "须", "应", "要", "能", "已", "现")
_OBTAINED = re.compile(
    r"争取[^，。；]{0,24}(?:资金|债券|国债|补助|投资|贷款|试点|指标|额度)(?:超|约|近|达|共)?[0-9]|争取到"
)


_ATTRIBUTE = re.compile(r"已[^，。；]{1,6}的[^，。；]{0,20}(?:基础上|之外|以外)")


def _planning_genre(around: Surroundings) -> bool:
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


_FULFILLED = re.compile(r"(?:提前|超额|如期|圆满)(?:完成|实现)|完成[^，。；]{0,6}(?:计划|目标)(?:任务)?的(?=[0-9])")
# 据统计, 数据显示; 去年就有…: what a sentence tells of a time that is past, whatever day the paper has
_REPORTED = re.compile(r"据(?<![数占证依凭论]据)[^，。；]{0,20}(?:数据|统计|测算)|(?:数据|统计|报告|调查)显示")
_LAST_YEAR = re.compile(r"(?:去年|上年(?!度)|前年)(?!.{0,12}(?:基础上|水平))")
# 运行后，每年可实现效益4000万元
_EXPECTED = re.compile(
    r"(?:年|月|日|将|共|均)?可(?:实现|达|节约|节省|减少|新增|增加|带动|形成|提供|满足|惠及|创造|处理|生产)"
)
_ONCE_DONE = re.compile("预计|(?:建成|投产|达产|运行|完成|竣工|投用|实施)[^，。；]{0,4}后")
_COMPARED = re.compile(
    r"同比|[比较]上年(?!度)|[比较]上一年|[比较]去年|[比较]上年同期|按[年季月](?=[\u4e00-\u9fff]{0,2}[增升降跌减])"
)


_GOALS_FOLLOW = tuple(goals + told for goals in ("目标", "指标", "任务") for told in ("", "是", "为", "包括"))


def fulfilled(around: Surroundings) -> Status | None:
    """达到13.3件，提前完成规划目标: what the sentence says of the plan."""
    if "完成" not in around.sentence and "实现" not in around.sentence:
        return None
    match = _FULFILLED.search(around.sentence)
    if around.label.endswith(_GOALS_FOLLOW):
        return None  # 主要目标包括：…，碳达峰目标如期实现
    if match and not any(after_issue(date, around.issued) for date in around.dates):
        return Status("achieved", f"sentence: {match[0]}")
    return None


# 现将认定的12家企业名单予以公布, 决定授予12家企业称号
_ANNOUNCED = re.compile(
    r"^现将[^。；]{2,80}(?:公布|通报|公告|公示|印发|转发|发布)|(?:决定|同意)[^。；，]{0,40}(?:命名|授予|认定|表彰|表扬|公布)|"
    r"(?:予以|给予)(?:通报)?(?:表扬|表彰|嘉奖)"
)


def announced(around: Surroundings) -> Status | None:
    """What a notice makes known is done: the list is made, the title given."""
    match = _ANNOUNCED.search(around.clause) if around.genre not in ("law", "order") else None
    if match is None or around.quantity.kind != "count":
        return None
    return Status("achieved", f"announced: {match[0][:2]}")


def continued(around: Surroundings) -> Status | None:
    """未来十年将辅导1万个社区，并创造10万个机会: what goes on with a plan is planned."""
    front = around.sentence[: around.sentence.find(around.clause)]
    if (hoped := _HOPED.search(front)) and not cue_pattern("achieved").search(front, hoped.end()):
        return Status("planned", f"sentence: {hoped[0]}")  # 期能补足缺额，增加刑警至1万人
    if not around.clause.startswith(("并", "且", "从而")):
        return None
    before = around.sentence[: around.sentence.find(around.clause)].rstrip("，").rpartition("，")[2]
    if not cue_pattern("planned").search(before) or cue_pattern("achieved").search(before):
        return None
    cue = next((cue for cue, told in cues("clause") if told == "planned" and _stands(cue, before)), None)
    return Status("planned", f"sentence: {cue}") if cue else None


_HOPED = re.compile("(?:期能|以期|期盼|盼能|冀能)(?=[^，。；])")


_WILL = ("将", "力争", "争取", "确保", "计划", "拟", "预计", "预期", "目标")
_TOLD = frozenset(("news", "press", "speech"))


def goes_on(around: Surroundings) -> Status | None:
    """今年将坚持质量第一，力争融资额突破5000亿元，建成网络1个: in news, what follows in the sentence is planned too."""
    if around.genre not in _TOLD:
        return None
    before = around.sentence[: around.sentence.find(around.clause)]
    if not _may_say("planned", before) or cue_pattern("achieved").search(before) or _perfect(before + around.clause):
        return None
    clauses = re.split("[，；]", before)
    cue = next((cue for cue in _WILL for clause in clauses if cue in clause and _stands(cue, clause)), None)
    return Status("planned", f"sentence: {cue}") if cue else None


def base(around: Surroundings) -> Status | None:
    """以1445名为基数: what is counted from is known."""
    return Status("achieved", "a base") if around.behind.startswith(("为基数", "为基准", "为基期")) else None


def aimed(around: Surroundings) -> Status | None:
    """达成4%以上的经济成长目标: what is aimed at."""
    match = _AIM.match(around.behind)
    return Status("planned", f"aimed at: {match[0]}") if match else None


_AIM = re.compile("的[^，。；、的]{0,10}目标(?!任务的|人群|对象|群体|客户|企业|公司|市场)")


def fallen(around: Surroundings) -> Status | None:
    """-21.0%: a share below nothing is measured, not aimed at."""
    return Status("achieved", "a share below nothing") if around.quantity.value < 0 else None


def expected(around: Surroundings) -> Status | None:
    """预计…运行后，每年可实现…: what will come of something."""
    match = _EXPECTED.search(around.clause) if "可" in around.clause else None
    if match and _ONCE_DONE.search(around.sentence):
        return Status("planned", f"clause: {match[0]}")
    return None


def narrated(around: Surroundings) -> Status | None:
    """开展了督导检查，共抽查学校260所: a clause in front tells what was done."""
    if around.in_articles:
        return None
    before = around.sentence[: around.sentence.find(around.clause)]
    if match := _perfect(before):
        return Status("achieved", f"sentence: {match[0][-1]}")
    if so_far := _UP_TO.search(before):
        return Status("achieved", f"sentence: {so_far[0][:2]}")
    match = _HISTORY.search(before + around.clause)
    return Status("achieved", f"sentence: {match[0]}") if match else None


# 截至6月底，累计发放资金3亿元，惠及企业12万家
_UP_TO = re.compile("截[至止][^。；]{2,40}(?:累计|已|共)")
# 曾任校长, 辅导200多家企业: the life of a person or a body is told
_HISTORY = re.compile(
    r"曾(?:任|获|为|在|参|主|荣|担|多次|先后|被|受|有|经(?!理|济|营))|历任|尚未|未能|始建于|创(?:建|办|立)于|成立于"
)


def compared(around: Surroundings) -> Status | None:
    """登记金额27亿元，比上年增长2倍: a sentence that compares with last year reports."""
    sentence, clause = around.sentence, around.clause
    match = (
        (("比" in sentence or "较" in sentence) and _in_report(sentence, _COMPARED.search(sentence)))
        or (("据" in sentence or "显示" in sentence) and _REPORTED.search(sentence))
        or ("年" in clause and _LAST_YEAR.search(clause))
    )
    return Status("achieved", f"sentence: {match[0]}") if match else None


def _in_report(sentence: str, match: re.Match[str] | None) -> re.Match[str] | None:
    """The comparison, unless its own clause plans: 增长6%，力争比去年实现更多增长."""
    if match is None:
        return None
    pause = max(sentence.rfind(mark, 0, match.start()) for mark in "，、")
    clause = sentence[pause + 1 : match.start()]
    return None if clause.startswith(("力争", "争取", "确保", "努力", "预计", "将")) else match
