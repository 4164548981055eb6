"""The noun behind a number, with what the words around it take from it: 完成42个问题整改, 命名12家企业为示范企业."""

from __future__ import annotations

import re
from collections.abc import Callable

from ipmine.resolve.targets.around import CLAUSE_ENDS, GRANTED, WHOSE
from ipmine.resolve.targets.behind import behind, without_trailing_verb
from ipmine.resolve.targets.ranks import is_rank
from ipmine.resolve.targets.rule_table import ALL, COUNT, MEASURE, MONEY, RATIO, by_kind
from ipmine.scan.quantities import Quantity


class Behind:
    """The noun behind a quantity while its rules sharpen it, and the verb between.

    The stretch `before`:`after` of the text is the quantity's own; `end` is where it ends with its bound, and `last`
    tells that nothing of the clause stands behind the stretch.
    """

    __slots__ = ("after", "before", "end", "last", "noun", "quantity", "text", "verb")

    def __init__(self, text: str, before: int, after: int, quantity: Quantity) -> None:
        self.text, self.before, self.after, self.quantity = text, before, after, quantity
        self.end = quantity.outer_end
        self.last = text[after : after + 1] in CLAUSE_ENDS
        self.noun = ""
        self.verb: str | None = None

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """A match of the words behind the quantity."""
        return pattern.match(self.text, self.end, self.after)

    def preceded_by(self, words: tuple[str, ...]) -> bool:
        """Whether one of the words stands right in front of the quantity."""
        return self.text.endswith(words, self.before, self.quantity.outer_start)


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


def _made_into(of: Behind) -> str | None:
    """命名甲公司等12家企业为农业龙头企业."""
    made = of.match(_MADE_INTO)
    if made and (deed := _NAMES_SO.search(of.text, of.before, of.quantity.outer_start)):
        of.verb = deed[0]
        return made["thing"]
    return None


def _of_an_age(of: Behind) -> str | None:
    """三周岁以上学龄前儿童接受教育, 未满16周岁的未成年人和行动不便的老年人."""
    aged = of.match(_OF_AN_AGE) if of.quantity.unit in ("岁", "周岁") else None
    return aged["who"] if aged else None


def _jobs(of: Behind) -> str | None:
    """创业带动3人以上就业的借款人."""
    return "就业" if of.text.startswith("就业", of.end) and of.preceded_by(("带动", "吸纳")) else None


def _parts_concerned(of: Behind) -> str | None:
    """涉及两个以上部门职权范围的事项."""
    over = of.match(_PARTS) if of.preceded_by(_ACROSS) else None
    return over["parts"] if over else None


def _who_is_meant(of: Behind) -> str | None:
    """面向1万名专业技术人才的培训."""
    meant = of.match(_WHO_IS_MEANT) if of.preceded_by(_MEANT_FOR) else None
    return meant["who"] if meant else None


def _read(of: Behind) -> None:
    """The noun phrase as it stands."""
    of.noun, of.verb = behind(of.text[of.end : of.after])
    if of.verb == "进行" and not any(word in of.text[of.before : of.quantity.outer_start] for word in _TAKEN_UP):
        of.noun, of.verb = "", None  # 选定1套进行配租确认


def _whose_people(of: Behind) -> str | None:
    """3.3万个停车位的业主可自行安装充电器."""
    whose = of.match(_WHOSE_PEOPLE) if of.quantity.unit in _OF_THINGS else None
    if whose:
        of.verb = None
    return whose["thing"] if whose else None


def _owned(of: Behind) -> str | None:
    """拥有7.3万头生猪的养殖场."""
    owned = of.match(_OWNED) if of.preceded_by(_OWNING) else None
    if owned:
        of.verb = None
    return owned["thing"] if owned else None


