#!/usr/bin/env python3
"""Fuzz one target for a while (needs `pip install atheris`).

    python tests/fuzz/run.py analyze --seconds 3600

Seeds are all papers of corpora/, whole for `reading` and in pieces for the others, the same papers
damaged as mirrors damage them, and the crashers of the past. What breaks a law is written to --out (a folder outside the checkout);
after its fix it belongs to tests/cases/crashers/TARGET/.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(Path(__file__).parent)]
_PIECE = 1200  # bytes


def seeds(target: str) -> Iterator[bytes]:
    """Inputs to begin with."""
    for path in sorted((ROOT / "tests" / "cases" / "crashers" / target).glob("*")):
        yield path.read_bytes()
    folders = [ROOT / "corpora", ROOT / "tests" / "pages"]
    for path in sorted(p for folder in folders for p in folder.rglob("*") if p.is_file()):
        data = path.read_bytes()
        if target == "reading":
            if path.suffix in (".txt", ".html", ".htm", ".docx", ".pdf") and len(data) < 60_000:
                yield data
        elif path.suffix in (".txt", ".html"):
            for start in range(0, len(data), _PIECE):
                yield data[start : start + _PIECE]
    if target != "reading":
        for data in damaged():
            for start in range(0, len(data), _PIECE):
                yield data[start : start + _PIECE]
        for path in sorted((ROOT / "tests" / "cases").glob("*.tsv")):
            yield from (line for line in path.read_bytes().splitlines() if line and not line.startswith(b"#"))


def damaged() -> Iterator[bytes]:
    """Papers of the corpus in traditional script, with readings put in and with shifted bytes."""
    import damage

    table = damage.changed_characters()
    mirrors = [
        damage.Mirror(table, drop_user=drop, sequential=order) for drop in (False, True) for order in (False, True)
    ]
    for number, path in enumerate(sorted((ROOT / "corpora" / "ip-policy" / "sources").glob("*.txt"))):
        text = damage.traditional(path.read_text("utf-8"))
        yield mirrors[number % 4].damage(text).encode("utf-8", "replace")
        style = ("toned", "wide", "spaced", "toneless", "repeated", "bare")[number % 6]
        yield damage.add_readings(text, table, style).encode("utf-8", "replace")


def words(place: Path) -> Path:
    """A dictionary for the fuzzer: what the library looks for."""
    from targets import FRAGMENTS

    from ipmine import lexicon

    found = [f for f in FRAGMENTS if f.isprintable()]
    for name in ("units", "target_verbs", "doc_types", "organs_words", "policy_terms"):
        found += [next(iter(row.values())) for row in lexicon.rows(name)][:200]
    lines = ["".join(f"\\x{byte:02x}" for byte in word.encode("utf-8", "replace")) for word in found if word]
    place.write_text("".join(f'"{line}"\n' for line in dict.fromkeys(lines)), "ascii")
    return place


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("target", choices=["reading", "repair", "normalize", "analyze"])
    parser.add_argument("--seconds", type=int, default=3600)
    parser.add_argument("--out", type=Path, default=Path(tempfile.gettempdir()) / "ipmine-fuzz")
    options = parser.parse_args()

    import atheris

    os.environ["IPMINE_PDF_IN_PROCESS"] = "1"  # a fuzzer sees its own process only

    with atheris.instrument_imports(include=["ipmine"]):
        import ipmine.mine
        import ipmine.reading.docx
        import ipmine.reading.html
        import ipmine.reading.pdf
        import ipmine.reading.text  # noqa: F401
    from targets import TARGETS

    folder: Path = options.out / options.target
    found, start = folder / "found", folder / "seeds"
    for place in (found, start, folder / "grown"):
        place.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(seeds(options.target)):
        (start / f"{number:05}").write_bytes(data)
    size = 60_000 if options.target == "reading" else 4_000
    arguments = [
        sys.argv[0],
        str(folder / "grown"),
        str(start),
        f"-max_total_time={options.seconds}",
        f"-max_len={size}",
        f"-artifact_prefix={found}/",
        f"-dict={words(folder / 'words')}",
        "-timeout=60",
        "-rss_limit_mb=3000",
        "-print_final_stats=1",
    ]
    atheris.Setup(arguments, TARGETS[options.target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
