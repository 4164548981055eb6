"""Themes over years and issuers, on directly built models."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

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
