"""Patterns over whole texts: by `re`, and over long texts by `regex`, which can stop.

Every quantifier of ipmine is bounded and every step linear, so no pattern should ever crawl.
Should one do so after all, on a text of millions of characters that somebody made for it,
then `re` could not be stopped. `regex` can; it finds the same and takes some 1.4 times as
long. So texts up to LONG are searched by `re`, longer ones by `regex` within
MAX_PATTERN_SECONDS. The longest laws have 100,000 characters.

The patterns must not match the empty string.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from ipmine.errors import ScanError
from ipmine.reading.limits import MAX_PATTERN_SECONDS

if TYPE_CHECKING:
    import regex

LONG: Final = 200_000
"""Characters up to which a text, or the part of it that is searched, counts as short."""

_FLAGS: Final = (re.IGNORECASE, re.MULTILINE, re.DOTALL, re.VERBOSE, re.ASCII)


def finditer(pattern: re.Pattern[str], text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
    """As `pattern.finditer(text, start, end)`.

    Raises ScanError, in the middle of the iteration too, when the search of a long text has
    taken MAX_PATTERN_SECONDS; the caller's own time does not count.

    >>> [found.span() for found in finditer(re.compile("[0-9]{1,4}年"), "2022年，3年")]
    [(0, 5), (6, 8)]
    """
    if len(text) <= LONG or min(end, len(text)) - start <= LONG:
        return pattern.finditer(text, start, end)
    return _found(pattern, text, start, end)


def search(pattern: re.Pattern[str], text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
    """As `pattern.search(text, start, end)`. Raises ScanError."""
    if len(text) <= LONG or min(end, len(text)) - start <= LONG:
        return pattern.search(text, start, end)
    return next(_found(pattern, text, start, end), None)


def findall(pattern: re.Pattern[str], text: str) -> list[tuple[str, ...]]:
    """As `pattern.findall(text)` of a pattern with two groups or more. Raises ScanError."""
    if len(text) <= LONG:
        return pattern.findall(text)
    return [found.groups("") for found in _found(pattern, text, 0, len(text))]


def sub(pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str], text: str) -> str:
    """As `pattern.sub(new, text)`. Raises ScanError."""
    if len(text) <= LONG:
        return pattern.sub(new, text)
    pieces: list[str] = []
    at = 0
    for found in _found(pattern, text, 0, len(text)):
        pieces += text[at : found.start()], found.expand(new) if isinstance(new, str) else new(found)
        at = found.end()
    return "".join([*pieces, text[at:]])


def _found(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    # not by its own finditer, whose time runs on while the caller works
    look, left = twin(pattern).search, float(MAX_PATTERN_SECONDS)
    while True:
        began = time.perf_counter()
        try:
            # a match of regex does all that is asked of one of re
            found: re.Match[str] | None = look(text, start, end, timeout=max(left, 1e-6))  # type: ignore[assignment]
        except TimeoutError as error:
            raise ScanError(len(text), MAX_PATTERN_SECONDS) from error
        left -= time.perf_counter() - began
        if found is None:
            return
        yield found
        start = found.end()


@cache
def twin(pattern: re.Pattern[str]) -> regex.Pattern[str]:
    """The same pattern compiled by `regex`."""
    import regex

    flags = sum(getattr(regex, flag.name or "") for flag in _FLAGS if pattern.flags & flag)
    return regex.compile(pattern.pattern, flags | regex.VERSION0)
