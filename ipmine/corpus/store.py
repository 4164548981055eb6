"""The folder of a run's results: one writer at a time, and nothing in it is ever half written.

    OUT/manifest.json          what the folder holds; written last
    OUT/parts/NAME/            a batch: part.json and one Parquet file a table
    OUT/agencies.parquet ...   whole tables, made from the parts

A part is a folder that is filled under another name and then renamed; its name is a digest
of the papers in it and of the engine, so that a part is either there and right or not there.
Workers fill parts and whole tables; only the process that holds the lock renames them.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import secrets
import shutil
import socket
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from ipmine import __version__
from ipmine.errors import OutputError
from ipmine.export import replace_file

FORMAT = 1
"""Of the folder. A later ipmine that writes it in another way counts on."""

_MANIFEST, _PARTS, _PART, _LOCK = "manifest.json", "parts", "part.json", ".lock"


@dataclass(frozen=True, slots=True)
class Part:
    """A committed batch: for each entry its id, its key and, where it was refused, the reason."""

    name: str
    entries: list[tuple[str, str, str | None]]
    counts: dict[str, Any]
    files: dict[str, tuple[int, str]]


class Store:
    """An output folder opened for writing; a context manager that holds its lock.

    Raises OutputError, in one line, for a folder that cannot be written, is in use by another
    run, was written by a newer ipmine, or holds files and no results of ipmine.
    """

    def __init__(self, out: str | os.PathLike[str]) -> None:
        self.out = Path(out)
        self.parts = self.out / _PARTS
        self._lock: int | None = None
        self._token = secrets.token_hex(4)

    def __enter__(self) -> Self:
        with self.writing():
            self.out.mkdir(parents=True, exist_ok=True)
            self._check()  # before anything of a newer one is touched, the lock too
            self._lock = _lock(self.out)
            try:
                self._check()  # nobody writes it from now on
                if not self.manifest():  # from here on it is known as ipmine's, whenever the run is killed
                    self.write_manifest({"complete": False})
                self.parts.mkdir(exist_ok=True)
                self._sweep()
            except BaseException:
                self.__exit__(None, None, None)
                raise
        return self

    def _check(self) -> None:
        """See whose folder it is: a user's own files are neither mixed with tables nor written over."""
        with contextlib.suppress(Damaged):  # it is written anew: the parts vouch for themselves
            if read_manifest(self.out) is not None:
                return
        if any(self.parts.glob(f"*/{_PART}")):
            return
        names = {name for name in os.listdir(self.out) if not name.startswith(".")}
        if self.parts.is_dir() and not self.names():
            names.discard(_PARTS)
        if names:
            raise OutputError(
                self.out,
                f"holds files that are not of ipmine ({min(names)}{', …' if len(names) > 1 else ''}): "
                "choose a new or an empty folder",
            )

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._lock is not None:
            self._sweep()
            os.close(self._lock)  # which also unlocks
            self._lock = None

    def writing(self) -> contextlib.AbstractContextManager[None]:
        """Turn what the system says of the folder into one line for the user."""
        return _writing(self.out)

    def names(self) -> list[str]:
        """The parts that are there, complete or damaged."""
        return sorted(entry.name for entry in os.scandir(self.parts) if not entry.name.startswith("."))

    def part(self, name: str) -> Part | None:
        """A committed part, or None where there is none; Damaged where it does not hold what it says."""
        folder = self.parts / name
        if not folder.is_dir():
            return None
        part = load_part(folder)
        for file, (size, digest) in part.files.items():
            try:
                data = (folder / file).read_bytes()
            except OSError as error:
                raise Damaged(folder / file, error.strerror or str(error)) from error
            if len(data) != size or _digest(data) != digest:
                raise Damaged(folder / file, "damaged: not what was written")
        return part

    def hidden(self, name: str) -> Path:
        """Where a part is filled (see `fill`); no other run fills there, nor what is left of one that was killed."""
        return self.parts / f".{name}.{self._token}"

    def commit(
        self,
        name: str,
        entries: list[tuple[str, str, str | None]],
        counts: dict[str, Any],
        files: Mapping[str, tuple[int, str]],
    ) -> None:
        """Make a part of its hidden folder, all or nothing; `files` is what `fill` gave."""
        folder, place = self.hidden(name), self.parts / name
        with self.writing():
            try:
                body = {"format": FORMAT, "entries": entries, "counts": counts, "files": files}
                (folder / _PART).write_text(json.dumps(_sealed(body), ensure_ascii=False), "utf-8")
                if place.exists():  # a damaged one
                    shutil.rmtree(place)
                folder.rename(place)
            except BaseException:
                shutil.rmtree(folder, ignore_errors=True)
                raise

    def write_manifest(self, body: dict[str, Any]) -> None:
        """Say what the folder holds."""
        text = json.dumps({"format": FORMAT, "ipmine": __version__} | body, ensure_ascii=False, indent=1)
        with self.writing():
            replace_file(self.out / _MANIFEST, lambda path: path.write_text(text + "\n", "utf-8"))

    def manifest(self) -> dict[str, Any]:
        """What the manifest says; empty where there is none that can be read."""
        try:
            return read_manifest(self.out) or {}
        except Damaged:
            return {}

    def keep_only(self, names: set[str]) -> None:
        """Remove the parts of earlier runs."""
        with self.writing():
            for name in self.names():
                if name not in names:
                    shutil.rmtree(self.parts / name)

    def _sweep(self) -> None:
        """Remove what a run left half written, this one or one that was killed.

        What cannot be removed is left to the next run: a worker of a killed one may still be filling it,
        and a folder that cannot be written says so where something is written.
        """
        for folder in (self.out, self.parts):
            with contextlib.suppress(OSError), os.scandir(folder) as entries:
                ours = [
                    e for e in entries if e.name[0] == "." and e.name != _LOCK and _is_ours(e, folder == self.parts)
                ]
                for entry in ours:
                    if entry.is_dir(follow_symlinks=False):
                        shutil.rmtree(entry.path, ignore_errors=True)
                    else:
                        with contextlib.suppress(OSError):
                            os.unlink(entry.path)


