"""The thing that a verb governs, in what stands in front of a number: 建成示范区12个, 从专项资金中安排."""

from __future__ import annotations

import re

from ipmine.resolve.targets.circumstances import PUBLISHED_AT, without_circumstances
from ipmine.resolve.targets.comparisons import only_compares
from ipmine.resolve.targets.phrase_leads import opens_a_noun, trim_lead
from ipmine.resolve.targets.phrase_tails import is_amount, tail_of_attribute, trim_tail, without_inside, without_scope
from ipmine.resolve.targets.verbs import (
    AMOUNT,
    last_verb,
    opens_with_a_verb,
    starting,
    verb_at_end,
    verbs,
)


def governed(phrase: str, predicate: str | None) -> tuple[str, str | None, str | None]:
    """What stands behind the last verb of the phrase, and that verb."""
    item = _last_item(trim_tail(phrase))
    if predicate and "新" in item and (newly := _NEWLY.search(item)):
        return newly[0], None, predicate  # 新成立公司有1086间: there the verb says which
    last = _measured(item)
    trimmed = trim_lead(last)
    lead = last[: len(last) - len(trimmed)]
    # 在边境地区新建棚室5万个: where it is done; 在出入口设置检查点并配备1名 does two things
    helped = lead.endswith(_HELPED) and _WHO_IS_HELPED.search(trimmed) is not None
    toward = helped or lead.endswith(_TOWARD) or (lead.endswith("在") and "并" not in trimmed)
    phrase, trailing = _trailing_verb(trimmed)
    phrase = without_circumstances(phrase)
    if phrase.startswith("申请") and phrase.startswith(starting().get(phrase[2:3], ()), 2) and len(phrase) > 5:
        return trim_tail(phrase[2:]), "申请", predicate  # 申请补发或换发许可证: what is applied for
    if "日" in phrase and (dated := _DAY.search(phrase)):
        phrase = trim_lead(phrase[dated.end() :])  # 关税法于93年5月5日修正公布全文
    if "进行" in phrase[2:-2]:
        phrase = phrase.rpartition("进行")[2]  # 对餐饮场所进行巡查共13480次
    whole = phrase
    if phrase[:2] in _RAISING and len(phrase) > 5 and AMOUNT.search(phrase):
        phrase = phrase[2:]  # 提高城乡低保标准、覆盖119.2万人
    if phrase.endswith(_FUNDS) and (spent := _SPENT_ON.search(phrase)):
        return spent["fund"], spent["verb"], predicate  # 两个实验室投入省财政经费
    if phrase.endswith(("投资", "投资额")) and (invested := _INVESTED.fullmatch(phrase)):
        return invested["where"] + invested["what"], "完成", predicate
    cut, action = last_verb(phrase, toward, predicate in verbs("predicate") and predicate not in _COUNTING)
    if cut or phrase.startswith("之"):
        phrase = trim_lead(_OUT.sub("", phrase[cut:].removeprefix("之")))
    rest = trim_tail(tail_of_attribute(phrase))
    if action and min(len(action), len(rest) - 1) > 1 and whole.endswith("的" + rest) and _is_measure(rest):
        action = None  # 首次获得质押贷款的企业占比: the verb says which, not what is done
    said = _WHICH.fullmatch(item) if item.endswith("的" + rest) else None
    if said and said["thing"] == rest and (not _is_measure(rest) or _SHARE_OF_THOSE.fullmatch(rest)):
        return said["which"], None, predicate
    if "的" in phrase and opens_with_a_verb(rest) and (done := last_verb(rest))[0]:
        rest, action = trim_lead(rest[done[0] :]), done[1]  # 对考核不合格的扣减经费20%
    rest = without_inside(rest) if len(rest) > 2 else rest
    inner = (
        action is not None
        and cut > len(action)
        and (rest[:2] in verbs("nominal") or rest[:2] in verbs("action"))
        and rest.endswith("率")
    )
    money = rest in _MONEY and action not in verbs("nominal")
    if (
        action
        and action not in _WITH_SUMS
        and not (rest == "规模" and action in _FOUNDING)
        and (inner or is_amount(rest) or (len(rest) <= 2 and AMOUNT.search(rest) and not money))
    ):
        # 招聘数量, 处理成本, 其他地区征收率: the verb is a part of the name
        # 污水集中收集处理率: so are all the verbs of a rate
        rest, action = trim_lead(action + rest) if len(rest) > 1 and not inner else trim_tail(whole), None
    if action and len(action) == _TWO_VERBS and rest in _HELD and action[:2] in verbs("action"):
        rest, action = action[2:] + rest, action[:2]  # 开展宣传活动20余场
    if trailing and action and action != trailing and "的" in whole:
        action = trailing  # 首次申请的企业可获二万元
    if rest in _NO_WORD or only_compares(rest) or (trailing and _WHO_DOES.fullmatch(rest)):
        rest = ""
    if rest in verbs("action") and trailing != "申请":  # 建成15个: a verb alone names nothing
        return "", action or rest, predicate
    return rest, action or trailing or predicate, predicate


