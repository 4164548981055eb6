#!/usr/bin/env python3
"""Score the extractor against the optional gold beside the checkout, and hold the floors.

python .ci/score.py                     the table, and the floors of .ci/floors.json
python .ci/score.py --errors dates      what was missed and what was extra in a layer
python .ci/score.py --raise             lift the floors to what is reached, less a margin
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
# a rule that serves other papers may cost a row here
MARGIN = 0.01
FLOORS = ROOT / ".ci" / "floors.json"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", metavar="LAYER")
    parser.add_argument("--raise", dest="lift", action="store_true")
    args = parser.parse_args()
    gold = SHARED / "gold"
    if not gold.is_dir():
        print("no gold beside the checkout: nothing to score")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        papers = Path(folder) / "papers"
        papers.mkdir()
        for file in gold.glob("*.json"):
            record = json.loads(file.read_text("utf-8"))
            (papers / record["id"]).write_text(record["text"], "utf-8", newline="")
        system = Path(folder) / "system.jsonl"
        subprocess.run(
            [sys.executable, "-m", "ipmine", "extract", str(papers), "--format", "jsonl", "-o", str(system)],
            check=True,
            cwd=ROOT,
        )
        command = [sys.executable, str(SHARED / "score.py"), str(gold), str(system)]
        if args.errors:
            return subprocess.run([*command, "--errors", args.errors]).returncode
        done = subprocess.run([*command, "--json"], capture_output=True, text=True)
    report = json.loads(done.stdout)
    reached = {row["layer"]: row["f1"] for row in report["rows"]}
    floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    print(f"{'layer':24}{'P':>8}{'R':>8}{'F1':>8}{'floor':>8}{'gold':>7}{'system':>8}")
    for row in report["rows"]:
        floor = floors.get(row["layer"], 0.0)
        print(
            f"{row['layer']:24}{row['precision']:8.3f}{row['recall']:8.3f}{row['f1']:8.3f}"
            f"{floor:8.3f}{row['gold']:7}{row['system']:8}"
        )
    print("broken records or spans:", report["broken"])
    if args.lift:
        floors = {layer: max(floors.get(layer, 0.0), round(f1 - MARGIN, 3)) for layer, f1 in reached.items()}
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n", "utf-8")
    below = [layer for layer, floor in floors.items() if reached.get(layer, 0.0) < floor]
    for layer in below:
        print(f"below its floor: {layer} {reached.get(layer, 0.0):.4f} < {floors[layer]:.4f}")
    return 1 if below or report["broken"] else 0


if __name__ == "__main__":
    sys.exit(main())
