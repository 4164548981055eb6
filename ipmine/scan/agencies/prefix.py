"""What stands in front of an organ's name and says whose it is: 吉林省, 省, 湖北省巴东县, 净月高新区."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from ipmine.gazetteer import gazetteer
from ipmine.scan.agencies.index import Index
from ipmine.scan.agencies.stops import STOP

_LEVEL: Final = re.compile(r"(?:自治[区州县旗]|兵团|地区|[省市县区州旗盟镇乡])\Z")
_LEVEL_LASTS: Final = frozenset("省市县区州旗盟镇乡团")
# words that end like a level: no paper's 区 stands in 社区委员会 or 园区管委会
_NO_LEVEL: Final = re.compile(
    r"(?:[本该各贫老灾疫战亚非欧美太洲部达远跨]地区|[城都超上股夜门地楼][市]|市场|[社园景小辖分城郊校灾库矿牧山林厂湾片街战军选赛济湖]区|特区|[跨外各节两]省|[各两跨全]县"
    r"|[各两全跨本我贵邻]市|[各全本我两双]区|[联同结东欧非]盟|[乡城集小]镇|[城下家老]乡|[强大兴]省|强[市县])\Z"
)
_ZONE_END: Final = re.compile(
    r"(?:经济技术开发区|高新技术产业开发区|高新技术开发区|经济开发区|旅游度假区|风景名胜区|综合保税区|自由贸易试验区"
    r"|自由贸易港|自贸试验区|自贸区|保税区|出口加工区|合作示范区|示范区|合作区|工业园区|产业园区|科技园区|开发区|高新区|经开区"
    r"|新区|度假区|风景区|景区|工业园|产业园|科技园|试验区|管理区|保护区|园区|化工区|新城|港区|片区|商务区"
    r"|集聚区|集中区|功能区|先行区|先导区|实验区|保税港区|综保区|工业区|产业区|林区|科技城|科学城|生态城)\Z"
)
# 自贸试验区昆明片区: the part at a place of a zone that has several
_FREE_TRADE: Final = re.compile(r"(?:中国（[一-鿿]{2,8}）)?(?:自由贸易试验区|自贸试验区|自贸区)\Z")
_ZONE_BODY: Final = re.compile(r"[一-鿿（）—·]{0,14}\Z")
_TOWNSHIP: Final = re.compile(r"[一-鿿]{1,6}(?:镇|乡|街道|民族乡|苏木)\Z")
# verbs that stand in front of a bare 街道办事处 and of a named one: 督促街道办事处, 同意白塔街道办事处
TELLS: Final = (
    "督促|讨论|反馈|指导|协调|组织|落实|支持|检查|监督|考核|评议|审议|听取|通知|要求|委托|授权|责成|推动|鼓励|动员|帮助|协助|配合|会同|联系|服务|引导|加强"
    "|完善|建立|健全|告知|移交|转交|交由|报请|报送|抄送|印发|其他|相应|调整|撤销|设立|成立|新设|增设|管理|依托|同意|批准|确定|决定|发挥|明确|依法|通过|负责"
    "|提请|责令|已经|业经|现经|报经|经过|根据|按照|结合|全体|部分|每个|周边|邻近|兄弟|上级|下级|做好|强化|推进|优化|设置|位于|涉及|包括|作为|以及|或者|收到|商请|发给"
)
_TOLD: Final = re.compile(rf"(?:{TELLS})")
_NO_TOWN: Final = re.compile(rf"(?:{TELLS})\Z")
_LONE: Final = re.compile(
    r"(?:\A|[^一-鿿])(?P<verb>[由向对请经报按将给让被])?(?P<body>[一-鿿]{2,6})(?:镇|(?<!民族)乡|民族乡|街道|苏木)\Z"
)
_BEHIND_WORD: Final = re.compile(
    rf"(?:[由向与和及同请让给在]|{TELLS})(?P<verb>)(?P<body>[一-鿿]{{2,3}})(?:镇|(?<!民族)乡|民族乡|街道|苏木)\Z"
)
# what only a township has: 镇人民政府, 街道办事处, 乡党委
SEAT: Final = re.compile(
    r"(?:人民)?政府|办事处|(?:党工?委|纪工?委)(?!副?书记|委员|组织|宣传|政法|统战)|人大主席团|党政(?:综合)?办公?室?|综治中心|(?!村)[一-鿿“”]{2,18}(?:领导小组|指挥部)|(?![村镇乡街])[一-鿿]{2,12}?(?:办公室|中心)|委员会(?!委员|书记|会议)|财政所|司法所|派出所|(?:中心)?卫生院|(?:畜牧兽医|动物防疫|农业技术推广|农技推广|农技|林业|水利|水管|综合文化|文化|经管|农经|农机|广播|计生|环卫|应急管理|(?:公共文化|文化|便民|党群|退役军人|社会保障|劳动保障|农业|综合|法律)服务)站"
)
_DISTRICT: Final = re.compile(r"[一-鿿]{1,3}区\Z")
_DISTRICT_ALONE: Final = re.compile(r"(?:\A|[^一-鿿])(?P<body>[一-鿿]{1,3}(?=区)|[一-鿿]{2,3})[区市镇乡]\Z")
_NO_DISTRICT: Final = re.compile(r"[各有关本该你我贵他所在及等与和对的]|辖")
_DISTRICT_SEAT: Final = re.compile(r"(?:第[一二三])?户政事务所|公所|农会|卫生所")
_NO_NAME: Final = re.compile(
    r"[各你有关本该你我贵他县市区省州旗村乡镇其所在级及等直属两多个每全新老建制下辖涉沿按与对的]|居住|住地|户籍|驻地|中心|重点|特色|试点|示范|城关街|街道|社区|民族"
)
_NOT_IN_NAME: Final = re.compile(r"[和与及由向对将经在为的是请报至到从给被把等按同]")
# counties whose names are nearly always two words: 会同 县公安局, 和 县财政局
AMBIGUOUS: Final = frozenset(["会同县", "和县", "镇平"])
_DONE: Final = frozenset("完建组形达构生促")  # 完成县…, not 成县
_NOT_IN_PLACE: Final = re.compile(r"(?<!自)由|[和与及向对将经在为的是请报至到从给被把等按照各该本]")
_WORD_BEFORE: Final = re.compile("[一-鿿](?<![由向对与和及请报经在从各本])")
_SESSION: Final = re.compile(r"第?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})届\Z")
_WITH_PARTY: Final = ("中共", "中国共产党")
_PARTY_LASTS: Final = ("共", "党")


# letters of the shortest names: 义县, 顺义
_SHORTEST: Final = 2
_ZONES_OF: Final = ("港区", "新区", "城区", "园区", "矿区", "景区", "林区", "灌区")
# a county or city that no gazetteer lists any more, behind its province: 湖北省钟祥县
_FORMER: Final = re.compile(r"(?:省|自治区)(?P<name>(?![各有所在直辖及本同全属某])[一-鿿]{1,3}[县市])\Z")


class Prefix(NamedTuple):
    """The place words that stand in front of `text[:end]`; `level` is set where there is no name."""

    start: int
    places: tuple[str, ...] = ()
    level: str = ""
    zone: bool = False


def place_end(index: Index, text: str, end: int) -> str:
    """The longest place name that ends at `end`, or ""."""
    for length in index.place_ends.get(text[end - 2 : end], ()):
        name = text[end - length : end]
        if name in index.places and name not in AMBIGUOUS and not (name == "成县" and text[end - 3 : end - 2] in _DONE):
            return name
    return ""


def prefix(index: Index, text: str, start: int, sessions: bool = False) -> Prefix | None:
    """The place words directly in front of `start`, or None; `sessions`: 省十四届 counts as 省."""
    at = start
    if sessions and text[at - 1 : at] == "届":
        session = _SESSION.search(text, max(0, at - 6), at)
        if session:
            at = session.start()
    places: list[str] = []
    while len(places) < 4:
        place = place_end(index, text, at)
        # behind the first, only full names go on to the left: 湖北省巴东县, never 在吉林长春市
        if not place or (
            places and place[-1] not in "省市县区州旗盟国团" and place != "台湾" and not _holds_zone(place, places[0])
        ):
            break
        if len(place) == _SHORTEST and place[-1] == "县" and not places:
            place = _renamed(text, at) or place  # 顺义县, not 义县
        if not places and place[1:] in _ZONES_OF and place_end(index, text, at - len(place) + 1) not in ("", place[:1]):
            return Prefix(at - len(place) - 1, (text[at - len(place) - 1 : at],), zone=True)  # 临海港区, not 海港区
        places.insert(0, place)
        at -= len(place)
    if places:
        return Prefix(at, tuple(places))
    last = text[at - 1 : at]
    if last in ("县", "市"):
        former = _FORMER.search(text, max(0, at - 15), at)
        above = place_end(index, text, former.start("name")) if former else ""
        if former and above and above[-1] in "省区":
            return Prefix(former.start("name") - len(above), (above, former["name"]))
        renamed = _renamed(text, at)
        if renamed:
            return _within(index, text, at, renamed)
    if last == "区" and (seated := _seated(text, at)):
        return seated
    if last in ("区", "城", "园", "港"):
        zone = _zone(index, text, at)
        if zone:
            return zone
        district = _district(index, text, at)
        if district:
            return district
    if last in ("镇", "乡", "道", "木"):
        township = _township(index, text, at)
        if township:
            return township
    if last in ("镇", "乡", "市") and (seated := _seated(text, at)):
        return seated
    level = _LEVEL.search(text, max(0, at - 3), at) if last in _LEVEL_LASTS else None
    if (
        level
        and level.group() == "地区"
        and _WORD_BEFORE.match(text, level.start() - 1)
        and not place_end(index, text, level.start())
    ):
        return None  # 边界地区: no prefecture
    if level and level.group() == "州" and gazetteer().named(text[level.start() - 1 : at]):
        return None  # 徽州文化研究院: a place in short
    if level and len(level.group()) == 1 and text.startswith("街道", at) and _IN_A_NAME.match(text, level.start() - 1):
        return None  # 洋州街道办事处: the name of a subdistrict
    if level and not _NO_LEVEL.search(text, max(0, at - 3), at) and not (last == "市" and text.startswith("场", at)):
        short = place_end(index, text, level.start()) if len(level.group()) > 1 else ""
        if short and level.group() == "地区" and short[-1] not in _LEVEL_LASTS:
            return _within(index, text, at, short + "地区")  # 四川省广安地区, now a city
        if short:
            return Prefix(level.start() - len(short), (short,))  # 广西自治区
        return Prefix(level.start(), (), level.group())
    return None


_IN_A_NAME: Final = re.compile("[一-鿿](?<![省市县区州旗盟各全本我该由向与和及对经报在的以])")


def _holds_zone(place: str, zone: str) -> bool:
    """Whether a place written in short holds the zone behind it: 天津滨海新区, never 在吉林长春市."""
    above, below = gazetteer().resolve(place), gazetteer().resolve(zone) if zone.endswith("新区") else None
    return above is not None and below is not None and gazetteer().is_within(below.code, above.code)


def _within(index: Index, text: str, end: int, place: str) -> Prefix:
    """The prefix of a place that ends at `end` and that no gazetteer lists, with the place above it if it is written."""
    start = end - len(place)
    above = place_end(index, text, start)
    if above and above[-1] in "省区市":
        return Prefix(start - len(above), (above, place))
    return Prefix(start, (place,))


def _renamed(text: str, end: int) -> str:
    """The county that ends at `end` and is a district or city now (顺义县), or ""."""
    if text[end - 1] != "县":
        return ""
    name = text[max(0, end - 3) : end]
    if len(name) <= _SHORTEST or name[-2] in "省市县区州旗镇乡" or name in AMBIGUOUS:
        return ""
    place = gazetteer().former(name)
    return name if place is not None and place.level == "county" else ""


def _zone(index: Index, text: str, end: int) -> Prefix | None:
    low = max(0, end - 24)
    suffix = _ZONE_END.search(text, low, end)
    if not suffix:
        return None
    body = _ZONE_BODY.search(text, low, suffix.start())
    start = body.start() if body else suffix.start()
    # what stands in front of the last word that no place's name holds is no part of it
    for stop in _NOT_IN_PLACE.finditer(text, start, suffix.start()):
        start = stop.end()
    national = text.rfind("中国（", low, suffix.start())
    if national >= 0:
        return Prefix(national, (text[national:end],), zone=True)  # 中国（上海）自由贸易试验区
    while start < suffix.start() and (text[start] in "）—·" or (text[start] == "（" and "）" not in text[start:end])):
        start += 1  # （经开区行政审批局牵头
    for at in range(start, suffix.start() - 1):
        for length in (2, 3, 4, 5, 6):
            if text[at : at + length] in index.places:
                whole = _FREE_TRADE.search(text, max(0, at - 22), at) if suffix.group() == "片区" else None
                return Prefix(whole.start() if whole else at, (text[whole.start() if whole else at : end],), zone=True)
    for stop in STOP.finditer(text, start, suffix.start()):
        start = stop.end()  # 支持高新区管委会
    if 0 < suffix.start() - start <= 4:
        return Prefix(start, (text[start:end],), zone=True)
    for at in range(suffix.start() - 1, max(start, suffix.start() - 8), -1):
        if text[at - 1] in "省市县区" and not _NO_LEVEL.search(text, max(0, at - 3), at):
            return Prefix(at - 1, (text[at - 1 : end],), zone=True)  # 市东部新城: of the paper's own place
    # 开发区管委会 alone: the zone that the paper speaks of
    return Prefix(suffix.start(), level=suffix.group(), zone=True)


def _township(index: Index, text: str, end: int) -> Prefix | None:
    found = _TOWNSHIP.search(text, max(0, end - 10), end)
    if not found:
        return None
    for at in range(found.start(), end - 1):
        above = place_end(index, text, at)
        if above and above[-1] in "县区市旗":
            outer = prefix(index, text, at)
            if outer and outer.places:
                return Prefix(outer.start, (*outer.places, text[at:end]))
    return _lone_township(text, end)


def _district(index: Index, text: str, end: int) -> Prefix | None:
    """A district of a city in Taiwan, which no gazetteer here lists: 台北市万华区户政事务所, 楠梓区公所."""
    found = _DISTRICT.search(text, max(0, end - 4), end)
    if not found:
        return None
    for at in range(found.start(), end - 1):
        above = place_end(index, text, at)
        if above in _cities_of_taiwan():
            return Prefix(at - len(above), (above, text[at:end]))
    return _seated(text, end)


def _seated(text: str, end: int) -> Prefix | None:
    """A district, town or city of a county in Taiwan that stands alone in front of its own office: 平镇市户政事务所."""
    alone = _DISTRICT_ALONE.search(text, max(0, end - 5), end) if _DISTRICT_SEAT.match(text, end) else None
    if alone is None or _NO_DISTRICT.search(alone["body"]):
        return None
    at = alone.start("body")
    if text[at] in "由向对请经报按将给让被" and end - at > _SHORTEST + 1:
        at += 1
    return Prefix(at, (text[at:end],))


@cache
def _cities_of_taiwan() -> frozenset[str]:
    """The full names of Taiwan's cities and counties."""
    known = gazetteer()
    return frozenset(
        name for name in known.full_names if (place := known.resolve(name)) and place.code.startswith("71")
    )


