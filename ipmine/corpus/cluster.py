"""The batches on a Dask cluster: the caller's client, the cluster's workers, this process as the only writer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from ipmine.corpus.executors import Batch, Done, join, refusal
from ipmine.corpus.items import Item
from ipmine.corpus.work import Job, Outcome, do_batch, warm
from ipmine.errors import IpmineError


class Cluster:
    """Batches as tasks of a `distributed.Client`.

    Dask itself does again what a lost worker had under way. A batch that it gives up on
    (`KilledWorker`: several workers died with it) is done paper by paper, and the paper that
    kills is refused by name.
    """

    def __init__(self, client: Any) -> None:
        self.client = client

    def run(self, batches: Iterable[Batch], job: Job) -> Iterator[Done]:
        import distributed
        from distributed.scheduler import KilledWorker

        job = replace(job, seconds=None)  # a worker there may have threads, which one alarm cannot watch
        self.client.run(warm)
        waiting = iter(batches)
        under_way: dict[str, Batch] = {}
        done: Any = distributed.as_completed([], raise_errors=False)
        aside: list[Batch] = []

        def more() -> None:
            room = 2 * max(1, sum(self.client.nthreads().values()))
            while len(under_way) < room and (batch := next(waiting, None)) is not None:
                future = self._submit(batch.items, job)
                under_way[future.key] = batch
                done.add(future)

        more()
        while under_way:
            future = next(done)
            batch = under_way.pop(future.key)
            # the status may still change when a worker dies: the result alone tells
            try:
                outcome: Outcome = future.result()
            except KilledWorker:
                aside.append(batch)
            else:
                yield batch, outcome
            future.release()
            more()
        for batch in aside:
            yield batch, join([self._alone(item, job) for item in batch.items])

    def _alone(self, item: Item, job: Job) -> Outcome:
        from distributed.scheduler import KilledWorker

        future = self._submit((item,), job)
        try:
            outcome: Outcome = future.result()
        except KilledWorker:
            return refusal(
                item, job, "its process died on it (on each worker that tried); the others went on without it"
            )
        return outcome

    def _submit(self, items: tuple[Item, ...], job: Job) -> Any:
        return self.client.submit(do_batch, items, job, pure=False)


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
