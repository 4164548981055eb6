"""Audiences: the parties that a measure favours or binds."""

import pytest
from casetable import load
from hypothesis import given
from hypothesis import strategies as st

import ipmine
from ipmine.scan.audiences import scan


@pytest.mark.parametrize("case", load("audiences"))
def test_case(case):
    found = scan(case.text)
    assert [(m.start, m.end) for m in found] == case.spans
    assert [m.relation for m in found] == case.norms


@given(
    st.lists(
        st.sampled_from("对 企业 的 ， 给予 应当 支持 。 第五条 不得 为 提供 农户 可申请 、 （一）".split()),
        max_size=30,
    ).map("".join)
)
def test_parties_stand_in_order_inside_the_text(text):
    end = 0
    for match in scan(text):
        assert end <= match.start < match.end <= len(text)
        end = match.end


def test_an_organ_is_an_agency_and_no_audience():
    paper = ipmine.analyze(
        "某省人民政府关于加强保护的意见\n\n各市人民政府：\n一、省知识产权局应当加强统筹。\n二、专利代理机构应当加强自律。\n"
    )
    assert [a.norm for a in paper.audiences] == ["专利代理机构"]
    assert paper.sections[paper.audiences[0].section].label == "二、"


@pytest.mark.parametrize("piece", ["对", "对企业", "给予", "应当", "支持", "为"])
def test_work_grows_with_the_text(piece):
    short, long = scan(piece * 2000), scan(piece * 4000)
    assert len(long) <= 2 * len(short) + 2
    assert all(m.end - m.start <= 80 for m in long)
