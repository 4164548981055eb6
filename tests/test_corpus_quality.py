"""The extractor's quality on the corpus's gold never falls, and the corpus never changes unnoticed."""

from __future__ import annotations

import importlib.util
import json
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import goldmarks
import pytest
from goldmarks import Gold, Mark

HERE = Path(__file__).resolve().parent
KEPT = json.loads((HERE / "quality_floors.json").read_text("utf-8"))
HOW = "python tests/corpus_score.py --write"


@cache
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("corpus_score", HERE / "corpus_score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["corpus_score"] = module
    spec.loader.exec_module(module)
    return module


@cache
def tally() -> object:
    return tool().run()


def test_the_corpus_is_the_one_that_the_floors_were_measured_on() -> None:
    assert tool().digest() == KEPT["digest"], f"the corpus or its gold has changed: read the new figures, then {HOW}"


@pytest.mark.parametrize("layer", sorted(KEPT["floors"]))
def test_floor(layer: str) -> None:
    found = tally()
    reached = found.f1()[layer]  # type: ignore[attr-defined]
    wrong = "\n".join(found.errors[layer][:20])  # type: ignore[attr-defined]
    assert reached >= KEPT["floors"][layer], f"{layer} fell to {reached}:\n{wrong}"


def test_every_layer_has_a_floor() -> None:
    assert set(tally().f1()) == set(KEPT["floors"])  # type: ignore[attr-defined]


# --- the marks ---------------------------------------------------------------------------------


def test_marks_inside_marks() -> None:
    gold = goldmarks.parse("#meta title=甲\n#meta cc=\n#text\n按⟦《⟦国务院|agency||mentioned⟧通知》|cite||basis⟧办\n")
    assert gold.text == "按《国务院通知》办\n"
    assert [(m.kind, m.norm, gold.text[m.start : m.end]) for m in gold.marks] == [
        ("cite", "《国务院通知》", "《国务院通知》"),
        ("agency", "国务院", "国务院"),
    ]
    assert gold.meta == {"title": "甲", "cc": []}


def test_marks_survive_writing() -> None:
    marks = (
        Mark(0, 4, "duty", "某省科技厅", "lead;open"),
        Mark(0, 4, "agency", "某省科技厅", "lead"),
        Mark(5, 7, "date", "2022", "other", True),
    )
    gold = Gold("省科技厅在今年办\n", marks, {"title": None, "issuers": ["甲", "乙"]})
    again = goldmarks.parse(goldmarks.write(gold))
    assert again.text == gold.text
    assert set(again.marks) == set(gold.marks)
    assert again.meta == gold.meta


@pytest.mark.parametrize("body", ["⟦甲|agency|", "⟦甲", "⟦甲|nothing||⟧", "⟦|date||⟧", "⟦甲|date|a|b|c⟧"])
def test_a_wrong_mark_is_an_error(body: str) -> None:
    with pytest.raises(ValueError, match=r"mark|substring"):
        goldmarks.parse("#text\n" + body)


def test_projection_onto_a_damaged_copy() -> None:
    gold = Gold("由知识局牵头", (Mark(1, 4, "agency", "知识局", "lead"),))
    damaged = "由知識(shí)局牽(qiān)頭"
    there = goldmarks.projected(gold, "由知識局牽頭", damaged).marks[0]
    assert damaged[there.start : there.end] == "知識(shí)局"


def test_projection_where_the_word_is_lost() -> None:
    gold = Gold("对专利局说", (Mark(1, 4, "agency", "专利局", ""),))
    there = goldmarks.projected(gold, "对专利局说", "对?)@局说").marks[0]
    assert (there.start, there.end) == (4, 5)


# --- the scorer --------------------------------------------------------------------------------


def scored(marked: str, record: dict[str, object]) -> dict[str, float]:
    empty = {
        name: []
        for name in (
            "doc_numbers",
            "dates",
            "durations",
            "agencies",
            "targets",
            "citations",
            "responsibilities",
            "sections",
        )
    }
    found = tool().Tally()
    tool().score(found, "x", goldmarks.parse("#text\n" + marked), {**empty, "meta": {}, **record})
    return dict(found.f1())


def date(start: int, end: int, norm: str) -> dict[str, object]:
    return {"start": start, "end": end, "text": "", "norm": norm, "role": "other"}


def test_a_right_date() -> None:
    figures = scored("自⟦2022年|date|2022|other⟧", {"dates": [date(1, 6, "2022")]})
    assert figures["dates"] == figures["dates.role"] == 1.0


def test_a_wrong_norm_costs_twice() -> None:
    assert scored("自⟦2022年|date|2022|other⟧", {"dates": [date(1, 6, "2021")]})["dates"] == 0.0


def test_half_of_the_span_is_enough_and_less_is_not() -> None:
    assert scored("自⟦2022年|date|2022|other⟧", {"dates": [date(1, 4, "2022")]})["dates"] == 1.0
    assert scored("自⟦2022年|date|2022|other⟧", {"dates": [date(1, 3, "2022")]})["dates"] == 0.0


def test_what_is_optional_costs_nothing() -> None:
    assert scored("自⟦2022年|date?|2022|other⟧", {"dates": [date(1, 6, "1999")]})["dates"] == 1.0
    assert scored("自⟦2022年|date?|2022|other⟧", {})["dates"] == 1.0


def test_an_invented_mention_costs() -> None:
    assert scored("自今年", {"dates": [date(1, 3, "2022")]})["dates"] == 0.0


def test_alternatives_and_what_is_not_judged() -> None:
    assert tool().same("甲局¦乙局", "乙 局")
    assert tool().same("*", None)
    assert not tool().same("甲局", "丙局")
