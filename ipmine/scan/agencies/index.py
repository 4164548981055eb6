"""The names that agencies are built from, read once from the lexicons and indexed by their ends.

A name is looked up from its last characters: organs carry their kind at the end (局, 委员会,
办公室), so a text is searched for ends, and only there the names are compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from ipmine import lexicon
from ipmine.gazetteer import gazetteer

# how a kind of body is written in short
_SHORT_HEADS: Final = {"委员会": ("委员会", "委"), "办公室": ("办公室", "办")}

# 国家税务总局长春市税务局: what looks like 局长 is a place's name
_CHANG: Final = "长(?![春沙治垣汀泰岭寿]|[宁乐葛丰海岛安武清阳洲顺兴白][区市县])"
# what behind an end shows that the name goes on as another word: 财政部门, 外办理, 局势
GOES_ON: Final = {
    "部": "门(?!户网)|[分署位件属队级类首际]",
    "局": f"[部势面限促域]|{_CHANG}",
    "委": "[托派任员培屈以]",
    "办": "[理法公学好事案证结实班刊税展函医税赛厂]",
    "院": "[校士系线落]|大学",
    "署": "名",
    "会": "议(?!决)|[员长计展签谈晤见场期费址旗务]|商(?!会)|审(?![议理查批定核])|上(?!报)|所(?![属存])",
    "厅": "[级局际]",
    "行": "[使为政动业事走驶程列贿道人横]",
    "处": "[理置罚分于在方境级]",
    "司": "[法机令局]",
    "心": "[城镇区支任思点线站地小]|环[线路岛]|平台|局",
    "组": "[织成建合装件]",
    "队": "[伍员]",
    "府": "[性采]|债[务券]|专项债|一般债|隐性债|投资(?:基金|引导|管理|项目|工程|条例|计划)|引导基金|信息公开",
    "协": "[议助商同定作]|调(?!研)",
    "大": "[学会]",
    "站": "[点在]",
    "国": "家",
    "所": "[有在需属得称以涉示列述规提指持用产生]",
    "关": "[系注]|于(?![0-9一二三四五六七八九十今去昨近本日])",  # 香港海关于六月, but 上海关于…
}
# bodies that stand behind a State organ's name and a place: 财政部四川监管局, 人民银行长春中心支行
BRANCHES: Final = frozenset(
    "监管局 监管分局 中心支行 分行 支行 分局 税务局 调查总队 调查队 特派员办事处 特派办 专员办事处 监察专员办事处 专员办 督察局"
    " 管理局 监督管理局 监察局 监督局 办事处 海关 地区管理局 地区铁路监督管理局 气象局 海事局 邮政管理局 通信管理局 证监局 监管办事处 营业管理部"
    " 营管部 粮食和物资储备局 垂直管理局 分署 安全监督管理局 财政监察专员办事处".split()
)


_SESSION_KINDS: Final = frozenset(["congress", "consultative"])
_LONG_END: Final = 4


@dataclass(frozen=True, slots=True)
class Organ:
    """One reading of a name: what it is called in full, when, and where.

    `norm` is the full name; for `scope` `local` a template of it, {p} for the place's full name
    and {s} for its short one. `scope`: central, local, party, tw, hk, mo.
    """

    norm: str
    scope: str
    kind: str
    since: int = 0
    until: int = 9999
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A written form with all its readings, and how it may stand."""

    text: str
    organs: tuple[Organ, ...]
    bare: bool  # names an organ without a place in front
    placed: bool  # takes a place in front
    central: bool
    sessions: bool = False  # of a body that meets in sessions


_LEVEL_LETTERS: Final = frozenset("省市县区州")


