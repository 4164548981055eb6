"""From the mended text to the working text: width, punctuation, digits, script.

The working text is what scanners see: simplified characters; ASCII letters and digits;
`，；：？！（）` full-width (except `,` `.` `:` between digits and inside URLs); 〔〕 for
every kind of tortoise-shell bracket; one kind of each dash; a plain space for every
kind of blank (tabs and line ends stay); no blanks between a digit and a Han character, but where an
indent (two full-width blanks) shows that a line end was lost.
"""

from __future__ import annotations

from ipmine.aligned import Aligned
from ipmine.normalize import circles, codepoints, script, width
from ipmine.normalize.script import script_of

__all__ = ["normalize", "script_of"]


def normalize(aligned: Aligned) -> Aligned:
    """The working text of a mended text, with its map."""
    codes = script.simplify(width.fold(codepoints.encode(circles.read(aligned.text))))
    work = aligned.with_text(width.restore(codepoints.decode(codes)))
    return work.edit(width.blanks(work.text, aligned.text))
