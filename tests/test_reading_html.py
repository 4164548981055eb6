"""HTML pages: whole pages of many styles (tests/pages), how lines are set, and hostile pages."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import seconds

from ipmine.reading import limits
from ipmine.reading.box_labels import LABELS, is_box_label, leading_label
from ipmine.reading.chrome_lines import is_furniture_line, is_imprint, opens_links, without_buttons
from ipmine.reading.html import read_html
from ipmine.reading.limits import Refused

PAGES = Path(__file__).parent / "pages"
NOTICE = (
    "<p>为完善知识产权保护体系，现就有关事项通知如下。</p><p>一、提高认识。各单位要充分认识重要意义。</p>"
    "<p>特此通知</p><p>某某局</p>"
)
NOTICE_TEXT = (
    "为完善知识产权保护体系，现就有关事项通知如下。\n一、提高认识。各单位要充分认识重要意义。\n特此通知\n某某局\n"
)


def text_of(html: str) -> str:
    return read_html(html.encode())[0]


# --- whole pages ----------------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.html")), ids=lambda p: p.stem)
def test_pages(path: Path) -> None:
    """`name.gb18030.html` is stored in UTF-8 and read in the encoding of its name."""
    encoding = path.suffixes[-2][1:] if len(path.suffixes) > 1 else "utf-8"
    text, source = read_html(path.read_text("utf-8").encode({"big5": "cp950"}.get(encoding, encoding)))
    assert text == path.with_suffix(".txt").read_text("utf-8")
    assert source.encoding == {"big5": "cp950"}.get(encoding, encoding)
    assert not any("declares" in note for note in source.notes)


def test_what_stands_behind_a_table_is_kept() -> None:
    page = (
        "<html><body><h1>某省人民政府关于印发方案的通知</h1><p>各市人民政府：</p><table><tr><td>指标</td><td>2025</td></tr>"
        "<tr><td>专利拥有量，每万人</td><td>20件，逐年提高</td></tr></table><p>某省人民政府</p><p>2022年3月1日</p></body></html>"
    )
    assert text_of(page).endswith("\n某省人民政府\n2022年3月1日\n")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_wrong_declaration_is_outvoted_and_noted(encoding: str) -> None:
    page = f'<html><head><meta charset="big5"></head><body>{NOTICE}</body></html>'
    text, source = read_html(page.encode(encoding))
    assert text == NOTICE_TEXT
    assert source.notes == (f"declares big5, is {source.encoding}",)


def test_the_caller_overrules_page_and_guess() -> None:
    page = '<meta charset="utf-8"><p>中国</p>'.encode("gb18030")
    assert read_html(page)[0] == "中国\n"
    assert read_html(page, encoding="big5")[0] == "笢弊\n"


def test_metas_are_noted_beside_the_text() -> None:
    page = f'<head><meta name="PubDate" content="2023-06-20 17:35"></head><body>{NOTICE}</body>'
    text, source = read_html(page.encode())
    assert "2023" not in text
    assert source.notes == ("meta pubdate: 2023-06-20 17:35",)


# --- the paper and the page around it ---------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(
            f"<h1>关于开展行动的通知</h1><div class=content>{NOTICE}</div><div class=info><table>"
            "<tr><td>索引号</td><td>000-1</td><td>发文机关</td><td>某某局</td></tr>"
            "<tr><td>成文日期</td><td>2020-01-02</td><td>有效性</td><td></td></tr></table></div>",
            "索引号：000-1\n发文机关：某某局\n成文日期：2020-01-02\n有效性：\n关于开展行动的通知\n" + NOTICE_TEXT,
            id="box-behind-the-text-comes-first",
        ),
        pytest.param(
            "<dl class=top><dt>索 引 号：</dt><dd>000-1</dd><dt>发文字号：</dt><dd></dd><dt>成文日期：</dt>"
            f"<dd>2020年1月2日</dd></dl><h1>关于开展行动的通知</h1><div id=zoom>{NOTICE}</div>",
            "索引号：000-1\n发文字号：\n成文日期：2020年1月2日\n关于开展行动的通知\n" + NOTICE_TEXT,
            id="box-as-definition-list",
        ),
        pytest.param(
            "<div class=h><div><div>发布机构：</div><div>某某局</div></div><div><div>主题词：</div><div></div></div></div>"
            f"<div class=bt>关于开展行动的通知</div><div class=nr>{NOTICE}</div>",
            "发布机构：某某局\n主题词：\n关于开展行动的通知\n" + NOTICE_TEXT,
            id="box-of-divs-does-not-swallow-the-title",
        ),
        pytest.param(NOTICE, NOTICE_TEXT, id="bare-paragraphs"),
        pytest.param(
            f"<title>关于开展行动的通知_某某网站</title><body>{NOTICE}",
            "关于开展行动的通知\n" + NOTICE_TEXT,
            id="title-of-the-page-where-the-text-has-none",
        ),
        pytest.param(
            f"<title>某某省知识产权局网站</title><body>{NOTICE}", NOTICE_TEXT, id="name-of-the-site-is-no-title"
        ),
        pytest.param(
            f'<div id=js_content style="visibility: hidden">{NOTICE}</div><p>微信扫一扫</p>',
            NOTICE_TEXT,
            id="page-that-hides-its-text-until-a-script-runs",
        ),
        pytest.param(
            f"<style>.m{{display:none}} @media print{{.c{{display:none}}}}</style><div class=m>{NOTICE}</div>"
            f"<div class=c>{NOTICE}</div>",
            NOTICE_TEXT,
            id="hidden-by-the-style-sheet",
        ),
        pytest.param(
            f"<div class=article><h1>关于开展行动的通知</h1>{NOTICE}</div>"
            "<div class=comments><p>说得好，希望尽快落实，造福群众，促进发展。</p></div>",
            "关于开展行动的通知\n" + NOTICE_TEXT,
            id="comments",
        ),
        pytest.param(
            f"<article><header><h1>关于开展行动的通知</h1><p>2020-01-02</p></header>{NOTICE}</article>"
            "<aside>限时优惠，欢迎选购。</aside>",
            "关于开展行动的通知\n2020-01-02\n" + NOTICE_TEXT,
            id="header-of-an-article-stays",
        ),
        pytest.param(
            "<div class=top><h2>某某省知识产权局</h2><p>今天是2020年1月2日，欢迎访问。</p></div>"
            f"<div class=con><div class=tit>关于印发要点的通知</div>{NOTICE}</div>",
            "关于印发要点的通知\n" + NOTICE_TEXT,
            id="greeting-of-the-site",
        ),
        pytest.param(
            "<p>根据<a href=1>《中华人民共和国专利法》</a>、<a href=2>《专利法实施细则》</a>，制定本办法。</p>"
            "<p><a href=3>第一条</a>　本办法适用于本市。</p>",
            "根据《中华人民共和国专利法》、《专利法实施细则》，制定本办法。\n第一条　本办法适用于本市。\n",
            id="links-in-the-text-stay",
        ),
        pytest.param(
            f"<div class=c>{NOTICE}<p>相关链接：</p><ul><li><a href=1>一图读懂</a></li></ul><p>联系人：王某，电话见附件。</p></div>",
            NOTICE_TEXT + "联系人：王某，电话见附件。\n",
            id="related-links-inside-the-text",
        ),
        pytest.param(
            "<h2>2020年拟资助项目公示</h2><table><tr><th>序号</th><th>名称</th><th>类别</th><th>日期</th></tr>"
            "<tr><td>1</td><td>某公司</td><td>专利</td><td>2020-1-2</td></tr></table>",
            "2020年拟资助项目公示\n序号\t名称\t类别\t日期\n1\t某公司\t专利\t2020-1-2\n",
            id="table-with-labels-as-heads-is-no-box",
        ),
        pytest.param(
            "<ul><li><a href=1>关于开展第一批申报的通知</a><span>2020-01-01</span></li></ul>",
            "关于开展第一批申报的通知 2020-01-01\n",
            id="a-list-of-links-is-not-lost-where-it-is-all-there-is",
        ),
    ],
)
def test_the_paper_on_a_page(page: str, expected: str) -> None:
    assert text_of(page) == expected


# --- how lines are set --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>知识\n   产权</p>", "知识产权"),
        ("<p>TRIPS\nagreement，第\n3条</p>", "TRIPS agreement，第 3条"),
        ("<p><span>国发</span><span>〔2022〕</span><b>18</b>号</p>", "国发〔2022〕18号"),
        ("<p>甲<br>乙<br/><br>丙</p>", "甲\n乙\n丙"),
        ("<p>　　甲&nbsp;&nbsp;乙　</p>", "　　甲  乙"),
        ("<p>&#12308;2022&#12309; A&amp;B &lt;通知&gt; &mdash;</p>", "〔2022〕 A&B <通知> —"),
        ("<p>m<sup>2</sup>，H<sub>2</sub>O</p>", "m2，H2O"),
        ("<p><ruby>識<rp>(</rp><rt>shí</rt><rp>)</rp></ruby>別<del>删去</del><ins>新增</ins></p>", "識別新增"),
        ("<pre>甲\n  乙\t丙</pre><p>丁  戊</p>", "甲\n  乙\t丙\n丁 戊"),
        ("<p>甲<!-- 注释 --><script>1</script><style>x</style>乙</p>", "甲乙"),
        ("<div>甲<p>乙</p>丙</div>", "甲\n乙\n丙"),
        ("<ul><li>甲</li><li>乙</li></ul>", "甲\n乙"),
        ("<ol><li>甲</li><li><p>乙</p><p>丙</p></li></ol>", "1. 甲\n2. 乙\n丙"),
        ("<ol type=I start=3><li>甲</li></ol><ol type=A><li>乙</li></ol>", "III. 甲\nA. 乙"),
        ("<ol reversed><li>甲</li><li>乙</li></ol>", "2. 甲\n1. 乙"),
        ("<ol><li value=7>甲</li><li>乙</li></ol>", "7. 甲\n8. 乙"),
        ('<ol style="list-style-type:cjk-ideographic"><li>甲</li></ol>', "一、甲"),
        ("<ol><li>甲<ol type=a><li>乙</li></ol></li><li>丙</li></ol>", "1. 甲\na. 乙\n2. 丙"),
        ("<ol><li>（一）甲</li><li>第二条 乙</li><li>3．丙</li></ol>", "（一）甲\n第二条 乙\n3．丙"),
        ("<table><tr><td>甲</td><td>乙</td></tr><tr><td></td><td>丙</td></tr></table>", "甲\t乙\n\t丙"),
        ("<table><tr><td colspan=2>甲</td><td>乙</td></tr><tr><td>1</td><td>2</td><td>3</td></tr></table>", "甲\t\t乙\n1\t2\t3"),
        ("<table><tr><td rowspan=2>甲</td><td>1</td></tr><tr><td>2</td></tr></table>", "甲\t1\n\t2"),
        ("<table><tr><td>甲<br>乙</td><td><p>丙</p><p>丁</p></td></tr></table>", "甲 乙\t丙 丁"),
        ("<table><tr><td>甲</td><td><table><tr><td>1</td><td>2</td></tr></table></td></tr><tr><td>乙乙乙乙</td><td>丙丙丙</td></tr></table>", "甲\t1 2\n乙乙乙乙\t丙丙丙"),
        ("<table><tr><td><table><tr><td>内一</td><td>内二</td></tr></table></td></tr></table>", "内一\t内二"),
        ("<table><tr><td>只有一栏</td></tr><tr><td>还是一栏</td></tr></table>", "只有一栏\n还是一栏"),
        ("<span style='display:block'>甲</span><span style='display: none'>乙</span><span>丙</span>", "甲\n丙"),
    ],
)  # fmt: skip
def test_lines(html: str, expected: str) -> None:
    assert text_of(f"<body>{html}") == expected + "\n"


# --- vocabulary -----------------------------------------------------------------------------


def test_labels_are_without_blanks_and_found_spread_out() -> None:
    for label in LABELS:
        assert label == "".join(label.split())
        assert is_box_label("　".join(label) + "：")
        assert leading_label(f"【{label}】：甲") == label


@pytest.mark.parametrize(
    "line",
    [
        "【字体：大 中 小】",
        "字号：[大] [中] [小] 打印 关闭",
        "分享到：微信 微博 QQ空间",
        "扫一扫在手机打开当前页",
        "当前位置：首页 > 政务公开 > 通知",
        "您现在的位置：首页>>要闻",
        "上一篇：关于放假的通知",
        "下一条：没有了",
        "返回顶部",
        "浏览次数：128次",
        "责任编辑：某某",
        ":::",
        "友善列印 轉寄",
        "【打印本页】【关闭窗口】",
    ],
)
def test_furniture(line: str) -> None:
    assert is_furniture_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "打印费用由申请人承担",
        "一、总体要求",
        "下一步工作安排",
        "上一年度专利申请量",
        "首页应当注明著录项目",
        "关闭小煤矿若干措施",
        "发文字号：国发〔2022〕1号",
        "大力推进知识产权保护",
        "中国国家知识产权局",
        "编辑出版单位应当取得许可。",
        "2022年9月1日",
        "微信公众号不得刊登虚假广告",
        "分享平台建设",
    ],
)
def test_text_is_no_furniture(line: str) -> None:
    assert not is_furniture_line(line)
    assert not opens_links(line)
    assert not is_imprint(line)
    assert without_buttons(line) == line


# --- hostile pages ----------------------------------------------------------------------------


@pytest.mark.parametrize("unit", ["<div>", "<ul><li>", "<blockquote>", "<table><tr><td>", "<form><section>"])
def test_hundred_thousand_deep_is_refused_at_once(unit: str) -> None:
    start = time.process_time()
    with pytest.raises(Refused, match="nested deeper"):
        read_html((unit * 100_000 + "知识产权").encode())
    assert time.process_time() - start < 10


def test_depth_below_the_limit_is_read() -> None:
    assert text_of("<div>" * (limits.MAX_HTML_DEPTH - 10) + "知识产权保护。") == "知识产权保护。\n"
    assert text_of("<span>" * 50_000 + "知识产权保护。") == "知识产权保护。\n"


def test_formatting_that_is_never_closed() -> None:
    with pytest.raises(Refused, match="never closed"):
        read_html("".join(f"<p><font color={k}>知" for k in range(20_000)).encode())
    assert text_of("<p><b>知" * 2000).count("知") == 2000


def test_an_element_of_a_hundred_thousand_attributes() -> None:
    with pytest.raises(Refused, match="attributes"):
        read_html(("<div " + " ".join(f"a{k}=1" for k in range(100_000)) + ">知识</div>").encode())
    picture = f'<img src="data:image/png;base64,{"A/b= " * 30_000}"><p>知识产权保护。</p>'
    assert text_of(picture) == "知识产权保护。\n"


def test_spans_of_millions_of_cells() -> None:
    rows = "<tr><td colspan=1000000 rowspan=99999999>甲</td><td>乙</td></tr>" * 300
    text = text_of(f"<table>{rows}</table>")
    assert text.count("甲") == 300
    assert len(text) < 300 * 1000


@pytest.mark.parametrize("open_", ["<title>某页", "<script>var a = 1;", "<style>.a{}", "<!-- ", "<textarea>"])
def test_an_element_that_is_never_closed_does_not_swallow_the_page(open_: str) -> None:
    text, source = read_html(f"<html><body>{open_}{NOTICE}".encode())
    assert "一、提高认识。各单位要充分认识重要意义。\n特此通知" in text
    assert source.notes == ("broken markup: read without the elements that are not closed",)


@pytest.mark.parametrize(
    "page", ["<html></html>", "<script>知识产权</script>", "<!--" * 5000, "<iframe src=a.html></iframe>", "<img>"]
)
def test_pages_without_text(page: str) -> None:
    with pytest.raises(Refused, match="without text"):
        read_html(page.encode())


@pytest.mark.parametrize(
    "unit",
    [
        "知识<br>",
        "<p>字体：大 中 小</p>",
        "<td rowspan=9>知",
        "<a href=x>识",
        "索 引 号：",
        "【打印】",
        "<li>一、",
        "&nbsp;<p>",
    ],
)
def test_time_grows_with_the_size_only(unit: str) -> None:
    def cost(times: int) -> float:
        data = ("<table><tr>" + unit * times + "<p>知识产权保护。").encode()
        return seconds(lambda: read_html(data))

    cost(200)
    assert cost(8000) < 40 * max(cost(800), 0.01)


@given(
    st.lists(
        st.sampled_from(
            "<div> </div> <p> </p> <table> </table> <tr> <td> </td> <ol> <li> </ol> <b> </b> <a href=x> </a> <br> <pre> "
            "</pre> <h1> </h1> <nav> <div/class=content> <td/colspan=3> <td/rowspan=2> 知识产权， 一、总则。 索引号： 2020-1-2 "
            "相关链接 打印 &nbsp; &#x3007; < > <!-- --> <p/hidden> <span> </span>".replace(" ", "\n").split("\n")
        ).map(lambda s: s.replace("/", " ", 1) if s.startswith("<") and "=" in s else s),
        max_size=60,
    )
)
def test_any_soup_of_tags_is_read_or_refused(pieces: list[str]) -> None:
    try:
        text, _ = read_html(" ".join(pieces).encode())
    except Refused:
        return
    assert text.endswith("\n")
    assert "\r" not in text
    assert "\xa0" not in text
