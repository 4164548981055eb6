"""Finding files and getting their bytes, with one-line errors."""

from __future__ import annotations

import contextlib
import os
import re
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ipmine.errors import ReadError
from ipmine.reading.kinds import OTHER_SUFFIXES, SUFFIXES

DOCUMENT_SUFFIXES = frozenset(SUFFIXES) | OTHER_SUFFIXES
"""What a folder's search lists: papers that are read, and papers in formats that are refused by name."""

TRIED = " ".join([*SUFFIXES, *sorted(OTHER_SUFFIXES)])
"""The same, for people to read."""

Complaint = Callable[[ReadError], None]

_MANIFEST = "manifest.json"
_MANIFEST_START = re.compile(rb'\s{0,9}\{\s{0,9}"format":\s{0,9}[0-9]{1,9},\s{0,9}"ipmine":')


def iter_files(
    paths: Iterable[str | os.PathLike[str]],
    *,
    on_error: Complaint | None = None,
    leave_out: Iterable[str | os.PathLike[str]] = (),
    passed_over: Counter[str] | None = None,
) -> Iterator[Path]:
    """The files that `paths` name, in the order of `paths`, each once.

    A file is yielded as it is named, whatever its suffix. A folder yields the documents in
    it and below it, in the order of their names (code points); hidden files and folders,
    Word's lock files (~$…), other suffixes and the results of earlier runs are passed over;
    links are followed, each folder once. A path that is missing or cannot be listed and a
    folder without documents are a ReadError: handed to `on_error`, and the rest goes on, or
    raised where there is none.

    The files `leave_out` are no input, for something is written there. `passed_over` counts
    the files of other suffixes, by suffix.
    """
    complaints = 0

    def complain(error: ReadError) -> None:
        nonlocal complaints
        complaints += 1
        (on_error or _raise)(error)

    outputs = [Path(output) for output in leave_out]
    others: Counter[str] = Counter() if passed_over is None else passed_over
    counted: set[tuple[int, int]] = set()
    seen: set[str] = set()
    for given in paths:
        path = Path(given)
        try:
            is_folder = stat.S_ISDIR(path.stat().st_mode)
        except OSError as error:
            complain(ReadError(path, why(error)))
            continue
        except ValueError as error:  # a NUL in the name
            complain(ReadError(repr(str(path)), str(error)))
            continue
        found, before = 0, complaints
        for file in _below(path, complain, others, counted) if is_folder else (path,):
            if any(_is_same(file, output) for output in outputs):
                if not is_folder:
                    complain(ReadError(path, "the output goes there; it is no input"))
                continue
            found += 1
            place = os.path.abspath(file)
            if place not in seen:
                seen.add(place)
                yield file
        if is_folder and not found and complaints == before:
            complain(ReadError(path, f"a folder without documents ({TRIED})"))


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
        raise ReadError(path, why(error)) from error
    except ValueError as error:
        raise ReadError(repr(str(path)), str(error)) from error
    if len(data) > limit:
        raise too_large(path, len(data), limit)
    return data


def too_large(path: object, size: int, limit: int) -> ReadError:
    """The error for a file beyond a limit."""
    return ReadError(path, f"{size / 1e6:,.1f} MB, above the limit of {limit / 1e6:,.1f} MB (max_bytes)")


def _below(folder: Path, complain: Complaint, others: Counter[str], counted: set[tuple[int, int]]) -> Iterator[Path]:
    """The documents in a folder and below, depth first in the order of names, without recursion.

    `others` counts what is of another kind, but not again in the folders `counted`.
    """
    visited: set[tuple[int, int]] = set()
    waiting: list[tuple[Path, bool]] = [(folder, True)]
    while waiting:
        path, is_folder = waiting.pop()
        if not is_folder:
            yield path
            continue
        try:
            status = path.stat()
            place = (status.st_dev, status.st_ino)
            if place in visited:
                continue
            visited.add(place)
            with os.scandir(path) as scanned:
                entries = list(scanned)
            if any(entry.name == _MANIFEST for entry in entries) and _holds_results(path):
                if path == folder:
                    complain(ReadError(path, "holds the results of a run, not papers"))
                continue
            passed: Counter[str] = Counter()
            inside = [(Path(entry.path), entry.is_dir()) for entry in entries if _is_wanted(entry, passed)]
        except OSError as error:
            complain(ReadError(path, why(error)))
            continue
        if place not in counted:
            counted.add(place)
            others.update(passed)
        waiting.extend(sorted(inside, key=lambda pair: pair[0].name, reverse=True))


def _is_wanted(entry: os.DirEntry[str], passed: Counter[str]) -> bool:
    if entry.name.startswith((".", "~$")):
        return False
    try:
        if entry.is_dir():
            return True
    except OSError:
        return True
    # a broken link is listed, so that reading it says what is wrong
    suffix = os.path.splitext(entry.name)[1].lower()
    if suffix in DOCUMENT_SUFFIXES:
        return True
    passed[suffix] += 1
    return False


def _holds_results(folder: Path) -> bool:
    """Whether a run has written its tables, records and report there: these are no papers."""
    with contextlib.suppress(OSError), open(folder / _MANIFEST, "rb", opener=_open_without_waiting) as file:
        return _MANIFEST_START.match(file.read(200)) is not None
    return False


def _is_same(file: Path, output: Path) -> bool:
    if file.name.casefold() != output.name.casefold():  # tells most apart without a look at the disk
        return False
    try:
        return os.path.samefile(file, output)
    except (OSError, ValueError):
        return False


def _open_without_waiting(path: str, flags: int) -> int:
    """Open a named pipe without waiting for somebody to write to it."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def why(error: OSError) -> str:
    """What the system says of a file, in a reader's words."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "permission denied"
    if isinstance(error, IsADirectoryError):
        return "a folder, not a file"
    return error.strerror or str(error)


def _raise(error: ReadError) -> None:
    raise error
