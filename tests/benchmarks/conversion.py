#!/usr/bin/env python3
"""Conversion from traditional to simplified against its peers (extra `bench`).

    python tests/benchmarks/conversion.py [--rounds 9] [--official PYTHON] [--folder DIR]

Peers: opencc-python-reimplemented, whose dictionaries ipmine uses, and zhconv. Official
OpenCC and opencc-python-reimplemented overwrite each other; `--official` names the
interpreter of an environment of its own in which `pip install opencc` was run; its turns are
interleaved with the others'.

With OpenCC's dictionaries alone ipmine's code has to give the very output of the package's `convert`,
or the benchmark ends; with its exceptions, which mend faults of the dictionaries, the characters that
differ are counted.
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
import json, sys, time, opencc
texts = json.loads(sys.stdin.readline())
convert = opencc.OpenCC("t2s").convert
for _ in sys.stdin:
    started = time.process_time()
    for text in texts:
        convert(text)
    print(time.process_time() - started, flush=True)
"""


class Official:
    """Official OpenCC in a process of its own: a line in, the seconds of one turn out."""

    def __init__(self, python: str, papers: list[str]) -> None:
        self._process = subprocess.Popen(
            [python, "-c", _OFFICIAL], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        self._send(json.dumps(papers))

    def _send(self, line: str) -> None:
        assert self._process.stdin
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def turn(self) -> float:
        self._send("")
        assert self._process.stdout
        return float(self._process.stdout.readline())


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--official", help="the interpreter of an environment with official OpenCC")
    parser.add_argument("--folder", type=Path, help="papers, instead of the shipped corpus")
    parser.add_argument("--out", type=Path, default=Path(__file__).with_suffix(".json"))
    options = parser.parse_args()

    import corpus
    from opencc import OpenCC

    from ipmine import conversion
    from ipmine.normalize import dictionaries
    from ipmine.normalize.phrases import Conversion

    papers = corpus.texts(options.folder)
    size = sum(map(len, papers))
    package = OpenCC("t2s")
    papers = [OpenCC("s2t").convert(text) for text in papers]  # all traditional: the most work
    alone = Conversion(dictionaries.read("TSCharacters"), dictionaries.read("TSPhrases"))
    expected = [package.convert(text) for text in papers]
    if [alone(text) for text in papers] != expected:
        raise SystemExit("not the output of the package's convert")
    ours = [conversion.convert(text) for text in papers]
    differ = sum(a != b for x, y in zip(expected, ours, strict=True) for a, b in zip(x, y, strict=True))

    peer = "opencc-python-reimplemented"
    runs: dict[str, Callable[[], object]] = {
        peer: lambda: [package.convert(text) for text in papers],
        "OpenCC's dictionaries alone": lambda: [alone(text) for text in papers],
        "ipmine.convert": lambda: [conversion.convert(text) for text in papers],
    }
    try:
        import zhconv

        runs["zhconv"] = lambda: [zhconv.convert(text, "zh-cn") for text in papers]
    except ImportError:
        print("zhconv is not installed")
    official = Official(options.official, papers) if options.official else None
    if official:
        runs["OpenCC (official, C++)"] = official.turn
    seconds = corpus.interleaved(runs, options.rounds)
    ratios = {f"the same output, against {peer}": seconds[peer] / seconds["OpenCC's dictionaries alone"]}
    for name, taken in seconds.items():
        if name not in ("ipmine.convert", "OpenCC's dictionaries alone"):
            ratios[f"ipmine.convert against {name}"] = taken / seconds["ipmine.convert"]
    place = options.folder or "corpora/ip-policy"
    note = f"{place} in traditional characters: {len(papers)} papers, {size} characters"
    note += f"; ipmine.convert differs from the package in {differ} of them (script_exceptions.tsv)"
    corpus.report("conversion", note, seconds, ratios, options.out)


if __name__ == "__main__":
    main()
