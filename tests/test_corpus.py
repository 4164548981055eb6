"""The corpus keeps what its README promises: the manifest is true, the papers are what the sources make."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from ipmine.gazetteer import gazetteer
from ipmine.reading import read_source

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpora" / "ip-policy"
KINDS = set("通知 意见 方案 办法 规定 规划 要点 令 公告 通告 批复 函 纪要 报告 发布会 新闻".split())
DAMAGES = {
    "pinyin-dense",
    "pinyin-some",
    "pinyin-spaced",
    "pinyin-toneless",
    "byte-shift",
    "html-entities",
    "mojibake",
    "spaced-title",
    "pdf-lines",
}


@cache
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("corpora_build", ROOT / "corpora" / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["corpora_build"] = module
    spec.loader.exec_module(module)
    return module


ROWS = maker().manifest()
BY_STEM = {row.stem: row for row in ROWS}


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def source_text(row: object) -> str:
    return str(maker().read_source(row.source()).text)  # type: ignore[attr-defined]


# --- what there is -----------------------------------------------------------------------------


def test_every_paper_has_a_row_and_every_row_a_paper() -> None:
    assert sorted(path.name for path in (CORPUS / "papers").iterdir()) == sorted(row.file for row in ROWS)
    assert len(ROWS) >= 44
    assert [row.file for row in ROWS] == sorted(row.file for row in ROWS)
    assert len({row.file[:3] for row in ROWS}) == len(ROWS)


def test_every_source_is_used() -> None:
    assert {path.stem for path in (CORPUS / "sources").glob("*.txt")} == {row.source().stem for row in ROWS}


def test_forms_and_encodings() -> None:
    forms = Counter(row.form for row in ROWS)
    assert forms["html"] >= 5
    assert forms["pdf"] >= 3
    assert forms["docx"] >= 3
    encodings = Counter(row.encoding for row in ROWS if row.form == "txt")
    assert encodings["gbk"] + encodings["gb18030"] >= 3
    assert encodings["big5"] >= 2
    assert encodings["utf-16"] >= 1
    assert all((row.encoding == "") == (row.form in ("pdf", "docx")) for row in ROWS)


def test_scripts_levels_years() -> None:
    assert {row.script for row in ROWS} == {"simplified", "traditional-mainland", "tw", "hk"}
    assert {row.level for row in ROWS} == {"central", "province", "city", "county"}
    years = {int(row.year) for row in ROWS}
    assert min(years) == 2012
    assert max(years) == 2025
    assert len(years) >= 12


def test_themes() -> None:
    originals = Counter(row.theme for row in ROWS if not row.copy_of)
    assert all(originals[theme] >= 6 for theme in "ABCDEF"), originals
    assert originals["G"] >= 3
    for row in ROWS:
        others = [theme for theme in row.themes2.split(";") if theme]
        assert row.theme not in others
        assert set(others) <= set("ABCDEFG")


def test_kinds() -> None:
    assert {row.kind for row in ROWS} == KINDS


def test_damages() -> None:
    damaged = Counter(row.damage for row in ROWS if row.damage)
    assert set(damaged) == DAMAGES
    assert sum(damaged.values()) >= 8


def test_regions_are_real_codes() -> None:
    for row in ROWS:
        assert bool(row.region) or row.level == "central", row.file
        if row.region:
            assert gazetteer().get(row.region) is not None, row.file


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.file[:3])
def test_lengths(row: object) -> None:
    assert 600 <= len(source_text(row).strip()) <= 2500


def test_some_papers_are_long() -> None:
    assert sum(len(source_text(row)) >= 1400 for row in ROWS) >= 8


# --- the manifest is true ------------------------------------------------------------------------


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.file[:3])
def test_a_paper_is_read_as_what_the_manifest_says(row: object) -> None:
    text, source = read_source(CORPUS / "papers" / row.file)  # type: ignore[attr-defined]
    assert source.format == row.form  # type: ignore[attr-defined]
    named = {"gbk": "gb18030", "big5": "cp950", "utf-8-sig": "utf-8", "utf-16": "utf-16-le", "": None}
    assert source.encoding == named.get(row.encoding, row.encoding)  # type: ignore[attr-defined]
    if not row.damage:  # type: ignore[attr-defined]
        whole = squeezed(text)
        wanted = source_text(row)
        if row.script == "traditional-mainland" and row.copy_of:  # type: ignore[attr-defined]
            wanted = maker().mirror.traditional(wanted)
        missing = [line for line in wanted.split("\n") if squeezed(line) not in whole]
        assert not missing


@pytest.mark.parametrize("row", [row for row in ROWS if row.damage], ids=lambda row: row.damage)
def test_a_damaged_paper_is_damaged(row: object) -> None:
    text, _ = read_source(CORPUS / "papers" / row.file)  # type: ignore[attr-defined]
    clean = source_text(row)
    if row.script == "traditional-mainland":  # type: ignore[attr-defined]
        clean = maker().mirror.traditional(clean)
    assert text != clean
    sign = {
        "pinyin-dense": r"\w\([a-zāáǎàēéěèīíǐìōóǒòūúǔùü]+\)",
        "pinyin-some": r"\w\([a-zāáǎàēéěèīíǐìōóǒòūúǔùü]+\)",
        "pinyin-spaced": r"\w\([a-zāáǎàēéěèīíǐìōóǒòūúǔùü]+ \)",
        "pinyin-toneless": r"\w(\([a-z]+\))\1",
        "byte-shift": r"\w\?[^\s()]{1,6}\)",
        "html-entities": "&[a-z]+;",
        "mojibake": "[äåæçèé][\x80-\xff‘’“”•–—˜™š›œžŸ€‚ƒ„…†‡ˆ‰Š‹ŒŽ]{2}",
        "spaced-title": "\u200b",
        "pdf-lines": "\n— \\d —\n",
    }[row.damage]  # type: ignore[attr-defined]
    assert re.search(sign, text), row.file  # type: ignore[attr-defined]


def test_copies_are_copies() -> None:
    for row in ROWS:
        if row.copy_of:
            original = BY_STEM[row.copy_of]
            assert not original.copy_of
            assert (original.theme, original.script) == (row.theme, "simplified")
    assert sum(bool(row.copy_of and not row.damage) for row in ROWS) >= 2


def test_the_year_stands_in_the_paper() -> None:
    """But in news, which may leave it to the page."""
    chinese = str.maketrans("0123456789", "〇一二三四五六七八九")
    for row in ROWS:
        year = row.year
        text = source_text(row) + ("" if row.damage else read_source(CORPUS / "papers" / row.file)[0])
        forms = (year, year.translate(chinese), year.translate(chinese).replace("〇", "零"))
        taiwan = f"{int(year) - 1911}年", f"{int(year) - 1911} 年"
        if row.kind != "新闻":
            assert any(form in text for form in (*forms, *taiwan)), row.file


def test_no_two_papers_share_their_body() -> None:
    """Papers may share formulas, never paragraphs."""
    seen: dict[str, str] = {}
    for path in sorted((CORPUS / "sources").glob("*.txt")):
        if path.stem == "049-pledge-finance-forwarded":
            continue
        for line in path.read_text("utf-8").splitlines():
            if len(line) >= 45:
                assert seen.setdefault(line, path.stem) == path.stem, line


def test_gold_is_said_to_be_there_where_it_is() -> None:
    marked = {path.stem for path in (CORPUS / "gold").glob("*.gold")}
    said = {row.stem for row in ROWS if row.gold == "yes"}
    assert marked <= said
    assert all(stem in marked or (BY_STEM[stem].damage and BY_STEM[stem].copy_of in marked) for stem in said)
    assert len(marked) >= 16
    assert sum(bool(BY_STEM[stem].damage) for stem in said) >= 3
    assert {BY_STEM[stem].form for stem in said} == {"txt", "html", "pdf", "docx"}
    assert {BY_STEM[stem].script for stem in said} == {"simplified", "traditional-mainland", "tw", "hk"}


# --- how it is made ------------------------------------------------------------------------------


def test_the_papers_are_what_the_sources_make(tmp_path: Path) -> None:
    """Byte by byte where a text is; PDF and DOCX by what is read, since their makers' versions differ."""
    for row in ROWS:
        data, path = maker().make(row), CORPUS / "papers" / row.file
        if row.form in ("pdf", "docx"):
            (tmp_path / row.file).write_bytes(data)
            assert read_source(tmp_path / row.file)[0] == read_source(path)[0], row.file
        else:
            assert data == path.read_bytes(), row.file


def test_the_same_sources_make_the_same_bytes() -> None:
    for row in ROWS:
        assert maker().make(row) == maker().make(row), row.file


def test_the_command_says_what_is_not_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "corpora" / "build.py"), "--check"], capture_output=True, text=True
    )
    assert done.returncode in (0, 1)
    wrong = [] if done.returncode == 0 else done.stdout.split()
    assert all(name.endswith((".pdf", ".docx")) for name in wrong), done.stdout + done.stderr
