"""Made-up papers in numbers, and texts that do harm to the process that reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

PAPER = """某省人民政府办公厅关于加强标准化工作的通知
某政办发〔2021〕{number}号
各市人民政府：
　　一、工作目标。到2025年，建成示范基地{number}个，支持企业申报。
　　二、工作要求。根据《标准化工作办法》，由省市场监管局牵头，省财政厅配合。
某省人民政府办公厅
2021年3月{day}日
"""


def text_of(number: int) -> str:
    return PAPER.format(number=number + 1, day=number % 28 + 1)


def folder_of(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:04}.txt").write_text(text_of(number), "utf-8")
    return folder


def content_of(out: Path) -> dict[str, bytes]:
    """The tables and records that a run leaves for its user."""
    return {
        file.name: file.read_bytes()
        for file in sorted(out.iterdir())
        if file.is_file() and not file.name.startswith(".") and file.name not in ("manifest.json", "report.html")
    }


class Harmful(str):
    """A text that travels to a worker as an object whose first use there runs `code`."""

    code = ""

    def __reduce__(self) -> Any:
        return eval, (f"type('Harm', (str,), {{'replace': lambda *a: {self.code}}})('x')",)


class Crashing(Harmful):
    code = "__import__('os').kill(__import__('os').getpid(), 11)"


class Killed(Harmful):
    code = "__import__('os').kill(__import__('os').getpid(), 9)"


class Endless(Harmful):
    code = "__import__('time').sleep(1000)"
