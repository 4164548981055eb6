"""Brackets at the end of a measure: （甲局牵头，乙局配合）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from ipmine import guard
from ipmine.scan.duties.lists import first_leads, parts
from ipmine.scan.duties.match import DutyMatch, DutyPart

_OPENING: Final = {"）": "（", "〕": "〔", "】": "【", ")": "(", "]": "["}
_CLOSING: Final = re.compile("[）〕】\\]]")
_DUTY_WORDS: Final = ("牵头", "负责", "配合", "参与", "参加", "协助", "抓总", "单位：", "部门：", "单位）：", "职责")
_DUTY_WORD: Final = re.compile("|".join(_DUTY_WORDS))
# （省财政厅承办，省教育厅协同）: what else may be said behind a measure; elsewhere it tells who hosts an event
_LESS_SURE_WORDS: Final = ("主办", "承办", "会办", "协办", "协同", "协作", "支持", "落实")
_LESS_SURE: Final = re.compile(f"(?:{'|'.join(_LESS_SURE_WORDS)})[，；）〕]")
_CLOSED: Final = tuple(f"{word}）" for word in _LESS_SURE_WORDS)
_LONGEST: Final = 700


def brackets(text: str) -> Iterator[DutyMatch]:
    if not says_duty(text) and not any(closed in text for closed in _CLOSED):
        return
    for closing in guard.finditer(_CLOSING, text):
        end = closing.start()
        mark = _OPENING[closing[0]]
        nearest = text.rfind(mark, max(0, end - _LONGEST), end)
        if nearest < 0 or end - nearest < 5:
            continue
        start = nearest if closing[0] not in text[nearest:end] else _opening(text, end, mark)
        if start < 0 or not (_DUTY_WORD.search(text, start + 1, end) or _closes_a_measure(text, start, end)):
            continue
        inside = text[start + 1 : end]
        match = DutyMatch(start, end + 1, "bracket")
        match.parts = list(parts(text, start + 1, end))
        match.first_leads = first_leads(inside, match.parts)
        if match.parts or match.first_leads:
            yield match


def _closes_a_measure(text: str, start: int, end: int) -> bool:
    """Whether a bracket without one of the usual words stands behind a sentence and says who does what."""
    said = _LESS_SURE.search(text, start + 1, end + 1)
    return said is not None and text[start - 1 : start] in tuple("。；！") and text[end + 1 : end + 2] in ("", "\n")


# 完善机制。（省市场监管局、省科技厅）: a bracket behind a measure that names organs and nothing else
_PARTY: Final = (
    r"(?:[一-鿿（）]{0,22}(?:部|委|局|厅|(?<![主承会协举督])办|署|会|院|所|政府|部门|单位|中心|银行|支行|海关|法院|检察院|[工妇残侨]联|社|集团|公司|兵团|师市)"
    r"|各[省市县区州旗盟](?:、(?:自治区|直辖市|[省市县区州旗盟]{1,3})){1,4}(?:（[^（）\n]{1,8}）)?(?:人民)?政府"
    r"|各[省市县区州旗盟]{1,3}(?:（[^（）\n]{1,8}）)?|县（[市区旗、]{1,5}）(?:人民)?政府)"
)
_NAMES_ONLY: Final = re.compile(
    rf"[。；！](?P<bracket>[（〔](?P<list>{_PARTY}(?:[、，；]{_PARTY}){{0,24}}?)(?P<open>等(?:部门|单位)?)?[）〕])(?=\n|$)"
)
_STOPS: Final = tuple(stop + opening for stop in "。；！" for opening in "（〔")


# ● 2026年前增设1 200个充电设施（房屋署、环境保护署）: so Hong Kong's indicators close
_BULLET_PARTY: Final = (
    r"(?![0-9一二三四五六七八九十])[一-鿿]{2,14}(?:局|署|处|办公室|委员会|厅|政府|管理局|审计署|警务处|海关|总署)"
)
_OF_AN_ITEM: Final = re.compile(
    rf"\n[ \u3000]{{0,4}}[●•·■◆▪][^\n（）]{{4,160}}(?P<bracket>（(?P<list>{_BULLET_PARTY}(?:[、，；及和]{_BULLET_PARTY}){{0,12}})(?P<open>等(?:部门|单位)?)?）)(?=\n|$)"
)


def names_only(text: str) -> Iterator[DutyMatch]:
    """The brackets that close a measure with the names of those who answer for it."""
    patterns = (_NAMES_ONLY, _OF_AN_ITEM) if any(stop in text for stop in _STOPS) else (_OF_AN_ITEM,)
    for found in chain.from_iterable(guard.finditer(pattern, text) for pattern in patterns):
        if says_duty(found["list"]):
            continue
        start, end = found.span("list")
        part = DutyPart(start, end, "responsible", found["open"] is not None)
        yield DutyMatch(*found.span("bracket"), "bracket", [part])


def says_duty(piece: str) -> bool:
    return any(word in piece for word in _DUTY_WORDS)


def _opening(text: str, end: int, mark: str) -> int:
    """Where the bracket that closes at `end` was opened, or -1; brackets of its own kind nest within it."""
    low = max(0, end - _LONGEST)
    closing = text[end]
    depth = 1
    position = end
    for _ in range(8):
        opened = text.rfind(mark, low, position)
        if opened < 0:
            return -1
        depth += text.count(closing, opened, position) - 1
        if depth == 0:
            return opened
        position = opened
    return -1
