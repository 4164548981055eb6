"""The thing in front of a number: 发明专利拥有量达到12件, 登记近300件."""

from __future__ import annotations

import re
from functools import lru_cache

from ipmine.resolve.targets.comparisons import left_of_comparison, only_compares, without_comparison
from ipmine.resolve.targets.objects import governed
from ipmine.resolve.targets.openings import without_opening
from ipmine.resolve.targets.phrase_leads import opens_a_noun
from ipmine.resolve.targets.phrase_tails import without_scope
from ipmine.resolve.targets.phrase_words import whole_words
from ipmine.resolve.targets.times import (
    before_the_time,
    only_days,
    without_dates_at_end,
    without_day,
    without_span,
    without_year_inside,
)
from ipmine.resolve.targets.verbs import AMOUNT, ending

# the label of an item in front of its first clause
LABEL = re.compile(
    r"(?:[①-⑳※●■◆★▲]|[—–]{1,2}(?![0-9])[ \u3000]{0,4}|"
    r"第[ \u3000]{0,4}(?:[0-9一二三四五六七八九十百][ \u3000]{0,4}){1,7}[条章节][ \u3000]{0,20}|（(?:[一二三四五六七八九十0-9]{1,3}|[a-zA-Z])）[ \u3000]{0,4}|"
    r"[一二三四五六七八九十]{1,3}、[ \u3000]{0,4}|[一二三四五六七八九]是|[0-9]{1,3}[.、．](?![0-9])[ \u3000]{0,6}|"
    r"[0-9]{1,2}(?:\.[0-9]{1,2}){1,2}(?:[ \u3000]{1,6}|(?=(?![人户名])[\u4e00-\u9fff]{3}))|[a-zA-Z][.、．)])"
)
# 拥有量仅为全国的七分之一
_OF_ALL = re.compile(
    "(?:仅|只|约|已)?(?P<verb>为|是|占)(?:全国|全省|全市|全区|全球|世界|国际|发达国家)(?:平均水平|平均|总量)?的$"
)
# 前条第二项之规费, 第三条第一款规定的罚款
_CITING = ("前", "本", "同", "该", "第")
_CITED = re.compile(
    r"^(?:前|本|同|该|第[0-9一二三四五六七八九十百]{1,7})[条款项](?:第[0-9一二三四五六七八九十]{1,3}[款项目]){0,3}(?:规定|所定)?[之的](?=.{2})"
)
_CELLS = re.compile(r"[0-9.,]{5,40}$")  # 某市12978103608: cells of a table in front of the number
_PER = re.compile(r"^(?:/[\u4e00-\u9fff]{1,4}){1,3}[、，]?")  # 38元/平方米/月、甲苑


