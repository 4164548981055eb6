"""What a caller gives beside or as a paper: its text, its day, its region; read leniently, refused in one line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime

from ipmine.gazetteer import COUNTRY, gazetteer

# 2022-09-01, 2022/9/1, 2022.9.1, 2022年9月1日, 20220901, 2022-09, 2022年9月, 2022; a clock behind a day says nothing
_DAY = re.compile(
    r"(?P<year>[12][0-9]{3})"
    r"(?:(?:年|[-/.])(?P<month>1[0-2]|0?[1-9])(?:(?:月|[-/.])(?P<day>3[01]|[12][0-9]|0?[1-9])日?(?:[T ][0-9:.,+ Z-]{1,40})?|月)?"
    r"|年|(?P<month8>0[1-9]|1[0-2])(?P<day8>0[1-9]|[12][0-9]|3[01])(?:\.0)?|\.0)?"
)
_CODE = re.compile(r"([0-9]{6})(?:\.0)?")  # a column of codes with holes is one of floats
# 市辖区 and 县 of a municipality, 省直辖县级行政区划 of a province; 市辖区 of a city, whose third and fourth digit are 01-20, 51-70
_OF_PROVINCE = re.compile(r"(?:11|12|31|50)0[12]00|[1-6][0-9]9000")
_OF_CITY = re.compile(r"[1-6][0-9](?:0[1-9]|1[0-9]|20|5[1-9]|6[0-9]|70)01")


def text(value: str) -> str:
    """The text itself. Raises TypeError where it is none."""
    if not isinstance(value, str):
        raise TypeError(f"a text is a str, not {type(value).__name__}; ipmine.read(path) reads and analyzes a file")
    return value


def day(name: str, value: str | date | None) -> str | None:
    """The EDTF of a day, month or year that a caller gives; None for None.

    Takes dates and what tables and publishers' pages write. Raises ValueError for anything
    else, which names the argument.

    >>> day("issued", "2022/9/1"), day("issued", "2022年9月"), day("issued", "2022-09-01 08:00:00")
    ('2022-09-01', '2022-09', '2022-09-01')
    """
    if value is None:
        return None
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    match = _DAY.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is not None:
        month, day_of_month = match["month"] or match["month8"], match["day"] or match["day8"]
        parts = [int(part) for part in (match["year"], month, day_of_month) if part is not None]
        if len(parts) < 3 or _exists(*parts):
            return "-".join(f"{part:02}" for part in parts)
    raise ValueError(f"{name}={value!r} is no day (2022-09-01), month (2022-09) or year (2022)")


def context(values: Mapping[str, str]) -> dict[str, str]:
    """`issued`, `published` and `region` of one paper, each read. Raises ValueError for the first that cannot be."""
    read = {name: region(value) if name == "region" else day(name, value) for name, value in values.items()}
    return {name: value for name, value in read.items() if value is not None}


def _exists(year: int, month: int, day_of_month: int) -> bool:
    try:
        date(year, month, day_of_month)
    except ValueError:
        return False
    return True


def region(value: str | int | None) -> str | None:
    """The GB/T 2260 code that a caller gives; None for None.

    A code that stands for a division's districts or counties together (110100 市辖区, 429000
    省直辖县级行政区划) is that of the division. Raises ValueError where there are no six digits,
    and for a code that the gazetteer does not know, today's or former.

    >>> region(220000), region("110100")
    ('220000', '110000')
    """
    if value is None:
        return None
    match = _CODE.fullmatch(str(value))
    if match is None:
        raise ValueError(f"region={value!r} is no six-digit code of GB/T 2260 (220000)")
    places, code = gazetteer(), match[1]
    city, province = code[:4] + "00", code[:2] + "0000"
    divided = province if _OF_PROVINCE.fullmatch(code) else city if _OF_CITY.fullmatch(code) else code
    for known in (code, divided):
        if places.get(known) is not None:
            return known
    above = places.get(city) or places.get(province)
    nearest = f" (it would lie in {above.code}, {above.name})" if above and above.code != COUNTRY else ""
    raise ValueError(f"region={value!r} is no code of GB/T 2260 that the gazetteer knows{nearest}")
