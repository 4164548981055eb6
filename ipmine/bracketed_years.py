"""The bracketed year of a document number, as a piece of patterns: 〔2022〕, [2022], 《2022》, 〔86〕, 〔二〇二一〕."""

from __future__ import annotations

from typing import Final

__all__ = ["BRACKETED_YEAR", "CLOSE", "FULL_YEAR", "NUMERAL", "OPEN", "SQUARE"]

OPEN: Final = r"[〔［\[（(【〖「『„“〈《<{]"
CLOSE: Final = r"[〕］\]）)】〗」』‟”〉》>}]{1,2}"
SQUARE: Final = r"[〔［\[（(【]"
"""What opens around two figures: others are rather a quotation."""

NUMERAL: Final = "〇○零ΟО一二三四五六七八九十百千"
FULL_YEAR: Final = rf"{OPEN}[ ]?(?:19|20)[0-9]{{2}}[ ]?年?[ ]?{CLOSE}"
BRACKETED_YEAR: Final = (
    rf"(?:{FULL_YEAR}|(?<=[发函办规复文通电令]){SQUARE}[5-9][0-9]{CLOSE}"
    rf"|{SQUARE}(?:二[〇○零ΟО]|一九)[{NUMERAL}]{{2}}{CLOSE})"
)
