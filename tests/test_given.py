"""What a caller gives beside a paper: read where it can be, refused in one line where not."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import ipmine
from ipmine import Corpus, given, lexicon
from ipmine.batch import Refusal
from ipmine.cli import main

PAPER = "某市人民政府办公室关于做好某项工作的通知\n各区人民政府：\n　　请今年底前建成服务站10个。\n"


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("2022-09-01", "2022-09-01"),
        ("2022-9-1", "2022-09-01"),
        ("2022/9/1", "2022-09-01"),
        ("2022.09.01", "2022-09-01"),
        ("2022年9月1日", "2022-09-01"),
        ("20220901", "2022-09-01"),
        ("20220901.0", "2022-09-01"),
        (" 2022-09-01 08:30:00+08:00 ", "2022-09-01"),
        ("2022-09-01T00:00:00.000000000", "2022-09-01"),
        ("2022-09", "2022-09"),
        ("2022年9月", "2022-09"),
        ("2022", "2022"),
        ("2022年", "2022"),
        (date(2022, 9, 1), "2022-09-01"),
        (datetime(2022, 9, 1, 8, 30), "2022-09-01"),
        (pd.Timestamp("2022-09-01 08:30"), "2022-09-01"),
        (None, None),
    ],
)
def test_days(value: Any, edtf: str | None) -> None:
    assert given.day("issued", value) == edtf


@pytest.mark.parametrize(
    "value", ["", "abc", "不详", "2022-13-01", "2022-02-30", "22-9-1", "2022-09-01/2022-09-30", 20220901, 3.5]
)
def test_what_is_no_day(value: Any) -> None:
    with pytest.raises(ValueError, match=r"issued=.* is no day"):
        ipmine.analyze(PAPER, issued=value)


def test_a_day_as_pages_write_it_is_edtf_in_the_record() -> None:
    paper = ipmine.analyze(PAPER, issued="2022/3/1")
    assert paper.meta.issued == "2022-03-01"
    assert paper.targets[0].deadline == "2022-12-31"


def test_regions() -> None:
    assert given.region(220000) == given.region("220000.0") == "220000"
    for value in ("22", "吉林省", 22):
        with pytest.raises(ValueError, match="no six-digit code"):
            ipmine.analyze(PAPER, region=value)


def test_every_code_that_the_gazetteer_lists_is_taken() -> None:
    listed = [row["code"] for row in lexicon.rows("places")]  # of today and former ones
    assert len(listed) > 3_600
    assert {"000000", "220000", "220100", "220182", "710000", "659001"} < set(listed)
    for code in listed:
        assert given.region(code) == code


@pytest.mark.parametrize(
    ("code", "division"),
    [
        ("110100", "110000"), ("310200", "310000"), ("500200", "500000"),  # 市辖区, 县
        ("419000", "410000"), ("659000", "650000"),  # 省直辖县级行政区划
        ("220101", "220100"), ("340201", "340200"),  # 市辖区
    ],
)  # fmt: skip
def test_codes_for_parts_together_are_those_of_the_division(code: str, division: str) -> None:
    assert given.region(code) == division


@pytest.mark.parametrize(
    ("code", "nearest"),
    [
        ("999999", ""),
        ("000001", ""),
        ("229999", "220000, 吉林省"),
        ("220199", "220100, 长春市"),
        ("222801", "220000, 吉林省"),
    ],
)
def test_codes_that_are_not_known(code: str, nearest: str, capsys: pytest.CaptureFixture[str]) -> None:
    hint = f" (it would lie in {nearest})" if nearest else ""
    line = f"'{code}' is no code of GB/T 2260 that the gazetteer knows{hint}"
    with pytest.raises(ValueError) as caught:  # noqa: PT011
        given.region(code)
    assert str(caught.value) == "region=" + line
    with pytest.raises(SystemExit):
        main(["extract", "a.txt", "--region", code])
    assert capsys.readouterr().err.splitlines()[-1] == "ipmine extract: error: argument --region: " + line


@pytest.mark.parametrize("value", [b"abc", None, 3, ["a"]])
def test_what_is_no_text(value: Any) -> None:
    for take in (ipmine.analyze, ipmine.words, ipmine.sentences, ipmine.convert):
        with pytest.raises(TypeError, match=f"a text is a str, not {type(value).__name__}"):
            take(value)


def test_a_row_with_a_bad_day_costs_no_other() -> None:
    frame = pd.DataFrame({"text": [PAPER] * 3, "day": ["2022/3/1", "不详", None], "place": [220000, None, 440000]})
    first, bad, last = Corpus.from_frame(frame, issued="day", region="place").results()
    assert not isinstance(first, Refusal)
    assert not isinstance(last, Refusal)
    assert first.meta.issued == "2022-03-01"
    assert last.meta.issued is None
    assert bad == Refusal("1", "issued='不详' is no day (2022-09-01), month (2022-09) or year (2022)")


def test_options_for_all_papers_are_read_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(PAPER, encoding="utf-8")
    with pytest.raises(ValueError, match="issued='soon'"):
        Corpus.from_dir(tmp_path, issued="soon")
    with pytest.raises(SystemExit) as stopped:
        main(["extract", str(tmp_path), "--issued", "soon"])
    assert stopped.value.code == 2
    line = "argument --issued: 'soon' is no day (2022-09-01), month (2022-09) or year (2022)"
    assert capsys.readouterr().err.splitlines()[-1] == f"ipmine extract: error: {line}"
    assert main(["extract", str(tmp_path), "--issued", "2022/3/1", "--region", "220000"]) == 0
    assert '"2022-12-31"' in capsys.readouterr().out
