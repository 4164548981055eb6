"""Whether a title in 《》 or 「」 names a document, or a newspaper, a book, a film, a song, a word.

Policy papers name both. A document's title ends in the name of its kind (条例, 通知, 登记表);
where it does not, the words around it tell (第三条的规定, a number in brackets).
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["names_a_document", "quotes_a_document"]

_KINDS: Final = (
    # law
    "法 法典 宪法 条例 规定 决定 办法 细则 规则 规程 规范 规章 准则 守则 通则 总则 分则 章程 宪章 制度 法律 法规 法令 解释 修正案 草案 "
    "条款 基准 原则 导则 定额 补充规定 裁决 裁定 判决 "
    # papers of organs
    "批复 意见 通知 通告 公告 通报 报告 请示 议案 提案 建议 函 复函 函件 信函 纪要 命令 令 决议 答复 批示 讲话 指示 请求 汇报 总结 简报 "
    "申报 专报 预报 快报 年报 说明 声明 宣言 倡议 公开信 须知 事项 问答 释义 注释 情况 状况 会议记录 记录 笔录 "
    # plans
    "纲要 规划 计划 方案 预案 要点 措施 举措 政策 若干政策 战略 行动 任务 分工 路线图 时间表 任务分解 蓝图 大纲 纲领 提纲 白皮书 蓝皮书 绿皮书 "
    # treaties and agreements
    "公约 条约 协定 协议 议定书 备忘录 安排 合同 协约 契约 换文 联合声明 公报 框架 共识 协约书 意向书 "
    # standards and lists
    "标准 指标 体系 分类 目录 名录 名单 清单 图录 代码 编码 标识 技术要求 要求 条件 程序 流程 规约 格式 式样 样式 模板 范本 文本 指南 指引 "
    "手册 指导手册 汇编 选编 文件汇编 图则 图集 基本规范 测试方法 检测方法 试验方法 种类 项目 范围 区划 区划图 底图 "
    # forms
    "表 一览表 证书 证 证件 单 卡 册簿 簿 名册 登记册 回执 凭证 台账 档案 票据 发票 执照 鉴定 许可 标志 章 范例 承诺 条码 授权 证明"
)
_KIND_ENDS: Final = tuple(set(_KINDS.split()) - {"法"})
_KIND_LASTS: Final = frozenset(kind[-1] for kind in _KIND_ENDS) | frozenset("法书状")
_KIND: Final = re.compile(r"(?:(?<![方做看想手说用书魔])法|[\u4e00-\u9fff]{3}书|[\u4e00-\u9fff]{2}状)\Z")
_EDITION: Final = re.compile(
    r"(?:[ \n]{0,2}[（(〔\[][^（）()]{0,40}[）)〕\]]|[（(]?(?:19|20)[0-9]{2}(?:[-—－～至](?:19|20)[0-9]{2})?年?[版）)]?"
    r"|[第0-9一二三四五六七八九十]{1,4}[版期部批]|[1-9]\.[0-9]版?|试行|暂行|修订版|修订稿|初稿|送审稿|征求意见稿|简本|简版|部分条文|修正草案)$"
)
_PRESS: Final = re.compile(
    r"(?:日报|晚报|早报|晨报|时报|周报|商报|导报|法制报|法治报|青年报|都市报|画报|参考报|科技报|[^通汇申简公专预快年填上申]报|"
    r"政府公报|特别行政区公报|行政区公报|国务院公报|法院公报|检察院公报|院公报|周刊|月刊|季刊|半月刊|学报|杂志|年鉴|词典|辞典|字典|文库|全集|选集|文集|丛书)$"
)
_WORK_BEFORE: Final = re.compile(
    r"(?:电影|影片|大片|纪录片|电视剧|连续剧|网络剧|网剧|微短剧|短剧|剧目|动画片?|动漫|歌曲|主题曲|乐曲|交响乐?|话剧|歌剧|舞剧|音乐剧|舞蹈诗剧|"
    r"戏曲|京剧|越剧|曲剧|婺剧|秦腔|豫剧|昆曲|川剧|粤剧|黄梅戏|儿童剧|杂技剧?|现代舞|当代舞|小说|散文|诗歌|诗集|报告文学|图书|书籍|专著|著作|译著|教材|"
    r"期刊|杂志|月刊|学刊|栏目|节目|专栏|专题片|宣传片|综艺|游戏|网游|手游|画作|油画|国画|长卷|雕塑|曲艺|相声|作品|题为|名为|主题为|文章|社论|评论员文章|"
    r"论文|一文|刊发|刊登|刊载|发表|载于|刊于|撰写|歌|曲|剧|片)[了的]?$"
)
_WORK_BEHIND: Final = re.compile(
    r"(?:等)?[0-9一二三四五六七八九十两多余]{0,3}[部首个件档期]?(?:一书|一文|这本书|杂志|期刊|周刊|栏目|节目|专栏|品牌栏目|丛书|系列丛书|电影|影片|纪录片|电视剧|"
    r"动画片|话剧|歌剧|舞剧|歌曲|小说|图书|游戏|作品|精品|剧目|热播|公映|上映|首播|首演|获[“奖评得]|摘得|报道|头版|记者|刊发|刊登|载文|发表|主题培训)"
)
_CITED_BEFORE: Final = re.compile(
    r"(?:根据|依据|按照|依照|遵照|参照|贯彻|落实|执行|实施|印发|下发|转发|制定|制订|出台|修订|修改|废止|签署|签订|填写|提交|出具|发给|颁发|填报|符合|违反|满足|适用)$"
)
_CITED_BEHIND: Final = re.compile(
    r"(?:第[0-9一二三四五六七八九十百零〇]{1,5}[条章款项编节点]|[（(](?:GB|DB|HJ|YD|GA|CJJ|JGJ|WS|ISO|NY|SL|JT|QB|ZC|[A-Z]{2,4}[/ ]?[T0-9])"
    r"|的?(?:有关|相关)?(?:规定|要求|精神))"
)


def _kind_of(title: str) -> bool:
    """Whether the title ends in a document's kind, the edition behind it left aside."""
    if title.endswith("）") and "（" not in title:
        title = title[:-1]
    for _ in range(3):
        if _ends_in_a_kind(title):
            return True
        shorter = _EDITION.sub("", title)
        if shorter == title or not shorter:
            return False
        title = shorter
    return _ends_in_a_kind(title)


