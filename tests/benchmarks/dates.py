#!/usr/bin/env python3
"""Dates alone against JioNLP's `extract_time` (extra `bench`).

    python tests/benchmarks/dates.py [--papers N] [--rounds 5]

Both get the same mended, simplified texts; ipmine's time holds the scan for dates and
durations and their resolution against the paper's own day.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import sys
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).parent)]


_PASSES = 20


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--papers", type=int, help="the first N; all by default")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--out", type=Path, default=Path(__file__).with_suffix(".json"))
    options = parser.parse_args()

    import corpus

    with contextlib.redirect_stdout(io.StringIO()):
        import jionlp

    from ipmine import collector, normalize, repair, resolve, scan, structure
    from ipmine.aligned import Aligned
    from ipmine.scan import dates, durations

    papers = [normalize.normalize(repair.repair(Aligned(t))[0]).text for t in corpus.texts()[: options.papers]]
    known = []
    for text in papers:
        layout, scans = structure.parse(text), scan.scan_all(text)
        own = resolve.doc_numbers.resolve(text, layout, scans)
        context = resolve.context.establish(text, layout, scans, own, issued=None, published=None, region=None)
        known.append((text, layout, scans, context))

    def ours() -> float:
        # so often that it takes about as long as theirs: what their run leaves behind in caches and
        # in the allocator would else be a third of ours
        started = time.process_time()
        for _ in range(_PASSES):
            for text, layout, scans, context in known:
                with collector.paused():  # as `analyze` does a paper
                    scans.dates, scans.durations = dates.scan(text), durations.scan(text)
                    found = resolve.dates.resolve(text, layout, scans, context)
                    resolve.durations.resolve(text, layout, scans, found)
        return (time.process_time() - started) / _PASSES

    def theirs() -> None:
        # it writes a traceback of what it could not parse and goes on
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            for text in papers:
                jionlp.ner.extract_time(text)

    seconds = corpus.interleaved({"JioNLP extract_time": theirs, "ipmine": ours}, options.rounds)
    ratios = {"ipmine against JioNLP extract_time": seconds["JioNLP extract_time"] / seconds["ipmine"]}
    size = sum(map(len, papers))
    corpus.report("dates", f"corpora/ip-policy: {len(papers)} papers, {size} characters", seconds, ratios, options.out)


if __name__ == "__main__":
    main()
