"""Durations: lengths of time, and what looks like one."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipmine import normalize, structure
from ipmine.aligned import Aligned
from ipmine.facts import DateFact, DurationFact
from ipmine.resolve import dates as date_resolver
from ipmine.resolve import durations as resolver
from ipmine.resolve.context import Context
from ipmine.scan import Scans, dates, durations
from tests.casetable import Case, load

ONE = (
    r"P(?!$|T$)(?:\d+(?:\.\d+)?Y)?(?:\d+(?:\.\d+)?M)?(?:\d+(?:\.\d+)?W)?(?:\d+(?:\.\d+)?D)?"
    r"(?:T(?:\d+(?:\.\d+)?H)?(?:\d+(?:\.\d+)?M)?(?:\d+(?:\.\d+)?S)?)?"
)
ISO = re.compile(f"{ONE}(?:/{ONE})?")


def resolve(
    text: str, layout: structure.Layout | None = None, **context: str
) -> tuple[list[DateFact], list[DurationFact]]:
    layout = layout or structure.Layout()
    nothing: dict[str, Any] = {field.name: [] for field in fields(Scans)}
    scans = replace(Scans(**nothing), dates=dates.scan(text), durations=durations.scan(text))
    told = date_resolver.resolve(text, layout, scans, Context(**context))  # type: ignore[arg-type]
    return told, resolver.resolve(text, layout, scans, told)


@pytest.mark.parametrize("case", load("durations"))
def test_cases(case: Case) -> None:
    work = normalize.normalize(Aligned(case.text))
    found = resolve(work.text, **case.context)[1]
    assert [work.span(fact.start, fact.end) for fact in found] == case.spans
    assert [fact.norm for fact in found] == case.norms
    assert all(ISO.fullmatch(fact.norm) for fact in found)


def test_a_day_of_the_month_is_no_length() -> None:
    text = "公示期15日。会议于15日召开。"
    assert [(fact.start, fact.norm) for fact in resolve(text)[1]] == [(3, "P15D")]


def test_chrome_has_no_durations() -> None:
    text = "近三年热词\n有效期三年。\n"
    part = structure.Part
    layout = structure.Layout(parts=[part("chrome", 0, 6), part("body", 6, len(text))])
    assert [fact.start for fact in resolve(text, layout)[1]] == [9]


def test_years_of_the_republic_are_dates() -> None:
    text = "自95年7月起執行3年"
    told, lengths = resolve(text, territory="tw")
    assert [fact.norm for fact in told] == ["2006-07/.."]
    assert [fact.norm for fact in lengths] == ["P3Y"]


UNITS = {"年": "P{}Y", "个月": "P{}M", "天": "P{}D", "个工作日": "P{}D", "周": "P{}W", "小时": "PT{}H", "分钟": "PT{}M"}


@given(st.integers(2, 99), st.sampled_from(sorted(UNITS)))
def test_digits_and_numerals_have_the_same_norm(number: int, unit: str) -> None:
    tens, ones = divmod(number, 10)
    han = "一二三四五六七八九"
    spelled = ("十" if tens == 1 else han[tens - 1] + "十" if tens else "") + (han[ones - 1] if ones else "")
    for written in (str(number), spelled):
        text = f"期限为{written}{unit}。"
        assert [fact.norm for fact in resolve(text)[1]] == [UNITS[unit].format(number)], text


PIECES = st.sampled_from(
    [*"0123456789.,年月日天周半个内多至-一二三十百两第每上前后，。 \n", "小时", "分钟", "个月", "工作日", "季度"]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_gives_ordered_disjoint_valid_durations(text: str) -> None:
    told, found = resolve(text, issued="2020-06-15")
    end = 0
    for fact in found:
        assert end <= fact.start < fact.end <= len(text)
        end = fact.end
        assert ISO.fullmatch(fact.norm), fact.norm
        assert not any(day.start < fact.end and fact.start < day.end for day in told)


@pytest.mark.parametrize(
    "unit", ["十", "1", "一年", "1年", "三至", "1-", "个月", "日内", "半", "1,000", "各", "12日、"]
)
def test_hostile_repeats_stay_linear(unit: str) -> None:
    text = unit * (30_000 // len(unit))
    assert sum(fact.end - fact.start for fact in resolve(text)[1]) <= len(text)
