"""What does not belong to the name of a thing at the ends of a phrase: time, scope, manner, 的."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ipmine import lexicon
from ipmine.resolve.targets.openings import without_expectation
from ipmine.resolve.targets.verbs import AMOUNT, name_at, starting, verbs

_TIME_HEAD = re.compile(
    r"(?:(?:在)?(?:最近)?(?:连续)?[一二三四五六两0-9]{1,2}个[\u4e00-\u9fff]{0,6}(?:周期|学期|学年|会计年度|纳税年度)[内中]?|(?:自[^，。；]{2,14}日起)?[一二三四五六两十0-9]{1,3}(?:年|个月|个工作日|日)(?:左右)?(?:的?时间)?内|"
    r"[用以][一二三四五六两十0-9]{1,3}(?:年|个月)(?:左右)?的?时间|(?:[本当下上今明](?:个)?)?(?:年|月|季度|周)(?:底|末|初)(?:之?前)?|下个五年末?|"
    r"(?:到|至|截至|截止|自|从|在)?"
    r"(?:(?:[0-9]{4}|1[0-2][0-9](?:年?[至到—～-]1[0-2][0-9])?|[〇零一二三四五六七八九]{4}|[一二三四五六七八九十百]{2,5}(?=年度))年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?|(?:[0-9]{1,2}(?:-|—|～|至|到))?[0-9]{1,2}月(?:[0-9]{1,2}日)?|“?十[一二三四五]五”?|今年|去年|明年|上年|同期|全年|年内|目前|近年|(?:前[一二三四]|[一二三四])个?季度(?!末)|"
    r"首[一二三两四五六七八九十0-9]{1,2}个月|[首前][两二三]个?季度?|首季度?|第[一二三四]季度?末?|首半年|"
    r"(?:[0-9]{4}[/-][0-9]{2,4}|[〇零一二三四五六七八九]{4}[/至][〇零一二三四五六七八九]{2,4}|[89][0-9]|1[0-2][0-9])学年度?|"
    r"[本上]世纪|改革开放|建国|近[一二三四五六七八九十0-9]{1,3}年|[一二三四五六七八九十两0-9]{1,2}年(?=新|累计|共))"
    r"(?:前[一二三两几]个?(?:月|季度)|年底前?|年末|年初|底|末|初|年度|份|度|期间|时期|以来|来|之前|前|上半年|下半年)?(?:间|内(?![蒙地河])|起(?![重步点诉草伏降]))?)"
)
# words of an indicator's front that vary: a scope, a year
_LEAD_FORM = re.compile(
    r"单(?:户|家)(?:企业|单位|项目)(?=最高|最多|不|每|年|累|$)|单个(?:企业|项目|单位|机构|个人|基地|园区|平台|学校|家庭|产品|案件)|每[个家户名位]?(?:企业|项目|单位|机构|家庭|个人|家|人|户|件|年度?)(?=每|最|不|年|累|$)|"
    r"(?:分(?:行业|领域|批次|批|层次|层|类别|类|级|区域|阶段|步骤|年度|地区|业态|片区|品类|季度|赛道|专题)、?){1,4}(?=[^，。；、])|"
    r"全社会(?!研发|用电|固定)|(?:[0-9]{4}|1[0-9]{2})年(?:底|末|度)?(?:前)?|[0-9]{1,2}月(?:份|底)?(?:前)?|“?十[一二三四五]五”?(?:时期|期间|末)?|"
    r"年度计划(?=新|改|建|完成|实施|安排)|连续[一二两三四五六七八九十0-9]{1,2}年(?:以上)?|面向[^，。；、]{2,14}(?=推介|发放|征集|招募|推出|遴选|招聘|招录)|第[一二三四五六七八九十]{1,3}批|(?:在|自|从)[^，。；、]{2,12}(?:以来|期间)"
)
# 入驻后年纳税
_ONCE_DONE = re.compile(
    "(?:入驻|落户|投产|达产|建成|运行|运营|完成|竣工|获批|认定|实施|改造|完工|投用)后(?=[^，。；、]{2})"
)
_ON_THE_SPOT = ("现场", "当场", "当日", "依法", "一并")
_EACH_DOES = re.compile("(?:各(?:省|市|县|区|州|乡|镇|街道|地|部门|单位){1,2})?各")
# what they begin with: most phrases begin with something else
_TIME_FIRST = frozenset(
    "首第〇零最连0123456789一二三四五六七八九十两“自用以到至截从在今去明上下同全年月季周目近本改建当"
)
_FORM_FIRST = frozenset("分0123456789十“单每全第在自从面连年")
# every person, every month: to what an amount applies, not the thing
_EACH = (
    "(?:个?(?:"
    + "|".join(
        """
        国家或地区 国家 地区 座公里 平方公里 立方公尺 年度? 星期 礼拜 千瓦时 平方米 立方米 季度 半年 分钟 小时 公升
        公吨 公斤 学期 学年 千克 千瓦 公顷 公里 企业 单位 项目 社区 人 月 周 日 天 件 户 家 项 类 页 次 方 瓩 千瓦 度 亩 所 名 辆
        桶 艘 篇 场 批 座 处 套 副 只 头 株 支 箱 间 床 桌 栋 幢 瓶 张 份 卷 册 本 枚 块 片 则 笔 单 宗 题 坪 甲 期 届
        轮 层 米 尾 羽 吨 台 架 条 升 斤 村 团 班 校 队 站
        """.split()
    )
    + ")|单位)"
)
_SCOPE_TAIL = re.compile("(?:(?:按照?|以)?每[一二三四五六七八九十百0-9]{0,4}" + _EACH + "){1,3}$")
# 患者每三个月超音波检查
_OFTEN_INSIDE = re.compile(
    "^[^，。；、每]{2,20}(?<!的)每(?:[一二两三四五六七八九十半0-9]{0,2}个?(?:年|月|周|季度|学期))(?=[^，。；、均度]{3,20}$)"
)
# 埋没每公顷救助
_SCOPE_INSIDE = re.compile(
    r"(?P<thing>[^，。；每]{2,24})每[一二三四五六七八九十百0-9]{0,4}"
    + _EACH
    + "(?P<given>支持|奖补|救助|补助|补贴|奖励|资助|补偿|收费)$"
)
# 每张收费, 每户农田受灾面积, 每连续租满1年补贴: the same in front of the thing
_SCOPE_HEAD = re.compile(
    "每(?:隔[0-9一二两三四五六七八九十至到—-]{1,7}个?(?:年|月|日|天|周|小时|分钟|秒)|[一1]?"
    + _EACH
    + r"(?![口均平])|(?:连续)?[\u4e00-\u9fff]{0,3}满[0-9一二三四五六七八九十]{1,3}(?:年|个?月))(?=[^，。；、每]{2})"
)


_SCOPE_ALONE = re.compile(
    r"每(?:[一二三四五六七八九十百0-9]{0,4}个?[\u4e00-\u9fff]{1,2}|一[\u4e00-\u9fff]{3})"
)  # 每张50元


@cache
def words(place: str) -> tuple[str, ...]:
    """The words of a place in the lexicon `indicator_words`, the longest first."""
    found = (row["word"] for row in lexicon.rows("indicator_words") if row["place"] == place)
    return tuple(sorted(found, key=len, reverse=True))


@cache
def whole_words() -> frozenset[str]:
    """Words that end in a character which alone would be a predicate or a tail: 审计, 功能, 所得."""
    return frozenset(words("whole"))


@cache
def _starting(place: str) -> dict[str, tuple[str, ...]]:
    """First character -> the words of a place that begin with it, the longest first."""
    table: dict[str, list[str]] = {}
    for word in words(place):
        table.setdefault(word[0], []).append(word)
    return {first: tuple(found) for first, found in table.items()}


def opens_a_noun(phrase: str) -> bool:
    """Whether a phrase begins with a noun whose first character could be a lead: 新能源, 对外贸易, 可再生."""
    return phrase.startswith(_starting("noun").get(phrase[:1], ()))


def _verb_size(phrase: str) -> int:
    """How long the verb is that opens a phrase."""
    return next((len(verb) for verb in starting().get(phrase[:1], ()) if phrase.startswith(verb)), 0)


_SPANS = frozenset("年月周日天度期时钟")


def _who_does(phrase: str) -> int:
    """How long the noun is that opens a phrase with a verb of more than one character behind it: 基地配备专职人员."""
    for size in range(2, min(7, len(phrase) - 2)):
        if _verb_size(phrase[size:]) > 1 and not name_at(phrase, size) and phrase[size : size + 2] in verbs("action"):
            return size
    return 0


def _lead_size(phrase: str) -> int:
    """How much of a phrase's front names time, scope or manner, with the blanks behind it."""
    first = phrase[:1]
    if phrase.startswith(_ON_THE_SPOT) and _verb_size(phrase[2:]) > 1:
        return 2  # 现场查获白酒126箱
    if opens_a_noun(phrase):
        return 0
    match = _LEAD_FORM.match(phrase) if first in _FORM_FIRST else None
    if match is None:
        match = _SCOPE_HEAD.match(phrase) if first == "每" else _ONCE_DONE.match(phrase)
    size = match.end() if match else 0
    if size and first == "每" and phrase[size - 1] not in _SPANS and not AMOUNT.search(phrase):
        size += _who_does(phrase[size:])
    if first == "各" and (each := _EACH_DOES.match(phrase)) and _verb_size(phrase[each.end() :]):
        return each.end()  # 各形成经验3项, 各县各建设示范点2个
    leads = _starting("lead").get(first, ())
    if not size and phrase.startswith(leads):
        size = next(len(lead) for lead in leads if phrase.startswith(lead))
        behind = _verb_size(phrase[size:])
        if _verb_size(phrase) > size + behind - (behind > 0):
            return 0  # 新晋院士, 新改建公路: the lead is the start of a verb, as it is not in 新开通
    return size + len(phrase[size : size + 2]) - len(phrase[size : size + 2].lstrip(" ")) if size else 0


