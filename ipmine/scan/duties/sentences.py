"""Sentences that say who does what: 由甲局负责, 甲局牵头，乙局配合."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ipmine import guard
from ipmine.scan.duties.lists import LEAD, list_between
from ipmine.scan.duties.match import DutyMatch, DutyPart
from ipmine.scan.runs import Words

_BY = re.compile(
    r"由(?!于|此|自(?!治))(?P<list>[^，。；：！？\n“”]{2,60}?)"
    r"(?:牵头(?!人)|抓总|负责(?!人|同志|干部|领导|的)|负总责|总协调|主责|主政|为主(?=[，、])|(?P<done>主办|办理)(?=[，、])|组织实施|承担|承办(?=[，。；\n]))(?:组织|负责|协调|解释|实施|推动|落实|统筹)?"
)
_BY_VERB = re.compile(rf"(?P<lead>{LEAD}|主政|主办|为主|总协调)|(?P<responsible>负责|负总责|办理|组织实施|承担|承办)")
_THEN = re.compile(
    r"[^，、。；\n]{0,12}(?:，(?:(?!由|负责)[^，。；\n]){4,30})??[，、；](?P<list>[^，。；：\n]{2,60}?)(?:按照?(?:各自)?(?:职责|分工){1,4}(?:分工)?|积极|协同|共同)?(?:配合|参与|参加|协助|协同(?=[，。；\n])|协办|会办)(?=[，。；\n的]|[\u4e00-\u9fff]{2})"
)


# 本计划由交通部主办，教育部、警政署协办 or 请交通部主办，…, as Taiwan says it; of a forum it tells who hosts it
_HOSTED = re.compile(
    r"(?:由(?<=[计划方案措施工作任务业务事项政策事宜务]{2}由)|请)(?P<lead>[^，。；：！？\n“”]{2,60}?)主办[，、](?:并?由)?(?P<support>[^，。；：\n]{2,60}?)(?:协办|会办|协助办理)(?=[，。；\n])"
)
# 由甲司承担日常工作, 日常工作由甲司承担; 费用由企业承担 is no duty
_OFFICE = re.compile("[^，。；\n]{0,12}(?:工作|任务|职责|职能|服务)")
_AN_OFFICE = ("工作", "任务", "职责", "职能", "事务")
# 由甲委牵头、乙部和丙社配合开展评估
_AND_HELPED = re.compile(r"、(?P<list>[^，。；：\n“”]{2,40}?)(?:配合|参与|协助)(?!的)(?=[，。；\n]|[\u4e00-\u9fff]{2})")
_HELPED = re.compile("，[^，。；：\n承]{2,40}?(?:配合|协助|协办)")
# 论坛由甲会主办，乙会协办
_EVENT = re.compile("(?:论坛|大会|大赛|展览?会?|活动|峰会|研讨会|比赛|赛事|会议|典礼|培训班)[^，。；\n]{0,6}$")
_LEADING = Words(["牵头，", "牵头、", "统筹，", "统筹、", "主政，", "主政、", "负责，", "为主，", "为主、"])
_A_LEAD = 3  # characters of each
# 下水道清淤——市政署负责，…: an item names who answers for it
_ITEM = re.compile("[—：•·●◆▪]$|[—：][ ]?$")
# 责成房屋局牵头成立专责小组，发展局、屋宇署参与
_FOUNDING = re.compile(
    r"牵头(?:成立|组成|组建|组织|建立|设立|制[定订]|推进|推动|开展|统筹|负责|实施|做好|抓好|落实)[^，。；\n]{2,30}[，；](?P<list>[^，。；：\n]{2,60}?)(?:共同|积极|协同)?(?:配合|参与|参加|协助)(?=[，。；\n])"
)
# 县住建局、各镇政府按职责分工负责: a sentence that closes a measure
_CLOSING = re.compile(
    r"[。；\n](?P<list>(?!由|请|要|各|按)[^。；，：“”\n]{4,160}?)按照?(?:各自)?(?:职责|职能)(?:分工)?(?:分别|共同|具体)?负责(?=[。；\n]|$)"
)
# 由消防局协助审认；由办公室统筹，
_BY_WHOM = re.compile(
    r"由(?!于|此|自(?!治))(?P<list>[^，。；：！？\n“”由]{2,40}?)(?:(?P<lead>(?<!负责)统筹)|(?P<support>协助[\u4e00-\u9fff]{2,4}|(?:参与|配合)(?=，[^，。；：\n“”]{2,30}牵头)))(?=[，。；])"
)
# ；市甲局、市乙局予以配合。: a clause of its own
_HELPS = re.compile(
    # begins with a set, so that the engine skips to the characters that begin one
    r"[配参协给予提](?:(?<=配)合|(?<=参)与|(?<=协)助(?:执行|落实|实施|做好|办理)?|(?:(?<=给)予|(?<=予)以|(?<=提)供)支持"
    r"|(?<=配)合(?:做好|开展)[^，。；：\n]{2,16}|(?<=协)助(?:做好|开展|办理)[^，。；：\n]{2,16})(?=[。；\n])"
    r"|予以(?:支持|配合|协助)(?=，)"
)
_DONE = re.compile("负责|牵头|组织实施|统筹|承担")
_WHO_HELPS = re.compile(
    r"[，。；](?P<list>(?!由|请|需|对|经|凡|并|要|各?有关|各?相关)[^，。；：！？\n“”]{2,60}?(?<![应须要会可需当能]))(?:予以|积极|共同|协同|按职责|按职责分工)?$"
)
# 主办单位为甲厅，会办单位为乙厅
_NAMED_AS = re.compile(
    r"(?P<said>牵头|主办|责任|负责|会办|配合|协同|协办)(?P<what>单位|机关)[为是](?P<list>[^，。；：\n]{2,80}?)(?=[，。；\n])"
)
_NAMING = Words(["单位是", "单位为", "机关是", "机关为"])
_NAMED_ROLE = {"牵头": "lead", "主办": "lead", "责任": "responsible", "负责": "responsible"}
_HELPERS_NAMED = re.compile("[^。；\n]{0,60}会办单位")
# 由甲厅会同乙厅办理: in a letter that deals out proposals
_DEALS_OUT = re.compile(
    "(?:建议|提案|议案)[^。\\n]{0,30}(?:分办|交办|转办)|(?:分办|交办|转办)[^。\\n]{0,30}(?:建议|提案|议案)"
)
_DEALING = ("分办", "交办", "转办")
_HANDLED = re.compile(r"由(?P<list>[^，。；：！？\n“”由]{2,60}?)(?:分别|共同)?办理(?=[，。；\n])")
# 甲局牵头，乙街道办事处具体实施，丙公司参与，丁局支持
_MORE = re.compile(
    r"[，；](?P<list>(?!由|并|对|为|请)[^，。；：\n“”]{2,60}?)(?:按照?(?:各自)?(?:职责|分工){1,4}|具体|共同|积极|协同|分别|各自)?"
    r"(?:(?P<lead>牵头(?:抓总|负责)?)|(?P<responsible>组织实施|实施|落实|承办|(?:共同)?推进|负责(?:(?!人|同志)[\u4e00-\u9fff]{2,16})?)|(?P<support>配合|参与(?:指导|监督)?|参加|协同|会办|(?:给予|予以|提供|做好)(?:技术|资金|要素|服务)?(?:支持|支撑|保障)|支持|协助|协办)|(?P<guides>指导|督导|监督))(?=[，。；\n])"
)
# 丙区政府是征拆工作责任主体
_ANSWERS = re.compile("责任(?:主体|单位)(?=[，。；\\n])")
_WHO_ANSWERS = re.compile(r"(?:\A|[。；\n）])(?P<list>[^，。；：！？\n“”（）由]{3,24}?)(?:是|为)[^，。；\n]{0,12}$")
# 请甲局牵头，商乙局: who is only asked for its views has no duty
_ASKED = re.compile(r"请(?<=[。；：，\n]请)(?P<list>[^，。；：！？\n“”由]{2,40}?)(?:总?牵头(?!人)|抓总)")
# 第0152号建议：主办甲厅，会办乙厅
_DEALT = re.compile(
    r"(?<=[：；，])主办(?![单者方])(?P<lead>[^，。；：\n]{2,40}?)，(?:会办|协办)(?![单者方])(?P<support>[^，。；：\n]{2,60}?)(?=[，。；\n])"
)
_BY_OTHERS = re.compile("由(?!贸)")  # ；登记由下级机关负责: a statement of its own
# 民政事务总署会配合市建局，在全港举办简介会: as Hong Kong says it
_WILL_HELP = re.compile(r"配合(?<=会配合)(?=[\u4e00-\u9fff]{2})")
_WHO_WILL = re.compile(
    r"(?:\A|[。；\n])[ \u3000]{0,4}(?P<list>[^，。；：！？\n“”由]{2,30}?)(?:亦|也|并)?(?:会|将会)(?:积极|全力)?$"
)
_CHARGED = re.compile("(?:责成|要求|指定|交由|会由|将由|由|请)")
_ARRANGED = re.compile("建立|健全|形成|完善|构建|坚持|强化|按照|、")
_CLAUSE = re.compile(r"[。；，：\n—]")


_HEAD = 1000  # characters in which a letter says what it is for


def sentences(text: str) -> Iterator[DutyMatch]:
    for rule in _RULES:
        yield from rule(text)


def _led(text: str) -> Iterator[DutyMatch]:
    """甲局牵头，乙局配合."""
    for at in _LEADING.find(text):
        end = at + _A_LEAD
        low = max(0, at - 60)
        cuts = [m.end() for m in _CLAUSE.finditer(text, low, at)]
        start = cuts[-1] if cuts else low
        role = "responsible" if text.startswith("负责", at) else "lead"
        lead = list_between(text, start, at, role)
        if lead is None or "由" in text[start:at]:
            continue
        then = _THEN.match(text, end - 1)
        if then and text.startswith("为主", at) and text.startswith("的", then.end()):
            continue  # 县政府为主、乡镇参与的管理体制
        helping = list_between(text, *then.span("list"), "support") if then else None
        of_an_item = bool(cuts) and _ITEM.search(text, max(0, start - 2), start) is not None
        if role == "responsible" or not text.startswith(("牵头", "为主"), at):
            # in running text it is told; under a heading or bullet it is laid down
            if of_an_item:
                yield _joined(text, start, end, lead, then, helping)
            continue
        if of_an_item and then is None:
            yield _go_on(text, DutyMatch(start, end - 1, "sentence", [lead]))
            continue
        if text[end - 1] == "、" and (_ARRANGED.search(text, start, at) or text.startswith("、", start - 1)):
            continue  # 建立甲局牵头、乙局参与的机制, 健全政府领导、民政部门牵头、有关部门各负其责的格局
        if helping and (cuts or not low):
            yield _joined(text, start, end, lead, then, helping)


def _joined(
    text: str, start: int, end: int, first: DutyPart, then: re.Match[str] | None, helping: DutyPart | None
) -> DutyMatch:
    """A statement with the helpers that the next clause names, and what goes on behind it."""
    match = DutyMatch(start, end, "sentence", [first])
    if then and helping and not _MORE.match(text, end):
        match.parts.append(helping)
        match.end = then.end()
    return _go_on(text, match)


def _go_on(text: str, match: DutyMatch) -> DutyMatch:
    """The statement with the clauses behind it that say who else does what."""
    while (more := _MORE.match(text, match.end)) and more.lastgroup and not _BY_OTHERS.search(more["list"]):
        if more.lastgroup != "guides" and (part := list_between(text, *more.span("list"), more.lastgroup)):
            match.parts.append(part)
        match.end = more.end()
    return match


def _founding(text: str) -> Iterator[DutyMatch]:
    for found in guard.finditer(_FOUNDING, text):
        low = max(0, found.start() - 40)
        cuts = [m.end() for m in _CLAUSE.finditer(text, low, found.start())]
        cuts += [m.end() for m in _CHARGED.finditer(text, cuts[-1] if cuts else low, found.start())]
        lead = list_between(text, cuts[-1] if cuts else low, found.start(), "lead")
        support = list_between(text, *found.span("list"), "support")
        if lead and support and (cuts or not low):
            yield DutyMatch(lead.start, found.end(), "sentence", [lead, support])


def _closing(text: str) -> Iterator[DutyMatch]:
    for found in guard.finditer(_CLOSING, text) if "负责" in text else ():
        if part := list_between(text, *found.span("list"), "responsible"):
            yield DutyMatch(found.start("list"), found.end(), "sentence", [part])


def _helping(text: str) -> Iterator[DutyMatch]:
    for found in guard.finditer(_HELPS, text):
        who = _WHO_HELPS.search(text, max(0, found.start() - 70), found.start())
        if who and text.startswith("，", found.end()) and not _DONE.search(text, max(0, who.start() - 60), who.start()):
            continue  # 乙局予以支持，丙方申请复审的
        if who and (part := list_between(text, *who.span("list"), "support")):
            yield DutyMatch(part.start, found.end(), "sentence", [part])


def _will_help(text: str) -> Iterator[DutyMatch]:
    for found in guard.finditer(_WILL_HELP, text):
        who = _WHO_WILL.search(text, max(0, found.start() - 40), found.start())
        if who and (part := list_between(text, *who.span("list"), "support")):
            yield DutyMatch(part.start, found.end(), "sentence", [part])


def _named(text: str) -> Iterator[DutyMatch]:
    for found in filter(None, (_NAMED_AS.match(text, at - 2) for at in _NAMING.find(text) if at > 1)):
        if found["said"] == "主办" and found["what"] == "单位" and not _HELPERS_NAMED.match(text, found.end()):
            continue  # of an event
        if part := list_between(text, *found.span("list"), _NAMED_ROLE.get(found["said"], "support")):
            yield DutyMatch(found.start(), found.end(), "sentence", [part])


def _handled(text: str) -> Iterator[DutyMatch]:
    head = text[:_HEAD]
    if not any(word in head for word in _DEALING) or not _DEALS_OUT.search(head):
        return
    for found in guard.finditer(_HANDLED, text):
        if part := list_between(text, *found.span("list"), "responsible"):
            yield DutyMatch(found.start(), found.end(), "sentence", [part])


def _by_whom(text: str) -> Iterator[DutyMatch]:
    for found in guard.finditer(_BY_WHOM, text):
        if part := list_between(text, *found.span("list"), found.lastgroup or "support"):
            then = _THEN.match(text, found.end()) if found["lead"] else None
            helping = list_between(text, *then.span("list"), "support") if then else None
            yield _joined(text, found.start(), found.end(), part, then, helping)


def _answering(text: str) -> Iterator[DutyMatch]:
    for found in guard.finditer(_ANSWERS, text):
        who = _WHO_ANSWERS.search(text, max(0, found.start() - 40), found.start())
        if who and (part := list_between(text, *who.span("list"), "responsible")):
            yield DutyMatch(who.start("list"), found.end(), "sentence", [part])


def _asked(text: str) -> Iterator[DutyMatch]:
    for found in guard.finditer(_ASKED, text):
        if part := list_between(text, *found.span("list"), "lead"):
            then = _THEN.match(text, found.end())
            helping = list_between(text, *then.span("list"), "support") if then else None
            yield _joined(text, found.start(), found.end(), part, then, helping)


def _hosted(text: str) -> Iterator[DutyMatch]:
    if "主办" not in text:
        return
    for found in (*guard.finditer(_HOSTED, text), *guard.finditer(_DEALT, text)):
        host, helper = (list_between(text, *found.span(role), role) for role in ("lead", "support"))
        if host and helper:
            yield DutyMatch(found.start(), found.end(), "sentence", [host, helper])


def _by(text: str) -> Iterator[DutyMatch]:
    """由甲局负责, 由甲局牵头，乙局配合."""
    for found in guard.finditer(_BY, text):
        verb = _BY_VERB.search(text, found.end("list"), found.end())
        if verb is None or "由" in found["list"]:
            continue
        part = list_between(text, *found.span("list"), verb.lastgroup or "responsible")
        if part is None:
            continue
        hosts = (found["done"] or verb[0] == "承办") and _EVENT.search(text, max(0, found.start() - 24), found.start())
        if hosts or (found["done"] and not _HELPED.match(text, found.end())):
            continue  # 论坛由某会主办，某社承办: who hosts an event; 由某局办理 says little where nobody helps
        if verb[0] == "承担" and not (_OFFICE.match(text, verb.end()) or text.endswith(_AN_OFFICE, 0, found.start())):
            continue
        if text[found.end() : found.end() + 1] != "、":
            then = _THEN.match(text, found.end())
        else:
            if _ARRANGED.search(text, max(0, found.start() - 12), found.start()):
                continue  # 建立由甲局牵头、乙局参与的机制
            then = _AND_HELPED.match(text, found.end())
        helping = list_between(text, *then.span("list"), "support") if then else None
        yield _joined(text, found.start(), found.end(), part, then, helping)


_RULES = (_led, _founding, _closing, _helping, _will_help, _named, _handled, _by_whom, _asked, _answering, _hosted, _by)
