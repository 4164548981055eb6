"""The batches on a Dask cluster: the caller's client, the cluster's workers, this process as the only writer."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from dataclasses import replace
from typing import Any

from ipmine.corpus.executors import Batch, Done, Task, join, refusal
from ipmine.corpus.items import Item
from ipmine.corpus.work import Job, Outcome, do_batch, warm
from ipmine.errors import IpmineError

PATIENCE = 120.0
"""Seconds that a run waits for workers where all are gone, before it gives up."""


class Cluster:
    """Batches as tasks of a `distributed.Client`.

    Dask itself does again what a lost worker had under way. A batch that it gives up on
    (`KilledWorker`: several workers died with it) is done paper by paper, and the paper that
    kills is refused by name.
    """

    def __init__(self, client: Any) -> None:
        self.client = client

    def run(self, batches: Iterable[Batch], job: Job) -> Iterator[Done]:
        from distributed.scheduler import KilledWorker

        job = replace(job, seconds=None)  # a worker there may have threads, which one alarm cannot watch
        waiting = iter(batches)
        under_way: dict[Any, Batch] = {}
        aside: list[Batch] = []

        def more() -> None:
            room = 2 * max(1, sum(self.client.nthreads().values()))
            while len(under_way) < room and (batch := next(waiting, None)) is not None:
                under_way[self._submit(batch.items, job)] = batch

        with _named():
            self.client.run(warm)
            more()
        while under_way:
            for future in self._first(list(under_way)):
                batch = under_way.pop(future)
                # the status may still change when a worker dies: the result alone tells
                try:
                    outcome = self._result(future)
                except KilledWorker:
                    aside.append(batch)
                else:
                    yield batch, outcome
                future.release()
            with _named():
                more()
        for batch in aside:
            yield batch, join([self._alone(item, job) for item in batch.items])

    def spread(self, do: Callable[..., Any], tasks: Sequence[Task]) -> Iterator[Any]:
        """One after the other here: workers need not see the output folder."""
        return (do(*arguments) for _, arguments in tasks)

    def close(self) -> None:
        """The client is the caller's."""

    def _first(self, futures: list[Any]) -> list[Any]:
        """Those that are done; at least one."""
        from distributed import wait

        return list(self._patiently(lambda: wait(futures, timeout=2, return_when="FIRST_COMPLETED")).done)

    def _result(self, future: Any) -> Outcome:
        # it may be lost with its worker even when it is done
        outcome: Outcome = self._patiently(lambda: future.result(timeout=2))
        return outcome

    def _patiently(self, ask: Callable[[], Any]) -> Any:
        """What `ask` gives when it no longer raises TimeoutError; Dask would wait for ever for workers to come back."""
        lost: float | None = None
        while True:
            with _named():
                with contextlib.suppress(TimeoutError):
                    return ask()
                if self.client.nthreads():
                    lost = None
                    continue
            lost = lost or time.monotonic()
            if time.monotonic() - lost >= PATIENCE:
                raise IpmineError("the cluster has no workers any more; what was done is kept: run the same again")

    def _alone(self, item: Item, job: Job) -> Outcome:
        from distributed.scheduler import KilledWorker

        try:
            return self._result(self._submit((item,), job))
        except KilledWorker:
            return refusal(
                item, job, "its process died on it (on each worker that tried); the others went on without it"
            )

    def _submit(self, items: tuple[Item, ...], job: Job) -> Any:
        return self.client.submit(do_batch, items, job, pure=False)


@contextlib.contextmanager
def _named() -> Iterator[None]:
    """Say in one line that the scheduler is gone."""
    from distributed.comm.core import CommClosedError

    try:
        yield
    except (CommClosedError, CancelledError) as error:
        raise IpmineError("the scheduler is gone; what was done is kept: run the same again") from error


def connect(address: str) -> Any:
    """A client of the scheduler at `address` (tcp://host:port). Raises IpmineError."""
    try:
        from distributed import Client
    except ModuleNotFoundError as error:
        raise IpmineError('a scheduler needs an extra: pip install "ipmine[dask]"') from error
    try:
        return Client(address, timeout=15)
    except (OSError, ValueError) as error:
        raise IpmineError(f"{address}: no scheduler answers ({' '.join(str(error).split())[:120]})") from error
