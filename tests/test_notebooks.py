"""Each notebook runs from top to bottom in a kernel of its own, and is kept without outputs."""

import base64
import functools
import os
import re
from pathlib import Path

import nbclient
import nbformat
import pytest
from browser import visited

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))


@functools.cache
def run(path):
    """The executed notebook; raises with the cell's own error."""
    os.environ["PYTHONPATH"] = str(path.parent.parent)  # the kernel tests this checkout
    notebook = nbformat.read(path, as_version=4)
    nbclient.NotebookClient(
        notebook, timeout=240, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}}
    ).execute()
    return notebook


def outputs(notebook, mimetype):
    """All outputs of a kind, as text."""
    found = []
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            if mimetype in output.get("data", {}):
                found.append(output["data"][mimetype])
    return found


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_kept_without_outputs(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    for cell in notebook.cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_runs(path):
    notebook = run(path)
    pages = outputs(notebook, "text/html")
    assert pages
    if path.stem.startswith("01"):
        assert any("<mark class=" in page and "江苏省知识产权局" in page for page in pages)
    if path.stem.startswith("04"):
        assert any("sentences that speak for it" in page and "知识产权" in page for page in pages)
    pictures = outputs(notebook, "image/svg+xml")
    assert bool(pictures) == any("charts." in cell.source for cell in notebook.cells)
    assert all("<text" in picture for picture in pictures)
    said = [o.get("text", "") for cell in notebook.cells for o in cell.get("outputs", ()) if o.get("name") == "stderr"]
    assert not [text for text in said if "Warning" in text], said


def test_exported_page_in_a_browser(tmp_path):
    """An executed notebook as a page: marks, tooltips and charts are there, and nothing is fetched."""
    from nbconvert import HTMLExporter
    from selenium.webdriver.common.by import By

    # the exporter's own page takes scripts for formulas from the network; ours need none of them
    exporter = HTMLExporter(require_js_url="", jquery_url="", mathjax_url="", mermaid_js_url="")
    page = tmp_path / "02.html"
    page.write_text(exporter.from_notebook_node(run(NOTEBOOKS[1]))[0], "utf-8")
    driver, trouble = visited(page)
    marks = driver.find_elements(By.CSS_SELECTOR, ".ipmine mark.agency")
    tips = [mark.get_attribute("title") for mark in marks]
    assert any(re.search("agency · .{2,}省.+ · issuer", tip) for tip in tips), tips
    assert all(mark.value_of_css_property("background-color") != "rgba(0, 0, 0, 0)" for mark in marks)
    assert max(mark.size["width"] for mark in marks) > 50
    mended = driver.find_elements(By.CSS_SELECTOR, ".ipmine .mended")
    assert any(
        re.search("the source has: .+[(][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+[)]", m.get_attribute("title")) for m in mended
    )
    assert [s.text for s in driver.find_elements(By.CSS_SELECTOR, ".ipmine .legend span mark")]
    pictures = driver.find_elements(By.CSS_SELECTOR, "img[src^='data:image/svg+xml'], .jp-RenderedSVG svg")
    assert pictures
    assert all(driver.execute_script("return arguments[0].naturalWidth", picture) > 300 for picture in pictures)
    drawn = base64.b64decode(pictures[0].get_attribute("src").partition(",")[2]).decode()
    assert re.search(r"<text[^>]*>[\u4e00-\u9fff（）]{4}", drawn)
    assert trouble() == []
