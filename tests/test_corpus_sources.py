"""Corpora out of folders, frames and JSONL."""

import json
from pathlib import Path

import pandas as pd
import pytest
from many import folder_of, text_of

from ipmine import Corpus, ReadError
from ipmine.batch import Refusal
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
    assert [r.id for r in results if not isinstance(r, Refusal)] == ["a", f"{path}:5"]
    assert ["JSON" in reason for reason in reasons] == [True, True, False, True]
    assert reasons[2] == "has no field 'text'"


def test_missing_lines_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReadError):
        Corpus.from_jsonl(tmp_path / "none.jsonl")


def test_names_in_other_encodings_can_be_written() -> None:
    assert printable(b"/a/\xd0\xc2.txt".decode("utf-8", "surrogateescape")) == r"/a/\udcd0\udcc2.txt"
