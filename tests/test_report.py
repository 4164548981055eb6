"""The report: one page, no network, everything found by search and filter, hostile text harmless."""

import dataclasses
import re
import time
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from browser import browser, visited

from ipmine import Corpus, ThemeModel, analyze, report
from ipmine.batch import Refusal
from ipmine.cli import main
from ipmine.records import Agency
from ipmine.report.folding import groups
from ipmine.themes import Exemplar, Theme

PAPERS = Path(__file__).parent.parent / "corpora" / "ip-policy" / "papers"
HOSTILE = (
    "<script>document.title='taken'</script><img src=http://example.com/x onerror=\"document.title='taken'\">]]>"
    "</details></article><style>*{display:none}</style>\u202e反\n"
)


@pytest.fixture(scope="module")
def corpus():
    some = sorted(PAPERS.iterdir())[:6]
    found = Corpus.from_dir(*some, progress=False)
    text = "关于" + HOSTILE + "甲" * 5_000
    hostile = dataclasses.replace(
        analyze(text, id=HOSTILE),
        agencies=tuple(
            Agency(i, i + 3, text[i : i + 3], HOSTILE, None, None, "agency", "lead") for i in range(200, 5_200)
        ),
    )
    hostile = dataclasses.replace(hostile, meta=dataclasses.replace(hostile.meta, title=HOSTILE, issuers=[HOSTILE]))
    return Corpus([*found, hostile], [Refusal("<b>坏.pdf", "a scan without text & more")])


@pytest.fixture(scope="module")
def model():
    """Themes as a fitted model has them, for the seven papers."""
    model = ThemeModel()
    said = Exemplar(0, "a", 0, 4, "支持专利导航", 0.5)
    model.themes_ = [
        Theme(k, label, (label,), ("词", "语"), 3, 0.4, 0.9, 0.5, (said,))
        for k, label in enumerate(("导航<b>", "质押"))
    ]
    model.labels_, model.duplicates_, model.agreement_ = np.array([0, 0, 0, 1, 1, 1, -1]), [], None
    model.selection_ = pd.DataFrame({"chosen": [], "why": []})
    model.transform = lambda papers: np.eye(2)[[0, 0, 0, 1, 1, 1, 1]]
    return model


@pytest.fixture(scope="module")
def page(corpus, model, tmp_path_factory):
    place = tmp_path_factory.mktemp("report") / "report.html"
    return report.write(corpus.papers, place, corpus.refused, title="甲<乙>", themes=model)


def test_page_is_self_contained(page):
    text = page.read_text("utf-8")
    assert not re.search(r"<(?:script|link|img|iframe)[^>]*\b(?:src|href)=['\"]?(?!data:)[a-z]+:", text)
    assert "甲&lt;乙&gt;" in text
    assert "a scan without text &amp; more" in text
    assert text.count("<script") == 1
    ids = re.findall(r"\bid=[\"']([^\"']+)", text)
    assert len(ids) == len(set(ids))


def test_size():
    """300 notices of 4,000 characters with 18 measures each stay below 15 MB."""
    prose = "要坚持问题导向，统筹各方力量，把创造、运用、保护、管理和服务贯通起来，完善工作机制，营造良好环境。" * 3
    made = []
    for number in range(6):
        measures = (
            f"（{k}）加强第{k}项保护。{prose}到202{k % 10}年，建成示范园区{number + k}个，资助不超过{k}万元。落实《保护条例》"
            f"（国办发〔2019〕{k + number + 1}号）要求。（省知识产权局牵头，省财政厅、省司法厅配合）\n"
            for k in range(1, 19)
        )
        text = f"吉林省人民政府关于第{number}类保护的通知\n吉政发〔2022〕{number + 1}号\n一、任务\n{''.join(measures)}2022年9月1日\n"
        made.append(analyze(text, id=f"{number}"))
    assert min(len(paper.text) for paper in made) > 4_000
    assert min(len(paper.targets) for paper in made) >= 36
    assert min(len(paper.responsibilities) for paper in made) >= 54
    papers = [dataclasses.replace(made[k % 6], id=f"papers/{k:03d}.txt") for k in range(300)]
    size = len(report.page(papers).encode())
    assert 3_000_000 < size < 15_000_000, size


def test_themes_are_shown_and_filtered(corpus, model):
    text = report.page(corpus.papers, themes=model)
    assert text.count("data-theme='导航&lt;b&gt;'") == 3
    assert "<option value='质押'>质押 (3)</option>" in text
    assert "data-filter='theme' data-value='质押'" in text
    assert "Themes by region" in text
    assert "支持专利导航" in text
    assert "<b>" not in re.sub("<script>.*</script>", "", text, flags=re.DOTALL)
    assert "By theme" not in report.page(corpus.papers)


