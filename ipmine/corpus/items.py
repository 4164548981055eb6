"""Where papers come from: files, the rows of a frame, the lines of JSONL; read when their turn comes."""

from __future__ import annotations

import json
import os
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

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

    def __init__(self, paths: Iterable[str | os.PathLike[str]]) -> None:
        paths = list(paths)
        complaints: list[ReadError] = []
        self._entries: list[str | ReadError] = []
        self.roots = tuple(sorted({os.path.abspath(path) for path in paths}))
        for file in iter_files(paths, on_error=complaints.append):
            self._entries += complaints
            complaints.clear()
            self._entries.append(str(file))
        self._entries += complaints
        if not any(isinstance(entry, str) for entry in self._entries):
            for other in complaints[1:]:
                complaints[0].add_note(str(other))
            raise complaints[0] if complaints else ReadError("input", "no paths were given")

    def __len__(self) -> int:
        return len(self._entries)

    def items(self, start: int, stop: int) -> Iterator[Item]:
        for entry in self._entries[start:stop]:
            if isinstance(entry, ReadError):
                yield Item(printable(entry.path), refused=entry.reason)
            else:
                yield Item(printable(entry), path=entry)


class Held:
    """Papers that are in memory already."""

    def __init__(self, papers: Sequence[Paper | Refusal]) -> None:
        self._papers = papers

    def __len__(self) -> int:
        return len(self._papers)

    def items(self, start: int, stop: int) -> Iterator[Item]:
        for paper in self._papers[start:stop]:
            if isinstance(paper, Refusal):
                yield Item(paper.path, refused=paper.reason)
            else:
                yield Item(paper.id, paper=paper)


class Rows:
    """The rows of a frame: a text column, and if given columns for id and context."""

    def __init__(self, frame: pd.DataFrame, text: str, id: str | None, columns: Mapping[str, str]) -> None:
        wanted = [text, *([id] if id is not None else []), *columns.values()]
        if missing := [name for name in wanted if name not in frame.columns]:
            raise KeyError(f"the frame has no column {', '.join(map(repr, missing))}; it has {list(frame.columns)}")
        self._ids: Any = frame.index if id is None else frame[id].array
        self._texts: Sequence[Any] = frame[text].array
        self._columns = {name: frame[column].array for name, column in columns.items()}

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


class Lines:
    """The lines of a JSONL file, one object a line; memory: eight bytes a line."""

    def __init__(self, path: str | os.PathLike[str], text: str, id: str, fields: Mapping[str, str]) -> None:
        self._path, self._text, self._id, self._fields = os.fspath(path), text, id, fields
        self._places = array("Q")
        try:
            with open(path, "rb") as file:
                place = 0
                for line in file:
                    if line.strip():
                        self._places.append(place)
                    place += len(line)
        except OSError as error:
            raise ReadError(path, error.strerror or str(error)) from error

    def __len__(self) -> int:
        return len(self._places)

    def items(self, start: int, stop: int) -> Iterator[Item]:
        with open(self._path, "rb") as file:
            for number in range(start, min(stop, len(self))):
                file.seek(self._places[number])
                yield self._item(file.readline(), f"{printable(self._path)}:{number + 1}")

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


def printable(name: str) -> str:
    r"""A file's name as text that can be written: bytes that are no UTF-8 are shown as `\udcb9`."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _is_given(value: Any) -> bool:
    # None, NaN, NaT and pandas' NA are all "not given"; none of them equals itself with certainty
    return value is not None and type(value).__name__ not in ("NAType", "NaTType") and value == value and value != ""
