"""What the sentence around a clause says of its time: comparisons, what was announced, what goes on with a plan."""

from __future__ import annotations

import re

from ipmine.resolve.targets.status.cues import (
    SET_AT_LEAST,
    WILL_DO,
    cue_pattern,
    cues,
    explicit_achieved,
    may_say,
    perfect,
    planning_genre,
    stands,
)
from ipmine.resolve.targets.status.surroundings import Status, Surroundings
from ipmine.resolve.targets.status.times import after_issue, past


def strives_on(around: Surroundings) -> Status | None:
    """力争突破8亿元，同比增长25%: by how much, of what the clause in front strives for."""
    if not around.clause.startswith(_BY_HOW_MUCH):
        return None
    before = around.before.rstrip("，").rpartition("，")[2]
    cue = next((cue for cue in _STRIVES if cue in before and stands(cue, before)), None)
    return Status("planned", f"sentence: {cue}") if cue and not cue_pattern("achieved").search(before) else None


_BY_HOW_MUCH = ("同比", "环比", "增长", "增幅", "较上年", "比上年", "较去年", "比去年")
_STRIVES = ("力争", "争取", "确保", "努力")
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
# 理化指标：水分≤7%: what a product has to be like
_OF_A_PRODUCT = tuple(
    of + "指标" + told for of in ("理化", "感官", "卫生", "微生物", "成分") for told in ("", "是", "为", "包括")
)


def _goals_follow(label: str) -> bool:
    return label.endswith(_GOALS_FOLLOW) and not label.endswith(_OF_A_PRODUCT)


def fulfilled(around: Surroundings) -> Status | None:
    """达到13.3件，提前完成规划目标: what the sentence says of the plan."""
    if "完成" not in around.sentence and "实现" not in around.sentence:
        return None
    match = _FULFILLED.search(around.sentence)
    if _goals_follow(around.label):
        return None  # 主要目标包括：…，碳达峰目标如期实现
    if match and not any(after_issue(date, around.issued) for date in around.dates):
        return Status("achieved", f"sentence: {match[0]}")
    return None


# 现将认定的12家企业名单予以公布, 决定授予12家企业称号
_ANNOUNCED = re.compile(
    r"^现将[^。；]{2,80}(?:公布|通报|公告|公示|印发|转发|发布)|(?:决定|同意)[^。；，]{0,40}(?:命名|授予|认定|表彰|表扬|公布)|"
    r"(?:予以|给予)(?:通报)?(?:表扬|表彰|嘉奖)"
)


_MADE_KNOWN = re.compile("现(?:将[^。；]{2,30})?予以?(?:公布|公告|公示|通报)|特此(?:公布|公告|公示)")
_NAMED = re.compile("认定|评定|授予|命名|入选|获评|确定[^，。；]{2,40}为")


def announced(around: Surroundings) -> Status | None:
    """What a notice makes known is done: the list is made, the title given."""
    match = _ANNOUNCED.search(around.clause) if around.genre not in ("law", "order") else None
    if match is None and "公" in around.sentence and _MADE_KNOWN.search(around.sentence):
        match = _NAMED.search(around.clause)  # 认定某公司等6家企业…，现予公布
    if match is None or around.quantity.kind != "count":
        return None
    return Status("achieved", f"announced: {match[0][:2]}")


def continued(around: Surroundings) -> Status | None:
    """未来十年将辅导1万个社区，并创造10万个机会: what goes on with a plan is planned."""
    if (hoped := _HOPED.search(around.before)) and not cue_pattern("achieved").search(around.before, hoped.end()):
        return Status("planned", f"sentence: {hoped[0]}")  # 期能补足缺额，增加刑警至1万人
    if not around.clause.startswith(("并", "且", "从而")):
        return None
    before = around.before.rstrip("，").rpartition("，")[2]
    if "会" in before and (will := WILL_DO.search(before)) and not cue_pattern("achieved").search(before):
        return Status("planned", f"sentence: {will[0]}")
    if not cue_pattern("planned").search(before) or cue_pattern("achieved").search(before):
        return None
    cue = next((cue for cue, told in cues("clause") if told == "planned" and stands(cue, before)), None)
    return Status("planned", f"sentence: {cue}") if cue else None


