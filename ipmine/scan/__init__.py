"""Scanners: what is written in the working text, and nothing more.

Each scanner is a pure function of the working text, complete in its own module.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ipmine.scan import agencies, audiences, citations, dates, doc_numbers, durations, duties, quantities


@dataclass(slots=True)
class Scans:
    """All that the scanners found, each list in order of `start`."""

    doc_numbers: list[Any]
    dates: list[Any]
    durations: list[Any]
    agencies: list[Any]
    citations: list[Any]
    quantities: list[Any]
    duties: list[Any]
    audiences: list[Any]


def scan_all(text: str) -> Scans:
    """Run every scanner over a working text."""
    return Scans(
        doc_numbers=doc_numbers.scan(text),
        dates=dates.scan(text),
        durations=durations.scan(text),
        agencies=agencies.scan(text),
        citations=citations.scan(text),
        quantities=quantities.scan(text),
        duties=duties.scan(text),
        audiences=audiences.scan(text),
    )
