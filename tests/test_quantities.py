"""Quantities: what is one, what it is worth, and what bounds it."""

import random

import pytest
from casetable import load
from hypothesis import given
from hypothesis import strategies as st

from ipmine import lexicon
from ipmine.scan.quantities import scan


def shown(quantity):
    top = "" if quantity.value_max is None else f" {quantity.value_max}"
    return f"{quantity.value} {quantity.unit} {quantity.comparator}{top}"


@pytest.mark.parametrize("case", load("quantities"))
def test_case(case):
    found = scan(case.text)
    assert [(q.start, q.end) for q in found] == case.spans
    assert [shown(q) for q in found] == case.norms


@pytest.mark.parametrize(
    ("text", "unit", "code"),
    [
        ("处新台币三千元罚锾", "元", "TWD"),
        ("支持人民币100万元", "元", "CNY"),
        ("资助港币5万元", "港元", "HKD"),
        ("投资100万元人民币", "元", "CNY"),
        ("投资100万新台币", "元", "TWD"),
        ("出口额达49亿美元", "美元", "USD"),
        ("补助10万元", "元", None),
        ("受理12件", "件", None),
    ],
)
def test_a_written_currency_has_its_code(text, unit, code):
    (quantity,) = scan(text)
    assert (quantity.unit, quantity.currency) == (unit, code)


PIECES = st.lists(
    st.sampled_from(
        "不低于 100 万元 亿 三千 余 件 % 百分之 十 分之 翻一番 第 条 — 至 1/3 成 家 和 、 。 个月 新台币 达到 .5 , 九 百 以上".split()
    ),
    max_size=30,
).map("".join)


@given(PIECES)
def test_quantities_stand_in_order_inside_the_text_and_hold_numbers(text):
    end = 0
    for quantity in scan(text):
        assert end <= quantity.start < quantity.end <= len(text)
        assert quantity.outer_start <= quantity.start
        assert quantity.end <= quantity.outer_end
        assert quantity.value_max is None or quantity.value_max > quantity.value
        end = quantity.end


@given(st.integers(1, 10**9), st.sampled_from(["件", "家", "元", "%"]))
def test_a_plain_number_keeps_its_value(value, unit):
    (quantity,) = scan(f"共登记{value}{unit}。")
    assert (quantity.value, quantity.unit) == (value, unit)


@pytest.mark.parametrize(
    "hostile", ["9" * 400, "亿" * 500, "百分之" * 300, "十" * 500, "1,000," * 200, "三分之" * 300, "1—" * 400]
)
def test_hostile_numbers_give_no_invented_value(hostile):
    for quantity in scan(hostile + "元"):
        assert quantity.value < 1e24


@pytest.mark.parametrize("piece", ["十", "百分之", "1—", "三分之", "9", "一至", "不低于", "新台币"])
def test_work_grows_with_the_text(piece):
    """Twice the text makes at most about twice the matches: no match spans more and more."""
    short, long = scan(piece * 2000), scan(piece * 4000)
    assert len(long) <= 2 * len(short) + 2
    assert all(q.end - q.start <= 80 for q in long)


def test_a_long_paper_is_scanned_whole():
    random.seed(3)
    text = "".join(random.choice(["培育企业", "推进工作", "不低于", "，", "。"]) + f"{k}家" for k in range(5000))
    assert len(scan(text)) == 5000


@pytest.mark.parametrize("row", lexicon.rows("currencies"), ids=lambda row: row["unit"] + row["code"])
def test_each_name_and_sign_of_a_currency_tells_it(row: dict[str, str]) -> None:
    for name in row["names"].split():
        (quantity,) = scan(f"投资{name}5万元。")
        assert (quantity.value, quantity.unit, quantity.currency) == (50000, row["unit"], row["code"]), name
    for sign in row["signs"].split():
        (quantity,) = scan(f"投资{sign}5万。")
        assert (quantity.value, quantity.unit, quantity.currency) == (50000, row["unit"], row["code"] or None), sign