_HOPED = re.compile("(?:期能|以期|期盼|盼能|冀能)(?=[^，。；])")


_WILL = ("将", "力争", "争取", "确保", "计划", "拟", "预计", "预期", "目标")
# 2024年，我们将锚定目标，力争…，新建指导站40家
_TO_COME = re.compile("(?:20[0-9]{2}年|今年|明年|新的一年)，?(?:我们|我[省市县区局院厅委]|全[省市县区])?将")
_TOLD = frozenset(("news", "press", "speech"))


def goes_on(around: Surroundings) -> Status | None:
    """今年将坚持质量第一，力争融资额突破5000亿元，建成网络1个: in news, what follows in the sentence is planned too."""
    before = around.before
    will = WILL_DO.search(before) if "会" in before else None
    if will is None and around.genre not in _TOLD and not _TO_COME.match(around.sentence):
        return None
    if will and not cue_pattern("achieved").search(before + around.clause) and not perfect(before + around.clause):
        return Status("planned", f"sentence: {will[0]}")
    if not may_say("planned", before) or cue_pattern("achieved").search(before) or perfect(before + around.clause):
        return None
    clauses = re.split("[，；]", before)
    cue = next((cue for cue in _WILL for clause in clauses if cue in clause and stands(cue, clause)), None)
    return Status("planned", f"sentence: {cue}") if cue else None


def base(around: Surroundings) -> Status | None:
    """以1445名为基数: what is counted from is known."""
    return Status("achieved", "a base") if around.behind.startswith(("为基数", "为基准", "为基期")) else None


def until_now(around: Surroundings) -> Status | None:
    """应修复1260公顷，目前仅完成三成: whatever period the sentence names."""
    match = _UNTIL_NOW.match(around.clause)
    return Status("achieved", f"clause: {match[0]}") if match else None


_UNTIL_NOW = re.compile("(?:但|而)?(?:目前|截至目前|截止目前|迄今|至今)(?:已|仅|只|共|累计|尚)")


def aimed(around: Surroundings) -> Status | None:
    """达成4%以上的经济成长目标: what is aimed at."""
    if _goals_follow(around.label) and not past(around) and explicit_achieved(around) is None:
        return Status("planned", f"label: {around.label[-4:]}")  # 预期目标：本年度补助150家以上
    match = _AIM.match(around.behind) or ("目标" in around.behind and _AIM_SET.search(around.clause)) or None
    if match is None and "目标" in around.sentence:
        match = _AIMS_FOLLOW.search(around.before)
    return Status("planned", f"aimed at: {match[0]}") if match else None


_AIM = re.compile("的[^，。；、的]{0,10}目标(?!任务的|人群|对象|群体|客户|企业|公司|市场)")
# 计划设定目标，114年死亡人数较113年减少7%
_AIMS_FOLLOW = re.compile("(?:设定|订定|订下|订立|定下|确立)(?:了)?[^，。；]{0,6}目标[，：]$")
# 订下全年吸引3300万人次旅客的目标
_AIM_SET = re.compile(
    "(?:订下|定下|订立|订定|设定|设下|确立|制定|提出|确定|明确)(?:了)?[^，。；]{2,60}的(?:[^，。；的]{0,4})目标"
)


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
    before = around.before
    if match := perfect(before):
        return Status("achieved", f"sentence: {match[0][-1]}")
    if so_far := _UP_TO.search(before):
        return Status("achieved", f"sentence: {so_far[0][:2]}")
    if (found := _FOUND_WANTING.search(around.clause)) or (
        (found := _COUNTED_UP.search(before)) and _IN_SUM.match(around.clause)
    ):
        return Status("achieved", f"found: {found[0][:4]}")
    match = _HISTORY.search(before + around.clause)
    return Status("achieved", f"sentence: {match[0]}") if match else None


