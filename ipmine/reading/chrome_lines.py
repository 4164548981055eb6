"""Lines that a page prints around a paper: buttons, the path to the page, its neighbours, the site's imprint."""

from __future__ import annotations

import re

_SIZES = (
    r"[【\[（(〖]?\s{0,4}(?:(?<![文编登记])[大中小]?字\s{0,2}[体号级體號級]|文字大小|字型大小)\s{0,4}(?:大小)?\s{0,4}[：:]?"
    r"(?:\s|[\]】\[【（）()〖〗|/·、]|特大|超大|大|中|小|默认|默認|标准|标|A[+-]?|\+|-){0,24}"
)
_VIEWS = (
    r"(?:(?:阅读|浏览|点击|访问)(?:次数|人次|量|数)|瀏覽(?:次數|人次)|點閱(?:次數|數)?|點擊(?:次數|率)|人氣)"
    r"\s{0,3}[：:]?\s{0,3}[\d,]{0,9}\s{0,2}(?:人次|次)?|(?:阅读|浏览|点击|访问|瀏覽)\s{0,3}[：:]\s{0,3}[\d,]{1,9}\s{0,2}(?:人次|次)?"
)
_BUTTONS = (
    _SIZES,
    _VIEWS,
    r"(?:我要|友善)?(?:打印|列印)(?:本页|此页|文章|本文|正文|页面|内容|本頁)?",
    r"(?:关闭|關閉)(?:窗口|本页|此页|视窗|視窗|页面)?",
    r"(?:点击)?收藏(?:本页|本文)?|保存(?:本页)?|复制链接|(?:我要|稿件)?纠错|(?:下载|导出)(?:文字版|图片版|全文|本文|word|pdf)?版?",
    r"(?:一键)?(?:分享|转发|轉寄|轉發)(?:到|至|给)?[：:]?|(?:新浪|腾讯)?微博|微信(?:好友|朋友圈)?|朋友圈|QQ(?:空间|好友)?|人人网|豆瓣",
    r"facebook|twitter|plurk|line|email|rss|訂閱|更多",
    r"(?:用?(?:手机)?微信|手机|用手机)?扫(?:一扫|码|描二维码)[^。；]{0,30}",
    r"返回(?:顶部|首页|列表|上一?页|目录)?|回(?:上一?頁|首頁|頂端|上層|到顶部)|top",
    r"(?:选择)?(?:保护)?视力(?:保护)?色?|无障碍(?:浏览|阅读)?|长者(?:版|模式|助手)|适老(?:化|版)|关怀版|繁體|繁体|简体|簡體",
    r"听全文|语音(?:播报|朗读)|朗读|:::|跳到主要內容區塊?|跳(?:转)?到主要内容|網站導覽|网站地图|正文",
    r"特大|大|中|小|默认",
)
_BUTTON = re.compile("|".join(_BUTTONS), re.IGNORECASE)
_BETWEEN_BUTTONS = re.compile(r"[\s\u3000|｜/·•>»＞﹥_、,，\[\]【】()（）〖〗:：+\-]{0,80}")
_BUTTON_IN_LINE = re.compile(
    rf"{_SIZES}|{_VIEWS}"
    r"|[【\[（(〖]\s{0,3}(?:打印(?:本页|此页|文章|正文)?|关闭(?:窗口|本页)?|收藏|分享|纠错|下载)\s{0,3}[】\]）)〗]"
    r"|(?<=[\s|｜】\]])(?:打印(?:本页|此页|文章|正文)?|关闭(?:窗口|本页)?|分享(?:到|至)?[：:]?|收藏|纠错)(?=[\s|｜【\[]|$)"
    r"|(?:视力保护色|保护视力色)[：:]?|扫一扫[^。；]{0,20}$|分享(?:到|至)[：:]?[^。；]{0,40}$",
)
_WHERE = re.compile(
    r"[【\[]?\s{0,3}(?:您?(?:现|現)?(?:所)?(?:当前|當前|目前|现在|現在|所在)?的?(?:所在)?(?:位置|位於)|当前位置|所在位置|首\s?页|首\s?頁|網站首頁|网站首页|Home)\s{0,3}(?:[：:>»＞﹥/›→]|\s[-–—]\s)"
)
_NEIGHBOUR = re.compile(
    r"[【\[<＜«‹]{0,2}\s{0,3}(?:上|下|前|后|後)\s?一?\s?(?:篇|条|條|页|頁|则|則|项|文章|新闻)\s{0,3}[】\]>＞»›]{0,2}\s{0,3}(?:[：:]|$)"
)
_MORE_ABOUT = re.compile(
    r"[【\[（(]?\s{0,3}(?:"
    r"(?:相关|相關|关联|有关|延伸)"
    r"(?:链接|連結|阅读|閱讀|文档|文件|解读|稿件|新闻|新聞|报道|信息|资讯|資訊|文章|内容|政策|推荐|导读|专题)"
    r"|(?:政策)?(?:图解|解读)(?:链接|稿件)?|推荐阅读|猜你喜欢|热门(?:推荐|文章|新闻|资讯)|热点(?:推荐|新闻|文章)"
    r"|最新(?:文章|消息|信息|发布)|友情链接|专题专栏|網路連結|回应关切"
    r")\s{0,3}[】\]）)]?\s{0,3}[：:>»]?\s{0,3}(?:更多)?(?:[>»+]{1,3})?"
)
_IMPRINT = re.compile(
    r"版权所有|著作权所有|著作權所有|版權所有|ICP\s?[备備證]|公网安备|网安备|网站标识码|政府网站找错"
    r"|(?:技术|網站|网站)(?:支持|维护|運維|维護)[：:]|建议使用.{0,30}(?:分辨率|浏览器)|最佳(?:浏览|瀏覽)"
    r"|隱私權(?:及|政策|保護)|网站声明|Copyright|©|All Rights Reserved"
    r"|主办(?:单位)?[：:].{0,60}(?:承办|维护|支持)(?:单位)?[：:]",
    re.IGNORECASE,
)
_EDITED_BY = re.compile(
    r"[（(【\[]?\s{0,3}(?:责任?编辑?|責任編輯|责编|网络编辑|本文编辑|编辑|審核|审核|校对|初审|复审|终审|录入|发布人)"
    r"\s{0,3}[：:][^。；，]{0,40}[】\])）]?"
)


