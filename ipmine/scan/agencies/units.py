"""Units that stand apart from their parent's name, pronouns, and short names that the text defines.

国家知识产权局条法司、联席办 · 国家发展改革委（法规司） · 省委宣传部（省版权局）版权管理处 · 我局, 该委, 国家局 ·
（以下简称“联防联控机制”）.
"""

from __future__ import annotations

import re
from typing import Final

from ipmine import guard
from ipmine.scan.agencies.compose import is_unit
from ipmine.scan.agencies.index import index
from ipmine.scan.agencies.model import AgencyMatch
from ipmine.scan.runs import Rows, Words

_NEXT: Final = re.compile(
    r"[、和及与](?P<unit>[一-鿿]{1,14}?(?:办公室|办公厅|委员会|中心|司|处|科|室|办|部|局|厅|队|院|所|站))"
    r"(?=[、，；。）（\n ]|等|按|负责|牵头|配合|和|及|[司厅局处]长|主任|$)"
)
_BRACKETED: Final = re.compile(r"（(?P<unit>[一-鿿]{2,14}(?:办公室|办公厅|中心|司|处|科|室|(?P<bureau>(?<!总)局)))）")
_BEHIND_PLATE: Final = re.compile(r"）(?P<unit>[一-鿿]{2,16}?(?:办公室|司|处|科|室))(?![理置罚分于法机令技学])")
_PRONOUN_STARTS: Final = Rows("我本该你贵国省市县区州", "局厅部委院署办会处行家府")
_PRONOUN: Final = re.compile(
    # begins with a set, so that the engine skips to the characters that begin one
    r"[我本该你贵国省市县区州](?:(?<=[我本该你贵])(?=[局厅部委院署办会处行府])"
    r"|(?<=国)家(?=局)(?<![两各多该本中邻外的]国家)"
    r"|(?<=[省市县区州])(?=局|厅(?!级))(?<![^\W以由向与和及对经报同从将是让给被按如请送至到][省市县区州]))"
    r"(?:局(?![部势面限促域长])|厅(?!级)|部(?![门分署位件队属落])|委(?![托员任派屈培会])|院(?!校)|署|府(?![邸第上])|办(?![理法公学事案])|会(?!议|计)|处(?![理罚于置])|行(?![业政为动使]))"
)
# 我厅标准定额处
# 总局 alone, and a ministry's own unit (报送部社会事务司), behind a mark or a word that no name ends with
_BEHIND: Final = "由向与和及对经报同从将是让给被按如请送至到交以、，；：。（“\n "
_HEAD_OFFICE: Final = re.compile(rf"总局(?<=[{_BEHIND}]总局)(?![长级机])")
_BEFORE_OWN: Final = "报送由向与经至到交系照和在、，：（\n "
_MINISTRY_STARTS: Final = Rows(_BEFORE_OWN, "部厅局委署")
_MINISTRY: Final = re.compile(
    r"部(?=[一-鿿]{2,9}(?:司|办公厅)(?:[^法机令局长]|$)|党组)|[厅局委署](?=党组)"
    r"|[厅局委署](?=[一-鿿]{0,9}?(?:办公室|中心(?!城)|处(?![理罚置在分])(?=[，。；、（）：\n 联反备审])))"
)
# 联系单位：专业技术人员管理处: a unit of the issuer, which need not be named there
_OWN_CONTACT: Final = re.compile(
    r"联系(?:单位|部门|处室|科室)(?:及电话|及联系方式)?[：:] ?(?P<unit>(?![省市县区州])[一-鿿]{2,14}?(?:[司厅处科室]|办公室|中心))"
    r"(?=[ ，、；（）。\n0-9]|$)"
)
# （公共服务司、各省级管理部门按职责分工负责）: a bracket of duties begins with a unit of the issuer
_OWN_DUTY: Final = re.compile(
    r"（(?P<unit>(?![省市县区州各有相本我])[一-鿿]{2,10}(?<!公)[司处](?<!办事处))(?=[、，]|和|按|负责|牵头|会同)[^（）\n]{0,200}(?:负责|牵头|配合|参与|参加)）"
)
# 矿业权管理司 over the date: a ministry's unit that signs for it
_SIGNED: Final = re.compile(
    r"[司处室心](?=\n[\n 　]{0,9}(?:(?:19|20)[0-9]{2}|二[〇○零O0][一二三四五六七八九〇○零O0]{2})年[ 0-9一二三四五六七八九十]{1,4}月)"
)
_SIGNED_STARTS: Final = Rows("司处室心", "\n")
_SIGNED_LINE: Final = re.compile(r"(?:\A|\n)[ 　]{0,99}(?P<unit>[一-鿿]{2,12}(?:司|处|办公室|研究室|中心))\Z")
_PARTY_GROUP: Final = "党组"
_OF_PRONOUN: Final = re.compile(
    r"党组(?![书成])|[一-鿿]{1,12}?(?:办公室|中心|委员会(?!委员)|小组(?=[、，；。：（）\n ]|[处负会审办])|分局(?!长)|分署"
    r"|(?<!理)局(?=[、，；。：（）\n ])|[处科室司组](?=[、，；。：（）\n ]|和|与|负责|联系|反映|报告|备案|$))"
)
# 本局专利一组: a section of a bureau in Taiwan
_TEAM: Final = re.compile(r"[一-鿿]{2,4}[一二三四五六七八九十权]组\Z")
# the end of a long name stands for it later: 报联席会议办公室
_TAIL_WORDS: Final = (
    "部际联席会议办公室", "厅际联席会议办公室", "联席会议办公室", "领导小组办公室", "指挥部办公室", "联席会议", "领导小组", "指挥部", "联防联控机制",
    "协调委员会", "审议委员会", "评审委员会", "指导委员会",
)  # fmt: skip
_LEVELS: Final = ("各级", "上一级", "下一级", "上级", "下级", "本级", "同级", "地方各级", "各地")
_TAIL_LETTERS: Final = ("室", "议", "组", "部", "制", "会")
_TAIL_STARTS: Final = Words(_TAIL_WORDS)
_TAILS: Final = re.compile(rf"(?:{'|'.join(_TAIL_WORDS)})(?!制度|机制|组长|成员|会议|下设)")
_OFFICE: Final = re.compile("办公室|工作小组|工作组|秘书处|专家组")
# bodies whose business an office of their own does; 办公室 behind a bureau's short name may be another's
_HAS_OFFICE: Final = ("小组", "委员会", "指挥部", "联席会议", "委", "专班")
_DEFINED: Final = re.compile(
    r"[”》]?（[^（）\n]{0,12}?(?:简称|下称)[为：:]?[“\"]?(?P<short>[^”\"（）\n]{2,20}?)[”\"]?(?:[，、；;][^（）\n]{0,20})?）"
)


