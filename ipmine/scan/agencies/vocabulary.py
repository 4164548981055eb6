"""Word classes around collective parties, and the walk that reads them backwards from a head.

Q  各, 有关, 其他        V  各级, 地方, 县级以上      L  省, 市, 县       P  a place's name
K  各地, 各地区           v  配合, 指导
F  财政, 版权主管        f  管理, 行政 (too vague alone)   G  政府, 党委     A  an organ's name
R  直属                 C  、, 和                     E  等              B  （市、区）
H  部门, 单位, 机关 ...
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ipmine.scan.agencies.index import Index, index
from ipmine.scan.agencies.prefix import AMBIGUOUS
from ipmine.scan.agencies.stops import STOP

_WORDS: Final = {
    "Q": (
        "各 有关 相关 所有 各有关 各相关 其他 其它 其他有关 其他相关 双方 各类 各种 各级各类 全省 全市 全县 全区 全州 全国 全盟 全旗"
        " 全自治区 上述"
    ),
    "V": (
        "各级 军队各级 全军各级 军地各级 镇直 乡直 街道直 省级 市级 县级 区级 乡级 州级 镇级 国家级 地市级 地级 市州级 市县级 省市 市县 县区 省市县 省市县三级 市县两级 区县 省以下"
        " 县级以上 市级以上 省级以上 县以上 州级以上 市以上 省以上 区级以上 乡级以上 地级以上 地市级以上 副省级以上 设区市级以上 省级及以上 市级及以上 县级及以上"
        " 区级及以上 乡级及以上 地市级及以上 设区的市级以上 设区的市级 县区级以上 区县级以上 县乡 相当于同级的 参保区 参保县 市县级以上 县（区）级以上"
        " 地方 地方各级 当地 所在地 属地 基层 上级 下级 同级 本级 上一级 两级 三级"
        " 重点省市 重点省份 产煤 产粮 产棉 产油 产糖 主产 主销 贫困 脱贫 受灾 边境"
        " 周边 自治区直 省直 市直 县直 区直 州直 盟直 旗直 中直 中央 中省直 省市直 本地 本地区 部属 局属 委属 厅属"
        " 省属 市属 区属 县属 辖区 驻地 户籍地 注册地 区直属 市直属 省直属 省内 市内"
        " 驻京 驻津 驻冀 驻晋 驻蒙 驻辽 驻吉 驻黑 驻沪 驻苏 驻浙 驻皖 驻闽 驻赣 驻鲁 驻豫 驻鄂 驻湘 驻粤 驻桂 驻琼 驻渝 驻川 驻黔 驻滇 驻藏"
        " 驻陕 驻甘 驻青 驻宁 驻新 驻深 驻省 驻市 驻县 驻区 驻州 驻盟 驻旗 驻石 驻并 驻呼 驻沈 驻连 驻长 驻哈 驻杭 驻甬 驻合 驻榕 驻厦 驻洪 驻济"
        " 驻郑 驻洛 驻汉 驻穗 驻邕 驻海 驻蓉 驻筑 驻昆 驻拉 驻兰 驻银 驻乌"
        " 在京 在津 在冀 在晋 在蒙 在辽 在吉 在黑 在沪 在苏 在浙 在皖 在闽 在赣 在鲁 在豫 在鄂 在湘 在粤 在桂 在琼 在渝 在川 在黔 在滇 在藏 在陕 在甘 在青 在宁 在新 在深"
        " 常住地 生源地 涉农 试点 试点城市 示范城市 直管市 部省属 省部属 本省 本市 本县 本区 我省 我市 我县 我区"
        " 设区市 设区的市 地级市 地级以上市 县级市 副省级城市 计划单列市 省辖市 城市 乡镇 省会城市 省会 首府城市 省直管县 县市 省区市 市州 县市区 区县市 市县区 市地 镇街 街镇"
        " 受检地区 受灾地区 受援地区 试点地区 边境地区 疫区 灾区 事发地 案发地 发生地 输入地 输出地"
        " 流入地 流出地 人员流入地 人员流出地 人口流入地 人口流出地 劳动力流入地 劳动力流出地 劳动力输入地 劳动力输出地 劳务输入地 劳务输出地"
        " 迁入地 迁出地 产地 项目所在地"
        " 统筹地区 参保地 待遇领取地 住所地 经营地 登记地 居住地 工作地 就业地 目的地 出发地 行为地 生产地 销售地 使用地 归口 派驻地 产区 主产区 主销区 毗邻地区 相邻地区 沿海 沿边"
        " 镇属 乡属 苏木乡镇 苏木镇 旗县 旗县区 旗县市 旗县市区"
        " 安置地 接收地 征集地 入伍地 参军地 部队驻地 用工地 务工地 受理地 审批地 启运地 到达地 途经地 停靠地 调入地 调出地 屠宰地 培训地"
    ),
    "K": "各地 各地方 各地区 全省各地 全国各地 全市各地",
    "L": (
        "人民团体 民主党派 群众团体 省份 省 市 县 区 州 旗 盟 乡 镇 街道 街 街镇 自治区 自治州 自治县 自治旗 直辖市 地区 新疆建设兵团 生产建设兵团 建设兵团 兵团 师市 师 团场"
        " 开发区"
        " 经济特区 特别行政区 市辖区 高新区 新区 园区 示范区 度假区 保税区 试验区 合作区 经开区 风景区 自贸区 自贸试验区 行政公署 行署 地市 地州 州市 林区 特区 苏木"
        " 工业区 工业园区 产业园区 产业园 工业园 集聚区 "
        "集中区 功能区 管理区 旅游区 港区 商务区 综保区 综合保税区 保税港区 先行区 先导区 实验区 科技城 科学城 生态城"
    ),
    "G": "人民政府 政府 管委会 党委 省委 市委 县委 区委 州委 旗委 盟委 省府 市府 党委政府 人大 政协 党委、政府",
    "R": "直属 所属 下属 组成",
    "C": "、 和 与 及 以及 或 或者 及其 /",
    "E": "等",
    "h": "委 办 厅 局 部",
    "H": "部门 单位 机关 机构",
}
# sectors that say too little alone: in 企业管理部门 the word before is missing
_VAGUE: Final = frozenset(
    "主管 职能 执法 运行 牵头 管理 监管 监督 行政 业务 综合 市场 工作 指导 协调 实施 成员 专门 整合 工程 建筑 施工 质量 安全 信息 网络 产业 工业 资源 数据"
    " 标准 人才 考试 招生 投资 组织 生产 经营 机关 环境 社区 街道 人口 土地 规划 建设 预算 战略 调查 评估 考核 配合 协作 采购 审查 许可"
    " 登记 注册 审批 核准 备案 资产管理 财务 财务管理 资质 认定 评审 农村 城乡 责任 住房 房屋 房产 农产品 矿山 化工 园区 开发区 保险 银行 证券 企业登记 信用 竞争 灾害 防控"
    " 立法 法制 法治 法规 合规 调解 社会组织 行业协会 中小企业 科研 医疗 人工智能 数字经济 征收 拆迁 用地 边境 涉外 外国人 种子".split()
)
# sectors that are verbs where they stand first: 配合公安机关
_VERBS: Final = "配合 协调 指导 组织 整合 实施 协作 评估 考核 调查 督查 督导"
_COMPOUND: Final = ("主管", "行政主管", "行政", "管理", "监督管理", "行政管理", "行政执法", "执法", "监管", "监督")
_INSIDE: Final = re.compile(
    r"[省市县区州旗盟乡镇、和及兵团自治直辖局委厅办处地级以上管理委员会街道开发高新特队所首府]{1,16}"
)
# （自治县，以下简称区县）
_SHORT: Final = re.compile(r"，以下(?:统一)?简?称[一-鿿]{1,6}\Z")
_LEVELS: Final = re.compile(r"[省市县区州乡镇地]{1,2}\Z")
# 管理专利工作的部门: what laws call an office by
_CLAUSE: Final = re.compile(
    r"(?:管理|负责|承担|主管|行使|履行)(?!工作)[^\W和与及门]{0,12}(?:工作|事务|执法|管理|登记|审批|许可|审查|监管|监督|职责|职能|职权)的\Z"
    r"|(?:依法)?负有[^\W门]{2,20}(?:职责|责任|义务|职能|职权)的\Z|(?:(?<=政府)|(?<=国务院))(?:确定|指定|授权|委托)的\Z"
)
_LIMIT: Final = 110
_ZONES: Final = frozenset(
    (
        "开发区 高新区 新区 园区 示范区 度假区 保税区 试验区 合作区 经开区 风景区 自贸区 自贸试验区 "
        "工业区 工业园区 产业园区 产业园 工业园 集聚区 集中区 功能区 管理区 旅游区 港区 商务区 综保区 "
        "综合保税区 保税港区 先行区 先导区 实验区 科技城 科学城 生态城"
    ).split()
)
_ZONE_BODY: Final = re.compile(r"(?:[^\W和与及或各由向对0-9a-zA-Z_]|（[^（）\n]{1,6}）){2,14}\Z")

# what 地 makes a seat of, and whose 区 is no district
_SEATS: Final = tuple("住所 户籍 所在 注册 登记 经营 居住 驻 常住 办公".split())
_SEATED: Final = ("所在地", "发生地", "居住地", "登记地", "注册地", "户籍地", "经营地")
_OTHER_AREAS: Final = frozenset("小园社景校库林矿灌牧厂山片港战军院")

Walk = list[tuple[str, int]]


class Vocabulary:
    """The classes of words, and the lengths of words by their last two characters."""

    def __init__(self, names: Index) -> None:
        self.classes: dict[str, str] = dict.fromkeys(names.names, "A")
        for place in names.places - AMBIGUOUS:
            self.classes.setdefault(place, "P")
        for sector in names.sectors:
            self.classes[sector] = "f" if sector in _VAGUE else "F"
        for sector in names.sectors - _VAGUE:
            for tail in _COMPOUND:
                self.classes.setdefault(sector + tail, "F")
        for word in _VERBS.split():
            self.classes[word] = "v"
        for letter, words in _WORDS.items():
            for word in words.split():
                self.classes[word] = letter
        self.classes |= dict.fromkeys((" 、", "、 "), "C")  # lines that were justified
        lengths: dict[str, set[int]] = {}
        for word in self.classes:
            if len(word) > 1:
                lengths.setdefault(word[-2:], set()).add(len(word))
        self.ends = {end: tuple(sorted(found, reverse=True)) for end, found in lengths.items()}


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, built on first use."""
    return Vocabulary(index())


