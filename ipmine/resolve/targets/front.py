"""The thing in front of a number: 发明专利拥有量达到12件, 登记近300件."""

from __future__ import annotations

import re

from ipmine.resolve.targets.phrases import (
    is_amount,
    opens_a_noun,
    tail_of_attribute,
    trim_lead,
    trim_tail,
    whole_words,
    without_scope,
)
from ipmine.resolve.targets.verbs import AMOUNT, ending, ends_in_a_name, last_verb, sizes_by_last, starting, verbs

_LABEL = re.compile(
    r"(?:[①-⑳]|第 ?[0-9一二三四五六七八九十百]{1,7} ?[条章节] {0,20}|（[一二三四五六七八九十0-9]{1,3}）|"
    r"[一二三四五六七八九十]{1,3}、|[一二三四五六七八九]是|[0-9]{1,2}[.、](?![0-9]))"
)
_CELLS = re.compile(r"[0-9.,]{5,40}$")  # 某市12978103608: cells of a table in front of the number
_PER = re.compile(r"^(?:/[\u4e00-\u9fff]{1,4}){1,3}[、，]?")  # 38元/平方米/月、甲苑
DATES_AT_END = re.compile(
    r"(?:(?:[和、]?(?:到|至|在)?[0-9]{4}年(?:[0-9]{1,2}月)?(?:底|末)?){1,4}|(?:近|连续)?(?<!第)[0-9一二三四五]{1,2}年)$"
)


# 10月20日—11月30日（共22场）, 10月22日上午9:30及下午13:30各1场: days that name nothing
_DAYS = re.compile(
    r"[-—～至、和及]?(?:[0-9]{1,4}年)?[0-9]{1,2}月[0-9]{1,2}日(?:[（(][\u4e00-\u9fff]{1,6}[)）])?[0-9:：时分及至、和\-—～上下午月日]{0,40}[（(]?(?:共|各|共计)?"
)
_ENDS_OF_DAYS = frozenset("日时分0123456789）（(共各计")


def front(words: str) -> tuple[str, str | None, str | None]:
    """The noun phrase in front of a number, the action, and the predicate between them."""
    words = words.rstrip(" \u3000").rpartition("  ")[2]  # 合格线  试讲成绩: lines run together
    words = words.rpartition("=")[2].strip("≦≧≤≥＜＞<>")  # 考评分值=日常监测（60%）, 1mm≦差≦4mm
    if words.endswith("但"):
        return "", None, None  # 可适当提高但最高不超过…
    if words[-1:] in _ENDS_OF_DAYS and _DAYS.fullmatch(words):
        return "", None, None
    words = _PER.sub("", without_joints(words.rstrip(" （“")))
    if words[-1:].isdigit():
        words = _CELLS.sub("", words).rpartition("%")[2]
    label = _LABEL.match(words)
    words = without_scope(_without_remarks(words[label.end() :] if label else words))
    if words.endswith(_STEPS_END):
        words = _STEPS.sub("", words)
    if "成为" in words:
        words = _BECOME.sub("", words)
    phrase, predicate = _strip_predicates(without_comparison(words))
    phrase = without_comparison(phrase)
    if phrase and phrase[-1] in "年月底末":
        phrase = DATES_AT_END.sub("", phrase)
    return _object(phrase, predicate)


def without_joints(words: str) -> str:
    """Without what joins a phrase to the one in front: 和, 并, and marks; 和美乡村 is a thing."""
    words = _COUNTED_SO.sub("", words)
    while words[:1] in _JOINTS and words and not opens_a_noun(words):
        words = words[1:]
    return words


_COUNTED_SO = re.compile("^(?:计算?|计收|为限|为准)[、，；](?=.)")  # 以2800元计、某档以…
_JOINTS = frozenset("、，和及与或且并×+ ）")


# 生产总值连续跨越7万亿、8万亿两个台阶
_STEPS_END = ("台阶", "大关", "关口")
_STEPS = re.compile(
    r"(?:连续|接连|先后)?(?:跨越|迈上|迈过|突破|跨过|跨上|站上|登上|越过)[0-9一二两三四五六七八九十][^，。；]{0,40}$"
)


