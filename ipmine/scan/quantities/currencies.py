"""Currencies beside an amount of money: 新台币500万元, 300万美元."""

from __future__ import annotations

from functools import cache

# the names of currencies that stand beside 元 or for it: the unit that it is then, and the code in ISO 4217
_CURRENCIES = {
    "新台币": ("元", "TWD"),
    "新臺币": ("元", "TWD"),
    "台币": ("元", "TWD"),
    "人民币": ("元", "CNY"),
    "港币": ("港元", "HKD"),
    "澳门币": ("澳门元", "MOP"),
    "澳门元": ("澳门元", "MOP"),
    "港元": ("港元", "HKD"),
    "美元": ("美元", "USD"),
    "美金": ("美元", "USD"),
}
# the units that are a currency by themselves
_CODES = {
    "港元": "HKD", "澳门元": "MOP", "美元": "USD", "欧元": "EUR", "英镑": "GBP", "日元": "JPY", "韩元": "KRW", "加元": "CAD",
    "澳元": "AUD", "新加坡元": "SGD", "瑞士法郎": "CHF", "卢布": "RUB", "泰铢": "THB", "令吉": "MYR", "越南盾": "VND",
    "卢比": "INR",
}  # fmt: skip


def currency_size(text: str, position: int) -> int:
    """How many characters in front of a position name a currency."""
    if text[position - 1 : position] not in ("币", "金", "元"):
        return 0
    return next((size for size in (3, 2) if text[max(0, position - size) : position] in _CURRENCIES), 0)


def currency_before(text: str, start: int) -> tuple[str, str] | None:
    """The unit and the code of the currency whose name stands in front of an amount of 元."""
    edge = start - 1 if text[start - 1 : start] == " " else start
    return _CURRENCIES.get(text[edge - currency_size(text, edge) : edge])


@cache
def currency_of_unit(written: str, unit: str) -> str | None:
    """The code of the currency that a unit names: 元人民币 is CNY, 元 alone none."""
    named = (code for name, (_, code) in _CURRENCIES.items() if name in written)
    return next(named, None) or _CODES.get(unit)