def _lone_township(text: str, end: int) -> Prefix | None:
    """A township whose county is not written, and that no gazetteer lists: 白塔镇人民政府, behind a mark or 由."""
    named = _LONE.search(text, max(0, end - 9), end) or _BEHIND_WORD.search(text, max(0, end - 7), end)
    if not named or not SEAT.match(text, end):
        return None
    body = named["body"]
    told = _TOLD.match(body)
    body = body[told.end() :] if told and len(body) - told.end() > 1 else body
    partied = body.startswith("中共")
    if text.startswith("委员会", end) and not partied:
        return None
    if partied:
        body = body[2:]
    named_for_a_prefecture = len(body) == _SHORTEST and body[1] == "州" and text.startswith("办事处", end)
    if named_for_a_prefecture and not _NO_NAME.match(body):
        return Prefix(named.end("body") - len(body), (text[named.end("body") - len(body) : end],))  # 洋州街道
    if len(body) > 3 or named["verb"] or _NO_NAME.search(body) or _NOT_IN_NAME.search(body):
        # 请白塔镇…, 会同白塔镇…: what stands in front of the name is another word
        cut = max((stop.end() for stop in _NOT_IN_NAME.finditer(body)), default=0)
        body = body[cut:] if cut else body
    if not 1 < len(body) <= 3 or _NO_NAME.search(body) or _NO_TOWN.search(body):
        return None
    start = named.end("body") - len(body)
    return Prefix(start, (text[start:end],))


def with_party(text: str, start: int) -> int:
    """Where 中共 or 中国共产党 begins, if it stands directly in front; else `start`."""
    for word in _WITH_PARTY if text[start - 1 : start] in _PARTY_LASTS else ():
        if text.startswith(word, start - len(word)) and start >= len(word):
            return start - len(word)
    return start
