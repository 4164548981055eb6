"""Displays: all text shows, nothing in it acts, marks nest, long papers stay quick."""

import dataclasses
import re
from html.parser import HTMLParser

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from timing import seconds

from ipmine import Corpus, ThemeModel, analyze
from ipmine.paper import Paper
from ipmine.records import Date, DocNumber, Repair, Section
from ipmine.show import paper_html, paper_text
from ipmine.show.escape import html, visible
from ipmine.show.marks import GONE, Mark, mended_places, snap, walk
from ipmine.themes import Exemplar, Theme

NOTICE = """吉林省人民政府关于加强专利保护的通知
吉政发〔2022〕18号
各市（州）人民政府：
一、总体要求
（一）加强保护。到2025年，建成示范园区20个。（省知识产权局牵头，省财政厅、省司法厅等配合）
（二）完善服务。对中小企业给予资助，不超过10万元。
吉林省人民政府
2022年9月1日
"""


class Page(HTMLParser):
    """Balanced tags, and the text that a reader sees."""

    VOID = ("br", "img", "meta", "input", "hr")

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(page)
        assert not self.open, self.open

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.text.append(data)


def seen(page: str) -> str:
    return "".join("".join(Page(page).text).split())


def test_paper_page():
    paper = analyze(NOTICE, id="a")
    page = paper._repr_html_()
    assert "".join(NOTICE.split()) in seen(page)
    tags = Page(page).tags
    tips = [attrs.get("title") or "" for tag, attrs in tags if tag == "mark"]
    assert any("吉林省知识产权局" in tip and "lead" in tip for tip in tips)
    assert any("2025" in tip and "planned" in tip for tip in tips)
    assert "script" not in [tag for tag, _ in tags]
    assert [tag for tag, _ in tags].count("details") == 3
    assert "http" not in page


def test_a_mark_over_another_tells_for_both():
    paper = analyze("（一）加强保护。建成园区20个。（省知识产权局牵头）", region="220000")
    tips = [attrs.get("title") for tag, attrs in Page(paper_html(paper)).tags if tag == "mark"]
    assert any(
        "responsibility · 吉林省知识产权局 · lead\n" in f"{tip}\n" and "agency · 吉林省知识产权局" in tip
        for tip in tips
        if tip
    )
    quantities = [attrs for tag, attrs in Page(paper_html(paper)).tags if attrs.get("class") == "quantity"]
    assert quantities
    assert all("title" not in attrs for attrs in quantities)  # the target around it says it


def test_hostile_text_is_text():
    hostile = "<script>alert(1)</script>\n<img src=x onerror=alert(2)>]]>\u202eabc\x1b[31m\x00' onmouseover='x\ud800"
    paper = analyze(NOTICE + hostile, id="<b>'\"")
    mended = dataclasses.replace(paper, repairs=(Repair("<i>", 0, 3, "<script>", ("'><b>",)),))
    for page in (paper_html(paper), paper_html(mended), Corpus([paper, mended])._repr_html_()):
        names = {tag for tag, _ in Page(page).tags}
        assert not names & {"script", "img", "b", "i"}
        assert not any(name.startswith("on") for _, attrs in Page(page).tags for name in attrs)
        assert "\u202e" not in page
        assert "\x1b" not in page
        page.encode()
    # shown in the text, or behind the sign of what was mended away
    assert "alert(2)" in paper_html(paper)
    bare = paper_html(dataclasses.replace(paper, repairs=()))
    assert "alert(2)" in seen(bare)
    assert "[U+202E]abc" in seen(bare)
    assert "\x1b[31m" not in paper_text(paper, colour=False)


def test_mended_place_shows_what_stood_there():
    text = "知識(shí)產權局於2022年9月1日發布"
    base = analyze(text)
    cut = Date(5, 12, text[5:12], None, "other")  # its start cuts through the damage
    paper = dataclasses.replace(base, dates=(cut,), repairs=(Repair("pinyin", 1, 7, "識", ()),))
    page = Page(paper_html(paper))
    assert "知識產權局" in "".join(page.text)
    assert any("識(shí)" in (attrs.get("title") or "") for _, attrs in page.tags)
    left = dataclasses.replace(base, repairs=(Repair("misaligned_gbk", 0, 2, None, ("甲", "乙")),))
    assert "甲 / 乙" in paper_html(left)
    assert "知識(shí)" in seen(paper_html(left))


