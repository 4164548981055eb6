"""Short names that a text gives its bodies: （以下简称“联防联控机制”）, and the ends of long names (报联席会议办公室)."""

from __future__ import annotations

import re
from typing import Final

from ipmine.scan.agencies.index import index
from ipmine.scan.agencies.model import AgencyMatch
from ipmine.scan.runs import Words

# the end of a long name stands for it later: 报联席会议办公室
_TAIL_WORDS: Final = (
    "部际联席会议办公室", "厅际联席会议办公室", "联席会议办公室", "领导小组办公室", "指挥部办公室", "联席会议", "领导小组", "指挥部", "联防联控机制",
    "保护中心", "维权中心", "协调委员会", "审议委员会", "评审委员会", "指导委员会",
)  # fmt: skip
_LEVELS: Final = ("当地", "属地", "各级", "上一级", "下一级", "上级", "下级", "本级", "同级", "地方各级", "各地")
_THEIRS: Final = ("当地", "属地", "各地", "各级")
_TAIL_LETTERS: Final = ("室", "议", "组", "部", "制", "会", "心")
_TAIL_STARTS: Final = Words(_TAIL_WORDS)
_TAILS: Final = re.compile(rf"(?:{'|'.join(_TAIL_WORDS)})(?!制度|机制|组长|成员|会议|下设)")
_OFFICE: Final = re.compile("办公室|工作小组|工作组|秘书处|专家组")
# bodies whose business an office of their own does; 办公室 behind a bureau's short name may be another's
_HAS_OFFICE: Final = ("小组", "委员会", "指挥部", "联席会议", "委", "专班")
_SECTION: Final = re.compile(
    "(?P<unit>(?!部分|各|有关|相关|指派|得)[一-鿿]{2,10}[司处组科室](?<!处处)(?<!理处)(?<!小组)(?<!工作组))(?=[，。；、（）]|和|与|负责|办理|承办|签|审|汇|受理|统筹|研)"
)
_RANKS: Final = frozenset("省市县区州旗盟")
_DEFINED: Final = re.compile(
    r"[”》]?（[^（）\n]{0,12}?(?:简称|下称)[为：:]?[“\"]?(?P<short>[^”\"（）\n]{2,20}?)[”\"]?(?:[，、；;][^（）\n]{0,20})?）"
)


# 香港生产力促进局（生产力局）: a short name that is only put in brackets, as Hong Kong and Taiwan write
_BESIDE: Final = re.compile(r"（(?P<short>[^\W0-9a-zA-Z_]{2,7}[局署处会院部委司组队所馆])）")


def given_short(text: str, match: AgencyMatch) -> re.Match[str] | None:
    """The short name in a bracket behind an organ: of the organ's letters, in their order, to the same end."""
    beside = _BESIDE.match(text, match.end) if match.kind == "agency" else None
    if beside is None or beside["short"] in index().names or len(beside["short"]) + 1 >= len(match.name):
        return None
    letters = iter(match.name)
    shortens = beside["short"][-1] == match.name[-1] and all(letter in letters for letter in beside["short"])
    return beside if shortens else None


def tails(text: str, found: list[AgencyMatch]) -> list[AgencyMatch]:
    """The ends of long names, where they stand for a name that the text has given in full before."""
    more: list[AgencyMatch] = []
    given: dict[str, int] = {}  # the last name so far with each end
    k = done = 0
    for tail in filter(None, (_TAILS.match(text, at) for at in _TAIL_STARTS.find(text))):
        if tail.start() < done:
            continue
        done = tail.end()
        while k < len(found) and found[k].end <= tail.start():
            if found[k].kind == "agency" and found[k].name.endswith(_TAIL_LETTERS):
                given.update((word, k) for word in _TAIL_WORDS if found[k].name.endswith(word))
            k += 1
        word, end = tail.group(), tail.end()
        if word not in given and word.endswith("办公室"):
            word, end = word.removesuffix("办公室"), end - len("办公室")
        parent = given.get(word)
        if parent is None:
            continue
        of_level = next((level for level in _LEVELS if text.endswith(level, 0, tail.start())), "")
        if of_level:
            # 各级联席会议: not the one that was named
            more.append(AgencyMatch(tail.start() - len(of_level), end, "group", of_level + word))
            continue
        office = _OFFICE.match(text, end)
        if office is not None:
            more.append(_office(text, tail.start(), office, parent))
        else:
            more.append(AgencyMatch(tail.start(), end, "alias", word, core=word, parent=parent))
    return more


def _office(text: str, start: int, office: re.Match[str], parent: int) -> AgencyMatch:
    """The office of a body that is written short: 领导小组办公室 behind 某某领导小组."""
    end = office.end()
    return AgencyMatch(start, end, "agency", text[start:end], units=(office.group(),), parent=parent)


def aliases(text: str, found: list[AgencyMatch]) -> list[AgencyMatch]:
    """The short names that the text gives an organ, wherever they stand after that."""
    more: list[AgencyMatch] = []
    defined: set[str] = set()
    for k, match in enumerate(found):
        if match.kind == "pronoun" or text[match.end : match.end + 1] not in ("（", "”", "》"):
            continue
        definition = _DEFINED.match(text, match.end) or given_short(text, match)
        if definition is None or definition["short"] in defined or len(defined) > 40:
            continue
        short = definition["short"]
        defined.add(short)
        at = definition.start("short")
        while at >= 0:
            end = at + len(short)
            office = _OFFICE.match(text, end) if short.endswith(_HAS_OFFICE) else None
            if office is not None:
                own = text[at - 1 : at] in _RANKS and match.rank() == text[at - 1]
                more.append(_office(text, at - own, office, k))  # 市联席会议办公室: of the city's own
            elif short[0] == "本" and (section := _SECTION.match(text, end)):
                unit = section["unit"]
                more.append(
                    AgencyMatch(
                        at, section.end("unit"), "agency", text[at : section.end("unit")], units=(unit,), parent=k
                    )
                )  # 本部文化资源司
            elif text.endswith(_THEIRS, 0, at):
                more.append(AgencyMatch(at - 2, end, "group", text[at - 2 : end]))  # 当地联防联控机制
            else:
                more.append(AgencyMatch(at, end, "alias", short, core=short, parent=k))
            at = text.find(short, end)
    return more
