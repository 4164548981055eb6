"""What opens a clause in front of the thing that is counted: who says it, since when, by when it is aimed at."""

from __future__ import annotations

import re

from ipmine.gazetteer import gazetteer
from ipmine.resolve.targets.verbs import AMOUNT, name_at, opens_with_a_verb, verb_at_end, verbs

# 本报讯（记者 某某）8月14日，移送41件
_DATELINE = re.compile("^(?:本[报台社刊]讯|[\u4e00-\u9fff]{2,8}[0-9]{1,2}月[0-9]{1,2}日[讯电])(?:（[^（）]{2,16}）)?")
# 深圳将力争到2020年底每万人口发明专利拥有量, 实质审查员的目标在二〇三〇年或之前
_YEAR = "(?:[0-9]{2,4}|[〇零一二三四五六七八九]{4})"
_AIMED = re.compile(
    f"^[^，。；、]{{0,12}}?(?:计划|力争|拟|将)用[一二三四五六七八九十0-9]{{1,3}}(?:年|个月)(?:左右)?的?时间(?=.{{3}})|"
    f"^[^，。；、]{{0,16}}?(?:力争|争取|确保|计划|预计|有望|期望|希望|目标|旨在)(?:是)?(?:到|在|于|至)?{_YEAR}年?(?:年中|年底|[底末内])?(?:或?之?前)?(?:进一步)?(?=.{{2}})"
)
# 以4年投入, 用3年投入: in what time
_IN_YEARS = re.compile(
    "^[以用][0-9一二三四五六七八九十两]{1,3}(?:年(?!度|来|间)|个月)(?:左右)?(?:的?时间)?(?=[^，。；、的0-9]{2})"
)
# 资助机构于年底前在全港安装共3000支充电桩: who is made to do it, when and where
_CAUSES = ("资助", "鼓励", "支持", "推动", "协助", "要求", "引导", "督促", "组织", "安排", "动员", "带动", "指导")
_MADE_TO = re.compile("^[^，。；、的]{4,14}?[于在][^，。；、的]{2,20}$")
_IN_ALL = re.compile("(?:共|合共|总共|合计)$")
# 本会得邀集学者专家五人至七人: who may call them together
_CALLS = re.compile("^[^，。；、的]{0,12}?(?:得|可|应|须)(?=(?:邀集|邀请|遴聘|延聘|聘请|遴选)[^，。；、]{2,10}$)")
_SINCE_THE_DAY = re.compile("^自[^，。；、]{2,12}之?日起")  # 自实施之日起每满5年
_AND_THEN = re.compile("^[\u4e00-\u9fff]{2,8}后(?:将|把|再)(?=[\u4e00-\u9fff]{2})")  # 汇总后将纸质材料
# 政府建议把法定最低工资, 我们期望在…把总数: what is changed stands behind 把
_TAKEN = re.compile("(?<!一)把(?![握关脉手控柄门戏])(?=[^，。；、]{2})")
# 国科会预估三大园区营业额, 政府建议增至900元: who says or expects it
_SPEAKER = re.compile(
    "^(?:政府|当局|特区政府|[\u4e00-\u9fff]{0,8}?[署局处院部会厅]方?|我们|学者|专家|机构|业界)(?:现|已|并|亦|也|今日?|日前)?"
    "(?:预估|预计|预期|估计|预料|预测|建议|表示|指出|强调|宣布|期望|希望)(?:在|于|将|会|可)?(?=.{2}|$)"
)
# 合规成本估计约为6亿元, 增加值预期于2029年达到: that it is expected
_EXPECTED = re.compile("(?<=[额率值量数入支重本用费价])(?:估计|预期|预料|预计|预估)(?:于|在|将|会|可)?$")
# 「先导计划」自推出以来, 该热线自启用至今
_SINCE_BEGUN = re.compile(
    "自(?:[\u4e00-\u9fff]{0,6}?(?:推出|实施|成立|启用|开通|运作|开办|推行|营运|生效|设立|启动|开展)|[0-9]{4}年[^，。；、]{0,8}?)(?:以来|至今|后)(?:已|一直)?$"
)
# 企业只可申请一次: who may do it
_WHO_MAY = re.compile("^[^，。；、的]{0,12}?(?:只可|只能|只准|仅可|仅能)(?=.{2})")
# 公共街市共有摊位1052个: where they are
_HAVING = re.compile("^[^，。；、的]{2,14}?(?:合共有|仍有|尚有|共有|共设有|共设|设有|另有|备有)(?=[^，。；、]{2})")
# 调查显示约七成受访企业: where it stands
_SHOWN = re.compile("^[^，。；、]{0,16}(?:调查|数据|统计|报告|结果|资料|研究|数字)(?:结果)?(?:亦|也)?显示(?:有|出)?")
# 国科会将投入, 创生基金已投资新创事业, 合作方须投入: who does it, in front of the verb
_BODY_DOES = re.compile(
    "^[^，。；、的]{0,10}?(?:[署局处院部会厅委府]|当局|基金|公司|集团|银行|机构)(?:亦|也|现|正)?(?:计划)?(?:今年|明年|来年)?(?:将|已|会|拟|正在)(?=.{2})"
)
_IN_ITS_YEAR = re.compile("^[^，。；、的]{2,10}?[署局处院厅部会](?=[今去本明]年)")  # 劳工事务局今年首三季巡查工地
# 社署的目标是在三月底前令受惠人数达到, 令全港停车位增至
_MAKES = re.compile(
    "^[^，。；、]{0,30}?(?<![命法司指禁条政号责军密夏口酒喝勒敕])令(?!牌|人|行|状)(?=[\u4e00-\u9fff]{3,16}$)"
)
# 县农商行、县邮储银行三年新增茶产业贷款
_BANKS = re.compile(
    "^[^，。；的]{2,24}(?:银行|农商行|信用社|农信社|金融机构)(?:[一二三四五]年)?(?=(?:新增|发放|投放)[^，。；]{2,12}$)"
)
# 夜间（22时至次日6时）边界噪声, but 夜间文旅消费集聚区
_BY_NIGHT = re.compile("^(?:夜间|昼间|白天|日间)（[^（）]{2,14}）(?=[^，。；]{2})")
# 人行温州市分行推动金融机构新增外贸贷款
_MOVES = re.compile(
    "^[^，。；、的]{0,20}?(?:推动|引导|带动|撬动|指导|帮助|支持)各?(?:金融机构|银行(?:机构)?|保险机构|担保机构|社会资本)(?=新增|发放|投放|投入|累计)"
)
# 支持每个县改造提升区域性敬老院
_EACH_PLACE = re.compile(
    "^(?:支持|推动|指导|帮助)(?:每个?|各)(?:[省市县区州旗村]|乡镇|街道|地区?|设区市)(?=[^，。；、的]{2})"
)
_AGREED = re.compile("^会议(?:原则)?(?:同意|决定|确定|议定)(?=[^，。；]{4})")  # 会议原则同意发行专项债券
# 其中2024年财政年度的金额
_OF_FISCAL_YEAR = re.compile("^(?:其中|当中)?(?:[0-9]{4}年?)?(?:财政|财务|课税|会计)年度的")
_WHO_HAS_TO = re.compile(
    "^[^，。；、的]{1,10}?(?:方|人|者|单位|企业|机构|公司|团体|学校|店|所|局|厅|委|部门|政府|署|处|院|部|项目|结题|验收|申报)(?:均|亦|则|并|也)?(?:须|应当?|需|必须)(?!缴|支付)(?=.{3})"
)
# 市交通运输局常年储备融雪剂, 各县（市、区）储备融雪剂, 市财政局统筹资金
_OFFICE_DOES = re.compile(
    "^(?:[^，。；、的“”]{1,12}?(?:[局厅署院]|[发改健革]委|政府|办公室|总队|支队|指挥部|街道|公司)|各[县区市镇乡街地](?:（[^（）]{1,6}）)?)"
    "(?:常年|全年|每年|统一|牵头|足额|依法|共同|分别)?"
    "(?=(?:储备|统筹|组织清理|组织排查|清理整治|清理|排查|整治|收储|募集|筹集|配备|拨付|查处|抽检|抽查|征集|受理|办结|审结)[^，。；、率]{2,40})"
)
_BY_THEN = re.compile("^于[^，。；、的]{2,12}?(?:之前|以前|前|底前|内)(?=[^，。；、]{2})")
# 获补助学校应于116年7月31日前培育学生: who has to do it, and by when
_HAS_TO_BY = re.compile(
    "^[^，。；、]{0,20}?(?:应当?|须|必须|需|得|将|会|要)于[0-9〇零一二三四五六七八九十今明年月日底末]{2,14}(?:之前|以前|前)(?=[^，。；、]{2})"
)
_WIDENED = re.compile("^[^，。；、]{2,20}(?:扩展|扩大|延伸|推广|拓展|放宽|伸延|扩及)至(?=[^，。；、]{2,10}$)")
# 本计划114年至116年总经费: of the paper itself
_THIS = frozenset("本该旨前上")
_OF_THIS = re.compile(
    "^(?:本|该|旨揭|旨述|前揭|上揭|上开)(?:计划|方案|项目|专案|工程|案)(?:[0-9]{2,4}年?(?:[至-][0-9]{2,4})?年度?)?(?=总?(?:经费|投资|预算|金额|规模|额度)$)"
)
_AIDS = ("奖励", "补助", "资助", "补贴", "奖补")
_PAID = (*_AIDS, "拨付", "兑现", "支付", "发放", "承担", "负担")
# 由所在地人民政府一次性奖励50万元
_BY_WHOM = re.compile(
    "^由[^，。；、]{2,20}?(?:政府|财政|局|厅|委|部门|单位)(?:[在于][^，。；、]{2,10}前)?(?:一次性|再|分别|另行|各)?(?=[^，。；、]{2}$)"
)
_TOWARD = ("为", "向", "对")
# 签署同意书后发放40%
_ONCE_THEN = re.compile(
    "^(?P<thing>第[一二三四五六七八九十]期(?:[款项金]?项?)?)?(?:于|在)?[^，。；、]{2,16}后(?:再|先|即|才|方)?(?:发放|支付|拨付|给予|付款|缴付|拨款|缴纳)$"
)
# 违反者每次可被扣减服务费
_WHO_IS_DONE_TO = re.compile("^[^，。；、]{0,10}者(?:每次|一次)?(?:可|会|将|须|应)?被(?=.{3})")