# 审核中有2个县的部分指标未达到要求
_FOUND_WANTING = re.compile(
    "有[0-9一二两三四五六七八九十]{1,4}[个家户项所名人处件起][^，。；0-9]{0,20}(?:未达到|未能|未通过|未完成|未达标|不合格|缺失)"
)
# 共有5873名学生获批给助学金，发放总额约2.9亿元
_COUNTED_UP = re.compile("(?:共有?|合共|共计|总计)[0-9]")
_IN_SUM = re.compile("(?:涉及|发放|资助|批出|拨出|支付|总计|合共|合计)?(?:资助|发放)?(?:总额|总金额|金额|款额)")
# 截至6月底，累计发放资金3亿元，惠及企业12万家
_UP_TO = re.compile("截[至止][^。；]{2,40}(?:累计|已|共)")
# 曾任校长, 辅导200多家企业: the life of a person or a body is told
_HISTORY = re.compile(
    r"曾(?:任|获|为|在|参|主|荣|担|多次|先后|被|受|有|经(?!理|济|营))|历任|尚未|未能|始建于|(?:创[建办立]|成立)于|(?:设立|组建|落成|开业)于[0-9]{4}年"
)


def compared(around: Surroundings) -> Status | None:
    """登记金额27亿元，比上年增长2倍: a sentence that compares with last year reports."""
    sentence, clause = around.sentence, around.clause
    if planning_genre(around) and not past(around) and SET_AT_LEAST.search(sentence):
        return None  # 新增贷款不少于40亿元，平均利率较上年下降0.3个百分点
    match = (
        (("比" in sentence or "较" in sentence) and _in_report(sentence, _COMPARED.search(sentence)))
        or (("据" in sentence or "显示" in sentence) and _REPORTED.search(sentence))
        or ("年" in clause and _LAST_YEAR.search(clause))
    )
    return Status("achieved", f"sentence: {match[0]}") if match else None


_REVIEW = re.compile("回顾|现状|背景|成效|成绩|基本情况|进展")


def of_its_plan(around: Surroundings) -> Status | None:
    """涉企检查次数同比减少30%: in a plan for its own year a comparison alone tells of no result."""
    laid_out = around.plans_its_year or (around.lead is not None and around.lead.why.startswith("label:"))
    if not laid_out or any(map(_REVIEW.search, around.headings)):
        return None
    match = _COMPARED.search(around.sentence)
    rest = _COMPARED.sub("", around.sentence)
    if match is None or cue_pattern("achieved").search(rest) or perfect(rest) or _LAST_YEAR.search(rest):
        return None
    return Status("planned", f"a plan of its year: {match[0]}")


_PRICED = re.compile("标准|单价|单位成本|每[件人户项家个][^，。；]{0,12}(?:元|成本)")


def of_goals(around: Surroundings) -> Status | None:
    """数量指标 ≥1200件 in a form of goals, unless its time is over or it is a price."""
    if not around.sets_goals or past(around) or explicit_achieved(around) is not None or _PRICED.search(around.clause):
        return None
    return Status("planned", "a form of goals")


# 编列经费20亿元, 岁出较上年度增加413亿元: money of a year to come
_BUDGETED = re.compile("编列|匡列|概算|总预算案|所需经费|经费需求|(?<![的年])总经费")


def budgeted(around: Surroundings) -> Status | None:
    """What a budget sets aside is planned, unless its year is over or it is said to be done."""
    if around.quantity.kind not in ("money", "ratio") or around.quantity.comparator == "≤" or past(around):
        return None
    match = _BUDGETED.search(around.so_far)
    if match is None or "决算" in around.so_far or explicit_achieved(around) is not None:
        return None
    return Status("planned", f"a budget: {match[0]}")


def _in_report(sentence: str, match: re.Match[str] | None) -> re.Match[str] | None:
    """The comparison, unless its own clause plans: 增长6%，力争比去年实现更多增长."""
    if match is None:
        return None
    pause = max(sentence.rfind(mark, 0, match.start()) for mark in "，、")
    clause = sentence[pause + 1 : match.start()]
    if not clause and pause > 0:  # 吞吐量力争达到170万标箱，较上年提高6.3%: by how much
        clause = sentence[sentence.rfind("，", 0, pause) + 1 : pause]
        return None if any(cue in clause for cue in _STRIVES) else match
    return None if clause.startswith(("力争", "争取", "确保", "努力", "预计", "将")) else match
