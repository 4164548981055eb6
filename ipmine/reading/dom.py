"""A page as a flat list of nodes in reading order, so that all that follows is loops without recursion.

Also the `Line`, what a page's nodes are turned into.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ipmine import guard
from ipmine.reading.limits import MAX_HTML_DEPTH, MAX_HTML_REOPENED, Refused


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


# elements whose content is never text of the page
DROPPED = words(
    "script style title noscript noframes noembed template iframe frame object embed applet svg canvas audio video map select datalist "
    "button input textarea progress meter head link meta base rp rt rtc del"
)


LONGEST_TITLE = 300
"""Characters of a page's title; a longer one is a page whose title is never closed."""


@dataclass(slots=True)
class Node:
    """An element (`tag`) or a piece of text (`tag` is empty); its descendants are `nodes[index + 1 : end]`."""

    tag: str
    text: str
    attributes: dict[str, str]
    parent: int
    end: int = 0
    hidden: bool = False

    def names(self) -> str:
        """The element's id and classes, in small letters."""
        return f"{self.attributes.get('id', '')} {self.attributes.get('class', '')}".lower()


@dataclass(slots=True)
class Page:
    """A parsed page: `nodes` in reading order (0 is the body), its `title`, and its named metas."""

    nodes: list[Node] = field(default_factory=list)
    title: str = ""
    metas: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Line:
    """A line of a page: `node` is the index of its first piece of text, `block` of its block element.

    `links` counts the characters (blanks left out) that stand in links, `hidden` tells a line that the page
    does not show, `row` a row of a table, `download` a link to a document, `box` a label with its value; `weight` is how much it reads like prose.
    """

    text: str
    node: int
    block: int
    links: int = 0
    hidden: bool = False
    row: bool = False
    download: bool = False
    box: bool = False
    weight: int = 0

    @property
    def size(self) -> int:
        """Characters without blanks."""
        return len(self.text) - sum(map(self.text.count, " \u3000\t"))


def parse_page(html: str) -> Page:
    """Parse a page. Raises Refused for one that is nested beyond all measure."""
    from selectolax.lexbor import LexborHTMLParser

    _check_nesting(html)
    # a NUL is dropped by the standard; the parser would keep U+FFFD for it
    parser = LexborHTMLParser(html.replace("\0", ""))
    page = Page()
    title = parser.css_first("title")
    if title is not None:
        words_of_title = " ".join((title.text() or "").split())
        page.title = words_of_title if len(words_of_title) <= LONGEST_TITLE and "</" not in words_of_title else ""
    for meta in parser.css("meta"):
        given = meta.attributes
        name, content = given.get("name") or given.get("property"), given.get("content")
        if name and content and content.strip():
            page.metas.setdefault(name.strip().lower(), " ".join(content.split()))
    concealed = _concealed_names(" ".join(style.text() or "" for style in parser.css("style")))

    start = parser.body or parser.root
    if start is None:
        return page
    nodes = page.nodes
    at, parent = start, -1
    while True:
        name = at.tag or ""
        text = name == "-text"
        tag = "" if text else name.lower()
        skip = not text and (tag in DROPPED or not tag[:1].isalpha())  # "-comment", "!doctype"
        if not skip:
            attributes: dict[str, str] = {} if text else {k.lower(): v or "" for k, v in at.attributes.items()}
            index = len(nodes)
            nodes.append(Node(tag, (at.text_content or "") if text else "", attributes, parent))
            nodes[index].hidden = (parent >= 0 and nodes[parent].hidden) or _is_hidden(nodes[index], concealed)
            child = None if text else at.first_child
            if child is not None:
                at, parent = child, index
                continue
            nodes[index].end = index + 1
        while True:
            if at.mem_id == start.mem_id:
                return page
            following = at.next
            if following is not None:
                at = following
                break
            nodes[parent].end = len(nodes)
            parent = nodes[parent].parent
            above = at.parent
            if above is None:
                return page
            at = above


# --- what is not shown ----------------------------------------------------------------------