def test_themes_are_looked_for_where_there_are_enough_papers(tmp_path, capsys):
    assert report.find_themes([analyze("专利导航")] * 11) is None
    assert report.find_themes([analyze("")] * 12) is None
    folder = tmp_path / "papers"
    folder.mkdir()
    subjects = ("专利导航服务产业规划", "软件正版化检查整改", "海关保护货物查验扣留")
    for number, place in enumerate("吉林长春沈阳南京苏州杭州"):
        text = (
            f"关于{place}事项的通知\n{subjects[number % 3]}。{place}{subjects[number % 3]}应当按{number}号要求落实。\n"
        )
        (folder / f"{number}.txt").write_text(text, "utf-8")
    assert main(["analyze", str(folder), "--out", str(tmp_path / "out"), "--jobs", "1", "--quiet"]) == 0
    text = (tmp_path / "out" / "report.html").read_text("utf-8")
    assert "id='themes'" in text
    assert len(set(re.findall("data-theme='([^']+)'", text))) > 1
    assert main(["report", str(folder), "--out", str(tmp_path / "r.html"), "--quiet", "--no-themes"]) == 0
    assert "id='themes'" not in (tmp_path / "r.html").read_text("utf-8")
    capsys.readouterr()


def test_responsibilities_say_for_what():
    text = "一、重点任务\n（一）加强保护。加大执法力度。（省知识产权局牵头，省财政厅配合）\n（二）完善服务。窗口由省司法厅负责。\n"
    page = report.page([analyze(text, region="220000")])
    table = page[page.index("responsibilities (3)") :].partition("</table>")[0]
    assert re.findall("<th scope='col'>([a-z]+)", table) == ["agency", "role", "measure"]
    assert [row.split("<td>")[1:] for row in table.split("<tr>")[2:]] == [
        ["吉林省知识产权局", "lead", "（一）加强保护"],
        ["吉林省财政厅", "support", "（一）加强保护"],
        ["吉林省司法厅", "responsible", "（二）完善服务 · 窗口由省司法厅负责</tbody>"],
    ]


def test_empty():
    assert "0 papers" in report.page([])


