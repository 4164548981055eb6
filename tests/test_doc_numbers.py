"""Document numbers: what is written, whose it is, and that hostile text costs nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipmine.resolve import citations
from ipmine.resolve import doc_numbers as resolver
from ipmine.scan import doc_numbers, scan_all
from ipmine.structure import Layout, Part, parse
from tests.casetable import Case, load


@pytest.mark.parametrize("case", load("doc_numbers"))
def test_case(case: Case) -> None:
    found = doc_numbers.scan(case.text)
    assert [(m.start, m.end, m.norm) for m in found] == [(*s, n) for s, n in zip(case.spans, case.norms, strict=True)]


def roles(text: str, layout: Layout | None = None) -> list[tuple[str, str]]:
    return [(f.norm, f.role) for f in resolver.resolve(text, layout or Layout(), scan_all(text))]


@pytest.mark.parametrize(
    "head",
    [
        "关于推进数据开放的通知\n甲政发〔2020〕6号\n各县人民政府：\n",
        "甲政发〔2020〕6号\n甲市人民政府关于推进数据开放的通知\n各县人民政府：\n",
        "发文字号： 甲政发〔2020〕6号\n发布日期：2020-03-01\n",
        "关于推进数据开放的通知\n（甲政发〔2020〕6号）\n\n各县人民政府：\n",
        "关于推进数据开放的通知甲政发〔2020〕6号各县人民政府：",
        "甲政发〔2020〕6号  签发人：张三\n关于推进数据开放的请示\n",
    ],
)
def test_the_own_number_and_its_repetitions(head: str) -> None:
    text = head + "根据乙发〔2019〕3号，制定本通知。甲政发〔2020〕6号自发布之日起施行。"
    assert roles(text)[:2] == [("甲政发〔2020〕6号", "self"), ("乙发〔2019〕3号", "cited")]
    assert roles(text)[-1] == ("甲政发〔2020〕6号", "self")


@pytest.mark.parametrize(
    ("behind", "number"),
    [
        ("〔甲发〔2021〕3号〕", "甲发〔2021〕3号"),
        ("[甲发[2021]3号]", "甲发〔2021〕3号"),
        ("【甲发〔2021〕3号】", "甲发〔2021〕3号"),
        ("（2021年修订）（甲发〔2021〕3号）", "甲发〔2021〕3号"),
        ("（以下简称《办法》）（甲发〔2021〕3号）", "甲发〔2021〕3号"),
        ("（2021年修订）（以下简称《办法》）", None),
        ("（2021年修订），甲发〔2021〕3号", None),
    ],
)
def test_the_bracket_behind_a_title(behind: str, number: str | None) -> None:
    text = f"根据《某某办法》{behind}，制定本通知。"
    scans = scan_all(text)
    facts = resolver.resolve(text, Layout(), scans)
    assert citations.resolve(text, Layout(), scans, facts)[0].doc_number == number


def test_a_number_below_the_head_is_not_the_own() -> None:
    text = "关于推进开放的通知\n各县人民政府：\n一是开放。二是共享。三是利用。四是保护。\n乙发〔2019〕3号\n"
    assert roles(text) == [("乙发〔2019〕3号", "cited")]


def test_an_attachment_has_no_own_number() -> None:
    text = "乙发〔2019〕3号\n"
    assert roles(text, Layout(parts=[Part("number", 0, 11, unit=1)])) == [("乙发〔2019〕3号", "cited")]


def test_the_order_line_of_a_law() -> None:
    text = "地方性法规\n2001年11月28日 国家知识产权局令第17号公布\n第一条 依照国务院令第5号。"
    assert roles(text) == [("国家知识产权局令第17号", "self"), ("国务院令第5号", "cited")]


def test_two_own_numbers_of_a_joint_paper() -> None:
    text = "经智字第10104605310号\n台财关字第10105008230号\n修正办法"
    assert [role for _, role in roles(text)] == ["self", "self"]


@pytest.mark.parametrize("between", [" ", "、", "          ", "\n"])
def test_own_numbers_on_one_line(between: str) -> None:
    numbers = between.join(["甲知联发〔2022〕18号", "甲财教〔2022〕3号", "甲税发〔2022〕4号"])
    text = (
        f"甲省知识产权局 甲省财政厅关于加强保护的通知\n{numbers}\n各县知识产权局：\n根据乙发〔2021〕20号，现通知如下。"
    )
    assert [role for _, role in roles(text, parse(text))] == ["self", "self", "self", "cited"]


def test_a_bare_order_takes_its_organ_from_the_paper() -> None:
    text = "《号码标准》（局令第32号）\n国家知识产权局令\n第三十二号\n现予公布。"
    assert roles(text) == [("国家知识产权局令第32号", "self")] * 2


def test_a_case_number_is_a_case() -> None:
    assert roles("依（2021）最高法知民终123号判决") == [("（2021）最高法知民终123号", "case")]
    assert roles("依高等法院一百零三年度诉字第1234号判决") == [("103年度诉字第1234号", "case")]


PIECES = [
    "国发",
    "〔2021〕",
    "〔",
    "〕",
    "20",
    "号",
    "、",
    "第",
    "令",
    "公告",
    "字第",
    "（",
    "）",
    "\n",
    " ",
    "年",
    "根据",
    "一十",
]


@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
def test_matches_are_in_bounds_and_in_order(text: str) -> None:
    found = doc_numbers.scan(text)
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert [m.start for m in found] == sorted(m.start for m in found)
    assert all(" " not in m.norm and "\n" not in m.norm for m in found)


@given(
    st.sampled_from(["吉政发", "国办发", "财税", "人社部发", "沪府办规", "国知发管字"]),
    st.integers(1949, 2099),
    st.integers(1, 9999),
    st.sampled_from(["〔{}〕", "[{}]", "（{}）", "【{}】"]),
    st.sampled_from(["", "根据", "《关于某事的通知》（", "见\n"]),
)
def test_the_norm_does_not_depend_on_the_brackets(series: str, year: int, number: int, bracket: str, lead: str) -> None:
    text = f"{lead}{series}{bracket.format(year)}{number}号"
    (found,) = doc_numbers.scan(text)
    assert found.norm == f"{series}〔{year}〕{number}号"
    assert (found.series, found.year, found.number) == (series, year, str(number))


@pytest.mark.parametrize(
    "unit",
    [
        "〔",
        "〔2021〕",
        "号",
        "十",
        "二〇二〇",
        "第",
        "令第",
        "公告第",
        "字第",
        "国",
        "国发〔2021〕1、",
        "、1号",
        "9",
        " ",
        "\n",
    ],
)
def test_hostile_repeats_stay_linear(unit: str) -> None:
    # far beyond any paper; quadratic work would take minutes
    doc_numbers.scan(unit * 30_000)
