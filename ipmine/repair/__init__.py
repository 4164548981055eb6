"""Undoing what scraping did to a text, one module per kind of damage.

A repairer is a pure function `str -> list[Fix]` over the text as it stands; the runner
applies the fixes and records each in source offsets. What is not damaged is not changed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ipmine.aligned import Aligned, Edit
from ipmine.records import Repair
from ipmine.repair import brackets, entities, gbk_shift, junk, lost, mojibake, pinyin, punctuation, spacing, zeros
from ipmine.repair.fix import Fix

Repairer = Callable[[str], list[Fix]]

# the byte shift before the readings, which tell what was cut; private characters are its
# evidence, so junk goes after it; marks last, when all that stood between them is gone
DEFAULT: tuple[Repairer, ...] = (
    entities.mend,
    mojibake.mend,
    gbk_shift.mend,
    pinyin.mend,
    junk.mend,
    brackets.mend,
    zeros.mend,
    lost.mend,
    spacing.mend,
    punctuation.mend,
)


def repair(aligned: Aligned, steps: Sequence[Repairer] = DEFAULT) -> tuple[Aligned, list[Repair]]:
    """Run the repairers in order; returns the mended text and what was done, in source offsets."""
    done: list[Repair] = []
    for step in steps:
        fixes = step(aligned.text)
        if not fixes:
            continue
        for fix in fixes:
            start, end = aligned.span(fix.start, fix.end)
            done.append(Repair(fix.kind, start, end, fix.new, tuple(fix.candidates)))
        aligned = aligned.edit(Edit(f.start, f.end, f.new) for f in fixes if f.new is not None)
    done.sort(key=lambda r: (r.start, r.end))
    return aligned, done