# 税务总局总审计师兼货物和劳务税司司长: the second post's unit belongs to the organ of the first
_SECOND_POST: Final = re.compile(
    r"[一-鿿]{2,8}(?:、[一-鿿]{2,8}){0,2}[、兼](?P<unit>(?![省市县区州国中全])[一-鿿]{2,14}(?:[司厅局处部]|办公室|研究室|中心|总部))(?=[司厅局处部]长|主任|负责人)"
)
# 秘书局、办公厅、数据司、财政司、金融司: so many departments in a row are the issuer's
_DEPARTMENTS: Final = re.compile(
    r"(?:(?<=[，。：；\n（])|(?<=由|请))(?:(?:[一-鿿]{1,8}(?:司|局)|[一-鿿]{0,6}办公厅)、){2,14}[一-鿿]{1,8}司(?=[，。；）\n]|和|等|有关|相关|负责|参加|牵头|按)"
)
_DEPARTMENT: Final = re.compile("[一-鿿]{1,9}(?=、|$)")
# 市人大及其常委会
_CONGRESS: Final = ("人大", "人民代表大会")
_STANDING: Final = re.compile("及其(?P<body>常委会|常务委员会)")
# stands for the last letter of a pronoun where there is none
ANY: Final = "单位"
# 国家卫生健康委联系人：医政医管局  张某
_CONTACT: Final = re.compile(
    r"联系(?:人|部门|处室|单位)(?:及电话|及联系方式)?[：:] ?(?P<unit>[一-鿿]{2,14}?(?:[司厅局处科室]|办公室|中心|研究院))(?=[ ，、（]|[一-鿿]{2,3}[ ，、（\n0-9])"
)


