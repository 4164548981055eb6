"""The process that reads PDFs for `pdf_process`: `python -m ipmine.reading.pdf_child`.

A PDF comes in as bytes, a text or a refusal goes out as JSON. It opens no file of its own,
and ends when the process that started it does.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import threading

from ipmine.reading import pipes
from ipmine.reading.limits import MAX_FILE_BYTES, MAX_PDF_MEMORY, Refused


def main() -> None:
    # what a library prints must not get between the messages
    asked, answers = os.dup(0), os.dup(1)
    with open(os.devnull, "r+b", buffering=0) as nowhere:
        os.dup2(nowhere.fileno(), 0)
        os.dup2(nowhere.fileno(), 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of Ctrl-C the parent decides

    import pypdfium2.raw  # noqa: F401  (what is loaded once counts before the limit, not within a PDF's time)

    from ipmine.reading.pdf import read_pdf

    limited = limit_memory(MAX_PDF_MEMORY)
    waiting: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(asked, waiting), daemon=True).start()
    pipes.send(answers, json.dumps({"ready": True, "limited": limited}).encode())
    while True:
        answer: dict[str, object]
        try:
            text, source = read_pdf(waiting.get())
            answer = {"text": text, "notes": source.notes}
        except Refused as refusal:
            answer = {"refused": str(refusal)}
        except MemoryError:
            answer = {"refused": f"needs more than {MAX_PDF_MEMORY:,} bytes of memory to be read"}
        except Exception as error:  # a fault of a library on a file that nobody foresaw must not end a batch
            detail = " ".join(str(error).split())[:200]
            answer = {"refused": f"cannot be read ({type(error).__name__}: {detail})"}
        # half surrogate pairs pass, each by itself
        pipes.send(answers, json.dumps(answer, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def _listen(asked: int, waiting: queue.SimpleQueue[bytes]) -> None:
    """Hand on what comes in; end with the parent, even in the middle of a PDF."""
    try:
        while True:
            waiting.put(pipes.receive(asked, MAX_FILE_BYTES * 100))  # a caller may raise max_bytes
    except BaseException:
        os._exit(0)


def limit_memory(most: int) -> bool:
    """Let this process have no more address space than `most` bytes, where the system has such a limit."""
    try:
        import resource
    except ImportError:
        return False
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))  # a crash leaves no file
    try:
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        within = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(resource.RLIMIT_AS, (within, hard))
    except (ValueError, OSError):  # macOS knows the name only
        return False
    return True


if __name__ == "__main__":
    main()
