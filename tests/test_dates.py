"""Dates: what is written, what it means in its paper, which role it has."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipmine import analyze, normalize, structure
from ipmine.aligned import Aligned
from ipmine.facts import DateFact
from ipmine.resolve import dates as resolver
from ipmine.resolve.calendar import absolute, earliest, expiry, latest
from ipmine.resolve.context import Context
from ipmine.scan import Scans, dates, doc_numbers
from tests.casetable import Case, load


def working(text: str) -> Aligned:
    return normalize.normalize(Aligned(text))


def resolve(text: str, layout: structure.Layout | None = None, **context: str) -> list[DateFact]:
    """The dates of a working text of which nothing but its dates is known."""
    nothing: dict[str, Any] = {field.name: [] for field in fields(Scans)}
    scans = replace(Scans(**nothing), dates=dates.scan(text))
    return resolver.resolve(text, layout or structure.Layout(), scans, Context(**context))  # type: ignore[arg-type]


def check_norm(norm: str) -> None:
    """A norm is EDTF, but for a clock time that is written without seconds."""
    padded = re.sub(r"(T\d\d:\d\d)$", r"\1:00", norm)
    edtf.parse_edtf(padded)


@pytest.mark.parametrize("case", load("dates"))
def test_cases(case: Case) -> None:
    work = working(case.text)
    found = resolve(work.text, **case.context)
    assert [work.span(fact.start, fact.end) for fact in found] == case.spans
    assert [fact.norm or "null" for fact in found] == case.norms
    for fact in found:
        if fact.norm is not None:
            check_norm(fact.norm)


@pytest.mark.parametrize(
    ("text", "context", "roles"),
    [
        ("某县人民政府\n2022年9月1日\n", {}, ["issued"]),
        ("局长 张明 二〇〇一年十二月三十日\n", {}, ["issued"]),
        ("——2021年2月24日在第七届人民代表大会第七次会议上\n", {}, ["issued"]),
        ("新华社北京12月28日电", {"published": "2022-12-29"}, ["issued"]),
        ("二、申请人应于2020年1月31日前提交报告。", {"issued": "2020-03-01"}, ["deadline"]),
        ("成文日期：2022年9月1日 发布日期：2022-09-03", {}, ["issued", "published"]),
        ("2022-09-03 10:30\n各市州：", {}, ["published"]),
        ("自2022年9月1日起施行。", {}, ["effective"]),
        ("自2022年9月1日起在全国试行。", {}, ["effective"]),
        ("溯自一百零二年一月一日生效。", {"territory": "tw"}, ["effective"]),
        ("实施日期：2022年9月1日", {}, ["effective"]),
        ("自2022年9月1日起实行。", {}, ["effective"]),
        ("2022年10月8日零时起施行\n", {}, ["effective"]),
        ("自2022年9月1日起试行三年。", {}, ["effective"]),
        ("自2022年1月1日起执行至2025年12月31日。", {}, ["effective", "expires"]),
        ("自2022年9月1日起对企业实行统一编码。", {}, ["period"]),
        ("自2022年9月1日起暂停执行。", {}, ["period"]),
        ("自2022年9月1日起停止适用。", {}, ["expires"]),
        ("自2022年9月1日起不再执行，自2022年10月1日起作废。", {}, ["expires", "expires"]),
        ("至2025年12月31日废止。2026年1月1日自动失效。", {}, ["expires", "expires"]),
        ("有效期至2027年8月31日。", {}, ["expires"]),
        ("试行至2027年8月31日。", {}, ["expires"]),
        ("请于2022年9月30日前报送。", {"issued": "2022-09-01"}, ["deadline"]),
        ("到2025年，达到50家。", {"issued": "2022-09-01"}, ["deadline"]),
        ("力争2025年达到50家。", {"issued": "2022-09-01"}, ["deadline"]),
        ("年内建成。", {"issued": "2022-09-01"}, ["deadline"]),
        ("6月底完成初稿。", {"issued": "2022-03-01"}, ["deadline"]),
        ("到“十四五”末达到50家。", {"issued": "2022-09-01"}, ["deadline"]),
        ("截至2021年底，共有30家。", {"issued": "2022-09-01"}, ["other"]),
        ("推迟到2022年10月3日。", {"issued": "2022-09-01"}, ["other"]),
        ("2021年，共有30家。", {"issued": "2022-09-01"}, ["other"]),
        ("比2021年增长一成，由2021年的3家", {"issued": "2022-09-01"}, ["other", "other"]),
        ("经2022年8月1日第5次常务会议审议通过", {}, ["other"]),
        ("2020年以来，“十四五”期间，2021—2023年", {}, ["period", "period", "period"]),
        ("2022年3月至6月，2022年第三季度，2022年9月上旬", {"issued": "2022-02-01"}, ["period"] * 3),
        ("从2019年1月1日起，实施计划", {"issued": "2018-11-01"}, ["period"]),
        ("分别于6月30日、11月30日前报送", {"issued": "2022-03-01"}, ["deadline", "deadline"]),
        ("分别于2022年3、6、9月前报送", {"issued": "2022-03-01"}, ["deadline"] * 3),
        ("2022年一至三季度增长", {"issued": "2022-03-01"}, ["period"]),
        ("报送截止时间延后至6月30日。", {"issued": "2022-03-01"}, ["deadline"]),
        ("报名截止时间为：2022年6月30日", {"issued": "2022-03-01"}, ["deadline"]),
        ("最长不得逾2022年12月31日", {"issued": "2022-03-01"}, ["deadline"]),
        ("2022年11月30日前生育的职工", {"issued": "2022-03-01"}, ["other"]),
        ("12月25日怀疑，直到12月29日才报告", {"issued": "2022-03-01"}, ["other", "other"]),
        ("2022年8月1日正式施行，另请", {"issued": "2022-03-01"}, ["effective"]),
        ("其效力追溯至2022年6月1日。", {"issued": "2022-08-01"}, ["effective"]),
        ("2006年4月27日在第一次会议上当选副市长", {"issued": "2022-03-01"}, ["other"]),
        ("从现在到2009年，工程蓄水", {"issued": "2004-03-01"}, ["other"]),
        (
            "任务\t时限\t单位\n建厂\t2024年11月\t甲局\n改水\t2024年12月底\t乙局\n2024年10月考核。\n",
            {"issued": "2024-03-15"},
            ["deadline", "deadline", "other"],
        ),
        ("时限\t任务\n2024年11月\t2024年5月开工\n", {"issued": "2024-03-15"}, ["deadline", "other"]),
        # cells of a table: the paper's own day is known
        ("登记日期\n2006年9月13日\n2006年11月8日\n", {"issued": "2006-11-08"}, ["other", "issued"]),
        ("发布日期：\t2022年9月1日", {}, ["published"]),
        ("未能在3月31日前提交文件的", {"issued": "2020-04-02"}, ["deadline"]),
    ],
)
def test_roles(text: str, context: dict[str, str], roles: list[str]) -> None:
    assert [fact.role for fact in resolve(text, **context)] == roles


def test_parts_give_roles_and_chrome_has_no_dates() -> None:
    text = "页面更新 2020年1月1日 版权所有\n2022年9月1日\n正文2021年有两件。\n"
    first, second = text.index("\n") + 1, text.index("正文")
    part = structure.Part
    layout = structure.Layout(
        parts=[part("chrome", 0, first), part("date", first, second), part("body", second, len(text))]
    )
    assert [(fact.norm, fact.role) for fact in resolve(text, layout)] == [("2022-09-01", "issued"), ("2021", "other")]


def test_the_own_number_tells_the_year() -> None:
    """A page is often published years after its paper was issued."""
    text = "某政发〔2014〕20号\n各市州：\n去年办结三件，请于3月1日前报送。\n"
    layout = structure.parse(text)
    nothing: dict[str, Any] = {field.name: [] for field in fields(Scans)}
    scans = replace(Scans(**nothing), dates=dates.scan(text), doc_numbers=doc_numbers.scan(text))
    found = resolver.resolve(text, layout, scans, Context(published="2016-01-17"))
    assert [fact.norm for fact in found] == ["2013", "2014-03-01"]


def test_headings_tell_the_year() -> None:
    text = "一、2025年工作回顾\n成绩显著。\n一季度增长百分之五。\n二、重点工作\n年底前建成。\n"
    section = structure.SectionFact
    second = text.index("二、")
    layout = structure.Layout(
        sections=[
            section(0, text.index("\n"), 1, "一、", "2025年工作回顾", None),
            section(second, second + 6, 1, "二、", "重点工作", None),
        ]
    )
    found = resolve(text, layout, issued="2026-01-20")
    assert [fact.norm for fact in found] == ["2025", "2025-01/2025-03", "2026-12-31"]


# --- laws ----------------------------------------------------------------------------

DAYS = st.dates(date(1912, 1, 1), date(2099, 12, 31))
HAN = "一二三四五六七八九"


def in_han(number: int) -> str:
    """1 to 99 as dates spell it."""
    tens, ones = divmod(number, 10)
    head = "" if not tens else ("十" if tens == 1 else HAN[tens - 1] + "十")
    return head + (HAN[ones - 1] if ones else "")


def spellings(day: date) -> list[str]:
    year, month, number = day.year, day.month, day.day
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    digits = "".join("〇" if c == "0" else HAN[int(c) - 1] for c in str(year))
    plain = f"{year}年{month}月{number}日"
    return [
        plain,
        f"{year}年{month:02}月{number:02}日",
        plain.translate(wide),
        f"{year} 年 {month} 月 {number} 日",
        f"{year}-{month:02}-{number:02}",
        f"{year}/{month}/{number}",
        f"{year}.{month:02}.{number:02}",
        f"民国{year - 1911}年{month}月{number}日",
        f"中華民國{year - 1911}年{month}月{number}日",
        *(f"{digits.replace('〇', zero)}年{in_han(month)}月{in_han(number)}日" for zero in "〇○零"),
    ]


@given(DAYS)
def test_every_spelling_has_the_same_norm(day: date) -> None:
    for spelled in spellings(day):
        work = working(f"决定（{spelled}）如下")
        found = resolve(work.text)
        assert [fact.norm for fact in found] == [day.isoformat()], spelled
        assert work.source[slice(*work.span(found[0].start, found[0].end))] == spelled


PIECES = st.sampled_from(
    [
        *"0123456789年月日号至到—-～、，。（）“”五十一二三百零〇○初底末起内前今去明本上下同次第个半度时分:./ \n",
        "以来",
        "民国",
        "季度",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from(["mainland", "tw"]))
def test_any_text_gives_ordered_disjoint_valid_dates(text: str, territory: str) -> None:
    before = dates.scan(text)
    found = resolve(text, territory=territory, issued="2020-06-15")
    assert dates.scan(text) == before
    end = 0
    for fact in found:
        assert end <= fact.start < fact.end <= len(text)
        end = fact.end
        if fact.norm is not None:
            check_norm(fact.norm)


@given(DAYS, st.integers(1, 3000))
def test_expiry_counts_the_first_day(day: date, days: int) -> None:
    assert expiry(day.isoformat(), f"P{days}D") == (day + timedelta(days=days - 1)).isoformat()


@given(DAYS, st.integers(1, 40))
def test_expiry_by_years_is_the_eve_of_the_anniversary(day: date, years: int) -> None:
    end = earliest(expiry(day.isoformat(), f"P{years}Y") or "")
    assert end is not None
    eve = end + timedelta(days=1)
    assert (eve.month, eve.day) in ((day.month, day.day), (3, 1))
    assert eve.year == day.year + years


@pytest.mark.parametrize("duration", [None, "", "P", "PT48H", "P1Y/P2Y", "P1.5Y", "五年"])
def test_no_expiry(duration: str | None) -> None:
    assert expiry("2023-01-01", duration) is None
    assert expiry(None, "P5Y") is None


def test_edges() -> None:
    assert latest("2020/..") is None
    assert earliest("../2020") is None
    assert latest("2024-02") == date(2024, 2, 29)
    assert earliest("2023-05-09T19:34") == date(2023, 5, 9)
    assert [absolute(m) for m in dates.scan("2022年9月1日，9月1日，99年7月")] == ["2022-09-01", None, "1999-07"]


# --- hostile input -------------------------------------------------------------------


@pytest.mark.parametrize(
    "unit",
    ["二〇二〇", "十", "2020", "1", "年", "年底", "月", "1月", "2020年", "2020—", "1-", "1.", "9月1日、", "、19日", "今年",
     "“十四五”", "民国", "至", "2020年1月1日至", "本（97）", "每年", "（2020", "(a)(a)", "第", "2020/1/", "去年同期"],
)  # fmt: skip
def test_hostile_repeats_stay_linear(unit: str) -> None:
    """Work grows with the text: the pieces that the patterns look at are bounded by its length."""
    text = unit * (30_000 // len(unit))
    for context in ({"territory": "tw", "issued": "2020-06-15"}, {}):
        found = resolve(text, **context)
        assert sum(fact.end - fact.start for fact in found) <= len(text)


@pytest.mark.parametrize(
    ("text", "norm"),
    [
        ("财政部关于95年度预算执行情况的通知\n各省财政厅：\n　　95年度预算已经下达。\n一九九五年三月一日\n", "1995"),
        ("財政部新聞稿\n114年1月15日\n財政部表示，95年度預算已編列。\n", "2006"),
        ("國科會新聞稿\n95年1月15日\n國科會表示，95年度預算已編列。\n", "2006"),
    ],
)
def test_a_short_year_is_of_the_side_that_the_paper_is_from(text: str, norm: str) -> None:
    assert {date.norm for date in analyze(text).dates if date.text == "95年度"} == {norm}
