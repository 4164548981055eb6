"""The title in the head of a paper: where it begins, over which lines it goes, and where the body opens."""

from __future__ import annotations

import re

from ipmine.structure import attachments, box, forms, titles
from ipmine.structure.chrome import is_furniture
from ipmine.structure.labels import FIRST, label_at
from ipmine.structure.outline import Outline

# Where the body of a Taiwanese paper begins.
TW_BODY = re.compile(r"主 {0,8}旨 ?[：:]|依 {0,8}据 ?[：:]|说 {0,8}明 ?[：:]|公告事项 ?[：:]|[修订制废]正?定?[「“]|兹")
_OWN_TITLE = re.compile(r"关于|印发|转发|^第[\d/]{1,12}号(?:行政长官|法律|行政法规|批示|公告)")
_BEGUN = re.compile(r"关于|印发|转发|批转")
_OPENED = ("关于", "印发", "转发", "批转")  # behind the issuers on a line of their own
_GOES_ON = re.compile(r"(?:[、，的和与及或对在于为]|印发|转发|批转|发布|公布)$")


def is_boxed(outline: Outline, k: int) -> bool:
    """Whether line k belongs to the box of metadata."""
    text = outline.text(k)
    if (outline.chrome[k] and not any(c.isdigit() for c in text)) or forms.is_dateline(text):
        return False
    return box.is_key(text) or (box.is_publication(text) and not forms.is_own_date(text)) or box.is_stamp(text)


def opens_body(outline: Outline, k: int) -> bool:
    """Whether line k is text of the body, not of the head."""
    text = outline.text(k)
    if forms.is_salutation(text) or forms.is_speaker(text) or TW_BODY.match(text):
        return True
    if text[0] == "目" and text.replace(" ", "") in ("目录", "目次"):
        return True
    if titles.is_sentence(text) or attachments.is_list(text):
        return True
    if text[-1] in "：:，、" and ("，" in text or not titles.is_complete(text[:-1])):
        return True
    plain = text.lstrip("# ")
    label = label_at(plain, 0) if plain and plain[0] in FIRST else None
    return label is not None and (label.rank <= 10 or not titles.is_complete(plain))


def is_headline(outline: Outline, k: int) -> bool:
    """Whether a line at the very top, though it asks or exclaims, is a headline."""
    text = outline.text(k)
    if outline.unit or not titles.is_headline(text) or text[0] in FIRST or not titles.is_sentence(text):
        return False
    if forms.is_salutation(text) or forms.is_speaker(text) or len(outline.text(k + 1)) <= 4:
        return False
    return all(outline.kinds[j] in ("chrome", "box") for j in range(k))


def mark(outline: Outline, k: int, stop: int, titled: bool) -> int:
    """Mark the title that begins at line k, over several lines if need be; return the line behind it."""
    text = outline.text(k).lstrip("# ")
    last = k
    if not titles.is_complete(text) or (not titles.is_formal(text) and _formal_end(outline, k, stop)):
        last = _title_end(outline, k, stop, text)
        if last == k:
            if titled and not _head_goes_on(outline, k):
                return k  # a first heading of the body, no title
            if titles.is_organ(text) and k + 1 < stop:
                return outline.mark("mark", k, k + 1)
            if k + 1 < stop and not outline.lines[k + 1].gap and _continues(outline, k):
                last = k + 1
    outline.headlines.add(titles.squeeze("".join(line.text for line in outline.lines[k : last + 1])))
    outline.opens[k] = True
    return outline.mark("title", k, last + 1)


def _part_of_title(outline: Outline, k: int) -> bool:
    """Whether line k could be a further line of a title."""
    text = outline.text(k)
    if outline.chrome[k] or is_furniture(text) or forms.is_number(text) or forms.is_date(text):
        return False
    if is_boxed(outline, k) or forms.is_dateline(text) or text.startswith(("致：", "致:")):
        return False
    return not (titles.is_sentence(text) or text[-1] in "：:，" or opens_body(outline, k))


def _title_end(outline: Outline, k: int, stop: int, text: str) -> int:
    """The last line of a title that line k does not complete; k if none completes it."""
    joined = text
    for j in range(k + 1, min(stop, k + 6)):
        if not _part_of_title(outline, j):
            break
        more = outline.text(j)
        joined += more
        if not titles.is_complete(joined) or len(joined) > 200:
            continue
        whole = titles.is_complete(more) and _OWN_TITLE.search(more) is not None
        begun = _GOES_ON.search(text) is not None or (titles.is_organ(text) and more.startswith(_OPENED))
        if whole and not begun and (titles.is_complete(text) or not _BEGUN.search(text)):
            break  # two titles, one under the other
        if not titles.is_formal(joined) and j + 1 < stop and not outline.lines[j + 1].gap:
            more = outline.text(j + 1)
            if len(more) < 40 and "关于" not in more and titles.is_formal(joined + more):
                return j + 1
        return j
    return k


def _formal_end(outline: Outline, k: int, stop: int) -> bool:
    """Whether the next line ends a title of the form 关于…的… that line k only seemed to end."""
    if k + 1 >= stop or outline.lines[k + 1].gap:
        return False
    more = outline.text(k + 1)
    return "关于" not in more and not titles.is_sentence(more) and titles.is_formal(outline.text(k) + more)


def _head_goes_on(outline: Outline, k: int) -> bool:
    """Whether parts of a head stand behind line k: more of the page's head, not the body's first heading."""
    medium = len(outline.text(k)) <= 12 or (titles.is_organ(outline.text(k)) and ":" in outline.text(k + 1))
    if medium and k + 1 < len(outline) and box.is_publication(outline.text(k + 1)):
        return True  # the medium's name over the day, an organ's over day and hour
    reach = 4 if outline.unit else 16  # attachments have no portal's head
    for j in range(k + 1, min(k + reach, len(outline))):
        text = outline.text(j)
        if titles.is_sentence(text) and not is_boxed(outline, j):
            return False
        if forms.is_number(text) or forms.is_addressees(text):
            return True
        if titles.is_complete(text) and len(text) > 8 and not outline.unit:
            return True
    return False


def _continues(outline: Outline, k: int) -> bool:
    """Whether the next line continues a headline that names no kind of paper."""
    if not _part_of_title(outline, k + 1):
        return False
    text, more = outline.text(k), outline.text(k + 1)
    return _GOES_ON.search(text) is not None or titles.squeeze(text + more) in outline.headlines
