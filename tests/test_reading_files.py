"""Files and folders: what is read, what is refused in one line, and in which order."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from ipmine.corpus.store import Store
from ipmine.errors import MissingExtra, ReadError
from ipmine.reading import DOCUMENT_SUFFIXES, iter_files, read_source
from ipmine.reading.kinds import kind_of
from ipmine.reading.limits import Refused

PAGE = '<!DOCTYPE html><html><body><div class="content"><p>本通知自发布之日起施行。</p></div></body></html>'


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def reason(path: Path | str, **options: object) -> str:
    with pytest.raises(ReadError) as caught:
        read_source(path, **options)  # type: ignore[arg-type]
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith(f"{path}: ")
    return caught.value.reason


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


# --- what a file is -------------------------------------------------------------------------


def test_a_text_file(tmp_path: Path) -> None:
    path = write(tmp_path, "通知.txt", "通知\r\n".encode("gb18030"))
    text, source = read_source(path)
    assert text == "通知\n"
    assert (source.format, source.encoding, source.notes) == ("txt", "gb18030", ())


@pytest.mark.parametrize("name", ["a.doc", "a.txt", "a.pdf", "a", "a.docx"])
def test_a_page_under_a_wrong_name_is_read_and_noted(tmp_path: Path, name: str) -> None:
    text, source = read_source(write(tmp_path, name, PAGE.encode()))
    assert text == "本通知自发布之日起施行。\n"
    assert source.format == "html"
    assert source.notes[0].startswith("HTML, whatever its suffix says")


def test_plain_text_called_html_keeps_its_lines(tmp_path: Path) -> None:
    text, source = read_source(write(tmp_path, "a.html", "第一行\n第二行 1 < 2\n".encode()))
    assert (text, source.format) == ("第一行\n第二行 1 < 2\n", "txt")


def test_tags_left_in_a_text_make_no_page_of_it(tmp_path: Path) -> None:
    body = "关于开展检查的通知<br>\n各县<b>（区）</b>：\n"
    text, source = read_source(write(tmp_path, "a.txt", body.encode()))
    assert (text, source.format) == (body, "txt")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old binary Office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + bytes(600), "encrypted"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "image"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "image"),
        (b"GIF89a" + bytes(100), "image"),
        (b"BM" + bytes(100), "image"),
        (b"SQLite format 3\0" + bytes(100), "SQLite"),
        (b"\x7fELF" + bytes(100), "executable"),
        (b"MZ\x90\0\3\0\0\0" + bytes(100), "executable"),
        (b"\x1f\x8b\x08" + bytes(100), "gzip"),
        (b"Rar!\x1a\x07\x00" + bytes(100), "RAR"),
        (rb"{\rtf1\ansi ...}", "RTF"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "MHTML"),
        (zipped("a.txt"), "zip archive"),
        (zipped("xl/workbook.xml"), "Excel"),
        (zipped("ppt/presentation.xml"), "PowerPoint"),
        (zipped("OFD.xml"), "OFD"),
        (zipped("mimetype", "content.xml"), "OpenDocument"),
        (b"PK\x03\x04" + bytes(100), "broken zip"),
        (b"", "empty"),
        (b"\0" * 3000, "binary"),
        (b"%PDF-1.4 nothing more", "broken PDF"),
    ],
)
@pytest.mark.parametrize("name", ["a.doc", "a.txt"])
def test_what_cannot_be_read_is_named(tmp_path: Path, data: bytes, words: str, name: str) -> None:
    assert words in reason(write(tmp_path, name, data))


def test_kinds_are_told_by_content() -> None:
    assert kind_of(b"junk in front\n%PDF-1.4") == "pdf"
    assert kind_of(b"\xff\xfe" + PAGE.encode("utf-16-le")) == "html"
    assert kind_of(b"<!-- saved from url -->\r\n<HTML><HEAD>") == "html"
    assert kind_of(b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">') == "html"
    assert kind_of("《专利法》<第四次修正>".encode()) == "txt"
    assert kind_of(zipped("[Content_Types].xml", "word/document.xml")) == "docx"
    with pytest.raises(Refused, match="Word 2003"):
        kind_of(b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>')


# --- errors of the file system --------------------------------------------------------------


def test_missing_folder_and_odd_names(tmp_path: Path) -> None:
    assert reason(tmp_path / "none.txt") == "no such file or folder"
    assert reason(tmp_path) == "a folder, not a file"
    with pytest.raises(ReadError, match="null"):
        read_source("a\0b.txt")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert reason(tmp_path / "pipe.txt") == "not a regular file"
    assert reason("/dev/zero") == "not a regular file"


def test_too_large(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
        file.write("通知".encode() * 10)
    assert "above the limit of 20.0 MB" in reason(path)
    path = write(tmp_path, "small.txt", "知识产权".encode() * 100)
    assert "above the limit" in reason(path, max_bytes=1000)
    assert read_source(path, max_bytes=2000)[0]


def test_encodings_are_handed_on(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "中国".encode("gb18030"))
    assert read_source(path, encoding="gbk")[1].encoding == "gb18030"
    assert "unknown encoding 'klingon'" in reason(path, encoding="klingon")
    assert "is not utf-8 as asked" in reason(path, encoding="utf-8")


def test_a_missing_library_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("selectolax", "pypdfium2", "lxml"):
        for loaded in [name for name in sys.modules if name.split(".")[0] == module]:
            monkeypatch.delitem(sys.modules, loaded)
        monkeypatch.setitem(sys.modules, module, None)
    cases = {"a.html": PAGE.encode(), "a.pdf": b"%PDF-1.4", "a.docx": zipped("word/document.xml")}
    for name, data in cases.items():
        with pytest.raises(MissingExtra, match=rf'pip install "ipmine\[{name[2:]}\]"'):
            read_source(write(tmp_path, name, data))


def test_nothing_heavy_is_imported_before_it_is_needed(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "知识产权".encode("gb18030"))
    code = (
        "import sys, ipmine.reading; "
        f"ipmine.reading.read_source({str(path)!r}); "
        "print([m for m in ('pandas', 'selectolax', 'pypdfium2', 'lxml', 'docx', 'jieba', 'sklearn', "
        "'charset_normalizer') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_a_fault_inside_a_library_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("first line\nsecond line")

    monkeypatch.setattr("ipmine.reading.html.parse_page", fail)
    assert reason(write(tmp_path, "a.html", PAGE.encode())).startswith("cannot be read (KeyError: ")


# --- folders --------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.html", "sub/c.PDF", "sub/.hidden.txt", ".git/d.txt", "~$a.docx", "x.png", "old.doc"):
        write(tmp_path, name, b"x")
    return tmp_path


def listed(folder: Path, *paths: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in iter_files(paths or [folder])]


def test_a_folder_in_a_stable_order(folder: Path) -> None:
    assert listed(folder) == ["a.html", "b.txt", "old.doc", "sub/c.PDF"]


def test_given_files_come_as_given_and_once(folder: Path) -> None:
    assert listed(folder, folder / "x.png", folder / "b.txt", folder) == [
        "x.png",
        "b.txt",
        "a.html",
        "old.doc",
        "sub/c.PDF",
    ]


def test_loops_of_links_end(folder: Path) -> None:
    (folder / "sub" / "up").symlink_to(folder)
    (folder / "sub" / "self").symlink_to(folder / "sub")
    (folder / "broken.txt").symlink_to(folder / "nowhere")
    assert listed(folder) == ["a.html", "b.txt", "broken.txt", "old.doc", "sub/c.PDF"]
    assert reason(folder / "broken.txt") == "no such file or folder"


def test_missing_paths_and_empty_folders(folder: Path) -> None:
    (folder / "empty").mkdir()
    with pytest.raises(ReadError, match="no such file"):
        list(iter_files([folder / "none"]))
    with pytest.raises(ReadError, match="folder without documents"):
        list(iter_files([folder / "empty"]))
    errors: list[ReadError] = []
    given = [folder / "none", folder / "b.txt", folder / "empty", "bad\0name"]
    found = list(iter_files(given, on_error=errors.append))
    assert [path.name for path in found] == ["b.txt"]
    assert len(errors) == 3


def test_a_folder_without_documents_names_all_suffixes_that_are_tried(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as caught:
        list(iter_files([tmp_path]))
    named = caught.value.reason.partition("(")[2].rstrip(")").split()
    assert sorted(named) == sorted(DOCUMENT_SUFFIXES)


@pytest.mark.parametrize("where", ["", "sub"])
def test_a_folder_that_cannot_be_listed_is_one_line(
    tmp_path: Path, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sub").mkdir()
    closed, scan = tmp_path / where, os.scandir

    def refuse(path: Path) -> object:  # whoever runs the tests may list everything
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    errors: list[ReadError] = []
    assert list(iter_files([tmp_path], on_error=errors.append)) == []
    assert [str(error) for error in errors] == [f"{closed}: permission denied"]


def test_what_is_passed_over_is_counted_once(folder: Path) -> None:
    for name in ("a.xlsx", "sub/b.XLSX", "sub/c.tar.gz", "sub/none", "~$b.xlsx", ".hidden.zip"):
        write(folder, name, b"x")
    others: Counter[str] = Counter()
    found = list(iter_files([folder, folder / "sub", folder / "a.xlsx"], passed_over=others))
    assert others == {".xlsx": 2, ".gz": 1, "": 1, ".png": 1}
    assert found[-1] == folder / "a.xlsx"  # one that is named is tried


def test_the_output_is_no_input(folder: Path) -> None:
    (folder / "link").symlink_to(folder / "sub")
    for output in (folder / "a.html", folder / "sub" / ".." / "a.html"):
        found = [path.name for path in iter_files([folder], leave_out=[output])]
        assert found == ["b.txt", "c.PDF", "old.doc"]
    assert "c.PDF" not in [path.name for path in iter_files([folder], leave_out=[folder / "sub" / "c.PDF"])]
    # neither a file that is not there nor another one of its name
    assert len(list(iter_files([folder], leave_out=[folder / "new.html", folder / "sub" / "a.html"]))) == 4
    errors: list[ReadError] = []
    given = [folder / "a.html", folder / "b.txt"]
    assert list(iter_files(given, leave_out=[folder / "a.html"], on_error=errors.append)) == [folder / "b.txt"]
    assert [str(error) for error in errors] == [f"{folder / 'a.html'}: the output goes there; it is no input"]


@pytest.mark.parametrize(
    ("manifest", "is_read"),
    [(None, False), ("", True), ('{"name": "a web page"}', True), ('{"format": 9, "ipmine": "7.0"}', False)],
)
def test_results_of_a_run_are_no_papers(tmp_path: Path, manifest: str | None, is_read: bool) -> None:
    write(tmp_path, "a.txt", b"x")
    out = tmp_path / "out"
    with Store(out):  # killed at once
        pass
    write(out, "report.html", PAGE.encode())
    if manifest is not None:
        (out / "manifest.json").write_text(manifest)
    assert listed(tmp_path) == (["a.txt", "out/report.html"] if is_read else ["a.txt"])
    if not is_read:
        with pytest.raises(ReadError, match="holds the results of a run, not papers"):
            list(iter_files([out]))


def test_deep_folders_need_no_recursion(tmp_path: Path) -> None:
    at = tmp_path
    for _ in range(150):
        at = at / "d"
    write(at, "a.txt", b"x")
    assert len(list(iter_files([tmp_path]))) == 1