# asked of a clause for each of its numbers, and again for those that name nothing
@lru_cache(maxsize=256)
def front(words: str) -> tuple[str, str | None, str | None]:
    """The noun phrase in front of a number, the action, and the predicate between them."""
    words = words.rstrip(" \u3000").rpartition("  ")[2]  # 合格线  试讲成绩: lines run together
    words = without_span(words)
    if "一" in words[1:] and (once := _ONE_OF_A_LIST.search(words)):
        words = words[once.end() :]
    words = words.removeprefix("一经").removeprefix("并科")
    if "罚" in words[-3:] and (fined := _FINED.fullmatch(words)):
        return fined["thing"], "处", None  # 并处罚金9000万元
    if "且" in words[2:-2] and "的" not in (last_of_two := words.rpartition("且")[2]):
        words = last_of_two  # 须查验绿码且测量体温
    if "》" in words:
        words = _BY_A_PAPER.sub("", words)
    if "阶" in words[:8] or "关" in words[:8]:
        words = _STEP_BEFORE.sub("", words)  # 迈上4个万亿元台阶、达14.2万亿元
    last = words[-1:]
    if last in _DAYS_ON:
        words = _DAILY.sub("", words)
    if last == "均" and words.endswith(_EACH_GREW):
        words = words[:-1]  # 旅游人次和花费增长均超20%
    words = words.rpartition("=")[2].strip("≦≧≤≥＜＞<>×+")  # 考评分值=日常监测（60%）, 1mm≦差≦4mm
    if words[:1] in "按根依" and _ON_ACCOUNT.fullmatch(words):
        return "", "给予", None  # 按实际支出给予每人最高200元的补贴
    if last in _GIVING and _GIVEN_TO.search(words):
        return "", "给予", None  # 四星级的给予5万元
    if words.endswith(("但", "但最高", "但最多", "但最低", "但最少", "须经", "应经", "需经", "须由", "应由")):
        return "", None, None  # 可适当提高但最高不超过…, 结果须经三分之二以上委员同意
    if each := _EACH_DONE.search(words):
        return each["done"], None, each[0]  # 每投资1亿元奖励用地指标10亩
    if only_days(words) or only_compares(words):
        return "", None, None
    if words.endswith("以") and _BY_LAW.search(words):
        return "", None, None  # 依企业并购法以百分之百股份转换
    if last in _AREAS:
        words = _PER_AREA.sub("", words)
    if words.endswith(_FROM_ENDS) and "年" in words[-9:]:
        words = _FROM_A_YEAR.sub("", words)
    if "对" in words and (granted := _GRANTED_TO.search(words)):
        return granted["who"] + granted["aid"], granted["aid"], None
    if last in _MONEY_ENDS:
        words = _CURRENCY.sub("", words)
    words = without_joints(words.rstrip(" （“"))
    if words[:1] == "/":
        words = _PER.sub("", words)
    if words[-1:].isdigit():
        words = _CELLS.sub("", words).rpartition("%")[2]
    if last == "的" and (of_all := _OF_ALL.search(words)):
        return governed(words[: of_all.start()], None)[0], of_all["verb"], of_all["verb"]
    if "估计" in words[2:]:
        words = _ESTIMATE.sub("", words)
    if label := LABEL.match(words):
        words = words[label.end() :]
    words = without_opening(words)
    if last in "助补贴励" and (given := _GIVEN_BY.fullmatch(words)):
        return given["aid"], given["aid"], None  # 中央财政3年共补助2亿元
    words = without_scope(_without_remarks(words))
    if words[:1] in _CITING:
        words = _CITED.sub("", words)
    if words.endswith(_STEPS_END):
        words = _STEPS.sub("", words)
    if "成为" in words:
        words = _KEEPING.sub("", _BECOME.sub("", words))
    if words.endswith(("的", "之")):
        words = _HELD_AT.sub("", words)
    elif words.endswith(("总额", "总数", "总量", "总面积")):
        words = _OF_A_WHOLE.sub("", words)
    if "不" in words[2:]:
        words = _NOT_BEYOND.sub(r"\g<thing>", words)
    phrase, predicate = _strip_predicates(without_comparison(words))
    phrase = left_of_comparison(phrase, bool(predicate) or last == "的")
    if predicate and phrase.endswith("会") and phrase[-2:-1] not in _MEETINGS:
        phrase = phrase[:-1]  # 简约公屋单位会增至3万个
    phrase = without_year_inside(phrase)
    if "由" in phrase[:4] and _DECIDED_BY.match(phrase) and not AMOUNT.search(phrase):
        return "", predicate, None  # 得由主管机关视情形调整为12%
    if phrase.endswith(_MARKEDLY):
        phrase = phrase[: -next(len(word) for word in _MARKEDLY if phrase.endswith(word))]
    phrase = without_comparison(phrase)
    if phrase[-1:] in _DAYS_ON:
        phrase = _YEAR_ON_YEAR.sub("", phrase)
    elif phrase[-1:] in _PRICES:
        phrase = _MEASURED_SO.sub("", phrase)
    phrase = without_day(phrase)
    if (left := before_the_time(phrase)) is not None:
        phrase, nearer = _strip_predicates(left)  # 退役电池增至2030年约1万公吨
        predicate = predicate or nearer
    phrase = without_dates_at_end(phrase)
    return governed(phrase, predicate)


