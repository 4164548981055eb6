"""What a quantity counts, and what is done with it: indicator and action of a target.

Chinese puts the indicator in front of the number (发明专利拥有量达到12件, 登记近300件) or
behind it (培育100家首店, 15万元的创业担保贷款). Which of the two holds is told by what
stands there: a predicate or an amount word in front, a noun phrase behind.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ipmine import lexicon
from ipmine.resolve.targets.clauses import Range
from ipmine.scan.quantities import Quantity


class Naming(NamedTuple):
    """Indicator and action, in the working text's simplified characters; each may be None."""

    indicator: str | None
    action: str | None


@cache
def _verbs(kind: str) -> frozenset[str]:
    return frozenset(row["verb"] for row in lexicon.rows("target_verbs") if row["kind"] == kind)


@cache
def _longest(kind: str) -> int:
    return max(map(len, _verbs(kind)))


@cache
def _starting() -> dict[str, tuple[str, ...]]:
    """First character -> the action and nominal verbs that begin with it, the longest first."""
    table: dict[str, list[str]] = {}
    for verb in _verbs("action") | _verbs("nominal"):
        table.setdefault(verb[0], []).append(verb)
    return {first: tuple(sorted(verbs, key=len, reverse=True)) for first, verbs in table.items()}


@cache
def _ending() -> dict[str, tuple[str, ...]]:
    """Last character -> the predicates that end with it, the longest first."""
    table: dict[str, list[str]] = {}
    for verb in _verbs("predicate"):
        table.setdefault(verb[-1], []).append(verb)
    return {last: tuple(sorted(verbs, key=len, reverse=True)) for last, verbs in table.items()}


# words in front of an indicator that name time, scope or manner, not the thing
_LEAD = re.compile(
    r"(?:单个(?:企业|项目|单位|机构|个人|基地|园区|平台|学校|家庭|产品|案件)|单家|每个?(?:企业|项目|单位|家|人|户|件|年度?)(?=每|最|不|年|累|$)|到|至|在|从|自|截至|截止|预计|力争|争取|确保|努力|实现|使|将|把|其中|并|且|并且|同时|以及|和|及|、|又|还|也|均|都|已|已经|共|共计|"
    r"累计|先后|分别|平均|每年|全年|年内|当年|今年|去年|明年|上年|我省|我市|我县|我区|我国|本市|本省|全国|全省|全市|全区|全县|全社会(?!研发|用电|固定)|"
    r"[0-9]{4}年(?:底|末|度)?(?:前)?|[0-9]{1,2}月(?:份|底)?(?:前)?|“?十[一二三四五]五”?(?:时期|期间|末)?|期间|前|底|末|以来|"
    r"要|应当|应|可|可以|须|不断|积极|大力|重点|支持|鼓励|引导|推动|对|为|由|向|按|按照|以|于|原则上|基本|总体|新|再|共同|最新|经|的|得|不得|不应) {0,2}"
)
_TIME_HEAD = re.compile(
    r"^(?:[一二三四五六两十0-9]{1,3}(?:年|个月)(?:左右)?(?:的?时间)?内|"
    r"(?:到|至|截至|截止|自|从|在)?"
    r"(?:[0-9]{4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?|[0-9]{1,2}月(?:[0-9]{1,2}日)?|“?十[一二三四五]五”?|今年|去年|明年|上年|同期|全年|年内|目前|近年)"
    r"(?:底|末|初|年度|份|度|期间|时期|以来|前|之前|上半年|下半年|前[一二三两几]个?(?:月|季度))?(?:间|内)?)"
)
# nouns whose number stands behind them
_AMOUNT = re.compile(
    r"(?:额|率|比|比重|比例|占比|量|数|数量|总量|总数|规模|值|产值|收入|支出|投入|投资|资金|经费|金额|贷款|面积|长度|人数|户数|家数|件数|"
    r"标准|水平|强度|程度|费|费用|价|成本|利润|税|补贴|余额|指数|得分|增速|增幅|涨幅|降幅|幅度|资本|保额|期限|能力|产能|装机|用电量|GDP|CPI|"
    r"寿命|预期寿命|年龄|高程|宽度|距离|震级|水位|个数|次数|批次|差距|缺口)$"
)
_STOP = re.compile(r"[，。；！？：、（）“”《》〈〉「」\n\t]|以上|以下|以内|左右|及以|分别|不等|，")
# verbs that hardly ever stand inside a name: they end the noun phrase behind a number
_ENDING_VERBS = re.compile(
    r"(?:调整|增加|扩大|实施|推进|推动|促进|打造|建立|给予|发放|列入|纳入|设立|提供|实现|完成|达到|累计|进行|开展|予以|未能|取得|获得|得到|通过|参加|入选|签订|签署|处于|"
    r"位于|用于|作为|成为|出台|落户|享受|承担|投入使用|开工|竣工|投产|建成|提高|增长|下降|的(?:激励|奖励|支持|标准|比例|资助)?给予|名单|资助|联合|共同|高效运营|全部)"
)


