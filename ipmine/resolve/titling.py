"""The title of a paper and the kind that it names."""

from __future__ import annotations

import re

from ipmine import guard
from ipmine.bracketed_years import FULL_YEAR
from ipmine.structure import Layout, titles

_HAN = "\u4e00-\u9fff"
_BLANK_IN_HAN = re.compile(
    rf"(?<=[{_HAN}《》（）〔〕“”、，：—]) {{1,400}}(?=[{_HAN}《》（）〔〕“”、，：—\d])|(?<=\d) {{1,400}}(?=[{_HAN}])"
)
_NEWSWIRE = re.compile(
    r"^(?:新华社|新华网|中新社|中新网|人民网|人民日报|本报|央视网|中国网)?[\u4e00-\u9fff]{0,8}?\d{1,2}月\d{1,2}日(?:电|讯)[ ：:]{0,3}(?:（[^（）]{1,20}）)?(?:题[ ：:]{1,3})?"
)
# the column of the page, in front of the title: 政务服务丨某市人民政府关于…
_COLUMN = re.compile(r"[一-鿿]{2,8} ?[丨|｜] ?")
_FILE = re.compile(r"\.(?:docx?|pdf|wps|html?|txt)$")
_SITE = re.compile(r" ?[-_|｜—]{1,2} ?[^-_|｜—《》]{2,30}(?:网|门户|网站|公众号)$|_[^_《》]{2,40}$")
_NUMBERED = re.compile(rf"^[\u4e00-\u9fff]{{1,12}}{FULL_YEAR}第?\d{{1,5}}号 ?")
_QUOTED = re.compile(r"《((?:[^《》]|《[^《》]{1,60}》|〈[^〈〉]{1,60}〉){4,90})》")
_WRAPPED = re.compile(r"^《([^《》]{4,150}(?:《[^《》]{1,60}》[^《》]{0,60})?)》$")

# What a paper without a title says of its kind: 现批复如下, 特此通知.
_FORMULA = re.compile(
    r"(?:现|特此|特)(?:就[^。]{0,60})?(?:将[^。]{0,60})?(?:[^。，]{0,20})?(?P<kind>批复|通知|通报|函复|复函|答复|公告|通告|报告|汇报|函告)(?:如下|。)"
)
_CLOSING = 600  # characters at the end of a paper, where it says from when it holds and who explains it
# …的函收悉。根据…，批复如下
_ANSWERS = re.compile(r"收悉[^\n]{0,400}?(?P<kind>批复|函复|复函|答复)如下")
# what a paper without a title calls itself: 本意见自下发之日起执行
_CALLS_ITSELF = re.compile(
    r"本(?P<kind>意见|办法|规定|细则|条例|方案|规划|通知|公告|通告|措施|决定)(?=自|由|所称|适用|有效期|未尽|下发|印发|发布|转自|解释|试行|实施)"
    r"|适用本(?P<kind2>办法|规定|细则|条例)"
)
_FORMULA_KINDS = {"函复": "函", "复函": "函", "函告": "函", "汇报": "报告"}

# A text that tells what others did, as news do.
_TOLD = re.compile(
    r"近日|日前|昨日|今日|举办|主办|承办|致辞|致词|记者|讯|电$|发布|印发|召开|主持|举行|启动|开展|指出|表示|宣布|公布|通报|出台|推出|联合|获悉|介绍"
)


def title_of(text: str, layout: Layout) -> str | None:
    """The paper's title on one line; None if it prints none.

    Of several, the official one that stands nearest to the body; the longer one that names
    the issuer as well, if it is the same title. A paper without a title of its own takes that of
    the paper that it issues.
    """
    found = [_one_line(text[p.start : p.end]) for p in layout.parts if p.kind == "title" and p.unit == 0]
    best = _best(found)
    if best is None:
        boxed = [text[e.start : e.end] for e in layout.box if e.field == "title" and e.end > e.start]
        best = _one_line(boxed[0]) if boxed else None
    if best is None:
        best = _best(
            [
                _one_line(text[p.start : p.end])
                for p in layout.parts
                if p.kind == "title" and p.unit == twin(text, layout)
            ]
        )
    if best is None:
        carried = [_one_line(text[p.start : p.end]) for p in layout.parts if p.kind == "title" and p.unit == 1]
        best = _carried(text, layout, carried)
    if best is None:
        return None
    best = tidy(best, keep_blanks=layout.genre in ("news", "press", "speech", "fragment"))
    return best or None


