"""Organs that no lexicon lists: a place, the State or a parent in front, then what it is for, then its kind.

吉林省政务服务和数字化局, 省公安厅食品药品生态环境犯罪侦查总队, 国务院知识产权战略实施工作部际联席会议办公室.
"""

from __future__ import annotations

import re
from typing import Final

from ipmine.scan.agencies.index import Index
from ipmine.scan.agencies.model import AgencyMatch
from ipmine.scan.agencies.prefix import prefix

# the ends that a composed name may have; 中心 and the like are judged by what stands before
HEADS: Final = (
    # every branch begins with a letter, so that the engine skips to the letters that begin one
    r"委员会(?!议)|办公室(?!主任会)|领导小组(?!组长会)|协调小组|工作小组|工作组|指挥部|联席会议(?!制度)|办公会议|联防联控机制|联动机制"
    r"|协会(?!议)|学会(?!议)|联合会(?!议)|促进会(?!议)|研究会(?!议)|商会(?!议)|基金会(?!议)|研究院|研究所|研究室|研究中心"
    r"|总队(?!伍)|支队(?!伍)|大队(?!伍)"
    r"|中心(?<!数据中心)(?<!商业中心)(?<!金融中心)(?<!物流中心)(?<!会展中心)(?<!消费中心)(?<!航运中心)(?<!贸易中心)(?<!城市中心)(?<!市场中心)"
    r"(?<![为的以]中心)(?![城镇区支任思点线环站地小线])"
    r"|局(?<![\n ]局)(?![部势面限促域长])|厅(?![级局长])|司(?<!公司)(?![法机令局长])|处(?![理置罚分于在方境级长以])|室(?![内外])"
    r"|科(?![技学研创目室普教协长])|管理[站所院]|检测[站院]|检验院|监测站|监督[站所]|推广站|服务站|检疫站"
)
_UNIT: Final = re.compile(r"(?!副|各|原)(?:[一-鿿“”·]|（[一-鿿]{1,10}）){2,24}(?<![一-鿿]副[总支大]队)\Z")
# words that end a name to the left: what stands behind them is no part of a body's name
STOP: Final = re.compile(
    r"[的了是在由把被让请将且等该这那而即曾已并从，。；：！？、\n]|关于|印发|转发|发布|公布|颁布|批准|同意|成立|设立|建立|组建|筹建|建成|新建"
    r"|召开|举办|举行|主办|承办|协办|联合(?!会)|会同|共同|负责|牵头|配合|支持|鼓励|加强|完善|推进(?!使用)|推动|加快|开展|依托|通过|根据|按照"
    r"|依据|围绕|要求|提出|出台|制定|制订|修订|起草|审议|通知|决定|报送|报告|提交|提供|对接|参加|参与|出席|邀请|委托|授权|列入|纳入|进入"
    r"|成为|作为|位于|属于|隶属|主任|局长|厅长|部长|书记|主席|省长|市长|县长|区长|总理|同志|记者|公司|大学|学院|高校|医院|集团|申报|申请|获得"
    r"|打造|构建|搭建|简称|深入|积极|认真|切实|充分|进一步|全力|强化|优化|提升|提高|落实|贯彻|探索|创建|争取|发挥|利用|选择|引导|规范(?!化)"
    r"|做好|抓好|承担|履行|协助|汇总|至少|各级|各地|有关|相关|以及|领导(?!小组)|干部(?!局|处|司|学)|全省|全市|全国各|全县|全区"
    r"|组成|担任|兼任|设在|挂牌|增挂|加挂|撤销|调整|抽调|指定|指派|派出(?!所)|统筹(?!发|城)|商请|函请|抄送|主送|上报|下发|代表|全体|所属|下属|下设"
    r"|需要|可以|应当|必须|不得|没有|不是|为了|作用|工作人员|办公地点|会议(?!办公室|筹备|服务|室|中心)|年|月|日"
)
# how a unit's name ends; 处 and its like are short names, 总队 and 委员会 may be long
_UNIT_END: Final = re.compile(
    r"(?:委员会|领导小组|协调小组|工作小组|工作组|专家组|检查组|指挥部|联席会议|办公会议|联防联控机制|研究院|研究所|[总支大]队|中心|办公室|办公厅"
    r"|[局厅院]|(?<=[一-鿿]{3})(?<![全内外干局大各本司令支中分])部)\Z"
)
_SHORT_UNIT_END: Final = re.compile(r"(?<![公各有上下该本])[司科室办所站]\Z|(?<![实好坏用益难之各何四随到短长相])处\Z")
_SHORT_UNIT: Final = 12
_NATION: Final = re.compile(r"(?:国家|全国|中国|中华|中央)")
_NATIONAL: Final = re.compile(
    r"(?:委员会|领导小组|协调小组|指挥部|联席会议|协会|学会|联合会|促进会|研究会|商会|基金会|研究院|研究所|研究中心|中心|办公室|工作组|局)\Z"
)
_LOCAL: Final = re.compile(
    r"(?:委员会|领导小组|协调小组|指挥部|联席会议|办公会议|协会|学会|联合会|促进会|研究会|商会|基金会|研究院|研究所|研究中心|中心|办公室"
    r"|工作组|工作小组|局|厅|[总支大]队|管理[处所站]|[测验]院|[测督广]站|监督所)\Z"
)
_OTHER_HEAD: Final = re.compile(r"[局厅委院署](?![托员])|部门|机关|政府|单位")
_WHOLE: Final = re.compile(r"(?:部际|厅际|省际)联席会议\Z|(?:领导小组|联席会议)办公室\Z|指挥部\Z")
_HAN: Final = re.compile(r"[一-鿿“”]{2,26}\Z")


