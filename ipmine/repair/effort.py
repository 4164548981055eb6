"""How much work the mending of one page may take."""

from __future__ import annotations


class Spent(Exception):
    """A walk took more steps than it was allowed."""


class Effort:
    """How many steps the walks of a page may take, all together and each of them.

    What is counted does not depend on the machine: the same page is mended in the same way everywhere.
    """

    def __init__(self, page: int, walk: int) -> None:
        self.page = page
        self.walk = walk

    def left(self, before: int) -> int:
        """How many steps a walk may still take."""
        return min(self.page, self.walk - before)

    def taken(self, steps: int, before: int) -> int:
        """How many steps a walk has taken with these. Raises Spent."""
        self.page -= steps
        if self.page < 0 or before + steps > self.walk:
            raise Spent
        return before + steps
