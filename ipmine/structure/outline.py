"""What each line of a text is: the state that the readers of heads and bodies share."""

from __future__ import annotations

from ipmine.structure.box import BoxField
from ipmine.structure.lines import Line


class Outline:
    """The lines of a text, and what is known of each.

    `kinds[k]` is the kind of part that line k belongs to (`body` until it is known better),
    `units[k]` the unit, and `opens[k]` that a new title begins there although one may stand
    right above it. `unit` is the unit that is being read.
    """

    def __init__(self, lines: list[Line], chrome: list[bool]) -> None:
        self.lines = lines
        self.chrome = chrome
        self.kinds = ["chrome" if c else "body" for c in chrome]
        self.units = [0] * len(lines)
        self.opens = [False] * len(lines)
        self.box: list[BoxField] = []
        self.unit = 0
        self.headlines: set[str] = set()  # squeezed titles met so far

    def __len__(self) -> int:
        return len(self.lines)

    def text(self, k: int) -> str:
        """Line k, or nothing behind the last line."""
        return self.lines[k].text if k < len(self.lines) else ""

    def mark(self, kind: str, first: int, stop: int) -> int:
        """Set the kind of lines `first..stop-1`; return `stop`."""
        self.kinds[first:stop] = [kind] * (stop - first)
        return stop
