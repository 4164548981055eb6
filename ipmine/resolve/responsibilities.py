"""Who answers for which measure: the parties of each statement of duty, one row each."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from ipmine import guard
from ipmine.facts import AgencyFact, ResponsibilityFact
from ipmine.gazetteer import gazetteer
from ipmine.scan import Scans
from ipmine.scan.duties import DutyMatch, DutyPart
from ipmine.scan.duties.lists import REMARK
from ipmine.structure import Layout

__all__ = ["apply_roles", "resolve"]

_SEPARATOR = re.compile(
    r"等(?:有关|相关)?(?:部门|单位)?(?:以及|[和及、，])|以及|会同|商(?=自治区|省|市|国)|或者|[、，,；;\n\t/|和及与或]"
)
_SOFT = ("和", "及", "与", "或")
_PARTY_END = re.compile(
    r"(?:部|委|局|厅|司|办|院|署|会|府|行|处|科|室|所|站|队|馆|台|军|中央|中心|集团|公司|大学|学院|学校|企业|机构|部门|单位|方面|联|社|团|"
    r"盟|区|县|市|省|州|旗|镇|乡|街道|街办|支行|分局|警备区|军分区|银行|机关|组织|委员|高校|院校|医院|院所|指挥部|小组|专班|工商联|残联|妇联|团委|工会|协会|商会|"
    r"管委会|兵团|电信|移动|联通|电力|电网|铁塔|邮政|烟草|海关|税务|气象|消防|公安|法院|检察院|地区|等)(?:（[^（）]{1,24}）|〔[^〔〕]{1,24}〕)?$"
)
_JOINED_END = re.compile(
    r"(?:部|委|局|厅|办|署|府|会|中心|机关|总队|支队|海关|银行|支行|法院|检察院|[工妇残侨文]联|工商联|科协|团|公司|集团|大学|学院|区|县|单位|部门|企业)$"
)
_ORGAN_END = re.compile(
    r"(?:部|委|局|厅|办|署|府|部门|委员会|办公室|中心|机关|管委会|领导小组|指挥部|联席会议|总队|支队|海关|银行|支行|法院|检察院|集团)$"
)
# 香港教育大学, 某某有限公司: by its name alone a party
_BY_ITS_NAME = re.compile(
    "(?![各由该本所其]|有关|相关|高等|职业|普通)[\u4e00-\u9fff]{2,14}(?:大学|学院|有限公司|分公司|供电公司|电网公司|集团公司)"
    "|(?:公安|检察|司法|税务|审判|监察)机关"
)
_NO_PARTY = re.compile(
    r"完成|推进|实施|持续|长期|适时|启动|同步|[0-9]{4}年|月底|年底|以上|以下|规定|要求|的|有效|下同|按照|根据|依法|任务|工作$|"
    r"负责人|一把手|主要领导|分管|本人|个人|用户|申请人|^(?:牵头|主办|承办|承担|责任|其他|项目承担)(?:部门|单位)|企业牵头"
)
_PLACES = frozenset("市县区州盟旗")
_GENERIC = ("企业", "单位", "部门", "机构", "学校", "公司", "组织", "社会", "家长", "群众")
_HAN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9（）〔〕“”·]{2,24}")
_SHARED = re.compile(r"(?:[各有关相所在]{0,4})(?:省|自治区|直辖市|市|县|区|州|盟|旗|乡|镇)")
_NAMED = re.compile(
    r"(?:国家|国务院|中国|中央|中共|最高|全国|自治区|[省市县区州旗](?![、，])|各|有关|地方|[\u4e00-\u9fff]{2,9}[省市县区州旗盟])"
)
_BRACKETED = re.compile(r"（[^（）]{0,40}）|〔[^〔〕]{0,40}〕")
_REMARK = re.compile(f"{REMARK}$")
_SAID_BEHIND = re.compile(rf"{REMARK}|(?P<responsible>具体(?:承办|实施|负责|落实|承担)|承办)[）)]")


class _Item(NamedTuple):
    start: int
    end: int
    joined: bool  # it stands behind 会同


class _Agencies:
    """Agencies in order, to be asked which of them lie in a range."""

    def __init__(self, facts: list[AgencyFact]) -> None:
        self.facts = sorted(facts, key=lambda f: (f.start, -f.end))
        self._starts = [f.start for f in self.facts]

    def within(self, start: int, end: int) -> list[AgencyFact]:
        low, high = bisect_left(self._starts, start), bisect_right(self._starts, end)
        return [f for f in self.facts[low:high] if f.end <= end]

    def closed_at(self, part: DutyPart) -> int:
        """Where a list ends whose 等 belongs to a group: 公安、网信等部门 is one party."""
        low, high = bisect_left(self._starts, part.start), bisect_left(self._starts, part.end)
        over = [f.end for f in self.facts[low:high] if f.kind == "group" and f.start < part.end < f.end]
        return over[0] if over and part.open else part.end


def resolve(text: str, layout: Layout, scans: Scans, agencies: list[AgencyFact]) -> list[ResponsibilityFact]:
    """Rows of who leads, answers for or supports a measure, in order of the parties.

    A party that no agency covers (a company, a school) has a row by the text of its item.
    `section` is the index of the heading that the statement stands under.
    """
    known = _Agencies(agencies)
    duties: list[DutyMatch] = scans.duties
    first_leads = any(d.first_leads and not d.parts for d in duties)
    rows: list[ResponsibilityFact] = []
    for duty in duties:
        first_leads = first_leads or duty.first_leads == "on"
        section = layout.section_at(duty.start)
        found = [
            ResponsibilityFact(*row[:2], section, row[2], row[3], part.open)
            for part in duty.parts
            for row in _parties(text, part, known, strict=duty.form == "sentence")
        ]
        unled = found and all(row.role != "lead" for row in found)
        if unled and (first_leads or duty.first_leads) and found[0].role == "responsible":
            found[0].role = "lead"
        rows.extend(found)
    return rows


def _parties(text: str, part: DutyPart, known: _Agencies, *, strict: bool) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, norm and role of each party of a list."""
    part = replace(part, end=known.closed_at(part))
    inside = known.within(part.start, part.end)
    items = list(_items(text, part, inside))
    # a firm's name may end in anything, but it stands among parties
    lenient = not strict and (bool(inside) or any(_is_party(text[i.start : i.end], strict=False) for i in items))
    for item in items:
        if item.joined and strict:
            continue  # 由甲局会同乙局组织实施: in a sentence who is only joined has no duty of his own
        role = "support" if item.joined and part.role == "responsible" else part.role
        start, end = item.start, item.end
        if remark := _REMARK.search(text[start:end]):
            role, end = remark.lastgroup or role, start + remark.start()
        named = [a for a in inside if item.start <= a.start and a.end <= item.end]
        covered = sum(a.end - a.start for a in named)
        last = ""
        if named and 2 * covered >= len(_BRACKETED.sub("", text[start:end])):
            for agency in named:
                if agency.norm == last:
                    continue  # 市区重建局（市建局）: the same once more
                last = agency.norm
                said = _SAID_BEHIND.match(text, agency.end)
                yield agency.start, agency.end, agency.norm, (said.lastgroup if said else None) or role
        elif _is_party(text[start:end], strict=strict) or (lenient and _may_be_party(text[start:end])):
            yield start, end, _norm(text[start:end]), role


