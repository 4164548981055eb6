"""Lists of parties: who a paper is sent to (主送) and who gets a copy (抄送)."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile

from ipmine import guard
from ipmine.structure import Layout, copies, titles

_OPEN = "（(《“〈"
_CLOSE = "）)》”〉"
# A party that follows 、 with a head of its own: 各直属机构, 有关企业, 省法院. One without shares the head before it.
_OWN_HEAD = re.compile(
    r"各|[省市县区州旗盟乡镇](?:各|有关|相关)|有关|驻|中央|中直|中国|全国|国务院|国家|最高|人民解放军|军委|[省市县区州厅局部院委镇乡街校](?:直|属|级|人民政府|政府|委|军区|法院|检察院|纪委|监委|人大|政协)|新疆生产建设兵团|部属|省属|市属|机关|本|其他|相关"
)
# How a name of a party ends; a piece that ends so can stand alone.
_WHOLE = re.compile(
    r"(?:政府|部委|委员会|管委会|机构|部门|单位|企业|公司|学校|高校|院校|协会|学会|商会|中心|办公厅|办公室|法院|检察院|银行|团体|组织|集团|大学|医院|"
    r"社区|派出所|兵团|军区|军分区|警备区|[支分]行|党校|电视台|气象台|[妇文侨残青学]联|工商联|社科联|[科作记消政]协|人大|[委办厅局署部院司处社会队站所])(?:（[^（）]{1,40}）)?$"
)
_SOME = re.compile("(?:有关|相关)(?:单位|部门)$")
_SHARES_EACH = re.compile(r"[镇乡街村](?!直|属|有关|各|相关)")
_HEADED = re.compile(r"各|有关|(?:[省区县州盟旗团]|市(?!场))(?!$)")
_LEVELS = frozenset("省市县区州盟旗镇乡")


_NOTED = re.compile("[ 　]{0,4}[-—－]{1,4}备考$")  # 各组主管——备考
# 主席：, 王院长、各位委员先进：: who is spoken to in a speech or reply
_SPOKEN_TO = re.compile(
    "(?:代理?)?(?:主席|议长|[\u4e00-\u9fff]{0,3}[院部校会局]长)(?:女士|先生|阁下)?|各位[^，。]{0,40}|(?:女士|先生)(?:们)?|[\u4e00-\u9fff]{0,3}(?:院长|主席|部长|议长)、.{0,40}(?:先进|同仁|委员)"
)


def addressees(text: str, layout: Layout) -> list[str]:
    """The parties of the paper's 主送 line, in order; who is spoken to (主席女士) is none."""
    if layout.genre == "speech":
        return []
    for part in layout.parts:
        if part.kind == "addressees" and part.unit == 0:
            parties = [party for line in copies.lists(text[part.start : part.end]) for party in split_parties(line)]
            return [] if all(map(_SPOKEN_TO.fullmatch, parties)) else parties
    for entry in layout.box:
        if entry.field == "addressee" and entry.end > entry.start:
            return split_parties(text[entry.start : entry.end])
    return []


def copied(text: str, layout: Layout) -> list[str]:
    """The parties of 抄送, in order, as they are printed.

    It stands on the last page, so behind an issued attachment too; a forwarded paper, which
    has a number, addressees or a sign-off of its own, keeps its own.
    """
    found: list[str] = []
    for entry in layout.box:
        if entry.field == "cc" and entry.end > entry.start:  # 副本送：审计署、各组主管
            line = _NOTED.sub("", text[entry.start : entry.end])
            found.extend(split_parties(line))
    own = {part.unit for part in layout.parts if part.kind in ("number", "addressees", "signoff")}
    for part in layout.parts:
        if part.kind == "cc" and (part.unit == 0 or part.unit not in own):
            for line in copies.lists(text[part.start : part.end]):
                found.extend(split_parties(line))
    return found


def split_parties(line: str) -> list[str]:
    """Cut a list of parties at its marks, outside brackets; a list with a shared head or tail stays whole.

    >>> split_parties("各省、自治区、直辖市人民政府，国务院各部委、各直属机构：")
    ['各省、自治区、直辖市人民政府', '国务院各部委', '各直属机构']
    """
    line = "".join(line.split()).rstrip("：:。")
    parties: list[str] = []
    for group in _cut(line, "，,；;。"):
        pieces = _cut(group, "、")
        whole: list[str] = []
        for piece in pieces:
            if whole and _separate(whole[-1], piece):
                whole.append(piece)
            elif whole:
                whole[-1] += "、" + piece
            else:
                whole.append(piece)
        parties.extend(whole)
    return parties


def _separate(before: str, piece: str) -> bool:
    """Whether a 、 parts two parties, not two places or kinds of one."""
    if not _WHOLE.search(before):
        return False
    alike = "".join(a for a, _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, piece, strict=False)))
    if alike and not before.startswith("各") and (alike[0] in _LEVELS or alike[-1] in _LEVELS):
        return bool(_WHOLE.search(piece))  # 高雄市工业会、高雄市商业会: each with its own head
    if _OWN_HEAD.match(piece):
        return not (before.startswith("各") and _SHARES_EACH.match(piece))
    if _SOME.search(before) and not before.startswith("各") and titles.is_organ(piece) and not piece.startswith("直"):
        return True  # 镇直有关单位、某某派出所
    # 教育部、外交部: names that need no head; 省教育厅、财政厅 and 各部门、直属机构 share one
    return not _HEADED.search(before) and titles.is_organ(piece)


@cache
def _signs(marks: str) -> re.Pattern[str]:
    """The brackets, and the marks that part a list."""
    return re.compile(f"[{re.escape(_OPEN + _CLOSE + marks)}]")


def _cut(text: str, marks: str) -> list[str]:
    pieces: list[str] = []
    depth = start = 0
    for found in guard.finditer(_signs(marks), text):
        char, k = found[0], found.start()
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0:
            if k > start:
                pieces.append(text[start:k])
            start = k + 1
    if start < len(text):
        pieces.append(text[start:])
    return pieces
