"""The box of metadata over a paper on a portal: 索引号, 发文字号, 成文日期, 发布日期."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ipmine import lexicon
from ipmine.structure.lines import Line
from ipmine.structure.titles import is_complete, is_organ

_DAY = r"(?:19|20)\d{2}(?:[-./年] ?\d{1,2}[-./月] ?\d{1,2}日?|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))"
_CLOCK = r" {0,2}\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
_DATE = rf"(?:{_DAY}(?:{_CLOCK})?)"
# what a page prints beside the day: where it has the text from, who edited it, its buttons
_BESIDE = "来源|作者|记者|浏览|点击|阅读|编辑|责编|责任编辑|审核|校对|字号|字体|打印|分享|收藏|评论|【打印|【字|大 中 小|大 小"
# A line that gives the day of publication, and perhaps source and count, and nothing else.
_PUBLICATION = re.compile(
    rf"(?:.{{1,30}}[|｜] ?|[\u4e00-\u9fff]{{3,24}}(?<!时间)(?<!日期) {{0,4}}(?={_DAY}{_CLOCK}))?(?P<date>{_DATE})"
    rf"(?: {{0,3}}(?:[|｜?？]{{1,3}}|{_BESIDE}).{{0,80}}"
    rf"|(?<=:\d\d) {{0,8}}[\[［【（(]?(?:{_BESIDE}).{{0,80}}|(?<=:\d\d) {{0,3}}[·•/] {{0,3}}[\u4e00-\u9fff]{{2,20}}"
    r"|(?<=\d) {1,3}[^ ，。]{1,12}| ?出版"
    r"|(?<=:\d\d) {0,8}[\u4e00-\u9fff（）]{2,30}(?:[局厅委部办室府会院署网社报]|中心)"
    r"|(?<=\d) {0,3}(?:最后)?更新(?:时间|日期|于)?[ :：]{1,3}[\d年月日 :：./-]{4,24})?$"
)
# 浏览：1203次  2022-03-02, 发布者：基础教育科  时间：2024/4/26  点击：2257: among what only pages tell of themselves
_PAGE_WORD = re.compile(
    "(?:浏览|点击|访问|阅读)(?:次数|量|数)?[：:（(]|(?:字体|字号)[：:]|发布者[：:]|发布人[：:]|稿件来源[：:]"
)
_PAGE_DAY = re.compile(rf"(?<![\d/.-])(?P<date>{_DATE}|(?:19|20)\d{{2}}/\d{{1,2}}/\d{{1,2}})(?![\d/.-])")
_PIECES = re.compile(r"(?:^|[|｜][？?]? {0,3})(?P<name>[\u4e00-\u9fff]{3,40})(?= {0,3}[？?]?(?:[|｜]|$))")
# the time of a meeting, over its place
_WHEN = ("时间", "日期")
_PLACE = re.compile("(?:会议|开会)?地 {0,4}点[：:]|主 {0,4}席[：:]|主持人?[：:]")
_KEY_MARKS = "[•·●◆■【\\[(（|｜–— -]{0,6}"


@dataclass(slots=True)
class BoxField:
    """A field of the box; `start:end` is its value. `field` is one of lexicons/box_fields.tsv."""

    field: str
    start: int
    end: int


@cache
def _keys() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    fields = {row["phrase"]: row["field"] for row in lexicon.rows("box_fields")}
    spaced = "|".join(" {0,4}".join(map(re.escape, p)) for p in sorted(fields, key=len, reverse=True))
    # a key with a colon; or, where the box lost its colons, a long key and a blank
    starts = re.compile(
        rf"{_KEY_MARKS}(?P<key>{spaced})(?:】[ :：]{{0,3}}|[ \t]{{0,3}}(?:[:：]|(?=[ \t\d])(?<=[\u4e00-\u9fff]{{3}})))"
    )
    # further keys of the line; a row of a table may part key and value by a tab alone
    inner = re.compile(rf"(?P<key>{spaced})(?:[ \t]?[:：]|】[ :：]{{0,3}}|\t(?=[^\t]))")
    return starts, inner, fields


@cache
def _firsts() -> frozenset[str]:
    return frozenset(row["phrase"][0] for row in lexicon.rows("box_fields")) | frozenset("•·●◆■【[(（|｜–— -")


def is_key(text: str) -> bool:
    """Whether a line begins with a key of a metadata box.

    >>> is_key("索 引 号： 014236233/2023-01114"), is_key("来源可靠。")
    (True, False)
    """
    return text[0] in _firsts() and _keys()[0].match(text) is not None


def is_publication(text: str) -> bool:
    """Whether a line only tells when and where the page was published.

    >>> is_publication("2023-05-09 19:34:31"), is_publication("2022年9月1日起施行")
    (True, False)
    """
    return len(text) < 120 and (_PUBLICATION.match(text) is not None or _page_day(text) is not None)


def _page_day(text: str) -> re.Match[str] | None:
    """The one day in a line of what only pages tell of themselves."""
    if _PAGE_WORD.search(text) is None or any(mark in text for mark in "。，；"):
        return None
    found = list(_PAGE_DAY.finditer(text))
    return found[0] if len(found) == 1 else None


def read(lines: list[Line], k: int, stop: int) -> tuple[list[BoxField], int]:
    """The fields of the box entry that begins at line k, and the line behind it.

    A key alone takes the lines behind it as its value, up to the next key or two lines.
    """
    line = lines[k]
    starts, inner, names = _keys()
    fields: list[BoxField] = []
    opening = starts.match(line.text)
    if opening is None:
        found = _PUBLICATION.match(line.text) or _page_day(line.text)
        if found is not None:
            fields.append(BoxField("published", line.start + found.start("date"), line.start + found.end("date")))
            for entry in _further(inner, line.text, found.end("date")):
                _add(fields, names, entry, line, len(line.text))
            for piece in _PIECES.finditer(line.text):
                if is_organ(piece["name"]):
                    fields.append(BoxField("source", line.start + piece.start("name"), line.start + piece.end("name")))
        return fields, k + 1
    entries = [opening, *_further(inner, line.text, opening.end())]
    for i, entry in enumerate(entries):
        end = entries[i + 1].start() if i + 1 < len(entries) else len(line.text)
        _add(fields, names, entry, line, end)
    if opening["key"] in _WHEN and k + 1 < stop and _PLACE.match(lines[k + 1].text):
        fields = [BoxField("other", field.start, field.end) for field in fields]
    if not any(entry.field in ("published", "issued") for entry in fields) and (day := _page_day(line.text)):
        fields.append(BoxField("published", line.start + day.start("date"), line.start + day.end("date")))
    k += 1
    if fields and fields[-1].start == fields[-1].end and k < stop:
        value, name = lines[k], fields[-1].field
        if not is_key(value.text) and len(value) <= 150 and _fits(name, value, lines[k + 1] if k + 1 < stop else None):
            fields[-1] = BoxField(name, value.start, value.end)
            k += 1
    return fields, k


def _further(inner: re.Pattern[str], text: str, position: int) -> list[re.Match[str]]:
    """The keys behind `position`; one without a colon stands between two tabs."""
    return [key for key in inner.finditer(text, position) if key[0][-1] != "\t" or text[key.start() - 1] == "\t"]


def _fits(name: str, value: Line, after: Line | None) -> bool:
    """Whether a line can be the value of the key above it; an empty key has the paper's title below it."""
    text = value.text
    if name in ("issued", "published", "effective", "expires", "revised"):
        return text[0].isdigit() or "年" in text[:8]
    if name in ("index", "number"):
        return any(c.isdigit() for c in text) and len(text) <= 60
    if name in ("other", "source", "validity") and (len(text) > 60 or text[-1] in "：:。；" or is_complete(text)):
        return False
    if name == "other" and " " in text and len(text) <= 40 and "关于" not in text:
        return True  # the words of 主题词
    return not value.gap or (after is not None and is_key(after.text))


def _add(fields: list[BoxField], names: dict[str, str], entry: re.Match[str], line: Line, end: int) -> None:
    start = entry.end()
    text = line.text
    while start < end and text[start] in " \t|｜":
        start += 1
    while end > start and text[end - 1] in " \t|｜】]":
        end -= 1
    fields.append(BoxField(names[entry["key"].replace(" ", "")], line.start + start, line.start + end))


# When a page was published, told by the journal that carried the paper: 1996年第8期, 第3期.
_STAMP = re.compile(r".{0,12}公报 ?第 ?\d{1,4} ?[卷期]|(?:.{0,20} )?(?:19|20)\d{2}年第? ?\d{1,3} ?期(?: |$)")


def is_stamp(text: str) -> bool:
    """Whether a line names the issue of the journal that carried the paper: 1996年第8期."""
    return len(text) <= 40 and _STAMP.match(text) is not None
