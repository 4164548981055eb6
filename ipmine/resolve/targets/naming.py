"""What a quantity counts, and what is done with it: indicator and action of a target.

Chinese puts the indicator in front of the number (发明专利拥有量达到12件, 登记近300件) or
behind it (培育100家首店, 15万元的创业担保贷款). Which of the two holds is told by what
stands there: a predicate or an amount word in front, a noun phrase behind.
"""

from __future__ import annotations

import re

from ipmine.resolve.targets import actions, by_unit, measures, outright, zones
from ipmine.resolve.targets.around import CLAUSE_ENDS, GRANTED, Around, Naming
from ipmine.resolve.targets.front import front, without_predicate
from ipmine.resolve.targets.nothings import is_no_thing, names_nothing
from ipmine.resolve.targets.noun_behind import noun_behind
from ipmine.resolve.targets.objects import which
from ipmine.resolve.targets.phrases import is_amount
from ipmine.resolve.targets.places import OTHER_FIRST, PLACE_OF_THEM, are_places, counted_there, same_thing
from ipmine.resolve.targets.share_of import MEASURES, of_a_share, put_into
from ipmine.resolve.targets.subjects import subject_of
from ipmine.resolve.targets.verbs import AMOUNT, opens_with_a_verb, starting, verb_at_end, verbs
from ipmine.scan.quantities import Quantity


def name(text: str, before: int, after: int, quantity: Quantity, around: Around) -> Naming:
    """The indicator and action of one quantity.

    `before` is where the previous quantity of the clause ends (or the clause starts), `after`
    where the next one begins (or the clause ends).
    """
    named = _named(text, before, after, quantity, around)
    if named.indicator and named.indicator.startswith("用于"):
        named = named._replace(indicator=named.indicator[2:] or None)  # 安排1000万元用于人才引进
    if named.indicator and (named.indicator[-1] == "等" or named.indicator[0] == "等"):
        named = named._replace(indicator=_AND_OTHERS.sub("", named.indicator) or None)  # 实验室、研究院等10家
    if named.indicator and is_no_thing(named.indicator):
        carried = around.carried if quantity.kind == "ratio" else None  # 当中逾七成来自轮候的家庭
        named = named._replace(indicator=carried)
    named = by_unit.renamed(text, before, quantity, named, around)
    if not named.indicator and quantity.kind == "money" and named.action == "给予":
        named = named._replace(indicator=actions.granted_before(text, before))
    if not named.action and quantity.start > quantity.outer_start:
        named = named._replace(action=_given(text[quantity.outer_start : quantity.start]))  # 每人最高可补贴300元
    return actions.beside(text, before, quantity, named)


