"""Collective and open parties: 各市（州）人民政府, 有关部门, 市场监管、发展改革等部门, 省政府各厅委办.

The head is found (`group_heads`), the phrase in front of it read (`group_phrase`), and what
has no owner and says too little is left (`_valid`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from ipmine import guard
from ipmine.scan.agencies import offices, openings
from ipmine.scan.agencies.group_ends import TAIL, group
from ipmine.scan.agencies.group_heads import HEAD
from ipmine.scan.agencies.group_phrase import phrase
from ipmine.scan.agencies.index import Name, index
from ipmine.scan.agencies.model import AgencyMatch
from ipmine.scan.agencies.vocabulary import vocabulary, walk

_VAGUE_ONLY: Final = re.compile(r"[fvRE]{0,99}\Z")
# vague words that tell enough by themselves, and what must stand in front of them
_TELLING: Final = (
    "主管部门",
    "职能部门",
    "监管部门",
    "执法部门",
    "业务主管部门",
    "行业主管部门",
    "审批部门",
    "牵头部门",
    "登记部门",
)
_BOUNDARY: Final = re.compile(
    r"[^一-鿿]|[由向与和及对请经报同为从在将是让给，各被按如并或使等且了]|(?<=协)助|(?<=配)合|(?<=移)送|(?<=通)知|(?<=联)合|(?<=告)知|(?<=责)令|(?<=授)权|(?<=委)托|(?<=接)受"
)
# an organ in a list whose head stands at the list's beginning
_ITEM: Final = re.compile(r"[、和及](?P<name>[一-鿿]{2,16}(?:（[一-鿿]{1,6}）部门)?)(?=[、，；：（\n于应要按审])")
# 农业农村（农牧）厅（局、委）
_ITEM_BRACKETED: Final = re.compile(
    r"[、和及](?P<name>[一-鿿]{2,12}（[一-鿿、]{1,10}）[厅局委](?:（[一-鿿、]{1,6}）)?)(?=[、，；：（\n于应要按审])"
)
_OR_STREET: Final = ("镇（街）", "镇（街道）", "）公所")
_SEAT_OF: Final = re.compile("(?:所在辖区|所在地|所在|所属|属地|辖区|当地)\\Z")
_SEAT_BESIDE: Final = re.compile("(?:乡镇|镇|乡|街道)(?:（街道?）)?[、或和及与]")
_OF_ZONES: Final = ("管委会", "管理委员会")
_OR_BODIES: Final = re.compile("(?:或者?|和|及)(?:机构|单位)(?![改编设]|[一-鿿]?用|负责)")
_COMPETENT: Final = re.compile(
    "(?:社会团体|社会组织|民办非企业单位|社会服务机构|基金会)?登记管理机关|主管(?:税务|财政|登记)机关"
)
_ENFORCING: Final = (
    "消防救援机构",
    "海事管理机构",
    "住房公积金管理机构",
    "公积金管理机构",
    "社会保险经办机构",
    "社保经办机构",
    "医疗保障经办机构",
    "医保经办机构",
)
_WATCHING: Final = ("监察机构", "监管机构")
_LABEL: Final = re.compile(
    "(?:[省市县区]级)?(?:成员|督导|牵头|责任|配合|主管|起草|审查|监督|协同|协助)(?:单位|部门)(?:：|[ \u3000]{2})"
)
_COMMON: Final = frozenset(["工会", "团委", "法院", "检察院"])
_MOST_ORGANS: Final = 20
_OTHERS: Final = tuple(
    f"{others}{head}" for others in ("其他", "其它", "各类", "各种") for head in ("部门", "单位", "机关")
)
_ALONE: Final = ("各", "有关", "相关")
_OFFICES: Final = ("部门", "机构")
# letters that say whose an office is
_OWNED: Final = frozenset("LPAVQK")
# letters of names, places and levels
_LISTED_LEVELS: Final = ("LC", "VC", "LVC", "VLC")  # 市州、直管市…
_DIVISIONS: Final = frozenset("LPV")


def groups(text: str) -> Iterator[AgencyMatch]:
    """All collective parties whose head is a common noun, in order."""
    for start, end in offices.spans(text):
        yield group(text, start, end)
    for head in guard.finditer(HEAD, text):
        word = head.group()
        if word == "街道办事处":
            yield group(text, head.start(), head.end())  # 乡镇人民政府、街道办事处
            continue
        if word.endswith(_OR_STREET):
            seat = _SEAT_OF.search(text, max(0, head.start() - 6), head.start())
            place = seat.start() if seat else head.start()
            if place == 0 or _BOUNDARY.match(text, place - 1) or text[place - 1] == "经":
                yield group(text, place, head.end())
                continue
        if word[0] == "等":
            yield group(text, head.start() + 1, head.end())
            continue
        # a head that begins with 各 or 有关 needs nothing in front, no other stands alone
        words = walk(text, head.start())
        found = (
            phrase(words, head.start(), "K" if word.startswith(_ALONE) else "H")
            if words or word.startswith(_ALONE)
            else None
        )
        start, letters = found or (0, "")
        valid = bool(found) and _valid(word, letters, text, start)
        if word.endswith(_OFFICES) and not (valid and _OWNED & set(letters)):
            begin = offices.of_level(text, head.end())
            if begin is not None:
                yield group(text, begin, head.end())
        if valid:
            start = openings.opening(text, start, letters)
            end = head.end()
            if "E" in letters and (more := _OR_BODIES.match(text, end)):
                end = more.end()  # 不动产登记等部门或者机构
            if word == "部门" and "Q" in letters and not _DIVISIONS.isdisjoint(letters):
                end = _list_end(text, end)  # 各省、自治区商务主管部门、知识产权局
            yield group(text, start, end)


def shared(text: str, start: int, end: int) -> AgencyMatch | None:
    """A group that shares an organ's name: 各省、自治区、直辖市知识产权局."""
    words = walk(text, start)
    made = phrase(words, start, "H") if words else None
    if made is None or text.startswith("规章", end):
        return None  # 地方政府规章: a kind of rule
    begin, letters = made
    if letters.startswith("fP"):  # 建成运行吉林省、长春市…中心: 运行 is done to them
        begin, letters = min(at for _, at in words if at > begin), letters[1:]
    if text.endswith(_OF_ZONES, begin, end) and (seat := _SEAT_BESIDE.match(text, begin, end)):
        begin = seat.end()  # 镇（街）、园区管委会: no township has such a committee
    body = letters[:-1]
    if (
        text.endswith("分行", begin, end)
        and text.endswith("银行", 0, begin)
        and not text.endswith("人民银行", 0, begin)
    ):
        return None  # 中国银行各分行: of a company
    if text.startswith("银行", begin):
        return None  # 银行各地分行
    if text.startswith("重点省", begin):
        begin = openings.seat(text, begin)  # 利用外资重点省市发展改革委
    if any(c in body for c in "QVKCB"):
        return group(text, begin, _list_end(text, end) if "Q" in body or body.startswith(_LISTED_LEVELS) else end)
    return None