def walk(text: str, at: int) -> Walk:
    """The classes of the words in front of `at`, from right to left, each with where its word starts.

    >>> [letter for letter, _ in walk("会同省有关市场监管、财政", 12)]
    ['F', 'C', 'F', 'Q', 'L']
    """
    words = vocabulary()
    classes, ends = words.classes, words.ends
    found: Walk = []
    floor = max(0, at - _LIMIT)
    while at > floor:
        for length in ends.get(text[at - 2 : at], ()):
            letter = classes.get(text[at - length : at])
            if letter and length <= at:
                break
        else:
            length = 1
            letter = classes.get(text[at - 1])
            if not letter and text[at - 1] in _OTHER_ENDS:
                letter, length = _other(text, at)
            elif not letter and text[at - 2 : at - 1] == "驻":
                letter, length = "V", 2  # 中央、省驻岳单位: any place in one letter
            if not letter:
                break
        at -= length
        if (letter in "LV" and length > 1) or text[at] == "区":
            if letter == "L" and text[at : at + length] in _ZONES:
                letter, at = _zone(text, at)
            elif text.startswith("地区", at) and text.endswith(_SEATS, 0, at):
                at += 1  # 住所地 区民政部门
            elif letter in "LV" and text.startswith("区", at) and text[at - 1 : at] in _OTHER_AREAS:
                break  # 产业园区 属…, 小区: no district
        found.append((letter, at))
    return found