def _named(text: str, before: int, after: int, quantity: Quantity, around: Around) -> Naming:
    within = text[before - 1 : before] not in CLAUSE_ENDS  # another quantity of the clause stands in front
    words = text[before : quantity.outer_start]
    if by_itself := outright.told(text, before, words, quantity, around):
        return by_itself
    record = _RECORD_SET.search(words) if _RECORD.match(text, quantity.outer_end) else None
    if record:
        words = words[: record.start()]  # 内销额仍创下23兆元的新高
    if text.startswith(_AS_A_LIMIT, quantity.end) and (capped := _LIMITED_BY.fullmatch(words)):
        words = (capped["deed"] if quantity.kind != "ratio" else None) or capped[
            "thing"
        ]  # 每名董事以代理一人为限; 审计费用以每次审计30000元为上限
    if within and words.endswith("、") and not words.startswith("、"):
        words = ""  # 82项获国家认可、37项向全国推广: what is said of the number in front
    head, action, predicate = front(_without_the_last_thing(words, around.carried) if within else words)
    if quantity.reached and quantity.kind == "count" and (those := which(words)):
        head, action = those, quantity.cue  # 设立风险池的县达到60个
    if (
        quantity.outer_end > quantity.end
        and words.endswith("、")
        and quantity.kind in ("money", "measure")
        and (bounded_thing := noun_behind(text, before, after, quantity)[0])
    ):
        return Naming(bounded_thing.removesuffix("以外"), None)  # 购车贷款、10万元以下小额消费贷款
    cue_in_front = quantity.cue if quantity.start > quantity.outer_start else ""
    if action and head and (predicate or cue_in_front) and _is_attribute(words, action, head):
        action = predicate or (cue_in_front if quantity.reached else "") or verb_at_end(words) or None
    if quantity.kind == "count" and PLACE_OF_THEM.fullmatch(head) and (same := same_thing(words, quantity, around)):
        head += same  # 发生5级以上地震38次，其中大陆地区26次
    if measures.is_bare(head):
        head = measures.whole(head, text, before, after, quantity, around)  # 新增上市公司62家，总数186家
    if action in _ADVERBS:
        # 累计达到1200亿元以上: what stands behind the number is the bound, and 达到 still the verb
        said = _REACHED.match(text, quantity.outer_start, quantity.start)
        if quantity.reached or said:
            action = said[0] if said else quantity.cue
        elif action in _MANNER:
            action = None
    noun, verb = ("", None) if record else noun_behind(text, before, after, quantity)
    if quantity.cue in ("至少", "最少"):
        # 至少进行一次检查, 每周至少检查一次
        done = _EACH_TIME.sub("", text[quantity.outer_start + len(quantity.cue) : quantity.start])
        if done in verbs("action") or done in verbs("nominal") or done == "进行":
            head, action = head or (done if not noun and done in verbs("nominal") else ""), done
        elif quantity.unit == "次" and len(done) > _A_VERB and _VISITS.fullmatch(done):
            head, action = done, None  # 每年至少实地访视一次
        elif len(done) > _A_VERB:
            thing, deed, _ = front(done)  # 每年至少改善高风险路口150处
            head, action = head or thing, deed or action
    if (
        quantity.kind == "money"
        and not head
        and (most := _MOST_OF.fullmatch(text, quantity.outer_start, quantity.start))
    ):
        head = most["what"]  # 每艘最高贷款额为20万元
    if quantity.start - quantity.outer_start > 6:
        # 按照不超过投资额的20%, 提取不低于转让费的30%; 职业康复费用按不超过基金四分之一的比例
        if text[before : quantity.outer_start].endswith(_BY) and not AMOUNT.search(head):
            head = subject_of(text[quantity.outer_start + len(quantity.cue) : quantity.start]) or head
        # …收费，原则上不高于…的0.5%; 一经定罪，最高可被判罚款50万元
        told = _given(text[quantity.outer_start : quantity.start]) if quantity.kind == "money" else None
        head = (
            head
            or told
            or (around.carried if within else None)
            or around.subject()
            or _thing(around.before())
            or around.carried
            or ""
        )
    if quantity.kind == "money" and not noun and (drawn := _DRAWN.search(words)):
        return Naming(drawn["fund"], drawn["verb"])  # 会议同意从市级专项资金中安排120万元
    if quantity.kind == "ratio" and noun.partition("、")[0].endswith((*GRANTED, *_ALLOWED)):
        return Naming(noun.partition("、")[0], verb or action)  # 按照实际支付利息的30%给予补助
    if head.startswith("相当于") and noun:
        return Naming(noun, action or verb)  # 相当于费用50%的附加费
    if action in _HANDED_OVER:
        head = _RECEIVED_BY.sub("", head)  # 移送公安机关案件线索38条
    if action in _HANDED_OVER and head.endswith(_RECEIVERS):
        head = (
            around.carried if around.kind == quantity.kind else around.topic()
        ) or ""  # 查处案件1286件，移送司法机关23件
    if ("各" in words[-6:] or head[:2] in OTHER_FIRST) and are_places(head):
        head = ""  # 济南、青岛各不超过10家
    elif quantity.kind == "count" and not noun and are_places(head):
        head = counted_there(text, before, head, quantity, around)
    if quantity.kind == "measure" and head and (zone := zones.bounded_by(words, head, noun)):
        return Naming(zone, action)
    head = zones.around_which(words, head, around.subject)
    if quantity.kind == "money" and action in GRANTED and head.startswith("每"):
        head = action  # 每个工作站每年资助不超过15万元
    if names_nothing(head):
        head = ""
    if (head.endswith("均") or action in _BEYOND) and is_amount(noun):
        noun = ""  # 高于年均19次的水平
    if quantity.kind == "money" and (aided := _AIDED.search(head)):
        head = action = aided["aid"]  # 对认定的瞪羚企业奖励20万元
    if quantity.kind == "ratio":
        if noun and action == "贡献":
            return Naming(noun, action)  # 新兴市场贡献约七成出口增量
        if noun.endswith(MEASURES) and action in _OFFERS:
            return Naming(noun, action)  # 提供不少于5%的优惠税率
        share = of_a_share(text, before, after, quantity, head, noun, around)
        return Naming(share or None, action or verb or put_into(text, quantity))
    worth = quantity.kind == "money" and not quantity.cue and _WORTH.search(head) is not None
    if worth and noun and text.startswith("的", quantity.end):
        return Naming(noun, action)  # 可获赠价值200元的消费券
    if quantity.kind == "money" and noun and verb and head in _SPENT:
        return Naming(noun, head)  # 投入约3800万元翻新下环街市
    # 体温超过37.3℃的乘客: a measure is that of what stands in front of its bound
    cued = 0 < len(quantity.cue) <= quantity.start - quantity.outer_start
    # 半径2公分范围内的牛毛
    ranged = text.startswith(("范围", "的范围"), quantity.outer_end) or text.startswith("范围", quantity.end)
    bound = cued or ranged or quantity.outer_end > quantity.end
    staff = quantity.unit in ("人", "名") and text.startswith("的", quantity.end)
    if cued and ((not quantity.unit and head.endswith(_PEOPLE)) or (staff and head.endswith(_STAFF))):
        return Naming(head, action)  # 户籍人口超过100万的城市
    limited = quantity.kind == "measure" and bound and head.endswith(_MEASURED)
    done_for = (
        predicate == "为"
        and bool(noun)
        and not text.startswith("的", quantity.outer_end)
        and quantity.kind == "count"
        and not AMOUNT.search(head)
    )
    if done_for and text.endswith("为", before, quantity.outer_start) and text[after : after + 1] in CLAUSE_ENDS:
        return Naming(noun, verb or None)  # 资助团体为1000只流浪猫绝育
    bounded = bool(head) and (limited or predicate or quantity.reached or AMOUNT.search(head) is not None)
    if bounded and not (noun and (action in _TRANSITIVE or predicate in _GAINS)):
        return Naming(head, action)
    given = _given(text[quantity.outer_start : quantity.start])
    if not noun and quantity.kind in ("count", "measure") and not AMOUNT.search(head):
        head, action = _added(head, action)
    if predicate == "各" and verb and head:
        noun, verb = "", None  # 申请书及附件各二份加盖印信
    if quantity.unit in _EACH_OF_WHOM and head.endswith(_WHO) and opens_with_a_verb(noun):
        noun = ""  # 委员三至五人组成小组
    if quantity.unit == "人" and not noun and not head and action in _HIRED:
        head = action or ""  # 招用3人以下的
    if quantity.unit == "分" and not noun and not head and text.endswith(_MARKED, before, quantity.outer_start):
        return Naming(None, action or verb)  # 有下列行为之一的，一次记6分
    if given and (head.endswith(_RECIPIENTS) or given.startswith("罚")):
        head = given  # A类企业每户最高补贴20万元
    if not noun and not head and quantity.unit in ("岁", "周岁"):
        carried = around.fitting(quantity) or ""
        head = carried if carried.endswith(_AGED) else "年龄"  # 年满60周岁
    if quantity.unit == "分" and head.endswith(_MARKS):
        noun = ""  # 违例记分满15分的司机
    if quantity.unit == "份" and words.endswith("一式"):
        noun = ""  # 成果报告一式二份报府汇整
    aside = quantity.kind == "money" and not noun and not head and action in _SET_ASIDE
    if aside and not around.fitting(quantity) and (what := _PURPOSE.match(text, after)):
        return Naming(what["thing"], action)  # 预留8000万元，资助院校增建宿舍
    chosen = noun or head or (around.subject() or given if given else around.fitting(quantity))
    return Naming(chosen or None, action or verb)