_ONE_OF_A_LIST = re.compile("一[次场期项个届]、(?=[^，。；、]{2,20}$)")  # 举办论坛一次、对接活动五场
# 省财政按照《某办法》给予一次性奖补: by which paper
_BY_A_PAPER = re.compile(
    "(?:按照?|依照?|根据|依据|参照|对照)《[^《》]{2,60}》(?:（[^（）]{1,30}）)?(?:[^，。；、《》]{0,4}(?:规定|要求|标准))?"
)
_EACH_GREW = ("增长均", "下降均", "提高均", "提升均", "增速均", "增幅均")
_FINED = re.compile(
    "(?:[，、]?并?处以?|[^，。；、]{0,16}(?:被判?|依法)处?以?|[^，。；、]{0,20}(?:可|会|将|应|须)处以?)(?P<thing>罚[金款锾])"
)
_GIVEN_BY = re.compile("(?:中央|地方|各级|[省市县区州]级?)?财政[^，。；、的]{0,8}?(?P<aid>补助|奖补|补贴|奖励|资助)")
_EACH_DONE = re.compile("每(?P<done>(?:新增|增加|完成)?投资|缴税|纳税)$")
_DAYS_ON = frozenset("日月季年")
_GIVING = frozenset("按照予以性")
_MONEY_ENDS = frozenset("币金）")
_PRICES = frozenset("径格价元币算")
_YEAR_ENDS = frozenset("年的之平期末底")
_BEYOND_SIGNS = frozenset("于出超低先")


def without_joints(words: str) -> str:
    """Without what joins a phrase to the one in front: 和, 并, and marks; 和美乡村 is a thing."""
    if words[:1] in ("计", "为"):
        words = _COUNTED_SO.sub("", words)
    while words[:1] in _JOINTS and words and not opens_a_noun(words):
        words = words[1:]
    return words


_COUNTED_SO = re.compile("^(?:计算?|计收|为限|为准)[、，；](?=.)")  # 以2800元计、某档以…
_JOINTS = frozenset("、，和及与或且并×+ ）")


