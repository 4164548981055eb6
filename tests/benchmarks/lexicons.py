#!/usr/bin/env python3
"""What an Aho-Corasick automaton would save where lexicons are searched (extra `bench`).

    python tests/benchmarks/lexicons.py [--rounds 9]

The automata only find where a listed name stands. ipmine's look for the ends of organs' names
finds those of unlisted ones too, and would still be needed; so would the decision what is a name.
The share of the analysis that finding takes now is more than any automaton can save.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).parent)]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--out", type=Path, default=Path(__file__).with_suffix(".json"))
    options = parser.parse_args()

    import ahocorasick_rs
    import corpus
    import daachorse

    from ipmine import conversion, mine, normalize, repair
    from ipmine.aligned import Aligned
    from ipmine.normalize import dictionaries
    from ipmine.scan.agencies.index import index

    papers = corpus.texts()
    working = [normalize.normalize(repair.repair(Aligned(text))[0]).text for text in papers]
    ends = importlib.import_module("ipmine.scan.agencies.names")._ends()
    listed = list(dict.fromkeys([*index().names, *index().party]))
    phrases = list(dictionaries.read("TSPhrases"))
    longest = ahocorasick_rs.MatchKind.LeftmostLongest
    rust, double = ahocorasick_rs.AhoCorasick(listed), daachorse.CharwiseDoubleArrayAhoCorasick(listed)
    rust_phrases = ahocorasick_rs.AhoCorasick(phrases, matchkind=longest)
    seconds = corpus.interleaved(
        {
            "the whole analysis": lambda: [mine.analyze(text) for text in papers],
            "organs: the look for ends": lambda: [[m.end() for m in ends.finditer(text)] for text in working],
            "organs: ahocorasick-rs": lambda: [rust.find_matches_as_indexes(t, overlapping=True) for t in working],
            "organs: daachorse": lambda: [double.find_overlapping(text) for text in working],
            "conversion: ipmine.convert": lambda: [conversion.convert(text) for text in papers],
            "conversion: ahocorasick-rs finds phrases": lambda: [
                rust_phrases.find_matches_as_indexes(text) for text in papers
            ],
        },
        options.rounds,
    )
    whole = seconds["the whole analysis"]
    ratios = {f"share of the analysis, {name}": taken / whole for name, taken in seconds.items() if taken != whole}
    note = f"corpora/ip-policy: {len(papers)} papers, {sum(map(len, papers))} characters; {len(listed)} names of organs"
    corpus.report("lexicons", note, seconds, ratios, options.out, digits=4)


if __name__ == "__main__":
    main()
