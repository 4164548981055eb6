#!/usr/bin/env python3
"""Conversion from traditional to simplified against its peers (extra `bench`).

    python tests/benchmarks/conversion.py [--rounds 5] [--official PYTHON] [--out conversion.json]

Peers: opencc-python-reimplemented, whose dictionaries ipmine uses, and zhconv. Official
OpenCC and opencc-python-reimplemented overwrite each other; `--official` names the
interpreter of an environment of its own in which `pip install opencc` was run.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).parent)]

_OFFICIAL = """
import json, sys, time, statistics, opencc
texts, rounds = json.load(sys.stdin)
convert = opencc.OpenCC("t2s").convert
taken = []
for _ in range(rounds + 1):
    started = time.process_time()
    for text in texts:
        convert(text)
    taken.append(time.process_time() - started)
print(statistics.median(taken[1:]))
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--official", help="the interpreter of an environment with official OpenCC")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()

    import corpus
    from opencc import OpenCC

    from ipmine import conversion

    papers = corpus.texts()
    size = sum(map(len, papers))
    package = OpenCC("t2s")
    papers = [OpenCC("s2t").convert(text) for text in papers]  # all traditional: the most work
    runs: dict[str, Callable[[], object]] = {
        "opencc-python-reimplemented": lambda: [package.convert(text) for text in papers],
        "ipmine": lambda: [conversion.convert(text) for text in papers],
    }
    try:
        import zhconv

        runs["zhconv"] = lambda: [zhconv.convert(text, "zh-cn") for text in papers]
    except ImportError:
        print("zhconv is not installed")
    seconds = corpus.interleaved(runs, options.rounds)
    if options.official:
        done = subprocess.run(
            [options.official, "-c", _OFFICIAL],
            input=json.dumps([papers, options.rounds]),
            capture_output=True,
            text=True,
            check=True,
        )
        seconds["OpenCC (official, C++)"] = float(done.stdout)
    own = seconds["ipmine"]
    ratios = {f"ipmine against {name}": taken / own for name, taken in seconds.items() if name != "ipmine"}
    note = f"corpora/ip-policy in traditional characters: {len(papers)} papers, {size} characters"
    corpus.report("conversion", note, seconds, ratios, options.out)


if __name__ == "__main__":
    main()