@cache
def _tails() -> dict[str, tuple[str, ...]]:
    """Last character -> the tails that end with it, the longest first."""
    table: dict[str, list[str]] = {}
    for word in words("tail"):
        table.setdefault(word[-1], []).append(word)
    return {last: tuple(found) for last, found in table.items()}


def tail_of_attribute(phrase: str) -> str:
    """主体收取的担保费率: behind the last 的, where that says enough."""
    head, mark, tail = phrase.rpartition("的")
    if tail[:1] == "士" and not tail.startswith(SOLDIERS):
        head, mark, tail = head.rpartition("的") if "的" in head else ("", "", phrase)  # 的士准照
        tail = phrase[len(head) + len(mark) :]
    if tail[:1] in ("事", "在", "地") and _PURPOSE.search(head):
        head, mark, tail = "", "", phrase  # 有关目的事业之支出
    if mark and tail.startswith(_CHANCES):
        return tail_of_attribute(head)  # 6级以上地震的可能性较大
    if mark and tail.count("”") > tail.count("“"):
        return phrase  # “我的家乡行”研学规模: the 的 of a name
    if mark and len(tail) >= 2 and not _TOO_SHORT.fullmatch(_PER_TIME.sub("", tail)):
        return tail
    if not mark and "之" in phrase and (of := _OF.search(phrase)):
        tail = phrase[of.end() :]
        item = max(phrase.rfind(mark, 0, of.end()) for mark in "、，“「（")
        short = len(tail) <= 2 and len(phrase) <= 8 and not phrase.startswith("百分之")
        return phrase if short or of.end() - item <= 3 or _TOO_SHORT.fullmatch(tail) else tail
    return phrase


