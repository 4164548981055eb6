#!/usr/bin/env python3
"""The whole analysis against raw `jieba.lcut` of the same texts, one process, without and with words.

python tests/benchmarks/pipeline.py [--folder DIR ...] [--rounds 5] [--out pipeline.json]

By default on the papers that the project wrote (dense with facts, some of them damaged) and, where
they stand beside the checkout, on real papers. The runs take turns; times are medians of processor time.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).parent)]

import corpus  # noqa: E402

BASE = "jieba.lcut"
OWN = corpus.ROOT / "corpora" / "ip-policy" / "papers"
REAL = corpus.ROOT.parent / "shared" / "real"


def over(papers: list[str], *steps: Callable[[str], object]) -> Callable[[], None]:
    """A run of the steps over all papers that keeps nothing."""

    def run() -> None:
        for text in papers:
            for step in steps:
                step(text)

    return run


def forgetful() -> Any:
    """A segmenter with its dictionary read, as jieba's is, that remembers nothing which an earlier round cut."""
    from ipmine import tokenizers
    from ipmine.segment import Segmenter

    tokenizers.plain(True).forget()
    return Segmenter(fast=False)


def measure(folder: Path, rounds: int) -> dict[str, Any]:
    """The record of one folder: seconds of each run, and how many times as quick as jieba it is."""
    import jieba

    from ipmine import analyze
    from ipmine.segment import Segmenter

    jieba.setLogLevel(60)
    papers = corpus.texts(folder)
    runs: dict[str, Callable[[], object]] = {
        BASE: over(papers, jieba.lcut),
        "analysis": over(papers, analyze),
        "analysis and words": lambda: over(papers, analyze, forgetful().words)(),
    }
    try:
        import rjieba

        runs["analysis and words, fast"] = over(papers, analyze, Segmenter(fast=True).words)
        runs["rjieba.cut"] = over(papers, rjieba.cut)
    except ImportError:
        print("rjieba is not installed: no run with `fast`")
    seconds = corpus.interleaved(runs, rounds)
    ratios = {f"{name} / {BASE}": seconds[BASE] / taken for name, taken in seconds.items() if name != BASE}
    size = sum(map(len, papers))
    told = f"{folder.name}: {len(papers)} papers, {size} characters, {1e6 * seconds['analysis'] / size:.2f} µs each"
    print(told)
    return corpus.report("pipeline", told, seconds, ratios, None)


def folders() -> Iterable[Path]:
    """The project's papers, and the real ones where there are any."""
    return [folder for folder in (OWN, REAL) if folder.is_dir()]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--folder", type=Path, action="append", help="measure on this folder instead; repeatable")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    records = [measure(folder, options.rounds) for folder in options.folder or folders()]
    if options.out:
        options.out.write_text(json.dumps(records, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