def name(text: str, before: int, after: int, quantity: Quantity, carried: str | None, subject: str | None) -> Naming:
    """The indicator and action of one quantity.

    `before` is where the previous quantity of the clause ends (or the clause starts), `after`
    where the next one begins (or the clause ends); `carried` is the last indicator of the
    sentence, which a bare 比上年增长2倍 goes on with; `subject` is the thing that the clause
    in front speaks of, for a clause that opens with its bound (…收费，原则上不高于…的0.5%).
    """
    head, action, predicate = _front(text[before : quantity.outer_start])
    if quantity.reached and action in (None, "分别", "均", "都", "累计", "共", "已"):
        action = quantity.cue
    noun, verb = _behind(text[quantity.outer_end : after])
    if not head and quantity.start - quantity.outer_start > 6:  # …收费，原则上不高于…的0.5%
        head = subject or carried or ""
    bounded = bool(head) and (predicate or quantity.reached or _AMOUNT.search(head) is not None)
    if bounded and quantity.kind != "ratio" and not (noun and action in _TRANSITIVE):
        return Naming(head, action)
    chosen = (head or carried or noun) if quantity.kind == "ratio" else (noun or head or carried)
    return Naming(chosen or None, action or verb)


# predicates that also take what they count behind the number: 增加3000亿元低息贷款
_TRANSITIVE = frozenset("增加 新增 净增 减少 有 共有 仅有 只有 现有 完成 实现 拉动 共 计 各 分别 均".split())


def subject_of(clause: str) -> str | None:
    """What a clause without a number speaks of: the tail behind its last 的, or all of it."""
    head, _, _ = _front(clause)
    return head or None


_LABEL = re.compile(
    r"^(?:第[0-9一二三四五六七八九十百]{1,7}[条章节] {0,2}|（[一二三四五六七八九十0-9]{1,3}）|[一二三四五六七八九十]{1,3}、|[0-9]{1,2}[.、](?![0-9]))"
)
_DATES_AT_END = re.compile(r"(?:[和、]?(?:到|至|在)?[0-9]{4}年(?:[0-9]{1,2}月)?(?:底|末)?){1,4}$")


def _front(front: str) -> tuple[str, str | None, bool]:
    """The noun phrase in front of a number, the action, and whether a predicate stands between."""
    front = _LABEL.sub("", front.rstrip(" （“").lstrip("、，和及与或且并 ）"))
    phrase, predicate = _strip_predicates(_without_comparison(front))
    phrase = _without_comparison(phrase)
    if phrase and phrase[-1] in "年月底末":
        phrase = _DATES_AT_END.sub("", phrase)
    return _object(phrase, predicate)


_COMPARISON = re.compile(
    r"(?:与|比|较|同)(?:[0-9]{4}年|上年|上一年|去年|上期|同期|上年同期|去年同期|全国|全省|年初|目前)(?:底|末|度|同期|平均水平|平均)?(?:相比)?$"
)


def _without_comparison(phrase: str) -> str:
    """Without a comparison at its end: 比上年, 较2011年, 与去年同期相比."""
    if not phrase or phrase[-1] not in "年期国省初前底末度平均比":
        return phrase
    match = _COMPARISON.search(phrase)
    return phrase[: match.start()] if match else phrase


