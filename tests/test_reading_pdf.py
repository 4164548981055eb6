"""PDF: paragraphs come back as they were before they were set, without numbers and heads of pages."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from papers_as_pdf import Setter
from PIL import Image
from reportlab.lib import pdfencrypt
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from timing import seconds

from ipmine.reading import limits
from ipmine.reading import pdf as pdf_module
from ipmine.reading.limits import Refused
from ipmine.reading.pdf import read_pdf
from ipmine.reading.pdf_layout import PageGlyphs, text_of_pages
from ipmine.reading.pdf_rows import Glyph

LONG = (
    "为深入贯彻落实《知识产权强国建设纲要（2021—2035年）》，到2025年全省每万人口高价值发明专利拥有量达到5件，"
    "专利质押融资额超过15亿元，PCT国际专利申请量达到300件左右，结合我省实际，现就有关事项通知如下。"
)
SHORT = "各地区、各部门要切实加强组织领导。"


def lines_of(setter: Setter) -> list[str]:
    return read_pdf(setter.data())[0].splitlines()


def paper(**options: object) -> tuple[Setter, list[str]]:
    """A paper of three pages, and its paragraphs."""
    setter = Setter(**options)  # type: ignore[arg-type]
    setter.centred("关于支持知识产权转化")
    setter.centred("运用若干措施的通知")
    wanted = ["关于支持知识产权转化", "运用若干措施的通知"]
    setter.paragraph("各市（州）人民政府，长白山管委会，各县（市）人民政府，省政府各厅委办、各直属机构：", indent=0)
    wanted.append("各市（州）人民政府，长白山管委会，各县（市）人民政府，省政府各厅委办、各直属机构：")
    for k, label in enumerate("一二三四五六七八九"):
        for text in (f"{label}、重点任务", f"（一）第{k}项。" + LONG, SHORT * (k % 4 + 1)):
            setter.paragraph(text)
            wanted.append(text)
    setter.right("吉林省人民政府")
    setter.right("2022年9月1日")
    setter.paragraph("（此件公开发布）")
    return setter, [*wanted, "吉林省人民政府", "2022年9月1日", "（此件公开发布）"]


@pytest.mark.parametrize("foot", ["— {} —", "- {} -", "{}", "第 {} 页 共 3 页", "{}/3", "·{}·", None])
@pytest.mark.parametrize("head", [None, "吉林省人民政府公报 2022年第{}期"])
def test_paragraphs_come_back(foot: str | None, head: str | None) -> None:
    setter, wanted = paper(foot=foot, head=head)
    assert lines_of(setter) == wanted


def test_paragraphs_without_indent_are_told_by_the_distance_of_lines() -> None:
    setter, wanted = paper(indent=0, gap=14)
    assert lines_of(setter) == wanted


def test_traditional_fonts() -> None:
    setter = Setter(font="MSung-Light")
    setter.paragraph("經濟部智慧財產局公告修正「專利規費收費辦法」第五條條文，並自中華民國一百十一年十月一日施行。")
    text, source = read_pdf(setter.data())
    assert text == "經濟部智慧財產局公告修正「專利規費收費辦法」第五條條文，並自中華民國一百十一年十月一日施行。\n"
    assert (source.format, source.encoding, source.notes) == ("pdf", None, ())


def test_a_table_keeps_its_rows() -> None:
    setter = Setter()
    setter.paragraph("主要指标")
    places = [0, 180, 250, 330]
    rows = [
        ["指标", "2020年", "2025年", "属性"],
        ["发明专利拥有量（件）", "2.8", "5", "预期性"],
        ["质押融资（亿元）", "6.5", "15", "约束性"],
    ]
    for row in rows:
        setter.row_of_table(row, places)
    setter.paragraph(LONG)
    assert lines_of(setter) == ["主要指标", *("\t".join(row) for row in rows), LONG]


@pytest.mark.parametrize("drawing", ["lines", "boxes", "thin boxes"])
def test_a_ruled_table_joins_what_its_cells_broke(drawing: str) -> None:
    setter = Setter(size=12, foot=None)
    setter.paragraph("附表")
    canvas = setter.canvas
    xs, ys = [80, 200, 260, 320], [700, 660, 620, 580]
    canvas.setFont("STSong-Light", 12)
    cells = {
        (0, 0): ["指标名称"],
        (0, 1): ["目标值"],
        (1, 1): ["2020", "年末"],
        (1, 2): ["2025", "年末"],
        (2, 0): ["每万人口发明专利拥", "有量"],
        (2, 1): ["2.8"],
        (2, 2): ["12"],
    }
    for (row, column), lines in cells.items():
        for k, line in enumerate(lines):
            canvas.drawString(xs[column] + 6, ys[row] - 14 - 15 * k, line)
    merged = {(0, 1): (2, 1), (0, 0): (1, 2)}  # over two columns; over two rows
    for row in range(3):
        for column in range(3):
            if (row, column) in ((0, 2), (1, 0)):
                continue
            across, down = merged.get((row, column), (1, 1))
            x0, x1, y0, y1 = xs[column], xs[column + across], ys[row + down], ys[row]
            if drawing == "boxes":
                canvas.rect(x0, y0, x1 - x0, y1 - y0)
            else:
                for a, b in (((x0, y0), (x1, y0)), ((x0, y1), (x1, y1)), ((x0, y0), (x0, y1)), ((x1, y0), (x1, y1))):
                    if drawing == "lines":
                        canvas.line(*a, *b)
                    else:
                        canvas.rect(a[0], a[1], b[0] - a[0] or 0.5, b[1] - a[1] or 0.5, stroke=0, fill=1)
    assert lines_of(setter) == [
        "附表",
        "指标名称\t目标值",
        "\t2020 年末\t2025 年末",
        "每万人口发明专利拥有量\t2.8\t12",
    ]


def test_a_frame_around_prose_is_no_table() -> None:
    setter = Setter()
    setter.paragraph(LONG)
    setter.canvas.rect(60, 60, 480, 720)
    setter.canvas.line(60, 600, 540, 600)
    assert lines_of(setter) == [LONG]


def test_two_columns_are_read_one_after_the_other() -> None:
    setter = Setter(columns=13, size=12, leading=18, rows=70)
    setter.centred("某某市人民政府公报")
    top = setter.y
    paragraphs = [f"{k}、{SHORT * 3}" for k in "一二三四五六"]
    for text in paragraphs[:3]:
        setter.paragraph(text)
    setter.left, setter.y = 320, top
    for text in paragraphs[3:]:
        setter.paragraph(text)
    assert lines_of(setter) == ["某某市人民政府公报", *paragraphs]


def test_watermarks_and_text_printed_twice() -> None:
    setter = Setter()
    setter.paragraph(SHORT)
    canvas = setter.canvas
    canvas.saveState()
    canvas.translate(200, 400)
    canvas.rotate(45)
    canvas.setFont("STSong-Light", 60)
    canvas.drawString(0, 0, "内部资料")
    canvas.restoreState()
    canvas.setFont("STSong-Light", 16)
    canvas.drawString(100, 500, "加粗的标题")
    canvas.drawString(100.3, 500, "加粗的标题")
    assert lines_of(setter) == [SHORT, "加粗的标题"]


def test_a_bare_number_in_the_text_stays() -> None:
    setter = Setter(foot=None)
    setter.paragraph("本市现有示范园区数量（个）：")
    setter.paragraph("12")
    assert lines_of(setter) == ["本市现有示范园区数量（个）：", "12"]


def test_spaced_titles_and_latin_words() -> None:
    setter = Setter()
    setter.turn()
    setter.canvas.setFont("STSong-Light", 22)
    setter.canvas.drawString(150, 700, "吉林省", charSpace=44)
    setter.canvas.setFont("Helvetica", 12)
    setter.canvas.drawString(150, 600, "World Intellectual Property Organization")
    assert lines_of(setter) == ["吉\u3000林\u3000省", "World Intellectual Property Organization"]


def test_radicals_that_fonts_name_become_characters() -> None:
    glyphs = [Glyph(pdf_module._plain(ord(c)), 80 + 16 * k, 96 + 16 * k, 700, 16) for k, c in enumerate("⼈⺠政府")]
    assert text_of_pages([PageGlyphs(glyphs)])[0] == "人"


# --- what has no text -------------------------------------------------------------------------


def canvas_of(draw: object = None, **options: object) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, **options)
    for _ in range(2):
        if callable(draw):
            draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def draw_picture(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("L", (50, 50), 200)), 0, 0, 500, 700)


def test_a_scan() -> None:
    with pytest.raises(Refused, match=r"a scan without a text layer \(2 pages of pictures\)"):
        read_pdf(canvas_of(draw_picture))


def test_a_scan_with_some_text_notes_the_pages_without() -> None:
    setter = Setter()
    setter.paragraph(SHORT)
    setter.canvas.showPage()
    draw_picture(setter.canvas)
    text, source = read_pdf(setter.data())
    assert text == SHORT + "\n"
    assert source.notes == ("pages without a text layer (pictures only): 2",)


def test_empty_encrypted_broken_and_long(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Refused, match="without text"):
        read_pdf(canvas_of())
    with pytest.raises(Refused, match="encrypted; it needs a password"):
        read_pdf(canvas_of(lambda c: c.drawString(9, 9, "x"), encrypt=pdfencrypt.StandardEncryption("secret")))
    setter = Setter()
    setter.paragraph(LONG)
    data = setter.data()
    for broken in (b"%PDF-1.7\n", data[:200], b"%PDF-1.4\n%%EOF", b"%PDF-1.4\n" + b"\0" * 5000):
        with pytest.raises(Refused, match="broken PDF"):
            read_pdf(broken)
    monkeypatch.setattr(pdf_module, "MAX_PDF_PAGES", 1)
    with pytest.raises(Refused, match="2 pages, above the limit of 1"):
        read_pdf(canvas_of(draw_picture))
    assert limits.MAX_PDF_PAGES >= 1000


def test_fonts_that_do_not_say_what_they_mean() -> None:
    glyphs = [Glyph(chr(0xE000 + k), 80 + 16 * k, 96 + 16 * k, 700, 16) for k in range(20)]
    assert sum(map(pdf_module._is_strange, (g.char for g in glyphs))) == 20


# --- geometry ---------------------------------------------------------------------------------


def set_in_lines(paragraphs: list[str], columns: int, rows: int) -> list[list[Glyph]]:
    """The plainest setting: an indent of two, every character as wide as high."""
    pages: list[list[Glyph]] = [[]]
    row = 0
    for text in paragraphs:
        cells = "\0\0" + text
        for start in range(0, len(cells), columns):
            if row == rows:
                pages.append([])
                row = 0
            for k, char in enumerate(cells[start : start + columns]):
                if char != "\0":
                    pages[-1].append(Glyph(char, 80 + 16 * k, 96 + 16 * k, 700 - 28 * row, 16))
            row += 1
    return pages


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="知识产权保护工作要点和措施", min_size=1, max_size=90), min_size=12, max_size=30))
def test_any_paragraphs_come_back(paragraphs: list[str]) -> None:
    paragraphs += ["甲乙丙丁" * 20] * 3  # so that the margins show
    assert text_of_pages(list(map(PageGlyphs, set_in_lines(paragraphs, 26, 22)))).split("\n") == paragraphs


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.builds(
            lambda c, x, y, w, s: Glyph(c, x, x + w, y, s),
            st.sampled_from("知1a 。\u3000"),
            st.floats(-1e4, 1e4),
            st.floats(-1e4, 1e4),
            st.floats(-5, 50),
            st.floats(0.1, 100),
        ),
        max_size=80,
    )
)
def test_any_glyphs_give_lines(glyphs: list[Glyph]) -> None:
    text = text_of_pages([PageGlyphs(glyphs), PageGlyphs(glyphs)])
    assert "\r" not in text


def test_time_grows_with_the_pages_only() -> None:
    def cost(pages: int) -> float:
        setting = set_in_lines(["知识产权" * 30] * 6 * pages, 26, 22)
        return seconds(lambda: text_of_pages(list(map(PageGlyphs, setting))))

    cost(2)
    assert cost(80) < 40 * max(cost(8), 0.005)
