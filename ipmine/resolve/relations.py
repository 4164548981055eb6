"""What a paper does with a document that it cites: issue it, rest on it, carry it out, change it, make it.

Citations in a list share their relation, so they are judged as a group: by the last verb
in front of the list, else by what follows it.
"""

from __future__ import annotations

import re
from typing import Final

from ipmine.scan.force_words import IN_FORCE, OUT_OF_FORCE

__all__ = ["ABBREVIATES", "is_list_gap", "relation_of"]

ABBREVIATES: Final = re.compile(r"(?:以下(?:统|合|并)?[简称]{1,2}|下称|[统合]称|简称)(?:为|：)?[“\"「 ]?$")
"""What stands in front of a short title: （以下简称《办法》）."""

_SENTENCE_END: Final = re.compile(r"[。；！？\n]")
_CLAUSE_ENDS: Final = "。；！？\n，：,"
_BEFORE: Final = 110
_BEHIND: Final = 160

_VERBS: Final = {
    "basis": "根据 依据 依照 按照 遵照 参照 比照 依循 遵循 基于 援引 依 按",
    "implements": "贯彻落实 贯彻实施 贯彻执行 宣传贯彻 贯彻 落实 实施 执行 推进 推动 用好 践行",
    "amends": "修订 修改 修正 增修 调整实施 调整适用 暂停实施 暂停执行 暂停适用 暂时停止实施 暂时停止执行 暂时停止适用",
    "repeals": "废止 停止执行 停止适用 停止实施 停止施行 停止使用 终止执行 终止适用 终止实施",
    "drafts": "印发实施 发布实施 颁布实施 公布实施 出台实施 制定实施 制定印发 制定 制订 订定 出台 起草 编制 拟订 拟定 拟具 研拟 草拟 编写 编修 修编 研究制定 谋划",
    "issues": "印发 发布 颁布 公布 下发 审议通过 通过",
    "none": "不再执行 对 就 针对 结合 学习 解读 签署 签订 加入 符合 违反 填写 提交 出具 参加 宣传 围绕 关于 对照 包括 如 见 载于 做好",
}
_CLASS_OF: Final = {verb: kind for kind, verbs in _VERBS.items() for verb in verbs.split()}
_VERB: Final = re.compile("|".join(sorted(_CLASS_OF, key=len, reverse=True)))
# how far a verb reaches over names and adjectives to its title
_REACH: Final = {"basis": 60, "implements": 44, "amends": 14, "repeals": 14, "drafts": 16, "issues": 12, "none": 8}
_ATTRIBUTIVE: Final = re.compile(
    r"(?:实施|施行|公布|发布|修订|修改|修正|制定|通过|核准|出台|签署|印发|颁布|编制|执行)?(?:并[\u4e00-\u9fff]{2,6})?(?:的|之|后)"
)