class Index:
    """All names by their ends; get it from `index()`."""

    def __init__(self) -> None:
        readings: dict[str, list[Organ]] = {}
        self._bare: set[str] = set()
        self._read_central(readings)
        self._read_overseas(readings)
        self._read_functions(readings)
        self._read_local(readings)
        self.party: dict[str, str] = _party_units()
        self.names: dict[str, Name] = {form: Name(form, (), False, True, False) for form in BRANCHES}
        for text, organs in readings.items():
            local = any(o.scope == "local" for o in organs)
            elsewhere = any(o.scope != "local" for o in organs)
            central = any(o.scope == "central" for o in organs) or (elsewhere and not local)
            sessions = any(o.kind in _SESSION_KINDS for o in organs)
            self.names[text] = Name(text, tuple(organs), text in self._bare or elsewhere, local, central, sessions)
        words = lexicon.rows("organs_words")
        self.countries = frozenset(row["word"] for row in words if row["class"] == "country")
        self.sectors = frozenset(row["word"] for row in words if row["class"] == "sector") | self._functions
        self.places = gazetteer().names | gazetteer().full_names | gazetteer().zone_names | self.countries
        # most names end as many others do (员会, 公室): four characters tell them apart
        self._long_ends = _by_end((name for name in self.names if len(name) >= _LONG_END), _LONG_END)
        self._short_ends = _by_end(name for name in self.names if len(name) < _LONG_END)
        self.place_ends = _by_end(self.places)

    def name_at(self, text: str, end: int) -> Name | None:
        """The longest name that ends at `end`, or None."""
        names = self.names
        for length in self._long_ends.get(text[end - _LONG_END if end > _LONG_END else 0 : end], ()):
            if length <= end and (name := names.get(text[end - length : end])) is not None:
                return name
        for length in self._short_ends.get(text[end - 2 if end > 1 else 0 : end], ()):
            if length <= end and (name := names.get(text[end - length : end])) is not None:
                return name
        return None

    def _read_central(self, readings: dict[str, list[Organ]]) -> None:
        for row in lexicon.rows("organs_central"):
            organ = Organ(row["name"], "central", row["kind"], *_years(row), row["parent"])
            _add(readings, row["name"], row["shorts"], organ)

    def _read_overseas(self, readings: dict[str, list[Organ]]) -> None:
        for row in lexicon.rows("organs_overseas"):
            organ = Organ(row["name"], row["territory"], row["kind"], *_years(row))
            _add(readings, row["name"], row["shorts"], organ)

    def _read_functions(self, readings: dict[str, list[Organ]]) -> None:
        sectors: set[str] = set()
        local = {form for row in lexicon.rows("organs_local") for form in (row["name"], *row["shorts"].split())}
        for row in lexicon.rows("organs_functions"):
            forms = [row["function"], *row["shorts"].split()]
            sectors.update(form for form in forms if len(form) > 1)
            for head in row["heads"].split():
                organ = Organ("{p}" + row["function"] + head, "local", "government", *_years(row))
                for form in forms:
                    for short in _SHORT_HEADS.get(head, (head,)):
                        if form[0] in _LEVEL_LETTERS and (form + short)[1:] in local:
                            continue  # 市监委 is the 监委 of a city
                        if len(form) > 1 or short == "委" or form == row["function"]:
                            _put(readings, form + short, organ)
                            self._bare.add(form + short)
        self._functions = frozenset(sectors)

    def _read_local(self, readings: dict[str, list[Organ]]) -> None:
        for row in lexicon.rows("organs_local"):
            organ = Organ(row["norm"], "local", row["kind"], *_years(row))
            _add(readings, row["name"], row["shorts"], organ)
            if row["name"] == "行政公署":
                self._bare.update((row["name"], *row["shorts"].split()))  # of the prefecture that speaks


@cache
def index() -> Index:
    """The index, built on first use."""
    return Index()


def _party_units() -> dict[str, str]:
    units = {}
    for row in lexicon.rows("organs_party"):
        for form in (row["name"], *row["shorts"].split()):
            units[form] = row["name"]
    return units


def _years(row: dict[str, str]) -> tuple[int, int]:
    return int(row["since"] or 0), int(row["until"] or 9999)


def _add(readings: dict[str, list[Organ]], name: str, shorts: str, organ: Organ) -> None:
    for form in (name, *shorts.split()):
        _put(readings, form, organ)


def _put(readings: dict[str, list[Organ]], form: str, organ: Organ) -> None:
    known = readings.setdefault(form, [])
    if organ not in known:
        known.append(organ)


def _by_end(words: Iterable[str], size: int = 2) -> dict[str, tuple[int, ...]]:
    """The lengths of the words by their last characters, the longest first."""
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[-size:], set()).add(len(word))
    return {end: tuple(sorted(found, reverse=True)) for end, found in lengths.items()}


def ends_pattern(words: Iterable[str]) -> str:
    """A pattern that matches the last character of each word behind its last but one, and no other.

    >>> ends_pattern(["财政厅", "公安厅"])
    '厅(?<=[安政]厅)(?![级局际])'
    """
    before: dict[str, set[str]] = {}
    for word in words:
        if len(word) > 1:
            before.setdefault(word[-1], set()).add(word[-2])
    branches = []
    for last, chars in sorted(before.items()):
        inside = "".join(re.escape(c) for c in sorted(chars))
        not_behind = f"(?!{GOES_ON[last]})" if last in GOES_ON else ""
        branches.append(f"{re.escape(last)}(?<=[{inside}]{re.escape(last)}){not_behind}")
    return "|".join(branches)
