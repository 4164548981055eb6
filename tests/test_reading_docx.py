"""DOCX: order, Word's own numbers, tables, tracked changes, and archives that mean harm."""

from __future__ import annotations

import io
import time
import zipfile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from papers_as_docx import W, item, level, of_body, plain, rewritten, saved
from timing import seconds

from ipmine.reading import counters, limits
from ipmine.reading.docx import read_docx
from ipmine.reading.limits import Refused


def text_of(data: bytes) -> str:
    return read_docx(data)[0]


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(content)}</w:p>"


# --- numbering ------------------------------------------------------------------------------


def test_levels_count_and_start_again() -> None:
    levels = [
        level(0, "chineseCountingThousand", "%1、"),
        level(1, "chineseCounting", "（%2）"),
        level(2, "decimal", "%3."),
        level(3, "decimalEnclosedCircle", "%4"),
    ]
    body = (
        plain("关于印发办法的通知")
        + item("总体要求")
        + item("指导思想", 1)
        + item("坚持统筹", 2)
        + item("坚持创新", 2)
        + item("细目", 3)
        + item("主要目标", 1)
        + item("重来", 2)
        + plain("中间的话。")
        + item("保障措施")
        + item("组织领导", 1)
    )
    assert text_of(of_body(body, levels=levels)).splitlines() == [
        "关于印发办法的通知",
        "一、总体要求",
        "（一）指导思想",
        "1. 坚持统筹",
        "2. 坚持创新",
        "①细目",
        "（二）主要目标",
        "1. 重来",
        "中间的话。",
        "二、保障措施",
        "（一）组织领导",
    ]


def test_articles_count_through_the_chapters() -> None:
    levels = [
        level(0, "japaneseCounting", "第%1章"),
        level(1, "chineseCountingThousand", "第%2条", more='<w:lvlRestart w:val="0"/>', start=9),
    ]
    body = item("总则") + item("甲", 1) + item("乙", 1) + item("附则") + item("丙", 1)
    assert text_of(of_body(body, levels=levels)).splitlines() == [
        "第一章 总则",
        "第九条 甲",
        "第十条 乙",
        "第二章 附则",
        "第十一条 丙",
    ]


def test_overrides_joint_counts_and_legal_levels() -> None:
    levels = [level(0, "upperRoman", "%1."), level(1, "lowerLetter", "%1.%2", more="<w:isLgl/>")]
    again = (
        '<w:num w:numId="92"><w:abstractNumId w:val="90"/></w:num>'
        '<w:num w:numId="93"><w:abstractNumId w:val="90"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="20"/>'
        "</w:lvlOverride></w:num>"
    )
    body = item("甲") + item("乙", 0, 92) + item("丙", 1, 92) + item("丁", 0, 93) + item("戊", 0, 93)
    assert text_of(of_body(body, levels=levels, numbers=again)).splitlines() == [
        "I. 甲",
        "II. 乙",
        "2.1 丙",
        "XX. 丁",
        "XXI. 戊",
    ]


