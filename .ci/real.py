#!/usr/bin/env python3
"""Measure the extractor on the optional real papers and titles beside the checkout.

    python .ci/real.py              all measures
    python .ci/real.py --misses     and a sample of what was missed

Prints the shares that the project holds itself to: numbers that parse to themselves, issuers
found from titles, own numbers, days and issuers of papers whose text holds the fact, the
truth of every span, and the time against jieba's plain segmentation of the same texts.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REAL = ROOT.parent / "shared" / "real"
sys.path.insert(0, str(ROOT))


def rows(name: str) -> Iterator[dict]:
    for line in (REAL / name).read_text("utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


class Share:
    """A share of hits, with the misses kept."""

    def __init__(self, name: str, bar: float) -> None:
        self.name, self.bar, self.hits, self.misses = name, bar, 0, []

    def add(self, hit: bool, what: object) -> None:
        self.hits += hit
        if not hit:
            self.misses.append(what)

    def show(self, sample: bool) -> None:
        total = self.hits + len(self.misses)
        print(f"{self.name:48}{self.hits / max(total, 1):8.4f}  bar {self.bar:.3f}  {self.hits}/{total}")
        if sample:
            random.seed(7)
            for miss in random.sample(self.misses, min(25, len(self.misses))):
                print("    ", str(miss)[:300])


def norm_of(text: str) -> str:
    from ipmine.aligned import Aligned
    from ipmine.normalize import normalize

    return re.sub(r"\s", "", normalize(Aligned(text)).text).replace("[", "〔").replace("]", "〕")


def titles(sample: bool) -> None:
    from ipmine.aligned import Aligned
    from ipmine.normalize import normalize
    from ipmine.resolve.agencies import issuers_of_title
    from ipmine.scan import doc_numbers

    numbers, issuers = Share("titles: doc_no parses to itself", 0.995), Share("titles: agency among the issuers", 0.97)
    for row in rows("titles.jsonl"):
        if row["doc_no"]:
            text = normalize(Aligned(row["doc_no"])).text
            found = [m.norm for m in doc_numbers.scan(text)]
            wanted = {bare(part) for part in re.split("[、,，;；]", row["doc_no"])}
            numbers.add(wanted <= {bare(n) for n in found}, (row["doc_no"], found))
        if row["agency"]:
            found = issuers_of_title(normalize(Aligned(row["title"])).text)
            # the publisher files an organ's office and units under the organ itself
            agency = re.sub(r"[（(].*", "", norm_of(row["agency"]))
            spelled = {agency, *issuers_of_title(agency + "关于某事的通知")}
            hit = any(name.removeprefix("中共").startswith(a) or a.endswith(name) for name in found for a in spelled)
            # a law, a list or a programme names no organ in its title
            if found or "关于" in row["title"]:
                issuers.add(hit, (row["agency"], found, row["title"]))
    numbers.show(sample)
    issuers.show(sample)


def bare(number: str) -> str:
    return re.sub(r"[\s〔〕\[\]（）()【】第年]|中华人民共和国", "", norm_of(number))


def papers(sample: bool) -> None:
    import ipmine
    from ipmine.resolve.agencies import issuers_of_title

    number, day = Share("papers: own number", 0.97), Share("papers: issue date", 0.95)
    issuer, title = Share("papers: issuers", 0.93), Share("papers: title", 0.9)
    spans = Share("papers: every span true", 1.0)
    metadata = {row["file"]: row for row in rows("metadata.jsonl")}
    files = sorted(p for p in REAL.rglob("*.txt"))
    spent, texts = 0.0, []
    for file in files:
        text = file.read_text("utf-8")
        texts.append(text)
        began = time.process_time()
        paper = ipmine.analyze(text, id=str(file))
        spent += time.process_time() - began
        record = paper.to_dict()
        wrong = [
            (kind, m["text"])
            for kind in (
                "doc_numbers",
                "dates",
                "durations",
                "agencies",
                "targets",
                "citations",
                "responsibilities",
                "audiences",
            )
            for m in record[kind]
            if record["text"][m["start"] : m["end"]] != m["text"]
        ]
        spans.add(not wrong, (file.name, wrong[:3]))
        name = str(file.relative_to(REAL))
        row = metadata.get(name, {})
        flat = re.sub(r"\s", "", text)
        if row.get("doc_no") and bare(row["doc_no"]) in bare(text):
            number.add(
                bare(paper.meta.doc_number or "") == bare(row["doc_no"]), (name, row["doc_no"], paper.meta.doc_number)
            )
        if row.get("date") and re.sub(r"\s", "", row["date"]) in flat:
            day.add(paper.meta.issued == roc(row["date"]), (name, row["date"], paper.meta.issued))
        if row.get("agency"):
            wanted = {
                issuers_of_title(norm_of(a) + "关于某事的通知")[:1][0]
                if issuers_of_title(norm_of(a) + "关于某事的通知")
                else norm_of(a)
                for a in re.split(r"[\s、,;；]+", row["agency"])
                if a
            }
            held = any(norm_of(a) in norm_of(text) for a in re.split(r"[\s、,;；]+", row["agency"]) if a)
            if held:
                issuer.add(
                    any(f.endswith(w) or f.startswith(w) for w in wanted for f in paper.meta.issuers),
                    (name, wanted, paper.meta.issuers),
                )
        if row.get("title") and squeeze(row["title"]) in squeeze(text):
            title.add(squeeze(paper.meta.title or "") == squeeze(row["title"]), (name, row["title"], paper.meta.title))
    for share in (number, day, issuer, title, spans):
        share.show(sample)
    characters = sum(map(len, texts))
    print(f"{characters:,} characters in {len(files)} papers, {spent:.1f} s, {characters / spent:,.0f} a second")
    import jieba

    jieba.setLogLevel(60)
    jieba.lcut("预热")
    began = time.process_time()
    for text in texts:
        jieba.lcut(text)
    plain = time.process_time() - began
    print(f"jieba.lcut on the same: {plain:.1f} s; ours takes {spent / plain:.2f} of it")


def squeeze(text: str) -> str:
    return re.sub(r"[\W_]", "", norm_of(text))


def roc(text: str) -> str | None:
    match = re.search(r"(\d+)年(\d+)月(\d+)日", text)
    if match is None:
        return None
    year, month, day = map(int, match.groups())
    return f"{year + 1911 if year < 200 else year:04d}-{month:02d}-{day:02d}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("what", nargs="?", choices=("titles", "papers"))
    args = parser.parse_args()
    if not REAL.is_dir():
        print("no real papers beside the checkout: nothing to measure")
        return 0
    if args.what in (None, "titles"):
        titles(args.misses)
    if args.what in (None, "papers"):
        papers(args.misses)
    return 0


if __name__ == "__main__":
    sys.exit(main())
