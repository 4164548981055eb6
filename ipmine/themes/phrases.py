"""The noun phrases of a paper, and whether they stand there on their own or as a piece of a longer one."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from ipmine import lexicon
from ipmine.themes.fields import fields_of
from ipmine.themes.reading import Reading
from ipmine.themes.vectorizer import is_term, stop_words
from ipmine.themes.wordclass import WHERE_AND_WHO, tag_of

_MOST = 4  # words of a phrase
_SHORTEST, _LONGEST = 3, 10  # characters of a phrase
_LATIN = re.compile(r"[A-Za-z]{4}")  # a label is Chinese, though 5G and LPR may stand in it
_NAMES = (*WHERE_AND_WHO, "nt")  # parts of speech of names: who and where, not what
_WHERE = "内外中上下前后间时等"  # what ends a phrase of place or time
_JOINS = frozenset("或及与和其该并而但且")  # begin what only a dictionary of strings holds for one word (或电子邮件)
_GRAMMAR = _JOINS | frozenset("可至应须将由为于之以所被把即未不已经请")  # no noun that the cutter made up holds these
_HAN = re.compile(r"[\u3400-\u9fff].{0,400}[\u3400-\u9fff]")
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范"
    "廖贾韦邱侯邹熊孟秦薛尹阎段雷龙史陶贺顾毛郝龚邵万钱严赖洪武莫孔向汤施倪颜翁庄"
)
BEGINS, ENDS = 1, 2


def phrases_of(reading: Reading, stops: frozenset[str]) -> tuple[Counter[str], Counter[str]]:
    """How often each noun phrase of a paper stands in it, and how often on its own.

    A noun phrase is one to four words side by side of which the first may begin and the last may end one. It stands
    on its own where no noun goes on at either side: 专利开放许可 does in 实施专利开放许可, not in 专利开放许可声明.
    """
    found: Counter[str] = Counter()
    free: Counter[str] = Counter()
    run: list[str] = []
    weights = reading.weights
    for place, word in enumerate([*reading.words, ""]):
        if word and (weights is None or weights[place]) and word not in stops and is_term(word, frozenset()):
            run.append(word)
            continue
        if not (run and word == "第" and run[-1].endswith("字")):  # 经授水字第…号: the series of a document number
            _add(run, found, free)
        run = []
    return found, free


def _add(run: list[str], found: Counter[str], free: Counter[str]) -> None:
    roles = [role_of(word) for word in run]
    for start, role in enumerate(roles):
        if not role & BEGINS:
            continue
        phrase = ""
        for end in range(start, min(start + _MOST, len(run))):
            phrase += run[end]
            if len(phrase) > _LONGEST or (end > start and run[end] in label_words("verb")):
                break
            if len(phrase) < _SHORTEST or not roles[end] & ENDS or not _is_chinese(phrase):
                continue
            if phrase in label_words("general") or all(word in label_words("general") for word in run[start : end + 1]):
                continue
            found[phrase] += 1
            before = start > 0 and roles[start - 1] & BEGINS
            behind = end + 1 < len(run) and roles[end + 1]
            if not before and not behind:
                free[phrase] += 1


@cache
def role_of(word: str) -> int:
    """Whether a word may begin (1), may end (2) a noun phrase, or both (3); 0 for neither.

    A verb may only where it names a matter of some field (质押, 维权); what governs a phrase (应对, 助力) never does.
    """
    if word in label_words("verb"):
        return 0
    tag = tag_of(word)
    if tag in _NAMES or not is_term(word, frozenset()) or (len(word) > 2 and word[-1] in _WHERE):
        return 0
    if len(word) > 2 and word[0] in _JOINS:
        return 0
    if tag[:1] in ("l", "i") and _governs(word):
        return 0  # 明确要求, 全面完成: the dictionary calls any fixed run of words a phrase
    if not tag:
        return BEGINS | ENDS if _names_something(word) else 0
    topical = bool(fields_of(word))
    begins = tag[0] in "nabjlsx" or tag == "vn" or (tag[0] == "v" and topical)
    ends = tag in ("vn", "an") or tag[0] in "njlx" or (tag[0] == "v" and topical)
    return BEGINS * begins + ENDS * ends


def _names_something(word: str) -> bool:
    """Whether a word that no dictionary has may be a noun: one of two characters is a verb as often."""
    person = len(word) == 3 and word[0] in _SURNAMES and not fields_of(word)
    return len(word) > 2 and not person and not _GRAMMAR & set(word) and not _governs(word)


def _governs(word: str) -> bool:
    """Whether a longer word begins or ends with a word that governs what stands beside it."""
    pieces = {word[:2], word[-2:]}
    return len(word) > 2 and bool(pieces & (label_words("verb") | stop_words()))


def _is_chinese(phrase: str) -> bool:
    return bool(_HAN.search(phrase)) and not _LATIN.search(phrase)


@cache
def label_words(role: str) -> frozenset[str]:
    """The words of the lexicon `label_words` with a role."""
    return frozenset(row["word"] for row in lexicon.rows("label_words") if row["role"] == role)


@cache
def policy_terms() -> frozenset[str]:
    """The shipped terms that name a matter, not a place or a form of the State's work."""
    forms = ("party and state", "regions and opening up")
    return frozenset(row["term"] for row in lexicon.rows("policy_terms") if row["field"] not in forms)
