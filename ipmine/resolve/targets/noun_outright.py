"""What the words behind a number name outright: 命名12家企业为示范企业, 涉及两个以上部门职权范围的事项."""

from __future__ import annotations

import re

from ipmine.resolve.targets.around import GRANTED
from ipmine.resolve.targets.behind import behind
from ipmine.resolve.targets.noun_stretch import Behind


def made_into(of: Behind) -> str | None:
    """命名甲公司等12家企业为农业龙头企业."""
    made = of.match(_MADE_INTO)
    if made and (deed := _NAMES_SO.search(of.text, of.before, of.quantity.outer_start)):
        of.verb = deed[0]
        return made["thing"]
    return None


def of_an_age(of: Behind) -> str | None:
    """三周岁以上学龄前儿童接受教育, 未满16周岁的未成年人和行动不便的老年人."""
    aged = of.match(_OF_AN_AGE) if of.quantity.unit in ("岁", "周岁") else None
    return aged["who"] if aged else None


def a_meeting(of: Behind) -> str | None:
    """召开一次强省建设委员会年度工作会议: what a meeting is of, whatever verbs its name holds."""
    held = of.match(_MEETING) if of.quantity.unit in ("次", "场", "期", "轮") else None
    return held["meeting"] if held else None


_MEETING = re.compile(
    r"(?P<meeting>(?!召开|举[办行]|组织|主持|出席|参加|开)[^，。；、：的0-9]{2,30}?(?:会议|例会|大会|座谈会|推进会|调度会|对接会|发布会|论证会|听证会|研讨会|协调会|恳谈会|招聘会|论坛))(?=[，。；\n]|\Z)"
)


def jobs(of: Behind) -> str | None:
    """创业带动3人以上就业的借款人."""
    return "就业" if of.text.startswith("就业", of.end) and of.preceded_by(("带动", "吸纳")) else None


def parts_concerned(of: Behind) -> str | None:
    """涉及两个以上部门职权范围的事项."""
    over = of.match(_PARTS) if of.preceded_by(_ACROSS) else None
    return over["parts"] if over else None


def who_is_meant(of: Behind) -> str | None:
    """面向1万名专业技术人才的培训."""
    meant = of.match(_WHO_IS_MEANT) if of.preceded_by(_MEANT_FOR) else None
    return meant["who"] if meant else None


def whose_people(of: Behind) -> str | None:
    """3.3万个停车位的业主可自行安装充电器."""
    whose = of.match(_WHOSE_PEOPLE) if of.quantity.unit in _OF_THINGS else None
    if whose:
        of.verb = None
    return whose["thing"] if whose else None


def owned(of: Behind) -> str | None:
    """拥有7.3万头生猪的养殖场."""
    owned = of.match(_OWNED) if of.preceded_by(_OWNING) else None
    if owned:
        of.verb = None
    return owned["thing"] if owned else None


def with_its_total(of: Behind) -> str | None:
    """新增2400户（累计约3600户）餐饮单位: the noun behind the bracket is of both."""
    begun = _TOTAL.match(of.text, of.end)
    if begun is None and of.text.startswith("）", of.end):
        opened = of.text.rfind("（", max(0, of.end - _LONGEST_TOTAL), of.end)
        begun = _TOTAL.match(of.text, opened) if opened >= 0 else None
    if begun is None:
        return None
    noun, _ = behind(of.text[begun.end() : begun.end() + _LONGEST_CEILING])
    return noun or None


def done_by_a_party(of: Behind) -> str | None:
    """对新建500吨以上产地冷藏库的经营主体: what the party builds."""
    done = of.match(_DONE_BY) if of.preceded_by(_DOING) else None
    return done["thing"] if done else None


def to_a_standard(of: Behind) -> str | None:
    """按照每百户不少于30平方米的标准配套建设养老服务设施: what is built to it."""
    built = of.match(_BUILT_TO) if "按" in of.text[of.before : of.quantity.outer_start] else None
    if built:
        of.verb = built["verb"]
    return built["thing"] if built else None


def capped(of: Behind) -> str | None:
    """给予不超过合同金额5%、最高20万元的资金支持: a share and its ceiling are of the same aid."""
    capped = _CAPPED.match(of.text, of.end, of.end + _LONGEST_CEILING)
    return capped["aid"] if capped else None


_TOTAL = re.compile(
    "（(?:含[^（），。；\n]{1,8}，)?(?:全?[省市县区]?累计|总数|共计|合计)[^（），。；\n]{0,6}[0-9.一二三四五六七八九十百千万亿]{1,8}[余多]?[\u4e00-\u9fff]{1,3}）(?=[\u4e00-\u9fff]{2})"
)
_LONGEST_TOTAL = 28  # characters
_LONGEST_CEILING = 48  # characters
_CAPPED = re.compile(
    r"(?:的?(?:给予|予以)|[、，]?[且并]?)(?:(?:每|单)[个家户项件人年]?[\u4e00-\u9fff]{0,4}?)?(?:最高|最多|总额|累计|原则上|一般)?(?:最高|最多|不超过|不高于|上限)(?:为|达|可达)?"
    r"[0-9.一二两三四五六七八九十百千]{1,8}[百千万亿]{0,2}(?:元|港元|美元)(?:人民币)?(?:以内)?的?"
    rf"(?P<aid>[\u4e00-\u9fff]{{0,6}}?(?:{'|'.join(GRANTED)}))(?=[，。；、）\n]|$)"
)
# units that count no people, and the people of what they count
_OF_THINGS = frozenset("个 套 间 座 栋 幢 所 家 处 条 辆 台 部 块 宗 户 村 镇 县".split())
_WHOSE_PEOPLE = re.compile(
    "(?P<thing>[^，。；、的了和与及]{2,10})的(?:业主|居民|住户|户主|车主|司机|村民|职工|员工|教师|学生|师生|代表|用户|客户|负责人|干部|群众|家长)(?=可|须|应|需|要|参|接|已|均|都|获|受|将|会|出席|组成)"
)
_OF_AN_AGE = re.compile(
    "(?:（含）)?的?(?P<who>[^，。；、的和及与]{0,8}?(?:儿童|老年人|老人|人员|人群|青年|妇女|居民|职工|学生|成年人|婴幼儿|男性|女性|公民|子女|幼儿|少年|残疾人|劳动者|长者|人士))"
)
_ACROSS = ("涉及", "跨", "横跨", "涵盖", "牵涉")
_PARTS = re.compile("(?P<parts>部门|地区|单位|县|市|省|区|专业|领域|行业|学科|乡镇|村|国家)(?=[^，。；、]{2,12}的)")
_MEANT_FOR = ("面向", "针对")
_WHO_IS_MEANT = re.compile(
    "(?P<who>[^，。；、的]{2,20}(?:人才|人员|人|员|者|生|师|户|群体|企业|职工|农民|青年|学员))的"
)
_MADE_INTO = re.compile(
    r"[\u4e00-\u9fff]{0,8}?(?<![作成认因])为(?P<thing>[^，。；、：\n]{3,30}?)(?=（|[，。；：\n]|$|的(?:通知|决定|公告))"
)
_NAMES_SO = re.compile("命名|认定|授予|评定|评为|确定|确认|列为|批准|核定|公布")
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
