"""Themes over time, levels, regions and issuers: shares with intervals, what rises, who came first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.utils.validation import check_is_fitted

from ipmine.paper import Paper
from ipmine.themes.model import ThemeModel
from ipmine.themes.reading import refuse_no_list

if TYPE_CHECKING:
    import pandas as pd

_LEAST_PAPERS, _LEAST_YEARS = 20, 3  # below these no test of a trend is made
_LEAST_OF_THEME = 5


def about_papers(papers: Any) -> pd.DataFrame:
    """What `theme_shares` and its kin ask of papers: year, issued, level, region and issuer (the first), one row each.

    `papers` are `Paper`s or a `Corpus`. Texts are analyzed for it, each time anew: give the `Paper`s where there
    are many. Raises TypeError for anything else, lists of words too, which tell no year.
    """
    import pandas as pd

    rows = []
    for place, given in enumerate(_list_of(papers)):
        paper = _paper_of(given, place)
        issuers = [a for a in paper.agencies if a.role == "issuer"]
        day = paper.meta.issued or paper.meta.published
        rows.append(
            {
                "year": int(day[:4]) if day and day[:4].isdigit() else None,
                "issued": day,
                "level": issuers[0].level if issuers else None,
                "region": issuers[0].region if issuers else None,
                "issuer": paper.meta.issuers[0] if paper.meta.issuers else None,
            }
        )
    frame = pd.DataFrame(rows, columns=["year", "issued", "level", "region", "issuer"])
    return frame.astype({"year": "Int64"})


def _list_of(papers: Any) -> list[Any]:
    refuse_no_list(papers)
    try:
        return list(papers)
    except TypeError as error:
        raise TypeError(
            f"papers must be a list of Papers or texts, or a Corpus, not {type(papers).__name__}"
        ) from error


def _paper_of(given: Any, place: int) -> Paper:
    from ipmine import analyze

    if isinstance(given, str):
        return analyze(given)
    if not isinstance(given, Paper):
        raise TypeError(
            f"paper {place} is a {type(given).__name__}: who issued it, and when, a Paper or its text tells"
        )
    return given


def theme_shares(
    model: ThemeModel, about: Any, by: str = "year", *, level: float = 0.95, draws: int = 1000, seed: int = 0
) -> pd.DataFrame:
    """The themes' shares of the papers of each year, level, region or issuer, with bootstrap intervals.

    `about` is a frame with a row for each fitted paper, in their order, or the papers themselves, see
    `about_papers`. Columns: `by`, theme, label,
    papers (of the theme), of (all papers of the group), share, low, high. Papers of no theme count in `of`.
    """
    import pandas as pd

    about = _about(about, model)
    if by not in about.columns:
        raise ValueError(f"by={by!r} is no column; there are {', '.join(map(str, about.columns))}")
    rng = np.random.default_rng(seed)
    rows = []
    for value, members in sorted(about.groupby(by, observed=True).indices.items(), key=lambda pair: str(pair[0])):
        found = model.labels_[members]
        counts = np.array([int((found == t.index).sum()) for t in model.themes_] + [int((found < 0).sum())])
        n = int(counts.sum())
        drawn = rng.multinomial(n, counts / n, size=draws) / n
        low, high = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2], axis=0)
        for t in model.themes_:
            k = t.index
            rows.append((value, k, t.label, int(counts[k]), n, counts[k] / n, float(low[k]), float(high[k])))
    return pd.DataFrame(rows, columns=[by, "theme", "label", "papers", "of", "share", "low", "high"])


def theme_trends(
    model: ThemeModel, about: Any, *, alpha: float = 0.05, draws: int = 2000, seed: int = 0
) -> pd.DataFrame:
    """Which themes rise and which fall: theme, label, papers, years, slope, p, verdict.

    `slope` is the change of the theme's share a year (least squares over papers). `p` comes from permuting the
    years among the papers, corrected for the number of themes (Holm). The verdict is `rises`, `falls`, `no trend
    shown`, or `too little to tell`: fewer than 20 dated papers, 3 years, or 5 papers of the theme.
    """
    import pandas as pd

    about = _about(about, model, "year")
    years = pd.to_numeric(about["year"], errors="coerce").to_numpy(dtype=float, na_value=np.nan)
    dated = np.isfinite(years)
    years, found = years[dated], model.labels_[dated]
    spread = len(np.unique(years))
    enough = len(years) >= _LEAST_PAPERS and spread >= _LEAST_YEARS
    centred = years - years.mean() if len(years) else years
    span = float((centred**2).sum())
    rng = np.random.default_rng(seed)
    shuffled = np.array([rng.permutation(centred) for _ in range(draws)]) if enough else None
    rows: list[list[Any]] = []
    tested: list[int] = []
    for t in model.themes_:
        member = (found == t.index).astype(float)
        slope = float(centred @ member / span) if span else None
        p = None
        if shuffled is not None and member.sum() >= _LEAST_OF_THEME:
            p = float((1 + (np.abs(shuffled @ member) >= abs(float(centred @ member)) - 1e-12).sum()) / (1 + draws))
            tested.append(len(rows))
        rows.append([t.index, t.label, int(member.sum()), spread, slope, p, "too little to tell"])
    worst = 0.0
    for rank, place in enumerate(sorted(tested, key=lambda r: rows[r][5])):
        worst = max(worst, min(1.0, rows[place][5] * (len(tested) - rank)))
        rows[place][5] = worst
        rows[place][6] = ("rises" if rows[place][4] > 0 else "falls") if worst <= alpha else "no trend shown"
    return pd.DataFrame(rows, columns=["theme", "label", "papers", "years", "slope", "p", "verdict"])


def first_issuers(model: ThemeModel, about: Any, n: int = 1) -> pd.DataFrame:
    """Who turned first to each theme: theme, label, issuer, issued, paper (its index), the n earliest issuers.

    Days known to the month or year only count as its beginning; papers without a day or issuer are left out.
    """
    import pandas as pd

    about = _about(about, model, "issued", "issuer")
    rows: list[tuple[Any, ...]] = []
    for t in model.themes_:
        dated = []
        for place in np.flatnonzero(model.labels_ == t.index).tolist():
            day, issuer = about["issued"].iloc[place], about["issuer"].iloc[place]
            if pd.notna(day) and pd.notna(issuer):
                dated.append((str(day), place, str(issuer)))
        seen: list[str] = []
        for day, place, issuer in sorted(dated):
            if issuer not in seen and len(seen) < n:
                seen.append(issuer)
                rows.append((t.index, t.label, issuer, day, place))
    return pd.DataFrame(rows, columns=["theme", "label", "issuer", "issued", "paper"])


def _about(about: Any, model: ThemeModel, *needed: str) -> pd.DataFrame:
    """A row for each fitted paper, with the columns that are needed."""
    import pandas as pd

    check_is_fitted(model, "themes_")
    rows = about if isinstance(about, pd.DataFrame) else _list_of(about)
    if len(rows) != len(model.labels_):  # told before texts are analyzed
        raise ValueError(f"there are {len(rows)} rows about papers, but {len(model.labels_)} papers were fitted")
    frame = rows.reset_index(drop=True) if isinstance(rows, pd.DataFrame) else about_papers(rows)
    if missing := [name for name in needed if name not in frame.columns]:
        raise ValueError(f"the frame has no column {missing[0]!r}; it has {', '.join(map(str, frame.columns))}")
    return frame
