"""How a measure is called: by its heading, and where it has none by the first clause of its paragraph.

`measure_words` tells what a responsibility is for: the heading that it hangs on, and the sentence where that says more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ipmine.aligned import Aligned
from ipmine.normalize import normalize
from ipmine.paper import Paper
from ipmine.records import Responsibility, Section
from ipmine.show.marks import GONE, Mended, mended_places

_SHORT, _LONG = 6, 40  # characters of a clause: fewer say nothing (同时，), more are cut
_LOOK = 400  # characters of the source that a clause is looked for in: damage takes room
_SENTENCE = 90  # characters of a sentence that are shown
_FAR = 2_000  # characters of a line that are looked at
_OPEN, _CLOSE = "（(《〈“「『〔[【", "）)》〉”」』〕]】"
_PAUSES, _STOPS = "，,；;：:。！？!?\n", "。；;！？!?\n"
_BLANKS = " \t\u3000\u00a0\n"
_ENDS_LABEL = tuple("、．.，,）)：:﹒ \u3000")
# 责任单位：…, 牵头部门：…: only who answers for it, and not for what
_PARTIES = re.compile(
    r"[^，。；：:\n]{0,12}(?:单位|單位|部门|部門|机构|機構|领导|領導|牵头|牽頭|配合|负责|負責|人)[：:]"
)


def first_clause(text: str, start: int, end: int) -> tuple[int, bool]:
    """Where the first clause of `text[start:end]` ends, and whether it does so at a pause.

    A pause within brackets or within a number is none, nor is one behind less than six characters; where there is
    no pause within forty the clause is cut, before the last thing of a list (、) if there is one.

    >>> [text[: first_clause(text, 0, len(text))[0]] for text in ("同时，加强《专利，商标》保护，支持", "建设20个。支持")]
    ['同时，加强《专利，商标》保护', '建设20个']
    """
    while start < end and text[start] in _BLANKS:
        start += 1
    limit = min(end, start + _LONG)
    depth, listed = 0, 0
    for place in range(start, min(limit + 1, end)):
        char = text[place]
        if char == "\n" or (depth == 0 and char in _STOPS):
            return place, True
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and place - start >= _SHORT and char in _PAUSES and not _in_number(text, place):
            return place, True
        elif depth == 0 and place - start >= _SHORT and char == "、":
            listed = place
    return (limit, True) if limit == end else (listed or limit, False)


def _in_number(text: str, place: int) -> bool:
    return text[place - 1 : place].isdecimal() and text[place + 1 : place + 2].isdecimal()


def clause_end(paper: Paper, index: int) -> int:
    """Where the first clause of a section without a title ends in the source; behind its label where it has no words."""
    section = paper.sections[index]
    stop = _behind_heading(paper, index)
    return first_clause(paper.text, section.end, stop)[0] if paper.text[section.end : stop].strip() else section.end


def _behind_heading(paper: Paper, index: int) -> int:
    """Where the words behind a heading end at the latest: at the next heading."""
    section = paper.sections[index]
    following = paper.sections[index + 1].start if index + 1 < len(paper.sections) else len(paper.text)
    return min(max(following, section.end), section.end + _LOOK)


def section_name(paper: Paper, index: int, places: Sequence[Mended] | None = None) -> str:
    """The label and the title of a section; without a title its label and its first clause, in simplified characters.

    `places` are those of `mended_places`, for a caller who asks for many sections.

    >>> from ipmine import analyze
    >>> paper = analyze("第一條 專利專責機關得依職權或申請，委託其他機關（構）辦理。\\n第二條 （施行）本法自公布日施行。\\n")
    >>> section_name(paper, 0), section_name(paper, 1)
    ('第一條 专利专责机关得依职权或申请', '第二條施行')
    """
    section = paper.sections[index]
    if section.title.strip():
        return section.label + section.title
    words = _printed(paper, section.end, _behind_heading(paper, index), places)
    end, whole = first_clause(words, 0, len(words))
    return _labelled(section, words[:end] + ("" if whole else "…"))


def _labelled(section: Section, words: str) -> str:
    return section.label + ("" if section.label.endswith(_ENDS_LABEL) or not words else " ") + words


def measure_words(paper: Paper, found: Responsibility, places: Sequence[Mended] | None = None) -> str:
    """What the party of a responsibility has to do, as a reader would name it.

    It is the heading of the section, and behind it what says more: the sentence that names the party, or the first
    clause of the paragraph where the party stands in brackets or on a line of its own behind it.
    """
    text = paper.text
    start, end, sentence = _hangs_on(text, found)
    section = None if found.section is None else paper.sections[found.section]
    heading = "" if found.section is None else section_name(paper, found.section, places)
    if section is not None and start <= section.start < end:
        if not sentence or section.end >= min(end, found.end):
            return heading  # the paragraph of the heading, or the heading itself
        start = section.end
    said = _cut(paper, start, end if sentence else first_clause(text, start, end)[0], found, places)
    if section is not None and not section.title.strip():
        clause = heading[len(section.label) :].strip().rstrip("…")
        if said.startswith(clause):
            return _labelled(section, said)
    return f"{heading} · {said}" if heading and said and said not in heading else heading or said


def _hangs_on(text: str, found: Responsibility) -> tuple[int, int, bool]:
    """The sentence that says what a party does, or the paragraph where only the party is named; and which it is."""
    line = text.rfind("\n", 0, found.start) + 1
    start, bracket = _sentence(text, max(line, found.start - _FAR), found.start)
    if bracket is not None and _goes_on(text, found.end):
        bracket = None
    if bracket is None and not _PARTIES.match(text, start):
        behind = min(len(text), found.end + _FAR)
        return start, next((k for k in range(found.end, behind) if text[k] in _STOPS), behind), True
    if bracket is not None and text[start:bracket].strip(_BLANKS):
        return start, bracket, True
    if text[line:start].strip(_BLANKS):
        return line, found.start, False
    above = len(text[:line].rstrip(_BLANKS))
    return text.rfind("\n", 0, above) + 1, above, False


def _sentence(text: str, line: int, place: int) -> tuple[int, int | None]:
    """Where the sentence around a place of a line begins, and the bracket that the place is in, if it is in one."""
    start, opened = line, list[int]()
    for k in range(line, place):
        if text[k] in _OPEN:
            opened.append(k)
        elif text[k] in _CLOSE:
            opened = opened[:-1]
        elif text[k] in _STOPS and not opened:
            start = k + 1
    while start < place and text[start] in _BLANKS:
        start += 1
    return start, opened[0] if opened else None


def _goes_on(text: str, place: int) -> bool:
    """Whether the sentence goes on behind the bracket around a place: 由市发展改革委（市能源局）负责."""
    depth = 0
    for k in range(place, min(len(text), place + _FAR)):
        if text[k] in _OPEN:
            depth += 1
        elif text[k] in _CLOSE:
            depth -= 1
        if depth < 0:
            return text[k + 1 : k + 2] not in ("", *_OPEN, *_PAUSES, *_BLANKS)
    return False


def _cut(paper: Paper, start: int, end: int, found: Responsibility, places: Sequence[Mended] | None) -> str:
    """The words of a sentence; of a long one those around the party, or its first ones where it stands before the party."""
    first, last = start, end
    if end - start > _SENTENCE and found.start < end:
        first = max(start, min(found.start - _SENTENCE // 2, end - _SENTENCE))
        pauses = [k + 1 for k in range(first, found.start) if paper.text[k] in _PAUSES] if first > start else []
        first = pauses[0] if pauses else first
    last = min(end, first + _SENTENCE)
    return "…" * (first > start) + _printed(paper, first, last, places) + "…" * (last < end)


def _printed(paper: Paper, start: int, end: int, places: Sequence[Mended] | None) -> str:
    """A piece of the source as it reads: mended, in simplified characters, without blanks at its ends."""
    known = mended_places(paper.text, paper.repairs) if places is None else places
    pieces, done = [], start
    for place in known:
        if start <= place.start < end and place.end > done:
            pieces += [paper.text[done : place.start], place.shown.replace(GONE, "")]
            done = place.end
    pieces.append(paper.text[done:end])
    return normalize(Aligned("".join(pieces))).text.strip()
