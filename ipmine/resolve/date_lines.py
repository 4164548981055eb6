"""How a day stands on its line: alone, as in a sign-off, at its head, or in a row of a table."""

from __future__ import annotations

import re

from ipmine.scan.calendar_point import DateMatch


def alone(text: str, start: int, end: int) -> bool:
    if end < len(text) and text[end] not in " \n）<" and not text.startswith(("（补登", "（星期"), end):
        return False
    if start and text[start - 1] == "（":
        return opens_line(text, start)
    return start == 0 or text[start - 1] in " \n>"


def opens_line(text: str, start: int) -> bool:
    return not text[text.rfind("\n", 0, start) + 1 : start].strip(" （—-")


def in_a_row(text: str, match: DateMatch) -> bool:
    """Whether a day in digits stands on a line with another: a row of a table, 2023-04-12 and 2023-07-12."""
    if match.first.form == "han":
        return False
    line = (
        text[text.rfind("\n", 0, match.start) + 1 : match.start] + text[match.end : match.end + 80].partition("\n")[0]
    )
    return _DIGITS_DAY.search(line) is not None


_DIGITS_DAY = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?![0-9])")
