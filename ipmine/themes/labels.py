"""Labels that a reader of the papers would write: short noun phrases that stand in them."""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np

from ipmine import lexicon
from ipmine.themes import about
from ipmine.themes.about import Held
from ipmine.themes.fields import fields_of
from ipmine.themes.phrases import ENDS, label_words, policy_terms, role_of
from ipmine.themes.reading import Reading
from ipmine.themes.vectorizer import stop_words
from ipmine.themes.wordclass import tag_of

_FREE = 0.3  # a phrase that stands on its own more rarely is a piece of another
# characters that a label is read at a glance with; two only where a theme has no phrase
_LENGTHS = {2: 0.25, 3: 0.8, 4: 1.2, 5: 1.3, 6: 1.4, 7: 1.4, 8: 1.3, 9: 1.1}
_PAPER = re.compile(
    r"(?:公告|通告|通知|处分|办法|草案|条文|条例|准则|细则|要点|须知|规定|意见|方案|规划|纲要|文件|凭证|证明)$"
)
_ORGAN = re.compile(
    r"(?:局|部|厅|委|委员会|部门|机关|法院|检察院|中心|总局|支队|协会|分会|大学|公司|银行|政府|居委会|村委会|办事处)$|^(?:国家|中共|中央)|(?<![铁公道线之网电思出])路$|(?:大道|街)$"
)

_FIELD = re.compile(  # what a form or a list asks for
    r"(?:号码|编号|名称|姓名|地址|住址|住所|电话|传真|信箱|邮箱|网址|日期|职称|职业|签名|签章|备注|明细表|一览表|申请表)$"
)
_PART = 8  # a label stands in one of so many papers of its theme at least
_BESIDE = 0.02  # a label next to which the others score less than this stands alone


