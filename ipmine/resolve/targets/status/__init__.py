"""Planned, achieved or a rule: the status of a target, and the cue that decided.

The deciders stand in one list, read from top to bottom; the first that knows answers.
"""

from __future__ import annotations

from collections.abc import Callable

from ipmine.resolve.targets.status.cues import explicit_achieved, explicit_plan
from ipmine.resolve.targets.status.grants import grant
from ipmine.resolve.targets.status.limits import aged, allotted, obliged, rate, scored, share, technical, when
from ipmine.resolve.targets.status.places import drawn, genre, heading, lead, leads, risen, unmarked
from ipmine.resolve.targets.status.rules import articles, cap
from ipmine.resolve.targets.status.surroundings import Status, Surroundings
from ipmine.resolve.targets.status.times import dated
from ipmine.resolve.targets.status.words import (
    aimed,
    announced,
    base,
    budgeted,
    compared,
    continued,
    expected,
    fallen,
    fulfilled,
    goes_on,
    narrated,
    of_goals,
    of_its_plan,
    strives_on,
    until_now,
)

__all__ = ["Status", "Surroundings", "decide", "leads"]

Decider = Callable[[Surroundings], Status | None]

DECIDERS: tuple[Decider, ...] = (
    articles,
    aged,
    scored,
    base,
    aimed,
    fulfilled,
    cap,
    explicit_plan,
    fallen,
    expected,
    announced,
    of_goals,
    grant,
    rate,
    when,
    allotted,
    strives_on,
    budgeted,
    until_now,
    dated,
    of_its_plan,
    explicit_achieved,
    compared,
    continued,
    goes_on,
    obliged,
    lead,
    heading,
    narrated,
    genre,
    risen,
    drawn,
    share,
    technical,
)


def decide(around: Surroundings) -> Status:
    """The status of a quantity and why."""
    for decider in DECIDERS:
        status = decider(around)
        if status is not None:
            return status
    return unmarked(around)