def test_command_line(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("吉林省人民政府关于加强专利保护的通知\n吉政发〔2022〕18号\n", "utf-8")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 broken")
    assert main(["report", str(tmp_path), "--out", str(tmp_path / "r.html"), "--quiet"]) == 1  # b.pdf was refused
    assert "吉政发〔2022〕18号" in (tmp_path / "r.html").read_text("utf-8")
    assert "1 papers in" in capsys.readouterr().out


def test_groups_hold_what_the_papers_hold():
    found = groups("<p>识〔2022〕 a</p>").split(" ")
    assert any(group.startswith("识識") for group in found)
    assert next(group for group in found if group[0] == "〔")[1:].count("[") == 1
    assert {"aａ", "AＡ", "2２"} <= set(found)
    assert not [group for group in found if "权" in group]
    of_all = "".join(groups("".join(map(chr, range(0x4E00, 0xA000)))).split(" "))
    assert len(set(of_all)) == len(of_all)
    # some ten thousand characters at most, whatever stands in the papers
    assert len(of_all) < 12_000


@pytest.fixture(scope="module")
def scripts(tmp_path_factory):
    """Three papers that say the same in other scripts and widths, and one that does not."""
    texts = (
        "吉林省人民政府关于知识产权的通知\n吉政发〔2022〕18号\n为答复来函，保护民间文学艺术著作权，自2022年9月1日起施行。\n",
        "關於知識產權的通知\n吉政發〔２０２２〕１８號\n為答覆來函，\n保護民間文學藝術著作權，自２０２２ 年 ９ 月 １ 日起施行。\n",
        "关于𫫇英的通知\n知识(shí)产权：𠀀𠀀𠀀 APP 知識產權，吉政发[2022]18 号，“公约”。\n",
        "关于供暖的通知\n",
    )
    place = tmp_path_factory.mktemp("scripts") / "report.html"
    return report.write([analyze(text, id=f"{k}") for k, text in enumerate(texts)], place)


@pytest.mark.parametrize(
    ("asked", "papers", "marked"),
    [
        ("知识产权", {0, 1, 2}, {"知识产权", "知識產權"}),
        ("知識產權", {0, 1, 2}, {"知识产权", "知識產權"}),
        ("民间文学艺术", {0, 1}, {"民间文学艺术", "民間文學藝術"}),
        ("民間文學藝術", {0, 1}, {"民间文学艺术", "民間文學藝術"}),
        ("答覆", {0, 1}, {"答复", "答覆"}),
        ("吉政发[2022]18号", {0, 1, 2}, {"吉政发〔2022〕18号", "吉政發〔２０２２〕１８號", "吉政发[2022]18号"}),
        (
            "吉政發 （２０２２） 18 號",
            {0, 1, 2},
            {"吉政发〔2022〕18号", "吉政發〔２０２２〕１８號", "吉政发[2022]18号"},
        ),
        ("吉政发「2022」18号", {0, 1, 2}, {"吉政发〔2022〕18号", "吉政發〔２０２２〕１８號", "吉政发[2022]18号"}),
        ("2022 年9 月1日", {0, 1}, {"2022年9月1日", "２０２２年９月１日"}),
        # the place is right behind characters of two units, and behind one whose form has another number of them
        ("ａｐｐ知识产权", {2}, {"APP知識產權"}),
        ("「公約」", {2}, {"“公约”"}),
        ("噁英", {2}, {"𫫇英"}),
        ("知识产权 答复", {0, 1}, {"知识产权", "知識產權"}),
        ("乾隆", set(), set()),
    ],
)
def test_search_knows_scripts_and_forms_of_numbers(scripts, asked, papers, marked):
    from selenium.webdriver.common.by import By

    driver = browser()
    if driver.current_url != scripts.resolve().as_uri():
        driver, _ = visited(scripts)
    box = driver.find_element(By.ID, "q")
    box.clear()
    # keys of characters beyond the plane of 16 bits cannot be sent
    driver.execute_script(
        "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input'))", box, asked
    )
    time.sleep(0.3)
    shown = [a for a in driver.find_elements(By.TAG_NAME, "article") if a.is_displayed()]
    assert {int(a.get_attribute("id")[1:]) for a in shown} == papers
    assert {b.text for b in driver.find_elements(By.CSS_SELECTOR, ".hit b")} == marked


def test_in_a_browser(page):
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys

    driver, trouble = visited(page)
    assert driver.title == "甲<乙>"
    articles = driver.find_elements(By.TAG_NAME, "article")
    assert len(articles) == 7

    def shown():
        time.sleep(0.3)
        return [a for a in articles if a.is_displayed()]

    # search by keyboard
    driver.find_element(By.TAG_NAME, "body").send_keys("/")
    box = driver.switch_to.active_element
    assert box.get_attribute("id") == "q"
    box.send_keys("苏知发〔2022〕41号")
    found = shown()
    assert len(found) == 1
    assert "苏知发〔2022〕41号" in found[0].find_element(By.CSS_SELECTOR, ".hit").text
    assert "1 of 7" in driver.find_element(By.ID, "count").text
    # open it with the keyboard
    summary = found[0].find_element(By.TAG_NAME, "summary")
    summary.send_keys(Keys.ENTER)
    marks = found[0].find_elements(By.CSS_SELECTOR, "mark.agency")
    assert any("江苏省知识产权局" in mark.get_attribute("title") for mark in marks)
    assert marks[0].is_displayed()
    background = marks[0].value_of_css_property("background-color")
    assert background not in ("rgba(0, 0, 0, 0)", "transparent")
    box.send_keys(Keys.ESCAPE)
    assert len(shown()) == 7
    # filter
    year = driver.find_element(By.ID, "year")
    year.send_keys("2022")
    assert 0 < len(shown()) < 7
    assert all(a.get_attribute("data-year") == "2022" for a in shown())
    driver.find_element(By.ID, "all").click()
    assert len(shown()) == 7
    theme = driver.find_element(By.ID, "theme")
    theme.send_keys("质押")
    assert {a.get_attribute("data-theme") for a in shown()} == {"质押"}
    driver.find_element(By.ID, "all").click()
    # a bar of the first screen narrows the list
    bar = driver.find_element(By.CSS_SELECTOR, "#glance button[data-filter=kind]")
    bar.send_keys(Keys.ENTER)
    assert {a.get_attribute("data-kind") for a in shown()} == {bar.get_attribute("data-value")}
    driver.find_element(By.ID, "all").click()
    box.send_keys("没有这样的词")
    assert shown() == []
    assert driver.find_element(By.ID, "none").is_displayed()
    box.send_keys(Keys.ESCAPE)
    # charts have Chinese labels that take up room
    for folded in driver.find_elements(By.CSS_SELECTOR, ".chart > summary"):
        folded.send_keys(Keys.ENTER)
    texts = driver.find_elements(By.CSS_SELECTOR, "figure svg text")
    chinese = [t for t in texts if re.search("[\u4e00-\u9fff]{4}", t.get_attribute("textContent"))]
    assert chinese
    assert max(t.size["width"] for t in chinese) > 30
    assert trouble() == []
    assert driver.title == "甲<乙>"
