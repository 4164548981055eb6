"""Each notebook runs from top to bottom in a kernel of its own, and is kept without outputs."""

from pathlib import Path

import nbclient
import nbformat
import pytest

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))


def run(path):
    """The executed notebook; raises with the cell's own error."""
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
def test_runs(path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(path.parent.parent))  # the kernel tests this checkout
    notebook = run(path)
    pages = outputs(notebook, "text/html")
    assert pages
    if path.stem.startswith("01"):
        assert any("<mark class=" in page and "江苏省知识产权局" in page for page in pages)
    pictures = outputs(notebook, "image/svg+xml")
    assert bool(pictures) == any("charts." in cell.source for cell in notebook.cells)
    assert all("<text" in picture for picture in pictures)
    said = [o.get("text", "") for cell in notebook.cells for o in cell.get("outputs", ()) if o.get("name") == "stderr"]
    assert not [text for text in said if "Warning" in text], said
