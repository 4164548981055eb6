"""What a quantity that names nothing itself goes on with: what the sentence around it names."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ipmine.scan.quantities import Quantity

# who does what a measure rewards
PARTIES = (
    "企业", "单位", "主体", "合作社", "农户", "大户", "机构", "个人", "公司", "高校", "院所", "团体", "组织", "园区", "农场",
    "商户", "学校", "银行", "人员", "团队",
)  # fmt: skip
# what a share of something is given or taken as: 处货值金额5%以上15%以下的罚款
GRANTED = tuple(
    "罚款 罚锾 罚金 滞纳金 怠报金 滞报金 违约金 利息 补助 补贴 奖励 奖补 资助 扶持 贴息 配套 补偿 津贴 资金支持 资金扶持 经费支持".split()
)
# 第七年至第九年，每年…: an item that names only when
YEARS = re.compile(
    r"第[0-9一二三四五六七八九十]{1,3}年(?:(?:至|到|-|—)第?[0-9一二三四五六七八九十]{1,3}年)?(?:起|以上|以后)?"
)
# whose income it is, and not the income: 191家企业营业收入超百亿元
WHOSE = re.compile(
    r"(?P<who>[^，。；、]{0,16}(?:企业|厂商|商户|店铺|门店|项目|园区|机构|产业|集群|公司|县|市|区|村|乡镇|学校|医院|事项|业务))(?:集体经济)?(?:年|年度)?"
    r"(?:营业收入|主营业务收入|营收|产值|总产值|交易额|销售额|销售收入|规模|投资额|总投资|利润|税收|增加值|收入|覆盖率|占比|出口额|进口额|进出口额|授权量|申请量|拥有量|登记量|发明专利[申授][请权]量|(?:审批|办理|办结|审核|申报|申请|提交|平均|承诺)(?:办结|办理)?(?:时限|材料|环节|时间|要件|事项)|[\u4e00-\u9fff]{0,4}(?:环境质量|空气质量|水质|优良率|优良天数|浓度|增速))$"
)
# what stands in front of a clause or behind it
CLAUSE_ENDS = ("", *"，。；：！？\n\t ")
_SUMS = ("案值", "货值", "价值", "金额", "总额", "资金", "总投资", "投资额", "收入")
_SUMS_OF = ("总值", "产值", "收入", "总量", "规模", "总额", "增加值", "余额", "投资")
CROSSED = ("突破", "超过")  # words of a bound that say it was gone beyond
_CASES_OF = frozenset("件起宗桩例")
_RECENT = 12  # quantities


class Naming(NamedTuple):
    """Indicator and action, in the working text's simplified characters; each may be None."""

    indicator: str | None
    action: str | None


Thing = Callable[[], str | None]


def nothing() -> str | None:
    """What no clause speaks of."""
    return None


class Around(NamedTuple):
    """What the sentence names outside the stretch of a quantity, for one that names nothing itself.

    `carried` is the last indicator of the sentence, which a bare 比上年增长2倍 goes on with, and
    `kind` the kind of its quantity; `before` is what the clause or label in front speaks of,
    `subject` the same where it has no quantity (补贴标准：10000元); `topic` is that of the
    sentence's first clause; `schedule` is what the head of a list sets (许可费按下列规定计算：),
    `granted` what the clause in front gives (按30%给予补助，最高…), `titled` the things that the title of the item
    names ((一)专利转化项目。拟支持8项), `spoken` are the quantities
    of the sentence in front, and `condition` tells that what stands in front says on what condition. The things that are
    functions are asked for seldom, and found only then.
    """

    carried: str | None = None
    kind: str | None = None
    condition: bool = False
    before: Thing = nothing
    subject: Thing = nothing
    topic: Thing = nothing
    schedule: Thing = nothing
    granted: Thing = nothing
    titled: Thing = nothing
    spoken: Sequence[tuple[Quantity, Naming]] = ()

    def fitting(self, quantity: Quantity) -> str | None:
        """What a quantity without a name goes on with: an amount of money is no threshold's."""
        if self.kind == "money" and quantity.kind == "count":
            if self.carried and (whose := WHOSE.fullmatch(self.carried)):
                return whose["who"]  # 企业销售收入超亿元的达到26家
            # 说明书超过50页者，…加收500元；不足50页者: the same unit counts the same thing
            counted = [(q.unit, n.indicator) for q, n in self.spoken[-_RECENT:] if q.kind == "count" and n.indicator]
            for unit, thing in reversed(counted):
                if unit == quantity.unit:
                    return thing
            if counted and quantity.unit in _CASES_OF and counted[-1][0] in _CASES_OF:
                return counted[-1][1]  # 查处案件217起，罚没款430万元，移送11件
            if self.carried and self.carried.endswith(_SUMS):
                return None  # 总投资1000万元以上，每个县限报2个
        of_a_share = "占" in (self.carried or "")[1:]
        if self.kind == "ratio" and (quantity.kind == "count" or (of_a_share and quantity.kind == "money")):
            # 电动车11万辆，占车辆总数12%，较2019年的1.4万辆增加: the same unit counts the same thing
            for q, n in reversed(self.spoken[-_RECENT:]):
                if q.unit == quantity.unit and n.indicator:
                    return n.indicator
            if of_a_share and self.carried:
                return self.carried.partition("占")[0]
        if self.carried and self.carried.endswith((*GRANTED, "支持")):
            return self.carried
        summed = quantity.kind == "money" and self.kind == "ratio" and quantity.cue not in ("最高", "最多")
        if summed and self.carried and self.carried.endswith(_SUMS):
            return self.carried  # 投资金额达总额50%，或达二亿元
        fee = quantity.kind in ("money", "ratio")
        if fee and (self.condition or YEARS.fullmatch(self.subject() or "")) and (set_by := self.schedule()):
            return set_by
        summed = (
            quantity.kind == "money" and self.kind == "count" and (quantity.reached or quantity.cue in (*CROSSED, "超"))
        )
        if summed and self.carried and self.carried.endswith(_SUMS_OF):
            return self.carried  # 地区生产总值跨过3个万亿元关口、突破10万亿元
        if quantity.kind == "money" and (self.kind not in (None, "money") or quantity.cue in ("最高", "最多")):
            return self.granted() or self.subject() or self.topic() or self.schedule() or self.carried
        return self.carried or self.subject() or self.topic() or (self.titled() if quantity.kind == "count" else None)
