"""Papers that an earlier run into the folder has done already: found by their keys, taken over as they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from ipmine.corpus import arrow
from ipmine.corpus.store import Damaged, Part, Store, load_part


class Known:
    """The papers in the parts that were there at the start. Memory: twelve bytes a paper."""

    def __init__(self, store: Store, say: Callable[[str], None]) -> None:
        self._store, self._say = store, say
        self._names = store.names()
        self._load = lru_cache(maxsize=8)(self._read)

    @cached_property
    def _index(self) -> tuple[Any, Any]:
        """The first eight bytes of all keys, sorted, and for each the number of its part."""
        marks, places = [], []
        for number, name in enumerate(self._names):
            try:
                part = load_part(self._store.parts / name)
            except Damaged as error:
                self._say(f"{error}; its papers are done again")
                continue
            marks.append(np.array([int(key[:16], 16) for _, key, _ in part.entries], dtype=np.uint64))
            places.append(np.full(len(part.entries), number, dtype=np.uint32))
        if not marks:
            return np.empty(0, np.uint64), np.empty(0, np.uint32)
        joined = np.concatenate(marks)
        order = np.argsort(joined, kind="stable")
        return joined[order], np.concatenate(places)[order]

    def find(self, keys: Sequence[str], retry: bool) -> dict[int, str]:
        """For the place of each key that is known, the part that holds it; with `retry`, refused papers are not known."""
        if not self._names:
            return {}
        marks, places = self._index
        wanted = np.array([int(key[:16], 16) for key in keys], dtype=np.uint64)
        found: dict[int, str] = {}
        for place, at in enumerate(np.searchsorted(marks, wanted)):
            if at >= len(marks) or marks[at] != wanted[place]:
                continue
            name = self._names[places[at]]
            part = self._load(name)
            entries = part.entries if part is not None else []
            entry = next((entry for entry in entries if entry[1] == keys[place]), None)
            if entry is not None and not (retry and entry[2] is not None):
                found[place] = name
        return found

    def take(self, found: Mapping[int, str], keys: Sequence[str]) -> tuple[dict[str, list[Any]], dict[int, str | None]]:
        """The rows of the papers in `found`, a list of tables for each kind, and the reasons of refused papers."""
        tables: dict[str, list[Any]] = {table: [] for table in arrow.PART_TABLES}
        reasons: dict[int, str | None] = {}
        for name in dict.fromkeys(found.values()):
            part = self._load(name)
            known = {key: (id, reason) for id, key, reason in part.entries} if part else {}
            mine = {place: known[keys[place]] for place, held in found.items() if held == name}
            reasons |= {place: reason for place, (_, reason) in mine.items()}
            # only these: the part may hold another paper under an id that has a new text now
            ids = [id for id, reason in mine.values() if reason is None]
            for table in arrow.PART_TABLES:
                path = self._store.parts / name / f"{table}.parquet"
                tables[table].append(arrow.chosen([arrow.read(path)], ids))
        return tables, reasons

    def _read(self, name: str) -> Part | None:
        try:
            return self._store.part(name)
        except Damaged as error:
            self._say(f"{error}; its papers are done again")
            return None
