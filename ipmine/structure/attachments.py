"""附件: the list of attachments at the end of a body, and the marker over an attachment."""

from __future__ import annotations

import re

from ipmine.structure.labels import FIRST, label_at
from ipmine.structure.outline import Outline

_MARKER = re.compile(r"附[件表录]? ?[（(]?[0-9一二三四五六七八九十]{0,3}[）)]?(?:-\d)?[：:]?$")
_LIST = re.compile(
    r"附[件表录]?[0-9一二三四五六七八九十]{0,2} ?[：:]|附(?:修正|订定|公布|件)?[「“《]"
    r"|附件[^，。]{0,80}\.(?:docx?|xlsx?|pdf|wps|zip|rar)$"
)
_ITEM = re.compile(r"(?:附件)? ?\d{1,2} ?[.．、：]")
_ITEM_FAMILIES = ("n.", "(n)", "n)", "circled", "cn.", "(cn)")


def is_marker(text: str) -> bool:
    """Whether a line only says 附件 or 附件1.

    >>> is_marker("附件1"), is_marker("附件：名单")
    (True, False)
    """
    return text[0] == "附" and _MARKER.match(text) is not None


def is_list(text: str) -> bool:
    """Whether a line begins a list of attachments.

    >>> is_list("附件：1.名单"), is_list("附件要求如下")
    (True, False)
    """
    return text[0] == "附" and _LIST.match(text) is not None


def mark_list(outline: Outline, k: int) -> int:
    """Mark the list of attachments that begins at line k; return the line behind it."""
    outline.mark("attachments", k, k + 1)
    for j in range(k + 1, min(k + 60, len(outline))):
        text = outline.text(j)
        label = label_at(text, 0) if text[0] in FIRST else None
        item = (label is not None and label.family in _ITEM_FAMILIES) or _ITEM.match(text)
        if outline.chrome[j] or not item or len(text) > 120 or "。" in text[:-1]:
            return j
        outline.mark("attachments", j, j + 1)
    return min(k + 60, len(outline))


def heads_paper(outline: Outline, k: int) -> bool:
    """Whether the marker at line k stands over the attachment itself, not over a list of attachments."""
    j = k + 1
    while j < len(outline) and outline.chrome[j]:
        j += 1
    text = outline.text(j)
    if not text:
        return False
    label = label_at(text, 0) if text[0] in FIRST else None
    return (label is None or label.number != 1) and not _ITEM.match(text)
