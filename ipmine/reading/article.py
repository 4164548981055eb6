"""Where on a page the paper stands.

A page is judged by its lines, not by its markup alone: a line has weight when it reads
like prose (long or punctuated, not in links), and an element weighs what its lines
weigh. The paper's text is found by the names that content management systems give to
it, if that element carries the weight, and otherwise by following the weight down. In
front of it stand the metadata box, the title and the line with source and time; behind
it the attachments. What cannot be told apart is kept: a button too many costs less
than a paragraph lost.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from ipmine.reading.box_labels import is_box_line, leading_label, squeeze, with_tight_label
from ipmine.reading.chrome_lines import (
    is_furniture_line,
    is_imprint,
    is_source_line,
    opens_links,
    tells_publication,
    without_buttons,
)
from ipmine.reading.chrome_names import (
    FURNITURE_ROLES,
    FURNITURE_TAGS,
    is_body_name,
    is_furniture_name,
    is_likely_body_name,
    is_likely_furniture_name,
)
from ipmine.reading.dom import Line, Node, Page, words
from ipmine.reading.page_boxes import with_values
from ipmine.reading.page_titles import best_title, title_of_page

_HOLDERS = words("body div section article main td th tr tbody table center form font span")


def article_lines(page: Page, lines: list[Line]) -> list[str]:
    """The lines of the paper on a page, in reading order; its metadata box in front."""
    for line in lines:
        line.weight = prose(line)
    shown = [line for line in lines if not line.hidden]
    if sum(line.weight for line in lines) > 4 * sum(line.weight for line in shown) + 40:
        shown = lines  # the page hides its paper until a script shows it
    shown = with_values(page.nodes, shown)
    title = title_of_page(page)
    return _Search(page.nodes, shown, title).run()


def prose(line: Line) -> int:
    """The weight of a line: its characters outside links, if it reads like prose."""
    size = line.size
    plain = size - line.links
    if plain * 5 < size * 3 or is_imprint(line.text):
        return 0
    if line.row:
        return plain // 2
    return plain if plain >= 25 or any(mark in line.text for mark in "。；，、") else 0


class _Search:
    """One page's lines, with the weights of its elements as sums over ranges of nodes."""

    def __init__(self, nodes: list[Node], lines: list[Line], title: str) -> None:
        self.nodes = nodes
        self.title = title
        self.named = [k for k, node in enumerate(nodes) if node.attributes and is_body_name(node.names())]
        self.lines = lines
        for line in lines:
            line.box = line.box or is_box_line(line.text)
        self._index()
        for k, line in enumerate(lines):
            line.box = line.box or self._continues_box(k)
            if line.box:
                line.text = with_tight_label(line.text)
        self._index()
        self.title_line = best_title(nodes, lines, title)
        self.lines = self._without_furniture()
        self._index()

    def _index(self) -> None:
        self.starts = [line.node for line in self.lines]
        self.weights = [0, *accumulate(line.weight for line in self.lines)]
        self.boxes = [0, *accumulate(line.box for line in self.lines)]

    def span(self, index: int) -> tuple[int, int]:
        """The lines of an element."""
        return bisect_left(self.starts, index), bisect_left(self.starts, self.nodes[index].end)

    def weight(self, index: int) -> int:
        a, b = self.span(index)
        return self.weights[b] - self.weights[a]

    # --- taking furniture away ------------------------------------------------------------

    def _without_furniture(self) -> list[Line]:
        total = self.weights[-1]
        gone = bytearray(len(self.lines))
        index = 0
        nodes = self.nodes
        while index < len(nodes):
            node = nodes[index]
            if node.tag and index and self._is_furniture(index, node, total):
                a, b = self.span(index)
                gone[a:b] = b"\1" * (b - a)
                index = node.end
                continue
            index += 1
        return [line for line, out in zip(self.lines, gone, strict=True) if not out]

    def _is_furniture(self, index: int, node: Node, total: int) -> bool:
        names = node.names()
        sure = (
            node.tag in FURNITURE_TAGS or node.attributes.get("role", "") in FURNITURE_ROLES or is_furniture_name(names)
        )
        likely = node.tag == "header" or node.attributes.get("role") == "banner" or is_likely_furniture_name(names)
        if not sure and not likely:
            return False
        a, b = self.span(index)
        if a == b:
            return False
        weight = self.weights[b] - self.weights[a]
        if weight * 2 > total or self.boxes[b] - self.boxes[a] >= 2 or self._holds_body(index, node):
            return False
        if sure:
            return True
        if weight * (20 if self.title_line is None else 2) > total:
            return False
        if self.title_line is not None and a <= self.title_line < b:
            return False
        inside = self.lines[a:b]
        return not any(line.box or is_source_line(line.text) for line in inside)

    def _holds_body(self, index: int, node: Node) -> bool:
        """Whether an element, or one in it, is named as the place of the paper's text."""
        return bisect_left(self.named, index) < bisect_left(self.named, node.end)

    # --- the paper's place ----------------------------------------------------------------

    def run(self) -> list[str]:
        if not self.lines:
            return []
        core = self._core()
        a, b = self._span_of_all(core)
        start, end = self._start(core[0], a), self._end(core[-1], b)
        apart = (line.text for k, line in enumerate(self.lines) if line.box and not start <= k < b)
        texts = list(dict.fromkeys(apart))  # a page for telephones often has the box again
        if len(texts) < 2:
            texts = []  # one label alone is some other line of the page
        texts += self._texts(start, end, a, b)
        if not self._has_title(start, a, b):
            place = 0
            while place < len(texts) and leading_label(texts[place]):
                place += 1
            texts.insert(place, self.title)
        return texts

    def _has_title(self, start: int, a: int, b: int) -> bool:
        """Whether the lines in front of and at the head of the text hold a title, or the page gives none."""
        title = squeeze(self.title)
        head = self.lines[start : min(b, a + 12)]
        if not title or any(line.text.startswith(("标题：", "標題：")) for line in self.lines if line.box):
            return True
        if title in squeeze("".join(line.text for line in head)):
            return True
        return best_title(self.nodes, self.lines[start : min(b, a + 3)], self.title) is not None

    def _continues_box(self, k: int) -> bool:
        """A label of the common kind (来源, 日期, 名称) between or beside labels that only boxes have."""
        if leading_label(self.lines[k].text) is None:
            return False
        return self.boxes[min(k + 4, len(self.lines))] - self.boxes[max(0, k - 3)] >= 2

    def _span_of_all(self, elements: list[int]) -> tuple[int, int]:
        return self.span(elements[0])[0], self.span(elements[-1])[1]

    def _core(self) -> list[int]:
        """The element that holds the paper's text (or several, in order)."""
        total = self.weights[-1]
        known = self.named
        best = max(map(self.weight, known), default=0)
        if best and (best * 2 >= total or (best >= 150 and best * 5 >= total)):
            parts: list[int] = []
            for k in known:  # the outermost ones that carry weight
                if self.weight(k) * 10 >= best and not (parts and k < self.nodes[parts[-1]].end):
                    parts.append(k)
            if sum(map(self.weight, parts)) * 2 >= total or len(parts) == 1:
                return parts
            return [max(known, key=self.weight)]
        likely = [
            k
            for k, node in enumerate(self.nodes)
            if node.tag in ("article", "main") or (node.tag and node.attributes and is_likely_body_name(node.names()))
        ]
        heavy = [k for k in likely if self.weight(k) * 5 >= total * 4 and self.weight(k)]
        return [self._descend(heavy[-1] if heavy else 0)]

    def _descend(self, index: int) -> int:
        """Follow the weight down, as long as one child carries most of it."""
        while True:
            weight = self.weight(index)
            if not weight:
                return index
            child, step = index + 1, -1
            while child < self.nodes[index].end:
                node = self.nodes[child]
                if node.tag in _HOLDERS and self.weight(child) * 10 >= weight * 7:
                    step = child
                    break
                child = node.end
            first, last = (0, 0) if step < 0 else self.span(step)
            if (
                first < last
                and self.lines[first].row
                and (self.nodes[step].tag != "table" or self._closes(index, step))
            ):
                return index  # a table of data is one thing, and no paper where a sign-off stands behind it
            if step < 0 or not any(self.nodes[k].tag for k in range(step + 1, self.nodes[step].end)):
                return index
            index = step

    def _closes(self, index: int, table: int) -> bool:
        """Whether an element goes on behind a table in it with plain lines: who signs, and when."""
        behind = self.lines[self.span(table)[1] : self.span(index)[1]]
        plain = [line for line in behind if line.links * 2 <= line.size and not is_furniture_line(line.text)]
        return bool(plain) and len(plain) == len(behind) and not any(is_imprint(line.text) for line in plain)

    def _start(self, core: int, a: int) -> int:
        """The first line: the title in front of the text, or the line with source and time."""
        head = self.lines[a : a + 12]
        title = squeeze(self.title)
        if title and any(title in squeeze(line.text) and line.size <= len(title) + 6 for line in head):
            return a
        found = best_title(self.nodes, self.lines[:a], self.title)
        if found is not None:
            holder = self.nodes[self.lines[found].block].parent
            while found and self.nodes[holder].end > self.lines[found - 1].node >= holder > 0:
                line = self.lines[found - 1]  # what stands over the title in the same element
                if line.links * 2 > line.size or is_imprint(line.text):
                    break
                found -= 1
            return found
        start = a
        holder = core
        for _ in range(3):
            holder = self.nodes[holder].parent
            if holder <= 0:
                break
            first = self.span(holder)[0]
            for k in range(start - 1, max(first, start - 6) - 1, -1):
                if is_source_line(self.lines[k].text) and self.lines[k].links * 2 <= self.lines[k].size:
                    start = k
        return start

    def _end(self, core: int, b: int) -> int:
        """Behind the text: what the same elements hold on, as long as it is no list of other pages."""
        end, holder = b, core
        for level in range(4):
            holder = self.nodes[holder].parent
            if holder < 0 or self.nodes[holder].tag == "html":
                break
            last = self.span(holder)[1]
            for k in range(end, last):
                line = self.lines[k]
                if opens_links(line.text) or is_imprint(line.text):
                    return end
                if line.download or tells_publication(line.text) or line.text.lstrip("【[ \u3000").startswith("附件"):
                    end = k + 1
                elif line.links * 2 > line.size or is_furniture_line(line.text):
                    continue
                elif level < 2 and holder > 0:
                    end = k + 1
        return end

    def _texts(self, start: int, end: int, a: int, b: int) -> Iterable[str]:
        listing = False
        title = best_title(self.nodes, self.lines[start:a], self.title)
        for k in range(start, end):
            line = self.lines[k]
            inside = a <= k < b
            if line.box and k >= b:
                continue  # it stands in front already
            if opens_links(line.text) and not line.row:
                listing = self._links_follow(k, end)
                if listing:
                    continue
            if listing:
                if line.links * 2 > line.size and not line.download:
                    continue
                listing = False
            if is_furniture_line(line.text) and not line.row:
                continue
            if not inside:
                if k < a and line.links * 2 > line.size and k - start != title and not line.download:
                    continue
                if is_imprint(line.text):
                    continue
            cleaned = not line.box and (not inside or is_source_line(line.text))
            text = without_buttons(line.text) if cleaned else line.text
            if text:
                yield text

    def _links_follow(self, k: int, end: int) -> bool:
        following = [line for line in self.lines[k + 1 : min(end, k + 4)] if not is_furniture_line(line.text)]
        return bool(following) and following[0].links * 2 > following[0].size and not following[0].download
