"""The types of what is found."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class DutyPart:
    """A list of parties at `text[start:end]`, verb and label left out; `open` where it ends in 等."""

    start: int
    end: int
    role: str  # lead responsible support
    open: bool = False


@dataclass(slots=True)
class DutyMatch:
    """A statement of duty. `form` is `bracket`, `label`, `cell`, `allotted` or `sentence`.

    `first_leads` says that the statement makes the first of a list the leader (列第一位者为牵头单位):
    `here` for this statement, `on` for it and what follows (下同).
    """

    start: int
    end: int
    form: str
    parts: list[DutyPart] = field(default_factory=list)
    first_leads: str | None = None
