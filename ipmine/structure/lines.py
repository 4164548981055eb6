"""Lines of a working text, and the soft breaks where a page lost its line ends.

Everything in `ipmine.structure` reads lines, so that a paper whose paragraphs were run
together by a scraper, with only blanks left between them, has the same structure as one
with line ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# A line that is longer than this may be several paragraphs run together.
LONG = 150

# Blanks that stood for a paragraph's end: two or more, or one behind a sentence's end.
_SOFT = re.compile(r"(?<=[。：；！？”）》】]) {1,200}| {2,200}")


@dataclass(slots=True)
class Line:
    """`work[start:end]`, without the blanks around it, never empty.

    `gap`: an empty line stands in front. `soft`: only blanks part it from the line before.
    """

    start: int
    end: int
    text: str
    gap: bool = False
    soft: bool = False

    def __len__(self) -> int:
        return self.end - self.start


def split_lines(text: str) -> list[Line]:
    """The lines of a working text that hold something, in order.

    >>> [line.text for line in split_lines("一\\n\\n  二 \\n")]
    ['一', '二']
    """
    lines: list[Line] = []
    append = lines.append
    position = 0
    gap = False
    for raw in text.split("\n"):
        body = raw.strip()
        if body:
            start = position + raw.index(body[0]) if raw[0].isspace() else position
            if "  " in body and (len(body) > LONG or body[0] == "第"):
                _split_soft(lines, start, body, gap)
            elif len(body) > LONG and " " in body:
                _split_soft(lines, start, body, gap)
            else:
                append(Line(start, start + len(body), body, gap))
            gap = False
        else:
            gap = True
        position += len(raw) + 1
    return lines


def _split_soft(lines: list[Line], start: int, body: str, gap: bool) -> None:
    done = 0
    first = True
    for blank in _SOFT.finditer(body):
        if blank.start() > done:
            lines.append(
                Line(start + done, start + blank.start(), body[done : blank.start()], gap and first, not first)
            )
            first = False
        done = blank.end()
    if done < len(body):
        lines.append(Line(start + done, start + len(body), body[done:], gap and first, not first))
