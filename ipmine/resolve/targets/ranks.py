"""Numbers that come with a rank: 发明专利以日本2987件居首，美国1500件次之."""

from __future__ import annotations

import re

from ipmine.resolve.targets.around import Around, Naming
from ipmine.resolve.targets.front import front
from ipmine.scan.quantities import Quantity

_ORDINAL = "第[一二三四五六七八九十]"
_RANK = re.compile(
    "）?(?:连续[0-9一二三四五六七八九十]{1,2}年)?"
    f"(?P<rank>位?居[^，。；、]{{0,12}}(?:首位|第一|之冠|榜首)|位?居(?:冠|首|次|末|{_ORDINAL})|排名?(?:首|{_ORDINAL})"
    "|为?最[多高少低]|领先|为?次之|次多|次高|再次之?|殿后)(?=[，。；、）]|$)"
)
_ORDINAL_ALONE = re.compile(f"{_ORDINAL}(?:[名位]|大)?(?=[，。；、）]|$)")
_AMONG = re.compile("(?P<all>[^，。；、]{2,24}?)(?:中|之中|当中|则|仍|又|主要|，)?以(?P<one>[^，。；、以]{2,16})")
_BY_WHAT = re.compile("(?:按|依|之|的)?(?:国别|地区别?|产业别?|类别|来源|领域|行业|排名)$")


def told(words: str, text: str, quantity: Quantity, around: Around) -> Naming | None:
    """What is ranked, where a rank stands behind the quantity and 以 in the words in front of it."""
    rank = _RANK.match(text, quantity.outer_end) if "以" in words else None
    if rank is None:
        return None
    words = words.rstrip("（")
    if words.endswith("以"):
        return Naming(front(words[:-1])[0] or around.carried, rank["rank"])  # 台积电以1534件居冠
    if words[0] == "以":
        return Naming(words[1:], rank["rank"])  # 以日本11560件居首
    among = _AMONG.fullmatch(words)
    if among is None:
        return None
    of_all = _BY_WHAT.sub("", front(among["all"])[0])
    return Naming(_joined(among["one"], of_all), rank["rank"])


def is_rank(text: str, behind: int) -> bool:
    """Whether no more than a rank stands behind a quantity: 美国1500件次之, 中国大陆800件第三."""
    return _RANK.match(text, behind) is not None or _ORDINAL_ALONE.match(text, behind) is not None


def _joined(one: str, of_all: str) -> str:
    """One of all of a kind, without saying twice what both say: 发明专利 of 专利申请 is 发明专利申请."""
    for size in range(min(len(one), len(of_all)), 1, -1):
        if one.endswith(of_all[:size]):
            return one + of_all[size:]
    return one + of_all
