"""Numbers of Taiwan's papers (院台教字第1100000001号), of Macau's (第3/1999号法律) and of Hong Kong's circulars."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ipmine import guard
from ipmine.bracketed_years import NUMERAL
from ipmine.scan.number_lists import MOST_MEMBERS
from ipmine.scan.number_match import COURT, DocNumberMatch, figure
from ipmine.scan.number_series import letter_series_start
from ipmine.scan.order_numbers import organs_before

__all__ = ["circulars", "letters", "macau", "of_council"]

_LETTER = re.compile(
    rf"字[ \n]{{0,2}}第? ?(?P<number>[0-9](?:[ \n]?[0-9]){{0,13}}|[{NUMERAL}]{{1,14}})"
    r"(?P<part>-[0-9]{1,2})?(?P<letter>[A-Z]?) ?号"
)
# the year of the Republic in front: （89）智著字, 94青参字, 95年度鉴字, 九十青辅肆字
_BRACKETED_YEAR = re.compile(rf"[（(〔\[〈《](?P<year>[0-9]{{2,4}}|[{NUMERAL}]{{2,4}})[）)〕\]〉》] ?$")
_WESTERN_YEAR = re.compile(r"（([0-9]{4})）$")
_PLAIN_YEAR = re.compile(r"(?<![0-9])[0-9]{2,3}$")
_HAN_YEAR = re.compile(rf"[{NUMERAL}]{{2,4}}(?=[\u4e00-\u9fff]{{2}})")
# an office counts its letters in more figures than a court its cases
_SHORTEST = 3
# 智专一（二）15169字第…, 劳动条2字第…: a section and a code in the series
_CODED = re.compile(r"(?:[（(][一二三四五六七八九十][）)])?[0-9]{1,6}$")
_SHORT_CODE: Final = 2  # figures of a code that only a number of Taiwan's offices has behind it
_LONG_NUMBER: Final = 7
# 台教技（三）字第…, 证期（发）字第…: the section of a department
_SECTION = re.compile(r"[（(][\u4e00-\u9fff]{1,2}[）)]$")
# what a licence has behind its letters: 房权证（甲）字; 台财证（一） is an office's section
_BEHIND_LETTERS = re.compile(r"(?:[（(][^一二三四五六七八九十（）()]{1,2}[）)])?[0-9]{0,6}$")
# 一百零三年度 in front of a court's letters
_YEAR_OF_CASES = re.compile(rf"(?P<year>[{NUMERAL}]{{2,7}})年$")
_FURTHER = re.compile(rf"(?:[、和及与]|以及)(?P<item>第?(?P<number>[0-9]{{{_LONG_NUMBER},14}}) ?号)")
_LICENCE = re.compile(r"(?:证|照|登|准|备|注册|专利|商标|[国集]用|房权|产权|书)$")
_LICENCE_LABEL = re.compile(r"(?:证书|执照|登记证?|许可证?|资格证?|备案|注册)字?号?[：:为 ]{0,3}$")
_MACAU = re.compile(
    r"第(?P<number>[0-9]{1,4}/(?:[A-Z]{1,6}/)?(?P<year>[0-9]{4}|[0-9]{2})(?:/[A-Z]{1,2})?)号"
    r"(?P<kind>(?:行政长官|总督|立法会|[\u4e00-\u9fff]{2,6}司司长|[\u4e00-\u9fff]{2,10}局局长)?"
    r"(?:批示|公告|通告|通函|行政命令|行政法规|法律|法令|训令|决议))"
)
# 教育局通函第86/2024号, 发展局工程技术通告第5/2020号: the organ, what it is about, the kind
_CIRCULAR = re.compile(r"通[函告]第 ?(?P<number>[0-9]{1,4}[A-Z]?/(?P<year>(?:19|20)[0-9]{2})) ?号")
# the first half of a bureau's name, in front of 及
_JOINED = re.compile("(?:环境|运输|商务|劳工|民政|财经事务|创新科技|文化体育|政制|教育|康乐)及$")
# 商业资讯通告, 职业安全通告: what they are about; 教育局发出通告 and 部门有关通告 tell of one
_ABOUT = re.compile(
    r"(?:[局署处会部]|海关)(?P<about>(?:(?![局署处会部的就向已曾]|海关|发[出布表]|刊[登宪]|印发|[公颁]布|[根依]据|[按依]照|有关|相关|最新|今日)[\u4e00-\u9fff]){0,8})$"
)


def letters(text: str) -> Iterator[DocNumberMatch]:
    """Numbers with a series of letters, 经授智字第10220030560号; no licences, no certificates."""
    for found in guard.finditer(_LETTER, text):
        section = _SECTION.search(text, max(0, found.start() - 3), found.start())
        before = section.start() if section else found.start()
        start = letter_series_start(text, before)
        if section and start == before:
            start = found.start()
        number = figure(found["number"])
        if start == found.start() and (coded := _CODED.search(text, max(0, start - 9), start)):
            code = coded[0].rpartition("）")[2]
            if len(code) > _SHORT_CODE or len(number or "") >= _LONG_NUMBER:
                start = letter_series_start(text, coded.start())
                start = start if start < coded.start() - 1 else found.start()
        series = text[start : found.start()]
        if not series or number is None or _LICENCE.search(_BEHIND_LETTERS.sub("", series)):
            continue
        if _LICENCE_LABEL.search(text[max(0, start - 10) : start]):
            continue
        start, lead, series = _with_its_year(text, start, series)
        own = _WESTERN_YEAR.match(lead)
        if len(number) < _SHORTEST and "年度" not in lead:
            continue  # 第9号 is a court's, 113年度刑智上字第9号, and no office's
        court = "年度" in lead or (own and COURT.fullmatch(series + "字"))
        number += (found["part"] or "") + found["letter"]
        year = int(own[1]) if own else None
        form = "case" if court else "letter"
        yield DocNumberMatch(start, found.end(), f"{lead}{series}字第{number}号", series, year, number, form)
        end = found.end()
        for _ in range(MOST_MEMBERS):
            item = _FURTHER.match(text, end) if form == "letter" else None
            if item is None:
                break
            end, number = item.end(), item["number"]
            yield DocNumberMatch(*item.span("item"), f"{lead}{series}字第{number}号", series, year, number, form)


def _with_its_year(text: str, start: int, series: str) -> tuple[int, str, str]:
    """The start, the year as the norm has it and the series, for a series with a year in front."""
    if series.startswith("年度") and (plain := _PLAIN_YEAR.search(text[max(0, start - 4) : start])):
        return start - len(plain[0]), plain[0] + "年度", series[2:]
    if series.startswith("度") and (han := _YEAR_OF_CASES.search(text[max(0, start - 8) : start])):
        return start - len(han[0]), f"{figure(han['year'])}年度", series[1:]
    if han := _HAN_YEAR.match(series):
        return start, figure(han[0]) or "", series[han.end() :]
    before = text[max(0, start - 8) : start]
    if bracketed := _BRACKETED_YEAR.search(before):
        start, lead = start - len(bracketed[0]), f"（{figure(bracketed['year'])}）"
        if text[max(0, start - 1) : start] == "台":  # 台（90）内字
            return start - 1, "台" + lead, series
        return start, lead, series
    if plain := _PLAIN_YEAR.search(before):
        return start - len(plain[0]), plain[0], series
    return start, "", series


def macau(text: str) -> Iterator[DocNumberMatch]:
    """Numbers with a stroke, 第68/2021号行政长官批示; the kind of paper belongs to them."""
    for found in guard.finditer(_MACAU, text):
        year = int(found["year"])
        year += 0 if year > 99 else 1900 if year > 49 else 2000
        norm = f"第{found['number']}号{found['kind']}"
        yield DocNumberMatch(*found.span(), norm, found["kind"], year, found["number"], "macau")


# 立法会CB（1）612/2025（04）号文件
_OF_COUNCIL = re.compile(
    r"立法会(?P<file>[A-Z]{2,4} ?[（(][0-9]{1,2}[）)]) ?(?P<number>[0-9]{1,5}/(?P<short>[0-9]{2}-)?(?P<year>[0-9]{2,4}))(?P<part>[（(][0-9]{1,2}[）)])?号(?:文件)?"
)


def of_council(text: str) -> Iterator[DocNumberMatch]:
    """Numbers of papers for Hong Kong's Legislative Council: 立法会CB（1）612/2025（04）号文件."""
    for found in guard.finditer(_OF_COUNCIL, text):
        year = int(found["year"])
        number = found["number"] + (found["part"] or "")
        norm = "".join(found[0].split())
        yield DocNumberMatch(
            *found.span(), norm, "立法会" + found["file"], year if year > 99 else 2000 + year, number, "macau"
        )


def circulars(text: str) -> Iterator[DocNumberMatch]:
    """Numbers of circulars with a stroke, behind their kind: 教育局通告第4/2013号."""
    for found in guard.finditer(_CIRCULAR, text):
        kind = found.start()
        about = _ABOUT.search(text, max(0, kind - 10), kind)
        start, organs = organs_before(text, about.start("about")) if about else (kind, "")
        if organs and (joined := _JOINED.search(text, max(0, start - 8), start)):  # 环境及生态局
            start, organs = joined.start(), joined[0] + organs
        words = organs + (about["about"] if about and organs else "") + text[kind : kind + 2]
        norm = f"{words}第{found['number']}号"
        yield DocNumberMatch(start, found.end(), norm, words, int(found["year"]), found["number"], "macau")
