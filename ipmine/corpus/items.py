"""Where papers come from: files, the rows of a frame, the lines of JSONL; read when their turn comes."""

from __future__ import annotations

import copy
import json
import os
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol, Self

from ipmine import given
from ipmine.batch import Refusal
from ipmine.errors import ReadError
from ipmine.paper import Paper
from ipmine.reading import iter_files

if TYPE_CHECKING:
    import pandas as pd

CONTEXT = ("issued", "published", "region")
"""What a row may say of a paper beside its text, see `ipmine.analyze`."""


@dataclass(frozen=True, slots=True)
class Item:
    """One paper to be: a file or a text; or an entry that gives none, with the reason in `refused`."""

    id: str
    path: str | None = None
    text: str | None = None
    refused: str | None = None
    context: tuple[tuple[str, str], ...] = ()
    paper: Paper | None = None  # one that is analyzed already


class Entries(Protocol):
    """A sequence of entries that are made when they are asked for."""

    def __len__(self) -> int: ...

    def items(self, start: int, stop: int) -> Iterator[Item]: ...


class Files:
    """The documents of folders; memory: their paths."""

    def __init__(
        self, paths: Iterable[str | os.PathLike[str]], leave_out: Iterable[str | os.PathLike[str]] = ()
    ) -> None:
        paths = list(paths)
        complaints: list[ReadError] = []
        self._entries: list[str | ReadError] = []
        self.roots = tuple(sorted({os.path.abspath(path) for path in paths}))
        self.passed_over: Counter[str] = Counter()
        files = iter_files(paths, on_error=complaints.append, leave_out=leave_out, passed_over=self.passed_over)
        for file in files:
            self._entries += complaints
            complaints.clear()
            self._entries.append(str(file))
        self._entries += complaints
        if not any(isinstance(entry, str) for entry in self._entries):
            for other in complaints[1:]:
                complaints[0].add_note(str(other))
            raise complaints[0] if complaints else ReadError("input", "no paths were given")

    def outside(self, out: str | os.PathLike[str]) -> Self:
        """These entries, those in the folder `out` refused: a run must not read what it writes.

        Raises ReadError where no other is left.
        """
        folder = os.path.realpath(out)
        roots = map(os.path.realpath, self.roots)
        if not any(_lies_in(folder, root) or _lies_in(root, folder) for root in roots):
            return self
        real = cache(os.path.realpath)  # of the folders, which are few
        other = copy.copy(self)
        other._entries = [
            ReadError(entry, "lies in the output folder, which is no input")
            if isinstance(entry, str) and _lies_in(real(os.path.dirname(entry)), folder)
            else entry
            for entry in self._entries
        ]
        if not any(isinstance(entry, str) for entry in other._entries):
            raise next(entry for entry in other._entries if isinstance(entry, ReadError))
        return other

    def __len__(self) -> int:
        return len(self._entries)

    def items(self, start: int, stop: int) -> Iterator[Item]:
        for entry in self._entries[start:stop]:
            if isinstance(entry, ReadError):
                yield Item(printable(entry.path), refused=entry.reason)
            else:
                yield Item(printable(entry), path=entry)


def _lies_in(path: str, folder: str) -> bool:
    return path == folder or path.startswith(os.path.join(folder, ""))


class Held:
    """Papers that are in memory already."""

    def __init__(self, papers: Sequence[Paper | Refusal]) -> None:
        self._papers = papers

    def __len__(self) -> int:
        return len(self._papers)

    def items(self, start: int, stop: int) -> Iterator[Item]:
        for number, paper in enumerate(self._papers[start:stop], start + 1):
            if isinstance(paper, Refusal):
                yield Item(paper.path, refused=paper.reason)
            elif paper.id:
                yield Item(paper.id, paper=paper)
            else:  # told apart by its place, as in `ipmine.frames`
                yield Item(f"#{number}", paper=replace(paper, id=f"#{number}"))