# 甲市成为全国首个用电量超过…的城市: what the rank is held in
_BECOME = re.compile(
    r"^[^，。；、]{0,16}成为(?:全国|全球|世界|国内|国际|我国|亚洲|全省|全市)?(?:首|唯一(?:一)?|第[一二三四五六七八九十]{1,2})[个家座](?=[^，。；]{2})"
)
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


_COMPARISON = re.compile(
    r"(?:与|比|较|同)(?:[0-9]{4}年|上年|上一年|去年|上期|同期|上年同期|去年同期|全国|全省|年初|目前|“?十[一二三四五]五”?|“[^“”]{1,8}”)(?:期间|时期|末期|期末|底|末|初|度|同期|平均水平|平均)?(?:相比)?$"
)


_OF_PLAN = re.compile(
    r"(?:超额)?完成(?:年度?|全年|原定|规划)?(?:(?:计划|目标)(?:任务)?|(?<=[划定年])任务)的?$"
)  # 完成年计划的118%
# 增速高于全国3.7个百分点
_BEYOND = re.compile(
    r"(?P<action>高于|低于|快于|优于|好于|高出|超过|超出|领先|低)(?:(?:全国|全省|全市|全区|中部地区|东部地区|西部地区|上年|去年|同期|上年同期|去年同期)"
    r"(?:平均|平均水平|同期|水平)?|(?:原订|原定|预期|年度|全年|规划)?目标(?:任务|值)?|(?<=[^或][高低快优好]于)[^，。；、的]{2,12}(?<!比例)(?<![比率数积]))$"
)


# 贷款利率在去年基础上再次下调
_ON_BASIS = re.compile(
    r"(?:在|于)(?P<basis>[^，。；在于]{1,30}?)?的?(?:基础|基准|基数)(?:之)?上(?:再次|再|又|统一|进一步|总体|各|分别|四面){0,9}$"
)


def without_comparison(phrase: str) -> str:
    """Without a comparison at its end: 比上年, 较2011年, 与去年同期相比, 在现行基础上."""
    if "上" in phrase[-8:] and "基" in phrase:
        basis = _ON_BASIS.search(phrase)
        phrase = phrase[: basis.start()] or basis["basis"] or "" if basis else phrase
    phrase = phrase.removesuffix("相比") if phrase.endswith("年相比") else phrase
    if not phrase or phrase[-1] not in "年期国省初前底末度平均比较同与五”间":
        return phrase
    if phrase.endswith(("数比", "量比", "额比", "率比", "值比")):  # …人数比(2020年)
        return phrase[:-1]
    match = _COMPARISON.search(phrase)
    return phrase[: match.start()] if match else phrase


def _strip_predicates(phrase: str) -> tuple[str, str | None]:
    """Take 增长, 达到, 累计, 共 off the end; the one nearest to the number is the action."""
    found: str | None = None
    if any(sign in phrase for sign in "于出超低先") and (beyond := _BEYOND.search(phrase)):
        return phrase[: beyond.start()], beyond["action"]
    if "完成" in phrase and (planned := _OF_PLAN.search(phrase)):
        return phrase[: planned.start()].removesuffix("分别"), "完成"
    for _ in range(6):
        phrase = phrase.rstrip(" 了约近")
        if phrase.endswith("增长贡献"):
            return phrase, found  # 对经济增长贡献超五成
        words = ending().get(phrase[-1:], ())
        for word in words if phrase.endswith(words) else ():
            if phrase.endswith(word) and not (len(word) == 1 and phrase[-2:] in whole_words()):
                if phrase == word and AMOUNT.search(word):
                    return phrase, found  # 占比, 增幅 alone are the thing itself
                phrase, found = phrase[: -len(word)], found or word
                break
        else:
            break
    return phrase, found


