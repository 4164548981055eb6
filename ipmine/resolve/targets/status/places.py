"""Where a quantity stands: behind a lead, under a heading, in a kind of paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from operator import itemgetter

from ipmine import guard
from ipmine.resolve.targets.status.cues import cues
from ipmine.resolve.targets.status.rules import PLANS
from ipmine.resolve.targets.status.surroundings import Status, Surroundings
from ipmine.resolve.targets.status.times import before_issue
from ipmine.scan.runs import Words

_RESOLVED = re.compile(r"会议(?:原则)?(?:同意|确定|决定|要求|明确|议定|强调)|由[^，。；]{2,20}(?:牵头|负责)")
_AGREED = re.compile(
    r"同意|批准|请你|请贵|控制在|稳定在|(?<![相对适供反响感效顺])应当?[^急]|(?<![主重需首必纲摘概])要(?![求素件点害闻])"
)
_LIMIT = re.compile(
    r"不得|不应|应不|禁止|不宜|应(?:大于|小于|在|为|达|高于|低于)|规格为|应当|须|必须|最多不|原则上|一般(?=[不为在应按以由是控每0-9一二两三四五六七八九十]|情况)|至少|一式|原件|复印件|上限|每(?:年|季度|月|半年|周)(?=[^，。；]{0,24}[一二两三四五1-9]次)"
)


_OBLIGED = re.compile("应当|不得|必须|严禁|应(?=[在为达不大小高低])")


# 共1749户; 位于…，包含房源30套: what a paper states of how things are
_STATED = re.compile(
    r"^（?(?:共计?(?![建同享有用管])|合计|总?人口(?=[0-9])|(?:总|建筑|占地)?面积(?=[约为0-9])|总?户数|总套数|现?下?辖)"
)
# 《通知》提出5个方面的要求: a paper is told of
_TOLD_OF = re.compile(r"《[^》]{2,40}》(?:[^，。；]{0,40})(?:提出|明确|包括|涵盖|规定|列出|列入)")
# 三年累计安排不少于6000万元: money that is to be spent
_SET_ASIDE = re.compile(
    "(?:撬动|带动|吸引|引导|拉动)[^，。；]{0,16}(?:投入|投资|资本|资金|消费)|^(?:安排|投入|发放|发行|筹措|筹集|落实|拨付|投放)[^，。；每]{0,12}(?:资金|经费|贷款|债券)(?:不少于|不低于)|(?:[年期]|累计)[^，。；]{0,6}(?:安排|投入|筹措|筹集|落实|拨付|设立|放贷|授信|投放|融资)[^，。；]{0,12}(?:不少于|不低于|[0-9万亿]元以上)"
)
_GROWS = re.compile(
    "(?:提高|提升|增加|增长|上升)[到至](?:不低于|不少于)?$|新增[^，。；]{0,10}(?:不低于|不少于)$"
)  # 劳动生产率提高到42万元以上
# 上述9家银行, 9家银行成为合作机构: what is known already
# 本次获奖的40项
_KNOWN = re.compile(
    "(?:上述|前述|以上|这|(?:本次|此次|这次|本届)(?:已)?(?:获奖|获评|入选|获批|通过|评选|认定|授予|公布|公示|表彰|命名)[^，。；]{0,6}的)$"
)
_HAVE_BECOME = re.compile("[^，。；、]{1,8}成为[^，。；]{0,10}(?:机构|单位|银行|成员|伙伴|试点|企业)$")
_MANY = 50  # copies: more are a print run
# 体系由4个方面的指标构成: how something is made up
_MADE_UP = re.compile("[^，。；]{0,16}(?:构成|组成)$")
# 号牌每副两只; 字符共8位，依次为…: how something is to be made
_SPECIFIED = re.compile("依次为|规格(?:尺寸)?为|式样为|尺寸为")
_APIECE = re.compile(r"每[\u4e00-\u9fff]{1,2}[0-9两三四五六七八九十]")
_EACH_TIME = re.compile("每(?:年|月|周|日|季|天|学期)")  # 每年2,400班: what is planned for each
_EQUATED = re.compile(r"[\u4e00-\u9fff]{1,8}?(?<![作成定设确])(为国家|为[^主了][^，。；]{0,12}指标|(?<![自理经])由|是)")
_STATED_BEFORE = re.compile(r"(?:共|人口|面积)[0-9.,]{1,9}[\u4e00-\u9fff]{1,3}，$")
_SITUATED = re.compile("位于|坐落|注册资本(?=[0-9])|出资(?:占比)?(?=[0-9])|股权结构")
# 总投资3亿元以上项目由省级核准; 所指机构是指床位在50张以上的医院
_DEFINED = re.compile(
    "(?:由|经|须|报)[^，。；]{2,16}(?:核准|审批|批准|备案|审核|认定)|是指|[」”]指|[”」]系指|(?<![一二三四])类(?:为|是)"
)


# 产值从3亿元增加到5亿元: a result with what it was before; 提高到 as often lays down or plans
_RISEN = re.compile(
    r"[从由][^，。；]{0,30}?[0-9][^，。；]{1,50}?(?:增加|增长|上升|扩大|下降|跃升|攀升|回升|增|升|降)(?:到|至|为)(?:约|近|超)?(?:[0-9.]{1,12}[万亿]{0,2}[\u4e00-\u9fff]{1,3}[、和])?$"
)
# 由现有的240万亩扩大到270万亩
_FROM_NOW = re.compile("[由从](?:现有|目前|当前|现时)")
# 成为全国首个…, 成为全省第二家: a rank that is held; a plan writes 打造成为 or 力争
_BECOME = re.compile(
    r"(?:^|[^打建造化设育展快动])成为(?:全国|全球|世界|国内|国际|我国|亚洲|全省|全市)?(?:首|唯一|第[一二三四五六七八九十])"
)
# 四面外扩5米: where a boundary is drawn
_DRAWN = re.compile("外扩|外延|外推|外伸|退让|退界|外放")
_ZONE = re.compile("保护范围|控制地带|保护区|控制线|缓冲区|防护区|禁养区|保护带|控制区|安全距离")


def drawn(around: Surroundings) -> Status | None:
    """保护范围：四面外扩5米: a zone that is laid down."""
    if around.quantity.kind != "measure" or around.quantity.unit not in ("米", "公里", "千米", "公尺", "m", "km"):
        return None
    match = _DRAWN.search(around.clause)
    if match is None or not (_ZONE.search(around.sentence) or around.genre in ("paper", "law", "order")):
        return None
    return Status("rule", f"a boundary: {match[0]}")


def risen(around: Surroundings) -> Status | None:
    """从4亿元增加到5亿元, 成为全国首个…: with no word of a plan, a result."""
    bound = around.quantity.comparator in ("≥", "≤", "<", ">")  # 由17.5%降到10%以下
    match = _RISEN.search(around.ahead) if around.doc_type not in PLANS - {"意见"} and not bound else None
    if match and _FROM_NOW.search(match[0]):
        return Status("planned", "more than there is")
    if match:
        return Status("achieved", "risen from what it was")
    match = _BECOME.search(around.clause)
    return Status("achieved", f"stated: {match[0].lstrip()}") if match else None


def unmarked(around: Surroundings) -> Status:
    """Where nothing tells: a notice to the public says who may do what, a paper without a kind tells, others plan."""
    if around.doc_type == "通告":
        return Status("rule", "no cue: 通告")
    if around.excerpt == "achieved":
        return Status("achieved", "no cue: the excerpt looks back")
    return Status("planned", "no cue")


def leads(text: str, clause_start: Callable[[int], int]) -> list[tuple[int, Status | None]]:
    """下一步, 接下来, 预期目标: where the text says what the stretch behind it speaks of, in order."""
    words, told = _leads()
    found: list[tuple[int, Status | None]] = [
        (at, status)
        for at in words.find(text)
        for cue, anywhere, status in told[text[at]]
        if text.startswith(cue, at)
        and (anywhere or clause_start(at) == at)
        and not (status.status == "achieved" and _AIM.match(text, at + len(cue)))
    ]
    found += _run_in_headings(text)
    found += _of_tasks(text)
    found.sort(key=itemgetter(0))
    return _behind_goals(found)


# 提出了实现高质量发展取得显著成效、…的目标: what is aimed at is not told as done
_AIM = re.compile("[^。；：！？\n]{0,160}的[\u4e00-\u9fff]{0,4}目标(?=[，。；]|$)")
# 以上这些目标考虑了…: here a report has come to its plans, whatever its heading says
_GOALS = ("以上这些目标", "实现以上目标", "实现上述目标", "完成上述目标", "实现这些目标")
_GOALS_SET = ", goals set"


def _behind_goals(found: list[tuple[int, Status | None]]) -> list[tuple[int, Status | None]]:
    """The leads, those marked that plan behind goals that have been set."""
    first = next((k for k, (_, said) in enumerate(found) if said and said.why.endswith(_GOALS)), len(found))
    return found[:first] + [
        (at, Status(said.status, said.why + _GOALS_SET) if said and said.status == "planned" else said)
        for at, said in found[first:]
    ]


@cache
def _leads() -> tuple[Words, dict[str, list[tuple[str, bool, Status]]]]:
    """The cues and, by first character, each with whether it may stand within a clause and what it says."""
    told: dict[str, list[tuple[str, bool, Status]]] = {}
    for where in ("lead", "turn"):
        for cue, status in cues(where):
            told.setdefault(cue[0], []).append((cue, where == "turn", Status(status, f"{where}: {cue}")))
    return Words(cue for row in told.values() for cue, _, _ in row), told


# a heading that a page has run together with the text behind it
_RUN_IN = re.compile(r"第(?<![\n第]第)[一二三四五六七八九十]{1,3}[章节][ \u3000]{0,2}(?P<title>[^。；，：\n第]{2,16})")


def _run_in_headings(text: str) -> list[tuple[int, Status | None]]:
    """第一节 发展基础 within a line: what it speaks of, None where it does not say."""
    found: list[tuple[int, Status | None]] = []
    for match in guard.finditer(_RUN_IN, text) if "节" in text or "章" in text else ():
        told = next((pair for pair in cues("heading") if pair[0] in match["title"]), None)
        found.append((match.start(), Status(told[1], f"heading: {told[0]}") if told else None))
    return found


# 主要内容：新建幼儿园11所。 over 牵头部门：市教育局: what somebody has to do
_TASK = re.compile(
    "\n[ \u3000]{0,4}(?P<label>(?:主要|工作|建设|实施|项目|任务|具体|年度)?(?:内容|目标任务|任务目标|目标|任务|举措))："
    "(?=[^\n]{4,400}\n(?:[^\n]{2,60}\n){0,2}?[ \u3000]{0,4}(?:责任|牵头|主办|主责|实施|落实|承办)(?:单位|部门|主体)：)"
)


# 目标：开展隐患排查, on a line of its own
_AIMS = re.compile(
    "\n[ \u3000]{0,4}(?P<label>(?:工作|主要|总体|年度|整治|建设|阶段|预期|具体)?目标|(?:办理|整改|完成|任务|建设)要求)：(?=[^\n]{4})"
)


def _of_tasks(text: str) -> list[tuple[int, Status | None]]:
    """Lines whose label says that what they hold is to be done, and so is what follows under the same heading."""
    aims = guard.finditer(_AIMS, text) if "目标：" in text or "要求：" in text else ()
    tasks = guard.finditer(_TASK, text) if "单位：" in text or "部门：" in text else ()
    return [
        *((aim.start("label"), Status("planned", f"lead: {aim['label']}")) for aim in aims),
        *((task.start("label"), Status("planned", f"label: {task['label']}, by whom below")) for task in tasks),
    ]


def lead(around: Surroundings) -> Status | None:
    """下一步: what the lead in force says, unless the heading speaks of a time that is past."""
    if around.doc_type == "公报" and around.lead is not None and around.lead.why.startswith("turn"):
        return None  # 统计公报: 扎实做好… tells there of the year that is over
    if around.lead is None or around.lead.why.endswith(_GOALS_SET):
        return around.lead
    return _in_its_time(around.lead, around)


def heading(around: Surroundings) -> Status | None:
    """工作回顾, 主要目标: what the section speaks of."""
    told = (_told_by(title) for title in around.headings if "，" not in title)
    said = next((said for said in told if said and not _of_measures_taken(said, around)), None)
    return _in_its_time(said, around) if said else _of_its_year(around)


def _of_measures_taken(said: Status, around: Surroundings) -> bool:
    """Whether a report's heading names measures that were taken: 主要工作举措 says nothing of when."""
    return said.why.endswith("举措") and around.doc_type == "报告"


