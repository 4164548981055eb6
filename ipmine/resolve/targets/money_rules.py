"""Rules for sums of money and shares of them: who pays, who is paid, and what the sum is."""

from __future__ import annotations

import re

from ipmine.resolve.targets.around import GRANTED, Naming
from ipmine.resolve.targets.share_of import MEASURES, of_a_share, put_into
from ipmine.resolve.targets.sides import Sides


def drawn_from_a_fund(of: Sides) -> Naming | None:
    """会议同意从市级专项资金中安排120万元: the fund."""
    drawn = _DRAWN.search(of.words) if not of.noun else None
    return Naming(drawn["fund"], drawn["verb"]) if drawn else None


def share_that_is_granted(of: Sides) -> Naming | None:
    """按照实际支付利息的30%给予补助: the aid, not the interest."""
    thing = of.noun.partition("、")[0]
    return Naming(thing, of.verb or of.action) if thing.endswith(_GIVEN_AS_A_SHARE) else None


def granted_to_each(of: Sides) -> None:
    """每个工作站每年资助不超过15万元: who is given it is not what is given."""
    if of.action in GRANTED and of.head.startswith("每"):
        of.head = of.action or ""


def aid_to_those_in_front(of: Sides) -> None:
    """对认定的瞪羚企业奖励20万元: the award."""
    if aided := _AIDED.search(of.head):
        of.head = of.action = aided["aid"]


def share(of: Sides) -> Naming:
    """A ratio is of what it is a share of, or the rate itself: 贡献约七成出口增量, 提供不少于5%的优惠税率."""
    if of.noun and (of.action == "贡献" or (of.noun.endswith(MEASURES) and of.action in _OFFERS)):
        return Naming(of.noun, of.action)
    if (not of.head or of.head[0] == "各") and not of.noun and not of.around.carried and (aim := _AIM.search(of.words)):
        return Naming(aim["aim"], of.action)  # 未完成目标任务80%的
    thing = of_a_share(of.text, of.before, of.after, of.quantity, of.head, of.noun, of.around)
    return Naming(thing or None, of.action or of.verb or put_into(of.text, of.quantity))


def borne_by(of: Sides) -> Naming | None:
    """奖补资金由省级财政承担60%: the share that one bears."""
    borne = _BORNE.search(of.words) if not of.noun and not of.head else None
    return Naming(borne["who"] + borne["verb"] + "比例", borne["verb"]) if borne else None


def taken_off(of: Sides) -> Naming | None:
    """60分至80分的，扣减20%: of the sum that is spoken of, if one is; never of what is judged."""
    if of.action not in _TAKEN_OFF or of.head or of.noun:
        return None
    carried = of.around.carried or ""
    return Naming(carried if carried.endswith((*GRANTED, *_FUNDS)) else None, of.action)


def aid_provided(of: Sides) -> Naming | None:
    """为企业质押融资提供担保支持3018万元: the aid and whom it helps."""
    aid = _PROVIDED.search(of.words) if not of.noun and not of.head else None
    return Naming((aid["who"] or "") + aid["aid"], "提供") if aid else None


def worth_a_sum(of: Sides) -> Naming | None:
    """可获赠价值200元的消费券: what is worth it."""
    if of.noun and not of.quantity.cue and of.followed_by("的") and _WORTH.search(of.head):
        return Naming(of.noun, of.action)
    return None


def spent_on(of: Sides) -> Naming | None:
    """投入约3800万元翻新下环街市: what it is spent on."""
    return Naming(of.noun, of.head) if of.noun and of.verb and of.head in _SPENT else None


def of_the_whole(of: Sides) -> Naming | None:
    """总经费38亿元，其中中央31亿元，115年度编列6亿元: a year's part is of the whole, not of the part in front."""
    if of.noun or of.head or of.action not in _SET_ASIDE or not _IN_A_YEAR.match(of.words):
        return None
    whole = next((found for _, said in of.around.spoken if (found := _WHOLE.search(said.indicator or ""))), None)
    return Naming(whole["thing"], of.action) if whole else None


def set_aside(of: Sides) -> Naming | None:
    """预留8000万元，资助院校增建宿舍: the next clause tells for what, where nothing else does."""
    if of.noun or of.head or of.action not in _SET_ASIDE or of.around.fitting(of.quantity):
        return None
    what = _PURPOSE.match(of.text, of.after)
    return Naming(what["thing"], of.action) if what else None


def lent(of: Sides) -> Naming | None:
    """三年累计放贷3亿元: a verb that says itself what the sum is, where nothing else does."""
    return Naming(of.action, of.action) if not of.noun and not of.head and of.action in _SUMS else None


_SUMS = frozenset("放贷 授信 融资 减税 退税 让利 捐款 筹款 集资 赔付 理赔 垫付 减租 投保 承保".split())
_AIM = re.compile("(?P<aim>(?:年度)?(?:目标任务|绩效目标|任务|目标|计划))的?$")
_GIVEN_AS_A_SHARE = (*GRANTED, "支持", "奖金", "优惠", "优惠政策", "减免")
_DRAWN = re.compile(
    "从(?P<fund>[^，。；、从]{1,20}(?:资金|经费|基金|预算|收入|盈余|拨款))中(?:统筹)?(?P<verb>安排|列支|拨付|支出|提取|划拨|拿出|拨出)$"
)
_AIDED = re.compile(
    "(?:企业|单位|个人|人员|家庭|项目|机构|农户|对象|主体|工|师|者|生|户|所|家)(?:一次性|每年|最高|分别|再|各|按年|直接)?(?P<aid>补贴|补助|奖励|资助)$"
)
_TAKEN_OFF = ("扣减", "核减", "扣回", "扣发", "扣除", "压减")
_FUNDS = ("资金", "经费", "预算", "款", "金")
_BORNE = re.compile(
    "(?:^|[由，、])(?P<who>[^，。；、由]{0,10}?(?:财政|政府|企业|个人|单位|中央|地方|学校|基金|银行|保险公司|担保公司|担保机构|[省市县区州]))(?:各自|分别|各)?(?P<verb>承担|负担|分担|自筹|出资)$"
)
_PROVIDED = re.compile("(?:为(?P<who>[^，。；、为]{2,14}?))?提供(?P<aid>[^，。；、提供]{2,8}支持)$")
_OFFERS = ("提供", "给予", "享受", "适用", "实行", "执行", "采用", "设定", "订定")
_WORTH = re.compile("(?:面值|价值|金额|总值|面额|总额)(?:合共|共|为|达)?$")
_WHOLE = re.compile("^(?:本[\u4e00-\u9fff]{2})?总(?P<thing>.{2,8})$")
_IN_A_YEAR = re.compile("，?(?:[0-9〇一二三四五六七八九]{2,4}年度?|本年度?|今年|首年|第[一二三四五]年)")
_SPENT = ("投入", "投资", "斥资", "耗资", "支出", "动用")
_SET_ASIDE = frozenset("预留 拨出 拨款 投入 安排 斥资 编列 注资 动用 匡列 另编列 拨付".split())
_PURPOSE = re.compile(
    "，(?![^，。；]{0,24}[一二两三四五六七八九十百]{1,3}[个名所处家])(?:用于|用以|用作|以)?(?P<thing>(?:资助|支援|支持|推行|推动|兴建|购置|发放|补助|开展|改善|协助|加强|扩大|鼓励|设立)[^，。；、0-9]{3,26})(?=[，。；]|$)"
)
