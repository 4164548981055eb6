"""Themes over years and issuers, on directly built models."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from sklearn.exceptions import NotFittedError

import ipmine
from ipmine.themes import Theme, ThemeModel, about_papers, first_issuers, theme_points, theme_shares, theme_trends


def model_of(labels: list[int]) -> ThemeModel:
    model = ThemeModel()
    model.labels_ = np.array(labels)
    model.themes_ = [Theme(k, f"主题{k}", (), (), labels.count(k), 0.0, None, None) for k in range(max(labels) + 1)]
    return model


@pytest.fixture
def about() -> pd.DataFrame:
    years = [2015 + k // 10 for k in range(60)]
    return pd.DataFrame(
        {
            "year": years,
            "issued": [f"{y}-0{1 + k % 9}" for k, y in enumerate(years)],
            "issuer": [f"机关{k % 3}" for k in range(60)],
        }
    )


def test_shares_sum_and_intervals_hold_them(about: pd.DataFrame) -> None:
    table = theme_shares(model_of([k % 2 for k in range(60)]), about)
    assert (table.groupby("year")["share"].sum().round(6) == 1).all()
    assert ((table["low"] <= table["share"]) & (table["share"] <= table["high"])).all()
    assert set(table["of"]) == {10}


def test_outliers_count_in_the_whole(about: pd.DataFrame) -> None:
    table = theme_shares(model_of([0] * 30 + [-1] * 30), about, by="issuer")
    assert table["papers"].sum() == 30
    assert table["of"].sum() == 60


def test_rises_falls_and_too_little(about: pd.DataFrame) -> None:
    labels = [0 if k % 10 >= k // 10 * 2 else 1 for k in range(60)]
    verdicts = theme_trends(model_of(labels), about)["verdict"].tolist()
    assert verdicts == ["falls", "rises"]
    even = theme_trends(model_of([k % 2 for k in range(60)]), about)["verdict"].tolist()
    assert even == ["no trend shown"] * 2
    few = theme_trends(model_of([0, 1, 0]), about.head(3))["verdict"].tolist()
    assert few == ["too little to tell"] * 2


def test_first_issuers(about: pd.DataFrame) -> None:
    table = first_issuers(model_of([0] * 30 + [1] * 30), about, n=2)
    assert table["theme"].tolist() == [0, 0, 1, 1]
    assert table.iloc[0]["issued"] == "2015-01"


def test_frame_must_fit(about: pd.DataFrame) -> None:
    with pytest.raises(ValueError, match="rows about papers"):
        theme_shares(model_of([0]), about)
    with pytest.raises(ValueError, match="no column"):
        theme_shares(model_of([0] * 60), about, by="planet")


def test_about_papers() -> None:
    text = "某市人民政府关于加强知识产权保护的通知\n各区人民政府：\n现通知如下。\n某市人民政府\n2021年3月4日\n"
    table = about_papers([ipmine.analyze(text), ipmine.analyze("")])
    assert list(table.columns) == ["year", "issued", "level", "region", "issuer"]
    assert len(table) == 2


TEXT = "某市人民政府关于加强知识产权保护的通知\n各区人民政府：\n现通知如下。\n某市人民政府\n{}年3月4日\n"


@pytest.mark.parametrize("form", ["texts", "papers", "corpus", "generator"])
def test_all_that_a_model_is_fitted_on_tells_of_its_papers(form: str) -> None:
    """As in the README: what was given to `fit` is given here."""
    texts = [TEXT.format(2020 + k // 2) for k in range(4)]
    papers = [ipmine.analyze(text, id=f"{k}") for k, text in enumerate(texts)]
    given = {
        "texts": lambda: texts,
        "papers": lambda: papers,
        "corpus": lambda: ipmine.Corpus(papers),
        "generator": lambda: iter(papers),
    }[form]
    model = model_of([0, 1, 0, 1])
    assert about_papers(given())["year"].tolist() == [2020, 2020, 2021, 2021]
    shares = theme_shares(model, given(), by="year")
    assert shares[["year", "theme", "papers", "of"]].to_numpy().tolist() == [
        [2020, 0, 1, 2], [2020, 1, 1, 2], [2021, 0, 1, 2], [2021, 1, 1, 2],
    ]  # fmt: skip
    assert theme_trends(model, given())["years"].tolist() == [2, 2]
    assert first_issuers(model, given())["issued"].tolist() == ["2020-03-04"] * 2


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ([["专利", "导航"]], "paper 0 is a list: "),
        (["专利", None], "paper 1 is a NoneType: "),
        (5, "a list of Papers or texts, or a Corpus, not int"),
        ({"a": "x"}, "give its values"),
        ("专利", "put it in a list"),
    ],
)
def test_what_tells_nothing_of_papers_is_refused(given: Any, says: str) -> None:
    model = model_of([0] * (len(given) if isinstance(given, list) else 1))
    for take in (theme_shares, theme_trends, first_issuers, lambda _, papers: about_papers(papers)):
        with pytest.raises(TypeError, match=says):
            take(model, given)  # type: ignore[operator]


def test_frames_about_papers_have_the_columns(about: pd.DataFrame) -> None:
    model = model_of([0] * 60)
    with pytest.raises(ValueError, match="no column 'year'; it has issued, issuer"):
        theme_trends(model, about.drop(columns="year"))
    with pytest.raises(ValueError, match="no column 'issuer'"):
        first_issuers(model, about.drop(columns="issuer"))


def test_a_model_that_was_not_fitted_says_so(about: pd.DataFrame) -> None:
    for take in (theme_shares, theme_trends, first_issuers):
        with pytest.raises(NotFittedError):
            take(ThemeModel(), about)


def test_points_lie_with_their_like() -> None:
    parts = np.eye(3)[[k % 3 for k in range(30)]] * 0.9 + 0.05
    model = model_of([k % 3 for k in range(30)])
    model.transform = lambda papers: parts[[int(p) for p in papers]]  # type: ignore[method-assign]
    papers = [str(k) for k in range(30)]
    points = theme_points(model, papers)
    assert list(points.columns) == ["paper", "title", "theme", "label", "x", "y"]
    assert points["label"].tolist() == [f"主题{k % 3}" for k in range(30)]
    places = points[["x", "y"]].to_numpy()
    nearest = [
        min((j for j in range(30) if j != i), key=lambda j: float(((places[i] - places[j]) ** 2).sum()))
        for i in range(30)
    ]
    assert np.mean([i % 3 == j % 3 for i, j in enumerate(nearest)]) > 0.9
    assert theme_points(model, papers)[["x", "y"]].equals(points[["x", "y"]])
    assert theme_points(model, papers, most=5)["paper"].tolist() == ["0", "7", "14", "21", "29"]
    with pytest.raises(ValueError, match="29 papers, but 30 were fitted"):
        theme_points(model, papers[1:])


@pytest.mark.parametrize("n", [1, 2, 4])
def test_points_of_few_papers(n: int) -> None:
    model = model_of([0] * n)
    model.transform = lambda papers: np.ones((len(papers), 1))  # type: ignore[method-assign]
    assert len(theme_points(model, ["甲"] * n)) == n