def _of_its_year(around: Surroundings) -> Status | None:
    """2026年主要工作 in a report of January 2026: what is to be done; 2025年 in the same: what was."""
    if around.genre not in ("report", "speech") or not around.heading_dates:
        return None
    date = around.heading_dates[0]
    if before_issue(date, around.issued):
        return Status("achieved", f"heading before issue: {date.norm}")
    return Status("planned", f"heading's time: {date.norm}") if around.issued else None


# the quantities of a section ask for the same headings
@lru_cache(maxsize=1024)
def _told_by(heading: str) -> Status | None:
    return next((Status(status, f"heading: {cue}") for cue, status in cues("heading") if cue in heading), None)


def _in_its_time(said: Status, around: Surroundings) -> Status:
    """No plan is for a year that is over: “十四五”目标任务 in a report of 2026."""
    dates = around.heading_dates[:1]
    if said.status == "planned" and dates and before_issue(dates[0], around.issued):
        return Status("achieved", f"heading before issue: {dates[0].norm}")
    return said


_AIMED = re.compile("(?<!截)(?:到|至)20[0-9]{2}年(?:底|末)?|(?:主要|总体|发展|工作|阶段性)目标(?:是|为|包括)")


def genre(around: Surroundings) -> Status | None:
    if around.genre == "minutes" and (match := _RESOLVED.search(around.sentence)):
        return Status("planned", f"minutes: {match[0]}")
    if (aimed := _AIMED.search(around.paragraph)) and not any(before_issue(d, around.issued) for d in around.dates):
        return Status("planned", f"paragraph: {aimed[0]}")  # 解读: 《方案》明确，到2025年，…。成交额达到8000亿元
    if around.excerpt == "planned":
        return None
    if around.doc_type == "新闻" or around.genre in ("news", "press", "report", "speech", "minutes", "explanation"):
        return Status("achieved", f"genre: {around.genre}")
    before = around.before
    if around.doc_type == "批复" and (match := _STATED.search(around.clause) or _STATED_BEFORE.search(before)):
        return Status("achieved", f"stated: {match[0]}")
    if around.doc_type in ("函", "批复"):
        match = _AGREED.search(around.sentence)
        if match or around.doc_type == "批复":
            return Status("planned", f"reply: {match[0] if match else around.doc_type}")
    if around.doc_type in ("函", "答复", "通报", "报告", "公报", "公示", "情况"):
        return Status("achieved", f"kind: {around.doc_type}")
    if around.doc_type in (
        "办法",
        "规定",
        "细则",
        "条例",
        "批示",
        "章程",
        "指引",
        "须知",
        "守则",
        "规则",
        "准则",
        "作业要点",
    ):
        return Status("rule", f"kind: {around.doc_type}")
    if around.doc_type == "预案" and around.quantity.comparator in ("≥", "≤", "<", ">"):
        return Status("rule", "a plan's grades")  # 受灾面积1万亩以上的
    match = _SPECIFIED.search(around.sentence) or _APIECE.search(around.clause)
    if match and not (around.quantity.kind == "count" and _EACH_TIME.match(match[0])):
        return Status("rule", f"specification: {match[0]}")
    if match := _STATED.search(around.clause) or _TOLD_OF.search(around.clause) or _KNOWN.search(around.ahead):
        return Status("achieved", f"stated: {match[0]}")
    if match := _HAVE_BECOME.match(around.behind):
        return Status("achieved", f"stated: {match[0]}")
    if "由" in around.ahead and _MADE_UP.match(around.behind):
        return Status("rule", "made up of")
    bound = around.quantity.comparator in ("≥", "≤", "<", ">")
    if not bound and (match := _EQUATED.match(around.behind)):
        return Status("achieved", f"stated: {match[1]}")
    if around.quantity.unit == "分" or (around.quantity.unit == "份" and around.quantity.value < _MANY):
        return Status("rule", "a score" if around.quantity.unit == "分" else "copies")
    if around.quantity.kind == "ratio" and "=" in around.clause:
        return Status("rule", "a formula")
    if bound and (match := _DEFINED.search(around.clause)):
        return Status("rule", f"a threshold: {match[0]}")
    if match := _SITUATED.search(around.sentence):
        return Status("achieved", f"stated: {match[0]}")
    ahead = around.before
    if around.quantity.kind in ("measure", "ratio") and (match := _OBLIGED.search(ahead)):
        return Status("rule", f"limit: {match[0]}")
    match = _LIMIT.search(around.clause)
    bounded_sum = around.quantity.kind == "money" and around.quantity.comparator in ("≤", "≥")
    if match or (bounded_sum and not _SET_ASIDE.search(around.clause) and not _GROWS.search(around.ahead)):
        return Status("rule", f"limit: {match[0] if match else around.quantity.cue}")
    return None