def test_a_deeper_level_first_and_what_is_not_numbered() -> None:
    levels = [level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"), level(2, "bullet", "·"), level(3, "none", "注")]
    body = (
        item("甲", 1)
        + item("乙", 1)
        + item("丙", 2)
        + item("丁", 3)
        + item("戊", 0, 0)
        + item("己", 0, 77)
        + item("庚")
    )
    assert text_of(of_body(body, levels=levels)).splitlines() == [
        "1.1 甲",
        "1.2 乙",
        "丙",
        "注 丁",
        "戊",
        "己",
        "2. 庚",
    ]


def test_numbers_that_come_with_styles() -> None:
    document = Document()
    document.add_paragraph("甲", style="List Number")
    document.add_paragraph("乙", style="List Number")
    document.add_paragraph("点", style="List Bullet")
    assert text_of(saved(document)).splitlines() == ["1. 甲", "2. 乙", "点"]


@pytest.mark.parametrize(
    ("form", "number", "printed"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCountingThousand", 105, "一百零五"),
        ("ideographDigital", 10, "一〇"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographLegalTraditional", 3, "參"),
        ("ideographTraditional", 3, "丙"),
        ("ideographZodiac", 12, "亥"),
        ("ideographEnclosedCircle", 2, "㊁"),
        ("decimalEnclosedCircleChinese", 21, "㉑"),
        ("decimalEnclosedParen", 3, "⑶"),
        ("decimalEnclosedFullstop", 20, "⒛"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalZero", 7, "07"),
        ("upperLetter", 28, "BB"),
        ("lowerRoman", 1999, "mcmxcix"),
        ("ordinal", 112, "112th"),
        ("decimalEnclosedCircle", 99, "99"),
    ],
)
def test_number_formats(form: str, number: int, printed: str) -> None:
    assert counters.WORD[form](number) == printed


@given(st.integers(1, 9999))
def test_numbers_in_words_are_distinct_and_plain(number: int) -> None:
    words = counters.chinese(number)
    assert words != counters.chinese(number + 1)
    assert set(words) <= set("一二三四五六七八九十百千零10")
    for count in (*counters.WORD.values(), *(count for count, _ in counters.WEB.values())):
        assert count(number)


# --- what is text and what is not -----------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (plain("　　首行缩进的段落。"), ["　　首行缩进的段落。"]),
        (paragraph(run("甲"), "<w:r><w:br/></w:r>", run("乙"), "<w:r><w:tab/></w:r>", run("丙")), ["甲", "乙\t丙"]),
        (paragraph(run("甲"), '<w:r><w:br w:type="page"/></w:r>') + plain("乙"), ["甲", "乙"]),
        (
            paragraph(
                run("保留"),
                '<w:del w:id="1"><w:r><w:delText>删去</w:delText></w:r></w:del>',
                f'<w:ins w:id="2">{run("插入")}</w:ins>',
                f'<w:moveFrom w:id="3">{run("移走")}</w:moveFrom>',
                f'<w:moveTo w:id="4">{run("移来")}</w:moveTo>',
            ),
            ["保留插入移来"],
        ),
        (paragraph(run("前，"), properties='<w:rPr><w:del w:id="1"/></w:rPr>') + plain("后。"), ["前，后。"]),
        (paragraph(run("明"), run("暗", "<w:vanish/>"), run("亮", '<w:vanish w:val="0"/>')), ["明亮"]),
        (
            paragraph(
                run("第"),
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r>',
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
                run("三"),
                '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
                run("条"),
            ),
            ["第三条"],
        ),
        (paragraph(f"<w:hyperlink>{run('链接')}</w:hyperlink>", f"<w:smartTag>{run('标签')}</w:smartTag>"), ["链接标签"]),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{plain('控件')}</w:sdtContent></w:sdt>", ["控件"]),
        (paragraph("<w:r><w:ruby><w:rt><w:r><w:t>shí</w:t></w:r></w:rt><w:rubyBase>", run("识"), "</w:rubyBase></w:ruby></w:r>"), ["识"]),
        (paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>', run("同意")), ["□同意"]),
        (paragraph(run("2021"), "<w:r><w:noBreakHyphen/></w:r>", run("2035")), ["2021-2035"]),
        (
            paragraph(
                run("正文"),
                "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>",
                plain("框内"),
                "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>",
                plain("框内"),
                "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
            ),
            ["正文", "框内"],
        ),
    ],
)  # fmt: skip
def test_paragraphs(body: str, expected: list[str]) -> None:
    assert text_of(of_body(body)).splitlines() == expected


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{plain(text)}</w:tc>"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([cell("甲") + cell("乙"), cell("") + cell("丙")], ["甲\t乙", "\t丙"]),
        (
            [cell("甲", '<w:gridSpan w:val="2"/>') + cell("乙"), cell("1") + cell("2") + cell("3")],
            ["甲\t\t乙", "1\t2\t3"],
        ),
        (
            [cell("甲", '<w:vMerge w:val="restart"/>') + cell("1"), cell("", "<w:vMerge/>") + cell("2")],
            ["甲\t1", "\t2"],
        ),
        ([cell("只有一栏"), cell("还是一栏")], ["只有一栏", "还是一栏"]),
        (['<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("乙"), cell("1") + cell("2")], ["\t乙", "1\t2"]),
        (["<w:trPr><w:del/></w:trPr>" + cell("删") + cell("去"), cell("留") + cell("下")], ["留\t下"]),
        (
            [cell("甲") + f"<w:tc><w:tcPr/><w:tbl><w:tr>{cell('1')}{cell('2')}</w:tr></w:tbl>{plain('尾')}</w:tc>"],
            ["甲\t1 2 尾"],
        ),
    ],
)
def test_tables(rows: list[str], expected: list[str]) -> None:
    table = "<w:tbl><w:tblPr/>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    assert text_of(of_body(plain("前") + table + plain("后"))).splitlines() == ["前", *expected, "后"]


def test_heads_and_feet_of_pages_are_left_out() -> None:
    document = Document()
    document.add_paragraph("正文。")
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.sections[0].footer.paragraphs[0].text = "第1页"
    text, source = read_docx(saved(document))
    assert text == "正文。\n"
    assert (source.format, source.encoding, source.notes) == ("docx", None, ())


def test_footnotes_stand_at_the_end() -> None:
    data = of_body(paragraph(run("指标"), '<w:r><w:footnoteReference w:id="2"/></w:r>', run("为预期性。")))
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2">{plain("按常住人口计算。")}</w:footnote></w:footnotes>'
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        relations = archive.read("word/_rels/document.xml.rels").decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    relations = relations.replace(
        "</Relationships>", f'<Relationship Id="r9" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    )
    parts = {"word/footnotes.xml": notes.encode(), "word/_rels/document.xml.rels": relations.encode()}
    assert text_of(rewritten(data, parts)) == "指标为预期性。\n[1] 按常住人口计算。\n"


def test_the_strict_form_of_the_format() -> None:
    data = of_body(plain("甲"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("word/document.xml").decode()
    strict = xml.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert text_of(rewritten(data, {"word/document.xml": strict.encode()})) == "甲\n"


# --- hostile files --------------------------------------------------------------------------

PLAIN = of_body(plain("正文"))
OPEN = f'<w:document xmlns:w="{W}"><w:body>'.encode()
CLOSE = b"</w:body></w:document>"
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "haha">'
    + b"".join(f'<!ENTITY {chr(98 + k)} "{f"&{chr(97 + k)};" * 10}">'.encode() for k in range(9))
    + b"]>"
    + OPEN
    + b"<w:p><w:r><w:t>&j;</w:t></w:r></w:p>"
    + CLOSE
)


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        (LAUGHS, "declares entities"),
        ("﻿<!DOCTYPE w []><w/>".encode("utf-16"), "declares entities"),
        (b'<!DOCTYPE w SYSTEM "file:///etc/passwd"><w/>', "declares entities"),
        (OPEN + b"<w:p/>" * 1_000_000 + CLOSE, "zip bomb"),
        (OPEN + b" " * (limits.MAX_XML_BYTES + 1) + CLOSE, "unpacks to more than"),
        (OPEN + b"<w:sdt>" * 100_000, "nested or grown beyond measure"),
        (b"no xml at all", "is no XML"),
        (b"", "is no XML"),
        (OPEN + CLOSE, "without text"),
    ],
    ids=["laughs", "utf16-dtd", "external", "bomb", "huge", "deep", "noise", "nothing", "empty"],
)
def test_hostile_documents(xml: bytes, words: str) -> None:
    start = time.process_time()
    with pytest.raises(Refused, match=words):
        read_docx(rewritten(PLAIN, {"word/document.xml": xml}))
    assert time.process_time() - start < 20


def test_damaged_documents_give_what_they_hold() -> None:
    xml = OPEN + plain("前一段。").encode() + b"<w:p><w:r><w:t>cut"
    text, source = read_docx(rewritten(PLAIN, {"word/document.xml": xml}))
    assert text == "前一段。\ncut\n"
    assert source.notes == ("word/document.xml is damaged; what could be read is here",)


def test_a_paper_can_do_without_its_styles() -> None:
    text, source = read_docx(rewritten(PLAIN, {"word/styles.xml": b"noise", "_rels/.rels": b"noise"}))
    assert text == "正文\n"
    assert source.notes == ("_rels/.rels is damaged; read without it", "word/styles.xml is damaged; read without it")


def test_broken_archives() -> None:
    for data in (PLAIN[: len(PLAIN) // 2], b"PK\x03\x04" + bytes(500), PLAIN[:-30]):
        with pytest.raises(Refused, match="broken DOCX"):
            read_docx(data)
    at = PLAIN.index(b"word/document.xml") + 60
    with pytest.raises(Refused, match="broken DOCX"):
        read_docx(PLAIN[:at] + bytes(40) + PLAIN[at + 40 :])


def test_styles_in_a_circle_and_odd_numbering() -> None:
    style = '<w:style w:type="paragraph" w:styleId="{}"><w:basedOn w:val="{}"/></w:style>'
    styles = f'<w:styles xmlns:w="{W}">{style.format("A", "B")}{style.format("B", "A")}</w:styles>'
    body = paragraph(run("甲"), properties='<w:pStyle w:val="A"/>') + item("乙", 77) + item("丙")
    levels = ['<w:lvl w:ilvl="x"/>', '<w:lvl w:ilvl="99"/>', level(0, "martian", "%1%9%0 ")]
    data = rewritten(of_body(body, levels=levels), {"word/styles.xml": styles.encode()})
    assert text_of(data).splitlines()[:2] == ["甲", "乙"]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_bytes_changed_are_read_or_refused(data: st.DataObject) -> None:
    changed = bytearray(PLAIN)
    for _ in range(data.draw(st.integers(1, 6))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    try:
        text, _ = read_docx(bytes(changed))
    except Refused:
        return
    assert text.strip()


def test_time_grows_with_the_size_only() -> None:
    def cost(times: int) -> float:
        data = of_body(item("知识产权", 1) * times, levels=[level(0, "decimal", "%1."), level(1, "decimal", "%1.%2")])
        return seconds(lambda: read_docx(data))

    cost(20)
    assert cost(4000) < 40 * max(cost(400), 0.01)
