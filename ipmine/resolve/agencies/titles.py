"""Who issues a paper, from its title alone."""

from __future__ import annotations

import re
from typing import Final

from ipmine.gazetteer import COUNTRY, gazetteer
from ipmine.resolve.agencies.expand import Expander, Party
from ipmine.resolve.agencies.whereabouts import Whereabouts
from ipmine.scan import agencies

_START: Final = re.compile(r"[\s﻿《〈“\"#]{0,99}(?:原)?")
_LINK: Final = re.compile(r"[\s、，]{0,99}(?:和|及|与|会同|联合|等)?\s{0,99}")
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}(?=[年年〕\])）-])")


def issuers_of_title(text: str) -> list[str]:
    """The full names of the organs that a title begins with, in order; empty if it begins with none.

    `text` is the title alone, in the form of the working text.

    >>> issuers_of_title("某某省科技厅、吉林省财政厅关于印发管理办法的通知")
    []
    >>> issuers_of_title("吉林省科技厅、吉林省财政厅关于印发管理办法的通知")
    ['吉林省科学技术厅', '吉林省财政厅']
    """
    start = _START.match(text)
    at = start.end() if start else 0
    found = agencies.scan(text)
    where = Whereabouts(text, _region(found), found)
    year = _YEAR.search(text)
    expander = Expander(where, "mainland", int(year.group()) if year else None)
    norms: list[str] = []
    beside: Party | None = None
    for match in found:
        link = _LINK.match(text, at)
        if match.start != at and (link is None or link.end() != match.start or not norms):
            break
        if match.kind != "agency" or match.parent is not None:
            break
        party = expander.party(match, beside)
        if party is None:
            break
        norms.append(party.norm)
        beside, at = party, match.end
    return list(dict.fromkeys(norms))


def _region(found: list[agencies.AgencyMatch]) -> str | None:
    """The place that the title's first organ names."""
    for match in found:
        if match.places:
            place = gazetteer().resolve(match.places[-1])
            return place.code if place is not None and place.code != COUNTRY else None
    return None
