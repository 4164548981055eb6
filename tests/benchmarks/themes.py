"""ThemeModel against its peers on papers with known themes; run by hand, results in README.md beside this file.

    python tests/benchmarks/themes.py repo                     the project's corpus, themes of its manifest
    python tests/benchmarks/themes.py labelled DIR             DIR/metadata.jsonl: one {"file", "theme"} a line
    python tests/benchmarks/themes.py gazette DIR              the gazette papers in DIR, classes are its chapters
    python tests/benchmarks/themes.py mixed DIR                all sources in DIR: publishers' themes, and branches of
                                                               intellectual property by the words of titles
    python tests/benchmarks/themes.py halves DIR               labelled, gazette and mixed, each in two halves
    python tests/benchmarks/themes.py size 10000 30000 100000  word lists made by resampling the corpus

Peers come with the extra `bench-themes`; a peer that is not installed is named and left out. All peers get the words
of jieba, Han words of two and more characters, of the same decoded texts, and the same number of themes; each row is
the mean of five seeds. Classes are the first part of a theme (before a backslash), with three papers or more.
"""

from __future__ import annotations

import collections
import hashlib
import json
import random
import re
import resource
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.cluster import KMeans
from sklearn.decomposition import NMF, LatentDirichletAllocation, TruncatedSVD
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score, v_measure_score
from sklearn.preprocessing import normalize

Labelled = tuple[list[str], list[str]]  # texts and their classes
SEEDS = range(5)
CORPUS = Path(__file__).parents[2] / "corpora" / "ip-policy"


def repo() -> Labelled:
    """Texts and themes of the project's corpus, copies and damaged mirrors left out."""
    from ipmine.reading import read_source

    lines = (CORPUS / "manifest.tsv").read_text("utf-8").splitlines()
    header = lines[0].split("\t")
    rows = [dict(zip(header, line.split("\t"), strict=False)) for line in lines[1:]]
    rows = [row for row in rows if not row.get("copy_of")]
    return [read_source(CORPUS / "papers" / row["file"])[0] for row in rows], [row["theme"] for row in rows]


def labelled(folder: Path) -> Labelled:
    """Texts and first-level themes of a folder, classes of three papers and more."""
    return _of_classes(folder, {r["file"]: r["theme"].split("\\")[0] for r in _metadata(folder) if r.get("theme")})


def _metadata(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "metadata.jsonl").read_text("utf-8").splitlines()]


def _of_classes(folder: Path, classes: dict[str, str]) -> Labelled:
    sizes = collections.Counter(classes.values())
    kept = sorted(file for file, name in classes.items() if sizes[name] >= 3 and (folder / file).exists())
    return [(folder / file).read_text("utf-8") for file in kept], [classes[file] for file in kept]


def gazette(folder: Path) -> Labelled:
    """Texts and chapters of papers whose publisher sorts them into chapters, three papers and more of each."""
    return _of_classes(folder, {row["file"]: row["chapter"] for row in _metadata(folder) if row.get("chapter")})


# Branches of law by the words of a title or of the publisher's keywords, in both scripts.
BRANCHES = {
    "专利": "专利|專利",
    "商标": "商标|商標",
    "著作权": "著作权|著作權|版权|版權",
    "植物新品种": "植物品種|植物新品种|植物种苗",
    "地理标志": "地理标志|地理標誌",
    "交通": "道路交通|机动车|駕駛",
    "社会保险": "健康保險|勞工保險|社会保险|工伤保险|劳动保险",
}


def mixed(folder: Path) -> Labelled:
    """Texts of many sources, scripts and kinds: classes are publishers' themes or, where there is none, branches.

    A paper has a branch if the title (else the name of its file) names one branch and no other.
    """
    lines = (folder / "manifest.tsv").read_text("utf-8").splitlines()
    header = lines[0].split("\t")
    named = {
        row["file"]: row["where"] for row in (dict(zip(header, line.split("\t"), strict=False)) for line in lines[1:])
    }
    known = {row["file"]: row for row in _metadata(folder)}
    classes = {}
    for file, where in named.items():
        row = known.get(file, {})
        title = row.get("title") or where
        found = [branch for branch, words in BRANCHES.items() if re.search(words, title)]
        if row.get("theme"):
            classes[file] = row["theme"].split("\\")[0]
        elif len(found) == 1:
            classes[file] = found[0]
    return _of_classes(folder, classes)


def halves(folder: Path) -> dict[str, Labelled]:
    """Each labelled set in two halves; a paper is in the same half in all sets, as a digest of its text says."""
    made = {}
    for half in (0, 1):
        for name, read in {"labelled": labelled, "gazette": gazette, "mixed": mixed}.items():
            rows = [pair for pair in zip(*read(folder), strict=True) if _half(pair[0]) == half]
            sizes = collections.Counter(name for _, name in rows)
            rows = [pair for pair in rows if sizes[pair[1]] >= 3]
            made[f"{name}, half {'AB'[half]}"] = [text for text, _ in rows], [name for _, name in rows]
    return made


def _half(text: str) -> int:
    return hashlib.sha256(text.encode()).digest()[0] % 2


def cut(texts: list[str]) -> list[str]:
    """Words of jieba, joined by blanks, as a user of the peers would make them."""
    import jieba

    return [" ".join(w for w in jieba.lcut(t) if len(w) > 1 and "\u4e00" <= w[0] <= "\u9fff") for t in texts]


