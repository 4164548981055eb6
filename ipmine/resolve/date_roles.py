"""The role of a date: told by its place in the paper, and by the words straight before and behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from ipmine.resolve import date_force
from ipmine.resolve.calendar import latest
from ipmine.resolve.date_lines import alone, in_a_row, opens_line
from ipmine.scan.calendar_point import DateMatch

_AROUND: Final = 24  # characters before and behind that may hold a cue
_HEAD: Final = 600  # characters in which a page may tell when it was published


@dataclass(slots=True)
class Place:
    """Where a date stands.

    `kind` is its part's (`foot` for the day at the end of news), `role` the one that the page's box of metadata gives it,
    `reference` the paper's own day. `rules` marks laws, which speak of cases before and
    after a day; `table` a text where so many days stand alone that they are no sign-offs.
    """

    kind: str = "body"
    role: str = ""
    reference: date | None = None
    rules: bool = False
    table: bool = False
    since: int | None = None  # a year before which the paper was not written, where its own day is unknown


# labels straight in front: 成文日期：
_PUBLISHED = r"(?:发布|发表|公开|发稿|更新|上传|录入|上网|刊登|登载|张贴|上版|上架|建档|出版|信息)(?:日期|时间)|[\[【]发布|(?:来源|浏览量).{0,16}(?:时间|日期)"
_ISSUED = r"(?:成文|发文|印发|签发|颁布|公布|制定|签署|通过|批准|修正|修订|修改|落款)(?:日期|时间)"
_EFFECTIVE = r"(?:实施|施行|生效|执行)(?:日期|时间)|实施"
_EXPIRES = r"(?:失效|废止|终止|有效期限?届满)(?:日期|时间)|有效期限?(?:截止|截至)?"
_DEADLINE = r"(?:截止|截至|报送|申报|报名|受理|征集|提交|完成|反馈)(?:日期|时间|期限)|时限|截止|时间(?:节点|要求)|办结(?:日期|时间)"
_LABEL = re.compile(
    f"(?P<published>{_PUBLISHED})|(?P<issued>{_ISSUED})|(?P<effective>{_EFFECTIVE})"
    f"|(?P<expires>{_EXPIRES})|(?P<deadline>{_DEADLINE})"
)
_LABEL_END = re.compile(r"[：:][ \t\n]{0,6}$|[ \t\n]{1,6}$")
_LABEL_LAST = ("：", ":", " ", "\t", "\n")

# words that set a day by which something is to be done
_PUT_OFF = re.compile(r"(?:推迟|延后|延迟|延期|提前|顺延|改|拖延|持续|调整|现在|目前|此时)[到至][ ]?$")
_PUT_OFF_LAST = ("到", "至", " ", "\n")
# 报名截止时间为：, 截止时间延后至
_CLOSES = re.compile(
    r"截止(?:期限|时间|日期)?(?:统一|暂|已)?(?:延[后期长迟]|顺延|调整|推迟|提前|变更|定|改)?(?:为|是|至|到|在|于)[：:]?[ ]?$"
)
_GREW = re.compile(r"(?:增长|增加|提高|上升|提升|扩大|下降|减少|降低|降)[到至]$")
_BY = re.compile(
    r"(?:到|至|截至|截止|不迟于|不晚于|最迟于?|至迟于?|务必于|不得?(?:逾|超过)|[力争][争取求]在?|截止(?:期限|时间|日期)?[为是：])[ ]?$"
)
_MUST = re.compile(r"(?:(?:应当?|须|务必|务请|不得[迟晚])(?:于|在)?|(?:未能?|没有|没能)(?:于|在))[ ]?$")
_BEFORE_IT = re.compile(
    r"[ ]?(?:（[^）]{1,8}）)?[ ]?(?:年?中?或之前|年?中之?前|或?之前|或以前|以前(?!的|已|取得|设立|发生|提出|形成|施行|实施)"
    r"|前(?![后往身期述列不款所三两一二四五六七八九十0-9])"
    # 2025年11月30日前生育的职工: who falls under a rule
    r"(?!(?:已|生育|出生|参加工作|入职|退休|毕业|(?:注册|登记)?成立|设立|取得|购买|签[订署]|发生|登记注册)[^，。；\n]{0,24}的))"
)
_WITHIN_IT = re.compile("内(?![容部地蒙外资需涵销河参]|[^，。；]{0,12}的)")  # 在今年内落成
_TO_BE_DONE = re.compile(
    r"(?:、[0-9]{4}年){0,3}[，]?(?:分别)?(?:基本|全面|力争|争取|确保|率先|初步|如期|要|应|将)?"
    r"(?:实现|建成|完成|达到|形成|建立|达峰|取得|做到|力争|基本|(?:降低|下降|减少|压减|缩减|提高|提升|增加|扩大|降|升|增)[至到]|达(?=[0-9一二三四五六七八九十百])|达成)"
)

_TO_BE_DONE_LATER = re.compile(
    r"[^，。；\n]{0,8}?(?:要|将|力争|如期|基本|全面)[^，。；\n]{0,4}?(?:实现|建成|完成|达到|形成|建立)"
    r"|[^，。；\n]{2,16}?(?:达到?|[增提降减升扩压][^，。；\n]{0,2}[至到]|不低于|不少于|超过)[约近逾]?[0-9一二三四五六七八九十百分]"
)

_ATTRIBUTE = re.compile("[^，。；\n]{2,20}的")
# words that tell when a paper was made or published
_HELD = re.compile(r"[ ]?在.{0,40}?(?:会议|大会|全会)上?(?!上|当选|选举|被|补选|任命)")
_PASSED = re.compile(r"通过|公布|发布|颁布|批准|印发")
_PROMULGATED = re.compile("公布|发布|颁布")
# （1984年3月12日第四次会议通过 根据1992年9月4日…第一次修正）: of each day what is said up to the next
_NEXT_ACT = re.compile("根据|(?:19|20)[0-9]{2}年|[一二][〇○零九][〇○零一二三四五六七八九]{2}年")
_AMENDED = re.compile(r"修正|修订|修改")
_PUBLISHED_BEHIND = re.compile(r"[ ]?(?:出版|发布[ ]?(?:[）\]】|｜ ]|$)|刊登|上传|更新)")
_SOURCE_BEHIND = re.compile(r"[ ]?[|｜]?[ ]?(?:来源|作者|浏览|点击|点阅|阅读|编辑|发布|字体|字号)")
_ISSUED_BEHIND = re.compile(r"[ ]?(?:发布|公布|印发|颁布|颁行|签发|发文)[。）\n ]")
_DATELINE = re.compile(r"[ ]?(?:电|讯)(?![话子信影台视脑力网邮])")


def role_of(text: str, match: DateMatch, norm: str | None, place: Place) -> str:
    """One of `issued published effective expires deadline period other`."""
    before, after = _around(text, match)
    single = match.last is None and not match.open and not match.plan and not _spans(match)
    if place.role and (place.role != "published" or match.first.form != "han" or match.first.clock):
        return place.role
    if single and match.first.day is not None:
        told = _of_paper(text, match, norm, place, before, after)
        if told is not None:
            return told
    if single:
        told = date_force.role_of(before, after)
        if told is not None:
            return told
    return _of_action(text, match, norm, place, before, after)


def _of_paper(text: str, match: DateMatch, norm: str | None, place: Place, before: str, after: str) -> str | None:
    """The role of a day that dates the paper itself: label, sign-off, line under the title, dateline."""
    if place.kind == "date":
        return "issued"
    if place.kind == "foot":
        return "published"
    told = _label(before)
    if told is not None:
        return told
    if place.role or place.kind in ("dateline", "mark", "number", "imprint"):
        own = place.reference.isoformat() if place.kind == "dateline" and place.reference is not None else None
        return _in_head(text, match, after, norm, own)
    if _DATELINE.match(after):
        return "issued"
    if (_ISSUED_BEHIND.match(after) or _HELD.match(after)) and opens_line(text, match.start):
        return "issued"  # a report is issued on the day of its delivery
    if (
        match.end < _HEAD
        and match.first.form != "han"
        and _SOURCE_BEHIND.match(after)
        and opens_line(text, match.start)
    ):
        return "published"
    if not alone(text, match.start, match.end) or place.table or in_a_row(text, match):
        return None
    if place.kind == "body" and place.reference is not None and norm != place.reference.isoformat():
        return None  # a cell of a table: the paper's own day is known
    if place.kind in ("title", "box") or match.first.form == "han":
        return _in_head(text, match, after)
    return "published" if match.end < _HEAD and match.first.era == "ce" else None


def _label(before: str) -> str | None:
    """The role that a label straight in front gives: 成文日期：."""
    # most days have no label: a look at the last character spares the search
    tail = _LABEL_END.search(before) if before.endswith(_LABEL_LAST) else None
    if tail is None:
        return None
    head = before[: tail.start()]
    for label in _LABEL.finditer(head, max(0, len(head) - 20)):
        if label.end() == len(head):
            return label.lastgroup
    return None


def _in_head(text: str, match: DateMatch, after: str, norm: str | None = None, own_day: str | None = None) -> str:
    """The role of a day in the head of a paper, where no label tells it.

    `own_day` is the day that the paper is issued on, which the days of other adoptions are not.
    """
    if date_force.IN_FORCE_BEHIND.match(after):
        return "effective"
    if match.first.form != "han" or match.first.clock or _PUBLISHED_BEHIND.match(after):
        return "published" if match.first.era == "ce" else "other"
    line = text[match.end : match.end + 80].partition("\n")[0]
    act = _NEXT_ACT.split(line, maxsplit=1)[0]
    if _AMENDED.search(act) and not _PASSED.search(act.rpartition("》")[2]):
        return "other"
    if own_day is not None and "通过" in line and not _PROMULGATED.search(line):
        return "other" if norm is not None and norm != own_day else "issued"
    return "issued"


def stands_alone(text: str, match: DateMatch) -> bool:
    """Whether a full day in Han form stands between blanks or line ends, as in a sign-off."""
    return match.first.day is not None and match.first.form == "han" and alone(text, match.start, match.end)


def _of_action(text: str, match: DateMatch, norm: str | None, place: Place, before: str, after: str) -> str:
    """`deadline`, `period` or `other`."""
    point = match.first
    ahead = _ahead(norm, place)
    if match.plan:
        if match.edge != "end":
            return "period"
        opens = not before or before[-1] in "，。；：\n"  # “十五五”末，…
        return "deadline" if ahead and (_BY.search(before) or (opens and after.startswith("，"))) else "other"
    if match.open or match.last is not None:
        return "period"
    # where the paper's day is unknown 截至 looks back, and rules speak of what was before
    past = place.reference is None and (
        place.rules or up_to_now(text, match) or (after.startswith("的") and _GREW.search(before) is not None)
    )
    if _BEFORE_IT.match(after) and _MUST.search(before):
        return "deadline"  # 应于…前: a deadline, though it be past when the paper speaks of it
    if point.first_month is not None and place.reference is None and not _BEFORE_IT.match(after):
        return "period"  # 1-9月份完成投资
    if ahead and not past and point.shift >= 0 and _due(match, before, after):
        return "deadline"
    if _later_year(norm, place) and point.first_year is None and _TO_BE_DONE_LATER.match(after):
        return "deadline"
    if _spans(match):
        bare_half = point.part in ("h1", "h2") and point.year is None
        return "deadline" if bare_half and _runs(norm, place) else "period"
    return "other"


def names_dateline(text: str, match: DateMatch) -> bool:
    """Whether a day is that of a news dateline: 北京5月16日电."""
    return match.first.day is not None and match.last is None and _DATELINE.match(text, match.end) is not None


def is_due(text: str, match: DateMatch) -> bool:
    """Whether the words around a date set it as the day by which something is to be done."""
    return _due(match, *_around(text, match))


def up_to_now(text: str, match: DateMatch) -> bool:
    """Whether a date closes a stretch that the paper looks back on: 截至6月底."""
    return text.endswith(("截至", "截止", "截止到", "截至到", "止于"), max(0, match.start - 4), match.start)


def _around(text: str, match: DateMatch) -> tuple[str, str]:
    """The words before and behind, without quotation marks and brackets that hug the date."""
    before = text[max(0, match.start - _AROUND) : match.start].rstrip("“”‘’「『（(")
    return before, text[match.end : match.end + _AROUND].lstrip("”’」』")


def _due(match: DateMatch, before: str, after: str) -> bool:
    if _CLOSES.search(before):
        return True
    if _label(before) == "deadline":
        return True  # 完成期限：2024年12月
    if before.endswith("对") and _ATTRIBUTE.match(after):
        return False  # 对2023年建成投运的充电桩
    if before.endswith("直到"):
        return False  # 直到12月29日才报告
    if before.endswith(_PUT_OFF_LAST) and _PUT_OFF.search(before):
        return False
    if _BEFORE_IT.match(after) or _WITHIN_IT.match(after):
        return True
    if match.first.part in ("end", "within"):
        return not before.endswith(("比", "较", "与", "同", "超过", "截至", "原定于"))
    return _BY.search(before) is not None or _TO_BE_DONE.match(after) is not None


def _spans(match: DateMatch) -> bool:
    """Whether the match names a stretch of a year or month: 上半年, 第三季度, 9月上旬, 3—4月."""
    point = match.first
    if point.part and point.part not in ("start", "middle", "end", "within") and point.part[:-1] != "e":
        return True
    return point.same_period or not point.first_year is point.first_month is point.first_day is None


def _ahead(norm: str | None, place: Place) -> bool:
    """Whether the date is not past when the paper speaks; taken for granted where its day is unknown."""
    last = latest(norm) if norm is not None else None
    if last is None:
        return True
    return last >= place.reference if place.reference is not None else place.since is None or last.year >= place.since


def _later_year(norm: str | None, place: Place) -> bool:
    last = latest(norm) if norm is not None else None
    now = place.reference.year if place.reference is not None else place.since
    return last is not None and now is not None and last.year > now


def _runs(norm: str | None, place: Place) -> bool:
    """Whether a stretch is known to end after the paper's day."""
    last = latest(norm) if norm is not None and place.reference is not None else None
    return last is not None and place.reference is not None and last > place.reference
