"""Where the phrase in front of a group's head starts: 市场监管、发展改革等部门, 各省、自治区…

A phrase is read backwards from its head into word classes (`vocabulary`), cut into members
at 、 and 和, and the members that share the head are taken together.
"""

from __future__ import annotations

from typing import Final

from ipmine.scan.agencies.vocabulary import Walk

# a member that is an organ or a government by itself, and shares no head
_COMPLETE: Final = ("A", "G")

_HEADED: Final = ("AB", "GB", "hB", "HB")


def phrase(found: Walk, head: int, letter: str) -> tuple[int, str] | None:
    """Where the phrase with its head at `head` starts, and its classes; None for no collective.

    Goes to the left member by member, as long as the member before shares the head (省、自治区)
    or has one that a bare head is added to (有关部门和单位).
    """
    if all(c not in "CE" for c, _ in found):
        alone = _trim([*found[::-1], (letter, head)])
        return alone[0][1], _classes(alone)
    cuts: list[Walk] = [[(letter, head)]]
    for item in found:
        if item[0] == "C":
            cuts.append([])
        else:
            cuts[-1].append(item)
    if cuts[0][:2] and _short_organ_in_a_list(cuts):
        cuts[0] = [(("F" if c == "A" else c), at) for c, at in cuts[0]]
    taken = _behind_organ(cuts[0][::-1])
    if taken is None:
        return None
    listed = taken[0][0] == "E"
    for cut in cuts[1:]:
        member = cut[::-1]
        classes = _classes(member)
        trimmed = _behind_organ(member) if member else None
        if len(member) > 1 and "v" in classes and not classes.strip("fv"):
            trimmed = member[-1:]  # 牵头协调 组织、宣传等部门
        # 主办单位所在地省、自治区: only what is left of a member joins
        if not trimmed or not _joins(_classes(trimmed), taken):
            if listed and classes.endswith(_COMPLETE):
                return None  # 财政部、税务局等部门: the organs are named, the rest is nothing
            break
        if classes == "h" and taken[0][0] in "HAGPLVQ":
            break
        taken = [*trimmed, ("C", -1), *taken]
        if len(trimmed) < len(member):
            break
    if taken[0][0] == "E":
        # 等有关部门: what stands in front is named apart; 有关部门 remains
        taken = [item for item in taken if item[0] != "E"]
        return None if len(taken) < 2 else (taken[0][1], _classes(taken))
    return taken[0][1], _classes(taken)


def _short_organ_in_a_list(cuts: list[Walk]) -> bool:
    """Whether an organ ends a list of trades: 民政、公安、人民银行等部门 names no organ but what it is for."""
    if _classes(cuts[0][::-1]) not in ("AEH", "AEfH", "AEQH", "AEQfH") or len(cuts) < 3:
        return False
    return all(_classes(cut[::-1]) in ("F", "f", "FF") for cut in cuts[1:3])


def _classes(member: Walk) -> str:
    return "".join([c for c, _ in member])


def _behind_organ(member: Walk) -> Walk | None:
    """The member with the head, trimmed; of 教育部等有关部门 only 有关部门, of 教育部等部门 nothing."""
    classes = _classes(member)
    at = classes.rfind("E")
    if at > 0 and classes.endswith(_COMPLETE, 0, at):
        return member[at + 1 :] if len(member) > at + 2 else None
    return _trim(member)


def _trim(member: Walk) -> Walk:
    """The member without what cannot begin a phrase; a leading 等 stays, it says that a list goes on."""
    for k in range(len(member) - 2, 0, -1) if len(member) > 2 else ():
        if member[k][0] == "v" and member[k - 1][0] in "AGP" and member[k + 1][0] in "QVK":
            return member[k + 1 :]  # 国务院组织有关部门: one does it, the others are told
    k = 0
    while k + 1 < len(member) and member[k][0] in "fFvHK":
        k += 1
    if k and (member[k][0] in "QVK" or (k == 1 and len(member) == 2 and member[0][0] in "fF" and member[k][0] == "L")):
        return member[k:]  # 指导各级…, 许可 市…, 牵头组织有关…: verbs; 各地各部门: two parties
    k = 0
    while k + 1 < len(member):
        letter, behind = member[k][0], member[k + 1][0]
        # 指导各级…, 考核省直…: a verb; 各地各部门: two parties
        if (
            letter in "Bh"
            or (letter in "vH" and behind in "fFLPAGVQH")
            or (letter == "v" and behind == "K")
            or (letter == "G" and behind not in "QRVK")
        ):
            k += 1
        else:
            break
    return member[k:]


def _joins(before: str, taken: Walk) -> bool:
    """Whether a member of these classes and the phrase to its right are one phrase."""
    first = _classes(taken).partition("C")[0]
    if first[0] in "QK" or "H" in before[:-1] or (before[0] == "Q" and "Q" in first):
        return False  # 各县市区、市直各单位: each with its own 各
    if "H" in first.partition("E")[0][:-1] and before[-1] in "Ff":
        return False  # 互联网、公安机关交通管理部门: of one house
    if before[-1] == "H":
        return set(first) <= {"H", "R"} and before != "H"
    if first[0] == "A" and before[-1] in "FfLPVB":
        return False  # 行政法规和国务院市场监督管理部门: the owner is not that of what stands before
    if before.endswith(_HEADED):
        return False  # 各省民政厅（局）和兵团民政局: each has its own head
    if before.endswith(_COMPLETE) or (first == "H" and before[-1] in "LPVfv" and "Q" not in before):
        return False  # 区县和单位, 属地管理、部门: the head belongs to no place and to no trade
    if first[0] in "VLP":
        return before[-1] in "VLPBK"
    return before[-1] in "FfLPBVhRv"
