"""What sort of word a word is: its part of speech, and how much that says of what a paper is about."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from ipmine import lexicon
from ipmine.tokenizers import dictionary_path

WHERE_AND_WHO = ("nr", "ns", "nrt", "nrfg")  # tags of places and persons
_OTHER = 0.8  # how much a word counts that is no noun: what is done, when, how, where and by whom goes across matters


def tag_of(word: str) -> str:
    """The part of speech of a word: of our terms, else of jieba's dictionary; "" where neither has it."""
    return _tags().get(word, "")


def topicality(words: Sequence[str]) -> Any:
    """How much each word says of what a paper is about, float32: nouns, names of organs and unknown words 1.

    >>> topicality(["专利", "逾期", "北京市"]).round(1).tolist()
    [1.0, 0.800000011920929, 0.800000011920929]
    """
    return np.array([1.0 if _names_a_matter(tag_of(word)) else _OTHER for word in words], np.float32)


def _names_a_matter(tag: str) -> bool:
    return not tag or (tag[0] in "nijlx" and tag not in WHERE_AND_WHO) or tag in ("vn", "an")


@cache
def _tags() -> dict[str, str]:
    tags = {}
    for line in dictionary_path().read_text("utf-8").splitlines():
        word, _, tag = line.split(" ")
        tags[word] = tag
    return tags | {row["term"]: row["tag"] for row in lexicon.rows("policy_terms")}
