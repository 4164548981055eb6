"""Rules that choose between the noun behind a number and the head in front of it, each where it is sure."""

from __future__ import annotations

import re

from ipmine.resolve.targets.around import CLAUSE_ENDS, PARTIES, Naming
from ipmine.resolve.targets.sides import Sides, given
from ipmine.resolve.targets.verbs import AMOUNT, opens_with_a_verb, starting, verbs


def those_of_a_size(of: Sides) -> Naming | None:
    """户籍人口超过100万的城市, 从业人员不少于10人的企业: the number bounds what stands in front of it."""
    unit = of.quantity.unit
    people = (not unit and of.head.endswith(_PEOPLE)) or (
        unit in ("人", "名") and of.head.endswith(_STAFF) and of.followed_by("的")
    )
    party = of.followed_by("的") and of.quantity.kind == "count" and _WHICH.match(of.text, of.quantity.end)
    return Naming(of.head, of.action) if (people or (party and of.head)) and of.cued else None


def done_for_them(of: Sides) -> Naming | None:
    """资助团体为1000只流浪猫绝育: 为 is no copula where the noun and its verb stand behind."""
    text, behind = of.text, of.quantity.outer_end
    if of.predicate != "为" or not of.noun or AMOUNT.search(of.head) or text.startswith("的", behind):
        return None
    last = text.endswith("为", of.before, of.quantity.outer_start) and text[of.after : of.after + 1] in CLAUSE_ENDS
    return Naming(of.noun, of.verb or None) if last else None


def what_is_bounded(of: Sides) -> Naming | None:
    """拥有量达到12件, 体温超过37.3℃的乘客: a predicate, a bound or a word of amount in front tells that it is the head."""
    if not of.head:
        return None
    measured = of.quantity.kind == "measure" and of.head.endswith(_MEASURED) and _is_bound(of)
    if not (measured or of.predicate or of.quantity.reached or AMOUNT.search(of.head)):
        return None
    if of.noun and (of.action in _TRANSITIVE or of.predicate in _GAINS):
        return None
    return Naming(of.head, of.action)


# 获奖产品不少于4个的设区市，另授予…
_WHICH = re.compile(
    "的(?:设区市|省份|地区|县|市|区|省|市州|单位|企业|机构|学校|高校|公司|个人|部门|团体|项目)(?:（[^（）]{1,8}）)?，"
)


def _is_bound(of: Sides) -> bool:
    """Whether the number is the bound of a measure: 超过37.3℃, 12米以上, 半径2公分范围内的牛毛."""
    ranged = of.text.startswith(("范围", "的范围"), of.quantity.outer_end) or of.followed_by("范围")
    return of.cued or ranged or of.quantity.outer_end > of.quantity.end


def done_by_a_party(of: Sides) -> Naming | None:
    """对转让发明专利5件以上的高校院所: the party behind is who does it."""
    behind = of.text.startswith("的", of.quantity.outer_end) and of.quantity.outer_end > of.quantity.end
    party = behind and of.head and "对" in of.words and of.noun.endswith(PARTIES)
    return Naming(of.head, of.action) if party else None


def newly_added(of: Sides) -> None:
    """新增先导区10个, 集聚区新增企业476家, 新增打造先行村500个: what is added."""
    if of.noun or AMOUNT.search(of.head):
        return
    if _ADDED.match(of.head):
        built = next(
            (
                verb
                for verb in starting().get(of.head[2:3], ())
                if verb in verbs("action") and of.head.startswith(verb, 2) and len(of.head) > len(verb) + 3
            ),
            "",
        )
        of.head, of.action = of.head[2 + len(built) :], of.action or of.head[:2]
    elif added := _ADDED_BY.match(of.head):
        of.head, of.action = added["thing"], of.action or "新增"


def each_of_them(of: Sides) -> None:
    """申请书及附件各二份加盖印信: what is done with them names nothing."""
    if of.predicate == "各" and of.verb and of.head:
        of.noun, of.verb = "", None


def those_who_do(of: Sides) -> None:
    """委员三至五人组成小组: the head is who does it."""
    if of.noun and of.quantity.unit in _EACH_OF_WHOM and of.head.endswith(_WHO) and opens_with_a_verb(of.noun):
        of.noun = ""


def those_hired(of: Sides) -> None:
    """招用3人以下的: only the verb tells who they are."""
    if of.quantity.unit == "人" and not of.noun and not of.head and of.action in _HIRED:
        of.head = of.action or ""


def marks(of: Sides) -> Naming | None:
    """有下列行为之一的，一次记6分; 违例记分满15分的司机."""
    if of.quantity.unit != "分":
        return None
    if not of.noun and not of.head and of.text.endswith(_MARKED, of.before, of.quantity.outer_start):
        return Naming(None, of.action or of.verb)
    if of.head.endswith(_MARKS):
        of.noun = ""
    return None


