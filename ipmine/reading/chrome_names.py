"""Names of elements that tell furniture from paper.

They are the ids and classes that content management systems of Chinese governments (TRS,
UCAP, VSB, 大汉, 开普, 国泰新点) and the authors of give: English, Pinyin initials
(dqwz 当前位置, fx 分享), Taiwan's and Hong Kong's.
"""

from __future__ import annotations

import re

from ipmine.reading.dom import words

FURNITURE_TAGS = words("nav footer aside dialog menu")
FURNITURE_ROLES = words("navigation contentinfo search complementary dialog menu menubar toolbar alert")

# names that mean furniture wherever they stand
_FURNITURE_NAMES = words(
    "nav navbar navigation navi menu submenu breadcrumb breadcrumbs crumb crumbs bread mbx dqwz curpos "
    "curposition currentposition weizhi lujing path footer foot footerbox copyright copyrights banquan share "
    "sharebox shares bdsharebuttonbox bdshare bshare jiathis socialshare social sns fx fenxiang sidebar sider "
    "aside related relate relatednews relatelist relevant xglj xgxx xgwz xgyd xgjd xgwd xgzc xgnr recommend "
    "tuijian hotnews search searchbox sousuo login register yqlj friendlink friendlinks links qrcode ewm "
    "erweima qrcodebox wechat weixin wx print dayin close guanbi dygb fontsize zihao ztdx textsize fontbox "
    "comment comments pinglun pager pages pagination pagenav pagebar prevnext prenext shangxia sxp previous next "
    "prev syp xyp toolbar tools tool gongju gotop totop backtop backtotop wza barrierfree advert ads adv "
    "guanggao cookie cookies skip skiplink accesskey sitemap langs language lang counter hits editor_tool func "
    "functions ipv6 jubao statistics popup modal mask toplink toplinks topnav topmenu sitenav subnav leftnav "
    "sidenav accessibility fatfooter otherlink"
)
# names that often hold the paper's title too; they fall only where nothing of the paper is inside
_LIKELY_NAMES = words(
    "header head top topbar banner logo left leftbox right rightbox bottom side hot list newslist rank ranking "
    "zhuanti special topic float tab tabs slide slider swiper carousel bar"
)

# where content management systems put the paper itself
_BODY_NAMES = words(
    "ucap-content trs_editor trs_preappend trs_ueditor trs_editor_view trs_paper_preappend pages_content zoom "
    "zooms fontzoom art_zoom news_zoom vsb_content vsb_content_2 vsb_content_4 v_news_content wp_articlecontent "
    "articlecontent article-content article_content article-body article_body articlebody arti_content "
    "artcontent art_con newscontent news_content news-content newstext news_text news_con newscon detailcontent "
    "detail-content detail_content detail_con detailcon infocontent info_content info-content xxgk_content "
    "xxgk-content xxgkcontent view contenttext content_text content-text contentbody content_body content-body "
    "con_text contxt con_txt bt_content bt-content zwcontent zw_content zhengwen wenzhang wznr mcontent "
    "main-text maintext main_text js_content rich_media_content ewb-article-info ewb-article-content "
    "j-fontcontent policycontent policy-content policy_content lawcontent law-content law-reg-content "
    "gknbxq_detail gknr nr_content nrcontent txtcontent text_content textcontent txt_txt contentfont "
    "easysite-news-text info-cont infocont ucapcontent cpcontent cp essay editor-content editorcontent "
    "pressrelease ke-content mce-content-body entry-content post-content"
)
_LIKELY_BODY_NAMES = words(
    "content contents con cont article arti detail details text txt main maincontent main-content main_content "
    "view_content news info xxgk body center container mainbox contentbox conbox nr neirong zw page-content "
    "pagecontent inner"
)

_TITLE_NAMES = re.compile(r"title|headline|biaoti|\bbt\b|\btit\b|\bwz_?bt\b|\bh1\b|subject")
_SPLIT = re.compile(r"[^a-z0-9]")


def is_furniture_name(names: str) -> bool:
    """Whether an element's id and classes say that it is furniture (in small letters)."""
    return _any(names, _FURNITURE_NAMES)


def is_likely_furniture_name(names: str) -> bool:
    """Whether they say that it is where furniture mostly stands, though sometimes a title."""
    return _any(names, _LIKELY_NAMES)


def is_body_name(names: str) -> bool:
    """Whether an id or a class is one that a content management system gives to the paper's text."""
    return not _BODY_NAMES.isdisjoint(names.split())


def is_likely_body_name(names: str) -> bool:
    """Whether an id or a class is one that authors give to the paper's text, and to other things."""
    return not _LIKELY_BODY_NAMES.isdisjoint(names.split())


def is_title_name(names: str) -> bool:
    """Whether the names speak of a title."""
    return _TITLE_NAMES.search(names) is not None


def _any(names: str, vocabulary: frozenset[str]) -> bool:
    if not names.strip():
        return False
    for name in names.split():
        if name in vocabulary:
            return True
        parts = [part for part in _SPLIT.split(name) if part]
        # page-share, share_box: the furniture's word stands first or last
        if len(parts) > 1 and (parts[0] in vocabulary or parts[-1] in vocabulary):
            return True
    return False
