"""Amounts behind the sign or the code of a currency: US$300, ￥5万, EUR 200."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ipmine import guard
from ipmine.numerals import exact, parse_number
from ipmine.scan.quantities.bounds import bounds
from ipmine.scan.quantities.currencies import currency_before, signed
from ipmine.scan.quantities.quantity import Quantity
from ipmine.scan.quantities.units import unit_at

_AMOUNT = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,16})(?:\.[0-9]{1,8})?[十百千万亿]{0,3}"


@cache
def _priced() -> re.Pattern[str]:
    """An amount, or a range of amounts, behind a sign or a code; the longest of these first."""
    signs = "|".join(map(re.escape, sorted(signed(), key=len, reverse=True)))
    return re.compile(
        rf"(?P<sign>{signs}) ?(?P<low>{_AMOUNT})(?P<more>[余多]?)"
        rf"(?:(?:-|—|～|~|至|到){{1,2}} ?(?:{signs})? ?(?P<high>{_AMOUNT}))?"
    )


_SCALE = re.compile(r"[十百千万亿]{1,3}$")
_ENGLISH_SCALES = {"thousand": 1000, "million": 1000000, "billion": 1000000000}
_ENGLISH = re.compile(rf" ?({'|'.join(_ENGLISH_SCALES)})(?![a-z])", re.IGNORECASE)


@cache
def _marks() -> tuple[str, ...]:
    """The last characters of the signs that are no letters."""
    return tuple(sorted({sign[-1] for sign in signed() if not sign.isalpha()}))


@cache
def _codes_by_last() -> dict[str, tuple[str, ...]]:
    """The codes by their last letter: one character is found much faster than a word, and few texts have capitals."""
    codes = [sign for sign in signed() if sign.isalpha()]
    return {last: tuple(code for code in codes if code[-1] == last) for last in {code[-1] for code in codes}}


@cache
def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _names_a_currency(text: str) -> bool:
    return any(last in text and any(code in text for code in codes) for last, codes in _codes_by_last().items())


# 捌仟元, 壹佰贰拾万元: as receipts and statutes write them; （大写：…） says once more what stands in front
_IN_CAPITALS = re.compile(
    r"(?<![（：零壹贰叁肆伍陆柒捌玖拾佰仟])[壹贰叁肆伍陆柒捌玖拾][零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{1,20}[元圆]整?(?!法郎)"
)


def in_capitals(text: str) -> Iterator[Quantity]:
    """Amounts in the numerals that cannot be altered."""
    if "佰" not in text and "仟" not in text and "拾" not in text:
        return
    for match in guard.finditer(_IN_CAPITALS, text):
        value = parse_number(match[0].rstrip("整")[:-1])
        if value is not None:
            unit, code = currency_before(text, match.start()) or ("元", None)
            sign, cue, reached, outer_start, outer_end = bounds(text, match.start(), match.end())
            yield Quantity(
                match.start(),
                match.end(),
                value,
                None,
                unit,
                "money",
                sign,
                cue,
                reached,
                outer_start,
                outer_end,
                True,
                code,
            )


def priced(text: str) -> Iterator[Quantity]:
    """The amounts of a text, with the currency that the sign names."""
    if not any(mark in text for mark in _marks()) and not _names_a_currency(text):
        return
    for match in guard.finditer(_priced(), text):
        if _is_letter(match["sign"][0]) and _is_letter(text[match.start() - 1 : match.start()]):
            continue
        low, high = parse_number(match["low"]), parse_number(match["high"]) if match["high"] else None
        if low is None:
            continue
        scale = _SCALE.search(match["high"]) if high is not None else None
        if scale and not _SCALE.search(match["low"]):
            low = low * (parse_number(scale[0]) or 1)  # US$1—2亿: both count 亿
        unit, code = signed()[match["sign"]]
        end = match.end()
        behind = unit_at(text, end)
        if behind is not None and behind[2] == "money":
            end += len(behind[0])  # US$300万元
        elif (written := _ENGLISH.match(text, end)) and high is None:
            low, end = exact(low * _ENGLISH_SCALES[written[1].lower()]), written.end()  # US$1.5 million
        sign, cue, reached, outer_start, outer_end = bounds(text, match.start(), end)
        if match["more"]:
            sign, cue = ">", match["more"]
        top = high if high is not None and high > low else None
        yield Quantity(
            match.start(), end, low, top, unit, "money", sign, cue, reached, outer_start, outer_end, False, code
        )
