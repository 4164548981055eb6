"""When a paper takes effect and until when it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ipmine import guard
from ipmine.facts import DateFact
from ipmine.resolve.calendar import expiry
from ipmine.scan import Scans
from ipmine.scan.durations import DurationMatch
from ipmine.scan.force_words import IN_FORCE
from ipmine.structure import Layout

# The paper speaks of itself: 本办法自…起施行, 现予公布，自…起施行.
_KINDS = (
    "行政法规 行政命令 法律 规章 通知 意见 办法 规定 条例 细则 方案 公告 通告 决定 规则 措施 政策 法 解释 要点 准则 标准 批示 令 规范 制度 "
    "实施 暂行 文件 指引 指南 计划 纲要 章程 规程 规划 预案 清单 目录 决议 意见书 公约 守则 方法"
)
_ITSELF = rf"本(?:[\u4e00-\u9fff]{{0,2}}行动)?(?:{'|'.join(_KINDS.split())})"
_OF_ITSELF = re.compile(
    rf"{_ITSELF}|现予(?:以)?(?:公布|发布)|现(?:公布|发布)|予以(?:公布|发布)|特此(?:公告|通告)|并(?:溯)?自|修正|订定|公布|施行。"
)
_AT_ONCE = re.compile(
    rf"自(?:本[\u4e00-\u9fff]{{1,6}})?(?P<when>即日|(?:公布|发布|颁布|印发|下发|发文|签发)之?日)起?(?:开始)?(?:{IN_FORCE})"
)
_DRAFT = re.compile("预告|征求意见稿|公开征求.{0,60}意见|征求.{0,60}意见的(?:通知|公告|函)")
_ANNOUNCES_A_DRAFT = re.compile(r"主 {0,8}旨 ?[：:] ?预告(?![^。\n]{0,200}生效)")
_HEAD = 800
_SPEAKING = ("body", "dateline", "title", "note")
_TERM = re.compile(r"有效期|有效期限|试行期|期限|执行期")
# 自…起试行三年, 暂定两年
_HOLDS_FOR = re.compile(rf"(?:{IN_FORCE}|实行|有效|暂定)(?:为|是|：)?[ ]?$")
_CLAUSE_END = re.compile(r"[ ]?(?:[，。；、）\n]|$)")


def effective_day(text: str, layout: Layout, dates: Sequence[DateFact], issued: str | None) -> tuple[str | None, int]:
    """The day from which the paper is in force and where that is said (-1 if in the box or nowhere)."""
    boxed = {entry.field: entry for entry in layout.box if entry.field == "effective"}
    entry = boxed.get("effective")
    if entry is not None:
        for fact in dates:
            if entry.start <= fact.start and fact.end <= entry.end + 1 and fact.norm and fact.norm > "1901":
                return fact.norm.partition("/")[0], -1
    if layout.genre in ("news", "press"):
        return None, -1  # what others have issued takes effect, not the report
    titled = any(_DRAFT.search(text, part.start, part.end) for part in layout.parts_of("title"))
    if titled or _ANNOUNCES_A_DRAFT.search(text, 0, _HEAD):
        return None, -1  # a draft is in force nowhere; its reasons tell of the law in force
    if any(entry.field == "revised" for entry in layout.box):
        issued = None  # the day of the last amendment, not that of the promulgation
    if issued is not None and (amended := _of_its_amendment(text, dates, issued)):
        return amended
    said = [fact for fact in dates if fact.role == "effective" and fact.norm]
    for unit in (0, 1):
        for fact in said:
            part = layout.part_at(fact.start)
            if part is None or part.unit != unit or part.kind not in _SPEAKING or fact.norm is None:
                continue
            if text.startswith("正式", fact.end) or _OF_AN_EARLIER.match(text, fact.end):
                continue  # 8月1日正式施行: told of something, no clause of a paper
            if _ANOTHER.match(text, _sentence(text, fact.start), fact.start):
                continue
            own = part.kind == "dateline" or _OF_ITSELF.search(
                text, _sentence(text, fact.start), min(len(text), fact.end + 20)
            )
            if own or _names_itself(text, layout, fact.start):
                if issued and fact.norm[:10] < issued and (later := guard.search(_AMENDMENT, text, fact.end)):
                    return issued.partition("T")[0], later.start()
                return fact.norm.partition("/")[0], fact.start
        if issued is None:
            continue
        for part in layout.parts:
            if part.unit != unit or part.kind not in _SPEAKING:
                continue
            at_once = guard.search(_AT_ONCE, text, part.start, part.end)
            if at_once is None:
                continue
            if _OF_ITSELF.search(text, _sentence(text, at_once.start()), at_once.end() + 1):
                return issued.partition("T")[0], at_once.start()
    held = _time_of_force(text, layout, dates)
    return (held.norm.partition("/")[0], held.start) if held is not None and held.norm else (None, -1)


# 本公告执行期限为2022年1月1日至2024年12月31日, 本政策自1月1日起至6月30日止执行
_HOLDS = re.compile(
    rf"(?:有效|政策|(?:{IN_FORCE}|实行))(?:期限?|时间|期间)(?:为|是|：|自|从){{0,2}}[ ]?$|有效(?:自|从)[ ]?$"
)
_HOLDS_BEHIND = re.compile(rf"(?:止|期间)?[，]?(?:{IN_FORCE}|有效)(?=[，。；、）\n]|$)")
_DAYS_OR_MONTHS = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?/[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")


def _time_of_force(text: str, layout: Layout, dates: Sequence[DateFact]) -> DateFact | None:
    """The interval for which the paper says that it holds."""
    for unit in (0, 1):
        for fact in dates:
            if fact.role != "period" or not fact.norm or not _DAYS_OR_MONTHS.fullmatch(fact.norm):
                continue
            part = layout.part_at(fact.start)
            if part is None or part.unit != unit or part.kind not in _SPEAKING:
                continue
            said = _HOLDS.search(text, max(0, fact.start - 12), fact.start) or _HOLDS_BEHIND.match(text, fact.end)
            if said and _speaks_of_itself(text, fact, _OF_ITS_OWN):
                return fact
    return None


_OF_ITS_OWN = re.compile(_ITSELF)


# 八十一年六月十日本法修正施行前: an earlier amendment
_OF_AN_EARLIER = re.compile(
    "本[\u4e00-\u9fff]{1,6}(?:修正|修订)(?:条文)?(?:公布)?(?:施行|实施|生效)(?:之?[前后]|起|日|满)"
)
# 《…的决定》已由某会议通过，自…起施行: what another paper says
_ANOTHER = re.compile(
    "[ \u3000]{0,8}《[^》\n]{2,60}》(?:（[^）\n]{2,40}）)?[，]?已(?:经|由|于)(?![^。\n]{0,80}现(?:予以?|将|批准))"
)
# 本条例自…施行。本条例修正条文自公布日施行
_AMENDMENT = re.compile("本[\u4e00-\u9fff]{1,6}修正(?:之?条文)?，?自(?:公布|发布)之?日起?施行")


# 本办法一百零三年十一月六日修正条文，自发布日施行: of several amendments the one of this day
_AMENDED = re.compile(
    "修正(?:发布|公布)?[之的]?(?:条文|规定)?(?:，|者，)?(?P<when>自[^，。；\n]{2,20}(?:施行|生效|实施))"
)


def _of_its_amendment(text: str, dates: Sequence[DateFact], issued: str) -> tuple[str, int] | None:
    """The day from which the articles are in force that were amended on the paper's own day, and where it is said."""
    for fact in dates:
        amended = _AMENDED.match(text, fact.end) if fact.norm == issued else None
        if amended is None:
            continue
        if _AT_ONCE.match(text, amended.start("when")):
            return issued, amended.start("when")
        for day in dates:
            if amended.start("when") < day.start < amended.end() and day.norm:
                return day.norm.partition("/")[0], day.start
    return None


