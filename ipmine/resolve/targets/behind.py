"""The thing behind a number: 培育100家首店, 15万元的创业担保贷款."""

from __future__ import annotations

import re
from functools import lru_cache

from ipmine.resolve.targets.behind_ends import MADE_UP_OF, to_its_end
from ipmine.resolve.targets.phrase_tails import SOLDIERS, tail_of_attribute, trim_tail, without_inside
from ipmine.resolve.targets.verbs import name_at, sizes_by_first, verb_at_end, verbs

_STOP = re.compile(
    r"[，。；！？：、（）“”《》〈〉「」\n\t]|(?<!级)以上|(?<!级)以下|以内|左右|(?<!级)及以|分别|不等|，|(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff]{2})"
)


# the same few words stand behind many numbers: 以下的罚款
@lru_cache(maxsize=512)
def behind(rest: str) -> tuple[str, str | None]:
    """The noun phrase behind a number, and a verb between."""
    phrase = rest.lstrip(" ")
    if phrase[:1] == "（":
        phrase = _INCLUDED.sub("", phrase)
    if ("“" in phrase or "「" in phrase) and (quoted := _QUOTED_BEHIND.match(phrase)):
        return trim_tail(quoted["thing"]), None
    if phrase.startswith("的士") and not phrase.startswith(SOLDIERS, 1):
        pass  # 营运300辆的士
    elif phrase.startswith(("的", "之")) and not phrase.startswith(("之后", "之前", "之间", "之内", "之外", "之一")):
        phrase = phrase[1:]
        if phrase.startswith(("门槛", "大关", "关口", "台阶")):
            return "", None  # 跨越2万美元的门槛
    elif given := _GIVEN.match(phrase):
        return behind(phrase[given.end() :])[0], given["verb"]
    elif (phrase.startswith(_NO_NOUN) or _AND_SO_ON.match(phrase)) and not phrase.startswith(("和美", "和谐")):
        return "", None
    if phrase[:1] == "向" and phrase[1:2] not in ("导", "日", "量") and "的" not in phrase:
        return "", None  # 37项向全国推广
    if phrase[:1] == "供" and (use := _FOR_USE.match(phrase)):
        return use["thing"], None  # 预留1.8亿元供两项基金运用
    if phrase[:1] == "以" and _IN_ORDER_TO.match(phrase):
        return "", None  # 动用储备103亿元以维持收支平衡
    if phrase[:1] in "由在" and "的" not in phrase and not phrase.startswith(_AT_WORK):
        return "", None  # 奖金190万元由省财政厅列支, 9500个在今年内落成
    if phrase[:1] == "中" and (phrase[1:2].isdigit() or phrase[1:2] in ("", " ", "有", "为", "至", "的")):
        return "", None  # 2人户中2人年满18周岁
    phrase = phrase.removeprefix("单数")  # 5人以上单数组成
    phrase = phrase.removeprefix("方面的")  # 4个方面的要求
    if _SAID_OF.match(phrase) or phrase[1:2] == "其" or phrase[2:3] == "其":
        # 七人以上定其名额
        return "", None
    if _COUNTED_BY.match(phrase) or (
        phrase[:1] == "因" and phrase[1:2] not in ("素", "子") and not _ATTRIBUTE.match(phrase)
    ):
        return "", None  # 每年以2800元计, 2130人因提前转移避险
    if _ABLE.match(phrase) or _ALREADY.match(phrase):
        return "", None
    if done := _CARRIED_OUT.match(phrase):
        return trim_tail(done["thing"]), "进行"
    if facets := _FACETS.match(phrase):
        return facets[0], None
    if counted := _OF_THOSE.match(phrase) or ("之" in phrase and _USE_OF_THOSE.match(phrase)):
        return counted["those"], None
    if (joined := phrase.find("及其")) > 1 and "、" not in phrase[:joined]:
        phrase = phrase[:joined]  # 三个洼地及其周围的坡地
    phrase, verb = _opening_verbs(phrase)
    if verb and phrase[:1] in "“「" and (named := _NAMED_IN_QUOTES.match(phrase)):
        return named["name"], verb  # 拨款30亿元推行「前沿科技研究支援计划」
    if (verb and (phrase.startswith("了") or (phrase.startswith("为") and "的" not in phrase))) or _TELLS.match(
        phrase
    ):  # 31个开通了英文版
        return "", None
    phrase = _noun_phrase(phrase, verb)
    phrase = to_its_end(phrase)
    head, of, deed = phrase.rpartition("的")
    if of and len(head) > 1 and _DONE_TO.fullmatch(deed):
        phrase = head  # 3座公园的改造提升
    phrase = trim_tail(
        tail_of_attribute(phrase.strip(" ").removesuffix("等").removesuffix("的能力").removesuffix("后"))
    )
    if len(phrase) > 3:
        phrase = without_inside(phrase)
    alone = (
        phrase in ("不予", "免予", "下", "外", "减", "增", "降", "升", "成册", "成书", "成文")
        or phrase in ("看到", "看", "收看", "共同")
        or phrase in verbs("predicate")
        or phrase in MADE_UP_OF
        or phrase in _SAID_ALONE
        or phrase in verbs("action")
        or (phrase[-1:].isdigit() and phrase[-5:].isdigit())  # cells of a table run together
    )  # 每三百人增加一个
    return "" if alone else phrase, verb


