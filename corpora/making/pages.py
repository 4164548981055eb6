"""Pages of eight kinds of site around a paper: heads, boxes, share buttons, footers, as sites have them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from html import escape

Page = Mapping[str, Sequence[str]]


def page(lines: Sequence[str], data: Page, encoding: str, number: int) -> str:
    """The page of a paper; `@style` of its source names the kind of site."""
    style = data.get("style", ["box"])[0]
    return STYLES[style](list(lines), data, encoding, number)


def one(data: Page, name: str, default: str = "") -> str:
    return escape(data[name][0]) if name in data else default


def title_of(lines: Sequence[str], data: Page) -> tuple[list[str], list[str]]:
    """The title's lines, up to the first empty one, and the rest; `@title` where the site gives its own."""
    if "title" in data:
        return list(data["title"]), list(lines)
    empty = lines.index("") if "" in lines else 1
    return list(lines[:empty]), list(lines[empty + 1 :])


def body(
    lines: Sequence[str], paragraph: str = "<p>　　{}</p>", right: str = '<p style="text-align:right">{}</p>'
) -> str:
    """Paragraphs and tables of the paper."""
    out: list[str] = []
    at = 0
    while at < len(lines):
        if "\t" in lines[at]:
            rows = []
            while at < len(lines) and "\t" in lines[at]:
                rows.append("<tr>" + "".join(f"<td>{escape(c)}</td>" for c in lines[at].split("\t")) + "</tr>")
                at += 1
            out.append('<table border="1" cellspacing="0">\n' + "\n".join(rows) + "\n</table>")
            continue
        line = lines[at]
        at += 1
        if not line:
            continue
        ends = len(line) <= 24 and "：" not in line and re.search(r"(局|院|府|厅|会|室|部|日)$", line)
        whole = line.endswith("：") and len(line) > 6
        form = right if ends else paragraph.replace("　　", "") if whole else paragraph
        out.append(form.format(escape(line)))
    return "\n".join(out)


def box_rows(data: Page) -> list[tuple[str, str]]:
    """Labels and values of the metadata box."""
    return [(escape(name), escape(value)) for name, _, value in (row.partition("：") for row in data.get("box", ()))]


def table_box(lines: list[str], data: Page, encoding: str, number: int) -> str:
    """A department's disclosure page, its box a table of two pairs a row."""
    title, rest = title_of(lines, data)
    pairs = box_rows(data)
    rows = "\n".join(
        "<tr>" + "".join(f'<td class="lab">{name}：</td><td>{value}</td>' for name, value in pairs[k : k + 2]) + "</tr>"
        for k in range(0, len(pairs), 2)
    )
    site = one(data, "site")
    return f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="{encoding}"><title>{escape("".join(title))}_{site}</title>
<link rel="stylesheet" href="/css/xxgk.css"><script>var _hits={number * 37};function printpage(){{window.print();}}</script></head>
<body>
<div class="header"><div class="logo"><a href="/"><img src="/images/logo.png" alt="{site}"></a></div>
<ul class="menu"><li><a href="/">首页</a></li><li><a href="/jggk">机构概况</a></li><li><a href="/zwgk">政务公开</a></li><li><a href="/hdjl">互动交流</a></li></ul></div>
<div class="weizhi">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk">政务公开</a> &gt; <a href="/zcwj">政策文件</a></div>
<div class="xxgk-box"><table class="xxgk-table" width="100%">
{rows}
</table></div>
<div class="article"><h1 class="arti_title">{"<br>".join(map(escape, title))}</h1>
<div class="arti_metas"><span>发布时间：{one(data, "time")}</span> <span>浏览量：{number * 37}次</span> <a href="javascript:printpage()">打印</a> <a href="javascript:window.close()">关闭</a></div>
<div class="arti_content" id="Zoom">
{body(rest)}
</div></div>
<div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a></div>
<div class="footer"><p>主办：{site}　网站标识码：3200000000　苏ICP备00000000号</p><p>地址：南京市无名路1号　邮编：210000</p></div>
</body></html>
"""


def list_box(lines: list[str], data: Page, encoding: str, number: int) -> str:
    """A government site's page, its box a list."""
    title, rest = title_of(lines, data)
    items = "\n".join(f"<li><b>{name}：</b><span>{value}</span></li>" for name, value in box_rows(data))
    site = one(data, "site")
    return f"""<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset={encoding}">
<title>{escape("".join(title))}-{site}</title></head>
<body><header><a class="wza" href="#">无障碍浏览</a><h2 class="logo">{site}</h2><form action="/search"><input name="q" value="请输入关键词"><button>搜索</button></form></header>
<nav><a href="/a">资讯</a><a href="/b">公开</a><a href="/c">服务</a><a href="/d">互动</a></nav>
<div class="crumb">您现在的位置：<a href="/">首页</a>&gt;<a href="/b">公开</a>&gt;<a href="/e">建议提案</a></div>
<div class="wrap"><div class="left"><ul class="info-box clearfix">
{items}
</ul>
<h1 class="title">{"<br>".join(map(escape, title))}</h1>
<div class="info"><span>发布时间：{one(data, "time")}</span><span>来源：{one(data, "from")}</span><span>字号：<a>大</a><a>中</a><a>小</a></span></div>
<div class="TRS_Editor">
{body(rest, "<p>&nbsp;&nbsp;&nbsp;&nbsp;{}</p>")}
</div>
<div class="pages"><p>上一篇：<a href="1.html">{one(data, "prev", "没有了")}</a></p><p>下一篇：<a href="3.html">{one(data, "next", "没有了")}</a></p></div></div>
<div class="right"><h3>相关链接</h3><ul><li><a href="8.html">建议提案办理情况</a></li></ul></div></div>
<footer>版权所有：{site} 蒙ICP备00000000号 <span>扫一扫在手机打开当前页</span></footer></body></html>
"""


