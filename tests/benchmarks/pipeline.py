#!/usr/bin/env python3
"""The whole analysis against raw `jieba.lcut` of the same texts, one process.

python tests/benchmarks/pipeline.py [--folder DIR] [--rounds 5] [--out pipeline.json]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).parent)]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()

    import corpus
    import jieba

    import ipmine.mine
    from ipmine import segment

    jieba.setLogLevel(60)
    papers = corpus.texts(options.folder)
    size = sum(map(len, papers))
    runs: dict[str, Callable[[], object]] = {
        "jieba.lcut": lambda: [jieba.lcut(text) for text in papers],
        "analysis": lambda: [ipmine.mine.analyze(text) for text in papers],
        "analysis and words": lambda: [(ipmine.mine.analyze(text), segment.words(text)) for text in papers],
    }
    try:
        import rjieba

        runs["rjieba.cut"] = lambda: [rjieba.cut(text) for text in papers]
    except ImportError:
        print("rjieba is not installed")
    seconds = corpus.interleaved(runs, options.rounds)
    base = seconds["jieba.lcut"]
    ratios = {f"{name} / jieba.lcut": base / taken for name, taken in seconds.items() if name != "jieba.lcut"}
    place = options.folder or "corpora/ip-policy"
    corpus.report("pipeline", f"{place}: {len(papers)} papers, {size} characters", seconds, ratios, options.out)


if __name__ == "__main__":
    main()