def _strip_predicates(phrase: str) -> tuple[str, str | None]:
    """Take 增长, 达到, 累计, 共 off the end; the one nearest to the number is the action."""
    found: str | None = None
    for _ in range(6):
        phrase = phrase.rstrip(" 了约近")
        for word in _ending().get(phrase[-1:], ()):
            if phrase.endswith(word) and not (len(word) == 1 and phrase[-2:] in _WHOLE_WORDS):
                if phrase == word and _AMOUNT.search(word):
                    return phrase, found  # 占比, 增幅 alone are the thing itself
                phrase, found = phrase[: -len(word)], found or word
                break
        else:
            break
    return phrase, found


# words that end in a character which alone would be a predicate
_WHOLE_WORDS = frozenset(
    (
        "总计 统计 合计 设计 会计 审计 累计 所有 具有 占有 拥有 国有 公有 作为 行为 成为 因为 "
        "认为 视为 增长 不是 只是 还是 比较 专利 发明 公共 共同 中共 各个 平均 人均 年均 户均 "
        "均衡 起点"
    ).split()
)


def _object(phrase: str, predicate: str | None) -> tuple[str, str | None, bool]:
    """What stands behind the last verb of the phrase, and that verb."""
    phrase, trailing = _trailing_verb(_trim_lead(phrase))
    cut, action = _last_verb(phrase)
    rest = _trim_tail(_tail_of_attribute(_trim_lead(phrase[cut:])))
    rest = rest[:-1] if rest.endswith("中") and len(rest) > 3 else rest
    return rest, action or trailing or predicate, predicate is not None


def _trailing_verb(phrase: str) -> tuple[str, str | None]:
    """从专项资金中安排: a verb that ends the phrase governs the number; the thing stands before it."""
    verbs = _verbs("action")
    for size in range(min(_longest("action"), len(phrase) - 2), 1, -1):
        if phrase[-size:] in verbs:
            rest = phrase[:-size]
            rest = rest.removesuffix("中").removesuffix("内") if rest.startswith(("从", "在", "由")) else rest
            return re.sub(r"^(?:从|在|由|对|为|向)", "", rest), phrase[-size:]
    return phrase, None


def _tail_of_attribute(phrase: str) -> str:
    """主体收取的担保费率: behind the last 的, where that says enough."""
    _, mark, tail = phrase.rpartition("的")
    if mark and len(tail) >= 2 and not _TOO_SHORT.fullmatch(tail):
        return tail
    return phrase


# nouns that say too little alone: 金额的比例
_TOO_SHORT = re.compile(
    r"(?:比例|比重|占比|数量|总量|总数|总额|规模|人数|标准|水平|要求|部分|面积|金额|费用|个数|企业|项目|单位|个人|人员)"
)


def _trim_lead(phrase: str) -> str:
    for _ in range(8):
        shorter = _TIME_HEAD.sub("", phrase, count=1).lstrip(" ，、")
        match = _LEAD.match(shorter)
        if match and not _opens_a_noun(shorter, match[0]):
            shorter = shorter[match.end() :]
        if shorter == phrase:
            break
        phrase = shorter
    return phrase


def _opens_a_noun(phrase: str, lead: str) -> bool:
    """Whether the lead word is the start of a noun: 新能源, 对外贸易, 可再生, 应届."""
    return phrase.startswith(
        (
            "新能源",
            "新兴",
            "新型",
            "新材料",
            "新一代",
            "新医药",
            "新增",
            "新建",
            "新产品",
            "新设",
            "新注册",
            "对外",
            "对口",
            "可再生",
            "可支配",
            "应急",
            "应届",
            "应收",
            "应发",
            "应缴",
            "以工代赈",
            "全社会研发",
            "全社会用电",
            "全社会固定",
            "为民",
            "向上",
            "重点",
            "支持率",
            "鼓励类",
            "经济",
            "经营",
            "经费",
            "经常",
            "期间费",
            "共有",
            "由来",
            "共建",
            "共享",
            "在校",
            "在职",
            "在建",
            "在岗",
            "在线",
            "将军",
            "和谐",
            "并网",
            "均等",
            "至少",
            "得分",
            "使用",
            "自主",
            "自然",
            "自有",
            "自贸",
            "从业",
            "从事",
            "要素",
        )
    )


