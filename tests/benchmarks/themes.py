"""ThemeModel against its peers on papers with known themes; run by hand, results in README.md beside this file.

    python tests/benchmarks/themes.py repo                     the project's corpus, themes of its manifest
    python tests/benchmarks/themes.py labelled DIR             DIR/metadata.jsonl: one {"file", "theme"} a line
    python tests/benchmarks/themes.py size 10000 30000 100000  word lists made by resampling the corpus

Peers come with the extra `bench-themes`; a peer that is not installed is named and left out. All peers get the words
of jieba, Han words of two and more characters, of the same decoded texts, and the same number of themes; each row is
the mean of five seeds. Classes are the first part of a theme (before a backslash), with three papers or more.
"""

from __future__ import annotations

import collections
import json
import random
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

SEEDS = range(5)
CORPUS = Path(__file__).parents[2] / "corpora" / "ip-policy"


def repo() -> tuple[list[str], list[str]]:
    """Texts and themes of the project's corpus, copies and damaged mirrors left out."""
    from ipmine.reading import read_source

    lines = (CORPUS / "manifest.tsv").read_text("utf-8").splitlines()
    header = lines[0].split("\t")
    rows = [dict(zip(header, line.split("\t"), strict=False)) for line in lines[1:]]
    rows = [row for row in rows if not row.get("copy_of")]
    return [read_source(CORPUS / "papers" / row["file"])[0] for row in rows], [row["theme"] for row in rows]


def labelled(folder: Path) -> tuple[list[str], list[str]]:
    """Texts and first-level themes of a folder, classes of three papers and more."""
    rows = [json.loads(line) for line in (folder / "metadata.jsonl").read_text("utf-8").splitlines()]
    themes = {row["file"]: row["theme"].split("\\")[0] for row in rows if row.get("theme")}
    sizes = collections.Counter(themes.values())
    kept = sorted(file for file, theme in themes.items() if sizes[theme] >= 3 and (folder / file).exists())
    return [(folder / file).read_text("utf-8") for file in kept], [themes[file] for file in kept]


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

    def bertopic(seed: int) -> Any:
        from bertopic import BERTopic
        from hdbscan import HDBSCAN
        from umap import UMAP

        space = normalize(TruncatedSVD(min(50, len(words) - 1), random_state=seed).fit_transform(tfidf))
        small = len(words) < 200
        model = BERTopic(
            language="multilingual",  # its default strips every Chinese character
            umap_model=UMAP(
                n_neighbors=8 if small else 15, n_components=5, min_dist=0.0, metric="cosine", random_state=seed
            ),
            hdbscan_model=HDBSCAN(min_cluster_size=3 if small else 10, prediction_data=True),
            vectorizer_model=CountVectorizer(**plain),
            nr_topics=k + 1,  # one of them is its outliers
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
        "BERTopic over LSA": bertopic,
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
        case ["size", *numbers]:
            print(
                "| papers | seconds | seconds of processor | GB before | GB at most |\n| --- | --- | --- | --- | --- |"
            )
            for number in numbers:
                size(int(number))
        case _:
            sys.exit(__doc__)
