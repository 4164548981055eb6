"""The report: one page, no network, everything found by search and filter, hostile text harmless."""

import dataclasses
import re
import time
from pathlib import Path

import pytest
from browser import visited

from ipmine import Corpus, analyze, report
from ipmine.batch import Refusal
from ipmine.cli import main
from ipmine.records import Agency

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
def page(corpus, tmp_path_factory):
    return report.write(
        corpus.papers, tmp_path_factory.mktemp("report") / "report.html", corpus.refused, title="甲<乙>"
    )


def test_page_is_self_contained(page):
    text = page.read_text("utf-8")
    assert not re.search(r"<(?:script|link|img|iframe)[^>]*\b(?:src|href)=['\"]?(?!data:)[a-z]+:", text)
    assert "甲&lt;乙&gt;" in text
    assert "a scan without text &amp; more" in text
    assert text.count("<script") == 1
    ids = re.findall(r"\bid=[\"']([^\"']+)", text)
    assert len(ids) == len(set(ids))


def test_size(corpus):
    """300 papers of the corpus' kind stay below 15 MB."""
    sizes = [len(report.page([paper]).encode()) for paper in corpus.papers[:1]]
    assert max(sizes) < 1_500_000
    pieces = [len(report.texts.article_html(paper, 0).encode()) for paper in corpus.papers[:6]]
    assert sum(pieces) / len(pieces) * 300 < 13_000_000


def test_empty():
    assert "0 papers" in report.page([])


def test_command_line(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("吉林省人民政府关于加强专利保护的通知\n吉政发〔2022〕18号\n", "utf-8")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 broken")
    assert main(["report", str(tmp_path), "--out", str(tmp_path / "r.html"), "--quiet"]) == 0
    assert "吉政发〔2022〕18号" in (tmp_path / "r.html").read_text("utf-8")
    assert "1 papers in" in capsys.readouterr().out


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
    # charts have Chinese labels that take up room
    texts = driver.find_elements(By.CSS_SELECTOR, "figure svg text")
    chinese = [t for t in texts if re.search("[\u4e00-\u9fff]{4}", t.get_attribute("textContent"))]
    assert chinese
    assert max(t.size["width"] for t in chinese) > 30
    assert trouble() == []
    assert driver.title == "甲<乙>"
