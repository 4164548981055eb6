"""Who does the batches: this process, or processes beside it that may die without taking the run with them."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from ipmine.corpus.items import Item
from ipmine.corpus.work import Job, Outcome, do_batch, warm


@dataclass(frozen=True, slots=True)
class Batch:
    """Entries that are done together; `place` orders the batches of a run."""

    place: int
    items: tuple[Item, ...]
    folder: Path | None = None  # where a worker of this machine writes the tables, if they need not come back


Done = tuple[Batch, Outcome]
Task = tuple[int, tuple[Any, ...]]
"""How many bytes it reads, and its arguments."""

_SMALL = 4 << 20  # bytes; done sooner than a process is started


class Executor(Protocol):
    """Does batches in any order; takes the next ones only when it has room for them."""

    def run(self, batches: Iterable[Batch], job: Job) -> Iterator[Done]: ...

    def spread(self, do: Callable[..., Any], tasks: Sequence[Task]) -> Iterator[Any]:
        """What `do` gives for each task, in any order: tasks that write into the output folder."""
        ...

    def close(self) -> None:
        """End what was started."""
        ...


class InProcess:
    """One after the other in this process: easy to debug, but a crash of a reader ends the run."""

    def run(self, batches: Iterable[Batch], job: Job) -> Iterator[Done]:
        job = replace(job, seconds=None)
        for batch in batches:
            yield batch, do_batch(batch.items, job, batch.folder)

    def spread(self, do: Callable[..., Any], tasks: Sequence[Task]) -> Iterator[Any]:
        return (do(*arguments) for _, arguments in tasks)

    def close(self) -> None:
        pass


class Processes:
    """Worker processes of this machine.

    When a worker dies (a crash in a library, the system out of memory, somebody's kill), the
    batches that were under way are put aside and the rest goes on in new workers. At the end
    each batch put aside is done again alone, and if that fails too, paper by paper; a paper
    that then kills its process is refused by name.
    """

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._pool: Any = None

    def run(self, batches: Iterable[Batch], job: Job) -> Iterator[Done]:
        aside: list[Batch] = []
        yield from self._all(batches, job, aside)
        if not aside:
            return
        self.close()
        with contextlib.ExitStack() as stack:
            lonely = stack.enter_context(_Lonely())
            for batch in aside:
                try:
                    yield batch, lonely.do(batch.items, job)
                except _Died:
                    yield batch, join([self._alone(item, job, lonely) for item in batch.items])

    def _all(self, batches: Iterable[Batch], job: Job, aside: list[Batch]) -> Iterator[Done]:
        from concurrent.futures import FIRST_COMPLETED, wait
        from concurrent.futures.process import BrokenProcessPool

        waiting = iter(batches)
        under_way: dict[Any, Batch] = {}
        while True:
            for batch in waiting:
                self._pool = self._pool or _pool(self.workers)
                try:
                    under_way[self._pool.submit(do_batch, batch.items, job, batch.folder)] = batch
                except BrokenProcessPool:  # it died while nobody waited for it
                    aside.append(batch)
                    if under_way:
                        break
                    self.close()
                    continue
                if len(under_way) >= 2 * self.workers:  # bounds the memory
                    break
            if not under_way:
                return
            finished, _ = wait(under_way, return_when=FIRST_COMPLETED)
            broken = False
            for future in finished:
                batch = under_way.pop(future)
                try:
                    outcome = future.result()
                except BrokenProcessPool:
                    aside.append(batch)
                    broken = True
                    continue
                yield batch, outcome
            if broken:
                # those that were done before the pool broke keep their results
                for future, batch in under_way.items():
                    if future.done() and future.exception() is None:
                        yield batch, future.result()
                    else:
                        aside.append(batch)
                under_way.clear()
                self.close()

    def spread(self, do: Callable[..., Any], tasks: Sequence[Task]) -> Iterator[Any]:
        from concurrent.futures import as_completed
        from concurrent.futures.process import BrokenProcessPool

        if self._pool is None and sum(size for size, _ in tasks) < _SMALL:
            yield from (do(*arguments) for _, arguments in tasks)
            return
        self._pool = self._pool or _pool(self.workers)
        longest_first = sorted(tasks, key=lambda task: -task[0])
        under_way: dict[Any, tuple[Any, ...]] = {}
        lost = []
        for _, arguments in longest_first:
            try:
                under_way[self._pool.submit(do, *arguments)] = arguments
            except BrokenProcessPool:  # a pool that knows of a worker's death takes nothing more
                lost.append(arguments)
        for future in as_completed(under_way):
            try:
                made = future.result()
            except BrokenProcessPool:  # somebody killed a worker: what was not done yet is done here
                lost.append(under_way[future])
                continue
            yield made
        for arguments in lost:
            yield do(*arguments)

    def close(self) -> None:
        if self._pool is not None:
            _end(self._pool)
            self._pool = None

    def _alone(self, item: Item, job: Job, lonely: _Lonely) -> Outcome:
        try:
            return lonely.do((item,), job)
        except _Died as death:
            return refusal(item, job, f"its process died on it ({death}); the others went on without it")


class _Died(Exception):
    """A process died; the message says of what."""


class _Lonely:
    """One worker that does one thing at a time, and is replaced when it dies."""

    def __init__(self) -> None:
        self._pool: Any = None

    def __enter__(self) -> _Lonely:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            _end(self._pool)

    def do(self, items: tuple[Item, ...], job: Job) -> Outcome:
        import time
        from concurrent.futures.process import BrokenProcessPool

        self._pool = self._pool or _pool(1)
        began = time.monotonic()
        try:
            outcome: Outcome = self._pool.submit(do_batch, items, job).result()
        except BrokenProcessPool as error:
            _end(self._pool)
            self._pool = None
            found = re.search(r"\{(.{1,60}?)\}", str(error))
            code = found[1] if found else "killed"
            took = time.monotonic() - began
            # the watch ends a process with status 1; a signal is no doing of the watch
            if job.seconds is not None and took >= job.seconds and not code.startswith("SIG"):
                code = f"stopped after {job.seconds:g} seconds"
            raise _Died(code) from error
        return outcome


def refusal(item: Item, job: Job, reason: str) -> Outcome:
    """The outcome of an entry that gave nothing."""
    return do_batch((replace(item, path=None, text=None, paper=None, refused=reason),), job)


def join(outcomes: list[Outcome]) -> Outcome:
    """Outcomes of one entry each as the outcome of their batch."""
    import pyarrow as pa

    from ipmine.corpus import arrow

    tables = {
        table: arrow.to_bytes(pa.concat_tables([arrow.from_bytes(outcome.tables[table]) for outcome in outcomes]))
        for table in arrow.PART_TABLES
    }
    counts = arrow.counts_of({table: arrow.from_bytes(data) for table, data in tables.items()})
    return Outcome(tables, {n: outcome.refused[0] for n, outcome in enumerate(outcomes) if outcome.refused}, counts)


def _pool(workers: int) -> Any:
    # loky starts fresh interpreters (no fork of a threaded parent) and needs no `if __name__ == "__main__"`
    from joblib.externals.loky import ProcessPoolExecutor

    return ProcessPoolExecutor(max_workers=workers, initializer=warm, initargs=(os.getpid(),))


def _end(pool: Any) -> None:
    pool.shutdown(wait=True, kill_workers=True)


def executor_of(n_jobs: int, client: Any, batches: int) -> Executor:
    """The workers of a client, this process, or so many processes as there is work for."""
    if client is not None:
        from ipmine.corpus.cluster import Cluster

        return Cluster(client)
    return InProcess() if n_jobs == 1 else Processes(max(1, min(workers_of(n_jobs), batches)))


def workers_of(n_jobs: int) -> int:
    """How many processes `n_jobs` means: -1 all cores that this process may use, -2 all but one, ..."""
    from joblib import cpu_count

    if n_jobs == 0:
        raise ValueError("n_jobs must not be 0: give a number of processes, or -1 for all cores")
    return n_jobs if n_jobs > 0 else max(1, int(cpu_count()) + 1 + n_jobs)