def is_furniture_line(text: str) -> bool:
    """Whether a line says nothing of the paper: buttons, the path to the page, the neighbours' titles.

    >>> [is_furniture_line(t) for t in ("【字体：大 中 小】 打印本页", "当前位置：首页 > 政策", "打印费用由申请人承担")]
    [True, True, False]
    """
    if len(text) > 300:
        return False
    if _WHERE.match(text) or _NEIGHBOUR.match(text) or _EDITED_BY.fullmatch(text.strip()):
        return True
    if len(text) > 80:
        return False
    rest = _BUTTON.sub("", text)
    return rest != text and _BETWEEN_BUTTONS.fullmatch(rest) is not None


def opens_links(text: str) -> bool:
    """Whether a line is the heading of a list of other pages (相关链接, 延伸阅读)."""
    return len(text) <= 30 and _MORE_ABOUT.fullmatch(text.strip()) is not None


def is_imprint(text: str) -> bool:
    """Whether a line belongs to the foot of a site: copyright, licences, who runs it."""
    return len(text) <= 500 and _IMPRINT.search(text) is not None


_SOURCE_LINE = re.compile(
    r"(?:来源|來源|(?:发布|发表|更新|发稿)?(?:时间|日期)|(?:發布|更新)?(?:時間|日期)|发布(?:单位|机构)|發布單位|作者|撰稿|稿源|浏览|瀏覽|点击)"
    r"\s{0,3}[：:]|字[体号體號]\s{0,3}[：:]|^\W{0,5}\d{4}\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}"
)


def is_source_line(text: str) -> bool:
    """Whether a line tells where and when the page was published."""
    return len(text) <= 200 and _SOURCE_LINE.search(text) is not None


_WIDE_GAP = re.compile(r"\u3000{0,20} [ \u3000]{0,40}")
_PUBLICATION = re.compile(r"(?:发布|更新|發布|刊登|張貼|上版|公告|修改)(?:时间|日期|時間)?\s{0,3}[：:]\s{0,3}[民國\d]")


def tells_publication(text: str) -> bool:
    """Whether a short line tells when the page was published, as many do below the text."""
    return len(text) <= 80 and _PUBLICATION.search(text) is not None


def without_buttons(text: str) -> str:
    """A source line without the buttons that stand in it.

    >>> without_buttons("来源：省政府办公厅 2022-09-08 浏览次数：120 【字体：大 中 小】 打印")
    '来源：省政府办公厅 2022-09-08'
    """
    cut = _BUTTON_IN_LINE.sub(" ", text)
    if cut == text:
        return text
    return _WIDE_GAP.sub(" ", cut).strip(" |｜/·\u3000")
