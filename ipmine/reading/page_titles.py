"""The title of the paper on a page: among its lines, and in the page's own <title>."""

from __future__ import annotations

import re

from ipmine.reading.box_labels import squeeze
from ipmine.reading.chrome_names import is_title_name
from ipmine.reading.dom import Line, Node, Page

# between the paper's title and the names of column and site; a hyphen only with blanks, as titles have it too
_JOINTS = re.compile(
    r"\s{0,99}[_|｜»›>＞]{1,99}\s{0,99}|\s{1,99}[-–—]{1,3}\s{1,99}|-{2,99}|—{3,99}|\s{0,99}:{2,99}\s{0,99}"
)
_SITE = re.compile(
    r"(?:人民政府|政府|委员会|局|厅|部|署|门户|官网)?(?:门户)?(?:网站|网|網|網站|官网|首页|首頁|资讯|信息公开|全球資訊網)$"
)
_SITE_BEHIND_HYPHEN = re.compile(r"(?<=.{8})[-－–—][^-－–—]{0,20}(?:政府|局|厅|部|委员会|办公室|网站?|院|会|廳|網站?)$")
_METAS = ("articletitle", "og:title", "dc.title", "title", "twitter:title")
# how titles of papers end, and how names of sites and organs do
_OF_PAPERS = re.compile(
    r"^关于|^關於|(?:通知|公告|通告|决定|決定|意见|意見|办法|辦法|规定|規定|方案|规划|規劃|计划|計畫|条例|條例|细则|細則|措施|要点|要點|"
    r"函|批复|批復|报告|報告|通报|通報|令|纪要|纲要|綱要|公报|公報|解读|召开|發布|发布)(?:[（(].{1,20}[）)])?$"
)
_OF_SITES = re.compile(
    r"(?:政府|局|厅|廳|部|署|委员会|委員會|办公室|辦公室|网|網|网站|網站|平台|频道|信息公开|政务公开)$"
)
_HEADINGS = {"h1": 1.6, "h2": 1.2, "h3": 0.8}


def title_of_page(page: Page) -> str:
    """The paper's title as the page's head gives it, without the names of column and site; may be empty."""
    named = next((page.metas[name] for name in _METAS if page.metas.get(name)), "")
    title = page.title
    if named and (not title or squeeze(named)[:12] in squeeze(title)) and not _SITE.search(named):
        return _first_part(named)
    return _first_part(title)


def _first_part(title: str) -> str:
    parts = [_SITE_BEHIND_HYPHEN.sub("", part.strip()) for part in _JOINTS.split(title) if part and part.strip()]
    parts = [part for part in parts if not _SITE.search(part)]
    return max(parts, key=len) if parts and len(squeeze(max(parts, key=len))) >= 6 else ""


def best_title(nodes: list[Node], lines: list[Line], title: str) -> int | None:
    """The index of the line that is the title, the last one among equals; None where there is none."""
    wanted = squeeze(title)
    best, score = None, 0.9
    for k, line in enumerate(lines):
        text = squeeze(line.text)
        if not 5 <= len(text) <= 150 or line.row or line.box:
            continue
        value = _likeness(text, wanted)
        if _OF_PAPERS.search(text):
            value += 0.6
        elif _OF_SITES.search(text):
            value -= 0.8
        at = line.block
        for _ in range(3):
            node = nodes[at]
            value = max(value, _HEADINGS.get(node.tag, 0.0) + value / 2) if node.tag in _HEADINGS else value
            if is_title_name(node.names()) and "title" not in node.tag:
                value += 1.0
                break
            at = node.parent
            if at < 0 or nodes[at].end - at > 40:
                break
        if line.links * 2 > line.size:
            value -= 1.2
        if value >= score:
            best, score = k, value
    return best


def _likeness(text: str, wanted: str) -> float:
    if not wanted:
        return 0.0
    if text == wanted:
        return 3.0
    short, long = sorted((text, wanted), key=len)
    if short in long and len(short) >= 8:
        return 2.0 * len(short) / len(long) + 0.5
    return 0.0
