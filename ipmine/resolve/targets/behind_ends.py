"""Where the thing behind a number ends: at a word that says something of it, or at a verb of those who do it."""

from __future__ import annotations

import re
from functools import cache

from ipmine.resolve.targets.phrase_words import words
from ipmine.resolve.targets.verbs import name_at, sizes_by_first, verbs


@cache
def _ending() -> re.Pattern[str]:
    """Words that say something of the thing: they end the noun phrase behind a number."""
    table: dict[str, list[str]] = {}
    for word in words("ending"):
        table.setdefault(word[0], []).append(re.escape(word[1:]))
    return re.compile("|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in table.items()))


def _said(phrase: str) -> re.Match[str] | None:
    """The first word that says something of the thing; one that ends the phrase may be its noun: 一次创业资助."""
    found = _ending().search(phrase, 1 if phrase[:1] in _PLACES else 2)
    while found and (
        phrase.startswith(_NAMED_SO, found.start())
        or (found[0] in _STATES and _OF_A_NOUN.match(phrase, found.end()))
        or (found[0] in _STAGES and _PROJECT_ENDS.match(phrase, found.end()))
    ):
        found = _ending().search(phrase, found.end())  # 3间卫生情况欠佳的场所: which of them
    if found and found.end() == len(phrase) and found[0] in verbs("nominal") - MADE_UP_OF:
        return found if phrase.endswith(_HELPED, 0, found.start()) else None
    return found


_NAMED_SO = (
    "增长方案",
    "增长极",
    "增长点",
    "增长计划",
    "增长行动",
    "联合体",
    "联合会",
    "联合社",
    "联合国",
    "联合实验室",
    "共同体",
    "联合创新中心",
)

MADE_UP_OF = frozenset(("组成", "构成"))

# 3500个拟竣工投产项目: the stage that a project is at is a part of its name
_STAGES = frozenset("投产 竣工 开工 达产 签约 落地 投用 投运".split())

_PROJECT_ENDS = re.compile("(?:投产|达产|投用|落地)?的?(?:重大|重点)?(?:项目|工程|企业)")

_STATES = frozenset("欠佳 受影响 受损 受灾 不合格 到期 逾期 出缺 受惠".split())

_OF_A_NOUN = re.compile("的(?=[\u4e00-\u9fff]{2,8}(?:[，。；、]|$|提出|进行|作出|予以|实施|给予))")

_HELPED = tuple("企业 公司 单位 学校 学生 家庭 项目 机构 人员 对象 人 者 户".split())  # 获得12家企业资助

_BEASTS = frozenset("猪牛羊马驴鸡鸭鹅鱼")  # 248头猪至某公司

_PLACES = tuple("县市省区村镇乡户")  # 28个县进行了检查

# 9个指标由医院填报, 13个园区2025年营收, 3所学校均满足条件, 2个县未能通过
_PASSIVE = re.compile(
    r"(?<![自理经缘])由|(?<![军中少上大小名良干即主老女猛])将(?=[于会在获]|分批|陆续|逐步|可)|共(?:有|设)|设有|合共|与(?=[^，。；、]{2,16}(?:签订|签署|达成|订立|签约))|中(?=有(?![效机]))|(?<=人员|对象|家庭|企业|单位|项目|案件|事项|机构|产品|学校|医院|地区|指标|所得|收入)中(?![心介小])|[0-9]{4}年|[今去明]年|同比(?!例)|(?<![平人年户村校])均(?![衡等价值质])|"
    r"未(?![来成婚])|(?<=城市|地区|企业|省份|口岸)对(?=[内外])|(?<=.{2})就(?=同一|该|此|其|本案|上述)|获(?=认证|发|批|颁|资助|补贴|分配|准|[0-9])|曾(?=[\u4e00-\u9fff]{2})|已(?=配备|安装|完成|设置|投入|使用|参与|采用)|(?:户均|人均)(?=[年月可纯]?[增收支])|(?<=.)(?:参照|比照)(?=[\u4e00-\u9fff]{2})|自动(?=生成|识别|匹配|关联|推送|更新|预警|采集)|全[国省市州县区域](?=推广|配置|覆盖|铺开|布局|部署|联网|通用|共享|流通)|[内上](?=严禁|禁止|不得|不准|不能|应当|必须)|稳?居(?=全[国省市球]|世界|首位|第)|比(?=前|上年|去年|同期)|已(?![婚知故有建用])(?=[\u4e00-\u9fff]{2})|(?<![授给赋寄准不])予(?!以)|按规定|按照|按时|按期|依法(?!治)|(?<![国公私所共占拥具持享现含稀没负])有(?![限机色效关线害偿奖序])|(?<=[额围度]限)内|(?<=周期)内|到(?=一线|基层|农村|乡村|企业|现场|外地|国外|境外)|(?<=[约同品辆校站])采用|合作(?=完成|开发|研发|举办|申请|设计|建设|开展)|全面(?=铺|推开|除|建成|完成|投产|投用|启动|开工|竣工|覆盖|落实|整改|达标|完工|消除|销号|出列|建立|实施|起势|成势|提升)|(?:[一二三]级)?达标(?![率企水村县区园])|(?<=限额)内|如(?:附件|下|附表)|出缺|"
    r"(?<![直甚乃以降送升增涨跌达提调])至(?![少今尊])|(?<![存所潜内实现正])在(?![职校建岗编册途线库籍])|(?<![捕收俘查抓破缴截荣斩])获(?=[^，。；]{2,14}(?:表扬|表彰|批复|批准|奖|认可|推广|授))|"
    r"(?<![基原成病诱起])因(?![素子果特])|(?<![方导面取流去动意定走转志纵横双单倾朝])向(?![上下好日阳量])|"
    r"(?:解决|完成|通过|获得|得到|实现|举行|召开|举办|开展|建立|成立|制定|出台|印发|发布|推出|提出|启动|签署|签订|受到|发生)了|执法(?=的|$)|(?<=[院局会所])受理|"
    r"(?<![核校绝相应面针反派配一])对(?=[^，。；、]{2,24}(?:进行|予以|开展))|导入(?![事项期口系功])|集聚(?![区地效度群])|带动(?!就业|力|性)|以(?![^，。；]{1,14}为)(?![上下内外太色来旧为及后前往])|(?<![供反相效适响感对回呼])应(?![用急对届收付税缴邀聘试考战变交])"
)

# 30名年青渔民修读船长课程: who does, and not what
_STUDIES = re.compile(
    "(?<=[民人员生者士师妇童])(?:修读|报读|入读|攻读|就读于|考取|参加(?=[^，。；、]{0,10}(?:培训|课程|比赛|考试)))"
)

# 每千人口不少于10个托位规划建设托育设施
_BUILT_BY = re.compile("(?:规划建设|配套建设|配建|规划设置)(?=[\u4e00-\u9fff]{2})")

_IS_SO = re.compile(
    "(?:质量|水平|效益|成效|效率|含量|难度|影响力|积极性|覆盖面|参与度)(?:[高好强佳优大广低]|明显|显著|突出)(?=[、，。；]|$)"
)

_MADE = re.compile(
    r"(?<![行作人以成认因视变转改无])为(?![民主])|被(?=[认评命授列确选]|[^，。；]{2,16}(?:推广|表彰|表扬|通报|采纳|转发|吸收|列入|认定|命名))"
)


def _made(phrase: str) -> re.Match[str] | None:
    """12家企业为示范企业, 3个县被命名为示范县; in 以甲为龙头 it is a part of what is said."""
    found = _MADE.search(phrase, 1)
    return None if found is None or "以" in phrase[: found.start()] else found


def _doing(phrase: str) -> int:
    """Where a verb with an object stands behind those who do something; 0 where there is none, or it is part of a name."""
    for found in _DOERS.finditer(phrase):
        at = found.end()
        for size in (*sizes_by_first().get(phrase[at : at + 1], ()), 2):
            verb, rest = phrase[at : at + size], phrase[at + size :]
            if (
                (verb in verbs("action") or verb == "建设")
                and len(rest) > 1
                and not name_at(phrase, at)
                and not _NAME_ENDS.search(rest)
            ):
                return at
    return 0


_DOERS = re.compile(
    "(?:企业|高校|学校|院校|医院|银行|中心|公司|园区|机构|单位|部门|项目|社区|村|乡镇|街道|县|市|区|省|屋苑|屋邨|大厦|楼宇|店铺|商场|食肆|院舍|住户|商铺|院所|保险公司|商户|农户|合作社|港口|口岸|人员|群众|居民|学生|教师)(?!县|市|区|乡|镇|村|场|政|域|级|内|外)"
)

_NAME_ENDS = re.compile(
    "(?:中心|基地|平台|工程|项目|计划|机制|体系|行动|试点[^，。；]{0,4}|工作|站|点|园|区|库|方案|办法|示范[^，。；]{0,4}|集群|网络|队伍|人才|团队|小组|联盟)$"
)


# 在50个县各培育骨干企业2家
_EACH_DOES = re.compile("(?<=[县市区旗州村镇乡校园家])各(?=培育|建|选|评|安排|配|设|新|完成|推|打造|创建|遴选|支持)")


def to_its_end(phrase: str) -> str:
    """The phrase as far as it names the thing, and not what the thing does or what is done to it."""
    ends = (
        _said(phrase),
        _PASSIVE.search(phrase, 1 if phrase[:1] in _BEASTS else 2),
        _made(phrase),
        _IS_SO.search(phrase, 1),
        _STUDIES.search(phrase, 2),
        _BUILT_BY.search(phrase, 2),
        _EACH_DOES.search(phrase, 1),
    )
    phrase = phrase[: min((end.start() for end in ends if end), default=len(phrase))]
    does = _doing(phrase)  # 15所高校建设技术转移机构, 17家银行推出专属产品
    return phrase[:does] if does > 0 else phrase