def _items(text: str, part: DutyPart, inside: list[AgencyFact]) -> Iterator[_Item]:
    """The items of a list: cut at 、 and its like, but neither in brackets nor within an agency's name."""
    start, joined = part.start, False
    for cut in guard.finditer(_SEPARATOR, text, part.start, part.end):
        if _depth(text, start, cut.start()) != 0 or any(a.start <= cut.start() < a.end for a in inside):
            continue
        if cut[0] in _SOFT and not _may_cut(text, start, cut, part.end, inside):
            continue
        if cut[0] == "、" and _SHARED.fullmatch(text, start, cut.start()) and _SHARED.match(text, cut.end()):
            continue  # 各市、县人民政府 is one party
        yield from _trimmed(text, start, cut.start(), joined)
        start = cut.end()
        joined = joined or cut[0] in ("会同", "商")
    yield from _trimmed(text, start, part.end, joined)


def _may_cut(text: str, start: int, cut: re.Match[str], end: int, inside: list[AgencyFact]) -> bool:
    """Whether 和 joins two parties here, or stands within one name (工业和信息化部)."""
    if any(a.end == cut.start() for a in inside) or any(a.start == cut.end() for a in inside):
        return True
    right = re.split(r"[、，；]", text[cut.end() : end], maxsplit=1)[0]
    left_ends = bool(_JOINED_END.search(text[start : cut.start()]))
    return left_ends and (right[:1] in ("各", "有") or (len(right) > 2 and bool(_PARTY_END.search(right))))


def _trimmed(text: str, start: int, end: int, joined: bool) -> Iterator[_Item]:
    while start < end and text[start] in " \n\t由":
        start += 1
    while end > start and text[end - 1] in " \n\t。":
        end -= 1
    if end - start >= 2:
        yield _Item(start, end, joined)


def _depth(text: str, start: int, end: int) -> int:
    piece = text[start:end]
    return sum(piece.count(mark) for mark in "（〔(") - sum(piece.count(mark) for mark in "）〕)")


def _is_party(item: str, *, strict: bool) -> bool:
    """Whether an item that no agency covers is a party all the same; a sentence needs a named one (`strict`)."""
    bare = _BRACKETED.sub("", item)
    if not 2 <= len(bare) <= 40 or bare in _GENERIC or _NO_PARTY.search(bare):
        return False
    if strict and bare[-1] in _PLACES and bare in gazetteer().names:
        return True  # 厂房建设由中卫市负责
    if strict:
        return bool(_BY_ITS_NAME.fullmatch(bare)) or (bool(_ORGAN_END.search(bare)) and bool(_NAMED.match(bare)))
    return bool(_PARTY_END.search(bare))


def _may_be_party(item: str) -> bool:
    return bool(_HAN.fullmatch(item)) and item not in _GENERIC and not _NO_PARTY.search(_BRACKETED.sub("", item))


def _norm(item: str) -> str:
    return re.sub(r"\s", "", item).translate(str.maketrans("〔〕()", "（）（）"))


def apply_roles(agencies: list[AgencyFact], rows: list[ResponsibilityFact]) -> None:
    """Give the agencies that have a duty its role; issuers, addressees and copied parties keep theirs."""
    roles = {(row.start, row.end): row.role for row in rows}
    for agency in agencies:
        if agency.role == "mentioned":
            agency.role = roles.get((agency.start, agency.end), agency.role)
