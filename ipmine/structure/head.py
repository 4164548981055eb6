"""The head of a paper: metadata box, mark, number, title, dateline, addressees."""

from __future__ import annotations

import re

from ipmine.structure import attachments, box, forms, head_title, titles
from ipmine.structure.chrome import is_furniture
from ipmine.structure.labels import FIRST
from ipmine.structure.outline import Outline

# A head is no longer than this, boxes of portals included.
HEAD_LINES = 70

_MARK = re.compile(
    r"[\u4e00-\u9fff（） ]{3,60}(?:文 ?件|公 ?报)$|新闻公报$|[\u4e00-\u9fff]{2,16}(?:新闻稿|即时新闻|新闻资料|新闻参考资料)$"
)
# over the title of a paper for Hong Kong's legislature: 讨论文件 / 立法会人力事务委员会
_FOR_THE_COUNCIL = re.compile(
    "(?:供[^，。；]{0,12})?(?:讨论|资料|参考)文件|立法会[\u4e00-\u9fff]{2,24}(?:委员会|小组)(?:会议|特别会议)?"
)
# 某署 Some Department: the letterhead of a site in two languages
_LETTERHEAD = re.compile(r"(?P<organ>[\u4e00-\u9fff（） ]{3,40}?) {1,4}[A-Z][A-Za-z ,.&'()-]{4,120}$")
_CAPTION = re.compile(r"(?:摄|作(?:政府)?工作报告)$")


def read(outline: Outline, k: int) -> int:
    """Read the head that begins at line k; return the first line of the body."""
    stop = min(len(outline), k + HEAD_LINES)
    titled = numbered = False
    if k < stop and attachments.is_marker(outline.text(k)):
        k = outline.mark("attachments", k, k + 1)
    while k < stop:
        text = outline.text(k)
        if head_title.is_boxed(outline, k):
            fields, after = box.read(outline.lines, k, stop)
            outline.box.extend(fields)
            k = outline.mark("box", k, after)
        elif outline.chrome[k] or is_furniture(text) or (not titled and _is_letterhead(text)):
            outline.chrome[k] = True
            k = outline.mark("chrome", k, k + 1)
        elif attachments.is_marker(text):
            if not head_title.TW_BODY.match(outline.text(k + 1)):
                return k
            k = outline.mark("box", k, k + 1)  # 附件： in the head of a Taiwanese letter
        elif forms.is_number(text):
            numbered = True
            k = outline.mark("number", k, k + 1)
        elif forms.is_signer(text):
            k = outline.mark("signer", k, k + 1)
        elif titled and (byline := forms.byline(text)):
            start = outline.lines[k].start
            outline.box += [
                box.BoxField(name, start + a, start + b)
                for name, (a, b) in zip(("issuer", "issued"), byline, strict=True)
            ]
            k = outline.mark("box", k, k + 1)
        elif (after := _dateline(outline, k, stop, titled)) > k:
            k = outline.mark("dateline", k, after)
        elif (after := _addressees(outline, k, stop, titled or numbered)) > k:
            told = not titled and outline.text(k).startswith(("致：", "致:"))
            k = outline.mark("addressees", k, after)
            while told and k < stop and head_title.is_boxed(outline, k):  # 副本送：审计署
                fields, after = box.read(outline.lines, k, stop)
                outline.box.extend(fields)
                k = outline.mark("box", k, after)
            if told and k < stop and forms.is_letter_opening(outline.text(k)):
                k = outline.mark("note", k, k + 1)
            # Hong Kong's circulars have their title under the addressees
            if not (told and k < stop and _subject(outline, k)):
                return k
            more = k + 1 < stop and not outline.lines[k + 1].gap and _subject(outline, k + 1)
            return outline.mark("title", k, k + 1 + more)
        elif head_title.opens_body(outline, k) and (titled or not head_title.is_headline(outline, k)):
            return k
        elif not titled and (_is_mark(text) or _is_region_alone(outline, k)):
            k = outline.mark("mark", k, k + 1)
        elif (
            titled and outline.kinds[k - 1] == "title" and not outline.lines[k].gap and _YEARS_OF_A_PLAN.fullmatch(text)
        ):
            k = outline.mark("title", k, k + 1)  # 行动方案 / （115年至118年）
        else:
            after = head_title.mark(outline, k, stop, titled)
            if after == k:
                return k
            titled = titled or outline.kinds[k] == "title"
            k = after
    return k


