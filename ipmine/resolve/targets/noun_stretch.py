"""The stretch behind a number while the rules for its noun read it."""

from __future__ import annotations

import re

from ipmine.resolve.targets.around import CLAUSE_ENDS
from ipmine.scan.quantities import Quantity


class Behind:
    """The noun behind a quantity while its rules sharpen it, and the verb between.

    The stretch `before`:`after` of the text is the quantity's own; `end` is where it ends with its bound, and `last`
    tells that nothing of the clause stands behind the stretch.
    """

    __slots__ = ("after", "before", "end", "last", "noun", "quantity", "text", "verb")

    def __init__(self, text: str, before: int, after: int, quantity: Quantity) -> None:
        self.text, self.before, self.after, self.quantity = text, before, after, quantity
        self.end = quantity.outer_end
        self.last = text[after : after + 1] in CLAUSE_ENDS
        self.noun = ""
        self.verb: str | None = None

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """A match of the words behind the quantity."""
        return pattern.match(self.text, self.end, self.after)

    def preceded_by(self, words: tuple[str, ...]) -> bool:
        """Whether one of the words stands right in front of the quantity."""
        return self.text.endswith(words, self.before, self.quantity.outer_start)
