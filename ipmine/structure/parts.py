"""The parts of a paper by GB/T 9704: head, addressees, body, sign-off, imprint; unit by unit.

A unit is one paper in the text: the paper itself, the paper that it issues or forwards,
its attachments, or a second paper in the same file. Each is read the same way: a head
(`head`), then a body up to where the next unit begins, with its tail.
"""

from __future__ import annotations

import re

from ipmine.structure import box, forms, titles
from ipmine.structure.box import BoxField
from ipmine.structure.chrome import is_furniture
from ipmine.structure.labels import FIRST, label_at
from ipmine.structure.lines import Line

HEAD_LINES = 70

_ATTACHMENT = re.compile(r"附[件表录]? ?[（(]?[0-9一二三四五六七八九十]{0,3}[）)]?(?:-\d)?[：:]?$")
_ATTACHMENT_LIST = re.compile(
    r"附[件表录]?[0-9一二三四五六七八九十]{0,2} ?[：:]|附(?:修正|订定|公布|件)?[「“《]"
    r"|附件[^，。]{0,80}\.(?:docx?|xlsx?|pdf|wps|zip|rar)$"
)
_NOTE = re.compile(r"[（(].{2,160}[）)]$")
_CC = re.compile(r"(?:抄 ?送|抄 ?报|抄 ?致|分 ?送|报 ?送|副本)(?:单位|机关)? ?[：:]")
_IMPRINT = re.compile(
    rf"(?=.{{4,120}}印 ?发[。 ]{{0,3}}$).{{0,60}}?(?:{forms.DATE}) ?印 ?发|.{{2,40}}(?:办公[室厅]|办|处|科) {{0,40}}(?:{forms.DATE})印发"
)
_CONTACT = re.compile(
    r"(?:[（(]?联 ?系 ?(?:人|电话|单位|方式|地址)|咨询电话|电话 ?：|传真 ?：|邮箱|电子邮箱|地址 ?：|邮编)"
)
_TW_BODY = re.compile(r"主 {0,8}旨 ?[：:]|依 {0,8}据 ?[：:]|说 {0,8}明 ?[：:]|公告事项 ?[：:]|[修订制废]正?定?[「“]|兹")
_TW_GLUED = re.compile(
    r"(?P<title>[\u4e00-\u9fff（）、 ]{3,60}(?:令|公告|书函|函|开会通知单)) ?(?P<date>中华民国.{4,30}日(?:（[^（）]{1,8}）)?)$"
)
_MARK = re.compile(r"[\u4e00-\u9fff（） ]{3,60}(?:文 ?件|公 ?报)$|.{0,20}(?:19|20)\d{2}年第 ?\d{1,3} ?[期号]$")
_OWN_TITLE = re.compile(r"关于|印发|转发|^第[\d/]{1,12}号")
_AMENDED = re.compile(r"(?:修正规定|修正条文|条文对照表|修正总说明|修正草案总说明|草案总说明)$")
_QUOTED = re.compile(r"《((?:[^《》]|《[^《》]{1,60}》|〈[^〈〉]{1,60}〉){4,90})》")
_ISSUES = re.compile(r"(?:印发|转发|批转|公布|发布|颁布|下发|颁发)(.{4,100})的(?:通知|公告|通告|决定|令|函)")
_NO_NAME = re.compile(r"[，。；：！？《》\t\d.]|^附")
_ITEM = re.compile(r"(?:附件)? ?\d{1,2} ?[.．、：]")
_BEGINS_WITH_DAY = re.compile(forms.DATE)
_ENDS_OPEN = re.compile(r"(?:[、，的和与及或对在于为]|印发|转发|批转|发布|公布)$")


