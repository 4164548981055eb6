"""Parts of papers, page furniture, genres; and what holds for every text."""

from __future__ import annotations

import pytest
from casetable import Case, load
from counting import calls
from hypothesis import given, settings
from hypothesis import strategies as st

from ipmine import analyze
from ipmine.structure import PART_KINDS, Layout, parse
from ipmine.structure.box import is_key, is_publication
from ipmine.structure.chrome import is_furniture
from ipmine.structure.genre import GENRES
from ipmine.structure.titles import kind_of

LINES = [
    "某省人民政府关于加强标准化工作的通知", "某政发〔2022〕18号", "各市人民政府，省政府各部门：", "现将有关事项通知如下。",
    "一、总体要求", "（一）指导思想。坚持发展。", "1.加强研究；", "第一章 总则", "第一条 为了保护，制定本办法。",
    "附件：1.分工方案", "附件", "工作方案", "某省人民政府", "2022年9月1日", "（此件公开发布）", "抄送：某部。",
    "发布时间：2022-11-11", "打印", "上一篇：甲", "省长 张某", "各位代表：", "某厅厅长 王某：", "", "  ", "主  旨：甲。",
]  # fmt: skip


@pytest.mark.parametrize("case", load("parts"))
def test_parts(case: Case) -> None:
    parts = [part for part in parse(case.text).parts if part.kind != "body"]
    assert [case.text[p.start : p.end] for p in parts] == [case.text[a:b] for a, b in case.spans]
    assert [part.kind for part in parts] == case.norms


def test_units_count_the_papers_of_a_file() -> None:
    text = (
        "某局关于印发办法的通知\n各单位：\n现印发给你们。\n某局\n2022年9月1日\n附件1\n甲办法\n说明甲。\n"
        "附件2\n乙方案\n说明乙。\n"
    )
    assert [(p.unit, text[p.start : p.end]) for p in parse(text).parts if p.kind == "title"] == [
        (0, "某局关于印发办法的通知"),
        (1, "甲办法"),
        (2, "乙方案"),
    ]


def test_the_same_page_twice_is_two_units() -> None:
    page = "某乡人民政府：\n你乡请示收悉，现批复如下。\n某县人民政府\n2013年9月9日\n"
    layout = parse(page + "\n" + page)
    assert {part.unit for part in layout.parts} == {0, 1}
    assert [part.kind for part in layout.parts if part.unit == 0] == [p.kind for p in layout.parts if p.unit == 1]


def test_copies_are_cut_into_parties_over_their_lines() -> None:
    paper = "某省人民政府关于防汛的通知\n请认真执行。\n某省人民政府\n2022年9月8日\n"
    copies = "抄送：省法院、\n省检察院、省军区、省武警总队，中央驻本省的各家新闻单\n位，省科协、省妇联。\n报：省委。\n"
    assert analyze(paper + copies).meta.cc == [
        "省法院",
        "省检察院",
        "省军区",
        "省武警总队",
        "中央驻本省的各家新闻单位",
        "省科协",
        "省妇联",
        "省委",
    ]


def test_box_fields() -> None:
    text = (
        "发文字号：某府〔2009〕109号\n颁布日期:2009-07-02 生效日期:2009-08-01\n某市关于某事的意见\n各区人民政府：\n甲。"
    )
    fields = {(f.field, text[f.start : f.end]) for f in parse(text).box}
    assert fields == {("number", "某府〔2009〕109号"), ("issued", "2009-07-02"), ("effective", "2009-08-01")}


@pytest.mark.parametrize("colon", ["：", ""])
def test_a_box_whose_cells_are_parted_by_tabs(colon: str) -> None:
    text = (
        f"发文机关{colon}\t某省人民政府\t成文日期{colon}\t2022年09月08日\n"
        f"发文字号{colon}\t某政发〔2022〕18号\t发布日期{colon}\t2022年09月10日\t\n某省关于某事的通知\n各区人民政府：\n甲。"
    )
    assert {(f.field, text[f.start : f.end]) for f in parse(text).box} == {
        ("issuer", "某省人民政府"),
        ("issued", "2022年09月08日"),
        ("number", "某政发〔2022〕18号"),
        ("published", "2022年09月10日"),
    }


@pytest.mark.parametrize(
    "text",
    ["打印", "【字体：大 中 小】", "分享到：微信 微博", "首页 > 政务公开 > 通知", "扫一扫在手机打开当前页", "上一篇：", "- 12 -", "Top",
     "某ICP备05000000号", "http://www.example.org/a.html", "*****", "某厅 > 信息公开 > 规划计划", "新闻与公告 / 本院新闻",
     "某局全球资讯网 Some Office", "简体版 | English | 寄给朋友 | 政府主网页", ":::回首页｜网站导览｜RSS"],
)  # fmt: skip
def test_furniture(text: str) -> None:
    assert is_furniture(text)


