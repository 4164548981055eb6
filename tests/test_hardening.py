"""What the library never does, searched for in its source; see SECURITY.md."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from ipmine.reading import pdf_process

PACKAGE = Path(__file__).parents[1] / "ipmine"
MODULES = sorted(PACKAGE.rglob("*.py"))

# modules that open connections, load code from data, or start programs (ctypes is how buffers of PDFium are typed)
_FORBIDDEN = frozenset(
    "socket ssl http urllib3 requests httpx aiohttp ftplib smtplib telnetlib xmlrpc socketserver asyncio "
    "pickle cPickle dill cloudpickle shelve marshal code codeop subprocess pty".split()
)
# the lock of a results folder names the machine that holds it; PDFs are read by a second Python
_ALLOWED = {"corpus/store.py": {"socket": {"gethostname"}}, "reading/pdf_process.py": {"subprocess": {"Popen"}}}
# parts of packages that have harmless parts too
_FORBIDDEN_PARTS = frozenset(["urllib.request", "xml.sax", "xml.dom", "xml.etree", "multiprocessing.connection"])
_CALLS = frozenset(["eval", "exec", "compile", "__import__", "execfile"])
_METHODS = frozenset(
    ["read_pickle", "to_pickle", "unsafe_load", "system", "popen", "extractall", "extract", "urlopen", "urlretrieve"]
)


def _imports(tree: ast.AST) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_network_no_pickle_no_programs(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    allowed = _ALLOWED.get(path.relative_to(PACKAGE).as_posix(), {})
    for name in _imports(tree) - set(allowed):
        assert name.split(".")[0] not in _FORBIDDEN, name
        assert not any(name == part or name.startswith(part + ".") for part in _FORBIDDEN_PARTS), name
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                assert node.func.id not in _CALLS, f"line {node.lineno}: {node.func.id}"
            elif isinstance(node.func, ast.Attribute):
                if isinstance(node.func.value, ast.Name) and node.func.value.id in allowed:
                    assert node.func.attr in allowed[node.func.value.id], f"line {node.lineno}: {node.func.attr}"
                assert node.func.attr not in _METHODS, f"line {node.lineno}: {node.func.attr}"


def test_the_one_program_is_python_itself() -> None:
    tree = ast.parse((PACKAGE / "reading" / "pdf_process.py").read_text("utf-8"))
    starts = [
        node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "subprocess.Popen"
    ]
    assert [ast.unparse(start.args[0]) for start in starts] == ["[sys.executable, *_COMMAND]"]
    assert "shell" not in {keyword.arg for start in starts for keyword in start.keywords}
    assert all(part.isascii() and "{" not in part for part in pdf_process._COMMAND)


def test_the_package_has_modules() -> None:
    assert len(MODULES) > 50