def _trim_tail(phrase: str) -> str:
    for _ in range(4):
        shorter = _TAIL_WORDS.sub("", phrase) if phrase and phrase[-1] in _TAIL_ENDS else phrase
        shorter = shorter.rstrip(" ，、：（“")
        if shorter == phrase or len(shorter) < 2:
            break
        phrase = shorter
    if phrase.count("（") != phrase.count("）"):
        phrase = phrase.replace("（", "").replace("）", "") if "）" not in phrase else phrase.lstrip("）")
    return phrase


_TAIL_ENDS = frozenset("的和及并已均都又也再可能应不得要将质义共后上性高照")
_TAIL_WORDS = re.compile(
    r"(?:的|和|及|并|已|均|都|又|也|再|可|能|应|不|得|要|将|实质|名义|共|先后|原则上|一次性|最高|按照)$"
)


def _last_verb(phrase: str) -> tuple[int, str | None]:
    """Where the last action verb ends that has an object behind it, and the verb.

    A verb inside a name (知识产权维权援助工作机构) does not count: the verb must open the
    phrase, or follow a subject, 共, 新 or the like; one that as often is a noun (生产,
    服务) must open it.
    """
    nominal, starting = _verbs("nominal"), _starting()
    if (
        len(phrase) <= 12
        and _AMOUNT.search(phrase)
        and any(v in nominal for v in starting.get(phrase[:1], ()) if phrase.startswith(v))
    ):
        return 0, None  # 质押登记金额 is a name from its first character on
    end, verb, position, limit = 0, "", 0, len(phrase)
    while position < limit - 1:
        step = 1
        for word in starting.get(phrase[position], ()):
            behind = position + len(word)
            if behind >= limit or not phrase.startswith(word, position) or (len(word) == 1 and position):
                continue
            chained = position == end
            if word in nominal and (not chained or _NAME_BEHIND.match(phrase, behind)):
                continue
            if chained or _after_subject(phrase[:position]):
                verb, end = (verb + word if chained else word), behind
            step = len(word)
            break
        position += step
    return end, verb or None


# what makes a name of the verb in front: 生产总值, 服务中心, 登记金额
_NAME_BEHIND = re.compile(
    r"(?:总值|总额|金额|额|量|率|费|业|站|点|区|园|中心|机构|平台|体系|基地|能力|人数|人员|收入|线|网|班|资金|基金|专项|计划|窗口|面积|办法|制度|机制|市场|许可)"
)


_SUBJECT = re.compile(
    r"(?:局|委|厅|部|院|会|府|省|市|县|区|机关|部门|单位|企业|机构|中心|法院|海关|我们|人员|银行|组|队|公司|者|平台|台|”|）|共|共计|合计|新|已|先后|累计|拟|将|再|要|"
    r"争取|力争|全年|年内|当年|分别|成功|联合|协助|统一|重点|加快|持续|集中|每年|年|次|后|月|日|可|应|给|予|了|、|，|向|内|全省|全市|全县|全国|来)$"
)


def _after_subject(front: str) -> bool:
    return _SUBJECT.search(front) is not None


def _behind(behind: str) -> tuple[str, str | None]:
    """The noun phrase behind a number, and a verb between."""
    phrase = behind.lstrip(" ")
    if phrase.startswith("的"):
        phrase = phrase[1:]
    elif phrase.startswith(_NO_NOUN):
        return "", None
    phrase, verb = _opening_verbs(phrase)
    phrase = _noun_phrase(phrase, verb)
    end = _ENDING_VERBS.search(phrase, 2)
    if end:
        phrase = phrase[: end.start()]
    return _trim_tail(_tail_of_attribute(phrase.strip(" ”"))), verb


_NO_NOUN = tuple("以上 以下 左右 ， 。 ； 、 ） 和 及 与 给 于 或 时 后 为 并 且 到 至".split())
_ATTRIBUTE = re.compile(r"(?:在|由|以|具有|具备|符合|从事|列入|入选|对|有)[^，。；]{2,40}?的(?=[^的，。；]{2,})")