def fill(folder: Path, tables: Mapping[str, bytes]) -> dict[str, tuple[int, str]]:
    """Write a part's tables into its hidden folder; for each file its size and digest.

    Any process may do so: what no `Store.commit` has renamed is no part. Raises OutputError.
    """
    with _writing(folder.parent.parent):
        try:
            shutil.rmtree(folder, ignore_errors=True)  # of a worker that died on it
            folder.mkdir()
            for table, data in tables.items():
                (folder / f"{table}.parquet").write_bytes(data)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
    return {f"{table}.parquet": (len(data), _digest(data)) for table, data in tables.items()}


@contextlib.contextmanager
def _writing(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(out, _why(error)) from error


class Damaged(OutputError):
    """A file of the output folder that is not what was written."""


def read_manifest(out: Path) -> dict[str, Any] | None:
    """The manifest of a folder, or None. Raises OutputError for a newer one, Damaged for one that cannot be read."""
    path = out / _MANIFEST
    try:
        body = json.loads(path.read_bytes())
        written = int(body["format"])
        made_by = body["ipmine"]
    except FileNotFoundError:
        return None
    except OSError as error:
        raise OutputError(path, _why(error)) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Damaged(path, "damaged: not a manifest of ipmine") from error
    if written > FORMAT:
        raise OutputError(
            path,
            f"written by a newer ipmine ({made_by}, format {written}; this is {__version__}, "
            f"format {FORMAT}): update ipmine or choose another folder",
        )
    return dict(body)


def load_part(folder: Path) -> Part:
    """What a part says of itself. Raises Damaged."""
    try:
        sealed = json.loads((folder / _PART).read_bytes())
        seal = sealed.pop("seal")
        if seal != _sealed(sealed)["seal"]:
            raise ValueError("the seal does not fit")
        return Part(
            folder.name,
            [(id, key, reason) for id, key, reason in sealed["entries"]],
            sealed["counts"],
            {file: (size, digest) for file, (size, digest) in sealed["files"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Damaged(folder / _PART, "damaged: not what was written") from error


def _sealed(body: dict[str, Any]) -> dict[str, Any]:
    return body | {"seal": _digest(json.dumps(body, ensure_ascii=False, sort_keys=True).encode())}


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _is_ours(entry: os.DirEntry[str], in_parts: bool) -> bool:
    """A temporary folder of a part, or a temporary file of `replace_file`: .agencies.parquet.x1y2"""
    return in_parts or (entry.is_file() and entry.name.split(".")[2:3] in (["parquet"], ["csv"], ["jsonl"], ["json"]))


def _lock(out: Path) -> int:
    """Take the folder for this process; the system gives it back when the process ends, however it ends."""
    handle = os.open(out / _LOCK, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        who = os.pread(handle, 200, 1).decode("utf-8", "replace").strip() if os.name != "nt" else ""
        os.close(handle)
        if error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
            raise OutputError(out, f"another run is writing into it{f' ({who})' if who else ''}") from None
        raise
    os.ftruncate(handle, 0)
    os.write(handle, f" process {os.getpid()} on {socket.gethostname()}\n".encode())
    return handle


def _why(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "the disk is full; what was done is kept: make room and run the same again"
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return f"cannot be written ({error.strerror})"
    if isinstance(error, (FileExistsError, NotADirectoryError)):
        return "a file stands where the folder should be"
    return f"{error.strerror or error}" + (f" ({error.filename})" if error.filename else "")