def units(text: str, found: list[AgencyMatch]) -> list[AgencyMatch]:
    """The named units in lists, in brackets and behind plates, each with its parent's index in `found`."""
    more: list[AgencyMatch] = []
    starts = {match.start for match in found}
    party = index().party
    for k, match in enumerate(found):
        if match.kind != "agency":
            continue
        if match.units and match.parent is None:
            at = match.end
            while next_unit := _NEXT.match(text, at):
                begin, at = next_unit.span("unit")
                if begin in starts or next_unit["unit"][0] in "省市县区州" or not is_unit("某" + next_unit["unit"]):
                    break
                if _is_branch(next_unit["unit"]):
                    more.append(AgencyMatch(begin, at, "agency", next_unit["unit"], core=next_unit["unit"]))
                    break
                more.append(_unit(text, begin, at, k))
        standing = _STANDING.match(text, match.end) if match.name.endswith(_CONGRESS) else None
        if standing:
            more.append(
                AgencyMatch(*standing.span("body"), "agency", standing["body"], units=("常务委员会",), parent=k)
            )
        post, contact = _SECOND_POST.match(text, match.end), _CONTACT.match(text, match.end)
        if post and (
            is_unit("某" + post["unit"]) if post["unit"][-1] != "部" else match.party and post["unit"] in party
        ):
            begin, at = post.span("unit")
            if begin not in starts:  # 人民银行副行长、外汇局局长: an organ of its own
                more.append(_unit(text, begin, at, k))
        if contact and is_unit("某" + contact["unit"]):
            begin, at = contact.span("unit")
            if begin in starts:
                _adopt(found, begin, at, k)
            else:
                more.append(_unit(text, begin, at, k))
        bracket = _BRACKETED.match(text, match.end)
        if bracket and bracket["bureau"] and (match.places or match.level or match.units):
            bracket = None  # of a place, a plate; of the State, its own bureau
        if bracket and bracket.start("unit") not in starts and is_unit(bracket["unit"]):
            more.append(_unit(text, *bracket.span("unit"), k))
        if k and text[match.start - 1 : match.start] == "（" and found[k - 1].end == match.start - 1:
            behind = _BEHIND_PLATE.match(text, match.end)
            if behind and behind.start("unit") not in starts and is_unit(behind["unit"]):
                more.append(_unit(text, *behind.span("unit"), k - 1))
    return more


def _is_branch(name: str) -> bool:
    """Whether a name is that of a State organ's branch, which is no unit of another: 市公安局交警支队、边检总站."""
    known = index().names.get(name)
    return known is not None and known.placed and all("{s}" in organ.norm for organ in known.organs)


def _adopt(found: list[AgencyMatch], start: int, end: int, parent: int) -> None:
    """Make a bare name that was taken for an organ of its own the unit that it is: …联系人：卫生局."""
    for match in found[parent + 1 :]:
        if (match.start, match.end) == (start, end) and not match.places and not match.level:
            match.units, match.core, match.parent = (match.name,), "", parent


def _unit(text: str, start: int, end: int, parent: int) -> AgencyMatch:
    return AgencyMatch(start, end, "agency", text[start:end], units=(text[start:end],), parent=parent)


# zones that stand in a list as if they were parties: 省教育厅、中韩（长春）国际合作示范区等
_ZONE_END: Final = re.compile(r"区(?<=[新范发高经税验假作港理]区)(?=[、，；）〕：]|等)")
_ZONE_BODY: Final = re.compile(r"(?:[一-鿿]|（[一-鿿]{1,6}）|〔[一-鿿]{1,6}〕){4,20}\Z")


def zones(text: str) -> list[AgencyMatch]:
    """Named zones that make up a whole item of a list; whether they are parties, the list tells."""
    known = index()
    more: list[AgencyMatch] = []
    for end in guard.finditer(_ZONE_END, text):
        body = _ZONE_BODY.search(text, max(0, end.end() - 24), end.end())
        if body is None or text[body.start() - 1 : body.start()] not in _BEFORE_ZONE:
            continue
        name = body.group().replace("〔", "（").replace("〕", "）")
        beside = bool(more) and more[-1].end == body.start() - 1 and text[body.start() - 1] == "、"
        if beside or name in known.places or any(name[:size] in known.places for size in (2, 3, 4)):
            more.append(AgencyMatch(body.start(), end.end(), "zone", name, (name,), core="管委会"))
    return more


_BEFORE_ZONE: Final = frozenset("、，；（〔：\n")
_CENTRE: Final = re.compile(
    r"中央(?<!党中央)(?<!共中央)(?=决定|批准|同意|(?:和|、)(?:省委|市委|自治区|国务院|省、)|的?(?:坚强领导|统一领导|统一部署|决策部署|部署要求|重大决策|工作部署)|领导同志)|中央委员会(?<!共中央委员会)(?<!团中央委员会)(?=(?:第?[0-9一二三四五六七八九十]{1,3}次)?全体会议)"
)