def compose(known: Index, text: str, end: int, last: AgencyMatch | None) -> AgencyMatch | None:
    """The composed organ that ends at `end`, or None."""
    if last is not None and last.kind == "agency" and end - last.end <= 30:
        gap = text[last.end : end]
        if gap and is_unit(gap):
            return AgencyMatch(
                last.start, end, "agency", last.name + gap, last.places, last.level, last.core,
                (*last.units, gap), last.parent, last.party,
            )  # fmt: skip
    if not _LOCAL.search(text, max(0, end - 4), end):
        return None
    low = max(0, end - 26)
    if last is not None:
        low = max(low, last.end)
    body = _HAN.search(text, low, end)
    if body is None:
        return None
    low = body.start()
    for stop in STOP.finditer(text, low, end - 2):
        low = stop.end()
    made = _placed(known, text, low, end) or _national(text, low, end)
    if made is not None:
        return made
    if _WHOLE.search(text, low, end) and 6 <= end - low <= 26 and low == body.start():
        return AgencyMatch(low, end, "agency", text[low:end], core=text[low:end])
    return None


def is_unit(gap: str) -> bool:
    """Whether what stands between a parent and an end can name a unit of it."""
    if not _UNIT.match(gap) or STOP.search(gap):
        return False
    return bool(_UNIT_END.search(gap)) or (len(gap) <= _SHORT_UNIT and bool(_SHORT_UNIT_END.search(gap)))


def _placed(known: Index, text: str, low: int, end: int) -> AgencyMatch | None:
    """A composed name behind the last place or level in `text[low:end]`."""
    for at in range(end - 3, low, -1):
        if text[at - 1] in "省市县区州旗盟团" or text[at - 2 : at] in known.place_ends:
            front = prefix(known, text, at)
            if front is None or front.start < low:
                continue
            core = text[at:end]
            if _OTHER_HEAD.search(core, 0, len(core) - 3) or len(core) < 3 or core[0] in "级内外":
                return None
            if not front.places and text[front.start - 1 : front.start] in ("各", "级", "、"):
                return None
            return AgencyMatch(front.start, end, "agency", text[front.start : end], front.places, front.level, core)
    return None


def _national(text: str, low: int, end: int) -> AgencyMatch | None:
    """A composed name that begins with 国家, 全国, 中国."""
    if not _NATIONAL.search(text, max(0, end - 4), end):
        return None
    starts = [m.start() for m in _NATION.finditer(text, low, end)]
    if not starts or end - starts[0] < 6:
        return None
    if text.startswith("国家", starts[0]) and text.endswith(("中心", "研究院"), 0, end):
        return None  # 国家技术创新中心: a kind of body, of which there are many
    core = text[starts[0] : end]
    if _OTHER_HEAD.search(core, 0, len(core) - 3):
        return None
    return AgencyMatch(starts[0], end, "agency", core, core=core)
