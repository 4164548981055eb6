#!/usr/bin/env python3
"""Score the extractor on the corpus's gold.

python tests/corpus_score.py                    the table
python tests/corpus_score.py --errors dates     what was missed and what was extra in a layer
python tests/corpus_score.py --write            raise the floors in tests/quality_floors.json to what is reached

A mention counts when its span overlaps the gold's by half of their union and its norm is the
gold's norm; sections by their start and label; a target by its quantity, value and unit. `¦`
parts norms that are as good, `*` is a value that is not judged.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(ROOT), str(HERE), str(ROOT / "corpora")]

import goldmarks  # noqa: E402
from goldmarks import Gold, Mark  # noqa: E402
from making import mirror  # noqa: E402

CORPUS = ROOT / "corpora" / "ip-policy"
FLOORS = HERE / "quality_floors.json"
LAYERS = {
    "doc_numbers": "num",
    "dates": "date",
    "durations": "dur",
    "citations": "cite",
    "agencies": "agency",
    "groups": "group",
}
ATTRIBUTE = {"agencies": "role", "dates": "role", "citations": "relation"}
SLACK = 0.01  # a floor lies below what was reached, so that one doubtful row lost for ten won is no alarm
Record = dict[str, Any]


@dataclass
class Tally:
    """Hits, gold rows and system rows of each layer, and what went wrong."""

    counts: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))
    errors: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, layer: str, hits: int, gold: int, got: int, errors: Iterable[str] = ()) -> None:
        for k, n in enumerate((hits, gold, got)):
            self.counts[layer][k] += n
        self.errors[layer].extend(errors)

    def f1(self) -> dict[str, float]:
        return {layer: round(2 * h / (g + s), 4) if g + s else 1.0 for layer, (h, g, s) in self.counts.items()}


def squeeze(value: object) -> str:
    return re.sub(r"\s+", "", str(value)).translate(str.maketrans("（）〈〉：；，", "()《》:;,"))


def same(gold: str, got: object) -> bool:
    """Equal, or one of the gold's alternatives, or not judged."""
    return gold == "*" or squeeze(got) in {squeeze(value) for value in gold.split("¦")}


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    inter = min(a[1], b[1]) - max(a[0], b[0])
    return inter / (max(a[1], b[1]) - min(a[0], b[0])) if inter > 0 else 0.0


def place(row: Record) -> tuple[int, int]:
    spot = row.get("quantity") or row
    return spot["start"], spot["end"]


def pairs(
    gold: Sequence[Mark], got: Sequence[Record], agree: Callable[[Mark, Record], bool]
) -> list[tuple[Mark, Record]]:
    """One to one, the best overlaps first."""
    near = sorted(
        (
            (overlap((g.start, g.end), place(s)), i, j)
            for i, g in enumerate(gold)
            for j, s in enumerate(got)
            if agree(g, s)
        ),
        key=lambda row: (-row[0], row[1], row[2]),
    )
    out, used = [], (set[int](), set[int]())
    for share, i, j in near:
        if share >= 0.5 and i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            out.append((gold[i], got[j]))
    return out


def without_optional(
    marks: Sequence[Mark], rows: Sequence[Record], beside: Sequence[Mark] = ()
) -> tuple[list[Mark], list[Record]]:
    """What is demanded, and the rows that do not merely stand where experts could disagree."""
    demanded = [m for m in marks if not m.optional]
    free = [m for m in (*marks, *beside) if m.optional]
    kept = [
        row
        for row in rows
        if not any(overlap((m.start, m.end), place(row)) > 0 for m in free)
        or any(overlap((m.start, m.end), place(row)) > 0 for m in demanded)
    ]
    return demanded, kept


