#!/usr/bin/env python3
"""The whole analysis against JioNLP's extractors on the same texts (extra `bench`).

    python tests/benchmarks/extractors.py [--rounds 3]

JioNLP finds times, sums of money and places; of what ipmine finds these are the dates and durations,
a part of the quantities, and the regions. Both get the same mended, simplified texts, and ipmine
mends and converts them once more, for its analysis cannot leave that out.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).parent)]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--out", type=Path, default=Path(__file__).with_suffix(".json"))
    options = parser.parse_args()

    import corpus

    with contextlib.redirect_stdout(io.StringIO()):
        import jionlp

    from ipmine import mine, normalize, repair
    from ipmine.aligned import Aligned

    papers = [normalize.normalize(repair.repair(Aligned(t))[0]).text for t in corpus.texts()]

    def run(*extractors: object) -> None:
        # it writes a traceback of what it could not parse and goes on
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            for text in papers:
                for extract in extractors:
                    extract(text)  # type: ignore[operator]

    times, money, places = jionlp.ner.extract_time, jionlp.ner.extract_money, jionlp.recognize_location
    seconds = corpus.interleaved(
        {
            "JioNLP extract_time": lambda: run(times),
            "JioNLP extract_money": lambda: run(money),
            "JioNLP recognize_location": lambda: run(places),
            "ipmine, all kinds": lambda: [mine.analyze(text) for text in papers],
        },
        options.rounds,
    )
    own = seconds.pop("ipmine, all kinds")
    ratios = {f"ipmine, all kinds, against {name}": taken / own for name, taken in seconds.items()}
    ratios["ipmine, all kinds, against the three together"] = sum(seconds.values()) / own
    note = f"corpora/ip-policy: {len(papers)} papers, {sum(map(len, papers))} characters"
    corpus.report("extractors", note, {**seconds, "ipmine, all kinds": own}, ratios, options.out)


if __name__ == "__main__":
    main()
