"""The labels of a page's metadata box: 索引号, 发文机关, 成文日期, 有效性 and their kin, in both scripts."""

from __future__ import annotations

from ipmine.reading.dom import words

LABELS = words(
    "索引号 索引号码 索取号 文号 文件编号 发文字号 发文文号 文件字号 文件号 规范性文件编号 "
    "统一登记号 统一编号 登记号 发文机关 发文机构 发文单位 发布机构 发布机关 发布单位 发布部门 "
    "制发机关 制定机关 颁布单位 颁布机关 公开主体 公开部门 公开责任部门 信息公开单位 责任部门 "
    "承办单位 承办处室 信息来源 文章来源 内容来源 稿件来源 来源 所属机构 所属部门 主送机关 "
    "主送单位 签发单位 联合发文单位 主题分类 信息分类 信息类别 主题类别 分类 类别 体裁分类 "
    "组配分类 服务对象分类 服务对象 主题词 关键词 公文种类 公文类别 文种 文件类型 栏目名称 "
    "所属栏目 主题 体裁 成文日期 发文日期 印发日期 发布日期 发布时间 公布日期 公开日期 公开时间 "
    "生成日期 生成时间 制发日期 签发日期 颁布日期 通过日期 施行日期 实施日期 实施时间 生效日期 "
    "生效时间 失效日期 失效时间 废止日期 更新日期 更新时间 有效期 有效期限 发稿时间 编辑时间 日期 "
    "时间 有效性 时效性 效力状态 效力级别 效力 是否有效 文件状态 状态 标题 信息名称 文件名称 "
    "公文名称 名称 文件标题 公开方式 公开范围 公开时限 公开形式 公开属性 公开程序 内容概述 "
    "内容摘要 摘要 语种 载体类型 作者 信息员 發文字號 發文日期 發文機關 發文單位 發布日期 "
    "發布時間 發布機關 發布單位 公告日期 公發布日 修正日期 生效狀態 法規類別 法規名稱 資料來源 "
    "刊登日期 資料類別 上版日期 上稿單位 主管機關 文號 字號 主旨分類 最後異動時間 張貼人 聯絡單位 "
    "索引號 主題分類 發文機構 發布機構 名稱 標題 主題詞 信息索引 信息索引号 張貼日 張貼日期"
)
"""What a box calls its values; some of them (来源, 时间) stand on other lines of a page too."""

_BOX_ONLY = words(
    "索引号 索取号 发文字号 文号 文件编号 发文机关 发文机构 发布机构 发布机关 主题分类 成文日期 发文日期 有效性 时效性 "
    "主题词 公开方式 公开主体 体裁分类 信息分类 统一登记号 组配分类 "
    "索引號 發文字號 發文日期 發文機關 公發布日 法規名稱 主題分類"
)
_AROUND = "[【〖(（]】〗)） \t\n\u3000\xa0"
_LONGEST = 40  # characters, as labels are often spread out with blanks


def is_box_label(text: str) -> bool:
    """Whether a text is a label of a metadata box, with or without its colon.

    >>> is_box_label("索 引 号："), is_box_label("标　　题"), is_box_label("标题党")
    (True, True, False)
    """
    return len(text) <= _LONGEST and squeeze(text).rstrip("：:").strip(_AROUND) in LABELS


def leading_label(text: str) -> str | None:
    """The label that a text begins with, if a colon stands behind it.

    >>> leading_label("来　源：新华社"), leading_label("来源不明")
    ('来源', None)
    """
    head = text[:_LONGEST].replace(":", "：")
    end = head.find("：")
    if end < 0:
        return None
    label = squeeze(head[:end]).strip(_AROUND)
    return label if label in LABELS else None


def is_box_line(text: str) -> bool:
    """Whether a line is a label with its value, of the kinds that only metadata boxes have."""
    return leading_label(text) in _BOX_ONLY


def with_tight_label(text: str) -> str:
    """A box's line without the blanks that spread its label.

    >>> with_tight_label("索 引 号： 2022-001")
    '索引号：2022-001'
    """
    label = leading_label(text)
    if label is None:
        return text
    end = text.replace(":", "：").index("：") + 1
    return f"{label}：{text[end:].strip()}"


def squeeze(text: str) -> str:
    """A text without blanks."""
    return "".join(text.split())