def given_to_the_head(of: Sides) -> None:
    """A类企业每户最高补贴20万元: what the words of the bound say is given."""
    gift = given(of.bound)
    if gift and (of.head.endswith(_RECIPIENTS) or gift.startswith("罚")):
        of.head = gift


def years_of_age(of: Sides) -> None:
    """年满60周岁."""
    if of.quantity.unit in ("岁", "周岁") and not of.noun and not of.head:
        carried = of.around.fitting(of.quantity) or ""
        of.head = carried if carried.endswith(_AGED) else "年龄"


def copies(of: Sides) -> None:
    """成果报告一式二份报府汇整: the head is copied."""
    if of.quantity.unit == "份" and of.words.endswith("一式"):
        of.noun = ""


def cases_done(of: Sides) -> Naming | None:
    """截至12月底已核贷386件: a verb that says itself what the cases are."""
    done = of.quantity.unit in _CASES and not of.noun and not of.head and of.action in _DEEDS
    return Naming(of.action, of.action) if done else None


_TIMES_DONE = ("次", "批次", "场次", "轮次", "家次", "户次", "人次", "件次")
_CASES = ("件", "宗", "案", "笔", "起")
_DEEDS = frozenset("核贷 放贷 贷放 承保 理赔 投保 保送 核保".split())


def done_so_often(of: Sides) -> Naming | None:
    """全年抽检不少于200批次: the deed itself is counted."""
    deed = of.quantity.unit in _TIMES_DONE and not of.noun and not of.head and of.action in verbs("nominal")
    return Naming(of.action, of.action) if deed else None


def held_so_often(of: Sides) -> Naming | None:
    """监测中心每月至少开展1次巡检: what is held, whoever holds it."""
    if of.quantity.unit not in _TIMES_DONE or of.noun or of.action not in _HOLDS:
        return None
    held = _HELD.fullmatch(of.text, of.quantity.outer_end, of.after)
    return Naming(held[0], of.action) if held else None


_HOLDS = ("开展", "组织", "进行", "举行", "举办", "召开", "组织开展", "实施")
_HELD = re.compile("[\u4e00-\u9fff]{2,8}")


def either_side(of: Sides) -> Naming:
    """The noun behind, else the head, else what the bound says is given, else what the sentence goes on with."""
    chosen = of.noun or of.head
    if not chosen:
        gift = given(of.bound)
        chosen = (of.around.subject() or gift if gift else of.around.fitting(of.quantity)) or ""
    return Naming(chosen or None, of.action or of.verb)


_STAFF = ("人员", "员工", "职工", "雇员", "会员", "人数")
_PEOPLE = ("人口", "人数", "用户", "户数", "家数")
_MEASURED = tuple("温 度 宽 长 高 重 速 压 差 径 深 龄".split())
# predicates that also take what they count behind the number: 增加3000亿元低息贷款
_GAINS = ("增加", "新增", "净增", "减少", "有", "共有", "仅有", "只有", "现有")
_TRANSITIVE = frozenset("增加 新增 净增 减少 有 共有 仅有 只有 现有 完成 实现 拉动 共 计 各 分别 均".split())
_ADDED = re.compile("[新净]增(?!就业|外(?![贸资商来卖籍汇])|发放|长|及|和|或|与|、)(?=.{2})")
_ADDED_BY = re.compile(
    "^[^，。；、]{2,24}?(?:区|园|基地|县|镇|港|行动|工程|计划|试点|平台|集团|公司|省|市|局|署|处|院|部|会|厅|委|政府|当局|学校|机构|中心)新增(?!就业)(?P<thing>[^，。；、]{2,20})$"
)
_EACH_OF_WHOM = ("人", "名", "位", "家", "户", "间", "所")
_WHO = tuple(
    "业者 厂商 企业 公司 机构 学校 农户 商户 店铺 医院 诊所 法官 委员 人员 专家 学者 成员 代表 教师 医生 学生 人 员".split()
)
_HIRED = ("招用", "新招用", "吸纳", "聘用", "录用", "雇用", "招聘", "招录", "招收")
_MARKED = ("记", "扣", "扣减", "加", "减", "计", "得")
_MARKS = ("记分", "总分", "得分", "积分", "分数", "评分", "成绩")
_RECIPIENTS = ("政府", "学校", "团体", "企业", "单位", "个人", "人员", "家庭", "项目", "机构", "农户", "对象", "主体")
_AGED = tuple("人 者 员 生 童 女 民 工 户 年 性 姐妹 弟 父母 配偶 寿命 年龄".split())
