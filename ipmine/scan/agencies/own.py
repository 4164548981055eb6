"""The issuer's own: pronouns (我局, 该委, 国家局), and units of it that stand without its name (厅信息中心, 部社会事务司)."""

from __future__ import annotations

import re
from typing import Final

from ipmine import guard
from ipmine.scan.agencies.compose import is_unit
from ipmine.scan.agencies.index import index
from ipmine.scan.agencies.model import AgencyMatch
from ipmine.scan.agencies.units import HELPING, NEXT
from ipmine.scan.runs import Rows

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
_BEFORE_OWN: Final = "报送由向与经至到交系照和在、，：（\n .．"
_MINISTRY_STARTS: Final = Rows(_BEFORE_OWN, "部厅局委署")
_MINISTRY: Final = re.compile(
    r"部(?=[一-鿿]{2,9}(?:司|办公厅)(?:[^法机令局长]|$)|(?![门队分署级])[一-鿿]{2,9}办公室(?!主任)|党组)|[厅局委署](?=党组)"
    r"|[厅局委署](?=[一-鿿]{0,9}?(?:办公室|中心(?!城)|[处科](?![理罚置在分技学研教普])(?=[，。；、（）：\n 联反备审]|负责|牵头|配合|会同|组织|承办|协助)))"
    r"|厅(?=[一-鿿]{0,6}(?:稽查|执法|监察|督查)局(?=[，。；、（）：\n ]|$))"
)
# 联系单位：专业技术人员管理处: a unit of the issuer, which need not be named there
_OWN_CONTACT: Final = re.compile(
    r"(?:联系|解读|咨询|承办|经办)(?:单位|部门|处室|科室|人)(?:及电话|及联系方式)?[：:] ?(?:[一-鿿]{2,4}（)?(?P<unit>(?![省市县区州])[一-鿿]{2,14}?(?:[司厅处科室]|办公室|中心))"
    r"(?=[ ，、；（）。\n0-9]|$)"
)
# （公共服务司、各省级管理部门按职责分工负责）: a bracket of duties begins with a unit of the issuer,
# （责任处室：公路处）: or says that it names units, 。（公路处）: or names nothing else
_OWN_DUTY: Final = re.compile(
    r"（由?(?P<unit>(?![省市县区州各有相本我])[一-鿿]{2,16}(?<!公)[司处](?<!办事处))(?=[、，]|和|按|负责|牵头|会同)(?:[^（）\n]|（[^（）\n]{1,8}）){0,200}(?:负责|牵头|配合|参与|参加|支持|协助|落实|实施)(?:；[^（）\n]{2,30})?）"
    r"|（(?:责任|牵头|负责|主办|承办|配合)(?:处室|科室|司局)：(?:[^（）\n]|（[^（）\n]{1,8}）){2,200}）"
    r"|（(?<=[。；]（)(?![省市县区州各有相本我])[一-鿿]{2,10}(?<!公)[司处](?<!办事处)(?:、[一-鿿]{2,10}(?<!公)[司处](?<!办事处)){0,8}）(?=\n|\Z)"
    r"|由(?P<one>(?![省市县区州各有相本我该其上])[一-鿿]{2,12}(?<!公)[司处](?<!办事处))(?=(?:、[一-鿿]{2,16}){0,4}(?:牵头|负责(?!人)))"
)
_BUREAU_DUTY: Final = re.compile(
    r"（(?P<unit>(?![省市县区州各有相本我])[一-鿿]{2,6}局)(?=[、，]|和|按|负责|牵头|会同)[^（）\n]{0,200}(?:负责|牵头|配合|参与|参加)）"
)
# …牵头，规划计划司、水利工程建设司按职责分工负责
_IN_DUTY: Final = re.compile(
    r"(?<=[（、，；：由和])(?P<unit>(?![省市县区州各有相本我由])(?:[一-鿿]{2,16}(?<!公)[司处](?<!办事处)|[一-鿿]{2,6}局|信息中心|办公厅|机关服务局))(?=[、，；）]|和|等|按|负责|牵头|配合|参与|参加|会同|分别)"
)
# 知识产权处负责组织协调；网络交易监督管理处负责线索监测: units of the issuer that bear a duty
_OWN_DOES: Final = re.compile(
    r"[。；\n](?P<unit>(?![省市县区州各有相本我该其])[一-鿿]{2,12}(?<!公)[处科司](?<!办事处))(?=负责[^人，。；\n])"
)
# 报水旱灾害防御股, 办公室设在法规股: a section of the county's office whose paper it is
_OWN_SECTION: Final = re.compile(
    r"[在报送交至向 　](?P<unit>(?![省市县区州各有相本我该其])[一-鿿]{2,10}股)(?=[，。；、（\n]|股长|联系)"
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
    r"|(?<!理)局(?=[、，；。：（）\n ])|[处科室司](?=牵头|配合|会同|协助)|分部|(?<![内外全各总])部(?=联络|联系|查询)|"
    r"[处科室司厅组](?=[、，；。：（）\n ]|和|与|负责|联系|反映|报告|备案|签"
    r"|承办|办理|审[核查]|汇[整总办]|受理|研[拟议]|统筹|置|$))"
)
# 本局专利一组: a section of a bureau in Taiwan; 本局课程支援分部: of one in Hong Kong
_TEAM: Final = re.compile(
    r"[一-鿿]{2,12}(?<![小党])(?<!工作|专家|领导|调查|检查|督导|巡视|课题|项目|评审|审查)组\Z|[一-鿿]{2,12}分部\Z"
)
# 秘书局、办公厅、数据司、财政司、金融司: so many departments in a row are the issuer's
_DEPARTMENTS: Final = re.compile(
    r"[，。：；\n（由请](?P<row>(?:(?:[一-鿿]{1,8}(?:司|局)|[一-鿿]{0,6}办公厅)、){2,14}[一-鿿]{1,8}(?<!公)司)(?=[，。；）\n]|和|等|有关|相关|负责|参加|牵头|按)"
)
_DEPARTMENT: Final = re.compile("[一-鿿]{1,9}(?=、|$)")
# stands for the last letter of a pronoun where there is none
ANY: Final = "单位"