# 修改经第23/2023号社会文化司司长批示核准的《…》
_APPROVED_BY: Final = re.compile("经[^，。；]{4,40}(?:核准|通过|公布|发布)的?")
_TITLE_BEHIND: Final = re.compile(
    r"(?:等[\u4e00-\u9fff0-9]{0,12})?的?(?:紧急|补充)?(?:通知|公告|通告|函|决定|意见|批复|命令|令)(?:[\n ]|$|》)"
)
_ISSUED_BEFORE: Final = re.compile(r"(?:印发|转发|批转|发布|公布|颁布|下发|公开征求|征求)[ \n]{0,3}$")
# 关于贯彻落实某领导小组 / 《…》的通知
_TITLE_WRAPPED: Final = re.compile(
    r"(?:\A|\n)[^，。；：！？\n]{0,30}关于[^，。；：！？\n]{2,60}[\u4e00-\u9fff] {0,3}\n[ \n]{0,3}$"
)
_PUT_BEFORE: Final = re.compile(r"(?:现|兹|特)?将[^，。《》]{0,30}$")
_GIVEN_BEHIND: Final = re.compile(
    r"[^，。；《》]{0,16}(?:印发|转发|公布|发布|颁布|下发|送达|送上|予以)|[^。；]{0,30}[，,]?现(?:予|印发|公布|发布|转发|颁布)"
)
_PASSED_BEHIND: Final = re.compile(
    r"(?:（[^（）]{0,40}）)?[^。；《》]{0,8}(?:已|业|经)[^。；《》]{0,70}(?:现予|现印发|现公布|现发布|现转发|现颁布|予以(?:印发|公布|发布)|请[\u4e00-\u9fff]{0,8}执行|请认真)"
)
_PASSED_THEN: Final = re.compile(
    r"[^。；《》]{0,8}(?:已|业|经)[^。；《》]{0,70}(?:通过|同意|批准|审定)。 {0,2}现(?:予|印发|公布|发布|转发|颁布)"
)
_NOW_BEHIND: Final = re.compile(r"[^。；《》]{0,30}，现(?:予|印发|公布|发布|转发|颁布|下发)")
_NOW_BEFORE: Final = re.compile(
    r"(?:现|兹)(?:予|批准)?(?:公布|发布|颁布|印发|转发)(?:修订后的|修正后的|新修订的)?[ \n]{0,2}$|(?:检送|检附)[ \n]{0,2}$"
)
# what is put into force in the same clause is another paper, but not in 自本通知印发之日起废止
_OUT_OF_FORCE: Final = re.compile(
    rf"(?:自本[\u4e00-\u9fff]{{1,8}}(?:{IN_FORCE}|印发|公布|发布|颁布|下发)之?日起"
    rf"|(?!(?:{IN_FORCE})(?!细则|办法|方案|意见)|公布之日|印发|以下)[^。；\n]){{0,110}}?(?:{OUT_OF_FORCE})(?=[。；，、）\n]|$)"
)
_REVISED_BEFORE: Final = re.compile("(?:修订|修改|修正|增修)(?:完善|形成)?了(?:新的)?$")
_REVISED_BEHIND: Final = re.compile("(?:进行|作|做)了(?:[\u4e00-\u9fff]{0,4}(?:修订|修改|修正))")
_PAPERS_OF_A_PERSON: Final = ("证》", "证书》", "执照》", "凭证》", "卡》")
_CHANGED_BEHIND: Final = re.compile(r"[^，。；《》「]{0,16}?(?:修订|修改|修正)(?!后|的|以来|案》|通过)")
_CARRIED_OUT_BEHIND: Final = re.compile(
    r"(?:等)?[^，。；《》]{0,30}?(?:有效实施|有效落实|落实落地|落实到位|贯彻到位|落到实处|得到落实|全面落实|贯彻实施|贯彻落实|贯彻执行|落地见效|落地落实|(?:的|等)(?:宣传|学习)?(?:落实|贯彻|实施|执行|宣贯))(?!以来|后|情况|细则|前|之日|办法|意见|方案)"
)
_MADE_BEHIND: Final = re.compile(
    r"(?:等)?的?[^，。；《》]{0,10}?(?:制定|起草|编制|制订|出台|立法|拟订|编写|初稿|草案)(?!后|的|以来|情况)|[^，。；《》]{0,16}纳入[^，。；《》]{0,24}立法"
)
_COME_OUT_BEHIND: Final = re.compile(
    r"(?:已|正式|相继|先后|顺利|适时)?(?:颁布|出台|印发|发布|公布|审议通过)(?:实施|施行|出台)?(?=[，。；、]|$)"
    r"|(?:的)?(?:向社会)?(?:公开)?征求"
)
_ACTING_BEFORE: Final = re.compile(
    r"(?:加快|推动|推进|完成|启动|开展|做好|抓紧|抓好|研究|组织|加强|强化|确保|促进|督促|结合|将)[^，。]{0,24}$"
)
_EMPOWERED_BEHIND: Final = re.compile(r"(?:第[^，。《》]{1,24})?(?:所)?(?:赋予|授予)的?职权")
_RULES_FOR: Final = re.compile(r"的(?:配套|实施|具体|相关|有关|执行|贯彻|操作)")
_LABEL: Final = re.compile(r"(?:[0-9]{1,3}[.、]|（[一二三四五六七八九十0-9]{1,3}）|[①-⑳]) ?$")
_PLANNED: Final = re.compile(r"将|拟|年内|年底|抓紧|加快|推动|研究|适时|争取|尽快")

_REFERENCES: Final = re.compile(
    r"第[0-9一二三四五六七八九十百零〇]{1,6}[条款项点章节编](?:之[一二三四五六七八九十])?(?:第[0-9一二三四五六七八九十]{1,4}[款项目]){0,9}[、及和]?"
)
_GAP: Final = re.compile(
    r"(?:等)?(?:[、，,]? ?(?:以及|和|及|与|或者|或|并|暨)|、|[，,](?=$)|)(?P<names>[^，。；：！？\n]{0,34})"
)
_BRACKETED: Final = re.compile(r"（[^（）]{0,90}）|\([^()]{0,90}\)")


def is_list_gap(gap: str) -> bool:
    """Whether the text between two titles only joins them: 、 和 第四点、 （以下简称…）以及某部.

    >>> is_list_gap("、"), is_list_gap("（国发〔2021〕1号）和省政府"), is_list_gap("，全面落实")
    (True, True, False)
    """
    if len(gap) > 160:
        return False
    bare = _REFERENCES.sub("", _BRACKETED.sub("", gap)).strip()
    found = _GAP.fullmatch(bare)
    return bool(found) and _last_verb(found["names"] if found else "") is None