def test_what_was_taken_out_stays_behind_its_character():
    text = "一、加強(qiáng)。(hù)護\n(x)"
    gone = [Repair("pinyin", 4, 11, ""), Repair("pinyin", 12, 16, ""), Repair("pinyin", 18, 21, "")]
    places = mended_places(text, gone)
    assert [(text[p.start : p.end], p.shown) for p in places] == [("強(qiáng)", "強"), ("(hù)", GONE), ("(x)", GONE)]
    assert "the source has: 強(qiáng)" in places[0].tip
    beside = mended_places(text, [Repair("width", 3, 4, "强"), gone[0]])
    assert [(p.start, p.end, p.shown) for p in beside] == [(3, 11, "强")]
    section = Section(start=0, end=11, level=1, label="一、", title="加强", parent=None)
    page = paper_html(dataclasses.replace(analyze(""), text=text, repairs=tuple(gone), sections=(section,)))
    assert re.search("<summary>一、加<span[^>]*>強</span>。</summary>", page)


def test_places_side_by_side_are_one_unless_a_mark_ends_between():
    repairs = (Repair("mojibake", 0, 2, "甲"), Repair("mojibake", 2, 4, "乙"), Repair("mojibake", 4, 6, "丙"))
    base = dataclasses.replace(analyze(""), text="aabbccd", repairs=repairs)
    assert "<span class=mended title='mended; the source has: aabbcc'>甲乙丙</span>d" in paper_html(base)
    marked = paper_html(dataclasses.replace(base, dates=(Date(0, 4, "aabb", None, "other"),)))
    assert re.search(
        "<mark class=date[^>]*><span class=mended[^>]*>甲乙</span></mark><span class=mended[^>]*>丙", marked
    )


def test_repairs_of_two_steps_are_one_place():
    places = mended_places("abcdefgh", [Repair("x", 0, 6, "AB"), Repair("y", 2, 4, "c"), Repair("z", 6, 7, "G")])
    assert [(p.start, p.end, p.shown) for p in places] == [(0, 6, "AB"), (6, 7, "G")]


marks = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 30)).filter(lambda t: t[0] != t[1]).map(sorted), max_size=25
).map(lambda pairs: [Mark(a, b, "date", "") for a, b in pairs])


@given(marks, st.sets(st.integers(0, 30)), st.lists(st.tuples(st.integers(0, 30), st.integers(1, 4)), max_size=4))
def test_walk_nests_and_loses_nothing(given_marks, cuts, damage):
    text = "".join(chr(0x4E00 + i) for i in range(30))
    repairs = [Repair("pinyin", a, min(a + n, 30), "改") for a, n in damage if a < 30]
    places = mended_places(text, repairs)
    stack, shown, reached = [], [], 0
    for step, what, until in walk(text, given_marks, places, cuts):
        if step == "open":
            stack.append(what)
        elif step == "close":
            assert stack.pop() is what
        elif step == "cut":
            assert not stack
        else:
            start, end = (what, until) if step == "text" else (what.start, what.end)
            assert start == reached
            reached = end
            shown.append(text[start:end])
            assert all(m.start <= start and end <= m.end for m in stack)
    assert not stack
    assert "".join(shown) == text


def test_marks_around_a_mended_place_are_widened():
    places = mended_places("abcdefgh", [Repair("x", 2, 5, "C")])
    assert snap([Mark(0, 3, "date", ""), Mark(4, 8, "date", "")], places) == [
        Mark(0, 5, "date", ""),
        Mark(2, 8, "date", ""),
    ]