def _ends_in_a_kind(title: str) -> bool:
    if title[-1:] not in _KIND_LASTS:
        return False
    return title.endswith(_KIND_ENDS) or _KIND.search(title, max(0, len(title) - 4)) is not None


def names_a_document(title: str, before: str, behind: str) -> bool:
    """Whether the title in 《》 with these few characters around it is a document's.

    >>> names_a_document("专利法实施细则", "根据", "的规定"), names_a_document("人民日报", "", "报道")
    (True, False)
    """
    if _PRESS.search(title):
        return False
    kind = _kind_of(title)
    if _CITED_BEHIND.match(behind):
        return True
    if _WORK_BEFORE.search(before) or _WORK_BEHIND.match(behind):
        return kind and len(title) > 8
    return kind or title.startswith("关于") or bool(_CITED_BEFORE.search(before))


_QUOTED_KIND: Final = re.compile(
    r"(?:(?<![方做看想手说用书魔合违不非])法|条例|办法|要点|细则|规则|准则|标准|规程|规范|须知|注意事项|作业程序|基准|原则|章程|通则|简则|"
    r"协定|协议|议定书|备忘录|公约|条约|宪章|宣言|纲要|纲领|白皮书|计划|方案|措施|编制表|列等表|分类表|收费表|费率表|清单|清册|范围|规定|"
    r"契约|契约书|合约|之植物种类|组织法|施行法|一览表|手册|指引|指南)(?:[1-9]\.[0-9]版?)?(?:（[^（）]{1,16}）)?$"
)
_GENERIC: Final = re.compile(
    r"(?:本|该|此|前揭|上开|原|现行|旧|新|各)?[\u4e00-\u9fff]{0,2}(?:计划|方案|措施|原则|标准|规范|协议|规定|范围|清单)"
    r"|(?:本|该|此|前揭|上开|各|旧|新)[\u4e00-\u9fff]{1,4}|[\u4e00-\u9fff]{0,6}国家标准"
)
_ENACTING: Final = re.compile(r"(?:订定|预告(?:修正|订定|废止|增订)?|修正|废止|公告|制定|检送|核定|修订)$")


def quotes_a_document(title: str, before: str, behind: str) -> bool:
    """Whether a quotation in 「」 is the title of a law or plan, as Taiwan's papers write it.

    >>> quotes_a_document("专利阅卷作业要点", "修正", "第二点"), quotes_a_document("根留台湾", "企业", "，")
    (True, False)
    """
    if len(title) < 3 or any(mark in title for mark in "，。；：？！"):
        return False
    if behind.startswith(("等文字", "二字", "三字", "字样", "修正为", "酌作", "酌予", "之定义", "栏", "网页", "选项")):
        return False
    if before.endswith(("下称", "简称", "以下称", "统称")) and len(title) < 8:
        return False  # （下称「修订条例」）
    if _QUOTED_KIND.search(title):
        return not _GENERIC.fullmatch(title)
    return len(title) > 8 and bool(_ENACTING.search(before)) and not before.endswith(("增订", "删除", "修正为"))
