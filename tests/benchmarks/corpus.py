"""The texts that the benchmarks run on, and how they take turns."""

from __future__ import annotations

import json
import os
import platform
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def texts(folder: Path | None = None) -> list[str]:
    """The papers of a folder, by default the shipped corpus: simplified and traditional, whole and damaged."""
    from ipmine.errors import IpmineError
    from ipmine.reading import iter_files, read_source

    found = []
    for path in iter_files([folder or ROOT / "corpora" / "ip-policy"]):
        try:
            found.append(read_source(path)[0])
        except IpmineError as error:
            print(f"left out: {error}")
    return found


def interleaved(runs: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The median processor time of each run in seconds, the runs taking turns so that a busy machine hits all.

    A run that gives a float has worked in a process of its own and says how long it took.
    """
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for run in runs.values():
        run()  # reads dictionaries, fills caches
    for _ in range(rounds):
        for name, run in runs.items():
            started = time.process_time()
            elsewhere = run()
            here = time.process_time() - started
            taken[name].append(elsewhere if isinstance(elsewhere, float) else here)
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


def report(
    name: str, corpus: str, seconds: dict[str, float], ratios: dict[str, float], out: Path | None, digits: int = 2
) -> dict[str, Any]:
    """Print the ratios, write them as JSON where a file is named, and give what is written."""
    for run, taken in seconds.items():
        print(f"{run:56}{taken:9.3f} s")
    for ratio, value in ratios.items():
        print(f"{ratio:56}{value:9.{digits}f} x")
    record: dict[str, Any] = {
        "benchmark": name,
        "corpus": corpus,
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 1),
        "seconds": {run: round(taken, 4) for run, taken in seconds.items()},
        "ratios": {ratio: round(value, digits) for ratio, value in ratios.items()},
    }
    if out:
        out.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return record