def _is_attribute(words: str, verb: str, thing: str) -> bool:
    """Whether a verb only says which things are meant: 拆除重建的项目不超过10%."""
    at = words.rfind("的" + thing)
    return at >= 0 and verb in words[:at] and verb not in words[at:]


def _without_the_last_thing(words: str, thing: str | None) -> str:
    """围绕16个集群实施项目50项, 6处煤矿、产能1400万吨: what the number in front counts is not counted again."""
    at = words.find(thing) if thing else -1
    if thing is None or at < 0 or (at > 0 and not words[:at].endswith(_BOUNDS_BEHIND)):
        return words
    rest = words[at + len(thing) :]
    if not (rest[:1] in ("、", "和", "及") or opens_with_a_verb(rest)):
        return words
    last = rest.rpartition("、")[2]  # 17家部门运维实现集中管理、经费下降
    return last if AMOUNT.search(without_predicate(last)) else rest


def _added(head: str, action: str | None) -> tuple[str, str | None]:
    """新增先导区10个, 集聚区新增企业476家: what is added."""
    if _ADDED.match(head):
        built = next(
            (
                verb
                for verb in starting().get(head[2:3], ())
                if verb in verbs("action") and head.startswith(verb, 2) and len(head) > len(verb) + 3
            ),
            "",
        )
        return head[2 + len(built) :], action or head[:2]  # 新增打造先行村500个
    added = _ADDED_BY.match(head)
    return (added["thing"], action or "新增") if added else (head, action)


