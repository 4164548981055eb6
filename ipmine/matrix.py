"""Who answers for which measure: measures × agencies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from ipmine.paper import Paper

ROLES = ("lead", "responsible", "support")  # the strongest first: it wins where an agency has two


def named_measures(tables: Mapping[str, pd.DataFrame], papers: Sequence[Paper] = ()) -> pd.DataFrame:
    """`responsibilities` with the column `measure`: the heading of its section, or the row's own text.

    A section that has a label and no title (第三条) is named by its label and its first clause where `papers` are given,
    those that the tables were made of, in their order; else by its label and the text of its first row. Sections
    of one paper that would have one name get the labels around them in front (二、（一）加强领导), or a number behind.
    """
    import pandas as pd

    rows = tables["responsibilities"]
    sections = tables["sections"][["paper", "section", "label", "title"]]
    named = rows.merge(sections, on=["paper", "section"], how="left")
    if len(papers):
        named["measure"] = pd.Series([name for paper in papers for name in _names(paper)], named.index, "string")
    else:
        heading = named["label"].fillna("") + named["title"].fillna("")
        own = named["text"].str.strip("（）() ").str.slice(0, 40)
        untitled = (named["title"].fillna("") == "") & (heading != "")
        first = own.groupby([named["paper"], named["section"]], dropna=False).transform("first")
        named["measure"] = heading.where(heading != "", own).where(~untitled, heading + " " + first).astype("string")
    return _told_apart(named.drop(columns=["label", "title"]), tables["sections"])


def _names(paper: Paper) -> Iterator[str]:
    """The measure of each responsibility of a paper."""
    from ipmine.show.marks import mended_places
    from ipmine.show.measures import measure_words, section_name

    places = mended_places(paper.text, paper.repairs) if paper.responsibilities else ()
    for found in paper.responsibilities:
        if found.section is None:
            yield measure_words(paper, found, places)
        else:
            yield section_name(paper, found.section, places)


def _told_apart(named: pd.DataFrame, sections: pd.DataFrame) -> pd.DataFrame:
    """The same with another name for each section of a paper."""
    keys = ["paper", "section", "measure"]
    different = named[keys].dropna().drop_duplicates()
    twice = different[different.duplicated(["paper", "measure"], keep=False)]
    if not len(twice):
        return named
    around = sections[sections["paper"].isin(twice["paper"])]
    label = {(p, s): (name, up) for p, s, name, up in around[["paper", "section", "label", "parent"]].values}
    names: dict[tuple[str, int], str] = {}
    taken: Counter[tuple[str, str]] = Counter()
    for paper, section, measure in twice.values:
        name, (_, up) = measure, label[paper, section]
        while (paper, up) in label:
            name, up = label[paper, up][0] + name, label[paper, up][1]
        taken[paper, name] += 1
        names[paper, section] = name if taken[paper, name] == 1 else f"{name} ({taken[paper, name]})"
    told = [names.get((p, s), m) for p, s, m in named[keys].astype(object).values]
    return named.assign(measure=told).astype({"measure": "string"})


def responsibility_matrix(tables: Mapping[str, pd.DataFrame], papers: Sequence[Paper] = ()) -> pd.DataFrame:
    """Measures in rows, agencies in columns, the role in the cell, "" where there is none.

    `tables` are those of `ipmine.frames.frames`; with `papers`, those that they were made of, a measure without a
    title is named by its first clause. The rows are indexed by `paper`, `section` and `measure` in reading order;
    the agencies stand in order of how often they are named. Without any responsibility the frame is empty and has
    the same index.
    """
    import pandas as pd

    named = named_measures(tables, papers)
    # a measure without a section is told apart by its own text
    named["section"] = named["section"].fillna(-1).astype("int64")
    named["rank"] = named["role"].astype("string").map({role: i for i, role in enumerate(ROLES)})
    strongest = named.sort_values("rank", kind="stable").drop_duplicates(["paper", "section", "measure", "agency"])
    index = pd.MultiIndex.from_frame(named[["paper", "section", "measure"]].drop_duplicates())
    agencies = list(named["agency"].value_counts(sort=False).sort_values(ascending=False, kind="stable").index)
    cells = strongest.assign(role=strongest["role"].astype("string")).set_index(
        ["paper", "section", "measure", "agency"]
    )["role"]
    wide = cells.unstack("agency") if len(cells) else pd.DataFrame(index=index)
    matrix = wide.reindex(index=index, columns=agencies).fillna("")
    matrix.columns.name = "agency"
    return matrix


def measures_without_lead(tables: Mapping[str, pd.DataFrame], papers: Sequence[Paper] = ()) -> pd.DataFrame:
    """Measures that several parties answer for and nobody leads: `paper`, `section`, `measure`, `agencies`.

    `tables` and `papers` are those of `responsibility_matrix`.
    """
    named = named_measures(tables, papers)
    keys = ["paper", "section", "measure"]
    grouped = named.assign(leads=named["role"].astype("string").eq("lead")).groupby(keys, dropna=False, sort=False)
    found = grouped.agg(
        agencies=("agency", lambda a: "；".join(dict.fromkeys(a))),
        parties=("agency", "nunique"),
        leads=("leads", "any"),
    )
    return found[~found["leads"] & (found["parties"] > 1)].reset_index().drop(columns=["leads", "parties"])
