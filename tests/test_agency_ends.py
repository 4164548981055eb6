"""Where names end: at line ends, labels, verbs and rooms; names that run over a line end."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

import ipmine
from ipmine import normalize
from ipmine.aligned import Aligned
from tests.casetable import CASES, unmark

PAPERS = Path(__file__).parents[1] / "corpora" / "ip-policy" / "papers"


def norms(text: str) -> list[str]:
    return [agency.norm for agency in ipmine.analyze(text).agencies if agency.kind == "agency"]


@pytest.mark.parametrize(
    "text",
    [
        "国家知识\n产权局关于开展有关工作的通知",
        "国家知识产\n  权局关于开展有关工作的通知",
    ],
)
def test_a_broken_name_is_one(text: str) -> None:
    assert norms(text) == ["国家知识产权局"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "责任单位：国家金融监督管理总局佛山监管分局\n（五）建设运营中心。支持设立站点。",
            "国家金融监督管理总局佛山监管分局",
        ),
        ("责任单位：国家税务总局吉林省税务局\n三、设立服务中心。完善网络。", "国家税务总局吉林省税务局"),
        ("成都市知识产权局\n第五条保护中心收到请求后办理。", "成都市知识产权局"),
    ],
)
def test_a_label_opens_a_line_of_its_own(text: str, name: str) -> None:
    assert name in norms(text)
    assert all(len(norm) <= len(name) for norm in norms(text))


def test_the_head_of_a_paper_is_not_joined_to_its_number() -> None:
    text = "陕西省市场监督管理局办公室文件\n\n陕市监办发〔2023〕8号\n\n关于开展有关工作的通知"
    assert norms(text) == ["陕西省市场监督管理局办公室"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("建成中国（绵阳）知识产权保护中心，服务企业。", ["中国（绵阳）知识产权保护中心"]),
        ("宁波海关查办的案件入选。", ["宁波海关"]),
        ("在成都市人民政府二号会议室召开会议。", ["成都市人民政府"]),
    ],
)
def test_where_a_name_ends(text: str, names: list[str]) -> None:
    assert norms(text) == names


@pytest.mark.parametrize(
    "line",
    [
        "各省、自治区、直辖市农业农村厅、市场监督管理部门、知识产权局",
        "各市、县（市、区）市场监督管理局（知识产权局）、金融办",
        "各设区市商务主管部门、知识产权局、版权局",
    ],
)
def test_a_list_that_shares_its_head_is_one_group(line: str) -> None:
    found = ipmine.analyze(f"{line}：\n请贯彻执行。\n").agencies
    assert [(group.text, group.kind) for group in found] == [(line, "group")]


@pytest.mark.parametrize(
    ("line", "groups"),
    [
        ("各有关部门、省知识产权局：\n", ["各有关部门"]),
        ("各级市场监管部门、有关单位牵头部门要加强协作。\n", ["各级市场监管部门"]),
    ],
)
def test_another_party_behind_a_list(line: str, groups: list[str]) -> None:
    found = ipmine.analyze("山东省人民政府关于有关事项的通知\n" + line).agencies
    assert [group.text for group in found if group.kind == "group"][:1] == groups


def test_no_end_is_passed_over_that_may_name_an_organ(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asking first whether a name can end somewhere saves time and finds the same."""
    from ipmine.scan.agencies import scan

    names = importlib.import_module("ipmine.scan.agencies.names")
    texts = [unmark(line)[0].replace("\\n", "\n") for line in (CASES / "agencies.tsv").read_text("utf-8").splitlines()]
    texts += [normalize.normalize(Aligned(ipmine.read(file).text)).text for file in sorted(PAPERS.glob("*.txt"))]
    asked = [scan(text) for text in texts]
    monkeypatch.setattr(names, "_may_end", lambda tail: True)
    assert [scan(text) for text in texts] == asked
    assert sum(map(len, asked)) > 1000