def _object(phrase: str, predicate: str | None) -> tuple[str, str | None, str | None]:
    """What stands behind the last verb of the phrase, and that verb."""
    phrase, trailing = _trailing_verb(trim_lead(_measured(_last_item(trim_tail(phrase)))))
    phrase = trim_lead(_WHO_MUST.sub("", _inner(without_scope(phrase)), count=1))
    if "时" in phrase or "内" in phrase:
        phrase = _WHEN.sub("", phrase)
    if once := _ONCE.match(phrase):
        phrase = once["thing"]
    if "对" in phrase and AMOUNT.search(phrase):
        phrase = _AGENT.sub("", phrase)
    if phrase.startswith("申请") and phrase.startswith(starting().get(phrase[2:3], ()), 2) and len(phrase) > 5:
        return trim_tail(phrase[2:]), "申请", predicate  # 申请补发或换发许可证: what is applied for
    if dated := _DAY.search(phrase):
        phrase = trim_lead(phrase[dated.end() :])  # 关税法于93年5月5日修正公布全文
    cut, action = last_verb(phrase)
    rest = trim_tail(tail_of_attribute(trim_lead(phrase[cut:].removeprefix("之"))))
    rest = rest[:-1] if rest.endswith("中") and len(rest) > 2 and not rest.endswith(_MIDDLE) else rest
    inner = (
        action is not None
        and cut > len(action)
        and (rest[:2] in verbs("nominal") or rest[:2] in verbs("action"))
        and rest.endswith("率")
    )
    money = rest in _MONEY and action not in verbs("nominal")
    if action and (inner or is_amount(rest) or (len(rest) <= 2 and AMOUNT.search(rest) and not money)):
        # 招聘数量, 处理成本, 其他地区征收率: the verb is a part of the name
        # 污水集中收集处理率: so are all the verbs of a rate
        rest, action = trim_lead(action + rest) if len(rest) > 1 and not inner else trim_tail(phrase), None
    if rest in verbs("action") and trailing != "申请":  # 建成15个: a verb alone names nothing
        return "", action or rest, predicate
    return rest, action or trailing or predicate, predicate


_MONEY = ("资金", "投资", "经费", "贷款", "税收", "补贴", "产值", "收入")  # 压减资金, 完成投资: done with a sum
_MIDDLE = ("高中", "初中", "完中", "集中", "其中")  # words that end in 中
# 首次参保时男已满50周岁; 盘活存量实现收入; 每半年在门户网站更新一次
_WHOSE_AGE = re.compile(r".{2,500}时(?P<who>男|女)(?:性|方|职工)?$")
_ACHIEVED = re.compile(r"(?<=[^，。；、][^，。；、])实现(?=[^，。；、的]{2,6}$)")
_PUBLISHED_AT = re.compile(r"^(?:在|于|通过|由)[^，。；、]{0,24}(?:网站|官网|门户网|平台|媒体|公众号|专栏)上?$")


def _inner(phrase: str) -> str:
    """Without what leads to the thing inside the phrase, nothing where it is only a place to publish."""
    if (aged := _WHOSE_AGE.match(phrase)) is not None:
        return aged["who"]
    if "实现" in phrase and AMOUNT.search(phrase):
        return _ACHIEVED.sub("", phrase) if phrase[:2] != "通过" else phrase.rpartition("实现")[2]
    return "" if _PUBLISHED_AT.match(phrase) else phrase


# 部分银行对小微企业贷款利率: who does it
_AGENT = re.compile(
    r"^[^，。；、“”]{0,20}(?:行|机构|企业|单位|部门|政府|局|委|公司|省|市|县|财政|方面)对(?![外口应象策接标手比])"
)


# 专利权人应当从其股份所得: who must
_WHO_MUST = re.compile(
    r"^(?:[^，。；、“”]{1,24}?(?:应当|必须|须|应|可以|可)(?=从|向|对(?!外)|按|将)|"
    r"[^，。；“”]{2,40}?(?:部门|单位|机构|企业|银行|政府|公司|各地)(?:都|均)?(?:应当|必须|须|应|要)(?=[^，。；、求]{4}))"
)
# 种植土厚度折算后, 所得利润纳税后: when it is measured
_ONCE = re.compile(
    r"^(?P<thing>[^，。；]{3,60}?)的?(?:纳税|完税|缴税|折算|扣税|换算|核算|调整|清算|结算|扣除[^，。；、]{1,8})后再?$"
)
# 主体结顶时支付50%; 驾驶人在一个周期内累积记分
_WHEN = re.compile(
    r"^(?:[^，。；、“”]{1,24}?(?<![同小及按届准临实随当])时(?=共?存栏|支付|缴纳|给予|拨付|发放|交纳|补助|奖励)|"
    r"[^，。；、“”]{2,24}在[^，。；、“”的]{2,16}(?:周期|期限|年度|时间|年)内(?=[^，。；、的]{2,12}$))"
)
_DAY = re.compile(r"[0-9]{1,4}年[0-9]{1,2}月[0-9]{1,2}日(?=[^-—～，。；、至到前内之的止起][^，。；、]{2})")