def twin(text: str, layout: Layout) -> int | None:
    """The unit that is the same paper once more: a page that stands twice in a file, with its head the second time."""
    parties: dict[int, str] = {}
    for part in layout.parts:
        if part.kind == "addressees":
            parties.setdefault(part.unit, titles.squeeze(text[part.start : part.end]))
    for unit, line in parties.items():
        if unit and line and line == parties.get(0):
            return unit
    return None


def second_copy(text: str, layout: Layout) -> int | None:
    """Where the same paper begins once more, if a file holds it twice from head to foot; None otherwise."""
    unit = twin(text, layout)
    start = next((part.start for part in layout.parts if unit is not None and part.unit == unit), None)
    if start is None:
        return None
    first, second = titles.squeeze(text[:start]), titles.squeeze(text[start:])
    shorter, longer = sorted((first, second), key=len)
    return start if longer.startswith(shorter) or longer.endswith(shorter) else None


def _best(found: list[str]) -> str | None:
    complete = [t for t in found if titles.is_complete(t) and len(t) >= 3]
    if not complete:
        return found[0] if found else None
    best = complete[-1]
    plain = titles.squeeze(best)
    for other in reversed(complete[:-1]):
        longer = titles.squeeze(other)
        if len(longer) > len(plain) and longer.endswith(plain) and "号" not in longer[: -len(plain)]:
            return other
    return best


def _carried(text: str, layout: Layout, carried: list[str]) -> str | None:
    """The title of the paper that this one issues, if its body says so."""
    body = next((p for p in layout.parts if p.kind == "body" and p.unit == 0), None)
    if body is None or not carried or body.end - body.start > 1500:
        return None
    plain = titles.squeeze(carried[0])
    quoted = {titles.squeeze(found[1]) for found in guard.finditer(_QUOTED, text, body.start, body.end)}
    return carried[0] if plain in quoted else None


def _one_line(title: str) -> str:
    return "".join(line.strip(" #") for line in title.split("\n"))


def tidy(title: str, *, keep_blanks: bool = False) -> str:
    """A title without what a page set around it: newswire, number, marks, breaking blanks.

    >>> tidy("新华网北京3月12日电 题：某地加强保护"), tidy("某政发〔2014〕20号《关于某事的意见》")
    ('某地加强保护', '关于某事的意见')
    """
    title = " ".join(title.split())
    column = _COLUMN.match(title)
    if column is not None and "关于" in title[column.end() :]:
        title = title[column.end() :]
    if "日电" in title or "日讯" in title:
        title = _NEWSWIRE.sub("", title)
    title = _FILE.sub("", _SITE.sub("", title))
    bare = _NUMBERED.sub("", title)
    if bare != title and (bare.startswith("《") or "关于" in bare):
        title = bare
    wrapped = _WRAPPED.match(title)
    if wrapped is not None:
        title = wrapped[1]
    return title if keep_blanks else _BLANK_IN_HAN.sub("", title)


def _opens_with_a_dateline(text: str, layout: Layout) -> bool:
    """Whether the headline carries a dateline: 新华社北京2月2日电 题：…解读《方案》."""
    return any(_NEWSWIRE.match(text[p.start : p.end]) for p in layout.parts if p.kind == "title" and p.unit == 0)


def kind_of_paper(text: str, layout: Layout, title: str | None) -> str | None:
    """The kind: by the title's last word, by the genre, by the paper's formula (特此通知)."""
    if layout.genre == "press":
        return "发布会"
    if layout.genre == "news":
        return "新闻"
    kind = titles.kind_of(title) if title else None
    if _opens_with_a_dateline(text, layout) and kind != "答记者问":
        return "新闻"
    if kind is not None:
        return kind
    if layout.genre == "report":
        return "报告"
    if layout.genre == "order":
        return "命令"
    body = [p for p in layout.parts if p.kind == "body" and p.unit == 0]
    if not body:
        return None
    head = text[body[0].start : body[0].start + 600]
    tail = text[max(body[0].start, body[-1].end - 60) : body[-1].end]
    for piece in (tail, head):
        formula = _FORMULA.search(piece) or _ANSWERS.search(piece)
        if formula is not None:
            return _FORMULA_KINDS.get(formula["kind"], formula["kind"])
    if title is None or any(
        part.kind == "note" and part.unit == 0 and part.end < body[-1].start for part in layout.parts
    ):
        # without a title, or a letter (敬启者：) whose subject stands for one
        closing = text[max(body[0].start, body[-1].end - _CLOSING) : body[-1].end]
        called = _CALLS_ITSELF.search(closing) or _CALLS_ITSELF.search(head)
        if called is not None:
            return called["kind"] or called["kind2"]
    if layout.genre == "fragment" and not layout.sections and len(_TOLD.findall(head)) >= 2:
        return "新闻"
    return None
