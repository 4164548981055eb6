"""The role of a date: told by its place in the paper, and by the words straight before and behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from ipmine.resolve.calendar import latest
from ipmine.scan.calendar_point import DateMatch

_BEFORE: Final = 24
_AFTER: Final = 24


@dataclass(slots=True)
class Place:
    """Where a date stands: its part's kind, the role by the page's box that it fills, and the paper's day."""

    kind: str = "body"
    role: str = ""
    reference: date | None = None


_LABELS: Final = (
    (
        "published",
        r"(?:发布|发表|公开|发稿|更新|上传|录入|上网|刊登|出版|信息)(?:日期|时间)|[\[【]发布|(?:来源|浏览量).{0,16}(?:时间|日期)",
    ),
    ("issued", r"(?:成文|发文|印发|签发|颁布|公布|制定|签署|通过|批准|修正|修订|修改)(?:日期|时间)|落款(?:日期|时间)"),
    ("effective", r"(?:实施|施行|生效|执行|启用)(?:日期|时间)|实施"),
    ("expires", r"(?:失效|废止|终止|有效期限?届满)(?:日期|时间)|有效期限?(?:截止|截至)?"),
    ("deadline", r"(?:截止|截至|报送|申报|报名|受理|征集|提交|完成|反馈)(?:日期|时间|期限)|时限|截止|完成时限"),
)
_LABEL = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _LABELS))
_LABEL_END = re.compile(r"[：:为是]?[ \n]{0,6}$")

_FORCE = r"(?:施行|实施|生效|执行|适用|试行)"
_IN_FORCE = re.compile(
    rf"日?[ ]?(?:起|开始)?[^。；，：\n《》“”]{{0,10}}?{_FORCE}(?!的|之|后|前|以来|办法|细则|方案|意见|规划|计划|期|情况)"
)
_OUT_OF_FORCE = re.compile(
    r"[ ]?(?:起|之日起|止)?[ ]?(?:同时|一并|自动|自行)?(?:废止|失效|停止执行|停止使用|不再执行|止)"
)
_FROM = re.compile(r"(?:自|从|于|定于|溯自|追溯自|追溯至|应自)[ ]?$")
_UNTIL_EXPIRY = re.compile(
    r"(?:有效|执行|实施|施行|试行|试点|适用|暂定|延长|延续|顺延|保留)[^。；，\n]{0,6}?(?:至|到)[ ]?$"
)

_PUT_OFF = re.compile(r"(?:推迟|延后|延迟|延期|提前|顺延|改|拖延|持续|调整)[到至][ ]?$")
_BY = re.compile(r"(?:到|至|截至|截止|不迟于|不晚于|最迟于?|至迟于?|务必于|截止(?:期限|时间|日期)?[为是：])[ ]?$")
_BEFORE_IT = re.compile(
    r"[ ]?(?:\([^)]{1,6}\)|（[^）]{1,8}）)?[ ]?(?:之前|以前(?!的|已|取得|设立|发生|提出|形成|施行|实施)|前(?![后往身期述列不款所三两]|[一二三四五六七八九十0-9]))"
)
_TO_BE_DONE = re.compile(
    r"[，]?(?:基本|全面|力争|争取|确保|率先|初步|如期|要|应|将)?(?:实现|建成|完成|达到|形成|建立|达峰|取得|做到|力争|基本)"
)
_HELD = re.compile(r"[ ]?在.{0,40}?(?:会议|大会|全会)上?")
_PASSED = re.compile(r"[^。；\n]{0,40}?(?:通过|公布|发布|颁布|批准|令第?|印发|修正|修订|施行|实施)")
_PUBLISHED_BEHIND = re.compile(r"[ ]?(?:出版|发布[ ]?(?:[）\]】|｜ ]|$)|刊登|上传|更新)")
_ISSUED_BEHIND = re.compile(r"[ ]?(?:发布|公布|印发|颁布|颁行|签发|发文)[。）\n ]")
_DATELINE = re.compile(r"[ ]?(?:电|讯)(?![话子信影台视脑力网邮])")