# 香港九龙启成街3号, and the office's name in English
_ADDRESS = re.compile(
    r"(?:香港|九龙|新界|澳门)[^，。：；]{2,30}(?:道|路|街|里|径|巷|围)[0-9一二三四五六七八九十百]{1,6}[号至][^，。：；]{0,40}$"
)
_IN_ENGLISH = re.compile(r"[A-Z][A-Za-z&,.'() -]{8,90}$")


def _is_letterhead(text: str) -> bool:
    """An address or an English name over a letter of Hong Kong's."""
    return _ADDRESS.match(text) is not None or _IN_ENGLISH.match(text) is not None


def _is_mark(text: str) -> bool:
    """The issuing organ's mark: 某省人民政府文件."""
    if _MARK.match(text) is not None:
        return "关于" not in text
    if _FOR_THE_COUNCIL.fullmatch(text):
        return True
    letterhead = _LETTERHEAD.match(text)
    return letterhead is not None and titles.is_organ(letterhead["organ"])


_REGIONS = ("澳门特别行政区", "香港特别行政区")
_YEARS_OF_A_PLAN = re.compile(
    r"[（(][0-9〇零一二三四五六七八九]{2,4}年?(?:-|—|～|至)[0-9〇零一二三四五六七八九]{2,4}年度?[）)]"
)


def _is_region_alone(outline: Outline, k: int) -> bool:
    """澳门特别行政区 on a line of its own over an organ's name, and that name: the head of Macau's papers."""
    text = outline.text(k)
    if text in _REGIONS:
        return True
    return k > 0 and outline.text(k - 1) in _REGIONS and titles.is_organ(text)


# --- the line under a title ----------------------------------------------------------------


def _dateline(outline: Outline, k: int, stop: int, titled: bool) -> int:
    """The line behind the dateline that begins at line k; k itself if none does."""
    text = outline.text(k)
    if forms.is_date(text) or (forms.is_dateline(text) and (titled or text[0] in "（(—–-")):
        return k + 1
    if not titled:
        return k + 1 if text[-1] == "摄" and len(text) <= 60 else k  # the caption of a picture over the headline
    if forms.is_person(text) or _CAPTION.search(text):
        return k + 1
    if len(text) <= 7 and forms.is_name(text) and k + 1 < stop and forms.is_salutation(outline.text(k + 1)):
        return k + 1
    if text[0] in "（(" and text[-1] not in "）)" and len(text) <= 90:
        for j in range(k + 1, min(k + 3, stop)):
            text += outline.text(j)
            if forms.is_dateline(text):
                return j + 1
    return k


# --- addressees ----------------------------------------------------------------------------


def _addressees(outline: Outline, k: int, stop: int, after_title: bool) -> int:
    """The line behind the list of addressees that begins at line k; k itself if none does."""
    text = outline.text(k)
    if forms.is_addressees(text) and not forms.is_speaker(text):
        return k + 1
    if text.startswith(("致：", "致:")) and 3 < len(text) <= 120 and "。" not in text:
        return k + 1  # 致：各商标代理人, as Hong Kong's circulars begin
    if text[-1] in "，、；" and "。" not in text:
        for j in range(k + 1, min(stop, k + 8)):
            more = outline.text(j)
            if len(more) > 400 or "。" in more:
                return k
            if forms.is_addressees(more):
                return j + 1
            if more[-1] not in "，、；":
                return k
    # the colon may be lost: 区政府各委、办、局，各镇政府
    if after_title and "、" in text and "各" in text[:12] and titles.is_sentence(outline.text(k + 1)):
        return k if titles.is_sentence(text) or titles.is_complete(text) else k + 1
    return k


def _subject(outline: Outline, k: int) -> bool:
    """Whether line k is what a letter is about: short, no sentence, with text behind it."""
    text = outline.text(k)
    if (
        not 4 < len(text) <= 60
        or titles.is_sentence(text)
        or text[-1] in "：:，、。"
        or text[0] in FIRST - {"第", "二"}
    ):
        return False
    if forms.is_salutation(text):
        return False
    # the text behind it is longer than its one or two lines
    return max(len(outline.text(k + 1)), len(outline.text(k + 2))) > 2 * len(text)
