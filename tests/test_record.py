"""Every record keeps its schema, and every mention stands where it says."""

import json
from itertools import pairwise

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ipmine
from ipmine.frames import COLUMNS, frames
from ipmine.schema import record_schema

VALIDATOR = jsonschema.Draft202012Validator(record_schema())
MENTIONS = (
    "doc_numbers",
    "dates",
    "durations",
    "agencies",
    "targets",
    "citations",
    "responsibilities",
    "audiences",
)

# what policy papers are made of, put together at random
PIECES = st.sampled_from(
    """
关于印发 《知识产权强省建设纲要》 吉政发〔2022〕18号 国务院办公厅 省知识产权局 各市(州)人民政府 ， 。 、 ： 一、 （一） 1.
到2025年 2022年9月1日 不低于100万元 增长12.5% 牵头 负责 （ ） 知識(shí)產(chǎn)權(quán) &nbsp; 第一条 三年 20个工作日
根据 废止 「著作權法」 中華民國111年9月8日 智著字第10016001000號 主旨： 新?lián)?dāng) 附件： 抄送： 〔 《 》 (a) 十 〇 亿 等
2021—2035年
""".split()
    + ["\n", "　　", " "]
)
PAPERS = st.lists(PIECES, max_size=40).map("".join)


def check(paper: ipmine.Paper) -> None:
    record = paper.to_dict()
    VALIDATOR.validate(record)
    json.dumps(record, ensure_ascii=False, allow_nan=False)
    for kind in MENTIONS:
        rows = record[kind]
        for row in rows:
            assert 0 <= row["start"] < row["end"] <= len(paper.text), (kind, row)
            assert paper.text[row["start"] : row["end"]] == row["text"], (kind, row)
        assert all(a["start"] <= b["start"] for a, b in pairwise(rows)), kind
    for target in record["targets"]:
        if (quantity := target["quantity"]) is not None:
            assert paper.text[quantity["start"] : quantity["end"]] == quantity["text"]
    for index, section in enumerate(record["sections"]):
        assert paper.text[section["start"] : section["end"]]
        assert section["parent"] is None or section["parent"] < index
    for row in record["responsibilities"] + record["audiences"]:
        assert row["section"] is None or row["section"] < len(record["sections"])


@settings(deadline=None, max_examples=150)
@given(PAPERS)
def test_every_record_keeps_the_schema_and_its_places(text):
    check(ipmine.analyze(text))


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=200))
def test_any_text_gives_a_record(text):
    check(ipmine.analyze(text))


@settings(deadline=None, max_examples=60)
@given(PAPERS)
def test_the_analysis_is_a_function_of_the_text(text):
    assert ipmine.analyze(text) == ipmine.analyze(text)


@pytest.mark.parametrize("text", ["", "\n", "\r\n\r\n", " ", "\ufeff", "a", "。", "\x00", "🙂" * 50])
def test_almost_nothing_gives_an_empty_record(text):
    paper = ipmine.analyze(text)
    check(paper)
    assert not any(getattr(paper, kind) for kind in MENTIONS)


def test_line_ends_become_one_newline():
    assert ipmine.analyze("甲\r\n乙\r丙\n").text == "甲\n乙\n丙\n"


def test_frames_have_their_columns_also_when_empty():
    for tables in (frames([]), frames([ipmine.analyze("", id="empty")])):
        assert {name: list(frame.columns) for name, frame in tables.items()} == {
            name: list(columns) for name, columns in COLUMNS.items()
        }


def test_papers_without_ids_are_told_apart_in_frames():
    text = "吉林省人民政府关于加强保护的通知\n一、任务\n（一）加强保护。（省财政厅负责）\n"
    tables = frames([ipmine.analyze(text), ipmine.analyze(text, id="a"), ipmine.analyze(text, id="a")])
    assert tables["papers"]["paper"].tolist() == ["#1", "a", "a#3"]
    assert tables["sections"].set_index(["paper", "section"]).index.is_unique
    assert tables["responsibilities"]["paper"].tolist() == ["#1", "a", "a#3"]


def test_a_paper_that_stands_twice_is_noted_with_its_place() -> None:
    paper = (
        "某市人民政府关于命名示范企业的通知\n\n各区人民政府：\n经研究，决定命名甲公司等12家企业为示范企业。\n"
        "某市人民政府\n2013年10月9日\n"
    )
    assert ipmine.analyze(paper).source.notes == ()
    twice = ipmine.analyze(paper + paper)
    assert twice.source.notes == (f"holds the same paper once more from {len(paper)} on",)
    assert frames([twice])["papers"]["notes"].tolist() == list(twice.source.notes)