def _list_end(text: str, end: int) -> int:
    """Where the organs end that share the head: 各省、自治区卫生健康委、高级人民法院、公安厅（局）."""
    names = index().names
    tail = TAIL.match(text, end)
    reach = tail.end() if tail else end
    for _ in range(_MOST_ORGANS):
        item = _ITEM_BRACKETED.match(text, reach) or _ITEM.match(text, reach)
        words = item["name"] if item else ""
        while words and not _is_shared(words, names):
            cut = max(words.rfind("和"), words.rfind("及"), 0)
            words = words[:cut]
        if not words:
            break
        end = reach = reach + 1 + len(words)
        tail = TAIL.match(text, end)
        reach = tail.end() if tail else end
    return end


def _is_shared(words: str, names: Mapping[str, Name]) -> bool:
    """Whether a list's item is an organ that takes the list's head: 知识产权局, 法院, 市场监督管理部门."""
    if "（" in words and vocabulary().classes.get(words.partition("（")[0]) == "F":
        return True
    if words in _COMMON or (len(words) > 5 and words.endswith(("管理部门", "监管部门"))):
        return True
    if words.endswith(("部门", "机关")) and vocabulary().classes.get(words[:-2].partition("（")[0]) == "F":
        return True  # 各省市场监管部门、教育部门、公安机关
    return words in names and names[words].placed


def _valid(word: str, letters: str, text: str, start: int) -> bool:
    """Whether a phrase of these classes with this head names a party at all."""
    body = letters[:-1]
    if word.startswith(_ALONE):
        return True
    if word in ("地区", "部会"):
        return "Q" in body and "V" not in body and not text.startswith(("其他", "其它", "上述"), start)
    if word.startswith("党委"):
        return any(c in body for c in "VQK")
    if not body.strip("C") or (body == "Q" and text.startswith(_OTHERS, start)):
        return False
    if (
        word in ("单位", "部门")
        and _LABEL.match(text, start)
        and text[start - 1 : start] in ("", "\n", "；", " ", "\u3000")
    ):
        return False  # 成员单位：, 市级督导单位：
    if word == "部门":
        if body in ("G", "R", "A", "P", "L"):
            return text.startswith("国务院部门", start)  # of the State Council, every ministry is one
        if _VAGUE_ONLY.match(body):
            telling = "E" in body or text.startswith(_TELLING, start)
            alone = start == 0 or bool(_BOUNDARY.match(text, start - 1))
            return telling and (alone or ("E" in body and openings.listed(text, start) < start))
        return True
    if word in ("厅", "局", "委"):
        return ("Q" in body or "C" in body) and letters[-2] in "FfB"
    if word.endswith("政府"):
        if body == "Q" and text.startswith(("各种", "各类"), start):
            return False
        return (
            any(c in body for c in "VQB")
            or text.startswith("直辖市", start)
            or ("C" in body and any(c in body for c in "LP"))
        )
    if word == "机关" and (
        ("F" in body and text[text.find("机关", start) - 2 : text.find("机关", start)] == "主管")
        or _COMPETENT.match(text, start)
    ):
        return True  # 渔业主管机关, as Taiwan says 主管部门
    if word == "机关":
        return any(c in body for c in "QVPLK") and any(c in body for c in "QFfvV")
    if word in _WATCHING:
        return any(c in body for c in "QVKF")  # 煤矿安全监察机构: what it watches over tells it from others
    if word == "单位" and text.startswith("成员单位", start) and body == "f":
        # of the body that the paper sets up
        return not start or bool(_BOUNDARY.match(text, start - 1)) or text[start - 1] in "应从整组"
    if (
        word == "单位"
        and body in ("Af", "LAf", "PAf", "Ff", "LFf", "PFf")
        and text.find("成员单位", start, start + 20) > 0
    ):
        return True  # 市爱卫委成员单位
    if word == "机构" and ("K" in body or ("A" in body and "R" in body) or body.startswith("LC")):
        return True  # 省、自治区、直辖市动物防疫监督机构
    if word == "机构" and text.startswith(_ENFORCING, start):
        return True  # the law gives them its powers under this name
    if word == "机构" and text.startswith(("县（", "市（", "省（", "区（"), start) and "G" not in body:
        return True  # 县（市）动物防疫监督机构
    return "Q" in body or "V" in body
