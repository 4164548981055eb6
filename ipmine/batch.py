"""Many files, one after the other: a bad one is refused with its reason, the rest goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ipmine.api import read
from ipmine.errors import IpmineError, ReadError
from ipmine.paper import Paper


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that gave no paper, and why."""

    path: str
    reason: str


def read_all(files: Iterable[str | Path], **options: Any) -> Iterator[Paper | Refusal]:
    """Read and analyze each file, in order; `options` are those of `ipmine.read`."""
    for file in files:
        try:
            yield read(file, **options)
        except ReadError as error:
            yield Refusal(error.path, error.reason)
        except (IpmineError, RecursionError, MemoryError, ArithmeticError, LookupError, ValueError, TypeError) as error:
            # a fault of ours must not cost the other papers: it is named, not hidden
            yield Refusal(str(file), f"analysis failed ({type(error).__name__}: {error}); please report this file")


@dataclass(slots=True)
class Summary:
    """What a run read, mended, extracted and refused; counts."""

    papers: int = 0
    characters: int = 0
    formats: Counter[str] = field(default_factory=Counter)
    mended_papers: int = 0
    repairs: Counter[str] = field(default_factory=Counter)
    unrepaired: int = 0
    extracted: Counter[str] = field(default_factory=Counter)
    refused: list[Refusal] = field(default_factory=list)

    def add_counts(self, counts: Mapping[str, Any]) -> None:
        """Count what a part of a run says that it holds."""
        for name in ("papers", "characters", "mended_papers", "unrepaired"):
            setattr(self, name, getattr(self, name) + counts[name])
        for name in ("formats", "repairs", "extracted"):
            getattr(self, name).update(counts[name])

    def lines(self) -> Iterator[str]:
        """The summary as lines for the screen."""
        yield f"read       {self.papers} papers, {self.characters:,} characters ({_counts(self.formats) or 'none'})"
        mended = f"mended     {self.mended_papers} papers"
        yield mended + (f": {_counts(self.repairs)}" if self.repairs else "")
        if self.unrepaired:
            yield f"           {self.unrepaired} damaged places could not be mended and are listed in repairs"
        yield f"extracted  {_counts(self.extracted) or 'nothing'}"
        yield f"refused    {len(self.refused)}"
        for refusal in self.refused[:SHOWN]:
            yield f"  {refusal.path}: {refusal.reason}"
        if len(self.refused) > SHOWN:
            yield f"  and {len(self.refused) - SHOWN} more, see refused.csv"


SHOWN = 20


def _counts(counter: Counter[str]) -> str:
    return ", ".join(f"{count:,} {name}" for name, count in counter.most_common() if count)
