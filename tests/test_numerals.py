"""Numbers in digits, Chinese numerals and mixtures."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipmine.numerals import CHINESE, NUMBER, parse_number

DIGITS = "零一二三四五六七八九"


def in_chinese(number: int) -> str:
    """The standard multiplicative spelling of 0 <= number < 10**12, as a teller would write it."""
    if number < 10:
        return DIGITS[number]
    for size, unit in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if number >= size:
            head, rest = divmod(number, size)
            spelled = in_chinese(head) + unit
            if rest:
                spelled += ("零" if rest < size // 10 else "") + in_chinese(rest)
            return spelled
    raise AssertionError(number)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("1,234.5", 1234.5),
        ("007", 7),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百一十一", 111),
        ("一百十八", 118),
        ("一百零二", 102),
        ("一百二", 120),
        ("三万五", 35000),
        ("两千五百", 2500),
        ("百", 100),
        ("千亿", 10**11),
        ("万亿", 10**12),
        ("一万二千亿", 12 * 10**11),
        ("二〇二五", 2025),
        ("二零二五", 2025),
        ("一九九八", 1998),
        ("廿五", 25),
        ("卅", 30),
        ("壹佰贰拾", 120),
        ("壹億貳仟萬", 120000000),
        ("十二点五", 12.5),
        ("三点五万", 35000),
        ("1.1万", 11000),
        ("27.53亿", 2753000000),
        ("3亿5,000万", 350000000),
        ("1万2千", 12000),
        ("1.2万亿", 12 * 10**11),
        ("5千", 5000),
    ],
)
def test_numbers(text: str, value: float) -> None:
    assert parse_number(text) == value
    assert re.fullmatch(NUMBER, text)


@pytest.mark.parametrize(
    "text",
    ["", "二三十", "十十", "百百", "3万5万", "1,23", "两两", "点五", "五点", "三个", "12a", "零万", "-3", "十" * 9],
)
def test_no_numbers(text: str) -> None:
    assert parse_number(text) is None


@given(st.integers(0, 10**12 - 1))
def test_spelled_numbers_are_read(number: int) -> None:
    assert parse_number(in_chinese(number)) == number


@given(st.integers(0, 10**15))
def test_digits_are_read(number: int) -> None:
    assert parse_number(str(number)) == number
    assert parse_number(f"{number:,}") == number


@given(st.integers(1000, 2999))
def test_positional_years(year: int) -> None:
    spelled = "".join(DIGITS[int(c)] for c in str(year))
    assert parse_number(spelled) == year
    assert parse_number(spelled.replace("零", "〇")) == year


@given(st.text(alphabet="0123456789,.点零〇一二两三五九十廿百千万亿壹佰", max_size=60))
def test_never_fails_and_has_no_dust(text: str) -> None:
    value = parse_number(text)
    assert value is None or value == round(value, 6)


@pytest.mark.parametrize("unit", ["十", "二〇", "1", "万", "点", "1,", "一百"])
def test_long_runs_are_no_numbers(unit: str) -> None:
    run = unit * 50_000
    assert parse_number(run) is None
    for fragment in (NUMBER, CHINESE):
        assert sum(1 for _ in re.finditer(fragment, run)) <= len(run)
