"""Where a paper speaks from: its territory and the region of its jurisdiction."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from ipmine.facts import DocNumberFact
from ipmine.gazetteer import COUNTRY, gazetteer
from ipmine.resolve.issuing import split_organs
from ipmine.resolve.titling import title_of
from ipmine.scan import Scans
from ipmine.series import issuer_of_number
from ipmine.structure import Layout

REGIONS = {"tw": "710000", "hk": "810000", "mo": "820000"}

_TW = re.compile(
    r"中华民国 ?\d|民国 ?\d{2,3} ?年|law\.moj\.gov\.tw|\.gov\.tw|[府院部署会局]授?[\u4e00-\u9fff]{1,5}字第|行政院|立法院|智慧财产局"
    r"|日期 ?[：:] ?1[01]\d[-./年]\d{1,2}[-./月]\d{1,2}"
    r"|智慧财产(?:及商业)?法院|\d{2,3}年度[\u4e00-\u9fff]{1,8}字第|新台币"
)
# bodies that only Taiwan has, beside a year of the Republic
_TW_BODY = re.compile(
    "国科会|国家科学及技术委员会|国发会|国家发展委员会|卫生福利部|卫福部|内政部|经济部|环保署|数位发展部|数位部|主计总处|金管会|金融监督管理委员会"
    "|客家委员会|客委会|原住民族委员会|原民会|陆委会|大陆委员会|海洋委员会|海委会|公平交易委员会|立法委员|中央政府总预算"
)
# bodies that both sides have or had: the year must have three digits and a month, or be one of accounts
_BODY_OF_BOTH = re.compile("劳动部|环境部|农业部|交通部|文化部|教育部|财政部|中央银行|县政府|市政府")
_YEAR_OF_THREE = re.compile(r"(?<![0-9.第])1[0-2]\d年(?:度|\d{1,2}月)")
_TW_YEAR = re.compile(r"(?<![0-9.第])(?:8[5-9]|9\d|1[0-2]\d)年(?:度|底|起|间|\d{1,2}月|至|[，、])")
_MO = re.compile(
    r"澳门特别行政区(?:政府|行政长官|公报)|澳 门 特 别 行 政 区|第\d{1,4}/\d{4}号(?:行政长官|法律|行政法规|保安司|社会文化司|运输工务司)"
    r"|\.gov\.mo|/\d{2}/M号|(?:^|\n)[ \u3000]{0,8}澳门特别行政区[ \u3000]{0,4}\n"
    # a bureau that the mainland has none of, at the head of a line
    r"|(?:^|\n)[ \u3000]{0,4}(?:来源[：:] ?)?(?:经济及科技发展局|经科局|印务局|身份证明局|治安警察局|司法警察局|市政署"
    r"|招商投资促进局|邮电局|劳工事务局|统计暨普查局|教育及青年发展局|澳门海关|海事及水务局|行政公职局|社会工作局|公共建设局|土地工务局|交通事务局|法务局|地球物理气象局|药物监督管理局|公共资产监督管理局)"
)
_HK = re.compile(
    r"香港特别行政区政府|\.gov\.hk|财政司司长|政务司司长|律政司|(?:本港|特区政府).{0,200}香港|行政长官李家超|行政长官林郑"
    r"|香港金融管理局|证券及期货事务监察委员会|财政预算案演辞|立法会CB[（(]\d"
    r"|立法会[一二三四五六七八九十]{1,3}题|在立法会(?:会议|[\u4e00-\u9fff]{2,14}委员会会议)上"
    r"|通[函告]第 ?[0-9]{1,3}[A-Z]?/[0-9]{4} ?号"
    r"|(?:中西|湾仔|油尖旺|深水埗|九龙城|黄大仙|观塘|荃湾|屯门|元朗|大埔|西贡|沙田|葵青|离岛)区议会"
    r"|香港时间 ?\d{1,2}时|行政长官[^\n]{0,8}施政报告|公营房屋|公共屋[邨村]|居屋|公屋(?:轮候|单位|居民|申请)"
    r"|今(?:日|天|早|晚|午)（[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日）"
)
# without one of these the patterns find nothing
_TW_HINTS = ("日期：1", "日期:1", "日期： 1", "民国", "gov.tw", "字第", "行政院", "立法院", "智慧财产", "新台币")
# bureaus and departments that only Hong Kong has, at the head of a line
_HK_BODY = re.compile(
    r"(?:^|\n)[ \u3000]{0,8}(?:来源[：:] ?)?(?:环境及生态局|运输及物流局|医务卫生局|创新科技及工业局|商务及经济发展局|劳工及福利局|文化体育及旅游局"
    r"|民政及青年事务局|财经事务及库务局|政制及内地事务局|水务署|机电工程署|渔农自然护理署|食物环境卫生署|康乐及文化事务署|地政总署|土木工程拓展署"
    r"|渠务署|屋宇署|房屋署|路政署|运输署|知识产权署|工业贸易署|创新科技署|政府统计处|入境事务处|民政事务总署|差饷物业估价署|投资推广署)"
)
_HK_HINTS = (
    "香港",
    "区议会",
    "gov.hk",
    "司司长",
    "证券及期货",
    "预算案演辞",
    "律政司",
    "行政长官",
    "立法会",
    "通函第",
    "通告第",
    "今日（",
    "今天（",
    "今早（",
    "今晚（",
    "今午（",
    "公营房屋",
    "公共屋",
    "公屋",
    "居屋",
)
_MAINLAND = re.compile(r"[〔\[]\d{4}[〕\]]\d{1,5}号|中共中央|国务院|省人民政府|市人民政府")

# bureaus that only Macau has: two of them tell where a letter comes from
_OF_MACAU = re.compile(
    "教育及青年发展局|民防架构|警察总局|治安警察局|市政署|海事及水务局|土地工务局|交通事务局|经济及科技发展局|劳工事务局|邮电局|地球物理气象局"
    "|统计暨普查局|身份证明局|行政公职局|公共建设局|药物监督管理局|社会文化司|运输工务司|经济财政司|行政法务司|保安司司长|GPAL"
)
# names that only Hong Kong has, of bodies, places and ways to speak
_OF_HONG_KONG = re.compile(
    "消费者委员会|香港海关|尖沙咀|铜锣湾|旺角|中环|港九|新界|屯门|沙田|元朗|观塘|荃湾|立法会[^，。\n]{0,12}议员|强积金|港元|市建局|房委会|医管局|积金局|机管局|港铁|屋邨|本港"
    "|卫生防护中心|香港考试及评核局|运输及物流局|政府产业署|社会福利署|惩教署|入境事务处"
)
_SEVERAL = 2
_HEAD = 500


def territory_of(text: str, layout: Layout) -> str:
    if layout.genre == "tw_gazette":
        return "tw"
    head = text[: 3 * _HEAD]
    if ("澳" in head or "/" in head) and _MO.search(head):
        return "mo"
    mainland = _MAINLAND.search(head) is not None
    if mainland and "中华民国" not in head:
        return "mainland"
    if any(hint in head for hint in _TW_HINTS) and _TW.search(head):
        return "tw"
    if mainland:
        return "mainland"
    if "年" in head and _of_the_republic(head):
        return "tw"
    if any(hint in head for hint in _HK_HINTS) and _HK.search(head) is not None:
        return "hk"
    if _HK_BODY.search(head):
        return "hk"
    if len(set(_OF_MACAU.findall(head))) >= _SEVERAL:
        return "mo"
    if len(set(_OF_HONG_KONG.findall(head))) >= _SEVERAL:
        return "hk"
    return "mainland"


def _of_the_republic(head: str) -> bool:
    """Whether a head without a word of the mainland counts years as Taiwan does: 114年1月15日, by a body of Taiwan's."""
    if not _TW_YEAR.search(head) or _CHRISTIAN.search(head):
        return False
    if _TW_BODY.search(head):
        return True
    return _YEAR_OF_THREE.search(head) is not None and _BODY_OF_BOTH.search(head) is not None


