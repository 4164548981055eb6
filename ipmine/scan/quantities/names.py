"""What looks like a quantity and is none: parts of codes and names, slogans, articles of a law."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from ipmine import lexicon
from ipmine.gazetteer import gazetteer
from ipmine.scan.quantities.bounds import bounds
from ipmine.scan.quantities.currencies import currency_before

# fixed expressions that hold a number: slogans, counts of headings
_NAMED_TAIL = re.compile(
    r"(?:代表|自信|意识|维护|全面(?:[^加推落实提]|$)|一批|一流|确立|革命|百年|文明|必须|结合|务必|方面|等次|档次|环节|阶段|层面|维度|坚持|"
    r"统筹|到位|清单|关键|着力|转变|聚焦|突出|抓手|不准|严禁|不放过|倍增计划|月内|小时|工作日|年度|季度|星期|月(?:以|内|后|前|的)|"
    r"部分|步骤|层次|角度|字(?![节]))"
)
_PERIOD = re.compile(r"[\u4e00-\u9fff]{0,6}(?:周期|会计年度|纳税年度|结算年度|财政年度|学期|学年)")
_COURSES = re.compile(
    r"[\u4e00-\u9fff]{0,8}?(?:课|学科|科目|科|语|技术|技艺|手艺|炮|考试|成绩|专业)|[^\u4e00-\u9fff]|$"
)
_SKIPPED_CHINESE_UNITS = frozenset(
    (
        "条 种 类 级 分 度 期 届 步 线 面 路 段 环 国 省 市 县 区 园 企 校 村 镇 里 店 "
        "栏 集 版 层 格 位 站 组 员 团 口 克 斤 元 字 卷"
    ).split()
)
# 第四十条、四十一条: the second number of a list of articles
_CLAUSE_OF_LAW = re.compile(r"[0-9一二三四五六七八九十百]{1,7}[条款]|[一二三四五六七八九十]{1,3}项(?:规定|的|所|，|。)")
_ARTICLE = re.compile(r"第 ?[0-9]{1,4}-$")
# 第5、7条, 第二、三款: a list of articles
_FIGURES = "一二三四五六七八九十百"
_LISTED_ARTICLE = re.compile(
    rf"第 ?(?:[0-9]{{1,4}}|[{_FIGURES}]{{1,5}})[条款项]?(?:[、和及至-](?:[0-9]{{1,4}}|[{_FIGURES}]{{1,5}})[条款项]?){{0,4}}[、和及至-]$"
)
_FIGURES_AND_UNIT = re.compile(rf"[0-9{_FIGURES}]{{1,5}} ?[条款项号]")
# 480毫米×140毫米 gives two quantities; …总人数×100% is a formula
_DIMENSION = re.compile(r"[0-9](?:毫米|厘米|公分|公尺|米|mm|cm|m)? ?[×*]$")
_QUOTED = re.compile(r"[“‘\"][^“”‘’\"，。；\n]{0,20}$")
_CLOSING = ("”", "’", '"')
_NO_UNIT_BEHIND = frozenset("性式型流")
_LONE_ONE = frozenset("一")
_NEIGHBOURS = frozenset(map("".join, pairwise("一二三四五六七八九"))) | {"三五"}
# 人数, 总数: the number of something, which the numeral then gives
_NUMBERED = frozenset("人户总次件例分基指倍额")
# 某一家, 每一件: words that point and do not count
_POINTING = frozenset("某这那另上下每同逐统唯任")


_SESSION = re.compile(
    "(?:[一二三四五六七八九十]{1,3}次[、和及]){0,4}[一二三四五六七八九十]{1,3}次(?:全体)?(?:会议|全会)"
)
_SITTING = re.compile(r"(?:[届会]|人大|政协|常委会)(?:[一二三四五六七八九十]{1,3}次[、和及]){0,3}\Z")

_JOINS = frozenset("、和及至-")


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """First character -> the words that begin with a unit's character and are none: 个月, 部委."""
    table: dict[str, list[str]] = {}
    for row in lexicon.rows("unit_words"):
        table.setdefault(row["word"][0], []).append(row["word"])
    return {first: tuple(words) for first, words in table.items()}


def goes_on_as_a_word(text: str, unit: int) -> bool:
    """Whether what starts at `unit` is no unit but a word: 6个月, 三部委, 重点项目："""
    words = _words().get(text[unit : unit + 1])
    if words and text.startswith(words, unit):
        return not text.startswith(("人民币", "支队伍"), unit)
    return text.startswith(("项目：", "项目、", "项目”"), unit)