_TWO_VERBS = 4  # characters
_HELD = ("活动", "行动", "会议", "讲座")
# 适用惩罚性赔偿的案件: which of them are counted, with no verb of the clause in it
_WHICH = re.compile(
    r"(?:其中)?(?:[在于][^，。；、的]{2,20}中)?(?P<which>(?:首次|新|首批|(?:资金|资本|股份|原料)(?:全部|主要|部分)?|有)?(?:来自|源自|来源于|具有|具备|适用|持有|拥有|获得|取得|列入|纳入|接受|参加|参与|从事|符合|享受|涉及)[^，。；、的]{2,24}的(?P<thing>[^，。；的]{1,10}))"
)
_OUT = re.compile("^出(?![口租资版生入境栏让勤行海台货厂院诊具席土苗库价血水风线路])(?=.{2})")  # 排查出错接点
_NEWLY = re.compile(
    "新(?:成立|登记|注册|设立?|开设|开办|创办)的?(?:公司|企业|经营主体|市场主体|个体工商户|合作社|商户|店铺|机构|团体)$"
)
# 获得质押贷款的企业占比: a share of those that the clause names
_SHARE_OF_THOSE = re.compile("(?:企业|单位|机构|人员|人口|家庭|项目|产品|学校|案件|地区|村)(?:占比|比例|比重)")
# the same with verbs that may be the clause's own, where another stands before the number: 设立风险池的县达到60个
_WHICH_DO = re.compile(
    r"(?:设立|建立|建有|设有|开展|实施|完成|使用|签订|配备|通过|开通|建成|引进|采用|运用)[^，。；、的]{2,24}的(?P<thing>[^，。；的]{1,10})"
)


# 重点项目完成投资2.8万亿元: what is invested in, and no doer
_INVESTED = re.compile(
    "(?P<where>[^，。；]{2,20}(?:项目|工程|交通|水利|能源|产业|工业|农业|服务业|制造业|领域|建设|设施|改造|园区))完成(?P<what>投资额?)"
)
# predicates that only count
_COUNTING = frozenset("共 共计 累计 合计 总计 计 有 共有 各 分别 均 新增 净增 完成 实现 增加 减少".split())


def which(words: str) -> str | None:
    """A thing with the clause that says which of them are counted, where `words` are no more than that."""
    phrase = trim_lead(trim_tail(words))
    return phrase if _WHICH_DO.fullmatch(phrase) else None


def _is_measure(phrase: str) -> bool:
    """Whether a phrase says how much of something is meant, and no sum that can be spent."""
    return AMOUNT.search(phrase) is not None and not phrase.endswith((*_MONEY, "款", "费"))


