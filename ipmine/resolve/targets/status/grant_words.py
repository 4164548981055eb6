"""The words that say that something is given, taken or laid down, and whether they say so of a quantity."""

from __future__ import annotations

import re

from ipmine.resolve.targets.status.surroundings import Surroundings

GRANT = re.compile(
    r"(?:给予|予以)(?!通报|表扬|表彰|公布|公示|答复)|可获|津贴|奖励|补助|资助|补贴|奖补|补偿|贴息|罚款|处以(?![上下内外])|并处|责令|减免|减按|减半|减征|减收|免征|免收|免缴|返还|享受|可申请|可按(?!需要|需|实际)|可以|可(?:使用|保留|动用)(?=不|最)|最高可|"
    r"(?:按照?|以(?![上下内来外前后及]))[^，。；]{0,24}(?:标准|比例|计算|计|确定|发放|给予|提取|执行|核定|核算|兑付|兑现|拨付|报销|结算)|(?:标准|费率|税率|限额|额度|上限|下限|补助额|利率|面额)(?:为|分别为|由|统一)|每(?:人|户|件|项|家|亩|个|所|名|次|篇|辆|台|吨)(?![^，。；]{0,8}(?:平均|成本|人均))[^，。；]{0,16}(?:元|分)|每[月年日]可?获发|"
    r"(?:临时|确定|履约|投标)(?:担保|保证金)|一次性(?![\u4e00-\u9fff]{0,4}率)|统一(?:提高|降低|上调|下调|按)|为限|不予(?!受理[0-9]|通过[0-9]|立案[0-9]|认定[0-9])|应当符合|符合[^，。；]{0,12}条件|给其|收取|征收|收费|缴纳|缴存|加收|计收|计息|罚息|滞纳金|违约金|(?<!转移)支付|(?:后|时|先|分期)(?:再|即|一次)?(?:拨付|发放|核拨|拨给|核发)|自付(?!比例|率)|自负(?!盈亏)|自筹[^，。；]{0,16}以上|配合款|规费(?:为|每|仍|另|按|一律)"
)

HELPS = ("资助", "补助", "补贴", "奖励")
# 获补助学校应培育学生800人次: who was helped
_HELPED = re.compile("(?:学校|院校|企业|单位|机构|团体|计划|项目|个案|人员|者|对象|县市|院所|厂商)")
# under a goal 基金支付比例稳定在80%: what is aimed at has a grant in its name
_GRANT_IN_A_NAME = re.compile("项目|计划|办法|制度|对象|比例|率|水平|标准|总?额|资金|规模|范围|力度|能力")
# 规费及罚款收入, 一般补助及其他支出: an account of a budget
_GRANT_IN_AN_ACCOUNT = re.compile("(?:收入|支出|及其他|预算|件数|案件|性)")
# 下达研发后补助资金不少于3亿元: so much is to be laid out in all
_FUNDS_LAID_OUT = re.compile(
    "(?:下达|安排|投入|落实|筹集|拨付|兑现|发放)[^，。；每]{0,12}(?:补助|补贴|奖励|奖补|资助|返还)(?:资金|经费)"
)
# 2025年安排中央财政补助资金12.6亿元, 争取补助资金4.5亿元: and no rate for each
_LAID_OUT_IN_ALL = re.compile(
    "(?:[0-9]{4}年|今年|全年|年内|共|已)?(?:统筹)?(?:下达|安排|投入|落实|筹集|争取|发放|兑现|拨付|支付|核发)(?![^，。；]{0,16}(?:每|最高|按))[^，。；]{0,14}(?:资金|经费|补助款?|补贴|津贴|奖金|奖补)(?:新台币|港币|人民币)?(?:约|近|逾|超|超过|共|达)?[0-9.]{1,8}(?:亿|[0-9]{4}万|[0-9]{3}万)"
)
_FUND = re.compile("资金池|金?基金|金池")  # 设立风险补偿资金池
_WON = re.compile("(?:培育|获|获得|取得|申报|推荐|入选)[^，。；]{0,12}奖励$")  # 培育省级科技奖励9项
_CASES = re.compile("(?:立案|查处|查办|查结|办结|处罚)[^，。；]{0,8}[0-9]")  # 立案处罚153起，罚款468.5万元


def granted(words: str, around: Surroundings) -> re.Match[str] | None:
    """The first word that says that something is given, taken or laid down."""
    goal = any("目标" in title for title in around.headings[:2])
    named = goal or around.quantity.kind == "count"
    return next(
        (
            m
            for m in GRANT.finditer(words)
            if not _GRANT_IN_AN_ACCOUNT.match(words, m.end())
            and not _FUND.match(words, m.end())
            and not (
                m[0] in HELPS and words[m.start() - 1 : m.start()] in ("获", "受") and _HELPED.match(words, m.end())
            )
            and not (around.quantity.kind == "money" and _LAID_OUT_IN_ALL.match(words))
            and not (around.quantity.comparator == "≥" and _FUNDS_LAID_OUT.search(words, 0, m.end() + 4))
            and not (m[0] == "奖励" and around.quantity.kind == "count" and _WON.search(around.ahead))
            and not (m[0] == "罚款" and _CASES.search(around.before))
            and not (m[0] == "配合款" and "总经费" in around.sentence)  # a part of what a plan costs
            and not (named and _GRANT_IN_A_NAME.match(words, m.end()))
        ),
        None,
    )
