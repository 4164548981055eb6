"""What makes a line a title, and the kind of paper that a title names."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ipmine import lexicon

TITLE_MAX = 150
_JOINT_MAX, _MANY_ORGANS = 400, 5  # of a paper that many organs issue together

# What may follow the kind at the end of a title: （试行）, （2021—2023年）, 》, ”.
_TAIL = re.compile(
    r"(?:（[^（）]{1,40}）|\([^()]{1,40}\)|〔[^〔〕]{1,20}〕|[》”’〉 　]|\.(?:docx?|pdf|wps|html?|txt)|[（(]?(?:试行|暂行|草案)[）)]?|摘登|摘要|摘编|节选|节录|全文)$"
)
_NOTE = re.compile(r"\[[0-9]{1,2}\]$")
# how the ends that _TAIL knows end themselves
_TAIL_ENDS = frozenset("）)〕》”’〉 　cxfsml行案登要编选录文")

# What organs do in headlines; no name of an organ holds it.
_DOES = re.compile(
    r"网站$|官网$|召开|举行|举办|开幕|出席|参加|赴|走访|调研|部署|将(?!军)|表示|指出|[破查检缉侦捣拘截]获|捣破|侦破|破案|瓦解|公布|推出|启动|签署|揭晓|亮相|落户|协助|再办|增长|突破|增至|同比|再创|累计|首[二三两]?季|助力|(?<!余)逾"
)
_SENTENCE = re.compile(r"[。；！？]")
# Organs: how their names end.
ORGAN_ENDS = (
    "部", "厅", "局", "署", "院", "中心", "联席会议", "机制", "组", "银行", "集团", "海关", "司", "处",
    "队", "所", "馆", "社", "联盟", "大学", "学校", "委", "办", "会", "府", "室", "站", "园", "党组", "军区", "妇联",
    "工商联", "文联", "侨联", "残联", "社科联", "青联", "学联", "台联", "团中央", "科协", "作协", "记协", "消协", "政协", "人大",
    "支行", "分行", "法庭", "审判庭", "监狱", "战区", "军分区", "警备区", "兵团", "党校", "中学", "小学", "讲师团", "电视台", "电台",
    "气象台", "地震台", "天文台", "总台", "农场", "林场", "改良场", "中共中央", *(f"{n}{of}" for n in "0123456789一二三四五六七八九十" for of in ("部门", "单位")),
)  # fmt: skip


@cache
def _types() -> tuple[tuple[str, ...], tuple[int, ...], dict[str, str], frozenset[str]]:
    """The words, their lengths from the longest, the kind of each, and the words' last characters."""
    kinds = {row["word"]: row["type"] for row in lexicon.rows("doc_types")}
    return (
        tuple(kinds),
        tuple(sorted({len(word) for word in kinds}, reverse=True)),
        kinds,
        frozenset(word[-1] for word in kinds),
    )


def bare(title: str) -> str:
    """A title without what trails behind its last word: （试行）, 》.

    >>> bare("《专利资助办法（试行）》")
    '《专利资助办法'
    """
    if title[-1:] in "）)" and (annexed := max(title.rfind("（附："), title.rfind("(附"))) > 0:
        title = title[:annexed]  # …的通知（附：某某办法（试行））
    if "_" in title[1:]:
        title = title[: title.index("_", 1)]  # …的通知_某某专栏, as browsers name a page
    if title[-1:] == "]":
        title = _NOTE.sub("", title)  # 统计公报[1]: the mark of a footnote
    for _ in range(4):
        tail = _TAIL.search(title) if title[-1:] in _TAIL_ENDS else None
        if tail is None or tail.start() == 0:
            break
        title = title[: tail.start()]
    return title


@lru_cache(maxsize=4096)
def kind_of(title: str) -> str | None:
    """The kind of paper that a title names by its last word, or None.

    >>> kind_of("关于加强标准化工作的指导意见"), kind_of("国家知识产权局令"), kind_of("财政部部长")
    ('意见', '命令', None)
    """
    words, lengths, kinds, lasts = _types()
    title = bare(title.replace(" ", ""))
    if title[-1:] not in lasts or not title.endswith(words):
        return None
    word = next(title[-size:] for size in lengths if title[-size:] in kinds)
    if word in ("法", "令", "函") and not _single(title, word):
        return None
    return kinds[word]


def is_formal(title: str) -> bool:
    """Whether a title is complete in the form of official papers, 关于…的通知, or without 关于 at all.

    >>> is_formal("某局关于调整有关措施"), is_formal("某局关于调整有关措施的通知")
    (False, True)
    """
    if not is_complete(title):
        return False
    return "关于" not in title or "的" in bare(title)[-9:-1] or "若干" in title[-9:]


def _single(title: str, word: str) -> bool:
    """Whether a kind of one character is one: 专利法 is, 办法 and 看法 are not (办法 is a kind of its own)."""
    front = title[: -len(word)]
    if word == "法":
        return len(front) >= 2 and not front.endswith(
            ("方", "做", "看", "想", "说", "司", "执", "立", "守", "普", "违")
        )
    if word == "令":
        return len(front) >= 2 and not front.endswith(("指", "夏", "司", "责", "口", "号", "禁", "时"))
    return len(front) >= 1 and not front.endswith(("信", "来", "去", "公"))


def is_complete(title: str) -> bool:
    """Whether a title has come to its end: its last word names a kind of paper, and its marks are closed.

    >>> is_complete("关于修改《专利法"), is_complete("关于修改专利法的决定")
    (False, True)
    """
    if title.count("《") != title.count("》") or title.count("（") > title.count("）"):
        return False
    return kind_of(title) is not None


def is_organ(text: str) -> bool:
    """Whether a line holds the names of organs and nothing else, as far as its form tells."""
    body = text.rstrip(" ）)")
    if not 2 <= len(text.replace(" ", "")) <= 90 or "关于" in text:
        return False
    if any(c in "，。；：！？《》“”|｜" for c in text) or _DOES.search(text):
        return False
    return body.endswith(ORGAN_ENDS)


def is_sentence(text: str) -> bool:
    """Whether a line is running text: it is long, a sentence ends in it, or it goes on behind a colon."""
    joint = "关于" in text and text.count("、") > _MANY_ORGANS
    if len(text) > (_JOINT_MAX if joint else TITLE_MAX) or _SENTENCE.search(text) is not None:
        return True
    return len(text) > 60 and "：" in text.partition("（附")[0][:-1] and not text.endswith(_types()[0])


_NEWSWIRE = re.compile(r".{2,14}\d{1,2}月\d{1,2}日电 ?题：")


def is_headline(text: str) -> bool:
    """Whether the first line of a text may be a headline though it asks or exclaims.

    >>> is_headline("居住证如何申领？一文说清"), is_headline("今天我们举行发布会。")
    (True, False)
    """
    if "。" in text or "；" in text or text[-1] in "：，、":
        return False
    return len(text) <= 60 or (len(text) <= 120 and _NEWSWIRE.match(text) is not None)


def squeeze(text: str) -> str:
    """The letters of a title alone, to compare two of them.

    >>> squeeze("关于印发《办法（试行）》 的通知")
    '关于印发办法试行的通知'
    """
    return "".join(filter(str.isalnum, text))