def _with_its_total(of: Behind) -> str | None:
    """新增2400户（累计约3600户）餐饮单位: the noun behind the bracket is of both."""
    begun = _TOTAL.match(of.text, of.end)
    if begun is None and of.text.startswith("）", of.end):
        opened = of.text.rfind("（", max(0, of.end - _LONGEST_TOTAL), of.end)
        begun = _TOTAL.match(of.text, opened) if opened >= 0 else None
    if begun is None:
        return None
    noun, _ = behind(of.text[begun.end() : begun.end() + _LONGEST_CEILING])
    return noun or None


_TOTAL = re.compile(
    "（(?:含[^（），。；\n]{1,8}，)?(?:全?[省市县区]?累计|总数|共计|合计)[^（），。；\n]{0,6}[0-9.一二三四五六七八九十百千万亿]{1,8}[余多]?[\u4e00-\u9fff]{1,3}）(?=[\u4e00-\u9fff]{2})"
)
_LONGEST_TOTAL = 28  # characters


def _done_by_a_party(of: Behind) -> str | None:
    """对新建500吨以上产地冷藏库的经营主体: what the party builds."""
    done = of.match(_DONE_BY) if of.preceded_by(_DOING) else None
    return done["thing"] if done else None


def _to_a_standard(of: Behind) -> str | None:
    """按照每百户不少于30平方米的标准配套建设养老服务设施: what is built to it."""
    built = of.match(_BUILT_TO) if "按" in of.text[of.before : of.quantity.outer_start] else None
    if built:
        of.verb = built["verb"]
    return built["thing"] if built else None


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


def _capped(of: Behind) -> str | None:
    """给予不超过合同金额5%、最高20万元的资金支持: a share and its ceiling are of the same aid."""
    capped = _CAPPED.match(of.text, of.end, of.end + _LONGEST_CEILING)
    return capped["aid"] if capped else None