def _last_item(phrase: str) -> str:
    """优化支出结构、清收各类资金: the last of several things done, where it has a verb of its own."""
    front, mark, last = phrase.rpartition("、")
    if (front.endswith(_BUILT) or (last.startswith("新增") and "新增" not in front)) and AMOUNT.search(last):
        return last  # 三期建成投产、总装机
    if mark and front.endswith(_UTMOST) and AMOUNT.search(last):
        return last  # 规模最大、占比最高、总投资
    if mark and any(last.startswith(verb) and len(last) > len(verb) + 1 for verb in starting().get(last[:1], ())):
        return last if last_verb(last)[0] else phrase
    return phrase


_UTMOST = ("最大", "最高", "最多", "最长", "最强", "最优", "最全", "领先")
_BUILT = tuple("投产 投用 投运 试运转 试运行 通车 完工 竣工 开工 建成 启用 上线 落地".split())
_BASIS_SIGN = re.compile("[按以为将在依最]")
_BASIS = re.compile(
    r"按(?!揭|时|期|规定|摩|质|需|劳|钮)照?|依(?![法托据靠规])照?|(?<=标准)[以为]|(?<=[额率例准数])(?:最高|最多)可?(?:提|提高|上浮|放宽)?(?:至|到|为)|(?<=[当以须应并])将|(?<=价格)以|(?<=费率)以|(?<=[额率例准数值离限])(?:一般|原则上|应)?(?:为|在(?![职校建岗编册途库籍]))"
)


def _measured(phrase: str) -> str:
    """租金标准以市场价: what is measured; 中央财政按贷款利率: else what it is measured by."""
    if not _BASIS_SIGN.search(phrase):
        return phrase
    found = list(_BASIS.finditer(phrase))
    if not found or len(phrase) - found[-1].end() < 2:
        return phrase
    basis = found[-1]
    front = trim_tail(phrase[: basis.start()])
    return front if AMOUNT.search(front) else phrase[basis.end() :]


# 样本至少每周更新一次
_HOW_OFTEN = re.compile(
    r"(?:至少|应|须|需|原则上|一般)?(?:(?:每[一两二三四五六八九十半]?|[一两二三四五六八九十半])个?(?:年|月|周|日|天|季|季度|学期))(?:至少|应|须)?(?P<verb>[\u4e00-\u9fff]{2})$"
)


def _trailing_verb(phrase: str) -> tuple[str, str | None]:
    """从专项资金中安排: a verb that ends the phrase governs the number; the thing stands before it."""
    if (often := _HOW_OFTEN.search(phrase)) and often["verb"] in verbs("action") | verbs("nominal"):
        return phrase[: often.start()], often["verb"]
    actions = verbs("action")
    for size in sizes_by_last().get(phrase[-1:], ()):
        if size <= len(phrase) - 2 and phrase[-size:] in actions and not ends_in_a_name(phrase):
            rest, done = phrase[:-size], phrase[-size:]
            if rest == "申请":  # 申请评定: what is applied for
                return done, rest
            if rest[-2:] in actions and len(rest) > 5:
                rest, done = rest[:-2], rest[-2:] + done  # 三年行动启动实施
            elif rest[-2:] in verbs("nominal") and rest.startswith(("在", "于")):
                rest = rest[:-2]  # 在门户网站更新发布
            rest = rest.removesuffix("中").removesuffix("内") if rest.startswith(("从", "在", "由")) else rest
            if rest.endswith("新") and rest[-2:-1] not in "创更革高最全":
                rest = rest[:-1]  # 融资平台新退出53家
            if _PUBLISHED_AT.match(rest):
                return "", done
            return re.sub(r"^(?:从|在|由|对|为|向)", "", rest), done
    return phrase, None