# 2000项丰富多样的“快乐一夏”活动: the name in the quotes is the thing
_QUOTED_BEHIND = re.compile(
    r"的?(?:丰富多样|丰富多彩|形式多样|各具特色|内容丰富|不同类型|高质量|高水平|精彩|优质|特色)的(?P<thing>[“「][^“”「」，。；]{2,16}[”」][\u4e00-\u9fff]{0,8})"
)
_NAMED_IN_QUOTES = re.compile("[“「](?P<name>[^“”「」，。；]{4,30}?(?:计划|工程|项目|行动|基金|专项|活动))[”」]")
_AND_SO_ON = re.compile("(?:的)?范围(?:之?内)?(?![的内])|等(?:作废|生效|实施|执行|在内|情形|情况|均|都|已|应)")


_SAID_ALONE = frozenset(
    "增收 致富 脱贫 增产 受惠 受益 得益 受影响 参与 参加 出席 到场 获批 获准 获选 报名 完工 完工启用 上路".split()
)


_TELLS = re.compile(
    "(?:实地|现场|集中|专门|先后|及时|联合|多次)[\u4e00-\u9fff]{2,4}了(?!解)"
)  # 专家组两次实地调查了…的房屋
_INCLUDED = re.compile(r"^（含[^（）]{0,6}）")  # 18周岁（含）以上, （含本数）
_ABLE = re.compile(
    "得(?![分票标奖主力失知])[\u4e00-\u9fff]{2}|能够?(?!够|力|源|量|耗|效|级|手|人|动|干|者|见度)[\u4e00-\u9fff]{2}"
)  # 距音叉50厘米能辨别声源方向
_DONE_TO = re.compile(
    "(?:(?:改造|提升|建设|整治|修缮|修复|治理|升级|扩建|改建|新建|安装|维修|更新|创建|培育|认定|验收|审核|评审|评估|服务|营运|运营|管护|养护|保护|监测|排查|检查|摸排|普查|抽查|督查|巡查|检测|勘察|测量|更换|清理)[和及、]?){1,3}(?:工作|任务)?"
)
_ALREADY = re.compile(
    "(?:均|都)?(?:已(?![婚知故]|有的)|正在|尚未|仍在|仍未|仍有|未获|未得到|未能|未完成|未达到|未按|未纳入)[\u4e00-\u9fff]{2}(?![^，。；]{0,12}的)"
)  # 5个已开工, 3个正在办理, 7.5万吨未得到处置
_FACETS = re.compile("(?:面向|层面|维度)(?=提出|推动|切入|着手|规划|进行|分析|出发)")  # 从5个面向提出方案
# 97项事项的责任, 30个县的申报材料: what is counted stands in front of the 的
_OF_THOSE = re.compile(
    r"(?P<those>[\u4e00-\u9fff]{0,4}(?:县|市|省|镇|乡|村|企业|机构|事项|样本|事故|单位|部门|银行|厂址|国家|地区|学校|医院|家庭|公司|工厂|矿山|水库|河流|案件|疫情|行业|领域|酒庄|景区|景点|社区|村庄|园区|开发区|站点|口岸|港口|机场|车站|农场|林场|牧场|合作社|小区|街道|高校|研究所|科研院所|实验室|设区市|城市|车间|网点|农户|景观|群众|居民|职工|学生|患者|儿童|老人|老年人|农民|工人|村民))的(?=[^的，。；]{2})"
)
# 18件音乐著作之重新编曲, as Taiwan writes it
_USE_OF_THOSE = re.compile(
    "(?P<those>[\u4e00-\u9fff]{0,6}(?:著作|作品|商品|产品|专利|发明|商标|建筑物|房屋|船舶|车辆|案件|土地|设施))之(?=[\u4e00-\u9fff]{2})"
)
# 40项专利质量高、效益好
_IN_ORDER_TO = re.compile(
    "以(?:维持|支持|支付|应付|应对|便|确保|配合|推动|协助|提升|加强|满足|弥补|保障|促进|改善|帮助|鼓励|实现|完善|减轻|缓解)"
)
_FOR_USE = re.compile("供(?P<thing>[^，。；、的应给电水气热]{2,16}?)(?:运用|使用|申请|支用|之用)")
_AT_WORK = tuple(
    "在校 在职 在岗 在编 在册 在建 在研 在读 在线 在用 在园 在孵 在途 在库 在营 在籍 在产 在地 在外 在场 在位".split()
)


