"""Agencies: names in full, collective parties, roles, and what looks like one."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from timing import seconds

from ipmine import normalize, structure
from ipmine.aligned import Aligned
from ipmine.facts import AgencyFact
from ipmine.mine import analyze
from ipmine.resolve import agencies as resolver
from ipmine.resolve.context import Context
from ipmine.scan import Scans, agencies
from tests.casetable import Case, load

PIECES = [
    "省", "市", "各", "有关", "部门", "知识产权局", "人民政府", "吉林省", "长春市", "、", "和", "（", "）", "等", "国务院", "办公厅", "委", "会",
    "司", "条法司", "我局", "领导小组", "财政", "，", "\n", "“", "”", "以下简称", "单位", "中心", "负责", "的", "2022", "〔", "〕",
]  # fmt: skip


def resolve(text: str, layout: structure.Layout | None = None, **context: str) -> list[AgencyFact]:
    nothing: dict[str, Any] = {field.name: [] for field in fields(Scans)}
    scans = replace(Scans(**nothing), agencies=agencies.scan(text))
    return resolver.resolve(text, layout or structure.Layout(), scans, Context(**context))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "bracket",
    [
        "（责任处室：建设管理处、公路处；责任单位：省公路局）",
        "（由建设管理处牵头，公路处按职责分工负责，各州（市）交通运输局组织实施）",
        "（建设管理处、公路处）\n",
    ],
)
def test_a_bracket_of_duties_names_the_issuers_own_offices(bracket: str) -> None:
    head = "某省交通运输厅关于印发工作要点的通知\n\n各州（市）交通运输局：\n"
    paper = analyze(f"{head}确保年内建成。{bracket}\n\n云南省交通运输厅\n2026年1月30日\n")
    norms = [agency.norm for agency in paper.agencies]
    assert {"云南省交通运输厅建设管理处", "云南省交通运输厅公路处"} <= set(norms)


@pytest.mark.parametrize("case", load("agencies"))
def test_cases(case: Case) -> None:
    work = normalize.normalize(Aligned(case.text))
    found = resolve(work.text, **case.context)
    assert [(work.source[slice(*work.span(f.start, f.end))], f.norm) for f in found] == [
        (case.text[start:end], norm) for (start, end), norm in zip(case.spans, case.norms, strict=True)
    ]


def test_kinds_levels_and_regions() -> None:
    found = resolve("国务院、吉林省知识产权局、长春市公安局、朝阳区政府、世界银行和各有关部门", region="220100")
    told = [(fact.norm, fact.level, fact.region, fact.kind) for fact in found]
    assert told == [
        ("国务院", "central", None, "agency"),
        ("吉林省知识产权局", "province", "220000", "agency"),
        ("长春市公安局", "city", "220100", "agency"),
        ("朝阳区人民政府", "county", "220104", "agency"),
        ("世界银行", "international", None, "agency"),
        ("各有关部门", None, None, "group"),
    ]


def test_roles_follow_the_parts_of_the_paper() -> None:
    paper = analyze(
        "吉林省人民政府办公厅关于印发某某工作方案的通知\n吉政办发〔2022〕7号\n\n各市（州）人民政府，省政府各厅委办：\n"
        "请按照国务院的要求，认真落实。（省知识产权局牵头，省财政厅配合）\n\n吉林省人民政府办公厅\n2022年5月6日\n"
    )
    assert [(m.norm, m.role) for m in paper.agencies] == [
        ("吉林省人民政府办公厅", "issuer"),
        ("各市（州）人民政府", "addressee"),
        ("省政府各厅委办", "addressee"),
        ("国务院", "mentioned"),
        ("吉林省知识产权局", "lead"),
        ("吉林省财政厅", "support"),
        ("吉林省人民政府办公厅", "issuer"),
    ]


def test_pronouns_stand_for_issuer_and_addressee() -> None:
    paper = analyze(
        "国务院办公厅关于某某事项的复函\n国办函〔2022〕3号\n\n国家知识产权局：\n你局来函收悉。\n\n国务院办公厅\n2022年5月6日\n"
    )
    assert [m.norm for m in paper.agencies if m.text == "你局"] == ["国家知识产权局"]
    paper = analyze("某通知\n请报送我局和省局。\n\n长春市知识产权局\n2022年5月6日\n")
    assert [m.norm for m in paper.agencies if m.text in ("我局", "省局")] == ["长春市知识产权局", "吉林省知识产权局"]


def test_the_furniture_of_a_page_names_no_agency() -> None:
    text = "省政府网站\n国务院决定\n"
    layout = structure.Layout(parts=[structure.Part("chrome", 0, 6), structure.Part("body", 6, len(text))])
    assert [fact.start for fact in resolve(text, layout, region="220000")] == [6]


@pytest.mark.parametrize(
    ("title", "issuers"),
    [
        ("甘肃省科技厅关于提名工作的通知", ["甘肃省科学技术厅"]),
        ("昆明市科技局、昆明市财政局关于印发办法的通知", ["昆明市科学技术局", "昆明市财政局"]),
        ("财政部 国家税务总局 科技部关于某政策的通知", ["财政部", "国家税务总局", "科学技术部"]),
        ("广西壮族自治区科技厅转发科技部关于某事的通知", ["广西壮族自治区科学技术厅"]),
        ("中国科协科普部关于实施项目的通知", ["中国科学技术协会科普部"]),
        ("广西银保监局办公室关于推动创新的通知", ["中国银行保险监督管理委员会广西监管局办公室"]),
        ("市人民政府办公室关于印发某方案的通知", []),
        ("关于印发某省科技厅办法的通知", []),
    ],
)
def test_issuers_of_a_title(title: str, issuers: list[str]) -> None:
    assert resolver.issuers_of_title(title) == issuers


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_matches_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = agencies.scan(text)
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    for match in found:
        assert match.parent is None or 0 <= match.parent < len(found)
        if match.parent is None and match.kind == "agency":
            assert match.name.replace("“", "") == text[match.start : match.end].replace("\n", "").replace("“", "") or (
                "\n" in text[match.start : match.end]
            )


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_facts_of_any_text_are_whole(text: str) -> None:
    for fact in resolve(text, region="220100"):
        assert fact.norm
        assert not set(fact.norm) & set("\n ")
        assert fact.kind in ("agency", "group")
        assert fact.region is None or len(fact.region) == 6


@given(st.sampled_from(["省知识产权局", "各有关部门", "国务院办公厅", "长春市人民政府"]), st.text("，。；", max_size=4))
def test_marks_around_a_name_change_nothing(name: str, marks: str) -> None:
    found = agencies.scan(marks + name + marks)
    assert [m.name for m in found] == [name]


@pytest.mark.parametrize(
    "piece",
    ["局", "各", "、", "部门", "（", "〔", "各部门、", "领导小组", "我局", "省市县", "委员会\n", "“", "和", "国务院领导小组（以下简称“小组”）",
     "0123456789", "中心", "人民政府、", "市"],
)  # fmt: skip
def test_time_grows_with_the_text(piece: str) -> None:
    def cost(length: int) -> float:
        text = piece * (length // len(piece))
        return seconds(lambda: resolve(text, region="220100"))

    cost(2_000)
    # ten times the text; quadratic time would take a hundred times as long
    assert cost(30_000) < 40 * max(cost(3_000), 0.005)


def named(text: str) -> list[tuple[str, str]]:
    return [(mention.text, mention.norm) for mention in analyze(text).agencies if mention.kind == "agency"]


def test_sections_of_the_issuer() -> None:
    paper = analyze(
        "教育部國民及學前教育署　函\n受文者：新竹縣政府\n發文日期：中華民國113年4月22日\n發文字號：臺教國署學字第1130042816號\n\n"
        "主旨：請查照。\n\n說明：由本署學生事務及校園安全組負責，本署工作小組協助，由本署會計室簽報。"
    )
    assert [m.norm for m in paper.agencies if m.text.startswith("本署")] == [
        "教育部国民及学前教育署学生事务及校园安全组",
        "教育部国民及学前教育署",
        "教育部国民及学前教育署会计室",
    ]


def test_pronouns_of_a_paper_that_an_office_issues() -> None:
    paper = "民政部办公厅关于做好某项工作的通知\n各省民政厅：\n请及时报送{}。\n民政部办公厅\n2020年3月1日\n"
    assert ("我部社会救助司", "民政部社会救助司") in named(paper.format("我部社会救助司"))
    assert ("部社会事务司", "民政部社会事务司") in named(paper.format("部社会事务司"))
    assert ("我部", "民政部") in named(paper.format("我部"))


def test_the_head_office() -> None:
    paper = "国家市场监督管理总局办公厅关于做好某项工作的通知\n各省局：\n请报总局。抄送总局信息中心。\n国家市场监督管理总局办公厅\n2020年3月1日\n"
    assert ("总局", "国家市场监督管理总局") in named(paper)
    assert ("总局信息中心", "国家市场监督管理总局信息中心") in named(paper)
    assert not [text for text, _ in named("按照总局长的意见，报总局。") if text.startswith("总局")]


def test_the_region_that_a_paper_names() -> None:
    speech = "一、工作安排\n全面落实自治区党委部署，建设美丽宁夏，做强宁夏品牌。\n"
    assert named(speech) == [("自治区党委", "中共宁夏回族自治区党委")]
    unsaid = speech.replace("宁夏品牌", "广西品牌")
    assert named(unsaid) == [("自治区党委", "自治区党委")]  # two regions: nobody can say


def test_units_of_the_issuer_by_its_kind_alone() -> None:
    paper = analyze(
        "吉林省教育厅关于某某事项的通知\n各市（州）教育局：\n有问题可联系厅信息中心处理。\n（联系单位：教师工作处）\n\n吉林省教育厅\n2022年5月6日\n"
    )
    assert [m.norm for m in paper.agencies if m.text in ("厅信息中心", "教师工作处")] == [
        "吉林省教育厅信息中心",
        "吉林省教育厅教师工作处",
    ]


def test_a_unit_that_signs_for_its_ministry() -> None:
    paper = analyze("自然资源部关于某某事项的通知\n各省自然资源厅：\n请认真执行。\n\n矿业权管理司\n2020年2月13日\n")
    assert [(m.norm, m.text) for m in paper.agencies][-1] == ("自然资源部矿业权管理司", "矿业权管理司")


def test_units_and_party_group_of_the_ministry() -> None:
    paper = analyze(
        "交通运输部关于某某事项的通知\n各省交通运输厅：\n按照部党组部署落实。\n抄送部综合规划司、水运局。\n\n交通运输部\n2020年2月1日\n"
    )
    assert [(m.text, m.norm) for m in paper.agencies][1:-1] == [
        ("各省交通运输厅", "各省交通运输厅"),
        ("部党组", "中共交通运输部党组"),
        ("部综合规划司", "交通运输部综合规划司"),
        ("水运局", "交通运输部水运局"),
    ]


def test_a_bracket_of_duties_may_begin_with_a_unit_of_the_issuer() -> None:
    text = "国家知识产权局关于某事的通知\n各省：\n开展工作。（公共服务司、各省级知识产权管理部门按职责分工负责）（办事处负责）\n"
    assert "国家知识产权局公共服务司" in [a.norm for a in analyze(text).agencies]
    assert not any(a.text == "办事处" for a in analyze(text).agencies)


def test_the_government_and_the_sections_of_a_bureau_in_taiwan() -> None:
    text = "新北市政府經濟發展局公告\n發文字號：新北經商字第1130412345號\n依據本府113年2月1日函，由本局商標一組辦理。\n"
    norms = [a.norm for a in analyze(text).agencies]
    assert "新北市政府" in norms


def test_departments_in_a_row_are_the_issuers() -> None:
    paper = analyze(
        "审计署关于做好审计工作的通知\n各特派员办事处：\n秘书局、办公厅、数据司、财政司、企业司有关负责同志参加。\n"
        "审计署\n2020年2月3日\n"
    )
    norms = [agency.norm for agency in paper.agencies if agency.kind == "agency"]
    assert norms[1:-1] == ["审计署" + unit for unit in ("秘书局", "办公厅", "数据司", "财政司", "企业司")]


def test_a_departments_own_bureau_takes_its_name() -> None:
    head = "吉林省市场监督管理厅关于开展专项行动的通知\n各市州市场监管局：\n现将方案印发给你们。\n"
    foot = "\n吉林省市场监督管理厅\n2021年3月1日\n"
    paper = analyze(head + "牵头单位：厅执法稽查局\n" + foot)
    assert [row["agency"] for row in paper.to_dict()["responsibilities"]] == ["吉林省市场监督管理厅执法稽查局"]


def test_a_ministrys_own_bureaus_in_brackets_of_duties() -> None:
    text = (
        "交通运输部办公厅关于印发方案的通知\n各省交通运输厅：\n"
        "一、任务。（水运局、综合规划司负责）\n二、补贴。（财务审计司牵头，中国船级社配合）\n"
    )
    found = {a.text: a.norm for a in analyze(text).agencies}
    assert found["水运局"] == "交通运输部水运局"
    assert found["综合规划司"] == "交通运输部综合规划司"
    assert found["中国船级社"] == "中国船级社"
