"""The section tree: which labels are headings, at what level, with what title."""

from __future__ import annotations

import pytest
from casetable import Case, load

from ipmine.structure import parse
from ipmine.structure.labels import label_at, numeral


@pytest.mark.parametrize("case", load("sections"))
def test_sections(case: Case) -> None:
    found = parse(case.text).sections
    assert [(s.start, s.start + len(s.label)) for s in found] == case.spans
    assert [f"{s.level} {s.title}".strip() for s in found] == case.norms


def test_parents_follow_the_levels() -> None:
    text = "一、甲\n（一）乙\n1.丙\n（二）丁\n二、戊\n"
    assert [s.parent for s in parse(text).sections] == [None, 0, 1, 0, None]


def test_each_paper_of_a_file_has_its_own_tree() -> None:
    text = (
        "某局关于印发方案的通知\n各单位：\n一、甲\n1.乙\n某局\n2022年9月1日\n附件\n工作方案\n1.丙\n一、丁\n1.戊\n1.己\n"
    )
    sections = parse(text).sections
    assert [s.parent for s in sections][:2] == [None, 0]
    assert sections[2].parent is None


@pytest.mark.parametrize(
    ("written", "value"),
    [("十", 10), ("二十一", 21), ("一百零三", 103), ("廿五", 25), ("一三", 13), ("007", 7), ("二 十", 20), ("x", 0)],
)
def test_numerals(written: str, value: int) -> None:
    assert numeral(written) == value


@pytest.mark.parametrize("text", ["", "甲方", "2.5亿元", "2022年", "第三", "一般", "(TISC)", "（州）", "第十届"])
def test_no_labels(text: str) -> None:
    label = label_at(text, 0)
    assert label is None or label.family == "n.n"
