"""Finding files and getting their bytes, with one-line errors."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ipmine.errors import ReadError
from ipmine.reading.kinds import OTHER_SUFFIXES, SUFFIXES

DOCUMENT_SUFFIXES = frozenset(SUFFIXES) | OTHER_SUFFIXES
"""What a folder's search lists: papers that are read, and papers in formats that are refused by name."""

Complaint = Callable[[ReadError], None]


def iter_files(paths: Iterable[str | os.PathLike[str]], *, on_error: Complaint | None = None) -> Iterator[Path]:
    """The files that `paths` name, in the order of `paths`, each once.

    A file is yielded as it is named, whatever its suffix. A folder yields the documents in
    it and below it, in the order of their names (code points); hidden files and folders,
    Word's lock files (~$…) and other suffixes are passed over; links are followed, each
    folder once. A path that is missing or cannot be listed and a folder without documents
    are a ReadError: handed to `on_error`, and the rest goes on, or raised where there is none.
    """
    complain = on_error or _raise
    seen: set[str] = set()
    for given in paths:
        path = Path(given)
        try:
            is_folder = stat.S_ISDIR(path.stat().st_mode)
        except OSError as error:
            complain(ReadError(path, _why(error)))
            continue
        except ValueError as error:  # a NUL in the name
            complain(ReadError(repr(str(path)), str(error)))
            continue
        found = 0
        for file in _below(path, complain) if is_folder else (path,):
            found += 1
            place = os.path.abspath(file)
            if place not in seen:
                seen.add(place)
                yield file
        if is_folder and not found:
            complain(ReadError(path, "a folder without documents (.txt .md .html .pdf .docx)"))


def read_bytes(path: str | os.PathLike[str], limit: int) -> bytes:
    """The bytes of a regular file. Raises ReadError, also for one of more than `limit` bytes."""
    try:
        with open(path, "rb", opener=_open_without_waiting) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise ReadError(path, "not a regular file")
            if status.st_size > limit:
                raise too_large(path, status.st_size, limit)
            data = file.read(limit + 1)
    except OSError as error:
        raise ReadError(path, _why(error)) from error
    except ValueError as error:
        raise ReadError(repr(str(path)), str(error)) from error
    if len(data) > limit:
        raise too_large(path, len(data), limit)
    return data


def too_large(path: object, size: int, limit: int) -> ReadError:
    """The error for a file beyond a limit."""
    return ReadError(path, f"{size / 1e6:,.1f} MB, above the limit of {limit / 1e6:,.1f} MB (max_bytes)")


def _below(folder: Path, complain: Complaint) -> Iterator[Path]:
    """The documents in a folder and below, depth first in the order of names, without recursion."""
    visited: set[tuple[int, int]] = set()
    waiting: list[tuple[Path, bool]] = [(folder, True)]
    while waiting:
        path, is_folder = waiting.pop()
        if not is_folder:
            yield path
            continue
        try:
            status = path.stat()
            if (status.st_dev, status.st_ino) in visited:
                continue
            visited.add((status.st_dev, status.st_ino))
            with os.scandir(path) as entries:
                inside = [(Path(entry.path), entry.is_dir()) for entry in entries if _is_wanted(entry)]
        except OSError as error:
            complain(ReadError(path, _why(error)))
            continue
        waiting.extend(sorted(inside, key=lambda pair: pair[0].name, reverse=True))


def _is_wanted(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith((".", "~$")):
        return False
    try:
        if entry.is_dir():
            return True
        # a broken link is listed, so that reading it says what is wrong
        return os.path.splitext(entry.name)[1].lower() in DOCUMENT_SUFFIXES
    except OSError:
        return True


def _open_without_waiting(path: str, flags: int) -> int:
    """Open a named pipe without waiting for somebody to write to it."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _why(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "permission denied"
    if isinstance(error, IsADirectoryError):
        return "a folder, not a file"
    return error.strerror or str(error)


def _raise(error: ReadError) -> None:
    raise error
