"""Networks say what they are made of."""

from __future__ import annotations

from typing import Any

import pytest

from ipmine import Corpus, analyze, networks

NETWORKS = [networks.issuing, networks.citing, networks.answering, networks.working_together]
CORPUS = Corpus([analyze("一、任务\n（一）加强保护。（省财政厅负责）\n根据《专利法》制定。\n", id="a")])


@pytest.mark.parametrize("network", NETWORKS)
@pytest.mark.parametrize(
    ("given", "remedy"),
    [(CORPUS, r"not of Corpus: give its \.frames\(\)"), (CORPUS[0], r"not of Paper: give its \.frames\(\)"),
     ([1], "not of list: give what ipmine.frames.frames returns")],
)  # fmt: skip
def test_what_is_no_table_is_refused(network: Any, given: Any, remedy: str) -> None:
    with pytest.raises(TypeError, match=f"a network is made of tables, {remedy}"):
        network(given)


@pytest.mark.parametrize("network", NETWORKS)
def test_a_missing_table_is_named(network: Any) -> None:
    with pytest.raises(KeyError, match=r"there is no table '\w+'; there are dates"):
        network({"dates": CORPUS.frames()["dates"]})
    assert network(CORPUS.frames()) is not None