class Outliner:
    """Walks once over the lines of a text and says what each line is.

    `kinds[k]` is the kind of part that line k belongs to, `units[k]` the unit, and
    `opens[k]` that a new title begins there although one stands right above it.
    """

    def __init__(self, lines: list[Line], chrome: list[bool]) -> None:
        count = len(lines)
        self.lines = lines
        self.chrome = chrome
        self.kinds = ["chrome" if c else "body" for c in chrome]
        self.units = [0] * count
        self.opens = [False] * count
        self.box: list[BoxField] = []
        self.unit = 0
        self._names: set[str] = set()  # squeezed titles of papers that this one issues or forwards

    def run(self) -> None:
        k = 0
        while k < len(self.lines):
            start = k
            k = self._head(k)
            k = self._body(start, k)
            self.units[start:k] = [self.unit] * (k - start)
            self.unit += 1

    # --- head ----------------------------------------------------------------------

    def _head(self, k: int) -> int:
        """Read the head that begins at line k; return the first line of the body."""
        lines, kinds, stop = self.lines, self.kinds, min(len(self.lines), k + HEAD_LINES)
        seen_title = seen_number = False
        if k < stop and _ATTACHMENT.match(lines[k].text):
            kinds[k] = "attachments"
            k += 1
        while k < stop:
            text = lines[k].text
            if not self._boxed(k) and (self.chrome[k] or is_furniture(text)):
                self.chrome[k] = True
                kinds[k] = "chrome"
                k += 1
            elif self._boxed(k):
                fields, after = box.read(lines, k, stop)
                self.box.extend(fields)
                kinds[k:after] = ["box"] * (after - k)
                k = after
            elif forms.is_number(text):
                kinds[k] = "number"
                seen_number = True
                k += 1
            elif forms.is_signer(text):
                kinds[k] = "signer"
                k += 1
            elif (
                forms.is_date(text)
                or (forms.is_dateline(text) and (seen_title or text[0] in "（(—–-"))
                or (seen_title and forms.is_person(text))
            ):
                kinds[k] = "dateline"
                k += 1
            elif seen_title and len(text) <= 7 and len(text.replace(" ", "")) <= 4 and forms.is_name(text):
                kinds[k] = "dateline"
                k += 1
            elif seen_title and (broken := self._broken_dateline(k, stop)) > k:
                kinds[k:broken] = ["dateline"] * (broken - k)
                k = broken
            else:
                after = self._addressees(k, stop, seen_title or seen_number)
                if after > k:
                    kinds[k:after] = ["addressees"] * (after - k)
                    return after
                if self._opens_body(k, seen_title):
                    return k
                if _MARK.match(text) and "关于" not in text and not seen_title and not titles.is_complete(text.replace("公报", "")):
                    kinds[k] = "mark"
                    k += 1
                    continue
                after = self._title(k, stop, seen_title)
                if after == k:
                    return k
                seen_title = True
                k = after
        return k

    def _broken_dateline(self, k: int, stop: int) -> int:
        """The line behind a dateline that is broken over two or three lines; k itself if none begins there."""
        text = self.lines[k].text
        if text[0] not in "（(" or text[-1] in "）)" or len(text) > 90:
            return k
        for j in range(k + 1, min(k + 3, stop)):
            text += self.lines[j].text
            if forms.is_dateline(text):
                return j + 1
        return k

    def _boxed(self, k: int) -> bool:
        text = self.lines[k].text
        if self.chrome[k] and not any(c.isdigit() for c in text):
            return False
        return box.is_key(text) or (box.is_publication(text) and not forms.is_own_date(text)) or box.is_stamp(text)

    def _addressees(self, k: int, stop: int, after_title: bool) -> int:
        """The line behind the list of addressees that begins at line k; k itself if none does."""
        lines = self.lines
        text = lines[k].text
        if forms.is_addressees(text) and not forms.is_speaker(text):
            return k + 1
        if text.endswith(("，", "、", "；")) and "。" not in text:
            j = k + 1
            while j < stop and j < k + 8 and len(lines[j]) < 400 and "。" not in lines[j].text:
                if forms.is_addressees(lines[j].text):
                    return j + 1
                if not lines[j].text.endswith(("，", "、", "；")):
                    return k
                j += 1
        # the colon may be lost: 区政府各委、办、局，各镇政府
        if (
            after_title
            and "、" in text
            and "各" in text[:12]
            and not titles.is_sentence(text)
            and not titles.is_complete(text)
            and k + 1 < stop
            and titles.is_sentence(lines[k + 1].text)
        ):
            return k + 1
        return k

    def _opens_body(self, k: int, seen_title: bool) -> bool:
        text = self.lines[k].text
        if forms.is_salutation(text) or forms.is_speaker(text) or _TW_BODY.match(text):
            return True
        if titles.is_sentence(text) or _ATTACHMENT_LIST.match(text):
            return True
        if text[-1] in "：:，、" and ("，" in text or not titles.is_complete(text[:-1])):
            return True
        plain = text.lstrip("# ")
        if plain and plain[0] in FIRST:
            label = label_at(plain, 0)
            if label is not None and (seen_title or label.rank <= 10):
                return label.rank <= 10 or not titles.is_complete(plain)
        return False

    def _title(self, k: int, stop: int, seen_title: bool) -> int:
        """Mark the title that begins at line k, over several lines if need be; return the line behind it."""
        lines = self.lines
        text = lines[k].text.lstrip("# ")
        last = k
        if not titles.is_complete(text) or (not titles.is_formal(text) and self._formal_end(k, stop)):
            last = self._title_end(k, stop, text)
            if last == k:
                if (
                    seen_title
                    and k + 1 < len(lines)
                    and titles.is_sentence(lines[k + 1].text)
                    and not titles.is_organ(text)
                ):
                    return k  # a first heading of the body, no title
                if titles.is_organ(text) and k + 1 < stop:
                    self.kinds[k] = "mark"
                    return k + 1
                if k + 1 < stop and not seen_title and not lines[k + 1].gap and self._goes_on(k):
                    last = k + 1
        self.kinds[k : last + 1] = ["title"] * (last + 1 - k)
        self.opens[k] = True
        return last + 1

    def _formal_end(self, k: int, stop: int) -> bool:
        """Whether the next line ends a title of the form 关于…的… that line k only seemed to end."""
        if k + 1 >= stop or self.lines[k + 1].gap:
            return False
        more = self.lines[k + 1].text
        return "关于" not in more and not titles.is_sentence(more) and titles.is_formal(self.lines[k].text + more)

    def _head_goes_on(self, k: int) -> bool:
        """Whether parts of a head stand behind line k: more of the page's head, not the body's first heading."""
        for j in range(k + 1, min(k + 16, len(self.lines))):
            text = self.lines[j].text
            if titles.is_sentence(text) and not self._boxed(j):
                return False
            if forms.is_number(text) or forms.is_addressees(text) or (titles.is_complete(text) and len(text) > 8):
                return True
        return False

    def _title_end(self, k: int, stop: int, text: str) -> int:
        """The last line of a title that line k does not complete; k if none completes it."""
        lines = self.lines
        joined = text
        for j in range(k + 1, min(stop, k + 6)):
            more = lines[j].text
            if (
                self.chrome[j]
                or forms.is_number(more)
                or forms.is_date(more)
                or self._boxed(j)
                or forms.is_dateline(more)
            ):
                break
            if titles.is_sentence(more) or more[-1] in "：:，" or self._opens_body(j, True):
                break
            joined += more
            if titles.is_complete(joined) and len(joined) <= 200:
                whole = titles.is_complete(more) and _OWN_TITLE.search(more) is not None
                if whole and not _ENDS_OPEN.search(text) and not (titles.is_organ(text) and more.startswith("关于")):
                    break  # two titles, one under the other
                if not titles.is_formal(joined) and j + 1 < stop and not lines[j + 1].gap:
                    more = lines[j + 1].text
                    if len(more) < 40 and "关于" not in more and titles.is_formal(joined + more):
                        return j + 1
                return j
        return k

    def _goes_on(self, k: int) -> bool:
        """Whether the next line continues a headline that names no kind of paper."""
        text, more = self.lines[k].text, self.lines[k + 1].text
        if titles.is_sentence(more) or more[-1] in "：:，" or self._opens_body(k + 1, True) or self._boxed(k + 1):
            return False
        if forms.is_number(more) or forms.is_date(more) or forms.is_dateline(more) or self.chrome[k + 1]:
            return False
        return _ENDS_OPEN.search(text) is not None or (abs(len(text) - len(more)) <= 12 and len(text) >= 12)

    # --- body and tail -------------------------------------------------------------

    def _body(self, start: int, k: int) -> int:
        """Read from the first line of the body to the end of the unit; return the next unit's first line."""
        lines, kinds = self.lines, self.kinds
        first = k
        self._learn_names(start, k)
        closed = False
        while k < len(lines):
            text = lines[k].text
            if self.chrome[k] or len(text) > 160:
                closed = closed and self.chrome[k]
                k += 1
                continue
            end = text[-1]
            if end in "日）)。" or end.isdigit():
                if forms.is_date(text) and self._signoff(first, k):
                    closed = True
                    k += 1
                    continue
            if closed:
                after = self._after_signoff(k)
                if after > k:
                    k = after
                    continue
                if self._opens_unit(k):
                    return k
                closed = False
            if text[0] == "附":
                if _ATTACHMENT.match(text) and self._attached_paper(k):
                    return k
                if _ATTACHMENT_LIST.match(text) or _ATTACHMENT.match(text):
                    k = self._attachments(k)
                    continue
            elif end not in "。；：，、" and k > first:
                if " " in text and forms.is_person(text) and self._signature(first, k):
                    closed = True
                    k += 1
                    continue
                if len(text) <= 70 and self._names_paper(k):
                    return k
            if text[0] in "抄分报主副" and _CC.match(text):
                kinds[k] = "cc"
                closed = True
            elif "印" in text and _IMPRINT.match(text):
                kinds[k] = "imprint"
                closed = True
            k += 1
        self._unsigned_end(first)
        return k

    def _signoff(self, first: int, k: int) -> bool:
        """Mark the date at line k and the signatures above it; False if it is no sign-off."""
        j = k
        while j > first and k - j < 12 and self._is_signature(j - 1):
            j -= 1
        j = self._whole_signature(first, j, k)
        if j == k:
            before = self.lines[k - 1].text if k > first else ""
            if (
                not before
                or before[-1] not in "。）)：！"
                or (k + 1 < len(self.lines) and len(self.lines[k + 1]) > 160)
            ):
                return False
        self.kinds[j:k] = ["chrome" if c else "signoff" for c in self.chrome[j:k]]
        self.kinds[k] = "date"
        return True

    def _whole_signature(self, first: int, j: int, k: int) -> int:
        """A long name may stand on several lines: those between the last sentence and the day."""
        top = j
        while top > first and k - top < 4:
            text = self.lines[top - 1].text
            if text[-1] in "。！；：）”" or self.kinds[top - 1] != "body":
                return top if top < j and titles.is_organ("".join(x.text for x in self.lines[top:k])) else j
            if (
                len(text) > 45
                or any(c in "，。；：！？《》\t" for c in text)
                or (text[0] in FIRST and label_at(text, 0))
            ):
                return j
            top -= 1
        return j

    def _is_signature(self, k: int) -> bool:
        text = self.lines[k].text
        if self.kinds[k] != "body" or len(text) > 60:
            return False
        return titles.is_organ(text) or forms.is_person(text)

    def _signature(self, first: int, k: int) -> bool:
        """Mark a signature without a date (局长 某某某), if the paper ends there or another begins."""
        if k + 1 < len(self.lines):
            after = self.lines[k + 1].text
            if titles.is_sentence(after) and not self.chrome[k + 1]:
                return False
        if k <= first or not (
            titles.is_sentence(self.lines[k - 1].text) or self.kinds[k - 1] in ("attachments", "signoff")
        ):
            return self._is_signature(k - 1) and self._signature_run(first, k)
        self.kinds[k] = "signoff"
        return True

    def _signature_run(self, first: int, k: int) -> bool:
        j = k
        while j > first and k - j < 8 and self._is_signature(j - 1):
            j -= 1
        self.kinds[j : k + 1] = ["signoff"] * (k + 1 - j)
        return True

    def _after_signoff(self, k: int) -> int:
        """Mark what may stand behind a sign-off; return the line behind it, k if line k is none of that."""
        text = self.lines[k].text
        if _CC.match(text):
            self.kinds[k] = "cc"
        elif _IMPRINT.match(text):
            self.kinds[k] = "imprint"
        elif _NOTE.match(text) or _CONTACT.match(text):
            self.kinds[k] = "note"
        elif forms.is_person(text) or (forms.is_date(text) and self.kinds[k - 1] != "date"):
            self.kinds[k] = "date" if forms.is_date(text) else "signoff"
        elif _ATTACHMENT_LIST.match(text) and not (_ATTACHMENT.match(text) and self._attached_paper(k)):
            return self._attachments(k)
        else:
            return k
        return k + 1

    def _attachments(self, k: int) -> int:
        """Mark the list of attachments that begins at line k; return the line behind it."""
        lines, kinds = self.lines, self.kinds
        kinds[k] = "attachments"
        j = k + 1
        while j < len(lines) and j < k + 60 and not self.chrome[j]:
            text = lines[j].text
            label = label_at(text, 0) if text[0] in FIRST else None
            item = label is not None and label.family in ("n.", "(n)", "n)", "circled", "cn.", "(cn)")
            if not (item or _ITEM.match(text)) or len(text) > 120 or "。" in text[:-1]:
                break
            kinds[j] = "attachments"
            j += 1
        return j

    def _attached_paper(self, k: int) -> bool:
        """Whether 附件 at line k heads the attachment itself, not a list of attachments."""
        j = k + 1
        while j < len(self.lines) and self.chrome[j]:
            j += 1
        if j >= len(self.lines):
            return False
        text = self.lines[j].text
        label = label_at(text, 0) if text[0] in FIRST else None
        return label is None or label.number != 1

    def _opens_unit(self, k: int) -> bool:
        """Whether the line behind a sign-off begins another paper."""
        text = self.lines[k].text
        if _ATTACHMENT.match(text) or forms.is_number(text):
            return True
        if forms.is_addressees(text):
            return True
        if titles.is_sentence(text) or text[-1] in "：:，；、" or k + 1 >= len(self.lines):
            return False
        return text[0] not in "（(·•*" and (titles.is_complete(text) or not _BEGINS_WITH_DAY.match(text))

    def _names_paper(self, k: int) -> bool:
        """Whether the line is the title of a paper that this one issues, or a title of amended articles."""
        lines = self.lines
        text = lines[k].text
        if _AMENDED.search(text) and not self.chrome[k] and label_at(text, 0) is None:
            return True
        if not self._names:
            return False
        name = titles.squeeze(text)
        if len(name) < 4:
            return False
        if name in self._names:
            return True
        for j in range(k + 1, min(k + 3, len(lines))):
            if len(lines[j]) > 70 or lines[j].text[-1] in "。；：，":
                return False
            name += titles.squeeze(lines[j].text)
            if name in self._names:
                return True
        return False

    def _learn_names(self, start: int, k: int) -> None:
        """Remember by which titles the papers that this one carries would begin."""
        self._names = set()
        title = ""
        for j in range(start, k):
            if self.kinds[j] == "title":
                title = self.lines[j].text if self.opens[j] else title + self.lines[j].text
        for j in range(k, min(k + 4, len(self.lines))):
            for found in _QUOTED.finditer(self.lines[j].text[:1500]):
                if titles.is_complete(found[1]):
                    self._names.add(titles.squeeze(found[1]))
        issued = _ISSUES.search(title)
        if issued:
            self._names.add(titles.squeeze(issued[1]))
        if len(title) >= 8:
            self._names.add(titles.squeeze(title))

    def _unsigned_end(self, first: int) -> None:
        """A paper may end with its organs' names and no date."""
        k = len(self.lines) - 1
        while k > first and self.chrome[k]:
            k -= 1
        end = k
        while k > first and end - k < 6 and self._is_signature(k):
            k -= 1
        if k < end and self.lines[k].text[-1] in "。）":
            for j in range(k + 1, end + 1):
                self.kinds[j] = "signoff"