SOLDIERS = ("士兵", "士官", "士绅", "士气", "士族")
_PER_TIME = re.compile("^每(?:年|月|周|日|天|季|人|户|期)")  # 照顾者津贴的每月金额
_PURPOSE = re.compile("(?<![项题科节数栏条品书])目$")  # the 的 of 目的
_CHANCES = ("可能", "概率", "几率", "机率", "机会较", "风险较")
# 之, as Taiwan writes 的
_OF = re.compile(r".{0,500}[^总反因久随分]之(?=[^一二两三四五六七八九十间后前内外中上下类家路星都声城光友乡窗夜春].)")


# nouns that say too little alone: 金额的比例
_AMOUNTS = (
    "比例|比重|占比|数量|总量|总数|总额|规模|人数|标准|水平|面积|金额|费用|个数|额度|限额|次数|频次|数目|时间|名额"
)
_AMOUNT_ALONE = re.compile(_AMOUNTS)
_TOO_SHORT = re.compile(
    f"(?:相关|有关|上述|其他|全部|所有|实际)?(?:{_AMOUNTS}|支出|收入|资金|款项)|(?:企业|单位|项目|机构|人员|人口|家庭|用户)(?:占比|比例|比重|数量|总数)|要求|部分|能力|工作|情况|问题|企业|项目|单位|个人|人员|事项|比率|数额|期间|(?:有关|相关)?规定(?:执行|办理)?|采计|核计|计算|上限|下限|范围"
)


def without_scope(phrase: str) -> str:
    """Without what an amount applies to at its end: 处理成本为每立方米."""
    if phrase[-1:] in _PARTS:
        phrase = _IN_PARTS.sub("", phrase)
    if "每" not in phrase[-24:]:
        return phrase
    if _SCOPE_ALONE.fullmatch(phrase):
        return ""
    phrase = _OFTEN_INSIDE.sub("", _SCOPE_TAIL.sub("", phrase))
    inside = _SCOPE_INSIDE.match(phrase) if "每" in phrase[1:] else None
    return inside["thing"] + inside["given"] if inside else phrase


