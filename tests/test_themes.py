"""The theme model: the same themes in any order and script, sound answers to bad input, scikit-learn's habits."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from damage import add_readings, changed_characters, traditional
from scipy import sparse
from scipy.cluster.hierarchy import cut_tree, linkage
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.metrics import adjusted_rand_score, v_measure_score
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer
from sklearn.utils import estimator_checks
from sklearn.utils.estimator_checks import check_estimator

import ipmine
from ipmine.errors import IpmineError, LexiconError, OutputError
from ipmine.reading import read_source
from ipmine.themes import (
    PolicyTfidf,
    PolicyVectorizer,
    ThemeModel,
    about_papers,
    count_vocabulary,
    load_themes,
    mixtures,
    near_duplicates,
    read_codebook,
    reading,
    save_themes,
    theme_points,
)
from ipmine.themes.grouping import cut_into
from ipmine.themes.particulars import particulars
from ipmine.themes.phrases import phrases_of
from ipmine.themes.reading import Reading
from ipmine.themes.vectorizer import stop_words
from ipmine.themes.wordclass import topicality

PARTS = {
    "质押": [
        "银行开展知识产权质押融资，降低小微企业贷款利率。",
        "设立风险补偿资金池，分担质押贷款的坏账损失。",
        "质押登记平均用时三天，贷款余额比上年增长两成。",
        "担保公司为专利质押贷款提供增信，保险公司承保。",
        "银企对接会签约授信，质押融资惠及科技型企业。",
    ],
    "软件": [
        "政府机关软件正版化检查整改，采购正版操作系统软件。",
        "版权局督促国有企业使用正版办公软件，卸载盗版软件。",
        "软件著作权登记免费，作品登记数量增长。",
        "打击盗版音像作品，版权执法人员检查书店。",
        "计算机软件资产台账齐全，正版软件安装率达到要求。",
    ],
    "地标": [
        "地理标志产品保护示范区建设，茶叶产地统一使用专用标志。",
        "合作社申请地理标志证明商标，柑橘品种和产地列入名录。",
        "专用标志换标核准，地理标志农产品产值增长。",
        "制定地理标志产品标准，保护原产地特色品质。",
        "乡村特产注册集体商标，地理标志带动农户增收。",
    ],
}


def paper(theme: str, number: int) -> str:
    parts = PARTS[theme]
    body = "".join(parts[(number + i) % len(parts)] for i in range(3))
    return f"某市第{number}号通知\n各单位：\n一、工作安排\n{body}\n二、要求\n请认真贯彻执行。\n"


@pytest.fixture(scope="module")
def papers() -> list[str]:
    return [paper(theme, number) for theme in PARTS for number in range(5)]


@pytest.fixture(scope="module")
def truth() -> list[int]:
    return [k for k in range(3) for _ in range(5)]


@pytest.fixture(scope="module")
def model(papers: list[str]) -> ThemeModel:
    return ThemeModel(3, duplicates=None).fit(papers)


def same(a: Any, b: Any) -> float:
    return float(adjusted_rand_score(a, b))


def test_finds_what_was_written(model: ThemeModel, truth: list[int]) -> None:
    assert same(model.labels_, truth) == 1.0
    assert "质押" in "".join(model.themes_[int(model.labels_[0])].labels + model.themes_[int(model.labels_[0])].words)
    assert sum(theme.size for theme in model.themes_) == 15
    assert [theme.index for theme in model.themes_] == [0, 1, 2]


def test_same_seed_same_result(papers: list[str], model: ThemeModel) -> None:
    again = ThemeModel(3, duplicates=None).fit(papers)
    assert np.array_equal(again.labels_, model.labels_)
    assert [t.label for t in again.themes_] == [t.label for t in model.themes_]


def test_order_does_not_matter(papers: list[str], model: ThemeModel) -> None:
    turn = np.random.default_rng(3).permutation(len(papers))
    turned = ThemeModel(3, duplicates=None).fit([papers[k] for k in turn])
    assert np.array_equal(turned.labels_, model.labels_[turn])
    assert [t.label for t in turned.themes_] == [t.label for t in model.themes_]


def test_script_does_not_matter(papers: list[str], model: ThemeModel) -> None:
    mixed = [ipmine.convert(text, "traditional") if k % 2 else text for k, text in enumerate(papers)]
    assert same(ThemeModel(3, duplicates=None).fit(mixed).labels_, model.labels_) == 1.0


def test_width_does_not_matter(papers: list[str], model: ThemeModel) -> None:
    wide = [text.replace("1", "１").replace("，", ",") for text in papers]
    assert same(ThemeModel(3, duplicates=None).fit(wide).labels_, model.labels_) == 1.0


def test_exemplars_stand_where_they_say(papers: list[str], model: ThemeModel) -> None:
    for theme in model.themes_:
        assert theme.exemplars
        for exemplar in theme.exemplars:
            assert papers[exemplar.paper][exemplar.start : exemplar.end] == exemplar.text
            assert model.labels_[exemplar.paper] == theme.index


def test_labels_are_phrases_of_the_papers(papers: list[str], model: ThemeModel) -> None:
    for theme in model.themes_:
        assert 2 <= len(theme.label) <= 10
        assert any(theme.label in text for text in papers)


def test_transform_and_predict(papers: list[str], model: ThemeModel) -> None:
    parts = model.transform(papers)
    assert parts.shape == (15, 3)
    assert np.allclose(parts.sum(axis=1), 1)
    assert np.array_equal(model.predict(papers), model.labels_)
    new = ["银行发放质押贷款，风险补偿资金分担损失。", ""]
    assert model.predict(new).tolist() == [model.labels_[0], -1]
    assert model.transform(new)[1].tolist() == [0, 0, 0]
    assert len(model.get_feature_names_out()) == 3


def test_auto_shows_its_choice(papers: list[str], truth: list[int]) -> None:
    model = ThemeModel(duplicates=None, stability_rounds=2).fit(papers)
    table = model.selection_
    assert table["chosen"].sum() == 1
    assert int(table.loc[table["chosen"], "k"].iloc[0]) == model.n_themes_
    assert table.loc[table["chosen"], "why"].iloc[0]
    assert {"coherence", "silhouette", "stability"} <= set(table.columns)


@pytest.mark.parametrize("method", ["agglomerative", "nmf", "lda", "hdbscan"])
def test_other_methods(papers: list[str], method: str) -> None:
    model = ThemeModel(3, method=method, duplicates=None, stability_rounds=1).fit(papers)
    assert len(model.labels_) == 15
    assert model.labels_.max() < model.n_themes_ == len(model.themes_)


def test_sections_as_units(papers: list[str], truth: list[int]) -> None:
    model = ThemeModel(3, unit="section", duplicates=None, stability_rounds=0).fit(papers)
    assert len(model.labels_) == 15
    assert np.allclose(model.transform(papers).sum(axis=1), 1)


def test_copies_count_once(papers: list[str]) -> None:
    given = [*papers, papers[0], ipmine.convert(papers[0], "traditional")]
    model = ThemeModel(3, stability_rounds=0, duplicates=0.95).fit(given)
    assert [0, 15, 16] in model.duplicates_
    assert model.labels_[0] == model.labels_[15] == model.labels_[16]


def test_copies_are_found_among_many() -> None:
    rng = np.random.default_rng(0)
    words = [f"词{chr(0x4E00 + k)}{chr(0x5000 + k)}" for k in range(800)]
    papers = [[words[int(k)] for k in rng.integers(0, 800, 300)] for _ in range(300)]
    copied = []
    for source in range(10):
        for _ in range(12):  # each copy has a head of its own and a few words changed
            copy = ["转发", words[int(rng.integers(800))], *papers[source]]
            for place in rng.integers(2, len(copy), 3):
                copy[int(place)] = words[int(rng.integers(800))]
            copied.append(copy)
    found = near_duplicates(papers + copied)
    wanted = [[source, *range(300 + 12 * source, 312 + 12 * source)] for source in range(10)]
    assert sorted(map(sorted, found)) == wanted


def test_near_duplicates() -> None:
    one = "".join(PARTS["质押"]) + "".join(PARTS["软件"])
    assert near_duplicates([one, "".join(PARTS["地标"]), one + "特此通知。", "", ""]) == [[0, 2]]
    with pytest.raises(ValueError, match="threshold"):
        near_duplicates([one], threshold=0)


def test_embeddings_take_the_place_of_the_space(papers: list[str], truth: list[int]) -> None:
    places = np.eye(3)[truth] + 0.01
    model = ThemeModel(3, duplicates=None, stability_rounds=1).fit(papers, embeddings=places)
    assert same(model.labels_, truth) == 1.0
    assert model.themes_[0].label
    assert np.array_equal(model.predict(papers, embeddings=places), model.labels_)
    with pytest.raises(ValueError, match="embeddings"):
        model.predict(papers)
    with pytest.raises(ValueError, match="shape"):
        ThemeModel(3).fit(papers, embeddings=places[:4])


def test_codebook_names_themes(papers: list[str], truth: list[int], tmp_path: Path) -> None:
    file = tmp_path / "codebook.tsv"
    file.write_text("theme\twords\tsource\n金融\t质押融资 贷款 银行\tours\n", "utf-8")
    model = ThemeModel(3, codebook=file, duplicates=None, stability_rounds=1).fit(papers)
    named = [theme for theme in model.themes_ if theme.named]
    assert [theme.label for theme in named] == ["金融"]
    assert (model.labels_[:5] == named[0].index).all()
    assert same(model.labels_, truth) == 1.0
    with pytest.raises(LexiconError):
        read_codebook({"x": []})
    with pytest.raises(ValueError, match="codebook"):
        ThemeModel(3, codebook={"x": ["量子隧道"]}, duplicates=None).fit(papers)


def test_batches_do_not_matter(papers: list[str], model: ThemeModel) -> None:
    batches = [papers[:4], papers[4:11], papers[11:]]
    words = count_vocabulary(batches)
    assert words == count_vocabulary([papers])
    taken = ThemeModel(3, vocabulary=words, duplicates=None, stability_rounds=0)
    for batch in batches:
        taken.partial_fit(batch)
    assert same(taken.predict(papers), model.labels_) == 1.0
    assert len(taken.kept_) == 15


def test_saved_and_loaded(papers: list[str], model: ThemeModel, tmp_path: Path) -> None:
    file = tmp_path / "themes.zip"
    save_themes(model, file)
    loaded = load_themes(file)
    assert np.array_equal(loaded.predict(papers), model.predict(papers))
    assert loaded.themes_ == model.themes_
    assert loaded.get_params() == model.get_params()


def test_newer_and_foreign_files_are_refused(model: ThemeModel, tmp_path: Path) -> None:
    file = tmp_path / "themes.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("themes.json", json.dumps({"format": 99, "ipmine": "9.0"}))
    with pytest.raises(IpmineError, match="format 99"):
        load_themes(file)
    file.write_text("no zip")
    with pytest.raises(IpmineError, match="no saved themes"):
        load_themes(file)


def test_themes_that_cannot_be_written_or_read_are_one_line(model: ThemeModel, tmp_path: Path) -> None:
    for path, reason in {
        tmp_path: "a folder, not a file",
        tmp_path / "none" / "m.themes": f"there is no folder {tmp_path / 'none'}",
    }.items():
        with pytest.raises(OutputError) as caught:
            save_themes(model, path)
        assert str(caught.value) == f"{path}: {reason}"
    for path, reason in {tmp_path: "a folder, not a file", tmp_path / "none": "no such file or folder"}.items():
        with pytest.raises(IpmineError) as refused:
            load_themes(path)
        assert str(refused.value) == f"{path}: {reason}"


def test_what_cannot_be_saved_leaves_the_old_file(model: ThemeModel, papers: list[str], tmp_path: Path) -> None:
    path = tmp_path / "m.themes"
    save_themes(model, path)
    before = path.read_bytes()
    odd = clone(model).set_params(stop_words=(object(),))
    odd.__dict__.update({name: value for name, value in model.__dict__.items() if name.endswith("_") or name[0] == "_"})
    with pytest.raises(TypeError, match="a parameter of type object cannot be saved"):
        save_themes(odd, path)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["m.themes"]


def test_hierarchy_and_frame(model: ThemeModel) -> None:
    assert len(model.hierarchy()) == 2
    assert list(model.frame()["theme"]) == [0, 1, 2]


def test_scikit_learn_habits(papers: list[str], truth: list[int]) -> None:
    twin = clone(ThemeModel(4, terms=("数据资产",)))
    assert twin.get_params()["n_themes"] == 4
    assert twin.set_params(n_themes=3).n_themes == 3
    search = GridSearchCV(
        ThemeModel(duplicates=None, stability_rounds=0, n_exemplars=0),
        {"n_themes": [2, 3]},
        scoring=lambda fitted, X, y: same(fitted.predict(X), y),
        cv=[(np.arange(15), np.arange(15))],
    )
    assert search.fit(papers, truth).best_params_ == {"n_themes": 3}
    pipe = make_pipeline(PolicyVectorizer(), PolicyTfidf())
    weighted = pipe.fit_transform(papers)
    assert weighted.shape == (15, len(pipe.get_feature_names_out()))
    assert ThemeModel(3, duplicates=None, stability_rounds=0).fit_predict(papers).shape == (15,)


@pytest.mark.parametrize(
    "check",
    [
        estimator_checks.check_parameters_default_constructible,
        estimator_checks.check_no_attributes_set_in_init,
        estimator_checks.check_get_params_invariance,
        estimator_checks.check_set_params,
        estimator_checks.check_estimator_repr,
    ],
    ids=lambda check: check.__name__,
)
@pytest.mark.parametrize("estimator", [ThemeModel(), PolicyVectorizer()], ids=["ThemeModel", "PolicyVectorizer"])
def test_checks_that_need_no_numbers(check: Any, estimator: Any) -> None:
    # the other checks of scikit-learn fit on arrays of numbers, and these two take papers
    check(type(estimator).__name__, estimator)


def test_unfitted_models_say_so(papers: list[str]) -> None:
    for call in ("transform", "predict", "score"):
        with pytest.raises(NotFittedError):
            getattr(ThemeModel(), call)(papers)
    with pytest.raises(NotFittedError):
        ThemeModel().frame()


def test_score_and_frames_out(papers: list[str], model: ThemeModel) -> None:
    search = GridSearchCV(ThemeModel(duplicates=None, stability_rounds=0, n_exemplars=0), {"n_themes": [2, 3]}, cv=2)
    assert np.isfinite(search.fit(papers).cv_results_["mean_test_score"]).all()
    assert -1 <= model.score(papers) <= 1
    assert model.score(papers) > ThemeModel(2, duplicates=None, stability_rounds=0, n_exemplars=0).fit(papers).score(
        papers
    )
    framed = clone(model).set_output(transform="pandas").fit(papers).transform(papers)
    assert framed.shape == (15, 3)
    assert list(framed.columns) == list(model.get_feature_names_out())


def test_last_step_of_a_pipeline(papers: list[str], model: ThemeModel) -> None:
    pipe = make_pipeline(FunctionTransformer(list), ThemeModel(3, duplicates=None, stability_rounds=0, n_exemplars=0))
    assert np.array_equal(pipe.fit_predict(papers), model.labels_)
    assert pipe.transform(papers).shape == (15, 3)


def test_sparse_in_and_out(papers: list[str]) -> None:
    counts = PolicyVectorizer().fit_transform(papers)
    weighted = PolicyTfidf().fit_transform(counts)
    assert sparse.issparse(counts)
    assert sparse.issparse(weighted)
    assert np.allclose(weighted.multiply(weighted).sum(axis=1), 1)


def test_weighting_is_an_estimator() -> None:
    check_estimator(PolicyTfidf())


def test_words_of_a_kind_weigh_less() -> None:
    counts = np.zeros((20, 2))
    counts[:10, 0] = 1
    counts[[0, 1, 2, 3, 4, 10, 11, 12, 13, 14], 1] = 1
    alone = PolicyTfidf().fit(counts)
    of_kind = PolicyTfidf().fit(counts, kinds=["新闻"] * 10 + ["通知"] * 10)
    assert alone.idf_[0] == alone.idf_[1]
    assert of_kind.idf_[0] < of_kind.idf_[1]


# --- bad input


def test_one_paper_is_one_theme() -> None:
    model = ThemeModel().fit([paper("质押", 0)])
    assert model.labels_.tolist() == [0]
    assert model.n_themes_ == 1
    assert model.themes_[0].stability is None
    assert model.agreement_ is None


def test_equal_papers_are_one_theme() -> None:
    model = ThemeModel().fit([paper("质押", 0)] * 6)
    assert model.labels_.tolist() == [0] * 6
    assert model.duplicates_ == [[0, 1, 2, 3, 4, 5]]


def test_more_themes_than_papers() -> None:
    with pytest.raises(ValueError, match="only 2 different papers"):
        ThemeModel(5).fit([paper("质押", 0), paper("软件", 0)])


def test_empty_and_tiny_texts_belong_nowhere(papers: list[str]) -> None:
    model = ThemeModel(3, duplicates=None, stability_rounds=0).fit(["", *papers, "税", "   \n"])
    assert model.labels_[[0, 16, 17]].tolist() == [-1, -1, -1]
    assert (model.labels_[1:16] >= 0).all()


def test_papers_without_a_common_word() -> None:
    model = ThemeModel(2, outliers=False).fit(["", "税", "专利导航服务", "软件正版化检查", "地理标志产品"])
    assert model.labels_[:2].tolist() == [-1, -1]
    assert sorted(set(model.labels_[2:].tolist())) == [0, 1]


@pytest.mark.parametrize("given", [[], ["", "的"], ["。，"]])
def test_nothing_to_learn_from(given: list[str]) -> None:
    with pytest.raises(ValueError, match="no paper"):
        ThemeModel().fit(given)


@pytest.mark.parametrize("bad", [None, float("nan"), 3, ["专利", 4]])
def test_missing_papers_are_named(bad: Any) -> None:
    with pytest.raises(TypeError, match="paper 1"):
        ThemeModel().fit(["专利导航", bad])


@pytest.mark.parametrize(
    ("given", "remedy"),
    [
        (pd.DataFrame({"id": ["a", "b"], "text": ["甲", "乙"]}), r'a DataFrame was given .* as df\["text"\]'),
        (pd.DataFrame({"body": ["甲", "乙"]}), r'a DataFrame was given .* as df\["body"\]'),
        ({"a": "甲", "b": "乙"}, r"a dict was given .*; give its values, list\(papers.values\(\)\)"),
        ("甲乙", "one string was given .*; put it in a list"),
    ],
)
def test_what_is_no_list_of_papers_is_refused_with_the_remedy(given: Any, remedy: str, model: ThemeModel) -> None:
    for take in (
        ThemeModel().fit, ThemeModel().partial_fit, model.transform, model.predict, near_duplicates,
        PolicyVectorizer().fit, lambda papers: theme_points(model, papers), about_papers,
        lambda papers: count_vocabulary([papers]),
    ):  # fmt: skip
        with pytest.raises(TypeError, match=remedy):
            take(given)


def test_one_string_is_refused() -> None:
    with pytest.raises(TypeError, match="list"):
        ThemeModel().fit("专利导航")


def test_latin_text() -> None:
    texts = ["patent navigation base", "patent navigation service", "software licence audit", "software licence check"]
    model = ThemeModel(2, duplicates=None).fit(texts)
    assert same(model.labels_, [0, 0, 1, 1]) == 1.0


@pytest.mark.parametrize("wrong", [{"n_themes": 0}, {"n_themes": "many"}, {"method": "x"}, {"unit": "word"}])
def test_wrong_parameters_are_named(papers: list[str], wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        ThemeModel(**({"n_themes": 2} | wrong)).fit(papers)


def test_words_in_place_of_texts(truth: list[int], papers: list[str]) -> None:
    given = [[word.norm for word in ipmine.words(text)] for text in papers]
    model = ThemeModel(3, duplicates=None).fit(given)
    assert same(model.labels_, truth) == 1.0
    assert model.themes_[0].exemplars == ()


# --- labels


def phrases(text: str) -> tuple[set[str], set[str]]:
    found, free = phrases_of(Reading([word.norm for word in ipmine.words(text)], None, "", ""), stop_words())
    return set(found), set(free)


@pytest.mark.parametrize(
    ("text", "alone", "never"),
    [
        ("银行开展知识产权质押融资。", ["知识产权质押融资"], ["开展知识产权质押融资"]),
        ("全力助力中小企业专利转化。", [], ["全力助力中小企业", "助力中小企业"]),
        ("应对海外知识产权纠纷。", ["海外知识产权纠纷"], ["应对海外知识产权纠纷"]),
        ("履行安全生产责任。", [], ["履行安全生产责任"]),
        ("五个工作日内办结。", [], ["工作日内"]),
        ("开展专项行动，建立长效机制。", [], ["专项行动", "长效机制", "行动"]),
        ("新型冠状病毒感染防治", [], ["冠状病毒感染"]),
        ("經濟部公告經授水字第10920200000號", [], ["授水字", "水字", "经授水字"]),
        ("寄送申請或電子郵件", [], ["或电子邮件"]),
        ("机具所有权人可至本署领取", [], ["机具所有权人可至", "人可至"]),
        ("明确要求市场监管，全面完成安全生产。", ["安全生产"], ["明确要求", "全面完成安全生产"]),
        ("农业委员会主任委员：陈保基", [], ["陈保基"]),
        ("afa、coa、植物品种权", ["植物品种权"], ["afa", "coa"]),
    ],
)
def test_noun_phrases(text: str, alone: list[str], never: list[str]) -> None:
    found, free = phrases(text)
    assert set(alone) <= free
    assert not set(never) & free
    assert all(phrase in text for phrase in found)


def test_labels_name_no_organ_place_or_filler() -> None:
    body = {
        0: "国家知识产权局加强地理标志保护。贵州省推进专项行动，地理标志保护工作落到实处。",
        1: "国家版权局加强软件正版化。贵州省推进专项行动，软件正版化工作落到实处。",
    }
    texts = [f"{body[k % 2]}第{k}次会议。" for k in range(8)]
    model = ThemeModel(2, duplicates=None, stability_rounds=0).fit(texts)
    assert {theme.label for theme in model.themes_} == {"地理标志保护", "软件正版化"}


def test_labels_name_nothing_that_a_form_asks_for() -> None:
    body = {0: "渔船登记应写明引擎号码。", 1: "植物品种登记应写明代理姓名。"}
    model = ThemeModel(2, duplicates=None, stability_rounds=0).fit([f"{body[k % 2]}第{k}次公告。" for k in range(8)])
    labels = {label for theme in model.themes_ for label in theme.labels}
    assert "植物品种登记" in labels
    assert not {label for label in labels if label.endswith(("号码", "姓名"))}


LIFE = """
{name}，男，汉族，1963年11月出生，四川南充人，1981年8月参加工作，1990年1月加入中国共产党，省委党校研究生学历。
1978年10月至1981年8月，四川省林业学校学习；
1981.09—1983.11四川省南充地区林业科学研究所干部
"""


def test_labels_name_nothing_that_stands_once_in_a_formula_or_a_life() -> None:
    news = "{name}严重违纪违法被开除党籍\n经查，{name}严重违纪，收受财物。{name}严重违纪问题第{k}次通报。依照质押融资条例办理。"
    loan = "银行质押融资通知\n银行开展质押融资，质押融资第{k}次扩大。依照基金管理条例办理。"
    texts = [
        news.format(name=name, k=k) + LIFE.format(name=name) for k, name in enumerate(("蒲波", "张少春", "刘善桥"))
    ]
    texts += [loan.format(k=k) for k in range(3)]
    model = ThemeModel(2, duplicates=None, stability_rounds=0).fit(texts)
    of_news, of_loans = (model.themes_[model.labels_[k]] for k in (0, 3))
    assert of_news.label == "严重违纪违法"
    assert "质押融资" in of_loans.label
    told = {*of_news.labels, *of_news.words}
    assert not told & {"研究生学历", "林业学校", "南充", "省委党校", "党校", "汉族", "干部"}
    assert "开除党籍" in of_news.words


def test_labels_and_words_are_not_of_addresses() -> None:
    ends = (
        "（地址：南投縣南投市中興新村光華路8號；傳真電話：049-2341061；電子郵件信箱：rey@mail.afa.gov.tw）",
        "，另載於網站（網址：http://www.coa.gov.tw）",
    )
    texts = [f"主旨：訂定第{k}種植物品種。\n一、{ends[0]}。\n二、本案{ends[1]}。\n" for k in range(4)]
    texts += [f"主旨：公告第{k}艘漁船抵押。\n一、漁船抵押登記。\n" for k in range(4)]
    model = ThemeModel(2, duplicates=None, stability_rounds=0).fit(texts)
    plants = model.themes_[model.labels_[0]]
    assert plants.label == "植物品种"
    assert not {*plants.words} & {
        "afa",
        "coa",
        "mail",
        "gov",
        "tw",
        "rey",
        "www",
        "南投市",
        "南投县",
        "光华路",
        "中兴新村",
        "信箱",
    }
    # they still tell papers apart
    assert "南投市" in model.vocabulary_


def test_what_a_title_names_goes_before_what_a_body_mentions() -> None:
    body = "各单位要加强公共服务，完善数据安全。"
    texts = [f"关于电梯检验的通知\n各单位：\n第{k}号。{body}\n" for k in range(3)]
    texts += [f"关于冰雪运动的通知\n各单位：\n第{k}号。要完善营商环境。\n" for k in range(3)]
    model = ThemeModel(2, duplicates=None, stability_rounds=0).fit(texts)
    assert [model.themes_[model.labels_[k]].label for k in (0, 3)] == ["电梯检验", "冰雪运动"]


@pytest.mark.parametrize("word", ["充分利用", "合理安排", "顺利进行", "积极探索"])
def test_no_label_says_only_that_something_is_done(word: str) -> None:
    texts = [f"{word}，{word}第{k}次。" for k in range(4)] + [f"地理标志保护第{k}次，地理标志保护。" for k in range(4)]
    model = ThemeModel(2, duplicates=None, stability_rounds=0).fit(texts)
    assert not [theme.label for theme in model.themes_ if word in theme.labels or word == theme.label]
    assert "地理标志保护" in {theme.label for theme in model.themes_}


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("请函告（地址：南投市光华路8号，电话：049-2341061）并附表。", ["地址：南投市光华路8号，电话：049-2341061"]),
        ("联系电话：010-64962031\n专利质押", ["联系电话：010-64962031"]),
        ("登录http://www.coa.gov.tw查询", ["http://www.coa.gov.tw"]),
        ("寄至a.b_c@mail.gov.tw。", ["a.b_c@mail.gov.tw"]),
        ("传真049-2341061；质押", ["传真049-2341061"]),
        (
            "甲，1963年11月生，1981年入党。\n1978年任干部\n\n1980.01—1981.02任科长\n专利质押",
            ["甲，1963年11月生，1981年入党。\n1978年任干部\n\n1980.01—1981.02任科长"],
        ),
        ("2023年1月至6月，开展电话营销检查。", []),
        ("建设网站和信箱，改善地址管理。", []),
        ("1963年11月出生的职工，按月领取养老金。", []),
    ],
)
def test_addresses_and_lives_are_set_aside(text: str, aside: list[str]) -> None:
    places = sorted(particulars(text))
    # an address within one is told once more
    whole = [(a, b) for a, b in places if not any((c, d) != (a, b) and c <= a and b <= d for c, d in places)]
    assert [text[a:b] for a, b in whole] == aside


def test_words_that_are_set_aside_go_with_their_section() -> None:
    text = "关于质押的通知\n一、登记\n专利质押登记。\n二、联系\n电话：南投市光华路。\n"
    whole = reading.read_all([text])[0]
    assert {whole.words[k] for k in whole.aside} >= {"电话", "南投市"}
    first, second = reading.sections_of(whole)
    assert not first.aside
    assert {second.words[k] for k in second.aside} == {whole.words[k] for k in whole.aside}


def test_no_two_themes_have_one_label(papers: list[str]) -> None:
    model = ThemeModel(6, duplicates=None, stability_rounds=0, n_exemplars=0).fit(papers)
    names = [theme.label for theme in model.themes_]
    assert len(set(names)) == len(names)


# --- mixtures


def groups_of_themes(*themes: str) -> tuple[Any, Any, Any, Any]:
    """Places, counts, phrases and true groups of papers: the themes named, and six papers that share no phrase."""
    kinds = ["森林防火", "电梯检验", "冰雪运动", "奶牛养殖", "古籍修复", "航标管理"]
    texts = [f"第{n}次开展{theme}，{theme}进展顺利。" for theme in themes for n in range(6)]
    texts += [f"逾期不予审核，{kind}。" for kind in kinds]
    found = np.repeat(np.arange(len(themes) + 1), 6)
    places = np.eye(len(themes) + 6)[[*np.repeat(np.arange(len(themes)), 6), *range(len(themes), len(themes) + 6)]]
    units = [Reading([word.norm for word in ipmine.words(text)], None, "", "") for text in texts]
    counts = PolicyVectorizer(min_df=1).fit_readings(units)
    return places, counts, mixtures.phrase_matrix(units, stop_words()), found


def test_what_no_matter_holds_together_is_a_mixture() -> None:
    places, counts, phrases, found = groups_of_themes("地理标志保护", "软件正版化", "专利导航")
    held = mixtures.held_together(found, 4, places, counts, phrases)
    assert held[:3].min() > 0.5
    assert held[3] < 0.3


def test_papers_of_a_mixture_go_to_the_nearest_theme_or_nowhere() -> None:
    places, counts, phrases, found = groups_of_themes("地理标志保护", "软件正版化", "专利导航")
    places[18] = 0.9 * places[6] + 0.4 * places[18]
    new, kept = mixtures.dissolve(found, 4, places, counts, phrases, leave_out=True)
    assert kept.tolist() == [0, 1, 2]
    assert new[:18].tolist() == found[:18].tolist()
    assert new[18] == 1
    assert new[19:].tolist() == [-1] * 5
    new, _ = mixtures.dissolve(found, 4, places, counts, phrases, leave_out=False)
    assert (new >= 0).all()


def test_a_tree_is_cut_as_scipy_cuts_it() -> None:
    tree = linkage(np.random.default_rng(0).normal(size=(60, 3)), "average")
    for k in (1, 2, 7, 30, 60):
        assert np.array_equal(cut_into(tree, k), cut_tree(tree, k).ravel())


def test_two_themes_are_always_left() -> None:
    places, counts, phrases, found = groups_of_themes("地理标志保护")
    new, kept = mixtures.dissolve(found, 2, places, counts, phrases, leave_out=True)
    assert kept.tolist() == [0, 1]
    assert np.array_equal(new, found)


def test_what_is_no_noun_counts_less() -> None:
    weights = topicality(["专利", "财政部", "质押融资", "逾期", "一次", "北京市", "patent"])
    assert weights.tolist() == pytest.approx([1, 1, 1, 0.8, 0.8, 0.8, 1])


def test_titles_weigh_as_the_vectorizer_is_told() -> None:
    text = "关于专利导航工作的通知\n各单位：\n请加强专利导航和软件正版化。\n"
    usual, more = (PolicyVectorizer(min_df=1, **given).fit([text]) for given in ({}, {"title": 16.0}))
    column = usual.vocabulary_["专利导航"]
    assert usual.transform([text])[0, column] == 9
    assert more.transform([text])[0, column] == 17


# --- the corpus of the project


@pytest.fixture(scope="module")
def corpus() -> tuple[list[str], list[str], list[dict[str, str]]]:
    folder = Path(__file__).parents[1] / "corpora" / "ip-policy"
    header, *lines = (line.split("\t") for line in (folder / "manifest.tsv").read_text("utf-8").splitlines())
    rows = [dict(zip(header, line, strict=False)) for line in lines]
    return [read_source(folder / "papers" / row["file"])[0] for row in rows], [row["theme"] for row in rows], rows


@pytest.fixture(scope="module")
def found(corpus: Any) -> ThemeModel:
    return ThemeModel(n_exemplars=0).fit(corpus[0])


def test_written_themes_are_found(corpus: Any, found: ThemeModel) -> None:
    assert v_measure_score(corpus[1], found.labels_) >= 0.85
    assert all(theme.size > 1 for theme in found.themes_)
    # most papers of a theme were written for one; one subject has three papers, which may go with their neighbours'
    for theme in found.themes_:
        written = [corpus[1][k] for k in np.flatnonzero(found.labels_ == theme.index)]
        assert max(written.count(name) for name in set(written)) > 0.6 * len(written)
    assert (found.labels_ < 0).sum() <= 3


def test_small_subjects_stand_alone_where_themes_are_enough(corpus: Any) -> None:
    texts, written, _ = corpus
    labels = ThemeModel(8, n_exemplars=0, stability_rounds=0).fit(texts).labels_
    for label in set(labels[labels >= 0].tolist()):
        of_it = [written[k] for k in np.flatnonzero(labels == label)]
        if len(of_it) > 2:
            assert max(of_it.count(name) for name in set(of_it)) >= 0.8 * len(of_it)


def test_copies_and_damaged_mirrors_are_with_their_originals(corpus: Any, found: ThemeModel) -> None:
    place = {row["file"].rsplit(".", 1)[0]: k for k, row in enumerate(corpus[2])}
    for k, row in enumerate(corpus[2]):
        if row["copy_of"]:
            assert found.labels_[k] == found.labels_[place[row["copy_of"]]], row["file"]


def test_script_of_half_the_corpus_moves_nothing(corpus: Any, found: ThemeModel) -> None:
    texts, _, rows = corpus
    clean = [k for k, row in enumerate(rows) if not row["damage"]]
    mixed = list(texts)
    for k in clean[::2]:
        mixed[k] = ipmine.convert(texts[k], "traditional")
    assert same(ThemeModel(n_exemplars=0, stability_rounds=0).fit(mixed).labels_, found.labels_) == 1.0


def test_damage_of_half_the_corpus_moves_nothing(corpus: Any, found: ThemeModel) -> None:
    texts, _, rows = corpus
    damaged = list(texts)
    for k, row in list(enumerate(rows))[::2]:
        if not row["damage"] and row["script"] == "simplified":
            damaged[k] = add_readings(traditional(texts[k]), changed_characters(), seed=k)
    clean, again = (
        ThemeModel(found.n_themes_, n_exemplars=0, stability_rounds=0).fit(given) for given in (texts, damaged)
    )
    assert same(again.labels_, clean.labels_) >= 0.9


def test_seeds_and_order_of_the_corpus(corpus: Any, found: ThemeModel) -> None:
    texts = corpus[0]
    turn = np.random.default_rng(1).permutation(len(texts))
    fitted = ThemeModel(n_exemplars=0, stability_rounds=0).fit([texts[k] for k in turn])
    assert same(fitted.labels_, found.labels_[turn]) == 1.0
    by_seed = [
        ThemeModel(7, random_state=seed, n_exemplars=0, stability_rounds=0).fit(texts).labels_ for seed in range(5)
    ]
    assert np.mean([same(a, b) for k, a in enumerate(by_seed) for b in by_seed[:k]]) >= 0.85