def _last_verb(lead: str) -> tuple[str, str] | None:
    """The kind of the last verb that still reaches the end of `lead`, and the verb; attributes (制定的) do not count."""
    last = None
    for found in _VERB.finditer(lead):
        rest = lead[found.end() :]
        if _ATTRIBUTIVE.match(rest):
            continue
        kind = _CLASS_OF[found[0]]
        if found[0] in ("依", "按", "对", "就", "如", "见") and lead[
            max(0, found.start() - 1) : found.start()
        ] in tuple("应成比可意相核"):
            continue
        if len(rest) <= _REACH[kind] or (kind == "amends" and _APPROVED_BY.fullmatch(rest)):
            last = (kind, found[0])
    return last


def relation_of(text: str, start: int, end: int, *, numbered: bool) -> str:
    """The relation of the titles in `text[start:end]`, which includes the bracket behind the last one.

    `numbered` says whether a document number stands in a bracket behind the first.
    """
    before = text[max(0, start - _BEFORE) : start]
    if _ISSUED_BEFORE.search(stripped := before.rstrip()) or _TITLE_WRAPPED.search(before):
        before = stripped  # a title over two lines
    lead = before[max(map(before.rfind, _CLAUSE_ENDS)) + 1 :]
    behind = text[end : end + _BEHIND]
    stop = _SENTENCE_END.search(behind)
    tail = behind[: stop.start()] if stop else behind

    if _ISSUED_BEFORE.search(lead) and _TITLE_BEHIND.match(behind):
        verb = _last_verb(_ISSUED_BEFORE.sub("", lead))
        if verb is None or verb[1] == "关于":
            return "self"
    if _LABEL.search(lead):
        lead = ""
    verb = _last_verb(lead)
    put = (_PUT_BEFORE.search(lead) and _GIVEN_BEHIND.match(tail)) or _NOW_BEFORE.search(lead)
    if put and (verb is None or verb[0] in ("drafts", "issues", "none")):
        return "self"
    if verb is None or verb[0] in ("drafts", "issues"):
        now = "，现" in tail and _NOW_BEHIND.match(tail)
        if now or _PASSED_BEHIND.match(tail) or _PASSED_THEN.match(behind):
            return "self"
        if verb and verb[0] == "issues" and re.match(r"[^。；《》]{0,12}，?自[^。；]{2,40}(?:施行|生效)", tail):
            return "self"
    if verb and verb[0] == "basis":
        return "basis"
    if lead.endswith("以") and tail.startswith("为"):
        return "basis"
    if _EMPOWERED_BEHIND.match(tail):
        return "basis"
    if verb and verb[0] in ("amends", "none") and _revised_and_issued(lead, tail, behind):
        return "self"
    if verb and verb[0] in ("amends", "repeals"):
        return verb[0]
    if verb and verb[0] == "implements":
        if verb[1] not in ("推动", "推进"):
            return "implements"
        if _CHANGED_BEHIND.match(tail):
            return "amends"
        if _MADE_BEHIND.match(tail):
            return "drafts"
        return "implements"
    if verb and verb[0] == "drafts":
        if _RULES_FOR.match(tail):
            return "implements"
        return "amends" if _CHANGED_BEHIND.match(tail) else "drafts"
    if text.endswith(_PAPERS_OF_A_PERSON, start, end):
        return "mentions"  # 原《商标注册证》作废
    return _from_behind(lead, tail, verb, numbered=numbered)


def _revised_and_issued(lead: str, tail: str, behind: str) -> bool:
    """Whether the paper issues what was revised before: 我局修订了《…》，现印发给你们; a decision to change it amends."""
    if "决定" in lead or not (_REVISED_BEFORE.search(lead) or _REVISED_BEHIND.match(tail)):
        return False
    return bool(_NOW_BEHIND.match(tail) or _PASSED_BEHIND.match(tail) or _PASSED_THEN.match(behind))


def _from_behind(lead: str, tail: str, verb: tuple[str, str] | None, *, numbered: bool) -> str:
    if _OUT_OF_FORCE.match(tail) and not (verb and verb[0] == "issues"):
        return "repeals"
    if _CHANGED_BEHIND.match(tail):
        return "amends"
    if _CARRIED_OUT_BEHIND.match(tail):
        return "implements"
    if _COME_OUT_BEHIND.match(tail) or (_ACTING_BEFORE.search(lead) and _MADE_BEHIND.match(tail)):
        return "drafts"
    if lead.endswith("征求") and re.match(r"[\u4e00-\u9fff]{0,4}意见", tail):
        return "drafts"
    if not verb or verb[0] != "issues" or numbered:
        return "mentions"
    # without a subject in front it is what the paper's own side does
    own_side = re.fullmatch(
        rf" {{0,4}}(?:(?:会同|联合)[^，]{{1,20}})?(?:研究|联合|牵头|及时|相继|先后)?{verb[1]}了?", lead
    )
    return "drafts" if own_side or _PLANNED.search(lead) else "mentions"
