"""The noun behind a number, with what the words around it take from it: 完成42个问题整改, 命名12家企业为示范企业."""

from __future__ import annotations

import re

from ipmine.resolve.targets.around import CLAUSE_ENDS, WHOSE
from ipmine.resolve.targets.behind import behind, without_trailing_verb
from ipmine.resolve.targets.ranks import is_rank
from ipmine.scan.quantities import Quantity


def noun_behind(text: str, before: int, after: int, quantity: Quantity) -> tuple[str, str | None]:
    """The noun phrase behind a quantity that names what it counts, and a verb between."""
    if is_rank(text, quantity.outer_end):
        return "", None
    made = _MADE_INTO.match(text, quantity.outer_end, after) if quantity.kind == "count" else None
    if made and (deed := _NAMES_SO.search(text, before, quantity.outer_start)):
        return made["thing"], deed[0]  # 命名甲公司等12家企业为农业龙头企业
    if quantity.unit in ("岁", "周岁") and (aged := _OF_AN_AGE.match(text, quantity.outer_end, after)):
        return aged["who"], None  # 三周岁以上学龄前儿童接受教育, 未满16周岁的未成年人和行动不便的老年人
    if text.startswith("就业", quantity.outer_end) and text.endswith(("带动", "吸纳"), before, quantity.outer_start):
        return "就业", None  # 创业带动3人以上就业的借款人
    if text.endswith(_ACROSS, before, quantity.outer_start) and (over := _PARTS.match(text, quantity.outer_end, after)):
        return over["parts"], None  # 涉及两个以上部门职权范围的事项
    if text.endswith(_MEANT_FOR, before, quantity.outer_start) and (
        meant := _WHO_IS_MEANT.match(text, quantity.outer_end, after)
    ):
        return meant["who"], None  # 面向1万名专业技术人才的培训
    noun, verb = behind(text[quantity.outer_end : after])
    if verb == "进行" and not any(word in text[before : quantity.outer_start] for word in _TAKEN_UP):
        noun, verb = "", None  # 选定1套进行配租确认
    if quantity.unit in _OF_THINGS and (of := _WHOSE_PEOPLE.match(text, quantity.outer_end, after)):
        return of["thing"], None  # 3.3万个停车位的业主可自行安装充电器
    if text.endswith(_OWNING, before, quantity.outer_start) and (
        owned := _OWNED.match(text, quantity.outer_end, after)
    ):
        return owned["thing"], None  # 拥有7.3万头生猪的养殖场
    if (
        quantity.kind == "count"
        and (whose := WHOSE.match(noun))
        and _SAID_OF_THEM.match(text, quantity.outer_end + len(noun))
    ):
        noun = whose["who"]  # 4个县发明专利授权量为零
    if text[after : after + 1] not in CLAUSE_ENDS:
        if quantity.kind == "count" and (whose := WHOSE.match(noun)):
            noun = whose["who"]  # 191家企业营业收入超百亿元
        if noun and "、" in noun and _GOES_ON.match(text[quantity.outer_end : after].partition(noun)[2]):
            noun = noun.rpartition("、")[0]  # 投放50%以上号源、转诊量增长90%
        elif noun and text.endswith(noun, quantity.outer_end, after):
            # 每5000名老年人配备1名; 6处煤矿、产能1400万吨
            noun = without_trailing_verb(noun.rpartition("、")[0] or noun)
    if quantity.kind == "count" and text[after : after + 1] not in CLAUSE_ENDS:
        noun = _SENT_TO.sub("", noun)  # 派出12支外展队到全市74所学校
    if text[max(0, quantity.outer_start - 1) : quantity.outer_start] in ("将", "把"):
        noun = without_trailing_verb(noun)  # 将8家公司整合
    if quantity.kind == "count" and noun.endswith(_AIDS) and text[after : after + 1] not in CLAUSE_ENDS:
        noun = noun[:-2] if len(noun) > 3 else noun  # 每认定1名高级工补贴1000元
    if quantity.kind == "measure" and (product := _MADE_BY.match(noun)):
        noun = product["thing"]  # 年产60万吨油料等项目建设
    if quantity.kind == "count" and (doers := _WHO_DO.match(noun)):
        noun = doers["who"]  # 分8个小组对河北省的县进行督导
    if noun.endswith("整改") and quantity.kind == "count":
        noun = noun[:-2]  # 完成42个问题整改
    if noun.endswith("建设") and quantity.kind in ("count", "money") and not noun.endswith(_BUILT_UP):
        noun = without_trailing_verb(noun[:-2] or noun)  # 推进5个物流基地建设: what is counted is built
    if (
        quantity.kind == "measure"
        and text.startswith(_WITHIN, quantity.end)
        and (verb or text[quantity.outer_end : quantity.outer_end + 1] != "的")
    ):
        noun, verb = "", None  # 保护范围外二十米以内实施高堆土, 25公里范围内共记录到567次
    if quantity.kind == "money" and (fund := _FUND.match(noun)):
        noun = fund["fund"]  # 5000元以上的资金和兼职工作人员
    if quantity.kind == "money" and noun.startswith(_SUPPORTING) and len(noun) > 4:
        noun = noun[2:]  # 安排6000万元支持导航工程
    if noun == "目标" and quantity.kind == "count" and (aimed := _AIMED_AT.match(text, quantity.outer_end, after)):
        noun = aimed["thing"]  # 吸引200万人次国际旅客的目标
    if (
        noun == "目标"
        and text.startswith(("的", "之"), quantity.outer_end)
        and text[before : quantity.outer_start].strip()
    ):
        noun = ""  # 达到国际旅客300万人次的目标
    elif quantity.kind == "count" and (first := _AND_ONE_MORE.search(noun)):
        noun = noun[: first.start()]  # 四个竞技项目及一个群众项目
    if noun == "原则" and quantity.unit == "次":
        noun = ""  # 以每年一次原则
    if noun.endswith("目标") and quantity.kind == "count" and len(noun) > 4:
        noun = noun[:-2]  # 完成配备18名社区工作者目标
    if noun.startswith(_STANDARD) and _BY_STANDARD.search(
        text, max(0, quantity.outer_start - 24), quantity.outer_start
    ):
        # 按每月1000元的标准定额扣除
        noun, verb = _paid(text[quantity.outer_end : after]) if quantity.kind in ("money", "ratio") else ("", None)
    return noun, verb


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
