"""Bytes to text: encodings of Chinese, also of short, damaged and mixed texts."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import seconds

from ipmine.reading.encoding_names import canonical
from ipmine.reading.encodings import decode_as, detect
from ipmine.reading.frequency import COMMON, LOG_PROBABILITY, TRADITIONAL
from ipmine.reading.limits import Refused
from ipmine.reading.text import read_text

SIMPLIFIED = [
    "关于印发《专利转化专项计划实施方案》的通知",
    "省政府办公厅",
    "各市（州）人民政府，长白山管委会：",
    "第三条",
    "商标注册用商品和服务国际分类",
    "二〇二二年九月八日",
    "召集人：张三丰　副市长",
]
TRADITIONAL_LINES = [
    "關於印發「專利規費收費辦法」的公告",
    "經濟部智慧財產局",
    "第 25 條",
    "主旨：修正著作權法第四十一條。",
    "中華民國一百一十一年九月八日",
    "行政院農業委員會令",
]
LONG = "为深入实施知识产权强国战略，完善知识产权保护体系，现就有关事项通知如下。\n" * 30


@pytest.mark.parametrize("text", SIMPLIFIED + TRADITIONAL_LINES)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_short_lines_in_utf8_and_gbk(text: str, encoding: str) -> None:
    verdict = detect(text.encode(encoding))
    assert (verdict.text, verdict.encoding) == (text, encoding)
    assert verdict.confidence is not None
    assert verdict.confidence >= 0.7


@pytest.mark.parametrize("text", TRADITIONAL_LINES)
def test_short_lines_in_big5(text: str) -> None:
    verdict = detect(text.encode("cp950"))
    assert verdict.text == text
    assert verdict.encoding in ("cp950", "big5hkscs")


@pytest.mark.parametrize("text", ["香港灣仔軒尼詩道，茶餐廳在邨內啲舖位。", "①申請書②身分證明文件"])
def test_hong_kong_and_circled_characters_of_big5(text: str) -> None:
    verdict = detect(text.encode("big5hkscs"))
    assert (verdict.text, verdict.encoding) == (text, "big5hkscs")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [SIMPLIFIED[0], "2022年9月1日\n吉政发〔2022〕18号\n", LONG])
@pytest.mark.parametrize("marked", [True, False])
def test_utf16_with_and_without_mark(text: str, encoding: str, marked: bool) -> None:
    mark = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}[encoding]
    verdict = detect((mark if marked else b"") + text.encode(encoding))
    assert (verdict.text, verdict.encoding) == (text, encoding)


def test_marks_are_dropped() -> None:
    assert read_text("通知".encode("utf-8-sig"))[0] == "通知"
    assert read_text("通知".encode("utf-8-sig"), encoding="utf-8")[0] == "通知"
    assert read_text("通知".encode("utf-16"), encoding="utf-16")[0] == "通知"
    text, source = read_text(codecs.BOM_UTF8 + LONG.encode("gb18030"))  # a wrong mark
    assert (text, source.encoding) == (LONG, "gb18030")


def test_line_ends_are_one_and_nothing_else_changes() -> None:
    text, _ = read_text("　　一、甲\r\n\r\n \t乙 \r丙\u3000\n\n".encode())
    assert text == "　　一、甲\n\n \t乙 \n丙\u3000\n\n"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "cp950"])
def test_a_few_broken_bytes_are_noted_and_not_guessed_away(encoding: str) -> None:
    whole = "知識產權保護工作要點。\n" * 40
    data = whole.encode(encoding)
    data = data[:301] + b"\xff" + data[302:-2]
    text, source = read_text(data)
    assert source.encoding == encoding
    assert "\ufffd" in text
    assert any("U+FFFD" in note for note in source.notes)
    assert text.count("知識產權保護工作要點。") >= 37


def test_a_download_cut_off_inside_a_character() -> None:
    text, source = read_text("关于加强知识产权保护的意见".encode()[:-1])
    assert (text, source.encoding) == ("关于加强知识产权保护的意\ufffd", "utf-8")


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [("utf-8", "gb18030", "utf-8+gb18030"), ("gb18030", "utf-8", "gb18030+utf-8"), ("cp950", "utf-8", "big5+utf-8")],
)
def test_halves_in_different_encodings(first: str, second: str, name: str) -> None:
    a, b = "智慧財產局公告修正條文。\n" * 12, "經濟部令修正發布辦法。\n" * 12
    text, source = read_text(a.encode(first) + b.encode(second))
    assert (text, source.encoding) == (a + b, name)
    assert "several encodings" in source.notes[0]
    assert "line 13" in source.notes[0]


@pytest.mark.parametrize("name", ["gbk", "GB2312", "gb18030", "x-gbk", "cp936"])
def test_names_of_gbk_mean_its_superset(name: str) -> None:
    assert decode_as("镕〇".encode("gb18030"), name).encoding == "gb18030"


def test_the_caller_overrules_the_guess() -> None:
    data = "中国".encode("gb18030")
    text, source = read_text(data, encoding="big5")
    assert (text, source.confidence) == (data.decode("cp950"), None)


@pytest.mark.parametrize("name", ["klingon", "base64", "rot13", "", "utf-8\0", "x" * 500])
def test_unknown_encodings(name: str) -> None:
    assert canonical(name) is None
    if name:
        with pytest.raises(Refused, match="unknown encoding"):
            read_text("通知".encode(), encoding=name)


def test_an_override_that_does_not_fit_says_where() -> None:
    with pytest.raises(Refused, match=r"is not ascii as asked: byte 0xe9 at offset 2"):
        read_text("ab通知".encode(), encoding="ascii")


@pytest.mark.parametrize("data", [b"", b"\n\n \r\n", "\u3000\n".encode(), codecs.BOM_UTF8])
def test_empty(data: bytes) -> None:
    with pytest.raises(Refused, match="empty"):
        read_text(data)


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 20, b"\0" * 1000, b"\x01\x02\x03\x04" * 100, b"\xff" * 5000, bytes(range(128, 256)) * 50],
)
def test_binary(data: bytes) -> None:
    with pytest.raises(Refused, match=r"binary|not recognised"):
        read_text(data)


def test_other_languages_are_decoded_with_a_warning_or_refused() -> None:
    japanese = "特許庁は、商標審査基準の改訂について意見を募集しています。ひらがなとカタカナの文章です。\n" * 5
    text, source = read_text(japanese.encode("cp932"))
    assert text == japanese
    assert source.confidence is not None
    assert source.confidence < 0.5
    assert read_text("Plan für geistiges Eigentum\n".encode())[1].encoding == "utf-8"


def test_short_gbk_that_is_valid_utf8_by_chance() -> None:
    lucky = "知识".encode("gb18030")
    assert lucky.decode("utf-8")  # two letters, of Hebrew and of phonetics
    assert detect(lucky).text == "知识"
    assert detect("résumé naïve".encode()).encoding == "utf-8"


@given(st.text(alphabet=COMMON[:1500] + "，。、：；（）《》\n0123456789", min_size=30, max_size=200))
def test_gbk_of_common_characters_comes_back(text: str) -> None:
    if not text.strip() or text.isascii():
        return
    verdict = detect(text.encode("gb18030"))
    assert verdict.text == text


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text, source = read_text(data)
    except Refused:
        return
    assert text.strip()
    assert "\r" not in text
    assert source.encoding


def test_frequencies_are_of_single_characters_without_repeats() -> None:
    assert len(set(COMMON)) == len(COMMON) == 2500
    for group in TRADITIONAL.split():
        assert group[0] in COMMON
        assert len(set(group)) == len(group) >= 2
    assert LOG_PROBABILITY["权"] == LOG_PROBABILITY["權"] > LOG_PROBABILITY["龘"]


def test_time_grows_with_the_size_only() -> None:
    def cost(times: int) -> float:
        data = ("知识产权\n".encode("gb18030") + b"\xff\n" + "保护\n".encode()) * times
        return seconds(lambda: detect(data))

    cost(100)
    assert cost(8000) < 40 * max(cost(800), 0.005)
