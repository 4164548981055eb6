"""PDFs are read in a process of their own, which is ended when a file makes it crawl, swell or crash.

PDFium is C++ that sets itself no limit: three kilobytes can keep it busy for centuries. So
one child is started with the first PDF and kept for the next ones; it has MAX_PDF_SECONDS
for each and MAX_PDF_MEMORY at all. The next PDF after such a file gets a new child.
"""

from __future__ import annotations

import atexit
import contextlib
import importlib.util
import json
import os
import subprocess
import sys
import threading
from typing import Any

from ipmine.reading import pipes
from ipmine.reading.limits import CHANGED, MAX_CHARACTERS, MAX_PDF_MEMORY, MAX_PDF_SECONDS, PDF_IN_PROCESS, Refused
from ipmine.records import Source

_COMMAND = ("-P", "-W", "ignore", "-m", "ipmine.reading.pdf_child")  # -P: a folder of papers is no place for modules
_LONGEST_ANSWER = 10 * MAX_CHARACTERS
_WITHOUT = "IPMINE_PDF_IN_PROCESS=1 reads PDFs without it"


def read_pdf(data: bytes) -> tuple[str, Source]:
    """As `ipmine.reading.pdf.read_pdf`, in the child; for one thread at a time.

    Raises Refused also for a PDF that takes more than MAX_PDF_SECONDS or MAX_PDF_MEMORY, or
    crashes PDFium, and ModuleNotFoundError where pypdfium2 is not installed.
    """
    global _child
    if importlib.util.find_spec("pypdfium2") is None:
        raise ModuleNotFoundError("No module named 'pypdfium2'", name="pypdfium2")
    if PDF_IN_PROCESS:
        from ipmine.reading.pdf import read_pdf as read_here

        return read_here(data)
    with _lock:
        if _child is not None and not _child.lives():  # somebody killed it while it waited
            end_child()
        if _child is None:
            _child = _Child()
        try:
            answer = _child.ask(data)
        except BaseException:  # a refusal, or Ctrl-C: what the child is at is nobody's any more
            end_child()
            raise
    if "refused" in answer:
        raise Refused(str(answer["refused"]))
    return str(answer["text"]), Source("pdf", None, None, tuple(str(note) for note in answer["notes"]))


class _Child:
    """A process that reads PDFs, and the pipes to it."""

    def __init__(self) -> None:
        if not sys.executable or getattr(sys, "frozen", False):
            raise Refused(f"no Python to start the process that reads PDFs; {_WITHOUT}")
        try:
            self._process = subprocess.Popen(
                [sys.executable, *_COMMAND],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
                env=_environment(),
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise Refused(f"the process that reads PDFs cannot be started ({error}); {_WITHOUT}") from error
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._to, self._from = self._process.stdin, self._process.stdout
        self._late = False
        try:
            self.limited = bool(self._answer()["limited"])
        except pipes.Ended as error:
            self.end()
            code = self._process.returncode
            raise Refused(f"the process that reads PDFs did not start (exit code {code}); {_WITHOUT}") from error
        except BaseException:
            self.end()
            raise

    def lives(self) -> bool:
        return self._process.poll() is None

    def ask(self, data: bytes) -> dict[str, Any]:
        """What the child says to a PDF. Raises Refused where it does not live to say it."""
        try:
            return self._answer(data)
        except pipes.Ended as error:
            self.end()
            if self._late:
                reason = f"takes more than {MAX_PDF_SECONDS:,} seconds to be read (limit MAX_PDF_SECONDS)"
            else:
                reason = f"ends the process that reads it (exit code {self._process.returncode})"
                if self.limited:  # PDFium aborts where it gets no memory
                    reason += f": it crashes the PDF library or needs more than {MAX_PDF_MEMORY:,} bytes of memory"
            raise Refused(reason) from error

    def _answer(self, data: bytes | None = None) -> dict[str, Any]:
        watch = threading.Timer(MAX_PDF_SECONDS, self._too_late)
        watch.daemon = True
        watch.start()
        try:
            if data is not None:
                pipes.send(self._to.fileno(), data)
            said = pipes.receive(self._from.fileno(), _LONGEST_ANSWER)
        finally:
            watch.cancel()
        try:
            answer = json.loads(said.decode("utf-8", "surrogatepass"))
        except ValueError as error:
            raise pipes.Ended from error
        if not isinstance(answer, dict):
            raise pipes.Ended
        return answer

    def _too_late(self) -> None:
        self._late = True
        self._process.kill()

    def end(self) -> None:
        """Kill the process and wait for its end; twice is once."""
        self._process.kill()
        self._to.close()
        self._from.close()
        self._process.wait()

    def forget(self) -> None:
        """In a forked process: the child is another's, only the copies of its pipes are ours."""
        self._to.close()
        self._from.close()
        self._process.returncode = 0  # or it would be waited for


def _environment() -> dict[str, str]:
    """The modules and the limits that this process has, also where they were set after its start."""
    found = {name: value for name, value in os.environ.items() if not name.startswith("IPMINE_")}
    found |= {f"IPMINE_{name}": str(value) for name, value in CHANGED.items()}
    found["PYTHONPATH"] = os.pathsep.join(entry or os.curdir for entry in sys.path if isinstance(entry, str))
    return found


_child: _Child | None = None
_lock = threading.Lock()


def end_child() -> None:
    """End the child, if there is one; the next PDF starts another."""
    global _child
    ended, _child = _child, None
    if ended is not None:
        ended.end()


def _after_fork() -> None:
    global _child, _lock
    _lock = threading.Lock()  # another thread may have held it
    forgotten, _child = _child, None
    if forgotten is not None:
        with contextlib.suppress(OSError):
            forgotten.forget()


atexit.register(end_child)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