def peers(texts: list[str], k: int) -> dict[str, Callable[[int], Any]]:
    """A call from seed to labels for each peer."""
    words = cut(texts)
    plain: dict[str, Any] = {"tokenizer": str.split, "token_pattern": None, "lowercase": False}
    tfidf = TfidfVectorizer(**plain).fit_transform(words)
    counts = CountVectorizer(**plain).fit_transform(words)

    def tomotopy_lda(seed: int) -> Any:
        import tomotopy

        model = tomotopy.LDAModel(k=k, seed=seed, min_df=2)
        for text in words:
            model.add_doc(text.split() or ["空"])
        model.train(500, workers=1)
        return [int(np.argmax(d.get_topic_dist())) for d in model.docs]

    def bertopic(seed: int, kmeans: bool) -> Any:
        from bertopic import BERTopic
        from hdbscan import HDBSCAN
        from umap import UMAP

        space = normalize(TruncatedSVD(min(50, len(words) - 1), random_state=seed).fit_transform(tfidf))
        small = len(words) < 500
        groups = KMeans(k, n_init=10, random_state=seed)
        density = HDBSCAN(min_cluster_size=3 if small else 10, prediction_data=True)
        model = BERTopic(
            language="multilingual",  # its default strips every Chinese character
            umap_model=UMAP(
                n_neighbors=8 if small else 15, n_components=5, min_dist=0.0, metric="cosine", random_state=seed
            ),
            hdbscan_model=groups if kmeans else density,
            vectorizer_model=CountVectorizer(**plain),
            nr_topics=None if kmeans else k + 1,  # one of them is its outliers
        )
        found, _ = model.fit_transform(words, embeddings=space)
        if -1 in found and len(set(found)) > 1:
            found = model.reduce_outliers(words, found, strategy="embeddings", embeddings=space)
        return found

    return {
        "TF-IDF + KMeans": lambda s: KMeans(k, n_init=10, random_state=s).fit_predict(tfidf),
        "NMF": lambda s: NMF(k, init="nndsvdar", random_state=s, max_iter=500).fit_transform(tfidf).argmax(1),
        "LDA": lambda s: LatentDirichletAllocation(k, random_state=s, max_iter=50).fit_transform(counts).argmax(1),
        "tomotopy LDA": tomotopy_lda,
        "BERTopic over LSA": lambda s: bertopic(s, False),
        "BERTopic over LSA, KMeans": lambda s: bertopic(s, True),
    }


def compare(texts: list[str], themes: list[str]) -> None:
    """Print the table of one set of papers."""
    from ipmine.themes import ThemeModel

    k = len(set(themes))
    quick: dict[str, Any] = {"stability_rounds": 0, "n_exemplars": 0, "outliers": False}
    rivals: dict[str, Callable[[int], Any]] = {
        "ThemeModel": lambda s: ThemeModel(k, random_state=s, **quick).fit(texts).labels_,
        "ThemeModel, fields=None": lambda s: ThemeModel(k, random_state=s, fields=None, **quick).fit(texts).labels_,
        "ThemeModel, unit='section'": lambda s: (
            ThemeModel(k, random_state=s, unit="section", **quick).fit(texts).labels_
        ),
    } | peers(texts, k)
    print(
        f"{len(texts)} papers, {k} themes\n\n| model | V-measure | NMI | rerun ARI | seconds |\n| --- | --- | --- | --- | --- |"
    )
    for name, run in rivals.items():
        try:
            start = time.process_time()
            found = [np.asarray(run(seed)) for seed in SEEDS]
        except ImportError as error:
            print(f"| {name} | not installed: {error} | | | |")
            continue
        seconds = (time.process_time() - start) / len(SEEDS)
        v = np.mean([v_measure_score(themes, labels) for labels in found])
        nmi = np.mean([normalized_mutual_info_score(themes, labels) for labels in found])
        ari = np.mean([adjusted_rand_score(a, b) for i, a in enumerate(found) for b in found[:i]])
        print(f"| {name} | {v:.3f} | {nmi:.3f} | {ari:.2f} | {seconds:.1f} |", flush=True)
    auto = ThemeModel().fit(texts)
    v = v_measure_score(themes, auto.labels_)
    print(f"\nauto: {auto.n_themes_} themes, V-measure {v:.3f}, agreement of resamples {auto.agreement_:.2f}\n")
    for theme in auto.themes_:
        print(f"- {theme.label} ({theme.size}; stability {theme.stability}): {'、'.join(theme.labels[1:4])}")


def size(n: int) -> None:
    """Fit n papers of 1,000 characters, given as words."""
    from ipmine.segment import words
    from ipmine.themes import ThemeModel

    pool = [[sys.intern(w.norm) for w in words(text)] for text in repo()[0]]
    rng = random.Random(0)
    papers = []
    for _ in range(n):
        own = rng.choice(pool)
        made: list[str] = []
        while sum(map(len, made)) < 1000:
            source = own if rng.random() < 0.85 else rng.choice(pool)
            start = rng.randrange(max(1, len(source) - 60))
            made += source[start : start + 60]
        papers.append(made)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    wall, cpu = time.perf_counter(), time.process_time()
    ThemeModel(20, n_exemplars=0).fit(papers)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"| {n:,} | {wall:.1f} | {cpu:.1f} | {before:.2f} | {peak:.2f} |", flush=True)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    match sys.argv[1:]:
        case ["repo"]:
            compare(*repo())
        case ["labelled", folder]:
            compare(*labelled(Path(folder)))
        case ["gazette", folder]:
            compare(*gazette(Path(folder)))
        case ["mixed", folder]:
            compare(*mixed(Path(folder)))
        case ["halves", folder]:
            for name, papers in halves(Path(folder)).items():
                print(f"\n{name}: ", end="")
                compare(*papers)
        case ["size", *numbers]:
            print(
                "| papers | seconds | seconds of processor | GB before | GB at most |\n| --- | --- | --- | --- | --- |"
            )
            for number in numbers:
                size(int(number))
        case _:
            sys.exit(__doc__)