_CHRISTIAN = re.compile(r"(?:(?:19|20)\d\d|一九[一二三四五六七八九〇零○]{2}|二[〇零○][一二三四五六七八九〇零○]{2})年")
_CENTRAL = re.compile(
    r"(?:中共中央|党中央|国务院|中央|全国|国家|最高人民|中华人民共和国|中国人民|[\u4e00-\u9fff]{2,9}部(?:办公厅)?$|海关总署|[\u4e00-\u9fff]{2,8}总局)"
)


_LOCAL = re.compile(r"[省县区州盟旗]|市(?!场)")


@lru_cache(maxsize=4096)
def place_of(name: str, within: str | None = None) -> str | None:
    """The region that an organ's name begins with, the finest that the name tells.

    >>> place_of("吉林省长春市人民政府"), place_of("吉林省人民政府"), place_of("省人民政府")
    ('220100', '220000', None)
    """
    gaz = gazetteer()
    code: str | None = None
    rest = name.removeprefix("中共").removeprefix("中国共产党").removeprefix("国家税务总局")
    while rest:
        found = None
        for size in range(min(11, len(rest) - 1), 1, -1):
            head = rest[:size]
            if head in gaz.names or head[-1] in "省市区县州盟旗":
                found = gaz.resolve(head, code or within)
                if found is not None and found.code != COUNTRY and (code is None or gaz.is_within(found.code, code)):
                    code, rest = found.code, rest[size:]
                    break
                found = None
        if found is None:
            break
    return code


