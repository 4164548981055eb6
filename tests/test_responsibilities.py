"""Responsibilities: who leads, answers for and supports a measure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipmine.facts import AgencyFact, SectionFact
from ipmine.resolve import responsibilities as resolver
from ipmine.scan import duties, scan_all
from ipmine.structure import Layout
from tests.casetable import Case, load


def resolve(text, agencies=(), layout=None):
    scans = scan_all("")
    scans.duties = duties.scan(text)
    return resolver.resolve(text, layout or Layout(), scans, list(agencies))


@pytest.mark.parametrize("case", load("responsibilities"))
def test_case(case: Case) -> None:
    found = [(r.start, r.end, f"{r.role}{'+' if r.open else ''} {r.agency}") for r in resolve(case.text)]
    assert found == [(*s, n) for s, n in zip(case.spans, case.norms, strict=True)]


def agency(text: str, name: str, norm: str, **more: str) -> AgencyFact:
    start = text.index(name)
    return AgencyFact(start, start + len(name), norm, **more)


def test_a_remark_longer_than_the_name_is_no_part_of_it() -> None:
    text = "责任单位：省民政厅（老年幸福食堂、适老化改造）、公安、网信等部门\n"
    group = agency(text, "公安、网信等部门", "公安、网信等部门", kind="group")
    rows = resolve(text, [agency(text, "省民政厅", "甲省民政厅"), group])
    assert [(r.agency, text[r.start : r.end]) for r in rows] == [
        ("甲省民政厅", "省民政厅"),
        ("公安、网信等部门", "公安、网信等部门"),
    ]


def test_rows_take_the_norms_of_agencies() -> None:
    text = "（省市监厅（省知识产权局）牵头，发展改革委、甲公司按职责分工负责）"
    named = [
        agency(text, "省市监厅", "甲省市场监督管理厅"),
        agency(text, "省知识产权局", "甲省知识产权局"),
        agency(text, "发展改革委", "国家发展和改革委员会"),
    ]
    rows = resolve(text, named)
    assert [(r.agency, r.role) for r in rows] == [
        ("甲省市场监督管理厅", "lead"),
        ("甲省知识产权局", "lead"),
        ("国家发展和改革委员会", "responsible"),
        ("甲公司", "responsible"),
    ]


def test_an_agency_with_和_in_its_name_is_not_cut() -> None:
    text = "（省卫生和计划生育委员会和省财政厅负责）"
    rows = resolve(text, [agency(text, "省卫生和计划生育委员会", "甲省卫生和计划生育委员会")])
    assert [r.agency for r in rows] == ["甲省卫生和计划生育委员会", "省财政厅"]


def test_the_section_is_the_heading_above() -> None:
    text = "一、甲事。（市甲局负责）\n二、乙事。（市乙局负责）"
    layout = Layout(sections=[SectionFact(0, 4, 1, "一、", "甲事", None), SectionFact(13, 17, 1, "二、", "乙事", None)])
    assert [r.section for r in resolve(text, layout=layout)] == [0, 1]
    assert [r.section for r in resolve(text)] == [None, None]


def test_agencies_get_the_role_of_their_duty() -> None:
    text = "（市甲局牵头，市乙局配合）"
    named = [agency(text, "市甲局", "甲"), agency(text, "市乙局", "乙"), agency(text, "市乙", "丙", role="issuer")]
    resolver.apply_roles(named, resolve(text, named[:2]))
    assert [a.role for a in named] == ["lead", "support", "issuer"]


PIECES = [
    "（",
    "）",
    "〔",
    "〕",
    "市甲局",
    "、",
    "，",
    "；",
    "牵头",
    "负责",
    "配合",
    "等",
    "和",
    "责任单位：",
    "由",
    "\t",
    "\n",
    "列第一位者为牵头单位",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_parties_stand_within_their_statements(text: str) -> None:
    statements = duties.scan(text)
    assert all(m.start <= p.start < p.end <= m.end for m in statements for p in m.parts)
    assert all(0 <= r.start < r.end <= len(text) and r.agency for r in resolve(text))


@pytest.mark.parametrize(
    "unit",
    [
        "（",
        "）",
        "（负责",
        "负责）",
        "（负责）",
        "牵头，",
        "由",
        "由市甲局负责",
        "、",
        "市甲局、",
        "责任单位：",
        "\t",
        "等",
        "和",
        "（市甲局牵头）",
    ],
)
def test_hostile_repeats_stay_linear(unit: str) -> None:
    # far beyond any paper; quadratic work would take minutes
    resolve(unit * 12_000)


def test_who_carries_it_out_in_a_bracket_does_not_lead() -> None:
    text = "牵头部门：市财政局（市国库中心具体承办）；协同部门：市教育局\n"
    known = [agency(text, name, name) for name in ("市财政局", "市国库中心", "市教育局")]
    assert [(r.role, r.agency) for r in resolve(text, known)] == [
        ("lead", "市财政局"),
        ("responsible", "市国库中心"),
        ("support", "市教育局"),
    ]