_DECIDED_BY = re.compile(
    "并?(?:得|应|可|须|应当|可以)由[^，。；、]{3,80}(?:视|审酌|会同|依据|根据|结合)[^，。；、]{2,80}$"
)
_SPANS = frozenset("年月季")
_WHICH_SPAN = tuple("按翌上去前今本同每该当个一二两三四五六七八九十几数")
# 贷款总额不超过小微企业创业担保贷款额度上限（500万元）
_NOT_BEYOND = re.compile(
    "(?P<thing>[^，。；、]{2,30}(?:总额|额|费用|规模|比例|面积|总量|价格))(?:原则上|一般)?不得?(?:超过|高于)[^，。；、]{4,40}$"
)
_MEETINGS = frozenset(
    "委员协学商工大议机社晚宴聚展年动谈讨布座乐介览流洽理事监金合总分都庙舞国法教公农渔联研欢招茶例行董盛誓峰赛省市县区党团盟基职妇青"
)
_ESTIMATE = re.compile("的?(?:临时|修订|初步|最新)(?:及(?:临时|修订))?估计(?:数字)?")  # 总销货价值的修订估计
_ROUGHLY = frozenset(" 了约近")
_MARKEDLY = ("大幅度", "大幅", "小幅", "显著", "明显", "略有", "略微", "大大")  # 预算较上年度大幅增加
_BY_LAW = re.compile("(?:依|按|根据|依照|按照)[^，。；、]{2,14}(?:法|规定|办法|条例)以$")
# 按自然口径增长2.1%, 按可比价格计算增长5%
_MEASURED_SO = re.compile(
    "(?:按|以)(?:照)?(?:自然|同|可比|现行|全|新|旧)?(?:口径|可比价格?|不变价格?|现价|现行价格|美元|美金|人民币|新台币|台币|港元|港币|澳门元|澳门币)(?:计算?|核算|计价)?$"
)
_YEAR_ON_YEAR = re.compile("(?:按|逐)[年季月]$")  # 按年上升3%
_CURRENCY = re.compile("(?:之|的)?(?:新台币|人民币|港币|美金)(?:（[^（）]{1,8}）)?$")  # 现行之新台币（以下同）
# 占比由2017年的0.8%，上升至2022年的1.1%; 人数由去年三月底的…下降至今年三月底的; 死亡率由113年每十万人8.4人
_WHEN = (
    "(?:(?:[0-9〇零一二三四五六七八九]{4}|1[01][0-9])年(?:度|年?[底末初]|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月[底末初]?|第?[一二三四]季度?|[上下]半年)?"
    "|[去今前上]年(?:年?[底末初]|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月[底末初]?|同期)?)"
)
_AREAS = frozenset("米里亩顷")
_PER_AREA = re.compile("(?:达到?|为|是)?每(?:平方|立方)?(?:千米|公里|米|公顷|亩)$")  # 路网密度达到每平方千米8千米
_FROM_ENDS = ("的", "人", "人口")
_FROM_A_YEAR = re.compile(
    rf"(?:(?:[从由]|(?:提高|提升|增加|降低|下降|减少|扩大|上升|增长|回升|升|降|增)[至到]){_WHEN})(?:的|每[十百千]?万?人口?)$"
)
# 省财政对每个项目县补助1000万元: what is given to whom, not by whom
_GRANTED_TO = re.compile(
    "(?:财政|资金|中央|省里?|市里?|县里?|区里?|[厅局委部])(?:按[^，。；、]{1,12})?对(?:每[个家户名位人])?(?P<who>[^，。；的]{2,16}?)(?:按)?(?:再|分别|一次性|各|每年)?(?:给予|予以)?(?P<aid>补助|补贴|奖补|奖励|资助)$"
)
_DAILY = re.compile("(?:按|逐)[日月季年]$")  # 按日万分之五加收滞纳金
_GIVEN_TO = re.compile("(?:的|者)按照?$|(?:的|者)(?:分别|每[人家户个项件次名])?(?:一次性)?(?:给予|予以)(?:一次性)?$")
# 流量控制在往年同期流量的30%, 人力提高至总数的12%
_HELD_AT = re.compile(
    r"(?<=[^，。；]{2})(?:控制在|稳定在|保持在|维持在|(?:提高|提升|增加|降低|下降|减少|扩大|压减|调高|调降|上升|压缩|缩短|缩减|恢复)[至到为])[^，。；、]{2,16}[的之]$"
)
# 投资金额达该公司当年度实收出资总额50%
_OF_A_WHOLE = re.compile(r"(?<=[额量数积])(?:已?达到?)(?:该|其)[^，。；、]{2,24}$")
# 生产总值连续跨越7万亿、8万亿两个台阶
_STEPS_END = ("台阶", "大关", "关口")
_STEP_BEFORE = re.compile("^(?:[十百千万亿]{1,4}元?级?)?大?(?:台阶|大关|关口)[、，]?")
_STEPS = re.compile(
    r"(?:连续|接连|先后)?(?:跨越|迈上|迈过|突破|跨过|跨上|站上|登上|越过)[0-9一二两三四五六七八九十][^，。；]{0,40}$"
)


# 甲市成为全国首个用电量超过…的城市: what the rank is held in
_BECOME = re.compile(
    r"^[^，。；、]{0,16}成为(?:全国|全球|世界|国内|国际|我国|亚洲|全省|全市|[东中西]{1,2}部(?:地区)?|[东西南北华]{2}(?:地区)?)?(?:首|唯一(?:一)?|第[一二三四五六七八九十]{1,2})[个家座](?=[^，。；]{2})"
)
# 成为全国优良率保持100%的唯一省份
_KEEPING = re.compile("^成为(?:全国|全球|世界|国内|全省|西部|东部|中部)?(?=[^，。；、]{3,60}率)")
# 全省（含中央单位，下同）在岗职工; 对外依存度（进出口总额占产值的比重）
_REMARK = re.compile(
    r"（(?:含|不含|包含|包括|不包括|指|即|以下|下同|下称|简称|不低于|不少于|不超过)[^（）]{0,80}）|（[^（）]{6,40}）$"
)
_INCLUDING = re.compile(r"^ ?(?:内含|包含|包括|其中有?|含有?|有)")
_OPEN = re.compile(r"（[^（）]{0,500}$")
# in an open bracket, what says something of the thing in front of it: 工作鉴定（原件1份
_OF_THE_THING = re.compile(
    r"(?:一式|共|共计|计|各|原件|复印件|正本|副本|影印件|影本|约|近|数|其中|第?[0-9A-Z]{0,2}版面?|彩色|黑白){0,60}"
)


