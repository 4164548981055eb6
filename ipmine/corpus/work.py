"""What a worker does: a batch of entries in, its tables and refusals out."""

from __future__ import annotations

import contextlib
import faulthandler
import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TextIO

from ipmine.batch import Refusal
from ipmine.corpus.items import Item, printable
from ipmine.errors import IpmineError, ReadError, ScanError
from ipmine.paper import Paper


@dataclass(frozen=True, slots=True)
class Job:
    """What holds for all papers of a run."""

    options: tuple[tuple[str, str], ...] = ()  # of `ipmine.read`, for each paper that does not say otherwise
    records: bool = True  # whether whole records are kept beside the tables
    engine: str = ""  # what the parent computes with; a worker that differs says so
    seconds: float | None = None  # a paper that takes longer ends its process
    roots: tuple[str, ...] = ()  # folders that a worker on another machine has to see


@dataclass(frozen=True, slots=True)
class Outcome:
    """A batch done: its tables as Parquet, what they hold, and for each refused entry its place and reason.

    The tables are in memory, or in the files of which size and digest are told.
    """

    tables: dict[str, bytes]
    refused: dict[int, str] = field(default_factory=dict)
    counts: dict[str, Any] = field(default_factory=dict)
    files: dict[str, tuple[int, str]] = field(default_factory=dict)


def do_batch(items: Sequence[Item], job: Job, folder: Path | None = None) -> Outcome:
    """Analyze the entries of a batch. A fault on one is its refusal; the others go on.

    With `folder`, the hidden folder of a part, the tables are written there and do not travel.
    """
    from ipmine import collector

    with collector.paused():  # rows are small and hold no cycles
        return _do_batch(items, job, folder)


def _do_batch(items: Sequence[Item], job: Job, folder: Path | None) -> Outcome:
    from ipmine import frames
    from ipmine.corpus import arrow, store

    _check(job)
    rows: dict[str, list[frames.Row]] = {table: [] for table in arrow.PART_TABLES}
    refused: dict[int, str] = {}
    for place, item in enumerate(items):
        with _watch(job.seconds):
            result = one(item, dict(job.options))
            if isinstance(result, Refusal):
                refused[place] = printable(result.reason)
                continue
            for table, found in frames.rows(result).items():
                rows[table].extend(found)
            if job.records:
                line = json.dumps(result.to_dict(), ensure_ascii=False)
                rows[arrow.RECORDS].append((result.id, line))
    tables = {table: arrow.table_of(table, found) for table, found in rows.items()}
    data = {table: arrow.to_bytes(made) for table, made in tables.items()}
    counts = arrow.counts_of(tables)
    if folder is None:
        return Outcome(data, refused, counts)
    return Outcome({}, refused, counts, store.fill(folder, data))


def one(item: Item, options: dict[str, Any]) -> Paper | Refusal:
    """Read and analyze one entry; whatever goes wrong is named."""
    from ipmine.mine import analyze
    from ipmine.reading import read_source

    if item.refused is not None:
        return Refusal(item.id, item.refused)
    if item.paper is not None:
        return item.paper
    encoding = options.pop("encoding", None)
    options |= dict(item.context)
    try:
        if item.path is not None:
            text, source = read_source(item.path, encoding=encoding)
            paper = analyze(text, id=item.id, source=source, **options)
        else:
            paper = analyze(item.text or "", id=item.id, **options)
        paper.text.encode("utf-8")  # tables and JSON cannot hold half a surrogate pair
    except ReadError as error:
        return Refusal(item.id, error.reason)
    except ScanError as error:
        return Refusal(item.id, str(error))
    except UnicodeEncodeError:
        return Refusal(item.id, "holds half surrogate pairs, which no text has")
    except MemoryError:
        return Refusal(item.id, "not enough memory")
    except Exception as error:  # a fault of ours must not cost the other papers: it is named, not hidden
        detail = " ".join(str(error).split())[:200]
        return Refusal(item.id, f"analysis failed ({type(error).__name__}: {detail}); please report this file")
    return paper


def warm(parent: int | None = None) -> None:
    """Make a process ready: load what the first paper would load, and end with the parent."""
    import threading

    import pyarrow as pa

    import ipmine

    pa.set_cpu_count(1)
    pa.set_io_thread_count(1)
    if parent is not None and sys.platform != "win32":
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    ipmine.analyze(
        "国务院办公厅关于加强标准化工作的通知\n国办发〔2020〕6号\n各省人民政府:\n　　一、到2025年达到10件。\n"
    )


def _end_with(parent: int) -> None:
    """A worker whose parent was killed has nobody to report to."""
    import time

    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


@contextlib.contextmanager
def _watch(seconds: float | None) -> Iterator[None]:
    """End the process if the paper takes too long; the parent sees the death and names the paper."""
    if seconds is None:
        yield
        return
    faulthandler.dump_traceback_later(seconds, exit=True, file=_nowhere())
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()


@cache
def _nowhere() -> TextIO:
    """Open for as long as the process lives, for a watch writes when there is no time left to open anything."""
    return open(os.devnull, "w")


def _check(job: Job) -> None:
    from ipmine.corpus.engine import engine

    for root in job.roots:
        if not os.path.exists(root):
            raise IpmineError(f"a worker does not see {root}: share the folder with all workers under the same path")
    if job.engine and engine() != job.engine:
        raise IpmineError(f"a worker has another ipmine or other readers ({engine()}) than the caller ({job.engine})")