def test_long_paper_is_folded():
    paper = analyze("\n".join(f"（{i}）第{i}项。{NOTICE.splitlines()[4]}" for i in range(60)))
    length = len(paper.text)

    def grown(times: int) -> Paper:
        moved = [
            dataclasses.replace(a, start=a.start + k * length, end=a.end + k * length)
            for k in range(times)
            for a in paper.agencies
        ]
        sections = [
            dataclasses.replace(s, start=s.start + k * length, end=s.end + k * length, parent=None)
            for k in range(times)
            for s in paper.sections
        ]
        return dataclasses.replace(
            paper, text=paper.text * times, agencies=tuple(moved), sections=tuple(sections), targets=(), dates=(),
            responsibilities=(), audiences=(), citations=(), durations=(),
        )  # fmt: skip

    times = 200_000 // length + 1
    long, short = grown(times), grown(times // 4)
    assert seconds(lambda: paper_html(long)) < 9 * seconds(lambda: paper_html(short))
    page = paper_html(long)
    assert page.count("<details>") > 100
    assert page.count("<details open>") == 1


def test_a_paragraph_without_a_title_is_folded_under_its_first_clause():
    rest = "在安排资金时予以适当倾斜，优先支持其申报试点示范，优先推荐其先进经验，并在年度评估中按规定给予相应的加分，每年安排一定的补助资金支持其建设试点示范项目"
    paper = analyze(f"一、对投入较大的市，{rest}。\n二、對投(tóu)入較大的縣，{rest}。\n三、加强领导\n")
    page = paper_html(paper)
    headings = re.findall("<summary>(.*?)</summary>", page)
    plain = [re.sub("<[^>]+>", "", heading) for heading in headings]
    assert plain == ["一、对投入较大的市，", "二、對投入較大的縣，", "三、加强领导"]
    assert seen(page).count("在安排资金时予以适当倾斜") == 2


def test_many_marks_in_one_paragraph():
    text = "甲" * 6_000
    numbers = tuple(DocNumber(i, 6_000 - i // 2, "", "n", None, None, "1", "cited") for i in range(5_000))
    paper = dataclasses.replace(analyze(text), doc_numbers=numbers)
    page = paper_html(paper)
    assert seen(page).count("甲") == 6_000
    assert len(page) < 6_000_000


def test_empty_and_plain():
    assert "Nothing was found" in paper_html(analyze(""))
    assert "No paper." in Corpus()._repr_html_()
    assert "untitled" in paper_text(analyze(""))


def test_themes_page():
    said = Exemplar(0, "甲/<b>.txt", 0, 4, "<script>alert(1)</script>支持专利导航。", 0.5)
    label = "专利<img onerror=x>导航"
    first = Theme(0, label, (label, "别名"), ("导航", "<i>"), 3, 0.3, 0.9, 0.5, (said,))
    model = ThemeModel()
    assert "Not fitted yet" in model._repr_html_()
    lone = dataclasses.replace(first, index=1, label="其他", stability=None, coherence=None, exemplars=(), named=True)
    model.themes_, model.labels_, model.duplicates_ = [first, lone], np.array([0, 0, 0, 1, -1]), [[0, 1]]
    model.selection_, model.agreement_ = pd.DataFrame({"chosen": [True], "why": ["best of a & b"]}), 0.87
    bundle = model._repr_mimebundle_()
    page = bundle["text/html"]
    words = "".join(Page(page).text)
    assert "2 themes in 5 papers" in words
    assert "best of a & b" in words
    assert "0.87" in words
    assert "1 papers belong to no theme" in words
    assert "1 papers are copies" in words
    assert "<script>alert(1)</script>支持专利导航。" in words
    assert "too few papers to tell" in words
    assert "found again and again" in words
    assert not {tag for tag, _ in Page(page).tags} & {"script", "img", "i", "b"}
    assert bundle["text/plain"] == repr(model)


def test_terminal():
    paper = analyze(NOTICE)
    plain = paper_text(paper, colour=False)
    assert "⟦吉政发〔2022〕18号⟧n" in plain
    coloured = re.sub("\x1b\\[[0-9;]*m", "", paper_text(paper))
    assert NOTICE.strip() in coloured


def test_escape():
    assert html("a<'\"&\u202e") == "a&lt;&#39;&quot;&amp;[U+202E]"
    assert visible("行\n\t列") == "行\n\t列"
