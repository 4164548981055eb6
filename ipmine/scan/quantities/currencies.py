"""Currencies beside an amount of money: 新台币500万元, 300万美元."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ipmine import lexicon


class Currency(NamedTuple):
    """The unit that an amount has, and the code in ISO 4217, None where the unit alone does not tell it."""

    unit: str
    code: str | None


@cache
def _named() -> dict[str, Currency]:
    """The names of currencies, which stand beside 元 or for it."""
    return {
        name: Currency(row["unit"], row["code"]) for row in lexicon.rows("currencies") for name in row["names"].split()
    }


@cache
def signed() -> dict[str, Currency]:
    """The signs and codes that stand in front of a number."""
    return {
        sign: Currency(row["unit"], row["code"] or None)
        for row in lexicon.rows("currencies")
        for sign in row["signs"].split()
    }


@cache
def _ends() -> tuple[frozenset[str], tuple[int, ...]]:
    """The last characters of the names, and their lengths, the longest first."""
    return frozenset(name[-1] for name in _named()), tuple(sorted({len(name) for name in _named()}, reverse=True))


def currency_size(text: str, position: int) -> int:
    """How many characters in front of a position name a currency."""
    lasts, sizes = _ends()
    if text[position - 1 : position] not in lasts:
        return 0
    return next((size for size in sizes if text[max(0, position - size) : position] in _named()), 0)


def currency_before(text: str, start: int) -> Currency | None:
    """The currency whose name stands in front of an amount of 元."""
    edge = start - 1 if text[start - 1 : start] == " " else start
    return _named().get(text[edge - currency_size(text, edge) : edge])


@cache
def currency_of_unit(written: str, unit: str) -> str | None:
    """The code of the currency that a unit names: 元人民币 is CNY, 元 alone none."""
    named = (currency.code for name, currency in _named().items() if name in written)
    own = (currency.code for currency in _named().values() if currency.unit == unit != "元")
    return next(named, None) or next(own, None)