_POINTS = re.compile("[0-9]{1,3}个?(?:BP|bp|基点)")
_SLOGAN = re.compile(
    '[0-9]{1,3}个[0-9]{1,4}[”"]|[0-9]{1,3}(?:个|条|项|种)?(?:不得|不准|严禁|一律|必须|禁止|不|要|严格)[\u4e00-\u9fff]{0,4}[”"]'
)
_FIGURE = re.compile(
    "万家民(?:营企业|企)评|[一二两三四五六七八九十](?:篇(?:大)?文章|盘棋|张网|手抓|手硬|场(?:硬仗|攻坚战)|台大戏|出好戏)|两项(?:补贴|合计)"
    "|两个(?:市场(?=两种)|大局|循环|毫不|维护|确立)|两种资源"
)
_STEP_OF = re.compile("[十百千万亿]{1,4}元(?:级)?(?:大?台阶|大关|关口)")
_PER_HEAD = re.compile(
    r"[百千万]人率|[百千万]人(?:口|均)?[\u4e00-\u9fff]{2,10}(?:拥有量|保有量|拥有数|授权量|占有量|床位数|医师数|护士数|发生率|发案率|死亡率)"
)


def part_of_a_name(text: str, start: int, chinese: bool) -> bool:
    """Whether a number is a part of a code or a name: GB/T 3, -19, “12·21”."""
    before = text[start - 1 : start]
    if chinese and _SESSION.match(text, start) and _SITTING.search(text, max(0, start - 10), start):
        return True  # 省十四届人大三次会议
    if chinese and (text.endswith("条之", 0, start) or _FIGURE.match(text, start)):
        return True  # 第二十七条之二处罚锾; 做好三篇文章
    if chinese and text[start - 1 : start] == "个" and _STEP_OF.match(text, start):
        return True  # 4个万亿元台阶: how high a step is
    if chinese and _PER_HEAD.match(text, start):
        return True  # 万人发明专利拥有量
    if before in ("第", "°", "前") and not (before == "前" and text[start].isdigit()):
        return before != "前" or text[start + 1 : start + 2] in ("项", "款", "条", "目", "点", "章", "节")
    if before == "“" and _SLOGAN.match(text, start):
        return True  # “30个不得”
    if before == "-" and _ARTICLE.search(text, max(0, start - 8), start):
        return True
    if before == "图" and text[start].isdigit() and text[start - 2 : start] != "地图":  # 图1 尾部
        return True
    if before == "/" and chinese:  # 5分/千瓦时
        return True
    if before in ("×", "*", "÷"):
        return not _DIMENSION.search(text, max(0, start - 6), start)
    if before == "+" and text[start - 2 : start - 1].isalnum():  # 桩号7K+720, but LPR+50BP
        return not _POINTS.match(text, start)
    if (
        before in _JOINS
        and _FIGURES_AND_UNIT.match(text, start)
        and _LISTED_ARTICLE.search(text, max(0, start - 30), start)
    ):
        return True
    if (
        before in ("、", "和", "或", "至")
        and text[start - 2 : start - 1] in ("条", "款", "项")
        and _CLAUSE_OF_LAW.match(text, start)
    ):
        return True
    if before == "·" or (
        before == "-" and text[start - 2 : start - 1].isascii() and text[start - 2 : start - 1].isalnum()
    ):
        return True
    # “一主两副、一圈两带、四域多点”: a slogan of numbers
    if not chinese or not any(mark in text[start : start + 20] for mark in _CLOSING):
        return False
    return _QUOTED.search(text, max(0, start - 22), start) is not None


