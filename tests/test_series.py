"""Who issues a series: the tables read their own examples, and the rules read what no table holds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipmine import lexicon
from ipmine.gazetteer import gazetteer
from ipmine.series import central_signs, issuer_of_number, issuers_of, minguo_year
from ipmine.series.parts import Organ, years

GAZ = gazetteer()


def taken(example: str) -> tuple[str, int | None]:
    """The series and the year of a number written out."""
    order = re.fullmatch(r"第\d+/(\d{4})号(.+)", example)
    if order:
        return order.group(2), int(order.group(1))
    series = re.split(r"[〔\d]|第\d", example)[0].removesuffix("第")
    year = re.search(r"〔(\d{4})〕", example)
    return series, int(year.group(1)) if year else None


@pytest.mark.parametrize("name", ["series_central", "series_local", "series_hmt"])
def test_whole_signs_read_their_own_examples(name: str) -> None:
    for row, line in zip(lexicon.table(name).rows, lexicon.table(name).lines, strict=True):
        series, year = taken(row["example"])
        if year is None and (row["since"] or row["until"]):
            year = int(row["until"] or 9999) - 1 if row["until"] else int(row["since"]) + 1
        reading = issuers_of(series, row.get("region") if name == "series_hmt" else None, year)
        assert reading is not None, f"{name} line {line}: {series} is not read"
        assert reading.issuer in (row["issuer"], row.get("office")), f"{name} line {line}: {series} {reading}"


def test_organs_signs_read_their_own_examples() -> None:
    table = lexicon.table("series_organs")
    for row, line in zip(table.rows, table.lines, strict=True):
        if not row["example"]:
            assert not any(row[level] for level in ("province", "municipality", "city", "county")), line
            continue
        series, year = taken(row["example"])
        reading = issuers_of(series, None, year)
        assert reading is not None, f"series_organs line {line}: {series} is not read"
        place = GAZ.get(reading.region)
        assert place is not None
        organ = Organ(row["sign"], {level: row[level] for level in table.columns[1:5]}, *years(row))
        assert reading.issuer == organ.name(place), f"series_organs line {line}: {series} {reading}"


def test_places_signs_read_their_own_examples() -> None:
    table = lexicon.table("series_places")
    for row, line in zip(table.rows, table.lines, strict=True):
        series, year = taken(row["example"])
        reading = issuers_of(series, row["code"], year)
        assert reading is not None, f"series_places line {line}: {series} is not read"
        assert reading.region == row["code"], f"series_places line {line}: {series} {reading}"
        assert reading.issuer.endswith(("人民政府", "人民政府办公厅", "人民政府办公室"))


@pytest.mark.parametrize(
    ("series", "within", "issuer"),
    [
        ("吉政发", None, "吉林省人民政府"),
        ("吉政办发", None, "吉林省人民政府办公厅"),
        ("吉政办明电", None, "吉林省人民政府办公厅"),
        ("吉发", None, "中共吉林省委"),
        ("吉办发", None, "中共吉林省委办公厅"),
        ("内党发", None, "中共内蒙古自治区委员会"),
        ("吉市监知保字", None, "吉林省市场监督管理厅"),
        ("黔市监呈", None, "贵州省市场监督管理局"),
        ("苏知发", None, "江苏省知识产权局"),
        ("京知局", None, "北京市知识产权局"),
        ("闽知管", None, "福建省知识产权局"),
        ("粤市监知促", None, "广东省市场监督管理局"),
        ("吉科协发学字", None, "吉林省科学技术协会"),
        ("内教学工函", None, "内蒙古自治区教育厅"),
        ("皖金发", None, "国家金融监督管理总局安徽监管局"),
        ("国知发管字", None, "国家知识产权局"),
        ("国知办发规字", None, "国家知识产权局办公室"),
        ("国版发", None, "国家版权局"),
        ("发改地区", None, "国家发展和改革委员会"),
        ("发改办财金", None, "国家发展和改革委员会办公厅"),
        ("工信部联企业", None, "工业和信息化部"),
        ("财税", None, "财政部"),
        ("教技", None, "教育部"),
        ("教高厅函", None, "教育部办公厅"),
        ("国科金发计", None, "国家自然科学基金委员会"),
        # 政 or 府 tells the place
        ("苏政发", None, "江苏省人民政府"),
        ("苏府", None, "苏州市人民政府"),
        ("云政办函", None, "云南省人民政府办公厅"),
        ("云府办函", None, "云浮市人民政府办公室"),
        ("吉府字", None, "吉安市人民政府"),
        ("鄂府发", None, "鄂尔多斯市人民政府"),
        # the kind tells it
        ("青政发", None, "青岛市人民政府"),
        ("青政办", None, "青海省人民政府办公厅"),
        ("泰政办字", None, "泰安市人民政府办公室"),
        ("宿政秘", None, "宿州市人民政府"),
        # signs of several characters, and 市 behind the sign
        ("孝感政办发", None, "孝感市人民政府办公室"),
        ("恩施州政函", None, "恩施土家族苗族自治州人民政府"),
        ("延州政发", None, "延边朝鲜族自治州人民政府"),
        ("吉市科发", None, "吉林市科学技术局"),
        ("洛市科", None, "洛阳市科学技术局"),
        ("桂林市工信", None, "桂林市工业和信息化局"),
        ("京平政发", None, "平谷区人民政府"),
        # nobody, unless the paper says where it comes from
        ("宁政发", None, None),
        ("宁政发", "320100", "南京市人民政府"),
        ("宁政发", "640000", "宁夏回族自治区人民政府"),
        ("济政字", None, None),
        ("济政字", "370800", "济宁市人民政府"),
        ("长科发", "220000", "长春市科学技术局"),
        ("灵政办函", None, None),
        ("灵政办函", "450700", "灵山县人民政府办公室"),
        ("市政办发", None, None),
        ("市政办发", "610100", "西安市人民政府办公厅"),
        ("吉科发", "220200", "吉林省科学技术厅"),
        ("国发", "220000", "国务院"),
        # bodies that the tables do not know are nobody
        ("桂高认字", None, None),
        ("皖农学字", None, None),
        ("苏民促", None, None),
        ("闽科奖办", None, None),
        ("甬社规办", None, None),
        ("便函", None, None),
        ("公告", None, None),
        ("中路", None, None),
        # names written out
        ("国务院令", None, "国务院"),
        ("主席令", None, "中华人民共和国主席"),
        ("国家知识产权局公告", None, "国家知识产权局"),
        ("国家发展改革委令", None, "国家发展和改革委员会"),
        ("上海市人民政府令第", None, "上海市人民政府"),
        ("深圳市第六届人民代表大会常务委员会公告", None, "深圳市人民代表大会常务委员会"),
        ("省政府令", "220000", "吉林省人民政府"),
        ("国家知识产权局局长令", None, "国家知识产权局"),
        ("财政部、税务总局公告", None, "财政部"),
        ("财政部海关总署税务总局公告", None, "财政部"),
        ("某某公司令", None, None),
        # a place is no series
        ("吉林", None, None),
        # Taiwan, Macau, courts
        ("院台教", None, "行政院"),
        ("院台厅行一字", None, "司法院"),
        ("经授智字", None, "经济部"),
        ("智著字", None, "经济部智慧财产局"),
        ("府授经产字", None, None),
        ("府授经产字", "710400", "台中市政府"),
        ("行政长官批示", None, "澳门特别行政区行政长官"),
        ("最高法知民终", None, "最高人民法院"),
        ("京73民终", None, "北京知识产权法院"),
        ("吉民终", None, "吉林省高级人民法院"),
    ],
)
def test_issuer(series: str, within: str | None, issuer: str | None) -> None:
    reading = issuers_of(series, within)
    assert (reading.issuer if reading else None) == issuer


@pytest.mark.parametrize(
    ("series", "year", "issuer"),
    [
        ("环发", 2005, "国家环境保护总局"),
        ("环发", 2015, "环境保护部"),
        ("环综合", 2021, "生态环境部"),
        ("国卫医发", 2015, "国家卫生和计划生育委员会"),
        ("国卫医发", 2020, "国家卫生健康委员会"),
        ("建标", 2006, "建设部"),
        ("粤国土资发", 2012, "广东省国土资源厅"),
        ("粤国土资发", 2022, None),
        ("工商标字", 2013, "国家工商行政管理总局"),
        ("工商标字", 2023, None),
        ("农授粮字", 2015, "行政院农业委员会"),
    ],
)
def test_the_year_chooses_the_organ_of_its_time(series: str, year: int, issuer: str | None) -> None:
    reading = issuers_of(series, None, year)
    assert (reading.issuer if reading else None) == issuer


@pytest.mark.parametrize(
    ("series", "year", "number", "issuer"),
    [
        ("公法", None, "0990000718", "行政院公平交易委员会"),
        ("台财关", None, "10105008230", "财政部"),
        ("农粮", None, "1021049710A", "行政院农业委员会"),
        ("农授粮", None, "1131049710", "农业部"),
        ("经授智", None, "10720033651", "经济部"),
        ("外西二", None, "09512345670", "外交部"),
        ("某某", None, "09512345670", None),
        ("公交管", 2020, "88", "公安部"),
        ("吉政发", 2022, "18", "吉林省人民政府"),
    ],
)
def test_issuer_of_a_number(series: str, year: int | None, number: str, issuer: str | None) -> None:
    reading = issuer_of_number(series, year, number)
    assert (reading.issuer if reading else None) == issuer


@given(st.text(max_size=14))
def test_minguo_years_are_years(number: str) -> None:
    year = minguo_year(number)
    assert year is None or 1971 <= year <= 2051


def test_reading_tells_region_level_kind_and_certainty() -> None:
    reading = issuers_of("吉政办发")
    assert reading is not None
    assert (reading.region, reading.level, reading.kind, reading.certain) == ("220000", "province", "发", True)
    likely = issuers_of("徐科发")
    assert likely is not None
    assert (likely.issuer, likely.certain) == ("徐州市科学技术局", False)


def test_central_signs_are_listed_by_organ() -> None:
    assert central_signs()["国家知识产权局"] == ("国知", "国家知识产权局")
    assert "国科" in central_signs()["科学技术部"]


SIGNS = "吉政办发国知府函字令公告市监科协会学第省长安宁青苏州平最高法院台经授智桂林工信0173（〔"


@settings(max_examples=400)
@given(st.text(alphabet=SIGNS, max_size=30), st.sampled_from([None, "220100", "710400", "000000", "310000", "1"]))
def test_any_series_is_answered(series: str, within: str | None) -> None:
    reading = issuers_of(series, within)
    if reading is not None:
        assert reading.issuer
        assert reading.level
        assert reading.region == "000000" or GAZ.get(reading.region) is not None


def test_a_long_series_is_no_series() -> None:
    assert issuers_of("吉" * 100_000) is None
