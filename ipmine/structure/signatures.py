"""The end of a paper: sign-off with its day, 附注, 印发."""

from __future__ import annotations

import re

from ipmine.structure import attachments, copies, forms, titles
from ipmine.structure.labels import FIRST, label_at
from ipmine.structure.outline import Outline

_NOTE = re.compile(r"[（(].{2,160}[）)]$")
_CONTACT = re.compile(
    r"[（(]?联 ?系 ?(?:人|电话|单位|方式|地址)|咨询电话|电话 ?：|传真 ?：|邮箱|电子邮箱|地址 ?：|邮编"
    r"|.{0,12}授权.{0,16}决行"
)
# who signs, on a line above the name
_POST = re.compile(
    r"[^，。；：！？\d]{1,24}(?:局长|署长|处长|司长|厅长|院长|部长|市长|县长|省长|校长|关长|总长|检察长|主席|主任|主任委员|专员|司司长|行政长官|代表|总监|总裁|秘书长)(?:[（(][^（）()]{1,6}[）)])?$"
)
_YOURS = re.compile("[谨敬]?(?:启|上|识|具)|[谨敬]此")
# 陈某某代行: who signs for the head of the office
_FOR_ANOTHER = re.compile("^[（(]|(?: ?[（(]?代行)?[）)]?$")
# ● 2026年前增设1 200个充电设施（房屋署、环境保护署）
_OF_A_LIST = re.compile(r"[●•·■◆▲★※◎○*]|.{0,40}\d{2}")
_SHORT_YEAR = re.compile(r"[（(]?\d{2,3} ?年")
_NO_NAME = re.compile(r"[，。；：！？《》\t\d.]|^附")


def mark_signoff(outline: Outline, first: int, k: int) -> bool:
    """Mark the day at line k and the signatures above it; False if it is no sign-off.

    `first` is the first line of the body.
    """
    top = _top_signature(outline, first, k)
    if top == k and _may_be_organ(outline, first, k - 1):
        top = _top_over_unknown(outline, first, k)
    top = _whole_signature(outline, first, top, k)
    if (
        top == k
        and k - first > 2
        and forms.is_name(_FOR_ANOTHER.sub("", outline.text(k - 1)))
        and _POST.match(outline.text(k - 2))
    ):
        top = k - 2  # 交通事务局局长, and the name on a line of its own
    elif top == k and k - first > 1 and _POST.match(outline.text(k - 1)):
        top = k - 1
    elif top == k and k - first > 1 and _YOURS.fullmatch(outline.text(k - 1)):
        who = outline.text(k - 2)
        top = k - 1 - bool(_POST.match(who) or forms.is_person(who) or titles.is_organ(who))
    if top == k:
        # a day alone: behind the last sentence, and no paragraph goes on below it
        if k == first or len(outline.text(k + 1)) > 160 or _SHORT_YEAR.match(outline.text(k)):
            return False  # 94年3月18日 alone is rather a cell of a table
        ends = outline.text(k - 1)[-1] in "。）)：！完" or outline.kinds[k - 1] == "attachments"
        if not ends and not forms.is_person(outline.text(k + 1)):
            return False
    _mark_names(outline, top, k)
    outline.mark("date", k, k + 1)
    return True


def _top_signature(outline: Outline, first: int, k: int) -> int:
    """The first of the signatures that stand above line k, tags and furniture between them passed over."""
    top = k
    for j in range(k - 1, max(first - 1, k - 24), -1):
        if _is_signature(outline, j):
            top = j
        elif not outline.chrome[j]:
            break
    return top


_TEXT_ENDS = frozenset("。）)！；：”")
# a name whose end tells nothing: 某省地震台网
_UNKNOWN = re.compile("[\u4e00-\u9fff（）]{4,30}")


def _may_be_organ(outline: Outline, first: int, k: int) -> bool:
    """Whether line k may be the name of an organ though its end is none that organs have."""
    text = outline.text(k) if k > first else ""
    return bool(_UNKNOWN.fullmatch(text)) and outline.kinds[k] == "body" and not label_at(text, 0)


def _top_over_unknown(outline: Outline, first: int, k: int) -> int:
    """The first of the signatures over 某省数字云, which stands over the day at line k; k if they are cells of a table."""
    top = _top_signature(outline, first, k - 1)
    if top == k - 1 or top == first:
        return k
    behind_text = outline.text(top - 1)[-1] in _TEXT_ENDS
    return top if behind_text or outline.kinds[top - 1] in ("attachments", "note", "chrome") else k


def _mark_names(outline: Outline, top: int, stop: int) -> None:
    for j in range(top, stop):
        if not outline.chrome[j]:
            outline.kinds[j] = "signoff"


def mark_signature(outline: Outline, first: int, k: int) -> bool:
    """Mark a signature without a day (局长 某某某) at line k, if the paper ends there; False if it does not."""
    if k + 1 < len(outline) and titles.is_sentence(outline.text(k + 1)) and not outline.chrome[k + 1]:
        return False
    top = _top_signature(outline, first, k)
    above = outline.text(top - 1) if top > first else ""
    if above and forms.is_date(above):  # the day above the name
        outline.mark("date", top - 1, top)
        _mark_names(outline, top, k + 1)
        return True
    if (
        top == k
        and not (above and titles.is_sentence(above))
        and outline.kinds[k - 1] not in ("attachments", "signoff")
    ):
        return False
    _mark_names(outline, top, k + 1)
    return True


def mark_behind(outline: Outline, k: int) -> int:
    """Mark what may stand behind a sign-off; return the line behind it, k if line k is none of that."""
    text = outline.text(k)
    if copies.is_list(text) or copies.is_short(text):
        return copies.mark(outline, k)
    if forms.is_imprint(text):
        return outline.mark("imprint", k, k + 1)
    if _NOTE.match(text) or _CONTACT.match(text):
        return outline.mark("note", k, k + 1)
    if forms.is_date(text) and outline.kinds[k - 1] != "date":
        return outline.mark("date", k, k + 1)
    if forms.is_person(text):
        return outline.mark("signoff", k, k + 1)
    if attachments.is_list(text) and not (attachments.is_marker(text) and attachments.heads_paper(outline, k)):
        return attachments.mark_list(outline, k)
    return k


def mark_unsigned_end(outline: Outline, first: int) -> None:
    """A paper may end with its organs' names and no day."""
    k = len(outline) - 1
    while k > first and outline.chrome[k]:
        k -= 1
    end = k
    while k > first and end - k < 6 and _is_signature(outline, k):
        k -= 1
    if k < end and outline.text(k)[-1] in "。）":
        outline.mark("signoff", k + 1, end + 1)


def _is_signature(outline: Outline, k: int) -> bool:
    text = outline.text(k)
    if outline.kinds[k] != "body" or len(text) > 60 or _OF_A_LIST.match(text):
        return False
    return (titles.is_organ(text) and not forms.is_date(text)) or forms.is_person(text)


def _whole_signature(outline: Outline, first: int, top: int, k: int) -> int:
    """A long name may stand on several lines: those between the last sentence and the day."""
    above = top
    while above > first and k - above < 4:
        text = outline.text(above - 1)
        if text[-1] in "。！；：）”" or outline.kinds[above - 1] != "body":
            name = "".join(line.text for line in outline.lines[above:k])
            return above if above < top and titles.is_organ(name) else top
        if len(text) > 45 or _NO_NAME.search(text) or (text[0] in FIRST and label_at(text, 0)):
            return top
        above -= 1
    return top
