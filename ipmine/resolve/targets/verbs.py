"""The verbs of policy papers around a quantity, and where a phrase parts from its verb."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ipmine import lexicon


@cache
def verbs(kind: str) -> frozenset[str]:
    return frozenset(row["verb"] for row in lexicon.rows("target_verbs") if row["kind"] == kind)


@cache
def sizes_by_first() -> dict[str, tuple[int, ...]]:
    """First character -> how long the action verbs of two or more are that begin with it, the longest first."""
    return _sizes((verb[0], len(verb)) for verb in verbs("action"))


@cache
def sizes_by_last() -> dict[str, tuple[int, ...]]:
    """Last character -> how long the action verbs of two or more are that end with it, the longest first."""
    return _sizes((verb[-1], len(verb)) for verb in verbs("action"))


def _sizes(pairs: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    table: dict[str, set[int]] = {}
    for char, size in pairs:
        if size > 1:
            table.setdefault(char, set()).add(size)
    return {char: tuple(sorted(found, reverse=True)) for char, found in table.items()}


@cache
def starting() -> dict[str, tuple[str, ...]]:
    """First character -> the action and nominal verbs that begin with it, the longest first."""
    table: dict[str, list[str]] = {}
    for verb in verbs("action") | verbs("nominal"):
        table.setdefault(verb[0], []).append(verb)
    return {first: tuple(sorted(verbs, key=len, reverse=True)) for first, verbs in table.items()}


@cache
def ending() -> dict[str, tuple[str, ...]]:
    """Last character -> the predicates that end with it, the longest first."""
    table: dict[str, list[str]] = {}
    for verb in verbs("predicate"):
        table.setdefault(verb[-1], []).append(verb)
    return {last: tuple(sorted(verbs, key=len, reverse=True)) for last, verbs in table.items()}


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """First character -> the words that begin with a verb and are a thing: 出租车, 培训班; the longest first."""
    table: dict[str, list[str]] = {}
    for name in verbs("name"):
        table.setdefault(name[0], []).append(name)
    return {first: tuple(sorted(names, key=len, reverse=True)) for first, names in table.items()}


def name_at(phrase: str, position: int) -> str:
    """The word at a place that begins with a verb and is a thing, the longest; empty where there is none."""
    names = _names().get(phrase[position : position + 1], ())
    if not phrase.startswith(names, position):
        return ""
    return next(name for name in names if phrase.startswith(name, position))


def opens_with_a_verb(phrase: str) -> bool:
    """Whether a phrase begins with a verb that has something behind it, and is no name."""
    opened = any(phrase.startswith(verb) and len(phrase) > len(verb) + 1 for verb in starting().get(phrase[:1], ()))
    return opened and not name_at(phrase, 0)


@cache
def _name_sizes() -> frozenset[int]:
    return frozenset(map(len, verbs("name")))


def ends_in_a_name(phrase: str) -> bool:
    """Whether a phrase ends in a word that begins with a verb and is a thing: 转移支付."""
    return any(phrase[-size:] in verbs("name") for size in _name_sizes())


def verb_at_end(phrase: str) -> str:
    """The action verb that ends a phrase and governs what follows it; empty where a name ends there, or none does."""
    actions = verbs("action")
    if phrase in actions:
        return ""  # 刑事拘留34人: it governs nothing in front
    for size in sizes_by_last().get(phrase[-1:], ()):
        if size <= len(phrase) - 2 and phrase[-size:] in actions and not ends_in_a_name(phrase):
            return phrase[-size:]
    return ""


# nouns whose number stands behind them
AMOUNT = re.compile(
    r"(?:额|率|比|比重|比例|占比|量|数|数目|数量|总量|总数|规模|值|产值|收入|支出|开支|投入|投资|资金|经费|金额|贷款|面积|长度|人数|户数|家数|件数|"
    r"标准|水平|营收|市值|估值|强度|程度|费|费用|价|成本|利润|税|补贴|余额|指数|得分|增速|增幅|涨幅|降幅|升幅|跌幅|幅度|时薪|票价|资本|保额|期限|能力|产能|装机|用电量|GDP|CPI|"
    r"年销售|年纳税|寿命|预期寿命|年龄|高程|宽度|距离|震级|水位|个数|次数|批次|差距|缺口|时限|时长|周期|额度|上限|下限|租金|保证金|押金)$"
)


@cache
def _changes() -> tuple[str, ...]:
    """Action verbs of more than one character that change an amount: 修正调降年费."""
    return tuple(verb for verb in verbs("action") if len(verb) > 1 and verb[0] in "调提降升增减扩压")


def _is_rate(phrase: str, behind: int, verb: str) -> bool:
    """Whether what stands behind a verb is only the word of a rate that the verb is a part of; 提高合格率 is none."""
    return (
        phrase.endswith("率")
        and len(phrase) - behind == 3
        and len(verb) > 1
        and verb[0] not in "调提降升增减扩压保稳控完实"
    )


def last_verb(phrase: str, toward: bool = False, measured: bool = False) -> tuple[int, str | None]:
    """Where the last action verb ends that has an object behind it, and the verb.

    A verb inside a name (知识产权维权援助工作机构) does not count: the verb must open the
    phrase, or follow a subject, 共, 新 or the like; one that as often is a noun (生产,
    服务) must open it. `toward` tells that the phrase begins with those for whom it is done
    (向民间资本推介项目): their name may end with any word; `measured` that what it names is
    measured (贷款不良率放宽3个百分点): a verb that as often is a noun is a part of the name then.
    """
    nominal, actions, opening = verbs("nominal"), verbs("action"), starting()
    if (
        len(phrase) <= 12
        and AMOUNT.search(phrase)
        and any(
            v in nominal and not phrase.startswith(_changes(), len(v))
            for v in opening.get(phrase[:1], ())
            if phrase.startswith(v)
        )
    ):
        return 0, None  # 质押登记金额 is a name from its first character on
    end, verb, position, limit = 0, "", 0, len(phrase)
    while position < limit - 1:
        words = opening.get(phrase[position])
        if words is None:
            quoted = _QUOTES.get(phrase[position])
            close = phrase.find(quoted, position) if quoted else -1
            position = close + 1 if close > 0 else position + 1  # no verb of a title is the clause's
            continue
        step = 1
        named = name_at(phrase, position)
        if named and not phrase.startswith(_JOINED, position + len(named) - 1):
            position += len(named)
            continue
        if phrase[position:] in actions:
            break  # 新获批: a verb without an object
        for word in words:
            behind = position + len(word)
            if behind >= limit or not phrase.startswith(word, position) or (len(word) == 1 and position):
                continue
            chained = position == end or (end > 0 and phrase[end:position] in _CHAINS)
            if _AGENT.match(phrase, behind) or phrase[behind] == "率" or _is_rate(phrase, behind, word):
                continue  # 发行人, 参加者, 保障性住房, 办结率, 抽检合格率
            done = chained or phrase.endswith(_DONE, 0, position)  # 省市县累计建设片区2070个
            if word in nominal and (
                not done or (measured and not end) or phrase[behind] == "、" or _NAME_BEHIND.match(phrase, behind)
            ):
                continue
            if chained or after_subject(phrase[:position]) or (toward and not end and position > 1 and len(word) > 1):
                verb, end = (verb + phrase[end:position] + word if chained else word), behind
            step = len(word)
            break
        position += step
    return end, verb or None


# what begins with the last character of a name, which is none then: 建成区域性中心
_JOINED = tuple(
    "区域 地方 地区 地理 地质 地震 地铁 地下 人才 人员 站点 网络 车辆 金融 品种 队伍 员工 商业 方案 力量 期间 面积 点位 费用 性能".split()
)
_AGENT = re.compile("款(?!项)|人(?![才员民工口均数大])|员(?![工额])|者|性|型|后(?![勤备续台])")
_QUOTES = {"「": "」", "《": "》", "“": "”"}
_DONE = ("累计", "共计", "先后")
_CHAINS = frozenset(("并", "和", "及", "、", "并且", "或"))  # 申报并获批
# what makes a name of the verb in front: 生产总值, 服务中心, 登记金额
_NAME_BEHIND = re.compile(
    r"(?:融资|收益|阶段|比例|周期|举报|总值|总额|数额|数量|金额|额|量|率|费|业|站|点|区|园|中心|机构|平台|体系|基地|能力|人数|人员|收入|线|网|班|资金|基金|专项|计划|窗口|面积|办法|制度|机制|市场|许可|土)"
)


SUBJECT = re.compile(
    r"(?:(?<=[省市县区])级|财政|系统|署|庭|集团|商户|食肆|高校|学校|大学|学院|支队|大队|总队|研究所|派出所|市民|各地|被告|当局|警方|并|另|都|依法|正在|研究|曾|最多|至多|须|则|(?<![平人年户地月日周场次])均|[东西南北中]部|局|委|厅|部|院|会|府|省|市|县|区|机关|部门|单位|企业|机构|中心|法院|海关|我们|人|人员|群众|居民|职工|考生|学生|儿童|老年人|游客|母港|机场|口岸|景区|银行|组|队|公司|者|平台|渠道|环节|台|”|）|共|共计|合计|计划|预计|新|已|先后|累计|拟|将|再|要|"
    r"争取|力争|全年|年内|本季|本季度|当季|本月|当月|本年度|本年|当年|同期|同时|当日|当天|上年|去年|今年|分别|成功|联合|协助|统一|重点|加快|持续|集中|每年|年|次|后|月|日|夜|晚|可|应|须|需|给|予|了|、|，|向|内|全省|全市|全县|全国|乡镇|街道|会员|业主|学员|实际|据此|由此|从而|进而|随即|随后|当场|坚决|切实|认真|严格|积极|主动|及时|大力|来|(?<![集高初])中)$"
)


def after_subject(front: str) -> bool:
    """Whether a verb may stand behind these words: behind nothing, who does it, or 共, 新 and the like."""
    return not front or SUBJECT.search(front) is not None