_WITH_SUMS = ("涉及", "预留", "拨出", "投放", "动用", "节省", "需要")  # 涉及开支2.7亿元
_TOWARD = ("为", "向", "对", "给")
# 支持龙头企业改造加工生产线8条, 推动某某市等修订地方标准8项: who is to do it
_HELPED = ("支持", "推动", "引导", "鼓励", "帮助", "会同", "联合", "指导")
_WHO_IS_HELPED = re.compile(
    "(?:企业|机构|中心|高校|院校|部门|社|协会|学校|医院|园区|平台|单位|主体|银行|公司|等|[市县区省州])(?=[\u4e00-\u9fff]{4})"
)
_IN_WHICH_WAY = tuple("直接 自动 异地 网上 线上 在线 定点 跨省 就地 上门 即时".split())
_FORMS = ("方式", "形式", "模式", "样式", "仪式", "正式", "公式", "格式", "版式", "范式", "款式")
_MONEY = (
    "资金",
    "投资",
    "消费",
    "经费",
    "贷款",
    "税收",
    "补贴",
    "产值",
    "营收",
    "收入",
    "缺额",
)  # 压减资金, 完成投资: done with a sum
_FUNDS = ("资金", "经费", "专款", "拨款")
_SPENT_ON = re.compile(
    "(?<=.{4})(?P<verb>(?:统筹)?(?:投入|安排|下达|拨付|争取|落实|获批))(?P<fund>[^，。；、的]{2,10}(?:资金|经费|专款|拨款))$"
)
_FOUNDING = ("设立", "组建", "成立", "建立", "发起设立", "新设立", "筹建")  # 设立规模2000万元的资金池
_RAISING = ("提高", "降低", "扩大", "压减", "完善", "健全")
# 本府编列3亿元, 警方在行动中拘捕35人: who does it
_WHO_DOES = re.compile(
    "(?:(?:中央|地方|各级|[\u4e00-\u9fff]{0,6}[省市县区州])级?财政(?:每年|年均)?|[\u4e00-\u9fff]{0,6}政府|[本我该][府院部局会署处]|当局|警方|海关|警察)(?:计划|预计|拟)?(?:[于在][\u4e00-\u9fff]{1,8})?"
)
_NO_WORD = (
    "起",
    "远",
    "没有",
    "没有被",
    "时",
    "者",
    "下",
    "内",
    "外",
    "部分",
    "集中",
    "统一",
    "分批",
)  # what is left of a condition: 超过100人时每十五人1个
_PUBLISHED = ("发布", "公布", "公开", "公示", "刊登")
_AT_THAT_TIME = re.compile("(?<![同小及按届准临实随当工学课定])时$")  # 主体竣工验收时支付
_EVENTS = "签订|签约|立项|验收|批准|开工|竣工|完工|完成|审核|评审|认定|获批|到位|公示|备案|启动|合格"
ONCE_DONE = re.compile(f"[^，。；、的]{{0,8}}(?:{_EVENTS})[^，。；、的]{{0,6}}后(?:先|再|即)?")
_AGREED = ("同意后", "批准后", "核准后", "审批后", "备案后", "许可后")
# 所需经费从县级财政预算中安排: out of what stands behind the thing
_OUT_OF = re.compile("(?<=[^，。；、][^，。；、])从[^，。；、]{2,20}(?:预算|资金|经费|基金|财政|渠道|结余)[中内]?$")
_SITE = re.compile("(?:网站|官网|门户网|媒体|公众号|专栏)上?$")
_DAY = re.compile(r"[0-9]{1,4}年[0-9]{1,2}月[0-9]{1,2}日(?=[^-—～，。；、至到前内之的止起][^，。；、]{2})")