def _without_remarks(words: str) -> str:
    """Without brackets that explain; of an open one (项目（公共建筑1个) what it names itself."""
    if "（" not in words:
        return words
    words = _REMARK.sub("", words)
    opened = _OPEN.search(words)
    if opened is None:
        return words
    inside = _INCLUDING.sub("", words[opened.start() + 1 :])
    return words[: opened.start()] if opened.start() and _OF_THE_THING.fullmatch(inside) else inside


_ON_ACCOUNT = re.compile("(?:按照?|根据|依据|依)[^，。；]{2,12}(?:给予|予以)(?:每[人户家件项名])?(?:最[高多]|不超过)?")
_OF_PLAN = re.compile(
    r"(?:超额完成|完成|占|达成?)(?:年度?|全年|原定|规划)?(?:(?:计划|目标)(?:任务)?|(?<=[划定年])任务)[的之]?$"
)  # 完成年计划的118%, 达原定目标之112%
# 增速高于全国3.7个百分点
# 达到2020年的两倍
_TIMES_A_YEAR = re.compile(
    r"仅?(?P<action>达到|达|为|是|相当于)(?:[0-9]{4}年|[上去历往常]年|“?十[一二三四五]五”?末?|全国平均水平|全省平均水平|同期)(?:同期|时期|期间|末|底|水平|平均|均值)?[的之]?$"
)
_BEYOND = re.compile(
    r"(?P<action>高于|低于|快于|优于|好于|高出|超过|超出|领先|低)(?:(?:全国|全省|全市|全区|中部地区|东部地区|西部地区|上年|去年|同期|上年同期|去年同期)"
    r"(?:平均增速|平均增幅|平均水平|平均|同期|水平|增速|增幅)?|(?:原订|原定|预期|年度|全年|规划)?目标(?:任务|值)?|(?<!或[高低快优好]于)(?<=[高低快优好]于)[^，。；、的]{2,12}(?<!比例)(?<![比率数积]))$"
)


def without_predicate(phrase: str) -> str:
    """Without the predicates at the end of a phrase: 经费下降."""
    return _strip_predicates(phrase)[0]


def _strip_predicates(phrase: str) -> tuple[str, str | None]:
    """Take 增长, 达到, 累计, 共 off the end; the one nearest to the number is the action."""
    found: str | None = None
    if not _BEYOND_SIGNS.isdisjoint(phrase) and (beyond := _BEYOND.search(phrase)):
        return phrase[: beyond.start()], beyond["action"]
    if phrase[-1:] in _YEAR_ENDS and (times := _TIMES_A_YEAR.search(phrase)):
        return phrase[: times.start()].removesuffix("约"), times["action"]
    if ("完成" in phrase or "占" in phrase or "达" in phrase) and (planned := _OF_PLAN.search(phrase)):
        return phrase[: planned.start()].removesuffix("分别"), "占" if planned[0][0] == "占" else "完成"
    for _ in range(6):
        while phrase[-1:] in _ROUGHLY and phrase and phrase[-2:] not in whole_words():
            phrase = phrase[: -2 if phrase.endswith(("大约", "接近", "将近")) else -1]
        if phrase.endswith("增长贡献"):
            return phrase, found  # 对经济增长贡献超五成
        words = ending().get(phrase[-1:], ())
        for word in words if phrase.endswith(words) else ():
            if phrase.endswith(word) and not (len(word) == 1 and phrase[-2:] in whole_words()):
                before = phrase[: -len(word)][-1:]
                if word[0] in _SPANS and (before.isdigit() or before in _WHICH_SPAN):
                    word = word[1:]  # 到2025年平均达到2.8%, 较上月跌0.2%
                if phrase == word and AMOUNT.search(alone := word.rstrip("为达到至")):
                    return alone, found  # 占比, 增幅 alone are the thing itself
                phrase, found = phrase[: -len(word)], found or word
                break
        else:
            break
    return phrase, found
