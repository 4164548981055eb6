"""Charts: one call each, a sentence where there is nothing, Chinese text in files or a line that says what to install."""

import json
import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipmine import IpmineError, analyze, charts, networks
from ipmine.charts import base, fonts
from ipmine.charts.spreading import spread
from ipmine.charts.times import day
from ipmine.frames import frames

NOTICE = """吉林省财政厅 吉林省知识产权局关于加强专利保护的通知
吉财发〔2022〕18号
各市（州）人民政府：
根据《中华人民共和国专利法》和《关于强化保护的意见》（国办发〔2019〕56号），通知如下。
一、重点任务
（一）加强保护。到2025年，建成示范园区20个。（省知识产权局牵头，省财政厅配合）
（二）完善服务。到2024年底，专利授权量达到3万件。（省财政厅负责）
吉林省财政厅　吉林省知识产权局
2022年9月1日
"""
THEMES = pd.DataFrame(
    {"theme": ["专利导航", "质押融资"], "region": ["吉林省", "江苏省"], "papers": [3, 4], "year": [2020, 2021],
     "share": [0.2, 0.5], "low": [0.1, 0.3], "high": [0.3, 0.7], "x": [0.0, 1.0], "y": [1.0, 0.5], "title": ["<b>甲", None]}
)  # fmt: skip


@pytest.fixture(scope="module")
def tables():
    return frames([analyze(NOTICE, id="a"), analyze("没有日期", id="b")])


def drawn(tables):
    return {
        "timeline": charts.timeline(tables),
        "targets": charts.targets_by_deadline(tables),
        "coissuing": charts.coissuing(tables),
        "responsibilities": charts.responsibilities(tables),
        "issuing": charts.network(networks.issuing(tables)),
        "citing": charts.network(networks.citing(tables)),
        "together": charts.network(networks.working_together(tables)),
        "answering": charts.network(networks.answering(tables)),
    }


def test_what_was_found_is_drawn(tables):
    pictures = {name: charts.svg(chart) for name, chart in drawn(tables).items()}
    assert "吉财发〔2022〕18号" in pictures["timeline"]
    assert "20个" in pictures["targets"]
    assert "吉林省知识产权局" in pictures["coissuing"]
    assert "（一）加强保护" in pictures["responsibilities"]
    assert "吉林省财政厅" in pictures["issuing"]
    assert "中华人民共和国专利法" in pictures["citing"]
    for name in ("theme_map", "themes_over_time", "theme_regions"):
        assert "专利导航" in charts.svg(getattr(charts, name)(THEMES))
    json.dumps(drawn(tables)["timeline"].to_dict())


def test_nothing_to_draw_is_a_sentence():
    nothing, undated = frames([]), frames([analyze("没有日期", id="b")])
    for tables in (nothing, undated):
        for name, chart in drawn(tables).items():
            words = " ".join(re.findall(r"<text[^>]*>([^<]*)", charts.svg(chart)))
            assert ". " in words + " ", name
    assert "The paper does not show its day of issue." in charts.svg(charts.timeline(undated))
    two = frames([analyze("没有日期", id=name) for name in "ab"])
    assert "None of the 2 papers shows its day of issue." in charts.svg(charts.timeline(two))
    for name in ("theme_map", "themes_over_time", "theme_regions"):
        assert "o paper" in charts.svg(getattr(charts, name)(THEMES[:0]))


def test_frames_of_models_are_drawn_as_they_are():
    """Themes come as a number and a label, regions as codes; themes of one label are told apart."""
    table = THEMES.assign(theme=[0, 1], label=["专利导航", "专利导航"], region=["220000", "320000"], of=[4, 9])
    regions = charts.svg(charts.theme_regions(table))
    assert "吉林省" in regions
    assert "专利导航 1" in regions
    assert "专利导航 0" in charts.svg(charts.theme_map(table.drop(columns="title")))
    assert "2021" in charts.svg(charts.themes_over_time(table))
    many = pd.concat([table.assign(theme=k, label=f"主题{k}") for k in range(7)])
    small = charts.svg(charts.themes_over_time(many))
    assert all(f"主题{k}" in small for k in range(7))