def centre(text: str) -> list[AgencyMatch]:
    """中央 alone, where it is the Party's: 中央和省委的坚强领导."""
    return [
        AgencyMatch(m.start(), m.end(), "agency", m.group(), core="中共中央") for m in guard.finditer(_CENTRE, text)
    ]


def pronouns(text: str) -> list[AgencyMatch]:
    """我局, 本部, 该委, 国家局: organs that only the paper around can name."""
    found = [_own_unit(text, m, "总") for m in guard.finditer(_HEAD_OFFICE, text)]
    for at in _MINISTRY_STARTS.find(text):
        if (ministry := _MINISTRY.match(text, at + 1)) and (made := _own_unit(text, ministry, "本")).units:
            found.append(made)
            found += _listed_units(text, made)
    for m in filter(None, (_PRONOUN.match(text, at) for at in _PRONOUN_STARTS.find(text))):
        found.append(_own_unit(text, m, m.group()[:-1]))
    for at in _SIGNED_STARTS.find(text):
        line = _SIGNED_LINE.search(text, max(0, at - 119), at + 1) if _SIGNED.match(text, at) else None
        if line and is_unit("某" + line["unit"]):
            found.append(
                AgencyMatch(*line.span("unit"), "pronoun", line["unit"], level="本", core=ANY, units=(line["unit"],))
            )
    for contact in guard.finditer(_OWN_CONTACT, text):
        unit = contact["unit"]
        if is_unit("某" + unit):
            found.append(AgencyMatch(*contact.span("unit"), "pronoun", unit, level="本", core=ANY, units=(unit,)))
    for row in guard.finditer(_DEPARTMENTS, text) if text.count("司、") > 1 else ():
        for unit in _DEPARTMENT.finditer(row.group()):
            start = row.start() + unit.start()
            found.append(
                AgencyMatch(
                    start,
                    row.start() + unit.end(),
                    "pronoun",
                    unit.group(),
                    level="本",
                    core=ANY,
                    units=(unit.group(),),
                )
            )
    for duty in guard.finditer(_OWN_DUTY, text) if "司" in text or "处" in text else ():
        unit = duty["unit"]
        if is_unit("某" + unit):
            found.append(AgencyMatch(*duty.span("unit"), "pronoun", unit, level="本", core=ANY, units=(unit,)))
            found += _listed_units(text, found[-1])
    return found


def _listed_units(text: str, first: AgencyMatch) -> list[AgencyMatch]:
    """The units of the same organ that the list goes on with: 部综合规划司、水运局."""
    more: list[AgencyMatch] = []
    at = first.end
    while (
        (unit := _NEXT.match(text, at))
        and is_unit("某" + unit["unit"])
        and unit["unit"][0] not in "省市县区州各" + first.core  # 厅规划处、厅办公室: the second is found by itself
    ):
        begin, at = unit.span("unit")
        more.append(
            AgencyMatch(begin, at, "pronoun", unit["unit"], level=first.level, core=first.core, units=(unit["unit"],))
        )
    return more


def _own_unit(text: str, of: re.Match[str], level: str) -> AgencyMatch:
    """The pronoun, or the unit behind it: 我厅标准定额处, 总局信息中心."""
    unit = _OF_PRONOUN.match(text, of.end())
    named = unit is not None and (
        unit.group() == _PARTY_GROUP or is_unit(unit.group()) or _TEAM.match(unit.group()) is not None
    )
    units = (unit.group(),) if unit and named else ()
    end = unit.end() if unit and units else of.end()
    return AgencyMatch(
        of.start(), end, "pronoun", text[of.start() : end], level=level, core=of.group()[-1], units=units
    )


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
        definition = _DEFINED.match(text, match.end)
        if definition is None or definition["short"] in defined or len(defined) > 40:
            continue
        short = definition["short"]
        defined.add(short)
        at = definition.start("short")
        while at >= 0:
            end = at + len(short)
            office = _OFFICE.match(text, end) if short.endswith(_HAS_OFFICE) else None
            if office is not None:
                more.append(_office(text, at, office, k))
            else:
                more.append(AgencyMatch(at, end, "alias", short, core=short, parent=k))
            at = text.find(short, end)
    return more