_OTHER_ENDS: Final = frozenset("）〕级的地")


def _other(text: str, at: int) -> tuple[str, int]:
    """The class and length of what is no word: （市、区）, 管理专利工作的; no class for anything else."""
    if text[at - 1] in "）〕":
        opening = text.rfind("（" if text[at - 1] == "）" else "〔", max(0, at - 20), at)
        inside = _SHORT.sub("", text[opening + 1 : at - 1]) if opening >= 0 else ""
        if inside and (_INSIDE.fullmatch(inside) or _all_sectors(inside)):
            return "B", at - opening
    elif text[at - 1] == "级" and text[at - 2 : at - 1] == "）":
        opening = text.rfind("（", max(0, at - 12), at)
        level = _LEVELS.search(text, max(0, opening - 3), opening) if opening > 0 else None
        if level and _INSIDE.fullmatch(text[opening + 1 : at - 2]):
            return "V", at - level.start()  # 县（区）级
    elif text[at - 1] == "地" and text[at - 2 : at - 1] == text[at : at + 1] == "、":
        return "L", 1  # 省、地、县各级政府
    elif text[at - 1] == "的":
        if text.endswith(_SEATED, 0, at - 1):
            return "V", 4  # 重点防御区所在地的人民政府
        clause = _CLAUSE.search(text, max(0, at - 28), at)
        if clause:
            return "F", at - clause.start()
    return "", 0


def _all_sectors(inside: str) -> bool:
    """Whether a bracket names other sectors: 农业农村（畜牧兽医、农牧）厅."""
    classes = vocabulary().classes
    return all(classes.get(word, "") in ("F", "f") for word in inside.split("、"))


def _zone(text: str, at: int) -> tuple[str, int]:
    """Where the name of a zone starts whose last word starts at `at`: 济宁高新区, 曲阜文化建设示范区."""
    body = _ZONE_BODY.search(text, max(0, at - 16), at)
    if body is None:
        return "L", at
    begin = max((stop.end() for stop in STOP.finditer(text, body.start(), at)), default=body.start())  # 并通报 高新区
    places = index().places
    for start in range(begin, at - 1):
        if any(text[start : start + size] in places for size in (2, 3, 4, 5)):
            return "P", start
    listed = begin == body.start() and at - begin <= 4 and text[begin - 1 : begin] in ("、", "，")
    return ("P", begin) if listed else ("L", at)