def test_words_are_light_on_a_dark_ground(tables):
    import vl_convert

    dark = vl_convert.vegalite_to_svg(charts.timeline(tables).to_json(validate=False), theme="dark")
    assert re.search(r'fill="#eee"[^>]*>吉财发', dark)
    assert re.search(r'fill="#000"[^>]*>吉财发', charts.svg(charts.timeline(tables)))


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 200), st.integers(1, 60)), max_size=25))
def test_labels_do_not_lie_on_each_other(labels):
    boxes = [(w, 12.0) for _, _, w in labels]
    places = spread([(x, y) for x, y, _ in labels], boxes)
    for i, (x, y) in enumerate(places):
        for j in range(i):
            across = (boxes[i][0] + boxes[j][0]) / 2 - abs(x - places[j][0])
            along = 12 - abs(y - places[j][1])
            assert min(across, along) < 1.5


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2022-02-30", "2022-02-28", "2022-02-28"),
        ("2022-13", None, None),
        ("0000", None, None),
        ("2020/..", "2020-01-01", None),
        (None, None, None),
    ],
)
def test_days(edtf, first, last):
    assert (day(edtf), day(edtf, last=True)) == (first, last)


def test_columns_are_asked_for():
    with pytest.raises(ValueError, match="lacks the columns share"):
        charts.themes_over_time(THEMES[["theme", "year"]])


def test_files(tables, tmp_path, monkeypatch):
    chart = charts.timeline(tables)
    with pytest.raises(IpmineError, match=r"\.png, \.svg, \.pdf or \.html"):
        charts.save(chart, tmp_path / "a.gif")
    monkeypatch.setattr(base, "chinese_font", lambda: None)
    with pytest.raises(charts.MissingFont, match=r"no font with Chinese characters was found: .+install"):
        charts.save(chart, tmp_path / "a.png")
    charts.save(charts.timeline(frames([])), tmp_path / "latin.png")  # no Chinese text, no need for a font
    monkeypatch.setattr(base, "chinese_font", lambda: tmp_path)
    for suffix, head in ((".png", b"\x89PNG"), (".svg", b"<svg"), (".pdf", b"%PDF"), (".html", b"<!DOCTYPE")):
        path = charts.save(chart, tmp_path / f"a{suffix}")
        assert path.read_bytes().lstrip().lower().startswith(head.lower())
    assert not re.search(r'(?:src|href)=["\']http', (tmp_path / "a.html").read_text("utf-8")[:5000])


def test_font_is_found_by_its_file(tmp_path, monkeypatch):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "NotoSansCJK-Regular.ttc").touch()
    monkeypatch.setattr(fonts, "_folders", lambda: [tmp_path])
    fonts.chinese_font.cache_clear()
    try:
        assert fonts.chinese_font() == tmp_path / "deep" / "NotoSansCJK-Regular.ttc"
    finally:
        fonts.chinese_font.cache_clear()


def test_networks(tables):
    issuing = networks.issuing(tables)
    assert issuing["吉林省财政厅"]["吉林省知识产权局"]["weight"] == 1
    citing = networks.citing(tables)
    assert set(citing["a"]) == {"中华人民共和国专利法", "国办发〔2019〕56号"}
    one, other = (f"关于印发《某{place}商标奖励办法》的通知\n根据《办法》，现予公布。\n" for place in "市县")
    assert networks.citing(frames([analyze(one, id="1"), analyze(other, id="2")])).number_of_edges() == 0
    answering = networks.answering(tables)
    assert {role for _, _, role in answering.edges(data="role")} == {"lead", "support", "responsible"}
    assert networks.working_together(tables)["吉林省财政厅"]["吉林省知识产权局"]["weight"] == 1


def test_offline_output_holds_both_forms(tables):
    import altair as alt

    with alt.renderers.enable("default"):
        charts.offline()
        bundle = charts.timeline(tables)._repr_mimebundle_()
        bundle = bundle[0] if isinstance(bundle, tuple) else bundle
    assert "<svg" in bundle["image/svg+xml"]
    assert any(name.startswith("application/vnd.vegalite") for name in bundle)
