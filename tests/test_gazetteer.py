"""The gazetteer: what is in it, and which place a name means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipmine.gazetteer import COUNTRY, Place, gazetteer

GAZ = gazetteer()
PLACES = list(GAZ)
TODAY = [place for place in PLACES if place.until is None]


def code(name: str, within: str | None = None) -> str | None:
    place = GAZ.resolve(name, within)
    return place.code if place else None


@pytest.mark.parametrize(
    ("name", "within", "expected"),
    [
        ("吉林", None, "220000"),
        ("吉林省", None, "220000"),
        ("吉林市", None, "220200"),
        ("吉林", "220200", "220000"),
        ("长春", None, "220100"),
        ("长春市", "220000", "220100"),
        ("榆树", "220000", "220182"),
        ("前郭", None, "220721"),
        ("前郭县", None, "220721"),
        ("前郭尔罗斯蒙古族自治县", None, "220721"),
        ("延边州", None, "222400"),
        ("恩施州", None, "422800"),
        ("恩施市", None, "422801"),
        ("恩施", None, "422800"),
        ("黔东南", None, "522600"),
        ("巴州", None, "652800"),
        ("巴州区", None, "511902"),
        ("内蒙", None, "150000"),
        ("广西", None, "450000"),
        ("香港特区", None, "810000"),
        ("浦东新区", None, "310115"),
        ("浦东", None, "310115"),
        ("海南", None, "460000"),
        ("海南州", None, "632500"),
        ("通化", None, "220500"),
        ("通化县", None, "220521"),
        # the same name in several places: nothing without a region, then the nearest
        ("朝阳区", None, None),
        ("朝阳区", "110000", "110105"),
        ("朝阳区", "220000", "220104"),
        ("朝阳区", "220122", "220104"),
        ("朝阳区", "440000", None),
        ("朝阳", None, "211300"),
        ("鼓楼区", "320100", "320106"),
        ("连江县", "710000", "712900"),
        ("连江县", "350000", "350122"),
        # former divisions, and what took their name
        ("宣武区", None, "110104"),
        ("莱芜市", None, "371200"),
        ("襄樊市", None, "420600"),
        ("巢湖市", None, "340181"),
        ("台北市", None, "710100"),
        ("没有这个县", None, None),
    ],
)
def test_resolve(name: str, within: str | None, expected: str | None) -> None:
    assert code(name, within) == expected


def test_counts_are_those_of_the_standard() -> None:
    provinces = [place for place in TODAY if place.level == "province"]
    assert len(provinces) == 34
    cities = [place for place in TODAY if place.level == "city" and not place.code.startswith("71")]
    assert len(cities) == 333
    counties = [place for place in TODAY if place.level == "county"]
    assert 2840 <= len(counties) <= 2850


def test_full_name_finds_its_own_place() -> None:
    for place in TODAY:
        assert GAZ.resolve(place.name, place.code) == place
        assert place in GAZ.named(place.short) or place.short == place.name


@given(st.sampled_from(TODAY))
def test_the_way_up_ends_at_the_country(place: Place) -> None:
    above = GAZ.ancestors(place.code)
    if place.code == COUNTRY:
        assert not above
        return
    assert above[0].code == COUNTRY
    assert all(GAZ.is_within(place.code, upper.code) for upper in above)
    province = GAZ.province(place.code)
    assert province is not None
    assert GAZ.is_within(place.code, province.code)
    assert GAZ.resolve(place.name, place.parent) is not None


@given(
    st.text(alphabet="吉林长春市省县区州朝阳城关鼓楼海南自治", max_size=8),
    st.sampled_from([None, "220000", "999999", "0"]),
)
def test_any_text_is_answered(name: str, within: str | None) -> None:
    place = GAZ.resolve(name, within)
    assert place is None or name in (place.name, place.short) or place in GAZ.named(name)


def test_abbreviations_are_apart() -> None:
    found = GAZ.by_abbreviation("吉")
    assert found is not None
    assert found.name == "吉林省"
    assert {GAZ.by_abbreviation(c).code for c in "川蜀" if GAZ.by_abbreviation(c)} == {"510000"}
    assert GAZ.by_abbreviation("吉林") is None
    assert not GAZ.named("吉")
    assert (
        len({GAZ.by_abbreviation(c) for c in "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新港澳台"})
        == 34
    )


def test_names_for_matching_hold_no_ordinary_words() -> None:
    for name in ("吉林", "吉林市", "长春", "延边州", "榆树", "前郭县", "浦东", "宣武区", "内蒙"):
        assert name in GAZ.names
    for word in ("资源", "合作", "和平", "新华", "公安", "东方", "通道", "全国", "中国", "大方", "共和", "长白"):
        assert word not in GAZ.names
    assert all(len(name) > 1 for name in GAZ.names)


def test_full_names_hold_those_that_are_ordinary_words() -> None:
    for name in ("和县", "城区", "吉林省", "宣武区"):
        assert name in GAZ.full_names
    assert "和县" not in GAZ.names
    assert "吉林" not in GAZ.full_names


def test_zones() -> None:
    zone = GAZ.zone("长白山")
    assert zone is not None
    assert (zone.committee, zone.region) == ("长白山保护开发区管理委员会", "220000")
    assert GAZ.zone("长春新区") == GAZ.zone("长春新区")
    for name in GAZ.zone_names:
        found = GAZ.zone(name)
        assert found is not None
        assert not found.region or GAZ.get(found.region) is not None
