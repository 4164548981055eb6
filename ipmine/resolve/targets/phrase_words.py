"""The words of the lexicon `indicator_words`, by their place in a phrase."""

from __future__ import annotations

from functools import cache

from ipmine import lexicon

# every person, every month: to what an amount applies, not the thing
EACH = (
    "(?:个?(?:"
    + "|".join(
        """
        国家或地区 国家 地区 家企业 座公里 平方公里 立方公尺 年度? 星期 礼拜 千瓦时 平方米 立方米 季度 半年 分钟 小时 公升
        公吨 公斤 学期 学年 千克 千瓦 公顷 公里 企业 单位 项目 社区 标段 学位 床位 人次 人 生 月 周 日 天 件 户 家 项 类 页 次 方 瓩 度 亩 所 名 辆
        桶 艘 篇 场 批 座 处 套 副 只 头 株 支 箱 间 床 桌 栋 幢 瓶 张 份 卷 册 本 枚 块 片 则 笔 单 宗 题 坪 甲 期 届
        轮 层 米 尾 羽 吨 台 架 条 升 斤 村 团 班 校 队 站
        """.split()
    )
    + "))"
)


@cache
def words(place: str) -> tuple[str, ...]:
    """The words of a place in the lexicon `indicator_words`, the longest first."""
    found = (row["word"] for row in lexicon.rows("indicator_words") if row["place"] == place)
    return tuple(sorted(found, key=len, reverse=True))


@cache
def whole_words() -> frozenset[str]:
    """Words that end in a character which alone would be a predicate or a tail: 审计, 功能, 所得."""
    return frozenset(words("whole"))


@cache
def starting_with(place: str) -> dict[str, tuple[str, ...]]:
    """First character -> the words of a place that begin with it, the longest first."""
    table: dict[str, list[str]] = {}
    for word in words(place):
        table.setdefault(word[0], []).append(word)
    return {first: tuple(found) for first, found in table.items()}