class Rows:
    """The rows of a frame: a text column, and if given columns for id and context."""

    def __init__(self, frame: pd.DataFrame, text: str, id: str | None, columns: Mapping[str, str]) -> None:
        _check_frame(frame)
        wanted = [text, *([id] if id is not None else []), *columns.values()]
        if missing := [name for name in wanted if name not in frame.columns]:
            raise KeyError(f"the frame has no column {', '.join(map(repr, missing))}; it has {list(frame.columns)}")
        if double := [name for name in wanted if list(frame.columns).count(name) > 1]:
            raise KeyError(f"the frame has more than one column {double[0]!r}")
        self._ids: Any = frame.index if id is None else frame[id].array
        self._texts: Sequence[Any] = frame[text].array
        self._columns = {name: frame[column].array for name, column in columns.items()}

    @classmethod
    def of(cls, frame: pd.DataFrame, text: str, id: str | None, columns: Mapping[str, str | None]) -> Self:
        """The rows; what is not named goes by its usual name, where the frame has such a column."""
        _check_frame(frame)
        known = {name: name if column is None else column for name, column in columns.items()}
        known = {name: column for name, column in known.items() if columns[name] is not None or name in frame.columns}
        return cls(frame, text, id if id is not None or "id" not in frame.columns else "id", known)

    def __len__(self) -> int:
        return len(self._texts)

    def items(self, start: int, stop: int) -> Iterator[Item]:
        for place in range(start, min(stop, len(self))):
            yield item_of(
                self._ids[place],
                self._texts[place],
                {name: column[place] for name, column in self._columns.items()},
                f"row {place}",
            )


def _check_frame(frame: Any) -> None:
    import pandas as pd

    if not isinstance(frame, pd.DataFrame):
        other = "; give what its to_pandas() returns" if hasattr(frame, "to_pandas") else ""
        raise TypeError(f"a pandas DataFrame is due, not {type(frame).__name__}{other}")


class Lines:
    """The lines of a JSONL file, one object a line; memory: eight bytes a line."""

    def __init__(self, path: str | os.PathLike[str], text: str, id: str, fields: Mapping[str, str]) -> None:
        self._path, self._text, self._id, self._fields = os.fspath(path), text, id, fields
        self._places = array("Q")
        self._blanks = array("Q")  # for each blank line, how many others stand before it
        try:
            with open(path, "rb") as file:
                place = 0
                for line in file:
                    if line.strip():
                        self._places.append(place)
                    else:
                        self._blanks.append(len(self._places))
                    place += len(line)
        except OSError as error:
            raise ReadError(path, error.strerror or str(error)) from error

    def __len__(self) -> int:
        return len(self._places)

    def items(self, start: int, stop: int) -> Iterator[Item]:
        with open(self._path, "rb") as file:
            for number in range(start, min(stop, len(self))):
                file.seek(self._places[number])
                line = number + 1 + bisect_right(self._blanks, number)  # as an editor counts
                yield self._item(file.readline(), f"{printable(self._path)}:{line}")

    def _item(self, line: bytes, name: str) -> Item:
        try:
            row = json.loads(line.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            return Item(name, refused=f"not a line of JSON ({' '.join(str(error).split())[:120]})")
        if not isinstance(row, dict):
            return Item(name, refused=f"not a JSON object but {type(row).__name__}")
        if self._text not in row:
            return Item(name, refused=f"has no field {self._text!r}")
        context = {name: row.get(field) for name, field in self._fields.items()}
        return item_of(row.get(self._id, name), row[self._text], context, name)


def item_of(id: Any, text: Any, context: Mapping[str, Any], name: str) -> Item:
    """An entry from a table's cells; what is no text, or no text that can be written, is refused."""
    id = printable(str(id)) if _is_given(id) else name
    if not isinstance(text, str):
        return Item(id, refused=f"the text is missing or no string ({type(text).__name__})")
    if not text.strip():
        return Item(id, refused="empty")
    try:
        known = given.context({key: str(value) for key, value in context.items() if _is_given(value)})
    except ValueError as error:
        return Item(id, refused=str(error))
    return Item(id, text=text, context=tuple(known.items()))


def each_once(items: Iterable[Item], seen: set[int]) -> Iterator[Item]:
    """Each id once: the tables are joined by it. Paths are different from one another as they come."""
    for item in items:
        if item.path is None and item.refused is None:
            mark = hash(item.id)
            if mark in seen:
                yield Item(item.id, refused="its id stands twice; the first is kept")
                continue
            seen.add(mark)
        yield item


def printable(name: str) -> str:
    r"""A file's name as text that can be written: bytes that are no UTF-8 are shown as `\udcb9`."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _is_given(value: Any) -> bool:
    # None, NaN, NaT and pandas' NA are all "not given"; none of them equals itself with certainty
    return value is not None and type(value).__name__ not in ("NAType", "NaTType") and value == value and value != ""