def ministry(lines: list[str], data: Page, encoding: str, number: int) -> str:
    """A ministry's article page."""
    title, rest = title_of(lines, data)
    return f"""<!DOCTYPE html>
<html><head><meta charset="{encoding}"><title>{escape(" ".join(title))}</title><meta name="ArticleTitle" content="{escape("".join(title))}"><meta name="PubDate" content="{one(data, "time")}"></head>
<body><div class="top-bar"><a href="#">English</a> <a href="#">无障碍</a></div>
<div class="index_nav"><a href="/1">首页</a><a href="/2">机构</a><a href="/3">新闻</a><a href="/4">政策</a></div>
<div class="position">首页 &gt; 政策 &gt; 政策发布</div>
<div class="container"><div class="article">
<div class="article-tit"><h1 class="xl-title">{"<br/>".join(map(escape, title))}</h1></div>
<div class="xl-info"><span class="pub-date">发布时间：{one(data, "time")}</span><span class="from">信息来源：{one(data, "from")}</span></div>
<div class="article-content cont" id="Zoom"><!--ZJEG_RSS.content.begin-->
{body(rest)}
<!--ZJEG_RSS.content.end--></div>
<div class="xl-share"><div class="bdsharebuttonbox"><a>微信</a><a>微博</a></div></div>
</div></div><div class="footer-box"><p>{one(data, "site")}版权所有　京ICP备00000000号</p></div></body></html>
"""


def press(lines: list[str], data: Page, encoding: str, number: int) -> str:
    """A conference in a news column, with a sidebar."""
    title, rest = title_of(lines, data)
    site = one(data, "site")
    return f"""<!DOCTYPE html>
<html><head><meta charset="{encoding}"><title>{escape("".join(title))}</title></head><body>
<div id="top"><a href="/">{site}</a><span>今天是</span><a href="/rss">RSS</a></div>
<div class="breadcrumb">首页 &gt; {one(data, "path", "新闻发布")}</div>
<div class="main"><div class="content-left"><div class="news-title">{"".join(map(escape, title))}</div>
<div class="news-info">时间：{one(data, "time")}　来源：{one(data, "from")}　【字号：<a>大</a> <a>中</a> <a>小</a>】 <a>打印</a></div>
<div class="news-content">
{body(rest, "<p>　　{}</p>", "<p>　　{}</p>")}
</div>
<div class="prevnext">上一篇：<a href="11.html">{one(data, "prev", "没有了")}</a><br>下一篇：<a href="12.html">{one(data, "next", "没有了")}</a></div></div>
<div class="sidebar"><h4>热点推荐</h4><ul><li><a href="21.html">一图读懂全省知识产权工作</a></li><li><a href="22.html">在线访谈：走近维权援助</a></li></ul></div></div>
<div class="foot">版权所有 {site}　技术支持：信息中心</div></body></html>
"""