def role_of(text: str, match: DateMatch, norm: str | None, place: Place) -> str:
    """One of `issued published effective expires deadline period other`."""
    start, end = match.start, match.end
    if place.role:
        return place.role
    line_start = text.rfind("\n", 0, start) + 1
    before, after = _around(text, match)
    point = match.first
    single = match.last is None and not match.open and not match.plan
    day = single and (point.day is not None)
    if day:
        if place.kind == "date":
            return "issued"
        told = _label(before)
        if told is not None:
            return told
        if place.kind in ("dateline", "mark", "number", "title", "imprint") or (
            place.kind != "body" and _alone(text, start, end)
        ):
            return _head_role(text, match, after, line_start)
        if _DATELINE.match(after) or (_ISSUED_BEHIND.match(after) and _alone_before(text, start, line_start)):
            return "issued"
        if text[line_start:start].strip("—- （") == "" and _HELD.match(after):
            return "issued"
        if _alone(text, start, end):
            return "issued" if point.form == "han" else "published"
    told = _force(before, after)
    if told is not None and single:
        return told
    if _UNTIL_EXPIRY.search(before) and single:
        return "expires"
    if match.plan:
        if match.edge != "end":
            return "period"
        return "deadline" if _BY.search(before) and _ahead(norm, place) else "other"
    if match.open or match.last is not None:
        return "period"
    if _due(match, before, after) and _ahead(norm, place):
        return "deadline"
    if _spans(match):
        return "deadline" if point.part in ("h1", "h2") and _runs(norm, place) else "period"
    return "other"


def _label(before: str) -> str | None:
    """The role that a label straight in front gives: 成文日期：."""
    tail = _LABEL_END.search(before)
    if tail is None:
        return None
    head = before[: tail.start()]
    for label in _LABEL.finditer(head, max(0, len(head) - 20)):
        if label.end() == len(head):
            if not tail[0] and not head.endswith(("日期", "时间")):
                return None
            return label.lastgroup
    return None


def _head_role(text: str, match: DateMatch, after: str, line_start: int) -> str:
    """The role of a day in the head of a paper, where no label tells it."""
    if _IN_FORCE.match(after):
        return "effective"
    if match.first.form != "han" or match.first.clock or _PUBLISHED_BEHIND.match(after):
        return "published"
    return "issued"


def _alone(text: str, start: int, end: int) -> bool:
    """Whether the day stands between blanks or line ends, as in a sign-off."""
    if end < len(text) and text[end] not in " \n（）<":
        return False
    if end < len(text) and text[end] == "（" and not text.startswith("（补登", end):
        return False
    return start == 0 or text[start - 1] in " \n（>"


def _alone_before(text: str, start: int, line_start: int) -> bool:
    return not text[line_start:start].strip(" （")


def _force(before: str, after: str) -> str | None:
    if _FROM.search(before) or after.startswith(("起", "日起")):
        if _IN_FORCE.match(after):
            return "effective"
        if _OUT_OF_FORCE.match(after):
            return "expires"
    elif _UNTIL_EXPIRY.search(before):
        return "expires"
    elif after[:4].strip().startswith(("起施行", "施行", "起实施", "生效")) and not after[:6].strip().startswith(
        ("施行的", "生效的", "施行前", "施行后")
    ):
        return "effective"
    return None


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
    """The words before and behind, without quotation marks that hug the date."""
    before = text[max(0, match.start - _BEFORE) : match.start].rstrip("“”‘’「『（(")
    return before, text[match.end : match.end + _AFTER].lstrip("”’」』")


def _due(match: DateMatch, before: str, after: str) -> bool:
    """Whether the words around set the day by which something is to be done."""
    if _PUT_OFF.search(before):
        return False
    if _BEFORE_IT.match(after):
        return True
    if match.first.part in ("end", "within"):
        return not before.endswith(("比", "较", "与", "同", "超过", "截至", "原定于"))
    return _BY.search(before) is not None or _TO_BE_DONE.match(after) is not None


def _spans(match: DateMatch) -> bool:
    """Whether the match names a stretch of a year or month: 上半年, 第三季度, 9月上旬, 3—4月."""
    point = match.first
    return (
        (point.part[:1] in ("h", "q", "m", "x", "y") and point.part != "middle")
        or point.first_year is not None
        or point.first_month is not None
        or point.first_day is not None
        or point.same_period
    )


def _ahead(norm: str | None, place: Place) -> bool:
    """Whether the date is not past when the paper speaks; taken for granted where its day is unknown."""
    if norm is None or place.reference is None:
        return True
    last = latest(norm)
    return last is None or last >= place.reference


def _runs(norm: str | None, place: Place) -> bool:
    """Whether a stretch is known to end after the paper's day."""
    if norm is None or place.reference is None:
        return False
    last = latest(norm)
    return last is not None and last > place.reference