def _noun_phrase(phrase: str, verb: str | None) -> str:
    """Up to the first mark that ends it; quoted names, brackets and lists are kept whole."""
    attribute = _ATTRIBUTE.match(phrase)
    if attribute:
        phrase = phrase[attribute.end() :]
    match = _STOP.search(phrase)
    if match is None:
        return phrase
    at, mark = match.start(), match[0]
    closing = {"“": "”", "（": "）"}.get(mark)
    if closing and (mark == "（" or at == 0):
        close = phrase.find(closing, at + 1)
        if close < 0:
            return phrase[:at]
        tail = _STOP.search(phrase, close + 1)
        return phrase[: tail.start() if tail else len(phrase)]
    return _listed(phrase) if mark == "、" and not verb else phrase[:at]


def _listed(phrase: str) -> str:
    """影视、动漫、游戏项目提供…: a list that shares its tail is one indicator."""
    match = re.match(
        r"(?:[^，。；！？：、（）“”《》\n\t0-9]{1,8}、){1,6}[^，。；！？：、（）“”《》\n\t0-9]{2,14}", phrase
    )
    return match[0] if match else phrase[: phrase.find("、")]


def _opening_verbs(phrase: str) -> tuple[str, str | None]:
    """2700万元支持开展高新技术研发: the verbs behind the number, and what they govern."""
    verbs, longest = _verbs("action"), _longest("action")
    taken = ""
    for _ in range(2):
        for size in range(min(longest, len(phrase)), 1, -1):
            if phrase[:size] in verbs and len(phrase) - size >= 2:
                taken += phrase[:size]
                phrase = phrase[size:]
                break
        else:
            break
    if taken and (not phrase or phrase[0] in "，。；、"):
        return taken + phrase, None
    return phrase, taken or None


_LISTED = re.compile(r"[、和与及]")


def dealt_out(text: str, clause: Range, group: list[Quantity], names: list[Naming]) -> list[Naming]:
    """食品、石化产业增加值分别增长7.5%、11.5%: the things of a list, one to one.

    Where 分别 stands before the first of several numbers and as many things are listed as
    numbers, each number takes its own; a shared tail (产业增加值) goes to each.
    """
    front = text[clause.start : group[0].outer_start]
    if len(group) < 2 or "分别" not in front:
        return names
    subject, _, _ = front.partition("分别")
    items = [i for i in _LISTED.split(_trim_lead(_DATES_AT_END.sub("", subject))) if i]
    if len(items) != len(group):
        return names
    match = re.match(
        r"(?P<own>.{1,8}?)等?(?P<shared>(?:个|种|类)?(?:产业|行业|领域|地区|专利|商标|品种|部门|方面)?(?:增加值|产值|收入|数量|拥有量|授权量|申请量|登记量|规模|总额|面积|产量|增速|比重|占比|率)?)$",
        items[-1],
    )
    shared = match["shared"] if match else ""
    last = items[-1][: len(items[-1]) - len(shared)].removesuffix("等") if shared else items[-1]
    own = [*items[:-1], last or items[-1]]
    return [
        Naming(f"{o}{shared}" if shared and not o.endswith(shared) else o, n.action)
        for o, n in zip(own, names, strict=True)
    ]


def shared(text: str, group: list[Quantity], names: list[Naming]) -> list[Naming]:
    """1.8级和2.5级地震: numbers of one unit in a row share what stands behind the last."""
    result = list(names)
    for n in range(len(group) - 2, -1, -1):
        between = text[group[n].outer_end : group[n + 1].outer_start]
        span = between == "" and (group[n].comparator, group[n + 1].comparator) == ("≥", "≤")  # 1万元以上5万元以下罚款
        if (
            (span or between in ("和", "、", "及", "或", "与"))
            and group[n].unit == group[n + 1].unit
            and result[n + 1].indicator
        ):
            noun, _ = _behind(text[group[n + 1].outer_end : group[n + 1].outer_end + 24])
            if noun:
                result[n] = result[n + 1]
    return result
