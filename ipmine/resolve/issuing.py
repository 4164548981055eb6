"""Who issues a paper, as the paper writes it: in its sign-off, its title, its mark, its box."""

from __future__ import annotations

import re

from ipmine.structure import Layout, forms

# How the issuers' names end at the head of a title.
TITLE_LEAD = re.compile(
    r"(?=关于|印发|转发|批转|发布|公布|颁布|命令|令(?:$|第|[（(])|公告|通告|(?<=[组局部会厅委院府室署])对|局长令|工作报告|书函|函$)"
)


def written_issuers(text: str, layout: Layout) -> list[str]:
    """The issuers as the paper writes them: in its sign-off, its title, its mark, its box."""
    if layout.genre in ("news", "press", "fragment"):
        return []
    names: list[str] = []
    if layout.genre == "report":
        place = report_place(text, layout)
        return [f"{place}人民政府"] if place else []
    for part in layout.parts_of("signoff"):
        for line in text[part.start : part.end].split("\n"):
            if not forms.is_person(line.strip()):
                names.extend(split_organs(line))
    for part in layout.parts_of("title"):
        title = " ".join(text[part.start : part.end].split())
        lead = TITLE_LEAD.search(title, 2, 120)
        if lead is not None and not title.startswith("关于"):
            names.extend(split_organs(title[: lead.start()].replace(" 》", "》")))
    for part in layout.parts_of("mark"):
        names.extend(split_organs(text[part.start : part.end].replace("\n", " ")))
    for entry in layout.box:
        if entry.field == "issuer":
            names.extend(split_organs(text[entry.start : entry.end]))
    return list(dict.fromkeys(name for name in names if len(name) >= 2))


_REPORTS = re.compile(
    r"(?:^|[年在—\s])(?P<place>[\u4e00-\u9fff]{1,12}?[省市区县州盟旗])(?:\d{4}年)?(?:人民)?(?:政府工作报告|第[^届]{1,4}届人民代表大会)"
)


def report_place(text: str, layout: Layout) -> str | None:
    """The place whose government gives a work report: named in its title or by the congress that hears it."""
    for part in layout.parts:
        if part.unit == 0 and part.kind in ("title", "dateline", "body"):
            found = _REPORTS.search(text, part.start, min(part.end, part.start + 200))
            if found is not None:
                return found["place"]
    return None


_BLANKS = re.compile(r"[ \t\n]{1,200}|、")


def split_organs(line: str) -> list[str]:
    """The names on a line of names; a name that is spaced out stays one.

    >>> split_organs("财政部  税务总局"), split_organs("民 政 部")
    (['财政部', '税务总局'], ['民政部'])
    """
    pieces = [piece for piece in _BLANKS.split(line.strip()) if piece]
    if len(pieces) > 1 and sum(map(len, pieces)) <= 2 * len(pieces):
        return ["".join(pieces)]
    return pieces