def top_words(counts: Any, labels: Any, k: int, n: int = 10) -> list[list[int]]:
    """For each theme the columns of its words, by class-based TF-IDF, best first.

    A word counts by the papers of the theme that hold it, not by how often one of them repeats it.
    """
    held = np.zeros((k, counts.shape[1]))
    for j in range(k):
        rows = np.flatnonzero(labels == j)
        if len(rows):
            held[j] = np.bincount(counts[rows].indices, minlength=counts.shape[1]) / len(rows)
    usual = held.mean(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        score = np.where(held > 0, held * np.log(1 + held / np.maximum(usual, 1e-9)) * (held > usual), 0)
    found = []
    for j in range(k):
        order = np.lexsort((np.arange(counts.shape[1]), -score[j]))[:n]
        found.append([int(c) for c in order if score[j, c] > 0])
    return found


def label_themes(
    readings: Sequence[Reading], labels: Any, nearness: Any, k: int, extra_stops: Sequence[str] = ()
) -> list[list[str]]:
    """For each theme up to five labels, best first; [] where no phrase of it is told from the other themes'.

    A phrase counts by how far the papers of the theme are about it (`about`), and how many hold it, against the other
    themes' papers. A theme without such a phrase is labelled by nouns of two characters. No two themes have the same
    first label: the theme that it fits best keeps it.
    """
    stops = stop_words() | frozenset(extra_stops)
    of_themes = [about.held(readings, labels, nearness, j, stops) for j in range(k)]
    shares: defaultdict[str, list[float]] = defaultdict(list)
    for theme in of_themes:
        for phrase, share in theme.shares.items():
            shares[phrase].append(share)
    ranked: list[dict[str, float]] = []
    for theme in of_themes:
        scores = _scores(theme, theme.phrases, shares, k) or _scores(theme, theme.nouns, shares, k)
        _drop_fragments(scores, theme)
        least = _BESIDE * max(scores.values(), default=0.0)
        ranked.append({phrase: value for phrase, value in scores.items() if value >= least})
    return _different([_distinct(sorted(scores, key=lambda p: (-scores[p], p))) for scores in ranked], ranked)


def _scores(theme: Held, papers: Counter[str], shares: Mapping[str, list[float]], k: int) -> dict[str, float]:
    """What each phrase is worth as a label of the theme; only those that are worth something."""
    scores = {}
    for phrase, count in papers.items():
        if count < min(2, theme.size) or count * _PART < theme.size:
            continue
        share = theme.shares[phrase]
        # the other themes in the mean, and the one that is most about it
        usual = (sum(shares[phrase]) - share) / max(k - 1, 1)
        first, *second = heapq.nlargest(2, shares[phrase])
        rival = first if share < first else max(second, default=0.0)
        others = 0.7 * usual + 0.3 * rival
        value = share * math.log((share + 0.05) / (others + 0.05)) * _worth(phrase, theme.alone(phrase))
        if value > 0:
            scores[phrase] = value * math.sqrt(count / theme.size)
    return scores


def nouns_of(words: Sequence[str]) -> tuple[str, ...]:
    """Words that may stand for a theme without a phrase, those that name a matter of some field first; () where none do."""
    nouns = [word for word in words if role_of(word) & ENDS and not _who_or_where(word) and not _FIELD.search(word)]
    nouns = [word for word in nouns if word not in label_words("general") and (fields_of(word) or not _is_saying(word))]
    return tuple(sorted(nouns, key=lambda word: not fields_of(word)))


def _who_or_where(phrase: str) -> bool:
    return bool(_ORGAN.search(phrase)) or phrase.startswith(_names())


def _worth(phrase: str, alone: float) -> float:
    """How good a label a phrase is by itself, whatever the theme.

    Best are terms and phrases of four to eight characters that name a matter of some field and stand on their own.
    """
    term = phrase in policy_terms()
    if (not term and (alone < _FREE or _is_deed(phrase))) or _who_or_where(phrase) or _FIELD.search(phrase):
        return 0.0  # a piece of another phrase; who does it, where, and what a form asks for is not what it is about
    worth = (1.0 if term else 0.4 + 0.6 * alone) * _LENGTHS.get(len(phrase), 1.0)
    if term:
        worth *= 1.4
    elif not fields_of(phrase):
        worth *= 0.4
    if _PAPER.search(phrase):
        worth *= 0.4  # the paper that lays it down is not what it is about
    return worth


def _is_saying(word: str) -> bool:
    return _is_deed(word) or tag_of(word)[:1] == "l"  # 齐抓共管, 不在此限: fixed runs of words


@cache
def _is_deed(phrase: str) -> bool:
    """Whether a word of four characters says only that something is done, whatever it is: 充分利用, 合理安排."""
    tag = tag_of(phrase)
    if len(phrase) != 4 or not tag or fields_of(phrase):
        return False
    first, last = phrase[:2], phrase[2:]
    governs = first in label_words("verb") or tag_of(first) in ("a", "ad", "d") or tag_of(first)[:1] == "v"
    return tag == "i" or (governs and (last in label_words("verb") or tag_of(last)[:1] == "v"))


@cache
def _names() -> tuple[str, ...]:
    """Names and short names of provinces, cities and groups of provinces, and of central and overseas organs."""
    names = {"中国", "京津冀", "长三角", "珠三角", "粤港澳", "成渝", "川渝", "长江经济带", "黄河流域", "一带一路"}
    for row in lexicon.rows("places"):
        if row["code"].endswith("00") and row["bare"] == "yes":
            names |= {row["name"], row["short"]}
    for row in (*lexicon.rows("organs_central"), *lexicon.rows("organs_overseas")):
        names |= {row["name"], *row["shorts"].split()}
    return tuple(sorted(name for name in names if len(name) > 1))


def _drop_fragments(scores: dict[str, float], theme: Held) -> None:
    """Leave out what is mostly a piece of a longer phrase (冠状病毒感染 of 新型冠状病毒感染).

    What hardly ever stands on its own gives way to a shipped term that half of its papers hold (知识产权 to 知识产权保护).
    """
    for phrase in sorted(scores, key=len, reverse=True):
        for size in range(3, len(phrase)):
            for start in range(len(phrase) - size + 1):
                piece = phrase[start : start + size]
                if piece in scores:
                    mostly = 0.5 if phrase in policy_terms() and theme.alone(piece) < _FREE else 0.7
                    if theme.phrases[phrase] >= mostly * theme.phrases[piece]:
                        del scores[piece]


def _distinct(ranked: list[str], n: int = 5) -> list[str]:
    """The first phrases none of which lies in another."""
    kept: list[str] = []
    for phrase in ranked[:60]:
        if not any(phrase in other or other in phrase for other in kept):
            kept.append(phrase)
        if len(kept) == n:
            break
    return kept


def _different(chosen: list[list[str]], scores: list[dict[str, float]]) -> list[list[str]]:
    """Let the theme where it scores best keep a first label that several have; the others put their next in front."""
    taken: dict[str, int] = {}
    for j in sorted(range(len(chosen)), key=lambda j: -scores[j][chosen[j][0]] if chosen[j] else 0.0):
        own = chosen[j]
        first = next((phrase for phrase in own if phrase not in taken), None)
        if first is not None:
            taken[first] = j
            chosen[j] = [first, *(phrase for phrase in own if phrase != first)]
    return chosen
