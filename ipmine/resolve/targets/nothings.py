"""Words in front of a number that name nothing: who speaks, when, on what condition, what is left of a verb."""

from __future__ import annotations

import re

from ipmine.resolve.targets.around import YEARS
from ipmine.resolve.targets.objects import ONCE_DONE
from ipmine.resolve.targets.times import only_time

_WHO_SPEAKS = frozenset(
    "本局 本署 本会 本部 本府 署方 局方 院方 会方 政府 当局 则可获 可获 方获考虑 方可获批 政府至今".split()
)
_NOUNS_OF_ONE = frozenset(
    "人车船房田地树林水电气煤油粮米面菜果猪牛羊鸡鸭鱼蛋奶药病税费钱债股书报刊课题案件户村镇县市区路桥港站厂店校班队组男女童犬猫枪弹毒烟酒茶盐糖棉麻丝布纸竹花草苗灯井渠坝库塘窖棚洞墓庙塔馆院所岗证照牌章票券卡信函表图文诗歌曲舞戏剧影片门窗床桌椅机泵线管网云链群园岛湾土砂石铁钢铜铝金银矿炉窑"
)
_REST = frozenset("完工 竣工 完工启用 合计 总计 共计 余下 剩余 其余 余 其余部分 剩余部分 余下部分".split())
_WHEN = frozenset("此后 今后 以后 其后 随后 届时 轮流 定期 不定期".split())
# 立项后30日内, 两年间, 连续48小时
_SPAN = re.compile(
    "(?:[\u4e00-\u9fff]{1,6}后|连续|过去|近|头|首|最后)?[0-9一二两三四五六七八九十]{1,3}个?(?:工作日|自然日|日|天|小时|分钟|月|年|周|星期|季度)(?:之?内|以内|间|后)?"
)
_SAYS = tuple("表示 指出 强调 介绍 认为 透露 坦言 重申 说明".split())  # 卓院长表示，115年度将编列120亿元
_WILL = ("亦会", "也会", "将会", "均会", "亦将", "也将")
_CASES = ("特殊情况", "特殊情况下", "一般情况", "一般情况下", "其他情况")


def is_no_thing(phrase: str) -> bool:
    """Whether a phrase says where something is from or who says it: 来自, 卓院长表示."""
    return phrase in ("来自", "比较", "基础上") or (len(phrase) > 3 and phrase.endswith(_SAYS))


def names_nothing(head: str) -> bool:
    """Whether a phrase is no thing that can be counted.

    本局将于2026年底前增至3000个; 立项后先拨付60%，余下40%; 此后每年更新一次; 政府亦会预留3200万元;
    特殊情况不超过15平方公里, 第一年至第三年每年800元; 为此预留2.4亿元.
    """
    if len(head) < 2:
        return bool(head) and head not in _NOUNS_OF_ONE
    return (
        head in _WHO_SPEAKS
        or head in _REST
        or head in _WHEN
        or head in _CASES
        or head.endswith(_WILL)
        or only_time(head)
        or _SPAN.fullmatch(head) is not None
        or ("后" in head and ONCE_DONE.fullmatch(head) is not None)
        or (head[0] == "第" and YEARS.fullmatch(head) is not None)
    )
