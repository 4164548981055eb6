#!/usr/bin/env python3
"""How runs over many papers scale: processes, memory, resuming, kills. Prints the figures and writes JSON.

    python tests/benchmarks/scaling.py                     20,000 papers; some minutes on two quiet cores
    python tests/benchmarks/scaling.py --papers 2000 --only speed

The papers are drawn from corpora/ip-policy/sources (seeded), each with a number and a day of its
own, so that no two are equal. Each run is a process of its own (`python -m ipmine analyze`); runs with one
and two processes are interleaved. Memory is the sum over the run's processes of what each has
for itself (unique set size), sampled five times a second.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import os
import random
import re
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "corpora" / "ip-policy" / "sources"


def make(folder: Path, count: int) -> Path:
    """`count` papers in folders of a thousand, the same for the same count."""
    sources = [re.sub(r"^@.*\n?", "", p.read_text("utf-8"), flags=re.M) for p in sorted(SOURCES.glob("*.txt"))]
    draw = random.Random(20)
    for number in range(count):
        place = folder / f"{number // 1000:03}"
        place.mkdir(parents=True, exist_ok=True)
        text = draw.choice(sources) + f"\n编号：{number}\n2021年{number % 12 + 1}月{number % 28 + 1}日\n"
        (place / f"{number:06}.txt").write_text(text, "utf-8")
    return folder


def command(papers: Path, out: Path, jobs: int) -> list[str]:
    # a report is a page about some hundred papers, not a part of the run
    flags = ["--quiet", "--no-report", "--jobs", str(jobs)]
    return [sys.executable, "-m", "ipmine", "analyze", str(papers), "--out", str(out), *flags]


def run(papers: Path, out: Path, jobs: int) -> dict[str, float]:
    """One run: seconds by the clock, seconds of processor (own, all), peak megabytes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    process = subprocess.Popen(command(papers, out, jobs), stdout=subprocess.DEVNULL, cwd=ROOT)
    peak = own = 0.0
    while process.poll() is None:
        megabytes, seconds = sample(process.pid)
        peak, own = max(peak, megabytes), max(own, seconds)
        time.sleep(0.2)
    if process.returncode:
        raise SystemExit(f"the run ended with {process.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "seconds": time.perf_counter() - began,
        "cpu_seconds": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
        "parent_cpu_seconds": own,
        "peak_mb": peak,
    }


def sample(pid: int) -> tuple[float, float]:
    """Megabytes that the process and its children have for themselves, and the processor time of the process alone."""
    import psutil

    total = own = 0.0
    with contextlib.suppress(psutil.Error):
        parent = psutil.Process(pid)
        times = parent.cpu_times()
        own = times.user + times.system
        for process in [parent, *parent.children(recursive=True)]:
            with contextlib.suppress(psutil.Error):
                total += process.memory_full_info().uss / 1e6
    return total, own


def tables(out: Path) -> str:
    """The digest of all that a run leaves for its user."""
    digest = hashlib.blake2b()
    for file in sorted(out.iterdir()):
        if file.is_file() and not file.name.startswith("."):
            digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def speed(papers: Path, work: Path, rounds: int) -> dict[str, Any]:
    runs: dict[int, list[dict[str, float]]] = {1: [], 2: []}
    for turn in range(rounds):
        for jobs in (1, 2) if turn % 2 == 0 else (2, 1):
            out = work / f"speed{jobs}"
            shutil.rmtree(out, ignore_errors=True)
            runs[jobs].append(run(papers, out, jobs))
            print(f"  {jobs} process(es): {runs[jobs][-1]}", flush=True)
    if tables(work / "speed1") != tables(work / "speed2"):
        raise SystemExit("one and two processes gave different tables")
    ratio = statistics.median(one["seconds"] / two["seconds"] for one, two in zip(runs[1], runs[2], strict=True))
    return {"two_processes_times_one": ratio, "runs": {str(jobs): found for jobs, found in runs.items()}}