_BY_NAME = re.compile(r"《(?P<name>[^《》\n]{2,40})》自? ?$")


def _names_itself(text: str, layout: Layout, position: int) -> bool:
    """Whether the paper calls itself by its own title before a place: 《清单（2021年版）》自…起施行."""
    named = _BY_NAME.search(text, max(0, position - 46), position)
    return named is not None and any(
        named["name"] in text[part.start : part.end] for part in layout.parts_of("title") if part.unit == 0
    )


def _sentence(text: str, position: int) -> int:
    """Where the sentence around `position` begins, as far as 400 characters back."""
    floor = max(0, position - 400)
    return max(text.rfind("。", floor, position), text.rfind("\n", floor, position), floor - 1) + 1


def last_day(
    text: str, layout: Layout, scans: Scans, dates: Sequence[DateFact], effective: str | None, place: int
) -> str | None:
    """The last day in force: written out, or counted from `effective` by the term of validity behind it."""
    for entry in layout.box:
        if entry.field == "expires":
            for fact in dates:
                if entry.start <= fact.start and fact.end <= entry.end + 1 and fact.norm:
                    return fact.norm.partition("/")[0]
    for fact in dates:
        if fact.role == "expires" and fact.norm and _speaks_of_itself(text, fact, _OF_ITSELF):
            return fact.norm.rpartition("/")[2]
    if layout.genre not in ("news", "press") and (held := _time_of_force(text, layout, dates)) and held.norm:
        return held.norm.rpartition("/")[2]
    if effective is None or place < 0:
        return None
    again = (f.start for f in dates if f.role == "effective" and f.norm and f.norm.partition("/")[0] == effective)
    for said in dict.fromkeys((place, *again)):  # under the title, and once more in the last article
        end = text.find("\n", said)
        stop = min(end if end >= 0 else len(text), said + 120)
        first = _sentence(text, said)
        for match in scans.durations:
            if first <= match.start < stop and _tells_the_term(text, match, said):
                return expiry(effective, match.norm)
    return None


def _tells_the_term(text: str, length: DurationMatch, said: int) -> bool:
    """Whether a length of time near `said`, where the day of force stands, is the paper's term."""
    sentence = _sentence(text, length.start)
    told = _TERM.search(text, max(sentence, length.start - 12), length.start)
    if told is None and _CLAUSE_END.match(text, length.end):
        told = _HOLDS_FOR.search(text, max(sentence, length.start - 8), length.start)
    if told is None:
        return False
    if sentence <= said < length.start:
        return True  # 自…起施行，有效期三年
    # 有效期三年。 as a sentence of its own, 本办法有效期三年，自…起施行, but not 许可证有效期三年
    lead = text[sentence : told.start()].strip(" \u3000")
    return lead in ("", "暂定", "试行") or _OF_ITS_OWN.search(lead) is not None


# 与本办法不一致的，自…起停止执行, and 原《…》自…起废止: what ends is not the paper
_BESIDE = re.compile("[》」]|原|旧|此前|以前")


def _speaks_of_itself(text: str, fact: DateFact, subject: re.Pattern[str]) -> bool:
    """Whether it is the paper itself of which the sentence says that it ends, or holds, on a date."""
    own = max(
        guard.finditer(subject, text, _sentence(text, fact.start), fact.end),
        key=lambda match: match.start(),
        default=None,
    )
    if own is None or text[own.start() - 1 : own.start()] in ("与", "同", "和"):
        return False
    return _BESIDE.search(text, min(own.end(), fact.start), fact.start) is None
