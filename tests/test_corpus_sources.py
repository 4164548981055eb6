"""Corpora out of folders, frames and JSONL."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from many import folder_of, text_of

from ipmine import Corpus, ReadError, analyze
from ipmine.batch import Refusal
from ipmine.corpus import analyze_partition
from ipmine.corpus.items import printable


def test_folder_keeps_the_order_of_names(tmp_path: Path) -> None:
    corpus = Corpus.from_dir(folder_of(tmp_path / "papers", 3))
    assert corpus.entries == len(corpus) == 3
    assert [Path(paper.id).name for paper in corpus] == ["0000.txt", "0001.txt", "0002.txt"]
    assert corpus.texts == [text_of(n) for n in range(3)]


def test_folder_without_papers_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="without documents"):
        Corpus.from_dir(tmp_path)
    with pytest.raises(ReadError, match="no such file"):
        Corpus.from_dir(tmp_path / "nowhere")


def test_missing_folder_beside_a_good_one_is_refused_by_name(tmp_path: Path) -> None:
    corpus = Corpus.from_dir(folder_of(tmp_path / "papers", 1), tmp_path / "nowhere")
    good, bad = corpus.results()
    assert not isinstance(good, Refusal)
    assert bad == Refusal(str(tmp_path / "nowhere"), "no such file or folder")


def test_frame_with_context_and_holes() -> None:
    frame = pd.DataFrame(
        {
            "name": ["a", "b", "c", "d"],
            "body": [text_of(1), None, "  ", "某市人民政府关于某事的通知\n各区县:\n　　请今年底前完成。"],
            "day": [None, None, None, "2020-05-01"],
        }
    )
    corpus = Corpus.from_frame(frame, text="body", id="name", issued="day")
    first, none, blank, last = corpus.results()
    assert not isinstance(first, Refusal)
    assert not isinstance(last, Refusal)
    assert first.meta.doc_number == "某政办发〔2021〕2号"
    assert none == Refusal("b", none.reason)
    assert "missing or no string" in none.reason
    assert blank == Refusal("c", "empty")
    assert [date.norm for date in last.dates] == ["2020-12-31"]
    assert [paper.id for paper in corpus] == ["a", "d"]


def test_frame_without_the_column_is_an_error() -> None:
    with pytest.raises(KeyError, match="no column 'text'"):
        Corpus.from_frame(pd.DataFrame({"body": ["x"]}))


def test_lines_with_faults_are_refused_by_number(tmp_path: Path) -> None:
    path = tmp_path / "papers.jsonl"
    rows = [
        json.dumps({"id": "a", "text": text_of(0)}),
        "",
        "{broken",
        "[1]",
        json.dumps({"id": "b"}),
        json.dumps({"text": text_of(1), "region": "220000"}),
    ]
    path.write_bytes(b"\xef\xbb\xbf" + "\n".join(rows).encode() + b"\n\xff\xfe\n")
    results = list(Corpus.from_jsonl(path).results())
    reasons = [r.reason for r in results if isinstance(r, Refusal)]
    assert [r.id for r in results if not isinstance(r, Refusal)] == ["a", f"{path}:6"]
    # as an editor counts, blank lines too
    assert [r.path for r in results if isinstance(r, Refusal)] == [f"{path}:3", f"{path}:4", f"{path}:5", f"{path}:7"]
    assert ["JSON" in reason for reason in reasons] == [True, True, False, True]
    assert reasons[2] == "has no field 'text'"


def test_blank_lines_count(tmp_path: Path) -> None:
    path = tmp_path / "papers.jsonl"
    path.write_text("\n\n{x\n \n{y\n\n\n{z\n\n", "utf-8")
    lines = [r.path.rpartition(":")[2] for r in Corpus.from_jsonl(path).results() if isinstance(r, Refusal)]
    assert lines == ["3", "5", "8"]


TEXT = "某市人民政府关于某事的通知\n各区县:\n　　请今年底前由市财政局完成。"


def rows_of(path: Path, frame: pd.DataFrame) -> dict[str, list[tuple[str, str | None, str]]]:
    """What a frame gives, as a frame, as JSONL and as a partition: id, day of issue, agency."""
    frame.to_json(path, orient="records", lines=True, force_ascii=False)
    found = {}
    for name, corpus in (("frame", Corpus.from_frame(frame)), ("jsonl", Corpus.from_jsonl(path))):
        found[name] = [(paper.id, paper.meta.issued, paper.agencies[-1].norm) for paper in corpus]
    papers, agencies = analyze_partition(frame, "papers"), analyze_partition(frame, "agencies")
    last = agencies.groupby("paper", sort=False)["norm"].last()
    found["partition"] = list(zip(papers["paper"], papers["issued"], last, strict=True))
    return found


def test_usual_columns_are_used_wherever_papers_come_from(tmp_path: Path) -> None:
    frame = pd.DataFrame({"id": ["p"], "text": [TEXT], "issued": ["2020-05-01"], "region": ["220100"]})
    found = rows_of(tmp_path / "papers.jsonl", frame)
    assert found["frame"] == found["jsonl"] == found["partition"] == [("p", "2020-05-01", "长春市财政局")]


def test_named_columns_go_before_the_usual_ones() -> None:
    frame = pd.DataFrame({"id": ["p"], "name": ["q"], "text": [TEXT], "issued": ["2020"], "day": ["2021-01-01"]})
    (paper,) = Corpus.from_frame(frame, id="name", issued="day")
    assert (paper.id, paper.meta.issued) == ("q", "2021-01-01")
    (paper,) = Corpus.from_frame(frame.drop(columns="id").set_index("name"))  # without a column, the index
    assert (paper.id, paper.meta.issued) == ("q", "2020")


TWICE = "its id stands twice; the first is kept"


def test_one_answer_for_ids_that_stand_twice(tmp_path: Path) -> None:
    frame = pd.DataFrame({"id": ["a", "b", "a"], "text": [text_of(n) for n in range(3)]})
    frame.to_json(tmp_path / "papers.jsonl", orient="records", lines=True, force_ascii=False)
    papers = [analyze(text, id=id) for id, text in zip(frame["id"], frame["text"], strict=True)]
    for name, corpus in {
        "frame": Corpus.from_frame(frame),
        "jsonl": Corpus.from_jsonl(tmp_path / "papers.jsonl"),
        "held": Corpus(papers),
    }.items():
        results = corpus.analyze(tmp_path / name, n_jobs=1, progress=False)
        assert [paper.id for paper in corpus] == results.frame("papers")["paper"].tolist() == ["a", "b"]
        assert list(corpus.refused) == [Refusal("a", TWICE)]
        assert results.refused.values.tolist() == [["a", TWICE]]


def test_papers_without_an_id_are_told_apart_by_their_place(tmp_path: Path) -> None:
    corpus = Corpus([analyze(text_of(0)), analyze(text_of(1), id="a"), analyze(text_of(2))])
    results = corpus.analyze(tmp_path, n_jobs=1, progress=False)
    assert results.frame("papers")["paper"].tolist() == corpus.frames()["papers"]["paper"].tolist() == ["#1", "a", "#3"]
    assert corpus["#3"].text == text_of(2)


@pytest.mark.parametrize("given", [[1, 2], "papers.csv", {"text": ["x"]}, None])
def test_what_is_no_frame(given: Any) -> None:
    for take in (Corpus.from_frame, analyze_partition):
        with pytest.raises(TypeError, match=f"a pandas DataFrame is due, not {type(given).__name__}"):
            take(given)


def test_a_column_that_stands_twice_is_an_error() -> None:
    with pytest.raises(KeyError, match="more than one column 'text'"):
        Corpus.from_frame(pd.DataFrame([["x", "y"]], columns=["text", "text"]))


def test_other_kinds_and_results_of_a_run_are_passed_over(tmp_path: Path) -> None:
    papers = folder_of(tmp_path / "papers", 2)
    (papers / "a.xlsx").write_bytes(b"x")
    (papers / "page.html").write_text("<!DOCTYPE html><p>通知")
    corpus = Corpus.from_dir(papers, leave_out=[papers / "page.html"])
    assert corpus.passed_over == {".xlsx": 1}
    assert corpus.entries == 2
    assert Corpus.from_frame(pd.DataFrame({"text": ["x"]})).passed_over == {}
    # the folder of the results stands among the papers
    for _ in range(2):
        results = Corpus.from_dir(papers, leave_out=[papers / "page.html"]).analyze(
            papers / "out", n_jobs=1, progress=False
        )
        (papers / "out" / "report.html").write_text("<!DOCTYPE html><p>通知")
        assert len(results.frame("papers")) == 2


def test_missing_lines_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReadError):
        Corpus.from_jsonl(tmp_path / "none.jsonl")


def test_names_in_other_encodings_can_be_written() -> None:
    assert printable(b"/a/\xd0\xc2.txt".decode("utf-8", "surrogateescape")) == r"/a/\udcd0\udcc2.txt"
