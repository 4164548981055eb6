"""How far a collective party reaches to the left of the words that its classes tell.

环卫、园林等部门 · 国家有关部门 · 利用外资重点省市有关部门 · 项目所在市、县政府 · 领导小组各成员单位 ·
烟草行业各直属单位.
"""

from __future__ import annotations

import re
from typing import Final

from ipmine.scan.agencies.index import index
from ipmine.scan.agencies.stops import STOP
from ipmine.scan.agencies.vocabulary import walk

# members of a list whose words are not known, when nothing else stands in front: 工信商务、外交外联、
_ITEMS: Final = re.compile(r"(?:\A|[，。；：\n（“])(?P<items>(?:[一-鿿]{2,8}、){1,10}(?:[一-鿿]{2,8})?)\Z")
_SHORTEST: Final = 2
_AND: Final = ("及", "和", "与")
# 国家有关部门, 军队有关单位
_WHOLE_SIDES: Final = ("国家", "中央", "军队")
_SEATED: Final = ("所在地", "发生地")
_SEATED_SECOND: Final = frozenset("在生所发")  # the second letter where one begins there or one letter on
_OPEN_FURTHER: Final = frozenset("有相重其所")
_PERSONS: Final = frozenset("申请 提请 被申请 负责 委托 报告".split())
_SEAT_OF: Final = re.compile(r"[一-鿿]{1,12}\Z")
# what ends the words that say what lies there to the left
_NOT_IN_SEAT: Final = re.compile(
    r"按照|或者|奖励|补助|资助|拨付|支持|协助|督促|移交|移送|报送|提交|送达|转送|转交|交由|告知|通报|根据|属地原则|(?<!作)为(?!人)|经(?!营)|[由向与和及对请报同从在将是让给被把按如并或使等且了据应须可到至当要该其各自凭]"
)
# bodies that stand for a longer name
_BODY: Final = re.compile(r"(?:领导小组|联席会议|指挥部|协调小组|专项工作组|工作组|工作专班|联防联控机制|安委会)\Z")
_LEVELS: Final = frozenset("省市县区州")
# the rest of the words for a seat, where its end is a word too
_MORE_SEATS: Final = re.compile(
    r"(?:\A|(?<=[^一-鿿])|(?<=[由向对经报请按其]))[一-鿿]{2,4}地(?:或者?|和|及|、)\Z|(?:实际|主要|登记|工商登记|税务登记|工商|常住|临时|原)\Z"
)
_SEAT_BEFORE: Final = frozenset("际要记商住时原或者和及、")
_CENTRAL: Final = "中央和国家机关"
_WITHIN: Final = ("行业", "机关", "系统")
# 局内各单位, 会同委内相关司局: the issuer's own
_INSIDE: Final = re.compile(r"(?:\A|[^一-鿿]|会同|组织|[由请与及和])(?P<own>[局部委厅署院司]内)\Z")
_HOUSE: Final = re.compile(
    r"(?:\A|[，、；：\n（ ])(?P<house>[一-鿿]{0,10}(?:行业|机关|系统|[局部委厅署院司]内))\Z|(?<=会同)(?P<own>[局部委厅署院司]内)\Z"
)
_POSTED: Final = re.compile(r"驻[^\W各和与及、]{2,10}\Z")
# what is done, not what a trade is called: 及时受理、依法立案侦查
_DEEDS: Final = re.compile("依法|及时|立案|侦查|受理|查处|打击|处理|追究|移送|接受|研判|发现|上级")
_AREA: Final = re.compile(r"(?:沿[江海河湖线边]|[^\W各和与及、在]{1,3}流域|[库湖灾山牧]区)(?:地区)?\Z")
_FOREIGN: Final = re.compile(
    r"(?:(?:有关|相关|其他|所在|目的|沿线|当事|对方|周边|来源)国家?|各国|外国|两国|双方国家)\Z"
)
_AREA_ENDS: Final = frozenset("江海河湖线边域区")
_SEATS_OF_GOVERNMENT: Final = ("省府", "市府", "县府", "区府", "州府", "盟府", "旗府")
_OWN: Final = frozenset("局部委院署厅")
_APART: Final = re.compile(r"[，、；：\n及和与]")


