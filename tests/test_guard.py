"""Long texts are searched by `regex`, which finds what `re` finds, and stops."""

from __future__ import annotations

import ast
import re
import time
from pathlib import Path
from typing import Any

import pytest
from test_growth import REPEATS

from ipmine import Corpus, ReadError, analyze, guard, read
from ipmine.batch import Refusal, read_all
from ipmine.errors import ScanError
from ipmine.reading import read_source
from ipmine.scan import citations

parser = pytest.importorskip("re._parser")

PACKAGE = Path(guard.__file__).parent
PAPERS = sorted((PACKAGE.parent / "corpora" / "ip-policy" / "papers").iterdir())
SLOW = re.compile("《(?:a{1,9}){1,60}》")  # each 《aaa… has more ways than anybody can try
CRAWLS = "《" + "a" * 60


@pytest.fixture
def all_long(monkeypatch: pytest.MonkeyPatch) -> set[re.Pattern[str]]:
    """Every text counts as long; the patterns that were asked for."""
    asked: set[re.Pattern[str]] = set()
    usual = guard.twin

    def twin(pattern: re.Pattern[str]) -> Any:
        asked.add(pattern)
        return usual(pattern)

    monkeypatch.setattr(guard, "twin", twin)
    monkeypatch.setattr(guard, "LONG", -1)
    return asked


@pytest.mark.slow
def test_both_find_the_same_in_all_papers(all_long: set[re.Pattern[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    by_regex = [read(path).to_dict() for path in PAPERS]
    hostile = [repeat * (400 // len(repeat)) for repeat in REPEATS]
    for text in hostile:
        analyze(text)
    texts = [paper["text"] for paper in by_regex] + hostile
    monkeypatch.undo()
    assert [read(path).to_dict() for path in PAPERS] == by_regex
    assert len(all_long) > 60
    for pattern in all_long:
        twin = guard.twin(pattern)
        for text in texts:
            assert [found.regs for found in twin.finditer(text)] == [found.regs for found in pattern.finditer(text)]


def test_no_guarded_pattern_matches_nothing(all_long: set[re.Pattern[str]]) -> None:
    for path in PAPERS[::4]:
        read(path)
    assert not [p.pattern for p in all_long if parser.parse(p.pattern, p.flags).getwidth()[0] == 0]


def test_the_calls_are_those_of_re(all_long: set[re.Pattern[str]]) -> None:
    pattern = re.compile("(?P<letter>[ab])(c)?")
    for text in ("", "ab ac bc c", "xxx", "acac"):
        assert [m.regs for m in guard.finditer(pattern, text)] == [m.regs for m in pattern.finditer(text)]
        assert [m.regs for m in guard.finditer(pattern, text, 1, 5)] == [m.regs for m in pattern.finditer(text, 1, 5)]
        assert guard.findall(pattern, text) == pattern.findall(text)
        assert guard.sub(pattern, r"<\g<letter>>", text) == pattern.sub(r"<\g<letter>>", text)
        assert guard.sub(pattern, lambda m: m["letter"] * 2, text) == pattern.sub(lambda m: m["letter"] * 2, text)
        ours, theirs = guard.search(pattern, text, 1), pattern.search(text, 1)
        assert (ours and ours.regs) == (theirs and theirs.regs)
    assert all_long == {pattern}


def test_flags_are_kept() -> None:
    for flags in (re.IGNORECASE, re.MULTILINE, re.DOTALL, re.VERBOSE, re.ASCII, re.IGNORECASE | re.DOTALL):
        pattern = re.compile(r"^a . \w", flags)
        text = "A é\na b\na\n1aébaba é"
        assert [m.span() for m in guard.twin(pattern).finditer(text)] == [m.span() for m in pattern.finditer(text)]


def test_short_texts_are_searched_by_re(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "twin", lambda pattern: pytest.fail("regex"))
    pattern = re.compile("a")
    assert len(list(guard.finditer(pattern, "a" * guard.LONG))) == guard.LONG
    assert next(guard.finditer(pattern, "a" * (2 * guard.LONG), 5, 9)).start() == 5


def test_a_slow_pattern_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MAX_PATTERN_SECONDS", 1)
    text = "知识产权" * guard.LONG + CRAWLS
    for run in (guard.search, lambda *a: list(guard.finditer(*a)), lambda p, t: guard.sub(p, "", t)):
        began = time.process_time()
        with pytest.raises(ScanError, match=r"could not be scanned within 1 seconds \(limit MAX_PATTERN_SECONDS\)"):
            run(SLOW, text)
        assert time.process_time() - began < 8


def test_the_time_is_that_of_all_finds_together(monkeypatch: pytest.MonkeyPatch, all_long: object) -> None:
    monkeypatch.setattr(guard, "MAX_PATTERN_SECONDS", 1)
    some_work_for_each = re.compile("《(?:a{1,3}){1,60}》|《")
    with pytest.raises(ScanError):
        for _ in guard.finditer(some_work_for_each, ("《" + "a" * 19) * 100_000):
            pass


def test_the_time_of_the_caller_does_not_count(monkeypatch: pytest.MonkeyPatch, all_long: object) -> None:
    monkeypatch.setattr(guard, "MAX_PATTERN_SECONDS", 1)
    for _ in guard.finditer(re.compile("a"), "aaaa"):
        until = time.process_time() + 0.5
        while time.process_time() < until:
            pass


@pytest.mark.slow
def test_a_paper_that_crawls_is_named_and_the_rest_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, all_long: object
) -> None:
    monkeypatch.setattr(guard, "MAX_PATTERN_SECONDS", 1)
    monkeypatch.setattr(citations, "_QUOTE", SLOW)
    papers = tmp_path / "papers"
    papers.mkdir()
    files = [papers / name for name in ("a.txt", "b.txt", "c.txt")]
    for file, words in zip(
        files, ("关于「检查」的通知", f"关于「检查」的通知{CRAWLS}", "关于「保护」的通知"), strict=True
    ):
        file.write_text(words + "\n", "utf-8")
    with pytest.raises(ReadError, match=r"b\.txt: could not be scanned within 1 seconds"):
        read(files[1])
    with pytest.raises(ScanError, match="could not be scanned"):
        analyze(read_source(files[1])[0])
    found = list(read_all(files))
    assert [type(one) is Refusal for one in found] == [False, True, False]
    assert isinstance(found[1], Refusal)
    assert found[1].reason.startswith("could not be scanned within 1 seconds")
    results = Corpus.from_dir(papers).analyze(tmp_path / "out", n_jobs=1, progress=False)
    assert results.frame("papers")["paper"].tolist() == [str(files[0]), str(files[2])]
    assert results.refused["path"].tolist() == [str(files[1])]
    assert results.refused["reason"][0].startswith("could not be scanned within 1 seconds")


def test_the_error_passes_between_processes() -> None:
    error = ScanError(300_000, 60)
    made = error.__reduce__()
    assert str(made[0](*made[1])) == str(error)  # type: ignore[operator,misc]


@pytest.mark.parametrize(
    "path",
    sorted(file for part in ("scan", "repair", "normalize") for file in (PACKAGE / part).rglob("*.py")),
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_no_pattern_runs_over_a_whole_text_unguarded(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            searches = node.func.attr in ("finditer", "findall", "sub", "subn")
            whole = isinstance(node.args[-1], ast.Name) and node.args[-1].id == "text"
            guarded = isinstance(node.func.value, ast.Name) and node.func.value.id == "guard"
            assert not (searches and whole) or guarded, f"line {node.lineno}"
