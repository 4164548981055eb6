#!/usr/bin/env python3
"""Make `ip-policy/papers/` out of `ip-policy/sources/`, as `ip-policy/manifest.tsv` says.

python corpora/build.py             write the papers
python corpora/build.py --check     write nothing; say which papers are not what the sources make

A source is the paper in UTF-8, one paragraph a line; cells of a table are parted by tabs. The
lines that begin with `@` belong to the page of the paper's site: `@site`, `@time`, `@from`,
`@path`, `@box` (a row of its metadata box), `@prev`, `@next`. Needs the packages of the
`test` extra. The same sources make the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import sys
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from making import damages, mirror, office, pages

CORPUS = Path(__file__).resolve().parent / "ip-policy"


@dataclass(frozen=True)
class Row:
    """One line of the manifest: what a paper is and how it is made."""

    file: str
    theme: str
    themes2: str
    kind: str
    level: str
    region: str
    year: str
    script: str
    form: str
    encoding: str
    damage: str
    copy_of: str
    gold: str

    @property
    def stem(self) -> str:
        return self.file.rsplit(".", 1)[0]

    def source(self) -> Path:
        """Its own source, else that of the paper which it copies."""
        own = CORPUS / "sources" / f"{self.stem}.txt"
        return own if own.exists() or not self.copy_of else CORPUS / "sources" / f"{self.copy_of}.txt"


@dataclass
class Source:
    """A source: the paper's lines and what its site says around them."""

    lines: list[str]
    page: dict[str, list[str]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"


def manifest() -> list[Row]:
    """The rows of the manifest in order."""
    with (CORPUS / "manifest.tsv").open(encoding="utf-8", newline="") as file:
        return [Row(**row) for row in csv.DictReader(file, delimiter="\t")]


def read_source(path: Path) -> Source:
    """The source of one paper."""
    lines: list[str] = []
    page: dict[str, list[str]] = {}
    for line in path.read_text("utf-8").rstrip("\n").split("\n"):
        if line.startswith("@"):
            name, _, value = line[1:].partition(" ")
            page.setdefault(name, []).append(value)
        else:
            lines.append(line.rstrip())
    while lines and not lines[0]:
        del lines[0]
    return Source(lines, page)


def make(row: Row) -> bytes:
    """The file of one paper."""
    source = read_source(row.source())
    if row.form == "docx":
        return office.docx(source.lines)
    if row.form == "pdf":
        return office.pdf(source.lines)
    text = source.text
    if row.script == "traditional-mainland" and not damages.is_traditional(text):
        text = mirror.traditional(text)
    if row.damage:
        text = damages.damage(text, row.damage)
    if row.form == "html":
        text = pages.page(source.lines, source.page, row.encoding, number=int(row.file[:3]))
    return text.encode({"big5": "cp950"}.get(row.encoding, row.encoding))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    papers = CORPUS / "papers"
    rows = manifest()
    known = {row.file for row in rows}
    wrong = [path.name for path in sorted(papers.iterdir()) if path.name not in known] if papers.exists() else []
    for row in rows:
        data, path = make(row), papers / row.file
        if path.exists() and path.read_bytes() == data:
            continue
        wrong.append(row.file)
        if not args.check:
            papers.mkdir(exist_ok=True)
            path.write_bytes(data)
    if args.check:
        print("\n".join(wrong) or f"{len(rows)} papers are what their sources make")
        return 1 if wrong else 0
    for name in wrong:
        if name not in known:
            (papers / name).unlink()
    print(f"{len(rows)} papers, {len(wrong)} written or removed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
