"""Lines of a working text, and the soft breaks where a page lost its line ends.

Everything in `ipmine.structure` reads lines, so that a paper whose paragraphs were run
together by a scraper, with only blanks left between them, has the same structure as one
with line ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from ipmine import guard

# A line that is longer than this may be several paragraphs run together.
LONG = 150

# Blanks that stood for a paragraph's end: two or more, or one behind a sentence's end.
_SOFT = re.compile(r"(?<=[。：；！？”）》】]) {1,200}| {2,200}")


# The day of a sign-off, with the title of what is issued run on to it.
_DAY_ON_TITLE = re.compile(
    r"[12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日(?=[\u4e00-\u9fff（）《》]{4,60}(?:办法|规定|条例|细则|规则)(?:第一[章条]|（|$))"
)

# Characters without width that a page leaves at the ends of lines, and all blanks besides.
_WIDTHLESS = frozenset("\ufeff\u200b\u200c\u200d")
_BLANKS = " \t\r\x0b\x0c\u3000\xa0\u2002\u2003\u2009\u2028\u2029\x85\x1c\x1d\x1e\x1f" + "".join(sorted(_WIDTHLESS))

# HTML that was left in a text: the tags that end a line wherever they stand, and those that may stand around one.
_BLOCK = re.compile(
    r"(?:</?(?:p|br|div|tr|td|th|li|ul|ol|table|tbody|thead|h[1-6]|section|center|hr)\b[^<>\n]{0,300}>[ ]{0,20}){1,20}",
    re.IGNORECASE,
)
_INLINE = re.compile(r"</?(?:span|strong|b|i|u|em|font|a|img|sup|sub|o:p)\b[^<>\n]{0,300}>", re.IGNORECASE)


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
    # what few texts hold is looked for once, not in every line
    widthless = any(character in text for character in _WIDTHLESS)
    tagged = ">" in text
    for raw in text.split("\n"):
        body = raw.strip()
        if widthless and body and (body[0] in _WIDTHLESS or body[-1] in _WIDTHLESS):
            body = body.strip(_BLANKS)
        if body:
            size = len(body)
            start = position if size == len(raw) else position + raw.index(body[0])
            if tagged and (body[-1] == ">" or (size > LONG and "</p>" in body)):
                _split_tags(lines, start, body, gap)
            elif (size > LONG or body[0] == "第") and " " in body and (size > LONG or "  " in body):
                _split_soft(lines, start, body, gap)
            else:
                append(Line(start, start + size, body, gap))
            gap = False
        else:
            gap = True
        position += len(raw) + 1
    return lines


def _split_soft(lines: list[Line], start: int, body: str, gap: bool) -> None:
    done = 0
    first = True
    for blank in guard.finditer(_SOFT, body):
        if _within_a_word(body, blank.start(), blank.end()):
            continue
        end = blank.start()
        if body[end - 1] == "、" and (label := _LABEL_AT_END.search(body, max(done, end - 6), end)):
            if label.start() > done:  # 调整如下：一、  某某领导小组: the label belongs to what follows
                lines.append(
                    Line(start + done, start + label.start(), body[done : label.start()], gap and first, not first)
                )
                first = False
            done = label.start()
            continue
        day = _DAY_ON_TITLE.match(body, done, blank.start())
        if day is not None and not first:
            lines.append(Line(start + done, start + day.end(), day.group(), False, True))
            done = day.end()
        if blank.start() > done:
            lines.append(
                Line(start + done, start + blank.start(), body[done : blank.start()], gap and first, not first)
            )
            first = False
        done = blank.end()
    if done < len(body):
        lines.append(Line(start + done, start + len(body), body[done:], gap and first, not first))


_LABEL_AT_END = re.compile(r"(?<=[。：；！？])[一二三四五六七八九十]{1,3}、$")
_LABEL_OPEN = re.compile(r"第 {0,9}[0-9零〇一二三四五六七八九十百千]{0,7}$")
_LABEL_CLOSE = re.compile(r"[0-9零〇一二三四五六七八九十百千]{1,7} {0,9}[编章节条]|[编章节条]")


def _within_a_word(body: str, start: int, end: int) -> bool:
    """Whether blanks only space out a label or a word: 第  二十 条, 总　　则."""
    if _LABEL_CLOSE.match(body, end) and _LABEL_OPEN.search(body, max(0, start - 16), start):
        return True
    alone = body[start - 2 : start - 1] in ("", " ") and body[end + 1 : end + 2] in ("", " ")
    return alone and "\u4e00" <= body[start - 1] <= "\u9fff" and "\u4e00" <= body[end] <= "\u9fff"


def _split_tags(lines: list[Line], start: int, body: str, gap: bool) -> None:
    """Lines of a text with HTML in it; a run of tags makes a line of its own, which is furniture."""
    cuts = {0, len(body)}
    for block in guard.finditer(_BLOCK, body):
        cuts.update(block.span())
    bounds = sorted(cuts)
    for a, b in pairwise(bounds):
        # inline tags at the edges of a line
        pieces = [a]
        while (tag := _INLINE.match(body, pieces[-1], b)) is not None:
            pieces.append(tag.end())
        first = pieces[-1]
        last = b
        for tag in _INLINE.finditer(body, first, b):
            if tag.end() == last or not body[tag.end() : b].strip():
                last = tag.start()
                break
        for x, y in ((a, first), (first, last), (last, b)):
            piece = body[x:y]
            text = piece.strip()
            if text:
                at = start + x + len(piece) - len(piece.lstrip())
                lines.append(Line(at, at + len(text), text, gap and not x, bool(x)))