_LONGEST_CEILING = 48  # characters
_CAPPED = re.compile(
    r"(?:的?(?:给予|予以)|[、，]?[且并]?)(?:(?:每|单)[个家户项件人年]?[\u4e00-\u9fff]{0,4}?)?(?:最高|最多|总额|累计|原则上|一般)?(?:最高|最多|不超过|不高于|上限)(?:为|达|可达)?"
    r"[0-9.一二两三四五六七八九十百千]{1,8}[百千万亿]{0,2}(?:元|港元|美元)(?:人民币)?(?:以内)?的?"
    rf"(?P<aid>[\u4e00-\u9fff]{{0,6}}?(?:{'|'.join(GRANTED)}))(?=[，。；、）\n]|$)"
)
_SENT_TO = re.compile("(?<=.{2})(?:到|赴|前往|走进|深入|进驻|派驻|分赴)(?:全[省市县区国港澳州]|各[市县区乡镇村地])?$")
# units that count no people, and the people of what they count
_OF_THINGS = frozenset("个 套 间 座 栋 幢 所 家 处 条 辆 台 部 块 宗 户 村 镇 县".split())
_WHOSE_PEOPLE = re.compile(
    "(?P<thing>[^，。；、的了和与及]{2,10})的(?:业主|居民|住户|户主|车主|司机|村民|职工|员工|教师|学生|师生|代表|用户|客户|负责人|干部|群众|家长)(?=可|须|应|需|要|参|接|已|均|都|获|受|将|会|出席|组成)"
)
_AIMED_AT = re.compile("(?P<thing>[^，。；、的]{2,12})的目标")
_OF_AN_AGE = re.compile(
    "(?:（含）)?的?(?P<who>[^，。；、的和及与]{0,8}?(?:儿童|老年人|老人|人员|人群|青年|妇女|居民|职工|学生|成年人|婴幼儿|男性|女性|公民|子女|幼儿|少年|残疾人|劳动者|长者|人士))"
)
_ACROSS = ("涉及", "跨", "横跨", "涵盖", "牵涉")
_PARTS = re.compile("(?P<parts>部门|地区|单位|县|市|省|区|专业|领域|行业|学科|乡镇|村|国家)(?=[^，。；、]{2,12}的)")
_MEANT_FOR = ("面向", "针对")
_WHO_IS_MEANT = re.compile(
    "(?P<who>[^，。；、的]{2,20}(?:人才|人员|人|员|者|生|师|户|群体|企业|职工|农民|青年|学员))的"
)
_TAKEN_UP = ("对", "将", "把", "为", "给")
_AND_ONE_MORE = re.compile("(?<=.{2})(?:[、及和与]|以及)一[个名项家所间座款场位只台辆种支幅条]")
_SAID_OF_THEM = re.compile("为|均|都|居|位[居列]|达|增长|超|突破|下降|实现|进入|排[名在]|不足|不到|高于|低于")
# what stands between the noun of the next number and that number
_GOES_ON = re.compile("(?:同比|累计|年均|平均|分别)?[增减提降扩压达超突缩上下][长少高升低大减到过破小加幅调至]{0,2}$")
_WHO_DO = re.compile("(?P<who>[^，。；、对]{0,6}(?:小组|工作组|专班|组|队))对.{2}")
_MADE_BY = re.compile(
    "(?P<thing>[^，。；、]{2,12}?)等(?:重大|重点|一批)?(?:项目|工程)(?:建设|落地|建成|投产|实施){0,3}$"
)
_MADE_INTO = re.compile(
    r"[\u4e00-\u9fff]{0,8}?(?<![作成认因])为(?P<thing>[^，。；、：\n]{3,30}?)(?=（|[，。；：\n]|$|的(?:通知|决定|公告))"
)
_NAMES_SO = re.compile("命名|认定|授予|评定|评为|确定|确认|列为|批准|核定|公布")
_BUILT_UP = tuple(
    word + "建设" for word in "能力 文化 制度 体系 队伍 作风 组织 机制 法治 文明 环境 信用 基本 经济 党 政权".split()
)
_WITHIN = ("以内", "之内", "以外", "之外", "范围内", "范围外")
_AIDS = ("补贴", "补助", "奖励", "资助")
_OWNING = ("拥有", "饲养", "存栏", "设有", "配有", "养有", "具有")
_OWNED = re.compile("(?P<thing>[\u4e00-\u9fff]{2,10})的(?=[\u4e00-\u9fff]{2})")
_DOING = tuple(
    "新建 建设 建成 扩建 改建 购置 购买 引进 开展 举办 承办 获得 取得 种植 养殖 流转 创建 投资 投保 制定 制订 主持 承担 牵头".split()
)
_DONE_BY = re.compile(
    "(?P<thing>[\u4e00-\u9fff]{2,14})的[^，。；、的]{0,6}(?:企业|单位|主体|合作社|农户|大户|机构|个人|公司|高校|院所|团体|组织|园区|农场|商户|主办方|人员|学校|银行)(?=[，。；：\n]|给予|予以|分别|一次性|按|每|最高|再|奖|补|$)"
)
_BUILT_TO = re.compile(
    "的?(?:标准|比例|要求|规模|定额)(?:同步|配套|予以|足额|统一|相应|集中|规划|分别|就近){0,2}(?P<verb>建设|配建|配置|配备|设置|预留|布局|设立)(?P<thing>[\u4e00-\u9fff]{2,16}?)(?=[，。；、\n]|$)"
)
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
    ((RATIO,), _capped),
    ((COUNT,), _made_into),
    ((MEASURE,), _of_an_age),
    (ALL, _jobs),
    (ALL, _parts_concerned),
    (ALL, _who_is_meant),
    ((COUNT, MEASURE, MONEY), _with_its_total),
    (ALL, _done_by_a_party),
    ((COUNT, MEASURE), _to_a_standard),
    (ALL, _read),
    ((MONEY, MEASURE, RATIO), _rest_of_a_sum),
    ((COUNT,), _whose_people),
    (ALL, _owned),
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
