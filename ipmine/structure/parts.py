"""The parts of a text by GB/T 9704, unit by unit.

A unit is one paper in the text: the paper itself, the paper that it issues or forwards,
its attachments, or a second paper in the same file. Each is read the same way: a head,
then a body with its end, up to where the next unit begins.
"""

from __future__ import annotations

import re

from ipmine.structure import attachments, copies, forms, head, signatures, titles
from ipmine.structure.labels import label_at
from ipmine.structure.lines import Line
from ipmine.structure.outline import Outline

# A line longer than this is a paragraph, whatever it looks like.
_LINE_MAX = 160

_AMENDED = re.compile(r"(?:修正规定|修正条文|条文对照表|修正总说明|修正草案总说明|草案总说明)$")
_QUOTED = re.compile(r"《((?:[^《》]|《[^《》]{1,60}》|〈[^〈〉]{1,60}〉){4,90})》")
_ISSUES = re.compile(r"(?:印发|转发|批转|公布|发布|颁布|下发|颁发)(.{4,100})的(?:通知|公告|通告|决定|令|函)")
_BEGINS_WITH_DAY = re.compile(forms.DATE)


def read(lines: list[Line], chrome: list[bool]) -> Outline:
    """Say what each line is; one walk over the lines."""
    outline = Outline(lines, chrome)
    sent_to: set[str] = set()
    k = seen = 0
    while k < len(lines):
        start = k
        k = head.read(outline, k)
        sent_to.update(outline.text(n) for n in range(seen, k) if outline.kinds[n] == "addressees")
        seen = k
        k = _body(outline, start, k, sent_to)
        outline.units[start:k] = [outline.unit] * (k - start)
        outline.unit += 1
    return outline


def _body(outline: Outline, start: int, first: int, sent_to: set[str]) -> int:
    """Read from the first line of the body to the end of the unit; return the next unit's first line.

    `start` is the unit's first line, `sent_to` what the lines of addressees say up to `first`.
    """
    names = _names(outline, start, first)
    begins = frozenset(name[0] for name in names if name)
    lines, chrome, count = outline.lines, outline.chrome, len(outline)
    closed = False  # a sign-off stands right above
    k = first
    while k < count:
        text = lines[k].text
        if chrome[k] or len(text) > _LINE_MAX:
            closed = closed and chrome[k]
            k += 1
            continue
        end = text[-1]
        if end == "：" and k > first and text in sent_to:
            return k  # the same page once more
        if (
            (end in "日）)。" or end.isdigit())
            and len(text) <= 40
            and forms.is_date(text)
            and signatures.mark_signoff(outline, first, k)
        ):
            closed = True
            k += 1
            continue
        if closed:
            after = signatures.mark_behind(outline, k)
            if after > k:
                k = after
                continue
            if _opens_unit(outline, k):
                return k
            closed = False
        if text[0] == "附":
            if attachments.is_marker(text) and attachments.heads_paper(outline, k):
                return k
            if attachments.is_list(text) or attachments.is_marker(text):
                k = attachments.mark_list(outline, k)
                continue
        elif end not in "。；：，、" and k > first:
            if " " in text and forms.is_person(text) and signatures.mark_signature(outline, first, k):
                closed = True
                k += 1
                continue
            if len(text) <= 70 and _names_paper(outline, k, names, begins):
                return k
        if text[0] in copies.FIRSTS and copies.is_list(text):
            k = copies.mark(outline, k)
            closed = True
            continue
        if "印" in text and forms.is_imprint(text):
            outline.mark("imprint", k, k + 1)
            closed = True
        k += 1
    signatures.mark_unsigned_end(outline, first)
    return k


def _opens_unit(outline: Outline, k: int) -> bool:
    """Whether the line behind a sign-off begins another paper."""
    text = outline.text(k)
    if attachments.is_marker(text) or forms.is_number(text) or forms.is_addressees(text):
        return True
    if titles.is_sentence(text) or text[-1] in "：:，；、" or k + 1 >= len(outline) or text[0] in "（(·•*":
        return False
    return titles.is_complete(text) or not _BEGINS_WITH_DAY.match(text)


def _names(outline: Outline, start: int, first: int) -> set[str]:
    """The squeezed titles with which the papers that this one carries would begin; its own as well."""
    names: set[str] = set()
    title = ""
    for k in range(start, first):
        if outline.kinds[k] == "title":
            title = outline.text(k) if outline.opens[k] else title + outline.text(k)
    for k in range(first, min(first + 4, len(outline))):
        for found in _QUOTED.finditer(outline.text(k)[:1500]):
            if titles.is_complete(found[1]):
                names.add(titles.squeeze(found[1]))
    issued = _ISSUES.search(title)
    if issued is not None:
        names.add(titles.squeeze(issued[1]))
    if len(title) >= 8:
        names.add(titles.squeeze(title))
    return names


def _names_paper(outline: Outline, k: int, names: set[str], begins: frozenset[str]) -> bool:
    """Whether a paper that this one carries begins at line k with its title, or a text of amended articles."""
    text = outline.text(k)
    if text[-1] in "定文表明" and _AMENDED.search(text) and label_at(text, 0) is None:
        return True
    if text[0] not in begins and text[0] not in "《“〈#「":
        return False
    name = titles.squeeze(text)
    if len(name) < 4:
        return False
    if name in names:
        return True
    for j in range(k + 1, min(k + 3, len(outline))):
        more = outline.text(j)
        if len(more) > 70 or more[-1] in "。；：，":
            return False
        name += titles.squeeze(more)
        if name in names:
            return True
    return False
