"""The noun behind a number, with what the words around it take from it: 完成42个问题整改, 命名12家企业为示范企业."""

from __future__ import annotations

import re
from collections.abc import Callable

from ipmine.resolve.targets import noun_outright
from ipmine.resolve.targets.around import WHOSE
from ipmine.resolve.targets.behind import behind, without_trailing_verb
from ipmine.resolve.targets.noun_stretch import Behind
from ipmine.resolve.targets.ranks import is_rank
from ipmine.resolve.targets.rule_table import ALL, COUNT, MEASURE, MONEY, RATIO, by_kind
from ipmine.scan.quantities import Quantity

Rule = Callable[[Behind], str | None]


def noun_behind(text: str, before: int, after: int, quantity: Quantity) -> tuple[str, str | None]:
    """The noun phrase behind a quantity that names what it counts, and a verb between.

    The rules of the table below are asked in their order: each sharpens the noun, or is sure what it is and returns it.
    """
    if is_rank(text, quantity.outer_end):
        return "", None
    of = Behind(text, before, after, quantity)
    for rule in _RULES[quantity.kind]:
        if (sure := rule(of)) is not None:
            return sure, of.verb
    return of.noun, of.verb


def _read(of: Behind) -> None:
    """The noun phrase as it stands."""
    words = _AGED.sub("", of.text[of.end : of.after])
    sized = next((size for size in _SIZED if words.startswith(size)), "")  # 3000家规模以上制造业企业
    of.noun, of.verb = behind(words[len(sized) :])
    if of.noun:
        of.noun = sized + of.noun
    if of.noun.endswith("当") and words.startswith(of.noun + "中"):
        of.noun = of.noun[:-1]  # 8个工作站当中
    if of.verb == "进行" and not any(word in of.text[of.before : of.quantity.outer_start] for word in _TAKEN_UP):
        of.noun, of.verb = "", None  # 选定1套进行配租确认


_SIZED = ("规模以上", "限额以上", "规模以下", "限额以下")


def _rest_of_a_sum(of: Behind) -> None:
    """超过500万元的部分: the sum itself is named in front."""
    if of.noun == "部分" or of.text.startswith("的部分", of.end):
        of.noun = ""


def _of_whom_it_is_said(of: Behind) -> None:
    """4个县发明专利授权量为零, 191家企业营业收入超百亿元: those whose it is are counted."""
    whose = WHOSE.match(of.noun)
    if whose and (_SAID_OF_THEM.match(of.text, of.end + len(of.noun)) or not of.last):
        of.noun = whose["who"]


def _up_to_the_next_number(of: Behind) -> None:
    """投放50%以上号源、转诊量增长90%; 每5000名老年人配备1名; 6处煤矿、产能1400万吨: the next number has its own words."""
    if of.last:
        return
    if of.noun and "、" in of.noun and _GOES_ON.match(of.text[of.end : of.after].partition(of.noun)[2]):
        of.noun = of.noun.rpartition("、")[0]
    elif of.noun and of.text.endswith(of.noun, of.end, of.after):
        of.noun = without_trailing_verb(of.noun.rpartition("、")[0] or of.noun)


def _sent(of: Behind) -> None:
    """派出12支外展队到全市74所学校."""
    if not of.last:
        of.noun = _SENT_TO.sub("", of.noun)


def _taken(of: Behind) -> None:
    """将8家公司整合."""
    if of.text[max(0, of.quantity.outer_start - 1) : of.quantity.outer_start] in ("将", "把"):
        of.noun = without_trailing_verb(of.noun)


def _aided(of: Behind) -> None:
    """每认定1名高级工补贴1000元."""
    if not of.last and of.noun.endswith(_AIDS) and len(of.noun) > 3:
        of.noun = of.noun[:-2]


def _product(of: Behind) -> None:
    """年产60万吨油料等项目建设."""
    if product := _MADE_BY.match(of.noun):
        of.noun = product["thing"]


def _doers(of: Behind) -> None:
    """分8个小组对河北省的县进行督导."""
    if doers := _WHO_DO.match(of.noun):
        of.noun = doers["who"]


def _set_right(of: Behind) -> None:
    """完成42个问题整改."""
    of.noun = of.noun.removesuffix("整改")


def _built(of: Behind) -> None:
    """推进5个物流基地建设: what is counted is built."""
    if of.noun.endswith("建设") and not of.noun.endswith(_BUILT_UP):
        of.noun = without_trailing_verb(of.noun[:-2] or of.noun)


def _within_a_distance(of: Behind) -> None:
    """保护范围外二十米以内实施高堆土, 25公里范围内共记录到567次."""
    if of.text.startswith(_WITHIN, of.quantity.end) and (of.verb or of.text[of.end : of.end + 1] != "的"):
        of.noun, of.verb = "", None


def _fund(of: Behind) -> None:
    """5000元以上的资金和兼职工作人员; 安排6000万元支持导航工程."""
    if fund := _FUND.match(of.noun):
        of.noun = fund["fund"]
    if of.noun.startswith(_SUPPORTING) and len(of.noun) > 4:
        of.noun = of.noun[2:]


def _aimed_at(of: Behind) -> None:
    """吸引200万人次国际旅客的目标."""
    if of.noun == "目标" and (aimed := of.match(_AIMED_AT)):
        of.noun = aimed["thing"]


def _aim(of: Behind) -> None:
    """达到国际旅客300万人次的目标: the thing stands in front."""
    front = of.text[of.before : of.quantity.outer_start]
    if of.noun == "目标" and of.text.startswith(("的", "之"), of.end) and front.strip():
        of.noun = ""