def reprint(lines: list[str], data: Page, encoding: str, number: int) -> str:
    """A policy portal that reprints papers."""
    title = lines[0]
    return f"""<!DOCTYPE html>
<html><head><meta charset="{encoding}"><title>{escape(title)} - 惠企政策库</title></head><body>
<div class="nav"><a href="/">惠企政策库</a> <a href="/vip">会员中心</a> <a href="/app">下载APP</a></div>
<h1>{escape(title)}</h1>
<p class="source">发布时间：2024-05-06 10:22　阅读：{number * 53}　<a href="#">收藏</a></p>
<div class="detail-content">
{body(lines[1:], "<p>{}</p>", "<p>{}</p>")}
</div>
<p class="tips">免责声明：本站转载文件仅供参考，以发文机关公布的文本为准。</p>
<div class="related"><h3>相关政策</h3><ul><li><a href="31.html">省级专利转化项目申报指南</a></li></ul></div>
<div class="copyright">Copyright © 惠企政策库 粤ICP备00000000号</div></body></html>
"""


def old_tables(lines: list[str], data: Page, encoding: str, number: int) -> str:
    """A site of the 2000s: nested tables, font tags, no classes."""
    title, rest = title_of(lines, data)
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>{escape("".join(title))}</title></head>
<body bgcolor="#FFFFFF" topmargin="0">
<table width="778" align="center"><tr><td><img src="banner.jpg" width="778" height="120"></td></tr>
<tr><td bgcolor="#CC0000"><font color="#FFFFFF"><a href="/">网站首页</a> | <a href="/zf">省政府</a> | <a href="/fg">法规规章</a> | <a href="/bs">网上办事</a></font></td></tr></table>
<table width="778" align="center"><tr><td width="160" valign="top"><table><tr><td>栏目导航</td></tr><tr><td><a href="1.htm">政府规章</a></td></tr><tr><td><a href="2.htm">规范性文件</a></td></tr></table></td>
<td><table width="600"><tr><td align="center"><font size="5"><b>{"<br>".join(map(escape, title))}</b></font></td></tr>
<tr><td align="center"><font size="2">发布日期：{one(data, "time")}　　点击数：{number * 91}</font></td></tr><tr><td><hr></td></tr>
<tr><td>
{body(rest, "　　{}<br>", "<div align=right>{}</div>")}
</td></tr><tr><td align="right">【<a href="javascript:window.print()">打印本页</a>】【<a href="javascript:window.close()">关闭窗口</a>】</td></tr></table></td></tr></table>
<table width="778" align="center"><tr><td align="center">{one(data, "site")}主办　鲁ICP备00000000号</td></tr></table>
</body></html>
"""


def hong_kong(lines: list[str], data: Page, encoding: str, number: int) -> str:
    """A Hong Kong press release."""
    title, rest = title_of(lines, data)
    end = rest.index("完")
    text = "<br><br>".join("　　" + escape(line) for line in rest[:end] if line)
    day = "<br>".join(escape(line) for line in rest[end + 1 :] if line)
    return f"""<!doctype html><html lang="zh-HK"><head><meta charset="{encoding}"><title>{escape(title[0])}</title></head><body>
<a href="#main" class="sr-only">跳至主要內容</a>
<div id="headerWrap"><a href="/">香港特別行政區政府　新聞公報</a></div>
<div class="controlBtns"><a>簡體版</a><a>English</a><a>寄給朋友</a></div>
<div id="PRHeadline"><span id="PRHeadlineSpan">{escape(title[0])}</span></div>
<div class="leftBody"><div><span id="pressrelease">{text}</span></div>
<div class="mB15 f15">完</div><div>{day}</div></div>
<div id="footer">2024 © 香港特別行政區政府 | 重要告示 | 私隱政策</div></body></html>
"""


def taiwan(lines: list[str], data: Page, encoding: str, number: int) -> str:
    """A page of a gazette of Taiwan."""
    title, rest = list(lines[:1]), list(lines[1:])
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN">
<html><head><meta http-equiv="Content-Type" content="text/html; charset={encoding}"><title>公報資訊網</title></head><body>
<div id="header"><a href="/" accesskey="U">:::</a> <a href="/">回首頁</a> <a href="/map">網站導覽</a></div>
<div id="path">目前位置：首頁 &gt; 公報內容</div>
<div id="content"><div class="tools"><a>友善列印</a> <a>轉寄好友</a></div>
<div class="doc"><p class="t">{escape(title[0])}</p>
{body(rest, "<p>{}</p>", "<p>{}</p>")}
</div></div>
<div id="foot">著作權聲明 | 隱私權保護政策 | 建議使用IE瀏覽器</div></body></html>
"""


STYLES: dict[str, Callable[[list[str], Page, str, int], str]] = {
    "table-box": table_box,
    "list-box": list_box,
    "ministry": ministry,
    "press": press,
    "reprint": reprint,
    "old-tables": old_tables,
    "hong-kong": hong_kong,
    "taiwan": taiwan,
}