_CARRIED_OUT = re.compile(r"进行了?(?P<thing>[\u4e00-\u9fff]{2,8})")  # 对15341人进行了问卷调查
_COUNTED_BY = re.compile(r"计(?:算|收|征|列|发)?(?=[、，。；（）]|$)")
_GIVEN = re.compile(r"(?:标准)?(?P<verb>给予|予以)(?=[^，。；]{2})")  # 每人2000元给予补贴
_NO_NOUN = tuple(
    (
        "× * / （ 全线 大关 关口 台阶 门槛 为原则 但 而 以上 以下 左右 "
        "施工中 兴建中 规划中 办理中 审查中 进行中 建设中 持续追踪 继续追踪 持续列管 继续列管 解除列管 "
        "务于 须于 应于 拟于 计划于 预计于 ， 。 ； 、 ） 和 及 与 给 "
        "据实 凭票 加减 ± 处的 处之 于 或 时 后 为 并 且 到 至 之间 之内 之外 之前 之后 之一 方可 的方可 如附件 如附表 如下 者"
    ).split()
)
# 测评点中有22项达到先进水平: what is said of the things in front, with no thing behind it
_SAID_OF = re.compile(
    r"(?:通过(?!率)|纳入|列入|达到|位居|跻身|处于|成为|优于|好于|高于|低于|入选|荣获|获评|获批|获(?![奖批评得准益])|受(?=冲击|影响|损|灾|创)|停止|暂停|合议|为(?=全[国省市球]|国[家内]))[^，。；、的：（）]{2,24}(?=[，。；、]|$)"
)
_ATTRIBUTE = re.compile(r"(?:在|由|以|因|具有|具备|符合|从事|列入|入选|对|有)[^，。；]{2,40}?的(?=[^的，。；]{2})")


def _noun_phrase(phrase: str, verb: str | None) -> str:
    """Up to the first mark that ends it; quoted names, brackets and lists are kept whole."""
    attribute = _ATTRIBUTE.match(phrase)
    if attribute:
        phrase = phrase[attribute.end() :]
    match = _STOP.search(phrase)
    if match is None:
        return phrase
    at, mark = match.start(), match[0]
    closing = {"“": "”", "「": "」", "（": "）"}.get(mark)
    if mark == "“" and at and (quoted := _QUOTED_IN.match(phrase, at)):
        return phrase[: quoted.end()]  # 593家国家专精特新“小巨人”企业
    if closing and (mark == "（" or at == 0):
        close = phrase.find(closing, at + 1)
        said_of_it = mark == "（" and (
            close - at > _LONG_BRACKET or phrase.startswith(_REMARKS, at + 1) or "简称" in phrase[at:close]
        )
        if close < 0 or said_of_it or phrase.startswith(("和", "及", "与"), close + 1):
            return phrase[:at] if close < 0 or said_of_it else phrase[: close + 1]
        tail = _STOP.search(phrase, close + 1)
        return phrase[: tail.start() if tail else len(phrase)]
    return _listed(phrase) if mark == "、" and not verb else phrase[:at]


_QUOTED_IN = re.compile(
    "“[^“”，。；]{1,10}”[\u4e00-\u9fff]{0,4}?(?:企业|工程|项目|基地|园区|机构|人才|计划|行动|产品|品牌|县|村|镇|工厂|模式|平台|岗位|案例)"
)
# brackets that say something of the thing and are no part of its name
_REMARKS = tuple("以下 下同 下称 简称 统称 含 不含 包括 不包括 其中 具体 详见 见附 名单 附件 指 即".split())
_LONG_BRACKET = 16


def _listed(phrase: str) -> str:
    """影视、动漫、游戏项目提供…: a list that shares its tail is one indicator."""
    match = re.match(
        r"[^，。；！？：、（）“”《》\n\t0-9]{1,14}、(?![受因由被未])(?:[^，。；！？：、（）“”《》\n\t0-9]{1,8}、(?![受因由被未])){0,5}[^，。；！？：、（）“”《》\n\t0-9]{2,24}",
        phrase,
    )
    if match is None:
        return phrase[: phrase.find("、")]
    # 10个物流枢纽、甲市等5个基地: what ends in 等 belongs to the number behind it
    return match[0] if not match[0].endswith("等") else match[0][: match[0].rfind("、")]


def without_trailing_verb(phrase: str) -> str:
    """Without the verb that ends a phrase and governs what follows it."""
    verb = verb_at_end(phrase)
    return trim_tail(phrase.removesuffix(verb)) if verb else phrase


def _opening_verbs(phrase: str) -> tuple[str, str | None]:
    """2700万元支持开展高新技术研发: the verbs behind the number, and what they govern."""
    actions, sizes = verbs("action"), sizes_by_first()
    taken = ""
    for _ in range(2):
        if name_at(phrase, 0):
            break  # 10.5万人的保交房任务
        for size in sizes.get(phrase[:1], ()):
            if size <= len(phrase) - 2 and phrase[:size] in actions:
                taken += phrase[:size]
                phrase = phrase[size:]
                break
        else:
            break
    if taken and (not phrase or phrase[0] in "，。；、"):
        return taken + phrase, None
    return phrase, taken or None
