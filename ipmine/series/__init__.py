"""Who issues a series of document numbers: 吉政发 is 吉林省人民政府, 国知发 国家知识产权局.

A series (机关代字) is put together from the sign of the place, the sign of the organ, the
character of a department and the kind of the paper: 吉 + 政 + 办 + 发. The tables hold the signs
(`series_central.tsv`, `series_places.tsv`, `series_organs.tsv`, `series_local.tsv`,
`series_hmt.tsv`), so a series that nobody has listed is read as well. One that may be
somebody else's is not read at all: 宁政发 is Nanjing's or Ningxia's until the paper says where
it comes from.
"""

from __future__ import annotations

from functools import lru_cache

from ipmine import lexicon
from ipmine.gazetteer import COUNTRY, gazetteer
from ipmine.series.compose import Composer
from ipmine.series.parts import SeriesReading
from ipmine.series.whole import WholeSigns

__all__ = ["SeriesReading", "central_signs", "issuer_of_number", "issuers_of", "minguo_year"]


@lru_cache(maxsize=8192)
def issuers_of(series: str, within: str | None = None, year: int | None = None) -> SeriesReading | None:
    """The issuer that a series tells, or None where it is unknown or could be several.

    `series` is the part of a number before its year (吉政发, 国知发运字, 上海市人民政府令, 经授智字), in
    simplified characters. `within` is the region that the paper is known to come from; it decides between
    places of one sign. `year` chooses between an organ and its predecessor (环发 of 2015 is
    环境保护部's); without it the organs of today answer. For Taiwan's numbers see
    `issuer_of_number`.

    >>> issuers_of("吉政办发").issuer, issuers_of("国知发运字").issuer
    ('吉林省人民政府办公厅', '国家知识产权局')
    >>> issuers_of("宁政发"), issuers_of("宁政发", within="320100").issuer
    (None, '南京市人民政府')
    """
    series = series.strip().removesuffix("第")
    if not 1 <= len(series) <= 48:
        return None
    whole, composer = _tables()
    here = None if within in (COUNTRY, "") else within
    read = whole.court(series) or whole.named(series, here) or whole.overseas(series, here, year)
    if read is not None or (here is not None and here.startswith("71") and series.endswith("字")):
        return read
    central, local = whole.central(series, year), whole.local(series, year)
    composed, governing = composer.read(series, here, year)
    if local is not None and (composed is None or len(local.sign) >= len(composed.sign)):
        return local
    if central is None or composed is None:
        return central or composed
    # 银政发 is no 银 of the People's Bank: a place with its government is the surer reading
    if not central.certain and (governing or composed.certain or here is not None):
        return composed
    return central


def issuer_of_number(series: str, year: int | None, number: str, within: str | None = None) -> SeriesReading | None:
    """The issuer of a document number, given in its parts; see `issuers_of`.

    A number without a year of its own that opens with a year of the Republic is Taiwan's, whose signs
    mainland organs use too: 公法字第0990000718号 is the Fair Trade Commission's.

    >>> issuer_of_number("公法", None, "0990000718").issuer
    '行政院公平交易委员会'
    >>> issuer_of_number("吉政发", 2022, "18").issuer
    '吉林省人民政府'
    """
    minguo = minguo_year(number) if year is None else None
    if minguo is None:
        return issuers_of(series, within, year)
    here = within if within and within.startswith("71") else "710000"
    return issuers_of(series if series.endswith("字") else series + "字", here, minguo)


def minguo_year(number: str) -> int | None:
    """The year that the digits of a Taiwan number begin with, in the common era; None if none does.

    Numbers of Taiwan's organs carry no year of their own but open with that of the Republic.

    >>> minguo_year("10720033651"), minguo_year("0991050551"), minguo_year("5")
    (2018, 2010, None)
    """
    if len(number) < 8 or not number[:3].isascii() or not number[:3].isdigit():
        return None
    year = int(number[:3])
    if not 60 <= year <= 140:
        year = int(number[:2])
    return year + 1911 if 60 <= year <= 140 else None


def central_signs() -> dict[str, tuple[str, ...]]:
    """The signs of each central organ: which 代字 it issues under.

    >>> central_signs()["国家版权局"]
    ('国版', '国权')
    """
    found: dict[str, tuple[str, ...]] = {}
    for row in lexicon.rows("series_central"):
        signs = found.get(row["issuer"], ())
        if row["sign"] not in signs:
            found[row["issuer"]] = (*signs, row["sign"])
    return found


@lru_cache(maxsize=1)
def _tables() -> tuple[WholeSigns, Composer]:
    composer = Composer(gazetteer())
    return WholeSigns(gazetteer(), composer.homes), composer
