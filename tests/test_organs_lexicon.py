"""The lexicons of organs: every entry is found by its own row, none stands twice."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from ipmine import lexicon, structure
from ipmine.resolve import agencies as resolver
from ipmine.resolve.context import Context
from ipmine.scan import Scans, agencies
from ipmine.scan.agencies.index import index
from ipmine.scan.agencies.vocabulary import vocabulary

KINDS = {
    "government", "party", "supervision", "congress", "consultative", "court", "procuratorate", "military", "mass",
    "association", "institution", "international",
}  # fmt: skip


def norms(text: str, **context: str) -> list[str]:
    nothing: dict[str, Any] = {field.name: [] for field in fields(Scans)}
    scans = replace(Scans(**nothing), agencies=agencies.scan(text))
    return [f.norm for f in resolver.resolve(text, structure.Layout(), scans, Context(**context))]  # type: ignore[arg-type]


@pytest.mark.parametrize("row", lexicon.rows("organs_central"), ids=lambda row: row["name"])
def test_central_names_and_shorts_are_found(row: dict[str, str]) -> None:
    year = row["since"] or row["until"] or "2020"
    for form in (row["name"], *row["shorts"].split()):
        found = norms(f"，{form}，", region="000000", issued=f"{year}-06-01")
        assert len(found) == 1, form
        readings = {organ.norm for organ in index().names[form].organs}
        assert found[0] in readings
        if form == row["name"]:
            assert found[0] == row["name"]


@pytest.mark.parametrize("row", lexicon.rows("organs_overseas"), ids=lambda row: row["name"])
def test_overseas_names_and_shorts_are_found(row: dict[str, str]) -> None:
    for form in (row["name"], *row["shorts"].split()):
        found = norms(f"，{form}，", territory=row["territory"])
        assert len(found) == 1, form
        assert found[0] in {organ.norm for organ in index().names[form].organs}


@pytest.mark.parametrize("table", ["organs_functions", "organs_local", "organs_party"])
def test_examples_are_found_whole(table: str) -> None:
    for row in lexicon.rows(table):
        example = row["example"]
        found = agencies.scan(f"，{example}，")
        assert [m.name for m in found] == [example], f"{table}: {example}"
        assert norms(f"，{example}，", region="220104"), f"{table}: {example}"


def test_functions_expand_their_shorts() -> None:
    for row in lexicon.rows("organs_functions"):
        head = row["heads"].split()[0]
        for short in row["shorts"].split():
            if len(short) > 1 and short + head in index().names:
                readings = {organ.norm for organ in index().names[short + head].organs}
                assert "{p}" + row["function"] + head in readings


def test_cells_hold_what_their_columns_say() -> None:
    for row in lexicon.rows("organs_central"):
        assert row["kind"] in KINDS, row["name"]
        assert int(row["since"] or 0) <= int(row["until"] or 9999), row["name"]
        assert not row["parent"] or row["parent"] in index().names, row["name"]
    for row in lexicon.rows("organs_overseas"):
        assert row["territory"] in ("tw", "hk", "mo", "mainland"), row["name"]
        assert row["kind"] in KINDS, row["name"]
    for row in lexicon.rows("organs_functions"):
        assert set(row["heads"].split()) <= {"厅", "局", "委员会", "办公室", "中心", "总局", "管理局"}, row["function"]
    for row in lexicon.rows("organs_local"):
        assert any(mark in row["norm"] for mark in ("{p}", "{s}", "{w}")), row["name"]
        assert row["kind"] in KINDS, row["name"]


@pytest.mark.parametrize(
    "table", ["organs_central", "organs_functions", "organs_local", "organs_party", "organs_overseas"]
)
def test_no_short_form_stands_twice_in_a_row(table: str) -> None:
    for row in lexicon.rows(table):
        shorts = row["shorts"].split()
        assert len(set(shorts)) == len(shorts), row
        assert row[lexicon.table(table).columns[0]] not in shorts, row


def test_sector_words_stand_in_front_of_departments() -> None:
    for row in lexicon.rows("organs_words"):
        if row["class"] == "sector":
            assert [m.name for m in agencies.scan(f"，{row['example']}，")] == [row["example"]], row["word"]
            assert row["word"] in vocabulary().classes
        else:
            assert row["class"] == "country"
            assert [m.places for m in agencies.scan(f"，{row['example']}，")] == [(row["word"],)], row["word"]
