"""The form of every shipped lexicon, and the errors of a broken one."""

from __future__ import annotations

from pathlib import Path

import pytest

from ipmine import lexicon
from ipmine.errors import LexiconError


@pytest.mark.parametrize("name", lexicon.names())
def test_shipped_lexicon_keeps_the_form(name: str) -> None:
    table = lexicon.table(name)
    assert table.rows, "a lexicon without rows"
    for row, line in zip(table.rows, table.lines, strict=True):
        assert row["source"], f"{name} line {line}: no source"
        example = row.get("example", "")
        if example and table.entry:
            assert row[table.entry], f"{name} line {line}: no entry"
            assert row[table.entry] in example, f"{name} line {line}: {row[table.entry]} is not in {example}"


@pytest.mark.parametrize("name", lexicon.names())
def test_shipped_lexicon_is_clean_text(name: str) -> None:
    for row, line in zip(lexicon.table(name).rows, lexicon.table(name).lines, strict=True):
        for column, cell in row.items():
            for stray in ("  ", "\u3000", "\ufeff", "\u200b"):
                assert stray not in cell, f"{name} line {line}, {column}: {stray!r}"


def parsed(text: str) -> lexicon.Table:
    return lexicon.parse(text.encode(), "mine.tsv")


def test_reads_rows_and_directives() -> None:
    table = parsed("# a comment\n# key: a b\n# entry: b\na\tb\tsource\texample\n1\t2\tx\t123\n1\t3\tx\t\n")
    assert table.key == ("a", "b")
    assert table.entry == "b"
    assert table.rows[1] == {"a": "1", "b": "3", "source": "x", "example": ""}
    assert table.lines == (5, 6)


def test_reads_what_excel_writes() -> None:
    table = lexicon.parse("\ufeffa\tsource\r\n1\tx\r\n".encode(), "mine.tsv")
    assert table.rows == ({"a": "1", "source": "x"},)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "mine.tsv line 1: no header"),
        ("a\tb\n1\t2\n", "mine.tsv line 1, column source: not in the header"),
        ("# key: z\na\tsource\n", "mine.tsv line 2, column z: not in the header"),
        ("a\ta\tsource\n", "mine.tsv line 1, column a:"),
        ("a\tsource\n1\n", "mine.tsv line 2, column source: 1 cells, not 2"),
        ("a\tsource\n1\t2\t3\n", "mine.tsv line 2, column source: 3 cells, not 2"),
        ("a\tsource\n\n1 \tx\n", "mine.tsv line 3, column a: blanks around '1'"),
        ("a\tsource\n1\tx ", "mine.tsv line 2, column source: blanks around 'x'"),
        ("a\tsource\n1\tx\n2\tx\n1\tx\n", "mine.tsv line 4, column a: '1' stands on line 2 already"),
    ],
)
def test_errors_name_file_line_and_column(text: str, message: str) -> None:
    with pytest.raises(LexiconError) as raised:
        parsed(text)
    assert str(raised.value).startswith(message)


def test_bytes_that_are_not_utf8_name_their_line() -> None:
    with pytest.raises(LexiconError, match=r"mine\.tsv line 3: not UTF-8"):
        lexicon.parse(b"a\tsource\n1\tx\n" + "吉".encode("gb18030") + b"\tx\n", "mine.tsv")


def test_a_path_of_the_users_own(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_text("a\tsource\n吉\t自编\n", "utf-8")
    assert lexicon.rows(path) == lexicon.rows(str(path)) == [{"a": "吉", "source": "自编"}]


def test_what_is_not_there() -> None:
    with pytest.raises(LexiconError, match="no lexicon named 'nothing'"):
        lexicon.rows("nothing")
    with pytest.raises(LexiconError, match=r"none\.tsv"):
        lexicon.rows("none.tsv")
