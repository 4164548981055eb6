"""A page's nodes as lines of text, the way a browser sets them.

A block element is a line of its own, `<br>` ends one, a row of a table of data is one
line with its cells separated by tabs (a cell that spans several columns or rows is
printed once, its other places stay empty, so that columns stay in line). Numbered lists
get the numbers that a browser prints; the dots of other lists are left out. A line break
in the page's source between two Chinese characters is none in the text; `&nbsp;` is a
plain space.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ipmine.reading.box_labels import leading_label
from ipmine.reading.counters import WEB
from ipmine.reading.dom import Line, Node, words
from ipmine.reading.page_tables import Grid, tables_of_data

_INLINE = words(
    "a abbr acronym b bdi bdo big cite code data dfn em font i img ins kbd label mark nobr o:p q ruby rb s samp "
    "small span st1:chsdate strike strong sub sup time tt u ucapcontent ucaptitle var wbr"
)
_BLANKS = re.compile(r"[ \t\n\r\f]{1,20000000}")  # a page may be nothing else
_WIDE = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’—…·"
_BREAK_IN_CHINESE = re.compile(rf"(?<=[{_WIDE}]) ?\n ?(?=[{_WIDE}])")
_DAY = re.compile(r"\s{0,3}\d{4}[-/.]\d{1,2}[-/.]\d{1,2}")
_OWN_LABEL = re.compile(
    r"[（(]?(?:[一二三四五六七八九十百]{1,5}|\d{1,3}|[a-zA-Z])[)）、.．]|第[一二三四五六七八九十百零\d]{1,6}[编章节条款项]|[①-⑳]"
)
_TYPES = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman", "1": "decimal"}
_STYLE = re.compile(r"list-style(?:-type)?\s{0,9}:\s{0,9}([\w-]{1,30})")
_DOCUMENT = re.compile(r"\.(?:docx?|pdf|wps|xlsx?|et|ofd|odt|zip|rar|txt|rtf)(?:[?#].{0,200})?$", re.IGNORECASE)


def lines_of(nodes: list[Node]) -> list[Line]:
    """All lines of a page, the hidden ones too, in reading order."""
    return _Setter(nodes).run()


class _Setter:
    """Goes over the nodes once and sets lines; what ends with an element waits on a stack until then."""

    def __init__(self, nodes: list[Node]) -> None:
        self.nodes = nodes
        self.tables = tables_of_data(nodes)
        self.pages: list[list[Line]] = [[]]  # the lines of the page, and of each open cell
        self.pieces: list[str] = []
        self.links = 0
        self.first = self.block = 0
        self.hidden = self.download = False
        self.link_until = self.pre_until = 0
        self.preformatted = False
        self.marker = ""
        self.counts: dict[int, int] = {}
        self.grids: list[Grid] = []

    def run(self) -> list[Line]:
        waiting: list[tuple[int, Callable[[], None]]] = []
        for index, node in enumerate(self.nodes):
            while waiting and waiting[-1][0] <= index:
                waiting.pop()[1]()
            if not node.tag:
                self.put(index, node)
            elif node.tag == "br" or node.tag == "hr":
                self.end_line()
            elif node.tag == "a":
                self.link_until = max(self.link_until, node.end)
                self.download = self.download or bool(_DOCUMENT.search(node.attributes.get("href", "")))
            elif node.tag not in _INLINE or "display:block" in node.attributes.get("style", "").replace(" ", ""):
                self.end_line()
                self.block = index
                leave = self.enter(index, node)
                waiting.append((node.end, leave or self.end_line))
        while waiting:
            waiting.pop()[1]()
        self.end_line()
        return self.pages[0]

    def enter(self, index: int, node: Node) -> Callable[[], None] | None:
        """Set up a block; the answer is what to do at its end, if more than ending the line."""
        if node.tag == "li":
            self.marker = self.number(node)
        elif node.tag == "pre":
            self.pre_until = node.end
        elif node.tag == "table" and index in self.tables:
            self.grids.append(Grid(box=self.tables[index]))
            return self.end_table
        elif node.tag == "tr" and self.in_grid(index):
            self.grids[-1].open_row()
            return lambda: self.end_row(index)
        elif node.tag in ("td", "th") and self.in_grid(index):
            self.pages.append([])
            return lambda: self.end_cell(node)
        return None

    # --- pieces and lines ---------------------------------------------------------------

    def put(self, index: int, node: Node) -> None:
        if index < self.pre_until:
            for k, part in enumerate(node.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
                if k:
                    self.end_line()
                self.preformatted = True
                self.add(index, node, part)
            return
        self.preformatted = False
        self.add(index, node, _BLANKS.sub(_newline_or_space, node.text))

    def add(self, index: int, node: Node, text: str) -> None:
        size = len(text) - sum(map(text.count, " \n\u3000\xa0"))
        if not size and not self.pieces and ("\u3000" not in text or node.hidden):
            return
        if not self.pieces:
            self.first = index
            self.hidden = node.hidden
        elif node.hidden != self.hidden:
            if not self.hidden:
                return  # a hidden piece inside a line that is shown
            self.pieces.clear()
            self.links, self.first, self.hidden = 0, index, False
        if self.marker and size:
            if not _OWN_LABEL.match(text.lstrip()):
                self.pieces.append(self.marker)
            self.marker = ""
        if self.pieces and self.starts_element(index) and (leading_label(text) or _DAY.match(text)):
            self.pieces.append(" ")  # labels and dates that only the style sheet sets apart
        self.pieces.append(text)
        if index < self.link_until:
            self.links += size

    def starts_element(self, index: int) -> bool:
        """Whether an element begins or ended in front of a piece of text."""
        before = self.nodes[index - 1]
        return bool(before.tag) or before.parent != self.nodes[index].parent

    def end_line(self) -> None:
        if self.pieces:
            text = _BREAK_IN_CHINESE.sub("", "".join(self.pieces)).replace("\n", " ")
            text = text if self.preformatted else re.sub(" {2,20000000}", " ", text).lstrip(" \xa0")
            text = text.replace("\xa0", " ").rstrip("\u3000 \t")
            if text:
                line = Line(text, self.first, self.block, self.links, self.hidden, download=self.download)
                self.pages[-1].append(line)
            self.pieces.clear()
        self.links = 0
        self.download = False

    # --- lists ----------------------------------------------------------------------------

    def number(self, node: Node) -> str:
        """The marker of a list item; empty for items that no number is printed for."""
        parent = self.nodes[node.parent] if node.parent >= 0 else None
        if parent is None or parent.tag != "ol":
            return ""
        step = -1 if "reversed" in parent.attributes else 1
        count = self.counts.get(node.parent)
        value = _integer(node.attributes.get("value"))
        if value is None:
            value = count + step if count is not None else self.first_number(node.parent, parent, step)
        self.counts[node.parent] = value
        style = _STYLE.search(node.attributes.get("style", "")) or _STYLE.search(parent.attributes.get("style", ""))
        kind = style[1] if style else _TYPES.get(node.attributes.get("type", parent.attributes.get("type", "1")), "")
        if kind in ("none", "disc", "circle", "square"):
            return ""
        count_by, end = WEB.get(kind, WEB["decimal"])
        return count_by(value) + end

    def first_number(self, index: int, parent: Node, step: int) -> int:
        start = _integer(parent.attributes.get("start"))
        if start is not None:
            return start
        if step > 0:
            return 1
        return sum(1 for node in self.nodes[index + 1 : parent.end] if node.tag == "li" and node.parent == index)

    # --- tables ---------------------------------------------------------------------------

    def in_grid(self, index: int) -> bool:
        """Whether the innermost table around a node is one of data."""
        if not self.grids:
            return False
        at = self.nodes[index].parent
        while at >= 0 and self.nodes[at].tag != "table":
            at = self.nodes[at].parent
        return at in self.tables

    def end_cell(self, node: Node) -> None:
        self.end_line()
        inside = self.pages.pop()
        self.grids[-1].add(inside, node.attributes)

    def end_row(self, index: int) -> None:
        self.end_line()
        for line in self.grids[-1].close_row(index):
            self.pages[-1].append(line)

    def end_table(self) -> None:
        self.end_line()
        self.grids.pop()


def _newline_or_space(match: re.Match[str]) -> str:
    return "\n" if "\n" in match[0] or "\r" in match[0] else " "


def _integer(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch(r"[+-]?\d{1,6}", text.strip(), re.ASCII) else None
