"""Measures × agencies, and the workbook."""

import openpyxl
import pytest

from ipmine import Corpus, ReadError, analyze, convert
from ipmine.export import write_excel
from ipmine.frames import COLUMNS, frames
from ipmine.matrix import measures_without_lead, responsibility_matrix
from ipmine.show.measures import first_clause, measure_words

NOTICE = """一、重点任务
（一）加强保护。加大执法力度。（省知识产权局牵头，省财政厅、省司法厅配合）
（二）完善服务。建设服务窗口。（省财政厅、省司法厅按职责分工负责）
"""


def test_matrix():
    paper = analyze(NOTICE, id="a", region="220000")
    matrix = paper.responsibility_matrix()
    assert matrix.index.names == ["paper", "section", "measure"]
    assert list(matrix.columns) == ["吉林省财政厅", "吉林省司法厅", "吉林省知识产权局"]
    assert matrix.to_numpy().tolist() == [["support", "support", "lead"], ["responsible", "responsible", ""]]
    leaderless = measures_without_lead(paper.frames())
    assert leaderless["measure"].tolist() == ["（二）完善服务"]
    assert leaderless["agencies"].tolist() == ["吉林省财政厅；吉林省司法厅"]


LONG = "在安排相关资金时予以适当倾斜，优先支持其申报国家级试点示范，优先推荐其先进经验，并在年度评估中按规定给予相应的加分，每年安排一定的补助资金支持其建设"
PARAGRAPHS = f"""关于督查激励措施的通知
一、对知识产权保护成效明显、《条例》（试行）执行有力的市，{LONG}。（省知识产权局负责）
二、同时，强化资金保障措施，{LONG}。（省财政厅、省司法厅负责）
三、对按期完成机构改革、人员转隶、职能划转、档案移交、资产清查、账目核对、权责梳理工作的市，{LONG}。（省司法厅负责）
"""
CLAUSES = [
    "一、对知识产权保护成效明显、《条例》（试行）执行有力的市",
    "二、同时，强化资金保障措施",
    "三、对按期完成机构改革、人员转隶、职能划转、档案移交、资产清查、账目核对…",
]


def measures(matrix):
    return matrix.index.get_level_values("measure").tolist()


def test_paragraphs_without_a_title_are_named_by_their_first_clause():
    paper = analyze(PARAGRAPHS, id="a", region="220000")
    assert [section.title for section in paper.sections] == ["", "", ""]
    assert measures(paper.responsibility_matrix()) == CLAUSES
    assert measures_without_lead(paper.frames(), [paper])["measure"].tolist() == [CLAUSES[1]]
    # of many papers each takes its own
    other = analyze(PARAGRAPHS.replace("对知识产权", "对地理标志"), id="b", region="220000")
    both = responsibility_matrix(frames([other, paper]), [other, paper])
    assert measures(both) == [CLAUSES[0].replace("知识产权", "地理标志"), *CLAUSES[1:], *CLAUSES]
    with pytest.raises(ValueError, match="match"):
        responsibility_matrix(frames([other, paper]), [paper])


def test_names_of_measures_do_not_depend_on_script_and_damage():
    mirror = convert(PARAGRAPHS, "traditional").replace("識", "識(shí)").replace("產", "產(chǎn)")
    assert "識(shí)產(chǎn)權保護" in mirror
    assert measures(analyze(mirror, region="220000").responsibility_matrix()) == CLAUSES


def test_measures_of_one_name_are_told_apart():
    text = "".join(f"{k}、{t}\n{NOTICE[NOTICE.index('（') :]}" for k, t in (("一", "保护"), ("二", "运用")))
    names = measures(analyze(text, region="220000").responsibility_matrix())
    assert names == [f"{k}、{m}" for k in "一二" for m in ("（一）加强保护", "（二）完善服务")]
    names = measures(analyze(NOTICE * 2, region="220000").responsibility_matrix())
    assert names == ["一、（一）加强保护", "一、（二）完善服务", "一、（一）加强保护 (2)", "一、（二）完善服务 (2)"]