@pytest.mark.parametrize(
    "text",
    [
        "打印设备管理办法",
        "微信支付管理",
        "大中小企业",
        "首页设计方案",
        "2022",
        "434.1",
        "国有",
        "标准化工作",
        "甲/乙类药品管理办法",
        "关于网站建设的通知",
    ],
)
def test_no_furniture(text: str) -> None:
    assert not is_furniture(text)


@pytest.mark.parametrize("text", ["索 引 号：甲", "发布时间 2022-01-29", "成文日期2018年2月5日", "· 索引号："])
def test_box_keys(text: str) -> None:
    assert is_key(text)


@pytest.mark.parametrize("text", ["来源可靠。", "时间安排如下", "标题新闻", "实施细则：甲"])
def test_no_box_keys(text: str) -> None:
    assert not is_key(text)


@pytest.mark.parametrize(
    "text", ["2023-05-09 19:34:31", "某网站 | 2016-12-26 19:49", "2017-01-20 来源：某部", "1996年03月15日出版"]
)
def test_publication_lines(text: str) -> None:
    assert is_publication(text)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("关于加强标准化工作的指导意见", "意见"),
        ("关于征求意见的函", "函"),
        ("专利资助办法（试行）", "办法"),
        ("某市规划（2021—2025年）", "规划"),
        ("《关于某事的通知》", "通知"),
        ("某局令", "命令"),
        ("专利法", "法律"),
        ("2026年某省政府工作报告", "报告"),
        ("某某新闻发布会", "发布会"),
        ("解决问题的方法", None),
        ("夏令", None),
        ("某局积极推动创建工作", None),
        ("来函", None),
    ],
)
def test_kinds(title: str, kind: str | None) -> None:
    assert kind_of(title) == kind


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("某局关于某事的通知\n各单位：\n甲。", "paper"),
        ("某市人民政府令\n第1号\n现予公布。\n市长 张某\n2020年1月1日", "order"),
        ("某省专利条例\n第一条 为了保护，制定本条例。", "law"),
        ("2026年某省政府工作报告\n各位代表：\n现在报告工作。", "report"),
        ("某某新闻发布会\n某厅厅长 王某：\n大家好！", "press"),
        ("某局推动创建工作\n近日，某局召开会议。", "news"),
        ("某某部公告\n中华民国99年9月24日\n农粮字第0991050551号\n主旨：某事。", "tw_gazette"),
        ("工作的总体要求是：落实纲要。\n一、加强研究", "fragment"),
    ],
)
def test_genres(text: str, genre: str) -> None:
    assert parse(text).genre == genre


# --- laws ----------------------------------------------------------------------------------

TEXTS = st.one_of(
    st.lists(st.sampled_from(LINES), max_size=30).map("\n".join),
    st.text(alphabet="一二第章条、（）()1.2 \n附件：日年月某府各。〔〕号", max_size=200),
    st.text(max_size=200),
)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_text_has_its_parts_in_order(text: str) -> None:
    layout = parse(text)
    check(text, layout)


def check(text: str, layout: Layout) -> None:
    end = unit = 0
    for part in layout.parts:
        assert part.kind in PART_KINDS
        assert end <= part.start < part.end <= len(text)
        assert part.unit in (unit, unit + 1)
        assert not text[end : part.start].strip()
        end, unit = part.end, part.unit
    assert not text[end:].strip()
    assert layout.genre in GENRES
    place = -1
    for k, section in enumerate(layout.sections):
        assert place < section.start < section.end <= len(text)
        assert text.startswith(section.label, section.start)
        if section.parent is None:
            assert section.level == 1
        else:
            assert section.parent < k
            assert section.level == layout.sections[section.parent].level + 1
        place = section.start
    for entry in layout.box:
        assert 0 <= entry.start <= entry.end <= len(text)


HOSTILE = [
    "〔", "（", "一、", "第一条", "1.", "附件：", "各", "、", "：", "。一、", "2022年", "二〇二〇年", "\n一、", "\n附件", "\n某局\n", "\n2022年9月1日",
    "大 ", "打印\n", "1", "(a)", "发布时间：", "关于", "的通知", " ", "\n", "《", "某府发〔2022〕", "号", "各单位，\n", "1.1.", "首页>", "日",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_grows_no_faster_than_the_text(piece: str) -> None:
    small, large = piece * 500, piece * 2000
    parse(small)
    assert calls(lambda: parse(large)) <= 5 * calls(lambda: parse(small)) + 2000


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_texts_end(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    check(text, parse(text))


@pytest.mark.parametrize("lost", ["????", "？？", " ?", "?"])
def test_blanks_that_an_encoding_lost_stand_behind_a_day(lost: str) -> None:
    text = f"民政部关于做好某项工作的通知\n各省民政厅：\n请认真贯彻执行。\n民政部\n2021年3月1日{lost}\n"
    assert analyze(text).meta.issued == "2021-03-01"