_RECORD_SET = re.compile("(?:仍|再|又|均|也|亦|更|已|首次|再次|连续)?(?:创下?|创出|创造|刷新)了?$")
_RECORD = re.compile(
    "的?(?:同期|单[日月季年]|近[0-9一二三四五六七八九十]{1,2}年)?(?:历史)?(?:来)?(?:新高|新低|最高|最低|纪录|记录)"
)
_MOST_OF = re.compile("最[高低多少](?P<what>[^，。；、的可]{1,6}(?:额|费|价|标准|金额|上限))(?:可?为|是|达|至)?")
_AS_A_LIMIT = ("为上限", "为下限", "为限")
_LIMITED_BY = re.compile(
    "(?P<thing>[^，。；、]{2,30}?)(?:最多|原则上|一般)?以(?:每[^，。；、]{1,8}|(?P<deed>[^，。；、每的]{2,6}))?"
)
_MARKS = ("记分", "总分", "得分", "积分", "分数", "评分", "成绩")
_SET_ASIDE = frozenset("预留 拨出 拨款 投入 安排 斥资 编列 注资 动用 另编列 拨付".split())
_PURPOSE = re.compile(
    "，(?![^，。；]{0,24}[一二两三四五六七八九十百]{1,3}[个名所处家])(?:用于|用以|用作|以)?(?P<thing>(?:资助|支援|支持|推行|推动|兴建|购置|发放|补助|开展|改善|协助|加强|扩大|鼓励|设立)[^，。；、0-9]{3,26})(?=[，。；]|$)"
)
_SPENT = ("投入", "投资", "斥资", "耗资", "支出", "动用")
_WORTH = re.compile("(?:面值|价值|金额|总值|面额|总额)(?:合共|共|为|达)?$")
_AND_OTHERS = re.compile("(?<=.)(?<![平高中同均劣头优相初对])等$|^等(?![级次距待量候])(?=.{2})")
_DRAWN = re.compile(
    "从(?P<fund>[^，。；、从]{1,20}(?:资金|经费|基金|预算|收入|盈余|拨款))中(?:统筹)?(?P<verb>安排|列支|拨付|支出|提取|划拨|拿出|拨出)$"
)
_STAFF = ("人员", "员工", "职工", "雇员", "会员", "人数")  # 从业人员不少于10人的企业
_PEOPLE = ("人口", "人数", "用户", "户数", "家数")
_REACHED = re.compile("达[到至成]?")
_MANNER = (None, "分别", "均", "都", "已")
_ADVERBS = (*_MANNER, "累计", "共")
_HIRED = ("招用", "新招用", "吸纳", "聘用", "录用", "雇用", "招聘", "招录", "招收")
_RECIPIENTS = ("政府", "学校", "团体", "企业", "单位", "个人", "人员", "家庭", "项目", "机构", "农户", "对象", "主体")
_AIDED = re.compile(
    "(?:企业|单位|个人|人员|家庭|项目|机构|农户|对象|主体|工|师|者|生|户|所|家)(?:一次性|每年|最高|分别|再|各|按年|直接)?(?P<aid>补贴|补助|奖励|资助)$"
)
_ALLOWED = ("奖金", "优惠", "优惠政策", "减免")
_MARKED = ("记", "扣", "扣减", "加", "减", "计", "得")
_BOUNDS_BEHIND = ("以上", "以下", "以内", "左右", "以上的", "以下的")
_ADDED = re.compile("[新净]增(?!就业|外(?![贸资商来卖籍汇])|发放|长|及|和|或|与|、)(?=.{2})")
_ADDED_BY = re.compile(
    "^[^，。；、]{2,24}?(?:区|园|基地|县|镇|港|行动|工程|计划|试点|平台|集团|公司|省|市|局|署|处|院|部|会|厅|委|政府|当局|学校|机构|中心)新增(?!就业)(?P<thing>[^，。；、]{2,20})$"
)
_AGED = tuple("人 者 员 生 童 女 民 工 户 年 性 姐妹 弟 父母 配偶 寿命 年龄".split())
_EACH_OF_WHOM = ("人", "名", "位", "家", "户", "间", "所")
_WHO = (
    "业者",
    "厂商",
    "企业",
    "公司",
    "机构",
    "学校",
    "农户",
    "商户",
    "店铺",
    "医院",
    "诊所",
    "法官",
    "委员",
    "人员",
    "专家",
    "学者",
    "成员",
    "代表",
    "教师",
    "医生",
    "学生",
    "人",
    "员",
)
_HANDED_OVER = ("移送", "移交", "转送", "转交", "通报")
_RECEIVERS = ("机关", "部门", "法院", "检察院", "公安局", "海关", "机构")
_RECEIVED_BY = re.compile(
    "^(?:公安|司法|检察|审判|监察|纪检监察|行政执法|执法|主管|有关)(?:机关|部门)(?=[^，。；、的及和]{2})"
)
_BEYOND = ("高于", "低于", "多于", "少于", "超过", "年均", "平均")


