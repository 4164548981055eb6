"""A run over a corpus: what is known is kept, the rest is done in batches, then the whole tables are written."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from ipmine.batch import Refusal, Summary
from ipmine.corpus import arrow, whole
from ipmine.corpus.executors import Batch, Executor
from ipmine.corpus.items import Entries, Item, each_once
from ipmine.corpus.known import Known
from ipmine.corpus.store import Damaged, Part, Store, fill, load_part
from ipmine.corpus.work import Job, Outcome
from ipmine.reading import MAX_FILE_BYTES

Entry = tuple[str, str, str | None]
Say = Callable[[str], None]


@dataclass(slots=True)
class Run:
    """One run into an opened folder."""

    papers: Entries
    job: Job
    store: Store
    executor: Executor
    formats: Sequence[str]
    batch_size: int
    retry: bool
    advance: Callable[[int], object]
    say: Say
    names: dict[int, str] = field(default_factory=dict)  # place of the batch -> its part
    done: int = 0  # papers that were analyzed, not taken over
    _known: Known | None = None
    _waiting: dict[int, tuple[str, tuple[Item, ...], list[str], dict[int, str]]] = field(default_factory=dict)

    def go(self) -> Summary:
        """Do everything; the folder is complete afterwards."""
        self.say = _once_each(self.say)  # a damaged part is met where it is due and where its papers are sought
        before = self.store.manifest()
        self._known = Known(self.store, self.say)
        with contextlib.closing(self.executor):
            for batch, outcome in self.executor.run(self._batches(), self.job):
                self._commit(batch, outcome)
            parts = [self.names[place] for place in sorted(self.names)]
            summary = self._finish(parts, before)
        self.store.keep_only(set(parts))
        return summary

    def _batches(self) -> Iterator[Batch]:
        """The batches that have something to do; parts that are there or can be put together are taken over."""
        seen: set[int] = set()
        for place, start in enumerate(range(0, len(self.papers), self.batch_size)):
            items = tuple(each_once(self.papers.items(start, start + self.batch_size), seen))
            keys = [key_of(item, self.job) for item in items]
            name = hashlib.blake2b("\n".join(keys).encode(), digest_size=12).hexdigest()
            known = self._part(name)
            again = {n for n, e in enumerate(known.entries) if e[2] is not None} if known and self.retry else set()
            if known is not None and not again:
                self.names[place] = name
                self.advance(len(items))
                continue
            assert self._known is not None
            found = {n: part for n, part in self._known.find(keys, self.retry).items() if n not in again}
            self._waiting[place] = (name, items, keys, found)
            missing = tuple(item for n, item in enumerate(items) if n not in found)
            self.advance(len(found))
            if missing:
                yield Batch(place, missing, None if found else self.store.hidden(name))
            else:
                self._commit(Batch(place, ()), Outcome({}))

    def _part(self, name: str) -> Part | None:
        try:
            return self.store.part(name)
        except Damaged as error:
            self.say(f"{error}; its papers are done again")
            return None

    def _commit(self, batch: Batch, outcome: Outcome) -> None:
        name, items, keys, found = self._waiting.pop(batch.place)
        fresh = [n for n in range(len(items)) if n not in found]
        reasons: dict[int, str | None] = {fresh[n]: reason for n, reason in outcome.refused.items()}
        data, counts = outcome.tables, outcome.counts
        if found:
            assert self._known is not None
            old, old_reasons = self._known.take(found, keys)
            reasons |= old_reasons
            ids = [item.id for n, item in enumerate(items) if reasons.get(n) is None]
            tables = {
                table: arrow.chosen([*old[table], *([arrow.from_bytes(data[table])] if data else [])], ids)
                for table in arrow.PART_TABLES
            }
            data, counts = {table: arrow.to_bytes(rows) for table, rows in tables.items()}, arrow.counts_of(tables)
        entries: list[Entry] = [(item.id, keys[n], reasons.get(n)) for n, item in enumerate(items)]
        files = outcome.files or fill(self.store.hidden(name), data)
        self.store.commit(name, entries, counts, files)
        self.names[batch.place] = name
        self.done += len(batch.items)
        self.advance(len(batch.items))

    def _finish(self, parts: list[str], before: dict[str, Any]) -> Summary:
        made_from = self._digest(parts)
        is_same = before.get("complete") and before.get("made_from") == made_from
        self.store.write_manifest({"complete": False, "engine": self.job.engine})
        outputs = self._write_whole(parts, before["outputs"] if is_same else {})
        summary = summary_of(self.store, parts)
        self.store.write_manifest(
            {
                "complete": True,
                "engine": self.job.engine,
                "papers": summary.papers,
                "refused": len(summary.refused),
                "made_from": made_from,
                "outputs": outputs,
                "parts": parts,
            }
        )
        return summary

    def _write_whole(self, parts: list[str], before: dict[str, str]) -> dict[str, str | None]:
        """The digests of the whole files; those that do not hold what they held `before` are written."""
        out, folders = self.store.out, [self.store.parts / name for name in parts]
        outputs: dict[str, str | None] = {}
        tasks = []

        def is_due(name: str) -> bool:
            outputs[name] = before.get(name)
            return outputs[name] is None or outputs[name] != whole.digest_of(out / name)

        with self.store.writing():
            for table, kinds in whole.outputs_of(self.formats).items():
                if due := [kind for kind in kinds if is_due(f"{table}.{kind}")]:
                    tasks.append((whole.size_of(table, folders), (table, due, folders, out)))
            for made in self.executor.spread(whole.make, tasks):
                for name, (path, digest) in made.items():
                    path.replace(out / name)
                    outputs[name] = digest
            if is_due(whole.REFUSED):
                whole.write_refused(_refused(self.store, parts), out)
                outputs[whole.REFUSED] = whole.digest_of(out / whole.REFUSED)
        return outputs

    def _digest(self, parts: list[str]) -> str:
        """What the whole tables depend on."""
        digest = hashlib.blake2b(repr(sorted(self.formats)).encode(), digest_size=16)
        for name in parts:
            part = load_part(self.store.parts / name)
            digest.update(repr((name, sorted(part.files.items()), part.entries)).encode("utf-8", "surrogatepass"))
        return digest.hexdigest()


def summary_of(store: Store, parts: Sequence[str]) -> Summary:
    """The counts of all parts together."""
    summary = Summary()
    for name in parts:
        part = load_part(store.parts / name)
        summary.add_counts(part.counts)
        summary.refused += [Refusal(id, reason) for id, _, reason in part.entries if reason is not None]
    return summary


def _refused(store: Store, parts: Sequence[str]) -> Iterator[tuple[str, str]]:
    for name in parts:
        for id, _, reason in load_part(store.parts / name).entries:
            if reason is not None:
                yield id, reason


def key_of(item: Item, job: Job) -> str:
    """What the results of an entry depend on, as one digest: its id, its content, its context, the engine."""
    digest = hashlib.blake2b(digest_size=16)
    for word in (job.engine, job.records, job.options, item.id, item.context, item.refused, _kind(item)):
        digest.update(repr(word).encode("utf-8", "surrogatepass") + b"\0")
    if item.path is not None:
        digest.update(_content(item.path))
    elif item.paper is not None:
        digest.update(json.dumps(item.paper.to_dict(), sort_keys=True).encode())
    elif item.text is not None:
        digest.update(item.text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _kind(item: Item) -> str:
    return "path" if item.path is not None else "text"


def _content(path: str) -> bytes:
    """The digest of a file's bytes; of a file that cannot be read or is too large, of what is in the way."""
    digest = hashlib.blake2b(digest_size=16)
    try:
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with open(path, "rb", opener=lambda name, _: os.open(name, flags)) as file:
            size = os.fstat(file.fileno()).st_size
            if size > MAX_FILE_BYTES:
                return f"{size} bytes".encode()
            for block in iter(partial(file.read, 1 << 20), b""):
                digest.update(block)
    except (OSError, ValueError) as error:
        return f"{type(error).__name__} {getattr(error, 'errno', '')}".encode()
    return digest.digest()


def _once_each(say: Say) -> Say:
    said: set[str] = set()

    def once(line: str) -> None:
        if line not in said:
            said.add(line)
            say(line)

    return once


def batch_size_of(papers: int) -> int:
    """Papers in a batch: small where there are few, so that all cores have work; else a second's work or two."""
    return 8 if papers < 512 else 64 if papers < 200_000 else 512