def counts(text: str, match: re.Match[str], unit: str, end: int) -> bool:
    """Whether a Chinese numeral with a unit counts something, and is no word or slogan."""
    number, before = match["number"], text[match.start() - 1 : match.start()]
    if before == "." or (number in ("千", "万") and unit in ("岁", "兆", "")):  # 万岁, 千兆光网
        return False
    if (
        before in ("数", "几")
        and not number.strip("十百千万亿")
        and text[match.start() - 2 : match.start() - 1] not in _NUMBERED
    ):
        return False  # 数百家: how many is not said; 核定人数百分之十 is another
    if number == "千" and before in ("方", "每") and unit in _THOUSANDS_OF:
        return False  # 每平方千米, 每千克: a unit by its long name
    if unit in ("家", "户") and "千家万户" in text[max(0, match.start() - 2) : match.start() + 4]:
        return False  # 惠及千家万户
    if number in _NEIGHBOURS:
        return False  # 七八家: seven or eight
    if before == "（" and number[0] in "百千万亿" and text[end : end + 1] == "）":
        return False  # 质押金额（亿元）: the unit of a column
    if number in ("千", "万") and (
        text[end : end + 1] == "口" or (unit == "元" and not bounds(text, match.start(), end)[1])
    ):
        return False  # 每千人口, 万元产值能耗: measures, not amounts
    if number == "二" and unit in ("次", "手", "等", "轮", "期"):  # 二次污染: a count says 两次, but in Taiwan 给付二次
        _, cue, _, outer_start, outer_end = bounds(text, match.start(), end)
        bounded = bool(cue) and (outer_start < match.start() or outer_end > end)
        return unit == "次" and (bounded or _TWICE.search(text, max(0, match.start() - 2), match.start()) is not None)
    if unit == "条" and _LINES.match(text, end):
        return number not in _LONE_ONE  # 两条专营巴士路线, not 三条红线
    if unit in _SKIPPED_CHINESE_UNITS and len(number) < 3 and not match["more"] and "点" not in number:
        if unit == "元" and currency_before(text, match.start()):
            return True  # 澳门币二十元
        if unit == "分":  # 考核成绩未满七十分者
            return _SCORED.search(text, max(0, match.start() - 14), match.start()) is not None
        if unit == "层":  # 增加一层包装袋
            return _WRAPPED.search(text, max(0, match.start() - 2), match.start()) is not None
        if unit == "元" and text[end : end + 1] in _NO_YUAN:
            return False  # 二元结构, 三元区, 十元店
        if unit == "元" and (
            _PAYS.search(text, max(0, match.start() - 6), match.start()) or _bounded(text, match, end)
        ):
            return True  # 应自行负担十元, 每平方米五元, 处五元以上二十元以下罚款
        # 五十元, 二百元; 十元店 and 多元 are no amounts
        return unit == "元" and number not in ("一", "二", "三", "十") and number[-1] in "十百千万亿"
    if text[end : end + 1] in _NO_UNIT_BEHIND:
        return False
    if before in _POINTING and not text.endswith(("以上", "以下"), 0, match.start()):
        return False
    if unit == "名" and text[match.start() - 1 : match.start()] == "前":
        return False  # 前三名: ranks
    if unit == "对" and text[end : end + 1] in ("一", "1"):
        return False  # 一对一辅导
    if unit == "门" and not _COURSES.match(text, end):
        return False  # 三门核电项目: a place
    if _is_a_county(number + unit) and _among_places(text, match.start()):
        return False  # 江油附子、三台麦冬
    if unit == "个" and _PERIOD.match(text, end):
        return False  # 超过一个工资支付周期
    if number in _LONE_ONE and unit == "成" and text[end : end + 1] in tuple("一二三四五六七八九"):
        return True  # 上升一成八
    if number in _LONE_ONE:
        if unit == "次" and before == "为":
            return False  # 以每次取得该项收入为一次: what is meant by one
        if unit == "批":
            return before in ("各", "均")  # 突破一批关键技术: how many is not said
        _, _, _, outer_start, outer_end = bounds(text, match.start(), end)
        bound = outer_start < match.start() or outer_end > end
        if unit in ("案", "起", "件", "例", "笔") and text.endswith("最高", 0, match.start()):
            return False  # 最高一案判赔5000万元: which one
        if bound or before in ("各", "均"):
            return unit not in ("下", "步")
        if unit in _PERSONS and _APPOINTED.match(text, end):
            return True
        return _each(text, match.start()) or _limited(text, match.start(), unit, end)
    if unit == "人" and text.startswith(_FORMS, end):
        return False
    return unit in _PERSONS or not _NAMED_TAIL.match(text, end)


_THOUSANDS_OF = frozenset("米克瓦伏卡升赫帕安")
_PAYS = re.compile(
    "(?:负担|缴纳|缴付|收费|收取|加收|补助|各|每[\u4e00-\u9fff]{1,3}|扣缴|支付|罚款|征收|减收|超过|不足|低于|逾)(?:新台币)?$"
)
_NO_YUAN = frozenset("结体区化制素店论")


def _bounded(text: str, match: re.Match[str], end: int) -> bool:
    _, cue, _, outer_start, outer_end = bounds(text, match.start(), end)
    return bool(cue) and (outer_start < match.start() or outer_end > end)


