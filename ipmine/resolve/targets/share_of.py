"""What a share is a share of: mostly what stands in front of it."""

from __future__ import annotations

import re

from ipmine.resolve.targets.around import CLAUSE_ENDS, Around
from ipmine.resolve.targets.behind import behind
from ipmine.resolve.targets.verbs import AMOUNT, verb_at_end, verbs
from ipmine.scan.quantities import Quantity


def of_a_share(
    text: str, before: int, after: int, quantity: Quantity, head: str, noun: str, around: Around
) -> str | None:
    """What a share is a share of: mostly what stands in front."""
    if not head and noun.endswith(MEASURES):
        return noun
    alone = text[before : quantity.outer_start].strip("，") in ("其中", "当中")
    if (
        noun
        and alone
        and noun[0] not in _NO_NOUN
        and text.startswith(noun, quantity.outer_end)
        and not put_into(text, quantity)
    ):
        return noun  # 其中超过九成学校认为
    if _HOLDS.search(text, max(before, quantity.outer_start - 24), quantity.outer_start):
        taken = _TAKEN.match(text, quantity.outer_end, after)
        if taken:  # 持有50%以上的股权
            return taken["thing"]
    into = put_into(text, quantity)
    verb = verb_at_end(text[before : quantity.outer_start]) if noun and not into else ""
    if verb and verb not in verbs("predicate") and not _OUT_OF.search(text, before, quantity.outer_start):
        return noun  # 向基层投放50%以上号源
    if text.startswith(("为限", "为上限"), quantity.end) and (limited := _LIMITED_BY.fullmatch(head)):
        return limited["thing"]  # 资助额以实际开支的90%为上限
    if noun.endswith("目标"):
        return noun  # 达成4%以上的经济成长目标
    if quantity.start > quantity.outer_start and not AMOUNT.search(head):
        told = around.subject() or ""
        if told.endswith(_SHARES):
            return told  # 可计入绿地面积的比例，更新类项目不超过10%
        if around.kind == "ratio" and head.startswith(_OTHERS) and (around.carried or "").endswith(_SHARES):
            return around.carried
    joined = text[max(0, quantity.outer_start - 1) : quantity.outer_start] in ("和", "及", "、")
    if noun and text.endswith(("经", "由"), before, quantity.outer_start):
        return noun.partition("或")[0]  # 须经三分之二以上委员同意
    some = joined or head.endswith(_ALL_OF)
    if some and noun and head and text.startswith("的", quantity.outer_end):
        return noun  # 所有市州和98%的县, 覆盖全省93%的建制镇
    if around.carried and around.kind == "ratio" and _PLACE_ALONE.fullmatch(head) and AMOUNT.search(around.carried):
        return _PLACE.sub("", around.carried)  # 甲地补偿比例不低于40%，乙地区不低于60%
    if head.startswith("占") and around.carried and "占" not in around.carried and len(head) > 2:
        return around.carried + head  # 发明专利授权8.8万件，占授权总量的43.5%
    share = _SHARE_OF.match(head)
    if share and around.carried and "占" in around.carried[1:]:
        return around.carried.partition("占")[0] + share["of"]  # 占产值的23%，但只占人数的7%
    opens = not text[before : quantity.outer_start].strip() and text[before - 1 : before] in CLAUSE_ENDS
    if into and (opens or not head) and (where := behind(_INTO.sub("", text[quantity.outer_end : after]))[0]):
        return where  # 其中12%计入统筹基金，8%计入个人账户: no share of the whole rate
    if noun and opens:
        return noun  # 90%的园区达标，90%的煤矿…
    return head or around.carried or noun or around.fitting(quantity)


def put_into(text: str, quantity: Quantity) -> str | None:
    """The verb that says where the share in front of it goes: 12%计入统筹基金, 按面积的20%计入绿地."""
    at = quantity.outer_end
    if text.startswith(_TAKEN_SO, at):
        return text[at : at + 2] if text[at + 2 : at + 3] in CLAUSE_ENDS else None  # 按标准的100%扣除
    return next((verb for verb in _PUT_INTO if text.startswith(verb, at)), None)


_NO_NOUN = frozenset("经由在从会将为是按以于")  # 其中55.2%经关闸口岸入境
_LIMITED_BY = re.compile("(?P<thing>[^，。；、以]{2,16})以[^，。；、]{2,16}")
_OUT_OF = re.compile("从[^，。；、]{2,24}[中里内](?:提取|计提|拿出|划出|安排|切出)$")  # 从股份所得中提取不低于30%的收益
_PUT_INTO = tuple("计入 划入 记入 上解 上缴 作为 用于 纳入 返还 存入 转入 列入 划转 缴入 并入 冲抵 折算".split())
_TAKEN_SO = tuple("扣除 抵扣 提取 计提 缴纳 征收 计征 计收 发放 支付 拨付 收取 减征 加收 核减 扣减 补偿 给付".split())
_INTO = re.compile(f"^(?:{'|'.join(_PUT_INTO)}){{1,2}}")
_ALL_OF = ("全省", "全国", "全市", "全县", "全区", "全州", "全球")
_SHARES = ("比例", "比重", "占比", "比率")
_OTHERS = ("其他", "其它", "其余", "一般")
_PLACE_ALONE = re.compile("[\u4e00-\u9fff]{1,8}(?:地区|片区|城市|农村|城镇|乡村|区域|市州|县市)")
_PLACE = re.compile("^[\u4e00-\u9fff]{1,6}(?:地区|片区|城市|农村|城镇|乡村|[市省县区州])(?=.{2})")
_SHARE_OF = re.compile("[但却而只仅约]{0,3}(?P<of>占(?!比|有|地|用).{2,12})$")
MEASURES = ("水准", "置信水平", "置信度", "利率", "费率", "税率", "折扣", "概率", "精度", "纯度", "浓度")
_TAKING = ("使用", "拿出", "预留", "划出", "持有", "拥有", "转让", "收购", "将持有", "取得")
_HOLDS = re.compile(
    rf"(?:{'|'.join(_TAKING)}|(?:持有|拥有|转让|收购|取得)(?:[^，。；、]{{0,16}}(?:公司|企业|中心|集团|银行)|其))$"
)
_TAKEN = re.compile(r"的?(?P<thing>[\u4e00-\u9fff]{2,10}?)(?=的|用于|转让|[，。；、]|$)")