def memory(many: Path, few: Path, work: Path) -> dict[str, Any]:
    peaks = {}
    for name, papers in (("few", few), ("many", many)):
        shutil.rmtree(work / "memory", ignore_errors=True)
        found = run(papers, work / "memory", 2)
        print(f"  {name}: {found}", flush=True)
        peaks[name] = found["peak_mb"]
    return {"peak_mb": peaks, "many_times_few": peaks["many"] / peaks["few"]}


def resume(papers: Path, work: Path) -> dict[str, Any]:
    """What it costs to run again over a folder that is complete, and over one where a paper in a hundred is new."""
    out = work / "resume"
    shutil.rmtree(out, ignore_errors=True)
    first = run(papers, out, 2)
    again = run(papers, out, 2)
    for file in sorted(papers.rglob("*.txt"))[::100]:
        file.write_text(file.read_text("utf-8") + "已修改。\n", "utf-8")
    changed = run(papers, out, 2)
    return {
        "first": first,
        "again": again,
        "one_in_a_hundred_changed": changed,
        "again_cpu_share": again["cpu_seconds"] / first["cpu_seconds"],
        "changed_cpu_share": changed["cpu_seconds"] / first["cpu_seconds"],
    }


def kills(papers: Path, work: Path, times: int) -> dict[str, Any]:
    """kill -9 at a random moment, then the same command again: are the tables those of a run in peace?"""
    shutil.rmtree(work / "peace", ignore_errors=True)
    whole = run(papers, work / "peace", 2)["seconds"]
    expected = tables(work / "peace")
    draw = random.Random(9)
    same, moments = 0, []
    while len(moments) < times:
        out = work / "killed"
        shutil.rmtree(out, ignore_errors=True)
        process = subprocess.Popen(command(papers, out, 2), stdout=subprocess.DEVNULL, cwd=ROOT)
        moment = draw.uniform(0.1, 0.98) * whole
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(moment)
        if process.poll() is not None:  # the machine is less busy than it was: no kill, so draw again
            whole = min(whole, moment)
            continue
        process.send_signal(signal.SIGKILL)
        process.wait()
        parts = len([n for n in os.listdir(out / "parts") if n[0] != "."]) if (out / "parts").is_dir() else 0
        run(papers, out, 2)
        same += tables(out) == expected
        moments.append({"second": round(moment, 2), "parts_then": parts})
        print(f"  {moments[-1]}, same tables so far {same}", flush=True)
    return {"times": times, "same_tables": same, "of_a_run_of_seconds": whole, "moments": moments}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", type=int, default=20_000)
    parser.add_argument("--few", type=int, help="papers of the small run of the memory test; a tenth by default")
    parser.add_argument("--killed", type=int, default=2_000, help="papers of the runs that are killed")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--only", nargs="+", choices=("speed", "memory", "resume", "kills"))
    parser.add_argument("--json", type=Path, default=Path(__file__).with_suffix(".json"))
    args = parser.parse_args()
    wanted = args.only or ("speed", "memory", "resume", "kills")
    results: dict[str, Any] = json.loads(args.json.read_text()) if args.json.exists() else {}
    with tempfile.TemporaryDirectory(prefix="ipmine-scaling-") as name:
        work = Path(name)
        many = make(work / "many", args.papers) if set(wanted) - {"kills"} else work
        for what in wanted:
            print(what, flush=True)
            load = os.getloadavg()[0]
            if what == "speed":
                found = speed(many, work, args.rounds) | {"papers": args.papers}
            elif what == "memory":
                few = args.few or args.papers // 10
                found = memory(many, make(work / "few", few), work) | {"papers": args.papers, "few": few}
            elif what == "resume":
                found = resume(many, work) | {"papers": args.papers}
            else:
                found = kills(make(work / "some", args.killed), work, args.kills) | {"papers": args.killed}
            results[what] = found | {"load_before": load, "cores": os.cpu_count()}
            args.json.write_text(json.dumps(results, indent=1) + "\n", "utf-8")
            print(json.dumps({k: v for k, v in found.items() if not isinstance(v, (dict, list))}), flush=True)


if __name__ == "__main__":
    main()