@pytest.mark.parametrize(
    ("text", "clause", "whole"),
    [
        ("建设示范园区20个。支持", "建设示范园区20个", True),
        ("一是，加强保护，支持", "一是，加强保护", True),
        ("安排资金1,200万元，支持", "安排资金1,200万元", True),
        ("按照《甲，乙，丙条例》（试行，修订）办理；支持", "按照《甲，乙，丙条例》（试行，修订）办理", True),
        ("  \n加强保护\n支持", "  \n加强保护", True),
        ("甲" * 41, "甲" * 40, False),
        ("甲" * 40 + "，乙", "甲" * 40, True),
        ("甲" * 9 + "、" + "乙" * 41, "甲" * 9, False),
        ("（" + "甲，" * 30, "（" + "甲，" * 19 + "甲", False),
        ("", "", True),
    ],
)
def test_first_clause(text, clause, whole):
    end, at_pause = first_clause(text, 0, len(text))
    assert (text[:end], at_pause) == (clause, whole)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("一、加强保护。完善机制。（省财政厅牵头）\n", "一、加强保护"),
        ("一、加强保护\n建立机制，加大投入。（责任单位：省财政厅）\n", "一、加强保护 · 建立机制，加大投入"),
        ("一、加强保护\n建立保护机制，加大投入。\n责任单位：省财政厅\n", "一、加强保护 · 建立保护机制"),
        ("一、加强保护\n责任单位：省财政厅\n", "一、加强保护"),
        ("一、加强保护。完善机制。资金保障由省财政厅负责。另行通知。\n", "一、加强保护 · 资金保障由省财政厅负责"),
        (
            "一、加强保护\n资金由省市场监管厅（省财政厅）负责解释。\n",
            "一、加强保护 · 资金由省市场监管厅（省财政厅）负责解释",
        ),
        ("第三条 本办法由省财政厅负责解释。\n", "第三条 本办法由省财政厅负责解释"),
        ("第三条 资金保障由省财政厅负责；其他事项，由省司法厅负责。\n", "第三条 资金保障由省财政厅负责"),
        ("资金保障由省财政厅负责。\n", "资金保障由省财政厅负责"),
        (
            "一、加强保护\n" + "为完善机制，" * 20 + "资金由省财政厅负责。\n",
            "一、加强保护 · …" + "为完善机制，" * 13 + "资金由省财政厅负责",
        ),
    ],
)
def test_what_a_responsibility_is_for(text, measure):
    paper = analyze(text, region="220000")
    found = [r for r in paper.responsibilities if r.agency == "吉林省财政厅"]
    assert [measure_words(paper, r) for r in found] == [measure]


def test_nothing_found():
    matrix = analyze("没有责任单位").responsibility_matrix()
    assert matrix.shape == (0, 0)
    assert matrix.index.names == ["paper", "section", "measure"]
    assert measures_without_lead(Corpus().frames()).columns.tolist() == ["paper", "section", "measure", "agencies"]


def test_workbook(tmp_path):
    corpus = Corpus([analyze(NOTICE, id="=1+1"), analyze("甲\x07乙" * 20_000, id="b")])
    path = corpus.to_excel(tmp_path / "tables.xlsx")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == list(COLUMNS)
    assert [c.value for c in book["papers"][1]] == list(COLUMNS["papers"])
    assert book["papers"]["A2"].value == "'=1+1"
    assert book["papers"]["A2"].data_type == "s"
    tables = {"t": corpus.frames()["papers"].assign(title="甲\x07" * 40_000)}
    write_excel(tables, path)
    cell = openpyxl.load_workbook(path)["t"]["B2"].value
    assert len(cell) == 32_767
    assert cell.endswith("…")
    assert "\x07" not in cell
    assert [p.name for p in tmp_path.iterdir()] == ["tables.xlsx"]


def test_corpus_from_dir(tmp_path):
    (tmp_path / "a.txt").write_text(NOTICE, "utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    corpus = Corpus.from_dir(tmp_path)
    assert len(corpus) == 1
    assert len(corpus.refused) == 1
    assert len(corpus[:1]) == 1
    assert corpus[str(tmp_path / "a.txt")] is corpus[0]
    with pytest.raises(KeyError):
        corpus["c"]
    (tmp_path / "none").mkdir()
    with pytest.raises(ReadError, match="none"):
        Corpus.from_dir(tmp_path / "none")