# 资助款项分两期
_PARTS = frozenset("期次批段步年")
_IN_PARTS = re.compile("(?<=[^，。；、]{2})分[一二两三四五六七八九十0-9]{1,2}个?(?:期|次|批|阶段|步|年)$")


def without_inside(phrase: str) -> str:
    """在3450份通知书之中: without the 中 at its end, where no word ends in it."""
    if not phrase.endswith("中") or phrase.endswith(_END_IN_MIDDLE):
        return phrase
    return phrase[:-1].removesuffix("之")


_END_IN_MIDDLE = ("高中", "初中", "完中", "集中", "其中", "空中", "城中")


def is_amount(phrase: str) -> bool:
    """Whether a phrase names an amount and not of what: 数量, 标准."""
    return _AMOUNT_ALONE.fullmatch(phrase) is not None


@lru_cache(maxsize=512)
def trim_lead(phrase: str) -> str:
    """Without the words in front that name time, scope or manner."""
    for _ in range(8):
        shorter = phrase
        if phrase[:1] in _TIME_FIRST and (match := _TIME_HEAD.match(phrase)):
            shorter = phrase[match.end() :]
        shorter = shorter.lstrip(" ，、")
        shorter = shorter[_lead_size(shorter) :]
        if shorter == phrase:
            break
        phrase = shorter
    return phrase


_OF_A_MARK = tuple(word + "标的" for word in "指目商达投招坐座路界")


def _names_people(phrase: str) -> bool:
    """参加者, 个人计划的参加者: who does something; in 超过五个者, 有下列情形者 it is a condition."""
    return phrase[-3:-1] in verbs("action") | verbs("nominal") and _ON_CONDITION.search(phrase) is None


_ON_CONDITION = re.compile("[0-9一二两三四五六七八九十]|[超逾满未不经系属应得须有为已被以于]|符合|违反|低于|达")


def _ends_whole(phrase: str, tail: int) -> bool:
    """Whether a phrase ends in a word that is whole and longer than a tail: 功能, 消费者."""
    if phrase.endswith(_OF_A_MARK):
        return False  # 指标的, and not 标的
    whole = whole_words()
    return any(phrase[-size:] in whole for size in range(max(2, tail + 1), 5))


def trim_tail(phrase: str) -> str:
    """Without the words behind that lead on to the number."""
    by_last = _tails()
    for _ in range(4):
        shorter = phrase
        tails = by_last.get(phrase[-1:], ())
        size = next((len(tail) for tail in tails if phrase.endswith(tail)), 0) if phrase.endswith(tails) else 0
        if size and not _ends_whole(phrase, size) and not (phrase[-1] == "者" and _names_people(phrase)):
            shorter = phrase[:-size]
        shorter = shorter.rstrip(" ，、：（“")
        shorter = without_expectation(without_scope(shorter))
        if shorter[-2:] in ("价分", "费分"):
            shorter = shorter[:-1]  # 票价分为640元、480元
        if shorter.endswith("会") and (AMOUNT.search(shorter[:-1]) or shorter.endswith("人口会")):
            shorter = shorter[:-1]  # 经常开支会增加7%至…
        if shorter == phrase:
            break
        phrase = shorter
    return _balanced(_NOTE.sub("", phrase) if "[" in phrase else phrase)


_NOTE = re.compile(r"\[[0-9]{1,3}\]")  # 四大产业[2]


_PAIRED = re.compile("[（）“”「」『』]")


def _balanced(phrase: str) -> str:
    """Without a bracket or quote that has lost its other half."""
    if not _PAIRED.search(phrase):
        return phrase
    for opening, closing in ("（）", "“”", "「」", "『』"):
        if -1 < phrase.find(closing) < phrase.find(opening):
            phrase = phrase.rpartition(opening)[2]  # ……」修正为「财团法人之支出: of the last one
        if phrase.count(opening) == phrase.count(closing) or (opening == "“" and '"' in phrase):
            continue  # “双随机"检查: closed by a straight quote
        if closing in phrase and opening not in phrase:
            phrase = phrase.rpartition(closing)[2]  # 位置）及…: the thing stands behind the bracket
        elif opening == "“" or phrase.startswith(opening) or phrase.endswith(opening):
            phrase = phrase.replace(opening, "")
        elif opening != "（":
            phrase = phrase.rpartition(opening)[2]  # 批示之「至少开
        else:
            phrase = phrase.partition(opening)[0]
    return phrase