_TWICE = re.compile("(?:给付|开会|限报|办理|检查|申报|举行|召开|补助|展延|施测|施作)$")
_FORMS = (
    "转”",
    "转“",
    "转艺",
    "转剧",
    "转演",
    "转传",
    "转等",
    "转、",
    "台艺",
    "台、",
    "篮球",
    "制篮球",
    "制足球",
    "制排球",
    "组合",
)
_PERSONS = frozenset("名位人")  # 两名代表人
# 置委员七人，其中一人为召集人
_APPOINTED = re.compile(
    "[为任](?:副)?(?:召集人|主任委员|主席|组长|执行秘书|执行长|总干事|干事|理事长|秘书长|会长|委员长)"
)
_LIMITED = re.compile(
    r"(?:只能|只可|只准|仅能|仅可|仅限|只限|(?<![期权有无局上下时年额界极])限(?![期时制额度于])|至少|最多|至多)[^，。；：、\n]{0,10}$"
)
# 应检附说明书之电子文件一份
_HANDED_IN = re.compile(
    r"(?:应|须|需|必须|应当)(?:同时|一并|另)?(?:检附|提交|提供|附送|递交|报送|填具|检送)[^，。；：\n]{2,40}$"
)
_SEATED = re.compile(r"(?<![处布设配位放安闲])置[^，。；：、\n]{1,16}$")
_COPIES = ("复印件", "影印件", "影本", "原件", "副本", "正本", "扫描件")  # 身份证复印件（一份）
_WRAPPED = re.compile("增加|加套|加盖|外套|套上|覆盖|铺设|包裹|加铺|再套")
_SCORED = re.compile(
    "(?:成绩|得分|评分|分数|总分|积分|评鉴|评定|考评)[^，。；]{0,6}(?:满|达|低于|高于|以|为|逾|超过|不及)$"
)
_LINES = re.compile(
    "[^，。；、的]{0,8}?(?:路线|线路|铁路|公路|航线|生产线|产线|专线|干线|河流|隧道|跑道|管道|地铁|高铁|高速|航道|渔船|船只|街道|村道|道路)"
)
_THINGS = frozenset("枚 把 块 面 副 艘 架 台 辆 间 幢 栋 座 顶 盏".split())
_NEAR = 60  # characters


def _contrasted(text: str, start: int, unit: str, end: int) -> bool:
    """缀钉二枚星花，…缀钉一枚星花: a lone one counts beside more of the same kind."""
    near = text[max(0, start - _NEAR) : start] + "|" + text[end : end + _NEAR]
    return any(number + unit in near for number in "二两三四五六七八九")


_HELD = re.compile(r"(?:组织|开展|进行|举办|举行|召开|安排)$")
_NO_COUNT = frozenset("下 步 定 些 般 样 点 度 面 边 时 切 起 致 直 旦 同 代 线 流 种".split())


def _is_a_county(word: str) -> bool:
    """三台, 五台, 四会: the short names of counties that read as a number with its unit."""
    return len(word) == 2 and any(word + kind in gazetteer().full_names for kind in "县市区")


_ITEM_BEFORE = re.compile(r"(?:(?![一二两三四五六七八九十百千万亿])[\u4e00-\u9fff]){2,12}、$")  # that counts nothing
_PLACE_SIZES = (4, 3, 2)  # characters


def _among_places(text: str, start: int) -> bool:
    """Whether the item in front in a list tells a place: what stands in a list with it may be one too."""
    item = _ITEM_BEFORE.search(text, max(0, start - 13), start)
    known = gazetteer().names
    return item is not None and any(
        item[0][at : at + size] in known for at in range(len(item[0]) - 2) for size in _PLACE_SIZES
    )


def _limited(text: str, start: int, unit: str, end: int) -> bool:
    """只能登记一个名称, 至少进行一次, 组织一次体检: a lone one counts where it is a limit, or an event that is held."""
    if unit in _NO_COUNT:
        return False
    if unit == "次" and _HELD.search(text, max(0, start - 2), start) and text[end : end + 1] not in "性又次":
        return True
    if unit == "人" and text[end : end + 1] in "，。；、" and _SEATED.search(text, max(0, start - 18), start):
        return True  # 置庭长一人
    if unit in _THINGS and _contrasted(text, start, unit, end):
        return True
    if unit == "份" and text[end : end + 1] in "，。；）\n":
        copied = text[max(0, start - 5) : start].rstrip("（").endswith(_COPIES)
        return copied or _HANDED_IN.search(text, max(0, start - 48), start) is not None
    return _LIMITED.search(text, max(0, start - 14), start) is not None


def _each(text: str, start: int) -> bool:
    """每年召开一次, 每个省培育一家: a lone one counts when it is dealt out."""
    clause = text[max(0, start - 24) : start]
    cut = max(clause.rfind(mark) for mark in "，。；\n")
    return "每" in clause[cut + 1 :]