def _thing(clause: str | None) -> str | None:
    """What a clause speaks of, unless it is an amount: 最高不得超过三十万元."""
    return None if clause and _AN_AMOUNT.search(clause) else clause


_AN_AMOUNT = re.compile(r"[0-9一二两三四五六七八九十百千万亿][元件人家户项个次倍%]?$")


def _given(bound: str) -> str | None:
    """最高可补贴1200元: what the words of a bound say is given."""
    return next(word for word in GRANTED if bound.endswith(word)) if bound.endswith(GRANTED) else None


# what a share itself measures: 99%的信赖水准
_OFFERS = ("提供", "给予", "享受", "适用", "实行", "执行", "采用", "设定", "订定")
_MEASURED = tuple("温 度 宽 长 高 重 速 压 差 径 深 龄".split())
_A_VERB = 3  # characters: what is longer has an object
_VISITS = re.compile("(?:实地|现场|随机|联合|不定期|全面|专项|定期|集中)[\u4e00-\u9fff]{2,4}")
_EACH_TIME = re.compile(r"^每.{0,2}?(?:年|月|周|日|天|季度)")
_BY = ("按", "按照", "提取", "计提", "划出", "拿出", "预留")
# predicates that also take what they count behind the number: 增加3000亿元低息贷款
_GAINS = ("增加", "新增", "净增", "减少", "有", "共有", "仅有", "只有", "现有")
_TRANSITIVE = frozenset("增加 新增 净增 减少 有 共有 仅有 只有 现有 完成 实现 拉动 共 计 各 分别 均".split())