# 请各分局于10月15日前提报路口清册: who is asked, and by when
_ASKED = re.compile("^(?:（[^（）]{1,3}）)?请[^，。；、]{2,20}?(?:于|自|在)[^，。；、]{2,14}?(?:之?前|起)(?:每年)?")
_EACH_YEAR = ("年均", "全年", "平均", "累计")


def without_opening(words: str) -> str:
    """The words from where they speak of the thing itself on."""
    if words[:1] == "本" or "日电" in words[:14] or "日讯" in words[:14]:
        words = _DATELINE.sub("", words)
    if "请" in words[:5]:
        words = _ASKED.sub("", words)  # 请警政署于114年6月底前增编人力
    if "把" in words:
        words = words[taken.end() :] if (taken := _TAKEN.search(words)) else words
    for aim in ("力争", "力拼"):
        if aim in words[1:14]:
            thing, _, rest = words.partition(aim)
            said = rest[2:] if rest[:2] in _EACH_YEAR else rest
            # 研发经费投入力争增长: the thing stands in front of the aim
            words = thing + rest if said in verbs("predicate") else rest or words
    if words.startswith(_CAUSES):
        deed = _IN_ALL.sub("", words)
        verb = verb_at_end(deed)
        words = verb if verb and _MADE_TO.match(deed[: -len(verb)]) else words
    if "邀" in words or "聘" in words or "遴" in words:
        words = _CALLS.sub("", words)
    if words.startswith("会议"):
        words = _AGREED.sub("", words)
    if "令" in words[:31]:
        words = _MAKES.sub("", words)
    if "新增" in words or "放" in words or "投入" in words:
        words = _BANKS.sub("", _MOVES.sub("", words))
    if words[:1] in "夜昼白日":
        words = _BY_NIGHT.sub("", words)
    if "每" in words[2:4] or "各" in words[2:4]:
        words = _EACH_PLACE.sub("", words)
    if "年度的" in words[4:16]:
        words = _OF_FISCAL_YEAR.sub("", words)
    if words[:1] in ("以", "用"):
        words = _IN_YEARS.sub("", words)
    if words[:1] == "自":
        words = _SINCE_THE_DAY.sub("", words)
    if "现有" in words[2:8] and gazetteer().resolve(words.partition("现有")[0]):
        words = words.partition("现有")[2] or words  # 辽宁现有有效注册商标
    if "后" in words[2:9]:
        words = _AND_THEN.sub("", words)
    if "年" in words[3:] and (aimed := _AIMED.match(words)):
        words = words[aimed.end() :]
    if "者" in words[:12] and "被" in words:
        words = _WHO_IS_DONE_TO.sub("", words)
    if "只" in words or "仅" in words:
        words = _WHO_MAY.sub("", words)
    if "有" in words[3:] and (having := _HAVING.match(words)):
        words = words[having.end() :]
    if "显示" in words:
        words = _SHOWN.sub("", words)
    if words[1:2] == "者":
        words = words.removeprefix("后者").removeprefix("前者")
    if "各" in words[2:-3]:
        rest = words.rpartition("各")[2]
        words = rest if opens_with_a_verb(rest) else words  # 面向京津冀和成渝地区各建设服务节点1个
    if words[:1] == "由" and words[-2:] in _PAID:
        words = _BY_WHOM.sub("", words)
    if "后" in words[2:]:
        words = _ONCE_THEN.sub(r"\g<thing>", words)
    if "年" in words[3:]:
        words = _IN_ITS_YEAR.sub("", words)
    if does := _BODY_DOES.match(words) or _WHO_HAS_TO.match(words):
        done = words[does.end() :]
        done = _BY_THEN.sub("", done)
        if done[:1] in _TOWARD or opens_with_a_verb(done) or done in verbs("nominal") or done in verbs("action"):
            words = done
    elif (doer := _OFFICE_DOES.match(words)) and not name_at(words, doer.end()):
        words = words[doer.end() :]
    if "于" in words[2:]:
        words = _HAS_TO_BY.sub("", words)
    if "至" in words[3:] and (widened := _WIDENED.match(words)) and AMOUNT.search(words, widened.end()):
        words = words[widened.end() :]  # 适用范围扩展至合约价值超过3000万元的工程
    if words[:1] in _THIS:
        words = _OF_THIS.sub("", words)
    if not _SAYS.isdisjoint(words):
        words = _SPEAKER.sub("", words)
    if "自" in words[1:]:
        words = _SINCE_BEGUN.sub("", words)
    return words


_SAYS = frozenset("预估建表指强宣期希")


def without_expectation(phrase: str) -> str:
    """Without a word at its end that says the number is only expected."""
    return _EXPECTED.sub("", phrase) if phrase[-1:] in _ENDS else phrase


_ENDS = frozenset("计期料估于在将会可")