def pronouns(text: str) -> list[AgencyMatch]:
    """我局, 本部, 该委, 国家局: organs that only the paper around can name."""
    found = [_own_unit(text, m, "总") for m in guard.finditer(_HEAD_OFFICE, text)]
    for at in _MINISTRY_STARTS.find(text):
        if (ministry := _MINISTRY.match(text, at + 1)) and (made := _own_unit(text, ministry, "本")).units:
            found.append(made)
            found += _listed_units(text, made)
            found += _helping_units(text, made)
    for m in filter(None, (_PRONOUN.match(text, at) for at in _PRONOUN_STARTS.find(text))):
        found.append(_own_unit(text, m, m.group()[:-1]))
        if found[-1].units and text[m.start()] in "本我":
            found += _listed_units(text, found[-1])  # 本府财政局、主计处
        if found[-1].units:
            found += _helping_units(text, found[-1])
    for at in _SIGNED_STARTS.find(text):
        line = _SIGNED_LINE.search(text, max(0, at - 119), at + 1) if _SIGNED.match(text, at) else None
        if line and is_unit("某" + line["unit"]):
            found.append(_of_issuer(text, *line.span("unit")))
    for contact in guard.finditer(_OWN_CONTACT, text):
        if is_unit("某" + contact["unit"]) and contact["unit"][0] not in "厅局委署":  # 委规划科 is found above
            found.append(_of_issuer(text, *contact.span("unit")))
    for row in guard.finditer(_DEPARTMENTS, text) if text.count("司、") > 1 else ():
        found += [_of_issuer(text, *unit.span()) for unit in _DEPARTMENT.finditer(text, *row.span("row"))]
    for does in guard.finditer(_OWN_DOES, text) if "处负责" in text or "科负责" in text or "司负责" in text else ():
        if is_unit("某" + does["unit"]):
            found.append(_of_issuer(text, *does.span("unit")))
    for section in guard.finditer(_OWN_SECTION, text) if "股" in text else ():
        if is_unit("某" + section["unit"]):
            found.append(_of_issuer(text, *section.span("unit")))
    duties = [*guard.finditer(_OWN_DUTY, text)] if "司" in text or "处" in text else []
    bureaus = [*guard.finditer(_BUREAU_DUTY, text)] if "司" in text else []
    units = [unit for duty in (*duties, *bureaus) for unit in _IN_DUTY.finditer(text, *duty.span())]
    if not any(unit["unit"].endswith("司") for unit in units):
        units = [unit for unit in units if not unit["unit"].endswith("局")]  # 水运局, 海事局: of a ministry
    found += [_of_issuer(text, *unit.span("unit")) for unit in units if is_unit("某" + unit["unit"])]
    return found


def _is_placed(unit: str) -> bool:
    """Whether a government has an organ of that name: 本府财政局."""
    known = index().names.get(unit)
    return known is not None and known.placed


def _of_issuer(text: str, start: int, end: int) -> AgencyMatch:
    """A unit of the issuer that stands without its name."""
    return AgencyMatch(start, end, "pronoun", text[start:end], level="本", core=ANY, units=(text[start:end],))


def _listed_units(text: str, first: AgencyMatch) -> list[AgencyMatch]:
    """The units of the same organ that the list goes on with: 部综合规划司、水运局."""
    more: list[AgencyMatch] = []
    at = first.end
    while (
        (unit := NEXT.match(text, at))
        and (is_unit("某" + unit["unit"]) or (first.core == "府" and _is_placed(unit["unit"])))
        and unit["unit"][0]
        not in "省市县区州各本我贵该" + first.core  # 厅规划处、厅办公室: the second is found by itself
    ):
        begin, at = unit.span("unit")
        more.append(
            AgencyMatch(begin, at, "pronoun", unit["unit"], level=first.level, core=first.core, units=(unit["unit"],))
        )
    return more


def _helping_units(text: str, first: AgencyMatch) -> list[AgencyMatch]:
    """由局产业促进处负责，规划财务处、人事处配合: the units of the same organ that help."""
    helping = HELPING.match(text, first.end)
    if helping is None or not is_unit("某" + helping["unit"]):
        return []
    begin, end = helping.span("unit")
    found = AgencyMatch(
        begin, end, "pronoun", helping["unit"], level=first.level, core=first.core, units=(helping["unit"],)
    )
    return [found, *_listed_units(text, found)]


def _own_unit(text: str, of: re.Match[str], level: str) -> AgencyMatch:
    """The pronoun, or the unit behind it: 我厅标准定额处, 总局信息中心."""
    unit = _OF_PRONOUN.match(text, of.end())
    named = unit is not None and (
        unit.group() == _PARTY_GROUP
        or is_unit(unit.group())
        or _TEAM.match(unit.group()) is not None
        or (of.group()[-1] == "府" and _is_placed(unit.group()))
    )
    units = (unit.group(),) if unit and named else ()
    end = unit.end() if unit and units else of.end()
    return AgencyMatch(
        of.start(), end, "pronoun", text[of.start() : end], level=level, core=of.group()[-1], units=units
    )
