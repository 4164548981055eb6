"""The command line."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from ipmine.errors import ReadError


def main(argv: Sequence[str] | None = None) -> int:
    """Entry point of `python -m ipmine` and of the `ipmine` script."""
    parser = argparse.ArgumentParser(prog="ipmine")
    commands = parser.add_subparsers(dest="command", required=True)
    extract = commands.add_parser("extract", help="records of files and folders")
    extract.add_argument("paths", nargs="+")
    extract.add_argument("--format", choices=("jsonl", "json"), default="jsonl")
    extract.add_argument("-o", "--output")
    args = parser.parse_args(argv)

    from ipmine.api import read

    files = [f for p in map(Path, args.paths) for f in (sorted(p.rglob("*")) if p.is_dir() else [p]) if not f.is_dir()]
    out = open(args.output, "w", encoding="utf-8") if args.output else sys.stdout
    for file in files:
        try:
            out.write(json.dumps(read(file).to_dict(), ensure_ascii=False) + "\n")
        except ReadError as error:
            print(error, file=sys.stderr)
    if args.output:
        out.close()
    return 0