def _last_item(phrase: str) -> str:
    """优化支出结构、清收各类资金: the last of several things done, where it has a verb of its own."""
    if ("者或" in phrase or "的或" in phrase) and AMOUNT.search(phrase):
        phrase = _OR_ELSE.sub("", phrase)  # 有前项之投资者或当年度收入总额
    if "以上或" in phrase and AMOUNT.search(phrase):
        phrase = phrase.rpartition("以上或")[2]  # 设立营销中心以上或交易量
    front, mark, last = phrase.rpartition("、")
    if (front.endswith(_BUILT) or (last.startswith("新增") and "新增" not in front)) and AMOUNT.search(last):
        return last  # 三期建成投产、总装机
    if mark and (front.endswith(_UTMOST) or front[-1:].isdigit() or front[-1:] in ("万", "亿")) and AMOUNT.search(last):
        return last  # 规模最大、占比最高、总投资
    if mark and any(last.startswith(verb) and len(last) > len(verb) + 1 for verb in starting().get(last[:1], ())):
        return last if last_verb(last)[0] else phrase
    return phrase


_OR_ELSE = re.compile("^.{2,60}(?<=[者的])或(?=[^，。；、]{4})")
_UTMOST = ("最大", "最高", "最多", "最长", "最强", "最优", "最全", "领先")
_BUILT = tuple("投产 投用 投运 试运转 试运行 通车 完工 竣工 开工 建成 启用 上线 落地".split())
_BASIS_SIGN = re.compile("[按以为将在依最]")
_BASIS = re.compile(
    r"按(?!揭|时|期|规定|摩|质|需|劳|钮|金|[年月日周时][计薪结])照?|依(?![法托据靠规])照?|(?<=标准)[以为]|(?<=额度)以|(?<=安排)为|(?<=[额率例准数])(?:最高|最多)可?(?:提|提高|上浮|放宽)?(?:至|到|为)|(?<=[当以须应并])将|(?<=价格)以|(?<=费率)以|(?<=[额率例准数值离限费价金本])(?:一般|原则上|应|均|各|则|现|仍|统一|一律|约|大约|只|仅)?(?:为|在(?![职校建岗编册途库籍]))"
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


_SPANS = frozenset("年月周日天季学")


def _trailing_verb(phrase: str) -> tuple[str, str | None]:
    """从专项资金中安排: a verb that ends the phrase governs the number; the thing stands before it."""
    if (
        not _SPANS.isdisjoint(phrase[-9:-2])
        and (often := _HOW_OFTEN.search(phrase))
        and often["verb"] in verbs("action") | verbs("nominal")
    ):
        return phrase[: often.start()], often["verb"]
    done = verb_at_end(phrase)
    if not done:
        return phrase, None
    rest = phrase.removesuffix(done)
    if rest.endswith(_IN_WHICH_WAY) or rest.endswith(("人均", "年均", "日均", "月均")):
        return phrase, None  # 住院费用跨省直接结算: the verb is what is counted
    if rest.endswith("式") and not rest.endswith(_FORMS):
        return phrase, None  # 申请式退租2006户
    if "从" in rest[1:]:
        rest = _OUT_OF.sub("", rest)
    if rest == "申请":  # 申请评定: what is applied for
        return done, rest
    if done in _PUBLISHED and _SITE.search(rest.removesuffix("更新")):
        return "", done
    if rest[-2:] in verbs("action") and len(rest) > 5:
        rest, done = rest[:-2], rest[-2:] + done  # 三年行动启动实施
    elif rest[-2:] in verbs("nominal") and rest.startswith(("在", "于")):
        rest = rest[:-2]  # 在门户网站更新发布
    rest = rest.removesuffix("中").removesuffix("内") if rest.startswith(("从", "在", "由")) else rest
    if rest.endswith("新") and rest[-2:-1] not in "创更革高最全":
        rest = rest[:-1]  # 融资平台新退出53家
    if PUBLISHED_AT.match(rest) or rest.endswith(_AGREED) or _AT_THAT_TIME.search(rest) or ONCE_DONE.fullmatch(rest):
        return "", done  # 报请主管机关同意后注射
    rest = without_scope(trim_tail(rest).removesuffix("平均"))
    return rest if opens_a_noun(rest) else re.sub(r"^(?:从|在|由|对|为|向)", "", rest), done