def _first_of_two(of: Behind) -> None:
    """四个竞技项目及一个群众项目."""
    if first := _AND_ONE_MORE.search(of.noun):
        of.noun = of.noun[: first.start()]


def _principle(of: Behind) -> None:
    """以每年一次原则."""
    if of.noun == "原则" and of.quantity.unit == "次":
        of.noun = ""


def _aim_of_a_task(of: Behind) -> None:
    """完成配备18名社区工作者目标."""
    if of.noun.endswith("目标") and len(of.noun) > 4:
        of.noun = of.noun[:-2]


def _standard(of: Behind) -> None:
    """按每月1000元的标准定额扣除: what is paid by it."""
    if of.noun.startswith(_STANDARD) and _BY_STANDARD.search(
        of.text, max(0, of.quantity.outer_start - 24), of.quantity.outer_start
    ):
        paid_for = of.quantity.kind in ("money", "ratio")
        of.noun, of.verb = _paid(of.text[of.end : of.after]) if paid_for else ("", None)


_SENT_TO = re.compile("(?<=.{2})(?:到|赴|前往|走进|深入|进驻|派驻|分赴)(?:全[省市县区国港澳州]|各[市县区乡镇村地])?$")
_AIMED_AT = re.compile("(?P<thing>[^，。；、的]{2,12})的目标")
_AGED = re.compile("^(?:年满)?[0-9]{1,2}(?:[—~至-][0-9]{1,2})?周?岁(?:及?以[上下])?的?")
_TAKEN_UP = ("对", "将", "把", "为", "给")
_AND_ONE_MORE = re.compile("(?<=.{2})(?:[、及和与]|以及)一[个名项家所间座款场位只台辆种支幅条]")
_SAID_OF_THEM = re.compile("为|均|都|居|位[居列]|达|增长|超|突破|下降|实现|进入|排[名在]|不足|不到|高于|低于")
# what stands between the noun of the next number and that number
_GOES_ON = re.compile("(?:同比|累计|年均|平均|分别)?[增减提降扩压达超突缩上下][长少高升低大减到过破小加幅调至]{0,2}$")
_WHO_DO = re.compile("(?P<who>[^，。；、对]{0,6}(?:小组|工作组|专班|组|队))对.{2}")
_MADE_BY = re.compile(
    "(?P<thing>[^，。；、]{2,12}?)等(?:重大|重点|一批)?(?:项目|工程)(?:建设|落地|建成|投产|实施){0,3}$"
)
_BUILT_UP = tuple(
    word + "建设" for word in "能力 文化 制度 体系 队伍 作风 组织 机制 法治 文明 环境 信用 基本 经济 党 政权".split()
)
_WITHIN = ("以内", "之内", "以外", "之外", "范围内", "范围外")
_AIDS = ("补贴", "补助", "奖励", "资助")
_FUND = re.compile(
    "(?P<fund>[\u4e00-\u9fff]{0,6}(?:资金|经费|资产|存款))(?:和|及|、)(?=[^，。；]{0,8}(?:人员|场所|场地|设备|设施|房屋))"
)
_SUPPORTING = ("支持", "扶持", "资助", "保障")
_PAID = re.compile(
    r"(?P<verb>给予|予以|发放|支付|计发|拨付|计算|核算)(?P<thing>[\u4e00-\u9fff]{0,6}?(?:补助|补贴|奖励|资助|津贴|奖补|补偿|生活费|奖金)金?)"
)


def paid(rest: str) -> str:
    """按每人8000元标准支付培训补助: what is paid, or nothing."""
    return _paid(rest)[0]


def _paid(rest: str) -> tuple[str, str | None]:
    found = _PAID.search(rest)
    return (found["thing"], found["verb"]) if found else ("", None)


_BY_STANDARD = re.compile(r"按照?(?:每[^，。；、]{1,12})?$")
_STANDARD = ("标准", "定额", "比例")
_TABLE: tuple[tuple[tuple[str, ...], Rule], ...] = (
    ((RATIO,), noun_outright.capped),
    ((COUNT,), noun_outright.made_into),
    ((MEASURE,), noun_outright.of_an_age),
    (ALL, noun_outright.jobs),
    (ALL, noun_outright.parts_concerned),
    (ALL, noun_outright.who_is_meant),
    ((COUNT, MEASURE, MONEY), noun_outright.with_its_total),
    (ALL, noun_outright.done_by_a_party),
    ((COUNT, MEASURE), noun_outright.to_a_standard),
    ((COUNT,), noun_outright.a_meeting),
    (ALL, _read),
    ((MONEY, MEASURE, RATIO), _rest_of_a_sum),
    ((COUNT,), noun_outright.whose_people),
    (ALL, noun_outright.owned),
    ((COUNT,), _of_whom_it_is_said),
    (ALL, _up_to_the_next_number),
    ((COUNT,), _sent),
    (ALL, _taken),
    ((COUNT,), _aided),
    ((MEASURE,), _product),
    ((COUNT,), _doers),
    ((COUNT,), _set_right),
    ((COUNT, MONEY), _built),
    ((MEASURE,), _within_a_distance),
    ((MONEY,), _fund),
    ((COUNT,), _aimed_at),
    (ALL, _aim),
    ((COUNT,), _first_of_two),
    (ALL, _principle),
    ((COUNT,), _aim_of_a_task),
    (ALL, _standard),
)
_RULES = by_kind(_TABLE)
