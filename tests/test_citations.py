"""Citations: which titles are documents, their numbers, and what the paper does with them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipmine.facts import CitationFact
from ipmine.resolve import citations as resolver
from ipmine.resolve import doc_numbers as number_resolver
from ipmine.scan import citations, scan_all
from ipmine.structure import Layout
from tests.casetable import Case, load


def resolve(text: str) -> list[CitationFact]:
    layout, scans = Layout(), scan_all(text)
    return resolver.resolve(text, layout, scans, number_resolver.resolve(text, layout, scans))


@pytest.mark.parametrize("case", load("citations"))
def test_case(case: Case) -> None:
    found = citations.scan(case.text)
    assert [(m.start, m.end, m.norm) for m in found] == [(*s, n) for s, n in zip(case.spans, case.norms, strict=True)]
    if "relations" in case.context:
        assert [f.relation for f in resolve(case.text)] == case.context["relations"].split(",")


@pytest.mark.parametrize(
    ("behind", "number"),
    [
        ("（国办发〔2030〕1号）", "国办发〔2030〕1号"),
        ("（国办发〔2030〕1号，以下简称《意见》）", "国办发〔2030〕1号"),
        ("（国办发〔2030〕1号、2号）", "国办发〔2030〕1号"),
        ("（甲省人民政府令第258号）", "甲省人民政府令第258号"),
        ("（见附件1）", None),
        ("。国办发〔2030〕1号", None),
        ("", None),
    ],
)
def test_the_number_in_the_bracket(behind: str, number: str | None) -> None:
    assert resolve(f"根据《甲管理办法》{behind}的要求")[0].doc_number == number


def test_the_issued_title_alone_on_a_line_is_the_paper_again() -> None:
    text = "现将《甲办法》印发给你们。\n\n附件：《甲办法》\n第一条　根据《乙法》。"
    assert [f.relation for f in resolve(text)] == ["self", "self", "basis"]


def test_a_revised_law_that_its_order_publishes() -> None:
    text = "《丙条例》已经国务院会议修订通过，现将修订后的《丙条例》公布，自2030年1月1日起施行。"
    assert [f.relation for f in resolve(text)] == ["self", "self"]


PIECES = [
    "《",
    "》",
    "〈",
    "〉",
    "「",
    "」",
    "办法",
    "根据",
    "同时废止",
    "。",
    "、",
    "\n",
    "（",
    "）",
    "国发〔2030〕1号",
    " ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_matches_are_in_order_and_apart(text: str) -> None:
    found = citations.scan(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[m.start] in "《〈「『" and text[m.end - 1] in "》〉」』" for m in found)
    assert len(resolve(text)) == len(found)


@pytest.mark.parametrize(
    "unit",
    ["《", "》", "《》", "《办法》", "《办法》、", "「要点」、", "〈", "「", "根据", "《办法》（", "第一条", "（"],
)
def test_hostile_repeats_stay_linear(unit: str) -> None:
    # far beyond any paper; quadratic work would take minutes
    text = unit * 20_000
    layout, scans = Layout(), scan_all("")
    scans.citations = citations.scan(text)
    resolver.resolve(text, layout, scans, [])
