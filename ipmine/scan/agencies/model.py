"""What the scanner of agencies finds: a name and the parts that it is made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class AgencyMatch:
    """A mention as it is written, in working offsets; what it means is the resolver's to say.

    `kind` is `agency`, `group`, `pronoun` (我局, 该委, 省局) or `alias` (a short name that the text
    itself defines: 以下简称…) or `zone` (a zone's name in a list that may be one of parties). An agency is `places` (湖北省, 巴东县) or a bare `level` (省), then
    `core` (the name of the lexicon that stands behind the place, or the written one), then `units`
    (办公厅, 四川监管局). `parent` is the index of the match that a unit without its parent's name, or
    an alias, belongs to.
    """

    start: int
    end: int
    kind: str
    name: str
    places: tuple[str, ...] = ()
    level: str = ""
    core: str = ""
    units: tuple[str, ...] = ()
    parent: int | None = None
    party: bool = False  # 中共 stands in front

    def rank(self) -> str:
        """The last letter of the level or the place that it belongs to: 市 of 天津市某局; "" if it has none."""
        return self.level[-1:] or (self.places[-1][-1:] if self.places else "")

    def with_unit(self, end: int, unit: str) -> AgencyMatch:
        """The match of the unit that stands directly behind this one."""
        unit = unit.replace("\n", "").replace(" ", "")
        return AgencyMatch(
            self.start, end, "agency", self.name + unit, self.places, self.level, self.core,
            (*self.units, unit), self.parent, self.party,
        )  # fmt: skip
