"""Time for tests of growth: the best of several runs, so that a busy machine or one collection does not decide."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable


def seconds(work: Callable[[], object], tries: int = 3) -> float:
    """Processor seconds of the quickest of `tries` runs, without the collector."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        best = float("inf")
        for _ in range(tries):
            start = time.process_time()
            work()
            best = min(best, time.process_time() - start)
        return best
    finally:
        if enabled:
            gc.enable()
