"""The two sides of a quantity, while it is being named: the words in front of it and the noun behind it."""

from __future__ import annotations

import re

from ipmine.resolve.targets.around import CLAUSE_ENDS, GRANTED, Around
from ipmine.scan.quantities import Quantity
from ipmine.scan.quantities.currencies import currency_size


class Sides:
    """What stands around one quantity. The rules of `naming` read it, and sharpen it one after the other.

    The stretch `before`:`after` of the text is the quantity's own: it ends where the quantities beside it begin.
    `within` tells that one of the same clause stands in front, `record` that a record is set (创下23兆元的新高).
    `words` stand in front of the number; `head`, `action` and `predicate` are the noun phrase, the verb and the
    predicate read in them, `noun` and `verb` what is read behind the number. Nothing read is "" or None.
    """

    __slots__ = (
        "action",
        "after",
        "around",
        "before",
        "head",
        "noun",
        "predicate",
        "quantity",
        "record",
        "text",
        "verb",
        "within",
        "words",
    )

    def __init__(self, text: str, before: int, after: int, quantity: Quantity, around: Around) -> None:
        self.text, self.before, self.after, self.quantity, self.around = text, before, after, quantity, around
        self.within = text[before - 1 : before] not in CLAUSE_ENDS
        self.record = False
        self.words = text[before : quantity.outer_start]
        self.head, self.noun = "", ""
        self.action: str | None = None
        self.predicate: str | None = None
        self.verb: str | None = None

    @property
    def bound(self) -> str:
        """The words of the bound in front of the number itself and its currency: 不低于, 至少改善, 每户最高补贴."""
        start = self.quantity.start
        return self.text[self.quantity.outer_start : start - currency_size(self.text, start)]

    @property
    def cued(self) -> bool:
        """Whether words that bound the number stand in front of it."""
        quantity = self.quantity
        return 0 < len(quantity.cue) <= quantity.start - quantity.outer_start

    def followed_by(self, *words: str) -> bool:
        """Whether the number with its unit is followed by one of the words."""
        return self.text.startswith(words, self.quantity.end)


def given(bound: str) -> str | None:
    """最高可补贴1200元: what the words of a bound say is given."""
    return next(word for word in GRANTED if bound.endswith(word)) if bound.endswith(GRANTED) else None


def thing_of(clause: str | None) -> str | None:
    """What a clause speaks of, unless it is an amount: 最高不得超过三十万元."""
    return None if clause and _AN_AMOUNT.search(clause) else clause


_AN_AMOUNT = re.compile(r"[0-9一二两三四五六七八九十百千万亿][元件人家户项个次倍%]?$")