def score(tally: Tally, name: str, gold: Gold, record: Record) -> None:
    """Add one paper."""
    text = gold.text

    def shown(mark: Mark) -> str:
        return f"{name}: missed {text[mark.start : mark.end]!r} {mark.norm} {mark.attr}"

    def seen(row: Record) -> str:
        start, end = place(row)
        what = row.get("norm") or row.get("agency") or f"{row.get('value')} {row.get('unit')}"
        return f"{name}: extra {text[start:end]!r} {what} {row.get('role') or row.get('relation') or ''}"

    def count(
        layer: str, marks: list[Mark], rows: list[Record], agree: Callable[[Mark, Record], bool]
    ) -> list[tuple[Mark, Record]]:
        hits = pairs(marks, rows, agree)
        hit_marks, hit_rows = {id(h[0]) for h in hits}, {id(h[1]) for h in hits}
        wrong = [shown(m) for m in marks if id(m) not in hit_marks] + [seen(r) for r in rows if id(r) not in hit_rows]
        tally.add(layer, len(hits), len(marks), len(rows), wrong)
        return hits

    for layer, kind in LAYERS.items():
        rows = list(record["agencies" if kind in ("agency", "group") else layer])
        if kind in ("agency", "group"):
            rows = [row for row in rows if row["kind"] == kind]
        beside = gold.of("group") if kind == "agency" else gold.of("agency") if kind == "group" else []
        marks, rows = without_optional(gold.of(kind), rows, beside)
        norm = (
            (lambda g, s: same(g.norm.strip("《》「」"), s["norm"]))
            if kind == "cite"
            else (lambda g, s: same(g.norm, s["norm"] or "-"))
        )
        hits = count(layer, marks, rows, norm)
        attribute = ATTRIBUTE.get(layer)
        if attribute:
            bad = [(g, s) for g, s in hits if not same(g.attr, s[attribute])]
            tally.add(
                f"{layer}.{attribute}",
                len(hits) - len(bad),
                len(marks),
                len(rows),
                [f"{name}: {s['text']!r} {s[attribute]} for {g.attr}" for g, s in bad],
            )

    sections = {(m.start, squeeze(m.norm)) for m in gold.of("sect")}
    found = {(s["start"], squeeze(s["label"])) for s in record["sections"]}
    tally.add(
        "sections",
        len(sections & found),
        len(sections),
        len(found),
        [f"{name}: missed {x}" for x in sections - found] + [f"{name}: extra {x}" for x in found - sections],
    )

    marks, rows = without_optional(gold.of("target"), [row for row in record["targets"] if row["quantity"]])
    hits = count("targets", marks, rows, same_quantity)
    for k, attribute in enumerate(("status", "comparator", "deadline")):
        bad = [(g, s) for g, s in hits if not same(g.attr.split(";")[k], s[attribute] or "-")]
        tally.add(
            f"targets.{attribute}",
            len(hits) - len(bad),
            len(marks),
            len(rows),
            [f"{name}: {s['text']!r} {s[attribute]} for {g.attr.split(';')[k]}" for g, s in bad],
        )

    marks, rows = without_optional(gold.of("duty"), record["responsibilities"])
    count("responsibilities", marks, rows, lambda g, s: same(g.norm, s["agency"]) and g.attr.split(";")[0] == s["role"])

    for key, value in gold.meta.items():
        got = record["meta"][key]
        if isinstance(value, list):
            flat = [re.sub(r"[、,;:]", "", squeeze("".join(x))) for x in (value, got or [])]
            good = (
                sorted(map(squeeze, value)) == sorted(map(squeeze, got or []))
                if key == "issuers"
                else flat[0] == flat[1]
            )
        else:
            good = same(value or "", got or "")
        tally.add("meta", int(good), 1, 1, () if good else [f"{name}: {key} {got!r} for {value!r}"])


def same_quantity(mark: Mark, row: Record) -> bool:
    """The same value and unit; a range by its first value."""
    for norm in mark.norm.split("¦"):
        value, _, unit = norm.partition(" ")
        wanted = float(value.split("~")[0])
        if (
            row["unit"] == unit
            and row["value"] is not None
            and abs(row["value"] - wanted) <= 1e-3 * max(1e-9, abs(wanted))
        ):
            return True
    return False


def manifest() -> list[dict[str, str]]:
    with (CORPUS / "manifest.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def gold_of(row: dict[str, str], text: str) -> Gold:
    """The gold of a paper as it was read: a damaged copy takes that of the clean paper, place by place."""
    stem = row["file"].rsplit(".", 1)[0]
    path = CORPUS / "gold" / f"{stem}.gold"
    gold = goldmarks.load(path if path.exists() else CORPUS / "gold" / f"{row['copy_of']}.gold")
    if not row["damage"]:
        return gold
    clean = mirror.traditional(gold.text) if row["script"] == "traditional-mainland" else gold.text
    if row["damage"] == "byte-shift":  # this mirror narrows what is full-width
        clean = clean.translate(mirror.NARROW)
    return goldmarks.projected(gold, clean, text)


def run() -> Tally:
    """The extractor on every paper with gold."""
    import ipmine

    tally = Tally()
    for row in manifest():
        if row["gold"] != "yes":
            continue
        record = ipmine.read(CORPUS / "papers" / row["file"]).to_dict()
        gold = gold_of(row, record["text"])
        if gold.text != record["text"]:
            raise ValueError(f"{row['file']}: the gold is not marked in the text as the paper is read")
        score(tally, row["file"][:3], gold, record)
    return tally


def digest() -> str:
    """Of everything that the figures depend on but the extractor."""
    total = hashlib.sha256()
    for path in sorted(
        [CORPUS / "manifest.tsv", *(CORPUS / "sources").glob("*.txt"), *(CORPUS / "gold").glob("*.gold")]
    ):
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()[:16]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", metavar="LAYER")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    tally = run()
    reached = tally.f1()
    kept = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {"digest": "", "floors": {}}
    for layer, f1 in reached.items():
        print(f"{layer:24}{f1:8.4f}{kept['floors'].get(layer, 0):8.3f}{tally.counts[layer]}")
    if args.errors:
        print("\n".join(tally.errors[args.errors]))
    if args.write:
        old = kept["floors"] if kept["digest"] == digest() else {}
        floors = {layer: max(old.get(layer, 0.0), round(f1 - SLACK, 3)) for layer, f1 in reached.items()}
        FLOORS.write_text(json.dumps({"digest": digest(), "floors": floors}, indent=2) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