def opening(text: str, start: int, letters: str) -> int:
    """Where the party begins whose classes (`vocabulary`) begin at `start`."""
    if "E" in letters:
        start = listed(text, start)
    if text[start] in _OPEN_FURTHER:
        if text.startswith(("有关", "相关"), start) and text[start - 2 : start] in _WHOLE_SIDES:
            start -= 2
        elif text.startswith("重点省", start):
            start = seat(text, start)  # 利用外资重点省市有关部门
        elif text.startswith(("其他", "其它"), start) and text[start - 1 : start] in _AND and start > 1:
            start = _with_others(text, start)  # 公安、交通及其他有关部门
        elif text.startswith("所在地省、", start):
            start += 3  # 主办单位所在地省、自治区、直辖市…: the list says whose
    if text[start + 1 : start + 2] in _SEATED_SECOND and (
        text.startswith(_SEATED, start) or text.startswith(_SEATED, start + 1)
    ):
        start = seat(text, start)
    if (
        letters[0] == "V"
        and text[start - 1 : start] in _SEAT_BEFORE
        and (more := _MORE_SEATS.search(text, max(0, start - 12), start))
    ):
        start = more.start()  # 实际居住地, 登记注册地, 始发地或目的地
    if letters[0] == "L" and text.startswith("所在", start - 2) and start > 1:
        start = seat(text, start - 2)  # 项目所在市、县政府
    if (letters[0] == "Q" or text.startswith("成员单位", start)) and (
        body := _BODY.search(text, max(0, start - 6), start)
    ):
        start = body.start()  # 领导小组各成员单位
    elif text.startswith(("成员单位", "各成员单位"), start) and (owner := index().name_at(text, start)):
        start -= len(owner.text)  # 市爱卫委成员单位
        start -= text[start - 1 : start] in _LEVELS and start > 0
    if letters[0] == "Q" and text.endswith(_CENTRAL, 0, start):
        return start - len(_CENTRAL)
    if letters[0] == "Q" and text.startswith(_WITHIN, start - 2) and start > 1:
        start = _within(text, start)  # 烟草行业各直属单位, 总公司机关各部门
    if (
        letters[0] == "Q"
        and text[start - 1 : start] == "内"
        and (inside := _INSIDE.search(text, max(0, start - 4), start))
    ):
        start = inside.start("own")
    near = max(0, start - 12)
    if text[start - 1 : start] in ("国", "家") and (foreign := _FOREIGN.search(text, near, start)):
        start = foreign.start()  # 相关国家民航主管部门
    if letters[0] == "Q" and text.find("驻", near, start) >= 0 and (posted := _POSTED.search(text, near, start)):
        start = posted.start()  # 驻首都国际机场各单位
    if letters[0] in "QK" and text[start - 1 : start] in _AREA_ENDS and (area := _AREA.search(text, near, start)):
        start = area.start()  # 沿江各县区
    if text.startswith("直属", start) and text.startswith(_SEATS_OF_GOVERNMENT, start - 2) and start > 1:
        start -= 2  # 区府直属各单位
    if text[start - 1 : start] in _OWN and _APART.match(text, start - 2):
        start -= 1  # 局其他直属单位: the issuer's own
    return start


def _with_others(text: str, start: int) -> int:
    """Where the trades begin that 及其他有关部门 goes on from; `start` where there are none."""
    begin = start
    for letter, at in walk(text, start - 1):
        if letter not in "FC":
            break
        if letter == "F":
            begin = at
    return begin


def listed(text: str, start: int) -> int:
    """Where a list of trades begins, known or not, of 要加强与卫生健康、城镇排水 at 卫生健康; `start` where none does."""
    found = _ITEMS.search(text, max(0, start - 60), start)
    if found is None:
        return start
    at = found.start("items")
    first, *others = found["items"].split("、")
    if _DEEDS.search(found["items"]):
        return start
    cut = max((stop.end() for pattern in (STOP, _NOT_IN_SEAT) for stop in pattern.finditer(first)), default=0)
    if len(first) - cut < _SHORTEST or any(map(STOP.search, others)):
        return start
    return at + cut


def _within(text: str, start: int) -> int:
    """Where the name begins of the trade or house whose parts are meant, at the start of an item; else `start`."""
    before = _HOUSE.search(text, max(0, start - 14), start)
    if before is None or STOP.search(before["house"]) or _NOT_IN_SEAT.search(before["house"]):
        return start
    return before.start("house")


def seat(text: str, start: int) -> int:
    """Where the words begin that say what lies there: 重点监视防御区所在地人民政府."""
    before = _SEAT_OF.search(text, max(0, start - 12), start)
    if before is None:
        return start
    begin = before.start()
    for pattern in (STOP, _NOT_IN_SEAT):
        for stop in pattern.finditer(text, begin, start):
            person = text.startswith("人", stop.end()) and text[stop.end() - 2 : stop.end()] in _PERSONS
            if not person and not text.startswith(("者", "人所"), stop.end()):
                begin = stop.end()  # 提供者所在地, 申请人户籍所在地: no verb
    return begin
