"""Measures × agencies, and the workbook."""

import openpyxl
import pytest

from ipmine import Corpus, ReadError, analyze
from ipmine.export import write_excel
from ipmine.frames import COLUMNS
from ipmine.matrix import measures_without_lead

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