def region_of(
    text: str,
    layout: Layout,
    scans: Scans,
    doc_numbers: list[DocNumberFact],
    territory: str,
    issuers: list[str],
) -> str | None:
    """The jurisdiction that the paper speaks for."""
    own = [fact for fact in doc_numbers if fact.role == "self" and fact.series]
    nearby = _nearby(text, layout)
    for fact in own:
        reading = issuer_of_number(fact.series or "", fact.year, fact.number, nearby)
        if reading is None or not (reading.certain or nearby):
            continue
        if not nearby or reading.region == COUNTRY or _related(reading.region, nearby):
            return reading.region  # 普安办发 is 普安县's, unless the paper is signed in 普洱市
    for name in issuers:
        code = place_of(name, within=nearby)
        if code is not None:
            return code
    if any(map(_is_central, issuers)):
        return COUNTRY
    if own:
        reading = issuer_of_number(own[0].series or "", own[0].year, own[0].number, nearby)
        if reading is not None:
            return reading.region
    if territory != "mainland":
        return REGIONS[territory]
    if nearby is not None:
        return nearby
    title = title_of(text, layout)
    if title is not None:
        code = place_of(_OPENS.sub("", title))
        if code is not None or title.startswith("中华人民共和国"):
            return code or COUNTRY
        if any(_is_central(text[e.start : e.end].strip()) for e in layout.box if e.field in ("issuer", "source")):
            return COUNTRY  # what a ministry tells of the provinces is of none of them
    return _spoken_of(text, layout, scans, doc_numbers)


def _is_central(name: str) -> bool:
    return _CENTRAL.match(name) is not None and not _LOCAL.match(name)


# 《荆门市供水管理办法》政策解读, 一图读懂《…》: the paper that is explained is of the same place
_OPENS = re.compile("^(?:一图读懂|图解|解读|关于)?[：: ]{0,2}《(?:关于)?")


def _related(one: str | None, other: str) -> bool:
    """Whether one of two places holds the other."""
    gaz = gazetteer()
    return one is not None and (gaz.is_within(one, other) or gaz.is_within(other, one))


# 中央驻津单位, 驻吉部队: the paper is of the place where they are stationed.
_STATIONED = re.compile(r"驻([\u4e00-\u9fff])(?=机关|单位|部队|解放军|武警|官兵|企业|高校|有关|中直|各|央企|部省)")


def _nearby(text: str, layout: Layout) -> str | None:
    """The place that the head and the sign-off name, to choose between organs of one sign."""
    for part in layout.parts:
        if part.unit == 0 and part.kind in ("signoff", "title", "mark", "dateline"):
            for name in split_organs(text[part.start : part.end]):
                code = place_of(name)
                if code is not None:
                    return code
    for entry in layout.box:
        if entry.field in ("issuer", "title", "source"):
            code = place_of(text[entry.start : entry.end])
            if code is not None:
                return code
    return None


def _spoken_of(text: str, layout: Layout, scans: Scans, doc_numbers: list[DocNumberFact]) -> str | None:
    """The province or city that the paper's agencies and cited numbers point to, if most agree."""
    gaz = gazetteer()
    votes: Counter[str] = Counter()
    levels: Counter[str] = Counter()
    for match in scans.agencies:
        places = getattr(match, "places", ())
        level = getattr(match, "level", "")
        if level and not places:
            levels[level] += 1  # 省政府, 市财政局: the paper speaks from within
        if places:
            place = gaz.resolve(places[0])
            if place is not None and place.code != COUNTRY:
                votes[place.code] += 1
    for found in _STATIONED.finditer(text, 0, 5000):
        place = gaz.by_abbreviation(found[1])
        if place is not None:
            votes[place.code] += 1
            levels["市"] += 1
    for fact in doc_numbers:
        if fact.role == "cited" and fact.series:
            reading = issuer_of_number(fact.series, fact.year, fact.number)
            if reading is not None and reading.region != COUNTRY:
                votes[reading.region] += 1
    if not levels and layout.genre not in ("news", "press", "report"):
        return None
    best = votes.most_common(1)
    if best and 2 * best[0][1] > votes.total():
        return best[0][0]
    return _province_named(text, levels) if not best else None


def _province_named(text: str, levels: Counter[str]) -> str | None:
    """The one province that a paper which speaks of 自治区 or 省 names, wherever it does: 建设美丽宁夏."""
    word = max(("自治区", "省"), key=lambda level: levels[level])
    if not levels[word]:
        return None
    gaz = gazetteer()
    named: Counter[str] = Counter()
    for place in gaz.provinces():
        if place.name.endswith(word):
            named[place.code] = text.count(place.short, 0, _SPOKEN)
    code, times = named.most_common(1)[0]
    return code if times >= _TIMES and times > _MOST * named.total() else None


# a province counts as the paper's own if it is named so often, and makes up such a share of those named
_TIMES = 2
_MOST = 0.75
_SPOKEN = 20_000