_CONCEALING_STYLE = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
_RULE = re.compile(r"([^{}]{1,400})\{([^{}]{0,2000})\}")
_SIMPLE_SELECTOR = re.compile(r"\s{0,400}([.#][\w-]{1,60})\s{0,400}")
_CONCEALING_CLASSES = words("hidden hide d-none sr-only visually-hidden visible-xs visible-print invisible")


def _concealed_names(css: str) -> frozenset[str]:
    """`.class` and `#id` selectors that a style sheet of the page hides, outside media queries."""
    plain, depth, last = [], 0, 0
    for match in re.finditer(r"@media[^{}]{0,300}\{|[{}]", css):
        if depth == 0 and match[0].startswith("@media"):
            plain.append(css[last : match.start()])
            depth = 1
        elif depth:
            depth += 1 if match[0] == "{" else -1 if match[0] == "}" else 1
            last = match.end()
    if depth == 0:
        plain.append(css[last:])
    found = set()
    for rule in _RULE.finditer(" ".join(plain)):
        if _CONCEALING_STYLE.search(rule[2]):
            for selector in rule[1].split(","):
                simple = _SIMPLE_SELECTOR.fullmatch(selector)
                if simple:
                    found.add(simple[1])
    return frozenset(found)


def _is_hidden(node: Node, concealed: frozenset[str]) -> bool:
    attributes = node.attributes
    if not attributes:
        return False
    if "hidden" in attributes or _CONCEALING_STYLE.search(attributes.get("style", "")):
        return True
    classes = attributes.get("class", "").split()
    if not _CONCEALING_CLASSES.isdisjoint(classes):
        return True
    if not concealed:
        return False
    return any("." + c in concealed for c in classes) or "#" + attributes.get("id", "") in concealed


# --- guards against hostile nesting ---------------------------------------------------------

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})([^<>]{0,200})")
_BLOCKS = words(
    "div ul ol dl section article aside header footer main nav blockquote center form fieldset details dir menu "
    "figure address hgroup pre listing button object applet marquee table"
)
_FORMATTING = words("a b big code em font i nobr s small strike strong tt u")
_REOPENING = _BLOCKS | words("p li dd dt td th tr h1 h2 h3 h4 h5 h6 span br img")

_TAG_START = re.compile(r"<[a-zA-Z]")
# a picture may stand in an attribute, as long as the page
_QUOTED = re.compile(r"""=\s{0,9}(?:"[^"]{0,20000000}"|'[^']{0,20000000}')""")
_SEPARATOR = re.compile(r"[\s/=](?![\s/=])")
_LONG_TAG = 30_000
_MOST_ATTRIBUTES = 5_000


def _check_nesting(html: str) -> None:
    """Refuse what costs a standard parser quadratic time: very deep blocks, formatting that is never closed.

    The count is rough, as tags in comments and scripts count too; the limits are far above any page's needs.
    """
    for stretch in html.split(">"):
        if len(stretch) > _LONG_TAG:
            tag_start = _TAG_START.search(stretch)
            if (
                tag_start
                and len(_SEPARATOR.findall(_QUOTED.sub("=x", stretch[tag_start.start() :]))) > _MOST_ATTRIBUTES
            ):
                raise Refused(f"HTML with an element of more than {_MOST_ATTRIBUTES:,} attributes")
    depth, opened, reopened = 0, 0, 0
    formats: dict[str, int] = {}
    for slash, name, rest in guard.findall(_TAG, html):
        tag = name.lower()
        if tag in _BLOCKS:
            depth = max(0, depth - 1) if slash else depth + 1
            if depth > MAX_HTML_DEPTH:
                raise Refused(f"HTML nested deeper than {MAX_HTML_DEPTH:,} elements")
        if tag in _FORMATTING:
            if not slash:
                known = formats.get(tag + rest, 0)
                if known < 3:  # a parser keeps at most three equal ones
                    formats[tag + rest] = known + 1
                    opened += 1
            elif opened:
                opened -= 1
                formats.clear()
        elif tag in _REOPENING:
            reopened += opened
            if reopened > MAX_HTML_REOPENED:
                raise Refused("HTML with thousands of formatting elements that are never closed")
